"""A graph -> triples: one node for each thing and each fact, and for each fact the way back to page and characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from urllib.parse import quote, urlsplit, urlunsplit

from pyoxigraph import Literal, NamedNode
from pyoxigraph import Triple as RdfTriple
from rdflib import Graph as RdfGraph
from rdflib.term import Node

from kg.errors import InputError
from kg.lexicon.places import gazetteer
from kg.model import (
    Article,
    Authorship,
    Bounds,
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
    PostRank,
    Precision,
    Relation,
    Role,
    Span,
    Sum,
    Tenure,
    envelope,
)
from kg.rdf.dataset import EvidenceLevel, description
from kg.rdf.nodes import (
    DCAT,
    DCTERMS,
    OA,
    ORG,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    TIME,
    VOID,
    XSD,
    Term,
    Triple,
    to_rdflib,
    value,
    zh,
)
from kg.rdf.posts import post_evidence
from kg.rdf.terms import DEFAULT_BASE, EVENT_TYPES, KG, KINDS, PRECISIONS, RANKS, RELATIONS, ROLES, STANDARD, STATUSES
from kg.resolve.home import home_division


def to_rdf(
    graph: Graph, *, base: str = DEFAULT_BASE, evidence: EvidenceLevel = "quote", licence: str | None = None
) -> RdfGraph:
    """All that the graph says as RDF 1.1 without blank nodes, in the terms of ``ontology/kg.ttl``.

    ``base`` is the name space of the data: an absolute IRI that ends in ``/`` or ``#``; InputError for anything else.
    ``evidence`` decides what leads back to the text: ``quote`` the place and the sentence, ``offsets`` the place
    alone, ``none`` neither (facts are still marked as stated or inferred). Offsets are code points of the raw text.
    ``licence`` is the IRI of the licence that the data is given under, for its description.
    """
    rdf = RdfGraph(bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        rdf.bind(prefix, namespace)
    same: dict[Term, Node] = {}
    for t in described(graph, base=base, evidence=evidence, licence=licence):
        terms = (t.subject, t.predicate, t.object)
        rdf.add(tuple(same.get(x) or same.setdefault(x, to_rdflib(x)) for x in terms))  # type: ignore[arg-type]
    return rdf


def triples(graph: Graph, *, base: str = DEFAULT_BASE, evidence: EvidenceLevel = "quote") -> Iterator[Triple]:
    """The facts of ``to_rdf`` one by one, in a fixed order; some come more than once."""
    if evidence not in ("quote", "offsets", "none"):
        raise InputError(f"evidence {evidence!r}: wanted quote, offsets or none")
    d = _Describer(graph.document, check_base(base), evidence)
    names = {e.id: e.name for e in graph.entities}
    yield from d.document()
    yield from d.home(graph)
    if graph.issue:
        yield from d.issue(graph.issue)
    for article in graph.articles:
        yield from d.article(article, part_of_issue=graph.issue is not None)
    posts = post_evidence(graph)
    for entity in graph.entities:
        yield from d.entity(entity)
        if entity.kind is Kind.POST and entity.organisation:
            said = (posts[entity.id],) if entity.id in posts else ()
            yield from d.statement(d.iri(entity.id), ORG.postIn, d.iri(entity.organisation), said)
    for tenure in graph.tenures:
        yield from d.tenure(tenure, names)
    for rank in graph.ranks:
        yield from d.rank(rank)
    for sum in graph.sums:
        yield from d.sum(sum)
    recorded = {e.id: e.article for e in graph.entries}
    for event in graph.events:
        yield from d.event(event, recorded.get(event.entry))
    for authorship in graph.authorships:
        yield from d.authorship(authorship)
    for relation in graph.relations:
        yield from d.relation(relation)


def described(
    graph: Graph, *, base: str = DEFAULT_BASE, evidence: EvidenceLevel = "quote", licence: str | None = None
) -> list[RdfTriple]:
    """The triples of ``to_rdf``, each once: what describes the data set, then the facts, a subject's together."""
    facts = by_subject(triples(graph, base=base, evidence=evidence))
    about = description(graph.document, facts, base=base, evidence=evidence, licence=licence)
    return [*by_subject(about), *facts]


