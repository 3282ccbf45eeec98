"""Bibliographic facts of an issue and posts on the publication, from its cover, list of contents and web page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.frame import frame_words
from kg.model import Issue, MastheadPost, PartialDate, Span
from kg.segment.bylines import looks_like_person
from kg.segment.lines import Line, tokens

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
NUMERAL = r"(?:\d(?:[ \t]?\d)*|[〇零○一二三四五六七八九十百]+)"
TITLE = re.compile(r"《\s*([^《》\n]{2,20}?)\s*》\s*(?:\d{4}\s*年\s*)?(?:第\s*\d|总\s*第|杂志|编\s*辑\s*部|\d{4}\s*年)")
YEAR_NUMBER = re.compile(rf"(?P<year>(?:19|20)\d ?\d)\s*年?\s*[·.,，(（]?\s*第\s*(?P<number>{NUMERAL})\s*期")
HAN_YEAR = re.compile(rf"(?P<year>[一二][〇零○一二三四五六七八九]{{3}})\s*年\s*第\s*(?P<number>{NUMERAL})\s*期")
NUMBER = re.compile(rf"(?<!总)(?<!总 )第\s*(?P<number>{NUMERAL})\s*期")
TOTAL = re.compile(rf"(?:总\s*第|总\s*期\s*(?:第|号|[:：])?|总)\s*(?P<total_number>{NUMERAL})\s*期?(?![\d年月])")
SHORT = re.compile(r"^(?P<year>(?:19|20)\d\d)\s*[·•./／-]\s*(?P<number>\d{1,2})$")
DATE = re.compile(
    r"(?:出\s*版|出\s*刊|印\s*刷)\s*(?:日\s*期|时\s*间)?\s*[:：]?\s*((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*(?:[月.\-/]\s*(?:(\d{1,2})\s*日?)?)?"
)
LONE_DATE = re.compile(r"^((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?(?:\s*(?:出版|出刊))?$")
PUBLISHER = re.compile(r"^(?:主办(?:单位)?[:：](?P<a>[^\s:：]{4,40})|(?P<b>[^\s:：()（）,，。]{4,40})主办)$")
LABEL = re.compile(r"^((?:[\u3400-\u9fff][ \t\u3000]*){2,9})[:：|｜]\s*")
NAME_ENDINGS = (
    "通讯",
    "党建",
    "研究",
    "生活",
    "学刊",
    "月刊",
    "先锋",
    "工作",
    "论坛",
    "时代",
    "支部",
    "学习",
    "动态",
    "月报",
    "学报",
    "文艺",
    "人大",
    "政协",
)


def read_issue(lines: Sequence[Line]) -> Issue:
    """Facts of the issue from the lines of its frame (web page, cover, contents), the first mention of each."""
    found: dict[str, int | str] = {}
    evidence: list[tuple[str, Span]] = []

    def note(field: str, value: int | str | None, line: Line, m: re.Match[str], group: str | int = 0) -> None:
        if value is not None and field not in found:
            found[field] = value
            evidence.append((field, Span(line.span.start + m.start(group), line.span.start + m.end(group))))

    for pattern in (YEAR_NUMBER, HAN_YEAR, SHORT, NUMBER, TOTAL):
        if pattern in (SHORT, NUMBER) and "number" in found:
            continue
        for line in lines:
            for m in pattern.finditer(line.text) if len(line.flat) <= 60 else ():
                for field in m.groupdict():
                    note(field, numeral(m[field]), line, m, field)
    for line in lines:
        for named in TITLE.finditer(line.text):
            note("title", _squeeze(named[1]), line, named, 1)
        if office := re.match(r"^([\u3400-\u9fff]{2,12})(?:编辑部|杂志社)$", line.flat):
            whole = re.match(r".*", line.text)
            if whole and "title" not in found:
                note("title", office[1], line, whole)
    if "title" not in found:
        for line in lines[:40]:
            whole = re.match(r".*", line.text)
            if whole and 2 <= len(line.flat) <= 8 and line.flat.endswith(NAME_ENDINGS):
                note("title", line.flat, line, whole)
    for line in lines:
        if (body := PUBLISHER.match(line.flat)) and (whole := re.match(r".*", line.text)):
            note("publisher", body["a"] or body["b"], line, whole)
    date = None
    for pattern in (DATE, LONE_DATE):
        for line in lines:
            if date is None and (day := pattern.search(line.text)):
                date = _date(*day.groups())
                if date is not None:
                    evidence.append(("date", Span(line.span.start + day.start(1), line.span.start + day.end())))
    year, number, total = (
        v if isinstance(v := found.get(k), int) else None for k in ("year", "number", "total_number")
    )
    if year is None and date is not None:
        year = date.year
    if date is None and year is not None:
        date = PartialDate(year)
    title, publisher = (v if isinstance(v := found.get(k), str) else None for k in ("title", "publisher"))
    return Issue(title, year, number, total, publisher, date, tuple(evidence))


def numeral(text: str) -> int | None:
    """The value of Arabic or Chinese figures (773, 七七三, 二十一, 一百零二); None for anything else."""
    flat = _squeeze(text)
    if flat.isascii():
        return int(flat) if flat.isdigit() else None
    if not set(flat) & set("十百"):
        return int("".join(str(DIGITS[c]) for c in flat)) if all(c in DIGITS for c in flat) else None
    total = digit = 0
    for c in flat:
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        elif c in DIGITS:
            digit = DIGITS[c]
        else:
            return None
    return total + digit


def label_of(line: Line) -> tuple[str, int] | None:
    """The label at a masthead line's head (``责任编辑:``) without white space, and how much of the line it takes."""
    m = LABEL.match(line.text)
    if m is None:
        return None
    word = _squeeze(m[1])
    words = frame_words()
    if word in words.masthead_posts or word in words.imprint_labels or word in words.masthead_bodies:
        return word, m.end()
    return None


