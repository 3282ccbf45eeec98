"""Files of RDF -> one graph to be looked at, with what its things are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.errors import InputError
from kg.rdf import prefixes
from kg.rdf.export import read_quads
from kg.rdf.labels import Words, ontology_triples, term_labels
from kg.rdf.nodes import ORG, RDF, RDFS
from kg.rdf.terms import KG

ONTOLOGY = NamedNode("https://gazette-kg.invalid/ontology")  # the graph of the store that holds it
_LONGEST = 40  # characters of a label that is made of a quote
# What tells a thing that has no name of its own, in this order.
_TELLING = (
    KG.person,
    KG.event,
    KG.rankOf,
    KG.rank,
    KG.sumOf,
    KG.agent,
    KG.article,
    RDF.subject,
    RDF.object,
    ORG.member,
)

Node = NamedNode | BlankNode


class Data:
    """Some files as one graph.

    ``store`` holds all their triples in its default graph, their named graphs beside it, and the ontology in the graph
    ``ONTOLOGY``; ``triples`` are the triples, each once, in the order of the files.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        """InputError for a file that can't be read, and for files that say nothing in terms of the ontology."""
        self.files = tuple(files)
        self.store = Store()
        read = [(file, list(read_quads(file))) for file in files]
        triples = dict.fromkeys(q.triple for _, quads in read for q in quads)
        self.store.bulk_extend(q for _, quads in read for q in quads if q.graph_name != DefaultGraph())
        self._file: dict[Node, Path] = {}
        for part in ("subject", "object"):  # where a thing is described, else where it is referred to
            for file, quads in read:
                for quad in quads:
                    if isinstance(node := getattr(quad, part), Node):
                        self._file.setdefault(node, file)
                    elif isinstance(node, Triple):
                        raise InputError(f"{file}: it has triple terms of RDF 1.2; only RDF 1.1 is checked")
        self.triples = tuple(triples)
        self.store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in self.triples)
        if not any(_is_ours(t) for t in self.triples):
            names = ", ".join(map(str, files))
            raise InputError(f"{names}: nothing in terms of kg.ttl to check; wanted a graph that `kg build` wrote")
        self.store.bulk_extend(Quad(t.subject, t.predicate, t.object, ONTOLOGY) for t in ontology_triples())

    def file(self, thing: Node) -> Path:
        """The first file that describes a thing, else that refers to it; the first of all for a property."""
        return self._file.get(thing, self.files[0])

    def objects(self, subject: Node, predicate: NamedNode) -> Iterator[Node | Literal]:
        """The values of a property, sorted."""
        found = (q.object for q in self.store.quads_for_pattern(subject, predicate, None, DefaultGraph()))
        yield from sorted(found, key=str)  # type: ignore[misc]

    def label(self, node: Node) -> Words:
        """What a thing is called: its name, its quote, or its class with the names of what it is about."""
        for predicate in (RDFS.label, KG.quote):
            for name in self.objects(node, predicate):
                if isinstance(name, Literal):
                    text = name.value if predicate == RDFS.label else _cut(name.value)
                    return Words(text, text)
        about = [words for p in _TELLING for o in self.objects(node, p) if (words := self._name(o))]
        kinds = [words for type in self.objects(node, RDF.type) if (words := self._name(type))][:1]
        return Words(*(" ".join(words[x] for words in (*kinds, *about)) for x in ("zh", "en")))

    def _name(self, node: Node | Literal) -> Words | None:
        """The name of a thing, of a term of the ontology, or a literal's words."""
        if isinstance(node, Literal):
            return Words(_cut(node.value), _cut(node.value))
        if isinstance(node, NamedNode) and node in term_labels():
            return term_labels()[node]
        named = [o.value for o in self.objects(node, RDFS.label) if isinstance(o, Literal)]
        return Words(named[0], named[0]) if named else None

    def show(self, term: Node | Literal) -> Words:
        """A value for a message: a literal's words, an IRI in short behind the thing's name."""
        if isinstance(term, Literal):
            return Words(term.value, term.value)
        name = self._name(term)
        return Words(*(f"{name[x]} {short(term)}" if name else short(term) for x in ("zh", "en")))


def name(node: Node) -> str:
    """A thing's IRI, or ``_:`` and the name of a blank node."""
    return node.value if isinstance(node, NamedNode) else str(node)


def short(node: Node) -> str:
    """An IRI with the prefix that we write for its name space, where it has one; ``_:`` before a blank node."""
    if isinstance(node, BlankNode):
        return str(node)
    for prefix, namespace in prefixes().items():
        if node.value.startswith(namespace):
            return f"{prefix}:{node.value.removeprefix(namespace)}"
    return f"<{node.value}>"


def _is_ours(triple: Triple) -> bool:
    told = triple.object if triple.predicate == RDF.type else triple.predicate
    return isinstance(told, NamedNode) and told.value.startswith(KG.iri)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
