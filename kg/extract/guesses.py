"""What the tagger guesses, looked at by itself: guesses that name nothing, and ones that stand with other bounds."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from math import inf
from typing import NamedTuple

from kg.extract.candidates import Candidate
from kg.extract.names import (
    NO_SURNAMES,
    PERSON_TAGS,
    compound_surnames,
    is_native,
    is_of_work,
    is_village,
    name_score,
    read_name,
)
from kg.extract.places import place_heads
from kg.extract.syllables import SURE_MEAN, mean_weight
from kg.extract.view import View, Word, is_han
from kg.lexicon.places import gazetteer
from kg.lexicon.words import alternatives, longest_first, words
from kg.model import Kind

RULE = "tagger"
# A guess stands from here on: measured on annotated texts that the tagger had not seen (MODEL_CARD.md). False persons
# do the most harm.
_LEAST = {Kind.PERSON: 0.95, Kind.POST: 0.8, Kind.ORGANISATION: 0.8, Kind.PLACE: 0.8}
# … and from here on a person where the Chinese pattern of names has just these characters there, with two given ones
# (of such guesses four in five were right) or with one, and a place that ends as places do.
_LEAST_READ = 0.5
_LEAST_SHORT = 0.93
_LEAST_HEADED = 0.7
_READ_SCORE = -24.0  # their ``names.name_score``
_NO_NAME = 0.995  # from here on a guess of a person that is no name of any pattern
_READ_WEIGHT = 0.7
_SHORT = 2
_LONGEST_CHINESE = 3  # characters
# Against rules: below a name behind a title, above one that has nothing but its looks; below every organisation's rule.
_WEIGHTS = {Kind.PERSON: 0.88, Kind.POST: 0.9, Kind.ORGANISATION: 0.6, Kind.PLACE: 0.6}
_FUNCTIONS = frozenset("upcvdrmqf")  # … of words that no name has at its ends
_COMMON = frozenset("nvdamrqbzt")  # parts of speech of words that name no place
_NAME_TAGS = ("ns", "nr", "nz", "nt")
_DOCUMENT_NUMBER = re.compile(r"(?:字第?)?[（〔\[][0-9]{2,4}[）〕\]]")  # 甲乙党|（84）028号
_OWN = ("我", "本", "全", "该")
_LEVELS = "省市州县区乡镇"
_NUMBERS = frozenset("百千万亿")
_MOVES = frozenset("来到赴去抵离")  # … and a division behind one is where somebody goes, 来|临岚


def weight(kind: Kind) -> float:
    """What a guess of a kind weighs against rules' proposals."""
    return _WEIGHTS[kind]


def is_sure(g: Candidate) -> bool:
    """Whether a guess stands by its probability alone."""
    return g.weight >= _LEAST[g.kind]


class Beside(NamedTuple):
    """Where rules' mentions begin and end that persons' names stand beside: posts, words that lead up to names."""

    leads: AbstractSet[int]  # where such a word ends
    starts: AbstractSet[int]  # where a post begins


def person_of(v: View, g: Candidate, known: AbstractSet[str], beside: Beside, *, joined: bool) -> Candidate | None:
    """A guessed person as it stands against rules; None where it is none, or not sure enough.

    ``known`` are names from elsewhere in the document; ``joined``: 、 or 和 joins it to a person that a rule found.
    """
    g = _whole(v, g, beside)
    name = v.text[g.start : g.end]
    if is_of_work(v, g.start, g.end) or is_village(name) or is_native(name) or _is_no_name(v, g, joined=joined):
        return None
    read = read_name(v, g.start, known)
    if read is not None and read.end > g.end and v.text[g.start : read.end] in known:
        return None
    if g.weight >= _LEAST[Kind.PERSON]:
        return Candidate(g.kind, g.start, g.end, RULE, _WEIGHTS[Kind.PERSON])
    word = v.word_at(g.start)
    common = word.start == g.start and word.end == g.end and word.tag not in PERSON_TAGS
    if g.weight < _LEAST_READ or common or read is None or read.end != g.end or name_score(name) < _READ_SCORE:
        return None
    if len(name) < _LONGEST_CHINESE and not joined and (g.weight < _LEAST_SHORT or name[0] in NO_SURNAMES):
        return None
    return Candidate(g.kind, g.start, g.end, "tagger-read", _READ_WEIGHT)


def _whole(v: View, g: Candidate, beside: Beside) -> Candidate:
    """A guess with the one character that parts it from what stands beside names: 士绅禚|怀砚, 沈美|瑾校长."""
    start, end = g.start, g.end
    before, behind = v.text[start - 1 : start], v.text[end : end + 1]
    if end - start == _SHORT and before and is_han(before):
        led = start - 1 in beside.leads and start not in beside.leads and v.word_at(start - 1).tag[0] not in _FUNCTIONS
        start -= before + v.text[start] in compound_surnames() or led
    if end - start == _SHORT and behind and is_han(behind) and end + 1 in beside.starts and end not in beside.starts:
        read = read_name(v, start, edges={end + 1})
        end = end if read is None or v.word_at(end).tag[0] in _FUNCTIONS else read.end
    return replace(g, start=start, end=end)


