"""People around the predicates of a sentence -> who takes part, in what role.

A sentence is read from left to right: names wait until a trigger comes that says what they do; a trigger without
names in front of it takes over the subject of the one before, where no crowd without a name (有关领导) stands between.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.lexicon.events import RoleTrigger, role_contexts, role_triggers
from kg.model import Kind, Mention, Role
from kg.relate.clauses import Masked

_STOP = re.compile("[，；。：]")
_LIST_CLAUSE = re.compile(r"[PTOL、和与及以暨等同志一行先生女士的职务_]+")
_CARRIED = 200  # names: a longer list is nobody's elided subject
_ADVERB_LIMIT = 14  # a longer run of words before a trigger without names holds a subject of its own
_OPENING = 32  # code points of a sentence that can tell that it goes back to what was before
_LEAD_IN = 40  # code points of a sentence in front of its first trigger: a longer run has a subject of its own
_LOOK_AHEAD = 80  # code points behind a name that can tell the same
_LOOK_BACK = 80  # code points in front of a name that can tell that it is only mentioned
_LIST_ENDS = re.compile(r"[PTO、和与及以暨兼_同志先生女士博士教授]*(?:等[^，；]*|一行[^，；]{0,8})?[，；]")
_NAMED_SUBJECT = re.compile(r"(?:^|[，：])[OLJ]")
_QUOTED = re.compile(r"_[_PTOLJ]*")  # names stand out of what is quoted
_UNFINISHED = re.compile(r"(?:率|带|主演|演唱|演奏|表演)")  # said of the names in front, though 的 follows
_ATTRIBUTE = re.compile(r"[^，。；：P]{1,24}的(?=[^，。；：P的]{0,30}P)")  # 会见了|来访的|某公司某人
_CONNECTIVE = re.compile(r".*(?:并|又|还|且|再|而后|随后)")
_COORDINATE = re.compile(r"[^，。；：P]*(?:并且?|又|还|且)[^，。；：PTO]{0,6}")  # 某人陪同|考察并|主持会议
# What stands between two names of one printed list: what belongs to the first, a joint, what belongs to the second.
# Words that no rule knows for a title may stand behind 、 or 和; behind a comma, which parts clauses as well, those
# for people only.
_JOINED = re.compile(
    r"(?:[TOLJ_]|同志|先生|女士|夫妇|博士|教授|[上中少大](?:将|校))*(?:"
    r"(?:、|和|与|及|以及|暨)[^，；：。等]{0,24}"
    r"|，[TOLJ、，和与及以暨兼_]*(?:[^，；：。P在于对向把将从被听等]{0,24}(?:领导|同志|代表|嘉宾|经理|[长员家人师授记])[TO_]*)?"
    r")"
)
_PREPOSITION = re.compile(r"(?:[在于与同和向为对由赴到至往]|来到|前往)[^，。；]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """One role of one person mention. ``start``/``end`` are the trigger's flow offsets (the sentence's, by default).

    ``role`` is None where the words around leave it open. ``position`` counts from 1 in the printed list of
    ``length`` names that begins at the flow offset ``list``; ``open`` is whether 等 cuts that list off.
    """

    mention: Mention
    role: Role | None
    rule: str
    start: int
    end: int
    sentence: tuple[int, int]
    list: int
    position: int
    length: int
    open: bool


@dataclass(slots=True)
class _Reading:
    """What is known while the sentences of one entry are read."""

    found: list[tuple[Mention, Role, str, int, int, tuple[int, int]]] = field(default_factory=list)
    handled: set[Mention] = field(default_factory=set)
    subject: tuple[Mention, ...] = ()
    concerned: bool = False  # whether that subject is one that something was done to, who does nothing further on
    open_list: tuple[Role, str, int, int] | None = None  # a list that a semicolon parts goes on: role, rule, its words


def read_roles(masked: Masked, *, year: int | None = None) -> tuple[Part, ...]:
    """The parts of all people of an entry, in the text's order; who is only mentioned is left out.

    ``year`` is the entry's: a sentence that goes back to an earlier one names nobody who takes part.
    """
    reading = _Reading()
    lists: dict[Mention, tuple[int, int, int, bool]] = {}
    leftovers: list[tuple[Mention, tuple[int, int]]] = []
    digressions = looking_back(masked, year)
    said = speeches(masked)
    for start, end in masked.sentences():
        if (start, end) in digressions:
            continue
        stop = sources(masked, start, end)
        people = [m for m in masked.within(start, stop) if m.kind == Kind.PERSON and not within(said, m.start)]
        people = [p for p in people if not only_mentioned(masked, p, start, year)]
        told = _triggers(masked.mask, start, stop) if people or reading.subject else ()
        triggers = tuple(x for x in told if not within(said, x[0].start()))
        _read_sentence(masked, people, triggers, (start, end), reading)
        lists.update(_lists(masked, people, triggers))
        leftovers += [(p, (start, end)) for p in people if p not in reading.handled]
    parts = [Part(m, role, rule, a, b, s, *lists[m]) for m, role, rule, a, b, s in reading.found]
    parts += [Part(m, None, "role.open", m.start, m.end, s, *lists[m]) for m, s in leftovers]
    return tuple(sorted(parts, key=lambda p: (p.mention.start, p.start, p.rule)))


def looking_back(masked: Masked, year: int | None) -> frozenset[tuple[int, int]]:
    """The sentences that open with a year before the entry's, or say so in words, and what goes on from there."""
    out: set[tuple[int, int]] = set()
    back = False
    for n, (start, end) in enumerate(masked.sentences()):
        text = masked.mask[start : min(end, start + _OPENING)]
        m = re.match(r"(\d{4})年", text)
        back = (
            any(p.search(text) for p in role_contexts()["earlier"])
            or (n > 0 and any(p.search(text) for p in role_contexts()["career"]))
            or (m is not None and year is not None and int(m[1]) < year)
            or (back and any(p.search(text) for p in role_contexts()["still_earlier"]))
        )
        if back:
            out.add((start, end))
    return frozenset(out)


