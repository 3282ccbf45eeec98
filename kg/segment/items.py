"""Lines of raw text as paragraphs with what they open with: bullets, numbers and date labels.

Shared by the readers of chronicles and of reports of one occasion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from kg.model import Period, Span
from kg.segment.dateline import dateline_end
from kg.segment.dates import Label, era_at, parse_counted, parse_dotted, parse_figures, parse_label
from kg.segment.lines import CLOSERS, HAN, SPACES, Line, read_lines, usual_width
from kg.segment.paragraphs import is_wrapped

_BULLET = re.compile(r"[△▲▴▵●○◆◇■□★☆◎⊙※•·・∙►▶➤▼▽♦❖▪▫◦‧‣⚫◼ΔƏ∆✦☉]|〇(?![一二三四五六七八九〇零])")
_WEAK_MARKS = tuple("·•・∙‧*-–—+○〇※★☆")  # also stand inside sentences
_DASH_BULLET = re.compile(r"[-*+–—](?=[^-*+–—])")
_INNER_BULLET = re.compile(r"[△▲▴▵●◆■◇]")
_NUMBERED = re.compile(
    r"[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,3}[.、．](?!\d{1,2}[.．])|[①-⑳]|[一二三四五六七八九十]{1,3}、"
)
# what numbers the items of a day, where a text does so: 8月28日 ①…。②…
_COUNTED = {"①": re.compile("[①-⑳]"), "（": re.compile(r"[（(][0-9]{1,2}[）)]")}
_FIRST_COUNTED = re.compile(r"①|(?:（|\()1[）)]")
_REPUBLIC = re.compile("民[国國]")
_OPEN, _CLOSE = "【[〔［（(〖", "】]〕］）)〗"
_AFTER_LABEL = re.compile(r"[，,、：:。．.;；｜|—–]+")
_FRAME = re.compile(r"#+|\*{2}")  # marks of a heading, of bold type
_BRACKET_HEADING = re.compile(r"[【〖［\[][^】〗］\]]{1,30}[】〗］\]]")
_SECTION = re.compile(
    r"(?:第[一二三四五六七八九十百0-9]{1,4}[章节節编編篇]|[一二三四五六七八九十]{1,3}、)[^。！？；，]{0,24}"
)
_TITLE = re.compile(
    r"(?:大事[记記纪紀]|大事年表|大事日志|大事[概纪記]?要|大事件|大[记記]事|[记記纪紀]事|要事|大事|年表|[编編]年|[历歷]程|日志|日[记記])"
    r"(?:[（(〔【][^）)〕】]{0,24}[）)〕】]|[A-Za-z]{1,20}|[0-9.年月日—～~\-至]{1,20}|续|[续續]?[一二三四五六七八九十]){0,6}"
)
_NOTE = re.compile(
    r"[（(【\[〔](?:选自|選自|摘自|节选自|摘编自|录自|引自|辑自|原载|原載|据|資料來源|资料来源|来源)[^。！？]{2,60}[）)】\]〕]"
    r"|[（(【\[]?[^。！？]{0,30}(?:供稿|整理|编辑|編輯|撰稿|辑录|摘编|提供|选编|汇编|责编|审核|校对)[^。！？]{0,12}[）)】\]]?"
)
_EXCERPT = re.compile(r"[（(【\[](?:节选|節選|节录|節錄|摘录|摘錄|摘要|选录|選錄|续|續|续完|上|中|下)[）)】\]]$")
_FURNITURE = re.compile(r"[-—·]*\d{1,4}[-—·]*|第\d{1,4}页|\d{4}[.．]\d{1,2}")
TIME_OF_DAY = re.compile(
    r"凌晨|清晨|早晨|早上|上午|中午|正午|下午|午后|傍晚|晚上?[，,]|夜间|夜[，,]|深夜|\d{1,2}[时時点點](?!代|间|間)|\d{1,2}[:：]\d\d"
)
SENTENCE_END = re.compile(rf"[。！？!?]+[{re.escape(CLOSERS)}]*")
_SHORT = 0.85  # of the usual width: a line that stops before it was not broken by the margin
_BROKEN = 0.75  # the same where no sentence ends with the line: figures and justified lines measure less than they fill
_EXPECTING = re.compile(
    r"[，,、：:（(《“0-9年至]$|[0-9一二三四五六七八九十]月$"
)  # more of the sentence, or of a date, must follow
_SECTIONS = 12  # the figures behind a point that number sections: a greater one is a day
_LAST_MONTH = 12
_FEW = 10  # characters
_FEW_YEARS = 2
_FEW_TOLD = 4  # dates in figures
_FEW_RUN_ON = 4  # sentences of a paragraph that open with dates
_MOST = 0.6  # of its sentences
_TABLE = 0.25  # the share of lines that are dates in a table of years
_NUMBER_ENDS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳）)"
_HALF = 0.5  # of the paragraphs
_FEW_DAYS = 2  # with numbered items
_BARE_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAY_ALONE = re.compile(r"\d{1,2}(?!\d)")
_YEAR_LINE = re.compile(r"[【〖［\[（(#*]*(?:(?:1[5-9]|20)\d\d|[一二三四五六七八九〇零○]{4})年")
_COLUMNS = re.compile(
    r"(?:序号)?(?:时间|時間|日期|年份|年月|年代)(?:大事|事件|内容|內容|事项|事項|要事|记事|記事|纪要|紀要)(?:记|記)?"
)
_HABIT = 0.8  # the share that makes a manner of printing a habit


@dataclass(frozen=True, slots=True)
class ChronicleItem:
    """One dated item: when, and the raw stretches of its text after the date label and the bullet."""

    period: Period
    stretches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a paragraph or line opens with: ``body`` is where its text begins, ``gap`` what sets it off from the label.

    ``mark`` is the bullet, empty without one; ``gap`` is ``space``, ``comma``, ``end`` (nothing follows) or empty.
    """

    mark: str
    label: Label | None
    printed: str
    body: int
    gap: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a text prints dates and bullets beside the usual ways.

    ``dates``: ``figures`` or ``dotted`` without 年, 月 and 日, else empty; ``era``: the one by which bare years count
    (三年 under 民国); ``counted``: numbers that are bullets.
    """

    dates: str = ""
    era: str = ""
    counted: re.Pattern[str] | None = None


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined without white space: ``offsets`` lead back to the raw text, ``kind`` says what it is.

    Kinds: ``text``, ``date`` (a date alone, a heading), ``title``, ``heading`` and ``note``.
    """

    flat: str
    offsets: list[int]
    lines: list[Line]
    head: Head
    kind: str
    style: Style = PLAIN