def by_subject(statements: Iterable[Triple]) -> list[RdfTriple]:
    """Each triple once, those of one subject together, subjects in the order of their first."""
    groups: dict[NamedNode, list[RdfTriple]] = {}
    for subject, predicate, object in statements:
        groups.setdefault(subject, []).append(RdfTriple(subject, predicate, object))
    return [triple for group in groups.values() for triple in dict.fromkeys(group)]


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """The prefixes that our Turtle and our queries are written with; the empty one is the data's."""
    return {
        "": base,
        "kg": KG.iri,
        "dcat": DCAT.iri,
        "dcterms": DCTERMS.iri,
        "oa": OA.iri,
        "org": ORG.iri,
        "prov": PROV.iri,
        "rdf": RDF.iri,
        "rdfs": RDFS.iri,
        "schema": SDO.iri,
        "skos": SKOS.iri,
        "time": TIME.iri,
        "void": VOID.iri,
        "xsd": XSD.iri,
    }


def check_base(base: str) -> str:
    """The base as it was given; InputError unless it is an absolute IRI in ASCII that ends in ``/`` or ``#``."""
    try:
        NamedNode(base)
    except ValueError as e:
        raise InputError(f"--base {base!r} is not an absolute IRI: {e}") from None
    if not base.isascii():
        raise InputError(f"--base {base!r} has other characters than ASCII{_in_ascii(base)}")
    if not base.endswith(("/", "#")):
        raise InputError(f"--base {base!r} has to end in / or #")
    return base


