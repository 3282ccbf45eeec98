"""Triples and quads -> the formats of RDF, the same bytes for the same triples."""

from __future__ import annotations

import io
import os
import re
import warnings
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from pyoxigraph import Triple as RdfTriple
from rdflib import Graph as RdfGraph
from rdflib import Literal as RdfLiteral
from rdflib import URIRef
from rdflib.term import Node

from kg.errors import InputError, LossWarning
from kg.model import Graph
from kg.rdf.build import by_subject, described, prefixes
from kg.rdf.dataset import EvidenceLevel
from kg.rdf.nodes import RDF, Term, Triple
from kg.rdf.terms import DEFAULT_BASE

# what XML 1.0 can't hold (section 2.2), not even escaped
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def write_turtle(
    graph: Graph | RdfGraph,
    path: Path,
    *,
    base: str = DEFAULT_BASE,
    evidence: EvidenceLevel = "quote",
    licence: str | None = None,
) -> None:
    """Write a graph of ours, or an RDF graph, as Turtle in UTF-8; the file is there whole or not at all.

    ``base``, ``evidence`` and ``licence`` as for ``to_rdf``; of an RDF graph ``base`` is only the prefix that is
    written short.
    """
    if isinstance(graph, Graph):
        content = turtle(graph, base=base, evidence=evidence, licence=licence)
    else:
        content = serialise(graph, base=base)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def turtle(
    graph: Graph, *, base: str = DEFAULT_BASE, evidence: EvidenceLevel = "quote", licence: str | None = None
) -> bytes:
    """The Turtle of ``to_rdf`` without the rdflib graph in between, as ``kg build`` writes it: the fastest way."""
    facts = described(graph, base=base, evidence=evidence, licence=licence)
    return write(facts, RdfFormat.TURTLE, base=base)


def serialise(
    rdf: RdfGraph | Iterable[Triple], format: RdfFormat = RdfFormat.TURTLE, *, base: str = DEFAULT_BASE
) -> bytes:
    """RDF in UTF-8: what has one subject together, in the order of the first triple of each; what comes twice is once.

    An rdflib graph, which has no order, is sorted first. Reading its terms and sorting take nearly all of the time, so
    that this is some three times as fast as rdflib's own Turtle, and no more; where a graph of ours is at hand,
    ``turtle`` spares both. InputError for a blank node (it would be doubled each time the file is loaded) and for what
    is no IRI.
    """
    if isinstance(rdf, RdfGraph):
        rdf = sorted(_from_rdflib(rdf), key=_sort_key)
    return write(by_subject(rdf), format, base=base)


def write(statements: Iterable[RdfTriple] | Iterable[Quad], format: RdfFormat, *, base: str = DEFAULT_BASE) -> bytes:
    """Statements in a format, in the order in which they come.

    RDF/XML can't hold control characters: U+FFFD stands for each, and a LossWarning says in how many strings.
    """
    if format == RdfFormat.RDF_XML:
        statements = list(statements)  # type: ignore[assignment]
        _warn_of_loss(statements)
    out = io.BytesIO()
    pyoxigraph.serialize(statements, out, format, prefixes=prefixes(base))
    return _in_order(out.getvalue(), format, len(prefixes(base)))


def _warn_of_loss(statements: Iterable[RdfTriple] | Iterable[Quad]) -> None:
    said = {s.object for s in statements if isinstance(s.object, Literal)}
    lost = sum(1 for x in said if _NO_XML.search(x.value.encode()))
    if lost:
        warnings.warn(
            f"{lost} strings hold control characters, which XML can't; U+FFFD stands for them."
            " All other formats keep them",
            LossWarning,
            stacklevel=3,
        )


def _sort_key(triple: Triple) -> tuple[str, bool, str, str]:
    """By subject, predicate (the type first) and object."""
    subject, predicate, object = triple
    return subject.value, predicate != RDF.type, predicate.value, str(object)


def _in_order(written: bytes, format: RdfFormat, prefixed: int) -> bytes:
    """What was written with its prefixes sorted: the engine gives them in an order that changes from run to run."""
    if format in (RdfFormat.TURTLE, RdfFormat.TRIG):  # one a line before all else
        lines = written.split(b"\n", prefixed)
        return b"\n".join([*sorted(lines[:-1]), lines[-1]])
    if format == RdfFormat.RDF_XML:  # attributes of the root
        root = re.search(rb"<rdf:RDF([^>]*)>", written)
        assert root is not None
        names = b"".join(sorted(re.findall(rb' xmlns:?[^=]*="[^"]*"', root[1])))
        return well_formed(written[: root.start(1)] + names + written[root.end(1) :])
    return written


def well_formed(xml: bytes) -> bytes:
    """XML with U+FFFD for what XML can't hold, and with carriage returns kept."""
    # as such they would be read as line feeds (XML 1.0, section 2.11)
    return _NO_XML.sub("\ufffd".encode(), xml).replace(b"\r", b"&#13;")


def _from_rdflib(rdf: RdfGraph) -> Iterable[Triple]:
    same: dict[Node, Term] = {}
    for triple in rdf:
        subject, predicate, object = (same.get(t) or same.setdefault(t, _convert(t)) for t in triple)
        yield subject, predicate, object  # type: ignore[misc]


def _convert(term: Node) -> Term:
    if isinstance(term, RdfLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        if term.datatype:
            return Literal(str(term), datatype=NamedNode(str(term.datatype)))
        return Literal(str(term))
    if not isinstance(term, URIRef):
        raise InputError(f"{term.n3()} is neither an IRI nor a literal; blank nodes are not written")
    try:
        return NamedNode(str(term))
    except ValueError as e:
        raise InputError(f"{str(term)!r} is not an IRI: {e}") from None
