"""Words that stand beside persons' names: before them, behind them as forms of address, and as their predicates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.view import Finder, View
from kg.lexicon.words import alternatives, longest_first, words

_LONGEST_PREDICATE = 4  # characters


@cache
def _leading() -> Finder:
    return Finder([*longest_first("before_name"), *longest_first("styles")])


def led_names(v: View) -> Iterator[int]:
    """Where names may begin that a word leads up to, other than a title: 选举, 会见, 市领导."""
    for start, end in _leading().longest(v.text):
        if v.is_boundary(start) or v.is_boundary(end):
            yield end + (v.text[end : end + 1] in ("：", ":"))


@cache
def styles() -> re.Pattern[str]:
    """Honours before a name, in Chinese and in Latin letters: 丹斯里, Tan Sri, Dr."""
    latin = r"(?:(?:TAN|DATO'?|DATUK) ?(?:SERI|SRI)|DATO'?|DATUK|TUN|DATIN|DR|PROF|MRS?|MS|SIR)\b\.? *"
    return re.compile(f"(?:{alternatives('styles')}|(?i:{latin}))+")


def behind_styles(text: str, at: int) -> int:
    """Where the honours that begin at ``at`` end; ``at`` where none stand there."""
    m = styles().match(text, at)
    return m.end() if m is not None else at


@cache
def addressed() -> re.Pattern[str]:
    """What follows a name and nothing but a name: forms of address, and what is said of people only."""
    return re.compile("|".join(sorted((*words("honorifics"), *words("of_persons")), key=lambda w: (-len(w), w))))


def predicate(text: str, at: int) -> str:
    """What follows a name that has no title, the longest word of its kind at ``at``: a verb or particle; or nothing."""
    known = words("behind_name")
    return next((w for n in range(_LONGEST_PREDICATE, 0, -1) if (w := text[at : at + n]) in known), "")
