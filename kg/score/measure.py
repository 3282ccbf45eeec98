"""Annotated documents through the ordinary build, and what came out against what was annotated."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from kg.build import build, tell_home
from kg.extract import extract, load
from kg.model import Document
from kg.read.pages import find_pages
from kg.score.compare import Score, compare
from kg.score.facts import Annotated, Facts, facts_of, tags_of
from kg.segment import segment

Finder = Callable[[Annotated], Facts]


@dataclass(frozen=True, slots=True)
class Measured:
    """An annotated document, what was found in it, and the figures of that."""

    gold: Annotated
    found: Facts
    score: Score


def measure(documents: Iterable[Annotated], find: Finder | None = None) -> Iterator[Measured]:
    """Each document measured; ``find`` is from ``finder`` (rules alone where not given)."""
    find = find or finder()
    for gold in documents:
        found = find(gold)
        yield Measured(gold, found, compare(gold, found))


def finder(nlp: Language | None = None) -> Finder:
    """What finds the facts of a text: ``kg.build.build`` with the document's meta as options; ``nlp`` as there."""
    nlp = nlp or load()

    def find(gold: Annotated) -> Facts:
        raw = gold.text.encode()
        document = Document(
            gold.name, f"{gold.name}.txt", hashlib.sha256(raw).hexdigest(), gold.text, find_pages(gold.text)
        )
        meta = gold.meta
        if gold.facts.holds is None and gold.facts.items is None:
            return _mentions(document, nlp)
        graph = build(
            document,
            place=meta.place,
            province=meta.province,
            date=meta.date,
            organisation=meta.organisation,
            nlp=nlp,
        )
        return facts_of(graph)

    return find


def _mentions(document: Document, nlp: Language) -> Facts:
    """The mentions alone, of a text whose annotator wrote nothing else down."""
    parts = segment(document)
    home, _ = tell_home(document, parts, place=None, province=None, organisation=None)
    return Facts(tags_of(document.text, extract(parts, nlp, home)), None, None)
