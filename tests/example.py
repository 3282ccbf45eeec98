"""A small graph made by hand, about an invented city, on which everything that goes out of a graph can be tested.

No stage has a part in it: names, offsets and facts are looked up in the text below. The offsets are held against that
text in ``tests/test_example.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.model import (
    Article,
    Author,
    Authorship,
    Document,
    Entity,
    Entry,
    Event,
    EventType,
    Evidence,
    Graph,
    Home,
    Issue,
    Kind,
    ListPlace,
    Mention,
    Note,
    Page,
    PartialDate,
    Participation,
    Passage,
    PassageRole,
    Period,
    Predicate,
    Relation,
    Role,
    Span,
    Tenure,
    TenureStatus,
)
from kg.segment.flow import passage

# One stretch a line of the file, but for the item of the 8th, which runs over the page's end and the furniture there.
_FRONT = """第1页
临浦通讯 2021年第5期(总第88期) 主办:中共临浦市委员会 2021年5月20日出版
要闻
让澜江水流进千家万户
{gu}
临浦市委书记{gu}强调,澜江引水工程是云岭省的大事,要抓紧抓实。
旧档里的东湖
市委党史研究室
东湖旧称白鹭荡,民国时已有渡口。
2021年4月临浦市大事记
1日 市委书记{gu}主持召开市委常委会会议。市委副书记、代市长{shen},市委常委、秘书长{lu}等参加。
3日至5日 {shen}到青岚县调研澜江引
水工程建设情况。{lu}陪同。
8日 市人大常委会举行会议,市人大常委会主任{qian}主持。会议决定任命{fang}为市
- 46 -
"""
_BACK = """第2页
财政局局长,免去{yan}的市财政局局长职务。
△ 东湖大桥工程开工仪式在东湖新区举行。{gu}宣布开工,{shen}致辞,{lu}主持,{qian}等出席。
近日 {gu}会见来访的{guest}一行。
({he} 整理)
"""

_NAMES = {
    "gu": "顾怀远",
    "shen": "沈知行",
    "lu": "陆明禾",
    "qian": "钱若川",
    "fang": "方一宁",
    "yan": "严松",
    "guest": "艾琳娜·科瓦奇",
    "he": "贺兰舟",
}
_HOSTILE = {
    "gu": '顾"怀\'远"""',  # both quotes, and three in a row
    "shen": "沈\\知行\\",  # a backslash, last as well
    "lu": "陆</script><script>alert(1)</script>",
    "qian": "钱𠮷𪚥川",  # beyond the Basic Multilingual Plane
    "fang": "方\x01\x7f宁",  # control characters that are not white space
    "yan": "严\r\n松",  # a line break inside
    "guest": "<艾琳娜>&amp;{科}|^`@zh",
    "he": "贺\u202e兰\u2028舟",  # right-to-left override, line separator
}


def example_graph(*, hostile: bool = False) -> Graph:
    """The graph; with ``hostile`` the persons' names hold what breaks careless writers of Turtle, HTML and SPARQL."""
    names = _HOSTILE if hostile else _NAMES
    front, back = (t.format(**names) for t in (_FRONT, _BACK))
    text = front + back
    pages = (Page(1, 46, Span(0, len(front))), Page(2, None, Span(len(front), len(text))))
    document = Document(
        "linpu-2021-05", "linpu-2021-05.txt", hashlib.sha256(text.encode("utf-8")).hexdigest(), text, pages
    )
    passages = _passages(document, names)
    entities, mentions = _entities(passages, names)
    make = _Maker(document, {p.id: p for p in passages})
    return Graph(
        document=document,
        home=Home("临浦市", "云岭省", None, "text"),
        issue=Issue(
            title="临浦通讯",
            year=2021,
            number=5,
            total_number=88,
            publisher="中共临浦市委员会",
            date=PartialDate(2021, 5, 20),
            evidence=tuple(
                (name, _find(text, quote))
                for name, quote in (
                    ("title", "临浦通讯"),
                    ("year", "2021年"),
                    ("number", "第5期"),
                    ("total_number", "总第88期"),
                    ("publisher", "中共临浦市委员会"),
                    ("date", "2021年5月20日"),
                )
            ),
        ),
        articles=_articles(text, names),
        entries=_ENTRIES,
        passages=passages,
        mentions=mentions,
        entities=entities,
        tenures=_tenures(make, names),
        events=_events(make, names),
        authorships=(
            Authorship("article-1", "person-01", "作者", (make("author1", names["gu"], "author.byline"),)),
            Authorship("article-2", "org-06", "作者", (make("author2", "市委党史研究室", "author.byline"),)),
            Authorship("article-3", "person-08", "整理", (make("author3", names["he"], "author.closing"),)),
        ),
        relations=_relations(make),
        notes=(
            Note("date.open", "近日: no day can be told", _find(text, "近日"), "近日"),
            Note("post.unknown", "a title that no list has"),
        ),
    )


