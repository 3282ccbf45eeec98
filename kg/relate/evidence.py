"""Where a fact is read from: pieces of raw text, page, and the sentence around."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Document, Evidence, Mention, Passage, Span

_ENDS = "。！？；\n"


def evidence_of(
    document: Document, passage: Passage, mentions: Sequence[Mention], rule: str, *, inferred: bool = False
) -> Evidence:
    """The evidence that mentions of one passage give, with the sentence that runs from the first of them to the last.

    ``inferred`` is to be True where a part of the fact is not said but restored.
    """
    ordered = sorted(mentions, key=lambda m: m.start)
    return evidence_at(
        document,
        tuple(s for m in ordered for s in m.spans),
        sentence_around(passage.text, ordered[0].start, max(m.end for m in ordered)),
        rule,
        inferred=inferred,
        confidence=min(m.confidence for m in ordered),
    )


def evidence_at(
    document: Document,
    spans: tuple[Span, ...],
    sentence: str,
    rule: str,
    *,
    inferred: bool = False,
    confidence: float = 1.0,
) -> Evidence:
    """The evidence that raw pieces of a document give: its page is that of the first. ValueError without pieces."""
    page = document.page_at(spans[0].start) if spans else None
    return Evidence(
        document=document.name,
        spans=spans,
        page=page.number if page else None,
        printed=page.printed if page else None,
        sentence=sentence,
        rule=rule,
        inferred=inferred,
        confidence=confidence,
    )


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the sentences, that hold the flow offsets ``start`` to ``end``, the closing mark included."""
    left = max(text.rfind(c, 0, start) for c in _ENDS) + 1
    right = min((at for c in _ENDS if (at := text.find(c, end)) >= 0), default=len(text) - 1) + 1
    return text[left:right].strip()
