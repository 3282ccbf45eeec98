"""The spaCy side: a blank Chinese ``Language`` of characters with our components."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as Tokens
from spacy.util import filter_spans

from kg.errors import InputError
from kg.extract.candidates import Candidate
from kg.extract.find import find
from kg.extract.tagger.network import Reading, network
from kg.extract.view import View, view
from kg.model import Kind, PassageRole, Span
from kg.segment.flow import passage
from kg.segment.lines import read_lines
from kg.segment.paragraphs import paragraph_ends

SPANS_KEY = "kg"
TAGGER_KEY = "kg_tagger"
OWN_MODEL = "kg"  # the name of the tagger that comes with the program, and NO_MODEL that of none
NO_MODEL = "none"
LABELS = {
    Kind.PERSON: "PERSON",
    Kind.POST: "POST",
    Kind.ORGANISATION: "ORG",
    Kind.PROJECT: "PROJECT",
    Kind.PLACE: "PLACE",
}
# What the labels of a general pipeline (OntoNotes) are here.
STATISTICAL_LABELS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
}
_STATISTICAL = "kg_statistical"
_READING = "kg_reading"


class Statistics:
    """A spaCy component that lets another pipeline read the text, and keeps its persons, organisations and places.

    ``model`` names an installed pipeline with PERSON, ORG, GPE, LOC or FAC entities. Its words need not be ours:
    entities are taken over by characters.
    """

    def __init__(self, nlp: Language, name: str, model: str) -> None:
        """Load the pipeline; OSError where it is not installed."""
        self._other = spacy.load(model)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the other pipeline's entities for ``kg_mentions``."""
        doc.user_data[_STATISTICAL] = self.guesses(doc.text)
        return doc

    def guesses(self, text: str) -> tuple[Candidate, ...]:
        """The other pipeline's persons, organisations and places in a text."""
        return tuple(
            Candidate(STATISTICAL_LABELS[e.label_], e.start_char, e.end_char, "statistical", 0.75)
            for e in self._other(text).ents
            if e.label_ in STATISTICAL_LABELS
        )


class Tagger:
    """The spaCy component of the network that comes with the program (``kg.extract.tagger``).

    ``doc.spans[spans_key]`` holds its guesses with our labels; line breaks and spaces inside names are read over.
    ``kg_mentions`` behind it weighs them with what the rules find.
    """

    def __init__(self, nlp: Language, name: str, spans_key: str) -> None:
        """Take the key of the span group, and load the network."""
        self._key = spans_key
        self._network = network()

    def __call__(self, doc: Doc) -> Doc:
        """Read the document."""
        flow, offsets = _flow(doc.text)
        reading = self.read(view(flow))
        doc.user_data[_READING] = reading
        spans = [
            doc.char_span(offsets[g.start], offsets[g.end - 1] + 1, label=LABELS[g.kind], alignment_mode="expand")
            for g in reading.guesses
        ]
        doc.spans[self._key] = SpanGroup(doc, name=self._key, spans=[s for s in spans if s is not None])
        return doc

    def read(self, v: View) -> Reading:
        """What the network makes of a text."""
        return self._network.read(v)


class Mentions:
    """The spaCy component that finds persons, posts, organisations, projects and places.

    ``doc.spans[spans_key]`` holds all of them, nested ones too; ``doc.ents`` the longest ones that do not overlap.
    Labels are PERSON, POST, ORG, PROJECT and PLACE; a span's ``id_`` is the id of the rule that found it. Line breaks
    and spaces inside names are read over.
    """

    def __init__(self, nlp: Language, name: str, spans_key: str) -> None:
        """Take the key of the span group."""
        self._key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of a document."""
        flow, offsets = _flow(doc.text)
        guesses = _onto_flow(doc.user_data.get(_STATISTICAL, ()), offsets)
        candidates = find(flow, guesses=guesses, reading=doc.user_data.get(_READING))
        spans: list[Tokens] = []
        for c in candidates:
            span = doc.char_span(
                offsets[c.start], offsets[c.end - 1] + 1, label=LABELS[c.kind], span_id=c.rule, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
        doc.spans[self._key] = SpanGroup(doc, name=self._key, spans=spans)
        doc.ents = tuple(filter_spans(spans))
        return doc


# Registered when the classes are there, not by decorators: spaCy looks the names up among the entry points of installed
# packages first, which are these classes in this very module.
Language.factory("kg_statistics", default_config={"model": ""}, func=Statistics)
Language.factory("kg_tagger", default_config={"spans_key": TAGGER_KEY}, func=Tagger)
Language.factory("kg_mentions", default_config={"spans_key": SPANS_KEY}, func=Mentions)


def _flow(text: str) -> tuple[str, Sequence[int]]:
    """The text without line breaks inside paragraphs and stray spaces, and where its characters stand."""
    if not any(c.isspace() and c != "\n" for c in text) and "\n" not in text:
        return text, range(len(text))
    whole = Span(0, len(text))
    p = passage("doc", PassageRole.BODY, text, [whole], breaks=paragraph_ends(read_lines(text, whole)))
    return p.text, p.offsets


def _onto_flow(guesses: Sequence[Candidate], offsets: Sequence[int]) -> list[Candidate]:
    out = []
    for c in guesses:
        start, end = bisect_left(offsets, c.start), bisect_left(offsets, c.end)
        if start < end:
            out.append(Candidate(c.kind, start, end, c.rule, c.weight))
    return out


def load(model: str | None = OWN_MODEL) -> Language:
    """A pipeline that finds mentions: ``nlp = load(); doc = nlp(text); doc.ents``.

    ``model`` is ``kg`` for the tagger that comes with the program, ``none`` (or None) for rules alone, or the name of
    an installed spaCy pipeline (``zh_core_web_sm`` …) whose persons, organisations and places stand where no rule
    speaks. Raises InputError where that is not installed.
    """
    nlp = spacy.blank("zh")
    if model == OWN_MODEL:
        nlp.add_pipe("kg_tagger")
    elif model and model != NO_MODEL:
        try:
            nlp.add_pipe("kg_statistics", config={"model": model})
        except OSError:
            raise InputError(
                f"--model {model}: no spaCy pipeline of that name is installed here; install it, or use "
                f"--model {OWN_MODEL} (our own) or --model {NO_MODEL} (rules alone)"
            ) from None
    nlp.add_pipe("kg_mentions")
    return nlp
