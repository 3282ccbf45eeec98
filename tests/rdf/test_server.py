"""A real triple store takes our Turtle and answers our queries as the embedded engine does."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from kg.query import format_table, run, shipped_queries
from kg.rdf import DEFAULT_BASE, to_rdf, turtle
from tests.example import example_graph

# No proxy: the server is on this machine.
_OPEN = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running Oxigraph that holds the hostile example."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("no Oxigraph server here (PyPI: oxigraph)")
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{s.getsockname()[1]}"
    where = tmp_path_factory.mktemp("oxigraph")
    with (where / "log").open("wb") as log:
        process = subprocess.Popen(
            [program, "serve", "--location", str(where / "db"), "--bind", address], stdout=log, stderr=log
        )
        try:
            url = f"http://{address}"
            wait_for(url, process, where / "log")
            data = turtle(example_graph(hostile=True))
            with send(url + "/store?default", data, "text/turtle", "PUT") as answer:
                assert answer.status in (200, 201, 204)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        assert process.poll() is None, log.read_text("utf-8", "replace")
        try:
            _OPEN(url, timeout=5).close()
        except URLError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer: " + log.read_text("utf-8", "replace"))


def send(url: str, data: bytes, type: str, method: str = "POST"):  # type: ignore[no-untyped-def]
    headers = {"Content-Type": type, "Accept": "application/sparql-results+json"}
    return _OPEN(urllib.request.Request(url, data, headers, method=method), timeout=30)


def ask(url: str, sparql: str) -> list[dict[str, dict[str, str]]]:
    with send(url + "/query", sparql.encode("utf-8"), "application/sparql-query") as answer:
        rows: list[dict[str, dict[str, str]]] = json.load(answer)["results"]["bindings"]
        return rows


def test_it_counts_as_many_triples_as_rdflib(server: str) -> None:
    (row,) = ask(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(row["n"]["value"]) == len(to_rdf(example_graph(hostile=True)))


def test_a_constant_iri_finds_its_hostile_name(server: str) -> None:
    graph = example_graph(hostile=True)
    for entity in graph.entities:
        label = f"SELECT ?x {{ <{DEFAULT_BASE}{entity.id}> <http://www.w3.org/2000/01/rdf-schema#label> ?x }}"
        assert [row["x"]["value"] for row in ask(server, label)] == [entity.name]


@pytest.mark.parametrize("name", [q.name for q in shipped_queries()])
def test_shipped_queries_give_the_same_rows(server: str, name: str) -> None:
    (query,) = (q for q in shipped_queries() if q.name == name)
    ours = json.loads(format_table(run(to_rdf(example_graph(hostile=True)), query.sparql), "json"))
    theirs = ask(server, query.sparql)
    assert theirs
    assert sorted(map(repr_row, theirs)) == sorted(map(repr_row, ours["results"]["bindings"]))


def repr_row(row: dict[str, dict[str, str]]) -> str:
    return json.dumps(row, sort_keys=True)
