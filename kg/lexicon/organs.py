"""Organs and their short forms: what ``市委`` stands for once it is known which ``市``.

The tables are CSV files in ``data``; a row that is not understood raises ValueError with file and row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from kg.lexicon.table import read_table

SORTS = frozenset({"party", "state", "government", "congress", "consultative", "league", "court"})
LEVELS = frozenset("省市县区州盟旗镇乡") | {"自治区"}


@dataclass(frozen=True, slots=True)
class Organ:
    """What stands behind a division's name (``委``, ``政府``) and the full name, with ``{R}`` for the division.

    Holds from ``from_year`` to ``to_year``, both inclusive, None for open.
    """

    short: str
    full: str
    sort: str
    from_year: int | None
    to_year: int | None

    def holds_in(self, year: int | None) -> bool:
        """Whether the row is good for a year; an unknown year is taken for today."""
        return _within(year, self.from_year, self.to_year)


@dataclass(frozen=True, slots=True)
class OrganForm:
    """An organ as it stands in running text, what may not follow it, and where it is one (see ``organ_forms.csv``)."""

    form: str
    not_before: tuple[str, ...]
    use: frozenset[str]


@dataclass(frozen=True, slots=True)
class Congress:
    """A gathering that elects: where ``pattern`` stands before a bare ``title``, its body is ``organisation``."""

    pattern: re.Pattern[str]
    title: re.Pattern[str]
    organisation: str


class Reach(Enum):
    """How far back a title named bare looks for its body."""

    FOUNDED = "founded"
    SENTENCE = "sentence"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class TitleBodies:
    """The bodies that a title named bare can be of: what their names end in, and how far back they are looked for."""

    end: re.Pattern[str]
    reach: Reach


def _within(year: int | None, first: int | None, last: int | None) -> bool:
    return (first or 0) <= (year or 9999) <= (last or 9999)


def _year(name: str, number: int, cell: str) -> int | None:
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) == 4):
        raise ValueError(f"{name}, row {number}: not a year: {cell!r}")
    return int(cell) if cell else None


@cache
def organs() -> tuple[Organ, ...]:
    """All organs, the longest short form first."""
    name = "organs.csv"
    found = []
    columns = ("short", "full", "sort", "from_year", "to_year", "notes")
    for number, row in enumerate(read_table("organs", columns, unique=False), 1):
        if row["sort"] not in SORTS or row["full"].count("{R}") != 1 or not row["short"]:
            raise ValueError(f"{name}, row {number}: wanted a short form, a full form with one {{R}}, a known sort")
        span = (_year(name, number, row["from_year"]), _year(name, number, row["to_year"]))
        found.append(Organ(row["short"], row["full"], row["sort"], *span))
    return tuple(sorted(found, key=lambda o: (-len(o.short), o.short, o.from_year or 0)))


USES = frozenset({"organ", "bare", "tail"})


@cache
def organ_forms() -> tuple[OrganForm, ...]:
    """All forms of organs in running text, longer ones before shorter ones."""
    found = []
    for number, row in enumerate(read_table("organ_forms", ("form", "not_before", "use")), 1):
        use = frozenset(row["use"].split("|"))
        if not row["form"] or not use <= USES:
            raise ValueError(f"organ_forms.csv, row {number}: wanted a form, and of its uses some of {sorted(USES)}")
        found.append(OrganForm(row["form"], tuple(filter(None, row["not_before"].split("|"))), use))
    return tuple(sorted(found, key=lambda f: (-len(f.form), f.form)))


@cache
def organ_pattern(use: str) -> re.Pattern[str]:
    """A pattern for the forms of one use, the longest one first."""
    return re.compile("|".join(_guarded(f) for f in organ_forms() if use in f.use))


def _guarded(form: OrganForm) -> str:
    guard = "|".join(map(re.escape, form.not_before))
    return re.escape(form.form) + (f"(?!{guard})" if guard else "")


@cache
def _words(name: str, *columns: str) -> frozenset[str]:
    words = frozenset(row[columns[0]] for row in read_table(name, columns))
    if "" in words:
        raise ValueError(f"{name}.csv: an empty row")
    return words


def departments() -> frozenset[str]:
    """Departments of a party committee that are named bare (组织部)."""
    return _words("party_departments", "name", "notes")


@cache
def government_departments() -> frozenset[str]:
    """The departments that a local government has, by their names behind its division's (财政局)."""
    name = "government_departments"
    rows = read_table(name, ("stem", "suffixes", "notes"))
    found = [row["stem"] + suffix for row in rows for suffix in row["suffixes"].split("|")]
    if any(not row["stem"] or "" in row["suffixes"].split("|") for row in rows) or len(set(found)) < len(found):
        raise ValueError(f"{name}.csv: an empty stem or suffix, or a department that stands twice")
    return frozenset(found)