def sources(masked: Masked, start: int, end: int) -> int:
    """Where in a sentence the naming of sources begins (见…报道); its end where there is none."""
    hits = [m.start() for p in role_contexts()["reference"] for m in p.finditer(masked.mask, start, end)]
    return min(hits, default=end)


def speeches(masked: Masked) -> tuple[tuple[int, int], ...]:
    """What is said by somebody, behind words of saying and in sentences that go on with it: start and end of each."""
    out: list[tuple[int, int]] = []
    for start, end in masked.sentences():
        goes_on = bool(out) and out[-1][1] >= start
        if goes_on and _goes_on_saying(masked.mask[start:end]):
            out.append((start, end))
        else:
            out += _speeches(masked.mask, start, end)
    return tuple(out)


def _goes_on_saying(sentence: str) -> bool:
    """Whether a sentence that follows a speech goes on with it: it tells what ought to be, or will be, done."""
    contexts = role_contexts()
    if any(p.match(sentence[:_LEAD_IN]) for p in contexts["ought"]):
        return True
    itself = "P" in sentence or any(p.match(sentence) for p in contexts["occasion_itself"])
    return not itself and any(p.search(sentence) for p in contexts["ought_within"])


def _speeches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What is said in one sentence, behind words of saying."""
    contexts = role_contexts()
    out: list[tuple[int, int]] = []
    at = start
    for m in (m for p in contexts["speech"] for m in p.finditer(text, start, end)):
        if m.start() < at:
            continue
        quoted = _QUOTED.match(text, m.end(), end)
        own = next((e for p in contexts["speech_end"] if (e := p.search(text, m.end(), end))), None)
        at = quoted.end() if quoted else own.start() if own else end
        out.append((m.end(), at))
    return out


def within(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether an offset lies in one of the stretches."""
    i = bisect_right(stretches, at, key=lambda s: s[0]) - 1
    return i >= 0 and at < stretches[i][1]


