"""The body whose organ a publication is (a university, an enterprise), and what 学校, 公司, 我院 stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon.organs import house_words
from kg.lexicon.places import gazetteer
from kg.lexicon.schools import school_stem
from kg.lexicon.script import fold
from kg.model import Document, Kind, Mention, Passage, Segmentation
from kg.resolve.home import first_lines
from kg.resolve.schools import schools_in_short
from kg.resolve.scope import Scope

_LEVEL = r"(?<![㐀-鿿])(?:省|市|县|区|州|盟|旗|地)(?:委|政府|人大|政协|长|领导)"
_ACTS = r"(?:党委|党组|纪委|工会|团委|领导|董事会|召开|举行|举办|决定|全体|第.{1,4}[届次])"


@dataclass(frozen=True, slots=True)
class _Sort:
    """How publications of one sort of house name it: ``speaks`` matches bare words, ``name`` its name in full."""

    speaks: re.Pattern[str]
    name: re.Pattern[str]
    ends: re.Pattern[str]
    local: re.Pattern[str]  # names that are a house's only with a division in front: else a faculty, a workshop
    least: int  # mentions: a company's partners are named almost as often as itself


_SORTS = (
    _Sort(
        re.compile(
            rf"我校|本校|全校|我院|校(?:党委|领导|纪委|行政|务委员会|庆|友|名)|(?<![㐀-鿿])(?:学校{_ACTS}|校长)"
            r"|(?<![㐀-鿿])院(?:党委|革委会|革命委员会|务委员会|务会|机关|领导|行政|武装部|学生会|团委|工会)"
        ),
        re.compile(
            r".{2,}?(?:(?:大学|学院|书院|学校|专科学校|中学|小学|[国小初高]中|国小)(?![生城路附])(?:.{2}分校)?|分校)"
        ),
        re.compile(r"(?:大学|学院|学校|中学|小学|学堂|国中|国小|高中|专科)$"),
        re.compile(r"(?:学院|学校|中学|小学|[国初高]中|国小)$"),
        2,
    ),
    _Sort(
        re.compile(rf"我(?:公司|集团|厂|矿|局)|(?<![㐀-鿿])(?:集团公司|总公司|集团|公司|全厂|全矿|厂|矿){_ACTS}"),
        re.compile(r"(?!集团|总公司).{2,}?(?:公司|集团(?!.*公司)|[厂矿])"),
        re.compile(r"(?:公司|集团|[厂矿局])$"),
        re.compile(r"[厂矿]$"),
        3,
    ),
    _Sort(
        re.compile(
            r"我局|本局|全局(?!性|观)|路局(?:党委|革委会|机关)"
            rf"|(?<![㐀-鿿])局(?:{_ACTS}|革委会|机关|长|直属|属|总(?:工程师|经济师|会计师))"
        ),
        re.compile(r".{2,}?局(?![党革])"),
        re.compile("局$"),
        re.compile(r"(?<!铁路)(?<!矿务)(?<!工程)(?<!勘探)(?<!管理)(?<!农垦)(?<!电业)(?<!供电)局$"),
        2,
    ),
)
_SENTENCE = 60  # characters before a new name in which its verb and its subject are looked for
_SENTENCE_END = re.compile(r"[。；;！？\n]")
_RENAMED = re.compile(
    r"(?:(?:更|改|易|定|命|正|复|恢复原)(?:校|厂|院)?名|改称|升格|升级|改制|改建|改组|改办|扩建|[校厂院]名改)(?:为|作|成)?[“\"「]?$"
)
_HOUSE_END = re.compile(r"[校院厂矿局社站司团学系部室科所处]")
_OPENING = 8  # characters behind a name in which a school's opening is told
_OPENS = re.compile("(?:正式|奉准|宣告)?(?:创校|建校|创立|创办|成立|设立|筹设|开校|开学|招生)")
_RESTORED = re.compile(r"[复復]")
# words between the parts of a name that its short form leaves out
_LEFT_OUT = re.compile(r"职业技术|职业|技术|高等")
_FOUNDED_BY = re.compile("[国私省市县]立")
_TITLE_LINE = 60  # characters of a line that are looked at
_TITLE = re.compile(
    # behind a number or marks: 二、某大学大事记; not 选自《某大学大事记》, the book that a part of it is told in
    r"(?:[#*\s]|第?[一二三四五六七八九十0-9]{1,3}[章节節编編、．.]|[（(][一二三四五六七八九十0-9]{1,2}[）)])*《?"
    r"(?P<name>[㐀-鿿（）()]{2,20}(?:大学|学院|书院|学校|中学|小学|[国初高]中|国小|公司|集团|厂|矿|医院|局|银行))"
    r"(?:[校院厂局行]史)?(?:大事[记纪]|大事年表|年鉴|志|通讯|简报)"
)
# the first sentence of a history says whose it is: 某厂（简称…）位于…, 某书院创立于…, 某中学由…共同设立
_SUBJECT = re.compile(
    r"(?P<name>[㐀-鿿（）()]{2,24}?"
    r"(?:大学|学院|书院|学校|中学|小学|公司|集团|厂|矿|医院|局|银行|研究院|研究所))(?:[（(]简称[^（()）]{2,16}[）)])?[，,]?"
    r"(?:位于|坐落|座落|地处|系(?![列统])|是.{0,24}(?:企业|单位|学校|大学|高校|院校|医院|公司|机构)|的?前身"
    r"|(?:正式)?(?:始建|创建|创办|创立|成立|筹建|组建|建立|诞生|建)于|由[^，。]{2,40}(?:设立|创办|创建|创立|组建|合并|发起))"
)


def find_house(document: Document, segmentation: Segmentation, mentions: Sequence[Mention]) -> str | None:
    """The full name of the university, school or enterprise whose publication a document is; None where it is none.

    A title says it (甲大学大事记), or the first sentence of a text without a frame (甲厂位于…). Otherwise a document
    that speaks of a house by bare words (我校, 校党委) more often than of a division's organs (市委, 县政府) is the
    one's that it names at least twice (a company three times), and twice as often as any other of its sort in China.
    """
    for line in [a.title for a in segmentation.articles] + first_lines(document.text):
        told = _TITLE.match(fold(line[:_TITLE_LINE]))
        if told:
            return line[slice(*told.span("name"))]
    if segmentation.issue is None and (introduced := _introduced(document)) is not None:
        return introduced
    sort = _spoken(segmentation)
    return _elected(sort, mentions) if sort else None


def _introduced(document: Document) -> str | None:
    """The house that the first sentence of a text introduces; None where it begins in another way."""
    opening = next((line for line in first_lines(document.text) if re.search("[，。,]", line)), "")
    told = _SUBJECT.match(fold(opening))
    return opening[slice(*told.span("name"))] if told else None


def _spoken(segmentation: Segmentation) -> _Sort | None:
    """The sort of house that a document speaks of as its own, more often than of a division's organs."""
    texts = [fold(p.text) for p in segmentation.passages]
    divisions = sum(len(re.findall(_LEVEL, t)) for t in texts)
    spoken = [sum(len(s.speaks.findall(t)) for t in texts) for s in _SORTS]
    most = max(spoken)
    return None if most <= divisions or spoken.count(most) > 1 else _SORTS[spoken.index(most)]


