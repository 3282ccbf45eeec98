"""Organisations: bodies of party and state behind a division or a level word, and names that end in a listed head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from kg.extract.anchors import Anchor, find_anchors
from kg.extract.candidates import Candidate
from kg.extract.leftward import Ground, NameStart, name_start
from kg.extract.office_verbs import DISMISSED
from kg.extract.view import Finder, View, is_han
from kg.lexicon.organs import organ_pattern
from kg.lexicon.terms import (
    OrganisationHead,
    departments,
    national_organisations,
    organisation_blocks,
    organisation_heads,
)
from kg.lexicon.words import alternatives, longest_first, words
from kg.model import Kind

_DIGITS = re.compile(r"[0-9]")
_OFFICE_AT = re.compile(r"(?:人民政府|政府)?驻[㐀-鿿]{1,6}?(?:办事处|联络处|商会|办)")
_PREFECTURE = re.compile(r"地委(?![员托任派屈])|行署|专署|军分区")
_AREA_PARTY = re.compile(r"(?:党工委|党委)(?!会(?!议)|们)")
_TERM = re.compile("第?[一二三四五六七八九十0-9]{1,3}届")  # 中共甲县|第三届|委员会
_BRANCH = re.compile("（([㐀-鿿]{2,5})）")
_AFTER = re.compile(r"[长员级务们]|人员|所在|负责制|成员单位")
# 全国宣传部|长会议: heads of bodies of one kind, no body
_HEADS_IN_A_GROUP = ("长会", "长们", "长级", "长座谈", "长联席", "长培训", "长论坛", "长负责")
_PARTY = ("中共", "中国共产党")
# organs that stand behind a division's short name (德州|地委)
_BEHIND_SHORT = frozenset(
    ["地委", "行署", "行政公署", "专署", "专员公署", "军分区", "军区", "警备区", "革委会", "政协", "工委"]
)
_DOUBLED = "局院科系处室所站厅司部"  # last characters of units that begin their heads' titles
_UNIT_HEADS = "局委院科系社厂组部司厅署团连营师旅军股"
_SINGLE = 14  # characters before a head of one character at most, without what is quoted
_QUOTATION = re.compile(r"[“《][^“”《》]{1,16}[”》]")
_NUMBERED = re.compile(r"第[0-9]{1,2}[^0-9]{2,6}$")  # 第12督导|组


@cache
def _finders() -> tuple[Finder, Finder, Finder]:
    return Finder(national_organisations()), Finder(departments()), Finder(organisation_heads())


@cache
def _no_organisation() -> re.Pattern[str]:
    """Kinds of bodies under words that make a group of them: 各级党委, 省级机关, 市县党校."""
    levels = "[省市县区]直|(?:国家|[省市县区乡镇]++)级|[市县区乡镇]{2,}+(?:[二两三四]级)?"
    return re.compile(rf"(?:{alternatives('generic_qualifiers')}|{levels})+{alternatives('generic_kinds')}")


@cache
def _workplace() -> re.Pattern[str]:
    """The bodies of a university or an enterprise in its own chronicle (校|团委)."""
    party = rf"{alternatives('house_party')}(?!{alternatives('house_party_posts')})"
    return re.compile(rf"{alternatives('house')}(?:{party}|{alternatives('house_bodies')}(?!委员|会))")


@cache
def _army_unit() -> re.Pattern[str]:
    """Units of an army by number: 第一一五师三四四旅, 五十九团."""
    number = "[一二三四五六七八九十百零〇0-9]"
    states = alternatives("army_states")
    return re.compile(
        rf"(?:{states}?第{number}{{1,4}}|{states}{number}{{1,4}}|{number}{{2,4}}|{number}(?=军?分区))"
        rf"{alternatives('army_units')}"
        rf"(?:第?{number}{{1,4}}{alternatives('army_parts')})*(?![长伍]){alternatives('army_staffs')}?"
    )


def find_organisations(
    v: View, places: Sequence[Candidate], walls: Sequence[Candidate] = (), settlements: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Proposals for organisations, nested and overlapping ones too; ``places`` are the divisions found in the text.

    No name reaches over one of the ``walls``: titles and the persons behind them. ``settlements`` are places of the
    text beside the divisions: a commune or village is an organisation before a post.
    """
    names = {w.end for w in walls if w.sort == DISMISSED}
    search = _Search(v, find_anchors(v, places, names), places, walls)
    search.national_bodies()
    search.organs()
    search.names_by_heads()
    search.offices_elsewhere()
    search.settlements(settlements)
    search.prefecture_bodies()
    search.house_bodies()
    search.army_units()
    search.bare_organs()
    search.bare_departments()
    return sorted(search.found.values(), key=lambda c: (c.start, -c.end))


