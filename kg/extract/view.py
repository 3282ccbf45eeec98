"""A text as the rules see it: one-to-one normalised characters, words, and where listed words stand in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import add
from sys import intern
from typing import NamedTuple

import ahocorasick
import rjieba

from kg.lexicon.terms import variants

_FULL_WIDTH = {0xFF10 + i: chr(0x30 + i) for i in range(10)}
_FULL_WIDTH |= {0xFF21 + i: chr(0x41 + i) for i in range(26)} | {0xFF41 + i: chr(0x61 + i) for i in range(26)}
_PUNCTUATION = {ord(a): b for a, b in zip(",;:!?()「」•‧∙・", "，；：！？（）“”····", strict=True)}


@cache
def _table() -> dict[int, str]:
    return variants() | _FULL_WIDTH | _PUNCTUATION | {0xFF0E: "·"}


def normalise(text: str) -> str:
    """The text in simplified characters, full-width punctuation and ASCII letters and digits, of the same length."""
    return text.translate(_table())


def is_han(c: str) -> bool:
    """Whether the character is a Chinese ideograph (URO, extension A, the compatibility block, or a later plane)."""
    return "一" <= c <= "鿿" or "㐀" <= c <= "䶿" or "豈" <= c <= "﫿" or c >= "\U00020000" or c == "〇"


class Word(NamedTuple):
    """A word of the segmentation with its part of speech as the dictionary has it."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class View:
    """A passage prepared for the rules. ``text`` is normalised; offsets are those of the passage.

    Words are kept as two flat tuples and made when asked for: a book has half a million, and as many small objects
    alive at once slow the garbage collector down with every piece that is read.
    """

    text: str
    edges: tuple[int, ...] = field(repr=False)  # where each word starts, and the end of the text
    tags: tuple[str, ...] = field(repr=False)  # of the words
    padded: frozenset[int] = field(default=frozenset(), repr=False)  # before which spaces were left out

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in order; without gaps."""
        return tuple(self.words_between(0, len(self.text)))

    def words_tagged(self, tags: AbstractSet[str]) -> Iterator[Word]:
        """The words whose part of speech is one of ``tags``."""
        for i, tag in enumerate(self.tags):
            if tag in tags:
                yield Word(self.edges[i], self.edges[i + 1], tag)

    def word_at(self, offset: int) -> Word:
        """The word that covers an offset."""
        i = bisect_right(self.edges, offset, 0, len(self.tags)) - 1
        return Word(self.edges[i], self.edges[i + 1], self.tags[i])

    def words_between(self, start: int, end: int) -> Iterator[Word]:
        """The words that begin at ``start`` or behind it, before ``end``."""
        low, high = bisect_left(self.edges, start), bisect_left(self.edges, end)
        return map(Word, self.edges[low:high], self.edges[low + 1 : high + 1], self.tags[low:high])

    def is_boundary(self, offset: int) -> bool:
        """Whether a word ends or begins at an offset."""
        i = bisect_left(self.edges, offset)
        return i < len(self.edges) and self.edges[i] == offset


def view(text: str, padded: frozenset[int] = frozenset()) -> View:
    """Normalise and cut a text into dictionary words (no guessing of new words)."""
    plain = normalise(text)
    edges, tags = [0], []
    for word, tag in rjieba.tag(plain, False):
        edges.append(edges[-1] + len(word))
        tags.append(intern(tag))
    if edges[-1] != len(plain):
        raise AssertionError(f"the words of a passage cover {edges[-1]} of its {len(plain)} characters")
    return View(plain, tuple(edges), tuple(tags), padded)


def part_of_speech(text: str) -> str:
    """The part of speech of a text that the dictionary has as one word; empty where it is none or several."""
    tags = view(text).tags
    return tags[0] if len(tags) == 1 else ""


class Finder:
    """Where any of many listed words stand in a text, in one pass (Aho-Corasick)."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words to look for."""
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word, len(word))
        self._automaton.make_automaton()

    def all(self, text: str) -> list[tuple[int, int]]:
        """Every match as (start, end), overlapping ones too, in order of their ends."""
        return [(end + 1 - length, end + 1) for end, length in self._automaton.iter(text)]

    def longest(self, text: str) -> list[tuple[int, int]]:
        """Leftmost-longest matches that do not overlap."""
        return [(end + 1 - length, end + 1) for end, length in self._automaton.iter_long(text)]


@lru_cache(maxsize=8)
def finder_of(words: frozenset[str]) -> Finder:
    """The finder of a document's own names, made once for all its passages."""
    return Finder(sorted(words))


class ManyFinder:
    """Where any of tens of thousands of listed words of two and more characters stand, by their first two.

    The automaton of ``Finder`` goes through a state's ways on one by one, and the first state of so many words has
    thousands: a look at every pair of characters is ten times faster.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words to look for; those of a single character are never found."""
        self._words = frozenset(w for w in words if len(w) > 1)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {pair: tuple(sorted(sizes)) for pair, sizes in lengths.items()}

    def all(self, text: str) -> list[tuple[int, int]]:
        """Every match as (start, end), overlapping ones too, in order of their starts."""
        lengths, size = self._lengths, len(text)
        starts = [i for i, pair in enumerate(map(add, text, text[1:])) if pair in lengths]
        spans = ((i, i + n) for i in starts for n in lengths[text[i : i + 2]] if i + n <= size)
        return [(start, end) for start, end in spans if text[start:end] in self._words]