def _find(text: str, quote: str, start: int = 0) -> Span:
    at = text.index(quote, start)
    return Span(at, at + len(quote))


class _Maker:
    """Makes evidence from a quote of a passage's flow text."""

    def __init__(self, document: Document, passages: dict[str, Passage]) -> None:
        self.document = document
        self.passages = passages

    def __call__(
        self, passage: str, quote: str, rule: str, *, inferred: bool = False, confidence: float = 1.0
    ) -> Evidence:
        p = self.passages[passage]
        quote = _flow(quote)
        at = p.text.index(quote)
        spans = p.raw(at, at + len(quote))
        page = self.document.page_at(spans[0].start)
        assert page is not None
        start = p.text.rfind("。", 0, at) + 1
        end = p.text.find("。", at + len(quote) - 1) + 1 or len(p.text)
        sentence = p.text[start:end]
        return Evidence(self.document.name, spans, page.number, page.printed, sentence, rule, inferred, confidence)


def _flow(name: str) -> str:
    """A name as the flow text has it: without white space."""
    return "".join(c for c in name if not c.isspace())


_ENTRIES = (
    Entry("entry-1", Period(date(2021, 4, 1), date(2021, 4, 1), "1日", "day"), "e1", "article-3"),
    Entry("entry-2", Period(date(2021, 4, 3), date(2021, 4, 5), "3日至5日", "days"), "e2", "article-3"),
    Entry("entry-3", Period(date(2021, 4, 8), date(2021, 4, 8), "8日", "day"), "e3", "article-3"),
    Entry("entry-4", Period(date(2021, 4, 8), date(2021, 4, 8), "△", "same-day"), "e4", "article-3"),
    Entry("entry-5", Period(None, None, "近日", "open"), "e5", "article-3"),
)


def _passages(document: Document, names: dict[str, str]) -> tuple[Passage, ...]:
    text = document.text

    def between(first: str, last: str, after: int = 0) -> Span:
        start = text.index(first, after)
        return Span(start, text.index(last, start) + len(last))

    third = text.index("旧档里的东湖")
    chronicle = text.index("大事记")
    rows: tuple[tuple[str, PassageRole, tuple[Span, ...]], ...] = (
        ("masthead", PassageRole.MASTHEAD, (between("临浦通讯", "出版"),)),
        ("title1", PassageRole.TITLE, (between("让澜江", "万户"),)),
        ("author1", PassageRole.BYLINE, (_find(text, names["gu"]),)),
        ("body1", PassageRole.BODY, (between("临浦市委书记", "抓实。"),)),
        ("title2", PassageRole.TITLE, (between("旧档", "东湖"),)),
        ("author2", PassageRole.BYLINE, (_find(text, "市委党史研究室"),)),
        ("body2", PassageRole.BODY, (between("东湖旧称", "渡口。", third),)),
        ("title3", PassageRole.TITLE, (between("2021年4月", "大事记"),)),
        ("e1", PassageRole.ENTRY, (between("市委书记", "等参加。", chronicle),)),
        ("e2", PassageRole.ENTRY, (between(names["shen"] + "到", "陪同。", chronicle),)),
        (
            "e3",
            PassageRole.ENTRY,
            (between("市人大常委会举行", "为市\n", chronicle), between("财政局局长,免去", "职务。", chronicle)),
        ),
        ("e4", PassageRole.ENTRY, (between("东湖大桥", "等出席。", chronicle),)),
        ("e5", PassageRole.ENTRY, (between(names["gu"] + "会见", "一行。", chronicle),)),
        ("author3", PassageRole.BYLINE, (between(names["he"], "整理", chronicle),)),
    )
    return tuple(passage(id, role, text, stretches) for id, role, stretches in rows)


