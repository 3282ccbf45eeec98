"""Reports of an occasion: where the report's text begins, its day, further occasions, and what is no report."""

from __future__ import annotations

import pytest

from kg.model import PartialDate, Span
from kg.segment.chronicle import read_occasion


def read(text: str, date: str | None = "2021-06") -> list[tuple[str, str]]:
    """First day of each occasion and the first characters of its text."""
    items = read_occasion(text, [Span(0, len(text))], date=PartialDate.parse(date) if date else None)
    return [
        (str(i.period.start), "".join("".join(text[s.start : s.end] for s in i.stretches).split())[:8]) for i in items
    ]


@pytest.mark.parametrize(
    ("text", "day", "begins"),
    [
        (
            "云溪投资推介会举行！\n6月6日，云溪投资推介会在海川举行。\n市长何清源致辞。\n",
            "2021-06-06",
            "6月6日，云溪投",
        ),
        ("6 月 16 日,全市产业\n\n峰会成功举办。本次\n\n峰会共有百人参加。\n", "2021-06-16", "6月16日,全市"),
        ("本报讯（记者 丁一凡）6月9日，市妇联换届大会召开。\n", "2021-06-09", "6月9日，市妇联"),
        ("新华社云溪6月21日电（记者 丁一凡）云溪大桥21日正式通车。全桥长两千米。\n", "2021-06-21", "云溪大桥21日正"),
        ("新华社云溪6月21日电 云溪大桥今天正式通车。\n", "2021-06-21", "云溪大桥今天正式"),
        ("新华社云溪6月21日电 云溪大桥昨日正式通车。\n", "2021-06-20", "云溪大桥昨日正式"),
        ("本报6月5日讯 市长何清源今天上午到白石区调研。\n", "2021-06-05", "市长何清源今天上"),
        ("日前，云溪市图书馆举行开馆仪式。\n", "None", "日前，云溪市图书"),
        ("云溪市第三届读书节于6月12日在市民中心开幕。\n", "2021-06-12", "云溪市第三届读书"),
        ("學校召開年度會議\n6月10日上午，學校在禮堂召開年度工作會議。\n", "2021-06-10", "6月10日上午，"),
        ("本網消息：6月7日，公司舉行產品面市儀式。\n", "2021-06-07", "6月7日，公司舉"),
        ("新窑点火仪式圆满成功\n新线建成了！6月14日，新线点火仪式圆满成功！\n", "2021-06-14", "6月14日，新线"),
        ("云网记者丁一凡、实习生白露6月20日报道：今天上午9点，学校举行典礼。\n", "2021-06-20", "今天上午9点，学"),
        ("据云溪市政府官网6月20日消息：日前，市委决定：丁一凡同志任局长。\n", "None", "据云溪市政府官网"),
        ("創校七十年\n云溪大學邁進七十年，110年6月17日在明倫館舉辦慶祝大會。\n", "2021-06-17", "云溪大學邁進七十"),
        ("又讯　6月20日，市长何清源会见港商。\n", "2021-06-20", "6月20日，市长"),
        (
            "典礼\n2021-06-17 10:20 来源：云报\n【记者 丁一凡／云溪报道】\n丁一凡生于青山。他好助人。今天典礼举行。\n",
            "2021-06-17",
            "丁一凡生于青山。",
        ),
        ("开馆\n发布时间：2021年6月17日\n縣長何清源今（17）日出席開館典禮。\n", "2021-06-17", "縣長何清源今（1"),
        ("开馆\n2021-06-31\n6月17日，图书馆开馆。\n", "2021-06-17", "6月17日，图书"),
        ("图为6月8日，市领导到企业走访慰问。（丁一凡摄）\n", "2021-06-08", "图为6月8日，市"),
    ],
)
def test_one_occasion(text: str, day: str, begins: str) -> None:
    assert read(text) == [(day, begins)]


def test_another_day_at_another_place_is_another_occasion() -> None:
    text = (
        "6月6日上午，市委书记陆远山到白石区调研。他察看了水厂，要求抓好供水。\n"
        "陆远山指出，要抓好项目建设。\n"
        "6月7日，陆远山来到青川县考察茶园，并与农户座谈。\n"
    )
    assert read(text) == [("2021-06-06", "6月6日上午，市"), ("2021-06-07", "6月7日，陆远山")]


def test_another_time_of_day_at_the_same_place_is_not() -> None:
    text = "6月6日上午，市劳模大会在会议中心召开。\n下午，在会议中心举行了分组座谈。\n"
    assert read(text) == [("2021-06-06", "6月6日上午，市")]


def test_a_printed_year_goes_before_the_documents() -> None:
    assert read("一九五八年三月五日，云溪水库举行开工典礼。\n", "1959") == [("1958-03-05", "一九五八年三月五")]
    assert read("一九五八年三月五日，云溪水库举行开工典礼。\n", "1985") == []


