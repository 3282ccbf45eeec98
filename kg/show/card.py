"""What is shown of an entity: facts in sections, each with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Kind
from kg.rdf.labels import Words


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that a name can mean: its IRI, its kind, and its own name."""

    iri: str
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands. ``citation`` is a reference by GB/T 7714-2015 with the page.

    ``sentence`` is None where the graph has none; ``page`` is the page's number in the file, ``printed`` that on it.
    """

    citation: str
    sentence: str | None = None
    page: int | None = None
    printed: int | None = None
    confidence: float | None = None
    inferred: bool | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in words, and its parts by name for other programs; ``inferred`` is None where nothing says it."""

    words: Words
    parts: Mapping[str, object]
    inferred: bool | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one sort, in order; ``name`` is the key for other programs."""

    name: str
    title: Words
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An entity. ``code`` is a place's code (``skos:notation``), ``title`` and ``organisation`` are a post's.

    ``candidates`` are the names between which the text leaves open who is meant, ``mentions`` how often the text names
    it and ``pages`` where, as references have them.
    """

    match: Match
    aliases: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    title: str | None = None
    organisation: str | None = None
    mentions: int = 0
    pages: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
