"""Date expressions of chronicles: from the characters as printed to a Period.

Two steps. ``parse_label`` reads what is printed (``3月18～19日``, ``是年冬``, ``民国二十七年三月``) into a ``Label``, without
knowing the year or month that the reader carries in mind; ``resolve`` fills in what was left out from a ``Context`` and
gives the first and last day. All text here is without white space. Words and eras are in ``date_words.csv`` and
``eras.csv`` of the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache

from kg.lexicon.table import read_table
from kg.model import PartialDate, Period

_DIGITS = {"〇": 0, "零": 0, "○": 0, "Ｏ": 0, "O": 0, "元": 1, "正": 1} | {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")

_HAN = r"[一二三四五六七八九十廿卅]{1,4}"
_NUMBER = re.compile(rf"[0-9０-９]{{1,4}}(?![0-9０-９])|元(?=月)|{_HAN}")
_HAN_YEAR = re.compile(r"[一二三四五六七八九〇零○ＯO]{4}年")
_YEAR = re.compile(r"(公元前|西元前|公元|西元|公历)?([0-9０-９]{1,4})年")
_ISO = re.compile(r"((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![\d.])")
# 一 is how character recognition often gives a dash between two figures
_DASH = re.compile(r"[—–―─\-－~～〜∼]{1,2}|至|到|(?<=[0-9])一(?=[0-9])|(?<=[日月年旬])一(?=[0-9])")
_LIST = re.compile(r"[、,，和及与]")
_LUNAR = re.compile(r"农历|農曆|夏历|夏曆|阴历|陰曆|旧历|舊曆|古历|闰|閏")
_LUNAR_MONTH = re.compile(r"正月|腊月|臘月|冬月")
_LUNAR_DAY = re.compile(rf"初({_HAN})日?")
_WEEKDAY = re.compile(r"(?:星期|周|週|礼拜)[一二三四五六日天](?![\u4e00-\u9fff])")
# what may stand in brackets behind a date: an era, the other calendar, a day of the week
_REMARK = re.compile(
    r"[（(〔\[]((?:星期|周|週|礼拜)[一二三四五六日天]|[^（()）〔〕\[\]]{0,12}(?:[年月日历曆旬]|初[一二三四五六七八九十])"
    r"[^（()）〔〕\[\]]{0,10})[）)〕\]]"
)
_SINCE = re.compile(r"(?:前后|前後|左右|开始|開始|以来|以來|起|始|间|間|许)(?=[，,、：:；;。]|$)")
_NOT_A_LABEL = re.compile(
    r"的|之?[前后後](?![勤进期])|以[前后後来來内內]|[内內](?=[，,。、的])|[来來](?=[，,。])|度|[级級届屆]|[余餘多][，,]"
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # bare four-figure years that are taken as such


class Back(Enum):
    """A part of a date that is told by pointing back: 是月, 次日, 近日."""

    SAME = "same"
    NEXT = "next"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a month in days or of a year in months; ``bounds`` is None where it is vague (月初)."""

    rule: str  # xun, season, half or open
    bounds: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Point:
    """One date as printed; None for what is not printed. Years before our era are zero and below."""

    year: int | Back | None = None
    month: int | Back | None = None
    day: int | Back | None = None
    part: Part | None = None
    lunar: bool = False

    @property
    def grain(self) -> str:
        """The finest unit that is printed: ``day``, ``month`` or ``year``."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None or (self.part and self.part.rule == "xun") else "year"


@dataclass(frozen=True, slots=True)
class Label:
    """A date expression as printed, ``last`` for ranges; ``text[start:end]`` is its extent in the text it was read from.

    ``separator`` is true where words must be set off from what follows to be a label (``春，`` but not ``春耕``).
    """

    first: Point
    last: Point | None
    start: int
    end: int
    separator: bool = False

    @property
    def grain(self) -> str:
        """The finest unit of its first date."""
        return self.first.grain


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader carries in mind: year and month of the items before, and the last day and the last item's period.

    ``turn`` is the month that a chronicle over the turn of a year begins with: earlier months are of the year after.
    """

    year: int | None = None
    month: int | None = None
    day: Period | None = None
    item: Period | None = None
    turn: int | None = None

    @classmethod
    def of(cls, when: PartialDate | None) -> Context:
        """The context of a publication that is dated ``when``."""
        return cls(when.year, when.month) if when else cls()


def number(text: str) -> int | None:
    """The value of up to four figures or of a Chinese numeral below one hundred (``二十三``, ``廿三``, ``元``)."""
    text = text.translate(_WIDE)
    if text.isascii():
        return int(text) if text.isdigit() else None
    if len(text) > 1 and not any(c in _TENS for c in text):
        return None
    total, digit = 0, 0
    for i, c in enumerate(text):
        if c in _TENS:
            ten = _TENS[c] * (digit or 1)
            if total or ten > 90 or (c != "十" and i):
                return None
            total, digit = ten, 0
        elif c in _DIGITS and not digit:
            digit = _DIGITS[c]
        else:
            return None
    return total + digit


