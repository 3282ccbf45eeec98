"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.rdf.nodes import DCTERMS, RDF, VOID, Space, Triple, value
from kg.rdf.write import serialise
from kg.serve.formats import GRAPHS, RESULTS
from kg.serve.load import Served

SD = Space("http://www.w3.org/ns/sparql-service-description#")


def service_description(endpoint: str, graphs: Iterable[Served]) -> bytes:
    """The description in Turtle of the endpoint at an address that serves some graphs."""
    return serialise(_describe(endpoint, graphs))


def _describe(endpoint: str, graphs: Iterable[Served]) -> Iterator[Triple]:
    me = NamedNode(endpoint)
    dataset, default = NamedNode(endpoint + "#dataset"), NamedNode(endpoint + "#default-graph")
    yield me, RDF.type, SD.Service
    yield me, SD.endpoint, me
    yield me, SD.supportedLanguage, SD.SPARQL11Query
    yield me, SD.feature, SD.UnionDefaultGraph
    for format in dict.fromkeys([f.iri for f in RESULTS.values()] + [f.iri for f in GRAPHS.values()]):
        yield me, SD.resultFormat, NamedNode(format)
    yield me, SD.defaultDataset, dataset
    yield dataset, RDF.type, SD.Dataset
    yield dataset, SD.defaultGraph, default
    yield default, RDF.type, SD.Graph
    for number, graph in enumerate(graphs, 1):
        named, name = NamedNode(f"{endpoint}#graph-{number}"), NamedNode(graph.dataset)
        yield dataset, SD.namedGraph, named
        yield named, RDF.type, SD.NamedGraph
        yield named, SD.name, name
        yield named, SD.graph, name
        yield name, RDF.type, SD.Graph
        yield name, DCTERMS.title, value(graph.file)
        yield name, VOID.triples, value(graph.triples)
