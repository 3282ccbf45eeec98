"""Which of the places, organisations and projects that an entry names belong to its event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.events import setting_contexts
from kg.model import EventType, Home, Kind, Mention
from kg.relate.clauses import Masked
from kg.relate.roles import goes_back
from kg.relate.types import is_home

_LIST_BEFORE = re.compile(r"(?:[LOTJ_]+[、和与及]|[LOTJ_]+(?:以及|暨)|P+、)+$")


def links(masked: Masked, type: EventType, home: Home, *, year: int | None = None) -> tuple[Mention, ...]:
    """The mentions of places, organisations and projects that belong to the event, in the text's order."""
    out: list[Mention] = []
    for n, (start, end) in enumerate(masked.sentences()):
        reference = _reference(masked, start, end)
        looking_back = n > 0 and goes_back(masked, start, end, year)
        for m in masked.mentions:
            if not start <= m.start < reference:
                continue
            if m.kind == Kind.PLACE and not looking_back and _is_setting(masked, m, start, n == 0, type, home):
                out.append(m)
            elif m.kind == Kind.ORGANISATION and _acts(masked, m, start, n == 0):
                out.append(m)
            elif m.kind == Kind.PROJECT and not _says("project_not", m.text):
                out.append(m)
    return tuple(out)


def _says(name: str, text: str) -> bool:
    return any(p.search(text) for p in setting_contexts()[name])


def _begins(name: str, text: str) -> bool:
    return any(p.match(text) for p in setting_contexts()[name])


def _reference(masked: Masked, start: int, end: int) -> int:
    from kg.lexicon.events import role_contexts

    hits = [m.start() for p in role_contexts()["reference"] for m in p.finditer(masked.mask, start, end)]
    return min(hits, default=end)


def _front(masked: Masked, mention: Mention, start: int) -> str:
    """The sentence in front of a mention, and of the list that it goes on with."""
    return _LIST_BEFORE.sub("", masked.mask[start : mention.start])


def _is_setting(masked: Masked, m: Mention, start: int, first: bool, type: EventType, home: Home) -> bool:
    front, after = _front(masked, m, start), masked.mask[m.end : m.end + 40]
    after_list = re.sub(r"^(?:[、和与及]L+)+", "", after)
    if _begins("place_not_after", after_list):
        return False
    clause_start = not front or front[-1] in "，：；。"
    if re.search("(?:指出|强调|表示|要求|认为|说)[，：]", front):
        return False
    reached = _says("place_before", front)
    if is_home(m.text, home):
        return reached and not re.search("(?:经|由|离|落户)$", front)
    if reached:
        return True
    if type is EventType.DISASTER:
        return first and clause_start and _begins("place_after", after_list)
    return first and clause_start and _begins("place_after", after_list)


def _acts(masked: Masked, m: Mention, start: int, first: bool) -> bool:
    front, after = _front(masked, m, start), masked.mask[m.end : m.end + 40]
    after = re.sub(r"^(?:[、和与及]|以及)?(?:O+[、和与及]?)+", "", after)
    if _begins("organisation_not_after", after) or _says("organisation_not_before", front):
        return False
    if after.startswith(("P", "T")) and not after.startswith("TT"):
        return False
    clause_start = not front or front[-1] in "，：；。"
    if first:
        return True
    return clause_start or _says("organisation_acts_before", front)
