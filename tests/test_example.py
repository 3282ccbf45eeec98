"""The example that other tests stand on is itself right: every offset against the text, every id known."""

from __future__ import annotations

import pytest

from kg.model import Evidence, Graph, Span
from tests.example import example_graph


@pytest.fixture(params=[False, True], ids=["plain", "hostile"])
def graph(request: pytest.FixtureRequest) -> Graph:
    return example_graph(hostile=request.param)


def bare(text: str) -> str:
    return "".join(c for c in text if not c.isspace())


def joined(graph: Graph, spans: tuple[Span, ...]) -> str:
    return bare("".join(graph.document.text[s.start : s.end] for s in spans))


def evidence(graph: Graph) -> list[Evidence]:
    facts = (*graph.tenures, *graph.events, *graph.authorships, *graph.relations)
    parts = [p for e in graph.events for p in e.participations]
    links = [x for e in graph.events for _, x in e.links]
    return [x for fact in (*facts, *parts) for x in fact.evidence] + links


def test_mentions_stand_where_they_say(graph: Graph) -> None:
    passages = {p.id: p for p in graph.passages}
    assert graph.mentions
    for m in graph.mentions:
        assert passages[m.passage].text[m.start : m.end] == m.text
        assert joined(graph, m.spans) == bare(m.text)
    assert sorted(map(repr, graph.mentions)) == sorted(repr(m) for e in graph.entities for m in e.mentions)


def test_evidence_stands_in_its_sentence_and_on_its_page(graph: Graph) -> None:
    for e in evidence(graph):
        assert joined(graph, e.spans) in bare(e.sentence)
        page = graph.document.page_at(e.spans[0].start)
        assert page is not None
        assert (e.page, e.printed) == (page.number, page.printed)


def test_titles_bylines_and_issue_facts_stand_where_they_say(graph: Graph) -> None:
    for article in graph.articles:
        assert joined(graph, article.title_spans) == article.title
        for author in article.authors:
            assert joined(graph, author.spans) == author.name
    assert graph.issue is not None
    where = {name: joined(graph, (span,)) for name, span in graph.issue.evidence}
    assert where["title"] == graph.issue.title
    assert where["publisher"] == graph.issue.publisher


def test_every_id_is_known(graph: Graph) -> None:
    ids = {e.id for e in graph.entities}
    used = {x for t in graph.tenures for x in (t.person, t.post, t.organisation)}
    used |= {p.person for e in graph.events for p in e.participations}
    used |= {x for e in graph.events for x in (*e.places, *e.organisations, *e.projects)}
    used |= {a.agent for a in graph.authorships} | {x for r in graph.relations for x in (r.subject, r.object)}
    assert used <= ids
    assert {e.entry for e in graph.events} == {e.id for e in graph.entries}
    assert {a.article for a in graph.authorships} <= {a.id for a in graph.articles}
    assert {x for a in graph.articles for x in a.passages} <= {p.id for p in graph.passages}


def test_it_holds_what_the_tests_of_outputs_need() -> None:
    graph = example_graph()
    assert (len(graph.document.pages), len(graph.articles), len(graph.events)) == (2, 3, 5)
    assert len([e for e in graph.entities if e.kind == "per"]) == 8
    assert any(len(t.evidence) == 2 for t in graph.tenures)
    assert any(len(e.spans) == 2 for e in evidence(graph))  # one that runs over a page's end
    assert {e.inferred for e in evidence(graph)} == {False, True}
