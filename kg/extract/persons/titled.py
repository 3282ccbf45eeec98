"""Persons beside a post: 市委书记|王某某, 王某某|任市长."""

from __future__ import annotations

import re

from kg.extract.candidates import Candidate
from kg.extract.names import (
    NAME_TAGS,
    NO_SURNAMES,
    Reading,
    compound_surnames,
    follows_well,
    name_score,
    read_name,
    read_open_name,
    reads_well,
)
from kg.extract.persons.beside import behind_styles
from kg.extract.persons.joined import OF_A_PEOPLE, REMARK_BEFORE, add_by_sound, add_list, list_before
from kg.extract.persons.search import ADDRESSED, CUT_OFF, LEADING, READS_ON, Search
from kg.extract.persons.sounds import sounds_foreign
from kg.extract.syllables import read_syllables_back
from kg.extract.view import Word, is_han
from kg.lexicon.words import words

_CELLS = "│┃┆|"  # between the cells of a table
_CELL = 24  # characters of a cell, for looking where it ends
_SETTLED = frozenset("村乡镇县市区庄屯寨集州省旗")  # last characters of a cell that holds a place
# Which holder of a post somebody is, between the verb and the post: 任|首任|校长, 为|第三届|会长.
_WHICH = re.compile(r"(?:首任|首届|第[一二三四五六七八九十0-9]{1,3}[任届]|[新该本我])$")
_WHICH_LONGEST = 6
_APPOINT = 6  # characters of a verb of office at most
_DIVISION_HEADS = frozenset("县市区镇乡省州旗盟村")  # that titles begin with
# What a reading (``names.read_name``: log probability of the characters and of what follows) must have. All are set so
# that on gold/train and a sample of 8,000 sentences of the annotated corpora a rule's false names stay below 3 in 100.
_AFTER_ORGAN_POST = -27.0  # behind a title with its organisation; two characters that no list has make -26
_AFTER_POST = -24.0  # behind a title alone
_AFTER_POST_CUT = -22.0  # where what follows reads badly
_AFTER_POST_DOUBTFUL = -25.5  # of a surname that is more often another word: 连|选得
_USUAL = -17.0  # a usual surname with usual characters, whatever follows
# What a name's characters alone (``names.name_score``) must have.
_BEFORE_POST = -25.5
_BEFORE_POST_INSIDE = -20.0  # where a word stands before it
_BEFORE_POST_LED = -22.5  # … that leads up to names: 派|王某某校长
_BEFORE_POST_WORD = -21.0  # where the dictionary has it as a place, a time or a brand


def behind_post(s: Search, post: Candidate) -> None:
    """市委书记|王某某、李某某"""
    v, at = s.v, post.end
    while at < len(v.text) and v.text[at] in _CELLS:
        at += 1
    if at in s.post_starts or at >= len(v.text) or s.cuts_word(at):
        return
    at = behind_styles(v.text, at)
    if v.text[at - 1] in _CELLS and _is_cell_of_row_by_names(s, at, post):
        return
    people = OF_A_PEOPLE.match(v.text, at)
    if people is not None:
        add_list(s, at, people.end(1), "name-of-a-people", 0.95)
        return
    if add_by_sound(s, at):
        return
    strong = post.title_start > post.start or post.rule == "post-alone"
    read = read_name(v, at, s.known, s.edges)
    if read is not None and not _stands_behind(s, at, read, strong):
        read = None
    if read is not None and (follows_well(v, read.end) > READS_ON or read.score > _USUAL):
        add_list(s, at, read.end, "name-after-post", 0.95)
    elif strong and not reads_well(v, at):
        end = read_open_name(v, at)
        if end is not None:
            add_list(s, at, end, "name-open", 0.9)
        elif read is not None:
            add_list(s, at, read.end, "name-after-post", 0.95)


def _is_cell_of_row_by_names(s: Search, at: int, post: Candidate) -> bool:
    """Whether the cell behind a post's cell is no holder's: a place (王某某│班长│甲村), or a row's next name."""
    text = s.v.text
    limit = min(at + _CELL, len(text))
    end = next((i for i in range(at, limit) if text[i] in _CELLS or text[i] == "\n"), limit)
    if text[end - 1] in _SETTLED:
        return True
    if text[end : end + 1] in ("", "\n"):
        return False
    row = max(text.rfind(c, 0, post.start) for c in "\n┃") + 1
    first = next((i for i in range(row, post.start) if text[i] in _CELLS), post.start)
    return first < post.start and first not in s.post_ends and name_score(text[row:first].strip()) > ADDRESSED


