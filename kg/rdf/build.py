"""A graph -> triples: one node for each thing and each fact, and for each fact the way back to page and characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Literal as OneOf

import pyoxigraph
from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD
from rdflib.term import Node

from kg.errors import InputError
from kg.lexicon.places import gazetteer
from kg.model import (
    Article,
    Authorship,
    Document,
    Entity,
    Event,
    Evidence,
    Graph,
    Issue,
    Kind,
    Mention,
    PartialDate,
    Period,
    Relation,
    Span,
    Tenure,
    envelope,
)
from kg.rdf.terms import DEFAULT_BASE, EVENT_TYPES, KG, KINDS, OA, RELATIONS, ROLES, STANDARD, STATUSES

Triple = tuple[Node, Node, Node]
EvidenceLevel = OneOf["quote", "offsets", "none"]


def to_rdf(graph: Graph, *, base: str = DEFAULT_BASE, evidence: EvidenceLevel = "quote") -> RdfGraph:
    """All that the graph says as RDF 1.1 without blank nodes, in the terms of ``ontology/kg.ttl``.

    ``base`` is the name space of the data: an absolute IRI that ends in ``/`` or ``#``; InputError for anything else.
    ``evidence`` decides what leads back to the text: ``quote`` the place and the sentence, ``offsets`` the place
    alone, ``none`` neither (facts are still marked as stated or inferred). Offsets are code points of the raw text.
    """
    rdf = RdfGraph(bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        rdf.bind(prefix, namespace)
    for triple in triples(graph, base=base, evidence=evidence):
        rdf.add(triple)
    return rdf


def triples(graph: Graph, *, base: str = DEFAULT_BASE, evidence: EvidenceLevel = "quote") -> Iterator[Triple]:
    """The triples of ``to_rdf`` one by one, in a fixed order; some come more than once."""
    if evidence not in ("quote", "offsets", "none"):
        raise InputError(f"evidence {evidence!r}: wanted quote, offsets or none")
    d = _Describer(graph.document, check_base(base), evidence)
    names = {e.id: e.name for e in graph.entities}
    yield from d.document()
    if graph.issue:
        yield from d.issue(graph.issue)
    for article in graph.articles:
        yield from d.article(article, part_of_issue=graph.issue is not None)
    for entity in graph.entities:
        yield from d.entity(entity)
    for tenure in graph.tenures:
        yield from d.tenure(tenure, names)
    recorded = {e.id: e.article for e in graph.entries}
    for event in graph.events:
        yield from d.event(event, recorded.get(event.entry))
    for authorship in graph.authorships:
        yield from d.authorship(authorship)
    for relation in graph.relations:
        yield from d.relation(relation)


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """The prefixes that our Turtle and our queries are written with; the empty one is the data's."""
    return {
        "": base,
        "kg": str(KG),
        "dcterms": str(DCTERMS),
        "oa": str(OA),
        "org": str(ORG),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "schema": str(SDO),
        "skos": str(SKOS),
        "time": str(TIME),
        "xsd": str(XSD),
    }


def check_base(base: str) -> str:
    """The base as it was given; InputError unless it is an absolute IRI that ends in ``/`` or ``#``."""
    try:
        pyoxigraph.NamedNode(base)
    except ValueError as e:
        raise InputError(f"--base {base!r} is not an absolute IRI: {e}") from None
    if not base.endswith(("/", "#")):
        raise InputError(f"--base {base!r} has to end in / or #")
    return base


