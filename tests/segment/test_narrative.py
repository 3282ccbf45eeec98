"""Histories in running text, of invented places and people."""

from __future__ import annotations

from kg.model import PartialDate, Span
from kg.segment.narrative import read_narrative

HISTORY = (
    "临澜书院创立于一九四九年，前身是夜校。一九四九年十月十日正式开学，当时租用三间课室。校长是石磊先生。"
    "一九五〇年冬，石先生赴北原募款。一九五二年七月七日，董事会成立，海平任董事长。同年，政府发给执照。\n"
    "此后渐获赞助。一九五六年，新校舍落成，九月迁入。书院踏入新阶段。\n"
)


def read(text: str, date: str | None = None) -> list[tuple[str, str, str]]:
    """First and last day of each item, and its text."""
    items = read_narrative(text, [Span(0, len(text))], date=PartialDate.parse(date) if date else None)
    return [
        (str(i.period.start), str(i.period.end), "".join(text[s.start : s.end] for s in i.stretches)) for i in items
    ]


def test_sentences_that_open_with_dates_go_on_to_the_next_or_to_the_paragraphs_end() -> None:
    assert [(start, end, text[:6], text[-6:]) for start, end, text in read(HISTORY)] == [
        ("1949-10-10", "1949-10-10", "正式开学，当", "是石磊先生。"),
        ("1950-12-01", "1951-02-28", "石先生赴北原", "赴北原募款。"),
        ("1952-07-07", "1952-07-07", "董事会成立，", "平任董事长。"),
        ("1952-01-01", "1952-12-31", "政府发给执照", "府发给执照。"),
        ("1956-01-01", "1956-12-31", "新校舍落成，", "踏入新阶段。"),
    ]


def test_dates_that_do_not_rise_are_of_no_history() -> None:
    back = HISTORY.replace("一九四九年十月", "一九六九年十月").replace("一九五〇年冬", "一九六八年冬")
    assert read(back) == []


def test_few_dates_are_of_no_history() -> None:
    assert read("石磊生于临澜。1987年，石磊任县长。1990年，任书记。他常说，要为民。\n") == []


def test_the_dates_of_one_year_are_of_no_history() -> None:
    assert read("3月1日，开会。4月2日，开工。5月3日，竣工典礼。6月4日，正式通车。\n", "2021") == []


def test_an_account_by_years_alone_is_no_history_of_events() -> None:
    text = "1950年，印刷所改为工厂。1954年，职工82人。1959年，产值10万元。1970年，更名电机厂。1975年，投产。\n"
    assert read(text) == []
    assert len(read(text.replace("1954年，", "1954年3月，").replace("1970年，", "1970年5月2日，"))) == 5


def test_bare_years_open_sentences_too() -> None:
    text = (
        "2005年8月1日首任校长就职。2009年第二任校长接任。2010年高中部设资优班。2012年9月3日校长转任。2015年首次招生。\n"
    )
    assert [text for _, _, text in read(text)][1] == "第二任校长接任。"
