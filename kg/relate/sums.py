"""Sums of money of projects: 总投资12.5亿元的某某项目."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.lexicon.script import fold
from kg.model import Document, Kind, Mention, Passage, Resolution, Segmentation, Sum
from kg.relate.clauses import Masked, mask
from kg.relate.evidence import evidence_at, sentence_around

_UNITS: Mapping[str, int] = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_SUM = re.compile(
    r"(?:(?:计划|预计|估算|工程|项目|概算|协议|合同|实际|累计|一期|二期)?(?:总|共|完成)?"
    r"(?:投入(?:资金)?|投资|造价|概算|资金|金额|引资)(?:额)?"
    r"(?:共计|总计|合计|约为|达到|预计|估算|约|近|达|为|共|超|超过)?|(?:耗资|斥资|总额)(?:约|近|达|为)?)"
    r"(?P<figure>[0-9０-９][0-9０-９,，]*(?:[.．·][0-9０-９]+)?)(?:余|多)?(?P<unit>亿|千万|百万|万|)(?:元|圆)(?:人民币)?"
)
_FAR = 60  # characters between a project and its sum
_BACK = 3  # sentences that go on with a project without naming it
# Over the text with each character of a project as J. Words of several projects, of which the named one is but one:
_SEVERAL = re.compile(
    r"(?:\d|[一二三四五六七八九十百两多几余])[个项大批][^，。；J]{0,12}(?:项目|工程|J)"
    r"|J等[^，。；]{0,12}(?:项目|工程)"
    r"|(?:一批|系列|各类|[大多]批)[^，。；J]{0,8}(?:项目|工程)|分别|其中|包括"
)
_OF_NEXT = re.compile(r"(?:的[^，。；、J]{0,24})?")  # 总投资12亿元的|某某项目
_OF_LAST = re.compile(r"，?(?:该|此)?(?:项目|工程)?[^，。；、J和与及等]{0,6}，?_{0,2}")  # 某某项目|计划|总投资12亿元
_OF_UNKNOWN = re.compile(r"的[^，。；J]{1,30}(?:项目|工程)")  # the next project's, which no rule knows
_JOINED_TO_LAST = re.compile(r"(?<!元)(?:[、和与及]|以及)$")
_JOINED_TO_NEXT = re.compile(r"等|(?:[、和与及]|以及)(?!(?:计划|预计)?(?:总?投[资入]|耗资|斥资))")
_THE_PROJECT = re.compile(
    r"(?:据[悉了介][^，。；]{0,4}，)?(?:该|此|本|这一|这个)?(?:项目|工程)(?![^，。；]{0,2}[部区组])"
)


def find_sums(
    document: Document, segmentation: Segmentation, mentions: Sequence[Mention], resolution: Resolution
) -> tuple[Sum, ...]:
    """The sums that are said of one project, in reading order.

    A sum is its project's that it stands right in front of (总投资12亿元的某某项目) or right behind, else the only
    project's of the sentence; where the sentence speaks of several projects it is nobody's. In a sentence that goes on
    with 项目 or 工程 and names none it is the only project's of the sentence before: that is inferred.
    """
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.kind is Kind.PROJECT and m in resolution.of:
            by_passage.setdefault(m.passage, []).append(m)
    found: dict[tuple[str, Decimal], Sum] = {}
    for passage in segmentation.passages:
        for said in _sums(passage, by_passage.get(passage.id, ()), resolution):
            mention, start, end = said.mention, said.start, said.end
            project = resolution.of[mention]
            first, last = min(start, mention.start), max(end, mention.end)
            spans = (*mention.spans, *passage.raw(start, end))
            evidence = evidence_at(
                document,
                spans,
                sentence_around(passage.text, first, last),
                said.rule,
                inferred=said.rule == "sum.goes-on",
                confidence=mention.confidence,
            )
            known = found.get((project, said.yuan))
            told = (*known.evidence, evidence) if known else (evidence,)
            words = known.words if known else passage.text[start:end]
            found[project, said.yuan] = Sum(project, said.yuan, words, told)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Said:
    """A sum of money with the project that it is said of; ``start``/``end`` are flow offsets of its words."""

    mention: Mention
    start: int
    end: int
    yuan: Decimal
    rule: str


def _sums(passage: Passage, projects: Sequence[Mention], resolution: Resolution) -> list[_Said]:
    if not projects:
        return []
    masked = mask(passage, projects)
    found = []
    for m in _SUM.finditer(fold(passage.text)):
        here = masked.sentence_at(m.start())
        if here is None:
            continue
        own = [p for p in projects if here[0] <= p.start < here[1]]
        start = max([m.start(), *(p.end for p in own if p.start < m.start() < p.end)])  # 某某工程|总投资
        rule = "sum.beside" if own else "sum.goes-on"
        mention = (
            _named(masked, own, here, (start, m.end()), resolution)
            if own
            else _meant(masked, projects, here, resolution)
        )
        if mention is not None:
            found.append(_Said(mention, start, m.end(), _yuan(m["figure"], m["unit"]), rule))
    return found


def _named(
    masked: Masked, own: Sequence[Mention], here: tuple[int, int], sum: tuple[int, int], resolution: Resolution
) -> Mention | None:
    """The project of the sentence that a sum is said of."""
    text = masked.mask
    start, end = sum
    behind = next((p for p in own if p.start >= end), None)
    if behind is not None and _OF_NEXT.fullmatch(text, end, behind.start):
        return None if _JOINED_TO_NEXT.match(text, behind.end) else behind
    if _OF_UNKNOWN.match(text, end):
        return None
    front = next((p for p in reversed(own) if p.end <= start), None)
    if front is not None and _OF_LAST.fullmatch(text, front.end, start):
        return None if _JOINED_TO_LAST.search(text, here[0], front.start) else front
    near = [p for p in own if _distance(p, start, end) <= _FAR]
    if not near or len({resolution.of[p] for p in own}) > 1:
        return None
    closest = min(near, key=lambda p: _distance(p, start, end))
    return None if _SEVERAL.search(text, here[0], max(end, closest.start)) else closest


def _meant(
    masked: Masked, projects: Sequence[Mention], here: tuple[int, int], resolution: Resolution
) -> Mention | None:
    """The project that a sentence without one goes on with: the only one of the sentence before."""
    for _ in range(_BACK):
        if not _THE_PROJECT.match(masked.mask, *here) or _SEVERAL.search(masked.mask, *here):
            return None
        before = masked.sentence_at(here[0] - 1) if here[0] else None
        if before is None:
            return None
        named = [p for p in projects if before[0] <= p.start < before[1]]
        if named:
            alone = len({resolution.of[p] for p in named}) == 1 and not _SEVERAL.search(masked.mask, *before)
            return named[-1] if alone else None
        here = before
    return None


def _distance(mention: Mention, start: int, end: int) -> int:
    return max(0, start - mention.end, mention.start - end)


def _yuan(figure: str, unit: str) -> Decimal:
    plain = figure.translate(str.maketrans("０１２３４５６７８９．·", "0123456789..", ",，"))
    return Decimal(plain) * _UNITS[unit]