def _is_predicate(s: Search, at: int, read: Reading) -> bool:
    """Whether what a name was read in is a dictionary verb or adverb with a word behind it: 主席|高度|重视."""
    v, word = s.v, s.v.word_at(at)
    if word.start != at or word.tag[:2] in NAME_TAGS:
        return False
    if word.end >= at + 4:
        return True
    if word.end != at + 2 or word.tag[0] not in "dvap" or not is_han(v.text[at + 2 : at + 3] or "，"):
        return False
    return read.end == at + 2 or v.word_at(at + 2).end > read.end


def _stands_behind(s: Search, at: int, read: Reading, strong: bool) -> bool:
    word = s.v.word_at(at)
    common = word.start == at and word.end > at + 1 and word.end >= read.end - 1
    common = common and s.name(at, word.end) not in compound_surnames()
    if _is_predicate(s, at, read) or (s.v.text[at] == "来" and read.score <= _USUAL):
        return False  # 主席|高度|重视, 副总理|来某县|视察
    if common and word.tag[0] in "vdpcrnaft" and word.tag[:2] not in NAME_TAGS:  # 主席|高度重视
        return strong and read.score > _USUAL and follows_well(s.v, read.end) > CUT_OFF
    if s.v.text[at] in NO_SURNAMES and read.score <= _AFTER_POST_DOUBTFUL and is_han(s.v.text[read.end : read.end + 1]):
        return False
    if follows_well(s.v, read.end) <= READS_ON:
        return read.score > _AFTER_POST_CUT
    return read.score > (_AFTER_ORGAN_POST if strong else _AFTER_POST)


def before_post(s: Search, post: Candidate) -> None:
    """王某某书记, 王某某任市长, 王某某同志不再担任…, 王某某（市长）"""
    text, at = s.v.text, post.start
    which = _WHICH.search(text, max(0, at - _WHICH_LONGEST), at)
    verb = which.start() if which is not None else at
    at = next((verb - n for n in range(_APPOINT, 0, -1) if text[max(0, verb - n) : verb] in words("appoint")), at)
    if at == post.start and post.end in s.found and text[at] in _DIVISION_HEADS:
        return  # 甲垣|县长王某某: the county's
    remark = REMARK_BEFORE.search(text, max(0, at - 10), at)
    at = remark.start() if remark is not None else at
    for filler in ("同志", "（", "先生", "女士"):
        at -= len(filler) if text.endswith(filler, 0, at) else 0
    addressed = text.startswith(("同志", "先生", "女士"), at)
    if at == post.start and post.title_start > post.start:
        return
    for size in (3, 2, 4):
        start = at - size
        if start >= 0 and not s.covered[start] and not s.covered[at - 1] and _ends_at(s, start, at, post, addressed):
            s.add(start, at, "name-before-post", 0.9)
            list_before(s, start)
            return
    begin = read_syllables_back(s.v, at)
    if begin is not None and at - begin >= 3 and sounds_foreign(s, begin, at):
        s.replace(begin, at, "name-foreign", 0.9)
        list_before(s, begin)
        return
    for size in (4, 3, 5):
        start = at - size
        if start >= 0 and at < post.start and s.begins_clear(start) and read_open_name(s.v, start) == at:
            s.add(start, at, "name-open", 0.88)
            list_before(s, start)
            return


def _may_lead(before: Word, start: int) -> bool:
    """Whether a name can begin at ``start`` behind a word: one that ends there, and of one character only a verb."""
    return before.end == start and (before.end - before.start > 1 or before.tag[0] in "vpc")


def _ends_at(s: Search, start: int, at: int, post: Candidate, addressed: bool) -> bool:
    """Whether ``start``..``at`` is a name that the post (or its verb) follows."""
    v, name = s.v, s.name(start, at)
    read = read_name(v, start, s.known, {at})
    if read is None or read.end != at:
        return False
    if name in s.known:
        return True
    clear = start == 0 or not is_han(v.text[start - 1]) or s.covered[start - 1] > s.covered[start]
    before = v.word_at(start - 1) if start > 0 else None
    if before is not None and not clear and not _may_lead(before, start):
        return False
    word = v.word_at(start)
    if not addressed and word.start == start and word.end - start > 1 and word.tag[0] in "vdpcruf":
        return False  # 谈话|中总理, 连任|为总统
    if at == post.start:
        listed = word.start == start and word.end == at
        if listed and word.tag[:2] == "nr" and len(name) == 3:
            return True
        if listed and not (word.tag in ("t", "ns", "nz") and name_score(name) > _BEFORE_POST_WORD):
            return False
        if len(name) == 2 and not clear and word.tag[:2] != "nr":
            return False
    if clear:
        return name_score(name) >= _BEFORE_POST
    return name_score(name) >= (_BEFORE_POST_LED if v.text[start - 1] in LEADING else _BEFORE_POST_INSIDE)
