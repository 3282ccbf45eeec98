from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Span
from kg.read import read
from kg.read.pages import find_pages, printed_numbers


def test_text_is_what_read_text_gives(tmp_path: Path) -> None:
    file = tmp_path / "云溪.txt"
    file.write_bytes("\ufeff云溪县\r\n大事记\r第一条\n".encode())
    document = read(file)
    assert document.text == file.read_text("utf-8") == "\ufeff云溪县\n大事记\n第一条\n"
    assert (document.name, document.source) == ("云溪", "云溪.txt")
    assert [(p.number, p.printed, p.span) for p in document.pages] == [(1, None, Span(0, len(document.text)))]


def test_directory_with_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 云溪", "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"x")
    assert read(tmp_path).source == "a.md"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"\xe4\xba\x91\0", "NUL at byte 3"),
        ("云溪县".encode("gb18030"), "iconv -f GB18030"),
        ("云溪县".encode("utf-16"), "UTF-16"),
        (b"nothing but English\n", "no Chinese"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    with pytest.raises(InputError, match=says) as told:
        read(file)
    assert str(file) in str(told.value)
    assert "\n" not in str(told.value)


def test_missing_file_and_directories(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="without readable documents"):
        read(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("云溪", "utf-8")
    with pytest.raises(InputError, match="2 documents; name one file"):
        read(tmp_path)


def test_pages_and_printed_numbers() -> None:
    text = "网页\n第1页\n封面\n第2页\n正文\n第3页\n正文\n2\n第4页\n正文\n第5页\n4\n正文\n第6页\n封底\n"
    pages = find_pages(text)
    assert [(p.number, p.printed) for p in pages] == [(1, None), (2, 1), (3, 2), (4, 3), (5, 4), (6, None)]
    assert text[pages[0].span.start :].startswith("第1页")
    assert pages[-1].span.end == len(text)


def test_text_before_a_later_first_marker_is_the_page_before() -> None:
    assert [p.number for p in find_pages("正文\n第8页\n正文\n")] == [7, 8]


def test_a_lone_number_without_a_neighbour_is_no_page_number() -> None:
    assert printed_numbers([1, 2, 3], [[7], [], [1]]) == [None, None, None]


def test_markers_that_do_not_rise_are_no_pages() -> None:
    assert len(find_pages("第3页\n云溪\n第2页\n云溪\n")) == 1
