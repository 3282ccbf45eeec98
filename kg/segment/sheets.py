"""Pages as lines with roles: running heads and page numbers, titles, captions, tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from kg.lexicon.frame import frame_words
from kg.model import Document, Page, Span
from kg.read.pages import MARKER
from kg.segment.lines import HAN, Line, read_lines
from kg.segment.paragraphs import OPENERS

ZONE = 6  # so many lines at a page's head and foot may be running heads and page numbers
NUMBER = re.compile(r"[·•—\-~–.|/]*(\d{1,4})[·•—\-~–.|/]*")
HEAD_DATE = re.compile(r"(?:(?:19|20)\d\d)[.·/年\-]\d{1,2}(?:月|期)?(?:[(（]?总?第?\d+期[)）]?)?")
PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[A-Z]{4,}$")
ORNAMENT = re.compile(r"[。！？”」）)]([\u3400-\u9fff■□◆●◎★])$")


class Part(Enum):
    """What a line of a page is."""

    TEXT = "text"
    FURNITURE = "furniture"
    TITLE = "title"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    TABLE = "table"


@dataclass(slots=True)
class Sheet:
    """A page with its lines, and what each of them is as far as it is known yet."""

    page: Page
    lines: list[Line]
    parts: list[Part]
    paged: bool  # False for a document without pages

    def indices(self, part: Part, start: int = 0, end: int | None = None) -> list[int]:
        """The indices of the lines of one part."""
        end = len(self.lines) if end is None else end
        return [i for i in range(start, end) if self.parts[i] is part]

    def in_zone(self, i: int) -> bool:
        """Whether line ``i`` stands near the page's head or foot."""
        return self.paged and (i < ZONE or i >= len(self.lines) - ZONE)


def read_sheets(document: Document) -> tuple[list[Line], list[Sheet]]:
    """The lines before the first page, and the pages with their lines, without marker lines and a web page's tail."""
    paged = len(document.pages) > 1
    head = read_lines(document.text, Span(0, document.pages[0].span.start)) if paged else []
    sheets: list[Sheet] = []
    for i, page in enumerate(document.pages):
        lines = read_lines(document.text, page.span)
        if paged and lines and MARKER.fullmatch(lines[0].text):
            lines = lines[1:]
        if i == len(document.pages) - 1:
            lines = without_web_tail(lines)
        sheets.append(Sheet(page, lines, [Part.TEXT] * len(lines), paged))
    return head, sheets


def without_web_tail(lines: list[Line]) -> list[Line]:
    """The lines without the buttons and advertisements that a web page prints behind a flipbook's text."""
    end = len(lines)
    while end and _is_web(lines[end - 1]):
        end -= 1
    return lines[:end] if any("{{" in line.flat for line in lines[end:]) else lines


def _is_web(line: Line) -> bool:
    words = frame_words()
    return line.flat in words.web_buttons or any(w in line.flat for w in words.web_words)


def running_form(line: Line) -> str:
    """A line as a running head: without white space and without its pinyin in capitals."""
    return PINYIN.sub("", line.flat)


def mark_furniture(sheets: Sequence[Sheet], columns: Collection[str]) -> None:
    """Marks page numbers and running heads: the names of columns, dates of issue, and what returns page after page."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        seen.update({running_form(line) for i, line in enumerate(sheet.lines) if sheet.in_zone(i)})
    for sheet in sheets:
        for i, line in enumerate(sheet.lines):
            if sheet.in_zone(i) and _is_furniture(line, sheet.page, columns, seen):
                sheet.parts[i] = Part.FURNITURE


def _is_furniture(line: Line, page: Page, columns: Collection[str], seen: Counter[str]) -> bool:
    if is_number(line, page) or HEAD_DATE.fullmatch(line.flat):
        return True
    form = running_form(line)
    if form in columns:
        return True
    if not HAN.search(form) or len(form) > 26 or re.search(r"[。！？；，,:：、]$", form) or line.finished:
        return False
    marked = line.spaced or form != line.flat
    return seen[form] >= (1 if line.spaced and form != line.flat else 2 if marked else 3)


def is_number(line: Line, page: Page) -> bool:
    """Whether the line is the number printed on the page."""
    m = NUMBER.fullmatch(line.flat)
    return m is not None and (page.printed is None or int(m[1]) == page.printed)


def is_web_page(lines: Sequence[Line]) -> bool:
    """Whether the lines are a web page's: they hold its placeholders or buttons."""
    return any("{{" in line.flat or line.flat in frame_words().web_buttons for line in lines)


