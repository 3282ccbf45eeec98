"""Words of holding, taking and giving up an office (``data/offices.toml``), checked as they are loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.lists import Words, parse_lists, read_lists


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
    return parse_office_words(read_lists("offices.toml"))


def parse_office_words(text: str) -> OfficeWords:
    """The lists out of the file's text; errors as in ``office_words``."""
    return OfficeWords(**parse_lists(text, "offices.toml", OfficeWords.__dataclass_fields__))
