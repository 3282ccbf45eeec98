"""Tables as text that lines up, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph

from kg.query import Cell, Table, format_table, run
from kg.query.table import display_width
from kg.rdf import DEFAULT_BASE, KG

XSD_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
TABLE = Table(
    ("名", "what", "n"),
    (
        (Cell("顾怀远", "literal", "zh"), Cell(str(KG.Person), "uri"), Cell("12", "literal", None, XSD_INTEGER)),
        (Cell("a·b", "literal"), Cell(DEFAULT_BASE + "person-1", "uri"), None),
    ),
)


def test_text_lines_up_with_wide_characters() -> None:
    assert format_table(TABLE) == (
        "名      what       n\n"
        "------  ---------  --\n"
        "顾怀远  kg:Person  12\n"
        "a·b     :person-1\n"
    )  # fmt: skip


def test_wide_and_combining_characters() -> None:
    assert [display_width(t) for t in ("a", "临", "\uff08", "e\u0301", "𠮷", "·")] == [1, 2, 2, 1, 2, 1]


def test_text_of_nothing_and_of_a_part() -> None:
    assert format_table(Table(("x",), ())).endswith("(no rows)\n")
    assert "there are more" in format_table(Table(("x",), ((None,),), more=True))


def test_long_cells_are_cut_in_text_alone() -> None:
    table = Table(("x",), ((Cell("临浦" * 40, "literal"),),))
    lines = format_table(table, max_width=11).splitlines()
    assert lines[1:] == ["-" * 11, "临浦临浦临…"]
    assert "临浦" * 40 in format_table(table, "csv")
    assert "临浦" * 40 in format_table(table, "json")


def test_nothing_that_a_terminal_obeys() -> None:
    text = format_table(Table(("x",), ((Cell("\x1b[31m\r\n\u202e\u2028\x00", "literal"),),)))
    assert text.splitlines()[2] == "\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffd"


def test_the_answer_of_ask() -> None:
    for asked, truth in (("ASK {}", True), ("ASK { FILTER(false) }", False)):
        table = run(pyoxigraph.Store(), asked)
        assert json.loads(format_table(table, "json")) == {"head": {}, "boolean": truth}
        assert format_table(table, "csv") == f"ask\r\n{str(truth).lower()}\r\n"
    selected = json.loads(format_table(run(pyoxigraph.Store(), "SELECT ?ask { BIND(true AS ?ask) }"), "json"))
    assert selected["head"] == {"vars": ["ask"]}


def test_csv_reads_back() -> None:
    hostile = Table(("a", "b"), ((Cell('"x"\r\n,y', "literal"), Cell("n1", "bnode")), (None, Cell("", "literal"))))
    assert list(csv.reader(io.StringIO(format_table(hostile, "csv"), newline=""))) == [
        ["a", "b"],
        ['"x"\r\n,y', "_:n1"],
        ["", ""],
    ]


def test_json_is_the_format_of_sparql() -> None:
    assert json.loads(format_table(TABLE, "json")) == {
        "head": {"vars": ["名", "what", "n"]},
        "results": {
            "bindings": [
                {
                    "名": {"type": "literal", "value": "顾怀远", "xml:lang": "zh"},
                    "what": {"type": "uri", "value": str(KG.Person)},
                    "n": {"type": "literal", "value": "12", "datatype": XSD_INTEGER},
                },
                {
                    "名": {"type": "literal", "value": "a·b"},
                    "what": {"type": "uri", "value": DEFAULT_BASE + "person-1"},
                },
            ]
        },
    }