def find_ornament(sheets: Sequence[Sheet]) -> str:
    """The character that the publication sets behind the last sentence of each article; empty where it has none."""
    found = Counter(m[1] for sheet in sheets for line in sheet.lines if (m := ORNAMENT.search(line.flat)))
    best = max(found.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return best[0] if best[1] >= 3 else ""


def is_table(sheet: Sheet) -> bool:
    """Whether the page is a table: many short lines and figures, no sentence."""
    lines = [sheet.lines[i] for i in range(len(sheet.lines)) if sheet.parts[i] in (Part.TEXT, Part.TABLE)]
    cells = [line for line in lines if len(line.flat) <= 8 or re.search(r"\d(?:\.\d+)?$", line.flat)]
    return len(lines) >= 10 and not any(line.finished for line in lines) and len(cells) >= 0.6 * len(lines)


def mark_captions(sheet: Sheet, start: int, end: int, *, closed: int | None) -> None:
    """Marks captions among the text lines ``start``..``end`` of an article on a page.

    A caption is no sentence and stands at the page's head or foot: beyond a running head, title or byline, behind the
    article's last line (``closed`` is that line's index), much wider than the column, or short beside an unfinished
    line. Where the last line of a narrow column has run together with a caption, the line is cut in two.
    """
    if not sheet.paged:
        return
    end += _cut_last(sheet, start, end)
    text = sheet.indices(Part.TEXT, start, end)
    if len(text) < 4:
        return
    width = sorted(sheet.lines[i].width for i in text)[int(0.75 * (len(text) - 1))]
    lines, parts = sheet.lines, sheet.parts
    captions: set[int] = set()
    if closed is not None:
        remark = False  # a bracketed remark (where the article was printed before) is text, not a caption
        for i in [i for i in text if i > closed]:
            remark = remark or lines[i].flat[:1] in "(（"
            if not remark:
                captions.add(i)
            remark = remark and lines[i].flat[-1] not in ")）"
    # beyond floating matter at the foot
    floats = [
        i for i in range(max(start, end - 10), end) if parts[i] is not Part.TEXT and not NUMBER.fullmatch(lines[i].flat)
    ]
    if floats:
        beyond = [i for i in text if i > floats[0]]
        if 0 < len(beyond) <= 5 and text[0] < floats[0] and not any(lines[i].finished for i in beyond[:-1]):
            captions.update(beyond)
    # beyond a running head at the head
    heads = [i for i in range(start, min(end, start + ZONE)) if parts[i] is Part.FURNITURE]
    if heads:
        captions.update(i for i in text if heads[0] < i < heads[-1] and not lines[i].finished)
    left = [i for i in text if i not in captions]
    # wide lines at the foot or the head
    wide = {i for i in left if lines[i].width > 1.15 * width + 1 and not lines[i].finished}
    tail = [i for i in left[-4:] if i in wide]
    if tail and not any(lines[i].finished for i in left if i >= tail[0]):
        captions.update(i for i in left if i >= tail[0])
    for i in left[:3]:
        if i not in wide:
            break
        captions.add(i)
    left = [i for i in left if i not in captions]
    # a short unfinished line at the foot
    if len(left) >= 4 and closed is None:
        i = left[-1]
        near = min(lines[j].width for j in left[-4:-1])
        if (
            lines[i].width < 0.75 * near
            and _label_like(lines[i])
            and (lines[left[-2]].finished or lines[left[-2]].width >= near)
        ):
            captions.add(i)
    # a short unfinished line between two full ones in the middle of a sentence
    for a, i, b in zip(left, left[1:], left[2:], strict=False):
        if (
            lines[i].width < 0.8 * min(lines[a].width, lines[b].width)
            and lines[a].width > 0.9 * width
            and lines[b].width > 0.9 * width
            and not lines[a].finished
            and _label_like(lines[i])
        ):
            captions.add(i)
    for i in captions:
        parts[i] = Part.CAPTION


def _label_like(line: Line) -> bool:
    return (
        not line.finished
        and len(line.flat) >= 3
        and not re.search(r"[，,、：:]$", line.flat)
        and not OPENERS.match(line.flat)
    )


def _cut_last(sheet: Sheet, start: int, end: int) -> int:
    """Cuts the last text line where a caption follows a narrow column's line on it; 1 where it did, else 0."""
    text = sheet.indices(Part.TEXT, start, end)
    if len(text) < 5:
        return 0
    i = text[-1]
    line = sheet.lines[i]
    widths = [sheet.lines[j].width for j in text[-4:-1]]
    if line.width < 1.5 * max(widths):
        return 0
    for m in re.finditer(r"\s+", line.text):
        left, right = line.text[: m.start()], line.text[m.end() :]
        flat = "".join(left.split())
        w = sum(0.5 if c.isascii() and c.isalnum() else 1.0 for c in flat)
        if min(widths) - 1.5 <= w <= max(widths) + 1.5 and len(right) >= 6 and not re.search(r"[。；;]", right):
            at = line.span.start
            first = replace(line, span=Span(at, at + m.start()), text=left, flat=flat)
            second = replace(
                line, span=Span(at + m.end(), line.span.end), text=right, flat="".join(right.split()), blank=False
            )
            sheet.lines[i : i + 1] = [first, second]
            sheet.parts[i : i + 1] = [Part.TEXT, Part.CAPTION]
            return 1
    return 0


def ends_here(line: Line, ornament: str) -> bool:
    """Whether the line ends an article by the publication's ornament."""
    m = ORNAMENT.search(line.flat)
    return bool(ornament) and m is not None and m[1] == ornament
