"""What lies within what, by names alone, on sentences about invented places."""

from __future__ import annotations

import pytest

from kg.model import Home, Predicate
from kg.relate.hierarchy import find_relations
from kg.resolve import resolve
from tests.inline import document


@pytest.mark.parametrize(
    ("tagged", "wanted"),
    [
        ("<place>澜阳市</place>的<place>澜阳市人民公园</place>开放。", {("澜阳市人民公园", "澜阳市")}),
        ("<place>澜阳</place>的<place>澜阳高新区</place>开工。", {("澜阳高新区", "澜阳")}),
        ("<place>澜阳</place>即<place>澜阳市</place>。", set()),
        ("<place>泷桥</place>即<place>泷桥彝族自治县</place>。", set()),
        ("<place>柳汀</place>即<place>柳汀镇</place>。", set()),
    ],
    ids=["a park", "a zone", "a city's short name", "an autonomous county's short name", "a town's short name"],
)
def test_a_place_lies_in_the_one_that_its_name_begins_with(tagged: str, wanted: set[tuple[str, str]]) -> None:
    doc, segmentation, mentions, _ = document(tagged)
    home = Home(None, None, None, "option")
    resolution = resolve(doc, segmentation, mentions, home)
    names = {e.id: e.name for e in resolution.entities}
    assert len(names) == 2
    found = find_relations(doc, segmentation, mentions, resolution, home)
    assert {(names[r.subject], names[r.object]) for r in found if r.predicate is Predicate.WITHIN} == wanted