class _Search:
    """The proposals found so far in one text, and what the rules look up in it."""

    def __init__(
        self, v: View, anchors: Sequence[Anchor], places: Sequence[Candidate], walls: Sequence[Candidate]
    ) -> None:
        self.v = v
        self.anchors = anchors
        self.first_starts: dict[int, int] = {}  # where the longest anchor begins that ends there
        for a in anchors:
            self.first_starts.setdefault(a.end, a.start)
        self.found: dict[tuple[int, int], Candidate] = {}
        self.places = {(p.start, p.end) for p in places}
        self.departments = dict(_finders()[1].longest(v.text))  # start -> end
        self.title_starts = {w.start for w in walls if w.kind is Kind.POST}
        self.wall = bytearray(len(v.text) + 1)
        for w in walls:
            self.wall[w.start : w.end] = b"\1" * (w.end - w.start)

    def add(self, start: int, end: int, rule: str, weight: float, sort: str) -> None:
        kept = self.found.get((start, end))
        if kept is None or kept.weight < weight:
            self.found[start, end] = Candidate(Kind.ORGANISATION, start, end, rule, weight, sort)

    def add_tails(self, start: int, end: int, rule: str, weight: float, sort: str = "government") -> None:
        """The names that go on from an organ's name with its departments and committees (市委|宣传部|理论科)."""
        at = end
        for _ in range(3):
            tail = organ_pattern("tail").match(self.v.text, at)
            if tail is not None:
                at = _last_tail(self.v, tail.end())
            elif at in self.departments and _ends_name(self.v, self.departments[at]):
                at = self.departments[at]
            else:
                break
            self.add(start, at, rule, weight, sort)

    def national_bodies(self) -> None:
        for start, end in _finders()[0].longest(self.v.text):
            if _cuts_no_word(self.v, start, end) and not _of_a_kind(self.v, end):
                self.add(start, end, "org-national", 0.9, national_organisations()[self.v.text[start:end]])
                self.add_tails(start, end, "org-national-tail", 0.85)

    def organs(self) -> None:
        """Organs and departments right behind a division or a level word."""
        for anchor in self.anchors:
            term = _TERM.match(self.v.text, anchor.end) if anchor.sort != "national" else None
            organ = organ_pattern("organ").match(self.v.text, term.end() if term else anchor.end)
            if organ is not None and _organ_stands(self.v, anchor, organ[0]):
                sort = "party" if organ[0].startswith(("委", "纪")) else "government"
                self.add(anchor.start, organ.end(), "org-organ", 0.95, sort)
                self.add_tails(anchor.start, organ.end(), "org-organ-tail", 0.95)
            committee = _area_party(self.v, anchor)
            if committee is not None:
                self.add(anchor.start, committee, "org-organ", 0.95, "party")
                self.add_tails(anchor.start, committee, "org-organ-tail", 0.95, "party")
            end = self.departments.get(anchor.end)
            if end is None or anchor.sort == "national":
                continue
            if self.v.text[end - 1] not in "部局厅委办处科" or _ends_name(self.v, end):
                self.add(anchor.start, end, "org-department", 0.95, "government")
                self.add_tails(anchor.start, end, "org-department-tail", 0.9)

    def names_by_heads(self) -> None:
        """Names that end in a listed head, as far to the left as they go."""
        anchors: dict[int, list[Anchor]] = {}
        for a in self.anchors:
            anchors.setdefault(a.start, []).append(a)
        organs = {c.end for c in self.found.values() if c.sort in ("party", "government")}
        reach: dict[int, int] = {}
        for c in self.found.values():
            reach[c.end] = min(reach.get(c.end, c.start), c.start)
        ground = Ground(self.v, anchors, reach, frozenset(self.departments.values()), self.wall)
        for start, end in _heads(self.v):
            listed = organisation_heads()[self.v.text[start:end]]
            if not self._can_end(start, end, listed):
                continue
            begun = name_start(ground, start, end, listed.sort)
            if begun is None or begun.at >= start:
                self._add_bare_head(start, end, listed)
            elif self.v.text[start:end] != "中心" or start not in organs:  # 市委|中心工作
                self._add_named(begun, start, end, listed, reach)

    def _can_end(self, start: int, end: int, listed: OrganisationHead) -> bool:
        """Whether a name can end in this head here."""
        if listed.strength == "never" or not _ends_name(self.v, end):
            return False
        if self.wall[end - 1] and self.v.text[end : end + 1] != "长":
            return False
        return end - start > 1 or _nominal(self.v, start) or _doubled(self.v, start, self.title_starts)

    def _add_bare_head(self, start: int, end: int, listed: OrganisationHead) -> None:
        """A head alone, as a body of the home."""
        faculty = end - start == 3 and self.v.text.endswith("学院", start, end)
        if faculty and end not in self.title_starts:
            return  # 美国20余所|商学院
        long = end - start >= 5 and listed.sort != "company"
        if self.v.is_boundary(start) and (listed.strength == "bare" or long):
            self.add(start, end, "org-bare", 0.5, listed.sort)

    def _add_named(
        self, begun: NameStart, start: int, end: int, listed: OrganisationHead, reach: dict[int, int]
    ) -> None:
        """A head with the words of its name; ``reach`` learns of the name."""
        begin, titled = begun.at, end in self.title_starts
        if listed.sort == "unit" and not titled and not _in_school(self.v, begin, start):
            return  # 系 is a verb more often
        if listed.strength == "anchored" and not begun.anchored and self._owned(begin) == begin:
            if titled and end not in reach and 2 <= start - begin <= 10 and self.v.is_boundary(begin):
                self.add(begin, end, "org-unit-titled", 0.75, listed.sort)  # 麻醉科|主任
                reach[end] = min(reach.get(end, begin), begin)
            return
        if end - start == 1:
            own = _QUOTATION.sub("", self.v.text[begin:start])  # 省委“…”主题教育第二巡回指导|组
            if len(own) > _SINGLE or (_DIGITS.search(own) and not _NUMBERED.search(own)):
                return
        if start - begin < 2 and not begun.anchored:
            return
        if _no_organisation().fullmatch(self.v.text, begin, end):
            return
        if self.v.text[start:end] == "集团" and all(
            self.v.text[w.start : w.end] in words("organisation_inner") for w in self.v.words_between(begin, start)
        ):
            return  # 传达学习|集团会议精神
        if self.v.text.startswith(("党委", "党组", "党政"), begin):
            return
        if listed.sort == "school" and self.v.text[begin] == "“" and self.v.text[start - 1] == "”":
            return  # “甲工程”大学: schools of a programme
        begin = self._owned(begin)
        end = self._bracketed(end)
        rule, weight = ("org-head-anchored", 0.85) if begun.anchored else ("org-head", 0.7)
        self.add(begin, end, rule, weight, listed.sort)
        reach[end] = min(reach.get(end, begin), begin)

    def _owned(self, begin: int) -> int:
        """Where the name begins with what it says first of its owner: 国营|甲厂, 乙省立|第四中学."""
        text = self.v.text
        for word in longest_first("ownership"):
            if text.endswith(word, 0, begin):
                return begin - len(word)
        level = begin - 2
        if level < 0 or text[begin - 1] != "立" or text[level] not in words("founding_levels"):
            return begin
        return self.first_starts.get(level + 1, level)

    def _bracketed(self, end: int) -> int:
        """Where the name ends with the place in brackets that its branch is in: 国际市民联盟|（中国）|秘书长."""
        branch = _BRANCH.match(self.v.text, end)
        if branch is None or (branch.start(1), branch.end(1)) not in self.places:
            return end
        return branch.end() if branch.end() in self.title_starts else end

    def offices_elsewhere(self) -> None:
        for anchor in self.anchors:
            office = _OFFICE_AT.match(self.v.text, anchor.end)
            if office is not None and anchor.sort != "national":
                self.add(anchor.start, office.end(), "org-office-at", 0.9, "government")

    def settlements(self, settlements: Sequence[Candidate]) -> None:
        """Towns with their party committees, villages and communes before their posts."""
        for p in settlements:
            committee = _area_party(self.v, Anchor(p.start, p.end, "full"))
            if committee is not None:
                self.add(p.start, committee, "org-organ", 0.9, "party")
            elif self.v.text.startswith(longest_first("village_posts"), p.end):
                self.add(p.start, p.end, "org-settlement", 0.85, "settlement")
            elif p.sort == "venue" and p.end in self.title_starts:
                self.add(p.start, p.end, "org-venue", 0.85, "company")  # 甲宾馆|总经理

    def prefecture_bodies(self) -> None:
        """地委, 行署 and 军分区 with the short name before them, or where they begin a clause."""
        for body in _PREFECTURE.finditer(self.v.text):
            begin = _short_name(self.v, body.start())
            if begin < body.start() or _begins_clause(self.v, begin):
                self.add(begin, body.end(), "org-prefecture", 0.8, "party")
                self.add_tails(begin, body.end(), "org-prefecture-tail", 0.8, "party")

    def house_bodies(self) -> None:
        for m in _workplace().finditer(self.v.text):
            if m.start() == 0 or not is_han(self.v.text[m.start() - 1]):
                self.add(m.start(), m.end(), "org-workplace", 0.8, "party")

    def army_units(self) -> None:
        """Units by number, with the army that they belong to (国民党|整编第八十三师)."""
        armies: dict[int, int] = {}
        for c in self.found.values():
            if c.sort == "army" or self.v.text.endswith("国民党", c.start, c.end):
                armies[c.end] = min(armies.get(c.end, c.start), c.start)
        for m in _army_unit().finditer(self.v.text):
            if not self.wall[m.start()]:
                self.add(armies.get(m.start(), m.start()), m.end(), "org-unit", 0.6, "army")

    def bare_organs(self) -> None:
        """Organs of the home before their posts (政协|主席)."""
        titles = longest_first("titles_of_organs")
        for m in organ_pattern("bare").finditer(self.v.text):
            titled = m.end() in self.title_starts or self.v.text.startswith(titles, m.end())
            if titled and self.v.is_boundary(m.start()):
                self.add(m.start(), m.end(), "org-organ-bare", 0.7, "government")

    def bare_departments(self) -> None:
        """Departments without division, where no longer name begins with them and no group is meant."""
        furthest: dict[int, int] = {}
        for start, end in self.found:
            furthest[start] = max(furthest.get(start, end), end)
        for start, end in self.departments.items():
            if furthest.get(start, 0) >= end or not self.v.is_boundary(start) or not _ends_name(self.v, end):
                continue
            if start > 0 and self.v.text[self.v.word_at(start - 1).start : start] in words("group_before"):
                continue  # 各级|妇联
            self.add(start, end, "org-department-bare", 0.55, "government")


