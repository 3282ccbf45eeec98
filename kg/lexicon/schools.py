"""What schools are called in short: 甲市职业大学 is 甲职大, 甲市第四十六中学 is 甲46中."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon.places import gazetteer, short_form
from kg.lexicon.table import read_table

NUMERALS = "一二三四五六七八九十"
_NUMBERED = re.compile(rf"第?([{NUMERALS}]{{1,3}}|[0-9]{{1,2}})(?:高级|初级)?(?:中学|中)校?")
_PLAIN = re.compile("[㐀-鿿0-9]+")
_FOUNDED_BY = re.compile("[国私省市县]?立")
_KIND = re.compile(
    "(?:国民|[初高]级|普通|完全|中心|实验|师范|专科|职业|技术)*(?:大学|学院|书院|学校|中学|小学|国小|[国初高]中)$"
)
_LONGEST_PLACE = 10  # characters
_SHORTEST_GIVEN = 2
_LONGEST_GIVEN = 3
_KINDS = ("大学", "中学", "学院", "书院")
_COLLEGES = ("大学", "学院", "书院")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What the end of a school's name is shortened to, and whether that stands alone for the one spoken of."""

    long: str
    short: str
    alone: bool


@cache
def _forms() -> tuple[ShortForm, ...]:
    """All rows, the longest ending first."""
    rows = read_table("school_short_forms", ("long", "short", "alone"))
    found = [ShortForm(r["long"], r["short"], r["alone"] == "yes") for r in rows]
    return tuple(sorted(found, key=lambda f: (-len(f.long), f.long)))


@cache
def school_short_forms(name: str) -> frozenset[str]:
    """What a text may call the school of a full name, in simplified characters; empty where that is no school's.

    Of the names that begin with a place the forms begin with its short one; a name given to a college (青禾书院) stands
    for it alone.
    """
    if _PLAIN.fullmatch(name) is None:
        return frozenset()
    place, rest = _parted(name)
    near = (short_form(place) or place) if place else ""
    number = _NUMBERED.fullmatch(rest)
    if number:
        return _numbered(number[1], place, near) - {name}
    found: set[str] = set()
    for form in _forms():
        if rest.endswith(form.long):
            middle = rest.removesuffix(form.long)
            found |= {near + middle + form.short, middle + form.short if middle or form.alone else ""}
            break
    kind = next((k for k in _KINDS if rest.endswith(k)), "")
    given = rest.removesuffix(kind) if kind else ""
    if kind in _COLLEGES and not place and _SHORTEST_GIVEN <= len(given) <= _LONGEST_GIVEN:
        found.add(given)
    own = given or near
    if kind in _KINDS[:2] and len(own) == _SHORTEST_GIVEN:
        found.add(own[0] + kind[0])  # 甲乙大学: 甲大
    return frozenset(found - {"", name})


def school_stem(name: str) -> str:
    """What stays the same when a school is renamed: 甲县立乙初级中学, 省立乙高中: 乙; in simplified characters."""
    place, rest = _parted(name)
    return _KIND.sub("", rest) or place


def _parted(name: str) -> tuple[str, str]:
    """The place that a school's own name begins with, and the rest; who founded it is left out (甲市立|乙高级中学)."""
    place = _place(name)
    rest = name[len(place) :]
    founded = _FOUNDED_BY.match(rest)
    if founded:
        rest = rest[founded.end() :]
        place = _place(rest)
        rest = rest[len(place) :]
    return place, rest


def _place(name: str) -> str:
    """The places, one in another, that a name begins with; empty where it begins with none."""
    whole, end = gazetteer(), 0
    while end < len(name) - 2:
        longest = min(_LONGEST_PLACE, len(name) - 2 - end)
        n = next((n for n in range(longest, 1, -1) if whole.surface(name[end : end + n])), 0)
        if not n:
            break
        end += n
    return name[:end]


def _numbered(number: str, place: str, near: str) -> frozenset[str]:
    """甲市第四十六中学: 46中, 甲46中, 甲市46中, the same in Chinese numerals and with 第."""
    numerals = {number, _in_digits(number) if number[0] in NUMERALS else _in_numerals(int(number))}
    fronts = {"", place, near}
    return frozenset(f"{front}{mark}{n}中" for front in fronts for mark in ("", "第") for n in numerals)


def _in_digits(number: str) -> str:
    tens, mark, ones = number.partition("十")
    if not mark:
        return str(NUMERALS.index(number[0]) + 1)
    return str((NUMERALS.index(tens) + 1 if tens else 1) * 10 + (NUMERALS.index(ones) + 1 if ones else 0))


def _in_numerals(number: int) -> str:
    tens, ones = divmod(number, 10)
    digit = " " + NUMERALS
    head = "" if not tens else ("" if tens == 1 else digit[tens]) + "十"
    return head + (digit[ones] if ones else "")
