"""A graph's persons, tenures and events as tables (CSV), for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Evidence, Graph, Kind, Tenure

_JOINT = "；"  # between the values of one cell


def tables(graph: Graph) -> dict[str, bytes]:
    """``persons``, ``tenures`` and ``events`` as CSV (RFC 4180) in UTF-8 with the mark that spreadsheets ask for.

    Columns are named in English, as in the ontology; several values in one cell are parted by ``；``. Confidence is
    the highest of a fact's evidence, page and printed page are those of the first. ``start`` and ``end`` of an event
    are its first and last day where ``date_precision`` is ``day``, else the days before and after which it can't have
    been.
    """
    return {
        "persons": _written(_persons(graph)),
        "tenures": _written(_tenures(graph)),
        "events": _written(_events(graph)),
    }


def _written(rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _persons(graph: Graph) -> Iterator[Sequence[object]]:
    yield "id", "name", "aliases", "tenures", "events", "mentions", "page", "printed_page"
    names = {e.id: e.name for e in graph.entities}
    seen = Counter(p.person for e in graph.events for p in e.participations)
    held: dict[str, list[Tenure]] = {}
    for t in graph.tenures:
        held.setdefault(t.person, []).append(t)
    for e in graph.entities:
        if e.kind is not Kind.PERSON:
            continue
        posts = dict.fromkeys(f"{names.get(t.organisation or '', '')}{t.title}" for t in held.get(e.id, ()))
        page = graph.document.page_at(e.mentions[0].spans[0].start) if e.mentions else None
        where = (page.number, page.printed) if page else (None, None)
        yield e.id, e.name, _JOINT.join(e.aliases), _JOINT.join(posts), seen[e.id], len(e.mentions), *where


def _tenures(graph: Graph) -> Iterator[Sequence[object]]:
    bounds = ("began_not_before", "began_not_after", "ended_not_before", "ended_not_after")
    yield "id", "person", "title", "organisation", "status", *bounds, *_WHERE
    names = {e.id: e.name for e in graph.entities}
    for t in graph.tenures:
        days = (getattr(t.bounds, bound) for bound in bounds)
        body = names[t.organisation] if t.organisation else ""
        yield t.id, names[t.person], t.title, body, t.status.value, *days, *_where(t.evidence)


def _events(graph: Graph) -> Iterator[Sequence[object]]:
    yield (
        "id", "start", "end", "date_precision", "date_as_printed", "type", "label", "people", "places",
        "organisations", "projects",
        *_WHERE,
    )  # fmt: skip
    names = {e.id: e.name for e in graph.entities}
    for e in graph.events:
        people = (f"{names[p.person]}（{'、'.join(p.roles)}）" for p in e.participations)
        linked = (_JOINT.join(names[id] for id in ids) for ids in (e.places, e.organisations, e.projects))
        period = e.period
        precision = period.precision.value if period.start or period.end else ""
        yield (
            e.id, period.start, period.end, precision, period.label, e.type.value, e.label, _JOINT.join(people),
            *linked, *_where(e.evidence),
        )  # fmt: skip


_WHERE = ("inferred", "confidence", "page", "printed_page")


def _where(evidence: Sequence[Evidence]) -> tuple[object, ...]:
    """Whether all evidence infers, the highest confidence, and the place of the first."""
    first = evidence[0]
    inferred = all(e.inferred for e in evidence)
    return str(inferred).lower(), max(e.confidence for e in evidence), first.page, first.printed
