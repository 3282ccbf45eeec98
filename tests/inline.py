"""Sentences with inline tags (``<per>王建国</per>主持会议``) as text and mentions, and as a document of one entry."""

from __future__ import annotations

import re
from datetime import date

from kg.model import (
    Document,
    Entity,
    Entry,
    Kind,
    Mention,
    Page,
    PartialDate,
    PassageRole,
    Period,
    Resolution,
    Segmentation,
    Span,
)
from kg.segment.flow import passage

_TAG = re.compile(r"<(/?)(per|post|org|proj|place)>")


def parse(tagged: str, *, passage_id: str = "e1", offset: int = 0) -> tuple[str, tuple[Mention, ...]]:
    """The text without tags, and the tagged mentions in the order in which they end.

    The text must hold no white space but line breaks that end a paragraph, so that flow offsets are raw offsets less
    ``offset``. ValueError where tags do not pair up.
    """
    text, stack, found, at = "", [], [], 0
    for m in _TAG.finditer(tagged):
        text += tagged[at : m.start()]
        at = m.end()
        if not m[1]:
            stack.append((m[2], len(text)))
            continue
        if not stack or stack[-1][0] != m[2]:
            raise ValueError(f"tag closed that is not open: {m[0]} in {tagged!r}")
        code, start = stack.pop()
        spans = (Span(offset + start, offset + len(text)),)
        found.append(Mention(Kind(code), text[start:], passage_id, start, len(text), spans, "inline"))
    if stack:
        raise ValueError(f"tag left open: {stack[-1][0]} in {tagged!r}")
    return text + tagged[at:], tuple(found)


def document(
    *tagged: str, day: date = date(2021, 5, 8)
) -> tuple[Document, Segmentation, tuple[Mention, ...], Resolution]:
    """A document of one entry for each tagged text, and a resolution in which each name is its own entity's id."""
    text = ""
    entries, passages = [], []
    mentions: list[Mention] = []
    for n, item in enumerate(tagged, 1):
        plain, found = parse(item, passage_id=f"e{n}", offset=len(text))
        span = Span(len(text), len(text) + len(plain))
        text += plain + "\n"
        breaks = {i for i in range(span.start, span.end) if text[i] == "\n"}
        passages.append(passage(f"e{n}", PassageRole.ENTRY, text, [span], breaks=breaks))
        entries.append(Entry(f"entry-{n}", Period(day, day, "8日", "day"), f"e{n}"))
        mentions += found
    own = {(m.kind, m.text): Entity(m.text, m.kind, m.text) for m in mentions}
    return (
        Document("inline", "inline.txt", "0" * 64, text, (Page(1, 7, Span(0, len(text))),)),
        Segmentation(None, (), tuple(entries), tuple(passages), (), PartialDate(day.year, day.month)),
        tuple(mentions),
        Resolution(tuple(own.values()), {m: m.text for m in mentions}),
    )
