"""The spaCy side: a blank Chinese ``Language`` of characters with our components, and documents run through it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as Tokens
from spacy.util import filter_spans

from kg.errors import InputError
from kg.extract.candidates import Candidate
from kg.extract.consistency import divisions_of, names_of, unread
from kg.extract.find import NOTHING, find
from kg.extract.recurring import recurring_names
from kg.extract.tagger.network import Reading, network
from kg.extract.view import normalise, view
from kg.lexicon.confidence import confidence_of
from kg.lexicon.places import short_form
from kg.model import Home, Kind, Mention, Passage, PassageRole, Segmentation, Span
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
_KNOWN = "kg_known"
_PLACES = "kg_places"
_RECURRING = "kg_recurring"
_STATISTICAL = "kg_statistical"
_READING = "kg_reading"
_FOUND = "kg_found"
_SQUEEZED = "kg_squeezed"  # the text of a document that is a passage's: nothing to read over in it
# Parts of a publication in which running text names people and things; lists of contents, mastheads and tables have
# readers of their own.
_READ = frozenset({PassageRole.BODY, PassageRole.ENTRY, PassageRole.TITLE, PassageRole.BYLINE, PassageRole.CAPTION})


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
        other = self._other(doc.text)
        doc.user_data[_STATISTICAL] = tuple(
            Candidate(STATISTICAL_LABELS[e.label_], e.start_char, e.end_char, "statistical", 0.75)
            for e in other.ents
            if e.label_ in STATISTICAL_LABELS
        )
        return doc


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
        """Read the document, if it comes without a reading."""
        if _READING in doc.user_data:
            return doc
        squeezed: str | None = doc.user_data.get(_SQUEEZED)
        flow, offsets = _flow(doc.text) if squeezed is None else (squeezed, range(len(squeezed)))
        seen = view(flow)
        reading = self._network.read(seen.text, seen.words)
        doc.user_data[_READING] = reading
        if squeezed is None:
            spans = [
                doc.char_span(offsets[g.start], offsets[g.end - 1] + 1, label=LABELS[g.kind], alignment_mode="expand")
                for g in reading.guesses
            ]
            doc.spans[self._key] = SpanGroup(doc, name=self._key, spans=[s for s in spans if s is not None])
        return doc


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
        squeezed: str | None = doc.user_data.get(_SQUEEZED)
        flow, offsets = _flow(doc.text) if squeezed is None else (squeezed, range(len(squeezed)))
        known = doc.user_data.get(_KNOWN, frozenset())
        guesses = _onto_flow(doc.user_data.get(_STATISTICAL, ()), offsets)
        candidates = find(
            flow,
            known,
            doc.user_data.get(_PLACES, ()),
            guesses,
            doc.user_data.get(_RECURRING, NOTHING),
            doc.user_data.get(_READING),
        )
        spans: list[Tokens] = []
        for c in candidates:
            span = doc.char_span(
                offsets[c.start], offsets[c.end - 1] + 1, label=LABELS[c.kind], span_id=c.rule, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
        doc.spans[self._key] = SpanGroup(doc, name=self._key, spans=spans)
        doc.ents = tuple(filter_spans(spans))
        doc.user_data[_FOUND] = tuple(candidates)
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


def extract(segmentation: Segmentation, nlp: Language, home: Home | None = None) -> tuple[Mention, ...]:
    """The mentions of a document, in the order of its passages, outer ones before those inside.

    ``home`` is the publication's home place, whose name is read even where no gazetteer has it.
    Names that stand for certain somewhere decide in doubtful places elsewhere: passages are read again where such a
    name stands that the first reading did not find there.
    """
    passages = [p for p in segmentation.passages if p.role in _READ and p.text]
    texts = [normalise(p.text) for p in passages]
    places = _home_names(home)
    readings: dict[str, Reading] = {}
    first = [_read(nlp, p, readings, frozenset(), places) for p in passages]
    known, divisions = names_of(texts, first), divisions_of(texts, first)
    recurring = recurring_names(texts, first)
    wanted = {**recurring, **dict.fromkeys(divisions, Kind.PLACE), **dict.fromkeys(known, Kind.PERSON)}
    again = unread(texts, first, wanted)
    found = [
        _read(nlp, p, readings, known, places | divisions, recurring) if i in again else candidates
        for i, (p, candidates) in enumerate(zip(passages, first, strict=True))
    ]
    return tuple(_mention(p, c) for p, candidates in zip(passages, found, strict=True) for c in candidates)


def _home_names(home: Home | None) -> frozenset[str]:
    """The home's names with their short forms, in simplified characters."""
    names = [normalise(n) for n in (home.place, home.province) if n] if home else []
    return frozenset(names) | {s for n in names if (s := short_form(n)) is not None}


def _read(
    nlp: Language,
    p: Passage,
    readings: dict[str, Reading],
    known: frozenset[str],
    places: frozenset[str],
    recurring: Mapping[str, Kind] = NOTHING,
) -> tuple[Candidate, ...]:
    """One passage through the pipeline; ``readings`` keeps the tagger's by passage, for a second time."""
    doc = nlp.make_doc(p.text)
    data: dict[Any, Any] = doc.user_data
    data[_KNOWN] = known
    data[_PLACES] = places
    data[_RECURRING] = recurring
    data[_SQUEEZED] = p.text
    if p.id in readings:
        data[_READING] = readings[p.id]
    nlp(doc)
    if _READING in data:
        readings[p.id] = data[_READING]
    found: tuple[Candidate, ...] = data[_FOUND]
    return found


def _mention(p: Passage, c: Candidate) -> Mention:
    return Mention(
        kind=c.kind,
        text=p.text[c.start : c.end],
        passage=p.id,
        start=c.start,
        end=c.end,
        spans=p.raw(c.start, c.end),
        rule=c.rule,
        confidence=confidence_of(c.kind.value, c.rule),
        title=p.text[c.title_start : c.end] if c.kind is Kind.POST else "",
    )
