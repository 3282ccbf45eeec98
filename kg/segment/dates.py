"""Date expressions of chronicles: from the characters as printed to a Period.

Two steps. ``parse_label`` reads what is printed (``3月18～19日``, ``是年冬``) into a ``Label``, without knowing
the year or month that the reader carries in mind; ``resolve`` fills in what was left out from a ``Context`` and
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
from kg.model import PartialDate, Period, Precision

_DIGITS = {"〇": 0, "零": 0, "○": 0, "Ｏ": 0, "O": 0, "元": 1, "正": 1} | {
    c: i for i, c in enumerate("一二三四五六七八九", 1)
}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_WIDE = str.maketrans("０１２３４５６７８９lI", "012345678911")

_HAN = r"[一二三四五六七八九十廿卅]{1,4}"
# character recognition takes 1 for l or I, and 日 for 曰
_NUMBER = re.compile(rf"[0-9０-９lI]{{1,4}}(?<![lI]{{3}})(?![0-9０-９lI])|元(?=月)|{_HAN}")
_DAY_SIGNS = ("日", "曰", "号", "號")
_HAN_YEAR = re.compile(r"[一二三四五六七八九〇零○ＯO]{4}年")
_YEAR = re.compile(r"(公元前|西元前|公元|西元|公历)?([0-9０-９]{1,4})年")
_ISO = re.compile(r"((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![\d.])")
_DOTTED = re.compile(
    r"((?:19|20)\d\d|\d{1,2})[.．](\d{1,2})(?:[—–―－~～至-]{1,2}(?:((?:19|20)\d\d|\d{1,2})[.．])?(\d{1,2}))?"
    r"(?![\d.．%％万亿吨米亩倍度℃]|元(?![宵旦月])|公[里斤顷尺]|千[米克瓦]|平方)"
)
_FIGURES = re.compile(
    r"((?:1[5-9]|20)\d\d)(?:[.．/](\d{1,2})(?:[.．/](\d{1,2}))?)?"
    r"(?:[—–―－~～至-]{1,2}(?:((?:1[5-9]|20)\d\d)(?:[.．/](\d{1,2})(?:[.．/](\d{1,2}))?)?|(\d{1,2})[.．/](\d{1,2})))?"
    r"(?![\d.．年])"
)
# 一 is how character recognition often gives a dash between two figures
_DASH = re.compile(r"[—–―─\-－~～〜∼]{1,2}|至|到|(?<=[0-9])一(?=[0-9])|(?<=[日月年旬])一(?=[0-9])")
_LIST = re.compile(r"[、,，和及与]")
_LUNAR = re.compile(r"农历|農曆|夏历|夏曆|阴历|陰曆|旧历|舊曆|古历|闰|閏")
_LUNAR_MONTH = re.compile(r"正月|腊月|臘月|冬月")
_LUNAR_DAY = re.compile(rf"初({_HAN})日?")
_FIGURE_DAY = re.compile(rf"{_HAN}日?")
_SOLAR_REMARK = re.compile(r"[（(](?:即|公历|公曆|阳历|陽曆|公元)?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日[）)]")
_WEEKDAY = re.compile(r"(?:星期|礼拜)[一二三四五六日天]|[周週][一二三四五六日](?![\u4e00-\u9fff])")
# what may stand in brackets behind a date: an era, the other calendar, a day of the week
_REMARK = re.compile(
    r"[（(〔\[]((?:星期|周|週|礼拜)[一二三四五六日天]|[^（()）〔〕\[\]]{0,12}(?:[年月日历曆旬]|初[一二三四五六七八九十])"
    r"[^（()）〔〕\[\]]{0,10})[）)〕\]]"
)
_WESTERN = re.compile(r"[（(]即?(?:公元|西元)?(?:前\d{1,4}|\d{3,4}|[一二三四五六七八九〇零○]{4})年?[）)]")
_WESTERN_YEAR = re.compile(
    r"[（(]即?(?:公元|西元)?(前?)(\d{1,4}|[一二三四五六七八九〇零○]{4})年?(?=[）)～~—－\-])[^（()）]{0,12}[）)]"
)
# 汉武帝元狩四年（前119）: a reign that is in no list, with the year of our era
_REIGN = re.compile(rf"(?!第)[\u4e00-\u9fff]{{2,8}}?(?<!第)(?:元|[0-9０-９]{{1,2}}|{_HAN})年(?=[（(])")
_YEAR_EDGE = re.compile(r"[初底末終终中](?![共央小学學国國部心])")
_MIDDLE = re.compile(r"[共央小学學国國部心华華医醫]")  # 7月，中共…: no middle of a month
_ERA_SPAN = re.compile(r"[\u4e00-\u9fff]{1,4}年间(?=[，,])")
_UNIT_LOST = re.compile(r"[起始](?=[，,])")  # 4月16起，: the 日 was lost
# 18日晚至26日, 28日始到次年1月2日: the hour between the day and the dash
_HOUR_DASH = re.compile(
    r"(?:凌晨|清晨|早晨|上午|中午|下午|傍晚|晚上?|夜间?|\d{1,2}[时時])?(?:开始|[起始])?(?:[—–―─－~～]{1,2}|至|到)"
)
_WEATHER = re.compile(r"[大久连連淫阴陰特]?[旱涝澇雨雹蝗雪饥饑疫霜]")  # 秋大旱: set off or not
_WORK = re.compile(r"[收种種耕播粮糧节節游運运征荒灌训訓招]")  # 夏收, 春节: no seasons
_SINCE = re.compile(r"(?:前后|前後|左右)(?!的)|(?:开始|開始|以来|以來|起|始|间|間|许)(?=[，,、：:；;。]|$)")
_NOT_A_LABEL = re.compile(
    r"的|之?[前后後](?![勤进期])|以[前后後来來内內]|[内內](?=[，,。、的])|[来來](?=[，,。])|度|[级級届屆]|[余餘多][，,]"
)
_SEXAGENARY = re.compile("[，,]?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?[，,]?")
_BEFORE_MONTH = re.compile(
    rf"(?:[春夏秋冬]|阳历|陽曆|国历|國曆|公历|公曆|新历|新曆)(?=(?:[0-9]{{1,2}}|{_HAN}|元)月)"  # 秋九月, 阳历四月
)
_COUNTED_YEAR = re.compile(rf"(?:元|[0-9０-９]{{1,3}}|一百[零〇]?{_HAN}|{_HAN})年")
_JAPAN = re.compile(
    r"日本(?![县縣市省区區州旗镇鎮乡鄉村校院厂廠局馆館站台报報届屆年月])"
)  # 3日本县: a day, and the home place
_LONGEST_LABEL = 80  # characters in which a label ends
_LONGEST_LIST = 31  # figures that share a unit: the days of a month
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # bare four-figure years that are taken as such
_SOLAR_SINCE = 1912  # the Republic counts by the solar calendar, the emperors did not


class Back(Enum):
    """A part of a date that is told by pointing back: 是月, 次日, 近日."""

    SAME = "same"
    NEXT = "next"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a month in days or of a year in months; ``bounds`` is None where it is vague (月初).

    ``edge`` is the side of the month or year that a vague part lies at: a range that runs to it is not vague.
    """

    rule: str  # xun, season, half or open
    bounds: tuple[int, int] | None
    edge: str = ""  # opening, closing or empty