def read_paragraphs(text: str, stretches: Sequence[Span]) -> list[Paragraph]:
    """The paragraphs of raw ``stretches`` of ``text``, page numbers left out."""
    every = [line for s in stretches for line in read_lines(text, s)]
    alone = _lone_figures(every)
    lines = [line for line in every if line.span in alone or not _FURNITURE.fullmatch(line.flat)]
    style = Style(_figures_of(text, lines), "", _counted(lines))
    styles = [replace(style, era=era) for era in _eras(lines)]
    heads = [
        alone[line.span] if line.span in alone else _head(line.flat, _offsets(text, line), style=own)
        for line, own in zip(lines, styles, strict=True)
    ]
    kinds = [_kind(line, head) for line, head in zip(lines, heads, strict=True)]
    for i in range(1, len(lines) - 1):
        if kinds[i] == "text" and _stands_alone(lines[i], heads[i]) and lines[i - 1].finished and heads[i + 1].label:
            kinds[i] = "heading"  # 西汉, 民国时期
    opening = _openings(lines, heads, kinds, alone)
    groups: list[list[int]] = []
    for i in range(len(lines)):
        if opening[i] or not groups:
            groups.append([i])
        else:
            groups[-1].append(i)
    found = []
    for group in groups:
        members = [lines[i] for i in group]
        flat = "".join(m.flat for m in members)
        offsets = [o for m in members for o in _offsets(text, m)]
        kind = kinds[group[0]] if len(group) == 1 else "text"
        head = heads[group[0]] if len(group) == 1 else _head(flat, offsets, style=styles[group[0]])
        found.append(Paragraph(flat, offsets, members, head, kind, styles[group[0]]))
    return found


