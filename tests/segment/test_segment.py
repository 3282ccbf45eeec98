"""Segmentation of invented issues in several layouts, and of documents without a frame."""

from __future__ import annotations

import hashlib
import json

import pytest

from kg.model import Document, Kind, PartialDate, PassageRole, Segmentation
from kg.read.pages import find_pages
from kg.read.text import read_text_file
from kg.segment import segment
from tests.oracle import GOLD


def document(text: str) -> Document:
    return Document("d", "d.txt", hashlib.sha256(text.encode()).hexdigest(), text, find_pages(text))


def body(s: Segmentation) -> list[str]:
    return [p.text for p in s.passages if p.role is PassageRole.BODY]


def facts(s: Segmentation) -> list[tuple[str, list[str], int | None, int | None]]:
    return [(a.title, [x.name for x in a.authors], a.first_page, a.last_page) for a in s.articles]


PAGED = """第1页
云溪党建
2021年第3期(总第58期)
中共云溪县委组织部主办
第2页
目录
主编:齐望山
责任编辑:祝小满 季 禾
特别关注
把支部建在茶山上……………………………………罗青屏/1
一线来风
小渡口里的
大民生……………………………………云溪县交通局/3
让老街重新热闹起来……………………………………白 露/4
第3页
云溪党建 2021.3
特别关注
把支部建在茶山上
□ 中共云溪县委书记 罗青屏
云溪县的茶山连绵百里，过去山高路远，茶农各自
为战，好茶卖不出好价钱。近三年来，县委请技术员石
茶农在青石坡采茶
松涛驻村指导，全县茶叶产值翻了一番，群众的日子
一天比一天红火，山里的年轻人也陆续回来了。
1
第4页
云溪党建 2021.3
特别关注
下一步，我们要把茶山上的经验带到果园和渔场，
让更多支部在产业链上发挥作用。
(作者系中共云溪县委书记)
2
第5页
云溪党建 2021.3
一线来风
小渡口里的
大民生
■ 云溪县交通局
云溪河上有七个渡口，每天三千多名群众要过河上
学和赶集。去年以来，县交通局逐个渡口摸清底数，
更新渡船，换上了统一的救生衣。
(执笔:杜若洲)
3
第6页
云溪党建 2021.3
一线来风
让老街重新热闹起来
文/白 露
老街的石板路走了三百年。修旧如旧的工程完成之
后，三十多家老字号回到原来的铺面，老街又热闹起
来了。
4
"""


def test_issue_with_slashes_and_other_bullets() -> None:
    s = segment(document(PAGED))
    assert s.issue is not None
    assert (s.issue.title, s.issue.year, s.issue.number, s.issue.total_number) == ("云溪党建", 2021, 3, 58)
    assert s.issue.publisher == "中共云溪县委组织部"
    assert s.date == PartialDate(2021)
    assert facts(s) == [
        ("把支部建在茶山上", ["罗青屏"], 1, 2),
        ("小渡口里的 大民生", ["云溪县交通局", "杜若洲"], 3, 3),
        ("让老街重新热闹起来", ["白露"], 4, 4),
    ]
    assert [a.column for a in s.articles] == ["特别关注", "一线来风", "一线来风"]
    assert [(m.post, m.person) for m in s.masthead] == [
        ("主编", "齐望山"),
        ("责任编辑", "祝小满"),
        ("责任编辑", "季禾"),
    ]


def test_a_caption_does_not_cut_the_sentence() -> None:
    s = segment(document(PAGED))
    first = body(s)[0]
    assert "请技术员石松涛驻村指导" in first
    assert "陆续回来了。\n下一步，我们要" in first
    assert [p.text for p in s.passages if p.role is PassageRole.CAPTION] == ["茶农在青石坡采茶"]
    assert not any("2021.3" in text for text in body(s))


def test_evidence_of_issue_facts_and_authors_stands_in_the_text() -> None:
    s = segment(document(PAGED))
    assert s.issue is not None
    where = {name: PAGED[span.start : span.end] for name, span in s.issue.evidence}
    assert where["year"] == "2021"
    assert where["total_number"] == "58"
    (author,) = s.articles[2].authors
    assert "".join("".join(PAGED[x.start : x.end].split()) for x in author.spans) == "白露"
    assert author.kind is Kind.PERSON


UNPAGED = """《澄湖通讯》2019年第12期（总第340期）

目录

1 一把手谈
1 守住一湖清水 岳临川
7 把窗口前移到家门口 澄湖市行政审批局
12 2019年11月大事记

守住一湖清水
中共澄湖市委书记 岳临川
澄湖是全市人民的母亲湖，守住一湖清水是我们的责任。
三年来，全市拆除围网两万亩，湖水水质稳定向好。

把窗口前移到家门口
●澄湖市行政审批局
今年以来，市行政审批局把八十六个事项下放到镇街办理，群众不再来回奔波。

2019年11月大事记
2日 市委书记岳临川调研湖区截污工程。
5日 全市冬季水利建设动员会召开。市长卢见秋讲话。
△ 澄湖市与远山集团签订合作协议。
9日 市委副书记沈一禾走访慰问消防队员。
"""


