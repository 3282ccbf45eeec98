"""Content negotiation: an Accept header and the media types on offer -> the one to give (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable


def best(accept: str | None, offered: Iterable[str]) -> str | None:
    """The media type that the client prefers among those offered; of equal ones the first, None where none will do.

    Without a header, or with one that names no type, the first. Parameters other than ``q`` are not looked at.
    """
    ranges = [_range(part) for part in (accept or "*/*").split(",") if part.strip()] or [("*/*", 1.0)]
    chosen, highest = None, 0.0
    for type in offered:
        quality = _quality(type, ranges)
        if quality > highest:
            chosen, highest = type, quality
    return chosen


def _range(part: str) -> tuple[str, float]:
    """A media range and its quality; one whose quality is no number counts as not wanted."""
    name, *parameters = (p.strip().lower() for p in part.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, min(1.0, float(value))
            except ValueError:
                return name, 0.0
    return name, 1.0


def _quality(type: str, ranges: Iterable[tuple[str, float]]) -> float:
    """What the most specific range that fits says of a type."""
    given = dict(reversed(list(ranges)))  # of two that are the same the first counts
    for name in (type, type.partition("/")[0] + "/*", "*/*"):
        if name in given:
            return given[name]
    return 0.0
