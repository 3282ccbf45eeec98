from __future__ import annotations

import pytest

from kg.lexicon.places import gazetteer
from kg.model import Home
from kg.resolve.places import resolve_place

CITY = Home("德州市", "山东省", None, "option")
COUNTY = Home("遂昌县", "浙江省", None, "option")


def _read(text: str, home: Home = CITY, year: int | None = None) -> tuple[str, str | None]:
    place = resolve_place(text, home=home, year=year)
    return place.name, place.division.code if place.division else None


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("齐河", "齐河县", "371425"),
        ("新疆", "新疆维吾尔自治区", "650000"),
        ("武汉", "武汉市", "420100"),
        ("京", "北京市", "110000"),
        ("恩施州", "恩施土家族苗族自治州", "422800"),
        ("湖北省洪湖市", "湖北省洪湖市", "421083"),
        ("山东德州齐河", "山东省德州市齐河县", "371425"),
        ("日本", "日本", "JP"),
        ("海南", "海南省", "460000"),
        ("襄樊", "襄樊市", "420600"),
        ("晏城街道", "齐河县晏城街道", "371425001"),
        ("市少年宫", "德州市少年宫", None),
        ("省美术馆", "山东省美术馆", None),
        ("齐河县柳庄村", "齐河县柳庄村", None),
        ("市区", "市区", None),
        ("县城", "县城", None),
        ("马颊河", "马颊河", None),
        ("我市", "", None),
        ("全省", "", None),
    ],
)
def test_names_are_completed_as_far_as_certain(text: str, name: str, code: str | None) -> None:
    assert _read(text) == (name, code)


def test_white_space_inside_a_name_does_not_matter() -> None:
    assert _read("齐 河\n县") == ("齐河县", "371425")


def test_towns_take_their_county() -> None:
    assert _read("大柘镇", COUNTY) == ("遂昌县大柘镇", "331123105")
    assert _read("大柘", COUNTY) == ("遂昌县大柘镇", "331123105")
    assert _read("柳树乡", COUNTY) == ("遂昌县柳树乡", None)
    assert _read("红旗公社", COUNTY) == ("遂昌县红旗公社", None)


def test_a_town_elsewhere_is_not_guessed() -> None:
    assert _read("大柘镇", CITY) == ("大柘镇", None)


def test_townships_of_today_are_not_those_of_old() -> None:
    assert _read("大柘", COUNTY, 1970) == ("遂昌县大柘", None)
    assert _read("大柘镇", COUNTY, 1990) == ("遂昌县大柘镇", "331123105")


def test_namesakes_are_left_open_without_support() -> None:
    place = resolve_place("鼓楼区", home=CITY)
    assert (place.name, place.division) == ("鼓楼区", None)
    assert [d.code for d in place.candidates] == ["320106", "320302", "350102", "410204"]


def test_namesakes_home_and_context_decide() -> None:
    assert _read("鼓楼区", Home("南京市", "江苏省")) == ("鼓楼区", "320106")
    assert _read("鼓楼区", Home("闽侯县", "福建省")) == ("鼓楼区", "350102")
    kaifeng = gazetteer().get("410200")
    assert kaifeng is not None
    place = resolve_place("鼓楼区", home=CITY, context=(kaifeng,))
    assert (place.division and place.division.code, place.inferred) == ("410204", True)


def test_the_year_decides_between_successive_divisions() -> None:
    assert _read("陵县", CITY, 1990) == ("陵县", "371421")
    assert _read("石柱县", CITY, 2010) == ("石柱土家族自治县", "500240")
    assert _read("德州市", CITY, 1990) == ("德州市", "372401")
    assert _read("德州市", CITY, 2010) == ("德州市", "371400")


def test_a_name_in_use_has_no_code_before_its_time() -> None:
    place = resolve_place("陵城区", home=CITY, year=1990)
    assert (place.name, place.division, place.rule) == ("陵城区", None, "place-before-its-time")


def test_a_far_namesake_of_a_town_at_home_is_left_open() -> None:
    place = resolve_place("长兴", home=Home("东明县", "山东省"), year=2010)
    assert (place.name, place.division) == ("长兴", None)
    assert [d.name for d in place.candidates] == ["长兴集乡", "长兴县"]
