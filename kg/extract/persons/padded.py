"""Names of two characters that are printed as wide as those of three: 王　某, 李　某某."""

from __future__ import annotations

from kg.extract.names import NO_SURNAMES
from kg.extract.persons.search import Search
from kg.extract.view import is_han
from kg.lexicon.terms import surnames

_WEIGHT = 0.97  # above all readings of the same characters: the space says where the name ends
_BEFORE = "、：（；"  # besides a post's end
_JOINS = "等和与及暨"


def padded(s: Search) -> None:
    """A surname and one character with a space between, in a list of names or behind a post.

    Neither of the two has a space on its other side, for then a title is spaced out, or a list parted by spaces.
    """
    text, gaps = s.v.text, s.v.padded
    for at in sorted(gaps):
        start, end = at - 1, at + 1
        if start < 0 or end > len(text) or text[start] not in surnames() or text[start] in NO_SURNAMES:
            continue
        if not is_han(text[at]) or _spaced_out(text, gaps, start, end):
            continue
        if start in s.post_ends or (text[start - 1 : start] in _BEFORE and start > 0 and _ends(s, end)):
            s.replace(start, end, "name-padded", _WEIGHT)


def _ends(s: Search, end: int) -> bool:
    """Whether a name in a list can end here: before a mark, a joining word or a verb."""
    if end >= len(s.v.text) or not is_han(s.v.text[end]) or s.v.text[end] in _JOINS:
        return True
    return s.v.word_at(end).tag.startswith(("v", "l"))  # 出席, 出席会议


def _spaced_out(text: str, gaps: frozenset[int], start: int, end: int) -> bool:
    """Whether spaces also part the two characters from those around them."""
    before = start in gaps and start > 0 and is_han(text[start - 1])
    return before or (end in gaps and end < len(text) and is_han(text[end]))
