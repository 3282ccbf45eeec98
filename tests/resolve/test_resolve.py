"""Entities of a document: who is who, and ids that stay."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kg.model import Home, Kind, Predicate, Resolution, Span
from kg.relate.hierarchy import find_relations
from kg.resolve import resolve
from kg.resolve.identity import longest_project_names, place_id, stable_id
from tests.inline import document

HOME = Home("青岛市", "山东省", None, "option")


def resolved(*tagged: str, year: int = 2021, home: Home = HOME) -> Resolution:
    doc, segmentation, mentions, _ = document(*tagged, day=date(year, 5, 8))
    return resolve(doc, segmentation, mentions, home)


def names(resolution: Resolution, kind: Kind) -> list[str]:
    return [e.name for e in resolution.entities if e.kind is kind and e.mentions]


def test_short_and_full_form_are_one_organisation() -> None:
    found = resolved("<org>市委</org>、<org>中共青岛市委</org>、<org>青岛市委</org>开会。")
    (org,) = [e for e in found.entities if e.kind is Kind.ORGANISATION]
    assert (org.name, org.aliases, len(org.mentions)) == ("中共青岛市委员会", ("市委", "中共青岛市委", "青岛市委"), 3)


def test_open_forms_have_no_entity() -> None:
    found = resolved("<org>县委</org>开会，<org>党组</org>研究。")
    assert found.entities == ()
    assert found.of == {}


def test_second_names_in_brackets() -> None:
    found = resolved("<per>海平</per>（<per>石磊</per>）到青。后<per>石磊</per>离开。")
    (person,) = [e for e in found.entities if e.kind is Kind.PERSON]
    assert (person.name, person.aliases, len(person.mentions)) == ("海平", ("石磊",), 3)


def test_a_bracket_with_other_things_is_no_second_name() -> None:
    assert names(resolved("<per>海平</per>（左一）、<per>石磊</per>到会。"), Kind.PERSON) == ["海平", "石磊"]


def test_surname_with_the_title_of_one_full_name() -> None:
    found = resolved("<post>总理</post><per>冷于冰</per>到会。<per>冷</per><post>总理</post>讲话。")
    assert [e.aliases for e in found.entities if e.kind is Kind.PERSON] == [("冷",)]


def test_surname_of_two_stays_open() -> None:
    found = resolved(
        "<post>教授</post><per>冷于冰</per>、<per>冷月</per><post>教授</post>到会。<per>冷</per><post>教授</post>讲话。"
    )
    assert names(found, Kind.PERSON) == ["冷于冰", "冷月"]
    assert [m.text for m in found.of if m.kind is Kind.PERSON] == ["冷于冰", "冷月"]


def test_namesakes_of_two_documents_are_two() -> None:
    doc, segmentation, mentions, _ = document("<per>海平</per>到会。")
    other = replace(doc, name="other", sha256="1" * 64)
    ids = {resolve(d, segmentation, mentions, HOME).entities[0].id for d in (doc, other)}
    assert len(ids) == 2


def test_post_knows_its_organisation() -> None:
    found = resolved("<post>市长</post><per>海平</per>到会。")
    (post,) = [e for e in found.entities if e.kind is Kind.POST]
    by_id = {e.id: e for e in found.entities}
    assert (post.title, by_id[post.organisation or ""].name) == ("市长", "青岛市人民政府")


def test_towns_of_the_county_that_the_passage_names() -> None:
    found = resolved("<per>海平</per>到<place>平原县</place>，先后察看<place>青石岗镇</place>麦田。")
    assert names(found, Kind.PLACE) == ["平原县", "平原县青石岗镇"]


def _places(resolution: Resolution) -> dict[tuple[str, str | None], tuple[str, ...]]:
    return {(e.name, e.code): e.aliases for e in resolution.entities if e.kind is Kind.PLACE}


@pytest.mark.parametrize(
    ("forms", "year", "name", "code", "aliases"),
    [
        ("德州市 山东省德州市 德州", 2021, "德州市", "371400", ("山东省德州市", "德州")),
        ("德州市齐河县 齐河县 山东省齐河县", 2021, "齐河县", "371425", ("德州市齐河县", "山东省齐河县")),
        ("泰安市新泰市 新泰市", 2021, "新泰市", "370982", ("泰安市新泰市",)),
        ("北京朝阳区 北京市朝阳区", 2021, "朝阳区", "110105", ("北京朝阳区", "北京市朝阳区")),
        ("恩施州 湖北省恩施州", 2021, "恩施土家族苗族自治州", "422800", ("恩施州", "湖北省恩施州")),
        ("德州市陵县 陵县", 2010, "陵县", "371421", ("德州市陵县",)),
        ("湖北省襄樊市 襄樊", 1990, "襄樊市", "420600", ("湖北省襄樊市", "襄樊")),
        ("山东省德州市陵城区糜镇 陵城区糜镇", 2021, "陵城区糜镇", "371403101", ("山东省德州市陵城区糜镇",)),
    ],
)
def test_one_division_however_it_is_printed(
    forms: str, year: int, name: str, code: str, aliases: tuple[str, ...]
) -> None:
    for printed in (forms.split(), forms.split()[::-1]):
        found = resolved("<per>海平</per>到" + "、".join(f"<place>{p}</place>" for p in printed) + "。", year=year)
        places = _places(found)
        assert [(n, set(a)) for (n, c), a in places.items() if c == code] == [(name, set(aliases))]
        assert {of for m, of in found.of.items() if m.kind is Kind.PLACE} == {place_id(code, name)}


def test_divisions_above_are_named_once() -> None:
    """A township that only an organisation implies has its county's name in front, as one that is printed has."""
    found = resolved("<org>糜镇人民政府</org>在<place>山东省德州市陵城区糜镇</place>。", home=Home("陵城区", "山东省"))
    assert set(_places(found)) == {
        ("陵城区糜镇", "371403101"), ("陵城区", "371403"), ("德州市", "371400"), ("山东省", "370000")
    }  # fmt: skip


