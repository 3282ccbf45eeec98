"""Verbs of office run together with names: 免去|王明|市教育局局长职务, 高学文|任|县教育局局长."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.names import name_score
from kg.extract.view import View, is_han
from kg.lexicon.offices import office_words
from kg.lexicon.places import gazetteer
from kg.lexicon.words import words
from kg.model import Kind

DISMISSED = "dismissed"  # the sort of such names
_LEVEL = "省市州盟县区旗乡镇"
_LONGEST = 40  # characters between a dismissal and the word of office that closes it
_USUAL = -23.0  # the least ``names.name_score`` of the one named
_NO_END = frozenset("任兼的原其为")  # what no such name ends in
_BEFORE_NAME = frozenset("年月日由派举命荐调")  # characters that a name stands behind, where nothing else does


@cache
def _dismisses() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, office_words().dismisses_at_once))
    return re.compile(rf"(?:{verbs})了?(?:[㐀-鿿]{{2,4}}[、和])*")


@cache
def _takes() -> tuple[str, ...]:
    """曾任, 担任 …"""
    w = office_words()
    verbs = (*w.takes, *w.attributes_held, *w.attributes_former, *w.attributes_appointed, *w.acting)
    return tuple(t for t in verbs if len(t) > 1 and t.endswith("任"))


_CLOSES = re.compile(r"[^，。；：！？\n]*?(?=的?(?:职务|一职|之职))")


def find_dismissed(v: View, divisions: Sequence[Candidate], titles: Iterable[Candidate]) -> list[Candidate]:
    """Names between a dismissal and the level word of a body whose post is given up: 免去|王明|市教育局局长职务.

    Such names read as a division (王明市) else. A division that is known stays one.
    """
    ends = {t.end for t in titles if t.kind is Kind.POST}
    known = {(d.start, d.end) for d in divisions if d.rule != "place-unknown"}
    out = []
    for verb in _dismisses().finditer(v.text):
        at = verb.end()
        closed = _CLOSES.match(v.text, at, min(len(v.text), at + _LONGEST))
        if closed is None or closed.end() not in ends:
            continue
        fits = [e for e in (at + 2, at + 3) if v.text[e : e + 1] in tuple(_LEVEL) and _is_usual(v, at, e)]
        fits = [e for e in fits if not any((s, e + 1) in known for s in range(at, e))]
        if fits:
            end = max(fits, key=lambda e: name_score(v.text[at:e]))
            out.append(Candidate(Kind.PERSON, at, end, "name-led", 0.9, DISMISSED))
    return out


def is_office_verb(v: View, at: int) -> bool:
    """Whether 任 at ``at``, before a level word, is the verb behind a person's name and begins no division's (任县)."""
    if v.text[at : at + 1] != "任" or v.text[at + 1 : at + 2] not in tuple(_LEVEL):
        return False
    if v.text.endswith(("同志", "先生", "女士", "年", "月"), 0, at) or v.text.endswith(_takes(), 0, at + 1):
        return True
    starts = (at - 2, at - 3)
    return any(s >= 0 and _is_usual(v, s, at) and _is_clear(v, s) for s in starts)


def _is_clear(v: View, start: int) -> bool:
    return start == 0 or not is_han(v.text[start - 1]) or v.text[start - 1] in _BEFORE_NAME


def _is_usual(v: View, start: int, end: int) -> bool:
    name = v.text[start:end]
    if name[-1] in _NO_END or name[-2:] in words("honorifics") or gazetteer().surface(name) is not None:
        return False
    return name not in words("no_names") and name_score(name) > _USUAL
