"""The shipped queries give the rows that one reads off the example by hand."""

from __future__ import annotations

import pytest

from kg.query import run, shipped_queries
from kg.rdf import to_rdf
from tests.example import example_graph

QUERIES = {q.name: q for q in shipped_queries()}
MEETING = "市委书记顾怀远主持召开市委常委会会议"
TOUR = "沈知行到青岚县调研澜江引水工程建设情况"
SESSION = "市人大常委会举行会议"
START = "东湖大桥工程开工仪式在东湖新区举行"
GUEST = "顾怀远会见来访的艾琳娜·科瓦奇一行"
PARTY, CONGRESS = "中共临浦市委员会", "临浦市人民代表大会常务委员会"

EXPECTED: dict[str, set[tuple[str | None, ...]]] = {
    "posts": {
        ("顾怀远", PARTY + "书记", PARTY, "held", "false", "1", "46"),
        ("沈知行", PARTY + "副书记", PARTY, "held", "false", "1", "46"),
        ("沈知行", "临浦市人民政府市长", "临浦市人民政府", "acting", "true", "1", "46"),
        ("陆明禾", PARTY + "常务委员", PARTY, "held", "false", "1", "46"),
        ("陆明禾", PARTY + "秘书长", PARTY, "held", "true", "1", "46"),
        ("钱若川", CONGRESS + "主任", CONGRESS, "held", "false", "1", "46"),
        ("方一宁", "临浦市财政局局长", "临浦市财政局", "appointed", "false", "1", "46"),
        ("严松", "临浦市财政局局长", "临浦市财政局", "ended", "false", "2", None),
    },
    "together": {
        ("沈知行", "陆明禾", "3", "1.83"),
        ("顾怀远", "沈知行", "2", "0.83"),
        ("顾怀远", "陆明禾", "2", "0.83"),
        ("顾怀远", "艾琳娜·科瓦奇", "1", "1"),
        ("钱若川", "方一宁", "1", "0.5"),
        ("钱若川", "严松", "1", "0.5"),
        ("方一宁", "严松", "1", "0.5"),
        ("顾怀远", "钱若川", "1", "0.33"),
        ("沈知行", "钱若川", "1", "0.33"),
        ("陆明禾", "钱若川", "1", "0.33"),
    },
    "person-events": {
        ("顾怀远", "2021-04-01", "2021-04-01", MEETING, "chair", "1"),
        ("沈知行", "2021-04-01", "2021-04-01", MEETING, "attend", "1"),
        ("陆明禾", "2021-04-01", "2021-04-01", MEETING, "attend", "2"),
        ("沈知行", "2021-04-03", "2021-04-05", TOUR, "lead", "1"),
        ("陆明禾", "2021-04-03", "2021-04-05", TOUR, "accompany", "1"),
        ("钱若川", "2021-04-08", "2021-04-08", SESSION, "chair", "1"),
        ("方一宁", "2021-04-08", "2021-04-08", SESSION, "subject", "1"),
        ("严松", "2021-04-08", "2021-04-08", SESSION, "subject", "1"),
        ("顾怀远", "2021-04-08", "2021-04-08", START, "declare", "1"),
        ("沈知行", "2021-04-08", "2021-04-08", START, "speak", "1"),
        ("陆明禾", "2021-04-08", "2021-04-08", START, "chair", "1"),
        ("陆明禾", "2021-04-08", "2021-04-08", START, "attend", "1"),
        ("钱若川", "2021-04-08", "2021-04-08", START, "attend", "1"),
        ("顾怀远", None, None, GUEST, "lead", "1"),
        ("艾琳娜·科瓦奇", None, None, GUEST, "met", "1"),
    },
    "project-events": {
        ("澜江引水工程", "2021-04-03", TOUR, "青岚县", "991221"),
        ("东湖大桥工程", "2021-04-08", START, "东湖新区", None),
    },
    "chairs": {
        ("2021-04-01", "顾怀远", MEETING, "1", MEETING + "。"),
        ("2021-04-08", "钱若川", SESSION, "1", SESSION + ",市人大常委会主任钱若川主持。"),
        ("2021-04-08", "陆明禾", START, "2", "顾怀远宣布开工,沈知行致辞,陆明禾主持,钱若川等出席。"),
    },
}


def test_every_query_has_expected_rows_and_titles() -> None:
    assert set(QUERIES) == set(EXPECTED)
    for query in QUERIES.values():
        assert query.zh
        assert query.en.isascii()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_rows(name: str) -> None:
    rows = [tuple(c and c.text for c in row) for row in run(to_rdf(example_graph()), QUERIES[name].sparql).rows]
    assert set(rows) == EXPECTED[name]
    assert len(rows) == len(EXPECTED[name])


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_rows_without_evidence_differ_in_pages_and_sentences_alone(name: str) -> None:
    columns = {"page", "printed", "sentence"}
    full, bare = (run(to_rdf(example_graph(), evidence=e), QUERIES[name].sparql) for e in ("quote", "none"))
    kept = [i for i, c in enumerate(full.columns) if c not in columns]
    assert [[r[i] for i in kept] for r in full.rows] == [[r[i] for i in kept] for r in bare.rows]
