"""A graph as the one JSON object that scorers and other tools read (``kg extract --format json``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from kg.model import Event, Evidence, Graph, Tenure, envelope


def to_json(graph: Graph) -> dict[str, Any]:
    """The graph as plain values: ``mentions``, ``holds``, ``entries``, ``document``, ``entities``.

    Offsets are code points of the document's text, end exclusive; page numbers are the printed ones. Holds, entries and
    people carry where they are from (``evidence``), the rule, and whether something in them is inferred.
    """
    names = {e.id: e.name for e in graph.entities}
    passages = {p.id: p for p in graph.passages}
    begins = {e.id: passages[e.passage].offsets[0] for e in graph.entries}
    return {
        "mentions": [
            {"type": m.kind.value, "start": envelope(m.spans).start, "end": envelope(m.spans).end, "text": m.text,
             "rule": m.rule, "confidence": m.confidence}
            for m in graph.mentions
        ],
        "holds": [_hold(t, names) for t in graph.tenures],
        "entries": [
            _entry(event, names, begins[event.entry]) for event in graph.events
        ],
        "document": _document(graph),
        "entities": [
            {
                "id": e.id, "type": e.kind.value, "name": e.name, "aliases": list(e.aliases), "code": e.code,
                "candidates": list(e.candidates),
            }
            for e in graph.entities
        ],
    }  # fmt: skip


def _hold(t: Tenure, names: dict[str, str]) -> dict[str, Any]:
    return {
        "person": names[t.person],
        "post": t.title,
        "org": names[t.organisation] if t.organisation else None,
        "status": t.status.value,
        **_sources(t.evidence),
    }


def _entry(event: Event, names: dict[str, str], offset: int) -> dict[str, Any]:
    day = event.period.start.isoformat() if event.period.start else None
    last = event.period.end.isoformat() if event.period.end else None
    return {
        "start": day,
        "end": last,
        "offset": offset,
        "type": event.type.value,
        "label": event.label,
        "places": [names[i] for i in event.places],
        "orgs": [names[i] for i in event.organisations],
        "projects": [names[i] for i in event.projects],
        "people": [
            {
                "name": names[p.person], "roles": [r.value for r in p.roles], "position": p.position,
                "list_length": p.list_length, "list_open": p.list_open,
                "lists": [{**asdict(place), "roles": [r.value for r in place.roles]} for place in p.places],
                **_sources(p.evidence),
            }
            for p in event.participations
        ],
        **_sources(event.evidence),
    }  # fmt: skip


def _sources(evidence: Iterable[Evidence]) -> dict[str, Any]:
    pieces = tuple(evidence)
    return {
        "evidence": [
            {"start": envelope(e.spans).start, "end": envelope(e.spans).end, "page": e.page, "printed": e.printed,
             "rule": e.rule, "inferred": e.inferred}
            for e in pieces
        ],
        "rule": pieces[0].rule if pieces else None,
        "inferred": any(e.inferred for e in pieces),
    }  # fmt: skip


def _document(graph: Graph) -> dict[str, Any]:
    issue = graph.issue
    return {
        "name": graph.document.name,
        "source": graph.document.source,
        "sha256": graph.document.sha256,
        "place": graph.home.place,
        "province": graph.home.province,
        "title": issue.title if issue else None,
        "year": issue.year if issue else None,
        "number": issue.number if issue else None,
        "total_number": issue.total_number if issue else None,
        "publisher": issue.publisher if issue else None,
        "date": issue.date.isoformat() if issue and issue.date else None,
        "articles": [
            {"title": a.title, "column": a.column, "authors": [x.name for x in a.authors], "first_page": a.first_page,
             "last_page": a.last_page, "pages": list(a.pages)}
            for a in graph.articles
        ],
    }  # fmt: skip
