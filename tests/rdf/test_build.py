"""What is said about each thing and fact, and that every fact leads back to the text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rdflib import Graph as RdfGraph
from rdflib import Literal, Namespace, URIRef
from rdflib import namespace as ns
from rdflib.namespace import ORG, PROV, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.errors import InputError
from kg.model import Entity, Graph, Kind, Period, Precision
from kg.rdf import DEFAULT_BASE, KG, to_rdf
from tests.example import example_graph

OA = Namespace("http://www.w3.org/ns/oa#")


def iri(id: str) -> URIRef:
    return URIRef(DEFAULT_BASE + id)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return example_graph()


@pytest.fixture(scope="module")
def rdf(graph: Graph) -> RdfGraph:
    return to_rdf(graph)


def own(graph: Graph, id: str) -> URIRef:
    return iri(f"{id}-{graph.document.sha256[:12]}")


def facts(rdf: RdfGraph) -> set[object]:
    classes = (KG.Tenure, KG.Event, KG.Participation, KG.Authorship, KG.Relation, KG.Article)
    return {s for c in classes for s in rdf.subjects(RDF.type, c)}


def test_a_tenure(graph: Graph, rdf: RdfGraph) -> None:
    me = iri("tenure-03")
    told = {(p, o) for p, o in rdf.predicate_objects(me) if p != KG.evidence}
    assert told == {
        (RDF.type, KG.Tenure),
        (RDF.type, ORG.Membership),
        (RDFS.label, Literal("沈知行:临浦市人民政府市长", lang="zh")),
        (ORG.member, iri("person-02")),
        (KG.post, iri("post-03")),
        (ORG.organization, iri("org-02")),
        (KG.title, Literal("市长", lang="zh")),
        (KG.status, KG["status-acting"]),
        (KG.inferred, Literal(True)),
        (PROV.wasDerivedFrom, own(graph, "document")),
    }
    (evidence,) = rdf.objects(me, KG.evidence)
    assert rdf.value(evidence, KG.confidence) == Literal(Decimal("0.9"))
    assert rdf.value(evidence, KG.rule) == Literal("tenure.before-name")
    assert len(list(rdf.objects(iri("tenure-01"), KG.evidence))) == 2


def test_a_division_that_the_gazetteer_knows_has_coordinates(graph: Graph, rdf: RdfGraph) -> None:
    known = Entity("place-x", Kind.PLACE, "北京市", code="110000")
    placed = to_rdf(replace(graph, entities=(*graph.entities, known)))
    assert {(s, p) for s, p, _ in set(placed) - set(rdf)} >= {
        (iri("place-x"), ns.SDO.latitude),
        (iri("place-x"), ns.SDO.longitude),
    }
    (latitude,) = placed.objects(iri("place-x"), ns.SDO.latitude)
    assert 39 < float(str(latitude)) < 41
    assert list(rdf.subjects(ns.SDO.latitude)) == []  # the example's codes are nobody's


def test_a_place_with_a_code_and_one_that_is_open(rdf: RdfGraph) -> None:
    assert list(rdf.objects(iri("place-03"), SKOS.notation)) == [Literal("991221")]
    assert list(rdf.objects(iri("place-04"), SKOS.notation)) == []
    assert {str(o) for o in rdf.objects(iri("place-04"), KG.candidate)} == {"临浦东湖新区", "青岚县东湖新区"}


def test_the_home_of_the_publication(graph: Graph, rdf: RdfGraph) -> None:
    assert set(rdf.subject_objects(KG.home)) == {(own(graph, "document"), iri("place-02"))}
    assert set(rdf.subject_objects(KG.homeSource)) == {(own(graph, "document"), Literal("text"))}
    elsewhere = to_rdf(replace(graph, home=replace(graph.home, place="无此市")))
    assert list(elsewhere.triples((None, KG.home, None))) == []


def test_the_home_is_one_of_its_namesakes(graph: Graph) -> None:
    namesakes = [Entity(f"place-{code}", Kind.PLACE, "朝阳区", code=code) for code in ("220104", "110105")]
    home = replace(graph.home, place="朝阳区", province="北京市")
    told = to_rdf(replace(graph, home=home, entities=(*graph.entities, *namesakes)))
    assert set(told.objects(None, KG.home)) == {iri("place-110105")}


def test_the_country_of_a_foreign_body_and_place(graph: Graph, rdf: RdfGraph) -> None:
    abroad = (
        Entity("org-x", Kind.ORGANISATION, "葡萄牙某市政府"),
        Entity("place-x", Kind.PLACE, "葡萄牙", code="PT"),
        Entity("person-x", Kind.PERSON, "葡萄牙某"),
    )
    placed = to_rdf(replace(graph, entities=(*graph.entities, *abroad)))
    assert set(placed.subject_objects(KG.country)) == {(iri("org-x"), Literal("PT")), (iri("place-x"), Literal("PT"))}
    assert list(rdf.triples((None, KG.country, None))) == []


def test_an_event_over_three_days(graph: Graph, rdf: RdfGraph) -> None:
    me = own(graph, "event-2")
    assert set(rdf.objects(me, RDF.type)) == {KG.Event, KG.Inspection, ns.SDO.Event}
    assert str(rdf.value(me, ns.SDO.startDate)) == "2021-04-03"
    assert str(rdf.value(me, ns.SDO.endDate)) == "2021-04-05"
    interval = rdf.value(me, ns.TIME.hasTime)
    days = [rdf.value(rdf.value(interval, p), ns.TIME.inXSDDate) for p in (ns.TIME.hasBeginning, ns.TIME.hasEnd)]
    assert [str(d) for d in days] == ["2021-04-03", "2021-04-05"]
    assert list(rdf.objects(me, KG.project)) == [iri("project-02")]
    assert list(rdf.objects(me, ns.SDO.location)) == [iri("place-03")]


def test_an_open_date_stays_open(graph: Graph, rdf: RdfGraph) -> None:
    me = own(graph, "event-5")
    assert rdf.value(me, KG.dateLabel) == Literal("近日", lang="zh")
    for predicate in (ns.SDO.startDate, ns.SDO.endDate, ns.TIME.hasTime):
        assert rdf.value(me, predicate) is None


@pytest.mark.parametrize("precision", list(Precision))
def test_an_event_of_which_the_year_alone_is_known_has_bounds(graph: Graph, precision: Precision) -> None:
    """Its days can be compared; that they are no exact ones can be asked; and OWL-Time does not say what is not so."""
    year = Period(date(1952, 1, 1), date(1952, 12, 31), "1952年", "year", precision=precision)
    rdf = to_rdf(replace(graph, events=(replace(graph.events[0], period=year), *graph.events[1:])))
    me = own(graph, graph.events[0].id)
    assert [str(rdf.value(me, p)) for p in (ns.SDO.startDate, ns.SDO.endDate)] == ["1952-01-01", "1952-12-31"]
    assert rdf.value(me, KG.datePrecision) == KG[f"precision-{precision.value}"]
    said, other = (ns.TIME.hasTime, KG.timeWithin) if precision is Precision.DAY else (KG.timeWithin, ns.TIME.hasTime)
    assert (rdf.value(me, said), RDF.type, ns.TIME.Interval) in rdf
    assert rdf.value(me, other) is None


def test_where_the_organisation_of_a_post_is_from(graph: Graph, rdf: RdfGraph) -> None:
    """Stated where a tenure or the post's own words state it, else inferred; with evidence in any case."""
    told = {rdf.value(r, RDF.subject): r for r in rdf.subjects(RDF.predicate, ORG.postIn)}
    assert set(told) == set(rdf.subjects(ORG.postIn))
    for post, relation in told.items():
        assert (post, ORG.postIn, rdf.value(relation, RDF.object)) in rdf
        (evidence,) = rdf.objects(relation, KG.evidence)
        assert rdf.value(evidence, KG.inferred) == rdf.value(relation, KG.inferred)
    stated = {post for post, relation in told.items() if rdf.value(relation, KG.inferred) == Literal(False)}
    tenures = {rdf.value(t, KG.post): rdf.value(t, KG.inferred) for t in rdf.subjects(RDF.type, KG.Tenure)}
    assert {post for post, inferred in tenures.items() if inferred == Literal(False)} & set(told) <= stated
    assert iri("post-03") in set(told) - stated  # 代市长, of which city the text does not say


