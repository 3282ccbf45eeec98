"""Communities, and the ground of the map."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Kind
from kg.page.ground import ground, located
from kg.page.groups import find_groups
from tests.example import example_graph


def _linked(*pairs: tuple[int, int]) -> dict[int, set[int]]:
    near: dict[int, set[int]] = {}
    for a, b in pairs:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    return near


def test_two_circles_that_one_line_joins_are_two_groups() -> None:
    first = [(a, b) for a in range(5) for b in range(a)]
    second = [(a, b) for a in range(5, 9) for b in range(5, a)]
    assert find_groups(_linked(*first, *second, (0, 5)), 10) == [0, 0, 0, 0, 0, 1, 1, 1, 1, None]


def test_few_are_no_group_and_nothing_has_none() -> None:
    assert find_groups(_linked((0, 1), (1, 2)), 4) == [None] * 4
    assert find_groups({}, 2) == [None, None]


def test_the_ground_is_around_the_places_without_them() -> None:
    graph = example_graph()
    assert ground(graph) == []
    place = next(e for e in graph.entities if e.kind is Kind.PLACE)
    city = replace(graph, entities=(replace(place, name="济南市", code="370100"),))
    names = {name for name, *_ in ground(city)}
    assert "济南市" not in names
    assert {"章丘区", "历城区"} & names
    assert "广州市" not in names
    assert all(115 < lon < 119 and 35 < lat < 38.5 for _, _, lon, lat in ground(city))
    assert located("370100") is not None
    assert located(None) is None
    assert located("000000") is None