@dataclass(frozen=True, slots=True)
class Point:
    """One date as printed; None for what is not printed. Years before our era are zero and below."""

    year: int | Back | None = None
    month: int | Back | None = None
    day: int | Back | None = None
    part: Part | None = None
    lunar: bool = False
    reign: bool = False  # the year is an emperor's: the months told after it are the moon's

    @property
    def grain(self) -> str:
        """The finest unit that is printed: ``day``, ``month`` or ``year``."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None or (self.part and self.part.rule == "xun") else "year"


@dataclass(frozen=True, slots=True)
class Label:
    """A date expression as printed, ``last`` for ranges; ``text[start:end]`` is where it stands.

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
    ``reign`` is whether the year is an emperor's, whose months are the moon's.
    """

    year: int | None = None
    month: int | None = None
    day: Period | None = None
    item: Period | None = None
    turn: int | None = None
    reign: bool = False

    @classmethod
    def of(cls, when: PartialDate | None) -> Context:
        """The context of a publication that is dated ``when``."""
        return cls(when.year, when.month) if when else cls()


def number(text: str) -> int | None:
    """The value of up to four figures or of a Chinese numeral below two hundred (``二十三``, ``廿三``, ``元``)."""
    text = text.translate(_WIDE)
    if text.startswith("一百"):
        rest = number(text[2:].lstrip("零〇")) if len(text) > 2 else 0
        return 100 + rest if rest is not None and rest < 100 else None
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


def parse_dotted(text: str, at: int = 0) -> Label | None:
    """The label of figures with a point between month and day (``6.1—2``), or year and month (``2013.4``), at ``at``.

    Such figures number sections too: whoever asks must know that the text prints its dates so.
    """
    m = _DOTTED.match(text, at)
    if m is None:
        return None
    a, b = int(m[1]), int(m[2])
    first = Point(a, b) if len(m[1]) == 4 else Point(month=a, day=b)
    last = None
    if m[4]:
        unit = int(m[3]) if m[3] else None
        last = Point(unit, int(m[4])) if len(m[1]) == 4 else Point(month=unit, day=int(m[4]))
    if not _possible(first) or (last and not _possible(last)):
        return None
    return Label(first, last, at, m.end(), True)


def parse_figures(text: str, at: int = 0) -> Label | None:
    """The label of a year in figures, alone or with month and day behind points (``1953``, ``1961.8``, ``1961.8.1``).

    A second date behind a dash makes it a range. Any number may look so: whoever asks must know that the text prints
    its dates so.
    """
    m = _FIGURES.match(text, at)
    if m is None:
        return None
    parts = [int(x) if x else None for x in m.groups()]
    first = Point(parts[0], parts[1], parts[2])
    last = Point(parts[3], parts[4], parts[5]) if parts[3] is not None else None
    if parts[6] is not None:  # 1979.01.11-03.20
        last = Point(month=parts[6], day=parts[7])
    if not _possible(first) or (last and not _possible(last)):
        return None
    return Label(first, last, at, m.end(), True)


def parse_counted(text: str, era: str, at: int = 0) -> Label | None:
    """The label of a year without its era (``三年二月``, ``37年4月19日``) at ``at``, counted by ``era``.

    Whoever asks must know that the text counts so: 三年 is a stretch of time as well.
    """
    if not _COUNTED_YEAR.match(text, at):
        return None
    label = parse_label(era + text[at : at + _LONGEST_LABEL])
    return replace(label, start=at, end=label.end - len(era) + at) if label is not None else None


def era_at(text: str) -> str:
    """The era that a text begins with, with a year (``宣统元年``) or standing alone; empty where it is none."""
    pattern, first = _eras()
    if m := pattern.match(text):
        return m[1]
    alone = text.removeprefix("中华").removeprefix("中華").removesuffix("时期").removesuffix("時期")
    return alone if alone in first else ""


def parse_label(text: str, at: int = 0) -> Label | None:
    """The date label that begins at ``text[at]``, in text without white space; None where there is none.

    Dates that only qualify what follows (``1949年前``, ``5月的``, ``2023年度``) and impossible ones
    (``13月``) are none.
    """
    label = read_date(text, at)
    if label is None:
        return None
    first, last, end, strict = label.first, label.last, label.end, label.separator
    if _ISO.match(text, at):
        return label
    if first.grain == "year" and first.part is None and text.startswith("代", end):
        return None  # 1990年代
    if m := _SINCE.match(text, end):
        end = m.end()
    elif _NOT_A_LABEL.match(text, end) and not text.startswith("内蒙", end):
        return None
    return Label(first, last, at, end, strict)


def read_date(text: str, at: int = 0) -> Label | None:
    """The date that begins at ``text[at]``, whatever it qualifies (``1952年以来``, ``2023年度``); None for no date.

    Impossible ones (``13月``) are none.
    """
    if m := _ISO.match(text, at):
        iso = Point(int(m[1]), int(m[3]), int(m[4]))
        return Label(iso, None, at, m.end(), True) if _possible(iso) else None
    read = _range(text, at)
    if read is None:
        return None
    first, last, end, strict = read
    if not _possible(first) or (last and not _possible(last)):
        return None
    while last is None and text.startswith("、", end):  # 8日、10日: the first counts
        listed = _listed(text, end)
        if listed is None or listed[0].grain != first.grain:
            break
        end = listed[1]
    remark, end = end, _remarks(text, end)
    if first.lunar and (m := _SOLAR_REMARK.match(text, remark)):
        first = Point(int(m[1]) if m[1] else first.year, int(m[2]), int(m[3]))
    return Label(first, last, at, end, strict)


def month_before(context: Context) -> Context:
    """The context with the month before its own in mind."""
    if context.month is None:
        return context
    year = context.year - 1 if context.year is not None and context.month == 1 else context.year
    return replace(context, year=year, month=(context.month - 2) % 12 + 1)


def resolve(label: Label, printed: str, context: Context) -> tuple[Period, Context]:
    """The days that a label stands for in its context, and the context for what follows.

    ``printed`` becomes the period's label. Both days are None where the label or the context leaves them open.
    """
    if context.year is None and label.first.year is None and label.last and isinstance(label.last.year, int):
        context = replace(context, year=_year_before(label))  # 12月16日至1958年2月1日
    reign = label.first.reign if isinstance(label.first.year, int) else context.reign
    if reign and isinstance(label.first.month or label.first.day, int):
        label = replace(label, first=replace(label.first, lunar=True))
    first = _fill(label.first, context)
    bounds, rule = _bounds(label.first, first, context)
    precision = _precision(label.first, first, context)
    if label.last is not None:
        bounds = bounds or _edge(label.first, first, "opening")
        last = _fill_last(label, first, context)
        upper = _bounds(label.last, last, context)[0] or _edge(label.last, last, "closing")
        bounds = (bounds[0], upper[1]) if bounds and upper and bounds[0] <= upper[1] else None
        rule = "range"
        precision = max(precision, _precision(label.last, last, context), key=list(Precision).index)
    start, end = bounds or (None, None)
    within = None if bounds else _within(label.first, first)
    period = Period(start, end, printed, rule, within, precision if bounds else Precision.DAY)
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
    return period, Context(year if year is not None else context.year, month, day, period, turn, reign)


# --------------------------------------------------------------------------------------------- parsing

Read = tuple[Point, int, bool]  # a date, its end, and whether it must be set off


def _range(text: str, at: int) -> tuple[Point, Point | None, int, bool] | None:
    """A date at ``at``, or a range, or a list of figures that share a unit (``3、5日``): first, last, end, strict."""
    read = _point(text, at)
    figure = _figure(text, at) if read is None else None
    if read is not None:
        end = read[1]
    elif figure is not None:
        end = figure[1]
    else:
        return None
    if m := _DASH.match(text, end) or (_HOUR_DASH.match(text, end) if read and read[0].grain == "day" else None):
        other = _point(text, m.end())
        if other is not None:
            last, end, _ = other
            first = read[0] if read else _of_grain(figure[0] if figure else 0, last)
            return first, last, end + text.startswith("止", end), False
    if read is not None:
        return read[0], None, end, read[2]
    listed = _listed(text, end)
    if listed is None or figure is None:
        return None
    point, end = listed
    whole = text.startswith(("间", "間"), end)  # 6、7月间: the whole of both
    return _of_grain(figure[0], point), point if whole else None, end, False


def _point(text: str, at: int) -> Read | None:
    """One date with its units at ``at``."""
    if year := _year(text, at):
        return _in_year(text, _remarks(text, year[1]), Point(year[0], lunar=year[2], reign=year[2]))
    if m := _BEFORE_MONTH.match(text, at):
        return _month(text, m.end(), Point())
    if word := _word(text, at):
        return _word_point(text, word)
    if m := _ERA_SPAN.match(text, at):
        return Point(part=Part("open", None), year=Back.SAME), m.end(), True
    return _month(text, at, Point()) or _day(text, at)


def _word_point(text: str, word: Word) -> Read | None:
    """A date that begins with a word: 同日, 是月, 是年冬, 上旬, 春."""
    if word.unit == "day":
        return Point(day=word.back), word.end, word.strict
    if word.unit == "month":
        if word.back is Back.OPEN:
            return Point(month=Back.SAME, part=word.part), word.end, word.strict
        return _in_month(text, word.end, Point(month=word.back), word.strict)
    if word.unit == "year":
        if word.back is Back.OPEN:
            return Point(year=Back.SAME, part=word.part), word.end, word.strict
        pause = text.startswith(("，", ","), word.end) and _word(text, word.end + 1, ("year-part",))  # 是年，春，
        return _in_year(text, word.end + bool(pause), Point(word.back), word.strict)
    if word.part is None or word.part.bounds is None:
        return None
    return Point(part=word.part), word.end, word.strict and not _WEATHER.match(text, word.end)


def _in_year(text: str, at: int, point: Point, strict: bool = True) -> Read:
    """What may follow a year: a month, a season, its beginning or end; ``strict`` goes for the year alone."""
    before = _BEFORE_MONTH.match(text, at)
    solar = replace(point, lunar=point.lunar and not (before and before[0][-1] in "历曆"))
    if read := _month(text, before.end() if before else at, solar):
        return read
    if (word := _word(text, at, ("month",))) and word.back is not Back.OPEN:
        return _in_month(text, word.end, replace(point, month=word.back), word.strict)
    word = _word(text, at, ("year-part",))
    if word and not (word.end == at + 1 and _WORK.match(text, word.end)):
        return replace(point, part=word.part, lunar=False), word.end, False
    if m := _YEAR_EDGE.match(text, at):
        edge = "opening" if m[0] == "初" else "" if m[0] == "中" else "closing"
        return replace(point, part=Part("open", None, edge)), m.end(), m[0] in "中终終"
    return replace(point, lunar=False), at, strict


def _month(text: str, at: int, point: Point) -> Read | None:
    """A month in figures at ``at``, of the calendar or of the moon's, with what follows it."""
    if m := _LUNAR.match(text, at):
        point, at = replace(point, lunar=True), m.end()
    if m := _LUNAR_MONTH.match(text, at):
        day = _LUNAR_DAY.match(text, m.end()) or _FIGURE_DAY.match(text, m.end())
        return replace(point, month=1, lunar=True), day.end() if day else m.end(), False
    figure = _figure(text, at)
    if figure is None or not text.startswith("月", figure[1]):
        return None
    return _in_month(text, figure[1] + 1, replace(point, month=figure[0]), False)


