"""Names over a whole document: what stands for certain in one place decides in doubtful ones elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from math import prod

from kg.extract.candidates import Candidate
from kg.extract.names import PERSON_TAGS
from kg.extract.overlap import Standing
from kg.extract.tagger.network import Guess
from kg.extract.view import Finder, part_of_speech
from kg.lexicon.places import gazetteer, short_form
from kg.lexicon.words import words
from kg.model import Kind

_SURE = 0.9
_SURE_LONG = 0.85  # for names of three characters and more
_HEADS = tuple("县市区乡镇村州")
_OFFICES = tuple("长委民")  # of 县长, 镇长
_MEANT = 0.5  # the share of a common word's places that must be persons' for sure where it is to be a name
_SEEN = 0.5  # from here on a guess counts
_DOUBT = 0.05  # what several guesses of the same name may leave of the doubt
_SHARE_SEEN = 0.3  # the share of a name's places where it must be guessed
_HEADED = 0.2  # the share of a name's places from which it is a division's


def names_of(texts: Sequence[str], found: Sequence[Sequence[Candidate]]) -> frozenset[str]:
    """Persons' names that rules are sure of, with their ends decided by all places where they stand.

    Where one name is another with one more character (林缵, 林缵三), the longer one stands if the shorter is followed
    by that character everywhere, else the shorter. What is more often something else than surely a person is no name:
    a place that a table has behind a title, a word (法律) that a rule once read as one.
    """
    counts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for text, candidates in zip(texts, found, strict=True):
        counts.update(text[c.start : c.end] for c in candidates if c.kind is Kind.PERSON and _is_sure(c))
        others.update(text[c.start : c.end] for c in candidates if c.kind is not Kind.PERSON)
    names = {name for name in counts if counts[name] > others[name]}
    names -= _divisions_too(texts, names)
    if words := {name for name in names if part_of_speech(name) not in {"", *PERSON_TAGS}}:
        finder = Finder(sorted(names))
        everywhere = Counter(text[start:end] for text in texts for start, end in finder.longest(text))
        names -= {name for name in words if counts[name] < everywhere[name] * _MEANT}
    pairs = [(name[:-1], name) for name in sorted(counts) if len(name) > 2 and name[:-1] in counts]
    places = count_places(texts, {name for pair in pairs for name in pair})
    for shorter, longer in pairs:
        if shorter in names and longer in names:
            names.discard(shorter if places[shorter] == places[longer] else longer)
    return frozenset(names)


def often_guessed(texts: Sequence[str], guesses: Sequence[Sequence[Guess]]) -> frozenset[str]:
    """Persons' names that the tagger sees again and again without being sure of them anywhere.

    They are those of two characters that the dictionary has as persons'; longer ones say more by themselves. What the
    guesses leave of the doubt is multiplied, as if each of them came by itself.
    """
    doubts: dict[str, list[float]] = {}
    for text, several in zip(texts, guesses, strict=True):
        for g in several:
            if g.kind is Kind.PERSON and g.end - g.start == 2 and g.probability >= _SEEN:
                doubts.setdefault(text[g.start : g.end], []).append(1 - g.probability)
    names = {n for n, left in doubts.items() if len(left) > 1 and prod(left) <= _DOUBT and _is_listed_person(n)}
    everywhere = count_places(texts, names)
    return frozenset(n for n in names if len(doubts[n]) >= everywhere[n] * _SHARE_SEEN)


def _is_listed_person(name: str) -> bool:
    """Whether the dictionary has a name as a person's, and no list as anything else."""
    return name not in words("no_names") and part_of_speech(name) in PERSON_TAGS and gazetteer().surface(name) is None


def _is_sure(c: Candidate) -> bool:
    return c.weight >= (_SURE if c.end - c.start < 3 else _SURE_LONG)


def _divisions_too(texts: Sequence[str], names: Set[str]) -> set[str]:
    """Names that a division's head often follows (甲垣县): they are no persons'."""
    if not names:
        return set()
    seen: Counter[str] = Counter()
    headed: Counter[str] = Counter()
    finder = Finder(sorted(names))
    for text in texts:
        for start, end in finder.all(text):
            seen[text[start:end]] += 1
            headed[text[start:end]] += text[end : end + 1] in _HEADS and text[end + 1 : end + 2] not in _OFFICES
    return {name for name in names if headed[name] > seen[name] * _HEADED}


def count_places(texts: Sequence[str], names: Set[str]) -> Counter[str]:
    """How often each of the names stands in the texts, in one pass over them; also where two of them overlap."""
    counts: Counter[str] = Counter()
    if names:
        finder = Finder(sorted(names))
        for text in texts:
            counts.update(text[start:end] for start, end in finder.all(text))
    return counts


def unread(texts: Sequence[str], found: Sequence[Sequence[Candidate]], wanted: Mapping[str, Kind]) -> frozenset[int]:
    """Which texts hold one of the wanted names where no mention of that kind was found that is it, or holds it."""
    if not wanted:
        return frozenset()
    finder = Finder(sorted(wanted))
    out = set()
    for i, (text, candidates) in enumerate(zip(texts, found, strict=True)):
        have = {(c.kind, c.start, c.end) for c in candidates}
        hits = {(wanted[text[start:end]], start, end) for start, end in finder.all(text)} - have
        if hits:
            standing = Standing(candidates)
            if not all(_is_inside(Candidate(*hit, "wanted", 0.0), standing) for hit in hits):
                out.add(i)
    return frozenset(out)


def _is_inside(c: Candidate, standing: Standing) -> bool:
    """Whether a mention of the same kind holds it."""
    return any(o.kind is c.kind and o.contains(c) for o in standing.touching(c))


def divisions_of(texts: Sequence[str], found: Sequence[Sequence[Candidate]]) -> frozenset[str]:
    """Divisions that no gazetteer has but the document names more than once, with their short forms.

    Beside them the short forms that are words too, where a list of divisions tells what they are.
    """
    counts = Counter(
        text[c.start : c.end]
        for text, candidates in zip(texts, found, strict=True)
        for c in candidates
        if c.rule == "place-unknown"
    )
    names = {name for name, n in counts.items() if n > 1}
    names |= {
        text[c.start : c.end]
        for text, candidates in zip(texts, found, strict=True)
        for c in candidates
        if c.rule == "place-sibling"
    }
    return frozenset(names | {s for name in names if (s := short_form(name)) is not None})
