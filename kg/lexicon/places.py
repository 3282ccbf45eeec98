"""The gazetteer: Chinese divisions of today and formerly, townships, countries, and the forms in which texts name them.

    table = gazetteer()                       read once a process
    for s in table.surfaces(): s.text …       every string to look for in a text, sorted, each once (a ``Surface``)
    table.surface("齐河")                     -> a ``Surface`` (not full, not ambiguous, levels ("county",)) or None
    table.find("鼓楼区")                      -> every division that it can mean, today's first, by code
    table.find("长官", under=division)        also short forms of townships, which are read only under a known division
    table.get("371425")                       -> Division or None (today's, else the last that had the code)
    table.named("420600", "襄樊市")           -> the division of that code in the time of that name
    table.above(d)                            -> the chain upward, nearest first: (德州市, 山东省)
    table.children(d)                         -> today's divisions directly below, by code
    table.contains(a, b)                      -> whether b is a or lies in it
    table.qualified_name(d)                   -> 山东省德州市齐河县
    short_form("恩施土家族苗族自治州")        -> 恩施 (None where less than two characters are left)

Texts are given in simplified characters. Sources of the tables are named in their first lines and in ``NOTICE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from kg.lexicon.table import read_table

Level = Literal["country", "province", "prefecture", "county", "township", "abroad"]
LEVELS: tuple[Level, ...] = ("country", "province", "prefecture", "county", "township", "abroad")


@dataclass(frozen=True, slots=True)
class Division:
    """A division, a country, or a well-known place abroad (level ``abroad``).

    ``code`` is the GB/T 2260 code (six digits; nine for a township), a country's ISO 3166 code, or empty where none was
    given; ``parent`` the code of what it lies in. ``first_year``/``last_year`` bound the name's use where known: a name
    of today has no ``last_year``; for changes, ``last_year`` is the year of the change. ``successors`` are codes or
    names of what came after. ``lon``/``lat`` are degrees.
    """

    code: str
    name: str
    level: Level
    parent: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    successors: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None

    def in_use(self, year: int) -> bool:
        """Whether the name was in use in that year, as far as known."""
        return (self.first_year is None or self.first_year <= year) and (
            self.last_year is None or year <= self.last_year
        )


class Surface(NamedTuple):
    """A string that names divisions.

    ``full``: it is the name of one of them with its suffix (恩施州 too), not only a short form or another name.
    ``ambiguous``: it is also a common word or a given name, so that it needs support from what stands around it.
    ``levels``: of the divisions that it can mean, highest first.
    """

    text: str
    full: bool
    ambiguous: bool
    levels: tuple[Level, ...]


# The peoples in the names of autonomous divisions, which the short form leaves out with the suffix.
PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|"
    "拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|"
    "怒族|鄂温克族|鄂伦春族|裕固族|保安族|独龙族|各族"
)
_AUTONOMOUS = re.compile(rf"(?:{PEOPLES})*(?:自治区|自治州|自治县|自治旗)$")
_ETHNIC_TOWNSHIP = re.compile(rf"(?:{PEOPLES})+(?:乡|镇|苏木)$")
_SUFFIX = re.compile(r"(?:特别行政区|行署区|地区|林区|特区|新区|省|市|县|区|旗|盟|州)$")
_TOWNSHIP_SUFFIX = re.compile(r"(?:街道|地区|苏木|镇|乡)$")
_ETHNIC_DISTRICT = re.compile(rf"(?:{PEOPLES})区$")
# Divisions whose name begins with, or is, the people's own.
_OWN_SHORT = {"鄂温克族自治旗": None, "东乡族自治县": "东乡", "内蒙古自治区": "内蒙古"}
# What stands for the long suffix of an autonomous division in common use: 恩施州, 石柱县, 广西自治区.
_PLAIN = {"自治区": "自治区", "自治州": "州", "自治县": "县", "自治旗": "旗"}


@cache
def short_form(name: str) -> str | None:
    """The name without its suffix (and peoples): 齐河, 内蒙古, 恩施; None where fewer than two characters are left."""
    if name in _OWN_SHORT:
        return _OWN_SHORT[name]
    cut = _AUTONOMOUS.search(name) or _ETHNIC_DISTRICT.search(name) or _SUFFIX.search(name)
    short = name[: cut.start()] if cut else name
    return short if len(short) >= 2 and short != name else None


def plain_form(name: str) -> str | None:
    """An autonomous division's name with the peoples left out and a plain suffix (恩施州); None for others."""
    short = short_form(name)
    suffix = _PLAIN.get(name[-3:])
    plain = short + suffix if short and suffix else None
    return plain if plain != name else None


@cache
def township_short_form(name: str) -> str | None:
    """The township's name without its suffix (and peoples); None where fewer than two characters are left."""
    cut = _ETHNIC_TOWNSHIP.search(name) or _TOWNSHIP_SUFFIX.search(name)
    return name[: cut.start()] if cut and cut.start() >= 2 else None


