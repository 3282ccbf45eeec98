"""What is compared: the facts of one text, as an annotator wrote them down or as a build found them.

Both sides have the same types. Names are without white space, offsets are code points of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.lexicon.confidence import Key, fact_kind
from kg.model import Evidence, Graph, Kind, Mention, PartialDate, Participation, Span, Tenure, envelope


@dataclass(frozen=True, slots=True)
class Tag:
    """A mention: the type code of the interchange format and its bounds, white space at its ends left out.

    ``optional`` (annotators only) is a mention that counts neither way.
    """

    kind: str
    start: int
    end: int
    optional: bool = False
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """Where a found fact is from: its rule, its confidence, and all that the confidence was put together from."""

    start: int
    rule: str
    confidence: float
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """A person, a post without its organisation, the organisation; ``forms`` are accepted names of it besides."""

    person: str
    post: str
    org: str | None
    forms: tuple[str | None, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A person who takes part in an entry, with roles."""

    name: str
    roles: tuple[str, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A dated entry; ``offset`` is where its text begins, ``start`` and ``end`` ISO dates or None.

    ``sources`` are those of its type, ``links`` those of its places, organisations and projects (kind, name, source).
    """

    start: str | None
    end: str | None
    offset: int
    type: str
    places: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    people: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    links: tuple[tuple[str, str, Source], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All of one text. ``holds`` and ``items`` are None where the annotator tagged mentions only."""

    mentions: tuple[Tag, ...]
    holds: tuple[Hold, ...] | None
    items: tuple[Item, ...] | None


@dataclass(frozen=True, slots=True)
class Meta:
    """With what a text is to be read: home place, province, own body, year or year and month."""

    place: str | None = None
    province: str | None = None
    organisation: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated document. ``name`` is its stem, ``file`` the path of its text."""

    name: str
    file: str
    text: str
    meta: Meta
    facts: Facts


def squeeze(text: str) -> str:
    """Without white space."""
    return re.sub(r"\s+", "", text)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the white space at both ends."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def facts_of(graph: Graph) -> Facts:
    """What a build found."""
    names = {e.id: squeeze(e.name) for e in graph.entities}
    kinds = {e.id: e.kind.value for e in graph.entities}
    begins = {e.id: e.passage for e in graph.entries}
    passages = {p.id: p for p in graph.passages}
    found = _sources_in(graph.mentions)

    def sources(evidence: Iterable[Evidence]) -> tuple[Source, ...]:
        return tuple(_source(e, found) for e in evidence)

    def hold(t: Tenure) -> Hold:
        org = names[t.organisation] if t.organisation else None
        return Hold(names[t.person], squeeze(t.title), org, (), sources(t.evidence))

    def part(p: Participation) -> Part:
        return Part(names[p.person], tuple(r.value for r in p.roles), sources(p.evidence))

    items = tuple(
        Item(
            e.period.start.isoformat() if e.period.start else None,
            e.period.end.isoformat() if e.period.end else None,
            passages[begins[e.entry]].offsets[0],
            e.type.value,
            tuple(names[i] for i in e.places),
            tuple(names[i] for i in e.organisations),
            tuple(names[i] for i in e.projects),
            tuple(part(p) for p in e.participations),
            sources(e.evidence),
            tuple((kinds[id], names[id], _source(link, found)) for id, link in e.links),
        )
        for e in graph.events
    )
    return Facts(tags_of(graph.document.text, graph.mentions), tuple(hold(t) for t in graph.tenures), items)


def tags_of(text: str, mentions: Iterable[Mention]) -> tuple[Tag, ...]:
    """Mentions of a text as they are compared."""
    return tuple(_tag(text, m) for m in mentions)


def shifted(facts: Facts, start: int, end: int) -> Facts:
    """What stands between two offsets of the text, counted from the first of them; holds are left out."""

    def inside(at: int, to: int) -> bool:
        return start <= at and to <= end

    mentions = (replace(m, start=m.start - start, end=m.end - start) for m in facts.mentions if inside(m.start, m.end))
    items = (replace(i, offset=i.offset - start) for i in facts.items or () if inside(i.offset, i.offset))
    return Facts(tuple(mentions), None, tuple(items))


def _tag(text: str, m: Mention) -> Tag:
    whole = envelope(m.spans)
    start, end = trim(text, whole.start, whole.end)
    return Tag(m.kind.value, start, end, False, m.rule, m.confidence)


def _sources_in(mentions: Iterable[Mention]) -> dict[Span, list[Mention]]:
    out: dict[Span, list[Mention]] = {}
    for m in mentions:
        out.setdefault(m.spans[0], []).append(m)
    return out


def _source(e: Evidence, found: dict[Span, list[Mention]]) -> Source:
    """The source that an evidence is; the names it stands on are those whose pieces it is made of."""
    on = {
        (m.kind.value, m.rule)
        for s in e.spans
        for m in found.get(s, ())
        if m.kind is Kind.PERSON and set(m.spans) <= set(e.spans)
    }
    return Source(min(s.start for s in e.spans), e.rule, e.confidence, ((fact_kind(e.rule), e.rule), *sorted(on)))
