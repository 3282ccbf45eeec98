"""What follows from stated facts by published rules; it is kept in a graph of its own, apart from them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, Quad, Store
from pyoxigraph import Triple as RdfTriple

from kg.rdf.nodes import ORG, SDO
from kg.rdf.terms import KG

INFERRED = "-inferred"  # behind the name of the graph that the facts are in

# What only the rules give; no file that `kg build` wrote has such a property.
FOLLOWS = frozenset(
    {
        ORG.hasMembership,
        ORG.hasPost,
        ORG.hasSubOrganization,
        ORG.heldBy,
        ORG.holds,
        ORG.memberOf,
        ORG.transitiveSubOrganizationOf,
        SDO.containsPlace,
        KG.seenWith,
        KG.withinAny,
    }
)


@cache
def rules() -> tuple[tuple[str, str], ...]:
    """Name and SPARQL CONSTRUCT of every rule in ``rules/``, by name; their first comments say what each is."""
    found = (f for f in files("kg.rdf").joinpath("rules").iterdir() if f.name.endswith(".rq"))
    return tuple(sorted((f.name.removesuffix(".rq"), f.read_text("utf-8")) for f in found))


def infer(facts: Iterable[RdfTriple]) -> list[RdfTriple]:
    """What the rules give that the facts do not say, sorted. Rules see facts alone, not what other rules gave."""
    store = Store()
    store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in facts)
    given = {t for _, rule in rules() for t in store.query(rule)}  # type: ignore[union-attr]
    new = (t for t in given if Quad(t.subject, t.predicate, t.object) not in store)
    return sorted(new, key=str)


def inferred_graph(graph: NamedNode) -> NamedNode:
    """The name of the graph for what follows from the facts of a graph."""
    return NamedNode(graph.value + INFERRED)
