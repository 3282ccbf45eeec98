"""What is in the page, without a browser: the data, the words, and that nothing is asked for from outside."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import string
from dataclasses import replace
from enum import StrEnum
from html.parser import HTMLParser
from typing import Any

import pytest

from kg.graph import KIND_NAMES
from kg.model import EventType, Evidence, PassageRole, Predicate, Role, Span, TenureStatus
from kg.page import render
from kg.page.data import KINDS, page_data, short_label, text_width
from kg.page.drawing import CAP
from kg.page.render import embed, pack, read_words
from kg.segment.flow import passage
from tests.benchmarks.generate import synthetic_graph
from tests.example import example_graph


class _Elements(HTMLParser):
    """The page's elements with their attributes, and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag in ("script", "style")
        if self.inside:
            self.texts.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, attrs, text = self.texts.pop()
            self.texts.append((tag, attrs, text + data))

    def script(self, id: str) -> Any:
        return json.loads("".join(text for _, attrs, text in self.texts if attrs.get("id") == id))


def test_the_page_holds_the_graph() -> None:
    graph = example_graph()
    data = _Elements(render(graph)).script("data")
    assert data["title"] == "临浦通讯 2021年第5期"
    assert data["document"]["date"] == "2021-05-20"
    assert [n["id"] for n in data["nodes"]] == [e.id for e in (*graph.entities, *graph.events, *graph.articles)]
    assert len([f for f in data["facts"] if f["type"] == "tenure"]) == len(graph.tenures)
    assert all(f["evidence"] for f in data["facts"])


def test_a_title_can_be_given() -> None:
    assert "<title>一本年鉴</title>" in render(example_graph(), title="一本年鉴")


def marked(data: dict[str, Any], fact: dict[str, Any]) -> list[str]:
    evidence = [data["evidence"][i] for i in fact["evidence"]]
    return ["".join(data["sentences"][e["sentence"]][a:b] for a, b in e["marks"]) for e in evidence]


@pytest.mark.parametrize("hostile", [False, True])
def test_the_words_of_the_evidence_are_marked(hostile: bool) -> None:
    graph = example_graph(hostile=hostile)
    data: Any = page_data(graph)
    shen = "".join(graph.entities[1].name.split())
    acting = next(f for f in data["facts"] if f.get("status") == "acting")
    assert marked(data, acting) == [f"代市长{shen}"]
    # over a line's and a page's end, where furniture stands between
    fang = "".join(graph.entities[4].name.split())
    appointed = next(f for f in data["facts"] if f.get("status") == "appointed")
    assert marked(data, appointed) == [f"任命{fang}为市财政局局长"]


def test_a_sentence_that_stands_twice_is_marked_where_the_evidence_is() -> None:
    graph = example_graph()
    text = "甲某到会。乙某到会。甲某到会。"
    document = replace(graph.document, text=text)
    twice = passage("twice", PassageRole.BODY, text, [Span(0, len(text))])
    evidence = Evidence("d", (Span(12, 14),), 1, None, "甲某到会。", "r")
    across = Evidence("d", (Span(5, 7), Span(10, 12)), 1, None, "乙某到会。甲某到会。", "r")
    outside = Evidence("d", (Span(5, 7),), 1, None, "不在文中。", "r")
    tenure = replace(graph.tenures[0], evidence=(evidence, across, outside))
    data: Any = page_data(replace(graph, document=document, passages=(twice,), tenures=(tenure,)))
    fact = next(f for f in data["facts"] if f["type"] == "tenure")
    assert [data["evidence"][i]["marks"] for i in fact["evidence"]] == [[[2, 4]], [[0, 2], [5, 7]], []]


def test_all_evidence_has_its_words_marked() -> None:
    data: Any = page_data(synthetic_graph(40, 3))
    words = [marked(data, f) for f in data["facts"]]
    assert words
    assert all(word for several in words for word in several)


def test_a_tenure_tells_when_it_was_seen() -> None:
    data: Any = page_data(example_graph())
    seen = {f["post"]: f.get("seen") for f in data["facts"] if f["type"] == "tenure"}
    posts = {n["id"]: i for i, n in enumerate(data["nodes"])}
    assert seen[posts["post-01"]] == ["2021-04-01"]
    assert seen[posts["post-06"]] == ["2021-04-08"]


def test_every_kind_and_code_has_words_in_both_languages() -> None:
    words = read_words()
    enums: dict[str, type[StrEnum]] = {"event": EventType, "role": Role, "status": TenureStatus}
    wanted = {f"{name}.{value.value}" for name, enum in enums.items() for value in enum}
    wanted |= {f"{prefix}.{kind}" for prefix in ("kind", "one") for kind in KINDS}
    assert wanted <= words["zh"].keys()
    assert all(word.strip() for language in words.values() for word in language.values())
    for key, zh in words["zh"].items():
        assert set(re.findall(r"{\w+}", zh)) == set(re.findall(r"{\w+}", words["en"][key])), key
    assert set(KINDS) == {*KIND_NAMES.values(), "event", "article"}


