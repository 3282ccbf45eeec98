"""A graph as RDF: rdflib's ``Graph``, and Turtle that any triple store loads."""

from kg.rdf.build import EvidenceLevel, check_base, prefixes, to_rdf
from kg.rdf.ontology import ontology_text
from kg.rdf.terms import DEFAULT_BASE, KG
from kg.rdf.write import serialise, turtle, write_turtle

__all__ = [
    "DEFAULT_BASE",
    "KG",
    "EvidenceLevel",
    "check_base",
    "ontology_text",
    "prefixes",
    "serialise",
    "to_rdf",
    "turtle",
    "write_turtle",
]