def _articles(text: str, names: dict[str, str]) -> tuple[Article, ...]:
    return (
        Article(
            id="article-1",
            title="让澜江水流进千家万户",
            title_spans=(_find(text, "让澜江水流进千家万户"),),
            column="要闻",
            authors=(Author(_flow(names["gu"]), Kind.PERSON, "作者", (_find(text, names["gu"]),)),),
            first_page=46,
            last_page=46,
            pages=(1,),
            passages=("title1", "author1", "body1"),
        ),
        Article(
            id="article-2",
            title="旧档里的东湖",
            title_spans=(_find(text, "旧档里的东湖"),),
            column=None,
            authors=(Author("市委党史研究室", Kind.ORGANISATION, "作者", (_find(text, "市委党史研究室"),)),),
            first_page=46,
            last_page=46,
            pages=(1,),
            passages=("title2", "author2", "body2"),
        ),
        Article(
            id="article-3",
            title="2021年4月临浦市大事记",
            title_spans=(_find(text, "2021年4月临浦市大事记"),),
            column=None,
            authors=(Author(_flow(names["he"]), Kind.PERSON, "整理", (_find(text, names["he"]),)),),
            first_page=46,
            last_page=None,
            pages=(1, 2),
            passages=("title3", "e1", "e2", "e3", "e4", "e5", "author3"),
        ),
    )