def parse_label(text: str, at: int = 0) -> Label | None:
    """The date label that begins at ``text[at]``, white space taken out of ``text`` before; None where there is none.

    Dates that only qualify what follows (``1949年前``, ``5月的``, ``2023年度``) and impossible ones (``13月``) are none.
    """
    if m := _ISO.match(text, at):
        point = Point(int(m[1]), int(m[3]), int(m[4]))
        return Label(point, None, at, m.end(), True) if _possible(point) else None
    read = _point(text, at)
    if read is None:
        return None
    first, end, strict = read
    last: Point | None = None
    bare = isinstance(first, int)
    if m := _DASH.match(text, end):
        other = _point(text, m.end())
        if other is not None and isinstance(other[0], Point):
            last, end, strict = other[0], other[1], False
            if isinstance(first, int):
                first = _of_grain(first, last)
        elif bare:
            return None
    elif bare:
        listed = _listed(text, end)
        if listed is None or not isinstance(first, int):
            return None
        point, end = listed
        first = _of_grain(first, point)
        if text.startswith(("间", "間"), end):  # 6、7月间: the whole of both
            last = point
    if not isinstance(first, Point) or not _possible(first) or (last and not _possible(last)):
        return None
    while last is None and first.grain == "day" and text.startswith("、", end):  # 8日、10日: the first counts
        listed = _listed(text, end)
        if listed is None or listed[0].grain != "day":
            break
        end = listed[1]
    end = _remarks(text, end)
    if m := _SINCE.match(text, end):
        end = m.end()
    elif _NOT_A_LABEL.match(text, end) and not text.startswith("内蒙", end):
        return None
    return Label(first, last, at, end, strict)


def resolve(label: Label, printed: str, context: Context) -> tuple[Period, Context]:
    """The days that a label stands for in its context, and the context for what follows.

    ``printed`` becomes the period's label. Both days are None where the label or the context leaves them open.
    """
    first = _fill(label.first, context)
    bounds, rule = _bounds(label.first, first, context)
    if label.last is not None:
        last = _fill_last(label, first, context)
        upper, _ = _bounds(label.last, last, context)
        bounds = (bounds[0], upper[1]) if bounds and upper and bounds[0] <= upper[1] else None
        rule = "range"
    period = Period(*(bounds or (None, None)), printed, rule)
    if label.first.day in (Back.SAME, Back.OPEN):
        return period, replace(context, item=period)
    year, month, _ = first
    if label.grain == "year" and label.first.part is None:
        month = None
    elif month is None:
        month = context.month
    turn = context.turn if label.first.year is None else None
    if turn is not None:
        year = context.year
    day = period if label.grain == "day" else context.day
    return period, Context(year if year is not None else context.year, month, day, period, turn)


# --------------------------------------------------------------------------------------------- parsing


def _point(text: str, at: int) -> tuple[Point | int, int, bool] | None:
    """A date at ``at`` with its end and whether it must be set off; a bare figure where the unit is still to come."""
    lunar = False
    year, end = _year(text, at) or (None, at)
    strict = False
    if year is not None:
        end = _remarks(text, end)
    elif m := _word(text, at):
        unit, value, end, strict = m
        if unit == "day":
            return Point(day=value if isinstance(value, Back) else None), end, strict
        if unit == "month":
            if value is Back.OPEN:
                return Point(month=Back.SAME, part=Part("open", None)), end, strict
            return _month_tail(text, end, Point(month=value if isinstance(value, Back) else None), strict)
        if unit == "year":
            if value is Back.OPEN:
                return Point(year=Back.SAME, part=Part("open", None)), end, strict
            year = value if isinstance(value, Back) else None
        elif isinstance(value, Part) and value.rule == "xun":
            return Point(part=value), end, strict
        elif isinstance(value, Part) and unit == "year-part":
            return Point(part=value), end, strict
        else:
            return None
    if text.startswith(("，", ","), end) and year in (Back.SAME, Back.NEXT) and _word(text, end + 1, ("year-part",)):
        end += 1  # 是年，春，
    if m := _LUNAR.match(text, end):
        lunar, end = True, m.end()
        if m := _LUNAR.match(text, end):
            end = m.end()
    if m := _LUNAR_MONTH.match(text, end):
        end = m.end()
        if d := _LUNAR_DAY.match(text, end) or re.compile(_HAN + "日?").match(text, end):
            end = d.end()
        return Point(year, 1, lunar=True), end, False
    if m := _NUMBER.match(text, end):
        value = number(m[0])
        after = m.end()
        if value is None:
            return None
        unit = text[after : after + 1]
        if unit == "月":
            point = Point(year, value, lunar=lunar)
            return _month_tail(text, after + 1, point, False)
        if unit == "日" and year is None and not text.startswith("日本", after):
            return Point(day=value, lunar=lunar), after + 1, False
        if year is None:
            return (value, after, False) if not lunar else None
    elif (m := _word(text, end, ("month",))) and year is not None:
        _, value, after, strict = m
        if value is not Back.OPEN and isinstance(value, Back):
            return _month_tail(text, after, Point(year, value), strict)
    if year is None:
        return None
    if part := _word(text, end, ("year-part",)):
        return Point(year, part=part[1] if isinstance(part[1], Part) else None), part[2], False
    if m := re.compile("[初底末终終中](?![共央小学國国部心])").match(text, end):
        return Point(year, part=Part("open", None)), m.end(), m[0] in "中终終"
    return Point(year, lunar=lunar), end, not isinstance(year, Back) or strict


