"""The shapes of ``ontology/shapes.ttl`` held against data by pySHACL."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode
from pyshacl import validate
from pyshacl.errors import ReportableRuntimeError
from rdflib import BNode, URIRef
from rdflib import Graph as RdfGraph
from rdflib import Literal as RdfLiteral
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Node as RdfNode

from kg.check.data import Data, Node, name, short
from kg.check.finding import Finding, Severity
from kg.errors import InputError
from kg.rdf import shapes_text
from kg.rdf.labels import Words, ontology_triples
from kg.rdf.nodes import to_rdflib

# Constraint -> what was found, and what to do about it; {path} is the property, {n} how many values it has.
_FAULTS: Mapping[RdfNode, tuple[Words, Words]] = {
    SH.MinCountConstraintComponent: (Words("缺少 {path}", "{path} is missing"), Words("补上 {path}", "add {path}")),
    SH.HasValueConstraintComponent: (Words("缺少该值", "it is missing"), Words("补上该值", "add it")),
    SH.MaxCountConstraintComponent: (
        Words("有 {n} 个 {path}", "{n} values of {path}"),
        Words("只留一个 {path}", "keep one {path}"),
    ),
    SH.ClosedConstraintComponent: (
        Words("有 {path} {value}", "it has {path} {value}"),
        Words("检查属性名；他处词汇的属性可以保留", "check the property's name; one of another vocabulary may stay"),
    ),
    SH.ClassConstraintComponent: (
        Words("{value} 属于他类，或未加描述", "{value} is of another class, or not described"),
        Words("改指所要求之类的事物，或补上其 rdf:type", "name a thing of that class, or give it its rdf:type"),
    ),
    SH.EqualsConstraintComponent: (
        Words("二者之一缺 {value}", "one of the two lacks {value}"),
        Words("两处写入同样的值", "give both the same values"),
    ),
    SH.InConstraintComponent: (
        Words("实为 {value}，不在表中", "it is {value}, which is not in the list"),
        Words("改用表中的值", "take a value of the list"),
    ),
    SH.LessThanConstraintComponent: (
        Words("实为 {value}，次序不对", "it is {value}, which is out of order"),
        Words("核对所比较的两个值", "check the two values"),
    ),
    SH.QualifiedMinCountConstraintComponent: (Words("一个也没有", "it has none"), Words("补上一个", "add one")),
    SH.QualifiedMaxCountConstraintComponent: (Words("不止一个", "it has several"), Words("只留一个", "keep one")),
}
_OTHER = (Words("实为 {value}", "it is {value}"), Words("改正该值", "correct the value"))
# A node that has a property of another class.
_MISPLACED = (
    Words("有 {path}，却不属此类", "it has {path} and is not of that class"),
    Words("补上其 rdf:type，或删去该属性", "give it its rdf:type, or take the property away"),
)


class _Comparable(RdfLiteral):
    """A literal that has an order with all others: with what it can't be compared to it is not in order, as SHACL has
    it (4.5.3). pySHACL would end with a TypeError on the 30th of February.
    """

    def __lt__(self, other: object) -> bool:
        return super().__lt__(other) is True

    def __le__(self, other: object) -> bool:
        return super().__le__(other) is True


def shape_findings(data: Data) -> Iterator[Finding]:
    """What breaks a shape; InputError where the data can't be held against them at all."""
    with _quiet():
        rdf = _rdflib(data)
        try:
            _, results, _ = validate(rdf, shacl_graph=_by_target(), inference="none", inplace=True)
        except ReportableRuntimeError as e:
            raise InputError(f"{', '.join(map(str, data.files))}: can't be held against the shapes: {e}") from None
    assert isinstance(results, RdfGraph)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield _finding(data, results, result)


@cache
def _shapes() -> RdfGraph:
    return RdfGraph().parse(data=shapes_text(), format="turtle")


@cache
def _by_target() -> RdfGraph:
    """The same shapes, where what a shape of a class has by ``sh:property`` has that class as its own target.

    pySHACL makes a constraint anew for each node that comes by ``sh:property``, and once for all nodes of a target:
    that takes a third of the time.
    """
    shapes = RdfGraph()
    shapes += _shapes()
    for shape in set(shapes.subjects(SH.property)):
        properties = list(shapes.objects(shape, SH.property))
        for of_class in (SH.targetClass, SH.targetSubjectsOf):
            for target in shapes.objects(shape, of_class):
                shapes.addN((p, of_class, target, shapes) for p in properties)
        allowed = Collection(shapes, next(shapes.objects(shape, SH.ignoredProperties)))
        allowed += [path for p in properties for path in shapes.objects(p, SH.path) if isinstance(path, URIRef)]
        shapes.remove((shape, SH.property, None))
    return shapes