def test_every_word_that_the_script_asks_for_is_there() -> None:
    html = render(example_graph())
    script = next(text for _, attrs, text in _Elements(html).texts if attrs.get("type") == "module")
    asked = set(re.findall(r'word\("([\w.]+)"', script)) | set(
        re.findall(r'data-(?:word|label|placeholder)="([\w.]+)"', html)
    )
    asked |= {f"group.{name}" for name in re.findall(r'\{ name: "(\w+)"', script)}
    assert len(asked) > 50
    assert asked <= read_words()["zh"].keys()
    assert {f'"{p.value}"' for p in Predicate} <= set(re.findall(r'"\w+"', script))


def test_the_policy_allows_no_source_but_the_scripts_that_are_there() -> None:
    page = _Elements(render(example_graph(hostile=True)))
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    scripts = [t for tag, a, t in page.texts if tag == "script" and a.get("type") != "application/json"]
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in scripts]
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == hashes
    assert "http" not in policy
    assert "unsafe" not in policy


def test_nothing_is_referred_to_outside() -> None:
    page = _Elements(render(example_graph(hostile=True)))
    references = [a[k] for _, a in page.elements for k in ("src", "href", "srcset", "data", "action") if k in a]
    assert references == ["data:,"]
    styles = "".join(text for tag, _, text in page.texts if tag == "style")
    assert styles
    assert "url(" not in styles
    assert "@import" not in styles
    ours = "".join(text for tag, a, text in page.texts if a.get("type") == "module")
    assert "http" not in ours.replace('"http://www.w3.org/2000/svg"', "")  # a namespace, asked for by nobody
    assert "innerHTML" not in ours


def test_hostile_names_stay_inside_the_data() -> None:
    plain, hostile = _Elements(render(example_graph())), _Elements(render(example_graph(hostile=True)))
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in hostile.elements]
    names = [n["name"] for n in hostile.script("data")["nodes"]]
    assert names[:8] == [e.name for e in example_graph(hostile=True).entities[:8]]


@pytest.mark.parametrize(
    "text", ["</script><script>", "<!--", "\u2028\u2029", "{{ 7 * 7 }}{# #}{% %}", "'\"&", "\ud800"]
)
def test_embedded_json_is_read_back_and_closes_nothing(text: str) -> None:
    embedded = embed({"k": text})
    assert json.loads(embedded) == {"k": text}
    assert not set("<>&'\u2028\u2029\ud800") & set(embedded)


def test_large_data_are_packed_without_a_clock_and_read_back() -> None:
    value = {"k": ["</script>\ud800𠮷" + str(i) for i in range(200_000)]}
    packed = pack(value)
    assert packed is not None
    assert packed == pack(value)
    assert set(packed) <= set(string.ascii_letters + string.digits + "+/=")
    assert json.loads(gzip.decompress(base64.b64decode(packed))) == value
    assert pack({"k": 1}) is None


def test_template_marks_in_a_title_are_text() -> None:
    html = render(example_graph(), title="{{ 7 * 7 }}<b>")
    assert "<title>{{ 7 * 7 }}&lt;b&gt;</title>" in html


def test_the_same_graph_gives_the_same_text() -> None:
    assert render(example_graph()) == render(example_graph())
    assert render(synthetic_graph(60, 5)) == render(synthetic_graph(60, 5))


def test_at_most_so_many_are_drawn_and_they_are_the_most_linked() -> None:
    page = _Elements(render(synthetic_graph(700, 2)))
    nodes, drawn = page.script("data")["nodes"], page.script("drawing")["nodes"]
    assert len(drawn) == CAP
    shown = {d["id"] for d in drawn}
    assert min(nodes[i]["links"] for i in shown) >= max(n["links"] for i, n in enumerate(nodes) if i not in shown)


def test_a_graph_without_facts_is_a_page_too() -> None:
    empty = replace(
        example_graph(), entities=(), tenures=(), events=(), authorships=(), relations=(), articles=(), issue=None
    )
    page = _Elements(render(empty))
    assert page.script("data")["title"] == "linpu-2021-05"
    assert page.script("drawing")["nodes"] == []


def test_labels_are_cut_to_a_width() -> None:
    assert short_label("临浦市人民政府") == "临浦市人民政府"
    assert short_label("临浦市人民代表大会常务委员会") == "临浦市人民代表大会…"
    assert text_width(short_label("International Association of Somebody")) <= 10
    assert short_label("严\r\n松\u2028") == "严 松"
