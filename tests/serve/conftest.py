from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.page import render
from kg.rdf import turtle
from tests.example import example_graph
from tests.serve.running import HOSTILE_BASE, Server, serving


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two built graphs, one of them with its page."""
    where = tmp_path_factory.mktemp("graphs")
    (where / "example.ttl").write_bytes(turtle(example_graph()))
    (where / "example.html").write_text(render(example_graph()), "utf-8")
    (where / "古怪.ttl").write_bytes(turtle(example_graph(hostile=True), base=HOSTILE_BASE))
    (where / "notes.txt").write_text("not a graph", "utf-8")
    return where


@pytest.fixture(scope="package")
def server(directory: Path) -> Iterator[Server]:
    """A server with two workers, two seconds and 50 rows for each query."""
    options = ("--timeout", "2", "--max-rows", "50", "--workers", "2", "--memory", "200")
    with serving(directory, *options) as running:
        yield running