def only_mentioned(masked: Masked, person: Mention, start: int, year: int | None = None) -> bool:
    """Whether a person of the sentence from ``start`` is named as the author or subject of something only.

    ``year`` is the entry's: what somebody did in an earlier one is no part in it.
    """
    contexts, text = role_contexts(), masked.mask
    if any(p.match(text, person.end) for p in contexts["only_mentioned_after"]):
        return True
    behind = text[person.end : person.end + _LOOK_AHEAD]
    front = text[max(start, person.start - _LOOK_BACK) : person.start]
    if any(p.search(front) for p in contexts["byline"]) or _of_earlier_year(behind, year):
        return True
    front = front.rstrip("T").removesuffix("同志")
    if any(p.search(front) for p in contexts["only_mentioned_before"]):
        return True
    for matter, verb in (("speech_of", "speech_verb"), ("paper_of", "paper_verb")):
        if any(p.match(behind) for p in contexts[matter]) and any(p.search(front) for p in contexts[verb]):
            return True
    return False


def _of_earlier_year(behind: str, year: int | None) -> bool:
    """Whether a year before the entry's follows a name: 某人1958年视察."""
    m = re.match(r"T*[于在曾]*(\d{4})年", behind)
    return m is not None and year is not None and int(m[1]) < year


def _triggers(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], RoleTrigger]]:
    """The triggers of a sentence in order; of overlapping ones the leftmost, then the longest, then the first."""
    hits = [
        (m.start(), -m.end(), i, m, trigger)
        for i, trigger in enumerate(role_triggers())
        for m in trigger.pattern.finditer(text, start, end)
    ]
    at = start
    for begin, _, _, m, trigger in sorted(hits, key=lambda h: h[:3]):
        if begin >= at:
            attribute = _ATTRIBUTE.match(text, m.end(), end) if trigger.object is Role.MET else None
            at = max(attribute.end() if attribute else m.end(), begin + 1)
            if text[m.end() : m.end() + 1] == "的" and not _UNFINISHED.match(m[0]):
                continue  # 来访的, 出席会议的: qualifies what follows
            yield m, trigger


class _Waiting:
    """The people of a sentence who have no part yet: taken from the left, or out of the middle."""

    def __init__(self, people: Sequence[Mention]) -> None:
        self.people = people
        self.starts = [p.start for p in people]
        self.first = 0
        self.taken: set[int] = set()

    def take(self, start: int, end: int) -> tuple[Mention, ...]:
        """Those between two flow offsets."""
        low, high = (bisect_left(self.starts, x, self.first) for x in (start, end))
        found = [i for i in range(low, high) if i not in self.taken]
        self.taken.update(found)
        return tuple(self.people[i] for i in found)

    def begins_before(self, start: int, end: int) -> bool:
        """Whether anybody is between two flow offsets."""
        i = bisect_left(self.starts, start, self.first)
        return i < len(self.starts) and self.starts[i] < end

    def take_before(self, end: int) -> tuple[Mention, ...]:
        """All in front of a flow offset."""
        found = self.take(0, end)
        self.first = bisect_left(self.starts, end, self.first)
        return found