def local_bodies() -> frozenset[str]:
    """Bodies of which each division has one, that are named bare (商会, 代表会)."""
    return _words("local_bodies", "name", "notes")


class Holds(Enum):
    """Whether who has a title holds an office by it."""

    ALWAYS = "always"
    WITH_BODY = "with_body"
    NEVER = "never"


@cache
def officeless() -> dict[str, Holds]:
    """Titles into which no organisation is read (总书记, 院士, ranks), and whether they are offices."""
    return {row["title"]: Holds(row["holds"]) for row in read_table("officeless", ("title", "holds", "notes"))}


@dataclass(frozen=True, slots=True)
class NationalOffice:
    """An office of the state that is named bare, and its body in the years from ``from_year`` to ``to_year``."""

    title: str
    body: str
    from_year: int | None
    to_year: int | None

    def holds_in(self, year: int | None) -> bool:
        """Whether the row is good for a year; an unknown year is taken for today."""
        return _within(year, self.from_year, self.to_year)


@cache
def national_offices() -> tuple[NationalOffice, ...]:
    """All of them, in the file's order."""
    name = "national_offices"
    rows = read_table(name, ("title", "body", "from_year", "to_year"), unique=False)
    return tuple(
        NationalOffice(r["title"], r["body"], _year(name, n, r["from_year"]), _year(name, n, r["to_year"]))
        for n, r in enumerate(rows, 1)
    )


@cache
def headships() -> dict[str, str]:
    """Heads of a division's government, each with the level of the division (市长: 市)."""
    found = {}
    for number, row in enumerate(read_table("headships", ("title", "level", "notes")), 1):
        if row["level"] not in LEVELS:
            raise ValueError(f"headships.csv, row {number}: no level {row['level']!r}")
        found[row["title"]] = row["level"]
    return found


@dataclass(frozen=True, slots=True)
class FormerGovernment:
    """What a division's government was called before 1949 (公署), and the titles that go with this form only (知事)."""

    form: str
    heads: frozenset[str]


@cache
def former_governments() -> tuple[FormerGovernment, ...]:
    """All forms, the longest first."""
    rows = read_table("former_governments", ("form", "heads", "notes"))
    found = [FormerGovernment(row["form"], frozenset(filter(None, row["heads"].split("|")))) for row in rows]
    return tuple(sorted(found, key=lambda g: (-len(g.form), g.form)))


@cache
def abbreviations() -> tuple[tuple[str, str], ...]:
    """(short, long) names of units (发改委, 发展和改革委员会), the longest short form first."""
    pairs = [(row["short"], row["long"]) for row in read_table("abbreviations", ("short", "long"))]
    return tuple(sorted(pairs, key=lambda p: (-len(p[0]), p)))


@cache
def title_bodies() -> dict[str, TitleBodies]:
    """Titles that say what sort of body they are of (司令员: 军区, 支队 …)."""
    found: dict[str, TitleBodies] = {}
    for number, row in enumerate(read_table("title_bodies", ("title", "bodies", "reach")), 1):
        endings = sorted(map(re.escape, row["bodies"].split("|")), key=lambda e: (-len(e), e))
        bodies = TitleBodies(re.compile(rf"(?:{'|'.join(endings)})$"), Reach(row["reach"]))
        for title in row["title"].split("|"):
            if not title or "" in endings or title in found:
                raise ValueError(f"title_bodies.csv, row {number}: {title!r} is empty, stands twice or has no bodies")
            found[title] = bodies
    return found


@cache
def house_words() -> dict[str, re.Pattern[str]]:
    """Words by which a house is spoken of without its name (学校), each with what the name ends in."""
    rows = read_table("house_words", ("word", "ends"))
    return {row["word"]: re.compile(rf"(?:{'|'.join(map(re.escape, row['ends'].split('|')))})$") for row in rows}


@cache
def congresses() -> tuple[Congress, ...]:
    """Gatherings that elect, in the file's order."""
    return tuple(
        Congress(re.compile(row["pattern"]), re.compile(row["title"]), row["organisation"])
        for row in read_table("congresses", ("pattern", "title", "organisation", "notes"))
    )


def is_plain_unit(name: str) -> bool:
    """Whether a name says only what a unit does and what sort it is (卫生防疫站, 食品公司), not which one it is."""
    words, heads = _words("functions", "word"), _words("unit_heads", "word")
    reach = {0}
    for i in range(len(name)):
        if i in reach:
            reach |= {i + n for n in range(1, 7) if name[i : i + n] in words}
    return len(name) > 1 and any(i in reach and name[i:] in heads for i in range(len(name)))
