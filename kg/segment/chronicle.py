"""Dated items of chronicles and occasions of reports, as stretches of the raw text with their periods.

A chronicle is read as its reader does: by lines, for most print each item as a paragraph that opens with a date or a
bullet; by sentences, where all items of a year run on in one paragraph. Year and month are carried from item to item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import PartialDate, Period, Span
from kg.segment.dateline import dateline_end
from kg.segment.dates import Context, Label, month_before, parse_label, resolve
from kg.segment.items import (
    SENTENCE_END,
    TIME_OF_DAY,
    ChronicleItem,
    Head,
    Paragraph,
    habit,
    inner_heads,
    merge,
    pieces_of,
    read_paragraphs,
    runs_on,
    runs_on_alone,
    usable,
)
from kg.segment.occasion import read_lead, read_occasion

_STRONG = re.compile(r"大事|大记事|年表|[编編]年")
_SHORT_LINE = 20  # characters
_HABIT = 0.8  # the share of paragraphs, and of years in order, that makes a list
_AROUND = 7  # days
_LISTED = 5  # paragraphs that make a list
_MOSTLY = 0.5  # of them
_TITLE = 40  # characters
_FEW_CARDS = 3
_TABLE = 0.4  # of all paragraphs
_SOON = 2  # years that a sentence goes on to
_YEAR_GONE_ON = re.compile(r"[，；]((?:1[5-9]|20)\d\d)年(?:\d{1,2}月|[，、])")
# 会上，… 会议决定…: of a meeting that the paragraph before told of
_TOLD_BEFORE = re.compile(
    r"(?:在(?:这|這|此)[次个個])?(?:会|會|大会|大會|会议|會議|座谈会|座談會|仪式|儀式)(?:[上后後中前]|[期之]?[间間])?[，,]"
    r"|(?:会|會|仪式|儀式|座谈会|座談會)[上后後](?![海])"
    r"|(?:大会|大會|会议|會議)(?:决定|決定|认为|認為|指出|要求|强调|強調|通过|通過|选举|選舉|号召|號召|讨论|討論|研究|听取|聽取|审议|審議|传达|傳達|部署|由|还|還|历时|歷時)"
    r"|[其期][间間][，,]|[他她][们們]?(?!山)"
)
_BRACKETS = re.compile(r"[（(《“][^（(《“]*?[）)》”]")
_DATED = 2 / 3  # of the sentences: histories of bodies have up to three in five

__all__ = ["ChronicleItem", "looks_like_chronicle", "read_chronicle", "read_occasion"]


def looks_like_chronicle(text: str, stretches: Sequence[Span]) -> bool:
    """Whether the raw ``stretches`` of ``text`` are a chronicle: dated items make up most of their paragraphs."""
    return _is_chronicle(read_paragraphs(text, stretches))


def read_chronicle(text: str, stretches: Sequence[Span], *, date: PartialDate | None) -> list[ChronicleItem]:
    """The items of a chronicle in reading order.

    ``date`` gives year and month where the text prints none; a title or heading with a date goes before it. What
    stands before the first item, titles, headings and notes on contributors belong to no item.
    """
    paragraphs = read_paragraphs(text, stretches)
    return _Reader(text, Context.of(date), runs_on(paragraphs, by_years=True)).read(paragraphs)


class _Reader:
    """The state of one reading: what is carried in mind, and the item whose text is being gathered."""

    def __init__(self, text: str, context: Context, inline: bool) -> None:
        self.text = text
        self.context = context
        self.inline = inline
        self.items: list[ChronicleItem] = []
        self.period: Period | None = None  # of the item that is open
        self.pieces: list[Span] = []
        self.heading: Period | None = None
        self.grain = ""  # the heading's unit
        self.under_year = False  # whether the heading is a year
        self.each = False  # whether each paragraph under the heading is an item
        self.home = context  # the context right under the heading
        self.year: int | None = None  # the one year that a title or heading gives to what follows
        self.listed = False  # whether each paragraph is an item
        self.annual = False  # whether paragraphs without a date are items of the heading's year
        self.cards = False  # whether a date, a title and a text make an item
        self.gap = ""  # what the text sets its dates off with
        self.table = False  # whether each date stands alone before the one line that is told of it

    def read(self, paragraphs: Sequence[Paragraph]) -> list[ChronicleItem]:
        labelled = [p.head for p in paragraphs if p.kind == "text" and p.head.label]
        bare = [
            h for h in labelled if h.label and h.label.separator and not h.gap and isinstance(h.label.first.year, int)
        ]
        years = len(bare) >= 3 and len(bare) >= 0.5 * len(labelled)
        opening = next((p for p in paragraphs if p.kind == "text"), None)
        self.listed = not self.inline and _is_list(paragraphs)
        self.gap = habit([p.head for p in paragraphs if p.kind == "text"])
        self.table = sum(p.kind == "date" for p in paragraphs) >= _TABLE * len(paragraphs)
        self.cards = _are_cards(paragraphs)
        self.annual = not self.inline and not self.table and _is_annual(paragraphs)
        for p in paragraphs:
            match p.kind:
                case "date":
                    self.under(p.head)
                case "title":
                    self.title(p)
                case "heading" | "note":
                    self.close()
                case _:
                    # the first sentence of a text that runs on has no item before it that it could go on with
                    self.paragraph(p, years or (self.inline and p is opening))
        self.close()
        return self.items

    def under(self, head: Head) -> None:
        """Take a date that stands alone as the heading of what follows."""
        self.close()
        assert head.label is not None
        self.heading, self.context = resolve(head.label, head.printed, self.context)
        self.grain = head.label.grain
        self.under_year = self.grain == "year" and head.label.last is None
        self.each = not (head.label.last and self.grain == "year")
        self.home = self.context
        if isinstance(head.label.first.year, int):
            self.year = head.label.first.year if head.label.last is None and self.grain == "year" else None

    def title(self, p: Paragraph) -> None:
        """Take year and month from a title that prints them."""
        flat = p.flat.replace("年度", "年").replace("月份", "月")
        labels = [label for at in range(len(flat)) if (label := parse_label(flat, at)) and label.grain != "day"]
        dated = next((x for x in labels if isinstance(x.first.year, int)), None) or next(
            (x for x in labels if isinstance(x.first.month, int)), None
        )
        begun = bool(self.items or self.period)
        if dated is None or (begun and not isinstance(dated.first.year, int)):
            return
        self.close()
        self.heading, self.grain, self.each, self.under_year = None, "", False, False
        _, context = resolve(dated, "", self.context)
        first, last = dated.first, dated.last
        over = last and isinstance(first.month, int) and isinstance(last.year, int) and last.year != first.year
        turn = first.month if over and isinstance(first.month, int) else None
        self.context = replace(context, item=None, day=None, turn=turn)
        if isinstance(first.year, int) and last is None:
            self.year = first.year

    def paragraph(self, p: Paragraph, years: bool) -> None:
        """Open the items that a paragraph holds, or let it go on with the item before."""
        starts: list[tuple[int, Head | None]] = []
        cut = 0
        if self.cards and self.period is not None:  # the text of a card may tell its date again
            self.gather(p, 0, len(p.flat))
            return
        if usable(p.head, years) or p.head.mark:
            starts.append((0, p.head))
        elif self._is_of_heading(p) and not self._goes_on(p):
            starts.append((0, None))
        elif (self.listed or dateline_end(p.flat)) and (lead := read_lead(p, self.context)) is not None:
            period, cut = lead
            self.close()
            self.period, self.context = period, replace(self.context, item=period, day=period)
        inline = self.inline or runs_on_alone(p)
        for at, head in inner_heads(p):
            if head.mark or (inline and usable(head, False) and not self._in_passing(head)) or self._is_set_off(head):
                starts.append((at, head))
        for at, opener in starts:
            self.gather(p, cut, at)
            if inline and opener is not None:
                self._take_year(p.flat[cut:at])
            cut = (opener.body if opener else at) if self.open(opener) else at
        self.gather(p, cut, len(p.flat))

    def _take_year(self, told: str) -> None:
        """Carry the last year that a sentence went on to, in text that runs on: 1949年12月设…，1950年9月改称…。7月…."""
        years = [int(y) for y in _YEAR_GONE_ON.findall(_BRACKETS.sub("", told))]
        if years and self.context.year is not None and self.context.year < years[-1] <= self.context.year + _SOON:
            self.context = replace(self.context, year=years[-1])

    def _is_of_heading(self, p: Paragraph) -> bool:
        """Whether a paragraph without a date is an item of the heading's day, month or year."""
        if self.heading is None:
            return False
        if self.cards:
            return self.period is None
        if self.annual and self.under_year:
            return p.lines[-1].finished
        return self.each and (self.table or _tells(p))

    def _is_set_off(self, head: Head) -> bool:
        """Whether a head in the middle of a paragraph has a space behind it as the others have: a line break was lost.

        It is a full date; or one of month and day, where the text sets all its dates off so.
        """
        label = head.label
        if label is None or head.gap != "space" or label.grain != "day":
            return False
        return isinstance(label.first.year, int) or (self.gap == "space" and isinstance(label.first.month, int))

    def _goes_on(self, p: Paragraph) -> bool:
        """Whether a paragraph without a date goes on with the item that is open: it speaks of a meeting just told."""
        return self.period is not None and _TOLD_BEFORE.match(p.flat) is not None

    def open(self, head: Head | None) -> bool:
        """Begin the item that a head opens; False where it has no date to go by."""
        period: Period | None
        if head is None:
            assert self.heading is not None
            period = replace(self.heading, label="")
        elif head.label is None or (head.mark and not usable(head, False)):
            before = self.context.item
            if before is None:
                return False
            period = replace(before, label=head.mark, rule="same")
        else:
            period, context = resolve(head.label, head.printed, self.context)
            if self._is_of_month_before(head.label, period):
                period, context = resolve(head.label, head.printed, month_before(self.context))
            self.context = context
            if self.grain == "day" and self.heading is not None and _near(period, self.heading):
                self.context = self.home
            else:
                self.grain, self.each = "", False
        self.close()
        self.period = period
        if head is not None and head.label is None:
            self.context = replace(self.context, item=period)
        return True

    def _in_passing(self, head: Head) -> bool:
        """Whether a sentence opens with a year that is not the title's: what came of the matter, not an item."""
        year = head.label.first.year if head.label else None
        return self.year is not None and isinstance(year, int) and year != self.year

    def _is_of_month_before(self, label: Label, period: Period) -> bool:
        """Whether a bare day under a day's heading is of the month before: the 28th told on the 1st."""
        under = self.heading.start if self.heading and self.grain == "day" else None
        bare = label.grain == "day" and label.first.month is None and isinstance(label.first.day, int)
        return bare and under is not None and period.start is not None and (period.start - under).days > _AROUND

    def gather(self, p: Paragraph, start: int, end: int) -> None:
        """Add flat characters of a paragraph to the item that is open, but what was left out between its lines."""
        if self.period is None or start >= end:
            return
        self.pieces.extend(pieces_of(self.text, p, start, end))

    def close(self) -> None:
        """End the item that is open."""
        if self.period is not None and self.pieces:
            self.items.append(ChronicleItem(self.period, merge(self.text, self.pieces)))
        self.period, self.pieces = None, []


