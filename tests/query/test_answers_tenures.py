"""Answers about offices, read off short invented chronicles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from kg.build import build
from kg.model import PartialDate
from kg.query import bind, run, shipped_query
from kg.rdf import turtle
from kg.read import read

Ask = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    def asked(text: str, name: str, **given: str) -> list[tuple[str, ...]]:
        path = tmp_path / "chronicle.txt"
        path.write_text(text, "utf-8")
        graph = build(read(path), place="临浦市", province="云岭省", date=PartialDate(2021))
        store = pyoxigraph.Store()
        store.load(turtle(graph), format=pyoxigraph.RdfFormat.TURTLE)
        answer = run(store, bind(shipped_query(name).sparql, given))
        return [tuple("" if cell is None else cell.text for cell in row) for row in answer.rows]

    return asked


def test_an_obituary_makes_nobody_a_successor(ask: Ask) -> None:
    text = "2021年大事记\n1月5日 市长沈知行主持召开市政府常务会议。\n3月1日 原市长陆明禾同志因病逝世。\n"
    assert ask(text, "succession") == []


def test_one_is_followed_by_the_one_who_is_appointed(ask: Ask) -> None:
    text = (
        "2021年大事记\n1月5日 市财政局局长严松主持召开全市财政工作会议。\n"
        "4月8日 市人大常委会举行会议。会议决定任命方一宁为市财政局局长,免去严松的市财政局局长职务。\n"
    )
    (row,) = ask(text, "succession")
    assert row[1:] == ("严松", "2021-04-08", "方一宁", "2021-04-08", "stated")


def test_an_appointment_of_a_month_has_its_month(ask: Ask) -> None:
    text = "大事记\n1986年\n2月 方一宁任市财政局局长。\n"
    rows = ask(text, "appointments", month="1986-02")
    assert [(row[0], row[1], row[2]) for row in rows] == [("1986-02", "方一宁", "appointed")]
    assert ask(text, "appointments", month="1986-03") == []


def test_an_appointment_names_the_page_that_tells_of_it(ask: Ask) -> None:
    text = (
        "第1页\n要闻\n市财政局局长方一宁说,今年的任务很重。\n第2页\n2021年大事记\n"
        "4月8日 市人大常委会举行会议。会议决定任命方一宁为市财政局局长。\n"
    )
    rows = ask(text, "appointments", person="方一宁")
    assert {row[5] for row in rows} == {"2"}
