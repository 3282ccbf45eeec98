"""What schools are called in short. All schools are invented."""

from __future__ import annotations

import pytest

from kg.lexicon.schools import school_short_forms, school_stem


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("扬州市职业大学", {"扬州职大", "职大"}),
        ("江西师范学院", {"江西师院", "师院"}),
        ("青禾书院", {"青禾"}),  # a name given to a college
        ("青禾中学", {"青中"}),
        ("“青禾”大学", frozenset()),
        ("青禾公司", frozenset()),
    ],
)
def test_short_forms(name: str, short: set[str]) -> None:
    assert school_short_forms(name) == short


def test_numbered_schools_in_digits_and_numerals() -> None:
    forms = school_short_forms("扬州市第二十六中学")
    assert {"26中", "二十六中", "扬州26中", "扬州市二十六中"} <= forms
    assert "扬州十六中" not in forms


@pytest.mark.parametrize("name", ["县立青禾初级中学", "省立青禾高中", "扬州市立青禾高级中学", "青禾国民学校"])
def test_the_stem_outlives_a_change_of_name(name: str) -> None:
    assert school_stem(name) == "青禾"
