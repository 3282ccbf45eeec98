"""Words that stand beside persons' names: before them, behind them as forms of address, and as their predicates."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon.words import longest_first, words


@cache
def leading() -> re.Pattern[str]:
    """Words that a name follows, other than titles: 选举, 会见, 市领导."""
    return re.compile(f"(?:{'|'.join(longest_first('before_name'))})[：:]?")


@cache
def addressed() -> re.Pattern[str]:
    """What follows a name and nothing but a name: forms of address, and what is said of people only."""
    return re.compile("|".join(sorted((*words("honorifics"), *words("of_persons")), key=lambda w: (-len(w), w))))


@cache
def predicate() -> re.Pattern[str]:
    """What follows a name that has no title: verbs and particles."""
    return re.compile("|".join(longest_first("behind_name")))
