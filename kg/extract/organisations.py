"""Organisations: bodies of party and state behind a division or a level word, and names that end in a listed head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.places import descends
from kg.extract.view import Finder, View, is_han
from kg.lexicon.terms import departments, level_words, national_organisations, organisation_blocks, organisation_heads
from kg.lexicon.words import words
from kg.model import Kind

# Organs that follow a division or a level word directly; with 常委会 etc. as further parts (_TAIL).
_ORGAN = re.compile(
    r"委员会|委(?![员托婉屈靡])|人民政府|政府|人民代表大会常务委员会|人大常务委员会|人大常委会|人大|人民代表大会(?!第|上|期间)"
    r"|政协(?:委员会|常委会)?|纪律检查委员会|纪委监委|纪检监察机关|纪检委|纪委|监察委员会|监委"
    r"|(?:中级|高级)?人民法院|中级法院|高级法院|中院|高院|法院|人民检察院|检察院"
    r"|革命委员会|革委会|革委|人民委员会|人委(?!员)|军管会|军事管制委员会|革筹小组"
    r"|军分区|军区|警备区|人民武装部|人武部|武装部|总工会|工会|团委|妇联|行署|行政公署|专署|专员公署|专区|地委"
)
_TAIL = re.compile(
    r"(?:常委会|常务委员会|常务会议?(?!议)|党组|党委|书记处|机关党委|机关(?!事|工|报|刊|干|党|各)|领导班子(?!会)|理论学习中心组|党的核心小组|党的核心领导小组)+"
)
_LEVEL = "省市州盟县区旗乡镇"
_NUMERAL = re.compile(r"[第一二三四五六七八九十百零〇0-9]+")
# Tags of dictionary words that no organisation's name holds: verbs, prepositions, particles, adverbs, pronouns …
_STOP_TAGS = frozenset(
    {"v", "vd", "p", "uj", "ul", "uz", "ug", "uv", "ud", "d", "df", "r", "rr", "rz", "y", "e", "t", "c"}
)
_OPEN_QUOTE, _CLOSE_QUOTE = "“《〈「", "”》〉」"
_NO_ORGANISATION = re.compile(
    r"(?:各级|有关|相关|主要|行业|科研|金融|物业|房地产|大专|中职|技工|职业|中小|保险|完全|初级|高级|农村|民办|公办|互助|各|全体|基层|上级|下级|成员|职能|业务|主管|责任|其他|市直|县直|区直|省直|直属|国家|中央和?|领导|党政|国营|地方国营|各地|全港|省内|市内|[省市县区]直|(?:国家|[省市县区乡镇]+)级|[市县区乡镇]{2,3}(?:[二两三四]级)?)+"
    r"(?:党校|纪委监委|工会|党委|党组|党支部|支部|部门|单位|公司|医院|学校|大学|学院|中学|小学|中心|政府|机关|组织|企业|银行|乡镇|街道|协会|委员会|机构|院校|商店|部委|厅局|委办局)"
)
_DIGITS = re.compile(r"[0-9]")
_MAX = 32
_OFFICE_AT = re.compile(r"(?:人民政府|政府)?驻[㐀-鿿]{1,6}?(?:办事处|联络处|商会|办)")
_PREFECTURE = re.compile(r"地委(?![员托任派屈])|行署|专署|军分区")
# The bodies of a university or an enterprise in its own chronicle.
_WORKPLACE = re.compile(
    r"(?:校|院|厂|矿|公司|集团|集团公司|总公司|学校|学院|医院)"
    r"(?:(?:党委|党组)(?!书记|副书记|委员|常委|会)|(?:纪委|工会|团委|学生会|妇联)(?!委员|会))"
)
# Units of an army by number: 第一一五师三四四旅, 五十九团.
_NUMBER = "[一二三四五六七八九十百零〇0-9]"
_UNIT = re.compile(
    rf"(?:第{_NUMBER}{{1,4}}|(?<![一-鿿]){_NUMBER}{{2,4}}|{_NUMBER}{{2,4}})(?:集团军|军|师|旅|团|纵队|支队|总队|大队)"
    rf"(?:第?{_NUMBER}{{1,4}}(?:军|师|旅|团|营|连|支队|大队|中队))*(?!长)(?:政治部|司令部|后勤部)?"
)
_BARE_ORGAN = re.compile(
    r"(?:人民代表大会常务委员会|人大常委会|人大|政协|政府|人民法院|中级人民法院|法院|人民检察院|检察院|纪委监委|纪委|监委|工委|总工会|工会|妇联|团委|书记处|管委会)"
)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where an organisation's name can begin, and where what it names ends (a division, a level word)."""

    start: int
    end: int
    sort: str  # full, short, level, national