def _in_ascii(base: str) -> str:
    """How the same address is written in ASCII, for a message: the host in Punycode, the rest percent-encoded."""
    try:
        parts = urlsplit(base)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        name = parts.netloc.replace(parts.hostname or "", host) if parts.hostname else parts.netloc
        rest = (quote(part, safe="/%:@!$&'()*+,;=~?") for part in (parts.path, parts.query, parts.fragment))
        written = urlunsplit((parts.scheme, name, *rest)) + "#" * (base.endswith("#") and not parts.fragment)
    except ValueError:
        written = ""
    return f"; write {written}" if written.isascii() and written else ""


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

    def iri(self, id: str) -> NamedNode:
        """A thing's name: ASCII letters, digits, ``-`` and ``_`` after the base, whatever the id holds."""
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", id, re.ASCII):
            head = re.match(r"[A-Za-z]*", id)
            id = f"{head[0] if head and head[0] else 'x'}-{_hash(id)}"
        return NamedNode(self.base + id)

    def own(self, id: str) -> NamedNode:
        return self.iri(f"{id}-{self.source.sha256[:12]}")

    def hashed(self, kind: str, *parts: object) -> NamedNode:
        return self.iri(f"{kind}-{_hash(self.source.sha256, *parts)}")

    # ------------------------------------------------------------------------------- document and issue

    def document(self) -> Iterator[Triple]:
        d, me = self.source, self.own("document")
        yield from _typed(me, KG.Document, SDO.DigitalDocument, PROV.Entity)
        yield me, RDFS.label, zh(d.name)
        yield me, KG.fileName, value(d.source)
        yield me, KG.sha256, value(d.sha256)
        for page in d.pages:
            node = self.own(f"page-{page.number}")
            yield node, RDF.type, KG.Page
            yield node, DCTERMS.isPartOf, me
            yield node, KG.pageNumber, value(page.number)
            if page.printed is not None:
                yield node, KG.printedPage, value(page.printed)
            yield node, KG.start, value(page.span.start)
            yield node, KG.end, value(page.span.end)

    def home(self, graph: Graph) -> Iterator[Triple]:
        """The place that the publication belongs to, where it is one of the graph's, and who says so.

        Of namesakes it is that of the home's code.
        """
        named = [e for e in graph.entities if e.kind is Kind.PLACE and e.name == graph.home.place]
        division = home_division(graph.home) if len(named) > 1 else None
        own = [e for e in named if division is not None and e.code == division.code] or named
        for e in own[:1]:
            yield self.own("document"), KG.home, self.iri(e.id)
            yield self.own("document"), KG.homeSource, value(graph.home.source)

    def issue(self, issue: Issue) -> Iterator[Triple]:
        me = self.own("issue")
        yield from _typed(me, KG.Issue, SDO.PublicationIssue)
        yield me, PROV.wasDerivedFrom, self.own("document")
        number = None if issue.number is None else f"第{issue.number}期"
        year = None if issue.year is None else f"{issue.year}年"
        label = " ".join(p for p in (issue.title, (year or "") + (number or "")) if p)
        yield me, RDFS.label, zh(label or self.source.name)
        facts: dict[str, tuple[NamedNode, Literal]] = {}
        if issue.title is not None:
            facts["title"] = DCTERMS.title, zh(issue.title)
        if issue.year is not None:
            facts["year"] = KG.year, value(f"{issue.year:04d}", XSD.gYear)
        if issue.number is not None:
            facts["number"] = SDO.issueNumber, value(issue.number)
        if issue.total_number is not None:
            facts["total_number"] = KG.totalNumber, value(issue.total_number)
        if issue.publisher is not None:
            facts["publisher"] = KG.publisherName, zh(issue.publisher)
        if issue.date is not None:
            facts["date"] = SDO.datePublished, _partial(issue.date)
        where: dict[str, list[Evidence]] = {}
        for field, span in issue.evidence:
            where.setdefault(field, []).append(self.reading((span,), f"issue.{field}"))
        for field, (predicate, said) in facts.items():
            yield from self.statement(me, predicate, said, where.get(field, ()))

    def article(self, article: Article, *, part_of_issue: bool) -> Iterator[Triple]:
        me = self.own(article.id)
        yield from _typed(me, KG.Article, SDO.Article)
        yield me, PROV.wasDerivedFrom, self.own("document")
        yield me, RDFS.label, zh(article.title)
        if part_of_issue:
            yield me, SDO.isPartOf, self.own("issue")
        if article.column:
            yield me, SDO.articleSection, zh(article.column)
        if article.first_page is not None:
            yield me, SDO.pageStart, value(article.first_page)
        if article.last_page is not None:
            yield me, SDO.pageEnd, value(article.last_page)
        for number in article.pages:
            yield me, KG.page, self.own(f"page-{number}")
        if article.title_spans:
            yield from self.fact(me, (self.reading(article.title_spans, "article.title"),))

    # ----------------------------------------------------------------------------------------- entities

    def entity(self, entity: Entity) -> Iterator[Triple]:
        me, kind = self.iri(entity.id), KINDS[entity.kind]
        yield from _typed(me, kind, STANDARD[kind])
        yield me, RDFS.label, zh(entity.name)
        for alias in entity.aliases:
            yield me, SKOS.altLabel, zh(alias)
        for candidate in entity.candidates:
            yield me, KG.candidate, zh(candidate)
        if entity.code:
            yield me, SKOS.notation, value(entity.code)
            division = gazetteer().get(entity.code)
            if division is not None and division.lat is not None and division.lon is not None:
                yield me, SDO.latitude, _decimal(division.lat)
                yield me, SDO.longitude, _decimal(division.lon)
        if entity.kind in (Kind.ORGANISATION, Kind.PLACE):
            country = gazetteer().country_named(entity.name)
            if country is not None:
                yield me, KG.country, value(country.code)
        if entity.kind is Kind.POST and entity.title:
            yield me, KG.title, zh(entity.title)
        if self.level != "none":
            for mention in entity.mentions:
                yield from self.mention(mention, me)

    def mention(self, mention: Mention, entity: NamedNode) -> Iterator[Triple]:
        me = self.hashed("mention", mention.kind.value, [(s.start, s.end) for s in mention.spans])
        yield me, RDF.type, KG.Mention
        yield me, KG.mentionOf, entity
        yield from self.part(me, mention.spans, mention.text, mention.rule, mention.confidence)

    # -------------------------------------------------------------------------------------------- facts

    def tenure(self, tenure: Tenure, names: dict[str, str]) -> Iterator[Triple]:
        me = self.iri(tenure.id)
        yield from _typed(me, KG.Tenure, ORG.Membership)
        yield me, RDFS.label, zh(f"{names.get(tenure.person, '')}:{names.get(tenure.post, tenure.title)}")
        yield me, ORG.member, self.iri(tenure.person)
        yield me, KG.post, self.iri(tenure.post)
        if tenure.organisation:
            yield me, ORG.organization, self.iri(tenure.organisation)
        yield me, KG.title, zh(tenure.title)
        yield me, KG.status, STATUSES[tenure.status]
        yield from self.bounds(me, tenure.bounds)
        yield from self.fact(me, tenure.evidence)

    def bounds(self, tenure: NamedNode, bounds: Bounds) -> Iterator[Triple]:
        """The four bounds; and where a day is known exactly, the flat date and the beginning or end in OWL-Time."""
        b = bounds
        for predicate, day in (
            (KG.beganNotBefore, b.began_not_before),
            (KG.beganNotAfter, b.began_not_after),
            (KG.endedNotBefore, b.ended_not_before),
            (KG.endedNotAfter, b.ended_not_after),
        ):
            if day is not None:
                yield tenure, predicate, value(day)
        began = b.began_not_before if b.began_not_before == b.began_not_after else None
        ended = b.ended_not_before if b.ended_not_before == b.ended_not_after else None
        if began is None and ended is None:
            return
        first, last = (d.isoformat() if d else "open" for d in (began, ended))
        node = self.iri(f"interval-{first}-to-{last}")
        yield tenure, ORG.memberDuring, node
        yield node, RDF.type, TIME.Interval
        for flat, predicate, day in ((SDO.startDate, TIME.hasBeginning, began), (SDO.endDate, TIME.hasEnd, ended)):
            if day is not None:
                yield tenure, flat, value(day)
                yield node, predicate, self.iri(f"day-{day.isoformat()}")
                yield from self.day(day)

    def rank(self, rank: PostRank) -> Iterator[Triple]:
        me = self.hashed("rank", rank.post, rank.rank, rank.evidence[0].inferred)
        yield me, RDF.type, KG.PostRank
        yield me, KG.rankOf, self.iri(rank.post)
        yield me, KG.rank, RANKS[rank.rank]
        yield from self.fact(me, rank.evidence)

    def sum(self, sum: Sum) -> Iterator[Triple]:
        me = self.hashed("sum", sum.project, str(sum.yuan))
        yield me, RDF.type, KG.Sum
        yield me, KG.sumOf, self.iri(sum.project)
        yield me, KG.yuan, value(sum.yuan)
        yield me, KG.words, zh(sum.words)
        yield from self.fact(me, sum.evidence)

    def event(self, event: Event, article: str | None) -> Iterator[Triple]:
        me = self.own(event.id)
        yield from _typed(me, EVENT_TYPES[event.type], KG.Event, SDO.Event)
        yield me, RDFS.label, zh(event.label)
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
            yield node, KG.position, value(p.position)
            yield node, KG.listLength, value(p.list_length)
            yield node, KG.listOpen, value(p.list_open)
            for place in p.places:
                if place.length > 1 or place.open:
                    yield node, KG.listed, self.hashed("listing", event.id, place.list, p.person)
            yield from self.fact(node, p.evidence)
        yield from self.lists(event)

    def lists(self, event: Event) -> Iterator[Triple]:
        """The lists of more than one name, or cut off behind one, and the places in them."""
        roles: dict[int, set[Role]] = {}
        for p in event.participations:
            for place in p.places:
                roles.setdefault(place.list, set()).update(place.roles)
        for p in event.participations:
            for place in p.places:
                if place.length == 1 and not place.open:
                    continue
                names = self.own(f"{event.id}-list-{place.list}")
                yield names, RDF.type, KG.NameList
                yield names, KG.listOf, self.own(event.id)
                yield names, KG.listNumber, value(place.list)
                for role in Role:
                    if role in roles[place.list]:
                        yield names, KG.listRole, ROLES[role]
                yield names, KG.listLength, value(place.length)
                yield names, KG.listOpen, value(place.open)
                me = self.hashed("listing", event.id, place.list, p.person)
                yield me, RDF.type, KG.ListPlace
                yield me, KG.list, names
                yield me, KG.position, value(place.position)
                for role in place.roles:
                    yield me, KG.listRole, ROLES[role]

    def period(self, event: NamedNode, period: Period) -> Iterator[Triple]:
        """Flat days for plain queries, how precisely they are known, and the same in OWL-Time.

        Of a date that is known to the month or the year alone the days are bounds; its interval is not the event's
        time but that which this lies in.
        """
        if period.label:
            yield event, KG.dateLabel, zh(period.label)
        yield event, KG.dateRule, value(period.rule)
        if period.start is None and period.end is None:
            return
        if period.start is not None:
            yield event, SDO.startDate, value(period.start)
        if period.end is not None:
            yield event, SDO.endDate, value(period.end)
        yield event, KG.datePrecision, PRECISIONS[period.precision]
        if period.start is not None and period.start == period.end:
            yield event, TIME.hasTime, self.iri(f"day-{period.start.isoformat()}")
            yield from self.day(period.start)
            return
        first, last = (d.isoformat() if d else "open" for d in (period.start, period.end))
        node = self.iri(f"interval-{first}-to-{last}")
        yield event, TIME.hasTime if period.precision is Precision.DAY else KG.timeWithin, node
        yield node, RDF.type, TIME.Interval
        for predicate, day in ((TIME.hasBeginning, period.start), (TIME.hasEnd, period.end)):
            if day is not None:
                yield node, predicate, self.iri(f"day-{day.isoformat()}")
                yield from self.day(day)

    def day(self, day: date) -> Iterator[Triple]:
        node = self.iri(f"day-{day.isoformat()}")
        yield node, RDF.type, TIME.Instant
        yield node, TIME.inXSDDate, value(day)

    def authorship(self, authorship: Authorship) -> Iterator[Triple]:
        article, agent = self.own(authorship.article), self.iri(authorship.agent)
        me = self.hashed("authorship", authorship.article, authorship.agent, authorship.role)
        yield article, SDO.author, agent
        yield me, RDF.type, KG.Authorship
        yield me, KG.article, article
        yield me, KG.agent, agent
        yield me, KG.creditedAs, zh(authorship.role)
        yield from self.fact(me, authorship.evidence)

    def relation(self, relation: Relation) -> Iterator[Triple]:
        subject, object = self.iri(relation.subject), self.iri(relation.object)
        predicate = RELATIONS[relation.predicate]
        if predicate in STANDARD:
            yield subject, STANDARD[predicate], object
        yield from self.statement(subject, predicate, object, relation.evidence)

    def statement(
        self, subject: NamedNode, predicate: NamedNode, object: NamedNode | Literal, evidence: Sequence[Evidence]
    ) -> Iterator[Triple]:
        """The triple itself, and a node about it that holds its evidence where there is any."""
        yield subject, predicate, object
        if not evidence:
            return
        me = self.hashed("relation", subject.value.removeprefix(self.base), predicate.value, _key(object, self.base))
        yield from _typed(me, KG.Relation, RDF.Statement)
        yield me, RDF.subject, subject
        yield me, RDF.predicate, predicate
        yield me, RDF.object, object
        yield from self.fact(me, evidence)

    # ----------------------------------------------------------------------------------------- evidence

    def fact(self, fact: NamedNode, evidence: Iterable[Evidence]) -> Iterator[Triple]:
        """What all facts have: inferred or stated (one statement in the text is enough), source, evidence."""
        pieces = tuple(evidence)
        yield fact, KG.inferred, value(all(e.inferred for e in pieces))
        yield fact, PROV.wasDerivedFrom, self.own("document")
        if self.level == "none":
            return
        for e in pieces:
            spans = [(s.start, s.end) for s in e.spans]
            me = self.hashed("evidence", spans, e.rule, e.inferred, e.confidence, e.sentence)
            yield fact, KG.evidence, me
            yield me, RDF.type, KG.Evidence
            yield me, KG.inferred, value(e.inferred)
            yield from self.part(me, e.spans, e.sentence, e.rule, e.confidence)

    def part(
        self, me: NamedNode, spans: tuple[Span, ...], quote: str, rule: str, confidence: float
    ) -> Iterator[Triple]:
        """A stretch of the text: flat start and end for plain queries, and the same as a Web Annotation selector.

        It has one selector, for several of one resource would be alternatives (Web Annotation Data Model, 4.1); the
        pieces that it is made of are said by a property of ours.
        """
        whole = envelope(spans)
        yield me, RDF.type, OA.SpecificResource
        yield me, OA.hasSource, self.own("document")
        page = self.source.page_at(whole.start)
        if page is not None:
            yield me, KG.page, self.own(f"page-{page.number}")
        yield me, KG.start, value(whole.start)
        yield me, KG.end, value(whole.end)
        yield me, KG.rule, value(rule)
        yield me, KG.confidence, _decimal(round(confidence, 3))
        if self.level == "quote":
            yield me, KG.quote, zh(quote)
        for predicate, span in ((OA.hasSelector, whole), *((KG.piece, span) for span in spans)):
            piece = self.own(f"piece-{span.start}-{span.end}")
            yield me, predicate, piece
            yield piece, RDF.type, OA.TextPositionSelector
            yield piece, OA.start, value(span.start, XSD.nonNegativeInteger)
            yield piece, OA.end, value(span.end, XSD.nonNegativeInteger)

    def reading(self, spans: tuple[Span, ...], rule: str) -> Evidence:
        """Evidence for what the segmentation read; its sentence is the piece itself."""
        text = "".join(self.source.text[s.start : s.end] for s in spans)
        page = self.source.page_at(spans[0].start)
        number, printed = (page.number, page.printed) if page else (None, None)
        return Evidence(self.source.name, spans, number, printed, "".join(text.split()), rule)


def _typed(node: NamedNode, *types: NamedNode) -> Iterator[Triple]:
    for type in types:
        yield node, RDF.type, type


def _decimal(number: float) -> Literal:
    return value(Decimal(str(number)))


def _partial(when: PartialDate) -> Literal:
    datatype = XSD.gYear if when.month is None else XSD.gYearMonth if when.day is None else XSD.date
    return value(when.isoformat(), datatype)


def _key(node: NamedNode | Literal, base: str) -> str:
    return str(node) if isinstance(node, Literal) else node.value.removeprefix(base)


def _hash(*parts: object) -> str:
    """12 hexadecimal digits of a JSON list, so that no two lists of parts run into one."""
    return sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()[:12]
