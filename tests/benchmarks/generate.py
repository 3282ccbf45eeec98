"""Graphs of any size about an invented province, for looks, limits and timings. Nothing in them is from a text."""

from __future__ import annotations

import hashlib
import random
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from kg.lexicon.ranks import ranks
from kg.model import (
    Article,
    Authorship,
    Bounds,
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
    Page,
    PartialDate,
    Participation,
    Passage,
    PassageRole,
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

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = "怀远知行明禾若川一宁兰舟清越景和思齐承泽望舒"
_SYLLABLES = "云临青澜白鹭松岭河浦石柳东西南北金银长安平昌"
_ORGANS = ("财政局", "水利局", "教育局", "发展和改革委员会", "公安局", "住房和城乡建设局", "农业农村局", "档案馆")
_WORKS = ("引水工程", "大桥工程", "产业园项目", "污水处理厂扩建项目", "高标准农田建设项目")
_TITLES = ("局长", "副局长", "书记", "副主任", "主任", "党组成员")
_DEEDS = (
    ("会议", EventType.MEETING),
    ("开工仪式", EventType.CEREMONY),
    ("签约活动", EventType.SIGNING),
    ("调研活动", EventType.INSPECTION),
    ("颁奖活动", EventType.ACTIVITY),
)


def synthetic_graph(entities: int, seed: int) -> Graph:
    """A graph with that many entities (10 or more), about half as many events, and as skewed as a real chronicle.

    Few people are in many events, most in one or two; the same numbers give the same graph.
    """
    if entities < 10:
        raise ValueError(f"needs at least 10 entities, not {entities}")
    dice = random.Random(seed)
    n_places, n_projects = max(2, entities // 12), max(1, entities // 12)
    n_orgs = max(3, entities // 4)
    n_posts = max(2, entities // 8)
    n_people = entities - n_places - n_projects - n_orgs - n_posts
    places = _named(Kind.PLACE, "place", n_places, lambda i: _word(dice, 2) + ("市" if i == 0 else "县"))
    orgs = _named(Kind.ORGANISATION, "org", n_orgs, lambda i: dice.choice(places).name + dice.choice(_ORGANS))
    projects = _named(Kind.PROJECT, "project", n_projects, lambda i: _word(dice, 2) + dice.choice(_WORKS))
    people = _named(
        Kind.PERSON, "person", n_people, lambda i: dice.choice(_SURNAMES) + "".join(dice.sample(_GIVEN, k=2))
    )
    posts = []
    for i in range(n_posts):
        org, title = orgs[i % n_orgs], dice.choice(_TITLES)
        posts.append(
            Entity(f"post-{i}", Kind.POST, f"{org.name}{title}", title=title, organisation=org.id, aliases=(title,))
        )
    writer = _Writer()
    tenures = []
    for i, person in enumerate(people[: n_people * 2 // 3]):
        post = posts[i % n_posts]
        evidence = writer.write(f"{post.name}{person.name}作了说明。", post.name + person.name, "tenure.before-name")
        status = dice.choice(list(TenureStatus)) if i % 5 == 0 else TenureStatus.HELD
        tenures.append(Tenure(f"tenure-{i}", person.id, post.id, post.title, post.organisation, status, (evidence,)))
    events, entries = [], []
    for i in range(max(1, entities // 2)):
        day = date(2023, 1, 1) + timedelta(days=i * 365 // max(1, entities // 2))
        event, entry = _event(dice, writer, i, day, people, orgs, places, projects)
        events.append(event)
        entries.append(entry)
    relations = [
        Relation(
            p.id,
            Predicate.WITHIN,
            places[0].id,
            (writer.write(f"{places[0].name}{p.name}入选名单。", p.name, "place.code", inferred=True),),
        )
        for p in places[1:]
    ]
    for i, org in enumerate(orgs):
        subject, rule = writer.write(f"{org.name}发布公告。", org.name, "organisation.seat", inferred=True), i % 3
        if rule == 0 and i:
            relations.append(Relation(org.id, Predicate.PART_OF, orgs[i // 3].id, (subject,)))
        elif rule == 1:
            relations.append(Relation(org.id, Predicate.SEAT, places[i % n_places].id, (subject,)))
    articles, authorships = [], []
    for i in range(max(1, entities // 20)):
        title = f"{dice.choice(projects).name}建设纪实"
        author = people[-1 - i % n_people]
        evidence = writer.write(f"{title} {author.name}", author.name, "author.byline")
        articles.append(Article(f"article-{i}", title, (), "纪事", (), i + 1, i + 2, (1,), ()))
        authorships.append(Authorship(f"article-{i}", author.id, "作者", (evidence,)))
    text = "".join(writer.lines)
    return Graph(
        document=Document(
            f"synthetic-{entities}-{seed}",
            f"synthetic-{entities}-{seed}.txt",
            hashlib.sha256(text.encode()).hexdigest(),
            text,
            (Page(1, 1, Span(0, len(text))),),
        ),
        home=Home(places[0].name, "云岭省", None, "option"),
        issue=Issue("云岭年刊", 2023, 12, 240, "云岭省地方志编纂委员会", PartialDate(2023, 12)),
        articles=tuple(articles),
        entries=tuple(entries),
        passages=tuple(writer.passages),
        mentions=(),
        entities=(*people, *posts, *orgs, *projects, *places),
        tenures=tuple(tenures),
        events=tuple(events),
        authorships=tuple(authorships),
        relations=tuple(relations),
    )


class _Writer:
    """Writes the document's text sentence by sentence, each a passage of its own."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.passages: list[Passage] = []
        self.length = 0

    def write(self, sentence: str, words: str, rule: str, *, inferred: bool = False) -> Evidence:
        start = self.length
        self.lines.append(sentence + "\n")
        self.length += len(sentence) + 1
        span = Span(start, start + len(sentence))
        self.passages.append(
            Passage(f"p{len(self.passages)}", PassageRole.ENTRY, sentence, tuple(range(start, span.end)), (span,))
        )
        return self.quote(words, rule, inferred=inferred)

    def quote(self, words: str, rule: str, *, inferred: bool = False) -> Evidence:
        """Evidence from the sentence that was written last."""
        p = self.passages[-1]
        at = p.offsets[0] + p.text.index(words)
        return Evidence("synthetic", (Span(at, at + len(words)),), 1, 1, p.text, rule, inferred)


def full_graph(entities: int, seed: int) -> Graph:
    """A synthetic graph with what the generator leaves out, so that every shipped query has rows, as many as it grows.

    Bounds of tenures, ranks, sums, renamings, a home, mentions; second posts, guests and bodies from elsewhere and
    abroad; speeches, receptions, visits and inspections; open dates, lists in other orders, facts of low confidence.
    """
    graph = _with_others(synthetic_graph(entities, seed))
    dice = random.Random(seed)
    of = {kind: [e.id for e in graph.entities if e.kind is kind] for kind in Kind}
    said = graph.tenures[0].evidence
    bodies = of[Kind.ORGANISATION]
    grades = [r.id for r in ranks()]
    home = next(e.name for e in graph.entities if e.kind is Kind.PLACE)
    guests = [t.person for t in graph.tenures if t.organisation and t.organisation.startswith("org-out")]
    outside = [e.id for e in graph.entities if e.id.startswith("place-out")]
    return replace(
        graph,
        home=replace(graph.home, place=home),
        entities=tuple(_mentioned(e, said[0]) for e in graph.entities),
        tenures=tuple(_bounded(t, dice) for t in graph.tenures),
        events=tuple(_varied(i, e, guests, outside) for i, e in enumerate(graph.events)),
        ranks=tuple(PostRank(post, dice.choice(grades), said) for post in of[Kind.POST]),
        sums=tuple(Sum(p, Decimal(dice.randrange(1, 100)), "投资", said) for p in of[Kind.PROJECT]),
        relations=(
            *graph.relations,
            *(Relation(a, Predicate.RENAMED, b, said) for a, b in zip(bodies[::20], bodies[1::20], strict=False)),
        ),
    )


_ABROAD = ("哈萨克斯坦", "葡萄牙")
_ELSEWHERE = "沧屿省"


def _with_others(graph: Graph) -> Graph:
    """With places, bodies and people from elsewhere, one of ten persons each, and a second post for one of five."""
    people = [e for e in graph.entities if e.kind is Kind.PERSON]
    bodies = [e for e in graph.entities if e.kind is Kind.ORGANISATION]
    said = graph.tenures[0].evidence
    places = [Entity(f"place-out-{i}", Kind.PLACE, name) for i, name in enumerate((_ELSEWHERE, *_ABROAD))]
    added: list[Entity] = []
    tenures: list[Tenure] = []
    # those who have no post yet, and every fifth of the others
    for i, person in enumerate((*people[len(people) * 2 // 3 :], *people[: len(people) * 2 // 3 : 5])):
        where = (_ELSEWHERE, _ABROAD[i % 2], "国家")[i % 3]
        name = f"{where}{_ORGANS[i % len(_ORGANS)]}{i}处" if person in people[len(people) * 2 // 3 :] else ""
        body = Entity(f"org-out-{i}", Kind.ORGANISATION, name) if name else bodies[i % len(bodies)]
        post = Entity(f"post-out-{i}", Kind.POST, f"{body.name}处长", title="处长", organisation=body.id)
        added += [body, post] if name else [post]
        held = TenureStatus.HELD
        tenures.append(Tenure(f"tenure-out-{i}", person.id, post.id, post.title, body.id, held, said))
    return replace(graph, entities=(*graph.entities, *places, *added), tenures=(*graph.tenures, *tenures))


def _mentioned(entity: Entity, said: Evidence) -> Entity:
    """With a mention; where it stands does not matter here, but each has its own place."""
    start = said.spans[0].start
    at = Span(start, start + 1 + zlib.crc32(entity.id.encode()) % 1_000_000)
    mention = Mention(entity.kind, entity.name, "p0", 0, len(entity.name), (at,), "post.name")
    return replace(entity, mentions=(mention,))


def _varied(i: int, event: Event, guests: Sequence[str], outside: Sequence[str]) -> Event:
    """An event with roles, guests and dates by its number; ``guests`` are persons, ``outside`` places."""
    first, rest = event.participations[0], event.participations[1:]
    guest = replace(first, person=guests[i % len(guests)], roles=(Role.MET,), evidence=_by(first, "role.meet"))
    match i % 10:
        case 0:
            parts = (replace(first, roles=(Role.LEAD,), evidence=_by(first, "role.meet")), guest)
            return replace(event, type=EventType.RECEPTION, participations=parts)
        case 1:
            lead = replace(first, roles=(Role.LEAD,), evidence=_by(first, "role.lead"))
            places = (outside[i % len(outside)],)
            return replace(event, type=EventType.VISIT, participations=(lead, *rest), places=places, links=())
        case 2:
            lead = replace(first, roles=(Role.LEAD,), evidence=_by(first, "role.lead.inspect"))
            return replace(event, type=EventType.INSPECTION, participations=(lead, *rest))
        case 3:
            both = (*_by(first, "role.chair"), *_by(first, "role.speak"))
            return replace(event, participations=(replace(first, roles=(Role.CHAIR, Role.SPEAK), evidence=both), *rest))
        case 4:
            return replace(event, period=Period(None, None, "近日", "open"))
        case 5:
            turned = tuple(
                replace(p, places=(replace(p.places[0], position=len(rest) - k),)) for k, p in enumerate(rest)
            )
            return replace(event, participations=(first, *turned))
        case 6:
            doubted = replace(first, evidence=tuple(replace(e, confidence=0.5) for e in first.evidence))
            return replace(event, participations=(doubted, *rest))
        case 7:
            coming = replace(guest, roles=(Role.ATTEND,), evidence=_by(first, "role.attend"))
            return replace(event, participations=(first, *rest, coming))
    return event


def _by(part: Participation, rule: str) -> tuple[Evidence, ...]:
    return tuple(replace(e, rule=rule) for e in part.evidence)


def _bounded(tenure: Tenure, dice: random.Random) -> Tenure:
    first = date(2023, 1, 1) + timedelta(days=dice.randrange(300))
    last = first + timedelta(days=dice.randrange(60))
    began = first if tenure.status is TenureStatus.APPOINTED else None
    ended = last if tenure.status is TenureStatus.ENDED else None
    return replace(tenure, bounds=Bounds(began, first, last, ended))


def _word(dice: random.Random, length: int) -> str:
    return "".join(dice.sample(_SYLLABLES, k=length))


def _named(kind: Kind, prefix: str, n: int, name: Callable[[int], str]) -> list[Entity]:
    return [Entity(f"{prefix}-{i}", kind, name(i)) for i in range(n)]


def _place(k: int, present: int) -> ListPlace:
    """Of the first, who chairs, and of those behind, who attend."""
    if k == 0:
        return ListPlace(1, 1, 1, open=False, roles=(Role.CHAIR,))
    return ListPlace(2, k, present - 1, open=True, roles=(Role.ATTEND,))


def _event(
    dice: random.Random,
    writer: _Writer,
    i: int,
    day: date,
    people: list[Entity],
    orgs: list[Entity],
    places: list[Entity],
    projects: list[Entity],
) -> tuple[Event, Entry]:
    # the most prominent come first in the list and are drawn far more often
    size = min(len(people), 1 + int(dice.expovariate(0.4)))
    ranks = sorted({min(len(people) - 1, int(dice.paretovariate(0.5)) - 1) for _ in range(size)})
    present = [people[r] for r in ranks]
    place, org = dice.choice(places), dice.choice(orgs)
    linked = [place, org]
    if dice.random() < 0.3:
        linked.append(dice.choice(projects))
    deed, type = dice.choice(_DEEDS)
    label = f"{linked[-1].name}{deed}在{place.name}举行"
    others = "、".join(p.name for p in present[1:])
    tail = f",{others}等参加。" if others else "。"
    evidence = writer.write(f"{label}。{org.name}承办,{present[0].name}主持{tail}", label, "event.entry")
    participations = tuple(
        Participation(
            p.id,
            (Role.CHAIR if k == 0 else Role.ATTEND,),
            (_place(k, len(present)),),
            (writer.quote(p.name, "role.list"),),
        )
        for k, p in enumerate(present)
    )
    period = Period(day, day, f"{day.day}日", "day")
    event = Event(
        f"event-{i}",
        f"entry-{i}",
        label,
        type,
        period,
        (place.id,),
        (org.id,),
        tuple(e.id for e in linked[2:]),
        participations,
        (evidence,),
        tuple((e.id, writer.quote(e.name, "event.link")) for e in linked),
    )
    return event, Entry(f"entry-{i}", period, writer.passages[-1].id)
