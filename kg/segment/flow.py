"""Raw stretches -> running text with the way back: what is left when line breaks and stray spaces are taken out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence

from kg.model import Passage, PassageRole, Span


def passage(
    id: str, role: PassageRole, text: str, stretches: Iterable[Span], *, breaks: Container[int] = frozenset()
) -> Passage:
    """A Passage of the raw ``stretches`` of ``text``, in the order given.

    White space goes, but for one space between two ASCII letters or digits (``Qun Li``), and for ``\\n`` where a white
    space run holds a raw offset that is in ``breaks`` (the line breaks that end a paragraph). White space at the ends
    goes too.
    """
    kept = tuple(stretches)
    chars: list[str] = []
    offsets: list[int] = []
    padded: list[int] = []
    broken = False  # whether a line ends in the white space before this character
    gap: int | None = None  # where the white space before this character began
    hard: int | None = None  # the paragraph's end in it
    for stretch in kept:
        for at in range(stretch.start, stretch.end):
            c = text[at]
            if c.isspace() or c in "\u200b\ufeff":
                gap = at if gap is None else gap
                broken = broken or c in "\n\r\f\v"
                if at in breaks:
                    hard = at
                continue
            if chars and gap is not None:
                if hard is not None:
                    chars.append("\n")
                    offsets.append(hard)
                elif _latin(chars[-1]) and _latin(c):
                    chars.append(" ")
                    offsets.append(gap)
                elif not broken:
                    padded.append(len(chars))
            gap, hard, broken = None, None, False
            chars.append(c)
            offsets.append(at)
    return Passage(id, role, "".join(chars), tuple(offsets), kept, tuple(padded))


class PassageIndex:
    """Which passage a raw offset belongs to."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take the passages of a document, which share no offset."""
        self._stretches = sorted((s.start, s.end, i) for i, p in enumerate(passages) for s in p.stretches)

    def at(self, offset: int) -> int | None:
        """The number of the passage, in the order given; None for page furniture and what lies outside."""
        i = bisect_right(self._stretches, offset, key=lambda s: s[0]) - 1
        return self._stretches[i][2] if i >= 0 and offset < self._stretches[i][1] else None


def _latin(c: str) -> bool:
    return c.isascii() and c.isalnum()