def _last_tail(v: View, end: int) -> int:
    """Where tails that follow one another end (党组|理论学习中心组)."""
    while (tail := organ_pattern("tail").match(v.text, end)) is not None:
        end = tail.end()
    return end


def _heads(v: View) -> list[tuple[int, int]]:
    """The longest head at each end, in order."""
    best: dict[int, int] = {}
    for start, end in _finders()[2].all(v.text):
        best[end] = min(best.get(end, start), start)
    return [(s, e) for e, s in sorted(best.items())]


def _cuts_no_word(v: View, start: int, end: int) -> bool:
    """Whether neither end lies inside a dictionary word that reaches beyond the other side of it."""
    first, last = v.word_at(start), v.word_at(end - 1)
    return first.start == start and (last.end == end or (last.start >= start and last.end - last.start > 2))


def _organ_stands(v: View, anchor: Anchor, organ: str) -> bool:
    """Whether an organ behind an anchor is the anchor's."""
    if anchor.sort == "short":
        return organ in _BEHIND_SHORT
    if anchor.sort == "national":  # 中共|委员会, not 中央|政府
        return v.text[anchor.start : anchor.end] in _PARTY and organ.startswith("委")
    if organ == "委员会" and anchor.sort == "level":
        return False
    if organ == "政协" and anchor.sort == "level" and v.text[anchor.start] in "乡镇":
        return False
    return not v.text.startswith(("级", "辖", "直"), anchor.end)


