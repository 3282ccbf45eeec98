"""Places: divisions of the gazetteer where they stand in the text, and names that end in a listed head (河, 村, 体育馆)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.extract.candidates import Candidate
from kg.extract.view import Finder, View, is_han
from kg.lexicon.places import gazetteer
from kg.lexicon.table import read_table
from kg.model import Kind

_LEVEL = "省市县区州盟旗镇乡"
_EDGE = re.compile(r"[，。；：！？、（）“”《》〈〉…—～·\s0-9A-Za-z%]")
_STOP_TAGS = frozenset({"v", "vd", "p", "uj", "ul", "uz", "ug", "uv", "ud", "d", "df", "r", "y", "e", "t", "c", "m", "q"})
_STOP_CHARS = frozenset("的了在是和与及到至从向往由为被把将对等各每该本此其我你他两几沿过经赴来去有无于以全所大小新老个条座")
_GENERIC = frozenset(
    "全村 本村 各村 农村 山村 乡村 新村 城镇 乡镇 村庄 各乡 城乡 下乡 家乡 故乡 全镇 本镇 全乡 小镇 集镇 村镇 市镇 江河 河湖 大河 内河 江湖"
    " 上山 下山 登山 爬山 火山 矿山 高山 青山 江山 荒山 道路 公路 铁路 马路 线路 水路 出路 思路 一路 网路 电路 街道 干渠 水渠 沟渠 灌渠 大桥 桥梁"
    " 广场 公园 机场 码头 口岸 海港 港湾 海湾 岛屿 半岛 全岛 开发区 高新区 工业园 新区 小区 社区 景区 风景区 产业园 各路 后路 半路 铺路 修路 养路 筑路"
    " 搭桥 架桥 建桥 立交桥 寺庙 庙 塔 水塔 铁塔 灯塔 流域 全流域 湿地 水库 剧院 影剧院 礼堂 体育馆 体育场 陵园 故居 旧址 遗址 工业园区 产业园区".split()
)


class Head(NamedTuple):
    """The head of a place's name (see ``place_heads.csv``)."""

    sort: str
    least: int
    joined: bool


@cache
def _heads() -> dict[str, Head]:
    rows = read_table("place_heads", ("head", "sort", "least", "joined"))
    return {r["head"]: Head(r["sort"], int(r["least"]), r["joined"] == "yes") for r in rows}


@cache
def _finders() -> tuple[Finder, Finder]:
    return Finder(s.text for s in gazetteer().surfaces()), Finder(_heads())


def find_divisions(v: View) -> list[Candidate]:
    """Divisions of the gazetteer, full names and short forms; overlapping ones are decided for the longer one."""
    divisions, _ = _finders()
    hits = sorted(divisions.all(v.text), key=lambda m: (m[0] - m[1], m[0]))
    taken = bytearray(len(v.text) + 1)
    out = []
    table = gazetteer()
    for start, end in hits:
        if any(taken[start:end]):
            continue
        name = v.text[start:end]
        surface = table.surface(name)
        if surface is None or not _stands(v, start, end, surface.full):
            continue
        if surface.ambiguous and not (end < len(v.text) and v.text[end] in _LEVEL):
            continue
        taken[start:end] = b"\1" * (end - start)
        out.append(
            Candidate(
                Kind.PLACE, start, end, "place-division" if surface.full else "place-short",
                0.9 if surface.full else 0.8, "full" if surface.full else "short",
            )
        )  # fmt: skip
    return sorted(out, key=lambda c: c.start)


def _stands(v: View, start: int, end: int, full: bool) -> bool:
    """Whether dictionary words let the name stand: no word reaches from outside into it, or out of it."""
    first, last = v.word_at(start), v.word_at(end - 1)
    if first.start < start and first.end < end and first.tag not in ("ns", "nr", "nrt", "nz", "nt"):
        return full and end - start > 3
    if first.start < start and first.end >= end:
        return first.tag in ("ns", "nt", "nz") and full
    if last.end > end:
        rest = v.text[end : last.end]
        return last.start <= start and (rest[0] in _LEVEL or last.tag in ("ns", "nt", "nz", "n", "j")) or full and end - start > 3
    return True


def find_places(v: View, divisions: Sequence[Candidate]) -> list[Candidate]:
    """Places beside the divisions themselves: chains of divisions, and names with a head."""
    out: list[Candidate] = []
    by_start = {d.start: d for d in divisions}
    by_end = {d.end: d for d in divisions}
    chains: dict[int, int] = {}
    for d in divisions:  # 湖北省|洪湖市 is one place
        start = chains.pop(d.start, d.start)
        chains[d.end] = start
    for end, start in chains.items():
        first = by_start[start]
        out.append(Candidate(Kind.PLACE, start, end, first.rule if first.end == end else "place-chain", 0.85, "division"))
    _, heads = _finders()
    best: dict[int, int] = {}
    for start, end in heads.all(v.text):
        best[end] = min(best.get(end, start), start)
    for end, start in sorted(best.items()):
        head = _heads()[v.text[start:end]]
        if head.least == 9 or _goes_on(v, end):
            continue
        begin = _left(v, start, head, by_end)
        if begin is None or start - begin < head.least:
            continue
        name = v.text[begin:end]
        if name in _GENERIC:
            continue
        out.append(Candidate(Kind.PLACE, begin, end, f"place-{head.sort}", 0.65, head.sort))
    return sorted(out, key=lambda c: (c.start, -c.end))


def _goes_on(v: View, end: int) -> bool:
    """Whether a dictionary word goes on behind the head (河|流, 村|民)."""
    if end >= len(v.text):
        return False
    word = v.word_at(end - 1)
    return word.end > end or v.text[end] in "民长委办"


def _left(v: View, head: int, kind: Head, divisions: dict[int, Candidate]) -> int | None:
    """Where the name before the head begins."""
    at = head
    limit = 12 if kind.joined else 4
    while at > 0 and head - at < limit:
        d = divisions.get(at)
        if d is not None:
            return d.start if kind.joined or at < head else (d.start if d.sort == "short" and head - d.start <= 4 else None)
        c = v.text[at - 1]
        if _EDGE.match(c) or not is_han(c):
            break
        word = v.word_at(at - 1)
        text = v.text[word.start : at]
        if kind.joined and text in ("市", "县", "省", "区", "州"):
            at = word.start
            break
        if word.tag in _STOP_TAGS or (len(text) == 1 and text in _STOP_CHARS):
            break
        if not kind.joined and head - word.start > limit:
            break
        at = word.start
    return at if at < head else None
