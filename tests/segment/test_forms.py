"""Chronicles of further forms, written for the tests: about invented places and people."""

from __future__ import annotations

import pytest

from kg.model import Document, Page, PartialDate, Span
from kg.segment import segment
from kg.segment.chronicle import looks_like_chronicle, read_chronicle
from kg.segment.dates import Context, parse_label, resolve


def items(text: str, date: PartialDate | None = None) -> list[tuple[str, str | None, str | None, str]]:
    """Label, first day, last day and text of each item, white space left out."""
    whole = (Span(0, len(text)),)
    assert looks_like_chronicle(text, whole)
    return [
        (
            i.period.label,
            i.period.start and i.period.start.isoformat(),
            i.period.end and i.period.end.isoformat(),
            "".join("".join(text[s.start : s.end].split()) for s in i.stretches),
        )
        for i in read_chronicle(text, whole, date=date)
    ]


def test_labels_without_anything_between_them_and_the_text() -> None:
    text = (
        "动乱年代\n1967年2月3日县委成立抗旱指挥部。8日县委向三所中学派出工作组。21日石桥、柳河两公社遭受雹灾，"
        "受灾3000亩。3月2日撤销县土产公司。\n  中旬县委召开扩大会议。20日县农机厂建成。\n"
    )
    assert items(text) == [
        ("1967年2月3日", "1967-02-03", "1967-02-03", "县委成立抗旱指挥部。"),
        ("8日", "1967-02-08", "1967-02-08", "县委向三所中学派出工作组。"),
        ("21日", "1967-02-21", "1967-02-21", "石桥、柳河两公社遭受雹灾，受灾3000亩。"),
        ("3月2日", "1967-03-02", "1967-03-02", "撤销县土产公司。"),
        ("中旬", "1967-03-11", "1967-03-20", "县委召开扩大会议。"),
        ("20日", "1967-03-20", "1967-03-20", "县农机厂建成。"),
    ]


def test_dates_with_a_point() -> None:
    text = "1966年\n5.18 白鹭县委召开扩大会议。\n6.1—2 县委召开常委会。\n6.29—7.3 全县干部集训。\n8.5 县农场成立。\n"
    assert items(text) == [
        ("5.18", "1966-05-18", "1966-05-18", "白鹭县委召开扩大会议。"),
        ("6.1—2", "1966-06-01", "1966-06-02", "县委召开常委会。"),
        ("6.29—7.3", "1966-06-29", "1966-07-03", "全县干部集训。"),
        ("8.5", "1966-08-05", "1966-08-05", "县农场成立。"),
    ]


def test_years_and_months_with_a_point() -> None:
    text = "远山集团大事记\n2009.3 公司成立。\n2010.11 二期工程投产。\n2012.4—6 公司开展技术比武。\n"
    assert items(text) == [
        ("2009.3", "2009-03-01", "2009-03-31", "公司成立。"),
        ("2010.11", "2010-11-01", "2010-11-30", "二期工程投产。"),
        ("2012.4—6", "2012-04-01", "2012-06-30", "公司开展技术比武。"),
    ]


def test_numbers_of_sections_are_no_dates() -> None:
    text = "总则\n1.1 本办法适用于全县。\n1.2 各乡镇照此执行。\n2.1 由县政府解释。\n2.2 自公布之日起施行。\n"
    assert not looks_like_chronicle(text, (Span(0, len(text)),))


def test_a_year_in_passing_opens_nothing() -> None:
    text = (
        "1968年大事记\n1月5日 县革委会成立。 2月6日 县广播站被砸。1978年3月，有关人员得到平反。 是月 县中学复课。 "
        "5月1日 县剧团公演新戏。\n"
    )
    assert items(text) == [
        ("1月5日", "1968-01-05", "1968-01-05", "县革委会成立。"),
        ("2月6日", "1968-02-06", "1968-02-06", "县广播站被砸。1978年3月，有关人员得到平反。"),
        ("是月", "1968-02-01", "1968-02-29", "县中学复课。"),
        ("5月1日", "1968-05-01", "1968-05-01", "县剧团公演新戏。"),
    ]


def test_a_month_in_front_of_the_party_is_no_middle_of_a_month() -> None:
    text = "白鹭县大事记\n1949年\n\n6月1日 县政府成立。\n\n20日前后 新建的商店开业。\n\n7月 中共白鹭县委举办训练班。\n"
    assert items(text) == [
        ("6月1日", "1949-06-01", "1949-06-01", "县政府成立。"),
        ("20日前后", "1949-06-20", "1949-06-20", "新建的商店开业。"),
        ("7月", "1949-07-01", "1949-07-31", "中共白鹭县委举办训练班。"),
    ]


def test_ancient_reigns_and_headings_of_dynasties() -> None:
    text = (
        "白鹭县历史大事件\n秦\n秦昭王十二年（前295），设白鹭县。\n西汉\n汉景帝二年至四年（前155～前153），连年大旱。\n"
        "唐\n开元九年（721）三月，大水。\n民国元年（1912）一月，改州为县。\n"
    )
    assert items(text) == [
        ("秦昭王十二年（前295）", None, None, "设白鹭县。"),
        ("汉景帝二年至四年（前155～前153）", None, None, "连年大旱。"),
        ("开元九年（721）三月", None, None, "大水。"),
        ("民国元年（1912）一月", "1912-01-01", "1912-01-31", "改州为县。"),
    ]