def _month_tail(text: str, at: int, point: Point, strict: bool) -> tuple[Point | int, int, bool]:
    """What may follow a month: 份, a third of it, its beginning or end, a day (also one whose unit is still to come)."""
    if text.startswith("份", at):
        at += 1
    if part := _word(text, at, ("month-part",)):
        _, value, end, wants = part
        return replace(point, part=value if isinstance(value, Part) else None), end, wants
    if point.lunar and (m := _LUNAR_DAY.match(text, at)):
        return replace(point, day=number(m[1]) or 1), m.end(), False
    if (m := _NUMBER.match(text, at)) and (day := number(m[0])) is not None:
        end = m.end()
        if text[end : end + 1] in ("日", "号", "號") and not text.startswith("日本", end):
            return replace(point, day=day), end + 1, False
        rest = _DASH.match(text, end) or _LIST.match(text, end)  # 3月18～19日, 3月18～4月2日
        if rest and (other := _point(text, rest.end())) and isinstance(other[0], Point) and other[0].grain == "day":
            return replace(point, day=day), end, False
        if point.lunar:
            return replace(point, day=day), end, False
    return point, at, strict


def _listed(text: str, at: int) -> tuple[Point, int] | None:
    """The date behind a list comma at ``at``, with its end."""
    m = _LIST.match(text, at)
    if m is None:
        return None
    other = _point(text, m.end())
    if other is None:
        return None
    point, end, _ = other
    if isinstance(point, Point):
        return point, end
    rest = _listed(text, end)  # 3、5、7日
    if rest is None and (dash := _DASH.match(text, end)):
        last = _point(text, dash.end())
        rest = (last[0], last[1]) if last and isinstance(last[0], Point) else None
    return (_of_grain(point, rest[0]), rest[1]) if rest else None


def _of_grain(value: int, point: Point) -> Point:
    """A figure without unit, in the unit of the date that follows it: the 18 of ``18～19日``."""
    match point.grain:
        case "day":
            return Point(day=value)
        case "month":
            return Point(month=value)
        case _:
            return Point(year=value)


def _year(text: str, at: int) -> tuple[int, int] | None:
    """A year of our era, in figures, in Chinese ones, or counted from an era's beginning; with its end."""
    if m := _YEAR.match(text, at):
        value, end = int(m[2].translate(_WIDE)), m.end()
        if m[1] and m[1].endswith("前"):
            return 1 - value, end
        if m[1] or _FIRST_YEAR <= value <= _LAST_YEAR or (value and _era_remark(text, end)):
            return value, end
        return None
    if m := _HAN_YEAR.match(text, at):
        return int("".join(str(_DIGITS[c]) for c in m[0][:-1])), m.end()
    if m := _eras()[0].match(text, at):
        value_ = number(m[2])
        if value_ is None:
            return None
        western = re.compile(r"[（(](?:即|公元)?(\d{3,4})年?[）)]").match(text, m.end())
        first = _eras()[1][m[1]]
        return (int(western[1]) if western else first + value_ - 1), m.end()
    return None


def _era_remark(text: str, at: int) -> bool:
    m = _REMARK.match(text, at)
    return m is not None and "年" in m[1]


def _remarks(text: str, at: int) -> int:
    while m := _REMARK.match(text, at) or _WEEKDAY.match(text, at):
        at = m.end()
    if m := re.compile(r"[（(](?:即|公元)?\d{3,4}[）)]").match(text, at):
        at = m.end()
    return at


Value = Back | Part


def _word(text: str, at: int, units: tuple[str, ...] = ()) -> tuple[str, Value, int, bool] | None:
    """The longest date word at ``at``: its unit, sense, end, and whether it must be set off; only ``units`` if given."""
    words, longest = _words()
    for size in range(longest, 0, -1):
        entry = words.get(text[at : at + size])
        if entry is None or len(text) < at + size:
            continue
        unit, value, strict = entry
        if units and unit not in units:
            continue
        if not units and unit == "month-part" and isinstance(value, Part) and value.rule == "open":
            continue
        return unit, value, at + size, strict
    return None


