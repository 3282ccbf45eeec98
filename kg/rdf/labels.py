"""What the ontology calls its terms, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg.rdf.nodes import RDFS, SKOS
from kg.rdf.ontology import ontology_text
from kg.rdf.terms import KG


@dataclass(frozen=True, slots=True)
class Words:
    """The same said in Chinese and in English."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@cache
def ontology_triples() -> tuple[Triple, ...]:
    """The triples of the ontology."""
    return tuple(q.triple for q in pyoxigraph.parse(ontology_text(), RdfFormat.TURTLE))


@cache
def term_labels() -> dict[NamedNode, Words]:
    """The names of the terms that are the ontology's own: a thing is called by these, not by those of others."""
    said: dict[NamedNode, dict[str, str]] = {}
    for t in ontology_triples():
        term, name = t.subject, t.object
        if t.predicate not in (RDFS.label, SKOS.prefLabel) or not isinstance(name, Literal) or name.language is None:
            continue
        if isinstance(term, NamedNode) and term.value.startswith(KG.iri):
            said.setdefault(term, {})[name.language] = name.value
    return {term: Words(names["zh"], names["en"]) for term, names in said.items()}