def is_masthead_line(line: Line) -> bool:
    """Whether the line is one of a masthead or imprint, by itself."""
    flat = line.flat
    return (
        label_of(line) is not None
        or flat in frame_words().masthead_bodies
        or bool(PUBLISHER.match(flat) or LONE_DATE.match(line.text) or SHORT.match(line.text))
        or bool(len(flat) <= 20 and (YEAR_NUMBER.search(line.text) or TOTAL.search(line.text)))
        or flat.startswith(("准印证", "内部资料", "国内统一", "准印证号"))
    )


def read_masthead(lines: Sequence[Line]) -> tuple[MastheadPost, ...]:
    """Posts on the publication with their holders, where the layout leaves no doubt whose post it is.

    Names on a label's own line hold its post, and so do names on the lines below, unless some label of the same block
    has no name at all: then columns have run apart, and lines below a label that has names of its own say nothing.
    Names below a label without own names still belong to it where it says in what order they stand (以姓氏笔画为序).
    """
    rows: list[tuple[str, Span, bool, list[tuple[str, Span]], list[tuple[str, Span]]]] = []
    body = ""
    open_row = False
    for line in lines:
        if line.flat in frame_words().masthead_bodies:
            body, open_row = "编辑委员会" if line.flat == "编委会" else line.flat, False
            continue
        found = label_of(line)
        if found is None:
            names = _names(line)
            open_row = open_row and bool(names)
            if open_row:
                rows[-1][4].extend(names)
            continue
        word, length = found
        open_row = word in frame_words().masthead_posts
        if not open_row:
            body = "" if word in frame_words().imprint_labels else body
            continue
        post = body + word if body and word in ("主任", "副主任", "委员", "常务副主任", "顾问") else word
        post = post.replace("编委会", "编辑委员会") if post != "编委会" else post
        if post == word and word not in ("主任", "副主任", "委员", "常务副主任"):
            pass
        elif post in ("主任", "副主任", "委员", "常务副主任"):
            open_row = False
            continue
        ordered = bool(re.search(r"[(（]\s*(?:以|按|排名).{0,12}[)）]", line.text))
        label_span = Span(line.span.start, line.span.start + LABEL.match(line.text).end(1))  # type: ignore[union-attr]
        rows.append((post, label_span, ordered, _names(line, length), []))
    empty = sum(not own and not below for _, _, _, own, below in rows)
    posts: list[MastheadPost] = []
    for post, span, ordered, own, below in rows:
        sure = [*own]
        if below and (not empty or (not own and ordered)):
            sure += below
        for name, where in sure:
            posts.append(MastheadPost(post, name, (span,), (where,)))
    return tuple(posts)


def _names(line: Line, start: int = 0) -> list[tuple[str, Span]]:
    """The persons' names that make up a masthead line from ``start`` on; none where it holds anything else."""
    names: list[tuple[str, Span]] = []
    for word, span in tokens(line):
        if span.end <= line.span.start + start:
            continue
        if span.start < line.span.start + start:
            word, span = word[line.span.start + start - span.start :], Span(line.span.start + start, span.end)
        if re.fullmatch(r"[(（].*[)）]", word):
            continue
        at = span.start
        for part in re.split(r"([、，,;；])", word):
            if part and part not in "、，,;；":
                if not looks_like_person(part):
                    return []
                names.append((part, Span(at, at + len(part))))
            at += len(part)
    return names


def _date(year: str, month: str, day: str | None) -> PartialDate | None:
    try:
        return PartialDate(int(year), int(month), int(day) if day else None)
    except ValueError:
        return None


def _squeeze(text: str) -> str:
    return "".join(text.split())
