"""Where a name begins that ends in a listed head: a walk to the left over the words that a name can hold.

No walk is longer than ``_FARTHEST`` characters, so that the work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.extract.anchors import Anchor
from kg.extract.places import descends
from kg.extract.view import View, Word, is_han
from kg.lexicon.words import longest_first, words

_FARTHEST = 32  # characters from a head to where its name can begin
_QUOTED = 16  # characters that a quotation mark inside a name encloses at most
_BRACKETED = 10  # the same for brackets
_WHOLE = 10  # characters of a name that has 和 and no division before it
_JOINTS = ("和", "与", "及", "暨")
_NEVER = frozenset("和与的到在对为是等由从向被把将了及以经赴来去任至说并又也都就")
_NUMERAL = re.compile(r"[第一二三四五六七八九十百零〇0-9]+")
# Tags of dictionary words that no organisation's name holds: verbs, prepositions, particles, adverbs, pronouns …
_STOP_TAGS = frozenset(
    {"v", "vd", "p", "uj", "ul", "uz", "ug", "uv", "ud", "d", "df", "r", "rr", "rz", "y", "e", "t", "c"}
)
_NAME_TAGS = ("nz", "nr", "nrt", "x", "eng")
_OPEN_QUOTE, _CLOSE_QUOTE = "“《〈「", "”》〉」"
_MARKS = "，。；：！？、…—～ \n"
_STAFFING = ("人事", "干部", "工作", "建设")  # what 组织 goes with in a name
_WORKS = ("company", "school", "hospital")


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a text before the names behind heads are read.

    ``anchors`` by their start; ``reach``: where a body that is found already ends -> where it begins, grows as bodies
    are found; ``named_ends``: where departments end; ``wall`` marks characters that no name reaches over.
    """

    v: View
    anchors: Mapping[int, list[Anchor]]
    reach: dict[int, int]
    named_ends: AbstractSet[int]
    wall: bytearray


@dataclass(frozen=True, slots=True)
class NameStart:
    """Where a name begins, and whether a division or a body found already begins it."""

    at: int
    anchored: bool


def name_start(ground: Ground, head: int, end: int, sort: str) -> NameStart | None:
    """Where the name begins whose head of a ``sort`` stands at ``head``..``end``; None where nothing belongs to it."""
    walk = _Walk(ground, head, end, _enders(ground, head), at=head, firm=sort in _WORKS)
    while walk.at > 0 and head - walk.at < _FARTHEST and walk.step():
        pass
    return walk.settled(sort)


def _enders(ground: Ground, head: int) -> dict[int, int]:
    """Where divisions that can belong to the name end -> where the first of them begins."""
    enders: dict[int, int] = {}
    for begin in filter(ground.anchors.__contains__, range(max(0, head - _FARTHEST), head)):
        for a in ground.anchors[begin]:
            if a.end <= head and a.sort in ("full", "short", "level") and a.end - a.start != 1:
                enders.setdefault(a.end, begin)
    return enders


