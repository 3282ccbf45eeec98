"""What the shipped queries say of two hand-made issues: what the sample has nothing of, and what spans documents."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.query import bind, load, run, shipped_query
from tests.query.shelf import shelf

Row = tuple[str | None, ...]

PARTY, GOVERNMENT = "中共临浦市委员会", "临浦市人民政府"
CONGRESS, FINANCE = "临浦市人民代表大会常务委员会", "临浦市财政局"
MEETING = "市委书记顾怀远主持召开市委常委会会议"
TOUR = "沈知行到青岚县调研澜江引水工程建设情况"
SESSION = "市人大常委会举行会议"
START = "东湖大桥工程开工仪式在东湖新区举行"
GUEST = "顾怀远会见来访的艾琳娜·科瓦奇一行"
RENAMED = "临浦市水产局更名为临浦市渔业局"
PROJECTS = "市委书记顾怀远主持召开全市项目建设会议"
TALKS = "市长沈知行与青岚水电集团有限公司董事长关河商谈东湖大桥工程"
DELEGATION = "沧屿省副省长滕望一行到临浦市考察"
ABROAD = "市渔业局副局长(副处级)白川赴哈萨克斯坦"
FIRST, EIGHTH = "2021-04-01", "2021-04-08"
JUNE = ("1", "12")  # its only page

EXPECTED: list[tuple[str, dict[str, str], set[Row]]] = [
    (
        # acting in April, in office in June: one tenure of both, and in May as well
        "holders",
        {"post": "市长", "day": "2021-05-01"},
        {("沈知行", GOVERNMENT + "市长", GOVERNMENT, "certain", "", FIRST, "2021-06-03", "")},
    ),
    ("holders", {"post": "局长", "day": "2021-04-07"}, {
        ("严松", FINANCE + "局长", FINANCE, "likely", "", EIGHTH, EIGHTH, EIGHTH),
    }),
    ("holders", {"post": "局长", "day": "2021-04-09"}, {
        ("方一宁", FINANCE + "局长", FINANCE, "likely", EIGHTH, EIGHTH, EIGHTH, ""),
    }),
    (
        "holders",
        {"organisation": "市人大常委会", "day": "2021-05-01"},
        {
            ("钱若川", CONGRESS + "主任", CONGRESS, "likely", "", EIGHTH, EIGHTH, ""),
            ("贺兰舟", CONGRESS + "主任", CONGRESS, "likely", "", "2021-06-04", "2021-06-04", ""),
        },
    ),
    ("holders", {"organisation": "市人大常委会", "post": "市长"}, set()),
    (
        "succession",
        {},
        {
            (FINANCE + "局长", "严松", EIGHTH, "方一宁", EIGHTH, "stated"),
            (CONGRESS + "主任", "钱若川", EIGHTH, "贺兰舟", "2021-06-04", "seen"),
        },
    ),
    (
        "order-changes",
        {},
        {("沈知行", "陆明禾", FIRST, MEETING, "2021-06-02", PROJECTS)},
    ),
    ("order-changes", {"person": "顾怀远"}, set()),
    ("renamings", {}, {("临浦市水产局", "临浦市渔业局", *JUNE, RENAMED + "。")}),
    ("renamings", {"organisation": "市渔业局"}, {("临浦市水产局", "临浦市渔业局", *JUNE, RENAMED + "。")}),
    ("renamings", {"organisation": "市财政局"}, set()),
    (
        "ranks",
        {},
        {
            ("青岚县人民政府县长", "县处级正职", "derived", "rank.government-head", *JUNE),
            ("临浦市渔业局副局长", "县处级副职", "stated", "rank.stated", *JUNE),
        },
    ),
    ("ranks", {"post": "副局长"}, {("临浦市渔业局副局长", "县处级副职", "stated", "rank.stated", *JUNE)}),
    ("persons-by-rank", {"rank": "正处级"}, {("县处级正职", "林越", "青岚县人民政府县长", "derived")}),
    (
        "projects",
        {},
        {
            ("东湖大桥工程", "东湖新区", "350000000", "总投资3.5亿元", "青岚水电集团有限公司"),
            ("澜江引水工程", "青岚县", None, None, None),
        },
    ),
    ("projects", {"company": "青岚水电集团有限公司"}, {
        ("东湖大桥工程", "东湖新区", "350000000", "总投资3.5亿元", "青岚水电集团有限公司"),
    }),
    (
        # the head of the county that lies in the city is no visitor, nor is the city's own man abroad
        "visitors",
        {},
        {("2021-06-05", "滕望", "沧屿省人民政府", "沧屿省", "certain", DELEGATION, *JUNE)},
    ),
    (
        "foreign-contacts",
        {},
        {
            ("2021-06-06", "KZ", "organisation", "哈萨克斯坦渔业部", ABROAD, *JUNE),
            ("2021-06-06", "KZ", "place", "哈萨克斯坦", ABROAD, *JUNE),
        },
    ),
    ("foreign-contacts", {"month": "2021-04"}, set()),
    (
        "facts-low-confidence",
        {},
        {
            ("0.6", "participation", "滕望", DELEGATION, "role.lead", *JUNE),
            ("0.8", "tenure", "陆明禾", PARTY + "秘书长", "tenure.elided", "1", "46"),
            ("0.8", "postIn", PARTY + "秘书长", PARTY, "tenure.elided", "1", "46"),
        },
    ),
    ("facts-low-confidence", {"below": "0.7"}, {
        ("0.6", "participation", "滕望", DELEGATION, "role.lead", *JUNE),
    }),
    (
        "facts-inferred",
        {"name": "沈知行"},
        {("tenure", "沈知行", GOVERNMENT + "市长", "tenure.before-name", "1", "46")},
    ),
    (
        "posts",
        {"organisation": PARTY},
        {
            ("顾怀远", PARTY + "书记", PARTY, "held", "stated", "1", "46"),
            ("沈知行", PARTY + "副书记", PARTY, "held", "stated", "1", "46"),
            ("陆明禾", PARTY + "常务委员", PARTY, "held", "stated", "1", "46"),
            ("陆明禾", PARTY + "秘书长", PARTY, "held", "inferred", "1", "46"),
        },
    ),
    (
        # April: three of three (1/2), two of two, three of four (1/3 each); June: three of three
        "together",
        {"person": "陆明禾", "least": "2"},
        {("陆明禾", "沈知行", "4", "2.33"), ("陆明禾", "顾怀远", "3", "1.33")},
    ),
    (
        "events-of-person",
        {"person": "顾怀远"},
        {
            ("顾怀远", FIRST, FIRST, MEETING, "chair", "1", "1"),
            ("顾怀远", EIGHTH, EIGHTH, START, "declare", "1", "1"),
            ("顾怀远", None, None, GUEST, "lead", "1", "1"),
            ("顾怀远", "2021-06-02", "2021-06-02", PROJECTS, "chair", "1", "1"),
        },
    ),
    ("events-of-person", {"person": "顾怀远", "month": "2021-06"}, {
        ("顾怀远", "2021-06-02", "2021-06-02", PROJECTS, "chair", "1", "1"),
    }),
    (
        "events-of-project",
        {},
        {
            ("澜江引水工程", "2021-04-03", TOUR, "青岚县", "991221", "1", "46"),
            ("东湖大桥工程", EIGHTH, START, "东湖新区", None, "2", None),
            ("东湖大桥工程", "2021-06-03", TALKS, None, None, *JUNE),
        },
    ),
    (
        "chairs",
        {"month": "2021-04"},
        {
            (FIRST, "顾怀远", MEETING, "1", "46", MEETING + "。"),
            (EIGHTH, "钱若川", SESSION, "1", "46", SESSION + ",市人大常委会主任钱若川主持。"),
            (EIGHTH, "陆明禾", START, "2", None, "顾怀远宣布开工,沈知行致辞,陆明禾主持,钱若川等出席。"),
        },
    ),
    (
        "events-at-place",
        {"place": "临浦市"},
        {
            ("青岚县", "2021-04-03", "2021-04-05", TOUR, "1", "46"),
            ("青岚县", "2021-06-04", "2021-06-04", "市人大常委会主任贺兰舟到青岚县调研", *JUNE),
            ("临浦市", "2021-06-05", "2021-06-05", DELEGATION, *JUNE),
        },
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return load(shelf())


@pytest.mark.parametrize(("name", "given", "expected"), EXPECTED, ids=[f"{n}-{g}" for n, g, _ in EXPECTED])
def test_rows(store: pyoxigraph.Store, name: str, given: dict[str, str], expected: set[Row]) -> None:
    table = run(store, bind(shipped_query(name).sparql, given))
    rows = [tuple(c and c.text for c in row) for row in table.rows]
    assert set(rows) == expected
    assert len(rows) == len(expected)
