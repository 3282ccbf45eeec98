"""Built files in every format, and what follows from them in a graph of its own."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, NamedNode
from rdflib import Dataset, Literal
from rdflib import Graph as RdfGraph
from rdflib.term import Node

from kg.errors import InputError, LossWarning
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
    with warnings.catch_warnings():  # of what XML can't hold
        warnings.simplefilter("ignore", LossWarning)
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


DATASETS = [name for name, format in FORMATS.items() if format.supports_datasets]


@pytest.mark.parametrize("then", DATASETS)
@pytest.mark.parametrize("first", DATASETS)
@pytest.mark.parametrize("inferred", [True, False])
def test_graphs_stay_when_what_was_exported_is_exported_again(
    built: Path, first: str, then: str, inferred: bool, tmp_path: Path
) -> None:
    """What was inferred is left out or inferred anew; it never becomes stated."""
    once = tmp_path / f"once.{first}"
    once.write_bytes(export([built], first, inferred=True))
    again = set(pyoxigraph.parse(export([once], then, inferred=inferred), format=FORMATS[then]))
    assert again == set(pyoxigraph.parse(export([built], then, inferred=inferred), format=FORMATS[then]))


@pytest.mark.parametrize("format", set(FORMATS) - set(DATASETS))
def test_without_graphs_what_is_exported_again_is_what_was_built(built: Path, format: str, tmp_path: Path) -> None:
    once = tmp_path / "once.trig"
    once.write_bytes(export([built], "trig", inferred=True))
    said = [set(pyoxigraph.parse(export([f], format), format=FORMATS[format])) for f in (once, built)]
    assert said[0] == said[1]


def test_several_documents_keep_their_graphs(built: Path, tmp_path: Path) -> None:
    other, shelf = tmp_path / "other.ttl", tmp_path / "shelf.nq"
    write_turtle(example_graph(hostile=True), other)
    shelf.write_bytes(export([built, other], "nq", inferred=True))
    graphs = {q.graph_name for q in pyoxigraph.parse(shelf.read_bytes(), format=FORMATS["nq"])}
    assert len(graphs) == 5
    assert set(export([shelf], "nq", inferred=True).splitlines()) == set(shelf.read_bytes().splitlines())


def test_graphs_of_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "other.trig"
    path.write_text("<a:s> <a:p> <a:o> . <a:g> { <a:s> <a:p> <a:x> }")
    assert export([path], "nq") == b"<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:x> <a:g> .\n"


def test_what_follows_among_the_facts_is_not_taken_for_stated(built: Path, tmp_path: Path) -> None:
    """As in files of earlier versions, which mixed the two in formats without graphs."""
    mixed = tmp_path / "mixed.nt"
    quads = pyoxigraph.parse(export([built], "nq", inferred=True), format=FORMATS["nq"])
    mixed.write_bytes(pyoxigraph.serialize([q.triple for q in quads], format=FORMATS["nt"]) or b"")
    for inferred in (True, False):
        assert _lines(export([mixed], "nq", inferred=inferred)) == _lines(export([built], "nq", inferred=inferred))


def _lines(quads: bytes) -> set[bytes]:
    return set(quads.splitlines())


@pytest.mark.parametrize("format", set(FORMATS) - set(DATASETS))
def test_what_is_inferred_is_refused_where_it_could_not_be_kept_apart(built: Path, format: str) -> None:
    with pytest.raises(InputError, match=f"{format} has no named graphs.*nq, trig, jsonld"):
        export([built], format, inferred=True)


def test_the_same_bytes_each_time(built: Path) -> None:
    for format in FORMATS:
        inferred = format in DATASETS
        assert export([built], format, inferred=inferred) == export([built], format, inferred=inferred)


def test_what_xml_can_not_hold_is_told(built: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.ttl"
    write_turtle(example_graph(hostile=True), hostile)
    with pytest.warns(LossWarning, match=r"^\d+ strings hold control characters"):
        export([hostile], "rdf")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        export([built], "rdf")
        export([hostile], "ttl")


def test_a_file_that_is_no_built_graph_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    other.write_text("<http://a.example/> a <http://b.example/> .")
    with pytest.raises(InputError, match=r"other.ttl: 0 descriptions"):
        export([other], "trig")
    with pytest.raises(InputError, match="not a file of RDF"):
        export([tmp_path / "x.txt"], "nt")
