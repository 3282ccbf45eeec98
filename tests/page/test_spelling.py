"""Names in pinyin, for whoever has no Chinese keyboard at hand."""

from __future__ import annotations

import pytest

from kg.page.spelling import spell


@pytest.mark.parametrize(
    ("name", "person", "spelled"),
    [
        ("裴景行", True, "pei jing xing"),
        ("单怀远", True, "dan/chan/shan huai yuan"),
        ("重庆市", False, "chong qing shi"),
        ("临浦A区", False, "lin pu a qu"),
        ("艾琳娜·科瓦奇", True, "ai lin na · ke wa qi"),
        ("𠮷川", False, "𠮷 chuan"),
        ("Elena", True, None),
        ("", False, None),
    ],
)
def test_syllables(name: str, person: bool, spelled: str | None) -> None:
    found = spell(name, person=person)
    if spelled is None or found is None:
        assert found is spelled
        return
    first, rest = spelled.split(" ", 1)
    assert set(found.split(" ", 1)[0].split("/")) >= set(first.split("/"))
    assert found.split(" ", 1)[1] == rest