def names_of_the_time(
    segmentation: Segmentation, mentions: Sequence[Mention], organisation: str | None
) -> dict[str, str | None]:
    """Passage -> the name that the house had then, of a document that tells how it was renamed; else empty.

    ``organisation`` is the house as found. A name holds from the passage that gives it (本校更名为…) to the next such.
    What the house was called before the first is the name that the sentence puts in front of the verb, else open.
    """
    own = fold(organisation or "")
    sort = next((s for s in _SORTS if s.ends.search(own)), None) or _spoken(segmentation)
    if sort is None:
        return {}
    schools: dict[str, list[Mention]] = {}
    for m in sorted(mentions, key=lambda m: m.start):
        if m.kind is Kind.ORGANISATION and sort.ends.search(fold(m.text)):
            schools.setdefault(m.passage, []).append(m)
    names: dict[str, str | None] = {}
    known = [organisation] if organisation else []
    now: str | None = None
    for passage in segmentation.passages:
        here = schools.get(passage.id, ())
        for m in here:
            before = _SENTENCE_END.split(fold(passage.text[max(0, m.start - _SENTENCE) : m.start]))[-1]
            if _opens(passage, m, own):
                names = dict.fromkeys(names, organisation) if now is None else names
                now = m.text
            subject = _renamed(before)
            if subject is None:
                continue
            former = [o.text for o in here if o.end <= m.start and fold(o.text) in subject]
            known_one = m.text in known or any(fold(name) in subject for name in known)
            meant = _itself().search(subject if former else before)
            if not (known_one or meant) and (former or _HOUSE_END.search(subject)):
                continue  # another's
            if now is None:
                names = dict.fromkeys(names, former[-1] if former else None)
            if now is None and _RESTORED.search(passage.text, max(0, m.start - 8), m.start):
                names = dict.fromkeys(names, organisation)  # it had the name before as well
            now = m.text
            known += [now, *former]
        names[passage.id] = now
    return names if now else {}


def _opens(passage: Passage, m: Mention, own: str) -> bool:
    """Whether the house, a school, opens under a name: 甲县立乙中学创校; ``own`` is what it is called in the end."""
    told = _OPENS.match(fold(passage.text[m.end : m.end + _OPENING]))
    return bool(own) and told is not None and school_stem(fold(m.text)) == school_stem(own)


def _renamed(before: str) -> str | None:
    """Of the words before a name what stands before the verb that gives it; None where there is no such verb."""
    clause = re.split(r"[，,]", before)[-1]
    verb = _RENAMED.search(clause)
    return clause[: verb.start()] if verb else None


