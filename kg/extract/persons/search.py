"""The search for persons in one text: what rules have found so far, and what they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.candidates import Candidate
from kg.extract.view import View, is_han
from kg.lexicon.words import words
from kg.model import Kind

# A remark behind a name: （女，回族） （左二）.
REMARK = re.compile(r"（(?:[男女]|[一-鿿]{1,6}族|[左右中前后][一二三四五0-9]?|化名|兼|[，、])+）")
# Log probabilities of a name's characters (``names.name_score``): before a form of address, where nothing stands
# before it.
ADDRESSED = -23.0
# How what follows a name reads (``names.follows_well``): above the first as words, below the second something is cut.
READS_ON = -0.5
CUT_OFF = -1.55
LEADING = frozenset("由派经聘选推举随据请令命受与同和及以把将让")  # words of one character that lead up to a name
NO_ENDS = frozenset("某老牌的副第")  # characters behind a surname that make no full name of it
_LONGEST = 12  # characters of a name, for looking back


@dataclass(slots=True)
class Search:
    """What is known of a text while its persons are looked for; ``found`` grows, by start."""

    v: View
    known: frozenset[str]  # names from elsewhere in the document
    post_starts: frozenset[int]
    post_ends: frozenset[int]
    edges: frozenset[int] = frozenset()  # where forms of address begin
    found: dict[int, Candidate] = field(default_factory=dict)
    covered: bytearray = field(default_factory=bytearray)  # by organisations
    placed: bytearray = field(default_factory=bytearray)  # by organisations and divisions

    def cover(self, organisations: Sequence[Candidate], divisions: Sequence[Candidate]) -> None:
        """Mark what organisations and divisions cover."""
        self.covered = bytearray(len(self.v.text) + 1)
        for c in organisations:
            if c.end - c.start > 1 and c.weight > 0.6:
                self.covered[c.start : c.end] = b"\1" * (c.end - c.start)
        self.placed = bytearray(self.covered)
        for c in divisions:
            self.placed[c.start : c.end] = b"\1" * (c.end - c.start)

    def add(self, start: int, end: int, rule: str, weight: float) -> None:
        """Propose a person, unless a better proposal begins there."""
        kept = self.found.get(start)
        if kept is None or kept.weight < weight:
            self.found[start] = Candidate(Kind.PERSON, start, end, rule, weight)

    def replace(self, start: int, end: int, rule: str, weight: float) -> None:
        """Propose a person in the place of all that begin inside it."""
        for at in range(start, end):
            self.found.pop(at, None)
        self.add(start, end, rule, weight)

    def name(self, start: int, end: int) -> str:
        """The characters between two offsets."""
        return self.v.text[start:end]

    def covers(self, start: int, end: int) -> bool:
        """Whether a name found already begins at ``start`` or reaches over it."""
        near = (self.found.get(at) for at in range(max(0, start - _LONGEST), end))
        return any(c is not None and c.end > start for c in near)

    def cuts_word(self, at: int) -> bool:
        """Whether a word of three characters and more runs over ``at``: 行政委|员会 (县|长江 is no sign)."""
        word = self.v.word_at(at)
        return word.start < at and word.end - word.start > 2 and word.end > at

    def begins_clear(self, start: int) -> bool:
        """Whether a name can begin here: behind no character, or behind a verb."""
        if self.covered[start]:
            return False
        if start == 0 or not is_han(self.v.text[start - 1]):
            return True
        before = self.v.word_at(start - 1)
        verb = before.tag[0] == "v" or self.name(before.start, start) in words("before_name")
        return before.end == start and before.end - before.start > 1 and verb


def skip_remark(text: str, at: int) -> int:
    """Where a remark at ``at`` ends; ``at`` where none stands there."""
    m = REMARK.match(text, at)
    return m.end() if m is not None else at