def _in_month(text: str, at: int, point: Point, strict: bool) -> Read:
    """What may follow a month: 份, a third of it, its beginning or end, a day (its unit may be still to come)."""
    if text.startswith("份", at):
        at += 1
    m = _LUNAR_DAY.match(text, at)
    if m and (point.lunar or text[m.end() - 1] == "日" or text[m.end() : m.end() + 1] in ("，", ",")):
        return replace(point, day=number(m[1]) or 1, lunar=True), m.end(), False  # 三月初八，
    word = _word(text, at, ("month-part",))
    if word and not (text[at : word.end] == "中" and _MIDDLE.match(text, word.end)):
        return replace(point, part=word.part), word.end, word.strict
    if (figure := _figure(text, at)) is None:
        return point, at, strict
    day, end = figure
    if text[end : end + 1] in _DAY_SIGNS:
        return replace(point, day=day), end + 1, False
    rest = _DASH.match(text, end) or _LIST.match(text, end)  # 3月18～19日, 3月18～4月2日
    other = _point(text, rest.end()) if rest else None
    if (other and other[0].grain == "day") or point.lunar or _UNIT_LOST.match(text, end):
        return replace(point, day=day), end, False
    return point, at, strict


def _day(text: str, at: int) -> Read | None:
    """A day of the month alone."""
    figure = _figure(text, at)
    if figure is None or not text.startswith(("日", "曰"), figure[1]) or _JAPAN.match(text, figure[1]):
        return None
    return Point(day=figure[0]), figure[1] + 1, False


