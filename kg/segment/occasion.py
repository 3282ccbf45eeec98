"""News reports: the occasion that a report tells of, dated by its lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from kg.lexicon.script import fold
from kg.lexicon.table import read_table
from kg.model import PartialDate, Period, Span
from kg.segment.dateline import dateline_end, is_of_sentence
from kg.segment.dates import Back, Context, Label, parse_counted, parse_label, resolve
from kg.segment.items import SENTENCE_END, TIME_OF_DAY, ChronicleItem, Paragraph, merge, read_paragraphs

_RELATIVE = re.compile(r"(今[天日晨早午晚]|今(?=[（(][0-9]{1,2}[）)])|昨[天日晚]|前[天日])")
_BACK_DAYS = {"今": 0, "昨": 1, "前": 2}
_VAGUE = re.compile(r"近日|日前|近期|连日来|连日來|近段时间")
_DATE_START = re.compile(
    r"(?<![0-9０-９年月第、至—～~\-])(?:[0-9０-９]|[一二三四五六七八九十廿](?=[一二三四五六七八九十〇零]{0,3}[年月日]))"
)
_COUNTED = re.compile(r"([0-9]{2,3})年[0-9]{1,2}月")
_BEFORE_REPUBLIC = 1911
_UNKNOWN = Context()
_WHERE = re.compile(r"(?:在|到|赴|来到?|走进|前往|深入|抵达)([\u4e00-\u9fff]{2,4})")
_PLANNED = re.compile(r"将于?|將於?|拟|擬|定于|定於|计划|計劃|预计|預計|截至|截止|[前底止]$")
_EVENING = re.compile("[当當][晚夜]")

# the line of a page that says when it was published: 2021-06-05, 发布时间：2021年6月5日10:20 来源：…
_PUBLISHED = re.compile(
    r"(?:[^0-9。！？]{0,12}[：:])?((?:19|20)\d\d)(?:[-/.](\d{1,2})[-/.](\d{2})|年(\d{1,2})月(\d{1,2})日)(?![-/.])"
)
_FRAME_LINE = 60  # characters of such a line at most

_LEAD = 6  # paragraphs among which the lead is looked for
_SHORT_LEAD = 25  # characters: a line without a sentence's end that is shorter is a title
_TITLE_LEAST, _TITLE_MOST = 8, 50  # characters of a title within a text
_AROUND = 31  # days
_LISTED = 3  # short reports that make a list
_MOSTLY = 0.6  # of the paragraphs
_SENTENCES = 2  # of the lead in which its date may stand
_FAR = 60  # characters of a sentence before its date
_NEXT = 150  # characters of a paragraph in which the day of another report stands


@dataclass(frozen=True, slots=True)
class _Lead:
    """Where a report's text begins: the paragraph, the flat offset, the date's period and the time of day after it."""

    paragraph: int
    at: int
    period: Period
    hour: str


def read_occasion(text: str, stretches: Sequence[Span], *, date: PartialDate | None) -> list[ChronicleItem]:
    """The occasions of a news report in the raw ``stretches`` of ``text``; none where it is no report of an occasion.

    The first occasion is dated by the first date of the lead and its text begins with that sentence, behind the title
    and the dateline. Where a later paragraph opens with another day or time of day at another place, the text from
    there on is an occasion of its own. ``date``, and a dateline with a day, say what ``10月16日`` or ``昨日`` means.
    """
    parts = [p for p in read_paragraphs(text, stretches) if p.kind != "note"]
    if any(_ends_like_study(p.flat) for p in parts[:3] if not p.lines[-1].finished):
        return []
    context = _published(parts, Context.of(date))
    lead = _lead(parts, context)
    if lead is None:
        return []
    begins = [lead, *_later(parts, lead, replace(context, day=lead.period, item=lead.period))]
    items: list[ChronicleItem] = []
    for begin, after in zip(begins, [*begins[1:], None], strict=True):
        end = after.paragraph if after else len(parts)
        pieces = []
        for i in range(begin.paragraph, end):
            offsets = parts[i].offsets[begin.at if i == begin.paragraph else 0 :]
            pieces.append(Span(offsets[0], offsets[-1] + 1))
        items.append(ChronicleItem(begin.period, merge(text, pieces)))
    return items


def read_lead(p: Paragraph, context: Context) -> tuple[Period, int] | None:
    """When the occasion is that a paragraph tells of though its first words are no date, and where its text begins.

    The date stands behind a dateline, or behind a comma in the first sentence: 按照上级部署，9月10日下午，….
    None where no day is told.
    """
    found = _lead_of(p, 0, context, "", hours=True)
    return (found.period, found.at) if found is not None and found.period.start is not None else None


def _published(parts: Sequence[Paragraph], context: Context) -> Context:
    """The context with the day of publication, where a line before the report's text prints it alone."""
    for p in parts[:_LEAD]:
        m = _PUBLISHED.match(p.flat) if len(p.flat) <= _FRAME_LINE and not SENTENCE_END.search(p.flat) else None
        if m is not None:
            try:
                day = date(int(m[1]), int(m[2] or m[4]), int(m[3] or m[5]))
            except ValueError:
                continue
            period = Period(day, day, m[0], "day")
            return replace(context, year=day.year, month=day.month, day=period, item=period)
    return context