def _area_party(v: View, anchor: Anchor) -> int | None:
    """Where the party committee ends that is called 党委 behind its area (自治区, 兵团, a town or a zone)."""
    if anchor.sort not in ("full", "level") or not v.text.endswith(
        longest_first("party_areas"), anchor.start, anchor.end
    ):
        return None
    found = _AREA_PARTY.match(v.text, anchor.end)
    return found.end() if found else None


def _of_a_kind(v: View, end: int) -> bool:
    """Whether what follows makes a kind of bodies, or another word, of the name: 宣传部|长会议, 人事部|门."""
    return v.text.startswith(_HEADS_IN_A_GROUP, end) or (
        v.text[end - 1] == "部" and v.text.startswith(("门", "署", "队"), end)
    )


def _ends_name(v: View, end: int) -> bool:
    """Whether a name can end here: not inside a word that goes on (部|长 is a post, 办公|室 …)."""
    if end >= len(v.text):
        return True
    after = _AFTER.match(v.text, end)
    if (after is not None and after[0] != "长") or _of_a_kind(v, end):
        return False
    word = v.word_at(end - 1)
    return word.end <= end or "长" in v.text[end : word.end]


def _nominal(v: View, at: int) -> bool:
    """Whether a one-character head is, or ends, a noun (教育|局, not 主|办 or 258|处)."""
    word = v.word_at(at)
    blocks = organisation_blocks()
    if v.text[word.start : at + 1] in blocks or v.text[max(0, at - 1) : at + 1] in blocks:
        return False
    alone = word.start == at and v.text[at] in _UNIT_HEADS
    return word.tag[0] in "njgxb" or (word.tag in ("zg", "q", "v", "m") and alone)


