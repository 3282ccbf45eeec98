"""What the tagger sees of a text: each character's id, those of the pairs around it, and the word it is part of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.view import View

PAIRS = 1 << 16  # buckets that pairs of characters are hashed into
_PRIME = 40503  # odd, near 2^16 divided by the golden ratio: spreads neighbouring code points (Knuth, TAOCP 6.4)
_PLACES = 4  # a character begins its word, stands inside, ends it, or is the word
UNKNOWN = 0

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Features:
    """One row for each character of a text; all ids from 0."""

    characters: Ids
    before: Ids  # the pair with the character before
    after: Ids  # the pair with the character behind
    words: Ids  # the word's tag and the place in it


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known characters in the order of their code points, and known tags of words."""

    characters: str
    tags: tuple[str, ...]

    @property
    def sizes(self) -> tuple[int, int, int]:
        """How many ids there are of characters, pairs, and words."""
        return len(self.characters) + 1, PAIRS, (len(self.tags) + 1) * _PLACES

    def features(self, v: View) -> Features:
        """The features of a text and its words; digits are all one, and so are letters."""
        points = _points(v.text)
        known = _points(self.characters)
        at = np.minimum(np.searchsorted(known, points), len(known) - 1)
        characters = np.where(known[at] == points, at + 1, UNKNOWN)
        padded = np.concatenate(([0], points, [0]))
        pairs = (padded[:-1] * _PRIME + padded[1:] * 31) % PAIRS
        return Features(characters, pairs[:-1], pairs[1:], self._words(v))

    def _words(self, v: View) -> Ids:
        index = {t: i + 1 for i, t in enumerate(self.tags)}
        edges = np.array(v.edges, np.int64)
        starts, ends = edges[:-1], edges[1:]
        tags = np.fromiter((index.get(t, UNKNOWN) for t in v.tags), np.int64, len(v.tags)) * _PLACES
        out = np.repeat(tags + 1, ends - starts)
        out[starts] = tags
        out[ends - 1] = tags + 2
        single = ends - starts == 1
        out[starts[single]] = tags[single] + 3
        return out


def _points(text: str) -> Ids:
    """Code points, with every digit as 0 and every Latin letter as A."""
    points = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.int64)
    points[(points >= 0x30) & (points <= 0x39)] = 0x30
    points[((points >= 0x41) & (points <= 0x5A)) | ((points >= 0x61) & (points <= 0x7A))] = 0x41
    return points
