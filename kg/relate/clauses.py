"""An entry's text as sentences and clauses in which triggers can be looked for without stumbling over names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon.script import fold
from kg.model import Kind, Mention, Passage

_MASKS = {Kind.PERSON: "P", Kind.POST: "T", Kind.ORGANISATION: "O", Kind.PROJECT: "J", Kind.PLACE: "L"}
_CLOSING = {"（": "）", "(": ")", "《": "》", "〔": "〕", "【": "】", "“": "”", "「": "」", "『": "』"}
_QUOTES = "“「『"  # what stands in them is said or named so, and counts as any other words
_LONGEST_BRACKET = 400  # an opening bracket without a closing one in this distance is a slip of the print
_QUOTED_WORD = 4  # code points of a word in quotation marks, with these
_SESSION = re.compile(r"(?:代表大会|代表会议|常委会|全会|代会)$")  # of a body's name: what it is when it meets
# what an occasion is that is named in quotation marks: “关于某事的|座谈会”
_OCCASION = re.compile(
    r"(?:[座恳]谈会|[动誓]员会|报告会|研讨会|推介会|交流会|表彰会|运动会|博览会|大会|会议|论坛|仪式|典礼|晚会|展览)$"
)
_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;\n]*")
_CLAUSE = re.compile(r"[^，,：:。！？；!?;\n]+")


@dataclass(frozen=True, slots=True)
class Masked:
    """A passage's text with its mentions. ``mask`` is as long as the text: names are letters (P, T, O, J, L by kind;
    the last word of a body named by its sitting, 代表大会 or 常委会, can be read), what stands in brackets and titles
    is ``_``, punctuation is full-width, traditional characters are simplified.

    ``mentions`` are those that lie in no other mention and in no bracket, by offset; ``bracketed`` those in brackets;
    ``nested`` all others.
    """

    text: str
    mask: str
    mentions: tuple[Mention, ...]
    bracketed: tuple[Mention, ...]
    nested: tuple[Mention, ...]
    _sentences: tuple[tuple[int, int], ...] = ()

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The free mentions that begin at ``start`` or later and before ``end``."""
        first, last = (bisect_left(self.mentions, x, key=lambda m: m.start) for x in (start, end))
        return self.mentions[first:last]

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence, its closing mark included."""
        return self._sentences

    def sentence_at(self, at: int) -> tuple[int, int] | None:
        """Start and end of the sentence that an offset lies in; None between sentences (a paragraph's end)."""
        i = bisect_right(self._sentences, at, key=lambda s: s[0]) - 1
        return self._sentences[i] if i >= 0 and at < self._sentences[i][1] else None

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
        if opening == "【" and start == 0 and end < len(chars):
            chars[start], chars[end - 1] = "_", "。"  # the item's own heading
            continue
        if opening in _QUOTES and end - start <= _QUOTED_WORD:
            chars[start] = chars[end - 1] = "_"  # a word that is used as any other: “扫荡”某地
        else:
            occasion = _OCCASION.search(text, start, end - 1) if opening in _QUOTES else None
            hidden = occasion.start() if occasion else end - 1
            chars[start:end] = "_" * (hidden - start) + text[hidden : end - 1] + "_"
        if opening not in _QUOTES + "【":
            hard.update(range(start, end))
    free: list[Mention] = []
    bracketed: list[Mention] = []
    for m in top:
        if m.start in hard:
            bracketed.append(m)
        else:
            free.append(m)
            session = _SESSION.search(text[m.start : m.end]) if m.kind == Kind.ORGANISATION else None
            end = m.start + session.start() if session else m.end
            chars[m.start : end] = _MASKS[m.kind] * (end - m.start)
    masked = "".join(chars)
    sentences = tuple(m.span() for m in _SENTENCE.finditer(masked))
    return Masked(passage.text, masked, tuple(free), tuple(bracketed), tuple(nested), sentences)


def _brackets(text: str, inside: set[int]) -> list[tuple[int, int, str]]:
    """Outermost pairs of brackets that are not part of a name: start, end, opening character."""
    found: list[tuple[int, int, str]] = []
    partners = _partners(text)
    at = 0
    while at < len(text):
        partner = partners.get(at)
        if partner is None or partner - at >= _LONGEST_BRACKET or at in inside:
            at += 1
        else:
            found.append((at, partner + 1, text[at]))
            at = partner + 1
    return found


def _partners(text: str) -> dict[int, int]:
    """For each opening bracket that is closed, where: brackets of one shape nest, those of others count for nothing."""
    open_at: dict[str, list[int]] = {closing: [] for closing in _CLOSING.values()}
    partners: dict[int, int] = {}
    for i, c in enumerate(text):
        if c in _CLOSING:
            open_at[_CLOSING[c]].append(i)
        elif (waiting := open_at.get(c)) is not None and waiting:
            partners[waiting.pop()] = i
    return partners
