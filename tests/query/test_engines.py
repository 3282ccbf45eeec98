"""The shipped queries give the same rows on every engine: the embedded one, rdflib, the servers that are here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

import pyoxigraph
import pytest
from rdflib import Graph as RdfGraph

from kg.query import bind, load, run, shipped_queries, shipped_query
from kg.rdf import serialise
from tests.query.shelf import shelf
from tests.query.test_answers_shelf import EXPECTED
from tests.query.test_parameters import HOSTILE
from tests.rdf import stores
from tests.rdf.stores import Row, Store

# Each query open, with its example, and as it is asked of the shelf.
CASES: list[tuple[str, dict[str, str]]] = [
    *((q.name, {}) for q in shipped_queries()),
    *((q.name, {p.name: p.example for p in q.parameters}) for q in shipped_queries() if q.parameters),
    *((name, given) for name, given, _ in EXPECTED if given),
]
each = pytest.mark.parametrize(("name", "given"), CASES, ids=[f"{n}-{g}" for n, g in CASES])


@pytest.fixture(scope="module")
def rdf() -> RdfGraph:
    return shelf()


@pytest.fixture(scope="module")
def store(rdf: RdfGraph) -> pyoxigraph.Store:
    return load(rdf)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, rdf: RdfGraph) -> Iterator[Store]:
    where = tmp_path_factory.mktemp(request.param)
    with getattr(stores, request.param)(where, {"shelf.ttl": serialise(rdf)}) as running:
        yield running


@each
def test_rdflib(rdf: RdfGraph, store: pyoxigraph.Store, name: str, given: dict[str, str]) -> None:
    sparql = bind(shipped_query(name).sparql, given)
    found = rdf.query(sparql)
    theirs = ({str(v): str(x) for v, x in row.asdict().items()} for row in found)  # type: ignore[union-attr]
    assert counted(theirs) == ours(store, sparql)


@each
def test_servers(server: Store, store: pyoxigraph.Store, name: str, given: dict[str, str]) -> None:
    sparql = bind(shipped_query(name).sparql, given)
    assert counted(values(server.ask(sparql))) == ours(store, sparql)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_reach_servers_as_they_are(server: Store, text: str) -> None:
    sparql = "# param x: text | 甲 | the x | 例\nSELECT (STR(?given_x) AS ?x) WHERE { VALUES ?given_x { UNDEF } }"
    if server.graph is not None and "\u2028" in text:
        pytest.skip("Virtuoso takes U+2028 for a line end in queries")
    assert values(server.ask(bind(sparql, {"x": text}))) == [{"x": text.strip()}]


def test_few_of_the_cases_are_empty(store: pyoxigraph.Store) -> None:
    open_ones = [name for name, given in CASES if not given and not run(store, shipped_query(name).sparql).rows]
    assert open_ones == []


def ours(store: pyoxigraph.Store, sparql: str) -> Counter[tuple[tuple[str, str], ...]]:
    table = run(store, sparql)
    rows = [{n: c.text for n, c in zip(table.columns, row, strict=True) if c is not None} for row in table.rows]
    return counted(rows)


def values(rows: Iterable[Row]) -> list[dict[str, str]]:
    """The values of rows in SPARQL's JSON."""
    return [{name: cell["value"] for name, cell in row.items()} for row in rows]


def counted(rows: Iterable[Mapping[str, str]]) -> Counter[tuple[tuple[str, str], ...]]:
    """Rows without their order; numbers by their value, for engines write them each in its way."""
    return Counter(tuple(sorted((name, _by_value(text)) for name, text in row.items())) for row in rows)


def _by_value(text: str) -> str:
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text
