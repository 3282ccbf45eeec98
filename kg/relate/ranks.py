"""Administrative ranks of posts: printed behind them, or following from the body's level and the title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.lexicon.places import gazetteer
from kg.lexicon.ranks import RANKED_SINCE, level_by_name, printed_ranks, rank_of
from kg.lexicon.script import fold
from kg.model import (
    Document,
    Entity,
    Evidence,
    Kind,
    Mention,
    Passage,
    PostRank,
    Predicate,
    Relation,
    Resolution,
    Segmentation,
)
from kg.relate.evidence import evidence_at, evidence_of, sentence_around
from kg.relate.hierarchy import places_by_name


def find_ranks(
    document: Document, segmentation: Segmentation, resolution: Resolution, relations: Sequence[Relation]
) -> tuple[PostRank, ...]:
    """The ranks of the posts that have one, in the order of the posts: what the text prints, else what follows.

    A derived rank is inferred: its evidence is the first mention of the post, its rule ``rank.`` with the id of the
    row of ``rank_posts.csv``. None is derived where the text prints one, nor where the year is unknown or before the
    ranks (1993).
    """
    passages = {p.id: p for p in segmentation.passages}
    by_id = {e.id: e for e in resolution.entities}
    seats = {r.subject: by_id[r.object] for r in relations if r.predicate is Predicate.SEAT}
    places = places_by_name(resolution)
    years = _years(segmentation)
    names = {(m.passage, m.start): m for m in resolution.of if m.kind is Kind.PERSON}
    found: list[PostRank] = []
    for post in resolution.entities:
        if post.kind is not Kind.POST or not post.mentions:
            continue
        stated: dict[str, list[Evidence]] = {}
        for mention in post.mentions:
            if told := _stated(document, passages[mention.passage], mention, names):
                stated.setdefault(told[0], []).append(told[1])
        found += [PostRank(post.id, rank, tuple(evidence)) for rank, evidence in stated.items()]
        derived = None if stated else _derived(post, by_id, seats, places)
        since = [m for m in post.mentions if (years.get(m.passage) or 0) >= RANKED_SINCE]
        if derived and since:
            rank, rule = derived
            evidence = evidence_of(document, passages[since[0].passage], since[:1], f"rank.{rule}", inferred=True)
            found.append(PostRank(post.id, rank, (evidence,)))
    return tuple(found)


def _years(segmentation: Segmentation) -> dict[str, int | None]:
    """The year that each passage speaks of: its item's, else the publication's."""
    published = segmentation.date.year if segmentation.date else None
    years = {p.id: published for p in segmentation.passages}
    return years | {e.passage: e.period.year or published for e in segmentation.entries}


def _division_in_front(name: str, places: Mapping[str, Entity]) -> Entity | None:
    """The place whose name a body's name begins with (云岭省|水利厅), the longest."""
    return next((places[name[:n]] for n in range(len(name) - 1, 1, -1) if name[:n] in places), None)


def _derived(
    post: Entity, by_id: Mapping[str, Entity], seats: Mapping[str, Entity], places: Mapping[str, Entity]
) -> tuple[str, str] | None:
    if post.organisation is None:
        return None
    seat = seats.get(post.organisation) or _division_in_front(by_id[post.organisation].name, places)
    if seat is None:
        return None
    division = gazetteer().named(seat.code, seat.name) if seat.code else None
    name, level = (division.name, division.level) if division else (fold(seat.name), level_by_name(fold(seat.name)))
    if level is None:
        return None
    return rank_of(fold(by_id[post.organisation].name), fold(post.title), name, level, seat.code or "")


_STYLE = re.compile("(?:同志|先生|女士)?")


@cache
def _printed() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, printed_ranks()), key=len, reverse=True))
    return re.compile(rf"[（(](?:享受)?({forms})(?:待遇)?[）)]")


def _stated(
    document: Document, passage: Passage, mention: Mention, names: Mapping[tuple[str, int], Mention]
) -> tuple[str, Evidence] | None:
    """The rank in brackets at the end of a post, right behind it, or behind its holder: 局长某某（正县级）."""
    text = fold(passage.text)
    name = names.get((passage.id, mention.end))
    m = (
        _printed().match(text, mention.end)
        or _printed().search(text, mention.start, mention.end)
        or (_printed().match(text, _STYLE.match(text, name.end).end()) if name else None)  # type: ignore[union-attr]
    )
    if m is None:
        return None
    end = max(mention.end, m.end())
    sentence = sentence_around(passage.text, mention.start, end)
    evidence = evidence_at(
        document, passage.raw(mention.start, end), sentence, "rank.stated", confidence=mention.confidence
    )
    return printed_ranks()[m[1]], evidence
