"""What the map shows behind a graph's places: the divisions of today around them, as points with names."""

from __future__ import annotations

from kg.lexicon.places import Division, gazetteer
from kg.model import Graph, Kind

_MOST = 400  # points behind
_MARGIN = 0.25  # of the stretch of the places on each side
_LEAST = 0.6  # degrees around, where there is one place only
_LEVELS = ("province", "prefecture", "county")


def located(code: str | None) -> Division | None:
    """The division of a code where it has coordinates, else None."""
    division = gazetteer().get(code) if code else None
    return division if division is not None and division.lat is not None and division.lon is not None else None


def ground(graph: Graph) -> list[tuple[str, str, float, float]]:
    """Name, level, longitude and latitude (degrees) of divisions in and around the stretch of the graph's places.

    The highest levels first, as many as can be told apart; none where no place of the graph has coordinates.
    """
    here = [d for e in graph.entities if e.kind is Kind.PLACE and (d := located(e.code)) is not None]
    if not here:
        return []
    codes = {d.code for d in here}
    west, east = _stretch([_degrees(d)[0] for d in here])
    south, north = _stretch([_degrees(d)[1] for d in here])
    found = [
        d
        for d in gazetteer().divisions()
        if d.level in _LEVELS
        and d.last_year is None
        and d.code not in codes
        and located(d.code) is d
        and west <= _degrees(d)[0] <= east
        and south <= _degrees(d)[1] <= north
    ]
    found.sort(key=lambda d: (_LEVELS.index(d.level), d.code))
    return [(d.name, d.level, *_degrees(d)) for d in found[:_MOST]]


def _degrees(division: Division) -> tuple[float, float]:
    assert division.lon is not None
    assert division.lat is not None
    return division.lon, division.lat


def _stretch(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = max((high - low) * _MARGIN, _LEAST)
    return low - margin, high + margin
