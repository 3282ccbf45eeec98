"""Dated items of chronicles and occasions of reports, as stretches of the raw text with their periods.

A chronicle is read as its reader does: by lines, for most print each item as a paragraph that opens with a date or a
bullet; by sentences, where all items of a year run on in one paragraph. Year and month are carried from item to item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import PartialDate, Period, Span
from kg.segment.dates import Back, Context, Label, parse_label, resolve
from kg.segment.lines import CLOSERS, SPACES, Line, read_lines, usual_width
from kg.segment.paragraphs import is_wrapped

_BULLET = re.compile(r"[△▲▴▵●○◆◇■□★☆◎⊙※•·・∙►▶➤▼▽♦❖▪▫◦‧‣⚫◼ΔƏ∆✦☉]|〇(?![一二三四五六七八九〇零])")
_DASH_BULLET = re.compile(r"[-*+–—](?=[^-*+–—])")
_INNER_BULLET = re.compile(r"[△▲▴▵●◆■◇]")
_NUMBERED = re.compile(
    r"[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,3}[.、．](?!\d{1,2}[.．])|[①-⑳]|[一二三四五六七八九十]{1,3}、"
)
_OPEN, _CLOSE = "【[〔［（(〖", "】]〕］）)〗"
_AFTER_LABEL = re.compile(r"[，,、：:。．.;；｜|—–]+")
_FRAME = re.compile(r"#+|\*{2}")  # marks of a heading, of bold type
_BRACKET_HEADING = re.compile(r"[【〖［\[][^】〗］\]]{1,30}[】〗］\]]")
_SECTION = re.compile(r"(?:第[一二三四五六七八九十百0-9]{1,4}[章节節编編篇]|[一二三四五六七八九十]{1,3}、)[^。！？；，]{0,24}")
_TITLE = re.compile(
    r"(?:大事[记記纪紀]|大事年表|大事日志|大事[概纪記]?要|大[记記]事|[记記纪紀]事|要事|大事|年表|[编編]年|[历歷]程|日志|日[记記])"
    r"(?:[（(〔【][^）)〕】]{0,24}[）)〕】]|[A-Za-z]+|[0-9.年月日—～~\-至]+|续|[续續]?[一二三四五六七八九十])*"
)
_NOTE = re.compile(
    r"[（(【\[]?[^。！？]{0,30}(?:供稿|整理|编辑|編輯|撰稿|辑录|摘编|提供|选编|汇编|责编|审核|校对)[^。！？]{0,12}[）)】\]]?"
)
_FURNITURE = re.compile(r"[-—·]*\d{1,4}[-—·]*|第\d{1,4}页|\d{4}[.．]\d{1,2}")
_TIME_OF_DAY = re.compile(
    r"凌晨|清晨|早晨|早上|上午|中午|正午|下午|午后|傍晚|晚上?[，,]|夜间|夜[，,]|深夜|\d{1,2}[时時点點](?!代|间|間)|\d{1,2}[:：]\d\d"
)
_SENTENCE_END = re.compile(rf"[。！？!?]+[{re.escape(CLOSERS)}]*")
_SHORT = 0.85  # of the usual width: a line that stops before it was not broken by the margin
_BROKEN = 0.75  # the same where no sentence ends with the line: figures and justified lines measure less than they fill
_EXPECTING = re.compile(r"[，,、：:（(《“0-9年至]$|[0-9一二三四五六七八九十]月$")  # more of the sentence, or of a date, must follow
_HABIT = 0.8  # the share that makes a manner of printing a habit


@dataclass(frozen=True, slots=True)
class ChronicleItem:
    """One dated item: when, and the raw stretches of its text after the date label and the bullet."""

    period: Period
    stretches: tuple[Span, ...]


def looks_like_chronicle(text: str, stretches: Sequence[Span]) -> bool:
    """Whether the raw ``stretches`` of ``text`` are a chronicle: dated items make up most of their paragraphs."""
    paragraphs = _paragraphs(text, stretches)
    return _is_chronicle(paragraphs)


def read_chronicle(text: str, stretches: Sequence[Span], *, date: PartialDate | None) -> list[ChronicleItem]:
    """The items of a chronicle in reading order.

    ``date`` gives year and month where the text prints none; a title or heading with a date goes before it. What
    stands before the first item, titles, headings and notes on contributors belong to no item.
    """
    paragraphs = _paragraphs(text, stretches)
    return _Reader(text, Context.of(date), _runs_on(paragraphs)).read(paragraphs)


def read_occasion(text: str, stretches: Sequence[Span], *, date: PartialDate | None) -> list[ChronicleItem]:
    """The occasions of a news report; none where the text is not a report of an occasion."""
    return []


# --------------------------------------------------------------------------------------------- layout


@dataclass(frozen=True, slots=True)
class _Head:
    """What a paragraph or line opens with: ``body`` is where its text begins, ``gap`` what sets it off from the label.

    ``mark`` is the bullet, empty without one; ``gap`` is ``space``, ``comma``, ``end`` (nothing follows) or empty.
    """

    mark: str
    label: Label | None
    printed: str
    body: int
    gap: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines joined without white space: ``offsets`` lead back to the raw text, ``kind`` says what it is.

    Kinds: ``text``, ``date`` (a date alone, a heading), ``title``, ``heading`` and ``note``.
    """

    flat: str
    offsets: list[int]
    lines: list[Line]
    head: _Head
    kind: str