def _figure(text: str, at: int) -> tuple[int, int] | None:
    m = _NUMBER.match(text, at)
    value = number(m[0]) if m else None
    return (value, m.end()) if m and value is not None else None


def _listed(text: str, at: int) -> tuple[Point, int] | None:
    """The date behind a list comma at ``at``, with its end: figures share the unit of the date that ends their list."""
    figures: list[int] = []
    while len(figures) < _LONGEST_LIST and (m := _LIST.match(text, at)):
        read = _point(text, m.end())
        figure = None if read else _figure(text, m.end())
        if figure is not None and (dash := _DASH.match(text, figure[1])):
            read = _point(text, dash.end())  # 3、5—7日
            figures.append(figure[0])
        if read is not None:
            return (_of_grain(figures[0], read[0]) if figures else read[0]), read[1]
        if figure is None:
            return None
        figures.append(figure[0])
        at = figure[1]
    return None


def _of_grain(value: int, point: Point) -> Point:
    """A figure without unit, in the unit of the date that follows it: the 18 of ``18～19日``."""
    match point.grain:
        case "day":
            return Point(day=value)
        case "month":
            return Point(month=value)
        case _:
            return Point(year=value)


def _year(text: str, at: int) -> tuple[int, int, bool] | None:
    """A year, its end, and whether its months are the moon's (under the emperors, without a year of our era)."""
    if m := _YEAR.match(text, at):
        value, end = int(m[2].translate(_WIDE)), m.end()
        if m[1] and m[1].endswith("前"):
            return 1 - value, end, False
        if m[1] or _FIRST_YEAR <= value <= _LAST_YEAR or (value and _era_remark(text, end)):
            return value, end, False
        return None
    if m := _HAN_YEAR.match(text, at):
        return int("".join(str(_DIGITS[c]) for c in m[0][:-1])), m.end(), False
    pattern, first = _eras()
    if m := pattern.match(text, at):
        count = number(m[2])
        if count is None:
            return None
        western = _WESTERN_YEAR.match(text, m.end())
        lunar = first[m[1]] < _SOLAR_SINCE
        if western:
            return _western(western), western.end(), lunar
        value = first[m[1]] + count - 1
        end = m.end()
        if sexagenary := _SEXAGENARY.match(text, end):  # 三年辛亥
            end = sexagenary.end()
        again = _YEAR.match(text, end)  # 民国40年1951年: the same year
        same = again is not None and int(again[2].translate(_WIDE)) == value
        return value, again.end() if again and same else end, lunar
    if (m := _REIGN.match(text, at)) and (western := _WESTERN_YEAR.match(text, m.end())):
        return _western(western), western.end(), True
    return None


