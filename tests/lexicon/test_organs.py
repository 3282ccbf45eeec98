"""The tables of organs are sound."""

from __future__ import annotations

import pytest

from kg.lexicon import organs
from kg.lexicon.script import fold, is_traditional, unfold


def test_longer_short_forms_go_first() -> None:
    lengths = [len(o.short) for o in organs.organs()]
    assert lengths == sorted(lengths, reverse=True)


def test_one_reading_a_year() -> None:
    for year in (1948, 1951, 1961, 1972, 1990, 2012, 2020):
        current = [o.short for o in organs.organs() if o.holds_in(year)]
        assert len(current) == len(set(current)), year


def test_abbreviations_hold_their_characters() -> None:
    for short, long in organs.abbreviations():
        assert len(short) < len(long)
        rest = iter(long)
        assert short[-1] in long[-3:]
        assert all(c in rest for c in short[:-1]), (short, long)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("卫生防疫站", True),
        ("食品公司", True),
        ("第一中学", True),
        ("劝学所", True),
        ("巡警教练所", True),
        ("交通部", False),
        ("海岱医院", False),
        ("高科集团", False),
        ("局", False),
    ],
)
def test_plain_units(name: str, plain: bool) -> None:
    assert organs.is_plain_unit(name) is plain


def test_script() -> None:
    assert fold("縣黨委員會") == "县党委员会"
    assert unfold("中共委员会") == "中共委員會"
    assert is_traditional("縣長到會，說明學區。")
    assert not is_traditional("县长到会，说明学区。")
