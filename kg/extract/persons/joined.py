"""Persons in lists: names that 、, 和 and 与 join to one that is found."""

from __future__ import annotations

import re

from kg.extract.chains import chains
from kg.extract.names import Reading, follows_well, name_score, read_name, read_open_name, reads_well
from kg.extract.persons.search import CUT_OFF, Search, skip_remark
from kg.extract.persons.sounds import element_end, japanese_end, sound_end
from kg.extract.view import is_han

# A remark that ends before an offset, and a name that a remark on its bearer's people ends.
REMARK_BEFORE = re.compile(r"（(?:[男女]|[一-鿿]{1,6}族|[，、])+）$")
OF_A_PEOPLE = re.compile(r"([一-鿿]{2,6})（(?:女，?)?[一-鿿]{1,5}族(?:，?女)?）")
_OF_A_PEOPLE_BEFORE = re.compile(r"(?<=[、，。；：和为举])[一-鿿]{2,6}$")
_JOINTS = "、和与及"
# Log probabilities of a name (``names.read_name``, ``names.name_score``).
_IN_LIST = -26.0
_BETWEEN_MARKS = 4.0  # added for three characters that marks bound
_IN_LIST_WORD = -16.0  # … of characters that the dictionary has as a word
_LISTED_BEFORE = -23.0


def add_list(s: Search, start: int, end: int, rule: str, weight: float) -> None:
    """Add a name, and the names that are joined to it."""
    s.add(start, end, rule, weight)
    _rest_of_list(s, end)


def add_by_sound(s: Search, at: int) -> bool:
    """Add a name of no Chinese pattern that begins there, with those joined to it; whether there is one."""
    for read, rule in ((sound_end, "name-foreign"), (japanese_end, "name-foreign"), (element_end, "name-open")):
        end = read(s, at)
        if end is not None:
            s.replace(at, end, rule, 0.92)
            _rest_of_list(s, end)
            return True
    return False


def _rest_of_list(s: Search, end: int) -> None:
    """Names joined to the one that ends at ``end``: A、B（女）、C等."""
    v = s.v
    at = skip_remark(v.text, end)
    while at < len(v.text) and v.text[at] in _JOINTS:
        at += 1
        people = OF_A_PEOPLE.match(v.text, at)
        if people is not None and at not in s.post_starts:
            s.add(at, people.end(1), "name-of-a-people", 0.9)
            at = skip_remark(v.text, people.end(1))
            continue
        if at in s.post_starts or at >= len(v.text) or s.covered[at]:
            return
        read = read_name(v, at, s.known, s.edges)
        element = element_end(s, at)
        if element is not None:
            s.add(at, element, "name-open", 0.92)
            at = skip_remark(v.text, element)
            continue
        if read is not None and read.end - at == 3 and v.text[read.end : read.end + 1] in ("、", "（", "等"):
            read = Reading(read.end, read.score + _BETWEEN_MARKS)
        if read is None or read.score < _IN_LIST or follows_well(v, read.end) < CUT_OFF:
            open_end = None if reads_well(v, at) else read_open_name(v, at)
            if open_end is not None and open_end - at >= 3:
                s.add(at, open_end, "name-open", 0.88)
                at = skip_remark(v.text, open_end)
                continue
            if read is None or read.score < _IN_LIST:
                return
        word = v.word_at(at)
        common = word.start == at and word.end >= read.end and word.tag[0] in "vn" and word.tag != "nr"
        if common and read.score < _IN_LIST_WORD:
            return
        s.add(at, read.end, "name-in-list", 0.9)
        at = skip_remark(v.text, read.end)


def list_before(s: Search, start: int) -> None:
    """The other names of a list that ends before ``start``: A、B、C为副主任."""
    text, at = s.v.text, start
    while at > 2 and text[at - 1] in _JOINTS:
        at -= 1
        remark = REMARK_BEFORE.search(text, max(0, at - 10), at)
        if remark is not None:
            at = remark.start()
            people = _OF_A_PEOPLE_BEFORE.search(text, max(0, at - 6), at)
            if people is not None and "族" in remark[0]:
                s.add(people.start(), at, "name-of-a-people", 0.9)
                at = people.start()
                continue
        begin = next((at - n for n in (3, 2, 4) if at >= n and _listed_name(s, at - n, at)), None)
        if begin is None:
            sizes = (n for n in (4, 3, 5) if at >= n and s.begins_clear(at - n))
            begin = next((at - n for n in sizes if read_open_name(s.v, at - n) == at), None)
        if begin is None:
            return
        s.add(begin, at, "name-in-list", 0.85)
        at = begin


def _listed_name(s: Search, begin: int, end: int) -> bool:
    if s.covered[begin] or name_score(s.name(begin, end)) <= _LISTED_BEFORE:
        return False
    return begin == 0 or s.v.text[begin - 1] in "和与及举为任免了去" or not is_han(s.v.text[begin - 1])


def in_chains(s: Search) -> None:
    """Names that 、 joins, where the others of the list leave no doubt: A、B（女）、C、D等."""
    taken = {at for c in s.found.values() for at in range(c.start, c.end)}
    ends = {c.start: c.end for c in s.found.values()}
    for start, end in chains(s.v, ends, taken, s.placed):
        s.add(start, end, "name-in-list", 0.86)
