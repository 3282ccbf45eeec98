"""A place name in a text -> its canonical name and its division, read with the home place, the year and the context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.lexicon.places import LEVELS, Division, city_letters, gazetteer
from kg.model import Home
from kg.resolve.home import home_division

_DEICTIC = re.compile(r"(?:我们|我|全|本|该|各|外|贵|两|一|他|原)(?:省|市|州|盟|地区|县|区|旗|乡|镇|公社|村|国)")
_LEVEL_WORD = re.compile(r"省|市|县|区|州|盟|旗")
# Words in which 市, 县, 区 … is no elided division.
_NOT_ELIDED = re.compile(
    r"市(?:级|辖|直|场|区|郊|内|民|面|中|镇|容|政(?!务|府|协|法))|县(?:城|级|域|境|辖|直|内|区|乡|份)|省(?:级|会|城|直|辖|内|际|份)|"
    r"区(?:级|域|内|间|位|划)|州(?:级|内|直|县)|[盟旗](?:级|内|直)"
)
_TOWN = re.compile(r".{2,}(?:街道|苏木|人民公社|公社|镇|乡)")


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """What a place's name stands for.

    ``name`` is canonical (the printed name where nothing better is certain, empty for ``我市``, which names no place);
    ``division`` is None for venues, rivers, villages, and where it can't be told; ``candidates`` are the divisions
    between which the text leaves open; ``inferred`` is True where a part of the name was restored from the home place.
    """

    text: str
    name: str
    division: Division | None
    candidates: tuple[Division, ...]
    inferred: bool
    rule: str


def resolve_place(text: str, *, home: Home, context: Sequence[Division] = (), year: int | None = None) -> ResolvedPlace:
    """The place that ``text`` names, in simplified characters and without white space inside.

    ``context`` are divisions named before in the same passage, the latest last; ``year`` is that of the events told.
    Between namesakes decide, in this order: the year, the home place, its surroundings, its province, the context; and
    a name that both a division and its seat have is the division's. Where that leaves several, nothing is decided.
    """
    text = "".join(text.split())
    text = city_letters().get(text, text)
    if not text or _DEICTIC.fullmatch(text):
        return ResolvedPlace(text, "", None, (), False, "place-deictic")
    base = home_division(home, year)
    today = home_division(home)
    if today is not None and today != base:  # the divisions around are known by their parents of today
        context = (today, *context)
    chain = _chain(text, base, context, year)
    if chain is not None:
        return chain
    elided = _LEVEL_WORD.match(text)
    if elided and len(text) > 2 and not _NOT_ELIDED.match(text):
        owner = _owner(elided[0], base, home)
        if owner:
            return ResolvedPlace(text, owner + text[1:], None, (), True, "place-home-elided")
        return ResolvedPlace(text, text, None, (), False, "place-as-printed")
    within = _within(text, base, context, year)
    if within is not None:
        return within
    if _TOWN.fullmatch(text) and base is not None and base.level == "county":
        return ResolvedPlace(text, base.name + text, None, (), True, "place-home-town")
    return ResolvedPlace(text, text, None, (), False, "place-as-printed")


def _chain(text: str, base: Division | None, context: Sequence[Division], year: int | None) -> ResolvedPlace | None:
    """A division by itself, or a printed chain of divisions (湖北省洪湖市); None where the text is neither."""
    table = gazetteer()
    found = list(table.find(text))
    scopes = [d for d in (base, *context) if d is not None and d.level == "county"]
    for scope in scopes:  # short forms of townships are read under a known county only
        found += [d for d in table.find(text, under=scope) if d not in found]
    if found:
        single = _single(text, found, base, context, year)
        if single is not None:
            return single
    heads = [(text[:end], text[end:]) for end in range(len(text) - 2, 1, -1)]
    for first, rest in heads:
        for head in _in_time(table.find(first), year):
            links = _links(head, rest, base, year) if head.level in ("province", "prefecture", "county") else None
            if links:
                return ResolvedPlace(text, _chain_name((head, *links)), links[-1], (), False, "place-chain")
    return None


def _links(head: Division, rest: str, base: Division | None, year: int | None) -> tuple[Division, ...] | None:
    """The divisions that ``rest`` names one inside the other, all of them inside ``head``; None where it is not so."""
    table = gazetteer()
    inside = [d for d in _in_time(table.find(rest, under=head), year) if d != head]
    if inside:
        last = _decide(inside, base, (head,), year)
        return (last,) if last is not None else None
    for end in range(len(rest) - 2, 1, -1):
        for d in _in_time(table.find(rest[:end], under=head), year):
            links = _links(d, rest[end:], base, year) if d != head else None
            if links:
                return (d, *links)
    return None


def _chain_name(links: tuple[Division, ...]) -> str:
    """The printed chain with full names; a township under a city takes its county in between."""
    *heads, last = links
    own = canonical_name(last) if heads[-1].level != "county" else last.name
    return "".join(d.name for d in heads) + own


def _single(
    text: str, found: Sequence[Division], base: Division | None, context: Sequence[Division], year: int | None
) -> ResolvedPlace | None:
    table = gazetteer()
    usable = _in_time(found, year)
    if all(d.level == "township" for d in usable):
        # today's list of townships knows neither those of old nor villages: a name is one of it only near at hand
        usable = [d for d in usable if any(table.contains(c, d) for c in (base, *context) if c is not None)]
        if not usable:
            return None
    one = _decide(usable, base, context, year)
    if one is not None and base is not None and text != one.name and not _near(one, base):
        # 甲乙 in a county that has a town 甲乙集 need not be the far county 甲乙县
        nearby = [d for d in table.townships(base) if d.name.startswith(text)] if base.level == "county" else []
        if nearby:
            return ResolvedPlace(text, text, None, (*nearby, one), False, "place-namesakes")
    if one is None:
        names = {d.name for d in usable}
        # namesakes of one full name have a name without having a code
        name = names.pop() if len(names) == 1 else text
        return ResolvedPlace(text, name, None, tuple(usable), False, "place-namesakes")
    name = canonical_name(one)
    if one.level == "township" and year is not None:
        return _township_then(text, one, year)
    if year is not None and one.first_year is not None and year < one.first_year:
        # the name as it is, but the division of that code did not exist yet
        return ResolvedPlace(text, name if text in name else text, None, (one,), False, "place-before-its-time")
    inferred = (one.level == "township" and not text.startswith(name[:2])) or len(usable) > 1
    return ResolvedPlace(text, name, one, (), inferred, "place-full" if text == one.name else "place-short")


def _near(division: Division, base: Division) -> bool:
    """Whether it is a province or foreign, or lies in the home's province."""
    table = gazetteer()
    return division.level in ("province", "country", "abroad") or table.province(division) == table.province(base)


