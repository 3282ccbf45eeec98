"""Lists of names from the text to the questions: each is kept whole and apart. Rows are read off the text by hand."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.build import build
from kg.model import PartialDate
from kg.query import bind, load, run, shipped_query
from kg.rdf import to_rdf
from kg.read import read

TEXT = """4月1日 全市项目建设会议召开。顾怀远、沈知行讲话,陆明禾、林越致辞。
4月2日 全市农业工作会议召开。沈知行、陆明禾出席。会上,林越、方一鸣出席。
4月3日 东湖大桥开工仪式举行。市领导朱开国、胡伟、薛柏出席。朱开国宣布开工,胡伟致辞。
4月4日 省委巡视组组长傅逊主持召开与市委书记田东,市长朱开国见面沟通会。田东讲话。
4月5日 市委书记田东与新当选的市政协主席薛柏、副主席胡伟见面。
"""
MEETING, FARMING, BRIDGE = "全市项目建设会议召开", "全市农业工作会议召开", "东湖大桥开工仪式举行"
TALK = "市委书记田东与新当选的市政协主席薛柏、副主席胡伟见面"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    path = tmp_path_factory.mktemp("lists") / "linpu.txt"
    path.write_text(TEXT, "utf-8")
    return load(to_rdf(build(read(path), place="临浦市", province="云岭省", date=PartialDate(2021, 4))))


def rows(store: pyoxigraph.Store, name: str, **given: str) -> list[tuple[str, ...]]:
    found = run(store, bind(shipped_query(name).sparql, given)).rows
    return [tuple(c.text if c is not None else "" for c in row) for row in found]


def listed(store: pyoxigraph.Store, day: int) -> list[tuple[str, ...]]:
    """Event, number of the list, role, length, position and person of each row of a day."""
    return [row[1:7] for row in rows(store, "name-lists", day=f"2021-04-{day:02}")]


def test_two_lists_of_one_role_and_length_are_two(store: pyoxigraph.Store) -> None:
    assert listed(store, 1) == [
        (MEETING, "1", "speak", "2", "1", "顾怀远"),
        (MEETING, "1", "speak", "2", "2", "沈知行"),
        (MEETING, "2", "speak", "2", "1", "陆明禾"),
        (MEETING, "2", "speak", "2", "2", "林越"),
    ]
    assert [row[1:] for row in listed(store, 2)] == [
        ("1", "attend", "2", "1", "沈知行"),
        ("1", "attend", "2", "2", "陆明禾"),
        ("2", "attend", "2", "1", "林越"),
        ("2", "attend", "2", "2", "方一鸣"),
    ]


def test_a_list_is_whole_whatever_else_its_people_do(store: pyoxigraph.Store) -> None:
    assert listed(store, 3) == [
        (BRIDGE, "1", "attend", "3", "1", "朱开国"),
        (BRIDGE, "1", "attend", "3", "2", "胡伟"),
        (BRIDGE, "1", "attend", "3", "3", "薛柏"),
    ]


def test_those_who_are_met_are_a_list(store: pyoxigraph.Store) -> None:
    assert [row[1:] for row in listed(store, 4)] == [
        ("2", "attend", "2", "1", "田东"),
        ("2", "attend", "2", "2", "朱开国"),
    ]
    assert listed(store, 5) == [(TALK, "2", "met", "2", "1", "薛柏"), (TALK, "2", "met", "2", "2", "胡伟")]


def test_precedence_is_told_by_lists_alone(store: pyoxigraph.Store) -> None:
    # 1: 顾 沈, 陆 林; 2: 沈 陆, 林 方; 3: 朱 胡 薛; 4: 田 朱; 5: 薛 胡
    assert {row[0]: row[1:3] for row in rows(store, "protocol-order")} == {
        "顾怀远": ("1", "0"),
        "沈知行": ("1", "1"),
        "陆明禾": ("1", "1"),
        "林越": ("1", "1"),
        "方一鸣": ("0", "1"),
        "朱开国": ("2", "1"),
        "胡伟": ("1", "2"),
        "薛柏": ("1", "2"),
        "田东": ("1", "0"),
    }


def test_who_changed_places_did_so_in_one_list(store: pyoxigraph.Store) -> None:
    assert [row[:2] for row in rows(store, "order-changes")] == [("胡伟", "薛柏")]
