"""IRIs and literals as the engine has them: made once, handed on a million times."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode
from rdflib import Literal as RdfLiteral
from rdflib import URIRef

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]


class Space:
    """A name space whose terms are attributes (``SDO.startDate``) or items (``KG["role-lead"]``)."""

    def __init__(self, iri: str) -> None:
        """``iri`` is what all its terms begin with."""
        self.iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        node = NamedNode(self.iri + name)
        self.__dict__[name] = node  # the next look-up does not come here
        return node

    def __getitem__(self, name: str) -> NamedNode:
        return NamedNode(self.iri + name)


DCAT = Space("http://www.w3.org/ns/dcat#")
DCTERMS = Space("http://purl.org/dc/terms/")
OA = Space("http://www.w3.org/ns/oa#")
ORG = Space("http://www.w3.org/ns/org#")
PROV = Space("http://www.w3.org/ns/prov#")
RDF = Space("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Space("http://www.w3.org/2000/01/rdf-schema#")
SDO = Space("https://schema.org/")
SKOS = Space("http://www.w3.org/2004/02/skos/core#")
TIME = Space("http://www.w3.org/2006/time#")
VOID = Space("http://rdfs.org/ns/void#")
XSD = Space("http://www.w3.org/2001/XMLSchema#")


def value(x: str | bool | int | Decimal | date, datatype: NamedNode | None = None) -> Literal:
    """A literal of the type that the value has, or of the one that is given."""
    if datatype is not None:
        return Literal(str(x), datatype=datatype)
    if isinstance(x, bool):
        return _truth(x)
    if isinstance(x, int):
        return Literal(x)
    if isinstance(x, Decimal):
        return Literal(format(x, "f"), datatype=XSD.decimal)
    if isinstance(x, date):
        return Literal(x.isoformat(), datatype=XSD.date)
    return Literal(x)


@cache
def _truth(x: bool) -> Literal:
    return Literal(x)


def zh(text: str) -> Literal:
    """Chinese words."""
    return Literal(text, language="zh")


def en(text: str) -> Literal:
    """English words."""
    return Literal(text, language="en")


def to_rdflib(term: Term) -> URIRef | RdfLiteral:
    """The same term for rdflib, whose literals keep the characters that they were given."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if term.language:
        return RdfLiteral(term.value, lang=term.language)
    if term.datatype == XSD.string:
        return RdfLiteral(term.value)
    return RdfLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
