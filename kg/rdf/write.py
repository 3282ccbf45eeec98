"""Triples -> Turtle, the same bytes for the same triples."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from kg.errors import InputError
from kg.model import Graph
from kg.rdf.build import EvidenceLevel, Triple, prefixes, triples
from kg.rdf.terms import DEFAULT_BASE


def write_turtle(
    graph: Graph | RdfGraph, path: Path, *, base: str = DEFAULT_BASE, evidence: EvidenceLevel = "quote"
) -> None:
    """Write a graph of ours, or an RDF graph, as Turtle in UTF-8; the file is there whole or not at all.

    ``base`` and ``evidence`` as for ``to_rdf``; of an RDF graph ``base`` is only the prefix that is written short.
    """
    content = turtle(graph, base=base, evidence=evidence) if isinstance(graph, Graph) else serialise(graph, base=base)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def turtle(graph: Graph, *, base: str = DEFAULT_BASE, evidence: EvidenceLevel = "quote") -> bytes:
    """The Turtle of ``to_rdf`` without the rdflib graph in between."""
    return serialise(triples(graph, base=base, evidence=evidence), base=base)


def serialise(rdf: RdfGraph | Iterable[Triple], *, base: str = DEFAULT_BASE) -> bytes:
    """Turtle in UTF-8, sorted by subject, predicate (the type first) and object; a triple that comes twice is once.

    InputError for a blank node (it would be doubled each time the file is loaded) and for what is no IRI.
    """
    distinct = set(rdf)
    terms = {term for triple in distinct for term in triple}
    order = {term: i for i, term in enumerate(sorted(terms, key=_sort_key))}
    order[RDF.type] = -1
    ox = {term: _convert(term) for term in terms}
    ranked = sorted(distinct, key=lambda t: (order[t[0]], order[t[1]], order[t[2]]))
    out = io.BytesIO()
    pyoxigraph.serialize(
        (pyoxigraph.Triple(ox[s], ox[p], ox[o]) for s, p, o in ranked),  # type: ignore[arg-type]
        out,
        pyoxigraph.RdfFormat.TURTLE,
        prefixes=prefixes(base),
    )
    # The prefixes come in an order that changes from run to run, one a line before all triples.
    lines = out.getvalue().split(b"\n", len(prefixes(base)))
    return b"\n".join([*sorted(lines[:-1]), lines[-1]])


def _sort_key(term: Node) -> tuple[bool, str, str, str]:
    if isinstance(term, Literal):
        return True, str(term), term.language or "", str(term.datatype or "")
    return False, str(term), "", ""


def _convert(term: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if isinstance(term, Literal):
        if term.language:
            return pyoxigraph.Literal(str(term), language=term.language)
        if term.datatype:
            return pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(str(term.datatype)))
        return pyoxigraph.Literal(str(term))
    if not isinstance(term, URIRef):
        raise InputError(f"{term.n3()} is neither an IRI nor a literal; blank nodes are not written")
    try:
        return pyoxigraph.NamedNode(str(term))
    except ValueError as e:
        raise InputError(f"{str(term)!r} is not an IRI: {e}") from None
