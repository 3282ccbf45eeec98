"""Rules and the tagger over one text: which of the rules' proposals give way, and which guesses come beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.extract.candidates import Candidate
from kg.extract.founded import runs_over_founding
from kg.extract.names import PERSON_TAGS, is_native, is_of_work, is_village, name_score, read_name
from kg.extract.overlap import Standing
from kg.extract.tagger.network import Reading
from kg.extract.view import View
from kg.lexicon.arbitration import deference
from kg.lexicon.words import words
from kg.model import Kind

RULE = "tagger"
# A guess stands from here on: measured on annotated texts that the tagger had not seen (MODEL_CARD.md). False persons
# do the most harm.
_LEAST = {Kind.PERSON: 0.95, Kind.POST: 0.8, Kind.ORGANISATION: 0.8, Kind.PLACE: 0.8}
# … and a person's from here on where the Chinese pattern of names has just these characters there, with two given
# ones: of such guesses four in five were right.
_LEAST_READ = 0.5
_READ_SCORE = -24.0  # their ``names.name_score``
_READ_WEIGHT = 0.7
_COMMON = frozenset(("v", "vn", "n", "d"))
_SURE_BODY = 0.9  # the weight of a rule that knows where a body's name begins
# Against rules: below a name behind a title, above one that has nothing but its looks; below every organisation's rule.
_WEIGHTS = {Kind.PERSON: 0.88, Kind.POST: 0.9, Kind.ORGANISATION: 0.6, Kind.PLACE: 0.6}


def weigh(
    v: View, proposals: Sequence[Candidate], reading: Reading, known: AbstractSet[str] = frozenset()
) -> list[Candidate]:
    """The proposals that do not give way to the tagger (``kg.lexicon.arbitration``), and its own sure guesses.

    ``known`` are names of persons from elsewhere in the document.
    """
    guessed = {kind: [] for kind in Kind}  # type: dict[Kind, list[Candidate]]
    for g in reading.guesses:
        guessed[g.kind].append(Candidate(g.kind, g.start, g.end, RULE, g.probability))
    read = {kind: Standing(guesses) for kind, guesses in guessed.items()}
    sure = {(c.start, c.end) for c in proposals if c.kind is Kind.ORGANISATION and c.weight >= _SURE_BODY}
    kept = [c for c in proposals if _stands(c, read[c.kind].touching(c), reading, sure)]
    by_end: dict[int, list[Candidate]] = {}
    for c in proposals:
        if c.kind is Kind.POST:
            by_end.setdefault(c.end, []).append(c)
    return [*kept, *_guesses(v, kept, guessed, known, by_end)]


def _stands(c: Candidate, guesses: Iterable[Candidate], reading: Reading, sure: AbstractSet[tuple[int, int]]) -> bool:
    way = deference(c.kind, c.rule)
    if way.silent is None and way.overruled is None:
        return True
    guesses = list(guesses)
    if c.rule == "name-known" and guesses and all(c.contains(g) for g in guesses):
        return True  # a name that stands elsewhere is not cut short: 张平|化
    if any((g.start, g.end) == (c.start, c.end) for g in guesses):
        return True
    if (c.start, c.title_start) in sure and guesses and all(_cuts(g, c) for g in guesses):
        return True
    if guesses:
        return way.overruled is None or max(g.weight for g in guesses) < way.overruled
    return way.silent is None or reading.chance(c.kind, c.start, c.end) >= way.silent


def _cuts(g: Candidate, post: Candidate) -> bool:
    """Whether a guess is a post by rule without the beginning of its body's name: 县革委会党的|核心小组组长."""
    return g.kind is Kind.POST and g.end == post.end and post.start < g.start < post.title_start


