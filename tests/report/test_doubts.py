"""What looks like a fact and became none is listed, with its words, its place and its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.model import Graph, PartialDate
from kg.read import read
from kg.report import Doubt, not_understood, summarise
from kg.report.doubts import KINDS
from kg.report.summary import _DOUBTS


def graph(at: Path, text: str, **options: object) -> Graph:
    file = at / "text.txt"
    file.write_text(text, "utf-8")
    return build(read(file), date=PartialDate(1985), **options)  # type: ignore[arg-type]


AROUND = "1月5日 县委召开会议。\n{}4月6日 县政府召开会议。\n5月7日 县政协召开会议。\n"  # a chronicle, all understood
HOME = {"place": "东明县", "province": "山东省"}


def told(at: Path, text: str, **options: object) -> list[tuple[str, str]]:
    return [(d.kind, d.said) for d in not_understood(graph(at, AROUND.format(text), **options or HOME))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3月2日 县委书记林建国到马头镇调研。\n",
        "3月2日 林建国当选为县长。\n",
        "3月2日 县委副书记参加会议。\n",  # the body is that of the home place
        "3月2日 提名林建国为县长候选人。\n",  # a proposal is no tenure
    ],
)
def test_what_was_understood_is_not_listed(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("3月2日 会议推举那位老人担任会长。\n", ("office-unread", "担任 会长")),
        ("3月2日 各组组长到会，讨论防汛。\n", ("post-alone", "组长")),
        ("3月2日 林建国任会长。\n", ("tenure-without-body", "林建国 会长")),
        ("近日 县委书记林建国到马头镇调研。\n", ("entry-without-date", "近日")),
        ("3月2日 民兵团赴长兴参观。\n", ("place-ambiguous", "长兴")),
    ],
)
def test_what_was_not_understood_is_listed(tmp_path: Path, text: str, doubt: tuple[str, str]) -> None:
    assert told(tmp_path, text) == [doubt]


def test_an_owner_or_a_home_that_nobody_told(tmp_path: Path) -> None:
    doubts = not_understood(graph(tmp_path, "3月2日 市委召开会议。\n3月5日 市委召开全会。\n3月6日 下雪。\n"))
    assert [(d.kind, d.said, d.times) for d in doubts] == [("home", "—", 1), ("body-open", "市委", 2)]
    assert "--place" in doubts[0].remark


def test_a_doubt_says_where_it_is(tmp_path: Path) -> None:
    text = "1月1日 下雪。\n3月2日 晴。民兵团赴长兴参观。\n3月9日 又到长兴。\n"
    (doubt,) = not_understood(graph(tmp_path, text, **HOME))
    assert doubt.span is not None
    assert text[doubt.span.start : doubt.span.end] == "长兴"
    assert doubt == Doubt("place-ambiguous", "长兴", doubt.span, "民兵团赴长兴参观。", "长兴集乡、长兴县", times=2)
    report = summarise(graph(tmp_path, text, **HOME))
    assert "- 同名地点 several places of that name: 2\n" in report
    assert "| 2 | 长兴 ×2 | 民兵团赴长兴参观。 | 长兴集乡、长兴县 |" in report


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    days = "".join(f"{1 + n // 28}月{1 + n % 28}日 大会推举那位老人担任会长。\n" for n in range(_DOUBTS + 5))
    report = summarise(graph(tmp_path, days, **HOME))
    assert f"no tenure read: {_DOUBTS + 5}\n" in report
    assert report.count("| 担任 会长 |") == _DOUBTS
    assert "… 另 5 行 more rows" in report


def test_kinds_in_their_order(tmp_path: Path) -> None:
    text = "3月2日 民兵团赴长兴参观。\n3月4日 林建国任会长。\n3月5日 会议推举那位老人担任会长。\n"
    kinds = [kind for kind, _ in told(tmp_path, text)]
    assert kinds == ["office-unread", "tenure-without-body", "place-ambiguous"]
    assert kinds == sorted(kinds, key=list(KINDS).index)
