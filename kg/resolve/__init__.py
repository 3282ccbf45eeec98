"""Mentions -> entities: short forms in full, posts with their organisation, one person a name in a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.lexicon.script import is_traditional
from kg.model import Document, Entity, Home, Kind, Mention, Resolution, Segmentation
from kg.resolve.identity import (
    longest_project_names,
    name_key,
    organisation_id,
    person_id,
    place_id,
    post_id,
    project_id,
)
from kg.resolve.organisations import Reading, Scope, level_of, longest_forms
from kg.resolve.persons import read_persons
from kg.resolve.posts import PostReading, read_passage


@dataclass(slots=True)
class _Found:
    """An entity while its mentions are being gathered."""

    kind: Kind
    name: str
    code: str | None = None
    title: str = ""
    organisation: str | None = None
    mentions: list[Mention] = field(default_factory=list)


def resolve(document: Document, segmentation: Segmentation, mentions: Sequence[Mention], home: Home) -> Resolution:
    """The entities of a document, and the entity of each mention that could be told.

    ``mentions`` are all mentions of the document, nested ones included; ``home`` is what short forms are read with.
    Entities come in the order of their first mention; organisations that are only restored (``市长`` without its
    government) follow the post that implies them and have no mention.
    """
    places = _Places(mentions, home)
    orgs, posts = _readings(document, segmentation, mentions, home, places)
    passages = {p.id: p for p in segmentation.passages}
    persons = read_persons(passages, mentions, {m: p.title for m, p in posts.items()})
    projects = longest_project_names([m.text for m in mentions if m.kind is Kind.PROJECT])
    order = {p.id: i for i, p in enumerate(segmentation.passages)}
    found: dict[str, _Found] = {}
    of: dict[Mention, str] = {}
    for m in sorted(mentions, key=lambda m: (order[m.passage], m.start, -m.end, m.kind)):
        entity = ""
        if m.kind is Kind.PERSON and m in persons:
            entity = person_id(document, persons[m])
            found.setdefault(entity, _Found(m.kind, name_key(persons[m])))
        elif m.kind is Kind.ORGANISATION and m in orgs:
            entity = _organisation(found, orgs[m].name)
        elif m.kind is Kind.POST and m in posts:
            reading = posts[m]
            org = _organisation(found, reading.organisation) if reading.organisation else None
            entity = post_id(reading.title, org)
            name = (reading.organisation or "") + reading.title
            found.setdefault(entity, _Found(m.kind, name, title=name_key(reading.title), organisation=org))
        elif m.kind is Kind.PROJECT:
            entity = project_id(projects[m.text])
            found.setdefault(entity, _Found(m.kind, projects[m.text]))
        elif m.kind is Kind.PLACE:
            name = places.full(m.text) or m.text
            entity = place_id(None, name)
            found.setdefault(entity, _Found(m.kind, name))
        if entity:
            found[entity].mentions.append(m)
            of[m] = entity
    return Resolution(tuple(_entity(id, f) for id, f in found.items()), of)


def _organisation(found: dict[str, _Found], name: str) -> str:
    id = organisation_id(name)
    found.setdefault(id, _Found(Kind.ORGANISATION, name_key(name)))
    return id


def _entity(id: str, f: _Found) -> Entity:
    aliases = dict.fromkeys(m.text for m in f.mentions if name_key(m.text) != name_key(f.name))
    return Entity(
        id=id,
        kind=f.kind,
        name=f.name,
        aliases=tuple(aliases),
        code=f.code,
        title=f.title,
        organisation=f.organisation,
        mentions=tuple(f.mentions),
    )


def _readings(
    document: Document, segmentation: Segmentation, mentions: Sequence[Mention], home: Home, places: _Places
) -> tuple[dict[Mention, Reading], dict[Mention, PostReading]]:
    """All passages read in order, each with a scope of its own."""
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        by_passage.setdefault(m.passage, []).append(m)
    years = {e.passage: e.period.start.year for e in segmentation.entries if e.period.start}
    usual = segmentation.date.year if segmentation.date else None
    squeezed = "".join(document.text.split())
    known: dict[str, bool] = {}

    def spelled(form: str) -> bool:
        if form not in known:
            known[form] = form in squeezed
        return known[form]

    longer = longest_forms(
        {name_key(m.text) for m in mentions if m.kind is Kind.ORGANISATION}, lambda n: places.full(n) is not None
    )
    traditional = is_traditional(squeezed)
    orgs: dict[Mention, Reading] = {}
    posts: dict[Mention, PostReading] = {}
    recent: tuple[str, ...] = ()
    for passage in segmentation.passages:
        scope = Scope(
            home=home,
            year=years.get(passage.id, usual),
            traditional=traditional,
            spelled=spelled,
            full=places.full,
            above=places.above,
            longer=longer,
            recent=recent,
        )
        here = read_passage(passage, by_passage.get(passage.id, ()), scope)
        recent = scope.recent
        orgs |= here[0]
        posts |= here[1]
    return orgs, posts


class _Places:
    """Full names of the document's places, as far as the document itself tells them."""

    def __init__(self, mentions: Iterable[Mention], home: Home) -> None:
        names = {m.text for m in mentions if m.kind is Kind.PLACE} | {n for n in (home.place, home.province) if n}
        self._known: dict[str, str] = {}
        for name in sorted(names):
            level = level_of(name)
            self._known[name] = name
            if level and len(name) > len(level) + 1:
                self._known.setdefault(name.removesuffix(level), name)

    def full(self, name: str) -> str | None:
        return self._known.get(name)

    def above(self, name: str) -> str | None:
        return None
