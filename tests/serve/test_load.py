"""What is served of a directory."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import InputError
from kg.rdf import to_rdf
from kg.rdf.dataset import dataset_iri
from kg.serve.load import built_files, load
from tests.example import example_graph
from tests.serve.running import HOSTILE_BASE


def test_each_document_is_a_graph_and_the_default_graph_is_all_of_them_with_their_descriptions(directory: Path) -> None:
    store, served = load(directory)
    plain, hostile = example_graph(), example_graph(hostile=True)
    names = [dataset_iri(plain.document).value, dataset_iri(hostile.document, HOSTILE_BASE).value]
    assert [(g.file, g.dataset, g.page) for g in served] == [
        ("example.ttl", names[0], "example.html"),
        ("古怪.ttl", names[1], None),
    ]
    assert [g.triples for g in served] == [len(to_rdf(plain)), len(to_rdf(hostile, base=HOSTILE_BASE))]
    default = {q.triple for q in store.quads_for_pattern(None, None, None, DefaultGraph())}
    assert default == {q.triple for q in store}
    assert len(default) <= sum(g.triples for g in served)
    assert {g.value for g in store.named_graphs()} == set(names)
    described = {q.subject for q in store.quads_for_pattern(None, None, None, DefaultGraph())}
    assert {NamedNode(name) for name in names} <= described
    assert all(len(list(store.quads_for_pattern(None, None, None, NamedNode(n)))) > 500 for n in names)


def test_what_follows_lies_in_graphs_of_its_own(directory: Path) -> None:
    store, served = load(directory, inferred=True)
    names = {g.dataset for g in served}
    assert {g.value for g in store.named_graphs()} == names | {n + "-inferred" for n in names}


def test_files_that_are_no_built_graphs(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.*not a directory"):
        load(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no Turtle file in it; `kg build"):
        built_files(tmp_path)
    (tmp_path / "other.ttl").write_text("<http://a/> <http://b/> 1 .", "utf-8")
    with pytest.raises(InputError, match=r"other\.ttl: 0 descriptions"):
        load(tmp_path)
    (tmp_path / "other.ttl").write_text("<http://a/> <http://b/>\n 1 ,", "utf-8")
    with pytest.raises(InputError, match=r"other\.ttl, line 2: not good RDF"):
        load(tmp_path)
