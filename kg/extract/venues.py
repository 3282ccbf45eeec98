"""Venues by what is said of them: 在甲宾馆举行, 在乙公司三楼会议室召开 — bodies that house an event are its places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.view import View
from kg.lexicon.words import alternatives, longest_first
from kg.model import Kind

_LONGEST = 18  # characters of a venue with its room
_SHORTEST = 3
_NUMBER = "[一二三四五六七八九十0-9]"


@cache
def _held() -> re.Pattern[str]:
    """在 (in Taiwan also 假), a name, and what is done there."""
    return re.compile(
        rf"[在于假]([^，。；：、！？\s在于的]{{{_SHORTEST},{_LONGEST}}}?)"
        rf"(?={alternatives('held_manner')}?{alternatives('held')})"
    )


@cache
def _room() -> re.Pattern[str]:
    """A room with its number and storey at the end of a name (三楼会议室, 308会议室, 图书馆报告厅)."""
    storey = f"(?:{_NUMBER}{{1,4}}(?:号楼|楼|层|号)?|第{_NUMBER}{{1,2}}|{alternatives('room_qualifiers')})"
    return re.compile(rf"{storey}{{0,4}}{alternatives('rooms')}$")


def find_venues(v: View) -> list[Candidate]:
    """The places where something is held, by the frame that says so; rooms with the building or body they are in."""
    out = []
    for m in _held().finditer(v.text):
        start, end = m.span(1)
        if v.word_at(m.start()).start != m.start() or not v.is_boundary(end):
            continue  # 现在, 存在
        if v.word_at(m.start()).end > start and v.text[m.start()] != "在":
            continue  # 于是; but 在|建明酒店举行
        room = _room().search(v.text[start:end])
        if room is not None and (room.start() > 0 or v.text[start].isdigit()):
            out.append(Candidate(Kind.PLACE, start, end, "place-room", 0.97, "venue"))
        elif room is None and v.text.endswith(longest_first("venue_heads"), start, end):
            out.append(Candidate(Kind.PLACE, start, end, "place-held", 0.96, "venue"))
    return out


def housed(organisations: Sequence[Candidate], venues: Sequence[Candidate]) -> list[Candidate]:
    """The bodies that are none of the venues; one that a room is in (市委|礼堂) stays."""
    held = {(p.start, p.end) for p in venues}
    return [o for o in organisations if (o.start, o.end) not in held]