class Gazetteer:
    """Look-ups over the tables; made by ``gazetteer``."""

    def __init__(self, divisions: tuple[Division, ...], aliases: Mapping[str, str], ambiguous: frozenset[str]) -> None:
        """``divisions`` in the order in which namesakes are told; ``aliases``: other name -> full name."""
        self._by_code: dict[str, Division] = {}
        self._by_name: dict[str, list[Division]] = {}
        self._by_plain: dict[str, list[Division]] = {}
        self._by_short: dict[str, list[Division]] = {}
        self._below: dict[str, list[Division]] = {}
        self._merged: dict[tuple[str, int], set[str]] = {}  # successor, year -> what went into it then
        self._ambiguous = ambiguous
        self._aliases: dict[str, list[Division]] = {}
        for d in divisions:
            if d.code:
                self._by_code.setdefault(d.code, d)
            if d.last_year is not None:
                for successor in d.successors:
                    self._merged.setdefault((successor, d.last_year), set()).add(d.name)
            self._by_name.setdefault(d.name, []).append(d)
            if d.level == "township":
                self._below.setdefault(d.code[:6], []).append(d)
                continue
            if d.parent is not None and d.last_year is None:
                self._below.setdefault(d.parent, []).append(d)
            if d.level not in ("country", "abroad"):
                short, plain = short_form(d.name), plain_form(d.name)
                if short is not None:
                    self._by_short.setdefault(short, []).append(d)
                if plain is not None:
                    self._by_plain.setdefault(plain, []).append(d)
        for text, name in aliases.items():
            self._aliases.setdefault(text, []).extend(self._by_name.get(name, ()))

    def surfaces(self) -> Iterator[Surface]:
        """Every string to look for in a text, sorted, each once; without the short forms of townships."""
        texts = self._by_name.keys() | self._by_plain.keys() | self._by_short.keys() | self._aliases.keys()
        for text in sorted(texts):
            surface = self.surface(text)
            if surface is not None:
                yield surface

    def surface(self, text: str) -> Surface | None:
        """What kind of string it is; None where no division has it (short forms of townships are not asked for)."""
        found = self.find(text)
        if not found:
            return None
        full = text in self._by_name or text in self._by_plain
        # a township's two characters (新镇, 高乡) and words that end like a name say little by themselves
        weak = all(d.level == "township" for d in found) and (len(text) == 2 or text in _COMMON)
        levels = {d.level for d in found}
        return Surface(text, full, text in self._ambiguous or weak, tuple(lv for lv in LEVELS if lv in levels))

    def find(self, text: str, under: Division | None = None) -> tuple[Division, ...]:
        """All divisions that the string can mean: by name, then by short form, then by another name; today's first.

        With ``under`` only those in that division, and short forms of the townships below it too.
        """
        tables = (self._by_name, self._by_plain, self._by_short, self._aliases)
        found = [d for t in tables for d in t.get(text, ())]
        if under is not None:
            found = [d for d in found if self.contains(under, d)]
            found += [d for d in self.townships(under) if township_short_form(d.name) == text]
        return tuple(dict.fromkeys(found))

    def get(self, code: str) -> Division | None:
        """The division with that code today, else the last that had it; None where there is none."""
        return self._by_code.get(code)

    def divisions(self) -> Iterator[Division]:
        """Each code's division once, that of today before former ones."""
        yield from self._by_code.values()

    def above(self, division: Division) -> tuple[Division, ...]:
        """The divisions that it lies in, nearest first; the province where no table has what is between (市辖区)."""
        chain: list[Division] = []
        code = division.parent
        while code:
            here = self._by_code.get(code) or self._by_code.get(f"{code[:2]}0000")
            if here is None or here in chain or here == division:
                break
            chain.append(here)
            code = here.parent
        return tuple(chain)

    def children(self, division: Division) -> tuple[Division, ...]:
        """Today's divisions directly below it."""
        return tuple(self._below.get(division.code, ())) if division.code else ()

    def townships(self, division: Division) -> Iterator[Division]:
        """All townships in it, at whatever depth."""
        for child in self.children(division):
            if child.level == "township":
                yield child
            else:
                yield from self.townships(child)

    def contains(self, a: Division, b: Division) -> bool:
        """Whether ``b`` is ``a`` or lies in it."""
        return a == b or a in self.above(b)

    def province(self, division: Division) -> Division | None:
        """The province that it is or lies in; None abroad and for what has no parent on record."""
        return next((d for d in (division, *self.above(division)) if d.level == "province"), None)

    def named(self, code: str, name: str) -> Division | None:
        """The division with that code under that name (襄樊市, which is 襄阳市 today), else the one of ``get``."""
        return next((d for d in self._by_name.get(name, ()) if d.code == code), self.get(code))

    def renamed(self, division: Division) -> Division | None:
        """What it became under another name: its code's next one, or one that began when it ended (陵县: 陵城区).

        None where it was divided or joined with others, and where it went into one that existed before or may have.
        """
        if division.last_year is None or len(division.successors) != 1:
            return None
        later = self.get(division.successors[0])
        if later is None or later.name == division.name or later.level != division.level:
            return None
        alone = len(self._merged[later.code, division.last_year]) == 1
        return later if alone and (later.code == division.code or later.first_year == division.last_year) else None

    def country_named(self, name: str) -> Division | None:
        """The foreign country whose name a name begins with (法国驻上海总领事馆); None where there is none."""
        for n in range(min(len(name), _LONGEST_COUNTRY), 1, -1):
            found = self.find(name[:n])
            if found and all(d.level == "country" and d.code != "CN" for d in found) and name[n : n + 1] != "族":
                return found[0]
        return None

    def qualified_name(self, division: Division) -> str:
        """Its name with those of the divisions above it in front."""
        return "".join(d.name for d in reversed((division, *self.above(division))) if d.level != "country")


