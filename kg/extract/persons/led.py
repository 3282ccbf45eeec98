"""Persons that a word leads up to or follows, years of a life follow, or brackets hold."""

from __future__ import annotations

import re

from kg.extract.names import (
    NAME_TAGS,
    NO_SURNAMES,
    compound_surnames,
    follows_well,
    is_native,
    is_of_doctrine,
    is_of_work,
    name_score,
    read_name,
    read_open_name,
    reads_well,
)
from kg.extract.persons.beside import behind_styles
from kg.extract.persons.joined import add_by_sound, add_list, list_before
from kg.extract.persons.search import ADDRESSED, CUT_OFF, NO_ENDS, REMARK, Search
from kg.extract.persons.sounds import sounds_foreign
from kg.extract.syllables import mean_weight, read_syllables_back
from kg.extract.view import is_han
from kg.lexicon.words import longest_first

_TITLES_OF_ANY = ("先生", "女士")
_FAMILIAR = frozenset("老小大阿")  # 老王, 小李
# What a reading (``names.read_name``) must have …
_LED = -19.5  # behind a word that leads up to a name
_LED_CLEAR = -25.0  # … and before a mark or 为
_DIVISION_BEHIND = re.compile("[乡镇县市区州](?![长委])")
_LED_SHORT = -21.0  # … of two characters
_ALIAS = -24.0  # in brackets behind a name
# … and the characters alone (``names.name_score``).
_ADDRESSED_INSIDE = -21.0  # before a form of address, where a word stands before it
_BYLINE_NAME = -21.0


def behind_word(s: Search, at: int) -> None:
    """选举|王某某为…, 会见|李某某, 市领导|张某某、…"""
    v = s.v
    if at in s.found or at in s.post_starts or at >= len(v.text) or s.covered[at] or s.cuts_word(at):
        return
    if behind_styles(v.text, at) > at or add_by_sound(s, at):
        return
    read = read_name(v, at, s.known, s.edges)
    if read is None or follows_well(v, read.end) < CUT_OFF:
        end = None if reads_well(v, at) else read_open_name(v, at)
        if end is not None and mean_weight(v.text[at:end]) > 0 and v.text[end : end + 1] in ("为", "任", "、", "，"):
            add_list(s, at, end, "name-open", 0.88)
            return
    if read is None:
        return
    word = v.word_at(at)
    if word.start == at and word.end >= read.end and word.tag[:2] not in NAME_TAGS and word.tag != "t":
        return  # 领导|班子
    if read.end - at == 2 == word.end - word.start and v.text[read.end : read.end + 1] not in ("、", "（", "为"):
        return  # 专家|盛赞: that the dictionary has two characters as a name says little
    if read.end - at == 2 and (read.score < _LED_SHORT or _DIVISION_BEHIND.match(v.text, read.end)):
        return  # 授予|高村|乡某村
    clear = v.text[read.end : read.end + 1] in ("为", "、", "（", "，", "。", "等", "部", "")
    clear = clear or v.text.endswith(longest_first("styles"), 0, at)
    if follows_well(v, read.end) > CUT_OFF and read.score > (_LED_CLEAR if clear else _LED):
        add_list(s, at, read.end, "name-led", 0.85)


def before_word(s: Search, end: int) -> None:
    """王某某|同志, 李某某|夫妇"""
    text = s.v.text
    for size in (3, 2, 4):
        start = end - size
        if start < 0 or start in s.found or any(s.placed[start:end]):
            continue
        if size == 4 and text[start : start + 2] not in compound_surnames():
            continue
        score = name_score(text[start:end])
        open_left = start == 0 or not is_han(text[start - 1]) or text.startswith(_TITLES_OF_ANY, end)
        if score > (ADDRESSED if open_left else _ADDRESSED_INSIDE) and _whole_words(s, start, end, open_left):
            if not s.covers(start, end) and not is_of_work(s.v, start, end) and not is_of_doctrine(s.v, end):
                s.add(start, end, "name-addressed", 0.86)
                list_before(s, start)
            return
    begin = read_syllables_back(s.v, end)
    if begin is not None and end - begin >= 3 and sounds_foreign(s, begin, end) and begin not in s.found:
        s.add(begin, end, "name-foreign", 0.8)


def _whole_words(s: Search, start: int, end: int, open_left: bool) -> bool:
    """Whether no word is cut at the ends, and the characters are no common word."""
    v = s.v
    if v.text[start] in _FAMILIAR or (v.text[start] in NO_SURNAMES and not open_left) or v.text[end - 1] in NO_ENDS:
        return False
    if v.word_at(end).start < end - 1:
        return False
    word = v.word_at(start)
    if open_left and v.text.startswith(_TITLES_OF_ANY, end):
        return v.is_boundary(start)  # 连战, which the dictionary has as a verb
    if word.start != start:
        return False
    if word.end - start > 1 and word.tag[:2] not in ("nr", "nz", "t") and (word.end == end or end - start == 2):
        return False
    if open_left:
        return True
    before = v.word_at(start - 1)
    return before.end - before.start > 1 or before.tag[0] in "vpcu"


def lived(s: Search, start: int, end: int) -> None:
    """王某某（1886—1911）"""
    word = s.v.word_at(start)
    common = word.start == start and word.end == end and word.tag[:2] not in NAME_TAGS and word.tag != "t"
    if name_score(s.name(start, end)) > ADDRESSED and not (common and end - start > 2):
        add_list(s, start, end, "name-lived", 0.92)


def byline(s: Search, start: int, end: int) -> None:
    """The writers' names that stand in brackets behind an article, without anything between them."""
    names = _names_only(s, start, end)
    for a, b in names or ():
        if a not in s.found or s.found[a].end != b:
            s.replace(a, b, "name-byline", 0.86)


def _names_only(s: Search, start: int, end: int) -> list[tuple[int, int]] | None:
    """The stretch as nothing but names; None where it is not, or has another reading that is as good."""
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {start: (0.0, ())}
    for at in range(start, end):
        if at not in best:
            continue
        if s.v.text[at] in "、，":
            if at + 1 not in best or best[at + 1][0] < best[at][0]:
                best[at + 1] = best[at]
            continue
        for size in (2, 3, 4):
            stop = at + size
            if stop > end or (size == 4 and s.name(at, at + 2) not in compound_surnames()):
                continue
            score = name_score(s.name(at, stop))
            word = s.v.word_at(at)
            common = word.start == at and word.end >= stop and word.tag[:2] not in ("nr", "nz", "t")
            if score < _BYLINE_NAME or common:
                continue
            total = best[at][0] + score
            if stop not in best or best[stop][0] < total:
                best[stop] = (total, (*best[at][1], (at, stop)))
    return list(best[end][1]) if end in best else None


def aliases(s: Search) -> None:
    """张某某（李某某）: another name of the same person."""
    for c in list(s.found.values()):
        at = c.end + 1
        if (
            s.v.text.startswith("（", c.end)
            and at not in s.found
            and not s.placed[at]
            and not REMARK.match(s.v.text, c.end)
        ):
            read = read_name(s.v, at, s.known)
            if read is None or not s.v.text.startswith("）", read.end) or read.score <= _ALIAS:
                continue
            if not is_native(s.name(at, read.end)):
                s.add(at, read.end, "name-alias", 0.85)
