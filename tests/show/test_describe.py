"""All that a graph says about an entity, read off the example by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.model import Period, Precision
from kg.query import load
from kg.rdf import to_rdf
from kg.show import Card, Fact, describe, find
from tests.check.planted import base_graph
from tests.example import example_graph

CHRONICLE = "贺兰舟. 2021年4月临浦市大事记[J]. 临浦通讯, 2021(5): "


@pytest.fixture(scope="module")
def store() -> Store:
    return load(to_rdf(base_graph()))


def card(store: Store, name: str) -> Card:
    (match,) = find(store, name)
    return describe(store, match)


def facts(card: Card, section: str) -> tuple[Fact, ...]:
    return next(s.facts for s in card.sections if s.name == section)


def words(card: Card, section: str) -> list[tuple[str, bool | None]]:
    return [(fact.words.zh, fact.inferred) for fact in facts(card, section)]


def test_a_person(store: Store) -> None:
    shen = card(store, "沈知行")
    assert [s.name for s in shen.sections] == ["posts", "events"]
    assert words(shen, "posts") == [
        ("临浦市人民政府市长，代理，至迟 2021-04-01 已就任，2021-04-05 尚未卸任", True),
        ("中共临浦市委员会副书记，在任", False),
    ]
    assert words(shen, "events") == [
        ("2021-04-01  会议  市委书记顾怀远主持召开市委常委会会议  角色：出席  名单第 1 位，共列 2 人，未列尽", False),
        (
            "2021-04-03 至 2021-04-05  调研视察  沈知行到青岚县调研澜江引水工程建设情况  角色：带队、主办"
            "  地点：青岚县",
            False,
        ),
        ("2021-04-08  仪式  东湖大桥工程开工仪式在东湖新区举行  角色：讲话  地点：东湖新区", False),
    ]
    assert (shen.mentions, shen.pages) == (3, ("46", "[文件第2页]"))


def test_a_fact_with_its_source(store: Store) -> None:
    (mayor, _) = facts(card(store, "沈知行"), "posts")
    assert mayor.parts == {
        "fact": "https://gazette-kg.invalid/id/tenure-03",
        "person": "沈知行",
        "post": "临浦市人民政府市长",
        "organisation": "临浦市人民政府",
        "title": "市长",
        "beganNotAfter": "2021-04-01",
        "endedNotBefore": "2021-04-05",
        "status": "acting",
    }
    (source,) = mayor.sources
    assert (source.page, source.printed, source.confidence, source.inferred) == (1, 46, 0.9, True)
    assert source.rule == "tenure.before-name"
    assert source.sentence is not None
    assert "代市长沈知行" in source.sentence
    # three articles share the page, so none of them is cited
    assert source.citation == "中共临浦市委员会. 临浦通讯[J]. 2021(5): 46."


def test_a_post(store: Store) -> None:
    director = card(store, "市财政局局长")
    assert (director.title, director.organisation) == ("局长", "临浦市财政局")
    assert words(director, "holders") == [
        ("严松，卸任，至迟 2021-04-01 已就任，2021-04-08 卸任", False),
        ("方一宁，就任，2021-04-08 就任，2021-04-08 尚未卸任", False),
    ]
    assert "relations" not in {s.name for s in director.sections}
    assert words(card(store, "市委书记"), "ranks") == [("厅局级正职", False)]
    assert words(card(store, "顾怀远"), "posts") == [("中共临浦市委员会书记，在任，厅局级正职", False)]


def test_an_organisation(store: Store) -> None:
    party = card(store, "市委")
    assert party.aliases == ("临浦市委", "市委")
    assert words(party, "holders") == [
        ("顾怀远 书记，在任", False),
        ("沈知行 副书记，在任", False),
        ("陆明禾 常务委员，在任", False),
        ("陆明禾 秘书长，在任", True),
    ]
    assert words(party, "relations") == [
        ("所设职务：中共临浦市委员会书记", False),
        ("所设职务：中共临浦市委员会副书记", False),
        ("所设职务：中共临浦市委员会常务委员", False),
        ("所设职务：中共临浦市委员会秘书长", True),
        ("下属机构：中共临浦市委员会党史研究室", False),
        ("下属机构：中共临浦市委员会常务委员会", False),
        ("所辖区划：临浦市", False),
    ]
    office = card(store, "市财政局")
    assert ("更名为：中共临浦市委员会党史研究室", False) in words(office, "relations")
    assert ("原名：临浦市财政局", False) in words(card(store, "市委党史研究室"), "relations")
    assert words(card(store, "市委党史研究室"), "articles") == [("《旧档里的东湖》（作者）", False)]


def test_a_project(store: Store) -> None:
    bridge = card(store, "东湖大桥工程")
    assert words(bridge, "sums") == [("1250000000 元（总投资12.5亿元）", False)]
    ((event),) = facts(bridge, "events")
    assert event.parts["type"] == "Ceremony"
    assert [s.citation for s in event.sources] == [CHRONICLE + "[文件第2页]."]


def test_a_place(store: Store) -> None:
    county = card(store, "青岚县")
    assert county.code == "991221"
    assert words(county, "relations") == [("位于：临浦市", True)]
    assert len(facts(county, "events")) == 1
    known = card(store, "北京市")
    assert (known.code, known.mentions, known.sections) == ("110000", 0, ())
    assert known.latitude is not None
    assert 39 < known.latitude < 41
    assert card(store, "东湖新区").candidates == ("临浦东湖新区", "青岚县东湖新区")


def test_an_event_without_a_day_comes_last(store: Store) -> None:
    told = words(card(store, "顾怀远"), "events")
    assert [line.split("  ")[0] for line, _ in told] == ["2021-04-01", "2021-04-08", "近日"]


@pytest.mark.parametrize(
    ("first", "last", "precision", "zh", "en"),
    [
        (date(2021, 4, 1), date(2021, 4, 1), Precision.DAY, "2021-04-01", "2021-04-01"),
        (date(2021, 4, 1), date(2021, 4, 3), Precision.DAY, "2021-04-01 至 2021-04-03", "2021-04-01 to 2021-04-03"),
        (date(1952, 1, 1), date(1952, 12, 31), Precision.YEAR, "1952", "1952"),
        (date(1952, 1, 1), date(1953, 12, 31), Precision.YEAR, "1952 至 1953", "1952 to 1953"),
        (date(1952, 3, 1), date(1952, 3, 31), Precision.MONTH, "1952-03", "1952-03"),
        (date(1952, 3, 1), date(1952, 3, 10), Precision.PART_OF_MONTH, "1952-03-01 至 1952-03-10 之间",
         "between 1952-03-01 and 1952-03-10"),
    ],
)  # fmt: skip
def test_a_date_is_told_as_far_as_it_is_known(first: date, last: date, precision: Precision, zh: str, en: str) -> None:
    graph = example_graph()
    event = replace(graph.events[0], period=Period(first, last, "", "example", precision=precision))
    told = facts(card(load(to_rdf(replace(graph, events=(event,)))), "顾怀远"), "events")
    assert [f.words.zh.split("  ")[0] for f in told] == [zh]
    assert [f.words.en.split("  ")[0] for f in told] == [en]
    assert [f.parts["precision"] for f in told] == [precision.value]


@pytest.mark.parametrize("evidence", ["offsets", "none"])
def test_graphs_with_less_evidence(evidence: str) -> None:
    store = load(to_rdf(example_graph(), evidence=evidence))  # type: ignore[arg-type]
    (event, *_) = facts(card(store, "沈知行"), "events")
    (source,) = event.sources
    assert source.sentence is None
    page = ": 46" if evidence == "offsets" else ""
    assert source.citation == f"贺兰舟. 2021年4月临浦市大事记[J]. 临浦通讯, 2021(5){page}."


FOREIGN = """
@prefix kg: <https://gazette-kg.invalid/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix ex: <http://archive.example/> .
ex:wen a kg:Person ; rdfs:label "闻一山"@zh .
ex:mayor a kg:Post ; rdfs:label "石桥市市长"@zh ; org:postIn ex:government .
ex:government a kg:Organisation ; rdfs:label "石桥市人民政府"@zh ; kg:partOf ex:province .
ex:province a kg:Organisation ; rdfs:label "云岭省人民政府"@zh .
ex:term a kg:Tenure ; org:member ex:wen ; kg:post ex:mayor ; schema:startDate "1956-03-01" .
ex:bridge a kg:Ceremony ; rdfs:label "石桥通车"@zh ; schema:startDate "1957-10-01" ; kg:organisation ex:government .
[] kg:person ex:wen ; kg:event ex:bridge ; kg:role kg:role-speak .
"""


def test_a_file_of_others_with_the_same_terms(tmp_path: Path) -> None:
    (tmp_path / "foreign.ttl").write_text(FOREIGN, "utf-8")
    store = load(tmp_path / "foreign.ttl")
    wen = card(store, "闻一山")
    assert words(wen, "posts") == [("石桥市市长，1956-03-01 就任", None)]
    assert words(wen, "events") == [("1957-10-01  仪式  石桥通车  角色：讲话", None)]
    assert [f.sources for s in wen.sections for f in s.facts] == [(), ()]
    government = card(store, "石桥市人民政府")
    assert words(government, "relations") == [("所设职务：石桥市市长", None), ("隶属于：云岭省人民政府", None)]
    assert words(government, "events") == [("1957-10-01  仪式  石桥通车", None)]
