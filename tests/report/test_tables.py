"""Tables of the hand-made graph, read back as a spreadsheet does."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

from kg.model import Period, Precision
from kg.redact import redact
from kg.report import summarise, tables
from tests.example import example_graph


def read(name: str, *, hostile: bool = False) -> list[dict[str, str]]:
    data = tables(example_graph(hostile=hostile))[name]
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_for_each() -> None:
    graph = example_graph()
    assert len(read("tenures")) == len(graph.tenures) > 5
    assert len(read("events")) == len(graph.events) > 3
    assert len(read("persons")) == sum(e.kind.value == "per" for e in graph.entities) > 5


def test_a_tenure() -> None:
    (row,) = (r for r in read("tenures") if r["person"] == "方一宁")
    assert (row["title"], row["organisation"], row["status"]) == ("局长", "临浦市财政局", "appointed")
    assert row["page"] == "1"


def test_an_event_with_its_people_in_order() -> None:
    (row,) = (r for r in read("events") if r["start"] == "2021-04-01")
    assert row["people"].startswith("顾怀远（chair")
    assert row["type"] == "meeting"


def test_hostile_names_stay_in_their_cells() -> None:
    names = {e.name for e in example_graph(hostile=True).entities if e.kind.value == "per"}
    assert {r["name"] for r in read("persons", hostile=True)} == names


def test_a_date_says_how_precisely_it_is_known() -> None:
    graph = example_graph()
    year = Period(date(1952, 1, 1), date(1952, 12, 31), "1952年", "year", precision=Precision.YEAR)
    graph = replace(graph, events=(replace(graph.events[0], period=year), *graph.events[1:]))
    rows = list(csv.DictReader(io.StringIO(tables(graph)["events"].decode("utf-8-sig"), newline="")))
    assert [r["date_precision"] for r in rows] == ["year", "day", "day", "day", ""]
    assert (rows[0]["start"], rows[0]["end"]) == ("1952-01-01", "1952-12-31")
    assert "| 1952 |" in summarise(graph)
    assert redact(graph).events[0].label.startswith("1952 ")