def test_where_the_items_were_taken_from_is_none_of_them() -> None:
    text = "3月2日 州委开会。\n3月9日 州政府发出通知。\n5月1日 州剧团成立。\n（选自州志办编《白鹭州大事记》）\n"
    assert items(text, PartialDate(1986))[-1] == ("5月1日", "1986-05-01", "1986-05-01", "州剧团成立。")


@pytest.mark.parametrize(
    ("label", "first", "last", "within"),
    [
        ("月底，", None, None, "2023-09"),
        ("3月底，", None, None, "2023-03"),
        ("2013年底，", None, None, "2013"),
        ("是年底，", None, None, "2023"),
        ("年初，", None, None, "2023"),
        ("近日，", None, None, None),
        ("农历八月十五日，", None, None, "2023"),
        ("宣统三年九月十九日，", None, None, "1911"),
        ("7月至年底，", "2023-07-01", "2023-12-31", None),
        ("年初至3月，", "2023-01-01", "2023-03-31", None),
        ("3月中旬至月底，", "2023-03-11", "2023-03-31", None),
        ("月底至10月2日，", None, None, "2023-09"),
        ("l1月2曰，", "2023-11-02", "2023-11-02", None),
        ("5月、6月，", "2023-05-01", "2023-05-31", None),
    ],
)
def test_what_is_known_of_open_dates(label: str, first: str | None, last: str | None, within: str | None) -> None:
    found = parse_label(label)
    assert found is not None
    period, _ = resolve(found, label, Context(2023, 9))
    got = [d and d.isoformat() for d in (period.start, period.end, period.within)]
    assert got == [first, last, within]
    assert period.year == (int((first or within or "0")[:4]) or None)


def test_documents_of_one_line_do_not_fail() -> None:
    text = "2日 县长到会。"
    document = Document("x", "x.txt", "0" * 64, text, (Page(1, None, Span(0, len(text))),))
    assert [p.text for p in segment(document).passages]


def test_a_year_of_the_republic_with_its_year_in_numerals_behind() -> None:
    text = "民國三十五年（一九四六）\n一月六日　白鷺鄉公所成立。\n是年　農會改組。\n民國三十六年\n二月廿八日　集會。\n"
    assert items(text) == [
        ("一月六日", "1946-01-06", "1946-01-06", "白鷺鄉公所成立。"),
        ("是年", "1946-01-01", "1946-12-31", "農會改組。"),
        ("二月廿八日", "1947-02-28", "1947-02-28", "集會。"),
    ]


def test_months_under_an_emperors_year_are_the_moons() -> None:
    text = "光绪三十四年（1908年）\n三月，大疫。\n秋，大水。\n宣统元年\n五月初三，设学。\n民国元年\n3月5日 议会成立。\n"
    assert items(text) == [
        ("三月", None, None, "大疫。"),
        ("秋", "1908-09-01", "1908-11-30", "大水。"),
        ("五月初三", None, None, "设学。"),
        ("3月5日", "1912-03-05", "1912-03-05", "议会成立。"),
    ]


def test_years_in_figures_alone_are_headings() -> None:
    text = "大事记\n1993\n1月\n4日 市里开会。\n2月\n8日 市长到会。\n1994\n3月\n1日 书画展开幕。\n"
    assert [i[:3] for i in items(text)] == [
        ("4日", "1993-01-04", "1993-01-04"),
        ("8日", "1993-02-08", "1993-02-08"),
        ("1日", "1994-03-01", "1994-03-01"),
    ]


def test_numbers_of_pages_are_none() -> None:
    text = "3月5日 县委开会。\n1993\n县长讲话。\n3月8日 县妇联表彰先进。\n4月2日 县剧团演出。\n"
    assert [i[1] for i in items(text, PartialDate(2012))] == ["2012-03-05", "2012-03-08", "2012-04-02"]


def test_a_table_of_dates_and_days_without_their_unit() -> None:
    text = "时间\t事件\n2011.03.05\t公司成立\n2012年7月1 新厂投产\n2013年11月20 获评先进\n2014年3月15日\t改制\n"
    assert items(text) == [
        ("2011.03.05", "2011-03-05", "2011-03-05", "公司成立"),
        ("2012年7月1", "2012-07-01", "2012-07-01", "新厂投产"),
        ("2013年11月20", "2013-11-20", "2013-11-20", "获评先进"),
        ("2014年3月15日", "2014-03-15", "2014-03-15", "改制"),
    ]


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    text = "大事记\n3月5日 县委召开会议，\n部署春耕。\n3月8日 县妇联表彰先进。\n4月2日 县剧团演出。\n"
    document = Document("x", "x.txt", "0" * 64, text, (Page(1, None, Span(0, len(text))),))
    parts = segment(document, date=PartialDate(2012))
    assert parts.passage(parts.entries[0].passage).text == "县委召开会议，部署春耕。"


def test_nothing_of_a_label_is_left_over() -> None:
    text = "1957年12月30日至次年1月2日 县委召开会议。\n1958年1月5日—2月3日 县里集训干部。\n3月18～19日 县人代会召开。\n"
    document = Document("x", "x.txt", "0" * 64, text, (Page(1, None, Span(0, len(text))),))
    assert [p.role for p in segment(document).passages] == ["entry"] * 3