def _is_no_name(v: View, g: Candidate, *, joined: bool) -> bool:
    """Whether what was taken for a person is a word, an amount or whose a document is: 160|万令吉, 甲党|（84）028号."""
    name = v.text[g.start : g.end]
    if name in words("no_names") or name[:2] in words("no_names") or _DOCUMENT_NUMBER.match(v.text, g.end):
        return True
    if name[0] in _NUMBERS and v.text[g.start - 1 : g.start].isdigit():
        return True
    if not joined and name[0] in _MOVES and gazetteer().surface(name[1:]) is not None:
        return True
    chinese = len(name) <= _LONGEST_CHINESE and all(map(is_han, name)) and name[0] not in words("rare_surnames")
    return chinese and not joined and g.weight < _NO_NAME and name_score(name) == -inf and mean_weight(name) < SURE_MEAN


def place_of(v: View, g: Candidate) -> Candidate | None:
    """A guessed place as it stands against rules; None where it is none, or not sure enough."""
    g = _bare(v, g)
    name = v.text[g.start : g.end]
    if g.weight < _LEAST_HEADED or not name or name[0] in words("no_place_first") or name in words("place_generic"):
        return None
    if g.weight < _LEAST[Kind.PLACE] and not _is_headed(name):
        return None
    if _is_word(v, g.start, g.end) or _among_words(v, g):
        return None
    kind = Kind.ORGANISATION if _is_body(name) else g.kind
    return Candidate(kind, g.start, g.end, RULE, _WEIGHTS[kind])


@cache
def _before_place() -> re.Pattern[str]:
    """What stands before a place's name and is none of it: 今|临江, 冬|甲县."""
    return re.compile(alternatives("before_place"))


@cache
def _behind_place() -> re.Pattern[str]:
    """What says where near a place: 甲湖|畔, 乙河|沿岸."""
    return re.compile(f"(?<=[㐀-鿿]{{2}}){alternatives('behind_place')}$")


def _bare(v: View, g: Candidate) -> Candidate:
    """A guess without the words for time (今|临江) and level (我|县甲乡) before it and for nearness behind it."""
    front = _before_place().match(v.text, g.start, g.end)
    before = v.text[g.start - 1 : g.start]
    start = front.end() if front is not None and not is_han(before or "，") else g.start
    start += before in _OWN and v.text[start] in _LEVELS and g.end - start > 1
    near = _behind_place().search(v.text[start : g.end])
    return replace(g, start=start, end=g.end if near is None else start + near.start())


def _is_common(word: Word) -> bool:
    return word.tag[:1] in _COMMON and word.tag[:2] not in _NAME_TAGS


def _is_word(v: View, start: int, end: int) -> bool:
    """Whether the dictionary has a stretch as one word that names nothing: 杏仁, 修正, not 文化宫."""
    name, word = v.text[start:end], v.word_at(start)
    if (word.start, word.end) != (start, end):
        return False
    return name in words("no_names") or (_is_common(word) and not _is_headed(name) and name[-1] not in "庙宫寺")


def _among_words(v: View, g: Candidate) -> bool:
    """Whether a guess stands in a list of common nouns: 杏仁、|马鹿|、果品."""
    if _is_headed(v.text[g.start : g.end]):
        return False
    near = (_item(v, g.end, 1), _item(v, g.start - 1, -1))
    return any(stretch is not None and _is_word(v, *stretch) for stretch in near)


def _is_headed(name: str) -> bool:
    """Whether a name ends as those of small places do, in other than a division's level."""
    return (
        len(name) > 2
        and name[-1] not in _LEVELS
        and (name.endswith(longest_first("place_ends")) or any(map(name.endswith, place_heads())))
    )


def _item(v: View, mark: int, step: int) -> tuple[int, int] | None:
    """The single word between two 、 or before 等, next to the mark at ``mark``; None where there is none."""
    if not 0 <= mark < len(v.text) or v.text[mark] != "、":
        return None
    word = v.word_at(mark + step) if 0 <= mark + step < len(v.text) else None
    if word is None:
        return None
    beyond = v.text[word.end : word.end + 1] if step > 0 else v.text[max(0, word.start - 1) : word.start]
    return (word.start, word.end) if beyond in ("", "、", "，", "。", "等") else None


def is_occasion(name: str) -> bool:
    """Whether what was taken for a body is a meeting that is over when it is over: 某市|工作动员会."""
    return _MEETING.search(name) is not None


_MEETING = re.compile(
    r"(?:动员|座谈|推进|现场|调度|汇报|表彰|沟通|见面|恳谈|部署|誓师|总结|通报|推介|交流|启动)大?会$|工作会议?$"
)


def is_settlement(name: str) -> bool:
    """Whether what was taken for a body is a brigade of a commune, a place: 甲公社|乙大队."""
    return name.endswith(("大队", "生产队")) and any(c in name[1:-3] for c in ("公社", "乡", "镇"))


def _is_body(name: str) -> bool:
    """Whether a name ends in what names a body and no place: 甲博物院, 乙矿."""
    return len(name) > 2 and name.endswith(longest_first("bodies_for_places"))
