"""A card as its reader sees it: on a terminal, in Markdown, as JSON, and by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import cli
from kg.model import Kind
from kg.query import load
from kg.rdf import to_rdf, write_turtle
from kg.rdf.labels import Words
from kg.show import Card, Fact, Match, Section, Source, describe, find, format_card
from tests.check.planted import base_graph
from tests.example import example_graph


def card(name: str, *, hostile: bool = False) -> Card:
    store = load(to_rdf(example_graph(hostile=True) if hostile else base_graph()))
    return describe(store, find(store, name)[0])


def test_text() -> None:
    assert format_card(card("钱若川")).splitlines() == [
        "钱若川  人物",
        "<https://gazette-kg.invalid/id/person-04>",
        "提及 2 次，页码 46、[文件第2页]",
        "",
        "任职（1）",
        "  1. 临浦市人民代表大会常务委员会主任，在任  〔明言〕",
        "     “市人大常委会举行会议,市人大常委会主任钱若川主持。”  第 46 页  可信度 1  [1]",
        "",
        "事件（2）",
        "  1. 2021-04-08  仪式  东湖大桥工程开工仪式在东湖新区举行  角色：出席  名单第 1 位，共列 1 人，未列尽"
        "  地点：东湖新区  〔明言〕",
        "     “顾怀远宣布开工,沈知行致辞,陆明禾主持,钱若川等出席。”  文件第 2 页  可信度 1  [2]",
        "  2. 2021-04-08  任免  市人大常委会举行会议  角色：主持  〔明言〕",
        "     “市人大常委会举行会议,市人大常委会主任钱若川主持。”  第 46 页  可信度 1  [3]",
        "",
        "出处（GB/T 7714—2015）",
        "[1] 中共临浦市委员会. 临浦通讯[J]. 2021(5): 46.",
        "[2] 贺兰舟. 2021年4月临浦市大事记[J]. 临浦通讯, 2021(5): [文件第2页].",
        "[3] 贺兰舟. 2021年4月临浦市大事记[J]. 临浦通讯, 2021(5): 46.",
    ]


def test_english() -> None:
    lines = format_card(card("严松"), language="en").splitlines()
    assert lines[0] == "严松  person"
    assert "  1. 临浦市财政局局长, ended, had begun by 2021-04-01, until 2021-04-08  〔stated〕" in lines
    assert "References (GB/T 7714-2015)" in lines


def test_markdown() -> None:
    assert format_card(card("东湖大桥工程"), "md").splitlines()[:8] == [
        "# 东湖大桥工程（项目）",
        "",
        "- <https://gazette-kg.invalid/id/project-01>",
        "- 提及 1 次，页码 [文件第2页]",
        "",
        "## 事件（1）",
        "",
        "1. 2021-04-08  仪式  东湖大桥工程开工仪式在东湖新区举行  地点：东湖新区  〔明言〕",
    ]


def test_a_head_with_all_that_it_can_have() -> None:
    assert format_card(card("北京市")).splitlines()[2:] == [
        "代码：110000",
        "坐标：" + ", ".join(str(x) for x in (card("北京市").latitude, card("北京市").longitude)),
        "",
        "图谱中没有关于它的事实。",
    ]
    assert "所指未定，可能是：临浦东湖新区、青岚县东湖新区" in format_card(card("东湖新区"))
    assert format_card(card("市委书记")).splitlines()[2:5] == [
        "职衔：书记",
        "机构：中共临浦市委员会",
        "别名：临浦市委书记、市委书记",
    ]


def test_json_has_everything() -> None:
    told = json.loads(format_card(card("沈知行"), "json"))
    assert {k: told[k] for k in ("iri", "kind", "name", "mentions")} == {
        "iri": "https://gazette-kg.invalid/id/person-02",
        "kind": "per",
        "name": "沈知行",
        "mentions": 3,
    }
    (mayor, _) = told["posts"]
    assert (mayor["status"], mayor["inferred"], mayor["sources"][0]["printed"]) == ("acting", True, 46)
    (meeting, tour, _) = told["events"]
    assert (meeting["roles"], meeting["position"], meeting["listOpen"]) == (["attend"], 1, True)
    assert (tour["start"], tour["end"], tour["places"]) == ("2021-04-03", "2021-04-05", ["青岚县"])
    assert set(tour["text"]) == {"zh", "en"}


def test_names_that_would_command_a_terminal_or_markdown() -> None:
    text = format_card(card("person-05", hostile=True))
    assert text.startswith("方\ufffd\ufffd宁  人物\n")
    assert format_card(card("person-03", hostile=True), "md").startswith(
        r"# 陆\</script\>\<script\>alert(1)\</script\>"
    )
    assert "\u202e" not in format_card(card("person-08", hostile=True), "md")


def test_only_the_first_sources_stand_in_the_text() -> None:
    sources = tuple(Source("某书[M].", f"第{i}句") for i in range(6))
    fact = Fact(Words("在任", "held"), {}, False, (*sources, sources[0]))
    made = Card(Match("urn:x", Kind.PERSON, "甲"), sections=(Section("posts", Words("任职", "Posts"), (fact,)),))
    assert "     ……另有 3 处；" in format_card(made)
    assert format_card(made).count("“") == 3
    assert format_card(made, "md").count("“") == 6
    assert len(json.loads(format_card(made, "json"))["posts"][0]["sources"]) == 7


@pytest.fixture
def graph(tmp_path: Path) -> str:
    write_turtle(base_graph(), tmp_path / "g.ttl")
    with (tmp_path / "g.ttl").open("a", encoding="utf-8") as file:
        file.write(':place-02 <http://www.w3.org/2004/02/skos/core#altLabel> "市委"@zh .\n')
    return str(tmp_path / "g.ttl")


def test_the_command(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", graph, "钱若川"]) == 0
    assert capsys.readouterr().out == format_card(card("钱若川"))
    assert cli.main(["show", graph, "市委", "--kind", "org", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "中共临浦市委员会"


def test_several_of_a_name_are_listed(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", graph, "市委"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "kg: 市委: 2 entities have this name; choose one with --kind or by its IRI",
        "  org    中共临浦市委员会  <https://gazette-kg.invalid/id/org-01>",
        "  place  临浦市  <https://gazette-kg.invalid/id/place-02>",
    ]


@pytest.mark.parametrize(
    ("file", "name", "said"),
    [("g.ttl", "无此人", "无此人"), ("none.ttl", "顾怀远", "none.ttl"), ("g.txt", "x", "g.txt")],
)
def test_what_is_not_there(graph: str, file: str, name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", str(Path(graph).with_name(file)), name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: ")
    assert said in err
    assert err.count("\n") == 1