def _paragraphs(text: str, stretches: Sequence[Span]) -> list[_Paragraph]:
    lines = [line for s in stretches for line in read_lines(text, s) if not _FURNITURE.fullmatch(line.flat)]
    heads = [_head(line.flat, _offsets(text, line)) for line in lines]
    kinds = [_kind(line, head) for line, head in zip(lines, heads, strict=True)]
    opening = _openings(lines, heads, kinds)
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
        head = heads[group[0]] if len(group) == 1 else _head(flat, offsets)
        found.append(_Paragraph(flat, offsets, members, head, kind))
    return found


def _offsets(text: str, line: Line) -> list[int]:
    return [i for i in range(line.span.start, line.span.end) if not text[i].isspace() and text[i] not in SPACES]


def _head(flat: str, offsets: Sequence[int], at: int = 0) -> _Head:
    """What stands at ``flat[at]``: marks of a heading, a bullet or number, a date label, bare or in brackets."""
    begin = at
    if m := _FRAME.match(flat, at):
        at = m.end()
    mark = ""
    if (m := _BULLET.match(flat, at)) or (
        (m := _DASH_BULLET.match(flat, at)) and m.end() < len(offsets) and offsets[m.end()] > offsets[m.start()] + 1
    ):
        mark, at = m[0], m.end()
    label = None if mark else _label(flat, at)
    if label is None:
        label = _label(flat, at)
        if label is None and (m := _NUMBERED.match(flat, at)):
            label = _label(flat, m.end())
    if label is None:
        return _Head(mark, None, mark, at if mark else begin, "")
    end = label.end
    if flat[label.start - 1 : label.start] in tuple(_OPEN) and flat[end : end + 1] in tuple(_CLOSE):
        end += 1
    gap = _gap(flat, offsets, end)
    if m := _AFTER_LABEL.match(flat, end):
        end = m.end()
    if m := _BULLET.match(flat, end):
        end = m.end()
    if flat.startswith("**", end):
        end += 2
    return _Head(mark, label, flat[label.start : label.end], end, "end" if end >= len(flat) else gap)


def _label(flat: str, at: int) -> Label | None:
    if flat[at : at + 1] in tuple(_OPEN):
        label = parse_label(flat, at + 1)
        return label if label and flat[label.end : label.end + 1] in tuple(_CLOSE) else None
    return parse_label(flat, at)


def _gap(flat: str, offsets: Sequence[int], end: int) -> str:
    if end >= len(flat):
        return "end"
    if flat[end] in "，,、：:。；;——｜|" or flat[end - 1] in _CLOSE:
        return "comma"
    return "space" if offsets[end] > offsets[end - 1] + 1 else ""


def _kind(line: Line, head: _Head) -> str:
    flat = _FRAME.sub("", line.flat) if line.flat.startswith(("#", "**")) else line.flat
    if head.label is not None and head.gap == "end" and not line.finished:
        return "date"
    if line.width <= 40 and not line.finished and (head.label is None or head.label.grain != "day"):
        m = None
        for m in _TITLE.finditer(flat):  # noqa: B007  the last one counts
            pass
        if m is not None and m.end() == len(flat):
            return "title"
    if line.flat.startswith("#") or _BRACKET_HEADING.fullmatch(flat) or (_SECTION.fullmatch(flat) and not head.label):
        return "heading"
    if head.label is None and line.width <= 40 and _NOTE.fullmatch(flat):
        return "note"
    return "text"


