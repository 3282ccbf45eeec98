"""Schools by names that no listed head ends: numbered ones (临澜三中, 46中), and colleges named 书院."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.view import View, is_han
from kg.lexicon.schools import NUMERALS
from kg.lexicon.words import alternatives
from kg.model import Kind

_NUMBERED = re.compile(rf"(?<![0-9{NUMERALS}年月日])第?(?P<number>[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})中(?!学|等)")
# Characters behind 中 that make another word of it: 十中全会, 一中心, 三中院.
_OTHER = "全央心队院旬年国档途选有间共子型学期药西小外医午华"
_LEVELS = "省市县区"
_COLLEGE = re.compile(r"[㐀-鿿]{2}书院")


def find_schools(v: View, divisions: Sequence[Candidate]) -> list[Candidate]:
    """Proposals for such schools; ``divisions`` are those found in the text."""
    by_end = {d.end: d.start for d in sorted(divisions, key=lambda d: -d.start)}
    hits = [m for m in _NUMBERED.finditer(v.text) if v.text[m.end() : m.end() + 1] not in tuple(_OTHER)]
    out = []
    for m in hits:
        start = _owner(v, m.start(), by_end)
        several = len({h["number"] for h in hits}) > 1
        digits = m["number"].isdigit()
        if start < m.start() or ((several or digits) and _stands(v, m.start(), m.end())):
            out.append(Candidate(Kind.ORGANISATION, start, m.end(), "org-school", 0.8, "school"))
    out += [
        Candidate(Kind.ORGANISATION, *m.span(), "org-school", 0.8, "school")
        for m in _COLLEGE.finditer(v.text)
        if v.is_boundary(m.start()) and _taught(v, m.end())
    ]
    return out


def _owner(v: View, start: int, by_end: dict[int, int]) -> int:
    """Where the name begins with the division or the level in front; ``start`` where there is none."""
    if start in by_end:
        return by_end[start]
    level = start - 1
    alone = level >= 0 and v.text[level] in _LEVELS and (level == 0 or not is_han(v.text[level - 1]))
    return level if alone else start


def _stands(v: View, start: int, end: int) -> bool:
    """Whether no word reaches over an end of a numbered name that nothing goes before."""
    return v.is_boundary(start) and (v.is_boundary(end) or not is_han(v.text[end : end + 1] or "。"))


def _taught(v: View, end: int) -> bool:
    """Whether what follows tells of a school at work, and not of an old building."""
    return _acts().match(v.text, end) is not None


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(alternatives("school_acts"))
