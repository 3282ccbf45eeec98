"""Titles, heads of organisations, departments, surnames: the word lists that names and titles are recognised with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log
from typing import Literal, cast

from kg.lexicon.table import read_table

Use = Literal["free", "bound", "named", "owned"]


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a post. ``use``: see ``titles.csv``; ``shared``: a list of names behind it shares it."""

    head: str
    use: Use
    shared: bool


@dataclass(frozen=True, slots=True)
class OrganisationHead:
    """What an organisation's name ends in, and what must stand before it (see ``organisation_heads.csv``)."""

    head: str
    sort: str
    strength: Literal["strong", "anchored", "bare", "never"]


@cache
def titles() -> dict[str, Title]:
    """Heads of posts, by their words."""
    rows = read_table("titles", ("head", "use", "holders"))
    return {r["head"]: Title(r["head"], cast(Use, r["use"]), r["holders"] == "many") for r in rows}


@cache
def title_prefixes() -> dict[str, str]:
    """What may stand before the head of a post: words -> ``rank``, ``party`` or ``unit``."""
    return {r["prefix"]: r["kind"] for r in read_table("title_prefixes", ("prefix", "kind"))}


@cache
def title_blocks() -> frozenset[str]:
    """Longer words in which no post is found."""
    return frozenset(r["word"] for r in read_table("title_blocks", ("word",)))


@cache
def organisation_heads() -> dict[str, OrganisationHead]:
    """Heads of organisations, by their words."""
    return {
        r["head"]: OrganisationHead(
            r["head"], r["class"], cast(Literal["strong", "anchored", "bare", "never"], r["strength"])
        )
        for r in read_table("organisation_heads", ("head", "class", "strength"))
    }


@cache
def organisation_blocks() -> frozenset[str]:
    """Words that end like an organisation and name none."""
    return frozenset(r["word"] for r in read_table("organisation_blocks", ("word",)))


@cache
def departments() -> frozenset[str]:
    """Departments of party and government, without division: 宣传部, 教育局, 发展和改革委员会."""
    return frozenset(
        r["stem"] + suffix
        for r in read_table("departments", ("stem", "suffixes"))
        for suffix in r["suffixes"].split("|")
    )


@cache
def national_organisations() -> dict[str, str]:
    """Bodies that need no division before them, with their class."""
    return {r["name"]: r["class"] for r in read_table("organisations_national", ("name", "class"))}


@cache
def level_words() -> dict[str, str]:
    """Words for a level that stand for the division before an organ: 省, 市, 县 …"""
    return {r["word"]: r["level"] for r in read_table("level_words", ("word", "level"))}


@cache
def surnames() -> dict[str, float]:
    """Surnames with the logarithm of their share."""
    return {r["surname"]: log(float(r["share"]) / 100) for r in read_table("surnames", ("surname", "share"))}


@cache
def given_names() -> dict[str, tuple[float, float, float]]:
    """A character's log share as first and second of two given characters and as the only one."""
    rows = read_table("given_names", ("character", "first", "second", "alone"))
    counts = {r["character"]: tuple(int(r[k]) for k in ("first", "second", "alone")) for r in rows}
    sums = [sum(c[i] for c in counts.values()) for i in range(3)]
    return {
        k: cast(tuple[float, float, float], tuple(log((v[i] + 0.3) / sums[i]) for i in range(3)))
        for k, v in counts.items()
    }


@cache
def name_syllables() -> dict[str, float]:
    """How much a character speaks for a transliterated name: log of its share there against that in running text."""
    rows = read_table("name_syllables", ("character", "weight"))
    return {r["character"]: float(r["weight"]) for r in rows}


@cache
def variants() -> dict[int, str]:
    """A translation table of traditional characters to the simplified ones that they are read as."""
    return {ord(r["traditional"]): r["simplified"] for r in read_table("variants", ("traditional", "simplified"))}
