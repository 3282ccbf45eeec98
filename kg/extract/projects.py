"""Projects: named construction, investment, research and public works, up to the left boundary of their name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.extract.candidates import Candidate
from kg.extract.view import Finder, View, is_han
from kg.lexicon.table import read_table
from kg.lexicon.words import words
from kg.model import Kind

_EDGE = "，。；：！？、\n…—～《》△▲●○◆■"
_LEFT_STOP = re.compile(
    r"(?:的|了|在|对|为|就|把|将|被|由|与|和|及|等|到|从|向|以|按照|围绕|推进|加快|实施|开展|建设|建成|完成|启动|新建|扩建|改建|兴建|修建"
    r"|动工|开工|投资|推动|引进|引入|签约|落户|参观|考察|调研|视察|检查|察看|查看|宣布|审议|通过|批准|打造|谋划|争取|包括|其中|如|即|是|有|以及|重点|承建|承担"
    r"|续建|筹建|布局|总投资.{0,8}元|个|项|批|座|处|条|类)$"
)
_GENERIC = re.compile(
    r"^(?:全[市县省国]|我[市县省国]|[市县省]?重[点大]|大型|中型|小型|一批|各类|基本|在建|新建|续建|建设|投资|产业|工业|农业|民生|基础设施|"
    r"[省市县]级|挂图作战|技改|相关|有关|该|此|本|各|招商引资|招商|合作|科研|水利|交通|城建|科技|新|大|好|这[个些一]|两个|三个|多个|希望|系统|民心|重点建设|配套|主体)*"
    r"(?:项目|工程|生产线|产业园|基地)$"
)


_DATE = re.compile(r"(?:[0-9]{1,4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日")
_AND = ("及", "和", "与")


@cache
def _finder() -> Finder:
    return Finder(r["head"] for r in read_table("project_heads", ("head", "note")))


def find_projects(v: View, places: Sequence[Candidate]) -> list[Candidate]:
    """Proposals for projects: works with a name of their own; ``places`` are the places found in the text.

    A measure or campaign (党建工程, 品牌项目) is none, nor what has neither a place nor a word of works in its name.
    """
    placed = bytearray(len(v.text) + 1)
    for p in places:
        placed[p.start : p.end] = b"\1" * (p.end - p.start)
    out = []
    best: dict[int, int] = {}
    for start, end in _finder().all(v.text):
        best[end] = min(best.get(end, start), start)
    for end, start in sorted(best.items()):
        if end < len(v.text) and v.text[end] in "部办组长师款员学建局处科队院":
            continue
        begin = _left(v, start)
        dated = _DATE.match(v.text, begin)
        begin = dated.end() if dated is not None else begin
        for opening in (
            "新建",
            "续建",
            "在建",
            "改建",
            "兴建",
            "投资",
            "建设",
            "打造",
            "合作",
            "研究",
            "推进",
            "加快",
            "实施",
            "组织",
        ):
            begin += len(opening) if v.text.startswith(opening, begin) and begin + 8 < end else 0
        name = v.text[begin:end]
        if start - begin < 4 or _GENERIC.match(name) or any(w in name for w in words("project_abstract")):
            continue
        listed = end - start > 2
        physical = any(w in name for w in words("project_physical"))
        if not (any(placed[begin:start]) or (physical and not listed) or (listed and _own_name(v, begin, start))):
            continue
        out.append(Candidate(Kind.PROJECT, begin, end, "project-head", 0.6, "project"))
    return out


def _own_name(v: View, begin: int, end: int) -> bool:
    """Whether characters that are no words stand together: a name that somebody gave (光联|产业园)."""
    single = [w for w in v.words_between(begin, end) if w.end - w.start == 1 and is_han(v.text[w.start])]
    return any(b.start == a.end for a, b in pairwise(single)) or "“" in v.text[begin:end]


def _left(v: View, head: int) -> int:
    at = head
    depth = 0
    while at > 0 and head - at < 40:
        c = v.text[at - 1]
        if c == "）":
            depth += 1
        elif c == "（":
            if not depth:
                break
            depth -= 1
        elif not depth and c in _EDGE:
            break
        elif c in "“":
            at -= 1
            break
        word = v.word_at(at - 1)
        text = v.text[word.start : at]
        verb = word.tag in ("v", "vd") and len(text) > 1 and text not in words("project_inner")
        ends = (
            verb
            or _LEFT_STOP.search(text)
            or word.tag in ("p", "r", "uj", "ul")
            or (word.tag == "d" and text not in ("高速", "快速"))
        )
        inner = text in words("project_inner") or (
            text in ("至", "用") and head - at < 30 and is_han(v.text[word.start - 1])
        )
        if not depth and c not in "”）" and ends and not inner and not (text in _AND and _joins(v, at, head)):
            break
        at = min(word.start, at - 1)
    return at


def _joins(v: View, at: int, head: int) -> bool:
    """Whether 及/和 joins two parts of one name (东庄立交及南出口改造项目): a work stands directly before it."""
    return v.text[at - 2] in "交路桥口站段线河区" and head - at <= 20
