"""Tagged sentences against what the rules find: both as lists that pytest prints side by side."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.candidates import Candidate
from kg.extract.find import find
from kg.model import Kind
from tests.inline import parse

Found = list[tuple[int, str, str]]  # (start, kind, words)


def told(text: str, candidates: Iterable[Candidate]) -> Found:
    return sorted((c.start, c.kind.value, text[c.start : c.end]) for c in candidates)


def wanted(tagged: str) -> Found:
    return sorted((m.start, m.kind.value, m.text) for m in parse(tagged)[1])


def found(tagged: str, *, known: Iterable[str] = (), places: Iterable[str] = ()) -> Found:
    text = parse(tagged)[0]
    return told(text, find(text, known, places))


def names(text: str, kind: Kind, *, known: Iterable[str] = ()) -> list[str]:
    """The mentions of one kind in a text, in order."""
    return [text[c.start : c.end] for c in find(text, known) if c.kind is kind]
