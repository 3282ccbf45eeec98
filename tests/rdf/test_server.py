"""Real triple stores take our Turtle whole and answer our queries as the embedded engine does."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from pyoxigraph import Literal
from rdflib import Graph as RdfGraph

from kg.build import build
from kg.model import PartialDate
from kg.query import format_table, run, shipped_queries
from kg.rdf import DEFAULT_BASE, turtle
from kg.read import read
from tests.example import example_graph
from tests.rdf import stores
from tests.rdf.stores import Row, Store
from tests.remake_outputs import sample_files

HOSTILE = example_graph(hostile=True)
# what neither of the others has: a renaming, and two names whose order changes
LATER = """2021年5月临浦市大事记
1日 市委书记顾怀远主持召开全市教育工作会议。市委副书记、市长沈知行,市委常委、秘书长陆明禾出席会议。
2日 市水产局更名为市渔业局。
3日 全市农业工作会议召开。市委常委、秘书长陆明禾,市委副书记、市长沈知行出席会议。
"""
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float", "int")}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the stores are filled with: the sample, an example whose names break careless readers, and a chronicle."""
    text = tmp_path_factory.mktemp("later") / "later.txt"
    text.write_text(LATER, "utf-8")
    later = build(read(text), place="临浦市", province="云岭省", date=PartialDate(2021, 5))
    sample = {name: data for name, data in sample_files().items() if name.endswith(".ttl")}
    return {"hostile.ttl": turtle(HOSTILE), "later.ttl": turtle(later)} | sample


@pytest.fixture(scope="module")
def ours(files: dict[str, bytes]) -> RdfGraph:
    """The same as rdflib reads it."""
    graph = RdfGraph(bind_namespaces="none")
    for content in files.values():
        graph.parse(data=content, format="turtle")
    return graph


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> Iterator[Store]:
    with getattr(stores, request.param)(tmp_path_factory.mktemp(request.param), files) as running:
        yield running


def test_it_counts_as_many_triples_as_rdflib(store: Store, ours: RdfGraph) -> None:
    (row,) = store.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert int(row["n"]["value"]) == len(ours) > 10_000


def test_a_constant_iri_finds_its_hostile_name(store: Store) -> None:
    for entity in HOSTILE.entities:
        label = f"SELECT ?x WHERE {{ <{DEFAULT_BASE}{entity.id}> <http://www.w3.org/2000/01/rdf-schema#label> ?x }}"
        assert [row["x"]["value"] for row in store.ask(label)] == [entity.name]


def test_a_hostile_name_finds_its_iri(store: Store) -> None:
    # Virtuoso takes U+2028 for a line end in queries; in data it keeps it, as the test above shows
    entities = [e for e in HOSTILE.entities if "\u2028" not in e.name]
    assert len(entities) == len(HOSTILE.entities) - 1
    for entity in entities:
        literal = str(Literal(entity.name, language="zh"))
        named = f"SELECT ?x WHERE {{ ?x <http://www.w3.org/2000/01/rdf-schema#label> {literal} }}"
        assert DEFAULT_BASE + entity.id in [row["x"]["value"] for row in store.ask(named)]


@pytest.mark.parametrize("name", [q.name for q in shipped_queries()])
def test_shipped_queries_give_the_same_rows(store: Store, ours: RdfGraph, name: str) -> None:
    (query,) = (q for q in shipped_queries() if q.name == name)
    rows = json.loads(format_table(run(ours, query.sparql), "json"))["results"]["bindings"]
    assert rows
    assert sorted(map(alike, store.ask(query.sparql))) == sorted(map(alike, rows))


def alike(row: Row) -> str:
    """A row in words that are the same for all stores: they write numbers and truths in different ways."""
    return json.dumps({name: _alike(term) for name, term in row.items()}, sort_keys=True)


def _alike(term: dict[str, str]) -> tuple[str, str, str]:
    value, type = term["value"], term.get("datatype", "")
    if type in NUMBERS:
        value = f"{float(value):.6g}"
    elif type == XSD + "boolean":
        value = {"1": "true", "0": "false"}.get(value, value)
    return term["type"].removeprefix("typed-"), value, term.get("xml:lang", "").lower()