def test_the_year_is_not_made_up() -> None:
    assert read("6月6日，全市农业大会召开。\n", None) == [("None", "6月6日，全市农")]


@pytest.mark.parametrize(
    "text",
    [
        "关于乡村治理的思考\n6月6日，省委召开会议，强调乡村治理。本文就此谈几点认识。\n",
        "乡村振兴是一项长期任务。要坚持农业农村优先发展，要健全机制。\n",
        "2020年，全市生产总值增长百分之五。财政收入稳步增加。\n",
        "云溪市地处平原，辖五县两区，人口三百万，1983年建市。\n",
        "",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert read(text) == []


def test_reports_behind_titles_of_their_own() -> None:
    text = (
        "何清源到白石区调研\n6月6日，市长何清源到白石区调研防汛工作。他要求备足物资。\n座谈会上，区长作了汇报。\n"
        "云溪大学海外校友论坛成功举行\n日前，云溪大学海外校友论坛在东校区举行。校长丁一凡出席。\n"
        "丁一凡会见来访专家\n6月9日上午，丁一凡在行政楼会见来访的专家一行。\n"
    )
    assert read(text) == [
        ("2021-06-06", "6月6日，市长何"),
        ("None", "日前，云溪大学海"),
        ("2021-06-09", "6月9日上午，丁"),
    ]


def test_a_list_of_short_reports() -> None:
    text = (
        "根据集团安排，6月3日下午，云溪传媒公司召开学习会议。\n"
        "6月8日，云溪传媒公司举行揭牌仪式。\n"
        "为提高安全意识，6月11日，公司开展消防演练活动。\n"
    )
    assert read(text) == [
        ("2021-06-03", "根据集团安排，6"),
        ("2021-06-08", "6月8日，云溪传"),
        ("2021-06-11", "为提高安全意识，"),
    ]


def test_a_later_day_is_of_another_report() -> None:
    text = (
        "6月3日，全市工作例会在市检察院召开。\n会上，各单位汇报了工作。\n"
        "“怎样转型？”围绕这一命题，市长何清源6月19日再次主持召开专题会议，讨论政策文件。\n何清源强调，要务实。\n"
    )
    assert read(text) == [("2021-06-03", "6月3日，全市工"), ("2021-06-19", "“怎样转型？”围")]
    assert len(read(text.replace("6月19日再次主持", "将于6月19日再次主持"))) == 1


def test_a_list_of_reports_tells_of_other_matters_too() -> None:
    text = (
        "6月3日，云溪传媒公司举行揭牌仪式。\n6月8日，公司举行签约仪式。\n丁一凡舍身救人　6月9日，一版宣传其事迹。\n"
        "6月11日，公司开展演练。\n"
    )
    assert [day for day, _ in read(text)] == ["2021-06-03", "2021-06-08", "2021-06-09", "2021-06-11"]


def test_days_told_in_passing_behind_the_lead_open_nothing() -> None:
    text = (
        "6月6日，云溪大桥举行通车仪式。市长何清源出席。\n据了解，大桥于2018年3月5日开工。\n"
        "此前，6月1日的会议听取了汇报。\n工程建设者代表发言。\n"
    )
    assert read(text) == [("2021-06-06", "6月6日，云溪大")]


def test_days_of_a_journey_are_occasions() -> None:
    text = (
        "云岭大学代表团访问三省\n3月29日至4月2日，校党委书记裴景行率团访问三省并出席座谈会。\n"
        "3月29日，双方就合作项目签约。\n签约后，裴景行一行拜会市长。\n3月30日，裴景行一行拜会省长，省长表示欢迎。\n"
        "2013年5月1日，双方曾签订协议。\n3月31日上午，双方续签协议。\n"
    )
    assert read(text, "2021-04") == [
        ("2021-03-29", "3月29日至4月"),
        ("2021-03-29", "3月29日，双方"),
        ("2021-03-30", "3月30日，裴景"),
        ("2021-03-31", "3月31日上午，"),
    ]


def test_the_same_day_at_another_place_is_another_occasion() -> None:
    text = (
        "5月21日下午，合作协议签约仪式在临澜国际会议中心举行，市长主持。\n当天，代表团一行还听取了介绍。\n"
        "当天上午，市长在政务中心会见了总领事一行。\n当晚，茶文化节开幕式在体育中心举行。\n"
    )
    assert read(text, "2019-05") == [
        ("2019-05-21", "5月21日下午，"),
        ("2019-05-21", "当天上午，市长在"),
        ("2019-05-21", "当晚，茶文化节开"),
    ]


def test_another_hour_of_a_day_told_anew_is_another_occasion() -> None:
    text = (
        "4月11日上午，全市城市更新推进会在市民中心召开，柏渚区负责人发言。\n会议传达了精神。\n"
        "4月11日下午，市长来到柏渚区，察看改造项目。\n下午，会议继续召开。\n"
    )
    assert read(text, "2023-04") == [("2023-04-11", "4月11日上午，"), ("2023-04-11", "4月11日下午，")]
