"""A directory of built graphs -> one store: the facts of each document are a graph that is named as its data set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Store

from kg.errors import InputError
from kg.query.run import merge
from kg.rdf.export import in_graph, inferred_quads, read_built


@dataclass(frozen=True, slots=True)
class Served:
    """A graph that is served: its file, its data set's IRI, the number of its triples, the file of its page if any."""

    file: str
    dataset: str
    triples: int
    page: str | None


def built_files(directory: Path) -> list[Path]:
    """The Turtle files of a directory by name; InputError where it can't be read or holds none."""
    try:
        files = sorted(p for p in directory.iterdir() if p.suffix == ".ttl" and p.is_file())
    except OSError as e:
        raise InputError(f"{directory}: not a directory that can be read ({e.strerror})") from None
    if not files:
        raise InputError(f"{directory}: no Turtle file in it; `kg build INPUT -o {directory}` writes one")
    return files


def load(directory: Path, *, inferred: bool = False) -> tuple[Store, tuple[Served, ...]]:
    """All built graphs of a directory.

    Each document's facts are a graph; ``inferred`` adds what follows from them, in a graph of its own. The default
    graph has the triples of all of them, each once, and describes the data sets. InputError for a file that ``kg
    build`` did not write: answers from a part of the data would be wrong.
    """
    store = Store()
    served = []
    for path in built_files(directory):
        built = read_built(path)
        store.bulk_extend(in_graph(built.description, DefaultGraph()))
        store.bulk_extend(in_graph(built.facts, built.dataset))
        if inferred:
            store.bulk_extend(inferred_quads(built.dataset, built.facts))
        page = path.with_suffix(".html")
        triples = len(built.description) + len(built.facts)
        served.append(Served(path.name, built.dataset.value, triples, page.name if page.is_file() else None))
    merge(store)
    return store, tuple(served)
