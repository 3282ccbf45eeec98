"""The page beside stock pyvis, in Chromium without a network: ``python tests/benchmarks/bench_page.py [FILE …]``.

Milliseconds from opening a file to the page being ready, in one run for both on one graph. Ready means for ours
``body[data-ready]`` (the first look is drawn), for pyvis that its physics has come to rest, which is when one can read
it, and beside that its first drawing. Then the milliseconds from choosing an entity to its card. ``--large`` adds
50,000 entities and 150,000 facts, ours alone; files given are documents to build. Limits: ten times sooner than pyvis
at 500 nodes, 1,500 ms for an issue, 4,000 ms for 50,000 entities, 300 ms for a card.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from pyvis.network import Network

from kg.build import build
from kg.model import Graph
from kg.page import render
from kg.page.data import neighbours, page_data
from kg.read import read
from tests.benchmarks.generate import full_graph, synthetic_graph
from tests.chromium import chromium

NODES = 500
SEED = 11
PATIENCE = 60_000  # milliseconds for pyvis
CHOSEN = 7  # entities chosen one after the other


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--large", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        graph = with_nodes(NODES)
        ours, theirs = Path(folder) / "ours.html", Path(folder) / "pyvis.html"
        ours.write_text(render(graph), "utf-8")
        theirs.write_text(stock_pyvis(graph), "utf-8")
        mine = report(browser, f"{NODES} nodes", ours, args.runs)
        first, rest = opened_pyvis(browser, theirs)
        print(f"{'… stock pyvis, first drawing':34} {first:8.0f}   {first / mine:5.1f} times ours")
        print(f"{'… stock pyvis, at rest':34} {rest:8.0f}   {rest / mine:5.1f} times ours")
        for document in args.documents:
            ours.write_text(render(build(read(document))), "utf-8")
            report(browser, document.stem, ours, args.runs)
        if args.large:
            begun = perf_counter()
            big = full_graph(50_000, SEED)
            facts = len(page_data(big)["facts"])  # type: ignore[arg-type]
            html = render(big)
            ours.write_text(html, "utf-8")
            size = len(html.encode()) / 1e6
            print(f"{len(big.entities):,} entities, {facts:,} facts: {size:.1f} MB in {perf_counter() - begun:.0f} s")
            report(browser, "… opened", ours, args.runs)


def with_nodes(n: int) -> Graph:
    """A synthetic graph of which the page has so many nodes, events and articles among them."""
    graph = synthetic_graph(round(n / 1.55), SEED)
    spare = len(graph.entities) + len(graph.events) + len(graph.articles) - n
    return replace(graph, articles=graph.articles, events=graph.events[: len(graph.events) - max(0, spare)])


def stock_pyvis(graph: Graph) -> str:
    """The same nodes and lines as pyvis draws them when nothing is set but that its scripts are in the file."""
    data = page_data(graph)
    nodes: Any = data["nodes"]
    net = Network(directed=True, cdn_resources="in_line")
    for i, node in enumerate(nodes):
        net.add_node(i, label=node["name"], title=node["name"], group=node["kind"])
    near = neighbours(data["facts"])  # type: ignore[arg-type]
    for a, others in sorted(near.items()):
        for b in sorted(others):
            if a < b:
                net.add_edge(a, b)
    return str(net.generate_html())


def report(browser: Any, name: str, file: Path, runs: int) -> float:
    """Prints the median of the milliseconds until ready and of those until a card stands there."""
    ready, cards = [], []
    for _ in range(runs):
        page = browser.new_context(offline=True, viewport={"width": 1360, "height": 850}).new_page()
        ready.append(_ready(page, file))
        cards += _cards(page)
        page.context.close()
    print(
        f"{name:34} {statistics.median(ready):8.0f}   card {statistics.median(cards):4.0f}, at most {max(cards):4.0f}"
    )
    return statistics.median(ready)


def _ready(page: Any, file: Path) -> float:
    page.add_init_script(
        """new MutationObserver(() => { if (document.body?.dataset.ready) window.readyAt ??= performance.now(); })
        .observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });"""
    )
    page.goto(file.as_uri())
    page.wait_for_function("window.readyAt", timeout=60_000)
    return float(page.evaluate("window.readyAt"))


def _cards(page: Any) -> list[float]:
    """From a click on a name to its card and the drawing painted anew, for the most linked of the start."""
    milliseconds: Sequence[float] = page.evaluate(
        """async (n) => {
          const times = [];
          for (let i = 0; i < n; i++) {
            document.querySelector(".panel .close")?.click();
            await new Promise((done) => setTimeout(done, 120));
            const link = document.querySelectorAll(".tops .link")[i];
            if (!link) break;
            const name = link.textContent;
            const begun = performance.now();
            link.click();
            while (document.querySelector(".panel h2").textContent !== name) await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
            times.push(performance.now() - begun);
          }
          return times;
        }""",
        CHOSEN,
    )
    return list(milliseconds)


def opened_pyvis(browser: Any, file: Path) -> tuple[float, float]:
    """Milliseconds until pyvis's page has drawn once, and until its physics rests (or patience ends)."""
    page = browser.new_context(offline=True, viewport={"width": 1360, "height": 850}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function("typeof network !== 'undefined' && network.body")
    page.evaluate(
        """() => {
          network.once("afterDrawing", () => (window.drawnAt = performance.now()));
          network.on("stabilized", () => (window.restAt = performance.now()));
        }"""
    )
    page.wait_for_function("window.drawnAt")
    try:
        page.wait_for_function("window.restAt")
        rest = float(page.evaluate("window.restAt"))
    except Exception:  # playwright's own TimeoutError: it never came to rest
        rest = float(PATIENCE)
    first = float(page.evaluate("window.drawnAt"))
    page.context.close()
    return first, rest


if __name__ == "__main__":
    main()
