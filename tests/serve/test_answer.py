"""A query on a store, as a worker answers it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, Store, parse, parse_query_results

from kg.serve.answer import answer
from kg.serve.formats import GRAPHS, HTML, RESULTS
from kg.serve.load import load
from kg.serve.problems import Problem
from kg.serve.question import Answer, Question

LABELS = "SELECT ?s ?label { ?s rdfs:label ?label } ORDER BY ?s ?label"
ODD = "a\"b\\c\n\r\t<script>&amp;'\u0000\u0001\ufffe𠮷\u2028"


@pytest.fixture(scope="module")
def store(directory: Path) -> Store:
    return load(directory)[0]


@pytest.fixture(scope="module")
def odd() -> Store:
    store = Store()
    for value in (Literal(ODD), Literal("x", language="zh"), Literal(7)):
        store.add(Quad(NamedNode("http://a/"), NamedNode("http://b/"), value))
    return store


def select(store: Store, question: Question, limit: int = 10_000) -> list[tuple[str, ...]]:
    found = parse_query_results(answer(store, question, limit).body, format=QueryResultsFormat.JSON)
    return [tuple(term.value for term in row) for row in found]  # type: ignore[union-attr]


@pytest.mark.parametrize("type", RESULTS)
def test_results_say_the_same_in_every_format(store: Store, type: str) -> None:
    told = answer(store, Question(LABELS, results=type), 10_000)
    rows = list(parse_query_results(store.query("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " + LABELS,
        ).serialize(format=QueryResultsFormat.JSON), format=QueryResultsFormat.JSON))  # type: ignore[union-attr,arg-type]  # fmt: skip
    assert told.type == type
    assert told.rows == len(rows) > 50
    assert not told.more
    if RESULTS[type] == QueryResultsFormat.CSV:
        theirs = list(csv.reader(io.StringIO(told.body.decode(), newline="")))[1:]
        assert theirs == [[term.value for term in row] for row in rows]  # type: ignore[union-attr]
    elif RESULTS[type] == QueryResultsFormat.XML:
        # what XML can't hold is in the hostile names
        found = ElementTree.fromstring(told.body).findall(".//{http://www.w3.org/2005/sparql-results#}result")
        assert len(found) == len(rows)
    else:
        parsed = parse_query_results(told.body, format=RESULTS[type])
        assert [list(row) for row in parsed] == [list(row) for row in rows]  # type: ignore[union-attr]


def test_odd_characters_in_results(odd: Store) -> None:
    query = "SELECT ?o ?none { ?s ?p ?o } ORDER BY ?o"
    json_answer = answer(odd, Question(query), 10)
    values = {row["o"]["value"]: row for row in json.loads(json_answer.body)["results"]["bindings"]}
    assert set(values) == {ODD, "x", "7"}
    assert values["x"]["o"] == {"type": "literal", "value": "x", "xml:lang": "zh"}
    assert values["7"]["o"]["datatype"] == "http://www.w3.org/2001/XMLSchema#integer"
    assert "none" not in values["x"]
    xml = ElementTree.fromstring(answer(odd, Question(query, results="application/sparql-results+xml"), 10).body)
    told = {e.text for e in xml.iter("{http://www.w3.org/2005/sparql-results#}literal")}
    assert told == {ODD.replace("\u0000", "\ufffd").replace("\u0001", "\ufffd").replace("\ufffe", "\ufffd"), "x", "7"}
    html = answer(odd, Question(query, results=HTML), 10).body.decode()
    assert "&lt;script&gt;&amp;amp;" in html
    assert "<script>" not in html


@pytest.mark.parametrize("type", GRAPHS)
def test_graphs_say_the_same_in_every_format(store: Store, type: str) -> None:
    told = answer(store, Question("CONSTRUCT { ?s rdfs:label ?o } { ?s rdfs:label ?o }", graph=type), 10_000)
    assert told.type == type
    found = {(q.subject, q.predicate, q.object) for q in parse(told.body, format=GRAPHS[type])}
    wanted = {(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(
        None, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), None)}  # fmt: skip
    assert told.rows >= len(wanted) > 50
    if GRAPHS[type] == RdfFormat.RDF_XML:  # which can't hold the hostile names
        found, wanted = ({(s, p) for s, p, _ in triples} for triples in (found, wanted))  # type: ignore[assignment]
    assert found == wanted


def test_ask_and_describe(store: Store) -> None:
    assert json.loads(answer(store, Question("ASK { ?s ?p ?o }"), 10).body) == {"head": {}, "boolean": True}
    no = answer(store, Question("ASK { ?s ?p 'nowhere' }", results="text/csv"), 10)
    assert no.body.strip().endswith(b"false")
    page = answer(store, Question("ASK { ?s ?p ?o }", results=HTML), 10)
    assert b">true</span>" in page.body
    iri = select(store, Question("SELECT ?s { ?s a kg:Person }"))[0][0]
    told = answer(store, Question(f"DESCRIBE <{iri}>"), 100)
    assert told.type == "text/turtle"
    assert {q.subject for q in parse(told.body, format=RdfFormat.TURTLE)} == {NamedNode(iri)}
    assert b"<table>" in answer(store, Question(f"DESCRIBE <{iri}>", graph=HTML), 100).body


@pytest.mark.parametrize(
    "question",
    [
        Question(LABELS),
        Question(LABELS, results="text/csv"),
        Question(LABELS, results=HTML),
        Question("CONSTRUCT WHERE { ?s ?p ?o }"),
    ],
)
def test_more_rows_than_may_be_given(store: Store, question: Question) -> None:
    told = answer(store, question, 7)
    assert (told.rows, told.more) == (7, True)
    if told.type == "text/csv":
        assert len(told.body.splitlines()) == 8
    if told.type == HTML:
        assert "只显示前 7 行" in told.body.decode()
        assert "only the first 7" in told.body.decode()


def test_as_many_rows_as_may_be_given_are_all(store: Store) -> None:
    assert answer(store, Question(LABELS + " LIMIT 7"), 7).more is False


def test_an_answer_is_not_longer_than_memory_bears(odd: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.formats.MAX_CHARACTERS", 10_000)
    growing = "SELECT (REPLACE('" + "x" * 100 + "', 'x', '" + "y" * 40 + "') AS ?long) ?o { ?s ?p ?o }"
    told = answer(odd, Question(growing), 100)
    assert (told.rows, told.more) == (2, True)


def test_which_graphs_are_asked(store: Store) -> None:
    every = {name.value for name in store.named_graphs()}
    first, second = sorted(every)
    source = "SELECT DISTINCT ?d %s { ?d a kg:Document }"
    documents = {graph: select(store, Question(source % f"FROM <{graph}>")) for graph in every}
    assert all(len(found) == 1 for found in documents.values())
    assert documents[first] != documents[second]
    both = sorted(documents[first] + documents[second])
    assert sorted(select(store, Question(source % ""))) == both
    assert select(store, Question(source % "", default_graphs=(first,))) == documents[first]
    assert sorted(select(store, Question(source % "", default_graphs=(first, second)))) == both
    # the request's choice goes before the query's (protocol, section 2.1.4)
    assert select(store, Question(source % f"FROM <{first}>", default_graphs=(second,))) == documents[second]
    named = "SELECT DISTINCT ?g %s { GRAPH ?g { ?d a kg:Document } }"
    assert {g for (g,) in select(store, Question(named % ""))} == every
    assert select(store, Question(named % f"FROM NAMED <{first}>")) == [(first,)]
    assert select(store, Question(named % "", named_graphs=(second,))) == [(second,)]
    assert select(store, Question(source % "", named_graphs=(second,))) == []
    assert select(store, Question(named % "", default_graphs=(second,))) == []
    assert select(store, Question(source % "", default_graphs=("http://nowhere/",))) == []


@pytest.mark.parametrize(
    ("question", "key", "detail"),
    [
        (Question("SELECT * {"), "malformed_query", "query line 1"),
        (Question(""), "malformed_query", "query"),
        (Question("SELECT * { ?s nope:x ?o }"), "malformed_query", "query"),
        (Question("SELECT * { ?s ?p '\ud800' }"), "malformed_query", "surrogate"),
        (Question("SELECT * " + "{" * 200 + "}" * 200), "malformed_query", "brackets"),
        (Question("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), "forbidden", "SERVICE asks another server"),
        (Question("DELETE WHERE { ?s ?p ?o }"), "forbidden", "DELETE changes data"),
        (Question("ASK {}", default_graphs=("no iri",)), "bad_request", "'no iri' is no absolute IRI"),
        (Question("ASK {}", results=None), "not_acceptable", "application/sparql-results+json, "),
        (Question("SELECT * {}", results=None), "not_acceptable", "text/csv"),
        (Question("CONSTRUCT WHERE { ?s ?p ?o }", graph=None), "not_acceptable", "text/turtle"),
    ],
)
def test_questions_without_an_answer(store: Store, question: Question, key: str, detail: str) -> None:
    with pytest.raises(Problem) as told:
        answer(store, question, 10)
    assert told.value.key == key
    assert detail in told.value.detail


def test_answers_have_their_own_type(store: Store) -> None:
    """One question has both types; which one counts is seen when the query is understood."""
    question = Question("ASK {}", results="text/csv", graph=None)
    assert isinstance(answer(store, question, 1), Answer)