def _doubled(v: View, head: int, title_starts: AbstractSet[int]) -> bool:
    """Whether a unit's last character stands again at the head of its own post (交流|处|处长)."""
    return head + 1 in title_starts and v.text[head] in _DOUBLED and v.text[head] == v.text[head + 1]


def _in_school(v: View, begin: int, head: int) -> bool:
    """Whether a school's name stands before a unit's own words (大学|中文|系)."""
    return any(v.text.find(word, begin + 2, head) > 0 for word in ("大学", "学院", "学校"))


def _short_name(v: View, end: int) -> int:
    """Where a prefecture's short name of two or three characters begins that ends at ``end``; else ``end``."""
    begin = end
    while begin > 0 and end - begin < 3 and is_han(v.text[begin - 1]) and v.text[begin - 1] not in _NO_NAME:
        word = v.word_at(begin - 1)
        if begin - word.start > 1 and word.tag[:2] not in ("ns", "nr", "nz"):
            break
        begin = word.start
    return begin if 2 <= end - begin <= 3 else end


_NO_NAME = frozenset("和与的到在对为是等由从向被把将了及以经赴来去任至说并又也都就属归隶")


def _begins_clause(v: View, start: int) -> bool:
    """Whether a prefecture's body stands without its name: a word begins with it, and no name stands before it."""
    if not v.is_boundary(start):
        return False
    before = v.word_at(start - 1) if start > 0 else None
    return before is None or not is_han(v.text[start - 1]) or before.tag in ("v", "p", "c", "d", "vn", "uj")
