"""Where a fact is read from: pieces of raw text, page, and the sentence around."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon.confidence import confidence_of, fact_kind, is_measured
from kg.model import Document, Evidence, Kind, Mention, Passage, Span

_ENDS = "。！？；\n"


def evidence_of(
    document: Document, passage: Passage, mentions: Sequence[Mention], rule: str, *, inferred: bool = False
) -> Evidence:
    """The evidence that mentions of one passage give, with the sentence that runs from the first of them to the last.

    ``inferred`` is to be True where a part of the fact is not said but restored. The confidence is that of the rule,
    and no higher than that of the persons' names, which the rule takes as they are. Wrong bounds of posts and bodies
    show in the rule's own share; where that was not measured, theirs count too.
    """
    ordered = sorted(mentions, key=lambda m: m.start)
    weigh_all = not is_measured(fact_kind(rule))
    return evidence_at(
        document,
        tuple(s for m in ordered for s in m.spans),
        sentence_around(passage.text, ordered[0].start, max(m.end for m in ordered)),
        rule,
        inferred=inferred,
        confidence=min((m.confidence for m in ordered if weigh_all or m.kind is Kind.PERSON), default=1.0),
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
    """The evidence that raw pieces of a document give: its page is that of the first. ValueError without pieces.

    ``confidence`` is that of what the fact stands on (the names in it); the fact's own is no higher than what was
    measured of its rule.
    """
    page = document.page_at(spans[0].start) if spans else None
    return Evidence(
        document=document.name,
        spans=spans,
        page=page.number if page else None,
        printed=page.printed if page else None,
        sentence=sentence,
        rule=rule,
        inferred=inferred,
        confidence=min(confidence, confidence_of(fact_kind(rule), rule)),
    )


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the sentences, that hold the flow offsets ``start`` to ``end``, the closing mark included."""
    left = max(text.rfind(c, 0, start) for c in _ENDS) + 1
    right = min((at for c in _ENDS if (at := text.find(c, end)) >= 0), default=len(text) - 1) + 1
    return text[left:right].strip()
