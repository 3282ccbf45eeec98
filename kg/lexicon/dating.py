"""Words that tell when an office was held, taken or given up (``data/dating.toml``), checked as they are loaded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = tuple[str, ...]


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
    return parse_dating_words(files("kg.lexicon").joinpath("data/dating.toml").read_text("utf-8"))


def parse_dating_words(text: str) -> DatingWords:
    """The lists out of the file's text; errors as in ``dating_words``."""
    data = tomllib.loads(text)
    wanted = set(DatingWords.__dataclass_fields__)
    if set(data) != wanted:
        raise ValueError(f"dating.toml: missing or unknown lists: {sorted(set(data) ^ wanted)}")
    lists: dict[str, Words] = {}
    for name, value in data.items():
        words = str(value).split()
        if not words or len(set(words)) < len(words):
            raise ValueError(f"dating.toml: {name}: a list of different words is wanted")
        lists[name] = tuple(sorted(words, key=lambda w: (-len(w), w)))
    return DatingWords(**lists)
