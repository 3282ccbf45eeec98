"""What kind of event an entry tells: by its triggers, and for visits by who goes where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.events import TypeTrigger, type_contexts, type_triggers
from kg.model import EventType, Home, Kind, Mention, Role
from kg.relate.clauses import Masked
from kg.relate.origins import Origin, body_origin, is_home, place_origin
from kg.relate.roles import Part

_LOOK_BACK = 200  # code points in front of a name in which its posts stand
_CLAUSE_END = re.compile("[，。；]")
_PROFESSION = re.compile(r"[^，。；：、PTOLJ到在赴来往去抵]{1,10}")  # between a country and a name: 某国|林业专家|某人


def tell_type(masked: Masked, parts: Sequence[Part], home: Home) -> tuple[EventType, str, tuple[int, int]]:
    """The type of an entry, the id of the rule that told it, and the flow offsets of the words that did.

    The first sentence with a trigger decides; weak triggers count only where no other is in the whole text.
    """
    weak: tuple[re.Match[str], TypeTrigger] | None = None
    for start, end in masked.sentences():
        for a, b in masked.clauses(start, end):
            hit = _strongest(masked.mask, a, b)
            if hit is None:
                continue
            if hit[1].strength == 1:
                weak = weak or hit
                continue
            return _decide(masked, parts, home, hit)
    if weak is not None:
        return _decide(masked, parts, home, weak)
    return EventType.OTHER, "type.none", (0, min(len(masked.text), 1))


def _strongest(text: str, start: int, end: int) -> tuple[re.Match[str], TypeTrigger] | None:
    best: tuple[tuple[int, int, int], re.Match[str], TypeTrigger] | None = None
    for i, trigger in enumerate(type_triggers()):
        m = trigger.pattern.search(text, start, end)
        if m is not None and (best is None or (-trigger.strength, m.start(), i) < best[0]):
            best = ((-trigger.strength, m.start(), i), m, trigger)
    return None if best is None else (best[1], best[2])


def _decide(
    masked: Masked, parts: Sequence[Part], home: Home, hit: tuple[re.Match[str], TypeTrigger]
) -> tuple[EventType, str, tuple[int, int]]:
    m, trigger = hit
    rule = f"type.{trigger.id}"
    if trigger.type == "completion":
        held = _says("ceremony", masked.mask)
        return (EventType.CEREMONY if held else EventType.ACHIEVEMENT), rule, m.span()
    if trigger.type == "session":
        decides = _says("appoints", masked.mask) and not _says("deliberates", masked.mask)
        return (EventType.APPOINTMENT if decides else EventType.MEETING), rule, m.span()
    if trigger.type == "death":
        return (EventType.APPOINTMENT if _says("succeeds", masked.mask) else EventType.OTHER), rule, m.span()
    if trigger.type == "travel":
        return _travel(masked, parts, home, m), rule, m.span()
    return EventType(trigger.type), rule, m.span()


def _says(name: str, text: str) -> bool:
    return any(p.search(text) for p in type_contexts()[name])


def _travel(masked: Masked, parts: Sequence[Part], home: Home, m: re.Match[str]) -> EventType:
    """Inspection (at home, or by superiors), visit (away) or reception (of outsiders)."""
    start, end = masked.sentence_at(m.start()) or (0, len(masked.mask))
    sentence = masked.mask[start:end]
    clause = masked.mask[start : min(end, m.end() + 4)]
    stop = _CLAUSE_END.search(masked.mask, m.end(), end)
    verbs = masked.mask[m.start() : stop.start() if stop else end]
    oversees = _says("superior_only", verbs)
    leads = [p.mention for p in parts if p.sentence[0] == start and p.role in (Role.LEAD, None)]
    origin = _origin(masked, leads[0], home) if leads else _body_origin(masked, start, m.start(), home)
    destinations = [
        x for x in masked.mentions if x.kind in (Kind.PLACE, Kind.ORGANISATION) and start <= x.start < m.end() + 30
    ]
    reached = {
        place_origin(x.text, home)
        for x in destinations
        if re.search(r"(?:[到赴往抵去]|访问|出访|前往|来到)[^，。；PTO]{0,24}$", masked.mask[start : x.start])
    }
    away = Origin.ELSEWHERE in reached and Origin.HOME not in reached
    to_home = any(
        x.kind == Kind.PLACE
        and is_home(x.text, home)
        and re.search(r"(?:[到赴来抵]|到达|抵达|莅临)$", masked.mask[start : x.start])
        for x in destinations
    )
    incoming = not away and (to_home or _says("incoming", clause))
    oversee = _says("oversee", verbs)
    if incoming and origin is not Origin.HOME:
        above = origin is Origin.ABOVE and oversee
        return EventType.INSPECTION if above or oversees else EventType.RECEPTION
    if away:
        return EventType.VISIT
    if origin is Origin.ABOVE:
        return EventType.INSPECTION
    if _says("calls", m[0]) and _host_origin(masked, m.end(), stop.start() if stop else end, home) is Origin.ELSEWHERE:
        return EventType.VISIT
    if origin is Origin.ELSEWHERE:
        return EventType.INSPECTION if oversees else EventType.RECEPTION
    grass = _says("grassroots", sentence)
    if not grass and not to_home and not oversees and _says("outgoing", sentence):
        return EventType.VISIT
    if re.search("访问|出访", m[0]) and not grass:
        return EventType.VISIT
    return EventType.INSPECTION


def _host_origin(masked: Masked, start: int, end: int, home: Home) -> Origin:
    """Where those are from whom somebody calls on, by the first post or body behind the words that say so."""
    hosts = (m for m in masked.within(start, end) if m.kind in (Kind.POST, Kind.ORGANISATION))
    host = next(hosts, None)
    return body_origin(host.text, home) if host else Origin.OPEN


def _origin(masked: Masked, person: Mention, home: Home) -> Origin:
    """Where a person is from by the posts in front of the name, and by the body or place in front of those."""
    posts = titles_before(masked, person)
    start = posts[0].start if posts else person.start
    before = masked.within(max(0, start - _LOOK_BACK), start)
    owner = before[-1] if before and before[-1].kind in (Kind.ORGANISATION, Kind.PLACE) else None
    if owner is not None and owner.end == start:
        return body_origin(owner.text, home)  # the posts behind it are its own, whatever level they begin with
    origins = (body_origin(p.text, home) for p in posts)
    told = next((o for o in origins if o is not Origin.OPEN), Origin.OPEN)
    if told is Origin.OPEN and owner is not None and _PROFESSION.fullmatch(masked.mask, owner.end, start):
        return body_origin(owner.text, home)
    return told


def titles_before(masked: Masked, person: Mention) -> list[Mention]:
    """The post mentions that stand in front of a name as its own, in the text's order."""
    out: list[Mention] = []
    at = person.start
    for m in reversed(masked.within(max(0, at - _LOOK_BACK), at)):
        if m.kind != Kind.POST or masked.mask[m.end : at] not in ("", "、", "兼", "暨"):
            break
        out.append(m)
        at = m.start
    return out[::-1]


def _body_origin(masked: Masked, start: int, end: int, home: Home) -> Origin:
    bodies = [m for m in masked.mentions if m.kind == Kind.ORGANISATION and start <= m.start < end]
    if not bodies:
        return Origin.OPEN
    body = bodies[-1].text
    origin = body_origin(body, home)
    if origin is Origin.OPEN and any(p.search(body) for p in type_contexts()["guests"]):
        return Origin.OPEN if home.place and body.startswith(home.place[:-1]) else Origin.ELSEWHERE
    return origin
