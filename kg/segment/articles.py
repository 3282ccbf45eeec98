"""An issue of a periodical: its articles with titles, authors, pages and passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.lexicon.frame import frame_words
from kg.model import Article, Author, Kind, PartialDate, PassageRole, Segmentation, Span
from kg.segment.bylines import BULLET, byline_authors, credit_authors, is_byline, looks_like_person
from kg.segment.chronicle import looks_like_chronicle, read_chronicle
from kg.segment.contents import FIRST, Item, contents_pages, page_end, read_contents
from kg.segment.imprint import is_masthead_line, label_of, read_issue, read_masthead
from kg.segment.lines import HAN, Line, stretches_of, usual_width, word_gaps
from kg.segment.paragraphs import OPENERS, paragraph_ends
from kg.segment.plain import Parts, is_chronicle_title
from kg.segment.sheets import (
    ZONE,
    Part,
    Sheet,
    ends_here,
    find_ornament,
    is_table,
    mark_captions,
    mark_furniture,
    running_form,
)
from kg.segment.titles import Place, place_titles, readings


@dataclass(slots=True)
class Draft:
    """An article while its lines are being collected: ``at`` is (page index, line index) of its first line."""

    at: tuple[int, int]
    title: tuple[int, int, int] | None  # page index, first line, end line
    name: str
    column: str | None
    hint: str  # the author in the list of contents
    item: Item | None
    authors: list[Author] = field(default_factory=list)
    ranges: list[tuple[int, int, int]] = field(default_factory=list)  # page index, first line, end line


def read_articles(
    text: str, head: Sequence[Line], sheets: list[Sheet], *, date: PartialDate | None
) -> Segmentation | None:
    """An issue's segmentation, or None for a document that has not the frame of an issue.

    ``head`` are the lines before the first page, ``sheets`` the pages.
    """
    if not sheets[0].paged:
        sheets = _split_unpaged(sheets[0])
        if len(sheets) == 1:
            return None
    contents = contents_pages([sheet.lines for sheet in sheets]) if sheets[0].paged else [1]
    items = read_contents([line for i in contents for line in sheets[i].lines])
    bylines = sum(is_byline(line) for sheet in sheets for line in sheet.lines)
    if len(items) < 3 and not (sheets[0].paged and bylines >= 2):
        return None
    covers = _covers(sheets, contents)
    frame = sorted({*contents, *covers})
    places = place_titles(items, sheets, frame)
    columns = _columns(items, places, sheets, frame)
    mark_furniture(sheets, {running_form_of(c) for c in columns if c})
    drafts = _drafts(items, places, columns, sheets, frame)
    if not drafts or not items:
        drafts = [*drafts, *_unlisted(sheets, frame, drafts)]
    ornament = find_ornament(sheets)
    _settle_starts(drafts, sheets, ornament)
    drafts = _spread(drafts, sheets, frame, ornament)
    for draft in drafts:
        _mark_bylines(text, draft, sheets)

    frame_lines = [*head, *(line for i in frame for line in sheets[i].lines)]
    issue = read_issue([*frame_lines, *(line for s in sheets if s.paged for line in s.lines[:2])])
    when = date or issue.date
    parts = Parts(text)
    _add_frame(parts, sheets, contents, covers, _list_starts(items, places, columns))
    articles = [_finish(parts, text, draft, sheets, ornament, n, when) for n, draft in enumerate(drafts, 1)]
    claimed = {(s, i) for d in drafts for s, a, b in d.ranges for i in range(a, b)}
    for s, sheet in enumerate(sheets):
        if s not in frame:
            rest = [sheet.lines[i] for i in sheet.indices(Part.TEXT) if (s, i) not in claimed]
            parts.add(PassageRole.BODY, stretches_of(rest, text), paragraph_ends(rest))
    masthead = read_masthead([line for i in frame for line in sheets[i].lines])
    return Segmentation(issue, tuple(articles), tuple(parts.entries), tuple(parts.passages), masthead, when)


def running_form_of(column: str) -> str:
    """A column's name as it is compared with running heads."""
    return "".join(column.split())


# ---------------------------------------------------------------------------------------------- the frame


