"""Chronicles in many layouts, of invented places and people: where items begin, when they happened, what is none."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from kg.model import PartialDate, Span
from kg.segment.chronicle import looks_like_chronicle, read_chronicle, read_occasion
from tests.oracle import GOLD, scorer, stems


def read(text: str, date: str | None = None, head: int = 4) -> list[tuple[str, str, str]]:
    """First and last day of each item and the first characters of its text."""
    rows = []
    stretches = [Span(0, len(text))]
    for item in read_chronicle(text, stretches, date=PartialDate.parse(date) if date else None):
        body = "".join("".join(text[s.start : s.end] for s in item.stretches).split())
        rows.append((str(item.period.start), str(item.period.end), body[:head]))
    return rows


def one(day: str, head: str) -> tuple[str, str, str]:
    return day, day, head


def looks(text: str) -> bool:
    return looks_like_chronicle(text, [Span(0, len(text))])


MAGAZINE = """2021年5月市委大事记

2日 云溪市劳动模范座谈会在市会议中心举

行。 市委书记陆远山出席并讲话。

△ 市长何清源到白石区检查防汛准备工作。

有关市领导参加。

6日至8日 市委书记陆远山率团赴海川市考

察。 期间,于5月

7 日、8 日,先后走访三家企业。

△ 全市春季植树活动启动。

近日 市长何清源调研市场供应。

31日 市委常委会会议召开。 陆远山主持。

(市委办公室供稿)
"""


def test_a_magazines_month_with_bullets_and_broken_lines() -> None:
    assert read(MAGAZINE, "2021-06") == [
        one("2021-05-02", "云溪市劳"),
        one("2021-05-02", "市长何清"),
        ("2021-05-06", "2021-05-08", "市委书记"),
        ("2021-05-06", "2021-05-08", "全市春季"),
        ("None", "None", "市长何清"),
        one("2021-05-31", "市委常委"),
    ]
    assert looks(MAGAZINE)


def test_the_contributors_are_no_part_of_the_last_item() -> None:
    last = read_chronicle(MAGAZINE, [Span(0, len(MAGAZINE))], date=None)[-1]
    assert MAGAZINE[last.stretches[-1].start : last.stretches[-1].end].endswith("陆远山主持。")


def test_labels_and_rules_are_kept() -> None:
    items = read_chronicle(MAGAZINE, [Span(0, len(MAGAZINE))], date=None)
    assert [(i.period.label, i.period.rule) for i in items] == [
        ("2日", "carried-day"),
        ("△", "same"),
        ("6日至8日", "range"),
        ("△", "same"),
        ("近日", "open"),
        ("31日", "carried-day"),
    ]


UNIVERSITY = """临江理工大学2019年大事记

