"""Where an organisation's name can begin: divisions, chains of them, and level words that stand for one (市|委)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.office_verbs import is_office_verb
from kg.extract.places import descends
from kg.extract.view import Finder, View, is_han
from kg.lexicon.terms import level_words
from kg.lexicon.words import longest_first, words

_LEVEL = "省市州盟县区旗乡镇"
_BEYOND = frozenset({"country", "party", "world"})  # levels that are above all divisions
# Tags of words behind which 自治区, 地区, 街道 stand for the division and do not end its name.
_BEFORE_LEVEL = frozenset({"v", "p", "c", "d", "uj", "ul", "f", "vn"})
_COUNTED = "全分各每个两三四五六七八九十数多0123456789"
_CHAIN = 3  # divisions behind the first of a chain


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an organisation's name can begin, and where what it names ends (a division, a level word).

    ``sort`` is ``full`` or ``short`` (a division's name), ``level`` or ``national``.
    """

    start: int
    end: int
    sort: str


@cache
def _level_finder() -> Finder:
    return Finder(level_words())


def find_anchors(v: View, places: Sequence[Candidate], names: AbstractSet[int] = frozenset()) -> list[Anchor]:
    """Divisions (chains of them as one), level words, and a division with a level word behind it (德州|市委).

    ``places`` are the divisions found in the text; the anchors come in order of their start. ``names`` is where
    persons' names end: a level word behind one begins a body.
    """
    anchors = _chains(v, places)
    for start, end in _level_finder().longest(v.text):
        if start in names or _level_stands(v, start, end):
            beyond = level_words()[v.text[start:end]] in _BEYOND
            anchors.setdefault((start, end), Anchor(start, end, "national" if beyond else "level"))
    for a in list(anchors.values()):
        if a.sort == "short" and a.end < len(v.text) and v.text[a.end] in _LEVEL:
            anchors.setdefault((a.start, a.end + 1), Anchor(a.start, a.end + 1, "full"))
    for a in list(anchors.values()):
        for opener in longest_first("committee_openers"):
            if v.text.endswith(opener, 0, a.start) and a.sort != "national":
                begin = a.start - len(opener)
                anchors[begin, a.end] = Anchor(begin, a.end, "full")
        if _is_league(v, a):
            anchors[a.start - 1, a.end] = Anchor(a.start - 1, a.end, "full")
    return sorted(anchors.values(), key=lambda a: (a.start, a.end))


def _is_league(v: View, a: Anchor) -> bool:
    """Whether 团 begins a committee's name: 团|市|委."""
    begin = a.start - 1
    return v.text.startswith("委", a.end) and v.text.startswith("团", max(0, begin)) and v.is_boundary(begin)


def _chains(v: View, places: Sequence[Candidate]) -> dict[tuple[int, int], Anchor]:
    """Each division, and with those that follow it directly (山东省|德州市|齐河县)."""
    anchors: dict[tuple[int, int], Anchor] = {}
    by_start: dict[int, list[Candidate]] = {}
    for p in places:
        by_start.setdefault(p.start, []).append(p)
    for p in places:
        anchors[p.start, p.end] = Anchor(p.start, p.end, p.sort)
        at = p
        for _ in range(_CHAIN):
            here = v.text[at.start : at.end]
            nexts = [q for q in by_start.get(at.end, []) if descends(here, v.text[q.start : q.end])]
            if not nexts:
                break
            at = max(nexts, key=lambda q: q.end)
            anchors[p.start, at.end] = Anchor(p.start, at.end, at.sort)
    return anchors


def _level_stands(v: View, start: int, end: int) -> bool:
    """Whether a level word stands for a division here and is not the end of another word (城市, 地区, 各县)."""
    if end - start > 1:
        return v.is_boundary(start) and (level_words()[v.text[start:end]] in _BEYOND or _level_begins(v, start))
    if v.text.startswith("长", end):
        return False
    word = v.word_at(start)
    joined = v.text[word.start : start].endswith(("我", "该", "本", "和", "团")) or is_office_verb(v, start - 1)
    if word.start < start and not joined:
        return False
    if v.text[start : word.end] in words("level_compounds"):
        return False
    return start == 0 or v.text[start - 1] not in _COUNTED


def _level_begins(v: View, start: int) -> bool:
    """Whether no name goes before a level word of several characters."""
    if start == 0 or not is_han(v.text[start - 1]):
        return True
    before = v.word_at(start - 1)
    return before.tag in _BEFORE_LEVEL or v.text[before.start : start] in words("before_level")
