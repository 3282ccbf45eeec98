"""Persons: names behind and before posts, in lists of names, before verbs of taking part, and on their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.names import FOREIGN_RUN, compound_surnames
from kg.extract.persons.alone import alone, known_names, listed_words
from kg.extract.persons.beside import addressed, led_names
from kg.extract.persons.joined import in_chains
from kg.extract.persons.led import aliases, before_word, behind_word, byline, lived
from kg.extract.persons.padded import padded
from kg.extract.persons.search import Search
from kg.extract.persons.sounds import dots, foreign, latin
from kg.extract.persons.titled import before_post, behind_post
from kg.extract.view import ManyFinder, View
from kg.lexicon.terms import surnames

# A name with the years of a life: 王某某（1886—1911）, 李某（？—前178）, 张某（生卒不详）
_LIVED = re.compile(
    r"(?<![一-鿿])([一-鿿]{2,4})（(?:约|公元)?(?:生卒[^）]{1,6}|[前0-9？?]{1,5}年?[^）—－～~0-9]{0,12}[—－～~-]{1,2}[前0-9？?]{0,5}[^）]{0,8})）"
)
# Brackets behind the end of a sentence with nothing but characters in them: （王某 李某）; more where they say whose
# they are: （作者：王某 李某 …）
_BYLINE = re.compile(
    r"(?<=[。！？”])（(?:(?:作者|记者|撰稿|撰文|供稿|摄影|整理|文|图)[：／/]([一-鿿、]{2,60}?)|([一-鿿、]{2,16}?))"
    r"(?:摄影|摄|文|图|供稿|撰文|整理)?）(?![，。])"
)
_TITLED = ("name-after-post", "name-foreign", "name-dotted", "name-open", "name-of-a-people")


def find_persons(
    v: View,
    posts: Sequence[Candidate],
    organisations: Sequence[Candidate],
    divisions: Sequence[Candidate],
    known: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """Proposals for persons; ``known`` are names from elsewhere in the document."""
    s = Search(v, known, frozenset(p.start for p in posts), frozenset(p.end for p in posts))
    s.edges = frozenset(m.start() for m in addressed().finditer(v.text))
    s.cover(organisations, divisions)
    for post in posts:
        behind_post(s, post)
        before_post(s, post)
    for at in led_names(v):
        behind_word(s, at)
    for m in _LIVED.finditer(v.text):
        lived(s, m.start(1), m.end(1))
    padded(s)
    listed_words(s)
    for m in FOREIGN_RUN.finditer(v.text):
        foreign(s, m.start())
    for at in sorted(s.edges):
        before_word(s, at)
    for m in _BYLINE.finditer(v.text):
        byline(s, *m.span(m.lastindex or 0))
    ends = {c.end for c in (*organisations, *divisions) if c.weight > 0.6} | s.post_ends
    for at in _surname_starts(v):
        alone(s, at, at in ends)
    known_names(s)
    aliases(s)
    dots(s)
    latin(s)
    in_chains(s)
    return sorted(s.found.values(), key=lambda c: c.start)


def find_titled(v: View, posts: Sequence[Candidate], known: frozenset[str] = frozenset()) -> list[Candidate]:
    """Those of ``find_persons`` that stand directly behind posts, of a text without bodies and divisions."""
    s = Search(v, known, frozenset(p.start for p in posts), frozenset(p.end for p in posts))
    s.cover((), ())
    for post in posts:
        behind_post(s, post)
    for m in FOREIGN_RUN.finditer(v.text):
        foreign(s, m.start())
    dots(s)
    return sorted((c for c in s.found.values() if c.rule in _TITLED and c.start in s.post_ends), key=lambda c: c.start)


@cache
def _single_surname() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(s for s in surnames() if len(s) == 1))}]")


@cache
def _compound_surname() -> ManyFinder:
    return ManyFinder(compound_surnames())


def _surname_starts(v: View) -> list[int]:
    starts = {m.start() for m in _single_surname().finditer(v.text)}
    starts.update(start for start, _ in _compound_surname().all(v.text))
    return sorted(starts)
