"""Short forms that a text may use of a body that it names in full: 青禾生物, 临澜职大, 46中."""

from __future__ import annotations

import re

from kg.extract.companies import trades
from kg.extract.lists import is_ordinary
from kg.extract.view import part_of_speech, view
from kg.lexicon.places import gazetteer, short_form
from kg.lexicon.words import words

_CORPORATE = re.compile(r"(?:（集团）|集团)?(?:股份|有限责任|有限)*(?:公司)(?:.{2,8}分公司)?$|集团$")
_NOT_GIVEN = re.compile(r"[局厅委省市县区乡镇村和与的第]")
_LONGEST_DIVISION = 8  # characters at the head of a name
# The kind of a school at the end of its name, and what it is in short.
_SCHOOLS = {
    "大学": "大",
    "学院": "院",
    "中学": "中",
    "书院": "",
    "高等专科学校": "专",
    "专科学校": "专",
    "职业技术学院": "职院",
    "职业学院": "职院",
    "高级中学": "高中",
    "师范学校": "师",
    "技工学校": "技校",
}
_NUMBER = re.compile("第([一二三四五六七八九十百0-9]{1,5})(?:初级|高级)?$")
_SHORTEST = 3  # characters of a school's abbreviation
_GIVEN = (2, 3)  # characters of a name that was given to a school
_COMMON = frozenset(("n", "v", "vn", "a", "ad", "an", "d", "b", "m", "t", "s", "f", "l", "i", "j"))
_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")}


def short_names_of_company(name: str) -> list[str]:
    """The given name with its trade, from a company's full name; empty where no name was given to it."""
    core = _CORPORATE.sub("", name)
    if core == name:
        return []
    core = core[_division_end(core) :]
    v = view(core)
    for at in range(2, min(5, len(core) - 1)):
        trade = next((core[at : at + n] for n in (5, 4, 3, 2) if core[at : at + n] in trades()), None)
        if trade is not None:
            given = core[:at]
            return [] if is_ordinary(v, 0, at) or _NOT_GIVEN.search(given) else [given + trade]
    return []


def abbreviations_of_school(name: str) -> list[str]:
    """A school's place with the first characters of the words behind it (临澜职大), or its number (46中)."""
    kind = _kind(name)
    at = _division_end(name)
    place = (short_form(name[:at]) or name[:at]) if at else ""
    middle = name[at : len(name) - len(kind)]
    if not kind or not _SCHOOLS[kind]:
        return []
    number = _NUMBER.fullmatch(middle)
    if number is not None:
        told = [number[1], _arabic(number[1])] if kind == "中学" else []
        return [form for n in told for form in (n + "中", place + n + "中") if len(form) >= _SHORTEST]
    v = view(middle)
    several = list(v.words)
    if not place or not several or any(w.end - w.start < 2 for w in several):
        return []
    return [place + "".join(middle[w.start] for w in several) + _SCHOOLS[kind]]


def given_name_of_college(name: str) -> str | None:
    """The name that was given to a college (沐澜书院: 沐澜); None where it has none, or common words for one.

    Other schools are named by small places that no gazetteer has as often as not.
    """
    kind = "书院" if name.endswith("书院") else ""
    given = name[: len(name) - len(kind)]
    if not kind or len(given) not in _GIVEN or gazetteer().surface(given) is not None or _NOT_GIVEN.search(given):
        return None
    return None if part_of_speech(given) in _COMMON or given in words("no_names") else given


def _kind(name: str) -> str:
    """The kind of a school that a name ends in; empty where it ends in none."""
    return max((k for k in _SCHOOLS if name.endswith(k)), key=len, default="")


def _division_end(name: str) -> int:
    """Where the division at the head of a name ends; 0 where there is none."""
    sizes = range(min(_LONGEST_DIVISION, len(name) - 2), 1, -1)
    return next((n for n in sizes if gazetteer().surface(name[:n]) is not None), 0)


def _arabic(number: str) -> str:
    """A number up to ninety-nine in Arabic digits: 四十六 gives 46."""
    if "十" not in number:
        return "".join(_DIGITS.get(c, c) for c in number)
    tens, _, ones = number.partition("十")
    return _DIGITS.get(tens, "1") + _DIGITS.get(ones, "0")