def _rdflib(data: Data) -> RdfGraph:
    """The data for pySHACL, and which classes of the ontology are below which."""
    rdf = RdfGraph(bind_namespaces="none")
    known: dict[object, RdfNode] = {}
    for t in data.triples:
        terms = (t.subject, t.predicate, t.object)
        rdf.add(tuple(known.get(x) or known.setdefault(x, _node(x)) for x in terms))  # type: ignore[arg-type]
    for t in ontology_triples():
        if t.predicate.value == str(RDFS.subClassOf) and isinstance(t.object, NamedNode):
            rdf.add((URIRef(t.subject.value), RDFS.subClassOf, URIRef(t.object.value)))  # type: ignore[union-attr]
    return rdf


def _node(term: Node | Literal) -> RdfNode:
    if isinstance(term, BlankNode):
        return BNode(term.value)
    node = to_rdflib(term)
    if isinstance(node, RdfLiteral):
        literal = _Comparable(node, lang=node.language, datatype=node.datatype, normalize=False)
        if node.datatype == XSD.boolean and str(node) not in ("true", "false", "1", "0"):
            literal._ill_typed = True  # rdflib takes it for false
        return literal
    return node


def _term(node: RdfNode | None) -> Node | Literal | None:
    if isinstance(node, BNode):
        return BlankNode(str(node))
    if isinstance(node, RdfLiteral):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
    return NamedNode(str(node)) if node is not None else None


def _finding(data: Data, results: RdfGraph, result: RdfNode) -> Finding:
    thing, shape = _term(results.value(result, SH.focusNode)), results.value(result, SH.sourceShape)
    assert isinstance(thing, NamedNode | BlankNode)
    assert isinstance(shape, URIRef)
    path, value = (_term(results.value(result, p)) for p in (SH.resultPath, SH.value))
    paths = [path] if isinstance(path, NamedNode) else _misplaced(data, thing, shape)
    constraint = results.value(result, SH.sourceConstraintComponent)
    if constraint == SH.LessThanOrEqualsConstraintComponent:
        constraint = SH.LessThanConstraintComponent
    misplaced = paths and path is None and constraint == SH.ClassConstraintComponent
    wrong, mend = _MISPLACED if misplaced else _FAULTS.get(constraint, _OTHER)  # type: ignore[arg-type]
    shown = _written(value) if isinstance(value, Literal) else data.show(value) if value else Words("", "")
    told = {"path": ", ".join(map(short, paths)), "n": sum(1 for p in paths for _ in data.objects(thing, p))}
    messages = {m.language: str(m) for m in _shapes().objects(shape, SH.message) if isinstance(m, RdfLiteral)}
    return Finding(
        code=shape.partition("#")[2],
        severity=Severity.WARNING if results.value(result, SH.resultSeverity) == SH.Warning else Severity.VIOLATION,
        thing=name(thing),
        label=data.label(thing),
        must=Words(messages["zh"], messages["en"]),
        wrong=Words(wrong.zh.format(value=shown.zh, **told), wrong.en.format(value=shown.en, **told)),
        mend=Words(mend.zh.format(**told), mend.en.format(**told)),
        file=data.file(thing),
    )


def _written(literal: Literal) -> Words:
    """A literal with its language or datatype, as Turtle has it."""
    written = str(literal)
    if not literal.language:
        written = written.replace(f"<{literal.datatype.value}>", short(literal.datatype))
    return Words(written, written)


def _misplaced(data: Data, thing: Node, shape: URIRef) -> list[NamedNode]:
    """The properties by which a shape of one class's properties came upon a thing."""
    properties = (NamedNode(str(p)) for p in _shapes().objects(shape, SH.targetSubjectsOf))
    return sorted((p for p in properties if any(data.objects(thing, p))), key=str)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without rdflib's log of values that are none: they come out as findings."""
    log = logging.getLogger("rdflib.term")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Parsing weird boolean")
            yield
    finally:
        log.setLevel(before)