1月
3日  学校召开领导班子务虚会，校党委书记秦望主持。
5—7日  学校第九届教职工代表大会召开。
是月  学校获批三个国家级一流专业。
3月
12日  校长魏思齐会见来访的国外大学代表。
同日  图书馆新馆启用。
下旬  学校开展春季招聘活动。
11月底  学校完成教学评估。
"""


def test_a_universitys_year_with_month_headings() -> None:
    assert read(UNIVERSITY) == [
        one("2019-01-03", "学校召开"),
        ("2019-01-05", "2019-01-07", "学校第九"),
        ("2019-01-01", "2019-01-31", "学校获批"),
        one("2019-03-12", "校长魏思"),
        one("2019-03-12", "图书馆新"),
        ("2019-03-21", "2019-03-31", "学校开展"),
        ("None", "None", "学校完成"),
    ]
    assert looks(UNIVERSITY)


COUNTY = """一九五二年
一月，清水县开展增产节约运动。
三月十五日，县第一次劳模大会召开，到会一百二十人。
廿三日，县长冯大有到三区检查春耕。
是月，建立县农具厂。
夏，大旱，全县抗旱播种。
十月一日，各界群众集会庆祝国庆。
是年冬，全县办冬学三百处。
一九五三年
春，复查土地改革。
四至六月，进行第一次普选试点。
二月，任命冯大有为县委书记。
年底，全县有互助组八百个。
"""


def test_a_county_of_the_fifties_in_chinese_numerals_and_out_of_order() -> None:
    assert read(COUNTY) == [
        ("1952-01-01", "1952-01-31", "清水县开"),
        one("1952-03-15", "县第一次"),
        one("1952-03-23", "县长冯大"),
        ("1952-03-01", "1952-03-31", "建立县农"),
        ("1952-06-01", "1952-08-31", "大旱，全"),
        one("1952-10-01", "各界群众"),
        ("1952-12-01", "1953-02-28", "全县办冬"),
        ("1953-03-01", "1953-05-31", "复查土地"),
        ("1953-04-01", "1953-06-30", "进行第一"),
        ("1953-02-01", "1953-02-28", "任命冯大"),
        ("None", "None", "全县有互"),
    ]
    assert looks(COUNTY)


TRADITIONAL = """一九五二年三月
二日　縣人民政府召開各界代表會議，縣長馮大有主持。
同日　縣供銷合作社成立。
二十至二十二日　縣婦女代表會議舉行。
該月　全縣開展愛國衛生運動。
"""


def test_traditional_characters() -> None:
    assert read(TRADITIONAL) == [
        one("1952-03-02", "縣人民政"),
        one("1952-03-02", "縣供銷合"),
        ("1952-03-20", "1952-03-22", "縣婦女代"),
        ("1952-03-01", "1952-03-31", "全縣開展"),
    ]


REPUBLIC = """民国二十六年（1937年）
8月3日，青川县各界成立抗敌后援会。
民国27年
2月，国民政府军第九旅过境。
11月5日，日机轰炸县城，毁房四十间。
1125年（宋靖康元年）
金兵南下，县城被围。
公元前140年（西汉建元元年）
始置青川县。
"""


def test_eras_and_years_before_ours() -> None:
    assert read(REPUBLIC) == [
        one("1937-08-03", "青川县各"),
        ("1938-02-01", "1938-02-28", "国民政府"),
        one("1938-11-05", "日机轰炸"),
        ("1125-01-01", "1125-12-31", "金兵南下"),
        ("None", "None", "始置青川"),
    ]


GAZETTEER = """#### 公元1949年～公元1989年

###### 1957年

2月3日，县委召开扩大会议，部署春季生产，会议由第一书记
郑怀远主持。
    2月12日，县长雷鸣川到东山乡检查水利工程。1956年12月
5日，该工程经地委批准开工。16日，工程竣工，灌溉面积二
千亩。
    是月，成立县文化馆。
    馆内藏书三千册，有工作人员五人。
    4月18～27日，召开县人民代表大会，选举雷鸣川为县长。

###### 1958年

    工农业总产值比上年增长。
    全县扫除文盲一万人。
    5月，建立红旗水库。
"""


def test_indented_paragraphs_hold_other_dates_that_open_nothing() -> None:
    assert read(GAZETTEER) == [
        one("1957-02-03", "县委召开"),
        one("1957-02-12", "县长雷鸣"),
        ("1957-02-01", "1957-02-28", "成立县文"),
        ("1957-04-18", "1957-04-27", "召开县人"),
        ("1958-01-01", "1958-12-31", "工农业总"),
        ("1958-01-01", "1958-12-31", "全县扫除"),
        ("1958-05-01", "1958-05-31", "建立红旗"),
    ]
    assert looks(GAZETTEER)


def test_an_item_runs_on_to_the_next() -> None:
    items = read_chronicle(GAZETTEER, [Span(0, len(GAZETTEER))], date=None)
    texts = ["".join("".join(GAZETTEER[s.start : s.end] for s in i.stretches).split()) for i in items]
    assert texts[1].endswith("灌溉面积二千亩。")
    assert texts[2] == "成立县文化馆。馆内藏书三千册，有工作人员五人。"
    assert texts[3].endswith("选举雷鸣川为县长。")


RUN_ON = (
    "3～5月 望海市林业局开展林木普查。普查表明，全市林木蓄积量增加。6月10日 市委任命汤立本为市农业局局长。"
    "6月18～25日望海市第六次工会代表大会召开。丁一凡当选为主席。是月市委在港口试点。7月上旬，全市响应号召支援夏收。"
    "是年 全市总人口88万人。\n\n1964年1月12日 市委发出通知，号召学习先进。2月3～9日 望海市劳模大会召开。"
)


def test_items_that_run_on_in_one_paragraph() -> None:
    assert read(RUN_ON, "1963") == [
        ("1963-03-01", "1963-05-31", "望海市林"),
        one("1963-06-10", "市委任命"),
        ("1963-06-18", "1963-06-25", "望海市第"),
        ("1963-06-01", "1963-06-30", "市委在港"),
        ("1963-07-01", "1963-07-10", "全市响应"),
        ("1963-01-01", "1963-12-31", "全市总人"),
        one("1964-01-12", "市委发出"),
        ("1964-02-03", "1964-02-09", "望海市劳"),
    ]
    assert looks(RUN_ON)


DAYS = """2020年3月1日
【云溪-省内】
  上午，云溪市召开专题会议。市长何清源主持。
  省卫生部门通报情况，3月2日起调整措施。
  28日，一则消息引起关注。
