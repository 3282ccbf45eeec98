"""Dated items of a chronicle -> events with type, setting and people in their roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import (
    Document,
    Entry,
    Event,
    EventType,
    Evidence,
    Home,
    Kind,
    ListPlace,
    Mention,
    Participation,
    Passage,
    Resolution,
    Role,
    Segmentation,
)
from kg.relate.clauses import Masked, mask
from kg.relate.evidence import evidence_at
from kg.relate.roles import Part, read_roles, settle
from kg.relate.settings import links
from kg.relate.types import tell_type

_LABEL = 40  # code points
_OPENING = 12  # code points of adverbs, times and the like that may stand in front of a clause's subject
_CLOSED = re.compile(r"(?:先生|女士|博士|教授|同志|_)*(?:[、。；，等\n]|$)")
_LIST_GOES_ON = re.compile("[PTO、和与及等同志_]*")
# the officers of a body that was just set up, by post and name: 成立小组，组长某人，副组长|某人
_INSTALLED = re.compile(r"(?:成立|组成|组建|设立|建立|改组|产生|改选)[^。；P]{0,60}[，：][TP、，：_]*$")
_LOOK_BACK = 200  # code points
_ROLL = 3  # names: a list as long as that is who was there, in whatever sentence
_LONGEST_LIST = 2000  # code points: a name that comes later is not looked at
_LINKS = {Kind.PLACE: "event.place", Kind.ORGANISATION: "event.organisation", Kind.PROJECT: "event.project"}
_ENDS = "，,。；;！？!?\n："

# What somebody does who is named in the main sentence without a word that says it.
_OPEN_ROLE = {
    EventType.INSPECTION: Role.LEAD,
    EventType.VISIT: Role.LEAD,
    EventType.RECEPTION: Role.LEAD,
    EventType.APPOINTMENT: Role.SUBJECT,
    EventType.ACHIEVEMENT: Role.SUBJECT,
    EventType.MEETING: Role.ATTEND,
    EventType.CEREMONY: Role.ATTEND,
    EventType.ACTIVITY: Role.ATTEND,
    EventType.SIGNING: Role.ATTEND,
}


def find_events(
    document: Document, segmentation: Segmentation, mentions: Sequence[Mention], resolution: Resolution, home: Home
) -> tuple[Event, ...]:
    """One event for each entry of the segmentation that has a text, in its order.

    ``mentions`` are those of the document; what ``resolution`` leaves open is left out. The event's id is the
    entry's with ``event-`` in front, where it does not say ``entry-`` already.
    """
    passages = {p.id: p for p in segmentation.passages}
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        by_passage.setdefault(m.passage, []).append(m)
    return tuple(
        _event(document, entry, passages[entry.passage], by_passage.get(entry.passage, []), resolution, home)
        for entry in segmentation.entries
        if passages[entry.passage].text
    )


def _event(
    document: Document,
    entry: Entry,
    passage: Passage,
    mentions: Sequence[Mention],
    resolution: Resolution,
    home: Home,
) -> Event:
    masked = mask(passage, mentions)
    year = entry.period.year
    parts = read_roles(masked, year=year)
    type, rule, told = tell_type(masked, parts, home)
    open_parts = tuple(p for p in parts if p.role is None)
    parts = _close(masked, parts, type, told[0])
    linked: dict[Kind, dict[str, Evidence]] = {k: {} for k in (Kind.PLACE, Kind.ORGANISATION, Kind.PROJECT)}
    for m in links(masked, type, home, year=year):
        if (id := resolution.of.get(m)) is not None and id not in linked[m.kind]:
            sentence = _sentence(masked, m.start)
            linked[m.kind][id] = _evidence(document, passage, m.start, m.end, sentence, _LINKS[m.kind])
    label = _label(masked, told[0])
    evidence = _evidence(document, passage, 0, len(label.rstrip("…")), _sentence(masked, told[0]), rule)
    return Event(
        id="event-" + entry.id.removeprefix("entry-"),
        entry=entry.id,
        label=label,
        type=type,
        period=entry.period,
        places=tuple(linked[Kind.PLACE]),
        organisations=tuple(linked[Kind.ORGANISATION]),
        projects=tuple(linked[Kind.PROJECT]),
        participations=_participations(document, passage, parts, open_parts, resolution),
        evidence=(evidence,),
        links=tuple((id, e) for group in linked.values() for id, e in group.items()),
    )


def _close(masked: Masked, parts: Sequence[Part], type: EventType, at: int) -> tuple[Part, ...]:
    """The parts with a role for those whose role was left open, as far as the main sentence lets it be told.

    ``at`` is where the words stand that told the type.
    """
    main = (masked.sentences()[0], masked.sentence_at(at)) if masked.sentences() else ()
    told = {p.mention.text for p in parts if p.role is not None}
    out: list[Part] = []
    listed = -1  # where the list of titled names without a predicate has come to
    for p in parts:
        if p.role is not None:
            out.append(p)
            continue
        if p.mention.text in told:
            continue
        start, end = p.sentence
        before = masked.mask[start : p.mention.start]
        closed = _CLOSED.match(masked.mask, p.mention.end) is not None
        titled = before.endswith("T") or (p.mention.start - 1 == listed and before.endswith("、"))
        lone = re.fullmatch(r"P+T+[。；]?", masked.mask[start:end]) is not None
        installed = (
            titled
            and _INSTALLED.search(masked.mask[max(start, p.mention.start - _LOOK_BACK) : p.mention.start]) is not None
        )
        if lone or installed or (type in (EventType.OTHER, EventType.APPOINTMENT) and titled and closed):
            listed = p.mention.end
            out.append(replace(p, role=Role.SUBJECT, rule="role.titled"))
        elif (p.sentence in main or type not in _OPEN_ROLE or p.length >= _ROLL) and _opens(masked, p):
            out.append(replace(p, role=_OPEN_ROLE.get(type, Role.OTHER), rule="role.by-type"))
        elif _acts(masked, p):
            out.append(replace(p, role=Role.OTHER, rule="role.acts"))
    return tuple(out)


def _opens(masked: Masked, p: Part) -> bool:
    """Whether a name stands where the subject of a clause stands, a list of names in front of it aside."""
    window = masked.mask[max(p.sentence[0], p.mention.start - _LONGEST_LIST) : p.mention.start]
    front = window.rstrip("PTO、，和与及等同志_")
    begins = p.sentence[0] + _LONGEST_LIST >= p.mention.start
    return (
        begins and len(front) <= _OPENING and not front.endswith(tuple("在对向把将从")) and not front.startswith("除")
    )


def _acts(masked: Masked, p: Part) -> bool:
    """Whether a name is in the list of names that a later clause begins with, and a predicate of its own follows."""
    window = masked.mask[max(p.sentence[0], p.mention.start - _LONGEST_LIST) : p.mention.start]
    behind = _LIST_GOES_ON.match(masked.mask, p.mention.end)
    follows = masked.mask[behind.end() if behind else p.mention.end :][:1]
    return window.rstrip("PTO、，和与及等同志_").endswith(tuple("，；")) and follows not in "，。；：、的"


def _participations(
    document: Document, passage: Passage, parts: Iterable[Part], open_parts: Iterable[Part], resolution: Resolution
) -> tuple[Participation, ...]:
    """The people with their roles and their places in lists.

    ``open_parts`` are those of names that their own words give no role: where such a name stands in a list that others
    take part by, its bearer, whose part is told elsewhere, has a place there all the same.
    """
    told: dict[str, list[Part]] = {}
    for p in parts:
        if (id := resolution.of.get(p.mention)) is not None and p.role is not None:
            told.setdefault(id, []).append(p)
    lists = {at: n for n, at in enumerate(sorted({p.list for own in told.values() for p in own}), 1)}
    named: dict[str, list[Part]] = {id: list(own) for id, own in told.items()}
    for p in open_parts:
        if (id := resolution.of.get(p.mention)) in named and p.list in lists:
            named[id].append(p)
    out: list[Participation] = []
    for id, own in told.items():
        roles = settle([p.role for p in own if p.role is not None])
        evidence = tuple(
            _evidence(
                document,
                passage,
                p.mention.start,
                p.mention.end,
                p.sentence,
                p.rule,
                trigger=(p.start, p.end),
                confidence=p.mention.confidence,
            )
            for p in own
            if p.role in roles
        )
        out.append(Participation(id, roles, _places(named[id], lists), evidence))
    return tuple(out)


def _places(own: Iterable[Part], lists: Mapping[int, int]) -> tuple[ListPlace, ...]:
    """A person's places by list; who is printed twice in one list has the first."""
    by_list: dict[int, list[Part]] = {}
    for p in sorted(own, key=lambda p: p.mention.start):
        by_list.setdefault(lists[p.list], []).append(p)
    return tuple(
        ListPlace(n, here[0].position, here[0].length, here[0].open, settle([p.role for p in here if p.role]))
        for n, here in by_list.items()
    )


def _sentence(masked: Masked, at: int) -> tuple[int, int]:
    return masked.sentence_at(at) or (0, len(masked.text))


def _evidence(
    document: Document,
    passage: Passage,
    start: int,
    end: int,
    sentence: tuple[int, int],
    rule: str,
    *,
    trigger: tuple[int, int] | None = None,
    confidence: float = 1.0,
) -> Evidence:
    spans = passage.raw(start, end)
    if trigger is not None and trigger != (start, end):
        spans += passage.raw(*trigger)
    said = passage.text[sentence[0] : sentence[1]].strip()
    return evidence_at(document, spans, said, rule, inferred=rule == "role.by-type", confidence=confidence)


def _label(masked: Masked, told: int) -> str:
    """The text up to the end of the clause that tells the type, shortened where it is long."""
    start, _ = _sentence(masked, told)
    end = next((i for i in range(told, len(masked.mask)) if masked.mask[i] in _ENDS), len(masked.mask))
    text = masked.text[start:end].strip()
    return text if len(text) <= _LABEL else text[: _LABEL - 1] + "…"
