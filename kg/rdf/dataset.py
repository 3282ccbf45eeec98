"""What a data set says of itself, in VoID, DCAT and PROV: what it holds, from which text, made by which program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from hashlib import sha256
from importlib.metadata import version
from typing import Literal as OneOf

from pyoxigraph import NamedNode
from pyoxigraph import Triple as RdfTriple

from kg.errors import InputError
from kg.model import Document
from kg.rdf.nodes import DCAT, DCTERMS, OA, ORG, PROV, RDF, RDFS, SDO, SKOS, TIME, VOID, Triple, en, value, zh
from kg.rdf.terms import DEFAULT_BASE, KG, KINDS

_COUNTED = (*KINDS.values(), KG.Tenure, KG.Event, KG.Participation, KG.Article, KG.Evidence)
_VOCABULARIES = (KG, DCAT, DCTERMS, OA, ORG, PROV, RDF, RDFS, SDO, SKOS, TIME, VOID)
_CHINESE = NamedNode("http://id.loc.gov/vocabulary/iso639-1/zh")  # as DCAT wants it, section 6.4.7 of version 2

EvidenceLevel = OneOf["quote", "offsets", "none"]
_EVIDENCE = {
    "quote": ("每一事实附依据（页码、字符位置与原句）", "each fact with its evidence: page, characters and sentence"),
    "offsets": (
        "每一事实附依据（页码与字符位置，不含原句）",
        "each fact with its evidence: page and characters, no sentence",
    ),
    "none": ("不附依据，只标明言或推断", "without evidence, each fact marked as stated or inferred"),
}


def dataset_iri(document: Document, base: str = DEFAULT_BASE) -> NamedNode:
    """The data set of one document, which is also the name of the graph that holds its facts."""
    return NamedNode(f"{base}dataset-{document.sha256[:12]}")


def description(
    document: Document,
    facts: Collection[RdfTriple],
    *,
    base: str = DEFAULT_BASE,
    evidence: EvidenceLevel = "quote",
    licence: str | None = None,
) -> Iterator[Triple]:
    """What describes the facts of one document, which were written with that much evidence.

    No clock: the building activity is told by the program's version and the input's checksum, so that the same input
    gives the same description. InputError where ``licence`` is no IRI.
    """
    me = dataset_iri(document, base)
    source = NamedNode(f"{base}document-{document.sha256[:12]}")
    for type in (VOID.Dataset, DCAT.Dataset, PROV.Entity):
        yield me, RDF.type, type
    yield me, RDFS.label, zh(document.name)
    yield me, DCTERMS.title, zh(f"{document.name} 知识图谱")
    yield me, DCTERMS.title, en(f"Knowledge graph of {document.name}")
    with_zh, with_en = _EVIDENCE[evidence]
    yield (
        me,
        DCTERMS.description,
        zh(f"由 gazette-kg 从一份官方出版物中抽取的人物、职务、机构、项目、地点与事件，{with_zh}。"),
    )
    yield (
        me,
        DCTERMS.description,
        en(
            "Persons, posts, organisations, projects, places and events that gazette-kg read out of one official"
            f" publication, {with_en}."
        ),
    )
    yield me, DCTERMS.language, _CHINESE
    yield me, DCTERMS.source, source
    if licence is not None:
        yield me, DCTERMS.license, _iri(licence)
    yield me, VOID.uriSpace, value(base)
    for vocabulary in _VOCABULARIES:
        yield me, VOID.vocabulary, NamedNode(vocabulary.iri.removesuffix("#") if vocabulary is KG else vocabulary.iri)
    yield from _counts(me, facts)
    yield from _build(me, source, document, base)


def _counts(me: NamedNode, facts: Collection[RdfTriple]) -> Iterator[Triple]:
    """How many triples, subjects and members of the main classes there are."""
    counted = set(_COUNTED)
    members: Counter[NamedNode] = Counter()
    subjects: set[NamedNode] = set()
    for t in facts:
        subjects.add(t.subject)  # type: ignore[arg-type]
        if t.predicate == RDF.type and t.object in counted:
            members[t.object] += 1  # type: ignore[index]
    yield me, VOID.triples, value(len(facts))
    yield me, VOID.distinctSubjects, value(len(subjects))
    for kind in _COUNTED:
        name = kind.value.rpartition("#")[2]
        part = NamedNode(f"{me.value}-{name}")
        yield me, VOID.classPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, VOID["class"], kind
        yield part, VOID.entities, value(members[kind])


def _build(me: NamedNode, source: NamedNode, document: Document, base: str) -> Iterator[Triple]:
    """The activity that made the data set, and the program."""
    release = version("gazette-kg")
    program = NamedNode(f"{base}program-gazette-kg-{release.replace('.', '-')}")
    digest = sha256(json.dumps([release, document.sha256]).encode("ascii")).hexdigest()[:12]
    activity = NamedNode(f"{base}activity-{digest}")
    yield me, PROV.wasGeneratedBy, activity
    yield activity, RDF.type, PROV.Activity
    yield activity, RDFS.label, en(f"gazette-kg {release} reads {document.name}")
    yield activity, RDFS.label, zh(f"gazette-kg {release} 读取 {document.name}")
    yield activity, PROV.used, source
    yield activity, PROV.wasAssociatedWith, program
    yield program, RDF.type, PROV.SoftwareAgent
    yield program, RDFS.label, en(f"gazette-kg {release}")
    yield program, RDFS.label, zh(f"gazette-kg {release}")
    yield program, SDO.softwareVersion, value(release)


def _iri(licence: str) -> NamedNode:
    try:
        return NamedNode(licence)
    except ValueError as e:
        raise InputError(
            f"--licence {licence!r} is not an absolute IRI: {e}; such as https://creativecommons.org/licenses/by/4.0/"
        ) from None