def _read_sentence(
    masked: Masked,
    people: Sequence[Mention],
    triggers: Sequence[tuple[re.Match[str], RoleTrigger]],
    sentence: tuple[int, int],
    reading: _Reading,
) -> None:
    waiting = _Waiting(people)
    stops = [m.start() for m in _STOP.finditer(masked.mask, *sentence)]
    boundary = sentence[0]  # the end of the last trigger
    first = True
    pivot: tuple[Mention, ...] = ()  # the object of the last trigger: 选举|某人|任某职
    clause_subject: tuple[Mention, ...] = ()  # of all verbs that the clause joins, also of those that carry none on
    if reading.concerned:
        reading.subject = ()
    _go_on(masked.mask, waiting, triggers, sentence, reading)
    for i, (m, trigger) in enumerate(triggers):
        following = triggers[i + 1][0].start() if i + 1 < len(triggers) else sentence[1]

        def give(who: Sequence[Mention], role: Role | None, m: re.Match[str] = m, rule: str = trigger.id) -> None:
            reading.handled.update(who)
            if role is not None:
                reading.found.extend((p, role, f"role.{rule}", m.start(), m.end(), sentence) for p in who)

        if "inner" in m.re.groupindex:
            inner = waiting.take(*m.span("inner"))
            give(_without(reading, inner, Role.LEAD) if trigger.inner is Role.MET else inner, trigger.inner)
        guests: tuple[Mention, ...] = ()  # who leads the event already, seen from this trigger's subject
        if trigger.subject is not None or trigger.id == "absent":
            subject = named = _own_subject(masked.mask, waiting.take_before(m.start()))
            if named or _STOP.search(masked.mask, boundary, m.start()):
                clause_subject = named
            if not subject and trigger.subject is not None and _COORDINATE.fullmatch(masked.mask, boundary, m.start()):
                subject = clause_subject
            if not subject and trigger.subject is not None and _elided(masked, boundary, m.start(), first, trigger):
                same_clause = boundary <= m.start() <= _clause_end(stops, boundary, sentence)
                subject = pivot if pivot and same_clause else reading.subject
            guests = _leaders(reading, subject) if subject else ()
            has_object = trigger.agent is not None and waiting.begins_before(
                m.end(), _clause_end(stops, m.end(), sentence)
            )
            if Role.MET in (trigger.inner, trigger.object):
                subject = _without(reading, subject, Role.MET)
            if trigger.host is not None and guests:
                give(subject, trigger.host)
            elif not has_object:
                give(subject, trigger.subject)
            elif named:
                give(subject, trigger.agent)
            if subject and trigger.carries:
                reading.subject = subject if len(subject) <= _CARRIED else ()
                reading.concerned = trigger.subject is Role.SUBJECT
        pivot = ()
        if trigger.object is not None:
            reach = sentence[1] if trigger.reach == "sentence" else _list_end(masked.mask, stops, m.end(), sentence[1])
            behind = waiting.take(m.end(), min(reach, following))
            if (
                not behind
                and trigger.object is Role.MET
                and (_names_guests(masked.mask, m.end()) or m.end() == _clause_end(stops, m.end(), sentence))
            ):
                behind = guests
            give(behind, None if trigger.host is not None and guests else trigger.object)
            pivot = behind if trigger.object is Role.SUBJECT else ()
            if trigger.reach == "sentence" and i + 1 == len(triggers) and behind:
                reading.open_list = (trigger.object, f"role.{trigger.id}", m.start(), m.end())
        boundary, first = m.end(), False


def _go_on(
    text: str,
    waiting: _Waiting,
    triggers: Sequence[tuple[re.Match[str], RoleTrigger]],
    sentence: tuple[int, int],
    reading: _Reading,
) -> None:
    """Give the names in front of a sentence's triggers the role of the list that it goes on with behind a semicolon."""
    going_on, reading.open_list = reading.open_list, None
    if going_on is None or not text[: sentence[0]].endswith("；"):
        return
    role, rule, start, end = going_on
    who = waiting.take_before(triggers[0][0].start() if triggers else sentence[1])
    reading.handled.update(who)
    reading.found.extend((p, role, rule, start, end, sentence) for p in who)
    if not triggers:
        reading.open_list = going_on


def _clause_end(stops: Sequence[int], at: int, sentence: tuple[int, int]) -> int:
    """Where the clause that an offset lies in ends; ``stops`` are the offsets of the sentence's punctuation."""
    i = bisect_left(stops, at)
    return stops[i] if i < len(stops) else sentence[1]


