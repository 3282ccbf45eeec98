"""The text as the rules see it, and listed words in it."""

from __future__ import annotations

from kg.extract.view import Finder, ManyFinder, view

WORDS = ("青岚", "青岚县", "岚县", "临澜市", "澜市")


def test_many_words_are_found_where_few_are() -> None:
    text = "青岚县和临澜市、青岚，岚县到青岚"
    assert sorted(ManyFinder(WORDS).all(text)) == sorted(Finder(WORDS).all(text))
    assert len(ManyFinder(WORDS).all(text)) == 8


def test_no_match_reaches_over_the_end() -> None:
    assert ManyFinder(WORDS).all("到青岚") == [(1, 3)]
    assert ManyFinder(WORDS).all("青") == []
    assert ManyFinder(WORDS).all("") == []


def test_words_of_a_part_of_speech() -> None:
    v = view("沈明远到会")
    assert list(v.words_tagged(frozenset(v.tags))) == list(v.words)
    assert list(v.words_tagged(frozenset())) == []
