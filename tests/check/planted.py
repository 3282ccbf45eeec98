"""A graph that conforms, and faults put into it by SPARQL updates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyoxigraph

from kg.check import Report, check
from kg.model import Bounds, Entity, Graph, Kind, PostRank, Predicate, Relation, Sum
from kg.rdf import DEFAULT_BASE, prefixes, turtle
from tests.example import example_graph

KEY = example_graph().document.sha256[:12]
FOUNDED, DISMISSED = date(2021, 4, 1), date(2021, 4, 8)


def base_graph() -> Graph:
    """The example with tenures that change hands on one day, a rank, a sum and a division that the gazetteer knows."""
    graph = example_graph()
    bounds = {
        "tenure-03": Bounds(None, FOUNDED, date(2021, 4, 5), None),
        "tenure-07": Bounds(DISMISSED, DISMISSED, DISMISSED, None),
        "tenure-08": Bounds(None, FOUNDED, DISMISSED, DISMISSED),
    }
    said = graph.tenures[0].evidence
    return replace(
        graph,
        entities=(*graph.entities, Entity("place-05", Kind.PLACE, "北京市", code="110000")),
        tenures=tuple(replace(t, bounds=bounds.get(t.id, t.bounds)) for t in graph.tenures),
        ranks=(PostRank("post-01", "bureau", said),),
        sums=(Sum("project-01", Decimal("1250000000"), "总投资12.5亿元", said),),
        relations=(*graph.relations, Relation("org-04", Predicate.RENAMED, "org-06", said)),
    )


@cache
def _base() -> bytes:
    return turtle(base_graph())


def plant(directory: Path, update: str = "", *, suffix: str = "nt") -> Report:
    """What ``check`` says of the base after an update; prefixes are known, ``KEY`` stands for the document's key."""
    store = pyoxigraph.Store()
    store.load(_base(), format=pyoxigraph.RdfFormat.TURTLE)
    store.update(update.replace("KEY", KEY), prefixes=prefixes())
    path = directory / f"planted.{suffix}"
    format = pyoxigraph.RdfFormat.from_extension(suffix)
    assert format is not None
    if format.supports_datasets:
        store.dump(path, format)
    else:
        store.dump(path, format, from_graph=pyoxigraph.DefaultGraph())
    return check([path])


def found(report: Report) -> set[tuple[str, str]]:
    """The codes of the findings, each with the local name of the thing: ``KEY`` for the document's key, ``*`` for what
    is hashed.
    """
    return {(f.code, _local(f.thing)) for f in report.findings}


def _local(thing: str) -> str:
    name = thing.removeprefix(DEFAULT_BASE).replace(KEY, "KEY")
    return re.sub(r"^(?:(\w+)-[0-9a-f]{12}|(piece|program)-.*|(_:).*)$", _stem, name)


def _stem(name: re.Match[str]) -> str:
    return "_:*" if name[3] else f"{name[1] or name[2]}-*"
