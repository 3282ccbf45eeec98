"""Rules and the tagger beside each other."""

from __future__ import annotations

import numpy as np
import pytest

from kg.extract.arbiter import RULE, weigh
from kg.extract.candidates import Candidate
from kg.extract.find import find
from kg.extract.tagger.network import Guess, Reading
from kg.extract.view import view
from kg.model import Kind

N = 30
V = view("，" * N)


def reading(*guesses: Guess, open_: tuple[tuple[Kind, int, int], ...] = ()) -> Reading:
    """A reading of ``N`` characters with these guesses; ``open_``: stretches that it half takes for mentions."""
    outside = np.ones((N, len(Kind)), np.float32)
    for kind, start, end in (*((g.kind, g.start, g.end) for g in guesses), *open_):
        outside[start:end, tuple(Kind).index(kind)] = 0.5
    return Reading(guesses, outside)


def person(start: int, end: int, probability: float) -> Guess:
    return Guess(Kind.PERSON, start, end, probability)


def test_without_guesses_what_rules_are_sure_of_stands() -> None:
    sure = [Candidate(Kind.PERSON, 2, 5, "name-after-post", 0.95), Candidate(Kind.ORGANISATION, 6, 9, "org-organ", 0.9)]
    assert weigh(V, sure, reading()) == sure


def test_a_sure_guess_where_no_rule_speaks_comes_and_a_doubtful_one_does_not() -> None:
    (come,) = weigh(V, [], reading(person(2, 5, 0.95), person(8, 10, 0.6)))
    assert (come.start, come.end, come.rule) == (2, 5, RULE)


def test_other_bounds_that_the_tagger_is_sure_of_replace_a_rule_s() -> None:
    short = Candidate(Kind.PERSON, 2, 4, "name-after-post", 0.95)
    assert [(c.start, c.end) for c in weigh(V, [short], reading(person(2, 6, 0.99)))] == [(2, 6)]
    assert [(c.start, c.end) for c in weigh(V, [short], reading(person(2, 6, 0.8)))] == [(2, 4)]


def test_weak_rules_need_some_chance() -> None:
    water = Candidate(Kind.PLACE, 3, 6, "place-water", 0.65)
    assert weigh(V, [water], reading()) == []
    assert weigh(V, [water], reading(open_=((Kind.PLACE, 4, 5),))) == [water]


def test_a_post_brings_the_organisation_that_begins_it() -> None:
    title = Candidate(Kind.POST, 6, 8, "post-alone", 0.6, title_start=6)
    out = weigh(V, [title], reading(Guess(Kind.POST, 0, 8, 0.95), Guess(Kind.ORGANISATION, 0, 6, 0.7)))
    assert [(c.kind, c.start, c.end, c.title_start) for c in out] == [
        (Kind.POST, 0, 8, 6),
        (Kind.ORGANISATION, 0, 6, -1),
    ]


def test_a_guessed_post_without_organisation_takes_the_title_that_rules_know() -> None:
    title = Candidate(Kind.POST, 6, 8, "post-organisation", 0.6, title_start=6)
    (post,) = (c for c in weigh(V, [title], reading(Guess(Kind.POST, 2, 8, 0.95))) if c.rule == RULE)
    assert (post.start, post.end, post.title_start) == (2, 8, 2)


def test_find_joins_both() -> None:
    text = "老矿工代表殷大川等老同志发言。"
    without = find(text)
    assert [c for c in without if c.kind is Kind.PERSON] == []
    outside = np.ones((len(text), len(Kind)), np.float32)
    found = find(text, reading=Reading((person(5, 8, 0.97),), outside))
    assert [text[c.start : c.end] for c in found if c.kind is Kind.PERSON] == ["殷大川"]


@pytest.mark.parametrize(
    ("text", "start", "end", "probability", "name"),
    [
        ("随后将殷大川拉走。", 3, 6, 0.6, "殷大川"),
        ("随后将殷大川拉走。", 3, 6, 0.4, None),  # too doubtful
        ("随后将殷大川拉走。", 3, 5, 0.9, None),  # no name ends there
        ("随后将殷川拉走。", 3, 5, 0.9, None),  # one given character
        ("会上演奏马头琴。", 4, 7, 0.9, None),  # a word
        ("殷大川主义小组成立。", 0, 3, 0.99, None),
        ("进犯朱家洼。", 2, 5, 0.99, None),
    ],
)
def test_a_doubtful_guess_of_a_person_needs_the_pattern_of_names(
    text: str, start: int, end: int, probability: float, name: str | None
) -> None:
    v = view(text)
    outside = np.ones((len(text), len(Kind)), np.float32)
    out = weigh(v, [], Reading((person(start, end, probability),), outside))
    assert [text[c.start : c.end] for c in out] == ([name] if name else [])


def test_a_name_that_stands_elsewhere_is_not_cut_short() -> None:
    v = view("殷大川为了抓住机会。")
    outside = np.ones((len(v.text), len(Kind)), np.float32)
    whole = Candidate(Kind.PERSON, 0, 3, "name-known", 0.9)
    out = weigh(v, [whole], Reading((person(0, 2, 0.99),), outside), {"殷大川"})
    assert out == [whole]