_TITLE_BEGINS = (
    "主席",
    "副主席",
    "主任",
    "副主任",
    "秘书长",
    "院长",
    "副院长",
    "检察长",
    "副检察长",
    "书记",
    "副书记",
    "党组",
    "常委",
    "委员",
)


_VILLAGE_POST = ("党支部", "党总支", "支部", "党委", "队长", "书记", "大队长", "党支书", "支书", "社长", "管委会主任")


@cache
def _finders() -> tuple[Finder, Finder, Finder, Finder]:
    return (
        Finder(national_organisations()),
        Finder(departments()),
        Finder(organisation_heads()),
        Finder(level_words()),
    )


def find_organisations(
    v: View, places: Sequence[Candidate], walls: Sequence[Candidate] = (), settlements: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Proposals for organisations, nested and overlapping ones too; ``places`` are the divisions found in the text.

    No name reaches over one of the ``walls``: titles and the persons behind them. ``settlements`` are places of the
    text beside the divisions: a commune or village is an organisation before a post.
    """
    wall = bytearray(len(v.text) + 1)
    title_starts = {w.start for w in walls if w.kind is Kind.POST}
    for w in walls:
        wall[w.start : w.end] = b"\1" * (w.end - w.start)
    national, department, head, level = _finders()
    anchors = _anchors(v, places, level)
    found: dict[tuple[int, int], Candidate] = {}

    def add(start: int, end: int, rule: str, weight: float, sort: str) -> None:
        kept = found.get((start, end))
        if kept is None or kept.weight < weight:
            found[start, end] = Candidate(Kind.ORGANISATION, start, end, rule, weight, sort)

    named = {}
    for start, end in department.longest(v.text):
        named[start] = end
    for start, end in national.longest(v.text):
        if _cuts_no_word(v, start, end) and not _of_a_kind(v, end):
            add(start, end, "org-national", 0.9, national_organisations()[v.text[start:end]])
            for tail in _tails(v, end, named):
                add(start, tail, "org-national-tail", 0.85, "government")
    for anchor in anchors:
        organ = _ORGAN.match(v.text, anchor.end)
        if organ is not None and _organ_stands(v, anchor, organ):
            end = organ.end()
            party = v.text[anchor.start : anchor.end] not in ("中共", "中国共产党") or organ[0].startswith("委")
            if party:
                add(
                    anchor.start, end, "org-organ", 0.95, "party" if organ[0].startswith(("委", "纪")) else "government"
                )
                for tail in _tails(v, end, named):
                    add(anchor.start, tail, "org-organ-tail", 0.95, "government")
        body = _area_party(v, anchor)
        if body is not None:
            add(anchor.start, body, "org-organ", 0.95, "party")
            for tail in _tails(v, body, named):
                add(anchor.start, tail, "org-organ-tail", 0.95, "party")
        if anchor.sort != "national" and anchor.end in named:
            end = named[anchor.end]
            if v.text[end - 1] not in "部局厅委办处科" or _ends_name(v, end):
                add(anchor.start, end, "org-department", 0.95, "government")
                for tail in _tails(v, end, named):
                    add(anchor.start, tail, "org-department-tail", 0.9, "government")
    named_ends = frozenset(named.values())
    starts: dict[int, list[_Anchor]] = {}
    for a in anchors:
        starts.setdefault(a.start, []).append(a)
    organs = {c.end for c in found.values() if c.sort in ("party", "government")}
    reach: dict[int, int] = {}
    for c in found.values():
        reach[c.end] = min(reach.get(c.end, c.start), c.start)
    for start, end in _heads(v, head):
        listed = organisation_heads()[v.text[start:end]]
        if listed.strength == "never" or not _ends_name(v, end) or (wall[end - 1] and v.text[end : end + 1] != "长"):
            continue
        if end - start == 1 and not _nominal(v, start) and not _doubled(v, start, title_starts):
            continue
        begin, anchored = _left(v, start, end, listed.sort, starts, reach, named_ends, wall)
        if begin is None or begin >= start:
            faculty = end - start == 3 and v.text.endswith("学院", start, end)
            if faculty and end not in title_starts:
                continue  # 美国20余所|商学院
            if v.is_boundary(start) and (listed.strength == "bare" or (end - start >= 5 and listed.sort != "company")):
                add(start, end, "org-bare", 0.5, listed.sort)
            continue
        if listed.sort == "unit" and end not in title_starts and not _in_school(v, begin, start):
            continue  # 系 is a verb more often
        if listed.strength == "anchored" and not anchored:
            if end in title_starts and end not in reach and 2 <= start - begin <= 10 and v.is_boundary(begin):
                add(begin, end, "org-unit-titled", 0.75, listed.sort)  # 麻醉科|主任
                reach[end] = min(reach.get(end, begin), begin)
            continue
        if v.text[start:end] == "中心" and start in organs:
            continue  # 市委|中心工作
        if end - start == 1 and (start - begin > 14 or _DIGITS.search(v.text, begin, start)):
            continue
        if start - begin < 2 and not anchored:
            continue
        if _NO_ORGANISATION.fullmatch(v.text[begin:end]) or v.text.startswith(("党委", "党组", "党政"), begin):
            continue
        add(begin, end, "org-head-anchored" if anchored else "org-head", 0.85 if anchored else 0.7, listed.sort)
        reach[end] = min(reach.get(end, begin), begin)
    for anchor in anchors:
        m = _OFFICE_AT.match(v.text, anchor.end)
        if m is not None and anchor.sort in ("full", "short", "level"):
            add(anchor.start, m.end(), "org-office-at", 0.9, "government")
    for p in settlements:
        area = _area_party(v, _Anchor(p.start, p.end, "full"))
        if area is not None:
            add(p.start, area, "org-organ", 0.9, "party")
        elif v.text.startswith(_VILLAGE_POST, p.end):
            add(p.start, p.end, "org-settlement", 0.85, "settlement")
    for m in _PREFECTURE.finditer(v.text):
        begin = m.start()
        while begin > 0 and m.start() - begin < 3 and is_han(v.text[begin - 1]) and v.text[begin - 1] not in _NEVER:
            word = v.word_at(begin - 1)
            if begin - word.start > 1 and word.tag[:2] not in ("ns", "nr", "nz"):
                break
            begin = word.start
        if not 2 <= m.start() - begin <= 3:
            begin = m.start()
        if begin < m.start() or _begins_clause(v, begin):
            add(begin, m.end(), "org-prefecture", 0.8, "party")
            for tail in _tails(v, m.end(), named):
                add(begin, tail, "org-prefecture-tail", 0.8, "party")
    for m in _WORKPLACE.finditer(v.text):
        if m.start() == 0 or not is_han(v.text[m.start() - 1]):
            add(m.start(), m.end(), "org-workplace", 0.8, "party")
    for m in _UNIT.finditer(v.text):
        if not wall[m.start()]:
            add(m.start(), m.end(), "org-unit", 0.6, "army")
    for m in _BARE_ORGAN.finditer(v.text):
        if (m.end() in title_starts or v.text.startswith(_TITLE_BEGINS, m.end())) and v.is_boundary(m.start()):
            add(m.start(), m.end(), "org-organ-bare", 0.7, "government")
    furthest: dict[int, int] = {}
    for start, end in found:
        furthest[start] = max(furthest.get(start, end), end)
    for start, end in named.items():
        group = start > 0 and v.text[v.word_at(start - 1).start : start] in words("group_before")
        if v.is_boundary(start) and _ends_name(v, end) and furthest.get(start, 0) < end and not group:
            add(start, end, "org-department-bare", 0.55, "government")
    return sorted(found.values(), key=lambda c: (c.start, -c.end))


def _doubled(v: View, head: int, title_starts: AbstractSet[int]) -> bool:
    """Whether a unit's last character stands again at the head of its own post (交流|处|处长)."""
    return (
        head + 1 in title_starts
        and v.text[head] in "局院科系处室所站厅司部"
        and v.text[head : head + 1] == v.text[head + 1 : head + 2]
    )


def _in_school(v: View, begin: int, head: int) -> bool:
    """Whether a school's name stands before a unit's own words (大学|中文|系)."""
    return any(v.text.find(word, begin + 2, head) > 0 for word in ("大学", "学院", "学校"))


def _heads(v: View, head: Finder) -> list[tuple[int, int]]:
    """The longest head at each end, in order."""
    best: dict[int, int] = {}
    for start, end in head.all(v.text):
        best[end] = min(best.get(end, start), start)
    return [(s, e) for e, s in sorted(best.items())]


def _cuts_no_word(v: View, start: int, end: int) -> bool:
    """Whether neither end lies inside a dictionary word that reaches beyond the other side of it."""
    first, last = v.word_at(start), v.word_at(end - 1)
    return first.start == start and (last.end == end or (last.start >= start and last.end - last.start > 2))


def _anchors(v: View, places: Sequence[Candidate], level: Finder) -> list[_Anchor]:
    """Divisions (chains of them as one), level words, and a division with a level word behind it (德州|市委)."""
    anchors: dict[tuple[int, int], _Anchor] = {}
    by_start: dict[int, list[Candidate]] = {}
    for p in places:
        by_start.setdefault(p.start, []).append(p)
    for p in places:
        anchors[p.start, p.end] = _Anchor(p.start, p.end, p.sort)
        at = p
        for _ in range(3):  # 山东省|德州市|齐河县
            here = v.text[at.start : at.end]
            nexts = [q for q in by_start.get(at.end, []) if descends(here, v.text[q.start : q.end])]
            if not nexts:
                break
            at = max(nexts, key=lambda q: q.end)
            anchors[p.start, at.end] = _Anchor(p.start, at.end, at.sort)
    for start, end in level.longest(v.text):
        word = v.text[start:end]
        if _level_stands(v, start, end):
            anchors.setdefault(
                (start, end), _Anchor(start, end, "level" if word[0] not in "中世国全亚" else "national")
            )
    out = list(anchors.values())
    for a in out:
        if a.sort == "short" and a.end < len(v.text) and v.text[a.end] in _LEVEL:
            anchors.setdefault((a.start, a.end + 1), _Anchor(a.start, a.end + 1, "full"))
    for a in list(anchors.values()):
        for opener in ("中国共产党", "中共", "共青团", "政协"):
            if v.text.endswith(opener, 0, a.start) and a.sort in ("full", "level"):
                begin = a.start - len(opener)
                anchors[begin, a.end] = _Anchor(begin, a.end, "full")
    return sorted(anchors.values(), key=lambda a: (a.start, a.end))


# Tags of words behind which 自治区, 地区, 街道 stand for the division and do not end its name.
_BEFORE_LEVEL = frozenset({"v", "p", "c", "d", "uj", "ul", "f", "vn"})


def _level_stands(v: View, start: int, end: int) -> bool:
    """Whether a level word stands for a division here and is not the end of another word (城市, 地区, 各县)."""
    if v.text.startswith("长", end) and end - start == 1:
        return False
    if end - start > 1:
        if not v.is_boundary(start):
            return False
        before = v.word_at(start - 1) if start > 0 else None
        return (
            v.text[start] in "中全国世亚"
            or before is None
            or not is_han(v.text[start - 1])
            or before.tag in _BEFORE_LEVEL
            or v.text[before.start : start] in words("before_level")
        )
    word = v.word_at(start)
    if word.start < start and not v.text[word.start : start].endswith(("我", "该", "本")):
        return False
    return start == 0 or v.text[start - 1] not in "全分各每个两三四五六七八九十数多0123456789"


_AREAS = ("自治区", "兵团", "师市", "开发区", "高新区", "经开区", "园区", "街道", "苏木", "镇", "乡")
_AREA_PARTY = re.compile(r"(?:党工委|党委)(?!会(?!议)|们)")


def _area_party(v: View, anchor: _Anchor) -> int | None:
    """Where the party committee ends that is called 党委 behind its area (自治区, 兵团, a town or a zone)."""
    if anchor.sort not in ("full", "level") or not v.text.endswith(_AREAS, anchor.start, anchor.end):
        return None
    found = _AREA_PARTY.match(v.text, anchor.end)
    return found.end() if found else None


_BEHIND_SHORT = frozenset(
    ["地委", "行署", "行政公署", "专署", "专员公署", "军分区", "军区", "警备区", "革委会", "政协", "工委"]
)


def _organ_stands(v: View, anchor: _Anchor, organ: re.Match[str]) -> bool:
    if anchor.sort == "short":
        return organ[0] in _BEHIND_SHORT
    if anchor.sort == "national" and v.text[anchor.start : anchor.end] not in ("中共", "中国共产党"):
        return False
    if organ[0] == "委员会" and anchor.sort == "level":
        return False
    if organ[0] in ("工会", "政协") and anchor.sort == "level" and v.text[anchor.start] in "乡镇":
        return organ[0] == "工会"
    return not v.text.startswith(("级", "辖", "直"), anchor.end)


def _tails(v: View, end: int, named: dict[int, int]) -> list[int]:
    """Where an organ's name can end further right: departments and committees named behind it (市委|宣传部|理论科)."""
    ends = []
    at = end
    for _ in range(3):
        tail = _TAIL.match(v.text, at)
        if tail is not None:
            at = tail.end()
        elif at in named and _ends_name(v, named[at]):
            at = named[at]
        else:
            break
        ends.append(at)
    return ends


# 全国宣传部|长会议: heads of bodies of one kind, no body
_HEADS_IN_A_GROUP = ("长会", "长们", "长级", "长座谈", "长联席", "长培训", "长论坛", "长负责")
_AFTER = re.compile(r"[长员级务们]|人员|所在|负责制|成员单位")


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
    if after is not None and after[0] != "长":
        return False
    if _of_a_kind(v, end):
        return False
    word = v.word_at(end - 1)
    return word.end <= end or "长" in v.text[end : word.end]


def _nominal(v: View, at: int) -> bool:
    """Whether a one-character head is, or ends, a noun (教育|局, not 主|办 or 258|处)."""
    word = v.word_at(at)
    if v.text[word.start : at + 1] in organisation_blocks() or v.text[max(0, at - 1) : at + 1] in organisation_blocks():
        return False
    return word.tag[0] in "njgxb" or (
        word.tag in ("zg", "q", "v", "m")
        and word.start == at
        and v.text[at] in "局委院科系社厂组部司厅署团连营师旅军股"
    )


def _left(
    v: View,
    head: int,
    end: int,
    sort: str,
    anchors: dict[int, list[_Anchor]],
    reach: dict[int, int],
    named_ends: AbstractSet[int],
    wall: bytearray,
) -> tuple[int | None, bool]:
    """Where the name that ends in the head at ``head`` begins, and whether a division or a known body begins it."""
    at = head
    leftmost: int | None = None  # the leftmost start that was an anchor
    enders: dict[int, int] = {}
    for begin in range(max(0, head - _MAX), head):
        for a in anchors.get(begin, ()):
            if a.end <= head and a.sort in ("full", "short", "level") and a.end - a.start != 1:
                enders.setdefault(a.end, begin)
    joined = False
    while at > 0 and head - at < _MAX:
        if at != head and at in reach and any(a.sort == "level" for a in anchors.get(at, ())):
            leftmost = at  # 县委|县政府: a level word begins a body of its own
            break
        if at in reach and reach[at] < at and not (joined and at != head):
            leftmost = reach[at]
            at = leftmost
            joined = False
            break
        if wall[at - 1]:
            break
        c = v.text[at - 1]
        if c in _CLOSE_QUOTE:
            opened = max(v.text.rfind(q, max(0, at - 16), at) for q in _OPEN_QUOTE)
            if opened < 0:
                break
            at = opened
            continue
        if c == "）":
            opened = v.text.rfind("（", max(0, at - 10), at)
            if opened <= 0 or not is_han(v.text[opened - 1]):
                break
            at = opened
            continue
        word = v.word_at(at - 1)
        text = v.text[word.start : at]
        if text in ("和", "与", "及", "暨"):
            if at in anchors or at == head or word.start in reach or word.start in named_ends:
                break
            joined = True
            at = word.start
            continue
        ending = enders.get(at)
        if ending is not None and not _continues(v, ending, at, anchors):
            leftmost = at
            break
        if ending is not None and ending < at:
            leftmost = at = ending
            joined = False
            continue
        if text in words("organisation_stop") or (text == "代表" and (at == head or at in anchors)):
            break
        if (
            text in words("organisation_tour")
            and v.text[end - 1] in "团队组"
            and v.is_boundary(word.start)
            and _ends_anchor(anchors, word.start)
        ):
            at = word.start
            continue
        if len(text) == 1 and word.tag in ("d", "zg", "a", "v", "ad") and is_han(text) and text not in _NEVER:
            near = next((enders[p] for p in range(word.start, max(0, word.start - 3), -1) if p in enders), None)
            if near is not None and all(is_han(c) and c not in _NEVER and c not in "委" for c in v.text[near:at]):
                leftmost = at = near
                break
        if not _inner(text, word.tag, v, word.start, at):
            split = _suffix_anchor(v, word.start, at, anchors)
            if split is not None:
                at = split
                leftmost = split
            break
        at = word.start
        if at in anchors:
            leftmost = at
    whole = sort in ("school", "government") and head - at <= 10 and (at == 0 or not is_han(v.text[at - 1]))
    if joined and leftmost is None and not whole:
        # 和 only inside a name that a division or a body begins
        cut = max(v.text.rfind(j, at, head) for j in ("和", "与", "及", "暨"))
        at = cut + 1
    if leftmost is not None and (leftmost == at or sort not in ("company", "school", "hospital")):
        return leftmost, True
    begin = _trim(v, at, head)
    if leftmost is not None:
        if begin >= leftmost or any(
            w.tag not in ("nz", "nr", "nrt", "x", "eng") for w in v.words_between(begin, leftmost)
        ):
            return leftmost, True
        return begin, True
    if begin == head:
        return None, False
    return begin, begin in anchors


def _begins_clause(v: View, start: int) -> bool:
    """Whether a prefecture's body stands without its name: a word begins with it, and no name stands before it."""
    if not v.is_boundary(start):
        return False
    before = v.word_at(start - 1) if start > 0 else None
    return before is None or not is_han(v.text[start - 1]) or before.tag in ("v", "p", "c", "d", "vn", "uj")


_NEVER = frozenset("和与的到在对为是等由从向被把将了及以经赴来去任至说并又也都就")


def _continues(v: View, start: int, end: int, anchors: dict[int, list[_Anchor]]) -> bool:
    """Whether the division ``start``..``end`` goes with what begins behind it (not 临甲区|乙省某公司)."""
    behind = [a for a in anchors.get(end, ()) if a.sort in ("full", "short")]
    near = next((s for s in range(end - 1, start, -1) if any(a.end == end for a in anchors.get(s, ()))), start)
    return not behind or any(descends(v.text[near:end], v.text[a.start : a.end]) for a in behind)


def _ends_anchor(anchors: dict[int, list[_Anchor]], end: int) -> bool:
    """Whether a division or level word ends at ``end`` (甘肃省|慰问团)."""
    return any(a.end == end for s in range(max(0, end - 12), end) for a in anchors.get(s, ()))


def _suffix_anchor(v: View, start: int, end: int, anchors: dict[int, list[_Anchor]]) -> int | None:
    """An anchor inside the word ``start``..``end`` whose text reaches the word's end (兼|县)."""
    for at in range(start + 1, end):
        if at in anchors:
            return at
    return None


def _inner(text: str, tag: str, v: View, start: int, end: int) -> bool:
    """Whether a dictionary word can be inside an organisation's name."""
    if text.isascii() and text.isdigit():
        return v.text[start - 1 : start] == "第" or v.text[end : end + 1] in tuple("师团旅军厂矿医中小连营所号")
    if text in words("organisation_inner"):
        return True
    if text[0] in "，。；：！？、…—～ \n" or text[-1] in "，。；：！？、…—～ \n":
        return False
    if tag in _STOP_TAGS:
        return False
    if tag == "m" and not _NUMERAL.fullmatch(text):
        return False
    if tag == "x" and len(text) == 1 and not ("一" <= text <= "鿿" or text.isalnum() or text == "·"):
        return False
    return text not in (
        "年",
        "月",
        "日",
        "时",
        "后",
        "前",
        "中",
        "上",
        "内",
        "间",
        "等",
        "们",
        "同志",
        "先生",
        "一行",
        "起",
        "止",
    )


def _trim(v: View, begin: int, head: int) -> int:
    """Take words off the left that no name begins with."""
    while begin < head:
        word = v.word_at(begin)
        text = v.text[begin : word.end]
        if (
            text in words("organisation_trim")
            or (word.tag in ("t", "q", "a", "ad", "b", "f", "z") and len(text) == 1)
            or text in _OPEN_QUOTE + "（"
        ):
            begin = word.end
            continue
        if word.tag == "m" and _NUMERAL.fullmatch(text) and not text.startswith("第"):
            begin = word.end
            continue
        break
    return min(begin, head)