【国际】
  某国代表团一行十二人昨晚抵达云溪国际机场
  邻国宣布新的入境办法，四月起施行。
2020年3月2日
【云溪-省内】
  7时，市指挥部发布通告。
"""


def test_days_as_headings_with_a_paragraph_for_each_item() -> None:
    assert read(DAYS) == [
        one("2020-03-01", "上午，云"),
        one("2020-03-01", "省卫生部"),
        one("2020-02-28", "一则消息"),
        one("2020-03-01", "某国代表"),
        one("2020-03-01", "邻国宣布"),
        one("2020-03-02", "7时，市"),
    ]
    assert looks(DAYS)


ENTERPRISE = """明德重工发展历程
1998年，明德机械厂成立，首任厂长石大川；
2003年，改制为明德重工有限公司；
2008年，由于市场变化，公司迁至新区，2009年完成搬迁；
2015年，明德集团组建；
"""


def test_an_enterprises_years() -> None:
    assert read(ENTERPRISE) == [
        ("1998-01-01", "1998-12-31", "明德机械"),
        ("2003-01-01", "2003-12-31", "改制为明"),
        ("2008-01-01", "2008-12-31", "由于市场"),
        ("2015-01-01", "2015-12-31", "明德集团"),
    ]
    assert looks(ENTERPRISE)


BULLETS = """2022年大事记
4月6日
● 公司召开一季度经营分析会。
● 总经理吕方到施工现场检查。
4月9日
● 公司与青川县人民政府签署协议。
5月
◆ 公司获评省级文明单位。
"""


def test_bullets_under_headings() -> None:
    assert read(BULLETS) == [
        one("2022-04-06", "公司召开"),
        one("2022-04-06", "总经理吕"),
        one("2022-04-09", "公司与青"),
        ("2022-05-01", "2022-05-31", "公司获评"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "【3日】 县委召开会议。\n【5日】 县长到乡镇调研。\n【8—9日】 县人大常委会会议召开。\n",
        "◎3日 县委召开会议。\n◎5日 县长到乡镇调研。\n◎8至9日 县人大常委会会议召开。\n",
        "（1）3日，县委召开会议。\n（2）5日，县长到乡镇调研。\n（3）8日至9日，县人大常委会会议召开。\n",
        "1．3日 县委召开会议。\n2．5日 县长到乡镇调研。\n3．8日～9日 县人大常委会会议召开。\n",
        "·3日 县委召开会议。\n·5日 县长到乡镇调研。\n·8－9日 县人大常委会会议召开。\n",
        "- 3日 县委召开会议。\n- 5日 县长到乡镇调研。\n- 8-9日 县人大常委会会议召开。\n",
        "**3日** 县委召开会议。\n**5日** 县长到乡镇调研。\n**8~9日** 县人大常委会会议召开。\n",
        "3日：县委召开会议。\n5日：县长到乡镇调研。\n8、9日：县人大常委会会议召开。\n",
        "●三日，县委召开会议。\n●五日，县长到乡镇调研。\n●八至九日，县人大常委会会议召开。\n",
        "3日\n县委召开会议。\n5日\n县长到乡镇调研。\n8—9日\n县人大常委会会议召开。\n",
        "3日 星期二 县委召开会议。\n5日 星期四 县长到乡镇调研。\n8日—9日 县人大常委会会议召开。\n",
        "3日（周二） 县委召开会议。\n5日（周四） 县长到乡镇调研。\n8日—9日 县人大常委会会议召开。\n",
        "3日 县委召开会议。△5日 县长到乡镇调研。\n8日—9日 县人大常委会会议召开。\n",
    ],
)
def test_marks_around_labels(text: str) -> None:
    rows = read(text, "2018-11")
    assert [r[0] for r in rows] == ["2018-11-03", "2018-11-05", "2018-11-08"]
    assert [r[2] for r in rows] == ["县委召开", "县长到乡", "县人大常"]


HANGING = """3月5日    学校召开春季开学工作会议，校长魏思齐
          部署工作，各学院院长参加。
