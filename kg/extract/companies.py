"""Companies named without 公司: in lists of companies, by their trade (甲乙药业), by a name that everybody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.lists import Stretch, is_ordinary, items_before
from kg.extract.view import Finder, View, finder_of, is_han
from kg.lexicon.places import gazetteer
from kg.lexicon.table import read_table
from kg.lexicon.words import words
from kg.model import Kind

_KINDS = (
    r"(?:知名|龙头|骨干|重点|行业|上市|规上|规模以上|规模|大型|中型|小型|中小|中小型|优势|优质|央|民营|国有|国内外|国内|国际|外地|本土|本地|外资|合资|链主|领军|领航|头部|先进|科技型|高新技术"
    r"|工业|农业|加工|制造|生产|化工|纺织|食品|建材|机械|电子|医药|汽车|配套|关联|核心|成员|会员|相关|一批|众多|多家|著名|民企|实力|产业化|农业产业化|县属|市属|省属|乡镇|入园|园区)*"
)
# A、B、C等12家企业; A、B等世界500强.
_LIST = re.compile(
    r"等[0-9一二三四五六七八九十百余多几两]+家[㐀-鿿]{0,10}?企业(?!家)|等[㐀-鿿]{0,6}?企业[0-9一二三四五六七八九十百余多]+家|"
    rf"(?:等一?批?|等)(?:[0-9一二三四五六七八九十百余多几两]+)?[家个户]?的?{_KINDS}(?:世界|全球|中国|民营)?"
    r"(?:企业|公司|车企|厂商|厂家|集团|央企|国企|药企|电商平台|500强)(?!家)"
)
# A、B、C4个大型产业园: parks by the names of their owners; A、B3家企业.
_COUNTED = re.compile(rf"[0-9一二三四五六七八九十两]{{1,3}}(?:家{_KINDS}(?:企业|公司)|[个座](?:大型|大)?产业园)")
# 企业有A、B、C: the list stands behind.
_HEADED = re.compile(rf"{_KINDS}(?:企业|公司|厂家)(?:主要|分别|现)?(?:有|为|包括|如)[：:]?")
# 以A和B为龙头; with 为代表 and the like also other things are listed, so that these need a trade.
_LED = re.compile(r"(?:公司|企业)?为“?(?:(?P<leader>龙头|链主|原点|领军|引领)|代表|核心|骨干|依托|支撑|主体)")
_HEADS = ("负责", "代表", "高管", "董事", "总经理", "法人", "职工", "员工", "法定", "主要负责")
_NO_ITEM = re.compile(
    r"[了在将把被对从向]|企业|产业链?|行业|项目|产品|工作$|园区?$|领域$|服务$|市场$|车间$|[镇乡村县市省]$|部门|同志|领导|人员|代表|专家|等"
)

_STAKE = re.compile(
    r"(?:入股|参股|控股|收购|并购|兼并|引进|引入|引来|帮扶|扶持|对接|支持|携手|牵手|联合|落户|依托|培育)了?$"
)
_DOES = re.compile(
    r"(?:公司|企业)?(?:(?:等[^，。；、]{0,10})?(?:合作|签约|签订|签署|达成|携手|牵手|共建|共同|联合|联手|投资|出资|承建|建设|落户|入驻|落地|上市|并购|重组)|产销|自主研发|研发|技术中心|董事长|总经理|副总|总裁|负责人"
    r"|有限|股份|项目|产业园|工业园|生产基地|年产|集团|企业|公司|新上|主营|主打|增资|扩产|旗下)"
)


@cache
def trades() -> dict[str, str]:
    """The trades that end short names of companies, with their strength; ValueError for a row that is not right."""
    rows = read_table("company_trades", ("trade", "strength"))
    for r in rows:
        if r["strength"] not in ("strong", "weak"):
            raise ValueError(f"company_trades.csv: {r['trade']} has the strength {r['strength']!r}")
    return {r["trade"]: r["strength"] for r in rows}


@cache
def _well_known() -> dict[str, str]:
    rows = read_table("company_names", ("name", "sort"))
    for r in rows:
        if r["sort"] not in ("plain", "ambiguous"):
            raise ValueError(f"company_names.csv: {r['name']} has the sort {r['sort']!r}")
    return {r["name"]: r["sort"] for r in rows}


@cache
def _finders() -> tuple[Finder, Finder]:
    return Finder(trades()), Finder(_well_known())


_FOUNDER = re.compile("[国私省市县]立$")


def find_companies(v: View, divisions: Sequence[Candidate], known: frozenset[str] = frozenset()) -> list[Candidate]:
    """Proposals for companies that no head (公司, 集团) names as such.

    ``divisions`` are those found in the text; ``known`` are short names that the document itself defines elsewhere,
    in simplified characters.
    """
    found: dict[Stretch, Candidate] = {}

    def add(start: int, end: int, rule: str, weight: float) -> None:
        kept = found.get((start, end))
        if kept is None or kept.weight < weight:
            found[start, end] = Candidate(Kind.ORGANISATION, start, end, rule, weight, "company")

    for start, end in _listed(v, divisions):
        add(start, end, "org-list", 0.75)
    for start, end, sure in _by_trade(v, divisions):
        add(start, end, "org-trade", 0.8 if sure else 0.7)
    _, names = _finders()
    for start, end in names.longest(v.text):
        trade = _trade_at(v, end)
        plain = _well_known()[v.text[start:end]] == "plain"
        if trade and not plain and trades()[v.text[end:trade]] == "weak":
            continue  # 大众软件 is a magazine
        if (trade or plain) and _alone(v, start, trade or end) and _clear(v, start):
            add(start, trade or end, "org-well-known", 0.75)
    if known:
        for start, end in finder_of(known).longest(v.text):
            if _alone(v, start, end):
                founder = _FOUNDER.search(v.text, max(0, start - 2), start)
                add(founder.start() if founder else start, end, "org-defined", 0.8)
    return sorted(found.values(), key=lambda c: (c.start, -c.end))


def _trade_at(v: View, start: int) -> int | None:
    """Where the trade ends that begins at ``start`` (万科|物业); None where none does."""
    return next((start + n for n in (4, 3, 2) if v.text[start : start + n] in trades()), None)


def _clear(v: View, start: int) -> bool:
    """Whether what stands before is no single character that may belong to a name (选举高振|华为主席)."""
    if start == 0 or not is_han(v.text[start - 1]):
        return True
    if not v.is_boundary(start):
        return False
    word = v.word_at(start - 1)
    return (word.end - word.start > 1 and word.tag[:2] != "nr") or v.text[start - 1] in _FREE


_FREE = frozenset("与和由在对向是的了及被等于以从到同找给让将把")


def _alone(v: View, start: int, end: int) -> bool:
    """Whether no word reaches over an end of the name into what stands beside it (北京|东郊 is not 京东)."""
    if v.text[end : end + 1] == "业" or (start and gazetteer().surface(v.text[start - 1 : start + 1]) is not None):
        return False
    first, last = v.word_at(start), v.word_at(end - 1)
    return (
        (first.start == start or first.end <= end)
        and (last.end == end or last.start >= start)
        and not (v.text[end : end + 1].isascii() and v.text[end : end + 1].isalnum())
    )  # 波音737 is a plane


def _listed(v: View, divisions: Sequence[Candidate]) -> list[Stretch]:
    """The items of lists that are counted or headed as companies."""
    places = {(d.start, d.end) for d in divisions}
    out: list[Stretch] = []
    for m in _LIST.finditer(v.text):
        items = _companies_of(v, items_before(v, m.start(), joint=True), places, counted=True)
        heads = v.text.startswith(_HEADS, m.end())  # 张三、李四等企业负责人 are persons
        out += [i for i in items if not heads or has_trade(v, *i)]
    for m in _COUNTED.finditer(v.text):
        items = items_before(v, m.start(), joint=True)
        if len(items) > 1 and not v.text.endswith("等", 0, m.start()):
            out += _companies_of(v, items, places, counted=True)
    for m in _HEADED.finditer(v.text):
        out += _companies_of(v, _items_behind(v, m.end()), places, counted=False)
    for m in _LED.finditer(v.text):
        begin = max(v.text.rfind(c, max(0, m.start() - 40), m.start()) for c in "以，。；：\n")
        others = v.text.find("等", begin + 1, m.start())
        items = items_before(v, others if others > begin else m.start(), joint=True)
        if items and (v.text[begin : begin + 1] == "以" or len(items) > 1):
            items = [(max(s, begin + 1), e) for s, e in items if e > begin + 1]
            sure = len(items) > 1 and m["leader"] is not None
            out += [i for i in _companies_of(v, items, places, counted=False) if sure or has_trade(v, *i)]
    return out


def _items_behind(v: View, start: int) -> list[Stretch]:
    stop = re.compile(r"[，。；：！？\n]|等").search(v.text, start, start + 200)
    end = stop.start() if stop is not None else start
    items, at = [], start
    for i in range(start, end + 1):
        if i == end or v.text[i] in "、和":
            items.append((at, i))
            at = i + 1
    return items


def _companies_of(v: View, items: list[Stretch], places: AbstractSet[Stretch], *, counted: bool) -> list[Stretch]:
    """The items that are names, where most items are; ordinary words (家电、建材等企业) are kinds of business."""
    cut = [(s, e) for s, e in items if 2 <= e - s <= 20 and not _NO_ITEM.search(v.text, s, e) and (s, e) not in places]
    named = [(s, e) for s, e in cut if _is_name(v, s, e)]
    if len(named) * 2 <= len(items) - (len(items) == 2) or not named:
        return []
    if len(items) == 1:
        return [i for i in named if has_trade(v, *i) or (counted and not is_ordinary(v, *i) and i[1] - i[0] <= 8)]
    return [i for i in cut if i in named or (len(named) * 3 >= len(items) * 2 and i[1] - i[0] <= 6)]


def _is_name(v: View, start: int, end: int) -> bool:
    return v.text[start:end] in _well_known() or not is_ordinary(v, start, end)


def has_trade(v: View, start: int, end: int) -> bool:
    """Whether a stretch ends in a trade with something before it, or is a company's name that everybody knows."""
    text = v.text[start:end]
    return text in _well_known() or any(
        text.endswith(t) and len(text) - len(t) >= 2 for n in (5, 4, 3, 2) if (t := text[-n:]) in trades()
    )


