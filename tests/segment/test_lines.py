"""Lines of raw text."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.segment.lines import read_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("市长到会。　　会议强调安全。", ["市长到会。", "会议强调安全。"]),
        ("市长到会。” 　　会议强调安全。\n散会。", ["市长到会。”", "会议强调安全。", "散会。"]),
        ("春耕正忙　　本报讯（记者 温晓）昨日开会。", ["春耕正忙", "本报讯（记者 温晓）昨日开会。"]),
        ("钱　　峰到会。", ["钱　　峰到会。"]),
        ("市长到会。　　\n会议强调安全。　", ["市长到会。", "会议强调安全。"]),
    ],
)
def test_full_width_spaces_behind_a_sentence_begin_a_line(text: str, lines: list[str]) -> None:
    found = read_lines(text, Span(0, len(text)))
    assert [line.text for line in found] == lines
    assert [text[line.span.start : line.span.end] for line in found] == lines
    assert not any(line.blank for line in found)
