"""Built files -> any format of RDF, one named graph for each document where the format has named graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """What a file of ``kg build`` holds: its data set's name, the triples that describe that, and the facts."""

    dataset: NamedNode
    description: list[RdfTriple]
    facts: list[RdfTriple]


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
    built = [read_built(source) for source in sources]
    for file in built:
        yield from in_graph(file.description, DefaultGraph())
    for file in built:
        yield from in_graph(file.facts, file.dataset)
        if inferred:
            yield from inferred_quads(file)


def inferred_quads(file: BuiltFile) -> Iterator[Quad]:
    """What follows from a file's facts, in a graph of its own that says where it is from."""
    name = inferred_graph(file.dataset)
    yield Quad(name, RDF.type, VOID.Dataset)
    yield Quad(name, PROV.wasDerivedFrom, file.dataset)
    yield from in_graph(infer(file.facts), name)


def in_graph(triples: Iterable[RdfTriple], graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    """Triples as quads of one graph."""
    return (Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def read_built(source: Path) -> BuiltFile:
    """A file that ``kg build`` wrote; InputError where it can't be read or is none."""
    triples = list(dict.fromkeys(q.triple for q in read_quads(source)))
    about = _subjects(t for t in triples if t.predicate == RDF.type and t.object in _DESCRIBES)
    described = [t for t in triples if t.subject in about]
    names = _subjects(t for t in described if t.predicate == DCTERMS.source)
    if len(names) != 1:
        raise InputError(f"{source}: {len(names)} descriptions of data sets in it; wanted a file that `kg build` wrote")
    return BuiltFile(names.pop(), described, [t for t in triples if t.subject not in about])


def _subjects(triples: Iterable[RdfTriple]) -> set[NamedNode]:
    return {t.subject for t in triples if not isinstance(t.subject, BlankNode)}  # type: ignore[misc]
