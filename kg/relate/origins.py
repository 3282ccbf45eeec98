"""Where a post, an organisation or a place is, seen from the publication's home place."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from kg.lexicon.events import type_contexts
from kg.lexicon.places import Division, gazetteer
from kg.lexicon.script import fold
from kg.lexicon.words import words
from kg.model import Home
from kg.resolve.home import home_division
from kg.resolve.places import resolve_place

_LONGEST = 14  # code points of a division's name
_LEVELS = {
    "国": 0,
    "省": 1,
    "自治区": 1,
    "自治州": 2,
    "自治县": 3,
    "自治旗": 3,
    "市": 2,
    "州": 2,
    "地": 2,
    "盟": 2,
    "区": 3,
    "县": 3,
    "旗": 3,
    "乡": 4,
    "镇": 4,
}
_ELIDED = re.compile(r"(?:[首新现原前][任届]|民选|代理|代|常务)*副?(自治[区州县旗]|[省市县区州旗校])(?!域)")
_PREFECTURE = re.compile(r"(?:地委|行署|专署|地区|军分区|专员公署)")
_FOREIGN = re.compile("大使|领事|外宾|首相|总统")


class Origin(Enum):
    """Where somebody or something is from, seen from the home place."""

    HOME = "home"  # the home place itself, or inside it
    ABOVE = "above"  # a division, organ or office above it
    ELSEWHERE = "elsewhere"
    OPEN = "open"  # cannot be told


def is_home(name: str, home: Home) -> bool:
    """Whether a place's name is the home place's, with or without 省, 市, 县."""
    return home.place is not None and (name == home.place or (len(name) >= 2 and name == home.place[:-1]))


@lru_cache(maxsize=4096)
def place_origin(name: str, home: Home) -> Origin:
    """Where the division is that a name is, or begins with."""
    if home.place and name.startswith((home.place, home.place[:-1])):
        return Origin.HOME
    base = home_division(home)
    if home.place is None:
        return Origin.OPEN
    for end in range(min(len(name), _LONGEST), 1, -1):
        if not gazetteer().find(name[:end]):
            continue
        division = resolve_place(name[:end], home=home).division
        if division is None:
            return Origin.OPEN
        return _relation(division, base, home)
    return Origin.OPEN


def _relation(division: Division, base: Division | None, home: Home) -> Origin:
    if base is None:
        if division.name == home.province:
            return Origin.ABOVE
        return Origin.ELSEWHERE if division.level in ("province", "country", "abroad") else Origin.OPEN
    table = gazetteer()
    if table.contains(base, division):
        return Origin.HOME
    later = [d for code in division.successors if (d := table.get(code)) is not None]
    if any(table.contains(d, base) for d in (division, *later)):
        return Origin.ABOVE
    return Origin.ELSEWHERE


def _seen_from_house(text: str, home: Home) -> Origin:
    """Where a body is, seen from the university or enterprise whose publication it is."""
    assert home.organisation is not None
    contexts = type_contexts()
    if text.startswith((home.organisation, *words("house"))):
        return Origin.HOME
    if any(p.search(text) for p in contexts["other_org"]) or _FOREIGN.search(text):
        return Origin.ELSEWHERE
    if _ELIDED.match(text) or _PREFECTURE.match(text) or any(p.search(text) for p in contexts["superior_post"]):
        return Origin.ABOVE
    named = place_origin(text, home)
    if named is Origin.HOME:
        return Origin.ABOVE  # an organ of the division that the house lies in
    if named is Origin.OPEN and any(p.search(text) for p in contexts["superior_org"]):
        return Origin.ABOVE
    return named


@lru_cache(maxsize=4096)
def body_origin(text: str, home: Home) -> Origin:
    """Where a post or an organisation is, by the division in its name or the level that it leaves unnamed."""
    text = text.removeprefix("中共")
    plain = fold(text)
    contexts = type_contexts()
    level = _LEVELS.get((home.place or "市")[-1], 2)
    if home.organisation:
        return _seen_from_house(text, home)
    if home.place and text.startswith((home.place, home.place[:-1])):
        return Origin.HOME
    business = any(p.search(plain) for p in contexts["other_org"])
    if _PREFECTURE.match(plain):
        return Origin.ABOVE if level > 2 else Origin.HOME
    elided = _ELIDED.match(plain)
    if elided:
        if elided[1] == "校" or (level >= 2 and elided[1] in "区旗"):
            return Origin.HOME
        return Origin.ABOVE if _LEVELS[elided[1]] < level else Origin.HOME
    if any(p.search(plain) for p in contexts["superior_post"]):
        return Origin.ABOVE
    if _FOREIGN.search(plain):
        return Origin.ELSEWHERE
    named = place_origin(text, home)
    if named is Origin.ABOVE and business:
        return Origin.OPEN
    if named is not Origin.OPEN:
        return named
    if any(p.search(plain) for p in contexts["superior_org"]) and not business:
        return Origin.ABOVE
    return Origin.OPEN
