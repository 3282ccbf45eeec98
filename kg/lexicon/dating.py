"""Words that tell when an office was held, taken or given up (``data/dating.toml``), checked as they are loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.lists import Words, parse_lists, read_lists


@dataclass(frozen=True, slots=True)
class DatingWords:
    """The lists of the file, which says what each one is; longer words before shorter ones."""

    since_before: Words
    since_behind: Words
    around_behind: Words
    leads: Words
    subjects: Words
    again: Words
    throughout: Words
    later: Words
    moves: Words
    now: Words
    office: Words
    while_held: Words
    unclear: Words
    supplement: Words
    death: Words
    mourned: Words
    mourns: Words
    memory: Words
    terms: Words
    took: Words
    topics: Words


@cache
def dating_words() -> DatingWords:
    """All lists. Raises ValueError where a list is missing, unknown or empty, or has a word twice."""
    return parse_dating_words(read_lists("dating.toml"))


def parse_dating_words(text: str) -> DatingWords:
    """The lists out of the file's text; errors as in ``dating_words``."""
    return DatingWords(**parse_lists(text, "dating.toml", DatingWords.__dataclass_fields__))