def test_issue_without_pages() -> None:
    s = segment(document(UNPAGED))
    assert s.issue is not None
    assert (s.issue.title, s.issue.number, s.issue.total_number) == ("澄湖通讯", 12, 340)
    assert [t for t, _, _, _ in facts(s)] == ["守住一湖清水", "把窗口前移到家门口", "2019年11月大事记"]
    assert [a for _, a, _, _ in facts(s)] == [["岳临川"], ["澄湖市行政审批局"], []]
    assert [(e.period.label, e.period.start and e.period.start.month) for e in s.entries] == [
        ("2日", 11), ("5日", 11), ("△", 11), ("9日", 11),
    ]  # fmt: skip


NO_LIST = """第1页
雁鸣工作
2015年第2期
雁鸣县委办公室编印
第2页
深化改革在雁鸣
●雁鸣县发展和改革局
今年是全面深化改革的关键一年，全县上下要把改革
的任务一件一件落到实处。
1
第3页
小账本记出大变化
●苗春生
我在柳树村当了十二年会计，账本换了三十多本，每
一本都记着村里的变化。
2
"""


def test_issue_without_a_list_of_contents() -> None:
    assert facts(segment(document(NO_LIST))) == [
        ("深化改革在雁鸣", ["雁鸣县发展和改革局"], 1, 1),
        ("小账本记出大变化", ["苗春生"], 2, 2),
    ]


def test_garbled_masthead_says_nothing_of_names_below() -> None:
    garbled = PAGED.replace(
        "主编:齐望山\n",
        "主编:齐望山\n编辑委员会\n主 任:\n副主任:\n委 员:\n孔令谦 宋知远\n副主编:方子然\n曲和风 沈未央\n",
    )
    posts = [(m.post, m.person) for m in segment(document(garbled)).masthead]
    assert posts == [("主编", "齐望山"), ("副主编", "方子然"), ("责任编辑", "祝小满"), ("责任编辑", "季禾")]
    ordered = garbled.replace("委 员:", "委 员:(以姓氏笔画为序)")
    assert ("编辑委员会委员", "宋知远") in [(m.post, m.person) for m in segment(document(ordered)).masthead]


def test_bare_chronicle_and_its_title() -> None:
    text = (
        "2018年澄湖市大事记\n\n3月1日，市十届人大三次会议开幕。\n"
        "3月5日，市长卢见秋会见客商一行。\n4月，澄湖大桥通车。\n"
    )
    s = segment(document(text))
    assert s.issue is None
    assert [(e.period.start and e.period.start.isoformat(), s.passage(e.passage).text) for e in s.entries] == [
        ("2018-03-01", "市十届人大三次会议开幕。"),
        ("2018-03-05", "市长卢见秋会见客商一行。"),
        ("2018-04-01", "澄湖大桥通车。"),
    ]
    assert [(p.role, p.text) for p in s.passages if p.role is not PassageRole.ENTRY] == [
        (PassageRole.TITLE, "2018年澄湖市大事记")
    ]


@pytest.mark.parametrize("text", [PAGED, UNPAGED, NO_LIST])
def test_no_character_is_in_two_passages(text: str) -> None:
    seen = [o for p in segment(document(text)).passages for o, c in zip(p.offsets, p.text, strict=True) if c.strip()]
    assert len(seen) == len(set(seen))
    assert len(seen) > 100


def test_the_real_issue() -> None:
    gold = GOLD / "dev" / "dezhou-2023-10-issue.json"
    file = GOLD.parent / "data" / "text" / "dezhou-2023-10.txt"
    if not (gold.exists() and file.exists()):
        pytest.skip("the annotated issue is not beside the project")
    wanted = json.loads(gold.read_text("utf-8"))
    s = segment(read_text_file(file))
    assert s.issue is not None
    assert [getattr(s.issue, k) for k in ("title", "year", "number", "total_number")] == [
        wanted[k] for k in ("title", "year", "number", "total_number")
    ]

    def flat(x: str) -> str:
        return "".join(x.split())

    found = {flat(a.title): (a.first_page, a.last_page, {flat(x.name) for x in a.authors}) for a in s.articles}
    assert found == {
        flat(a["title"]): (
            a["first_page"],
            a["last_page"],
            {flat(p["name"]) for p in a["author_persons"]} | {flat(o) for o in a["author_orgs"]},
        )
        for a in wanted["articles"]
    }
