"""Parameters: declared in comments, bound as terms that nothing can break out of."""

from __future__ import annotations

import pyoxigraph
import pytest
from rdflib import Graph as RdfGraph

from kg.errors import InputError
from kg.query import Parameter, bind, parameters_of, run

ASK = "SELECT (STR(?given_x) AS ?x) (DATATYPE(?given_x) AS ?type) { VALUES ?given_x { UNDEF } }"


def query(type: str, slot: str = "UNDEF") -> str:
    return f"# param x: {type} | 甲 | the x | 例\n" + ASK.replace("UNDEF", slot)


def test_what_is_declared() -> None:
    assert parameters_of(query("text")) == (Parameter("x", "text", "甲", "the x", "例"),)
    assert parameters_of(query("number", "2")) == (Parameter("x", "number", "甲", "the x", "例", "2"),)
    assert parameters_of(ASK) == ()


def test_what_is_bound_is_a_default() -> None:
    assert parameters_of(bind(query("name"), {"x": "John) AS"}))[0].default == "John) AS"
    assert bind(bind(query("name"), {"x": "甲"}), {"x": "乙"}) == bind(query("name"), {"x": "乙"})


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("ASK {}\n# param x", "query line 2: a parameter is declared as"),
        ("# param x: text | 甲 | the x\n" + ASK, "query line 1: a parameter is declared as"),
        ("# param X: text | 甲 | the x | 例\n" + ASK, "a parameter is declared as"),
        (query("colour"), "no type 'colour' of parameters; wanted text, name, date"),
        ("# param y: text | 甲 | the y | 例\n" + ASK, r"y needs one line 'VALUES \?given_y \{ UNDEF \}'"),
        (query("text") + " # VALUES ?given_x { UNDEF }", "x needs one line"),
    ],
)
def test_what_is_not_well_declared(sparql: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        bind(sparql, {})


DAYS = (
    *("2024年4月3日", "2024 年 4 月 3 日", "2024年04月03日", "2024年4月3号", "2024/4/3", "2024/04/03", "2024.4.3"),
    *("20240403", "2024-4-3", "２０２４年４月３日", "2024－04－03", "二〇二四年四月三日", "二○二四年四月三日"),
)
MONTHS = ("2024年4月", "2024年04月", "2024年4月份", "2024/4", "2024/04", "2024.4", "2024-4", "202404", "二〇二四年四月")


@pytest.mark.parametrize(
    ("type", "given", "value", "datatype"),
    [
        ("text", " 市长 ", "市长", "string"),
        ("name", "顾怀远", "顾怀远", "string"),
        ("date", "2024-04-03", "2024-04-03", "date"),
        ("year-month", "2024-04", "2024-04", "string"),
        *(("date", day, "2024-04-03", "date") for day in DAYS),
        *(("year-month", month, "2024-04", "string") for month in MONTHS),
        ("date", "二〇二四年十二月二十三日", "2024-12-23", "date"),
        ("date", "一九八四年十月廿日", "1984-10-20", "date"),
        *(
            ("page", page, "12", "integer")
            for page in ("第12页", "第 12 页", "12页", "p. 12", "P12", "１２", "第十二页")
        ),
        ("number", "2", "2", "integer"),
        ("number", "0.75", "0.75", "decimal"),
        ("page", "12", "12", "integer"),
        ("rank", "正处级", "县处级正职", "string"),
        ("rank", "county-deputy", "县处级副职", "string"),
        ("country", "葡萄牙", "PT", "string"),
        ("country", "pt", "PT", "string"),
    ],
)
def test_values_of_each_type(type: str, given: str, value: str, datatype: str) -> None:
    (row,) = run(pyoxigraph.Store(), bind(query(type), {"x": given})).rows
    assert [c and c.text for c in row] == [value, "http://www.w3.org/2001/XMLSchema#" + datatype]


@pytest.mark.parametrize(
    ("type", "given", "told"),
    [
        ("text", " ", "wanted some text, such as 例"),
        ("date", "2024-04", "wanted a day as YYYY-MM-DD"),
        ("date", "2024-02-30", "wanted a day"),
        ("date", "昨日", "wanted a day"),
        *(
            ("date", day, "wanted a day")
            for day in ("2024年4月", "2024年13月3日", "4月3日", "2024040", "二四年四月三日", "2024年十十月三日")
        ),
        *(("year-month", day, "wanted a month") for day in ("2024年", "2024年4月3日", "20240403", "2024/13", "四月")),
        *(("page", page, "wanted a page") for page in ("第页", "12-14", "页12", "1e3")),
        ("year-month", "2024", "wanted a month as YYYY-MM"),
        ("year-month", "2024-04-01", "wanted a month"),
        ("number", "two", "wanted a number"),
        ("number", "NaN", "wanted a number"),
        ("page", "-1", "wanted a page number"),
        ("rank", "正处", "no such rank; did you mean 正处级"),
        ("rank", "X", "no such rank; there are 国家级正职"),
        ("country", "临浦", "wanted a foreign country"),
        ("country", "CN", "wanted a foreign country"),
        ("text", "\ud800", "wanted some text"),
    ],
)
def test_values_that_are_none(type: str, given: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as e:
        bind(query(type), {"x": given})
    assert str(e.value).startswith("--param x=")


def test_a_name_that_is_not_declared() -> None:
    with pytest.raises(InputError, match=r"--param xx: no such parameter; did you mean x\?"):
        bind(query("text"), {"xx": "1"})
    with pytest.raises(InputError, match="--param q: no such parameter; there are x"):
        bind(query("text"), {"q": "1"})
    with pytest.raises(InputError, match="this query has no parameters"):
        bind(ASK, {"x": "1"})


HOSTILE = [
    '"',
    '" } } DELETE { ?a ?b ?c } #',
    "\\",
    "\\\\",
    '\\"',
    "\\u0022 } #",
    "\\U00000022",
    "\\\\u0022",
    "a\nb\r\tc",
    "<script>alert(1)</script>",
    "\x01\x7f",
    "\x01abcd",
    "顾𠮷𪚥\u202e\u2028",
    "\\1 \\g<0>",
    "{ UNDEF } # '''",
    "SERVICE <http://127.0.0.1/>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_come_back_equal(text: str) -> None:
    bound = bind(query("text"), {"x": text})
    (row,) = run(pyoxigraph.Store(), bound).rows
    assert row[0]
    assert row[0].text == text.strip()
    (other,) = RdfGraph().query(bound)
    assert str(other[0]) == text.strip()  # type: ignore[index]
    assert bound.count("\n") == query("text").count("\n")


def test_a_query_stays_as_it_is_where_nothing_is_given() -> None:
    assert bind(query("text"), {}) == query("text")
