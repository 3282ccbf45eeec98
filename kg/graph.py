"""Look-ups over a ``Graph``, and the graph as networkx sees it. Graph libraries are used here and in ``kg.page``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import networkx as nx

from kg.model import Article, Authorship, Entity, Event, Evidence, Graph, Kind, Participation, Relation, Tenure

Fact = Tenure | Event | Participation | Authorship | Relation


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts in which one entity, event or article has a part, each tuple in the graph's order."""

    tenures: tuple[Tenure, ...] = ()
    events: tuple[Event, ...] = ()
    authorships: tuple[Authorship, ...] = ()
    relations: tuple[Relation, ...] = ()

    def __len__(self) -> int:
        return len(self.tenures) + len(self.events) + len(self.authorships) + len(self.relations)


@dataclass(frozen=True, slots=True)
class Index:
    """A graph's entities, events and articles by id, and the facts of each. Built by ``index_graph``."""

    entities: Mapping[str, Entity]
    events: Mapping[str, Event]
    articles: Mapping[str, Article]
    facts: Mapping[str, Facts]

    def facts_of(self, id: str) -> Facts:
        """The facts of an entity, event or article; none for an id that has no part in any."""
        return self.facts.get(id, Facts())


def index_graph(graph: Graph) -> Index:
    """Look-ups by id, in one pass over the graph. A tenure is a fact of its person, its post and its organisation."""
    tenures: dict[str, list[Tenure]] = defaultdict(list)
    events: dict[str, list[Event]] = defaultdict(list)
    authorships: dict[str, list[Authorship]] = defaultdict(list)
    relations: dict[str, list[Relation]] = defaultdict(list)
    for tenure in graph.tenures:
        for id in dict.fromkeys((tenure.person, tenure.post, tenure.organisation)):
            if id is not None:
                tenures[id].append(tenure)
    for event in graph.events:
        people = (p.person for p in event.participations)
        for id in dict.fromkeys((event.id, *event.places, *event.organisations, *event.projects, *people)):
            events[id].append(event)
    for authorship in graph.authorships:
        for id in dict.fromkeys((authorship.article, authorship.agent)):
            authorships[id].append(authorship)
    for relation in graph.relations:
        for id in dict.fromkeys((relation.subject, relation.object)):
            relations[id].append(relation)
    ids = dict.fromkeys((*tenures, *events, *authorships, *relations))
    return Index(
        {e.id: e for e in graph.entities},
        {e.id: e for e in graph.events},
        {a.id: a for a in graph.articles},
        {
            id: Facts(
                tuple(tenures.get(id, ())),
                tuple(events.get(id, ())),
                tuple(authorships.get(id, ())),
                tuple(relations.get(id, ())),
            )
            for id in ids
        },
    )


def evidence_of(fact: Fact) -> tuple[Evidence, ...]:
    """Where a fact is from; of an event also where its people, places, organisations and projects are from."""
    if not isinstance(fact, Event):
        return fact.evidence
    parts = (e for p in fact.participations for e in p.evidence)
    return tuple(dict.fromkeys((*fact.evidence, *(e for _, e in fact.links), *parts)))


def to_networkx(graph: Graph) -> nx.MultiDiGraph:
    """The graph for networkx: nodes and edges in the graph's order, keyed by ids, so that equal graphs come out equal.

    Nodes are entities, events and articles, with ``kind`` (the five kinds' names in full, ``event``, ``article``) and
    ``label``; entities also with ``aliases`` and ``code``, events with ``type``, ``start`` and ``end`` (ISO days or
    None), articles with ``first_page`` and ``last_page`` (printed). Edges carry ``type`` and ``evidence`` (a list of
    dicts, see ``evidence_dict``):

    ========== ================================================= ==========================
    type       from -> to                                        further
    ========== ================================================= ==========================
    tenure     person -> organisation, or post where none is told title, post, status
    partOf, within, seat  subject -> object
    participation  person -> event                               roles, position, list_length, lists
    place, organisation, project  event -> entity
    authorship agent -> article                                  role
    ========== ================================================= ==========================

    The graph's ``name`` is the document's name.
    """
    net = nx.MultiDiGraph(name=graph.document.name)
    for e in graph.entities:
        net.add_node(e.id, kind=KIND_NAMES[e.kind], label=e.name, aliases=list(e.aliases), code=e.code)
    for event in graph.events:
        start, end = (d and d.isoformat() for d in (event.period.start, event.period.end))
        net.add_node(event.id, kind="event", label=event.label, type=event.type.value, start=start, end=end)
    for a in graph.articles:
        net.add_node(a.id, kind="article", label=a.title, first_page=a.first_page, last_page=a.last_page)
    for t in graph.tenures:
        net.add_edge(
            t.person,
            t.post if t.organisation is None else t.organisation,
            key=t.id,
            type="tenure",
            title=t.title,
            post=t.post,
            status=t.status.value,
            evidence=[evidence_dict(e) for e in t.evidence],
        )
    for event in graph.events:
        _add_event_edges(net, event)
    for authorship in graph.authorships:
        net.add_edge(
            authorship.agent,
            authorship.article,
            key=f"{authorship.article}/{authorship.agent}",
            type="authorship",
            role=authorship.role,
            evidence=[evidence_dict(e) for e in authorship.evidence],
        )
    for r in graph.relations:
        net.add_edge(
            r.subject,
            r.object,
            key=r.predicate.value,
            type=r.predicate.value,
            evidence=[evidence_dict(e) for e in r.evidence],
        )
    return net


KIND_NAMES: Mapping[Kind, str] = {
    Kind.PERSON: "person",
    Kind.POST: "post",
    Kind.ORGANISATION: "organisation",
    Kind.PROJECT: "project",
    Kind.PLACE: "place",
}


def evidence_dict(e: Evidence) -> dict[str, object]:
    """Evidence as plain values; ``spans`` are pairs of raw offsets (code points, end exclusive)."""
    return {
        "document": e.document,
        "spans": [[s.start, s.end] for s in e.spans],
        "page": e.page,
        "printed": e.printed,
        "sentence": e.sentence,
        "rule": e.rule,
        "inferred": e.inferred,
        "confidence": e.confidence,
    }


def link_evidence(event: Event, id: str) -> tuple[Evidence, ...]:
    """Why an entity is a place, organisation or project of an event; the event's own evidence where no link says."""
    return tuple(e for target, e in event.links if target == id) or event.evidence


def _add_event_edges(net: nx.MultiDiGraph, event: Event) -> None:
    for p in event.participations:
        net.add_edge(
            p.person,
            event.id,
            key=f"{event.id}/{p.person}",
            type="participation",
            roles=[r.value for r in p.roles],
            position=p.position,
            list_length=p.list_length,
            lists=[{**asdict(place), "roles": [r.value for r in place.roles]} for place in p.places],
            evidence=[evidence_dict(e) for e in p.evidence],
        )
    targets = (("place", event.places), ("organisation", event.organisations), ("project", event.projects))
    for name, ids in targets:
        for id in ids:
            net.add_edge(
                event.id,
                id,
                key=f"{event.id}/{name}/{id}",
                type=name,
                evidence=[evidence_dict(e) for e in link_evidence(event, id)],
            )
