"""The words of dating: the file as it is, and what a damaged one says."""

from __future__ import annotations

import pytest

from kg.lexicon.dating import DatingWords, dating_words, parse_dating_words


def test_longer_words_come_first() -> None:
    again = dating_words().again
    assert again.index("连续当选") < again.index("连任")


@pytest.mark.parametrize("text", ['again = "再次"', 'unheard = "再次"'])
def test_missing_and_unknown_lists(text: str) -> None:
    with pytest.raises(ValueError, match="missing or unknown"):
        parse_dating_words(text)


def test_a_word_twice() -> None:
    text = "\n".join(f'{name} = "再次 再次"' for name in DatingWords.__dataclass_fields__)
    with pytest.raises(ValueError, match="different words"):
        parse_dating_words(text)
