"""Chromium without a network, and an account of all that must not happen while a reader uses the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.model import Evidence, Graph, Kind, PostRank, Sum
from kg.page import render
from tests.benchmarks.generate import synthetic_graph
from tests.chromium import CHROMIUM, MISSING, chromium
from tests.example import example_graph
from tests.remake_outputs import sample_graph


@pytest.fixture(scope="module")  # playwright's loop must have ended before the tests of the server run theirs
def browser() -> Iterator[Any]:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test extra)")
    if CHROMIUM is None:
        pytest.skip(MISSING)
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    graphs = {
        "example": full_example(),
        "hostile": full_example(hostile=True),
        "large": synthetic_graph(500, 11),
        "sample": sample_graph(),
        "mapped": mapped_example(),
    }
    for name, graph in graphs.items():
        (folder / f"{name}.html").write_text(render(graph), "utf-8")
    return {name: folder / f"{name}.html" for name in graphs}


def full_example(*, hostile: bool = False) -> Graph:
    """The example with a rank, a sum and a less sure fact; ``hostile`` puts its names into all words of the graph."""
    graph = example_graph(hostile=hostile)
    bad = "<img src=x onerror=alert(1)>'\"`=1+1" if hostile else "9.5亿元"
    said = graph.tenures[0].evidence[0]
    unsure = replace(graph.tenures[2].evidence[0], confidence=0.6)
    inferred = Evidence(said.document, said.spans, said.page, said.printed, said.sentence, bad, True, 0.9)
    project = next(e.id for e in graph.entities if e.kind is Kind.PROJECT)
    tenures = [replace(graph.tenures[0], title=bad) if hostile else graph.tenures[0], *graph.tenures[1:]]
    tenures[2] = replace(tenures[2], evidence=(unsure,))
    return replace(
        graph,
        tenures=tuple(tenures),
        ranks=(PostRank("post-01", "bureau", (inferred,)),),
        sums=(Sum(project, Decimal(950_000_000), bad, (said,)),),
    )


def mapped_example() -> Graph:
    """The example as if its places lay where real divisions do."""
    graph = example_graph()
    codes = {"place-01": "370000", "place-02": "370100", "place-03": "371425"}
    return replace(graph, entities=tuple(replace(e, code=codes.get(e.id, e.code)) for e in graph.entities))


class Reader:
    """Opens pages and keeps account of all that must not happen."""

    def __init__(self, browser: Any, files: dict[str, Path]) -> None:
        self.browser = browser
        self.files = files
        self.bad: list[str] = []
        self.contexts: list[Any] = []

    def open(self, name: str = "example", hash: str = "", **options: Any) -> Any:
        settings = {"locale": "zh-CN", "viewport": {"width": 1280, "height": 800}, "offline": True} | options
        context = self.browser.new_context(**settings)
        self.contexts.append(context)
        context.route(lambda url: not url.startswith(("file:", "data:", "blob:")), self._abort)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda m: self.bad.append(f"console: {m.text}"))
        page.on("pageerror", lambda e: self.bad.append(f"error: {e}"))
        page.on("dialog", lambda d: (self.bad.append(f"dialog: {d.message}"), d.dismiss()))
        address = self.files[name].as_uri()
        page.on("request", lambda r: r.url.split("#")[0] != address and self.bad.append(f"request: {r.url}"))
        page.goto(address + hash)
        page.wait_for_selector("body[data-ready]")
        return page

    def _abort(self, route: Any) -> None:
        self.bad.append(f"request: {route.request.url}")
        route.abort()


@pytest.fixture
def reader(browser: Any, files: dict[str, Path]) -> Iterator[Reader]:
    it = Reader(browser, files)
    yield it
    for context in it.contexts:
        context.close()
    # 'data:,' is the empty icon, by which the browser does not ask for one
    assert [b for b in it.bad if b != "request: data:,"] == []