def _by_trade(v: View, divisions: Sequence[Candidate]) -> list[tuple[int, int, bool]]:
    """Given names with a trade behind them; a trade that is a common noun too only beside words that companies need."""
    finder, _ = _finders()
    by_end = {d.end: d.start for d in divisions}
    best: dict[int, int] = {}
    for start, end in finder.all(v.text):
        best[end] = min(best.get(end, start), start)
    out = []
    for end, start in sorted(best.items()):
        if start not in best and v.word_at(end - 1).end > end:
            continue
        if v.text[end : end + 1] in _GOES_ON:
            continue
        after = v.word_at(end) if end < len(v.text) else None
        closed = after is None or not is_han(v.text[end]) or after.tag[0] in "vpucdf"
        strong = closed and trades()[v.text[start:end]] == "strong"
        given = _given_name(v, start, by_end)
        if given is None:
            continue
        begin = given
        beside = bool(_DOES.match(v.text, end)) and v.text[begin - 1 : begin] in _BEFORE
        governed = bool(_STAKE.search(v.text, max(0, begin - 4), begin))
        if strong or beside or governed:
            out.append((begin, end, strong))
    return out


def _given_name(v: View, trade: int, by_end: dict[int, int]) -> int | None:
    """Where the given name before a trade begins, with its division in front, None where it is an ordinary word."""
    at = trade
    while at > 0 and trade - at < 4 and is_han(v.text[at - 1]):
        if at in by_end and at < trade:
            break
        w = v.word_at(at - 1)
        text = v.text[w.start : at]
        if text in words("list_openers") or v.text[at - 1] in _NOT_GIVEN or trade - w.start > 4:
            break
        if w.end - w.start == 1 and text in "与和由同在对从向为以的了有是及等到将把而依已被仍也又则均并曾至":
            break
        at = w.start
    if not 2 <= trade - at <= 4:
        return None
    if is_ordinary(v, at, trade):
        return None
    if trade in by_end and by_end[trade] >= at:
        return None  # 江州汽车 may be any car from there
    return by_end.get(at, at)


_BEFORE = (*"，。；：、与和由\n“”的", "")
_GOES_ON = tuple("化园区界型")  # 智能化, 化工园
_NOT_GIVEN = frozenset("的了在和与及等各每该本此其全我年月日个家种类项大小新老用强村镇乡县市省区")
