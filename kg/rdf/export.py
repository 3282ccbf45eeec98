"""Files of RDF -> any format of RDF, one named graph for each document where the format has named graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat
from pyoxigraph import Triple as RdfTriple

from kg.errors import InputError
from kg.rdf.infer import FOLLOWS, INFERRED, infer, inferred_graph
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


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a file states: what stands in no graph, and the triples of each graph, in the file's order."""

    outside: list[RdfTriple]
    graphs: dict[NamedNode, list[RdfTriple]]


def export(sources: Sequence[Path], format: str, *, inferred: bool = False, base: str = DEFAULT_BASE) -> bytes:
    """Files of RDF as one, in a format of ``FORMATS``.

    In TriG, N-Quads and JSON-LD the facts of each document are a graph that is named as its data set, and the default
    graph describes the data sets; the other formats have them all in one. The graphs of a file that has some stay as
    they are.

    ``inferred`` adds what follows from the facts of each graph, in the graph ``…-inferred``. What a file has in such a
    graph, or of the properties that only the rules give, is left out before: it is inferred anew or not at all, and
    never comes among the facts.

    InputError for a file that can't be read, one without the description that ``kg build`` writes where named graphs
    are wanted and it has none, and ``inferred`` in a format without graphs, where nothing would keep it apart.
    """
    kind = FORMATS[format]
    if inferred and not kind.supports_datasets:
        having = ", ".join(name for name, f in FORMATS.items() if f.supports_datasets)
        raise InputError(
            f"--inferred: {format} has no named graphs, so that what is inferred would lie among what is stated;"
            f" choose a format that has them: {having}"
        )
    if kind.supports_datasets:
        return write(list(_quads(sources, inferred)), kind, base=base)
    stated = [_stated(source) for source in sources]
    triples = (t for parts in stated for own in (parts.outside, *parts.graphs.values()) for t in own)
    return write(list(dict.fromkeys(triples)), kind, base=base)


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


def _stated(source: Path) -> _Parts:
    """What a file states, without what it has of inferred facts and of the description of their graphs."""
    outside: dict[RdfTriple, None] = {}
    graphs: dict[NamedNode, dict[RdfTriple, None]] = {}
    for q in read_quads(source):
        if q.predicate in FOLLOWS or _is_inferred(q.graph_name) or _is_inferred(q.subject):
            continue
        if isinstance(q.graph_name, BlankNode):
            raise InputError(f"{source}: a graph without a name; wanted an IRI")
        own = graphs.setdefault(q.graph_name, {}) if isinstance(q.graph_name, NamedNode) else outside
        own[q.triple] = None
    return _Parts(list(outside), {name: list(own) for name, own in graphs.items()})


def _is_inferred(node: object) -> bool:
    return isinstance(node, NamedNode) and node.value.endswith(INFERRED)


def _quads(sources: Sequence[Path], inferred: bool) -> Iterator[Quad]:
    """What is outside all graphs (the descriptions of the data sets), then each graph's facts and what follows."""
    outside: dict[RdfTriple, None] = {}
    graphs: dict[NamedNode, dict[RdfTriple, None]] = {}
    for source in sources:
        parts = _stated(source)
        if not parts.graphs:
            built = _built(source, parts.outside)
            parts = _Parts(built.description, {built.dataset: built.facts})
        outside |= dict.fromkeys(parts.outside)
        for name, triples in parts.graphs.items():
            graphs.setdefault(name, {}).update(dict.fromkeys(triples))
    yield from in_graph(outside, DefaultGraph())
    for name, own in graphs.items():
        yield from in_graph(own, name)
        if inferred:
            yield from inferred_quads(name, own)


def inferred_quads(graph: NamedNode, facts: Iterable[RdfTriple]) -> Iterator[Quad]:
    """What follows from a graph's facts, in a graph of its own that says where it is from."""
    name = inferred_graph(graph)
    yield Quad(name, RDF.type, VOID.Dataset)
    yield Quad(name, PROV.wasDerivedFrom, graph)
    yield from in_graph(infer(facts), name)


def in_graph(triples: Iterable[RdfTriple], graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    """Triples as quads of one graph."""
    return (Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def read_built(source: Path) -> BuiltFile:
    """A file that ``kg build`` wrote, without what is inferred in it; InputError where it can't be read or is none."""
    parts = _stated(source)
    return _built(source, list(dict.fromkeys(t for own in (parts.outside, *parts.graphs.values()) for t in own)))


def _built(source: Path, triples: Sequence[RdfTriple]) -> BuiltFile:
    about = _subjects(t for t in triples if t.predicate == RDF.type and t.object in _DESCRIBES)
    described = [t for t in triples if t.subject in about]
    names = _subjects(t for t in described if t.predicate == DCTERMS.source)
    if len(names) != 1:
        raise InputError(f"{source}: {len(names)} descriptions of data sets in it; wanted a file that `kg build` wrote")
    return BuiltFile(names.pop(), described, [t for t in triples if t.subject not in about])


def _subjects(triples: Iterable[RdfTriple]) -> set[NamedNode]:
    return {t.subject for t in triples if not isinstance(t.subject, BlankNode)}  # type: ignore[misc]
