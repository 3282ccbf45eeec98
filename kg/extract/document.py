"""The mentions of a whole document: passage by passage, and again where another passage knows better."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language

from kg.extract.candidates import Candidate
from kg.extract.consistency import divisions_of, names_of, often_guessed, unread
from kg.extract.find import NOTHING, find
from kg.extract.language import Statistics, Tagger
from kg.extract.recurring import by_kind, recurring_names
from kg.extract.tagger.network import Reading
from kg.extract.view import View, normalise, view
from kg.lexicon.confidence import confidence_of
from kg.lexicon.places import short_form, township_short_form
from kg.model import Home, Kind, Mention, Passage, PassageRole, Segmentation

# Parts of a publication in which running text names people and things; lists of contents, mastheads and tables have
# readers of their own.
_READ = frozenset({PassageRole.BODY, PassageRole.ENTRY, PassageRole.TITLE, PassageRole.BYLINE, PassageRole.CAPTION})


# Characters from which on a passage is read in pieces of whole paragraphs, so that only pieces are read again.
_PIECE = 300


class _Piece:
    """Paragraphs of a passage with what does not change when they are read again: words, and what the models say."""

    __slots__ = ("guesses", "passage", "reading", "start", "view")

    def __init__(self, nlp: Language, passage: Passage, start: int, end: int) -> None:
        """Look at ``start``..``end`` of a passage's text with the models of a pipeline."""
        self.passage = passage
        self.start = start
        text = passage.text[start:end]
        first, last = bisect_left(passage.padded, start), bisect_left(passage.padded, end)
        self.view: View = view(text, frozenset(at - start for at in passage.padded[first:last]))
        self.reading: Reading | None = None
        self.guesses: list[Candidate] = []
        for _, component in nlp.pipeline:
            if isinstance(component, Tagger):
                self.reading = component.read(self.view)
            elif isinstance(component, Statistics):
                self.guesses += component.guesses(text)

    def find(
        self, known: frozenset[str], places: frozenset[str], recurring: Mapping[Kind, frozenset[str]] = NOTHING
    ) -> Sequence[Candidate]:
        """The mentions, with what is known of the document; offsets are those of the piece."""
        return find(self.view, known, places, self.guesses, recurring, self.reading)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of pieces of at least ``_PIECE`` characters that end where paragraphs end."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield start, end
        start = end


def extract(segmentation: Segmentation, nlp: Language, home: Home | None = None) -> tuple[Mention, ...]:
    """The mentions of a document, in the order of its passages, outer ones before those inside.

    ``nlp`` is the pipeline of ``load``, whose models are asked passage by passage; no spaCy documents are made.
    ``home`` is the publication's home place, whose name is read even where no gazetteer has it.
    Names that stand for certain somewhere decide in doubtful places elsewhere: paragraphs are read again where such a
    name stands that the first reading did not find there.
    """
    pieces = [
        _Piece(nlp, p, start, end) for p in segmentation.passages if p.role in _READ for start, end in _cut(p.text)
    ]
    texts = [s.view.text for s in pieces]
    places = _home_names(home)
    first = [s.find(frozenset(), places) for s in pieces]
    guesses = [s.reading.guesses if s.reading is not None else () for s in pieces]
    known, divisions = names_of(texts, first) | often_guessed(texts, guesses), divisions_of(texts, first)
    recurring = recurring_names(texts, first)
    wanted = {**recurring, **dict.fromkeys(divisions, Kind.PLACE), **dict.fromkeys(known, Kind.PERSON)}
    again = unread(texts, first, wanted)
    places, short = places | divisions, by_kind(recurring)
    found = [s.find(known, places, short) if i in again else first[i] for i, s in enumerate(pieces)]
    return tuple(_mention(s, c) for s, candidates in zip(pieces, found, strict=True) for c in candidates)


def _home_names(home: Home | None) -> frozenset[str]:
    """The home's names with their short forms, in simplified characters."""
    names = [normalise(n) for n in (home.place, home.province) if n] if home else []
    return frozenset(names) | {s for n in names if (s := short_form(n) or township_short_form(n)) is not None}


def _mention(piece: _Piece, c: Candidate) -> Mention:
    p, start, end = piece.passage, piece.start + c.start, piece.start + c.end
    return Mention(
        kind=c.kind,
        text=p.text[start:end],
        passage=p.id,
        start=start,
        end=end,
        spans=p.raw(start, end),
        rule=c.rule,
        confidence=confidence_of(c.kind.value, c.rule),
        title=p.text[piece.start + c.title_start : end] if c.kind is Kind.POST else "",
    )
