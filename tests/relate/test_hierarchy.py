"""What lies within what, by names alone, on sentences about invented places."""

from __future__ import annotations

import pytest

from kg.model import Home, Predicate
from kg.relate.hierarchy import find_relations, government_above
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


def _within(*tagged: str) -> dict[tuple[str, str], bool]:
    """What lies within what, and whether that is inferred."""
    doc, segmentation, mentions, _ = document(*tagged)
    home = Home("德州市", "山东省", None, "option")
    resolution = resolve(doc, segmentation, mentions, home)
    names = {e.id: e.name for e in resolution.entities}
    found = find_relations(doc, segmentation, mentions, resolution, home)
    return {
        (names[r.subject], names[r.object]): r.evidence[0].inferred for r in found if r.predicate is Predicate.WITHIN
    }


def test_a_division_lies_in_the_next_one_above_it_once() -> None:
    """Stated where any of its mentions spells that out, though it is not the first one."""
    assert _within("<place>齐河县</place>。", "<place>山东省德州市齐河县</place>与<place>山东省德州市</place>。") == {
        ("齐河县", "德州市"): False,
        ("德州市", "山东省"): False,
    }
    assert _within("<place>山东省齐河县</place>") == {("齐河县", "德州市"): True, ("德州市", "山东省"): True}


def test_a_park_lies_in_the_division_that_its_name_spells_out() -> None:
    told = _within("<place>朝阳区</place>没有<place>北京市朝阳区</place>的<place>北京市朝阳区人民公园</place>。")
    assert told["北京市朝阳区人民公园", "朝阳区"] is False
    two = _within("<place>长春市朝阳区</place>、<place>北京市朝阳区</place>的<place>朝阳区人民公园</place>。")
    assert {pair for pair in two if pair[0] == "朝阳区人民公园"} == set()


def test_the_seat_of_a_body_with_those_above_in_its_name() -> None:
    doc, segmentation, mentions, _ = document(
        "<org>长春市朝阳区人民政府</org>、<org>北京市朝阳区人民政府</org>、<org>朝阳区人民法院</org>。"
    )
    home = Home(None, None, None, "none")
    resolution = resolve(doc, segmentation, mentions, home)
    code = {e.id: e.code for e in resolution.entities}
    names = {e.id: e.name for e in resolution.entities}
    found = find_relations(doc, segmentation, mentions, resolution, home)
    seats = {(names[r.subject], code[r.object]) for r in found if r.predicate is Predicate.SEAT}
    assert seats == {("长春市朝阳区人民政府", "220104"), ("北京市朝阳区人民政府", "110105")}


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("临浦市财政局", "临浦市人民政府"),
        ("云岭省水利厅", "云岭省人民政府"),
        ("青岚县发展和改革委员会", "青岚县人民委员会"),
        ("临浦市统计局", "临浦市人民政府"),
        # of no government, or of one that the document does not name
        ("临浦市税务局", None),
        ("临浦市气象局", None),
        ("临浦海关", None),
        ("国家统计局临浦调查队", None),
        ("临浦市中级人民法院", None),
        ("临浦市人民检察院", None),
        ("临浦市总工会", None),
        ("临浦市人民代表大会常务委员会", None),
        ("白鹭县财政局", None),
        # two governments of one county, of two times
        ("泷桥县财政局", None),
        ("临浦高新区财政局", None),
    ],
)
def test_departments_are_under_their_government(name: str, above: str | None) -> None:
    known = {
        "临浦市人民政府",
        "云岭省人民政府",
        "青岚县人民委员会",
        "泷桥县人民政府",
        "泷桥县革命委员会",
        "临浦高新区人民政府",
    }
    found = government_above(name, known)
    assert found == (None if above is None else (above, "relation.government-department"))


def test_a_department_under_its_government_is_inferred() -> None:
    doc, segmentation, mentions, _ = document(
        "<org>临浦市人民政府</org>批复<org>临浦市财政局</org>和<org>临浦市税务局</org>。"
    )
    home = Home("临浦市", None, None, "option")
    resolution = resolve(doc, segmentation, mentions, home)
    names = {e.id: e.name for e in resolution.entities}
    found = find_relations(doc, segmentation, mentions, resolution, home)
    parts = [
        (names[r.subject], names[r.object], r.evidence[0].inferred) for r in found if r.predicate is Predicate.PART_OF
    ]
    assert parts == [("临浦市财政局", "临浦市人民政府", True)]