def _elected(sort: _Sort, mentions: Sequence[Mention]) -> str | None:
    votes: Counter[str] = Counter()
    bodies = [m.text for m in mentions if m.kind is Kind.ORGANISATION]
    schools = schools_in_short(bodies)
    for body in bodies:
        body = schools.get(body, body)
        found = sort.name.match(fold(body))
        name = body[: found.end()] if found else ""
        if name and (not sort.local.search(fold(name)) or _leading(name) or _FOUNDED_BY.match(fold(name))):
            votes[name] += 1
    longest = {name: name for name in votes}  # a name -> the same with nothing left out
    cores = {_LEFT_OUT.sub("", fold(name)): name for name in sorted(votes, key=len)}
    for name in votes:
        longest[name] = cores[_LEFT_OUT.sub("", fold(name))]
    for name in votes:
        for tail in (name[cut:] for cut in range(1, len(name))):
            front = name.removesuffix(tail)
            if tail in longest and _is_front(front):
                founder = _FOUNDED_BY.fullmatch(fold(front)) is not None  # of old, if it is seldom said
                longest[tail] = max(longest[tail], name, key=lambda x: (votes[x] * founder, len(x), x))
    if sort is _SORTS[0]:  # what a school was called before and after
        stems: dict[str, list[str]] = {}
        for name in votes:
            stems.setdefault(school_stem(fold(name)), []).append(longest[name])
        chosen = {stem: max(names, key=lambda n: (votes[n], len(n), n)) for stem, names in stems.items()}
        longest = {name: chosen[school_stem(fold(name))] for name in votes}
    merged: Counter[str] = Counter()
    for name, n in votes.items():
        merged[longest[name]] += n
    ranked = sorted(((name, n) for name, n in merged.items() if not _is_abroad(name)), key=lambda x: (-x[1], x[0]))
    alone = len(ranked) == 1 and sort is _SORTS[0]  # a school needs no other witness than its bare words
    if not ranked or (ranked[0][1] < sort.least and not alone):
        return None
    return None if len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1] else ranked[0][0]


def _is_front(words: str) -> bool:
    """Whether words in front of a name belong to its long form: a place, the founder."""
    folded = fold(words)
    return folded == "中国" or _FOUNDED_BY.fullmatch(folded) is not None or bool(gazetteer().find(folded))


def _is_abroad(name: str) -> bool:
    found = _leading(name)
    return bool(found) and all(level in ("country", "abroad") for level in found)


def _leading(name: str) -> tuple[str, ...]:
    """The levels of the longest place name that a name begins with."""
    table, name = gazetteer(), fold(name)
    for end in range(min(8, len(name) - 1), 1, -1):
        levels = tuple(d.level for d in table.find(name[:end]))
        if levels:
            return levels
    return ()


_OWN = "(?:我|本|该|贵)?"
# Bodies of a house behind any word for it; its units only behind a word of two characters at least (我院|保卫处), for
# 社保中心 and 行政服务中心 are none.
_BODIES = (
    r"(?:党委|党组|党总支|党支部|纪委|纪检|革委会?|革命委员会|工会|团委|行政(?!审)|董事会|监事会|学术|理论|常委会"
    r"|机关|办公室).*"
)
_UNITS = r"[^省市县区]{1,10}(?:处|室|部|科|系|中心|车间|教研组|研究所|图书馆)"
_POSTS = (
    r"党委|党组|党总支|党支部|党群|纪委|工会|团委|团总支|总经理|副总|董事|监事|常务|总工|总会|学术|学生|外部|独立|总裁"
    r"|(?:第.|常务|代理?)*副?(?:院长|校长|所长|厂长|矿长|行长|社长|局长|站长|台长|经理)"
)


@cache
def house_body() -> re.Pattern[str]:
    """A body or a unit of a house that is not named: 校党委, 公司工会, 我院人民武装部."""
    return re.compile(rf"(?P<house>{_OWN}{_words()})(?:{_BODIES}|(?<=..){_UNITS})$")


@cache
def house_post() -> re.Pattern[str]:
    """A post of a house that is not named: 校党委书记, 集团公司副总经理, 医院副院长."""
    return re.compile(rf"(?P<house>{_OWN}{_words()})(?={_POSTS})")


@cache
def _words() -> str:
    return "(?:" + "|".join(sorted(house_words(), key=lambda w: (-len(w), w))) + ")"


@cache
def _house() -> re.Pattern[str]:
    return re.compile(_OWN + _words())


@cache
def _itself() -> re.Pattern[str]:
    """The house as the subject of a clause: 本校, and 学校 where nothing but a date stands before it."""
    return re.compile(rf"(?:[我本]|^|[年月日]){_words()}")


def names_house(folded: str) -> bool:
    """Whether a name only says that a house is meant: 学校, 我院, 集团公司."""
    return _house().fullmatch(folded) is not None


def house_called(word: str, scope: Scope) -> str | None:
    """The house that 学校, 我院, 集团公司 stands for; None where the text does not tell.

    The publication's own, where the word can stand for it; else the one that the sentence names; else the only one of
    the sort that the document has named, if it named that before it began to speak of it by the bare word.
    """
    word = re.sub(rf"^{_OWN}(?=.)", "", word)
    ends = house_words()[word]
    for name in (scope.home.organisation, scope.institution):
        if name and ends.search(fold(name)):
            return name
    named = scope.bodies.houses.get(word, [])
    return named[0] if len(named) == 1 and scope.introduced(named[0], word) else None
