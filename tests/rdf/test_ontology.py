"""The ontology and the code say the same, in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from rdflib import Graph as RdfGraph
from rdflib import URIRef
from rdflib import namespace as ns
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.model import (
    Bounds,
    Entity,
    EventType,
    Graph,
    Kind,
    PartialDate,
    Period,
    PostRank,
    Precision,
    Predicate,
    Relation,
    Role,
    Sum,
    TenureStatus,
)
from kg.rdf import KG, ontology_text, terms, to_rdf
from kg.rdf.build import described
from kg.rdf.infer import infer
from kg.rdf.nodes import to_rdflib
from tests.example import example_graph


def iris(values: Mapping[Any, Any]) -> dict[Any, URIRef]:
    return {key: URIRef(node.value) for key, node in values.items()}


KINDS, EVENT_TYPES, ROLES = iris(terms.KINDS), iris(terms.EVENT_TYPES), iris(terms.ROLES)
STATUSES, RELATIONS, RANKS = iris(terms.STATUSES), iris(terms.RELATIONS), iris(terms.RANKS)
PRECISIONS = iris(terms.PRECISIONS)

# Classes that gather others; the data names the members only.
ABSTRACT = {KG.Fact, KG.TextPart, KG.Role, KG.Status, KG.Rank, KG.Precision}
# Classes above ours, which the data does not name, and what the ontology's own lists are.
ABOVE = {ns.FOAF.Person, ns.PROV.Agent, ns.PROV.Location, SKOS.Concept, SKOS.ConceptScheme}


@pytest.fixture(scope="module")
def ontology() -> RdfGraph:
    return RdfGraph().parse(data=ontology_text(), format="turtle")


DAY = Bounds(date(2021, 4, 1), date(2021, 4, 1), date(2021, 4, 9), date(2021, 4, 9))


def everything() -> Graph:
    """The example with every event type, role and status, an event whose end alone is known,
    a place with coordinates and one abroad."""
    graph = example_graph()
    first = graph.events[0]
    part = first.participations[0]
    events = tuple(
        replace(first, id=f"event-x{i}", type=type, period=Period(None, date(2021, 4, i), "", "example"))
        for i, type in enumerate(EventType, 1)
    )
    spring = date(2021, 3, 1), date(2021, 5, 31)
    events += tuple(
        replace(first, id=f"event-z{i}", period=Period(*spring, "", "example", precision=precision))
        for i, precision in enumerate(Precision)
    )
    events += (replace(first, id="event-y", participations=(replace(part, roles=tuple(Role)),)),)
    tenure = replace(graph.tenures[0], bounds=DAY)
    tenures = tuple(replace(tenure, id=f"tenure-x{i}", status=s) for i, s in enumerate(TenureStatus))
    known = Entity("place-x", Kind.PLACE, "北京市", code="110000")
    abroad = Entity("place-y", Kind.PLACE, "哈萨克斯坦", code="KZ")
    graph = replace(graph, entities=(*graph.entities, known, abroad))
    project, post = (next(e.id for e in graph.entities if e.kind is kind) for kind in (Kind.PROJECT, Kind.POST))
    bodies = [e.id for e in graph.entities if e.kind is Kind.ORGANISATION]
    said = graph.tenures[0].evidence
    graph = replace(
        graph,
        ranks=tuple(PostRank(post, rank, said) for rank in RANKS),
        sums=(Sum(project, Decimal(10), "投资10元", said),),
        relations=(*graph.relations, Relation(bodies[0], Predicate.RENAMED, bodies[1], said)),
    )
    return replace(graph, events=graph.events + events, tenures=graph.tenures + tenures)


@pytest.fixture(scope="module")
def data() -> RdfGraph:
    """All facts of it, and all that follows from them."""
    graph = everything()
    rdf = to_rdf(graph, licence="https://creativecommons.org/publicdomain/zero/1.0/")
    for t in infer(described(graph)):
        rdf.add(tuple(to_rdflib(x) for x in (t.subject, t.predicate, t.object)))  # type: ignore[arg-type]
    return rdf


def notations(ontology: RdfGraph, nodes: set[Any]) -> dict[Any, str]:
    return {node: str(ontology.value(node, SKOS.notation)) for node in nodes}


@pytest.mark.parametrize(
    ("values", "enum", "members"),
    [
        (KINDS, Kind, None),
        (EVENT_TYPES, EventType, (RDFS.subClassOf, KG.Event)),
        (ROLES, Role, (SKOS.inScheme, KG.roles)),
        (STATUSES, TenureStatus, (SKOS.inScheme, KG.statuses)),
        (PRECISIONS, Precision, (SKOS.inScheme, KG.precisions)),
        (RELATIONS, Predicate, None),
    ],
    ids=["kinds", "event types", "roles", "statuses", "precisions", "relations"],
)
def test_values_of_the_model_are_terms_of_the_ontology(
    ontology: RdfGraph,
    values: Mapping[StrEnum, URIRef],
    enum: type[StrEnum],
    members: tuple[URIRef, URIRef] | None,
) -> None:
    """Every value has its term, with the value as notation; and the ontology has no further ones."""
    assert set(values) == set(enum)
    in_ontology = set(ontology.subjects(*members)) if members else set(values.values())
    assert notations(ontology, in_ontology) == {term: value.value for value, term in values.items()}


def test_no_kind_or_relation_in_the_ontology_that_the_model_lacks(ontology: RdfGraph) -> None:
    noted = {s for s in ontology.subjects(SKOS.notation) if s not in set(ontology.subjects(SKOS.inScheme))}
    noted -= set(ontology.subjects(RDFS.subClassOf, KG.Event))
    assert noted == set(KINDS.values()) | set(RELATIONS.values())


def test_all_terms_of_the_data_are_declared(ontology: RdfGraph, data: RdfGraph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class)) | set(ontology.subjects(RDF.type, RDFS.Class))
    assert set(data.objects(predicate=RDF.type)) - classes == set()
    properties = {
        s
        for type in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property)
        for s in ontology.subjects(RDF.type, type)
    }
    assert set(data.predicates()) - properties == set()
    ours = {o for o in data.objects() if isinstance(o, URIRef) and o.startswith(str(KG))}
    assert ours - set(ontology.subjects()) == set()


def test_all_that_is_declared_is_used(ontology: RdfGraph, data: RdfGraph) -> None:
    declared = {s for s in ontology.subjects(RDF.type) if isinstance(s, URIRef)}
    declared -= set(ontology.subjects(RDF.type, OWL.Ontology)) | ABSTRACT
    declared -= {KG.roles, KG.statuses, KG.ranks, KG.precisions, KG.rankOrder} | ABOVE
    used = {x for triple in data for x in triple}
    assert declared - used == set()


def test_borrowed_terms_exist_where_they_are_borrowed_from(ontology: RdfGraph) -> None:
    closed = (ns.DCTERMS, ns.FOAF, ns.ORG, OWL, ns.PROV, RDF, RDFS, ns.SDO, SKOS, ns.TIME)
    borrowed = {x for t in ontology for x in t if isinstance(x, URIRef) and not x.startswith(str(KG)[:-1])}
    known = {x for x in borrowed if any(x.startswith(str(space)) and x in space for space in closed)}
    others = {x for x in borrowed - known if any(x.startswith(str(space)) for space in closed)}
    assert others == set()
    assert len(known) > 60


def test_every_term_has_a_label_and_a_comment_in_both_languages(ontology: RdfGraph) -> None:
    """Ours and the borrowed ones; of concepts SKOS's label and definition."""
    terms = {s for s in ontology.subjects() if isinstance(s, URIRef)} - set(ontology.subjects(RDF.type, OWL.Ontology))
    assert len(terms) > 200
    for term in terms:
        for either in ((RDFS.label, SKOS.prefLabel), (RDFS.comment, SKOS.definition)):
            said = [getattr(o, "language", None) for p in either for o in set(ontology.objects(term, p))]
            assert set(said) == {"zh", "en"}, (term, either)
            assert all(str(o).strip() for p in either for o in ontology.objects(term, p)), term


def test_classes_above_ours_are_declared(ontology: RdfGraph) -> None:
    above = {o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in ontology.objects(None, p)}
    above |= {o for p in (RDFS.domain, RDFS.range) for o in ontology.objects(None, p)}
    declared = set(ontology.subjects(RDF.type))
    assert {
        o for o in above - declared if isinstance(o, URIRef) and not str(o).startswith((str(ns.XSD), str(RDF)))
    } == set()


def test_version(ontology: RdfGraph) -> None:
    (head,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert str(ontology.value(head, OWL.versionIRI)).endswith(str(ontology.value(head, OWL.versionInfo)))


@pytest.mark.parametrize("when", ["2021", "2021-04", "2021-04-30"])
def test_partial_dates_are_written_as_far_as_they_are_known(when: str) -> None:
    graph = example_graph()
    assert graph.issue is not None
    rdf = to_rdf(replace(graph, issue=replace(graph.issue, date=PartialDate.parse(when))))
    (value,) = rdf.objects(predicate=ns.SDO.datePublished)
    assert str(value) == when
