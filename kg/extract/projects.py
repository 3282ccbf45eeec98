"""Projects: named construction, investment, research and public works, up to the left boundary of their name."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.view import Finder, View
from kg.lexicon.table import read_table
from kg.model import Kind

_EDGE = "，。；：！？、\n…—～《》"
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


@cache
def _finder() -> Finder:
    return Finder(r["head"] for r in read_table("project_heads", ("head", "note")))


def find_projects(v: View) -> list[Candidate]:
    """Proposals for projects."""
    out = []
    best: dict[int, int] = {}
    for start, end in _finder().all(v.text):
        best[end] = min(best.get(end, start), start)
    for end, start in sorted(best.items()):
        if end < len(v.text) and v.text[end] in "部办组长师款员学建局处科队院":
            continue
        begin = _left(v, start)
        if start - begin < 4 or _GENERIC.match(v.text[begin:end]):
            continue
        out.append(Candidate(Kind.PROJECT, begin, end, "project-head", 0.6, "project"))
    return out


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
        ends = not depth and c not in "”）" and (_LEFT_STOP.search(text) or word.tag in ("p", "r", "d", "uj", "ul"))
        if ends and not (text in ("及", "和", "与") and _joins(v, at, head)):
            break
        at = min(word.start, at - 1)
    return at


def _joins(v: View, at: int, head: int) -> bool:
    """Whether 及/和 joins two parts of one name (东庄立交及南出口改造项目): a work stands directly before it."""
    return v.text[at - 2] in "交路桥口站段线河区" and head - at <= 20
