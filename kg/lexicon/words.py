"""Named word lists of the extraction rules (``data/rule_words.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """The lists by name. ValueError, naming the list, where a word stands twice in one."""
    table = tomllib.loads((files("kg.lexicon") / "data" / "rule_words.toml").read_text("utf-8"))
    lists = {}
    for name, text in table.items():
        words = tuple(text.split())
        if len(set(words)) != len(words):
            raise ValueError(f"rule_words.toml: {name} has a word twice")
        lists[name] = words
    return lists


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list; KeyError where there is no such list."""
    return frozenset(_lists()[name])


@cache
def longest_first(name: str) -> tuple[str, ...]:
    """The words of a list, longer ones before shorter ones, as a pattern of alternatives needs them."""
    return tuple(sorted(_lists()[name], key=lambda w: (-len(w), w)))


@cache
def alternatives(name: str) -> str:
    """A pattern that matches any word of a list, the longest first."""
    return "(?:" + "|".join(map(re.escape, longest_first(name))) + ")"
