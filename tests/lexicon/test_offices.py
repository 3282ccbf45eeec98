"""The words of office: the file as it is, and what a damaged one says."""

from __future__ import annotations

import pytest

from kg.lexicon.offices import OfficeWords, office_words, parse_office_words


def test_longer_words_come_first() -> None:
    takes = office_words().takes
    assert takes.index("当选为") < takes.index("当选")
    assert "任" in takes


@pytest.mark.parametrize("text", ['takes = "任"', 'unheard = "任"'])
def test_missing_and_unknown_lists(text: str) -> None:
    with pytest.raises(ValueError, match="missing or unknown"):
        parse_office_words(text)


def test_a_word_twice() -> None:
    text = "\n".join(f'{name} = "任 任"' for name in OfficeWords.__dataclass_fields__)
    with pytest.raises(ValueError, match="different words"):
        parse_office_words(text)
