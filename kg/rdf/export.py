"""Built files -> any format of RDF, one named graph for each document where the format has named graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat
from pyoxigraph import Triple as RdfTriple

from kg.errors import InputError
from kg.rdf.infer import infer, inferred_graph
from kg.rdf.nodes import DCTERMS, PROV, RDF, VOID
from kg.rdf.terms import DEFAULT_BASE
from kg.rdf.write import write

FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
_DESCRIBES = frozenset({VOID.Dataset, PROV.Activity, PROV.SoftwareAgent})  # what is about a data set, not in it


def export(sources: Sequence[Path], format: str, *, inferred: bool = False, base: str = DEFAULT_BASE) -> bytes:
    """Files of RDF as one, in a format of ``FORMATS``.

    In TriG, N-Quads and JSON-LD the facts of each document are a graph that is named as its data set, and the default
    graph describes the data sets; the other formats have them all in one. ``inferred`` adds what follows from the
    facts, in the graph ``…-inferred`` or among them. InputError for a file that can't be read, and one without the
    description that ``kg build`` writes where named graphs are wanted.
    """
    kind = FORMATS[format]
    if kind.supports_datasets:
        return write(list(_quads(sources, inferred)), kind, base=base)
    triples = dict.fromkeys(q.triple for source in sources for q in read_quads(source))
    if inferred:
        triples |= dict.fromkeys(infer(triples))
    return write(list(triples), kind, base=base)


def read_quads(source: Path) -> Iterator[Quad]:
    """The quads of a file, by its suffix; InputError where it can't be read."""
    format = FORMATS.get(source.suffix.removeprefix("."))
    if format is None:
        raise InputError(f"{source}: not a file of RDF; wanted {', '.join('.' + f for f in FORMATS)}")
    try:
        yield from pyoxigraph.parse(path=source, format=format)
    except SyntaxError as e:
        raise InputError(f"{source}, line {e.lineno}: not good RDF: {e.msg}") from None
    except OSError as e:
        raise InputError(f"{source} can't be read: {e.strerror or e}") from None


def _quads(sources: Sequence[Path], inferred: bool) -> Iterator[Quad]:
    """The descriptions of all data sets in the default graph, then each document's facts in its own."""
    parted = [_parted(source) for source in sources]
    for _, about, _ in parted:
        yield from (Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in about)
    for graph, _, facts in parted:
        yield from (Quad(t.subject, t.predicate, t.object, graph) for t in facts)
        if inferred:
            name = inferred_graph(graph)
            yield Quad(name, RDF.type, VOID.Dataset)
            yield Quad(name, PROV.wasDerivedFrom, graph)
            yield from (Quad(t.subject, t.predicate, t.object, name) for t in infer(facts))


def _parted(source: Path) -> tuple[NamedNode, list[RdfTriple], list[RdfTriple]]:
    """The name of a built file's data set, what describes it, and its facts."""
    triples = list(dict.fromkeys(q.triple for q in read_quads(source)))
    about = _subjects(t for t in triples if t.predicate == RDF.type and t.object in _DESCRIBES)
    described = [t for t in triples if t.subject in about]
    names = _subjects(t for t in described if t.predicate == DCTERMS.source)
    if len(names) != 1:
        raise InputError(f"{source}: {len(names)} descriptions of data sets in it; wanted a file that `kg build` wrote")
    return names.pop(), described, [t for t in triples if t.subject not in about]


def _subjects(triples: Iterable[RdfTriple]) -> set[NamedNode]:
    return {t.subject for t in triples if not isinstance(t.subject, BlankNode)}  # type: ignore[misc]
