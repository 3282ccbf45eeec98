"""Names that somebody may have meant."""

from __future__ import annotations

import pytest

from kg.query.near import near_names

KNOWN = ("holders", "posts", "person", "顾怀远", "顾怀远桥", "沈知行", "临浦市财政局")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("holdrs", ["holders"]),
        ("persons", ["person"]),
        ("顾怀园", ["顾怀远"]),
        ("顾怀", ["顾怀远", "顾怀远桥"]),
        ("财政局", ["临浦市财政局"]),
        ("沈知行同志", ["沈知行"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_near_names(name: str, near: list[str]) -> None:
    assert near_names(name, KNOWN) == near
