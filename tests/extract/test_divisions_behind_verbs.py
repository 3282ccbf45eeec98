"""Divisions that no gazetteer has, behind verbs and names; names that go on behind a short reading."""

from __future__ import annotations

import pytest

from kg.extract.find import find
from kg.model import Kind


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("马世英任溪州市委书记。", Kind.POST, ["溪州市委书记"]),
        ("免去欧阳静溪州市委书记职务。", Kind.POST, ["溪州市委书记"]),
        ("免去欧阳静溪州市委书记职务。", Kind.PERSON, ["欧阳静"]),
        ("柳文清到白崖县检查工作。", Kind.PLACE, ["白崖县"]),
        ("任命彭措扎西为乌岭省副省长。", Kind.PERSON, ["彭措扎西"]),
    ],
)
def test_bounds(text: str, kind: Kind, wanted: list[str]) -> None:
    assert [text[c.start : c.end] for c in find(text) if c.kind is kind] == wanted
