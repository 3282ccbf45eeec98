"""A title named bare -> the body that the text names: just founded, of a congress that elects, led by the holder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.lexicon.organs import Reach, TitleBodies, congresses, title_bodies
from kg.lexicon.script import fold
from kg.model import Kind, Mention, Passage
from kg.resolve.organisations import read_organisation
from kg.resolve.scope import Reading, Scope, division, level_of

SENTENCE_END = re.compile(r"[。！？；\n]")
RANKED = re.compile(r"^(?:代理|代|第[一二三四]|常务|候补|名誉|执行|专职|副)+")
_REACH = 400  # characters before a bare title in which the session that elects is looked for
_REMEMBERED = 40  # bodies of the sentences before, and mentions before a title in its own
_CLAUSE = 40  # characters behind a body in which its founding is told
_GIVES = ("任", "为", "為", "是")  # what stands right before a title that somebody gets
_LEADS = ("以", "由")
# words of founding and electing right before a body's name, and in the clause behind it
_FOUNDING = re.compile(
    r"(?:成立|组建|设立?|建立|组成|筹建|产生|选出|创办|创设|创立|开办|兴办|恢复|改选|调整|充实|统称|合称|称为|改称|命名为|定名为)(?:了|起|出)?$"
)
_FOUNDED_ALONE = re.compile(r"[”\"]?(?:正式|宣告|宣布)?(?:成立|组成)[。；]")
_FOUNDED = re.compile(
    r"[^，,。；：]{0,20}?(?:成立|组成|组建|设立|建立|筹设|筹建|创办|创立|创设|产生|改选|改组|恢复|诞生)(?:大会)?[”\"]?[，,：；。]"
)
_OWN_HEAD = re.compile(r"(?:总)*(.?[厂院校所站社团组局处科部行队台馆会店矿场库段园连营班排乡镇])长$")


@dataclass(slots=True)
class Said:
    """What a passage has said: its bodies by their posts' titles, and in reading order, the sentence's apart."""

    by_title: dict[str, str] = field(default_factory=dict)
    conferred: dict[str, str] = field(default_factory=dict)  # of posts behind a verb (任某会主任), by title
    organisations: list[str] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)  # those of the sentences before
    last: str | None = None  # the organisation of the post before in the same list

    def next_sentence(self) -> None:
        """What the sentence named belongs to the passage now."""
        self.earlier = (self.earlier + self.organisations)[-_REMEMBERED:]
        self.organisations = []
        self.last = None


def fitting(bare: str) -> TitleBodies | None:
    """The bodies that a title named bare can be of: by the table, else ``X长`` is the head of a body ending in X."""
    base = RANKED.sub("", bare).removesuffix("助理")
    own = _OWN_HEAD.fullmatch(base)
    known = next((found for n in range(len(base)) if (found := title_bodies().get(base[n:]))), None)
    if known is not None and (own is None or base in title_bodies()):
        return known
    return TitleBodies(re.compile(rf"(?:{own[1][-1]})$"), Reach.SENTENCE) if own else None


def heads(bare: str, name: str) -> bool:
    """Whether a title names no other body than one such as ``name``: 校长 of a university, 行长 of a bank."""
    bodies = fitting(bare)
    return bodies is not None and bodies.reach is not Reach.FOUNDED and bodies.end.search(fold(name)) is not None


def named_body(bare: str, said: Said) -> str | None:
    """厂长 -> the nearest …厂 of the sentence, 司令员 -> the one army unit of the passage."""
    bodies = fitting(bare)
    if bodies is None or bodies.reach is Reach.FOUNDED:
        return None
    near = next((name for name in reversed(said.organisations) if bodies.end.search(fold(name))), None)
    if near or bodies.reach is Reach.SENTENCE:
        return near
    before = {name for name in said.earlier if bodies.end.search(fold(name))}
    return before.pop() if len(before) == 1 else None


def founded_body(
    bare: str, previous: Sequence[Mention], m: Mention, orgs: Mapping[Mention, Reading], passage: Passage
) -> str | None:
    """The organisation whose founding the sentence tells: 成立某领导小组，某某任组长.

    For a title that tells its sort of body and that a verb gives, the sentences before it in the paragraph as well.
    """
    bodies = fitting(bare)
    given = passage.text[max(0, m.start - 1) : m.start] in _GIVES
    for before in reversed(previous[-_REMEMBERED:]):
        between = passage.text[before.end : m.start]
        told = _FOUNDED_ALONE.match(between)  # …委员会”成立。某某任书记: the next sentence
        if SENTENCE_END.search(between, told.end() if told else 0) and (bodies is None or not given or "\n" in between):
            return None
        if told is None and _is_another_office(before, passage):
            given = False  # 某某任甲局局长，乙任|副主任 speaks of the office given last
        if before.kind is not Kind.ORGANISATION or before not in orgs:
            continue
        if bodies is not None and not bodies.end.search(fold(orgs[before].name)):
            continue
        verb = fold(passage.text[max(0, before.start - 5) : before.start]).rstrip('“"')
        behind = fold(passage.text[before.end : min(m.start, before.end + _CLAUSE)])
        if _FOUNDING.search(verb) or _FOUNDED.match(behind.lstrip('”"')):
            return orgs[before].name
    return None


def _is_another_office(m: Mention, passage: Passage) -> bool:
    """Whether a mention is a post of a body that it names itself, given by a verb."""
    return m.kind is Kind.POST and len(m.title) < len(m.text) and passage.text.endswith(_GIVES, 0, m.start)


def led_body(
    m: Mention, passage: Passage, previous: Sequence[Mention], following: Mapping[Mention, Mention], scope: Scope
) -> str | None:
    """以某某为组长、某某为副组长的|工作组: the body behind 的 is the one that the posts lead."""
    post, after = m, following.get(m)
    while after is not None and after.kind is Kind.PERSON and passage.text[post.end : after.start] in ("、", "，"):
        next_post = following.get(after)
        if next_post is None or passage.text[after.end : next_post.start] not in ("为", "為", "任"):
            return None
        post, after = next_post, following.get(next_post)
    if after is None or after.kind is not Kind.ORGANISATION or passage.text[post.end : after.start] != "的":
        return None
    near = list(previous[-6:])
    while near and not passage.text.endswith(_LEADS, 0, near[0].start):
        near.pop(0)  # 以|某局局长某某|为组长
    if not any(p.kind is Kind.PERSON for p in near) or SENTENCE_END.search(passage.text[near[0].start : m.start]):
        return None
    reading = read_organisation(after.text, scope)
    return reading.name if reading else None


# 中国共产党甲铁路局第五次代表大会, 中共乙矿务局第二届委员会: of a bureau, an enterprise, a university
_HOUSE = re.compile(
    r"(?:中国共产党|中共|共青团|中国共产主义青年团)?"
    r"(?P<house>[㐀-鿿]{2,16}(?:铁路局|矿务局|管理局|工程局|勘探局|电业局|农垦局|公司|集团|总厂|大学|学院|医院|[厂矿]))"
    r"(?:第.{1,4}[届次])?(?:委员会|党委|代表大会)?$"
)


def electing_body(
    m: Mention, bare: str, previous: Sequence[Mention], gap: str, passage: Passage, scope: Scope
) -> str | None:
    """The body of the congress or session in the passage that a bare title belongs to."""
    if previous and previous[-1].kind is Kind.PERSON and gap == "":
        return None
    left = max(0, m.start - _REACH)
    text = fold(passage.text[left : m.start])
    if not re.search(r"选|推举|产生|会议|大会|全会", text):
        return None
    best: tuple[int, str, re.Match[str]] | None = None
    for congress in congresses():
        if not congress.title.fullmatch(bare):
            continue
        for match in congress.pattern.finditer(text):
            if best is None or match.start() > best[0]:
                best = (match.start(), congress.organisation, match)
    if best is None:
        return None
    at, template, match = best
    near = [t for t in previous[-40:] if t.start >= left] or list(previous[-1:])
    region = _region_around(at, match.end(), text, near, left, scope)
    if region is None:
        return None
    head, tail = template.split("{R}")
    return head + region + tail


def _region_around(start: int, end: int, text: str, near: Sequence[Mention], left: int, scope: Scope) -> str | None:
    """The division, or the house, named at a congress's name: ``start``, ``end`` count from ``left``."""
    for m in near:
        touches = m.start - left <= end + 2 and m.end - left >= start - 2
        if m.kind in (Kind.PLACE, Kind.ORGANISATION) and touches:
            if m.kind is Kind.PLACE:
                full = scope.full(m.text) or m.text
                if level_of(full):
                    return full
            elif house := _HOUSE.match(fold(m.text)):
                return m.text[slice(*house.span("house"))]
            else:
                reading = read_organisation(m.text, scope)
                if reading and reading.region:
                    return reading.region
    level = re.search(r"([省市县区州])(?:第.{1,4}届)?(?:中国|人民)?$", text[max(0, start - 10) : start])
    if level:
        return division(level.group(1), scope)
    return scope.home.place or scope.home.province