def _openings(lines: Sequence[Line], heads: Sequence[_Head], kinds: Sequence[str]) -> list[bool]:
    """For each line whether a paragraph begins with it; labels inside a running sentence begin none."""
    wrapped = is_wrapped(lines)
    spread = sum(line.blank for line in lines) > 0.7 * (len(lines) - 1)
    full = usual_width([line for line, kind in zip(lines, kinds, strict=True) if kind == "text"])
    indents = _indents(lines, heads, kinds)
    base = min((line.indent for line in lines), default=0)
    habit = _habit(heads)
    opening: list[bool] = []
    for i, (line, head) in enumerate(zip(lines, heads, strict=True)):
        before = lines[i - 1] if i else None
        if before is None or (kinds[i - 1] != "text" and opening[i - 1]) or head.mark or line.flat.startswith("#"):
            opening.append(True)
            continue
        short = before.width < _SHORT * full
        if line.blank and not spread:
            opening.append(True)
        elif indents == "first" and line.indent > base:
            opening.append(True)
        elif indents == "first":
            opening.append(head.label is not None and before.finished and short)
        elif indents == "hanging":
            opening.append(line.indent == base and (before.finished or short or head.label is not None))
        elif not wrapped:
            opening.append(True)
        elif not before.finished:
            opening.append(before.width < _BROKEN * full and not _EXPECTING.search(before.flat))
        elif short or kinds[i] != "text":
            opening.append(True)
        else:  # a sentence ends just at the margin
            opening.append(head.label is not None and habit in ("", head.gap))
    return opening


def _indents(lines: Sequence[Line], heads: Sequence[_Head], kinds: Sequence[str]) -> str:
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


def _habit(heads: Sequence[_Head]) -> str:
    """What this chronicle sets its labels off with, empty without a habit."""
    gaps = Counter(h.gap for h in heads if h.label is not None and h.gap != "end")
    if not gaps:
        return ""
    gap, count = gaps.most_common(1)[0]
    return gap if count >= 5 and count >= _HABIT * gaps.total() else ""


# ------------------------------------------------------------------------------------------- run-on


def _inner_heads(p: _Paragraph) -> Iterator[tuple[int, _Head]]:
    """Heads with a label or bullet at the sentences of a paragraph behind the first."""
    for m in _SENTENCE_END.finditer(p.flat):
        at = m.end()
        if at < len(p.flat) and (p.flat[at].isalnum() or p.flat[at] in "△▲▴▵●◆■◇〇"):
            head = _head(p.flat, p.offsets, at)
            if head.label is not None or (head.mark and _INNER_BULLET.match(head.mark)):
                yield at, head


