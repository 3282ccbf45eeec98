"""The dates of a passage, sentence by sentence, each read in the light of those before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from kg.lexicon.dating import dating_words
from kg.lexicon.script import fold
from kg.model import PartialDate, Passage, Period
from kg.segment.dates import Context, Label, read_date, resolve

Days = tuple[date, date]

COMMAS = "，,；;：:"
ENDS = "。！？!?\n"
_CLOSE = re.compile(f"[{ENDS}]")
_SET_OFF = re.compile(
    r"(?:凌晨|清晨|早晨|拂晓|黎明|上午|中午|下午|傍晚|晚上|深夜|午夜|夜间|[晨早晚夜午]|[0-9一二三四五六七八九十]{1,3}[时点]半?|许|间)*[，,：:]"
)
_BARE = re.compile(r"[（(]?[0-9①-⑳．.、\s\"“”·—－-]*")  # what may stand before the first word of a sentence
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_THIS_YEAR = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2}
_MAY_BEGIN = re.compile(
    "[0-9０-９一二三四五六七八九十廿卅〇元正腊冬春夏秋初上中下是同该當当次翌月年近日本今去前公西中明清\u4e00-\u9fff]"
)


def days_of(period: Period) -> Days | None:
    """The days of a period, or of the month or year that is known of it."""
    if period.start and period.end:
        return period.start, period.end
    return (period.within.first(), period.within.last()) if period.within else None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a passage, with the words that belong to it (自…起): ``days`` is None where they can't be told.

    ``until`` are the days of a range's end, ``days`` then those of its beginning. ``bare_year`` is whether no month
    is told, ``fine`` whether a day is, ``explicit`` whether the year is, or was before, ``set_off`` whether a comma
    stands behind.
    """

    start: int
    end: int
    days: Days | None
    until: Days | None
    bare_year: bool
    explicit: bool
    fine: bool
    set_off: bool
    since: bool


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence's bounds and dates; ``adrift`` is whether the item has come to tell of other days than its own."""

    start: int
    end: int
    dates: tuple[Dated, ...]
    adrift: bool


@cache
def words_of(name: str) -> re.Pattern[str]:
    """One pattern for the words of a list, longer ones first."""
    words: tuple[str, ...] = getattr(dating_words(), name)
    return re.compile("|".join(map(re.escape, words)))