def test_a_post_that_is_only_mentioned(graph: Graph) -> None:
    bare = to_rdf(replace(graph, tenures=()))
    told = {bare.value(r, RDF.subject): r for r in bare.subjects(RDF.predicate, ORG.postIn)}
    assert set(told) == set(bare.subjects(ORG.postIn))
    for post, relation in told.items():
        words = {str(bare.value(m, KG.quote)) for m in bare.subjects(KG.mentionOf, post)}
        organisation = str(bare.value(bare.value(post, ORG.postIn), RDFS.label))
        said = any(organisation in w for w in words)
        assert bare.value(relation, KG.inferred) == Literal(not said)
        assert bare.value(bare.value(relation, KG.evidence), KG.rule) == Literal("post.mention")


def test_a_participation(graph: Graph, rdf: RdfGraph) -> None:
    (me,) = (p for p in rdf.subjects(KG.event, own(graph, "event-1")) if rdf.value(p, KG.person) == iri("person-03"))
    assert list(rdf.objects(me, KG.role)) == [KG["role-attend"]]
    assert [rdf.value(me, p) for p in (KG.position, KG.listLength, KG.listOpen)] == [
        Literal(2),
        Literal(2),
        Literal(True),
    ]


def test_the_issue(graph: Graph, rdf: RdfGraph) -> None:
    me = own(graph, "issue")
    assert rdf.value(me, RDFS.label) == Literal("临浦通讯 2021年第5期", lang="zh")
    assert rdf.value(me, ns.SDO.issueNumber) == Literal(5)
    said = {rdf.value(r, RDF.predicate) for r in rdf.subjects(RDF.subject, me)}
    assert said == {
        ns.DCTERMS.title,
        KG.year,
        ns.SDO.issueNumber,
        KG.totalNumber,
        KG.publisherName,
        ns.SDO.datePublished,
    }


