"""Histories told in order of time, in running text: the sentences that open with a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import PartialDate, Span
from kg.segment.dates import Context, resolve
from kg.segment.items import (
    SENTENCE_END,
    ChronicleItem,
    inner_heads,
    merge,
    pieces_of,
    read_paragraphs,
    usable,
)

_REMARK = re.compile(r"[（(][^（()）]*[）)]")  # 4月19日（总统） is a heading
_FEW = 4  # dated sentences
_YEARS = 2  # that they speak of
_SHARE = 0.1  # of the sentences
_FINE = 0.25  # of the dates
_IN_ORDER = 0.8  # of the dates


def read_narrative(text: str, stretches: Sequence[Span], *, date: PartialDate | None) -> list[ChronicleItem]:
    """The dated items of a history in the raw ``stretches`` of ``text``; none where it is no such history.

    An item begins behind the date that opens a sentence and goes on to the next one or to the paragraph's end. A text
    is a history where such dates are not few, rise, and go over years: those of a report on an occasion do not, for it
    tells what came before after what is new. What is dated by years alone is the account of a trade, not of events.
    """
    context = Context.of(date)
    items: list[ChronicleItem] = []
    sentences = fine = 0
    for p in read_paragraphs(text, stretches):
        if p.kind != "text":
            continue
        sentences += max(1, len(SENTENCE_END.findall(p.flat)))
        heads = [(at, head) for at, head in ((0, p.head), *inner_heads(p)) if usable(head, True)]
        for (_, head), (end, _) in pairwise([*heads, (len(p.flat), p.head)]):
            assert head.label is not None
            period, context = resolve(head.label, head.printed, context)
            fine += head.label.grain != "year" or head.label.first.part is not None
            if head.body < end and not _REMARK.fullmatch(p.flat, head.body, end):
                items.append(ChronicleItem(period, merge(text, tuple(pieces_of(text, p, head.body, end)))))
    known = [(i.period.start, i.period.end) for i in items if i.period.start and i.period.end]
    rising = sum(a[0] <= b[1] for a, b in pairwise(known))
    enough = len(known) >= _FEW and len(items) >= _SHARE * sentences and len({d.year for d, _ in known}) >= _YEARS
    return items if enough and fine >= _FINE * len(items) and rising >= _IN_ORDER * (len(known) - 1) else []
