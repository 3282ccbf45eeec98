"""References as GB/T 7714-2015 has them."""

from __future__ import annotations

import pytest

from kg.show.cite import Part, Work, cite, page_words

ISSUE = Work("a.txt", "a", "临浦通讯", "2021", 5, "中共临浦市委员会")
BOOK = Work("b.txt", "b", "临浦年鉴", "2021", None, "临浦市地方志办公室")
FILE = Work("c.txt", "c")
TOUR = Part("让澜江水流进千家万户", ("顾怀远",))


@pytest.mark.parametrize(
    ("work", "part", "page", "reference"),
    [
        (ISSUE, TOUR, "46", "顾怀远. 让澜江水流进千家万户[J]. 临浦通讯, 2021(5): 46."),
        (ISSUE, Part("大事记"), "46", "大事记[J]. 临浦通讯, 2021(5): 46."),
        (ISSUE, Part("大事记", ("甲", "乙", "丙")), "", "甲, 乙, 丙. 大事记[J]. 临浦通讯, 2021(5)."),
        (ISSUE, Part("大事记", ("甲", "乙", "丙", "丁")), "1", "甲, 乙, 丙, 等. 大事记[J]. 临浦通讯, 2021(5): 1."),
        (ISSUE, None, "46", "中共临浦市委员会. 临浦通讯[J]. 2021(5): 46."),
        (Work(title="临浦通讯", number=5), None, "", "临浦通讯[J]. [出版年不详](5)."),
        (BOOK, None, "3", "临浦市地方志办公室. 临浦年鉴[M]. [出版地不详]: [出版者不详], 2021: 3."),
        (
            BOOK,
            TOUR,
            "3",
            "顾怀远. 让澜江水流进千家万户[M]//临浦市地方志办公室. 临浦年鉴. [出版地不详]: [出版者不详], 2021: 3.",
        ),
        (FILE, None, "[文件第2页]", "c[EB/DK]: [文件第2页]. c.txt."),
        (FILE, TOUR, "", "顾怀远. 让澜江水流进千家万户[EB/DK]. c.txt."),
        (Work(), None, "", "[题名不详][EB/DK]."),
    ],
)
def test_references(work: Work, part: Part | None, page: str, reference: str) -> None:
    assert cite(work, part, page) == reference


@pytest.mark.parametrize(("printed", "page", "words"), [(46, 1, "46"), (None, 2, "[文件第2页]"), (None, None, "")])
def test_pages(printed: int | None, page: int | None, words: str) -> None:
    assert page_words(printed, page) == words