def _split_unpaged(sheet: Sheet) -> list[Sheet]:
    """A text without pages as three: what stands before the list of contents, the list, and the rest."""
    lines = sheet.lines
    start = next((i for i, x in enumerate(lines[:200]) if x.flat in frame_words().contents_headings), None)
    if start is None:
        return [sheet]
    end = start + 1
    for i in range(start + 1, len(lines)):
        if i - end > 5:
            break
        if page_end(lines[i]) is not None or FIRST.match(lines[i].text):
            end = i + 1
    cut = [lines[:start], lines[start:end], lines[end:]]
    return [Sheet(sheet.page, part, [Part.TEXT] * len(part), False) for part in cut]


def _covers(sheets: Sequence[Sheet], contents: Sequence[int]) -> list[int]:
    """Pages without a sentence that hold the imprint: the cover, and pages before the contents or at the end."""
    covers = []
    for i, sheet in enumerate(sheets):
        if i in contents:
            continue
        near = i == 0 or i >= len(sheets) - 2 or bool(contents and i < contents[0])
        prose = sum(line.finished for line in sheet.lines)
        imprint = sum(is_masthead_line(line) for line in sheet.lines)
        if near and ((not prose and (imprint or i == 0)) or imprint >= max(4, prose)) and (len(sheets) > 3 or i == 0):
            covers.append(i)
    return covers


def _columns(
    items: Sequence[Item], places: Sequence[Place | None], sheets: Sequence[Sheet], frame: Sequence[int]
) -> list[str | None]:
    """The column that each item of the contents stands in."""
    running = {
        running_form(line)
        for s, sheet in enumerate(sheets)
        if s not in frame
        for i, line in enumerate(sheet.lines)
        if sheet.in_zone(i)
    }
    column: str | None = None
    columns: list[str | None] = []
    for item, place in zip(items, places, strict=True):
        used = place.used if place else _guess_used(item)
        left = item.before[: len(item.before) - used]
        if left:
            line = left[-1]
            form = line.flat.strip("【】[]◆■●□▲★☆○·-—<>《》")
            known = running_form(line) in running or form in running or form != line.flat
            if known or (2 <= len(form) <= 16 and not looks_like_person(form) and not re.search(r"\d|[；;。]", form)):
                column = form if line.spaced or form != line.flat else " ".join(line.text.split())
        columns.append(column)
    return columns


def _guess_used(item: Item) -> int:
    """How many lines before an item's last belong to its title, where the body does not tell."""
    if not item.before:
        return 0
    if not item.rest:
        return 1
    width = usual_width(item.before)
    return 1 if len(item.before) > 1 and item.before[-1].width > 0.8 * width else 0


# --------------------------------------------------------------------------------------- where articles are


def _drafts(
    items: Sequence[Item],
    places: Sequence[Place | None],
    columns: Sequence[str | None],
    sheets: Sequence[Sheet],
    frame: Sequence[int],
) -> list[Draft]:
    drafts: list[Draft] = []
    for item, place, column in zip(items, places, columns, strict=True):
        if place is not None:
            lines = sheets[place.sheet].lines[place.start : place.end]
            for i in range(place.start, place.end):
                sheets[place.sheet].parts[i] = Part.TITLE
            where = (place.sheet, place.start, place.end)
            drafts.append(Draft((place.sheet, place.start), where, _title(lines), column, place.author, item))
            continue
        s = next((i for i, x in enumerate(sheets) if i not in frame and x.page.printed == item.page), None)
        used = _guess_used(item)
        name = next((t for t, u, _ in readings(item) if u == used), item.rest)
        if s is not None:
            drafts.append(Draft((s, 0), None, " ".join(name.split()), column, item.author, item))
    return sorted(drafts, key=lambda d: d.at)


def _title(lines: Sequence[Line]) -> str:
    return " ".join(line.flat if line.spaced else " ".join(line.text.split()) for line in lines)


