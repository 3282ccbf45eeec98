"""Lists in running prose: the items before 等12家企业 or 等3个项目, each with its own ends."""

from __future__ import annotations

from kg.extract.view import View, is_han
from kg.lexicon.words import words

Stretch = tuple[int, int]

_HARD = frozenset("，。；：！？\n…—～《》△▲●○◆■│┃┼─━├┤┨┠┬┴|")
_PAIRS = {"）": "（", "”": "“"}
_MOST = 40  # characters of one item
_STRUCTURE = frozenset("了的有为是以与由对在到向从被将把给让使如即含辖赴")


def items_before(v: View, end: int, *, joint: bool = False) -> list[Stretch]:
    """The items of the list that ends at ``end``, in order; the first one is cut where its clause lets a name begin.

    Items stand between ``、``; with ``joint`` also between 和, 与 and 及 where the dictionary has these as words.
    Brackets and quotation marks are not cut. Linear in the list's length.
    """
    items: list[Stretch] = []
    at = end
    while True:
        begin, mark = _item_start(v, at, joint=joint)
        if begin == at:
            break
        if mark:
            items.append((begin, at))
            at = begin - 1
            continue
        items.append((noun_start(v, begin, at), at))
        break
    return items[::-1]


def _item_start(v: View, end: int, *, joint: bool) -> tuple[int, bool]:
    """Where an item begins, and whether a mark of enumeration stands before it."""
    at = end
    while at > 0 and end - at < _MOST:
        c = v.text[at - 1]
        if c in _PAIRS:
            opened = v.text.rfind(_PAIRS[c], max(0, at - 20), at)
            if opened < 0:
                return at, False
            at = opened
            continue
        if c == "、":
            return at, True
        if c in _HARD or c in "（“" or (c == "等" and at < end):
            return at, False
        if joint and at < end and c in "和与及" and v.word_at(at - 1).start == at - 1 and v.is_boundary(at):
            return at, v.word_at(at).tag != "p"
        at -= 1
    return at, False


def noun_start(v: View, begin: int, end: int) -> int:
    """Where the noun begins that ends at ``end``, ``begin`` at the earliest: behind the last word that governs it.

    Words of one character are hardly ever told apart by the dictionary inside a name that it does not have: only a
    closed set of them counts, and not directly behind a verb that takes the name for its object (引进|同福集团).
    """
    verbs = words("list_openers")
    for w in reversed(list(v.words_between(begin, end))):
        if w.end >= end or w.start < begin:
            continue
        text = v.text[w.start : w.end]
        if text in verbs:
            return _behind_particle(v, w.end, end)
        if w.end - w.start == 1 and (text in _STRUCTURE or (text in "内里" and is_han(v.text[w.start - 1]))):
            before = v.word_at(w.start - 1) if w.start > begin else None
            if before is None or v.text[before.start : before.end] not in verbs or text in "了的":
                return w.end
    return begin


def _behind_particle(v: View, start: int, end: int) -> int:
    """Behind what a verb may have at its end (裂变|出, 建成|了)."""
    return start + 1 if v.text[start] in "了出着过起入到至" and end - start > 2 else start


def is_ordinary(v: View, start: int, end: int) -> bool:
    """Whether the dictionary has all of a stretch as ordinary words: no name is seen in it (食品|加工)."""
    singles = 0
    last = -1
    for w in v.words_between(start, end):
        if w.start == start or w.end - w.start > 1:
            singles = 0
        if w.tag[:2] in ("nr", "ns", "nz", "nt", "en") or v.text[w.start] in "“（":
            return False
        if w.end - w.start == 1 and is_han(v.text[w.start]):
            singles = singles + 1 if w.start == last or singles == 0 else 1
            if singles > 1:
                return False
        last = w.end
    return v.is_boundary(start)
