"""Queries over files and graphs: right rows, and one clear line for everything that goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph as RdfGraph

from kg.errors import InputError
from kg.query import Cell, load, query_file, run
from kg.rdf import to_rdf, write_turtle
from tests.example import example_graph

NAMES = "SELECT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def rdf() -> RdfGraph:
    return to_rdf(example_graph())


def test_a_file_and_a_graph_answer_the_same(rdf: RdfGraph, tmp_path: Path) -> None:
    path = tmp_path / "example.ttl"
    write_turtle(rdf, path)
    rq = tmp_path / "q.rq"
    rq.write_text(NAMES, "utf-8")
    table = run(rdf, NAMES)
    assert len(table.rows) == 8
    assert query_file(path, NAMES) == query_file(path, rq) == run(load(path), NAMES) == table


def test_hostile_names_come_out_as_they_went_in() -> None:
    graph = example_graph(hostile=True)
    table = run(to_rdf(graph), NAMES)
    assert sorted(row[0].text for row in table.rows if row[0]) == sorted(
        e.name for e in graph.entities if e.kind == "per"
    )


def test_named_graphs_are_asked_as_well(tmp_path: Path) -> None:
    path = tmp_path / "x.trig"
    path.write_text("<http://g/> { <http://s/> <http://p/> 1 }", "utf-8")
    assert query_file(path, "SELECT ?o { ?s ?p ?o }").rows == (
        (Cell("1", "literal", None, "http://www.w3.org/2001/XMLSchema#integer"),),
    )


def test_from_chooses_among_the_graphs(tmp_path: Path) -> None:
    path = tmp_path / "x.trig"
    path.write_text("<http://g1/> { <http://a/> <http://b/> 1 } <http://g2/> { <http://a/> <http://b/> 2 }", "utf-8")
    found = run(path, "SELECT ?x FROM <http://g2/> { ?a ?b ?x }")
    assert [row[0].text for row in found.rows if row[0]] == ["2"]
    assert len(run(path, "SELECT ?x { ?a ?b ?x }").rows) == 2


@pytest.mark.parametrize(("limit", "rows", "more"), [(None, 8, False), (8, 8, False), (7, 7, True), (0, 0, True)])
def test_limit(rdf: RdfGraph, limit: int | None, rows: int, more: bool) -> None:
    table = run(rdf, NAMES, limit=limit)
    assert (len(table.rows), table.more) == (rows, more)


def test_other_forms_of_query(rdf: RdfGraph) -> None:
    asked = run(rdf, "ASK { ?p a kg:Person }")
    assert asked.columns == ("ask",)
    assert asked.rows[0][0] == Cell("true", "literal", None, "http://www.w3.org/2001/XMLSchema#boolean")
    made = run(rdf, "CONSTRUCT { ?p rdf:type schema:Thing } WHERE { ?p a kg:Person }")
    assert (made.columns, len(made.rows)) == (("subject", "predicate", "object"), 8)
    assert run(rdf, "SELECT ?x ?y { VALUES (?x ?y) { (UNDEF 'a'@zh) } }").rows == ((None, Cell("a", "literal", "zh")),)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "query line 1, column 1"),
        ("SELECT *\nWHERE {\n ?a foo:b ?c }", "query line 3, column .*: Prefix not found"),
        ("SELECT * WHERE {", "at the end"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?a ?b ?c }", "contains a variable that is unbound"),
        ("谁主持?", "query line 1"),
        ("SELECT * { ?a ?b '\ud800' }", "surrogate"),
    ],
)
def test_a_query_that_is_none(rdf: RdfGraph, query: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as e:
        run(rdf, query)
    assert "\n" not in str(e.value)


def test_data_that_can_not_be_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text('@prefix a: <http://x/> .\na:b a:c "x\ny" .\n', "utf-8")
    text = tmp_path / "x.txt"
    text.write_text("", "utf-8")
    for path, told in (
        (bad, "bad.ttl, line 2: not good RDF"),
        (tmp_path / "none.ttl", "can't be read"),
        (text, "suffix '.txt'"),
        (tmp_path, "suffix ''"),
    ):
        with pytest.raises(InputError, match=told):
            query_file(path, NAMES)


def test_a_query_file_that_can_not_be_read(tmp_path: Path) -> None:
    binary = tmp_path / "b.rq"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.rq", tmp_path, binary):
        with pytest.raises(InputError, match="query file"):
            query_file(tmp_path / "x.ttl", path)
