"""The graph that the benchmarks ask, so that no question is timed on nothing."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.query import ShippedQuery, run, shipped_queries
from kg.rdf import turtle
from tests.benchmarks.generate import full_graph


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(turtle(full_graph(240, 1)), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("query", shipped_queries(), ids=lambda q: q.name)
def test_every_question_has_rows(store: pyoxigraph.Store, query: ShippedQuery) -> None:
    assert run(store, query.sparql).rows


def test_the_same_seed_gives_the_same_graph() -> None:
    assert full_graph(60, 4) == full_graph(60, 4)