3月18日   省教育厅厅长宋一鸣来校调研，先后
          考察实验室和图书馆。
4月1-3日  学校举办第三届读书节。
"""


def test_labels_in_a_column_of_their_own() -> None:
    assert read(HANGING, "2016") == [
        one("2016-03-05", "学校召开"),
        one("2016-03-18", "省教育厅"),
        ("2016-04-01", "2016-04-03", "学校举办"),
    ]


def test_a_label_at_a_lines_head_in_a_running_sentence_opens_nothing() -> None:
    text = (
        "1月6日 全县农业工作会议召开，会议听取了县农业局的工作报告，并决定自\n"
        "3月1日起在各乡镇开展春季农业生产大检查，检查组由县委副书记高远任组长，\n"
        "5月10日前完成各项检查任务。\n"
        "1月9日 县长孟春和到石桥镇调研，先后察看了三个村的水利设施，并就抗旱保\n"
        "苗工作提出要求。\n"
        "1月12日 县政协会议召开。\n"
    )
    assert read(text, "1987") == [
        one("1987-01-06", "全县农业"),
        one("1987-01-09", "县长孟春"),
        one("1987-01-12", "县政协会"),
    ]


def test_items_across_a_page_break() -> None:
    first = "3日 市委召开会议，研究部署安全生产工作，市委书记陆远\n"
    furniture = "- 12 -\n云溪通讯\n"
    second = "山主持。\n△ 市长何清源到企业调研。\n5日 市人大常委会召开会议。\n"
    text = first + furniture + second
    at = len(first) + len(furniture)
    items = read_chronicle(text, [Span(0, len(first)), Span(at, len(text))], date=PartialDate(2021, 5))
    assert [(str(i.period.start), len(i.stretches)) for i in items] == [
        ("2021-05-03", 2),
        ("2021-05-03", 1),
        ("2021-05-05", 1),
    ]
    assert text[items[0].stretches[1].start : items[0].stretches[1].end] == "山主持。"


def test_years_turn_where_the_title_says_so() -> None:
    text = "县委大事记（2022年12月—2023年1月）\n12月28日 县委召开会议。\n1月3日 县长调研。\n是月 全县开展走访。\n"
    assert [r[0] for r in read(text)] == ["2022-12-28", "2023-01-03", "2023-01-01"]


def test_no_year_anywhere_leaves_dates_open() -> None:
    assert read("3月5日 县委召开会议。\n3月6日 县长调研。\n") == [
        ("None", "None", "县委召开"),
        ("None", "None", "县长调研"),
    ]


def test_text_before_the_first_label_is_no_item() -> None:
    text = "编者按：本刊自本期起刊登大事记。\n3月5日 县委召开会议。\n3月6日 县长调研。\n"
    assert [r[2] for r in read(text, "2001")] == ["县委召开", "县长调研"]


@pytest.mark.parametrize(
    "text",
    [
        "全市旅游大会召开\n10月16日，全市旅游大会在云溪召开。市长何清源致辞。\n会上，各区作了发言。\n",
        "论乡村振兴\n乡村振兴是一项长期任务。\n我们要久久为功。\n要抓住重点。\n",
        "陆远山，男，1962年生。1980年参加工作。1985年3月加入中国共产党。1990年任青川县副县长。2001年任市长。",
        "政府工作报告\n一、过去五年工作回顾\n2022年，全市经济平稳增长。\n民生得到改善。\n生态持续向好。\n"
        "二、今后工作\n要坚持稳中求进。\n要推动高质量发展。\n要保障民生。\n",
        "",
    ],
)
def test_what_is_no_chronicle(text: str) -> None:
    assert not looks(text)


def test_stretches_lie_in_the_text_in_order_and_apart() -> None:
    for text in (MAGAZINE, UNIVERSITY, COUNTY, GAZETTEER, RUN_ON, DAYS, BULLETS, HANGING):
        spans = [s for i in read_chronicle(text, [Span(0, len(text))], date=PartialDate(2000, 1)) for s in i.stretches]
        assert spans
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated documents are not at hand")
def test_annotated_documents() -> None:
    found = dated = total = extra = 0
    for stem in stems():
        text = stem.with_suffix(".txt").read_text("utf-8")
        facts = scorer().json.loads(stem.with_suffix(".json").read_text("utf-8"))
        when = PartialDate(facts["meta"]["year"], facts["meta"].get("month"))
        whole = [Span(0, len(text))]
        reader = read_chronicle if looks_like_chronicle(text, whole) else read_occasion
        guesses = [
            {
                "offset": i.stretches[0].start,
                "start": i.period.start.isoformat() if i.period.start else None,
                "end": i.period.end.isoformat() if i.period.end else None,
            }
            for i in reader(text, whole, date=when)
        ]
        pairs, left = scorer().align(facts["entries"], guesses)
        total += len(pairs)
        extra += len(left)
        found += sum(b is not None for _, b in pairs)
        dated += sum(b is not None and (b["start"], b["end"]) == (a["start"], a["end"]) for a, b in pairs)
    assert total > 100
    assert found >= 0.98 * total
    assert dated >= 0.98 * total
    assert extra <= 0.02 * total


def test_dates_in_figures_set_off_by_a_space() -> None:
    text = (
        "1917　茶行於溪畔開設支店。\n1935.03　州土木課設計大橋，造價八千圓，2000人參觀。\n"
        "1937.03.25　上午舉行開通典禮。\n"
        "1962.11—1963.05　橋身延長。\n1972　第三次拓寬完成。\n"
    )
    assert looks(text)
    assert read(text) == [
        ("1917-01-01", "1917-12-31", "茶行於溪"),
        ("1935-03-01", "1935-03-31", "州土木課"),
        ("1937-03-25", "1937-03-25", "上午舉行"),
        ("1962-11-01", "1963-05-31", "橋身延長"),
        ("1972-01-01", "1972-12-31", "第三次拓"),
    ]


def test_figures_that_are_no_dates() -> None:
    assert not looks("2000 亩稻田受灾。\n1500 人参加抢险。\n1800 间房屋倒塌。\n")
    assert not looks("1935 年以来的变化很大。\n全县有 2000 亩茶园。\n")


def test_a_history_in_prose_of_nothing_but_dated_sentences() -> None:
    text = (
        "1949年12月1日，云川解放。5日，县解放委员会成立。13日，县委成立。20日，县政府成立。\n"
        "1952年3月，专署迁柳溪。同年12月专署迁回。\n1953年1月12日，设云川市。\n"
    )
    assert looks(text)
    assert [start for start, *_ in read(text)] == [
        "1949-12-01", "1949-12-05", "1949-12-13", "1949-12-20", "1952-03-01", "1952-12-01", "1953-01-12",
    ]  # fmt: skip


def test_a_history_with_words_between_its_dates_is_none() -> None:
    text = (
        "1949年12月1日，云川解放。县境分为八区。人民欢庆。5日，县解放委员会成立。工作繁重。\n"
        "1952年3月，专署迁柳溪。所属各县不变。12月迁回。干部随迁。百姓称便。商业渐兴。\n"
    )
    assert not looks(text)


ENTERPRISE_NEWS = """2019年10月15日，青禾公司承接的展会在云溪会展中心开幕。
云溪日报9月25日讯（记者 陆小满）今日上午，云溪城建集团成立大会举行。
按照上级党委的统一部署，9月10日下午，青禾支部开展集中学习。
为切实落实有关工作要求，严格规范内部管理，8月30日上午，青禾公司请专家讲课。
7月24日上午，青禾公司召开半年度经营分析会。
7月1日，青禾公司召开党员大会。
6月3日下午，青禾公司召开专题会议。
"""


def test_in_a_list_a_date_behind_a_few_words_or_a_dateline_opens_an_item() -> None:
    days = [start for start, _, _ in read(ENTERPRISE_NEWS)]
    assert days == [f"2019-{d}" for d in ("10-15", "09-25", "09-10", "08-30", "07-24", "07-01", "06-03")]


def test_outside_a_list_a_date_behind_a_few_words_opens_nothing() -> None:
    text = (
        "2021年5月大事记\n2日 市委召开会议。\n会议要求，按照部署，9月10日上午，各县完成检查。\n3日 市长到白石区调研。\n"
    )
    assert [head for _, _, head in read(text)] == ["市委召开", "市长到白"]


def test_a_full_date_set_off_inside_a_paragraph_opens_an_item() -> None:
    text = "1958年大事记\n8月28日 指挥部开会。1958年8月29日 省委发布指示，指出1957年6月1日以来的成绩。\n9月1日 开工。\n"
    assert [start for start, _, _ in read(text)] == ["1958-08-28", "1958-08-29", "1958-09-01"]


def test_text_that_runs_on_may_begin_with_a_bare_year_and_goes_on_to_the_next() -> None:
    text = (
        "1949年云溪地委在白石成立。1950年1月地委迁云溪。\n"
        "1949年12月设置云溪公署，1950年9月改称云溪专署。7月10日，析出设立白石市。8月15日，市政府成立。\n"
        "1952年3月，专署迁白石。同年12月专署迁回。1953年1月12日，白石市升格。"
    )
    assert [start for start, _, _ in read(text)] == [
        "1949-01-01", "1950-01-01", "1949-12-01", "1950-07-10", "1950-08-15", "1952-03-01", "1952-12-01", "1953-01-12",
    ]  # fmt: skip


def test_a_history_told_year_by_year_runs_on() -> None:
    text = (
        "1935年，云溪专署设立。\n1938年11月，专署迁白石。\n1949年7月中旬，各县解放。8月4日，专署抵达白石。8月28日，专署更名。\n"
        "1966年3月，领导小组成立。4月10日，领导小组撤销。\n"
    )
    assert [start for start, _, _ in read(text)] == [
        "1935-01-01", "1938-11-01", "1949-07-11", "1949-08-04", "1949-08-28", "1966-03-01", "1966-04-10",
    ]  # fmt: skip


def test_numbers_behind_the_date_are_bullets_where_a_text_numbers_the_items_of_a_day() -> None:
    text = (
        "1967年\n3月8日　①上午，市委召开会议。\n②下午，王立三到棉纺厂讲话。\n"
        "3月9日　①工厂复工，提出三条：(1)生产；(2)团结。\n"
        "②学校复课。③商店开门。\n3月12日　全市下雪。\n"
    )
    items = read_chronicle(text, [Span(0, len(text))], date=None)
    assert [(i.period.start, "".join(text[s.start : s.end] for s in i.stretches)) for i in items] == [
        (date(1967, 3, 8), "上午，市委召开会议。"),
        (date(1967, 3, 8), "下午，王立三到棉纺厂讲话。"),
        (date(1967, 3, 9), "工厂复工，提出三条：(1)生产；(2)团结。"),
        (date(1967, 3, 9), "学校复课。"),
        (date(1967, 3, 9), "商店开门。"),
        (date(1967, 3, 12), "全市下雪。"),
    ]


def test_numbers_of_points_are_no_items() -> None:
    text = "1967年\n3月8日　市委召开会议，提出三条。\n①生产。\n②团结。\n3月9日　全市下雪。\n"
    items = read_chronicle(text, [Span(0, len(text))], date=None)
    assert [i.period.start for i in items] == [date(1967, 3, 8), date(1967, 3, 9)]


def opened(text: str, when: PartialDate | None = None) -> list[tuple[date | None, date | None, str]]:
    items = read_chronicle(text, [Span(0, len(text))], date=when)
    return [(i.period.start, i.period.end, "".join(text[s.start : s.end] for s in i.stretches)) for i in items]


def test_bare_years_count_by_the_republic_that_is_named_before() -> None:
    text = (
        "大事记\n中华民国\n元年壬子春，裁府留县，设县议会。\n二年三月，知事到任。\n秋九月二日，大水。\n"
        "三年（1914年）阳历四月，设警察所。\n一百零二年，重修。\n"
    )
    assert opened(text) == [
        (date(1912, 3, 1), date(1912, 5, 31), "裁府留县，设县议会。"),
        (date(1913, 3, 1), date(1913, 3, 31), "知事到任。"),
        (date(1913, 9, 2), date(1913, 9, 2), "大水。"),
        (date(1914, 4, 1), date(1914, 4, 30), "设警察所。"),
        (date(2013, 1, 1), date(2013, 12, 31), "重修。"),
    ]


def test_a_bare_year_is_no_date_where_no_era_is_named() -> None:
    assert opened("大事记\n1958年\n1月2日，修水库。\n三年困难开始。\n两年后建成。\n")[0][2].endswith("两年后建成。")


def test_a_year_of_the_republic_with_the_western_one_beside_it() -> None:
    assert opened(
        "民國40年　1951年12月\n學校創立\n本校奉准成立。\n\n民國108年　2019年8月\n校長就任\n李校長到任。\n"
    ) == [
        (date(1951, 12, 1), date(1951, 12, 31), "本校奉准成立。"),
        (date(2019, 8, 1), date(2019, 8, 31), "李校長到任。"),
    ]


def test_a_second_title_gives_the_year_of_what_follows() -> None:
    text = "一九五八年大事记\n二月八日，水库开工。\n三月，剧团成立。\n一九五九年大事记\n一月三日，县委开会。\n"
    assert [start for start, _, _ in opened(text)] == [date(1958, 2, 8), date(1958, 3, 1), date(1959, 1, 3)]


def test_a_dateline_opens_an_item_of_a_list() -> None:
    text = (
        "本报讯（记者 邵文）8月14日至16日，州长到青岚县调研牧民定居。\n15日，州长在临澜市考察煤化工项目。\n"
        "16日，州长主持召开座谈会。\n"
    )
    assert opened(text, PartialDate(2016, 8)) == [
        (date(2016, 8, 14), date(2016, 8, 16), "8月14日至16日，州长到青岚县调研牧民定居。"),
        (date(2016, 8, 15), date(2016, 8, 15), "州长在临澜市考察煤化工项目。"),
        (date(2016, 8, 16), date(2016, 8, 16), "州长主持召开座谈会。"),
    ]


def test_a_table_of_years_in_figures() -> None:
    text = (
        "纪念馆大事记\n1985\n本馆建立\n1986.03.02\n举行开馆典礼\n1990\n改名临澜博物馆\n"
        "1999.01.01-02.10\n举办《春归》展览\n2001\n迁新址\n"
    )
    assert opened(text) == [
        (date(1985, 1, 1), date(1985, 12, 31), "本馆建立"),
        (date(1986, 3, 2), date(1986, 3, 2), "举行开馆典礼"),
        (date(1990, 1, 1), date(1990, 12, 31), "改名临澜博物馆"),
        (date(1999, 1, 1), date(1999, 2, 10), "举办《春归》展览"),
        (date(2001, 1, 1), date(2001, 12, 31), "迁新址"),
    ]


def test_dates_with_points_open_sentences_of_a_paragraph_that_runs_on() -> None:
    text = (
        "2019年大事记\n1.3区委全会召开，区长讲话。1月5日—8日区政协会议举行。1.15副省长到区检查。同日，区政府印发措施。"
        "2.19元宵灯会举行，游人12.5万人次。3.1区局揭牌。3月中旬医院通过评审，产值增长7.1%。\n"
        "4月9日　区政府签约。\n5.16　友好访问团来访。\n同日　市委常委到区调研。\n"
    )
    assert [(start, text) for start, _, text in opened(text)] == [
        (date(2019, 1, 3), "区委全会召开，区长讲话。"),
        (date(2019, 1, 5), "区政协会议举行。"),
        (date(2019, 1, 15), "副省长到区检查。"),
        (date(2019, 1, 15), "区政府印发措施。"),
        (date(2019, 2, 19), "元宵灯会举行，游人12.5万人次。"),
        (date(2019, 3, 1), "区局揭牌。"),
        (date(2019, 3, 11), "医院通过评审，产值增长7.1%。"),
        (date(2019, 4, 9), "区政府签约。"),
        (date(2019, 5, 16), "友好访问团来访。"),
        (date(2019, 5, 16), "市委常委到区调研。"),
    ]


def test_a_paragraph_that_speaks_of_the_meeting_just_told_goes_on_with_it() -> None:
    text = (
        "云溪市大事记\n六月九日\n市委召开扩大会议，书记主持。\n会上，书记说形势很好。\n会议决定继续学习。\n会议中心落成。\n"
        "六月十日\n大会堂开放。\n"
    )
    assert [(start, text[:5]) for start, _, text in opened(text, PartialDate(1966, None))] == [
        (date(1966, 6, 9), "市委召开扩"),
        (date(1966, 6, 9), "会议中心落"),
        (date(1966, 6, 10), "大会堂开放"),
    ]


def test_lines_without_a_date_are_items_of_the_year_where_such_stand_right_under_years() -> None:
    lines = (
        "2007年\n增设高中部。\n3月17日，大楼落成。\n教务主任升任副校长。\n2008年\n7月18日，举办运动会。\n铺设光缆。\n"
    )
    assert [(str(start), str(end)) for start, end, _ in opened(lines)] == [
        ("2007-01-01", "2007-12-31"),
        ("2007-03-17", "2007-03-17"),
        ("2007-01-01", "2007-12-31"),
        ("2008-07-18", "2008-07-18"),
        ("2008-01-01", "2008-12-31"),
    ]
    dated = lines.replace("增设高中部。\n", "")
    assert len(opened(dated)) == 2


def test_a_line_break_was_lost_before_a_date_set_off_as_all_are() -> None:
    days = "".join(f"8月{day}日 水库开工。\n" for day in range(1, 6))
    text = f"1958年大事记\n{days}10月31日 工程局改名。11月20日 指挥部成立。据说11月3日，已有批示。\n"
    assert [str(start) for start, _, _ in opened(text)][-2:] == ["1958-10-31", "1958-11-20"]


def test_an_excerpt_of_months_is_a_heading() -> None:
    text = "2019年大事记\n一、1—3月（节选）\n1月5日　政协会议举行。\n二、4—12月（节选）\n4月9日　区政府签约。\n"
    assert [str(start) for start, _, _ in opened(text)] == ["2019-01-05", "2019-04-09"]


def test_a_date_a_title_and_a_text_make_one_item() -> None:
    text = (
        "1948 民国37年8月\n临澜初级中学创校\n首任校长石磊，招收新生三班。\n\n"
        "1951 民国40年8月\n增设高中部\n1951年8月1日，首届新生入学。同年代图书馆建成。\n\n"
        "1968 民国57年5月17日\n省立临澜高中奉准筹备\n县城东门\n此日为校庆日。\n"
    )
    assert [(str(start), str(end), text[:5]) for start, end, text in opened(text)] == [
        ("1948-08-01", "1948-08-31", "临澜初级中"),
        ("1951-08-01", "1951-08-31", "增设高中部"),
        ("1968-05-17", "1968-05-17", "省立临澜高"),
    ]


def test_dates_alone_line_by_line_make_a_chronicle() -> None:
    text = (
        "海岱药业成长历程简介：公司集研发、生产于一体。\n1978年2月\n制药厂创建。\n1983年起\n企业开始滑坡。\n"
        "1990年11月\n石磊出任厂长。\n1991年\n扭亏为盈。\n1999年1月\n股份公司成立。\n"
    )
    assert looks(text)
    assert [str(start) for start, _, _ in opened(text)] == [
        "1978-02-01", "1983-01-01", "1990-11-01", "1991-01-01", "1999-01-01",
    ]  # fmt: skip


def test_dates_with_points_begin_anew_under_each_year() -> None:
    text = (
        "临澜理工大学大事记\n【2005年】\n1.14　院党委开会。\n10.16　校庆大会举行。\n【2006年】\n2.14　学院更名。\n"
        "同日　工程开工。\n【2007年】\n3.19-23　专家组来校。\n"
    )
    assert [(str(start), str(end)) for start, end, _ in opened(text)] == [
        ("2005-01-14", "2005-01-14"),
        ("2005-10-16", "2005-10-16"),
        ("2006-02-14", "2006-02-14"),
        ("2006-02-14", "2006-02-14"),
        ("2007-03-19", "2007-03-23"),
    ]
