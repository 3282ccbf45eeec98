"""Verbs of office that run together with names, on sentences about invented people."""

from __future__ import annotations

import pytest

from kg.extract.find import find
from kg.model import Kind


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        ("免去王明市教育局局长职务。", "王明", "市教育局局长"),
        ("免去孙立市财政局局长职务，任命李强为市审计局局长。", "孙立", "市财政局局长"),
        ("免去孙立国县财政局局长职务。", "孙立国", "县财政局局长"),
        ("1984年10月，高学文任县教育局局长。", "高学文", "县教育局局长"),
        ("高学文曾任县教育局局长。", "高学文", "县教育局局长"),
    ],
)
def test_a_name_and_a_verb_of_office_before_a_level_word(text: str, person: str, post: str) -> None:
    found = {(c.kind, text[c.start : c.end]) for c in find(text)}
    assert {(Kind.PERSON, person), (Kind.POST, post)} <= found


def test_a_county_that_is_named_like_the_verb() -> None:
    text = "邢台市任县教育局局长王明来访。"
    assert "邢台市任县教育局" in {text[c.start : c.end] for c in find(text) if c.kind is Kind.ORGANISATION}