def _unlisted(sheets: Sequence[Sheet], frame: Sequence[int], drafts: Sequence[Draft]) -> list[Draft]:
    """Articles of an issue without a list of contents: a byline with title lines before it."""
    taken = {d.at[0] for d in drafts}
    found: list[Draft] = []
    for s, sheet in enumerate(sheets):
        if s in frame or s in taken:
            continue
        for i, line in enumerate(sheet.lines):
            if sheet.parts[i] is Part.TEXT and is_byline(line) and (where := _title_beside(sheet, i)):
                for j in range(*where):
                    sheet.parts[j] = Part.TITLE
                name = _title(sheet.lines[where[0] : where[1]])
                found.append(Draft((s, where[0]), (s, *where), name, None, "", None))
    return found


def _title_beside(sheet: Sheet, byline: int) -> tuple[int, int] | None:
    """Title lines right before a byline (at most two), or right behind it where nothing stands before."""

    def title_like(i: int) -> bool:
        line = sheet.lines[i]
        return (
            sheet.parts[i] is Part.TEXT
            and 4 <= len(line.flat) <= 32
            and not line.finished
            and not re.search(r"[，,；;：:、]$", line.flat)
            and not is_byline(line)
        )

    start = byline
    while start > 0 and byline - start < 2 and title_like(start - 1):
        start -= 1
    if byline - start == 2 and start > 0:
        before = sheet.lines[start - 1]
        width = max(x.width for x in sheet.lines)
        # the upper of the two is a line of the text before, where it is as wide as the text and the text runs on
        if sheet.parts[start - 1] is Part.TEXT and sheet.lines[start].width > 0.85 * width and not before.finished:
            start += 1
    if start < byline:
        return start, byline
    if byline + 1 < len(sheet.lines) and title_like(byline + 1) and byline <= 3:
        return byline + 1, byline + 2
    return None


def _settle_starts(drafts: list[Draft], sheets: Sequence[Sheet], ornament: str) -> None:
    """Moves an article's start from its title to its page's head where the title floats at the page's foot."""
    for n, draft in enumerate(drafts):
        if draft.title is None:
            continue
        s, a, b = draft.title
        sheet = sheets[s]
        if n and drafts[n - 1].at[0] == s:
            continue
        before = [i for i in range(a) if sheet.parts[i] is Part.TEXT]
        behind = [
            i for i in range(b, len(sheet.lines)) if sheet.parts[i] is Part.TEXT and not is_byline(sheet.lines[i])
        ]
        closed = any(ends_here(sheet.lines[i], ornament) or credit_authors_line(sheet.lines[i]) for i in before)
        floats = len(behind) < 5 and not any(sheet.lines[i].finished for i in behind[:-1])
        alone = n + 1 >= len(drafts) or drafts[n + 1].at[0] != s
        if len(before) <= 1 or (alone and floats) or (ornament and not closed and sheet.paged and alone):
            draft.at = (s, 0)


def credit_authors_line(line: Line) -> bool:
    """Whether the line is, by itself, a bracketed credit."""
    return line.flat[:1] in "(（" and credit_authors(line.text, Span(0, len(line.text))) is not None


def _spread(drafts: list[Draft], sheets: Sequence[Sheet], frame: Sequence[int], ornament: str) -> list[Draft]:
    """Gives every page that is not of the frame to an article; pages that no listed article can have become their own.

    A table behind an article's end, and pages before the first article, are articles where a title can be told.
    """
    drafts = sorted(drafts, key=lambda d: d.at)
    result: list[Draft] = []
    first = drafts[0].at[0] if drafts else len(sheets)
    orphans = [s for s in range(first) if s not in frame]
    for n, draft in enumerate(drafts):
        s, i = draft.at
        s_end, i_end = drafts[n + 1].at if n + 1 < len(drafts) else (len(sheets), 0)
        closed = False
        for page in range(s, min(s_end, len(sheets) - 1) + 1):
            if page in frame:
                continue
            a = i if page == s else 0
            b = i_end if page == s_end else len(sheets[page].lines)
            if a >= b:
                continue
            unnumbered = sheets[page].page.printed is None and sheets[s].page.printed is not None
            table = is_table(sheets[page]) and page != s
            if page > s and (closed or (table and not _runs_on(sheets[page - 1])) or unnumbered):
                orphans.append(page)
                continue
            draft.ranges.append((page, a, b))
            closed = any(ends_here(sheets[page].lines[k], ornament) for k in range(a, b)[-12:])
        result.append(draft)
    for page in orphans:
        if (own := _orphan(sheets[page], page)) is not None:
            column = next((d.column for d in reversed(result) if d.at[0] < page and sheets[page].page.printed), None)
            own.column = column if own.column is None else own.column
            result.append(own)
    return sorted(result, key=lambda d: d.at)


