"""Two-character names set as wide as three-character ones, though they are words or run on into one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract, load
from kg.model import Kind, PartialDate, PassageRole, Span
from kg.read import read
from kg.segment import segment
from kg.segment.flow import passage


def persons(text: str, directory: Path) -> list[str]:
    path = directory / "d.txt"
    path.write_text(text, "utf-8")
    segmentation = segment(read(path), date=PartialDate(1995, 6))
    return ["".join(m.text.split()) for m in extract(segmentation, load("none")) if m.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("6月5日，副主任席贵田、宣　城、高　尚出席会议。\n", ["席贵田", "宣城", "高尚"]),
        ("6月5日，全体人员听取副教授凌 云所作的讲座。\n", ["凌云"]),
        ("6月5日，区长夏　收汇报工作。\n", ["夏收"]),
        ("6月5日，县政府召开高 层会议。\n", []),  # no name stands there
        ("6月5日，市长石磊视察高 山、平　原水库。\n", ["石磊"]),
    ],
)
def test_the_space_says_where_the_name_ends(text: str, names: list[str], tmp_path: Path) -> None:
    assert persons(text, tmp_path) == names


def test_a_title_spaced_out_is_no_name(tmp_path: Path) -> None:
    assert persons("高 山 县 人 大\n6月5日，会议举行。\n", tmp_path) == []


def test_a_line_that_breaks_is_no_space() -> None:
    raw = "副主任宣\n城、高　尚出席"
    made = passage("p1", PassageRole.BODY, raw, [Span(0, len(raw))])
    assert [made.text[at - 1 : at + 1] for at in made.padded] == ["高尚"]
