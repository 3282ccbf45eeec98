"""A megabyte of text that no writer wrote: every rule gets through it, and finds as much as in its parts."""

from __future__ import annotations

import pytest

from kg.extract.find import find
from kg.extract.tagger.network import network
from kg.extract.view import view

MEGABYTE = 1_000_000
# Patterns that made one rule or another walk to the left, join lists, or look for a closing bracket. A rule that took
# quadratic time would take hours here: the test is that they end.
PATTERNS = {
    "everything": "市委书记王建国和县农业局“中国（临澜）公司、",
    "commas": "、",
    "brackets": "（女，",
    "quotes": "《",
    "dots": "·",
    "surnames": "王李张刘陈杨赵黄周吴",
    "verbs of office": "任",
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_a_megabyte_is_read(pattern: str) -> None:
    text = (pattern * (MEGABYTE // len(pattern) + 1))[:MEGABYTE]
    found = find(text)
    least = find(text[: MEGABYTE // 10])
    assert 9 * len(least) <= len(found) + 100
    assert all(0 <= c.start < c.end <= MEGABYTE for c in found)


def test_the_tagger_reads_a_megabyte() -> None:
    v = view((PATTERNS["everything"] * MEGABYTE)[:MEGABYTE])
    reading = network().read(v)
    assert len(reading.outside) == MEGABYTE
    assert len(reading.guesses) > MEGABYTE / 100