def _runs_on(sheet: Sheet) -> bool:
    """Whether the page's text stops within a sentence."""
    text = sheet.indices(Part.TEXT)
    return bool(text) and not any(sheet.lines[i].finished or ORN.search(sheet.lines[i].flat) for i in text[-4:])


ORN = re.compile(r"。[\u3400-\u9fff]$")


def _orphan(sheet: Sheet, s: int) -> Draft | None:
    """An article that no list names: a table with a title, or a report with its title at the page's head or foot."""
    text = sheet.indices(Part.TEXT)
    if not text:
        return None
    where: tuple[int, int] | None = None
    if is_table(sheet):
        edge = [i for i in text if i < ZONE or i >= len(sheet.lines) - ZONE]
        best = max(edge, key=lambda i: (len(HAN.findall(sheet.lines[i].flat)), -i), default=None)
        if best is not None and len(HAN.findall(sheet.lines[best].flat)) >= 8:
            where = (best, best + 1)
    else:
        ends = [i for i in text if sheet.lines[i].finished]
        if len(ends) < 3:
            return None
        bylines = [i for i in text if is_byline(sheet.lines[i])]
        tail = [i for i in text if i > ends[-1] and i not in bylines]
        width = usual_width([sheet.lines[i] for i in text])
        lead = []
        for i in text[:3]:
            if (
                sheet.lines[i].finished
                or sheet.lines[i].width > 0.85 * width
                or re.search("[，,。]", sheet.lines[i].flat)
            ):
                break
            lead.append(i)
        if bylines and (beside := _title_beside(sheet, bylines[0])):
            where = beside
        elif lead:
            where = (lead[0], lead[-1] + 1)
        elif 1 <= len(tail) <= 3 and not OPENERS.match(sheet.lines[tail[0]].flat):
            where = (tail[0], tail[-1] + 1)
    if where is None:
        return None
    for i in range(*where):
        sheet.parts[i] = Part.TITLE
    name = _title(sheet.lines[where[0] : where[1]])
    return Draft((s, 0), (s, *where), name, None, "", None, [], [(s, 0, len(sheet.lines))])


def _mark_bylines(text: str, draft: Draft, sheets: Sequence[Sheet]) -> None:
    """Finds an article's bylines beside its title and the credits at its end, and reads its authors from them."""
    hint = "".join(draft.hint.split())
    if draft.title is not None:
        s, a, b = draft.title
        sheet = sheets[s]
        low, high = next(((x, y) for p, x, y in draft.ranges if p == s), (0, len(sheet.lines)))
        near = [*range(b, min(b + 4, high)), *range(a - 1, max(a - 4, low) - 1, -1)]
        signed = [i for i in near if sheet.parts[i] is Part.TEXT and _signs(sheet.lines[i], hint)]
        if signed:
            last = signed[0]
            for i in sorted(signed, key=lambda i: abs(i - signed[0])):
                if abs(i - last) <= 1:
                    sheet.parts[i] = Part.BYLINE
                    draft.authors += byline_authors(text, sheet.lines[i].span, draft.hint)
                    last = i
    for s, a, b in draft.ranges:
        sheet = sheets[s]
        i = a
        while i < b:
            line = sheet.lines[i]
            if sheet.parts[i] is Part.TEXT and line.flat[:1] in "(（[【〔":
                end = next((j for j in range(i, min(i + 3, b)) if sheet.lines[j].flat[-1] in ")）]】〕"), None)
                if end is not None and all(sheet.parts[j] is Part.TEXT for j in range(i, end + 1)):
                    found = credit_authors(text, Span(line.span.start, sheet.lines[end].span.end))
                    if found is not None:
                        for j in range(i, end + 1):
                            sheet.parts[j] = Part.CREDIT
                        draft.authors += found
                        i = end
            i += 1
    if not draft.authors and draft.hint and draft.item is not None:
        draft.authors += _listed_authors(draft)
    seen: set[str] = set()
    draft.authors = [x for x in draft.authors if not (x.name in seen or seen.add(x.name))]  # type: ignore[func-returns-value]