def _stands_alone(line: Line, head: Head) -> bool:
    """Whether a line is a few words without a date, a bullet or any punctuation."""
    return not (head.label or head.mark) and len(line.flat) <= _FEW and line.flat.isalnum()


def _offsets(text: str, line: Line) -> list[int]:
    return [i for i in range(line.span.start, line.span.end) if not text[i].isspace() and text[i] not in SPACES]


def _lone_figures(lines: Sequence[Line]) -> dict[Span, Head]:
    """Heads of the lines that are a date in figures alone (``1993``, ``1976.07.07``) and a heading, no page's number.

    They are in order; and a month or a day without a year follows each, or a line of text does, as in a table of years.
    """
    years: dict[Span, Head] = {}
    told: dict[Span, Head] = {}
    for line, after in pairwise(lines):
        label = parse_figures(line.flat)
        if label is None or label.end < len(line.flat):
            continue
        head = Head("", label, line.flat, label.end, "end")
        below = parse_label(after.flat)
        if below is not None and below.first.year is None and not below.separator and _BARE_YEAR.fullmatch(line.flat):
            years[line.span] = head
        elif HAN.search(after.flat) and parse_figures(after.flat) is None:
            told[line.span] = head
    if len(told) >= _FEW_TOLD and len(told) >= _TABLE * len(lines) and _in_order(told.values()):
        return told
    return years if len(years) >= _FEW_YEARS and _in_order(years.values(), habit=1.0) else {}


def _in_order(heads: Iterable[Head], habit: float = _HABIT) -> bool:
    """Whether the years of heads rise, or all but a few do."""
    years = [h.label.first.year for h in heads if h.label and isinstance(h.label.first.year, int)]
    return sum(a <= b for a, b in pairwise(years)) >= habit * (len(years) - 1)


def _figures_of(text: str, lines: Sequence[Line]) -> str:
    """How the lines print dates without 年, 月 and 日: ``figures``, ``dotted``, or empty where they do not."""
    if _is_figured(text, lines):
        return "figures"
    return "dotted" if _is_dotted(lines) else ""


def _eras(lines: Sequence[Line]) -> list[str]:
    """The era by which a bare year at each line counts: the last one named at a line's head.

    Empty where bare years are none: the Republic is not named, or lines do not open with such years in order.
    """
    named = any(_REPUBLIC.search(line.flat) for line in lines)
    labels = (parse_counted(line.flat, "民国") for line in lines) if named else ()
    years = [label.first.year for label in labels if label is not None and isinstance(label.first.year, int)]
    ordered = sum(a <= b for a, b in pairwise(years))
    if len(years) < _FEW_YEARS or ordered < _HABIT * (len(years) - 1):
        return [""] * len(lines)
    heads = (era_at(line.flat) for line in lines)
    return list(accumulate(heads, lambda before, era: era or before, initial="民国"))[1:]


def _counted(lines: Sequence[Line]) -> re.Pattern[str] | None:
    """The numbers of a day's items, where first ones stand right behind dates that open lines; None without such."""
    labels = ((line.flat, _label(line.flat, 0)) for line in lines)
    firsts = (_FIRST_COUNTED.match(flat, label.end) for flat, label in labels if label is not None)
    forms = Counter(m[0][0].replace("(", "（") for m in firsts if m is not None)
    form, days = forms.most_common(1)[0] if forms else ("", 0)
    return _COUNTED[form] if days >= _FEW_DAYS else None


