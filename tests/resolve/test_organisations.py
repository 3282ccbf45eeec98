"""Short forms of organisations in full."""

from __future__ import annotations

import pytest

from kg.model import Home
from kg.resolve.organisations import (
    Scope,
    defined_short_form,
    longest_forms,
    parent_organisation,
    read_organisation,
    seat_of,
)

CITY = Home("青岛市", "山东省")
COUNTY = Home("平原县", "山东省")
DISTRICT = Home("黄浦区", "上海市")
REGION = Home("广西壮族自治区", "广西壮族自治区")
NOWHERE = Home()


def full(text: str, home: Home = CITY, year: int | None = 2021, spelled: str = "", **more: object) -> str | None:
    scope = Scope(home, year, spelled=lambda form: form in spelled, **more)  # type: ignore[arg-type]
    reading = read_organisation(text, scope)
    return reading.name if reading else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市委", "中共青岛市委员会"),
        ("省委", "中共山东省委员会"),
        ("胶州市委", "中共胶州市委员会"),
        ("中共胶州市委", "中共胶州市委员会"),
        ("中国共产党胶州市委员会", "中共胶州市委员会"),
        ("市委宣传部", "中共青岛市委宣传部"),
        ("市委常委会", "中共青岛市委常委会"),
        ("市委党校", "中共青岛市委党校"),
        ("组织部", "中共青岛市委组织部"),
        ("市政府", "青岛市人民政府"),
        ("市政府党组", "青岛市人民政府党组"),
        ("市人大常委会", "青岛市人民代表大会常务委员会"),
        ("市第十七届人民代表大会", "青岛市人民代表大会"),
        ("市政协", "中国人民政治协商会议青岛市委员会"),
        ("政协烟台市第十四届委员会", "中国人民政治协商会议烟台市委员会"),
        ("市纪委", "中共青岛市纪律检查委员会"),
        ("市监委", "青岛市监察委员会"),
        ("市纪委监委", "青岛市纪委监委"),
        ("团市委", "共青团青岛市委员会"),
        ("共青团胶州市委", "共青团胶州市委员会"),
        ("市总工会", "青岛市总工会"),
        ("省水利厅", "山东省水利厅"),
        ("市中级人民法院", "青岛市中级人民法院"),
        ("军分区", "青岛军分区"),
        ("省军区", "山东省军区"),
        ("惠民地委", "惠民地委"),
        ("中央办公厅", "中央办公厅"),
        ("国务院", "国务院"),
        ("市场监管局", "青岛市市场监管局"),
        ("海岱大学附属医院", "海岱大学附属医院"),
        ("中共胶州市人民政府", "胶州市人民政府"),
    ],
)
def test_city(text: str, name: str) -> None:
    assert full(text) == name


@pytest.mark.parametrize(
    ("text", "year", "name"),
    [
        ("县监委", 1961, "中共平原县监察委员会"),
        ("县监委", 2019, "平原县监察委员会"),
        ("县人委", 1961, "平原县人民委员会"),
        ("县政府", 1947, "平原县政府"),
        ("县政府", 1984, "平原县人民政府"),
        ("县革委会", 1970, "平原县革委会"),
        ("卫生防疫站", 1961, "平原县卫生防疫站"),
        ("县公安局", 1961, "平原县公安局"),
        ("人大常委会", 1984, "平原县人民代表大会常务委员会"),
        ("办公室", 1984, None),
        ("党组", 1984, None),
        ("校党委", 1984, None),
        ("全县各大队", 1984, None),
    ],
)
def test_county(text: str, year: int, name: str | None) -> None:
    assert full(text, COUNTY, year) == name


def test_written_out_only_where_the_document_does() -> None:
    assert full("县革委会", COUNTY, 1970, spelled="平原县革命委员会成立") == "平原县革命委员会"
    assert full("市发改委") == "青岛市发改委"
    assert full("市发改委", spelled="青岛市发展和改革委员会") == "青岛市发展和改革委员会"
    assert full("市委网信办", spelled="网络安全和信息化委员会办公室") == "中共青岛市委网络安全和信息化委员会办公室"


def test_other_levels() -> None:
    assert full("区委", DISTRICT) == "中共黄浦区委员会"
    assert full("市委", DISTRICT) == "中共上海市委员会"
    assert full("自治区人大常委会", REGION) == "广西壮族自治区人民代表大会常务委员会"
    assert full("自治区党委", REGION) == "中共广西壮族自治区委员会"


def test_nobody_s_committee_stays_open() -> None:
    assert full("市委", NOWHERE) is None
    assert full("县委", CITY) is None


def test_nearest_county_before() -> None:
    assert full("县委", CITY, seen={"县": "平原县"}) == "中共平原县委员会"


def test_town_takes_its_county() -> None:
    assert full("青石镇政府", COUNTY, 1995) == "平原县青石镇人民政府"


def test_house_of_the_publication() -> None:
    school = Home("长沙市", "湖南省", "湘岳大学")
    assert full("学校", school) == "湘岳大学"
    assert full("校党委", school) == "湘岳大学党委"
    assert full("教务处", school) in {"湘岳大学教务处", "教务处"}


def test_the_list_s_committee_owns_the_department() -> None:
    assert full("组织部", party="中共烟台市委") == "中共烟台市委组织部"


def test_unit_of_the_hospital_before() -> None:
    assert full("麻醉科", institution="海岱医院", in_post=True) == "海岱医院麻醉科"
    assert full("麻醉科") == "麻醉科"


def test_longest_forms() -> None:
    names = {
        "海岱重工集团",
        "海岱重工集团有限公司",
        "新光医院",
        "山东新光医院",
        "电机厂",
        "青石公社电机厂",
        "湖公司",
        "太湖公司",
    }
    assert longest_forms(names, {"山东"}.__contains__) == {
        "海岱重工集团": "海岱重工集团有限公司",
        "新光医院": "山东新光医院",
    }


def test_two_longer_forms_decide_nothing() -> None:
    names = {"海岱重工", "海岱重工集团有限公司", "海岱重工有限公司"}
    assert longest_forms(names, lambda name: False) == {}


def test_defined_short_form() -> None:
    text = "海岱重工集团有限公司（以下简称“海岱重工”）成立。"
    assert defined_short_form(text, 10) == "海岱重工"
    assert defined_short_form(text, 3) is None


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("中共青岛市委宣传部", "中共青岛市委员会"),
        ("中共青岛市委员会", None),
        ("中共青岛市纪律检查委员会", None),
        ("青岛市人民政府党组", "青岛市人民政府"),
        ("海岱银行青岛分行", "海岱银行"),
        ("湘岳大学文学院", "湘岳大学"),
        ("湘岳大学出版社", None),
    ],
)
def test_parent(name: str, parent: str | None) -> None:
    found = parent_organisation(name, {"青岛市人民政府", "海岱银行", "湘岳大学"})
    assert (found and found[0]) == parent


def test_seat() -> None:
    assert seat_of("中共青岛市委员会") == "青岛市"
    assert seat_of("中国人民政治协商会议平原县委员会") == "平原县"
    assert seat_of("平原县人民代表大会常务委员会") == "平原县"
    assert seat_of("中共青岛市委宣传部") is None
    assert seat_of("海岱重工集团有限公司") is None
