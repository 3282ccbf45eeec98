"""Bounds of tenures by the dates in the sentences themselves, on sentences about invented people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Bounds, Home, PartialDate
from kg.relate.bounds import with_bounds
from kg.relate.dating import Chronology
from kg.relate.tenures import find_tenures
from kg.resolve import resolve
from tests.inline import document

HOME = Home("临澜市", "云岭省", None, "option")
DAY = date(2021, 5, 8)  # of the item
NOTHING = Bounds()


def years(first: int, last: int | None = None) -> tuple[date, date]:
    return date(first, 1, 1), date(last or first, 12, 31)


def bounds(*tagged: str, day: date = DAY, item: bool = True, published: PartialDate | None = None) -> dict[str, Bounds]:
    """Bounds by title and status; without ``item`` the texts are paragraphs of a book."""
    doc, parts, mentions, _ = document(*tagged, day=day)
    if not item:
        parts = replace(parts, entries=(), date=published)
    resolution = resolve(doc, parts, mentions, HOME)
    tenures = with_bounds(find_tenures(doc, parts, mentions, resolution, HOME), parts)
    return {f"{t.title} {t.status.value}": t.bounds for t in tenures}


def one(*tagged: str, day: date = DAY, item: bool = True, published: PartialDate | None = None) -> Bounds:
    (found,) = bounds(*tagged, day=day, item=item, published=published).values()
    return found


SHI, FANG = "<per>石磊</per>", "<per>方远</per>"
MAYOR, COUNTY, BUREAU = "<post>市长</post>", "<post>县长</post>", "<post>市财政局局长</post>"


@pytest.mark.parametrize(
    ("tagged", "first", "last"),
    [
        (f"{SHI}1952年任{COUNTY}。", *years(1952)),
        (f"{SHI}同志于1952年任{COUNTY}。", *years(1952)),
        (f"{SHI}（女）1952年3月当选为{COUNTY}。", date(1952, 3, 1), date(1952, 3, 31)),
        (f"{SHI}，1952年3月5日任{COUNTY}。", date(1952, 3, 5), date(1952, 3, 5)),
        (f"1952年3月，{SHI}任{COUNTY}。", date(1952, 3, 1), date(1952, 3, 31)),
        (f"2019年9月，市人大常委会举行会议，任命{SHI}为{BUREAU}。", date(2019, 9, 1), date(2019, 9, 30)),
        (f"市人大常委会2019年9月任命{SHI}为{BUREAU}。", date(2019, 9, 1), date(2019, 9, 30)),
        (f"2019年9月5日召开的市人大常委会会议任命{SHI}为{BUREAU}。", date(2019, 9, 5), date(2019, 9, 5)),
        (f"民国二十七年，{SHI}任{COUNTY}。", *years(1938)),
        (f"1947年秋，{SHI}任{COUNTY}。", date(1947, 9, 1), date(1947, 11, 30)),
        (f"今年3月，{SHI}任{BUREAU}。", date(2021, 3, 1), date(2021, 3, 31)),
        (f"去年，{SHI}任{BUREAU}。", *years(2020)),
        (f"{SHI}自2016年起担任{COUNTY}。", *years(2016)),
        (f"{SHI}1950年当选为{COUNTY}，1958年1月免去。", *years(1950)),
        (f"1973年5月1日至3日，某大会召开，选举{SHI}为<post>协会主席</post>。", date(1973, 5, 1), date(1973, 5, 3)),
        (f"任命{SHI}为{BUREAU}，任职时间自2021年3月1日起。", date(2021, 3, 1), date(2021, 3, 1)),
        (f"任命{SHI}为{BUREAU}，自2021年6月起。", date(2021, 6, 1), date(2021, 6, 30)),
        (f"任命{SHI}为{BUREAU}（2020年12月）。", date(2020, 12, 1), date(2020, 12, 31)),
        (f"补记：4月1日，任命{SHI}为{BUREAU}。", date(2021, 4, 1), date(2021, 4, 1)),
    ],
)
def test_a_date_in_the_clause_dates_the_appointment(tagged: str, first: date, last: date) -> None:
    assert one(tagged) == Bounds(first, last, first, None)


def test_each_office_of_a_career_has_the_date_of_its_own_clause() -> None:
    career = f"{SHI}1952年任{COUNTY}，1956年任<post>县委书记</post>，1961年任<post>行署副专员</post>。"
    found = bounds(f"原<post>县委书记</post>{SHI}追悼会举行。{career}")
    assert found["县长 appointed"] == Bounds(*years(1952), date(1952, 1, 1), None)
    assert found["书记 appointed"] == Bounds(*years(1956), date(1956, 1, 1), DAY)
    assert found["书记 former"] == Bounds(*years(1956), date(1956, 1, 1), DAY)
    assert found["行署副专员 appointed"] == Bounds(*years(1961), date(1961, 1, 1), None)


def test_a_date_runs_over_the_offices_that_follow_it() -> None:
    found = bounds(f"{SHI}1952年任{COUNTY}，兼任<post>县委书记</post>。")
    assert set(found.values()) == {Bounds(*years(1952), date(1952, 1, 1), None)}


@pytest.mark.parametrize(
    "tagged",
    [
        f"{SHI}1952年以后任{COUNTY}。",
        f"{SHI}1950年代任{COUNTY}。",
        f"{SHI}1950年毕业，后任{COUNTY}。",
        f"{SHI}1950年参加工作，任{COUNTY}。",
        f"{SHI}解放初任{COUNTY}。",
        f"此前，{SHI}早年任{COUNTY}。",
        f"此前{SHI}任{COUNTY}。",
        f"{SHI}任{COUNTY}期间，修渠三条。",
        f"{SHI}任{COUNTY}三年，修渠三条。",
        f"补记：任命{SHI}为{BUREAU}。",
        f"补记：12月30日，任命{SHI}为{BUREAU}。",
        f"1952年，县里大旱。{SHI}任{COUNTY}。",
        f"2015年成立的某公司任命{SHI}为<post>经理</post>。",
    ],
)
def test_no_day_can_be_told(tagged: str) -> None:
    assert one(tagged) == NOTHING


def test_the_day_of_the_item_where_the_clause_has_no_other() -> None:
    own = Bounds(DAY, DAY, DAY, None)
    assert one(f"{SHI}任{COUNTY}。") == own
    assert one(f"5月8日，市人大常委会举行会议，任命{SHI}为{BUREAU}。") == own
    assert one(f"会议总结2020年工作，选举{SHI}为{COUNTY}。") == own
    assert one(f"会议审议《2020年工作报告》，选举{SHI}为{COUNTY}。") == own


@pytest.mark.parametrize("again", ["再次当选为", "连任", "续任", "继续担任", "一直担任"])
def test_who_holds_an_office_on_did_not_begin_that_day(again: str) -> None:
    assert one(f"{SHI}{again}{MAYOR}。") == Bounds(None, DAY, DAY, None)
    assert one(f"{SHI}任{MAYOR}。", f"{SHI}{again}{MAYOR}。") == Bounds(None, DAY, DAY, None)


def test_a_second_session_elects_for_the_first_time() -> None:
    assert one(f"第三届人大第二次会议选举{SHI}为{MAYOR}。") == Bounds(DAY, DAY, DAY, None)


def test_since_a_year_and_still() -> None:
    assert one(f"{SHI}自2016年以来一直担任<post>市委书记</post>。") == Bounds(*years(2016), DAY, None)
    assert one(f"{SHI}自2016年以来一直担任{MAYOR}。", f"{SHI}当选为{MAYOR}。") == Bounds(*years(2016), DAY, None)


def test_a_period_is_the_office_s_if_it_is_the_only_one() -> None:
    whole = Bounds(*years(1952), date(1956, 1, 1), date(1956, 12, 31))
    assert one(f"{SHI}1952年至1956年任{COUNTY}。") == whole
    assert one(f"1952年至1956年，{SHI}任{COUNTY}。") == whole
    several = set(bounds(f"{SHI}1952年至1956年任{COUNTY}、<post>县委书记</post>。").values())
    assert several == {Bounds(None, date(1956, 12, 31), date(1952, 1, 1), DAY)}


def test_what_a_bracket_says_of_the_one_named() -> None:
    taken = Bounds(date(2020, 12, 1), date(2020, 12, 31), DAY, None)
    assert one(f"{BUREAU}{SHI}（2020年12月任）到会。") == taken
    whole = Bounds(date(1952, 3, 1), date(1952, 3, 31), date(1953, 4, 1), date(1953, 4, 30))
    assert one(f"第一任{COUNTY}{SHI}（1952年3月—1953年4月任职）。") == whole
    assert one(f"{SHI}当选为{COUNTY}（2016年首次当选）。") == Bounds(*years(2016), date(2016, 1, 1), None)
    assert one(f"{BUREAU}{SHI}（1970年生）到会。") == Bounds(None, DAY, DAY, None)


def test_ends_with_a_date_of_their_own() -> None:
    month = date(2019, 1, 1), date(2019, 1, 31)
    assert one(f"2019年1月，免去{SHI}的{BUREAU}职务。") == Bounds(None, month[1], *month)
    assert one(f"{SHI}2019年1月不再担任{COUNTY}。") == Bounds(None, month[1], *month)
    assert one(f"此前{SHI}不再担任{COUNTY}。") == Bounds(None, DAY, None, DAY)
    assert one(f"补记：免去{SHI}的{BUREAU}职务。") == Bounds(None, DAY, None, DAY)


def test_a_former_office_with_a_date_was_held_then() -> None:
    assert one(f"{SHI}1952年曾任{COUNTY}。") == Bounds(None, date(1952, 12, 31), date(1952, 1, 1), DAY)
    assert one(f"{SHI}曾任{COUNTY}。") == Bounds(None, DAY, None, DAY)


@pytest.mark.parametrize(
    "tagged",
    [
        f"{COUNTY}{SHI}逝世。",
        f"{COUNTY}{SHI}同志因病医治无效去世。",
        f"{COUNTY}{SHI}追悼会在县城举行。",
        f"{COUNTY}{SHI}遗体告别仪式举行。",
        f"全县悼念{COUNTY}{SHI}。",
        f"{COUNTY}{SHI}、<post>县委书记</post>{FANG}先后牺牲。",
    ],
)
def test_the_dead_hold_no_office(tagged: str) -> None:
    assert bounds(tagged)["县长 held"] == Bounds(None, DAY, None, DAY)


@pytest.mark.parametrize("does", ["出席{}追悼会", "看望{}遗属", "向{}遗体告别", "主持{}追悼会"])
def test_those_who_mourn_live(does: str) -> None:
    assert one(f"{COUNTY}{SHI}{does.format('某人')}。") == Bounds(None, DAY, DAY, None)


@pytest.mark.parametrize(
    ("tagged", "first", "last"),
    [
        (f"1952年，{COUNTY}{SHI}带队修渠。", *years(1952)),
        (f"据载，1952年7月15日拂晓，{COUNTY}{SHI}带队出发。", date(1952, 7, 15), date(1952, 7, 15)),
        (f"1952年6月，组成人员调整，主任{SHI}（{COUNTY}）到任。", date(1952, 6, 1), date(1952, 6, 30)),
        (f"6月1日，{COUNTY}{SHI}到会。", date(2021, 6, 1), date(2021, 6, 1)),
    ],
)
def test_a_sighting_is_of_the_day_that_the_sentence_begins_with(tagged: str, first: date, last: date) -> None:
    later = f"<post>书记</post>{FANG}到会。"
    doc, parts, mentions, _ = document(tagged, later, day=DAY)
    parts = replace(parts, date=PartialDate(2021, 12))
    resolution = resolve(doc, parts, mentions, HOME)
    found = with_bounds(find_tenures(doc, parts, mentions, resolution, HOME), parts)
    assert found[0].bounds == Bounds(None, last, first, None)


@pytest.mark.parametrize(
    "tagged",
    [
        f"会议总结2020年工作，{COUNTY}{SHI}讲话。",
        f"2020年全县经济工作会议召开，{COUNTY}{SHI}讲话。",
        f"2016年以来，{COUNTY}{SHI}多次到村。",
        f"{COUNTY}{SHI}1980年参加工作。",
    ],
)
def test_what_is_no_day_of_a_sighting(tagged: str) -> None:
    assert one(tagged) == Bounds(None, DAY, DAY, None)


@pytest.mark.parametrize("memory", ["诞辰纪念会举行", "故居修缮", "同志生平展开展"])
def test_those_remembered_are_not_in_office(memory: str) -> None:
    assert one(f"{COUNTY}{SHI}{memory}。") == NOTHING


def test_an_undated_piece_may_be_of_an_earlier_day() -> None:
    election = f"{SHI}当选为{MAYOR}。"
    assert one(election, f"补记：选举{SHI}为{MAYOR}。") == Bounds(None, DAY, DAY, None)
    assert one(election, f"1998年6月，{MAYOR}{SHI}到会。") == Bounds(None, date(1998, 6, 30), DAY, None)


def test_months_and_years_of_a_book_go_on_within_a_paragraph() -> None:
    text = f"1938年2月，县里建校。9月，{SHI}任<post>校长</post>。"
    september = date(1938, 9, 1), date(1938, 9, 30)
    assert one(text, item=False) == Bounds(*september, september[0], None)
    assert one(text.replace("。9月", "。\n9月"), item=False) == NOTHING
    assert one(f"{SHI}任<post>校长</post>。", item=False) == NOTHING


def test_an_article_says_what_was_so_when_it_came_out() -> None:
    out = PartialDate(2021, 5)
    assert one(f"{MAYOR}{SHI}说，水是好的。", item=False, published=out) == Bounds(None, out.last(), None, None)
    assert one(f"{SHI}任{MAYOR}。", item=False, published=out) == Bounds(None, out.last(), None, None)


def test_months_of_an_article_are_those_before_it_came_out() -> None:
    text, ninth = f"10月9日，{COUNTY}{SHI}到会。", date(2023, 10, 9)
    assert one(text, item=False, published=PartialDate(2023, 10)) == Bounds(None, ninth, ninth, None)
    assert one(text, item=False, published=PartialDate(2023, 5)) == NOTHING
    assert one(text, item=False, published=PartialDate(2023)) == NOTHING


def test_a_year_goes_on_within_the_sentence() -> None:
    found = bounds(f"{SHI}1952年3月任{COUNTY}，8月任<post>县委书记</post>。")
    assert found["书记 appointed"] == Bounds(date(1952, 8, 1), date(1952, 8, 31), date(1952, 8, 1), None)


def test_an_article_that_comes_out_soon_does_not_make_an_appointment_doubtful() -> None:
    doc, parts, mentions, _ = document(f"{SHI}当选为{MAYOR}。", f"{MAYOR}{SHI}说，水是好的。", day=DAY)
    resolution = resolve(doc, parts, mentions, HOME)
    tenures = find_tenures(doc, parts, mentions, resolution, HOME)
    for published, first in ((PartialDate(2021, 6), DAY), (PartialDate(2023), None), (None, None)):
        (found,) = with_bounds(tenures, replace(parts, entries=parts.entries[:1], date=published))
        assert found.bounds == Bounds(first, DAY, DAY, None)


def test_back_in_office_after_its_end() -> None:
    found = bounds(f"2015年3月，免去{SHI}的{BUREAU}职务。", f"任命{SHI}为{BUREAU}。")
    assert found["局长 appointed"] == Bounds(None, date(2015, 3, 31), DAY, None)
    assert found["局长 ended"] == Bounds(None, date(2015, 3, 31), date(2015, 3, 1), date(2015, 3, 31))


def test_a_line_of_a_resume_is_dated_by_its_period() -> None:
    found = bounds(
        f"{SHI}，男，1960年生。\n1983年—1984年<post>某厂厂长</post>\n1990.03—<post>市水利局局长</post>", item=False
    )
    assert found["厂长 former"] == Bounds(*years(1983), date(1984, 1, 1), date(1984, 12, 31))
    assert found["局长 held"] == Bounds(date(1990, 3, 1), date(1990, 3, 31), date(1990, 3, 1), None)


def test_chronology_serves_who_has_passages_and_entries_alone() -> None:
    doc, parts, mentions, _ = document(f"{SHI}1952年任{COUNTY}。", day=DAY)
    resolution = resolve(doc, parts, mentions, HOME)
    (tenure,) = find_tenures(doc, parts, mentions, resolution, HOME)
    chronology = Chronology(parts.passages, parts.entries, None)
    assert [(t.first, t.last) for t in chronology.told(tenure, tenure.evidence[0])] == [years(1952)]


@pytest.mark.parametrize(
    ("clause", "status", "expected"),
    [
        ("1986年至1990年任", "former", Bounds(*years(1986), date(1990, 1, 1), date(1990, 12, 31))),
        ("曾于1986年至1990年任", "former", Bounds(*years(1986), date(1990, 1, 1), date(1990, 12, 31))),
        ("1998年当选", "held", Bounds(*years(1998), date(1998, 1, 1), None)),
        ("2018年任", "held", Bounds(None, date(2018, 12, 31), date(2018, 1, 1), None)),
        ("曾任", "former", Bounds(None, DAY, None, DAY)),
    ],
)
def test_the_date_in_a_relative_clause_is_the_tenure_s(clause: str, status: str, expected: Bounds) -> None:
    found = bounds(f"<post>市委书记</post>{SHI}会见{clause}{COUNTY}的{FANG}。")
    assert found["县长 " + status] == expected
    assert bounds(f"{clause}{COUNTY}的{FANG}来市视察。") == {"县长 " + status: expected}


def test_an_office_held_for_so_long_by_now_is_held() -> None:
    assert bounds(f"{SHI}已担任{BUREAU}十年。") == {"局长 held": Bounds(None, DAY, DAY, None)}
    assert bounds(f"{SHI}1986年至1990年任{COUNTY}，{FANG}任<post>副县长</post>。")[
        "县长 former"
    ].ended_not_after == date(1990, 12, 31)