def _signs(line: Line, hint: str) -> bool:
    if is_byline(line):
        return True
    return len(hint) >= 2 and len(line.flat) <= 45 and not line.finished and line.flat.endswith(hint)


def _listed_authors(draft: Draft) -> list[Author]:
    """Authors as the list of contents names them, without a place in the body."""
    names = [
        n
        for n in re.split(
            r"[\s、，,]+", re.sub(r"(?<![^\s])([\u3400-\u9fff])\s([\u3400-\u9fff])(?![^\s])", r"\1\2", draft.hint)
        )
        if n
    ]
    item = draft.item
    if item is None or not item.before:
        return []
    line = item.before[-1].span
    return [
        Author(n, Kind.PERSON if looks_like_person(n) else Kind.ORGANISATION, "作者", (line,))
        for n in names
        if len(n) >= 2 and HAN.search(n)
    ]


# ------------------------------------------------------------------------------------------------ passages


def _list_starts(items: Sequence[Item], places: Sequence[Place | None], columns: Sequence[str | None]) -> list[int]:
    """The raw offsets at which the items of the contents begin, those with a column's line at that line."""
    starts = []
    for item, place, column in zip(items, places, columns, strict=True):
        used = place.used if place else _guess_used(item)
        first = len(item.before) - used
        if first > 0 and column and running_form_of(column) in item.before[first - 1].flat:
            first -= 1
        if first < len(item.before):
            starts.append(item.before[first].span.start)
    return starts


def _add_frame(
    parts: Parts, sheets: Sequence[Sheet], contents: Sequence[int], covers: Sequence[int], starts: Sequence[int]
) -> None:
    """Passages of covers and contents; each word stands alone there, for names stand side by side."""
    for s in sorted({*contents, *covers}):
        sheet = sheets[s]
        lines = [
            line
            for i, line in enumerate(sheet.lines)
            if sheet.parts[i] is not Part.FURNITURE and re.search(r"[^\W_]", line.flat)
        ]
        start = len(parts.text)
        if s in contents and lines:
            start = min((x for x in starts if x >= lines[0].span.start), default=start)
        masthead = [line for line in lines if line.span.start < start or is_masthead_line(line)]
        listed = [line for line in lines if line not in masthead]
        for role, part in ((PassageRole.MASTHEAD, masthead), (PassageRole.CONTENTS, listed)):
            gaps = word_gaps(part) - {x for line in part for x in _label_gaps(line)}
            parts.add(role, stretches_of(part, parts.text), gaps)


def _label_gaps(line: Line) -> range:
    """The raw offsets of a masthead label at the line's head, whose characters stand apart."""
    label = label_of(line)
    return range(line.span.start, line.span.start + label[1]) if label else range(0)


