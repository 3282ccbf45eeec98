"""The graph by id and as networkx sees it, on the hand-made example."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx

from kg.graph import evidence_of, index_graph, to_networkx
from tests.example import example_graph


def edge(net: nx.MultiDiGraph, source: str, target: str, key: str) -> dict[str, object]:
    return dict(net.edges[source, target, key])


def test_nodes_are_entities_events_and_articles() -> None:
    graph = example_graph()
    net = to_networkx(graph)
    assert isinstance(net, nx.MultiDiGraph)
    assert net.graph["name"] == graph.document.name
    assert list(net) == [e.id for e in (*graph.entities, *graph.events, *graph.articles)]
    assert net.nodes["org-01"] == {
        "kind": "organisation",
        "label": "中共临浦市委员会",
        "aliases": ["市委", "临浦市委"],
        "code": None,
    }
    assert net.nodes["event-2"]["start"] == "2021-04-03"
    assert net.nodes["event-5"]["start"] is None


def test_a_tenure_goes_from_the_person_to_the_organisation_with_the_post() -> None:
    tenure = edge(to_networkx(example_graph()), "person-02", "org-02", "tenure-03")
    evidence = tenure.pop("evidence")
    assert tenure == {"type": "tenure", "title": "市长", "post": "post-03", "status": "acting"}
    assert isinstance(evidence, list)
    assert evidence[0]["page"] == 1
    assert evidence[0]["printed"] == 46
    assert evidence[0]["inferred"] is True
    assert "代市长沈知行" in evidence[0]["sentence"]


def test_a_tenure_without_organisation_goes_to_the_post() -> None:
    graph = example_graph()
    bare = replace(graph.tenures[0], organisation=None)
    net = to_networkx(replace(graph, tenures=(bare,)))
    assert net.has_edge("person-01", "post-01", "tenure-01")
    assert not net.has_edge("person-01", "org-01")


def test_events_link_people_places_organisations_and_projects() -> None:
    net = to_networkx(example_graph())
    assert net["person-03"]["event-4"]["event-4/person-03"]["roles"] == ["chair", "attend"]
    assert {(t, d["type"]) for _, t, d in net.out_edges("event-2", data=True)} == {
        ("place-03", "place"),
        ("project-02", "project"),
    }
    link = net["event-2"]["place-03"]["event-2/place/place-03"]["evidence"]
    assert [e["rule"] for e in link] == ["event.link"]


def test_relations_and_authorships_are_edges() -> None:
    net = to_networkx(example_graph())
    assert net.has_edge("org-04", "org-02", "partOf")
    assert net.has_edge("org-01", "place-02", "seat")
    assert net.has_edge("place-03", "place-02", "within")
    assert net["person-08"]["article-3"]["article-3/person-08"]["role"] == "整理"


def test_every_edge_has_evidence_and_every_fact_an_edge() -> None:
    graph = example_graph()
    net = to_networkx(graph)
    assert all(d["evidence"] and all(e["spans"] for e in d["evidence"]) for *_, d in net.edges(data=True))
    parts = sum(len(e.participations) + len(e.places) + len(e.organisations) + len(e.projects) for e in graph.events)
    facts = len(graph.tenures) + parts + len(graph.authorships) + len(graph.relations)
    assert net.number_of_edges() == facts


def test_the_same_graph_gives_the_same_nodes_and_edges_in_the_same_order() -> None:
    one, two = to_networkx(example_graph()), to_networkx(example_graph())
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


def test_facts_of_an_entity() -> None:
    index = index_graph(example_graph())
    assert index.entities["person-01"].name == "顾怀远"
    assert index.articles["article-2"].title == "旧档里的东湖"
    gu = index.facts_of("person-01")
    assert [t.id for t in gu.tenures] == ["tenure-01"]
    assert [e.id for e in gu.events] == ["event-1", "event-4", "event-5"]
    assert [a.article for a in gu.authorships] == ["article-1"]
    assert [t.id for t in index.facts_of("post-07").tenures] == ["tenure-07", "tenure-08"]
    assert len(index.facts_of("org-01").relations) == 3
    assert len(index.facts_of("nobody")) == 0


def test_evidence_of_an_event_is_also_that_of_its_parts() -> None:
    graph = example_graph()
    event = graph.events[1]
    assert [e.rule for e in evidence_of(event)] == [
        "event.entry",
        "event.link",
        "event.link",
        "role.lead",
        "role.accompany",
    ]
    assert evidence_of(graph.tenures[0]) == graph.tenures[0].evidence