@dataclass(slots=True)
class _Walk:
    """A walk at ``at``; ``leftmost`` is the last division or body passed, ``joined`` whether a 和 was passed since.

    ``given``: where a name begins whose characters the dictionary takes for words; only a ``firm`` or school has one.
    """

    ground: Ground
    head: int
    end: int
    enders: Mapping[int, int]
    at: int
    leftmost: int | None = None
    joined: bool = False
    firm: bool = False
    given: int | None = None

    def step(self) -> bool:
        """One step to the left; False where the name can't go on."""
        if self._meets_body() or self.ground.wall[self.at - 1]:
            return False
        mark = self.ground.v.text[self.at - 1]
        if mark in _CLOSE_QUOTE:
            return self._over_quoted()
        if mark == "）":
            return self._over_bracket()
        word = self.ground.v.word_at(self.at - 1)
        text = self.ground.v.text[word.start : self.at]
        if text in _JOINTS:
            return self._over_joint(word)
        ending = self.enders.get(self.at)
        if ending is not None and not _continues(self.ground, ending, self.at):
            self.leftmost = self.at
            return False
        if ending is not None and ending < self.at:
            self.leftmost, self.at, self.joined = ending, ending, False
            return True
        if text in words("organisation_stop") or (text == "代表" and self._begins_body()) or self._sends(text, word):
            return False
        if self._is_tour(text, word):
            self.at = word.start
            return True
        if self._meets_short_division(text, word):
            return False
        walled = self.ground.wall.rfind(1, word.start, self.at) + 1
        if walled in self.ground.anchors and walled > word.start:
            self.leftmost = self.at = walled  # 王明|市: the dictionary takes a name's end and what follows for a word
            return False
        return self._over_word(text, word) or self._over_given(word)

    def settled(self, sort: str) -> NameStart | None:
        """Where the name begins after all: no 和 without a division before it, no words that no name begins with."""
        v, whole = self.ground.v, self.head - self.at <= _WHOLE
        whole = (
            whole
            and self.given is None
            and sort in ("school", "government")
            and (self.at == 0 or not is_han(v.text[self.at - 1]))
        )
        if self.joined and self.leftmost is None and not whole:
            self.at = 1 + max(v.text.rfind(j, self.at, self.head) for j in _JOINTS)
        if self.leftmost is None:
            self.at = _behind_act(v, self.at, self.head) if sort in _WORKS else self.at
            begin = _trim(v, self.at, self.head if self.given is None else self.given)
            return None if begin >= self.head else NameStart(begin, begin in self.ground.anchors)
        if self.leftmost == self.at or sort not in _WORKS:
            return NameStart(self.leftmost, True)
        begin = _trim(v, self.at, self.head)  # a firm's own name may stand before its place (红星|临澜|有限公司)
        own = begin < self.leftmost and all(w.tag in _NAME_TAGS for w in v.words_between(begin, self.leftmost))
        return NameStart(begin if own else self.leftmost, True)

    def _sends(self, text: str, word: Word) -> bool:
        """Whether 组织 or 派 is the verb before a name and no part of it (组织人事处, 省派工作总队)."""
        v = self.ground.v
        if text == "派":
            return v.text[word.start - 1 : word.start] not in ("省", "市", "县", "州")
        return text == "组织" and self.at != self.head and not v.text.startswith(_STAFFING, self.at)

    def _begins_body(self) -> bool:
        return self.at == self.head or self.at in self.ground.anchors

    def _meets_body(self) -> bool:
        """Whether a body begins or ends here, where the walk ends: 县委|县政府, 市委组织部|干部科."""
        at, reach = self.at, self.ground.reach
        if at not in reach:
            return False
        if at != self.head and any(a.sort == "level" for a in self.ground.anchors.get(at, ())):
            self.leftmost = at  # a level word begins a body of its own
            return True
        if reach[at] < at and not self._parted(at) and (not self.joined or at == self.head or self._is_unit(at)):
            self.leftmost = self.at = reach[at]
            self.joined = False
            return True
        return False

    def _parted(self, at: int) -> bool:
        """Whether words part a body that ends here from the division that begins the name (甲局会同|乙县丙局)."""
        if self.leftmost is None or self.leftmost == at:
            return False
        return self.ground.v.text[at : self.leftmost] not in words("body_at")

    def _is_unit(self, at: int) -> bool:
        """Whether a name with 和 goes on from a school or a company, whose unit it is (甲大学|乙与丙研究中心)."""
        v = self.ground.v
        whole = v.text.endswith(longest_first("unit_owners"), 0, at)
        return whole and v.text.endswith(longest_first("units_of_owners"), self.head, self.end)

    def _over_quoted(self) -> bool:
        opened = max(self.ground.v.text.rfind(q, max(0, self.at - _QUOTED), self.at) for q in _OPEN_QUOTE)
        if opened >= 0:
            self.at = opened
        return opened >= 0

    def _over_bracket(self) -> bool:
        """Over a bracket inside a name; one that nothing goes before is none of its parts."""
        text = self.ground.v.text
        opened = text.rfind("（", max(0, self.at - _BRACKETED), self.at)
        if opened <= 0 or not is_han(text[opened - 1]):
            return False
        self.at = opened
        return True

    def _over_joint(self, word: Word) -> bool:
        """Over 和 inside a name, not between two names."""
        ground = self.ground
        if self._begins_body() or word.start in ground.reach or word.start in ground.named_ends:
            return False
        self.joined, self.at = True, word.start
        return True

    def _is_tour(self, text: str, word: Word) -> bool:
        """Whether a verb stands between a division and 团, 队, 组 (甘肃省|慰问|团)."""
        v = self.ground.v
        return (
            text in words("organisation_tour")
            and v.text[self.end - 1] in "团队组"
            and v.is_boundary(word.start)
            and _ends_anchor(self.ground.anchors, word.start)
        )

    def _meets_short_division(self, text: str, word: Word) -> bool:
        """Whether a character that is a word of its own stands close behind a division, whose name it goes on with."""
        if len(text) != 1 or word.tag not in ("d", "zg", "a", "v", "ad") or not is_han(text) or text in _NEVER:
            return False
        near = next((self.enders[p] for p in range(word.start, max(0, word.start - 3), -1) if p in self.enders), None)
        if near is None or not all(
            is_han(c) and c not in _NEVER and c != "委" for c in self.ground.v.text[near : self.at]
        ):
            return False
        self.leftmost = self.at = near
        return True

    def _over_given(self, word: Word) -> bool:
        """Over two characters in a row that are no words here: 甲乙|国民学校."""
        v = self.ground.v
        if not self.firm or self.given is not None or word.end > self.at or not _is_given(v, word):
            return False
        behind, before = self.at < self.head and v.word_at(self.at), word.start > 0 and v.word_at(word.start - 1)
        if behind and _is_given(v, behind):
            self.at = self.given = word.start
        elif before and _is_given(v, before):
            self.at = self.given = before.start
        return self.given is not None

    def _over_word(self, text: str, word: Word) -> bool:
        """Over a word that a name can hold; else to the level word that ends the other one (兼|县, 和|县)."""
        if text[0] not in _JOINTS and _inner(text, word.tag, self.ground.v, word.start, self.at):
            self.at = word.start
            if self.at in self.ground.anchors:
                self.leftmost = self.at
            return True
        split = next((p for p in range(word.start + 1, self.at) if p in self.ground.anchors), None)
        if split is not None:
            self.at = self.leftmost = split
        return False