def _runs_on(paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether items run on within paragraphs: more labels open sentences inside than open paragraphs."""
    outer = sum(p.kind == "text" and p.head.label is not None for p in paragraphs)
    inner = sum(h.label is not None and _usable(h, False) for p in paragraphs if p.kind == "text" for _, h in _inner_heads(p))
    return inner >= 3 and inner > outer


def _usable(head: _Head, years: bool) -> bool:
    """Whether a head's label opens an item: words and bare years only where something sets them off."""
    label = head.label
    if label is None:
        return False
    if not label.separator or head.gap:
        return True
    return years and isinstance(label.first.year, int)


# -------------------------------------------------------------------------------------------- reading


class _Reader:
    """The state of one reading: what is carried in mind, and the item whose text is being gathered."""

    def __init__(self, text: str, context: Context, runs_on: bool) -> None:
        self.text = text
        self.context = context
        self.runs_on = runs_on
        self.items: list[ChronicleItem] = []
        self.period: Period | None = None  # of the item that is open
        self.pieces: list[Span] = []
        self.heading: Period | None = None
        self.grain = ""  # the heading's unit
        self.each = False  # whether each paragraph under the heading is an item
        self.home = context  # the context right under the heading

    def read(self, paragraphs: Sequence[_Paragraph]) -> list[ChronicleItem]:
        labelled = [p.head for p in paragraphs if p.kind == "text" and p.head.label]
        bare = [h for h in labelled if h.label and h.label.separator and not h.gap and isinstance(h.label.first.year, int)]
        years = len(bare) >= 3 and len(bare) >= 0.5 * len(labelled)
        for p in paragraphs:
            match p.kind:
                case "date":
                    self.under(p.head)
                case "title":
                    self.title(p)
                case "heading" | "note":
                    self.close()
                case _:
                    self.paragraph(p, years)
        self.close()
        return self.items

    def under(self, head: _Head) -> None:
        """Take a date that stands alone as the heading of what follows."""
        self.close()
        assert head.label is not None
        self.heading, self.context = resolve(head.label, head.printed, self.context)
        self.grain = head.label.grain
        self.each = not (head.label.last and self.grain == "year")
        self.home = self.context

    def title(self, p: _Paragraph) -> None:
        """Take year and month from a title that prints them."""
        flat = p.flat.replace("年度", "年").replace("月份", "月")
        labels = [label for at in range(len(flat)) if (label := parse_label(flat, at)) and label.grain != "day"]
        dated = next((x for x in labels if isinstance(x.first.year, int)), None) or next(
            (x for x in labels if isinstance(x.first.month, int)), None
        )
        if dated is None or self.items or self.period:
            return
        _, context = resolve(dated, dated_text := flat[dated.start : dated.end], self.context)
        first, last = dated.first, dated.last
        if last and isinstance(first.month, int) and isinstance(last.year, int) and last.year != first.year:
            context = replace(context, turn=first.month)
        assert dated_text
        self.context = replace(context, item=None, day=None)

    def paragraph(self, p: _Paragraph, years: bool) -> None:
        """Open the items that a paragraph holds, or let it go on with the item before."""
        starts: list[tuple[int, _Head | None]] = []
        if _usable(p.head, years) or p.head.mark:
            starts.append((0, p.head))
        elif self.each and self.heading is not None and _tells(p):
            starts.append((0, None))
        for at, head in _inner_heads(p):
            if head.mark or (self.runs_on and _usable(head, False)):
                starts.append((at, head))
        cut = 0
        for i, (at, head) in enumerate(starts):
            self.gather(p, cut, at)
            if self.open(head):
                cut = head.body if head else 0
            else:
                cut = at
        self.gather(p, cut, len(p.flat))

    def open(self, head: _Head | None) -> bool:
        """Begin the item that a head opens; False where it has no date to go by."""
        period: Period | None
        if head is None:
            assert self.heading is not None
            period = replace(self.heading, label="")
        elif head.label is None or (head.mark and not _usable(head, False)):
            before = self.context.item if self.period or not self.heading else self.heading
            if before is None:
                return False
            period = replace(before, label=head.mark, rule="same")
        else:
            period, self.context = resolve(head.label, head.printed, self.context)
            if self.grain == "day" and self.heading is not None:
                self.context = self.home
            else:
                self.each = False
        self.close()
        self.period = period
        if head is not None and head.label is None:
            self.context = replace(self.context, item=period)
        return True

    def gather(self, p: _Paragraph, start: int, end: int) -> None:
        """Add flat characters of a paragraph to the item that is open."""
        if self.period is not None and start < end:
            self.pieces.append(Span(p.offsets[start], p.offsets[end - 1] + 1))

    def close(self) -> None:
        """End the item that is open."""
        if self.period is not None and self.pieces:
            self.items.append(ChronicleItem(self.period, _merge(self.text, self.pieces)))
        self.period, self.pieces = None, []


def _tells(p: _Paragraph) -> bool:
    """Whether a paragraph without a date is long enough to tell something, and no heading."""
    return p.lines[-1].finished or len(p.flat) >= 15


def _merge(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Pieces with nothing but white space between them as one."""
    merged: list[Span] = []
    for piece in pieces:
        if merged and merged[-1].end <= piece.start and not text[merged[-1].end : piece.start].strip():
            merged[-1] = Span(merged[-1].start, piece.end)
        else:
            merged.append(piece)
    return tuple(merged)


def _is_chronicle(paragraphs: Sequence[_Paragraph]) -> bool:
    texts = [p for p in paragraphs if p.kind == "text"]
    titled = any(p.kind == "title" for p in paragraphs[:6])
    headed = any(p.kind == "date" for p in paragraphs)
    opened = sum(bool(p.head.mark) or _usable(p.head, True) for p in texts)
    timed = sum(bool(_TIME_OF_DAY.match(p.flat)) for p in texts)
    inner = sum(h.label is not None for p in texts for _, h in _inner_heads(p)) if _runs_on(paragraphs) else 0
    labelled = sum(_usable(p.head, True) for p in texts)
    if titled and (labelled + inner >= 2 or (headed and texts)):
        return True
    if inner >= 3 and texts and _usable(texts[0].head, True):
        return True
    if labelled >= 3 and opened >= 0.5 * len(texts):
        return True
    return bool(paragraphs) and paragraphs[0].kind == "date" and len(texts) >= 3 and labelled + timed >= 2