@dataclass(frozen=True, slots=True)
class _Describer:
    """Describes the parts of one document's graph. Entities and tenures are named by their ids alone, which hold
    wherever they are used; what is counted within the document (articles, events, pages, evidence) carries the
    document's key in its name.
    """

    source: Document
    base: str
    level: EvidenceLevel

    # -------------------------------------------------------------------------------------------- names

    def iri(self, id: str) -> URIRef:
        """A thing's name: ASCII letters, digits, ``-`` and ``_`` after the base, whatever the id holds."""
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", id, re.ASCII):
            head = re.match(r"[A-Za-z]*", id)
            id = f"{head[0] if head and head[0] else 'x'}-{_hash(id)}"
        return URIRef(self.base + id)

    def own(self, id: str) -> URIRef:
        return self.iri(f"{id}-{self.source.sha256[:12]}")

    def hashed(self, kind: str, *parts: object) -> URIRef:
        return self.iri(f"{kind}-{_hash(self.source.sha256, *parts)}")

    # ------------------------------------------------------------------------------- document and issue

    def document(self) -> Iterator[Triple]:
        d, me = self.source, self.own("document")
        yield from _typed(me, KG.Document, SDO.DigitalDocument, PROV.Entity)
        yield me, RDFS.label, _zh(d.name)
        yield me, KG.fileName, Literal(d.source)
        yield me, KG.sha256, Literal(d.sha256)
        for page in d.pages:
            node = self.own(f"page-{page.number}")
            yield node, RDF.type, KG.Page
            yield node, DCTERMS.isPartOf, me
            yield node, KG.pageNumber, Literal(page.number)
            if page.printed is not None:
                yield node, KG.printedPage, Literal(page.printed)

    def issue(self, issue: Issue) -> Iterator[Triple]:
        me = self.own("issue")
        yield from _typed(me, KG.Issue, SDO.PublicationIssue)
        yield me, PROV.wasDerivedFrom, self.own("document")
        number = None if issue.number is None else f"第{issue.number}期"
        year = None if issue.year is None else f"{issue.year}年"
        label = " ".join(p for p in (issue.title, (year or "") + (number or "")) if p)
        yield me, RDFS.label, _zh(label or self.source.name)
        facts: dict[str, tuple[URIRef, Literal]] = {}
        if issue.title is not None:
            facts["title"] = DCTERMS.title, _zh(issue.title)
        if issue.year is not None:
            facts["year"] = KG.year, Literal(f"{issue.year:04d}", datatype=XSD.gYear)
        if issue.number is not None:
            facts["number"] = SDO.issueNumber, Literal(issue.number)
        if issue.total_number is not None:
            facts["total_number"] = KG.totalNumber, Literal(issue.total_number)
        if issue.publisher is not None:
            facts["publisher"] = KG.publisherName, _zh(issue.publisher)
        if issue.date is not None:
            facts["date"] = SDO.datePublished, _partial(issue.date)
        where: dict[str, list[Evidence]] = {}
        for field, span in issue.evidence:
            where.setdefault(field, []).append(self.reading((span,), f"issue.{field}"))
        for field, (predicate, value) in facts.items():
            yield from self.statement(me, predicate, value, where.get(field, ()))

    def article(self, article: Article, *, part_of_issue: bool) -> Iterator[Triple]:
        me = self.own(article.id)
        yield from _typed(me, KG.Article, SDO.Article)
        yield me, PROV.wasDerivedFrom, self.own("document")
        yield me, RDFS.label, _zh(article.title)
        if part_of_issue:
            yield me, SDO.isPartOf, self.own("issue")
        if article.column:
            yield me, SDO.articleSection, _zh(article.column)
        if article.first_page is not None:
            yield me, SDO.pageStart, Literal(article.first_page)
        if article.last_page is not None:
            yield me, SDO.pageEnd, Literal(article.last_page)
        for number in article.pages:
            yield me, KG.page, self.own(f"page-{number}")
        if article.title_spans:
            yield from self.fact(me, (self.reading(article.title_spans, "article.title"),))

    # ----------------------------------------------------------------------------------------- entities

    def entity(self, entity: Entity) -> Iterator[Triple]:
        me, kind = self.iri(entity.id), KINDS[entity.kind]
        yield from _typed(me, kind, STANDARD[kind])
        yield me, RDFS.label, _zh(entity.name)
        for alias in entity.aliases:
            yield me, SKOS.altLabel, _zh(alias)
        for candidate in entity.candidates:
            yield me, KG.candidate, _zh(candidate)
        if entity.code:
            yield me, SKOS.notation, Literal(entity.code)
            division = gazetteer().get(entity.code)
            if division is not None and division.lat is not None and division.lon is not None:
                yield me, SDO.latitude, _decimal(division.lat)
                yield me, SDO.longitude, _decimal(division.lon)
        if entity.kind is Kind.POST:
            if entity.title:
                yield me, KG.title, _zh(entity.title)
            if entity.organisation:
                yield me, ORG.postIn, self.iri(entity.organisation)
        if self.level != "none":
            for mention in entity.mentions:
                yield from self.mention(mention, me)

    def mention(self, mention: Mention, entity: URIRef) -> Iterator[Triple]:
        me = self.hashed("mention", mention.kind.value, [(s.start, s.end) for s in mention.spans])
        yield me, RDF.type, KG.Mention
        yield me, KG.mentionOf, entity
        yield from self.part(me, mention.spans, mention.text, mention.rule, mention.confidence)

    # -------------------------------------------------------------------------------------------- facts

    def tenure(self, tenure: Tenure, names: dict[str, str]) -> Iterator[Triple]:
        me = self.iri(tenure.id)
        yield from _typed(me, KG.Tenure, ORG.Membership)
        yield me, RDFS.label, _zh(f"{names.get(tenure.person, '')}:{names.get(tenure.post, tenure.title)}")
        yield me, ORG.member, self.iri(tenure.person)
        yield me, KG.post, self.iri(tenure.post)
        if tenure.organisation:
            yield me, ORG.organization, self.iri(tenure.organisation)
        yield me, KG.title, _zh(tenure.title)
        yield me, KG.status, STATUSES[tenure.status]
        yield from self.fact(me, tenure.evidence)

    def event(self, event: Event, article: str | None) -> Iterator[Triple]:
        me = self.own(event.id)
        yield from _typed(me, EVENT_TYPES[event.type], KG.Event, SDO.Event)
        yield me, RDFS.label, _zh(event.label)
        if article is not None:
            yield me, KG.recordedIn, self.own(article)
        yield from self.period(me, event.period)
        yield from self.fact(me, event.evidence)
        for predicate, ids in (
            (SDO.location, event.places),
            (KG.organisation, event.organisations),
            (KG.project, event.projects),
        ):
            for id in ids:
                said = tuple(e for linked, e in event.links if linked == id) or event.evidence
                yield from self.statement(me, predicate, self.iri(id), said)
        for p in event.participations:
            node = self.hashed("participation", event.id, p.person)
            yield node, RDF.type, KG.Participation
            yield node, KG.event, me
            yield node, KG.person, self.iri(p.person)
            for role in p.roles:
                yield node, KG.role, ROLES[role]
            yield node, KG.position, Literal(p.position)
            yield node, KG.listLength, Literal(p.list_length)
            yield node, KG.listOpen, Literal(p.list_open)
            yield from self.fact(node, p.evidence)

    def period(self, event: URIRef, period: Period) -> Iterator[Triple]:
        """Flat dates for plain queries, and the same in OWL-Time."""
        if period.label:
            yield event, KG.dateLabel, _zh(period.label)
        yield event, KG.dateRule, Literal(period.rule)
        if period.start is None and period.end is None:
            return
        if period.start is not None:
            yield event, SDO.startDate, Literal(period.start)
        if period.end is not None:
            yield event, SDO.endDate, Literal(period.end)
        if period.start is not None and period.start == period.end:
            yield event, TIME.hasTime, self.iri(f"day-{period.start.isoformat()}")
            yield from self.day(period.start)
            return
        first, last = (d.isoformat() if d else "open" for d in (period.start, period.end))
        node = self.iri(f"interval-{first}-to-{last}")
        yield event, TIME.hasTime, node
        yield node, RDF.type, TIME.Interval
        for predicate, day in ((TIME.hasBeginning, period.start), (TIME.hasEnd, period.end)):
            if day is not None:
                yield node, predicate, self.iri(f"day-{day.isoformat()}")
                yield from self.day(day)

    def day(self, day: date) -> Iterator[Triple]:
        node = self.iri(f"day-{day.isoformat()}")
        yield node, RDF.type, TIME.Instant
        yield node, TIME.inXSDDate, Literal(day)

    def authorship(self, authorship: Authorship) -> Iterator[Triple]:
        article, agent = self.own(authorship.article), self.iri(authorship.agent)
        me = self.hashed("authorship", authorship.article, authorship.agent, authorship.role)
        yield article, SDO.author, agent
        yield me, RDF.type, KG.Authorship
        yield me, KG.article, article
        yield me, KG.agent, agent
        yield me, KG.creditedAs, _zh(authorship.role)
        yield from self.fact(me, authorship.evidence)

    def relation(self, relation: Relation) -> Iterator[Triple]:
        subject, object = self.iri(relation.subject), self.iri(relation.object)
        predicate = RELATIONS[relation.predicate]
        if predicate in STANDARD:
            yield subject, STANDARD[predicate], object
        yield from self.statement(subject, predicate, object, relation.evidence)

    def statement(
        self, subject: URIRef, predicate: URIRef, object: URIRef | Literal, evidence: Sequence[Evidence]
    ) -> Iterator[Triple]:
        """The triple itself, and a node about it that holds its evidence where there is any."""
        yield subject, predicate, object
        if not evidence:
            return
        me = self.hashed("relation", subject[len(self.base) :], str(predicate), _key(object, self.base))
        yield from _typed(me, KG.Relation, RDF.Statement)
        yield me, RDF.subject, subject
        yield me, RDF.predicate, predicate
        yield me, RDF.object, object
        yield from self.fact(me, evidence)

    # ----------------------------------------------------------------------------------------- evidence

    def fact(self, fact: URIRef, evidence: Iterable[Evidence]) -> Iterator[Triple]:
        """What all facts have: inferred or stated (one statement in the text is enough), source, evidence."""
        pieces = tuple(evidence)
        yield fact, KG.inferred, Literal(all(e.inferred for e in pieces))
        yield fact, PROV.wasDerivedFrom, self.own("document")
        if self.level == "none":
            return
        for e in pieces:
            spans = [(s.start, s.end) for s in e.spans]
            me = self.hashed("evidence", spans, e.rule, e.inferred, e.confidence, e.sentence)
            yield fact, KG.evidence, me
            yield me, RDF.type, KG.Evidence
            yield me, KG.inferred, Literal(e.inferred)
            yield from self.part(me, e.spans, e.sentence, e.rule, e.confidence)

    def part(self, me: URIRef, spans: tuple[Span, ...], quote: str, rule: str, confidence: float) -> Iterator[Triple]:
        """A stretch of the text: flat start and end for plain queries, every piece as a Web Annotation selector."""
        whole = envelope(spans)
        yield me, RDF.type, OA.SpecificResource
        yield me, OA.hasSource, self.own("document")
        page = self.source.page_at(whole.start)
        if page is not None:
            yield me, KG.page, self.own(f"page-{page.number}")
        yield me, KG.start, Literal(whole.start)
        yield me, KG.end, Literal(whole.end)
        yield me, KG.rule, Literal(rule)
        yield me, KG.confidence, _decimal(round(confidence, 3))
        if self.level == "quote":
            yield me, KG.quote, _zh(quote)
        for span in spans:
            piece = self.own(f"piece-{span.start}-{span.end}")
            yield me, OA.hasSelector, piece
            yield piece, RDF.type, OA.TextPositionSelector
            yield piece, OA.start, Literal(span.start, datatype=XSD.nonNegativeInteger)
            yield piece, OA.end, Literal(span.end, datatype=XSD.nonNegativeInteger)

    def reading(self, spans: tuple[Span, ...], rule: str) -> Evidence:
        """Evidence for what the segmentation read; its sentence is the piece itself."""
        text = "".join(self.source.text[s.start : s.end] for s in spans)
        page = self.source.page_at(spans[0].start)
        number, printed = (page.number, page.printed) if page else (None, None)
        return Evidence(self.source.name, spans, number, printed, "".join(text.split()), rule)


def _typed(node: URIRef, *types: URIRef) -> Iterator[Triple]:
    for type in types:
        yield node, RDF.type, type


def _zh(text: str) -> Literal:
    return Literal(text, lang="zh")


def _decimal(number: float) -> Literal:
    return Literal(Decimal(str(number)))


def _partial(when: PartialDate) -> Literal:
    datatype = XSD.gYear if when.month is None else XSD.gYearMonth if when.day is None else XSD.date
    return Literal(when.isoformat(), datatype=datatype)


def _key(node: URIRef | Literal, base: str) -> str:
    return node.n3() if isinstance(node, Literal) else node.removeprefix(base)


def _hash(*parts: object) -> str:
    """12 hexadecimal digits of a JSON list, so that no two lists of parts run into one."""
    return sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()[:12]