def _western(m: re.Match[str]) -> int:
    """The year of our era that a remark in brackets gives; years before it are zero and below."""
    value = int("".join(str(_DIGITS.get(c, c)) for c in m[2]))
    return 1 - value if m[1] else value


def _era_remark(text: str, at: int) -> bool:
    m = _REMARK.match(text, at)
    return m is not None and "年" in m[1]


def _remarks(text: str, at: int) -> int:
    while m := _REMARK.match(text, at) or _WESTERN.match(text, at) or _WEEKDAY.match(text, at):
        at = m.end()
    return at


@dataclass(frozen=True, slots=True)
class Word:
    """A date word as found: ``back`` or ``part`` is its sense, ``strict`` whether it must be set off."""

    unit: str
    back: Back | None
    part: Part | None
    strict: bool
    end: int


def _word(text: str, at: int, units: tuple[str, ...] = ()) -> Word | None:
    """The longest date word at ``at``; without ``units`` those that may begin a label."""
    words, longest = _words()
    for size in range(min(longest, len(text) - at), 0, -1):
        word = words.get(text[at : at + size])
        if word is None or (units and word.unit not in units):
            continue
        if not units and word.unit == "month-part" and word.part and word.part.bounds is None:
            continue  # 初 alone
        return replace(word, end=at + size)
    return None


