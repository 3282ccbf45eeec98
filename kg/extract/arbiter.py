"""Rules and the tagger over one text: which of the rules' proposals give way, and which guesses come beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.candidates import Candidate
from kg.extract.overlap import Standing
from kg.extract.tagger.network import Reading
from kg.lexicon.arbitration import deference
from kg.model import Kind

RULE = "tagger"
# A guess stands from here on: measured on annotated texts that the tagger had not seen (MODEL_CARD.md). False persons
# do the most harm.
_LEAST = {Kind.PERSON: 0.9, Kind.POST: 0.8, Kind.ORGANISATION: 0.8, Kind.PLACE: 0.8}
# Against rules: below a name behind a title, above one that has nothing but its looks; below every organisation's rule.
_WEIGHTS = {Kind.PERSON: 0.88, Kind.POST: 0.9, Kind.ORGANISATION: 0.6, Kind.PLACE: 0.6}


def weigh(proposals: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The proposals that do not give way to the tagger (``kg.lexicon.arbitration``), and its own sure guesses."""
    guessed = {kind: [] for kind in Kind}  # type: dict[Kind, list[Candidate]]
    for g in reading.guesses:
        guessed[g.kind].append(Candidate(g.kind, g.start, g.end, RULE, g.probability))
    read = {kind: Standing(guesses) for kind, guesses in guessed.items()}
    kept = [c for c in proposals if _stands(c, read[c.kind].touching(c), reading)]
    return [*kept, *_guesses(kept, guessed)]


def _stands(c: Candidate, guesses: Iterable[Candidate], reading: Reading) -> bool:
    way = deference(c.kind, c.rule)
    if way.silent is None and way.overruled is None:
        return True
    guesses = list(guesses)
    if any((g.start, g.end) == (c.start, c.end) for g in guesses):
        return True
    if guesses:
        return way.overruled is None or max(g.weight for g in guesses) < way.overruled
    return way.silent is None or reading.chance(c.kind, c.start, c.end) >= way.silent


def _guesses(kept: Sequence[Candidate], guessed: dict[Kind, list[Candidate]]) -> list[Candidate]:
    """Guesses that are sure enough and that no rule makes; posts with the organisation that begins them."""
    have = {(c.kind, c.start, c.end) for c in kept}
    bodies = {o.start: o for o in guessed[Kind.ORGANISATION]}
    titles: dict[int, int] = {}
    for c in kept:
        if c.kind is Kind.POST:
            titles[c.end] = min(titles.get(c.end, c.title_start), c.title_start)
    out: dict[tuple[Kind, int, int], Candidate] = {}

    def add(g: Candidate, title_start: int = -1) -> None:
        key = (g.kind, g.start, g.end)
        if key not in have:
            out.setdefault(key, Candidate(*key, RULE, _WEIGHTS[g.kind], "", title_start))

    for kind in _WEIGHTS:
        for g in guessed[kind]:
            if g.weight < _LEAST[kind]:
                continue
            if kind is not Kind.POST:
                add(g)
                continue
            body = bodies.get(g.start)
            if body is not None and body.end < g.end:
                add(g, body.end)
                add(body)
            else:
                title = titles.get(g.end, g.start)
                add(g, title if title >= g.start else g.start)
    return list(out.values())
