"""Built files in every format, and what follows from them in a graph of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, NamedNode
from rdflib import Dataset, Literal
from rdflib import Graph as RdfGraph
from rdflib.term import Node

from kg.errors import InputError
from kg.rdf import DEFAULT_BASE, export, to_rdf, write_turtle
from kg.rdf.export import FORMATS
from tests.example import example_graph


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "example.ttl"
    write_turtle(example_graph(), path)
    return path


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("hostile", [False, True])
def test_every_format_says_the_same(format: str, hostile: bool, tmp_path: Path) -> None:
    graph = example_graph(hostile=hostile)
    path = tmp_path / "g.ttl"
    write_turtle(graph, path)
    said = to_rdf(graph)
    data = export([path], format)
    by_engine = {str(q.triple) for q in pyoxigraph.parse(data, format=FORMATS[format])}
    assert len(by_engine) == len(said)
    name = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld", "nq": "nquads"}.get(format, format)
    read: RdfGraph = Dataset(default_union=True) if FORMATS[format].supports_datasets else RdfGraph()
    read.parse(data=data, format=name)
    wanted = {tuple(_in_xml(x) for x in t) for t in said} if format == "rdf" else set(said)
    assert {t[:3] for t in read} == wanted


def _in_xml(term: Node) -> Node:
    """A literal as XML can hold it: U+FFFD for control characters."""
    if isinstance(term, Literal) and term.language:
        return Literal(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", str(term)), lang=term.language)
    return term


def test_facts_are_in_the_graph_of_their_document(built: Path) -> None:
    quads = list(pyoxigraph.parse(export([built], "nq", inferred=True), format=FORMATS["nq"]))
    dataset = f"{DEFAULT_BASE}dataset-{example_graph().document.sha256[:12]}"
    graphs = {q.graph_name for q in quads}
    assert graphs == {DefaultGraph(), NamedNode(dataset), NamedNode(dataset + "-inferred")}
    stated = {str(q.triple) for q in quads if q.graph_name == NamedNode(dataset)}
    inferred = {str(q.triple) for q in quads if q.graph_name == NamedNode(dataset + "-inferred")}
    assert stated
    assert inferred
    assert not stated & inferred


def test_the_same_bytes_each_time(built: Path) -> None:
    for format in FORMATS:
        assert export([built], format, inferred=True) == export([built], format, inferred=True)


def test_a_file_that_is_no_built_graph_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    other.write_text("<http://a.example/> a <http://b.example/> .")
    with pytest.raises(InputError, match=r"other.ttl: 0 descriptions"):
        export([other], "trig")
    with pytest.raises(InputError, match="not a file of RDF"):
        export([tmp_path / "x.txt"], "nt")