def _entities(passages: tuple[Passage, ...], names: dict[str, str]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities, each with its mentions, and all mentions in text order."""
    per, post, org, proj, place = Kind.PERSON, Kind.POST, Kind.ORGANISATION, Kind.PROJECT, Kind.PLACE
    bare = (
        *(Entity(f"person-{i:02}", per, names[key]) for i, key in enumerate(names, 1)),
        Entity(
            "post-01", post, "中共临浦市委员会书记", ("市委书记", "临浦市委书记"), title="书记", organisation="org-01"
        ),
        Entity("post-02", post, "中共临浦市委员会副书记", ("市委副书记",), title="副书记", organisation="org-01"),
        Entity("post-03", post, "临浦市人民政府市长", ("代市长",), title="市长", organisation="org-02"),
        Entity("post-04", post, "中共临浦市委员会常务委员", ("市委常委",), title="常务委员", organisation="org-01"),
        Entity("post-05", post, "中共临浦市委员会秘书长", ("秘书长",), title="秘书长", organisation="org-01"),
        Entity(
            "post-06",
            post,
            "临浦市人民代表大会常务委员会主任",
            ("市人大常委会主任",),
            title="主任",
            organisation="org-03",
        ),
        Entity("post-07", post, "临浦市财政局局长", ("市财政局局长",), title="局长", organisation="org-04"),
        Entity("org-01", org, "中共临浦市委员会", ("市委", "临浦市委")),
        Entity("org-02", org, "临浦市人民政府"),
        Entity("org-03", org, "临浦市人民代表大会常务委员会", ("市人大常委会",)),
        Entity("org-04", org, "临浦市财政局", ("市财政局",)),
        Entity("org-05", org, "中共临浦市委员会常务委员会", ("市委常委会",)),
        Entity("org-06", org, "中共临浦市委员会党史研究室", ("市委党史研究室",)),
        Entity("project-01", proj, "东湖大桥工程"),
        Entity("project-02", proj, "澜江引水工程"),
        Entity("place-01", place, "云岭省", code="990000"),
        Entity("place-02", place, "临浦市", code="991200"),
        Entity("place-03", place, "青岚县", code="991221"),
        Entity("place-04", place, "东湖新区", candidates=("临浦东湖新区", "青岚县东湖新区")),
    )
    entities, mentions = [], []
    for e in bare:
        mine = [m for p in passages for m in _mentions(e, p)]
        entities.append(replace(e, mentions=tuple(mine)))
        mentions += mine
    order = {p.id: i for i, p in enumerate(passages)}
    mentions.sort(key=lambda m: (order[m.passage], m.start, -m.end, m.kind))
    return tuple(entities), tuple(mentions)


def _mentions(e: Entity, p: Passage) -> list[Mention]:
    """All places of a passage where one of an entity's forms stands, the longest form first."""
    taken: set[int] = set()
    found = []
    for form in sorted({_flow(f) for f in (e.name, *e.aliases)}, key=lambda f: (-len(f), f)):
        at = p.text.find(form)
        while at >= 0:
            end = at + len(form)
            if taken.isdisjoint(range(at, end)):
                taken.update(range(at, end))
                found.append(Mention(e.kind, form, p.id, at, end, p.raw(at, end), "example", 1.0, e.title))
            at = p.text.find(form, end)
    return sorted(found, key=lambda m: m.start)


def _tenures(make: _Maker, names: dict[str, str]) -> tuple[Tenure, ...]:
    held, gu, shen, lu = TenureStatus.HELD, names["gu"], names["shen"], names["lu"]
    rule = "tenure.before-name"
    return (
        Tenure(
            "tenure-01",
            "person-01",
            "post-01",
            "书记",
            "org-01",
            held,
            (make("body1", "临浦市委书记" + gu, rule), make("e1", "市委书记" + gu, rule)),
        ),
        Tenure(
            "tenure-02",
            "person-02",
            "post-02",
            "副书记",
            "org-01",
            held,
            (make("e1", "市委副书记、代市长" + shen, rule),),
        ),
        Tenure(
            "tenure-03",
            "person-02",
            "post-03",
            "市长",
            "org-02",
            TenureStatus.ACTING,
            (make("e1", "代市长" + shen, rule, inferred=True, confidence=0.9),),
        ),
        Tenure(
            "tenure-04",
            "person-03",
            "post-04",
            "常务委员",
            "org-01",
            held,
            (make("e1", "市委常委、秘书长" + lu, rule),),
        ),
        Tenure(  # the organisation is elided: 秘书长 of the body that was named before
            "tenure-05",
            "person-03",
            "post-05",
            "秘书长",
            "org-01",
            held,
            (make("e1", "秘书长" + lu, "tenure.elided", inferred=True, confidence=0.8),),
        ),
        Tenure(
            "tenure-06",
            "person-04",
            "post-06",
            "主任",
            "org-03",
            held,
            (make("e3", "市人大常委会主任" + names["qian"], rule),),
        ),
        Tenure(
            "tenure-07",
            "person-05",
            "post-07",
            "局长",
            "org-04",
            TenureStatus.APPOINTED,
            (make("e3", "任命" + names["fang"] + "为市财政局局长", "tenure.appoint"),),
        ),
        Tenure(
            "tenure-08",
            "person-06",
            "post-07",
            "局长",
            "org-04",
            TenureStatus.ENDED,
            (make("e3", "免去" + names["yan"] + "的市财政局局长职务", "tenure.remove"),),
        ),
    )


def listed(parts: Iterable[Participation]) -> tuple[Participation, ...]:
    """The participations of an event with their lists numbered: where a first position comes, another list begins."""
    out: list[Participation] = []
    for p in parts:
        before = out[-1].places[0].list if out else 0
        out.append(replace(p, places=(replace(p.places[0], list=before + (p.position == 1)),)))
    return tuple(out)


def _events(make: _Maker, names: dict[str, str]) -> tuple[Event, ...]:
    def part(
        entry: str, key: str, roles: tuple[Role, ...], position: int = 1, length: int = 1, *, open: bool = False
    ) -> Participation:
        person = f"person-{list(names).index(key) + 1:02}"
        place = ListPlace(0, position, length, open, roles)
        return Participation(person, roles, (place,), (make(entry, names[key], "role." + roles[0].value),))

    def event(
        n: int,
        label: str,
        type: EventType,
        participations: tuple[Participation, ...],
        links: tuple[tuple[str, str], ...] = (),
    ) -> Event:
        def linked(kind: str) -> tuple[str, ...]:
            return tuple(id for id, _ in links if id.startswith(kind))

        entry = _ENTRIES[n - 1]
        return Event(
            f"event-{n}",
            entry.id,
            label,
            type,
            entry.period,
            linked("place-"),
            linked("org-"),
            linked("project-"),
            listed(participations),
            (make(entry.passage, label, "event.entry"),),
            tuple((id, make(entry.passage, quote, "event.link")) for id, quote in links),
        )

    gu, shen = _flow(names["gu"]), _flow(names["shen"])
    return (
        event(
            1,
            f"市委书记{gu}主持召开市委常委会会议",
            EventType.MEETING,
            (
                part("e1", "gu", (Role.CHAIR,)),
                part("e1", "shen", (Role.ATTEND,), 1, 2, open=True),
                part("e1", "lu", (Role.ATTEND,), 2, 2, open=True),
            ),
            (("org-05", "市委常委会"),),
        ),
        event(
            2,
            f"{shen}到青岚县调研澜江引水工程建设情况",
            EventType.INSPECTION,
            (part("e2", "shen", (Role.LEAD,)), part("e2", "lu", (Role.ACCOMPANY,))),
            (("place-03", "青岚县"), ("project-02", "澜江引水工程")),
        ),
        event(
            3,
            "市人大常委会举行会议",
            EventType.APPOINTMENT,
            (
                part("e3", "qian", (Role.CHAIR,)),
                part("e3", "fang", (Role.SUBJECT,)),
                part("e3", "yan", (Role.SUBJECT,)),
            ),
            (("org-03", "市人大常委会"), ("org-04", "市财政局")),
        ),
        event(
            4,
            "东湖大桥工程开工仪式在东湖新区举行",
            EventType.CEREMONY,
            (
                part("e4", "gu", (Role.DECLARE,)),
                part("e4", "shen", (Role.SPEAK,)),
                part("e4", "lu", (Role.CHAIR, Role.ATTEND)),
                part("e4", "qian", (Role.ATTEND,), open=True),
            ),
            (("place-04", "东湖新区"), ("project-01", "东湖大桥工程")),
        ),
        event(
            5,
            f"{gu}会见来访的{_flow(names['guest'])}一行",
            EventType.RECEPTION,
            (part("e5", "gu", (Role.LEAD,)), part("e5", "guest", (Role.MET,))),
        ),
    )


def _relations(make: _Maker) -> tuple[Relation, ...]:
    above = "organisation.above"
    return (
        Relation("org-04", Predicate.PART_OF, "org-02", (make("e3", "市财政局", above, inferred=True),)),
        Relation("org-05", Predicate.PART_OF, "org-01", (make("e1", "市委常委会", above),)),
        Relation("org-06", Predicate.PART_OF, "org-01", (make("author2", "市委党史研究室", above),)),
        Relation("org-01", Predicate.SEAT, "place-02", (make("masthead", "中共临浦市委员会", "organisation.seat"),)),
        Relation("place-02", Predicate.WITHIN, "place-01", (make("body1", "云岭省", "place.home", inferred=True),)),
        Relation("place-03", Predicate.WITHIN, "place-02", (make("e2", "青岚县", "place.code", inferred=True),)),
    )
