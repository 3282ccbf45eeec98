"""What is made out of the ontology: its reference as a page, and the context for JSON-LD.

``python -m kg.rdf.reference`` writes both beside ``ontology/kg.ttl``; a test holds them against a fresh making.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from kg.rdf.build import prefixes
from kg.rdf.ontology import ontology_text
from kg.rdf.terms import KG

_SECTIONS = (
    ("classes", "类", "Classes"),
    ("objects", "关系属性", "Properties between things"),
    ("values", "数值属性", "Properties with values"),
    ("concepts", "取值表", "Concepts"),
    ("borrowed", "所用其他词汇", "Terms of other vocabularies"),
)
_TYPED = (XSD.date, XSD.integer, XSD.decimal, XSD.boolean, XSD.gYear, XSD.string)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the ontology, as the page shows it: names in short, labels and comments in both languages."""

    name: str
    anchor: str
    iri: str
    zh: str
    en: str
    comment_zh: str
    comment_en: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]


def reference() -> str:
    """The reference of the ontology as one HTML page without any outside source."""
    ontology = RdfGraph().parse(data=ontology_text(), format="turtle")
    (head,) = ontology.subjects(RDF.type, OWL.Ontology)
    template = Environment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    page = template.from_string(files("kg.rdf").joinpath("reference.html.j2").read_text("utf-8"))
    sections = [
        (id, zh, en, sorted(_terms(ontology, id), key=lambda t: (t.name.lower(), t.name))) for id, zh, en in _SECTIONS
    ]
    return page.render(
        version=str(ontology.value(head, OWL.versionInfo)),
        iri=str(head),
        version_iri=str(ontology.value(head, OWL.versionIRI)),
        prefixes=[(p, iri) for p, iri in prefixes().items() if p],
        sections=sections,
    )


def context() -> str:
    """The context for JSON-LD: all prefixes, and each property of ours with what its values are."""
    ontology = RdfGraph().parse(data=ontology_text(), format="turtle")
    terms: dict[str, object] = {p: iri for p, iri in prefixes().items() if p}
    terms["label"] = {"@id": "rdfs:label", "@language": "zh"}
    for property in sorted(ontology.subjects(RDF.type, OWL.ObjectProperty), key=str):
        if (name := _own(property)) is not None:
            terms[name] = {"@id": f"kg:{name}", "@type": "@id"}
    for property in sorted(ontology.subjects(RDF.type, OWL.DatatypeProperty), key=str):
        if (name := _own(property)) is not None:
            range = ontology.value(property, RDFS.range)
            kind = {"@language": "zh"} if range == RDF.langString else {"@type": _short(range)}
            terms[name] = {"@id": f"kg:{name}"} | (kind if range == RDF.langString or range in _TYPED else {})
    return json.dumps({"@context": terms}, ensure_ascii=False, indent=1) + "\n"


def _terms(ontology: RdfGraph, section: str) -> Iterator[Term]:
    """The terms of one section."""
    classes = set(ontology.subjects(RDF.type, OWL.Class)) | set(ontology.subjects(RDF.type, RDFS.Class))
    objects = set(ontology.subjects(RDF.type, OWL.ObjectProperty)) | set(ontology.subjects(RDF.type, RDF.Property))
    values = {x for type in (OWL.DatatypeProperty, OWL.AnnotationProperty) for x in ontology.subjects(RDF.type, type)}
    concepts = set(ontology.subjects(RDF.type, SKOS.Concept)) | set(ontology.subjects(RDF.type, SKOS.ConceptScheme))
    named = {x for x in classes | objects | values | concepts if isinstance(x, URIRef)}
    ours = {x for x in named if _own(x) is not None}
    of_section: dict[str, set[URIRef]] = {
        "classes": ours & classes,
        "objects": ours & objects,
        "values": ours & values,
        "concepts": ours & concepts,
        "borrowed": named - ours,
    }
    for node in of_section[section]:
        name = _short(node)
        label = {x.language: str(x) for p in (RDFS.label, SKOS.prefLabel) for x in _literals(ontology, node, p)}
        comment = {x.language: str(x) for p in (SKOS.definition, RDFS.comment) for x in _literals(ontology, node, p)}
        yield Term(
            name,
            name.replace(":", "-"),
            str(node),
            label.get("zh", ""),
            label.get("en", ""),
            comment.get("zh", ""),
            comment.get("en", ""),
            tuple(_facts(ontology, node)),
        )


def _facts(ontology: RdfGraph, node: URIRef) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the ontology says of a term beside its labels, in short names."""
    for word, predicate in (
        ("父类 subclass of", RDFS.subClassOf),
        ("父属性 subproperty of", RDFS.subPropertyOf),
        ("主语 domain", RDFS.domain),
        ("宾语 range", RDFS.range),
        ("所在表 in scheme", SKOS.inScheme),
        ("代码 notation", SKOS.notation),
    ):
        told = sorted(_short(o) for o in ontology.objects(node, predicate) if isinstance(o, URIRef | Literal))
        if told:
            yield word, tuple(told)
    characters = sorted(_short(o) for o in ontology.objects(node, RDF.type) if str(o).endswith("Property"))
    if any(c not in ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty") for c in characters):
        yield "性质 characteristics", tuple(characters)


def _literals(ontology: RdfGraph, node: URIRef, predicate: URIRef) -> Iterable[Literal]:
    return (o for o in ontology.objects(node, predicate) if isinstance(o, Literal))


def _own(node: object) -> str | None:
    """A term's name in our name space; None for others."""
    text = str(node)
    return text.removeprefix(KG.iri) if isinstance(node, URIRef) and text.startswith(KG.iri) else None


def _short(node: object) -> str:
    """An IRI with its prefix, a literal as it is."""
    text = str(node)
    spaces = {**prefixes(), "foaf": "http://xmlns.com/foaf/0.1/", "owl": str(OWL)}
    for prefix, iri in spaces.items():
        if prefix and isinstance(node, URIRef) and text.startswith(iri):
            return f"{prefix}:{text.removeprefix(iri)}"
    return text


def main() -> None:
    """Write the page and the context beside the ontology."""
    ontology = Path(__file__).parents[2] / "ontology"
    (ontology / "index.html").write_text(reference(), "utf-8")
    (ontology / "context.jsonld").write_text(context(), "utf-8")


if __name__ == "__main__":
    main()