def test_names_of_two_times_are_two_places() -> None:
    """襄樊市 became 襄阳市 and kept its code: a text of before implies no 襄阳市."""
    before = _places(resolved("<place>襄樊市</place>", year=1990))
    assert set(before) == {("襄樊市", "420600"), ("湖北省", "420000")}
    both = resolved("<place>襄阳市</place>原为<place>襄樊市</place>。", home=Home("武汉市", "湖北省"), year=2010)
    assert set(_places(both)) >= {("襄樊市", "420600"), ("襄阳市", "420600")}


def test_namesakes_stay_apart() -> None:
    found = resolved("<place>北京市朝阳区</place>、<place>吉林省长春市朝阳区</place>、<place>鼓楼区</place>")
    named = {(e.name, e.code, e.aliases) for e in found.entities if e.kind is Kind.PLACE and e.mentions}
    assert named == {
        ("朝阳区", "110105", ("北京市朝阳区",)),
        ("朝阳区", "220104", ("吉林省长春市朝阳区",)),
        ("鼓楼区", None, ()),
    }


def test_places_without_a_code_are_named_as_before() -> None:
    found = resolved("<place>北京市朝阳区人民公园</place>、<place>朝阳区人民公园</place>、<place>齐河县柳庄村</place>")
    assert names(found, Kind.PLACE) == ["北京市朝阳区人民公园", "朝阳区人民公园", "齐河县柳庄村"]


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ("山东省德州市人民政府 德州市人民政府", "德州市人民政府"),
        ("德州市齐河县委 中共山东省德州市齐河县委员会 山东齐河县委 齐河县委", "中共齐河县委员会"),
        ("政协德州市齐河县委员会 政协齐河县委员会", "中国人民政治协商会议齐河县委员会"),
        ("德州市陵城区糜镇人民政府 陵城区糜镇政府", "陵城区糜镇人民政府"),
        ("湖北省恩施州政府 恩施州人民政府", "恩施土家族苗族自治州人民政府"),
    ],
)
def test_one_organ_with_or_without_the_divisions_above(forms: str, name: str) -> None:
    found = resolved("、".join(f"<org>{f}</org>" for f in forms.split()) + "派人到会。")
    assert names(found, Kind.ORGANISATION) == [name]


