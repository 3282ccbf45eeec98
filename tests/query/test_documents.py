"""Several documents as named graphs of one file, or served from one directory, are asked as a set of triples."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.query import load, run, shipped_queries
from kg.rdf import to_rdf, write_turtle
from kg.rdf.export import export
from kg.serve.load import load as load_served
from tests.query.shelf import april, june, shelf


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of two built graphs that share persons, posts, bodies and places."""
    where = tmp_path_factory.mktemp("built")
    for name, graph in (("april", april()), ("june", june())):
        write_turtle(graph, where / f"{name}.ttl")
    return where


@pytest.fixture(scope="module")
def merged() -> pyoxigraph.Store:
    return load(shelf())


@pytest.mark.parametrize("form", ["trig", "nq", "served"])
@pytest.mark.parametrize("query", [q.name for q in shipped_queries()])
def test_named_graphs_are_asked_as_their_merge(built: Path, merged: pyoxigraph.Store, form: str, query: str) -> None:
    (sparql,) = (q.sparql for q in shipped_queries() if q.name == query)
    if form == "served":
        store = load_served(built)[0]
    else:
        path = built / f"both.{form}"
        if not path.exists():
            path.write_bytes(export(sorted(built.glob("*.ttl")), form))
        store = load(path)
    assert sorted(map(str, run(store, sparql).rows)) == sorted(map(str, run(merged, sparql).rows))


def test_graphs_are_told_apart_as_well(built: Path) -> None:
    store = load_served(built)[0]
    apart = run(store, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?p a kg:Person } } GROUP BY ?g").rows
    assert sorted(int(n.text) for _, n in apart if n) == [8, 8]
    (together,) = run(store, "SELECT (COUNT(*) AS ?n) { ?p a kg:Person }").rows
    assert together[0] is not None
    assert int(together[0].text) == 12
    assert len(run(to_rdf(april()), "SELECT * { ?p a kg:Person }").rows) == 8
