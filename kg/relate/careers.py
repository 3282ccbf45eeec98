"""Whose career a sentence tells that names nobody: 他曾任…, 2010年任…, behind sentences about one person."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from kg.lexicon.offices import office_words
from kg.lexicon.script import fold
from kg.model import Mention

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_SUBJECT = re.compile("[0-9年月日，\\s]*")  # what stands before a sentence's subject
_REMEMBERED = 600  # characters over which the one told of is remembered


@cache
def _tells() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, office_words().biography)))


class Careers:
    """The persons whose careers a text tells, by the sentences that name nobody else."""

    def __init__(self, persons: Sequence[Mention], text: str) -> None:
        """Take the persons of a text in reading order; the text is folded to simplified characters."""
        self._text = text
        self._starts: list[int] = []
        self._told: list[Mention | None] = []  # the first person of the last sentence that has any
        self._alone: list[bool] = []  # whether that sentence names nobody else
        at, told, alone = 0, None, True
        for sentence in _SENTENCE.finditer(text):
            self._starts.append(sentence.start())
            self._told.append(told)
            self._alone.append(alone)
            first = at
            while at < len(persons) and persons[at].start < sentence.end():
                at += 1
            if at > first:
                alone = len({fold(p.text) for p in persons[first:at]}) == 1
                told = (
                    persons[first]
                    if alone or _SUBJECT.fullmatch(text, sentence.start(), persons[first].start)
                    else None
                )

    def told_at(self, offset: int, pronoun: bool) -> Mention | None:
        """The one person named last before the sentence at an offset, where the text has told of a life since.

        With a ``pronoun`` in the sentence, or behind a semicolon, nothing need be told; a pronoun also speaks of the
        one with whose name a sentence about several begins.
        """
        i = bisect_right(self._starts, offset) - 1
        told = self._told[i]
        if told is None or offset - told.start > _REMEMBERED or not (pronoun or self._alone[i]):
            return None
        joined = pronoun or self._text.endswith("；", 0, self._starts[i])
        return told if joined or _tells().search(self._text, told.start, offset) else None