def test_a_head_of_a_division_with_or_without_those_above() -> None:
    found = resolved(
        "<post><place>德州市齐河县</place>县长</post><per>海平</per>、<post>齐河县县长</post><per>石磊</per>。"
    )
    assert names(found, Kind.POST) == ["齐河县人民政府县长"]


def test_organs_of_namesakes_keep_those_above() -> None:
    """Organisations are told by their names alone, and 朝阳区 has namesakes."""
    found = resolved("<org>北京市朝阳区政府</org>、<org>长春市朝阳区政府</org>到会。")
    assert names(found, Kind.ORGANISATION) == ["北京市朝阳区人民政府", "长春市朝阳区人民政府"]


def test_project_variants() -> None:
    assert longest_project_names(["青石水库扩建工程", "青石水库扩建工程（一期）", "湖滨大桥"]) == {
        "青石水库扩建工程": "青石水库扩建工程（一期）",
        "青石水库扩建工程（一期）": "青石水库扩建工程（一期）",
        "湖滨大桥": "湖滨大桥",
    }


def test_ids_part_their_parts_and_stay() -> None:
    assert stable_id("person", "张", "三丰") != stable_id("person", "张三", "丰")
    assert stable_id("org", "海岱大学") == "org-02d2b2b1a727817a"
    first, second = (resolved("<org>市委</org>与<place>胶州市</place>").entities for _ in "ab")
    assert json.dumps([e.id for e in first]) == json.dumps([e.id for e in second])


def test_relations() -> None:
    doc, segmentation, mentions, _ = document(
        "<org>市委宣传部</org>、<org>海岱银行青岛分行</org>与<org>海岱银行</org>到<place>胶州市</place>。"
    )
    found = resolve(doc, segmentation, mentions, HOME)
    name = {e.id: e.name for e in found.entities}
    relations = find_relations(doc, segmentation, mentions, found, HOME)
    told = {(name[r.subject], r.predicate, name[r.object], r.evidence[0].inferred) for r in relations}
    assert told == {
        ("中共青岛市委宣传部", Predicate.PART_OF, "中共青岛市委员会", True),
        ("海岱银行青岛分行", Predicate.PART_OF, "海岱银行", False),
        ("胶州市", Predicate.WITHIN, "青岛市", True),
        ("青岛市", Predicate.WITHIN, "山东省", True),
    }
    assert relations[0].evidence[0].sentence.startswith("市委宣传部、")


def test_crossing_mentions_do_no_harm() -> None:
    doc, segmentation, mentions, _ = document("<org>市委</org>书记处开会。")
    (org,) = mentions
    crossing = replace(org, kind=Kind.POST, text="委书记", start=1, end=4, spans=(Span(1, 4),))
    found = resolve(doc, segmentation, (org, crossing), HOME)
    assert [e.name for e in found.entities if e.mentions] == ["中共青岛市委员会"]


def test_years_printed_in_a_text_without_a_date() -> None:
    said = (
        "<per>石磊</per>1936年任<post><place>平原县</place>县长</post>，1960年再任<post>县长</post>，"
        "1985年又任<post>县长</post>。"
    )
    doc, segmentation, mentions, _ = document(said)
    bare = replace(segmentation, entries=())
    found = resolve(doc, bare, mentions, Home("平原县", "山东省"))
    by_id = {e.id: e for e in found.entities}
    wanted = [None, "平原县人民委员会", "平原县人民政府"]
    bodies = [by_id[found.of[m]].organisation for m in mentions if m.kind is Kind.POST]
    assert [body and by_id[body].name for body in bodies] == wanted