def _lead(parts: Sequence[Paragraph], context: Context) -> _Lead | None:
    """The first paragraph near the beginning with a date in its first sentences and a word for an occasion."""
    for i, p in enumerate(parts[:_LEAD]):
        found = _lead_of(p, i, context, "".join(q.flat for q in parts[:i]), _SENTENCES)
        if found is not None:
            return found
    return None


def _lead_of(
    p: Paragraph,
    i: int,
    context: Context,
    title: str,
    sentences: int = 1,
    *,
    hours: bool = False,
    any_matter: bool = False,
) -> _Lead | None:
    """The date of an occasion in the first ``sentences`` of a paragraph, or in its dateline.

    With ``hours``, a time of day behind the date makes an occasion as a word for one does; with ``any_matter`` no word
    is asked for.
    """
    if p.kind != "text" or (not SENTENCE_END.search(p.flat) and len(p.flat) < _SHORT_LEAD):
        return None
    here = context
    if at := dateline_end(p.flat):
        for label in _dates(p.flat, 0, at):
            _, here = resolve(label, "", here)
    begin = 0 if is_of_sentence(p.flat) else at
    for start, end in list(_sentences(p.flat, at))[:sentences]:
        found = _when(p.flat, start, min(end, start + _FAR), here)
        if found is None:
            continue
        period, after = found
        if context.year and period.start and abs(period.start.year - context.year) > 1:
            continue  # history, not news
        hour = TIME_OF_DAY.match(p.flat, after)
        if any_matter or _tells_occasion(p.flat[start:end]) or _tells_occasion(title) or (hours and hour):
            return _Lead(i, begin if start == at else start, period, hour[0] if hour else "")
    if here.day is not None and here.day.end is not None and (told := _RELATIVE.search(p.flat, at)):
        found = _when(p.flat, told.start(), told.end(), here)
        # 市长…。今天，…: behind a first sentence that says who and what
        if found is not None and _tells_occasion(p.flat[at:]):
            return _Lead(i, begin, found[0], "")
    if here.day is not context.day and here.day is not None and _tells_occasion(p.flat[at : at + 200]):
        return _Lead(i, begin, here.day, "")
    return None


def _later(parts: Sequence[Paragraph], lead: _Lead, context: Context) -> Iterator[_Lead]:
    """Further occasions behind the first.

    They open with another day or time of day at a place not named before; or they are reports of their own, behind a
    title or a dateline; or the text is a list of short reports, each with its day in its first sentence.
    """
    before = "".join(p.flat for p in parts[: lead.paragraph + 1])
    leads = [_lead_of(p, i, context, "") for i, p in enumerate(parts)]
    if listed := _is_list(parts, leads):  # whatever the others of a list tell of
        leads = [
            lead or _lead_of(p, i, context, "", any_matter=True)
            for i, (p, lead) in enumerate(zip(parts, leads, strict=True))
        ]
    last = lead
    for i, p in enumerate(parts[lead.paragraph + 1 :], lead.paragraph + 1):
        if p.kind != "text":
            continue
        own = listed or _is_title(parts[i - 1]) or dateline_end(p.flat) > 0
        found = leads[i] if own else None
        if found is not None and (found.period.start != last.period.start or not listed):
            last = found
            yield last
            before += p.flat
            continue
        if (day := _later_day(p, last, context)) is not None:
            last = _Lead(i, 0, day, "")
            yield last
            before += p.flat
            continue
        first = next(iter(_sentences(p.flat, 0)), (0, len(p.flat)))
        period, at = last.period, 0
        label = p.head.label
        if label is not None and label.grain == "day" and label.first.day is not Back.OPEN:
            period, _ = resolve(label, p.head.printed, replace(context, day=last.period, item=last.period))
            at = p.head.body
        hour = TIME_OF_DAY.match(p.flat, at) or _EVENING.match(p.flat)
        another_day = _is_near(period, last.period) and (period.start, period.end) != (
            last.period.start,
            last.period.end,
        )
        another_hour = hour is not None and bool(last.hour) and hour[0] != last.hour
        same_day = hour is not None and label is not None and label.first.day is Back.SAME
        dated = period is not last.period and at > 0  # 4月11日下午，: the day is told anew
        where = _WHERE.search(p.flat, *first)
        elsewhere = where is not None and where[1] not in before
        again = (same_day and elsewhere) or (another_hour and (elsewhere or dated))
        if another_day or (again and _tells_occasion(p.flat[slice(*first)])):
            last = _Lead(i, 0, period, hour[0] if hour else "")
            yield last
        before += p.flat


