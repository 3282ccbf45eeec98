"""Names that a document gives in full once and in short elsewhere. All sentences are invented."""

from __future__ import annotations

from kg.extract.find import find
from kg.extract.recurring import by_kind, recurring_names
from kg.model import Kind


def _read(*texts: str) -> list[list[tuple[str, str]]]:
    names = recurring_names(texts, [find(t) for t in texts])
    return [[(c.kind.value, t[c.start : c.end]) for c in find(t, recurring=by_kind(names))] for t in texts]


def test_a_company_is_found_by_its_given_name_and_trade() -> None:
    full, short = _read("烟台青禾生物科技有限公司投产。", "青禾生物的产品畅销。")
    assert full == [("org", "烟台青禾生物科技有限公司")]
    assert short == [("org", "青禾生物")]


def test_a_company_without_a_given_name_has_no_short_one() -> None:
    assert recurring_names(["烟台市建筑工程有限公司投产。"], [find("烟台市建筑工程有限公司投产。")]) == {}


def test_a_bracket_defines_a_short_name() -> None:
    text = "沐岚控股集团有限公司（以下简称“沐岚控”）成立。"
    assert recurring_names([text], [find(text)])["沐岚控"] is Kind.ORGANISATION


def test_a_village_is_found_by_what_stands_before_its_head() -> None:
    whole, short = _read("青丘公社遭受雹灾。", "十八团部署在青丘以南。")
    assert whole == [("place", "青丘公社")]
    assert ("place", "青丘") in short


def test_a_village_name_inside_a_longer_word_is_none() -> None:
    assert ("place", "青丘") not in _read("青丘公社遭受雹灾。", "长青丘陵下雨。")[1]


def test_a_temple_that_acts_is_a_body_and_one_that_something_is_held_in_a_place() -> None:
    said, given = _read("青澜宫指出，今年捐款。", "感谢青澜宫。")
    assert said == [("org", "青澜宫")]
    assert given == [("org", "青澜宫")]
    assert _read("庙会在青澜宫举行。", "参观青澜宫。")[1] == [("place", "青澜宫")]


def test_a_long_name_of_a_place_stands_wherever_it_is() -> None:
    assert _read("大会在青澜纪念广场举行。", "青澜纪念广场竣工。")[1] == [("place", "青澜纪念广场")]


def test_a_town_behind_its_county_is_found_by_its_short_name() -> None:
    assert ("place", "青溪") in _read("烟台市青溪公社受灾。", "驻青溪，")[1]


def test_a_school_is_found_by_its_short_names() -> None:
    first, second = _read("扬州市职业大学举行庆典，扬州市职业大学师生参加。", "扬州职大的师生到会，职大校长讲话。")
    assert ("org", "扬州市职业大学") in first
    assert [m for m in second if m[0] == "org"] == [("org", "扬州职大"), ("org", "职大")]


def test_a_school_named_once_lends_no_name_of_two_characters() -> None:
    assert recurring_names(["扬州市职业大学举行庆典。"], [find("扬州市职业大学举行庆典。")]).keys() == {"扬州职大"}


def test_a_faction_tells_by_its_name_what_it_is() -> None:
    first, second = _read("“岚联总”决定成立分部。", "岚联总成员到会。")
    assert ("org", "岚联总") in first
    assert ("org", "岚联总") in second
