"""Sums of money of projects: 总投资12.5亿元的某某项目."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from kg.lexicon.script import fold
from kg.model import Document, Kind, Mention, Passage, Resolution, Segmentation, Sum
from kg.relate.clauses import mask
from kg.relate.evidence import evidence_at, sentence_around

_UNITS: Mapping[str, int] = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_SUM = re.compile(
    r"(?:(?:计划|预计|估算|工程|项目|概算|协议|合同|实际|累计|一期|二期)?(?:总|共|完成)?(?:投资|造价|概算|资金|金额|引资)(?:额)?"
    r"(?:共计|总计|合计|约为|达到|预计|估算|约|近|达|为|共|超|超过)?|(?:耗资|斥资|总额)(?:约|近|达|为)?)"
    r"(?P<figure>[0-9０-９][0-9０-９,，]*(?:[.．·][0-9０-９]+)?)(?:余|多)?(?P<unit>亿|千万|百万|万|)(?:元|圆)(?:人民币)?"
)
_FAR = 60  # characters between a project and its sum


def find_sums(
    document: Document, segmentation: Segmentation, mentions: Sequence[Mention], resolution: Resolution
) -> tuple[Sum, ...]:
    """The sums that a sentence says of its one project, in reading order; a sum between two projects is nobody's."""
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.kind is Kind.PROJECT and m in resolution.of:
            by_passage.setdefault(m.passage, []).append(m)
    found: dict[tuple[str, Decimal], Sum] = {}
    for passage in segmentation.passages:
        for mention, start, end, yuan in _sums(passage, by_passage.get(passage.id, ()), resolution):
            project = resolution.of[mention]
            first, last = min(start, mention.start), max(end, mention.end)
            spans = (*mention.spans, *passage.raw(start, end))
            evidence = evidence_at(
                document, spans, sentence_around(passage.text, first, last), "sum.beside", confidence=mention.confidence
            )
            known = found.get((project, yuan))
            told = (*known.evidence, evidence) if known else (evidence,)
            found[project, yuan] = Sum(project, yuan, known.words if known else passage.text[start:end], told)
    return tuple(found.values())


def _sums(
    passage: Passage, projects: Sequence[Mention], resolution: Resolution
) -> list[tuple[Mention, int, int, Decimal]]:
    """Projects with the flow offsets and the yuan of what is said of them."""
    if not projects:
        return []
    text = fold(passage.text)
    masked = mask(passage, projects)
    found = []
    for m in _SUM.finditer(text):
        here = masked.sentence_at(m.start())
        if here is None:
            continue
        near = [p for p in projects if here[0] <= p.start < here[1] and _distance(p, m.start(), m.end()) <= _FAR]
        if near and len({resolution.of[p] for p in near}) == 1:
            closest = min(near, key=lambda p: _distance(p, m.start(), m.end()))
            found.append((closest, m.start(), m.end(), _yuan(m["figure"], m["unit"])))
    return found


def _distance(mention: Mention, start: int, end: int) -> int:
    return max(0, start - mention.end, mention.start - end)


def _yuan(figure: str, unit: str) -> Decimal:
    plain = figure.translate(str.maketrans("０１２３４５６７８９．·", "0123456789..", ",，"))
    return Decimal(plain) * _UNITS[unit]
