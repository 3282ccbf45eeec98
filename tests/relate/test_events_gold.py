"""Events from the gold's own mentions and entries, where the annotated documents are at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model import Event, Resolution
from kg.relate.events import find_events
from tests import oracle

pytestmark = pytest.mark.skipif(not oracle.GOLD.is_dir(), reason="the annotated documents are not beside the project")


def _pairs() -> list[tuple[str, dict[str, Any], Event]]:
    out = []
    for stem in oracle.stems():
        document, segmentation, mentions, home, facts = oracle.load(stem)
        resolution = Resolution((), {m: m.text for m in mentions})
        events = {e.entry: e for e in find_events(document, segmentation, mentions, resolution, home)}
        out += [
            (stem.name, gold, events[entry.id])
            for gold, entry in zip(facts["entries"], segmentation.entries, strict=True)
        ]
    return out


def _f1(gold: Callable[[dict[str, Any]], set[Any]], guess: Callable[[Event], set[Any]]) -> float:
    tally = oracle.scorer().Tally()
    for name, entry, event in _pairs():
        tally.add(name, gold(entry), guess(event))
    return float(tally.row()[2])


def test_people() -> None:
    assert _f1(lambda g: {p["name"] for p in g["people"]}, lambda e: {p.person for p in e.participations}) >= 0.97


def test_people_with_roles() -> None:
    def gold(entry: dict[str, Any]) -> set[Any]:
        return {(p["name"], r) for p in entry["people"] for r in p["roles"]}

    assert _f1(gold, lambda e: {(p.person, str(r)) for p in e.participations for r in p.roles}) >= 0.95


def test_types() -> None:
    pairs = _pairs()
    assert sum(e.type == g["type"] for _, g, e in pairs) >= 0.95 * len(pairs)
