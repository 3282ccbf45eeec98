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


# a line of a résumé: 1983—1984年 某团委书记; 2018.03—今; open to the right where the office is held
_PERIOD = re.compile(
    r"(?:\d{4}年?(?:[.．/]?\d{1,2}月?)?)(?:(?:—|－|-|~|～|–|至|起){1,2})(?P<until>(?:\d{4}年?)?(?:[.．/]?\d{1,2}月?)?年?)"
)
_INTRODUCED = re.compile("[，,][男女][，,]")  # behind the name of the one whose résumé it is


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
        self._persons = [p.start for p in persons]
        self._introduced = [p for p in persons if _INTRODUCED.match(text, p.end)]
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

    def resume_at(self, offset: int) -> tuple[Mention, bool] | None:
        """Whose résumé the line at an offset is of, and whether its period goes on to this day; None for other lines.

        The line begins with a period and names nobody; the one meant is the last who was introduced (某某，男，…).
        """
        start = self._text.rfind("\n", 0, offset) + 1
        period = _PERIOD.match(self._text, start)
        i = bisect_right(self._introduced, offset, key=lambda p: p.start) - 1
        end = self._text.find("\n", offset)
        named = bisect_right(self._persons, end if end >= 0 else len(self._text)) - bisect_right(self._persons, start)
        if period is None or i < 0 or named:
            return None
        return self._introduced[i], not period["until"]

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