def _person(v: View, g: Candidate, known: AbstractSet[str], joined: bool) -> Candidate | None:
    """A guessed person as it stands against rules; None where it is none, or not sure enough.

    ``joined``: 、 stands between it and a person that a rule found.
    """
    name = v.text[g.start : g.end]
    if is_of_work(v, g.start, g.end) or is_village(name) or is_native(name) or name in words("no_names"):
        return None
    read = read_name(v, g.start, known)
    if read is not None and read.end > g.end and v.text[g.start : read.end] in known:
        return None
    if g.weight >= _LEAST[Kind.PERSON]:
        return Candidate(g.kind, g.start, g.end, RULE, _WEIGHTS[Kind.PERSON])
    word = v.word_at(g.start)
    common = word.start == g.start and word.end == g.end and word.tag not in PERSON_TAGS
    if g.weight < _LEAST_READ or common or read is None or read.end != g.end:
        return None
    if name_score(name) < _READ_SCORE or (len(name) < 3 and not joined):
        return None
    return Candidate(g.kind, g.start, g.end, "tagger-read", _READ_WEIGHT)


def _word_before(v: View, g: Candidate, sure: Mapping[int, int]) -> bool:
    """Whether a guessed body is one that a rule is sure of with a common word in front: 代行|县政府."""
    start = sure.get(g.end, g.start) if g.kind is Kind.ORGANISATION else g.start
    word = v.word_at(g.start)
    return g.start < start and word.start == g.start and word.end == start and word.tag in _COMMON


def _with_quotes(v: View, g: Candidate) -> Candidate:
    """A guess that has lost the mark before its first quoted word gets it back: “|二·五”运动领导小组."""
    name = v.text[g.start : g.end]
    closed, opened = name.find("”"), name.find("“")
    lost = 0 < closed < len(name) - 1 and not 0 <= opened < closed and v.text.endswith("“", 0, g.start)
    return replace(g, start=g.start - 1) if lost else g


def _last_of_several(g: Candidate, by_end: Mapping[int, Sequence[Candidate]]) -> Candidate | None:
    """The post by rule that ends a guess which runs two together: 市委常委|副市长; None where the guess is one."""
    for post in by_end.get(g.end, ()):
        if post.start > g.start and any(g.start <= first.start for first in by_end.get(post.start, ())):
            return post
    return None


def _guesses(
    v: View,
    kept: Sequence[Candidate],
    guessed: dict[Kind, list[Candidate]],
    known: AbstractSet[str],
    by_end: Mapping[int, Sequence[Candidate]],
) -> list[Candidate]:
    """Guesses that are sure enough and that no rule makes; posts with the organisation that begins them.

    ``by_end`` are the posts by rule, by where they end.
    """
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

    starts = {c.start for c in kept if c.kind is Kind.PERSON}
    ends = {c.end for c in kept if c.kind is Kind.PERSON}
    for g in guessed[Kind.PERSON]:
        joined = (v.text.startswith("、", g.end) and g.end + 1 in starts) or (
            v.text.endswith("、", 0, g.start) and g.start - 1 in ends
        )
        person = _person(v, g, known, joined)
        if person is not None and (person.kind, person.start, person.end) not in have:
            out[person.kind, person.start, person.end] = person
    whole: dict[int, list[Candidate]] = {}
    for c in kept:
        if c.kind is Kind.POST:
            whole.setdefault(c.end, []).append(c)
    sure = {c.end: c.start for c in kept if c.kind is Kind.ORGANISATION and c.weight >= _SURE_BODY}
    for kind in (Kind.POST, Kind.ORGANISATION, Kind.PLACE):
        for g in guessed[kind]:
            if g.weight < _LEAST[kind]:
                continue
            if kind is not Kind.POST:
                if not _word_before(v, g, sure) and not runs_over_founding(v, g):
                    add(_with_quotes(v, g))
                continue
            if any(_cuts(g, post) for post in whole.get(g.end, ())):
                continue
            last = _last_of_several(g, by_end)
            if last is not None:
                out.setdefault((last.kind, last.start, last.end), last)
                g = replace(g, end=last.start)
                first = next((p for p in by_end.get(g.end, ()) if p.start == g.start), None)
                if first is not None:
                    out.setdefault((first.kind, first.start, first.end), first)
                    continue
            body = bodies.get(g.start)
            if body is not None and body.end < g.end:
                add(g, body.end)
                add(body)
            else:
                title = titles.get(g.end, g.start)
                add(g, title if title >= g.start else g.start)
    return list(out.values())
