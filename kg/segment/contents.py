"""The list of contents: titles (perhaps cut short), columns, authors, printed page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicon.frame import frame_words
from kg.segment.imprint import is_masthead_line
from kg.segment.lines import HAN, Line

LEADER = r"(?:[!！.．·•‥・_\-]{3,}|…+|!!|·{2,})"
BRACKET = re.compile(r"^(?P<rest>.*?)\s*[(（\[]\s*(?P<page>\d ?\d? ?\d?)\s*[)）\]]$")
LED = re.compile(rf"^(?P<rest>.*?)\s*(?P<lead>{LEADER}|[/／|｜]|\s)[!.·…\s]*(?P<page>\d{{1,3}})$")
BARE = re.compile(r"^(?P<rest>)(?P<page>\d{1,3})$")
FIRST = re.compile(
    r"^(?P<page>\d{1,3})(?:\s*[/／|｜、]\s*|\s+|(?=[\u3400-\u9fff“《]))(?P<rest>(?:(?:19|20)\d\d|[^\d\s年月日]).*)$"
)
LEADERS = re.compile(LEADER)
SLASHES = re.compile(r"\s*[/／|｜]\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """A line group of the list of contents that ends at a page number.

    ``before`` are the lines in front of the dot leaders: the title's, perhaps with a column's line and other matter
    before them; ``author`` is what stands behind the leaders; ``page`` is the printed page number.
    """

    before: tuple[Line, ...]
    rest: str  # of the last line, what is title or author
    author: str
    page: int


def contents_pages(pages: Sequence[Sequence[Line]]) -> list[int]:
    """The indices of the pages that hold the list of contents: near the front, with a heading or dot leaders."""
    found: list[int] = []
    for i, lines in enumerate(pages[: max(12, len(pages) // 8)]):
        heading = any(line.flat in frame_words().contents_headings for line in lines[:8])
        ends = sum(page_end(line) is not None for line in lines)
        led = sum(bool(LEADERS.search(line.text)) for line in lines)
        sentences = sum(line.finished for line in lines)
        follows = bool(found) and found[-1] == i - 1
        if sentences <= 0.25 * len(lines) and (
            (heading and ends >= 2) or (ends >= 3 and led >= 3) or (follows and ends >= 3)
        ):
            found.append(i)
        elif found and not follows:
            break
    return found


def read_contents(lines: Sequence[Line]) -> list[Item]:
    """The items of the list of contents, from the lines of its pages."""
    first = sum(FIRST.match(line.text) is not None for line in lines)
    last = sum(page_end(line) is not None for line in lines)
    return _page_first(lines) if first > last else _page_last(lines)


def _page_last(lines: Sequence[Line]) -> list[Item]:
    items: list[Item] = []
    before: list[Line] = []
    pending = False  # dot leaders stood since the last title line
    author: list[Line] = []
    for line in lines:
        flat = line.flat
        if flat in frame_words().contents_headings or is_masthead_line(line):
            before, author, pending = (
                ([], [], False) if flat in frame_words().contents_headings else (before, author, pending)
            )
            continue
        if LEADERS.fullmatch(flat):
            pending = bool(before)
            if author:  # leaders without a number between: what stood there was no author
                before, author = [*before, *author], []
            continue
        end = page_end(line)
        if end is None:
            (author if pending else before).append(line)
            continue
        rest, page = end
        if author and not LEADERS.search(rest):
            # title, leaders, a column and a title of the next item, ...: the lines behind the leaders are a new item
            split = len(author)
            if split >= 1 and LEADERS.search(line.text):
                before, author = author, []
        halves = LEADERS.split(rest)
        if len(halves) > 1:
            items.append(Item((*(author or before),), halves[0].strip(), halves[-1].strip(), page))
        elif pending:
            if len(author) >= 1 and not rest:
                items.append(Item(tuple(before), "", "".join(a.text for a in author), page))
            else:
                items.append(Item(tuple(before), "", " ".join([*(a.text for a in author), rest]).strip(), page))
        else:
            items.append(Item(tuple(before), rest, "", page))
        before, author, pending = [], [], False
    return items


def _page_first(lines: Sequence[Line]) -> list[Item]:
    items: list[Item] = []
    column: tuple[Line, ...] = ()
    for line in lines:
        if line.flat in frame_words().contents_headings or is_masthead_line(line):
            continue
        if m := FIRST.match(line.text):
            halves = LEADERS.split(m["rest"])
            items.append(Item(column, halves[0].strip(), halves[-1].strip() if len(halves) > 1 else "", int(m["page"])))
            column = ()
        elif (
            items
            and not column
            and not line.finished
            and re.fullmatch(r"[\u3400-\u9fff·、 \u3000]{2,12}", line.text)
            and not items[-1].author
            and len(line.flat) <= 4
        ):
            last = items.pop()
            items.append(Item(last.before, last.rest, line.text, last.page))
        else:
            column = (line,)
    return items


def page_end(line: Line) -> tuple[str, int] | None:
    """What stands before the page number at a line's end, and the number."""
    for pattern in (BRACKET, LED, BARE):
        m = pattern.match(line.text)
        if m and (HAN.search(m["rest"]) or pattern is not BRACKET) and not re.search(r"[:：]\s*$", m["rest"]):
            if pattern is LED and (m["lead"].isspace() and not HAN.search(m["rest"])):
                continue
            rest = LEADERS.sub(lambda x: x[0], m["rest"])
            if pattern is LED and LEADERS.fullmatch(m["lead"]):
                rest += m["lead"]
            return rest, int(m["page"].replace(" ", ""))
    if m := re.match(r"^[(（]\s*(\d{1,3})\s*[)）]$", line.text):
        return "", int(m[1])
    return None