def _finish(
    parts: Parts, text: str, draft: Draft, sheets: Sequence[Sheet], ornament: str, n: int, date: PartialDate | None
) -> Article:
    """The article with its passages, in the order title, byline, text, captions."""
    id = f"a{n}"
    ids: list[str | None] = []
    captions: list[list[Line]] = []
    body: list[Line] = []
    tables: list[list[Line]] = []
    credits: list[Line] = []
    for k, (s, a, b) in enumerate(draft.ranges):
        sheet = sheets[s]
        if is_table(sheet):
            tables.append([sheet.lines[i] for i in sheet.indices(Part.TEXT, a, b)])
            continue
        closed = None
        if k == len(draft.ranges) - 1:
            marks = [i for i in range(a, b) if ends_here(sheet.lines[i], ornament) or sheet.parts[i] is Part.CREDIT]
            closed = marks[-1] if marks and marks[-1] > a + 2 else None
        grown = len(sheet.lines)
        mark_captions(sheet, a, b, closed=closed)
        b += len(sheet.lines) - grown
        body += [sheet.lines[i] for i in sheet.indices(Part.TEXT, a, b)]
        credits += [sheet.lines[i] for i in sheet.indices(Part.CREDIT, a, b)]
        group: list[Line] = []
        for i in range(a, b):
            if sheet.parts[i] is Part.CAPTION:
                group.append(sheet.lines[i])
            elif group:
                captions.append(group)
                group = []
        if group:
            captions.append(group)
    title_spans: tuple[Span, ...] = ()
    bylines: list[Line] = []
    if draft.title is not None:
        s, a, b = draft.title
        lines = sheets[s].lines[a:b]
        title_spans = stretches_of(lines, text)
        ids.append(parts.add(PassageRole.TITLE, title_spans, _title_gaps(text, title_spans)))
        low, high = next(((x, y) for p, x, y in draft.ranges if p == s), (a, b))
        bylines = [sheets[s].lines[i] for i in sheets[s].indices(Part.BYLINE, low, high)]
    elif draft.item is not None:
        title_spans = stretches_of(draft.item.before[-1:], text)
    starts = {x.spans[0].start - 1 for x in draft.authors if x.kind is Kind.ORGANISATION}
    for line in bylines:
        m = BULLET.match(line.text)
        stretch = Span(line.span.start + (m.end() if m else 0), line.span.end)
        ids.append(parts.add(PassageRole.BYLINE, [stretch], frozenset(starts)))
    for stretch in stretches_of(credits, text):
        ids.append(parts.add(PassageRole.BYLINE, [stretch]))
    if ornament and body:
        body = [_without_ornament(line, ornament) for line in body]
    stretches = stretches_of(body, text)
    breaks = paragraph_ends(body)
    items = []
    if is_chronicle_title(draft.name) and body and looks_like_chronicle(text, stretches):
        items = read_chronicle(text, stretches, date=_date_of(draft.name) or date)
    if items:
        ids += parts.add_items(items, breaks, id)
        parts.add_rest(stretches, [x for item in items for x in item.stretches], breaks, titled=True)
    else:
        ids.append(parts.add(PassageRole.BODY, stretches, breaks))
    for table in tables:
        ids.append(parts.add(PassageRole.TABLE, stretches_of(table, text), word_gaps(table)))
    for group in captions:
        ids.append(parts.add(PassageRole.CAPTION, stretches_of(group, text)))
    pages = [sheets[s].page for s, _, _ in draft.ranges]
    listed = draft.item.page if draft.item is not None else None
    return Article(
        id,
        draft.name,
        title_spans,
        draft.column,
        tuple(draft.authors),
        (pages[0].printed if pages else None) or listed,
        pages[-1].printed if pages else None,
        tuple(p.number for p in pages) if sheets[0].paged else (),
        tuple(x for x in ids if x is not None),
    )


# White space between two parts of a title (护一江清水 兴一方百业), not between its spaced-out characters.
_TITLE_GAP = re.compile(r"(?<=\S\S\S)\s+(?=\S\S\S)")


def _title_gaps(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """The offsets of white space that parts a title, for names not to run over it."""
    low, high = spans[0].start, spans[-1].end
    gaps = {m.start() for m in _TITLE_GAP.finditer(text, low, high)}
    return frozenset(gaps | {s.end for s in spans[:-1]})


def _without_ornament(line: Line, ornament: str) -> Line:
    if not ends_here(line, ornament):
        return line
    cut = len(line.text.rstrip(ornament).rstrip())
    text = line.text[:cut]
    return Line(Span(line.span.start, line.span.start + cut), text, "".join(text.split()), line.indent, line.blank)


def _date_of(title: str) -> PartialDate | None:
    """The year, and month, that a chronicle's title names."""
    m = re.search(r"((?:19|20)\d\d)年(?:(\d{1,2})月(?![-—~～至]))?", "".join(title.split()))
    if m is None or (m[2] and not 1 <= int(m[2]) <= 12):
        return None
    return PartialDate(int(m[1]), int(m[2]) if m[2] else None)