@cache
def _words() -> tuple[dict[str, Word], int]:
    """Date words of the lexicon, and the longest one's length."""
    found: dict[str, Word] = {}
    for row in read_table("date_words", ("word", "unit", "sense", "first", "last", "separator", "notes")):
        back, part = None, None
        if row["sense"] in ("days", "months"):
            half = "半年" in row["word"] or "季度" in row["word"]
            rule = "xun" if row["sense"] == "days" else "half" if half else "season"
            part = Part(rule, (int(row["first"]), int(row["last"])))
        elif row["sense"] in ("open", "opening", "closing") and row["unit"] != "day":
            part = Part("open", None, "" if row["sense"] == "open" else row["sense"])
            back = None if row["unit"].endswith("-part") else Back.OPEN
        else:
            back = Back(row["sense"])
        found[row["word"]] = Word(row["unit"], back, part, row["separator"] == "yes", 0)
    return found, max(map(len, found))


@cache
def _eras() -> tuple[re.Pattern[str], dict[str, int]]:
    """Names of eras as a pattern with the year behind them, and the first year of each."""
    rows = read_table("eras", ("era", "first_year", "last_year", "dynasty", "source"))
    first = {row["era"]: int(row["first_year"]) for row in rows}
    names = "|".join(sorted(first, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?:中华|中華|[元明清])?({names})(元|[0-9０-９]{{1,3}}|一百[零〇]?{_HAN}|一百|{_HAN})年"), first


def _possible(point: Point) -> bool:
    month, day = point.month, point.day
    return (not isinstance(month, int) or 1 <= month <= 12) and (not isinstance(day, int) or 1 <= day <= 31)


# ------------------------------------------------------------------------------------------- resolving

Filled = tuple[int | None, int | None, int | None]


def _fill(point: Point, context: Context) -> Filled:
    """Year, month and day with what was left out taken from the context."""
    month, year = context.month, context.year
    if isinstance(point.month, int):
        month = point.month
    elif point.month is Back.NEXT:
        month = context.month % 12 + 1 if context.month else None
    elif point.month is None and point.day is None and not (point.part and point.part.rule == "xun"):
        month = None
    if isinstance(point.year, int):
        year = point.year
    elif point.year is Back.NEXT:
        year = context.year + 1 if context.year is not None else None
    elif year is not None and context.turn and month and month < context.turn:
        year += 1
    if point.month is Back.NEXT and context.month == 12 and year is not None:
        year += 1
    return year, month, point.day if isinstance(point.day, int) else None


def _year_before(label: Label) -> int | None:
    """The year that a range begins in, where only its end prints one."""
    if label.last is None or not isinstance(label.last.year, int):
        return None
    a, b = label.first.month, label.last.month
    return label.last.year - 1 if isinstance(a, int) and isinstance(b, int) and a > b else label.last.year


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


def _precision(point: Point, filled: Filled, context: Context) -> Precision:
    """How finely a date that has been filled in is known."""
    if isinstance(point.day, Back):
        return context.day.precision if context.day is not None else Precision.DAY
    if point.part and point.part.bounds:
        return Precision.PART_OF_MONTH if point.part.rule == "xun" else Precision.PART_OF_YEAR
    _, month, day = filled
    return Precision.YEAR if month is None else Precision.MONTH if day is None else Precision.DAY


def _within(point: Point, filled: Filled) -> PartialDate | None:
    """The month, or the year, of a date whose days are open (3月底); the months of the moon are nobody's."""
    year, month, _ = filled
    if year is None or not 1 <= year < 9999 or isinstance(point.day, Back):
        return None
    return PartialDate(year, None if point.lunar else month)


def _edge(point: Point, filled: Filled, edge: str) -> tuple[date, date] | None:
    """The month or year at whose edge a range begins (月初) or ends (年底); None where the edge is not that one."""
    year, month, _ = filled
    if point.lunar or not point.part or point.part.edge != edge or year is None or not 1 <= year < 9999:
        return None
    if month is None and point.month is not None:
        return None
    whole = PartialDate(year, month)
    return whole.first(), whole.last()


def _day_back(back: Back, context: Context) -> tuple[tuple[date, date] | None, str]:
    if back is Back.OPEN or context.day is None or context.day.start is None or context.day.end is None:
        return None, "open"
    if back is Back.SAME:
        return (context.day.start, context.day.end), "same-day"
    return (context.day.end + timedelta(1),) * 2, "next-day"
