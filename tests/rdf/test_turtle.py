"""What is written is what any store reads: the same triples, the same strings, names that no parser trips over."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import BNode, Literal, URIRef
from rdflib import Graph as RdfGraph
from rdflib.namespace import RDF, RDFS, VOID

from kg.errors import InputError
from kg.model import Entity, Graph, Kind
from kg.rdf import DEFAULT_BASE, KG, serialise, to_rdf, turtle, write_turtle
from tests.example import example_graph


@pytest.fixture(params=[False, True], ids=["plain", "hostile"])
def graph(request: pytest.FixtureRequest) -> Graph:
    return example_graph(hostile=request.param)


def read_rdflib(data: bytes) -> RdfGraph:
    return RdfGraph().parse(data=data, format="turtle")


def read_oxigraph(data: bytes) -> set[pyoxigraph.Quad]:
    return set(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE))


def test_what_rdflib_reads_back_is_what_was_said(graph: Graph) -> None:
    assert set(read_rdflib(turtle(graph))) == set(to_rdf(graph))


def test_turtle_of_a_graph_is_turtle_of_its_rdf(graph: Graph) -> None:
    assert set(read_rdflib(turtle(graph))) == set(to_rdf(graph)) == set(read_rdflib(serialise(to_rdf(graph))))
    assert serialise(read_rdflib(turtle(graph))) == serialise(to_rdf(graph))


def test_all_readers_count_the_same(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "example.ttl"
    write_turtle(graph, path)
    count = len(to_rdf(graph))
    assert count > 1000
    assert len(read_rdflib(path.read_bytes())) == count
    assert len(read_oxigraph(path.read_bytes())) == count
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("rapper is not installed (Debian: raptor2-utils)")
    told = subprocess.run([rapper, "-c", "-i", "turtle", str(path)], capture_output=True, text=True, check=True)
    assert re.findall(r"returned (\d+) triples", told.stderr) == [str(count)]
    assert "rror" not in told.stderr
    assert "arning" not in told.stderr


def test_names_come_back_as_they_were(graph: Graph) -> None:
    names = {e.id: e.name for e in graph.entities if e.kind is Kind.PERSON}
    data = turtle(graph)
    by_rdflib = read_rdflib(data)
    by_oxigraph = {
        (q.subject.value, q.object.value)
        for q in read_oxigraph(data)
        if q.predicate.value == str(RDFS.label)
        and isinstance(q.subject, pyoxigraph.NamedNode)
        and isinstance(q.object, pyoxigraph.Literal)
    }
    for id, name in names.items():
        iri = URIRef(DEFAULT_BASE + id)
        assert list(by_rdflib.objects(iri, RDFS.label)) == [Literal(name, lang="zh")]
        assert (str(iri), name) in by_oxigraph


def test_same_bytes_in_another_process(graph: Graph) -> None:
    code = (
        "import sys; from tests.example import example_graph; from kg.rdf import turtle;"
        "sys.stdout.buffer.write(turtle(example_graph(hostile=len(sys.argv) > 1)))"
    )
    hostile = ["hostile"] if graph == example_graph(hostile=True) else []
    root = Path(__file__).resolve().parents[2]
    for seed in ("1", "2"):
        other = subprocess.run(
            [sys.executable, "-c", code, *hostile],
            cwd=root,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert other.stdout == turtle(graph)


def test_local_names_are_plain_ascii_and_nothing_is_blank(graph: Graph) -> None:
    text = turtle(graph).decode("utf-8")
    for line in text.splitlines():
        assert not line.startswith("_:")
    for term in {t for triple in to_rdf(graph) for t in triple}:
        assert not isinstance(term, BNode)
        if isinstance(term, URIRef) and term.startswith(DEFAULT_BASE):
            assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", term.removeprefix(DEFAULT_BASE))


@pytest.mark.parametrize("id", ["person/1", "person-1.", "人物-1", "person 1", "person-1>", "", "-", "person-1\n"])
def test_an_id_that_is_no_local_name_is_replaced(id: str) -> None:
    """Different ids stay different, and the same one the same everywhere."""
    graph = example_graph()
    two = (Entity(id, Kind.PERSON, "甲"), Entity(id + "x/", Kind.PERSON, "乙"))
    tenure = replace(graph.tenures[0], person=id)
    rdf = to_rdf(replace(graph, entities=graph.entities + two, tenures=(tenure,)))
    (first,) = rdf.subjects(RDFS.label, Literal("甲", lang="zh"))
    (second,) = rdf.subjects(RDFS.label, Literal("乙", lang="zh"))
    assert first != second
    assert re.fullmatch(r"[A-Za-z]+-[0-9a-f]{12}", str(first).removeprefix(DEFAULT_BASE))
    assert (None, URIRef("http://www.w3.org/ns/org#member"), first) in rdf


@pytest.mark.parametrize(
    "base", ["", "foo/", "/a/", "http://a b/", "http://a/\n", "http://a/<x>#", "http://a/x", "a:b"]
)
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="base"):
        to_rdf(example_graph(), base=base)


@pytest.mark.parametrize(
    ("base", "hint"),
    [
        ("https://数据.example/志/", "write https://xn--vxup8b.example/%E5%BF%97/"),
        ("https://example.org:8080/志#", "write https://example.org:8080/%E5%BF%97#"),
        ("urn:x:临浦/", "write urn:x:%E4%B8%B4%E6%B5%A6/"),
    ],
)
def test_a_base_that_is_not_ascii_is_refused_with_the_one_that_is(base: str, hint: str) -> None:
    with pytest.raises(InputError) as told:
        to_rdf(example_graph(), base=base)
    assert str(told.value).endswith(hint)
    assert to_rdf(example_graph(), base=hint.removeprefix("write "))


@pytest.mark.parametrize("base", ["http://localhost/x#", "urn:x:linpu/", "https://xn--vxup8b.example/%E5%BF%97/"])
def test_base_names_the_data_and_nothing_else(base: str) -> None:
    ours, other = to_rdf(example_graph()), to_rdf(example_graph(), base=base)
    assert len(ours) == len(other)
    assert not any(DEFAULT_BASE in str(t) for triple in other for t in triple)
    assert read_rdflib(turtle(example_graph(), base=base)).value(URIRef(base + "person-01"), RDF.type) is not None
    renamed = {
        tuple(
            URIRef(base + str(t).removeprefix(DEFAULT_BASE)) if str(t).startswith(DEFAULT_BASE) else t for t in triple
        )
        for triple in ours
    }
    hashed = {t for t in renamed if "relation-" in t[0] or t[1] == VOID.uriSpace}
    assert renamed - hashed <= set(other)


def test_what_is_no_iri_is_refused_in_writing() -> None:
    rdf = RdfGraph()
    rdf.add((URIRef("http://a/b c"), RDF.type, KG.Person))
    with pytest.raises(InputError, match="b c"):
        serialise(rdf)


def test_a_blank_node_is_refused_in_writing(tmp_path: Path) -> None:
    rdf = RdfGraph()
    rdf.add((BNode(), RDF.type, KG.Person))
    with pytest.raises(InputError, match="blank"):
        write_turtle(rdf, tmp_path / "x.ttl")
    assert list(tmp_path.iterdir()) == []