_LONGEST_COUNTRY = 13  # 大不列颠及北爱尔兰联合王国

# Words that end like the name of a township.
_COMMON = frozenset(("小城镇", "大城镇", "新城镇", "水乡镇", "中心镇", "城关镇", "老城镇", "工业镇"))


def contains(a: Division, b: Division) -> bool:
    """Whether ``b`` is ``a`` or lies in it, by the gazetteer."""
    return gazetteer().contains(a, b)


@cache
def city_letters() -> dict[str, str]:
    """The one character by which a city is meant (京), with the city's name."""
    return {row["letter"]: row["name"] for row in read_table("city_letters", ("letter", "name"))}


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the tables in ``data``. ValueError, naming file and row, where a table is not as it must be."""
    now = tuple(
        Division(
            r["code"],
            r["name"],
            _level("divisions", r),
            r["parent"] or None,
            _year(r["first"]),
            lon=float(r["lon"]) if r["lon"] else None,
            lat=float(r["lat"]) if r["lat"] else None,
        )
        for r in read_table("divisions", ("code", "name", "level", "parent", "first", "lon", "lat"))
    )
    former = tuple(
        _dated("divisions_former", r, r["id"].split("@")[0])
        for r in read_table("divisions_former", ("id", "name", "level", "parent", "first", "last", "successors"))
    )
    other = tuple(
        _dated("divisions_other", r, r["code"])
        for r in read_table("divisions_other", ("id", "name", "level", "code", "parent", "first", "last", "successors"))
    )
    countries = read_table("countries", ("code", "name", "first", "last", "aliases"))
    states = tuple(
        Division(r["code"], r["name"], "country", None, _year(r["first"]), _year(r["last"])) for r in countries
    )
    abroad = tuple(
        Division("", r["name"], "abroad", r["country"] or None)
        for r in read_table("places_abroad", ("name", "country"))
    )
    aliases = {a: r["name"] for r in countries for a in r["aliases"].split()}
    aliases |= {r["surface"]: r["name"] for r in read_table("place_aliases", ("surface", "name", "note"))}
    ambiguous = frozenset(r["surface"] for r in read_table("place_ambiguous", ("surface",)))
    latest_first = sorted((*former, *other), key=lambda d: (-(d.last_year or 9999), d.code, d.name))
    every = (*now, *latest_first, *states, *abroad, *_townships())
    table = Gazetteer(every, aliases, ambiguous)
    for d in (*now, *former, *other, *abroad):
        if d.parent and table.get(d.parent) is None and not d.last_year:
            raise ValueError(f"{d.name} ({d.code}) lies in {d.parent}, which no table has")
    return table


def _townships() -> Iterator[Division]:
    # read without the csv module: 38,000 rows in two plain columns
    lines = (files("kg.lexicon") / "data" / "townships.csv").read_text("utf-8").splitlines()
    for line in lines[2:]:
        code, _, name = line.partition(",")
        if len(code) != 9 or not name:
            raise ValueError(f"townships.csv: not a code of nine digits and a name: {line!r}")
        yield Division(code, name, "township", code[:6])


def _dated(table: str, row: dict[str, str], code: str) -> Division:
    return Division(
        code,
        row["name"],
        _level(table, row),
        row["parent"] or None,
        _year(row["first"]),
        _year(row["last"]),
        tuple(row["successors"].split()),
    )


def _year(text: str) -> int | None:
    return int(text) if text else None


def _level(table: str, row: dict[str, str]) -> Level:
    if row["level"] not in LEVELS:
        raise ValueError(f"{table}.csv: {row['name']} has the level {row['level']!r}")
    return row["level"]
