"""Persons without a post or a word beside them: dictionary names, known ones, and what surroundings make sure."""

from __future__ import annotations

from kg.extract.names import (
    NO_SURNAMES,
    PERSON_TAGS,
    Reading,
    compound_surnames,
    is_native,
    is_of_doctrine,
    is_of_era,
    is_of_work,
    is_village,
    name_score,
    read_name,
)
from kg.extract.persons.beside import predicate
from kg.extract.persons.joined import add_list
from kg.extract.persons.search import LEADING, NO_ENDS, Search
from kg.extract.view import Word, finder_of, is_han
from kg.lexicon.words import words

# What a name's characters (``names.name_score``) must have: of three characters that the dictionary has as a name …
_DICTIONARY = -19.2
# … of a name at the beginning of a clause: before its predicate (three characters; two, which the dictionary has as a
# name or has not), and between marks.
_ALONE_PREDICATE = -20.0
_ALONE_PARTICLE = -17.5  # before 在, 对, 等, which follow other words too
_ALONE_SHORT_LISTED = -15.0
_ALONE_SHORT = -13.0
_ALONE_CLOSED = -16.5
_ALONE_LINE = -21.0  # of a line's only words
_ALONE_LED = -18.5  # between a word that leads up to it and its predicate


def listed_words(s: Search) -> None:
    """Names of three characters that the dictionary has."""
    for w in s.v.words_tagged(PERSON_TAGS):
        name = s.name(w.start, w.end)
        if (
            len(name) != 3
            or name in words("no_names")
            or name_score(name) <= _DICTIONARY
            or any(s.placed[w.start : w.end])
            or name[-2:] in words("honorifics")
            or is_native(name)
            or is_of_era(s.v, w.end)
            or is_village(name)
            or _is_part(s, w.start, w.end)
        ):
            continue
        before = (s.found.get(w.start - k) for k in (1, 2, 3))
        inside = any(c is not None and c.end > w.start for c in before)
        if w.start in s.found or inside:
            continue
        read = read_name(s.v, w.start, s.known) if name[:2] in compound_surnames() else None
        s.add(w.start, w.end if read is None else read.end, "name-listed", 0.75)  # 欧阳明|远


def _is_part(s: Search, start: int, end: int) -> bool:
    """Whether a name stands in a title, a doctrine or another thing's name."""
    return is_of_work(s.v, start, end) or is_of_doctrine(s.v, end)


def alone(s: Search, at: int, behind: bool) -> None:
    """A name that is known, or that its surroundings make sure; ``behind``: a body or division ends before it."""
    if at in s.found or s.covered[at]:
        return
    if not _may_stand_alone(s, at, behind):
        return
    read = read_name(s.v, at, s.known)
    if read is None or any(s.covered[at : read.end]):
        return
    if _is_part(s, at, read.end):
        return
    if s.name(at, read.end) in s.known:
        add_list(s, at, read.end, "name-known", 0.9)
    elif s.placed[at] or (read.end - at == 2 and s.placed[at + 1]):
        return
    elif _sure_alone(s, at, read, behind):
        add_list(s, at, read.end, "name-alone", 0.7)


def _may_stand_alone(s: Search, at: int, behind: bool) -> bool:
    """Whether any name at ``at`` can be known or sure, told without reading it: nearly no surname's place is."""
    text = s.v.text
    if s.known and any(text[at : at + n] in s.known for n in (2, 3, 4)):
        return True
    open_left = at == 0 or behind or not is_han(text[at - 1]) or "同志" in text[at + 2 : at + 6] or _is_led(s, at)
    return open_left and s.v.is_boundary(at)


def _is_led(s: Search, at: int) -> bool:
    """Whether a word of one character before leads up to a name: 由|王某某主持, 派|李某某到…"""
    text = s.v.text
    return at > 0 and text[at - 1] in LEADING and s.v.word_at(at - 1).start == at - 1


def _sure_alone(s: Search, at: int, read: Reading, behind: bool) -> bool:
    """Whether the characters are no words, and what stands around fits."""
    v, end = s.v, read.end
    open_left = at == 0 or not (is_han(v.text[at - 1]) or v.text[at - 1].isalnum())
    name = s.name(at, end)
    if name[0] in NO_SURNAMES or name[-1] in NO_ENDS or name in words("no_names"):
        return False
    if not (open_left or behind or _is_led(s, at) or v.text.startswith("同志", end)):
        return False
    inside = list(v.words_between(at, end))
    if not inside or inside[0].start != at or inside[-1].end > end:
        return False
    whole = inside[0].end == end
    if inside[0].end - at > 1 and inside[0].tag[:2] not in ("nr", "t") and not _half_word(inside[0], end):
        return False
    said = predicate(v.text, end)
    certain = len(said) > 1 or said in ("说", "率", "赴")
    if open_left and (at == 0 or v.text[at - 1] == "\n") and v.text[end : end + 1] in ("", "\n"):
        return name_score(name) > _ALONE_LINE  # who signs a preface
    led = not open_left and not behind
    if led:
        return end - at == 3 and said != "" and name_score(name) > _ALONE_LED
    closed = said != "" or end >= len(v.text) or not is_han(v.text[end])
    score = name_score(name)
    if end - at == 2:
        listed = whole and inside[0].tag == "nr"
        return certain and not behind and score > (_ALONE_SHORT_LISTED if listed else _ALONE_SHORT)
    if said:
        return score > (_ALONE_PREDICATE if certain else _ALONE_PARTICLE)
    return closed and score > _ALONE_CLOSED and all(w.end - w.start == 1 or w.tag == "nr" for w in inside)


def _half_word(word: Word, end: int) -> bool:
    """Whether a word of two characters and a third may yet be a name: 江景|川."""
    return word.end == end - 1 and word.tag[0] == "n"


def known_names(s: Search) -> None:
    """Every place where a name stands that the document has for certain elsewhere."""
    if not s.known:
        return
    v = s.v
    for start, end in finder_of(s.known).longest(v.text):
        if s.covers(start, end) or any(s.covered[start:end]) or _is_part(s, start, end):
            continue
        if end - start == 2 and not (v.is_boundary(start) and v.is_boundary(end)):
            continue
        if s.cuts_word(start) or s.cuts_word(end):
            continue
        s.add(start, end, "name-known", 0.9)
