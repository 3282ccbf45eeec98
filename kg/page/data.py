"""What the page holds: a graph as plain values for JSON, with every fact's sentence and the words to mark in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast
from unicodedata import east_asian_width

from kg.graph import KIND_NAMES, link_evidence
from kg.lexicon.ranks import ranks
from kg.model import Bounds, Entity, Evidence, Graph, Issue, Kind, Passage, Precision, Tenure
from kg.page.ground import ground, located
from kg.page.groups import find_groups
from kg.page.spelling import spell
from kg.relate.dating import Chronology
from kg.segment.flow import PassageIndex

Json = dict[str, object]

FORMAT = 2
KINDS = ("person", "organisation", "post", "project", "place", "event", "article")
_LABEL_WIDTH = 10.0  # of a label on the canvas, in full-width characters


def page_data(graph: Graph, *, title: str | None = None) -> Json:
    """The page's data; nodes, sentences and evidence are referred to by their index.

    ``nodes``: entities, events and articles, in the graph's order, each with ``spelling`` (of the name and the aliases,
    see ``kg.page.spelling``), ``group`` (see ``kg.page.groups``) and, of a place with a code, ``at`` (longitude and
    latitude in degrees). ``facts``: each with ``type``, ``from`` and ``to`` (nodes; ``to`` is None for a tenure whose
    organisation is not told, a rank and a sum), what is particular to the type, and ``evidence``. ``ground``: see
    ``kg.page.ground``. ``ranks``: the names of ranks in Chinese and English. ``evidence``: ``sentence``, ``marks``
    (pairs of code points in that sentence, end exclusive), ``page`` in the file, ``printed`` page, ``rule``,
    ``inferred``, ``confidence``. What is empty is left out.
    """
    ids = (*(e.id for e in graph.entities), *(e.id for e in graph.events), *(a.id for a in graph.articles))
    at = {id: i for i, id in enumerate(ids)}
    store = _EvidenceStore(graph.passages)
    nodes = [*_entity_nodes(graph, at), *_event_nodes(graph, at, store), *_article_nodes(graph)]
    facts = _facts(graph, at, store)
    near = neighbours(facts)
    for i, group in enumerate(find_groups(near, len(nodes))):
        nodes[i] |= _filled(group=group)
    return {
        "format": FORMAT,
        "title": title or _title(graph),
        "document": _document(graph),
        "nodes": nodes,
        "facts": facts,
        "evidence": store.evidence,
        "sentences": list(store.sentences),
        "ground": [list(point) for point in ground(graph)],
        "ranks": {
            r.id: {"zh": r.zh, "en": r.en, "order": r.order}
            for r in ranks()
            if any(r.id == p.rank for p in graph.ranks)
        },
    }


def neighbours(facts: Iterable[Json]) -> dict[int, set[int]]:
    """For each node the nodes it shares a fact with; a tenure without an organisation links person and post."""
    near: dict[int, set[int]] = {}
    for fact in facts:
        a, b = fact["from"], fact["to"] if fact["to"] is not None else fact.get("post")
        if isinstance(a, int) and isinstance(b, int) and a != b:
            near.setdefault(a, set()).add(b)
            near.setdefault(b, set()).add(a)
    return near


def text_width(text: str) -> float:
    """How wide a text is drawn, in full-width characters."""
    return sum(1.0 if east_asian_width(c) in "WFA" else 0.56 for c in text)


def short_label(name: str, width: float = _LABEL_WIDTH) -> str:
    """A name for the canvas: in one line, without control characters, cut to ``width`` full-width characters."""
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if text_width(name) <= width:
        return name
    kept, room = "", width - 1.0
    for c in name:
        room -= text_width(c)
        if room < 0:
            break
        kept += c
    return kept + "…"


def _title(graph: Graph) -> str:
    issue = graph.issue
    if issue is None or not issue.title:
        return graph.document.name
    number = f"第{issue.number}期" if issue.number is not None else ""
    year = f"{issue.year}年" if issue.year is not None else ""
    return f"{issue.title} {year}{number}".strip()


def _document(graph: Graph) -> Json:
    issue = graph.issue or Issue()
    return _filled(
        name=graph.document.name,
        source=graph.document.source,
        sha256=graph.document.sha256,
        pages=len(graph.document.pages),
        place=graph.home.place,
        province=graph.home.province,
        publication=issue.title,
        year=issue.year,
        number=issue.number,
        total=issue.total_number,
        publisher=issue.publisher,
        date=issue.date and issue.date.isoformat(),
    )


def _entity_nodes(graph: Graph, at: Mapping[str, int]) -> list[Json]:
    return [
        _filled(
            id=e.id,
            kind=KIND_NAMES[e.kind],
            name=e.name,
            aliases=list(e.aliases),
            spelling=_spelling(e.kind, e.name, *e.aliases),
            code=e.code,
            at=_located(e),
            candidates=list(e.candidates),
            organisation=at.get(e.organisation or ""),
        )
        for e in graph.entities
    ]


def _event_nodes(graph: Graph, at: Mapping[str, int], store: _EvidenceStore) -> list[Json]:
    article_of = {e.id: e.article for e in graph.entries}
    return [
        _filled(
            id=e.id,
            kind="event",
            name=e.label,
            spelling=_spelling(None, e.label),
            type=e.type.value,
            start=e.period.start and e.period.start.isoformat(),
            end=e.period.end and e.period.end.isoformat(),
            printed=e.period.label,
            precision=None if e.period.precision is Precision.DAY else e.period.precision.value,
            article=at.get(article_of.get(e.entry) or ""),
            evidence=store.add(e.evidence),
        )
        for e in graph.events
    ]


def _article_nodes(graph: Graph) -> list[Json]:
    return [
        _filled(
            id=a.id,
            kind="article",
            name=a.title,
            spelling=_spelling(None, a.title),
            column=a.column,
            first=a.first_page,
            last=a.last_page,
        )
        for a in graph.articles
    ]


def _spelling(kind: Kind | None, *names: str) -> list[str]:
    return [s for name in names if (s := spell(name, person=kind is Kind.PERSON)) is not None]


def _located(place: Entity) -> list[float] | None:
    division = located(place.code) if place.kind is Kind.PLACE else None
    return None if division is None else [cast(float, division.lon), cast(float, division.lat)]


def _facts(graph: Graph, at: Mapping[str, int], store: _EvidenceStore) -> list[Json]:
    facts: list[Json] = []

    def add(type: str, source: str, target: str | None, evidence: Sequence[Evidence], **more: object) -> None:
        ends = {"from": at[source], "to": None if target is None else at[target]}
        facts.append({"type": type, **ends, "evidence": store.add(evidence), **_filled(**more)})

    chronology = Chronology(graph.passages, graph.entries, graph.issue.date if graph.issue else None)
    for t in graph.tenures:
        add(
            "tenure",
            t.person,
            t.organisation,
            t.evidence,
            post=at[t.post],
            title=t.title,
            status=t.status.value,
            **_seen(t, chronology),
            bounds=_bounds(t.bounds),
        )
    for event in graph.events:
        for p in event.participations:
            listed = {"position": p.position, "length": p.list_length, "open": p.list_open}
            add("participation", p.person, event.id, p.evidence, roles=[r.value for r in p.roles], **listed)
        linked = (("place", event.places), ("organisation", event.organisations), ("project", event.projects))
        for name, ids in linked:
            for id in ids:
                add(name, event.id, id, link_evidence(event, id))
    for authorship in graph.authorships:
        add("authorship", authorship.agent, authorship.article, authorship.evidence, role=authorship.role)
    for r in graph.relations:
        add(r.predicate.value, r.subject, r.object, r.evidence)
    for rank in graph.ranks:
        add("rank", rank.post, None, rank.evidence, rank=rank.rank)
    for amount in graph.sums:
        add("sum", amount.project, None, amount.evidence, yuan=float(amount.yuan), words=amount.words)
    return facts


def _bounds(bounds: Bounds) -> list[str | None]:
    """Began not before, began not after, ended not before, ended not after; empty where none is known."""
    days = (bounds.began_not_before, bounds.began_not_after, bounds.ended_not_before, bounds.ended_not_after)
    return [None if d is None else d.isoformat() for d in days] if any(days) else []


def _seen(tenure: Tenure, chronology: Chronology) -> Json:
    """``seen``: first and last day of what tells of a tenure with a day; empty where all is told without one.

    ``seenOnce`` where these are the days within which, at a day that is not told, it was seen once.
    """
    told = [t for e in tenure.evidence for t in chronology.told(tenure, e)]
    times = {(t.first, t.last) for t in told if t.first and t.last}
    days = sorted({d.isoformat() for time in times for d in time if d})
    if len(days) < 2:
        return {"seen": days}
    return {"seen": [days[0], days[-1]], "seenOnce": True if len(times) == 1 else None}


def _filled(**values: object) -> Json:
    return {k: v for k, v in values.items() if v is not None and v != [] and v != ""}


class _EvidenceStore:
    """Evidence and sentences, each kept once, with the words to mark looked up in the passages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.evidence: list[Json] = []
        self.sentences: dict[str, int] = {}
        self._known: dict[Evidence, int] = {}
        self._passages = passages
        self._index = PassageIndex(passages)
        self._flow: dict[int, dict[int, int]] = {}  # passage -> raw offset -> flow offset

    def add(self, evidence: Iterable[Evidence]) -> list[int]:
        """The indexes of some evidence."""
        return [self._add(e) for e in dict.fromkeys(evidence)]

    def _add(self, e: Evidence) -> int:
        if e not in self._known:
            self._known[e] = len(self.evidence)
            self.evidence.append(
                {
                    "sentence": self.sentences.setdefault(e.sentence, len(self.sentences)),
                    "marks": self._marks(e),
                    **_filled(page=e.page, printed=e.printed),
                    "rule": e.rule,
                    "inferred": e.inferred,
                    "confidence": e.confidence,
                }
            )
        return self._known[e]

    def _marks(self, e: Evidence) -> list[list[int]]:
        """The evidence's raw spans as stretches of its sentence; empty where they lie outside of it."""
        index = self._index.at(e.spans[0].start)
        if index is None:
            return []
        if index not in self._flow:
            self._flow[index] = {raw: i for i, raw in enumerate(self._passages[index].offsets)}
        flow = self._flow[index]
        wanted = [flow[raw] for s in e.spans for raw in range(s.start, s.end) if raw in flow]
        start = self._sentence_start(self._passages[index].text, e.sentence, wanted)
        if start is None:
            return []
        marks: list[list[int]] = []
        for at in sorted(i - start for i in wanted):
            if not 0 <= at < len(e.sentence):
                continue
            if marks and marks[-1][1] == at:
                marks[-1][1] = at + 1
            else:
                marks.append([at, at + 1])
        return marks

    @staticmethod
    def _sentence_start(text: str, sentence: str, wanted: Sequence[int]) -> int | None:
        """Where in a passage the sentence begins that holds the first wanted character; it may stand there twice."""
        if not wanted or not sentence:
            return None
        first = min(wanted)
        start = text.rfind(sentence, 0, first + len(sentence))
        return start if start >= 0 and first < start + len(sentence) else None