def _is_list(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether paragraphs are items, one as the other, and no bullets or headings tell where they begin."""
    texts = [p for p in paragraphs if p.kind == "text"]
    opened = sum(p.head.label is not None and usable(p.head, False) for p in texts)
    plain = all(p.kind in ("text", "title") and not p.head.mark for p in paragraphs)
    return plain and len(texts) >= _LISTED and opened >= _MOSTLY * len(texts)


def _are_cards(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most dates stand alone before a title and further lines, which make one item together."""
    dates = [i for i, p in enumerate(paragraphs) if p.kind == "date"]
    titled = [
        i
        for i in dates
        if [q.kind for q in paragraphs[i + 1 : i + 3]] == ["text", "text"]
        and not paragraphs[i + 1].lines[-1].finished
        and len(paragraphs[i + 1].flat) <= _TITLE
    ]
    return len(dates) >= _FEW_CARDS and len(titled) >= _HABIT * len(dates)


def _is_annual(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether paragraphs without a date are items of their year: of one line, and such stand right under a year too."""
    texts = [p for p in paragraphs if p.kind == "text"]
    if sum(len(p.lines) == 1 and len(SENTENCE_END.findall(p.flat)) <= 1 for p in texts) < _HABIT * len(texts):
        return False
    under = (b for a, b in pairwise(paragraphs) if a.kind == "date" and a.head.label and a.head.label.grain == "year")
    return any(p.kind == "text" and p.head.label is None and not p.head.mark for p in under)


def _near(period: Period, heading: Period) -> bool:
    """Whether an item with a date of its own can belong under a day's heading: news of the days around it."""
    if period.start is None or heading.start is None:
        return True
    return abs((period.start - heading.start).days) <= _AROUND


def _tells(p: Paragraph) -> bool:
    """Whether a paragraph without a date is long enough to tell something, and no heading."""
    return p.lines[-1].finished or len(p.flat) >= 15


def _all_dated(texts: Sequence[Paragraph]) -> bool:
    """Whether two sentences of three, those that open the paragraphs among them, open with a date finer than a year."""
    labels = [p.head.label for p in texts] + [h.label for p in texts for _, h in inner_heads(p)]
    fine = sum(label is not None and label.grain != "year" for label in labels)
    sentences = sum(max(1, len(SENTENCE_END.findall(p.flat))) for p in texts)
    return fine >= _DATED * sentences and all(p.head.label for p in texts)


def _is_chronicle(paragraphs: Sequence[Paragraph]) -> bool:
    """By title, or by what opens the paragraphs.

    A chronicle's labels lean on a year or day printed before (``3月5日``, ``2日``); those of histories in prose, of
    bodies and branches, print years without days. Such are chronicles only where they are lists from first to last.
    """
    texts = [p for p in paragraphs if p.kind == "text"]
    if not texts:
        return False
    titles = [p.flat for p in paragraphs[:6] if p.kind == "title"]
    heads = [p.head for p in texts if usable(p.head, True)]
    opened = sum(bool(p.head.mark) or usable(p.head, True) for p in texts)
    inner = [h for p in texts for _, h in inner_heads(p) if h.label] if runs_on(paragraphs) else []
    headings = sum(p.kind == "date" for p in paragraphs)
    if any(_STRONG.search(t) for t in titles) and (len(heads) + len(inner) >= 2 or headings):
        return True
    if headings > _FEW_CARDS and headings >= _TABLE * len(paragraphs):
        return True
    labels = [h.label for h in (*heads, *inner) if h.label]
    leaning = sum(not isinstance(label.first.year, int) for label in labels) >= 0.5 * len(labels)
    daily = sum(label.grain == "day" for label in labels) >= 0.5 * len(labels) and opened >= _HABIT * len(texts)
    if inner:
        told = [p for p in texts if p.lines[-1].finished or len(p.flat) > _SHORT_LINE]
        if leaning or not _all_dated(texts):
            return leaning and bool(told) and usable(told[0].head, True)
    if len(heads) >= (2 if titles else 3) and opened >= 0.5 * len(texts) and (leaning or daily or titles):
        return True
    if headings >= 3 and headings + len(heads) >= 0.3 * len(texts) and leaning:
        return True
    years = [label.first.year for label in labels if isinstance(label.first.year, int)]
    if usable(paragraphs[0].head, True) and len(heads) >= 4 and len(heads) >= _HABIT * len(texts):
        return sum(a <= b for a, b in pairwise(years)) >= _HABIT * (len(years) - 1)
    timed = sum(bool(TIME_OF_DAY.match(p.flat)) for p in texts)
    return paragraphs[0].kind == "date" and len(texts) >= 3 and len(heads) + timed >= 2