def test_every_fact_leads_to_document_page_and_characters(graph: Graph, rdf: RdfGraph) -> None:
    assert len(facts(rdf)) > 40
    flow = "".join(graph.document.text.split())
    for fact in facts(rdf):
        evidence = list(rdf.objects(fact, KG.evidence))
        assert evidence, fact
        for e in evidence:
            assert rdf.value(e, OA.hasSource) == own(graph, "document")
            start, end = rdf.value(e, KG.start), rdf.value(e, KG.end)
            assert isinstance(start, Literal)
            assert isinstance(end, Literal)
            page = graph.document.page_at(start.toPython())
            assert page is not None
            assert rdf.value(e, KG.page) == own(graph, f"page-{page.number}")
            pieces = sorted(
                (int(str(rdf.value(s, OA.start))), int(str(rdf.value(s, OA.end)))) for s in rdf.objects(e, KG.piece)
            )
            (selector,) = rdf.objects(e, OA.hasSelector)  # several would be alternatives
            assert [rdf.value(selector, p).toPython() for p in (OA.start, OA.end)] == [pieces[0][0], pieces[-1][1]]
            assert (pieces[0][0], pieces[-1][1]) == (start.toPython(), end.toPython())
            words = "".join("".join(graph.document.text[a:b].split()) for a, b in pieces)
            assert words
            assert words in str(rdf.value(e, KG.quote))
            for predicate in (KG.rule, KG.inferred, KG.confidence):
                assert rdf.value(e, predicate) is not None
    assert any(str(q) not in flow for q in rdf.objects(predicate=KG.quote))  # one runs over a page's end


def test_relations_are_in_the_data_themselves(rdf: RdfGraph) -> None:
    relations = list(rdf.subjects(RDF.type, KG.Relation))
    assert len(relations) > 15
    for r in relations:
        triple = tuple(rdf.value(r, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        assert triple in rdf
    assert (iri("org-06"), ORG.subOrganizationOf, iri("org-01")) in rdf
    assert (iri("place-03"), ns.SDO.containedInPlace, iri("place-02")) in rdf


def uncounted(rdf: RdfGraph) -> set[tuple[Node, Node, Node]]:
    """All triples but the numbers of triples and of members, and what is said of the evidence."""
    of_all = (ns.VOID.triples, ns.VOID.distinctSubjects, ns.VOID.entities, ns.DCTERMS.description)
    return {t for t in rdf if t[1] not in of_all}


def test_without_quotes_the_places_stay(graph: Graph, rdf: RdfGraph) -> None:
    offsets = to_rdf(graph, evidence="offsets")
    assert uncounted(rdf) - uncounted(offsets) == set(rdf.triples((None, KG.quote, None)))
    assert uncounted(offsets) <= uncounted(rdf)


def test_without_evidence_the_facts_stay(graph: Graph, rdf: RdfGraph) -> None:
    none = to_rdf(graph, evidence="none")
    assert uncounted(none) <= uncounted(rdf)
    assert facts(none) == facts(rdf)
    assert set(none.subjects(KG.inferred, None)) == facts(none)
    text = none.serialize(format="nt")
    assert re.search(r"/(evidence|mention|piece)-", text) is None


def test_all_vocabularies_are_listed(rdf: RdfGraph) -> None:
    listed = {str(v) for v in rdf.objects(predicate=ns.VOID.vocabulary)}
    terms = {str(x) for x in (*rdf.predicates(), *rdf.objects(predicate=RDF.type))}
    assert {t for t in terms if not t.startswith(tuple(listed))} == set()
    assert {v for v in listed if not any(t.startswith(v) for t in terms)} == set()


def test_the_data_set_names_its_language_and_says_what_evidence_it_has(graph: Graph, rdf: RdfGraph) -> None:
    assert list(rdf.objects(predicate=ns.DCTERMS.language)) == [URIRef("http://id.loc.gov/vocabulary/iso639-1/zh")]
    for level, words in (("quote", "and sentence"), ("offsets", "no sentence"), ("none", "without evidence")):
        said = to_rdf(graph, evidence=level).objects(predicate=ns.DCTERMS.description)  # type: ignore[arg-type]
        assert sum(words in str(x) for x in said) == 1


def test_an_unknown_level_is_refused(graph: Graph) -> None:
    with pytest.raises(InputError, match="quote, offsets or none"):
        to_rdf(graph, evidence="all")  # type: ignore[arg-type]


def test_nothing_dangles(graph: Graph, rdf: RdfGraph) -> None:
    subjects = set(rdf.subjects())
    objects = {o for o in rdf.objects() if isinstance(o, URIRef) and o.startswith(DEFAULT_BASE)}
    assert objects <= subjects
