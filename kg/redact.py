"""A graph without the words of its source: facts and where they stand, for texts that may not be given on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Event, EventType, Evidence, Graph, Mention, Span

_TYPES = {
    EventType.MEETING: "会议",
    EventType.CEREMONY: "仪式",
    EventType.SIGNING: "签约",
    EventType.INSPECTION: "调研视察",
    EventType.VISIT: "出访考察",
    EventType.RECEPTION: "会见接待",
    EventType.ACTIVITY: "活动",
    EventType.APPOINTMENT: "任免",
    EventType.ISSUE: "印发文件",
    EventType.ACHIEVEMENT: "荣誉成果",
    EventType.DISASTER: "灾害事故",
    EventType.OTHER: "其他事件",
}
_LONGEST_TITLE = 28  # characters; a longer one is a sentence of the source
_NO_RULE = "—"
_NAMED = 2  # places, organisations or people in an event's label


def redact(graph: Graph) -> Graph:
    """The graph with no sentence of the text in it: names, titles, dates, pages and offsets stay.

    Evidence keeps its place and loses its sentence; an event, which is called by its first clause else, is called by
    its day, its type and what it is linked to; of a title as long as a sentence the beginning stays; remarks of the
    build, which quote the text, are left out.
    """
    names = {e.id: e.name for e in graph.entities}
    return replace(
        graph,
        document=replace(graph.document, text=""),
        articles=tuple(replace(a, title=_short(a.title)) for a in graph.articles),
        passages=(),
        tenures=tuple(replace(t, evidence=_bare(t.evidence)) for t in graph.tenures),
        events=tuple(_event(e, names) for e in graph.events),
        authorships=tuple(replace(a, evidence=_bare(a.evidence)) for a in graph.authorships),
        relations=tuple(replace(r, evidence=_bare(r.evidence)) for r in graph.relations),
        ranks=tuple(replace(r, evidence=_bare(r.evidence)) for r in graph.ranks),
        sums=tuple(replace(s, evidence=_bare(s.evidence)) for s in graph.sums),
        notes=(),
    )


def without_evidence(graph: Graph) -> Graph:
    """The redacted graph with nothing that leads back to the text: no page, no offset, no rule of any fact or mention.

    What a fact is stays: stated or inferred, how sure, how often a name is mentioned; so do the document's pages and
    the printed pages of articles, which tell of the publication. Types want a place for all evidence: it is the
    document's end, which is on no page.
    """
    graph = redact(graph)
    end = max((p.span.end for p in graph.document.pages), default=0)
    nowhere = (Span(end, end),)

    def lost(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(replace(e, spans=nowhere, page=None, printed=None, rule=_NO_RULE) for e in evidence)

    def lose(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(replace(m, passage="", start=0, end=0, spans=nowhere, rule=_NO_RULE) for m in mentions)

    return replace(
        graph,
        issue=graph.issue and replace(graph.issue, evidence=tuple((f, nowhere[0]) for f, _ in graph.issue.evidence)),
        articles=tuple(
            replace(
                a,
                title_spans=nowhere if a.title_spans else (),
                authors=tuple(replace(x, spans=nowhere) for x in a.authors),
            )
            for a in graph.articles
        ),
        mentions=lose(graph.mentions),
        entities=tuple(replace(e, mentions=lose(e.mentions)) for e in graph.entities),
        tenures=tuple(replace(t, evidence=lost(t.evidence)) for t in graph.tenures),
        events=tuple(
            replace(
                e,
                evidence=lost(e.evidence),
                participations=tuple(replace(p, evidence=lost(p.evidence)) for p in e.participations),
                links=tuple((id, lost((said,))[0]) for id, said in e.links),
            )
            for e in graph.events
        ),
        authorships=tuple(replace(a, evidence=lost(a.evidence)) for a in graph.authorships),
        relations=tuple(replace(r, evidence=lost(r.evidence)) for r in graph.relations),
        ranks=tuple(replace(r, evidence=lost(r.evidence)) for r in graph.ranks),
        sums=tuple(replace(s, evidence=lost(s.evidence)) for s in graph.sums),
    )


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + "……"


def _bare(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(replace(e, sentence="") for e in evidence)


def _event(event: Event, names: dict[str, str]) -> Event:
    return replace(
        event,
        label=_label(event, names),
        evidence=_bare(event.evidence),
        participations=tuple(replace(p, evidence=_bare(p.evidence)) for p in event.participations),
        links=tuple((id, replace(e, sentence="")) for id, e in event.links),
    )


def _label(event: Event, names: dict[str, str]) -> str:
    """``2023-09-02 会议：禹城市、某局``: day, type, and the first of its places, organisations, else people."""
    period = event.period
    day = period.told(period.start) if period.start else period.label
    people = tuple(p.person for p in event.participations)
    linked = (*event.projects, *event.places, *event.organisations) or people
    said = "、".join(names[id] for id in linked[:_NAMED])
    return " ".join(x for x in (day, _TYPES[event.type]) if x) + (f"：{said}" if said else "")
