"""An entry's text as sentences and clauses in which triggers can be looked for without stumbling over names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon.script import fold
from kg.model import Kind, Mention, Passage

_MASKS = {Kind.PERSON: "P", Kind.POST: "T", Kind.ORGANISATION: "O", Kind.PROJECT: "J", Kind.PLACE: "L"}
_CLOSING = {"（": "）", "(": ")", "《": "》", "〔": "〕", "【": "】", "“": "”"}
_LONGEST_BRACKET = 400  # an opening bracket without a closing one in this distance is a slip of the print
_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;\n]*")
_CLAUSE = re.compile(r"[^，,：:。！？；!?;\n]+")


@dataclass(frozen=True, slots=True)
class Masked:
    """A passage's text with its mentions. ``mask`` is as long as the text: names are letters (P, T, O, J, L by kind),
    what stands in brackets and titles is ``_``, punctuation is full-width, traditional characters are simplified.

    ``mentions`` are those that lie in no other mention and in no bracket, by offset; ``bracketed`` those in brackets;
    ``nested`` all others.
    """

    text: str
    mask: str
    mentions: tuple[Mention, ...]
    bracketed: tuple[Mention, ...]
    nested: tuple[Mention, ...]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The free mentions that begin at ``start`` or later and before ``end``."""
        first, last = (bisect_left(self.mentions, x, key=lambda m: m.start) for x in (start, end))
        return self.mentions[first:last]

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Start and end of each sentence, its closing mark included."""
        for m in _SENTENCE.finditer(self.mask):
            yield m.start(), m.end()

    def clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Start and end of the clauses of a sentence; a comma inside a list of names is a clause's end too."""
        for m in _CLAUSE.finditer(self.mask, start, end):
            yield m.start(), m.end()


def mask(passage: Passage, mentions: Sequence[Mention]) -> Masked:
    """The passage with ``mentions`` (those of other passages are left aside) masked."""
    own = sorted((m for m in mentions if m.passage == passage.id), key=lambda m: (m.start, -m.end, m.kind != Kind.POST))
    top: list[Mention] = []
    nested: list[Mention] = []
    for m in own:
        (nested if top and m.start < top[-1].end else top).append(m)
    inside = {i for m in top for i in range(m.start, m.end)}
    text = fold("".join(c.lower() if c.isascii() else c for c in passage.text))
    chars = list(text.translate({ord(","): "，", ord(";"): "；", ord(":"): "：", ord("?"): "？", ord("!"): "！"}))
    brackets = _brackets(passage.text, inside)
    hard: set[int] = set()  # in brackets, where names count for nothing
    for start, end, opening in brackets:
        chars[start:end] = "_" * (end - start)
        if opening not in "“【":
            hard.update(range(start, end))
    free: list[Mention] = []
    bracketed: list[Mention] = []
    for m in top:
        if m.start in hard:
            bracketed.append(m)
        else:
            free.append(m)
            chars[m.start : m.end] = _MASKS[m.kind] * (m.end - m.start)
    return Masked(passage.text, "".join(chars), tuple(free), tuple(bracketed), tuple(nested))


def _brackets(text: str, inside: set[int]) -> list[tuple[int, int, str]]:
    """Outermost pairs of brackets that are not part of a name: start, end, opening character."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text):
        closing = _CLOSING.get(text[at])
        if closing is None or at in inside:
            at += 1
            continue
        opening, depth, end = text[at], 0, None
        for i in range(at, min(len(text), at + _LONGEST_BRACKET)):
            depth += (text[i] == opening) - (text[i] == closing)
            if depth == 0:
                end = i + 1
                break
        if end is None:
            at += 1
        else:
            found.append((at, end, opening))
            at = end
    return found