def _township_then(text: str, now: Division, year: int) -> ResolvedPlace:
    """A township of today's list in another year: communes were townships' like up to 1984, and many merged till 2005.

    A full name has its code from 1985; a short form is completed (乡 or 镇) from 2006 only. Its county stands before.
    """
    county = gazetteer().get(now.parent or "")
    above = county.name if county else ""
    if year >= 2006 or (text == now.name and year >= 1985):
        return ResolvedPlace(text, above + now.name, now, (), True, "place-township")
    return ResolvedPlace(text, above + text, None, (now,), True, "place-township-before")


def canonical_name(division: Division) -> str:
    """The full name of a division, however a text prints it: its own; of a township with its county's in front.

    ``山东省德州市`` and ``德州`` are 德州市: what lies above is told by the hierarchy, not by the name.
    """
    if division.level != "township":
        return division.name
    county = gazetteer().get(division.parent or "")
    return (county.name if county else "") + division.name


def _in_time(found: Iterable[Division], year: int | None) -> list[Division]:
    """Those in use in that year, or today where it is unknown; all where none is."""
    every = list(found)
    if year is None:
        return [d for d in every if d.last_year is None] or every
    return [d for d in every if d.in_use(year)] or every


def _decide(
    found: Sequence[Division], base: Division | None, context: Sequence[Division], year: int | None
) -> Division | None:
    """The one that is meant, or None."""
    table = gazetteer()
    if len(found) == 1:
        return found[0]
    provinces = [d for d in found if d.level == "province"]
    if base is not None and base in found:
        return base
    if len(provinces) == 1:
        return provinces[0]
    circles: list[Division] = [base, *table.above(base)] if base is not None else []
    circles += [c for d in reversed(context) for c in (d, *table.above(d))]
    for circle in circles:
        near = [d for d in found if table.contains(circle, d) or table.contains(d, circle)]
        if near:
            return _highest(near)
    return _highest(found)


def _highest(found: Sequence[Division]) -> Division | None:
    """The one that holds all the others, if there is one; of one place's successive forms, the latest."""
    table = gazetteer()
    for d in sorted(found, key=lambda d: LEVELS.index(d.level)):
        if all(table.contains(d, other) for other in found):
            return d
    return None


def _owner(word: str, base: Division | None, home: Home) -> str | None:
    """The name that an elided 市, 县 … stands for: the home place or the division above it that has that suffix."""
    if base is not None:
        for d in (base, *gazetteer().above(base)):
            if d.name.endswith(word) or (word == "省" and d.level == "province" and d.name.endswith("自治区")):
                return d.name
        return None
    for name in (home.place, home.province):
        if name and name.endswith(word):
            return name
    return None


def _within(text: str, base: Division | None, context: Sequence[Division], year: int | None) -> ResolvedPlace | None:
    """A venue, village or town with a division's full name in front (齐河县某某村): the name as printed.

    A chain in front is kept; a commune or township that the gazetteer does not have keeps its county.
    """
    table = gazetteer()
    for end in range(len(text) - 1, 2, -1):
        surface = table.surface(text[:end])
        if surface is not None and surface.full and surface.levels[0] != "abroad":
            head = _chain(text[:end], base, context, year)
            if head is None or head.division is None:
                continue
            name = head.name + text[end:] if head.division.level != "country" else text
            return ResolvedPlace(text, name, None, (), head.inferred, "place-within")
    return None
