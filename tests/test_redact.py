"""A graph without its text holds no sentence of it, in any output."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace

from kg.page import render
from kg.rdf import turtle
from kg.redact import redact, without_evidence
from kg.report import summarise, tables
from tests.remake_outputs import sample_graph

_RUN = re.compile(r"[㐀-鿿，。；：、“”《》（）0-9]{12,}")


def sentences_in(output: str) -> list[str]:
    """Runs of the source's own words over a mark of punctuation."""
    source = "".join(sample_graph().document.text.split())
    return [run for run in _RUN.findall(output) if re.search("[，。；]", run) and run in source]


def test_no_sentence_is_in_any_output() -> None:
    graph = redact(sample_graph())
    outputs = [turtle(graph, evidence="offsets").decode(), render(graph), summarise(graph)]
    outputs += [data.decode() for data in tables(graph).values()]
    assert [sentences_in(o) for o in outputs] == [[]] * len(outputs)
    assert sentences_in(turtle(sample_graph()).decode())  # the test can see them where they are


def test_without_evidence_nothing_leads_back_in_any_output() -> None:
    """No page of a fact, no rule, no sentence; the document's number of pages and articles' printed pages stay."""
    whole, graph = sample_graph(), without_evidence(sample_graph())
    page, report, csvs = render(graph), summarise(graph), tables(graph)
    outputs = [turtle(graph, evidence="none").decode(), page, report, *(data.decode() for data in csvs.values())]
    assert [sentences_in(o) for o in outputs] == [[]] * len(outputs)
    rules = {e.rule for t in whole.tenures for e in t.evidence} | {m.rule for m in whole.mentions}
    assert len(rules) > 5
    assert [[r for r in rules if f'"{r}"' in o] for o in outputs] == [[]] * len(outputs)
    shown = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[0])
    assert shown["evidence"]
    assert {k for e in shown["evidence"] for k in e} == {"sentence", "marks", "rule", "inferred", "confidence"}
    assert shown["sentences"] == [""]
    for data in csvs.values():
        for row in csv.DictReader(data.decode("utf-8-sig").splitlines()):
            assert (row["page"], row["printed_page"]) == ("", "")
    assert not re.search(r"\| *\(?\d+\)? *\|$", report.split("## 人物")[1].split("## 项目")[0], re.M)
    rdf = turtle(graph, evidence="none").decode()
    assert "without evidence" in rdf
    assert "its evidence" not in rdf


def test_without_evidence_facts_stay() -> None:
    whole, bare = sample_graph(), without_evidence(sample_graph())
    assert [[(e.inferred, e.confidence) for e in t.evidence] for t in bare.tenures] == [
        [(e.inferred, e.confidence) for e in t.evidence] for t in whole.tenures
    ]
    assert [len(e.mentions) for e in bare.entities] == [len(e.mentions) for e in whole.entities]
    redacted = set(turtle(redact(whole), evidence="none").splitlines())
    assert set(turtle(bare, evidence="none").splitlines()) == redacted


def test_facts_and_places_stay() -> None:
    whole, bare = sample_graph(), redact(sample_graph())
    assert [e.id for e in bare.entities] == [e.id for e in whole.entities]
    assert [t.id for t in bare.tenures] == [t.id for t in whole.tenures]
    assert [[(e.spans, e.page, e.rule) for e in t.evidence] for t in bare.tenures] == [
        [(e.spans, e.page, e.rule) for e in t.evidence] for t in whole.tenures
    ]


def test_an_event_is_called_by_day_type_and_what_it_is_linked_to() -> None:
    labels = [e.label for e in redact(sample_graph()).events]
    assert all(re.match(r"(?:\d{4}-\d\d-\d\d|[^ ]+) [㐀-鿿]+(?:：.+)?$", label) for label in labels), labels


def test_of_a_title_as_long_as_a_sentence_the_beginning_stays() -> None:
    graph = sample_graph()
    long = replace(graph.articles[0], title="让一渠清水穿过三道山梁流进每一户人家的水缸和每一块等水的田里")
    title = redact(replace(graph, articles=(long, *graph.articles[1:]))).articles[0].title
    assert title == long.title[:28] + "……"
    assert [a.title for a in redact(graph).articles] == [a.title for a in graph.articles]