class DatedText:
    """A passage's text in simplified characters, with its sentences and their dates."""

    def __init__(self, passage: Passage, period: Period | None, published: PartialDate | None) -> None:
        """Take a passage, with the period of the item that it is, and the month in which all was published."""
        self.text = fold(passage.text)
        self.period = period
        self.days = days_of(period) if period else None
        self._published = published if published and published.month else None  # a year says nothing of 5月
        self.flow: Mapping[int, int] = {raw: i for i, raw in enumerate(passage.offsets)}
        self.paragraphs: dict[int, tuple[DatedSentence, ...]] = {}
        self.supplement = self.supplements(0)

    def sentence_at(self, offset: int) -> DatedSentence:
        """The sentence, its dates read in the light of those before it."""
        start = 0 if self.period else self.text.rfind("\n", 0, offset) + 1
        found = self.paragraphs.get(start)
        if found is None:
            end = -1 if self.period else self.text.find("\n", start)
            found = tuple(self._sentences(start, end if end >= 0 else len(self.text)))
            self.paragraphs[start] = found
        i = bisect_right(found, offset, key=lambda s: s.start) - 1
        return found[max(i, 0)]

    def supplements(self, start: int) -> bool:
        """Whether a sentence, or an item, tells afterwards what happened on another day: 补记：…."""
        lead = _BARE.match(self.text, start)
        return lead is not None and words_of("supplement").match(self.text, lead.end()) is not None

    def _sentences(self, start: int, end: int) -> Iterator[DatedSentence]:
        item = _item_context(self.period) if self.period else None
        context, adrift = item or Context.of(self._published), False
        anchored = False  # whether a year has been told
        at = start
        while at < end:
            closing = _CLOSE.search(self.text, at, end)
            stop = closing.end() if closing else end
            context, anchored = item or context, anchored and item is None
            dates: list[Dated] = []
            for label, read in self._labels(at, stop):
                if adrift and not read.explicit and not dates:
                    dates.append(replace(read, days=None, until=None))
                    continue
                anchored = anchored or read.explicit
                found, context = in_context(label, replace(read, explicit=anchored), context)
                dates.append(found)
            yield DatedSentence(at, stop, tuple(dates), adrift)
            leading = next((d for d in dates if self.begins(d.start, at)), None)
            if leading is not None and self.days is not None and leading.days is not None:
                adrift = not meets(leading.days, self.days) and not leading.since
            at = stop

    def _labels(self, start: int, end: int) -> Iterator[tuple[Label, Dated]]:
        """The dates of a sentence in reading order, still without their days."""
        at, words = start, dating_words()
        while at < end:
            relative = next((w for w in _THIS_YEAR if self.text.startswith(w, at)), "")
            label = read_date(self.text, at) if _MAY_BEGIN.match(self.text, at) and self._is_free(at) else None
            if relative and label is None:
                label = self._of_this_year(relative, at)
            if label is None or label.end > end or not _usable(label):
                at += 1
                continue
            behind, since = label.end, self.text.endswith(words.since_before, max(0, at - 2), at)
            for word in words.since_behind:
                if self.text.startswith(word, behind):
                    behind, since = behind + len(word), True
                    break
            set_off = _SET_OFF.match(self.text, behind) is not None
            first = label.first
            if label.separator and first.year is None and not set_off:
                at += 1
                continue
            bare = label.grain == "year" and first.part is None
            explicit = isinstance(first.year, int)
            fine = first.day is not None
            yield label, Dated(at, behind, None, None, bare, explicit, fine, set_off, since)
            at = max(behind, at + 1)

    def _is_free(self, at: int) -> bool:
        """Whether no number goes on over an offset."""
        return at == 0 or not (
            self.text[at - 1] in "第.．" or (self.text[at - 1].isdigit() and self.text[at].isdigit())
        )

    def _of_this_year(self, word: str, at: int) -> Label | None:
        """今年3月, 去年: counted from the year that the item is of."""
        year = self.period.year if self.period else None
        if year is None:
            return None
        end = at + len(word)
        told = f"{year + _THIS_YEAR[word]}年"
        label = read_date(told + self.text[end : end + 20])
        return replace(label, start=at, end=end + label.end - len(told)) if label else None

    def begins(self, at: int, start: int) -> bool:
        """Whether a date at an offset begins the clause that runs from ``start``."""
        before = self.text[_after_bare(self.text, start) : at]
        return before == "" or words_of("leads").fullmatch(before) is not None


def _after_bare(text: str, start: int) -> int:
    found = _BARE.match(text, start)
    at = found.end() if found else start
    while at > start and text[at - 1].isdigit():
        at -= 1  # figures belong to the date behind them
    supplement = words_of("supplement").match(text, at)
    return supplement.end() + (text[supplement.end() : supplement.end() + 1] in "：:") if supplement else at


def _item_context(period: Period) -> Context:
    day = period if period.start and period.start == period.end else None
    month = period.start.month if period.start else period.within.month if period.within else None
    return Context(period.year, month, day, period)


def _usable(label: Label) -> bool:
    years = (label.first.year, label.last.year if label.last else None)
    return all(not isinstance(y, int) or _FIRST_YEAR <= y <= _LAST_YEAR for y in years)


def in_context(label: Label, read: Dated, context: Context) -> tuple[Dated, Context]:
    """A date with its days, filled in from a context, and the context for what follows."""
    period, after = resolve(replace(label, last=None), "", context)
    days, until = days_of(period), None
    if label.last is not None:
        period, after = resolve(Label(label.last, None, label.start, label.end), "", after)
        until = days_of(period)
        if days is None or until is None or until[1] < days[0]:
            days = until = None
    return replace(read, days=days, until=until), after


def meets(a: Days, b: Days) -> bool:
    """Whether two stretches of days have one in common."""
    return a[0] <= b[1] and b[0] <= a[1]