def _own_subject(text: str, people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those of the people in front of a trigger who stand in its own subject, not in that of a clause before."""
    for i in range(len(people) - 1, 0, -1):
        between = text[people[i - 1].end : people[i].start]
        if any(mark in between for mark in "，；") and not _LIST_ENDS.match(between):
            return people[i:]
    return people


def _leaders(reading: _Reading, subject: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those who lead the event by what was read before; none where one of them is the subject now."""
    leaders = tuple({m.text: m for m, role, *_ in reading.found if role is Role.LEAD}.values())
    return () if {m.text for m in leaders} & {m.text for m in subject} else leaders


def _without(reading: _Reading, people: tuple[Mention, ...], role: Role) -> tuple[Mention, ...]:
    """Those who have not that role already: 甲拜会乙 is told once more as 乙与甲会见."""
    have = {m.text for m, r, *_ in reading.found if r is role}
    reading.handled.update(m for m in people if m.text in have)
    return tuple(m for m in people if m.text not in have)


def _names_guests(text: str, at: int) -> bool:
    """Whether guests without a name stand behind the words that end at an offset."""
    return any(p.match(text[at : at + _LEAD_IN]) for p in role_contexts()["guests"])


def _elided(masked: Masked, boundary: int, at: int, first: bool, trigger: RoleTrigger) -> bool:
    """Whether a trigger without names has the subject of the one before: nobody else stands between them."""
    between = masked.mask[boundary:at]
    if first and (len(between) > _LEAD_IN or _NAMED_SUBJECT.search(between)):
        return False
    if any(mark in between for mark in "，："):
        between = re.split("[，：]", between)[-1]
    elif first and trigger.subject is Role.ATTEND:
        return False
    if "他" in between or "她" in between:
        return True
    joined = _CONNECTIVE.match(between)
    bare = _PREPOSITION.sub("", between[joined.end() :] if joined else between)
    contexts = role_contexts()
    if "T" in bare or "O" in bare or any(p.search(bare) for p in (*contexts["crowd"], *contexts["ought"])):
        return False
    return len(bare) <= _ADVERB_LIMIT


def _list_end(text: str, stops: Sequence[int], start: int, end: int) -> int:
    """Where the list of names that begins at ``start`` ends: over commas as long as the clauses are names only.

    ``stops`` are the offsets of the sentence's punctuation.
    """
    at = start
    for i in range(bisect_left(stops, start), len(stops)):
        stop = stops[i]
        if at > start and not _LIST_CLAUSE.fullmatch(text, at, stop):
            return at - 1
        if text[stop] != "，":
            return stop
        at = stop + 1
    return end


def _lists(
    masked: Masked, people: Sequence[Mention], triggers: Sequence[tuple[re.Match[str], RoleTrigger]]
) -> dict[Mention, tuple[int, int, int, bool]]:
    """The printed list that each person of a sentence stands in: its first name's offset, position, length, openness.

    A list ends where a trigger begins, so that 某甲与某乙会谈 is two, and where other words than a joint and titles
    stand between two names.
    """
    cuts = sorted({at for m, _ in triggers for at in (m.span("inner") if "inner" in m.re.groupindex else (m.start(),))})
    groups: list[list[Mention]] = []
    for p in people:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and bisect_right(cuts, last.start) == bisect_right(cuts, p.start)
            and _JOINED.fullmatch(masked.mask, last.end, p.start)
        ):
            groups[-1].append(p)
        else:
            groups.append([p])
    out: dict[Mention, tuple[int, int, int, bool]] = {}
    for group in groups:
        tail = masked.mask[group[-1].end : group[-1].end + 40]
        is_open = any(p.match(tail) for p in role_contexts()["open_list"])
        out.update({p: (group[0].start, i, len(group), is_open) for i, p in enumerate(group, 1)})
    return out


def settle(roles: Sequence[Role]) -> tuple[Role, ...]:
    """A person's roles in one event: ``attend`` and ``other`` only where nothing more specific is said."""
    said = set(roles)
    if said - {Role.OTHER}:
        said.discard(Role.OTHER)
    if said - {Role.ATTEND, Role.SUBJECT}:
        said.discard(Role.ATTEND)
    return tuple(r for r in Role if r in said)
