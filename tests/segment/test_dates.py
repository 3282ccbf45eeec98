"""Date labels: every form with its bounds, and what looks like a label and is none."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import PartialDate, Period
from kg.segment.dates import Context, number, parse_label, resolve

HERE = Context(2023, 9)


def read(text: str, context: Context = HERE) -> tuple[str | None, str | None, str, str] | None:
    """First day, last day, rule and label as printed; None where there is no label."""
    label = parse_label(text)
    if label is None:
        return None
    period, _ = resolve(label, text[label.start : label.end], context)
    first, last = (d.isoformat() if d else None for d in (period.start, period.end))
    return first, last, period.rule, period.label


@pytest.mark.parametrize(
    ("text", "first", "last", "rule", "label"),
    [
        # days
        ("2日全市", "2023-09-02", "2023-09-02", "carried-day", "2日"),
        ("二十三日，县", "2023-09-23", "2023-09-23", "carried-day", "二十三日"),
        ("廿三日", "2023-09-23", "2023-09-23", "carried-day", "廿三日"),
        ("卅一日", None, None, "no-such-day", "卅一日"),
        ("10月16日，", "2023-10-16", "2023-10-16", "day", "10月16日"),
        ("３月５日召开", "2023-03-05", "2023-03-05", "day", "３月５日"),
        ("3月5号，", "2023-03-05", "2023-03-05", "day", "3月5号"),
        ("十月一日", "2023-10-01", "2023-10-01", "day", "十月一日"),
        ("元月三日", "2023-01-03", "2023-01-03", "day", "元月三日"),
        ("2023年9月2日", "2023-09-02", "2023-09-02", "day", "2023年9月2日"),
        ("一九五八年三月十五日，", "1958-03-15", "1958-03-15", "day", "一九五八年三月十五日"),
        ("二〇二三年十二月卅一日", "2023-12-31", "2023-12-31", "day", "二〇二三年十二月卅一日"),
        ("2023-09-02召开", "2023-09-02", "2023-09-02", "day", "2023-09-02"),
        ("2023.9.2", "2023-09-02", "2023-09-02", "day", "2023.9.2"),
        ("2月30日", None, None, "no-such-day", "2月30日"),
        ("5月1日前后，", "2023-05-01", "2023-05-01", "day", "5月1日前后"),
        ("4月7日起，", "2023-04-07", "2023-04-07", "day", "4月7日起"),
        ("4月7起，", "2023-04-07", "2023-04-07", "day", "4月7起"),
        ("8日、10日，市", "2023-09-08", "2023-09-08", "carried-day", "8日、10日"),
        ("3、5日", "2023-09-03", "2023-09-03", "carried-day", "3、5日"),
        ("3日、5—7日", "2023-09-03", "2023-09-03", "carried-day", "3日、5—7日"),
        ("7日（星期三）上午", "2023-09-07", "2023-09-07", "carried-day", "7日（星期三）"),
        ("3月5日（农历二月初四），", "2023-03-05", "2023-03-05", "day", "3月5日（农历二月初四）"),
        # ranges
        ("1—2日", "2023-09-01", "2023-09-02", "range", "1—2日"),
        ("1一2日", "2023-09-01", "2023-09-02", "range", "1一2日"),
        ("1日至8日", "2023-09-01", "2023-09-08", "range", "1日至8日"),
        ("3月18～19日", "2023-03-18", "2023-03-19", "range", "3月18～19日"),
        ("3月18日—4月2日，", "2023-03-18", "2023-04-02", "range", "3月18日—4月2日"),
        ("12月28日至1月3日", "2023-12-28", "2024-01-03", "range", "12月28日至1月3日"),
        ("12月28日至次年1月3日", "2023-12-28", "2024-01-03", "range", "12月28日至次年1月3日"),
        ("12月16日至2024年2月1日", "2023-12-16", "2024-02-01", "range", "12月16日至2024年2月1日"),
        ("8～10月", "2023-08-01", "2023-10-31", "range", "8～10月"),
        ("三至五月", "2023-03-01", "2023-05-31", "range", "三至五月"),
        ("6、7月间，", "2023-06-01", "2023-07-31", "range", "6、7月间"),
        ("1月至3月25日，", "2023-01-01", "2023-03-25", "range", "1月至3月25日"),
        ("18日晚至26日，", "2023-09-18", "2023-09-26", "range", "18日晚至26日"),
        ("1958～1960年，", "1958-01-01", "1960-12-31", "range", "1958～1960年"),
        ("5月10日至6月底，", "2023-05-10", "2023-06-30", "range", "5月10日至6月底"),
        # months and their parts
        ("1月，", "2023-01-01", "2023-01-31", "month", "1月"),
        ("2月份，", "2023-02-01", "2023-02-28", "month", "2月份"),
        ("2024年2月，", "2024-02-01", "2024-02-29", "month", "2024年2月"),
        ("一九五二年三月，", "1952-03-01", "1952-03-31", "month", "一九五二年三月"),
        ("3月上旬，", "2023-03-01", "2023-03-10", "xun", "3月上旬"),
        ("中旬，", "2023-09-11", "2023-09-20", "xun", "中旬"),
        ("2月下旬，", "2023-02-21", "2023-02-28", "xun", "2月下旬"),
        ("是月下旬，", "2023-09-21", "2023-09-30", "xun", "是月下旬"),
        ("是月", "2023-09-01", "2023-09-30", "same-month", "是月"),
        ("當月，", "2023-09-01", "2023-09-30", "same-month", "當月"),
        ("9月底，", None, None, "open", "9月底"),
        ("七月初，", None, None, "open", "七月初"),
        ("月末，", None, None, "open", "月末"),
        # seasons, halves, years
        ("春，", "2023-03-01", "2023-05-31", "season", "春"),
        ("夏秋，", "2023-06-01", "2023-11-30", "season", "夏秋"),
        ("是年冬，", "2023-12-01", "2024-02-29", "season", "是年冬"),
        ("是年，春，", "2023-03-01", "2023-05-31", "season", "是年，春"),
        ("1962年秋，", "1962-09-01", "1962-11-30", "season", "1962年秋"),
        ("秋大旱", "2023-09-01", "2023-11-30", "season", "秋"),
        ("下半年，", "2023-07-01", "2023-12-31", "half", "下半年"),
        ("1988年", "1988-01-01", "1988-12-31", "year", "1988年"),
        ("一九五八年", "1958-01-01", "1958-12-31", "year", "一九五八年"),
        ("是年", "2023-01-01", "2023-12-31", "same-year", "是年"),
        ("次年，", "2024-01-01", "2024-12-31", "same-year", "次年"),
        ("年底，", None, None, "open", "年底"),
        ("1975年底，", None, None, "open", "1975年底"),
        ("近日，", None, None, "open", "近日"),
        # eras
        ("民国二十七年三月", "1938-03-01", "1938-03-31", "month", "民国二十七年三月"),
        ("民国27年（1938年）3月上旬", "1938-03-01", "1938-03-10", "xun", "民国27年（1938年）3月上旬"),
        ("民國元年", "1912-01-01", "1912-12-31", "year", "民國元年"),
        ("1125年（宋靖康元年）", "1125-01-01", "1125-12-31", "year", "1125年（宋靖康元年）"),
        ("25年（东汉建武元年）", "0025-01-01", "0025-12-31", "year", "25年（东汉建武元年）"),
        ("公元前140年（西汉建元元年）", None, None, "no-year", "公元前140年（西汉建元元年）"),
        ("光绪二十年", "1894-01-01", "1894-12-31", "year", "光绪二十年"),
        ("清康熙六十年（1721年）", "1721-01-01", "1721-12-31", "year", "清康熙六十年（1721年）"),
        ("光绪二十年三月，", None, None, "lunar", "光绪二十年三月"),
        ("闰四月初八，", None, None, "lunar", "闰四月初八"),
        ("三月初八，", None, None, "lunar", "三月初八"),
        ("正月十五日，", None, None, "lunar", "正月十五日"),
        ("7月24日本县水闸建成", "2023-07-24", "2023-07-24", "day", "7月24日"),
        ("24日本县水闸建成", "2023-09-24", "2023-09-24", "carried-day", "24日"),
    ],
)
def test_labels(text: str, first: str | None, last: str | None, rule: str, label: str) -> None:
    got = read(text)
    assert got is not None
    assert got == (first, last, rule, label)


@pytest.mark.parametrize(
    "text",
    [
        "2023年度工作",
        "1949年前，",
        "1978年以来的",
        "5月的会议",
        "3日内，",
        "13月",
        "45日",
        "0日",
        "30万元",
        "14小时后",
        "5号楼",
        "8日本客商",
        "1990年代初",
        "同年代陆续建成",
        "3年",
        "20世纪",
        "县委召开会议",
        "初，",
        "",
    ],
)
def test_no_labels(text: str) -> None:
    assert parse_label(text) is None


def test_words_that_must_be_set_off_say_so() -> None:
    strict = {
        t: (label.separator if (label := parse_label(t)) else None)
        for t in ("春耕", "春，", "1958年建厂", "是月", "3日")
    }
    assert strict == {"春耕": True, "春，": True, "1958年建厂": True, "是月": False, "3日": False}


def test_the_context_is_carried_on() -> None:
    context = Context.of(PartialDate(1958))
    seen = []
    for text in ("3月5日", "12日", "同日", "是月", "次日", "1959年1月2日", "4日", "是年", "5月", "6日"):
        label = parse_label(text)
        assert label is not None
        period, context = resolve(label, text, context)
        seen.append((str(period.start), str(period.end)))
    assert seen == [
        ("1958-03-05", "1958-03-05"),
        ("1958-03-12", "1958-03-12"),
        ("1958-03-12", "1958-03-12"),
        ("1958-03-01", "1958-03-31"),
        ("1958-03-13", "1958-03-13"),
        ("1959-01-02", "1959-01-02"),
        ("1959-01-04", "1959-01-04"),
        ("1959-01-01", "1959-12-31"),
        ("1959-05-01", "1959-05-31"),
        ("1959-05-06", "1959-05-06"),
    ]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("9月2日，", "day"),
        ("2日", "day"),
        ("1日至8日", "day"),
        ("同日", "day"),
        ("9月上旬，", "part-of-month"),
        ("9月，", "month"),
        ("8～10月", "month"),
        ("1月至3月25日，", "month"),
        ("5月10日至6月底，", "month"),
        ("1952年春，", "part-of-year"),
        ("1952年上半年，", "part-of-year"),
        ("1952年，", "year"),
        ("1958～1960年，", "year"),
        ("1952年至1953年3月5日，", "year"),
    ],
)
def test_how_finely_a_date_is_known(text: str, precision: str) -> None:
    label = parse_label(text)
    assert label is not None
    period, _ = resolve(label, text, Context(2023, 9, Period(date(2023, 9, 1), date(2023, 9, 1), "", "day")))
    assert period.start is not None
    assert period.precision.value == precision


def test_without_a_year_nothing_is_made_up() -> None:
    assert read("3月5日", Context()) == (None, None, "no-year", "3月5日")
    assert read("5日", Context(2020)) == (None, None, "no-month", "5日")
    assert read("同日", Context(2020, 3)) == (None, None, "open", "同日")
    assert read("12月16日至1958年2月1日", Context()) == ("1957-12-16", "1958-02-01", "range", "12月16日至1958年2月1日")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("廿九", 29),
        ("三十一", 31),
        ("元", 1),
        ("07", 7),
        ("１２", 12),
    ],
)
def test_numbers(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["三五", "十十", "二三十"])
def test_not_numbers(text: str) -> None:
    assert number(text) is None
