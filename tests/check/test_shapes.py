"""The shapes, the ontology and the data say the same, in both directions."""

from __future__ import annotations

import pytest
from pyshacl import validate
from rdflib import Graph as RdfGraph
from rdflib import URIRef
from rdflib import namespace as ns
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from kg.rdf import KG, ontology_text, shapes_text, to_rdf
from kg.rdf.build import described
from kg.rdf.infer import FOLLOWS, infer
from kg.rdf.nodes import to_rdflib
from tests.rdf.test_ontology import ABOVE, everything

LISTS = (RDF.first, RDF.rest, RDF.nil, RDF.langString)
# Of the ontology itself: classes that gather others, and the order of ranks.
NOT_OF_DATA = {KG.Fact, KG.TextPart, KG.Role, KG.Status, KG.Rank, KG.Precision, KG.rankOrder} | ABOVE


@pytest.fixture(scope="module")
def shapes() -> RdfGraph:
    return RdfGraph().parse(data=shapes_text(), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> RdfGraph:
    return RdfGraph().parse(data=ontology_text(), format="turtle")


@pytest.fixture(scope="module")
def data() -> RdfGraph:
    """All that the program can write, and all that follows from it."""
    graph = everything()
    rdf = to_rdf(graph, licence="https://creativecommons.org/publicdomain/zero/1.0/")
    for t in infer(described(graph)):
        rdf.add(tuple(to_rdflib(x) for x in (t.subject, t.predicate, t.object)))  # type: ignore[arg-type]
    return rdf


def named(shapes: RdfGraph) -> set[URIRef]:
    """The terms that the shapes speak of, without SHACL's own, datatypes and what describes the file."""
    others = ("https://gazette-kg.invalid/shapes", *map(str, (SH, ns.XSD, OWL, *LISTS)))
    return {x for t in shapes for x in t if isinstance(x, URIRef) and not str(x).startswith(others)}


def shape(name: str) -> URIRef:
    return URIRef(f"https://gazette-kg.invalid/shapes#{name}")


def listed(shapes: RdfGraph, node: Node | None) -> set[Node]:
    """The values that a shape allows."""
    return set(Collection(shapes, shapes.value(node, SH["in"])))


def event_types(shapes: RdfGraph) -> set[Node]:
    return listed(shapes, shapes.value(shape("Event-type"), SH.qualifiedValueShape))


def test_every_term_that_a_shape_names_is_declared(shapes: RdfGraph, ontology: RdfGraph) -> None:
    assert named(shapes) - set(ontology.subjects(RDF.type)) == set()
    assert len(named(shapes)) > 120


def test_every_class_and_property_of_the_ontology_is_in_a_shape(shapes: RdfGraph, ontology: RdfGraph) -> None:
    types = (OWL.Class, RDFS.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property)
    terms = {s for type in types for s in ontology.subjects(RDF.type, type) if isinstance(s, URIRef)}
    assert terms - named(shapes) - NOT_OF_DATA == set()


def test_every_class_of_the_data_has_a_shape(shapes: RdfGraph, data: RdfGraph) -> None:
    targets = set(shapes.objects(predicate=SH.targetClass))
    beside = set(shapes.objects(predicate=SH.hasValue))
    assert set(data.objects(predicate=RDF.type)) - targets - beside - event_types(shapes) == set()
    assert targets & NOT_OF_DATA == set()


def test_every_property_of_the_data_is_in_a_shape_of_its_class(shapes: RdfGraph, data: RdfGraph) -> None:
    """All shapes are closed, so that a property without a place would be a warning; and none asks for what never is."""
    conforms, _, text = validate(data, shacl_graph=shapes, inference="none")
    assert conforms, text
    of_all = {shape("node-name"), shape("node-ascii")}
    assert set(shapes.subjects(SH.targetClass)) - of_all <= set(shapes.subjects(SH.closed))
    assert {p for p in shapes.objects(predicate=SH.path) if isinstance(p, URIRef)} == set(data.predicates())


def test_the_shapes_are_good_shapes(shapes: RdfGraph) -> None:
    """By the shapes of shapes (SHACL, appendix C)."""
    conforms, _, text = validate(RdfGraph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_every_shape_has_a_name_and_says_in_both_languages_what_has_to_hold(shapes: RdfGraph) -> None:
    found = {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.subjects(RDF.type, SH.PropertyShape)}
    assert len(found) > 150
    for one in found:
        assert isinstance(one, URIRef)
        assert {getattr(m, "language", None) for m in shapes.objects(one, SH.message)} == {"zh", "en"}, one
    assert set(shapes.objects(predicate=SH.property)) <= found


def test_lists_in_shapes_are_whole(shapes: RdfGraph, ontology: RdfGraph) -> None:
    """Roles, statuses and ranks are the members of their schemes."""
    scheme = URIRef("http://www.w3.org/2004/02/skos/core#inScheme")
    for name, members in (
        ("Participation-role", KG.roles),
        ("Tenure-status", KG.statuses),
        ("PostRank-rank", KG.ranks),
        ("Event-precision", KG.precisions),
    ):
        assert listed(shapes, shape(name)) == set(ontology.subjects(scheme, members))
    assert event_types(shapes) == set(ontology.subjects(RDFS.subClassOf, KG.Event))


def test_what_follows_by_rules_is_known(data: RdfGraph) -> None:
    graph = everything()
    assert {t.predicate for t in infer(described(graph))} == FOLLOWS


@pytest.mark.parametrize("missing", [KG.Tenure, KG.Evidence, ns.SDO.Event, ns.VOID.Dataset])
def test_the_data_has_what_the_tests_above_look_at(data: RdfGraph, missing: URIRef) -> None:
    assert (None, RDF.type, missing) in data
