"""Administrative ranks (行政级别) and which posts have them: tables ``ranks``, ``rank_levels``, ``rank_posts``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon.table import read_table

RANKED_SINCE = 1993  # 国家公务员暂行条例, in force since 1 October 1993


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank with its names; ``order`` counts from 0, the highest."""

    id: str
    order: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class _Level:
    level: str
    kind: str
    codes: tuple[str, ...]
    rank: str  # empty where none is derived


@dataclass(frozen=True, slots=True)
class _PostRule:
    id: str
    body: str
    title: re.Pattern[str]
    steps: int


@cache
def ranks() -> tuple[Rank, ...]:
    """All ranks, the highest first."""
    rows = read_table("ranks", ("id", "zh", "en", "short"))
    return tuple(Rank(row["id"], i, row["zh"], row["en"]) for i, row in enumerate(rows))


@cache
def printed_ranks() -> dict[str, str]:
    """Ranks as texts print them (正厅级), each with the rank's id."""
    rows = read_table("ranks", ("id", "zh", "en", "short"))
    return {form: row["id"] for row in rows for form in row["short"].split("|")}


# What the name of a division that has no code says of its level; 市 and 区 are of several.
_BY_NAME = {
    "自治州": "prefecture",
    "地区": "prefecture",
    "盟": "prefecture",
    "省": "province",
    "县": "county",
    "旗": "county",
    "乡": "township",
    "镇": "township",
}


def level_by_name(name: str) -> str | None:
    """The level of a division that is known by its name alone (云岭省); None where the name may be of several."""
    return next((level for suffix, level in _BY_NAME.items() if name.endswith(suffix)), None)


def rank_of(body: str, title: str, name: str, level: str, code: str) -> tuple[str, str] | None:
    """The ids of the rank of a post and of the rule that gives it; None where no rule does.

    ``body`` is the body's full name and ``title`` the post, in simplified characters; ``name``, ``level`` and ``code``
    (empty where there is none) are those of the body's division.
    """
    head = next((row for row in _levels() if _fits(row, name, level, code)), None)
    if head is None or not head.rank:  # unknown, or said to be one or another
        return None
    for rule in _posts():
        if rule.title.fullmatch(title) and re.fullmatch(rule.body.replace("{R}", _names(name)), body):
            order = next(r.order for r in ranks() if r.id == head.rank) + rule.steps
            return (ranks()[order].id, rule.id) if order < len(ranks()) else None
    return None


def _names(name: str) -> str:
    """A pattern for a division's name with or without names of divisions above it in front."""
    return rf"(?:[\u4e00-\u9fff]{{1,12}}[省市州盟县区旗])?{re.escape(name)}"


def _fits(row: _Level, name: str, level: str, code: str) -> bool:
    return row.level == level and name.endswith(row.kind) and (not row.codes or code.startswith(row.codes))


@cache
def _levels() -> tuple[_Level, ...]:
    known = {r.id for r in ranks()}
    found = []
    columns = ("level", "kind", "codes", "rank", "source")
    for number, row in enumerate(read_table("rank_levels", columns, unique=False), 1):
        if row["rank"] not in (known | {""}) or not row["source"]:
            raise ValueError(f"rank_levels.csv, row {number}: wanted a rank of ranks.csv or none, and a source")
        found.append(_Level(row["level"], row["kind"], tuple(filter(None, row["codes"].split("|"))), row["rank"]))
    return tuple(found)


@cache
def _posts() -> tuple[_PostRule, ...]:
    found = []
    for number, row in enumerate(read_table("rank_posts", ("id", "body", "title", "steps", "source")), 1):
        if row["body"].count("{R}") != 1 or not row["source"] or not row["steps"].isdigit():
            raise ValueError(f"rank_posts.csv, row {number}: wanted a body with one {{R}}, steps and a source")
        found.append(_PostRule(row["id"], row["body"], re.compile(row["title"]), int(row["steps"])))
    return tuple(found)