def _later_day(p: Paragraph, last: _Lead, context: Context) -> Period | None:
    """The day of an occasion near a paragraph's beginning that is later than the report's own: another report begins.

    What is planned lies later too, and is none.
    """
    for label in _dates(p.flat, 0, min(len(p.flat), _NEXT)):
        period, _ = resolve(label, p.flat[label.start : label.end], context)
        if period.start is not None and last.period.end is not None and period.start > last.period.end:
            clause = re.split("[，。；]", p.flat[label.end :], maxsplit=1)[0]
            planned = _PLANNED.search(p.flat, max(0, label.start - 10), label.start) or clause[:1] in "前止"
            return period if _tells_occasion(clause) and not planned else None
    return None


def _is_near(period: Period, other: Period) -> bool:
    """Whether a period begins within a month of another: what lies further back is a matter's history, no report."""
    if period.start is None:
        return False
    return other.start is None or abs((period.start - other.start).days) <= _AROUND


def _is_title(p: Paragraph) -> bool:
    """Whether a paragraph is a title: it tells something, and ends like no sentence."""
    return (
        _TITLE_LEAST <= len(p.flat) <= _TITLE_MOST and not SENTENCE_END.search(p.flat) and p.flat[-1] not in "，、；："
    )


def _is_list(parts: Sequence[Paragraph], leads: Sequence[_Lead | None]) -> bool:
    """Whether most paragraphs tell in their first sentence of an occasion on a day of their own."""
    known = [lead.period.start for lead in leads if lead is not None and lead.period.start is not None]
    texts = [p for p in parts if p.kind == "text" and not _is_title(p)]
    return len(known) >= _LISTED and len(set(known)) > len(known) / 2 and len(known) >= _MOSTLY * len(texts)


def _when(flat: str, start: int, end: int, context: Context) -> tuple[Period, int] | None:
    """The first date in ``flat[start:end]`` that is exact to a day or says 近日, with its end."""
    label = next(_dates(flat, start, end, context), None)
    relative = _RELATIVE.search(flat, start, end)
    vague = _VAGUE.match(flat, start, end)
    if relative and context.day and context.day.end and (label is None or relative.start() < label.start):
        day = context.day.end - timedelta(_BACK_DAYS[relative[0][0]])
        return Period(day, day, relative[0], "relative-day"), relative.end()
    if label is not None and not (vague and vague.start() < label.start):
        period, _ = resolve(label, flat[label.start : label.end], context)
        return period, label.end
    if vague or (relative and relative.start() == start):
        m = vague or relative
        return (Period(None, None, m[0], "open"), m.end()) if m else None
    return None


def _dates(flat: str, start: int, end: int, context: Context = _UNKNOWN) -> Iterator[Label]:
    """Labels exact to a day in ``flat[start:end]``, outside quotation marks.

    A year of the Republic without its name (110年10月23日) is one where it is the publication's year, or next to it.
    """
    for m in _DATE_START.finditer(flat, start, end):
        if flat[m.start() - 1 : m.start()] in ("“", "《", "「"):
            continue
        label = parse_label(flat, m.start())
        if label is None and (counted := _COUNTED.match(flat, m.start())) and context.year is not None:
            near = abs(int(counted[1]) + _BEFORE_REPUBLIC - context.year) <= 1
            label = parse_counted(flat, "民国", m.start()) if near else None
        if label is not None and label.grain == "day":
            yield label


def _sentences(flat: str, at: int) -> Iterator[tuple[int, int]]:
    for m in SENTENCE_END.finditer(flat, at):
        yield at, m.end()
        at = m.end()
    if at < len(flat):
        yield at, len(flat)


def _tells_occasion(text: str) -> bool:
    folded = fold(text)
    return any(word in folded for word in _words("occasion"))


def _ends_like_study(title: str) -> bool:
    return fold(title).endswith(_words("study"))


@cache
def _words(kind: str) -> tuple[str, ...]:
    """Words of the lexicon: of occasions, or those that titles of studies and documents end with."""
    return tuple(r["word"] for r in read_table("occasion_words", ("word", "kind", "notes")) if r["kind"] == kind)