def _is_given(v: View, word: Word) -> bool:
    """Whether a word is a character that may be one of a given name's."""
    text = v.text[word.start : word.end]
    return len(text) == 1 and is_han(text) and text not in words("not_given")


def _continues(ground: Ground, start: int, end: int) -> bool:
    """Whether the division ``start``..``end`` goes with what begins behind it (not 临甲区|乙省某公司)."""
    text, anchors = ground.v.text, ground.anchors
    behind = [a for a in anchors.get(end, ()) if a.sort in ("full", "short")]
    near = next((s for s in range(end - 1, start, -1) if any(a.end == end for a in anchors.get(s, ()))), start)
    return not behind or any(descends(text[near:end], text[a.start : a.end]) for a in behind)


def _ends_anchor(anchors: Mapping[int, list[Anchor]], end: int) -> bool:
    """Whether a division or level word ends at ``end``."""
    return any(a.end == end for s in range(max(0, end - 12), end) for a in anchors.get(s, ()))


def _inner(text: str, tag: str, v: View, start: int, end: int) -> bool:
    """Whether a dictionary word can be inside an organisation's name."""
    if text.isascii() and text.isdigit():
        return v.text[start - 1 : start] == "第" or v.text[end : end + 1] in tuple("师团旅军厂矿医中小连营所号")
    if text in words("organisation_inner"):
        return True
    if text[0] in _MARKS or text[-1] in _MARKS or tag in _STOP_TAGS:
        return False
    if tag == "m" and not _NUMERAL.fullmatch(text):
        return False
    if tag == "x" and len(text) == 1 and not ("一" <= text <= "鿿" or text.isalnum() or text == "·"):
        return False
    return text not in words("organisation_edge")


def _behind_act(v: View, begin: int, head: int) -> int:
    """Where a name begins behind the last word of doing something to what it names: 来访者参观|某选煤厂."""
    inside = [(w.end, _is_act(v.text[w.start : w.end])) for w in v.words_between(begin, head)]
    if all(act for _, act in inside):
        return head  # 落实|公司会议精神
    return max((end for end, act in inside if act and end < head), default=begin)


def _is_act(text: str) -> bool:
    return text in words("organisation_acts") and text not in words("organisation_inner")


def _closes(v: View, opened: int, head: int) -> bool:
    """Whether the quotation that a mark opens ends inside the name."""
    mark = _OPEN_QUOTE.find(v.text[opened])
    return mark >= 0 and v.text.find(_CLOSE_QUOTE[mark], opened, head) > 0


def _trim(v: View, begin: int, head: int) -> int:
    """Take words off the left that no name begins with."""
    while begin < head:
        word = v.word_at(begin)
        text = v.text[begin : word.end]
        loose = len(text) == 1 and word.tag in ("t", "q", "a", "ad", "b", "f", "z")
        number = word.tag == "m" and _NUMERAL.fullmatch(text) and not text.startswith("第")
        number = number and not v.text.startswith(longest_first("numbered_units"), word.end)
        acts = word.end < head and text in words("organisation_acts")
        opened = text in _OPEN_QUOTE + "（" and not _closes(v, begin, head)
        if not (loose or number or acts or text in words("organisation_trim") or opened):
            break
        begin = word.end
    return min(begin, head)
