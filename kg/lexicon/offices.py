"""Words of holding, taking and giving up an office (``data/offices.toml``), checked as they are loaded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The lists of the file, which says what each one is; longer words before shorter ones."""

    takes: Words
    holds: Words
    attributes_held: Words
    attributes_former: Words
    attributes_appointed: Words
    acting: Words
    weak: Words
    capacity: Words
    capacity_ends: Words
    former: Words
    gives_up: Words
    suspends: Words
    dismisses: Words
    dismisses_at_once: Words
    proposes: Words
    proposes_at_end: Words
    candidates: Words
    former_prefix: Words
    elects: Words
    office_nouns: Words
    by: Words
    by_verbs: Words
    replaces: Words
    awards: Words
    papers: Words
    unnamed: Words
    closes_list: Words
    credits: Words
    adverbs: Words
    pronouns: Words
    biography: Words
    leaves: Words
    offices_left: Words


@cache
def office_words() -> OfficeWords:
    """All lists. Raises ValueError where a list is missing, unknown or empty, or has a word twice."""
    return parse_office_words(files("kg.lexicon").joinpath("data/offices.toml").read_text("utf-8"))


def parse_office_words(text: str) -> OfficeWords:
    """The lists out of the file's text; errors as in ``office_words``."""
    data = tomllib.loads(text)
    wanted = set(OfficeWords.__dataclass_fields__)
    if set(data) != wanted:
        raise ValueError(f"offices.toml: missing or unknown lists: {sorted(set(data) ^ wanted)}")
    lists: dict[str, Words] = {}
    for name, value in data.items():
        words = str(value).split()
        if not words or len(set(words)) < len(words):
            raise ValueError(f"offices.toml: {name}: a list of different words is wanted")
        lists[name] = tuple(sorted(words, key=lambda w: (-len(w), w)))
    return OfficeWords(**lists)