@cache
def _words() -> tuple[dict[str, tuple[str, Value, bool]], int]:
    """Date words of the lexicon: unit, sense, whether a separator must follow; and the longest word's length."""
    found: dict[str, tuple[str, Value, bool]] = {}
    for row in read_table("date_words", ("word", "unit", "sense", "first", "last", "separator", "notes")):
        value: Value
        if row["sense"] in ("days", "months"):
            rule = "xun" if row["sense"] == "days" else "half" if "半年" in row["word"] or "季度" in row["word"] else "season"
            value = Part(rule, (int(row["first"]), int(row["last"])))
        elif row["unit"].endswith("-part"):
            value = Part("open", None)
        else:
            value = Back(row["sense"])
        found[row["word"]] = (row["unit"], value, row["separator"] == "yes")
    return found, max(map(len, found))


@cache
def _eras() -> tuple[re.Pattern[str], dict[str, int]]:
    """Names of eras as a pattern with the year behind them, and the first year of each."""
    first = {r["era"]: int(r["first_year"]) for r in read_table("eras", ("era", "first_year", "last_year", "dynasty", "source"))}
    names = "|".join(sorted(first, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?:中华|中華|[元明清])?({names})(元|[0-9０-９]{{1,2}}|{_HAN})年"), first


def _possible(point: Point) -> bool:
    month, day = point.month, point.day
    return (not isinstance(month, int) or 1 <= month <= 12) and (not isinstance(day, int) or 1 <= day <= 31)


# ------------------------------------------------------------------------------------------- resolving

Filled = tuple[int | None, int | None, int | None]


def _fill(point: Point, context: Context) -> Filled:
    """Year, month and day with what was left out taken from the context."""
    match point.month:
        case int(month):
            pass
        case Back.NEXT:
            month = context.month % 12 + 1 if context.month else None
        case _:
            carried = point.month is Back.SAME or point.day is not None or (point.part and point.part.rule == "xun")
            month = context.month if carried else None
    match point.year:
        case int(year):
            pass
        case Back.NEXT:
            year = context.year + 1 if context.year is not None else None
        case _:
            year = context.year
            if year is not None and context.turn and month and month < context.turn:
                year += 1
    if point.month is Back.NEXT and context.month == 12 and year is not None:
        year += 1
    return year, month, point.day if isinstance(point.day, int) else None


def _fill_last(label: Label, first: Filled, context: Context) -> Filled:
    """The end of a range, on from its beginning: a month before the first one's is of the year after."""
    assert label.last is not None
    last = _fill(label.last, replace(context, year=first[0], month=first[1], turn=None))
    if (
        label.last.year is None
        and last[0] is not None
        and first[1] is not None
        and last[1] is not None
        and last[1] < first[1]
    ):
        return last[0] + 1, last[1], last[2]
    return last


def _bounds(point: Point, filled: Filled, context: Context) -> tuple[tuple[date, date] | None, str]:
    """First and last day of a date that has been filled in, and the rule's name."""
    year, month, day = filled
    if point.lunar:
        return None, "lunar"
    if isinstance(point.day, Back):
        return _day_back(point.day, context)
    if point.part and point.part.bounds is None:
        return None, "open"
    if year is None or not 1 <= year < 9999:
        return None, "no-year"
    if point.part and point.part.bounds:
        a, b = point.part.bounds
        if point.part.rule == "xun":
            if month is None:
                return None, "no-month"
            end = PartialDate(year, month).last()
            return (date(year, month, a), end if b > 28 else date(year, month, b)), "xun"
        return (date(year, a, 1), PartialDate(year if b >= a else year + 1, b).last()), point.part.rule
    if day is not None:
        if month is None:
            return None, "no-month"
        if day > PartialDate(year, month).last().day:
            return None, "no-such-day"
        return (date(year, month, day),) * 2, "day" if point.month is not None else "carried-day"
    if month is not None:
        whole = PartialDate(year, month)
        return (whole.first(), whole.last()), "month" if isinstance(point.month, int) else "same-month"
    if point.month is not None:
        return None, "no-month"
    whole = PartialDate(year)
    return (whole.first(), whole.last()), "year" if isinstance(point.year, int) else "same-year"


def _day_back(back: Back, context: Context) -> tuple[tuple[date, date] | None, str]:
    if back is Back.OPEN or context.day is None or context.day.start is None or context.day.end is None:
        return None, "open"
    if back is Back.SAME:
        return (context.day.start, context.day.end), "same-day"
    return (context.day.end + timedelta(1),) * 2, "next-day"
