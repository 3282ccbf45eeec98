"""Two issues of one invented magazine: the example of April with bounds of tenures, and one of June made for what the
sample does not hold: renamings, ranks that are printed, sums, an order of names that changes, tenures over several
documents. As in the example, no stage has a part in it; the facts are those that one reads in the text below.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rdflib import Graph as RdfGraph

from kg.model import (
    Bounds,
    Document,
    Entity,
    Entry,
    Event,
    EventType,
    Evidence,
    Graph,
    Home,
    Kind,
    ListPlace,
    Page,
    Participation,
    Period,
    PostRank,
    Predicate,
    Relation,
    Role,
    Span,
    Sum,
    Tenure,
    TenureStatus,
)
from kg.rdf import to_rdf
from tests.example import example_graph, listed

_TEXT = """1日 临浦市水产局更名为临浦市渔业局。
2日 市委书记顾怀远主持召开全市项目建设会议,陆明禾、沈知行参加。
3日 市长沈知行与青岚水电集团有限公司董事长关河商谈东湖大桥工程,工程总投资3.5亿元。
4日 市人大常委会主任贺兰舟到青岚县调研。
5日 沧屿省副省长滕望一行到临浦市考察,青岚县县长林越陪同。
6日 市渔业局副局长(副处级)白川赴哈萨克斯坦,与哈萨克斯坦渔业部会谈。
"""
_DOCUMENT = Document(
    "linpu-2021-07",
    "linpu-2021-07.txt",
    hashlib.sha256(_TEXT.encode()).hexdigest(),
    _TEXT,
    (Page(1, 12, Span(0, len(_TEXT))),),
)
_HELD = TenureStatus.HELD


def shelf() -> RdfGraph:
    """Both issues in one RDF graph."""
    rdf = to_rdf(april())
    for triple in to_rdf(june()):
        rdf.add(triple)
    return rdf


def april() -> Graph:
    """The example, with the bounds that its items of 1 and 8 April give."""
    first, eighth = date(2021, 4, 1), date(2021, 4, 8)
    seen = Bounds(None, first, first, None)
    known = {
        "tenure-06": Bounds(None, eighth, eighth, None),
        "tenure-07": Bounds(eighth, eighth, eighth, None),
        "tenure-08": Bounds(None, eighth, eighth, eighth),
    }
    graph = example_graph()
    return replace(graph, tenures=tuple(replace(t, bounds=known.get(t.id, seen)) for t in graph.tenures))


def june() -> Graph:
    """The issue that tells of June."""
    events = _events()
    return Graph(
        document=_DOCUMENT,
        home=Home("临浦市", "云岭省", None, "text"),
        issue=None,
        articles=(),
        entries=tuple(Entry(e.entry, e.period, e.id) for e in events),
        passages=(),
        mentions=(),
        entities=_ENTITIES,
        tenures=_tenures(),
        events=events,
        authorships=(),
        relations=_relations(),
        ranks=(
            PostRank("post-13", "county-deputy", (_said("市渔业局副局长(副处级)", "rank.stated"),)),
            PostRank("post-12", "county", (_said("青岚县县长", "rank.government-head", inferred=True),)),
        ),
        sums=(Sum("project-01", Decimal(350_000_000), "总投资3.5亿元", (_said("总投资3.5亿元", "sum.investment"),)),),
    )


def _said(words: str, rule: str, *, inferred: bool = False, confidence: float = 1.0) -> Evidence:
    at = _TEXT.index(words)
    line = _TEXT[_TEXT.rfind("\n", 0, at) + 1 : _TEXT.index("\n", at)]
    span = Span(at, at + len(words))
    return Evidence(_DOCUMENT.name, (span,), 1, 12, line.partition(" ")[2], rule, inferred, confidence)


_PERSON, _POST, _ORG, _PLACE = Kind.PERSON, Kind.POST, Kind.ORGANISATION, Kind.PLACE
# Those of the example have its ids.
_ENTITIES = (
    Entity("person-01", _PERSON, "顾怀远"),
    Entity("person-02", _PERSON, "沈知行"),
    Entity("person-03", _PERSON, "陆明禾"),
    Entity("person-08", _PERSON, "贺兰舟"),
    Entity("person-11", _PERSON, "关河"),
    Entity("person-12", _PERSON, "滕望"),
    Entity("person-13", _PERSON, "林越"),
    Entity("person-14", _PERSON, "白川"),
    Entity("post-03", _POST, "临浦市人民政府市长", title="市长", organisation="org-02"),
    Entity("post-06", _POST, "临浦市人民代表大会常务委员会主任", title="主任", organisation="org-03"),
    Entity("post-11", _POST, "青岚水电集团有限公司董事长", title="董事长", organisation="org-11"),
    Entity("post-12", _POST, "青岚县人民政府县长", ("青岚县县长",), title="县长", organisation="org-12"),
    Entity("post-13", _POST, "临浦市渔业局副局长", title="副局长", organisation="org-15"),
    Entity("post-14", _POST, "沧屿省人民政府副省长", title="副省长", organisation="org-13"),
    Entity("org-02", _ORG, "临浦市人民政府"),
    Entity("org-03", _ORG, "临浦市人民代表大会常务委员会"),
    Entity("org-11", _ORG, "青岚水电集团有限公司"),
    Entity("org-12", _ORG, "青岚县人民政府"),
    Entity("org-13", _ORG, "沧屿省人民政府"),
    Entity("org-14", _ORG, "临浦市水产局"),
    Entity("org-15", _ORG, "临浦市渔业局", ("市渔业局",)),
    Entity("org-16", _ORG, "哈萨克斯坦渔业部"),
    Entity("project-01", Kind.PROJECT, "东湖大桥工程"),
    Entity("place-02", _PLACE, "临浦市", code="991200"),
    Entity("place-03", _PLACE, "青岚县", code="991221"),
    Entity("place-11", _PLACE, "沧屿省"),
    Entity("place-12", _PLACE, "哈萨克斯坦", code="KZ"),
)


def _tenures() -> tuple[Tenure, ...]:
    def tenure(n: int, person: str, post: str, organisation: str, words: str, day: int) -> Tenure:
        title = next(e.title for e in _ENTITIES if e.id == post)
        when = date(2021, 6, day)
        said = (_said(words, "tenure.post+name"),)
        return Tenure(f"tenure-{n}", person, post, title, organisation, _HELD, said, Bounds(None, when, when, None))

    return (
        tenure(11, "person-02", "post-03", "org-02", "市长沈知行", 3),
        tenure(12, "person-11", "post-11", "org-11", "青岚水电集团有限公司董事长关河", 3),
        tenure(13, "person-08", "post-06", "org-03", "市人大常委会主任贺兰舟", 4),
        tenure(14, "person-12", "post-14", "org-13", "沧屿省副省长滕望", 5),
        tenure(15, "person-13", "post-12", "org-12", "青岚县县长林越", 5),
        tenure(16, "person-14", "post-13", "org-15", "市渔业局副局长(副处级)白川", 6),
    )


def _events() -> tuple[Event, ...]:
    def part(person: str, role: Role, position: int = 1, length: int = 1, confidence: float = 1.0) -> Participation:
        name = next(e.name for e in _ENTITIES if e.id == person)
        said = _said(name, f"role.{role}", confidence=confidence)
        place = ListPlace(0, position, length, open=False, roles=(role,))
        return Participation(person, (role,), (place,), (said,))

    def event(day: int, label: str, type: EventType, *parts: Participation, links: tuple[str, ...] = ()) -> Event:
        def linked(kind: str) -> tuple[str, ...]:
            return tuple(id for id in links if id.startswith(kind))

        when = date(2021, 6, day)
        said = _said(label, "event.entry")
        period = Period(when, when, f"{day}日", "day")
        return Event(f"event-{day}", f"entry-{day}", label, type, period, linked("place-"), linked("org-"),
                     linked("project-"), listed(parts), (said,))  # fmt: skip

    return (
        event(1, "临浦市水产局更名为临浦市渔业局", EventType.OTHER, links=("org-14", "org-15")),
        event(
            2,
            "市委书记顾怀远主持召开全市项目建设会议",
            EventType.MEETING,
            part("person-01", Role.CHAIR),
            part("person-03", Role.ATTEND, 1, 2),
            part("person-02", Role.ATTEND, 2, 2),
        ),
        event(
            3,
            "市长沈知行与青岚水电集团有限公司董事长关河商谈东湖大桥工程",
            EventType.MEETING,
            part("person-02", Role.LEAD),
            part("person-11", Role.ATTEND),
            links=("project-01", "org-11"),
        ),
        event(4, "市人大常委会主任贺兰舟到青岚县调研", EventType.INSPECTION, part("person-08", Role.LEAD),
              links=("place-03",)),
        event(
            5,
            "沧屿省副省长滕望一行到临浦市考察",
            EventType.VISIT,
            part("person-12", Role.LEAD, confidence=0.6),
            part("person-13", Role.ACCOMPANY),
            links=("place-02",),
        ),
        event(
            6,
            "市渔业局副局长(副处级)白川赴哈萨克斯坦",
            EventType.VISIT,
            part("person-14", Role.LEAD),
            links=("place-12", "org-16"),
        ),
    )  # fmt: skip


def _relations() -> tuple[Relation, ...]:
    seat = "relation.seat-by-name"
    return (
        Relation("org-14", Predicate.RENAMED, "org-15", (_said("临浦市水产局更名为临浦市渔业局", "renaming"),)),
        Relation("org-12", Predicate.SEAT, "place-03", (_said("青岚县县长", seat, inferred=True),)),
        Relation("org-13", Predicate.SEAT, "place-11", (_said("沧屿省副省长", seat, inferred=True),)),
        Relation("place-03", Predicate.WITHIN, "place-02", (_said("青岚县", "place.code", inferred=True),)),
    )