def _is_figured(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines open with years in figures set off by a space (``1953　…``, ``1961.08.01　…``), in order."""
    years: list[int] = []
    for line in lines:
        label = parse_figures(line.flat)
        if label is not None and label.end < len(line.flat) and isinstance(label.first.year, int):
            offsets = _offsets(text, line)
            if _set_off(offsets, label.end):
                years.append(label.first.year)
    ordered = sum(a <= b for a, b in pairwise(years))
    return len(years) >= 3 and len(set(years)) > 1 and ordered >= _HABIT * (len(years) - 1)


def _is_dotted(lines: Sequence[Line]) -> bool:
    """Whether sentences open with dates such as ``6.15`` or ``2013.4``: in order, and none a section's number.

    Months begin anew under each year that a line prints.
    """
    dates: list[tuple[int, int]] = []
    rising = pairs = 0
    under = -1  # how many dates there were before the last year
    for flat, at in ((line.flat, at) for line in lines for at in _sentence_starts(line.flat)):
        label = parse_dotted(flat, at)
        if label is None:
            if at == 0 and _YEAR_LINE.match(flat):
                under = len(dates)
        elif isinstance(label.first.month, int) and label.end < len(flat):
            year = label.first.year if isinstance(label.first.year, int) else label.first.month
            dates.append((year, label.first.day if isinstance(label.first.day, int) else label.first.month))
            if len(dates) > 1 and len(dates) - 1 != under:
                pairs += 1
                rising += dates[-2] <= dates[-1]
    far = any(b > _SECTIONS or a > _LAST_MONTH for a, b in dates)
    return len(dates) >= 3 and far and rising >= _HABIT * pairs


def _sentence_starts(flat: str) -> Iterator[int]:
    yield 0
    for m in SENTENCE_END.finditer(flat):
        if m.end() < len(flat):
            yield m.end()


def _head(flat: str, offsets: Sequence[int], at: int = 0, *, style: Style = PLAIN) -> Head:
    """What stands at ``flat[at]``: marks of a heading, a bullet or number, a date label, bare or in brackets."""
    begin = at
    if m := _FRAME.match(flat, at):
        at = m.end()
    mark = ""
    if (m := _bullet(flat, at, style)) or (
        (m := _DASH_BULLET.match(flat, at)) and m.end() < len(offsets) and offsets[m.end()] > offsets[m.start()] + 1
    ):
        mark, at = m[0], m.end()
    label = _label(flat, at)
    if label is None:
        if style.era:
            label = parse_counted(flat, style.era, at)
        if label is None and style.dates == "figures":
            label = _figures(flat, offsets, at)
        elif label is None and style.dates == "dotted":
            label = parse_dotted(flat, at)
            if label is not None and HAN.match(flat, label.end):
                label = replace(label, separator=False)  # 1.3区委召开…
        if label is None and (m := _NUMBERED.match(flat, at)):
            label = _label(flat, m.end())
    if label is None:
        return Head(mark, None, mark, at if mark else begin, "")
    if m := _DAY_ALONE.match(flat, label.end):
        label = _with_day(flat, offsets, label, m)
    end = label.end
    if flat[label.start - 1 : label.start] in tuple(_OPEN) and flat[end : end + 1] in tuple(_CLOSE):
        end += 1
    if m := _EXCERPT.match(flat, end):  # 1—3月（节选）
        end = m.end()
    gap = _gap(flat, offsets, end)
    if m := _AFTER_LABEL.match(flat, end):
        end = m.end()
    if m := _bullet(flat, end, style):
        end = m.end()
    if flat.startswith("**", end):
        end += 2
    return Head(mark, label, flat[label.start : label.end], end, "end" if end >= len(flat) else gap)


def _bullet(flat: str, at: int, style: Style) -> re.Match[str] | None:
    return _BULLET.match(flat, at) or (style.counted.match(flat, at) if style.counted else None)


def _figures(flat: str, offsets: Sequence[int], at: int) -> Label | None:
    """A date in figures that a space sets off, or that stands alone."""
    label = parse_figures(flat, at)
    if label is None or label.end >= len(flat):
        return label
    if not _set_off(offsets, label.end):
        return None
    again = parse_label(flat, label.end) if label.last is None and label.first.month is None else None
    if again is not None and again.first.year == label.first.year:
        return replace(again, start=at)  # 1948 民国37年8月
    return label


def _with_day(flat: str, offsets: Sequence[int], label: Label, m: re.Match[str]) -> Label:
    """The label with the day whose 日 was lost: figures close behind the month and set off from what follows."""
    month = label.last is None and flat[label.end - 1] == "月" and label.first.part is None
    apart = m.end() < len(flat) and _set_off(offsets, m.end())
    if not (month and apart and not _set_off(offsets, m.start()) and 1 <= int(m[0]) <= 31):
        return label
    return replace(label, first=replace(label.first, day=int(m[0])), end=m.end(), separator=False)


def _label(flat: str, at: int) -> Label | None:
    if flat[at : at + 1] in tuple(_OPEN):
        label = parse_label(flat, at + 1)
        return label if label and flat[label.end : label.end + 1] in tuple(_CLOSE) else None
    return parse_label(flat, at)


def _set_off(offsets: Sequence[int], at: int) -> bool:
    """Whether white space stands before a character; there is one before it."""
    return offsets[at] > offsets[at - 1] + 1


def _gap(flat: str, offsets: Sequence[int], end: int) -> str:
    if end >= len(flat):
        return "end"
    if flat[end] in "，,、：:。；;——｜|" or flat[end - 1] in _CLOSE:
        return "comma"
    return "space" if _set_off(offsets, end) else ""


def _kind(line: Line, head: Head) -> str:
    flat = _FRAME.sub("", line.flat) if line.flat.startswith(("#", "**")) else line.flat
    if head.label is not None and head.gap == "end" and not line.finished:
        return "date"
    if line.width <= 40 and not line.finished and (head.label is None or head.label.grain != "day"):
        m = None
        for m in _TITLE.finditer(flat):  # noqa: B007  the last one counts
            pass
        if m is not None and m.end() == len(flat):
            return "title"
    if _COLUMNS.fullmatch(flat):
        return "heading"
    if line.flat.startswith("#") or _BRACKET_HEADING.fullmatch(flat) or (_SECTION.fullmatch(flat) and not head.label):
        return "heading"
    if head.label is None and line.width <= 40 and _NOTE.fullmatch(flat):
        return "note"
    return "text"


def _openings(
    lines: Sequence[Line], heads: Sequence[Head], kinds: Sequence[str], alone: Collection[Span]
) -> list[bool]:
    """For each line whether a paragraph begins with it; labels inside a running sentence begin none."""
    inside = [i for i, kind in enumerate(kinds) if kind == "text"]
    listed = sum(heads[i].label is not None or bool(heads[i].mark) for i in inside) >= _HABIT * len(inside)
    wrapped = not listed and is_wrapped([lines[i] for i in inside])
    spread = sum(line.blank for line in lines) > 0.7 * (len(lines) - 1)
    full = usual_width([line for line, kind in zip(lines, kinds, strict=True) if kind == "text"])
    indents = _indents(lines, heads, kinds)
    base = min((line.indent for line in lines), default=0)
    usual = habit(heads)
    opening: list[bool] = []
    for i, (line, head) in enumerate(zip(lines, heads, strict=True)):
        before = lines[i - 1] if i else None
        marked = head.mark and (head.mark not in _WEAK_MARKS or before is None or before.finished)
        marked = marked or line.flat.startswith("#") or line.span in alone or dateline_end(line.flat) > 0
        if before is None or (kinds[i - 1] != "text" and opening[i - 1]) or marked:
            opening.append(True)
            continue
        short = before.width < _SHORT * full
        if (line.blank and not spread) or (indents == "first" and line.indent > base):
            opening.append(True)
        elif indents == "first":
            apart = kinds[i] != "text" or (head.label is not None and short)
            opening.append(before.finished and apart)
        elif indents == "hanging":
            opening.append(line.indent == base and (before.finished or short or head.label is not None))
        elif not wrapped:
            opening.append(True)
        elif not before.finished:
            opening.append(before.width < _BROKEN * full and not _EXPECTING.search(before.flat))
        elif short or kinds[i] != "text":
            opening.append(True)
        else:  # a sentence ends just at the margin
            opening.append(head.label is not None and usual in ("", head.gap))
    return opening


def _indents(lines: Sequence[Line], heads: Sequence[Head], kinds: Sequence[str]) -> str:
    """``first`` where paragraphs begin with an indented line, ``hanging`` where they hang, else empty."""
    base = min((line.indent for line in lines), default=0)
    text = [i for i, kind in enumerate(kinds) if kind == "text"]
    deep = [i for i in text if lines[i].indent > base]
    if not deep or len(deep) == len(lines):
        return ""
    labelled = [i for i in text if heads[i].label or heads[i].mark]
    if not labelled:
        return "first"
    inside = sum(lines[i].indent > base for i in labelled)
    if inside >= 0.6 * len(labelled):
        return "first"
    if inside <= 0.1 * len(labelled) and len(labelled) >= 2 and inside <= 0.2 * len(deep):
        return "hanging"
    return ""


def habit(heads: Sequence[Head]) -> str:
    """What this chronicle sets its labels off with, empty without a habit."""
    gaps = Counter(h.gap for h in heads if h.label is not None and h.gap != "end")
    if not gaps:
        return ""
    gap, count = gaps.most_common(1)[0]
    return gap if count >= 5 and count >= _HABIT * gaps.total() else ""


def inner_heads(p: Paragraph) -> Iterator[tuple[int, Head]]:
    """Heads with a label or bullet at the sentences of a paragraph behind the first."""
    # years in figures open lines only
    inside = replace(p.style, dates="" if p.style.dates == "figures" else p.style.dates)
    for m in SENTENCE_END.finditer(p.flat):
        at = m.end()
        if at < len(p.flat) and (p.flat[at].isalnum() or p.flat[at] in "△▲▴▵●◆■◇〇（("):
            head = _head(p.flat, p.offsets, at, style=inside)
            if head.label is not None or (
                head.mark and (_INNER_BULLET.match(head.mark) or head.mark[-1] in _NUMBER_ENDS)
            ):
                yield at, head


def runs_on(parts: Sequence[Paragraph], *, by_years: bool = False) -> bool:
    """Whether items run on within paragraphs: more labels open sentences inside than open paragraphs.

    With ``by_years`` a history told year by year does as well: paragraphs open with dates, nearly all with a year, and
    half as many sentences inside with a date.
    """
    texts = [p for p in parts if p.kind == "text"]
    outer = [p.head.label for p in texts if p.head.label is not None]
    inner = sum(h.label is not None and usable(h, False) for p in texts for _, h in inner_heads(p))
    if inner < 3 or inner > len(outer):
        return inner >= 3
    dated = sum(isinstance(label.first.year, int) for label in outer)
    yearly = len(outer) == len(texts) and dated >= _HABIT * len(outer)
    return by_years and yearly and inner >= _HALF * len(outer)


def runs_on_alone(p: Paragraph) -> bool:
    """Whether items run on within one paragraph, whatever the others do: most of its sentences open with dates."""
    dated = sum(usable(h, False) for _, h in inner_heads(p))
    return dated >= _FEW_RUN_ON and dated >= _MOST * len(SENTENCE_END.findall(p.flat))


def usable(head: Head, years: bool) -> bool:
    """Whether a head's label opens an item: words and bare years only where something sets them off."""
    label = head.label
    if label is None:
        return False
    if not label.separator or head.gap:
        return True
    return years and isinstance(label.first.year, int)


def pieces_of(text: str, p: Paragraph, start: int, end: int) -> Iterator[Span]:
    """The raw pieces of flat characters of a paragraph, without what was left out between its lines."""
    begin = before = p.offsets[start]
    for at in p.offsets[start + 1 : end]:
        if at > before + 1 and text[before + 1 : at].strip():
            yield Span(begin, before + 1)
            begin = at
        before = at
    yield Span(begin, before + 1)


def merge(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Pieces with nothing but white space between them as one."""
    merged: list[Span] = []
    for piece in pieces:
        if merged and merged[-1].end <= piece.start and not text[merged[-1].end : piece.start].strip():
            merged[-1] = Span(merged[-1].start, piece.end)
        else:
            merged.append(piece)
    return tuple(merged)
