"""A graph as RDF: rdflib's ``Graph``, and files that any triple store loads."""

from rdflib import Namespace

from kg.rdf.build import check_base, prefixes, to_rdf
from kg.rdf.dataset import EvidenceLevel
from kg.rdf.export import export
from kg.rdf.ontology import ontology_page, ontology_text, shapes_text
from kg.rdf.terms import DEFAULT_BASE
from kg.rdf.terms import KG as _KG
from kg.rdf.write import serialise, turtle, write_turtle

KG = Namespace(_KG.iri)  # our vocabulary, for users of rdflib

__all__ = [
    "DEFAULT_BASE",
    "KG",
    "EvidenceLevel",
    "check_base",
    "export",
    "ontology_page",
    "ontology_text",
    "prefixes",
    "serialise",
    "shapes_text",
    "to_rdf",
    "turtle",
    "write_turtle",
]
