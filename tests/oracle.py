"""Gold documents as our own values, so that a stage can be developed and tested on perfect input from the one before.

Reads the annotated documents beside the project where they are at hand (``GOLD``); they are never copied in here.
"""

from __future__ import annotations

import importlib.util
import json
from bisect import bisect_left
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.model import (
    Document,
    Entry,
    Home,
    Kind,
    Mention,
    Page,
    PartialDate,
    PassageRole,
    Period,
    Segmentation,
    Span,
)
from kg.segment.flow import passage

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def scorer() -> ModuleType:
    """The scorer beside the gold, as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stems(part: str = "dev") -> list[Path]:
    """The gold documents of a part, without suffix; of ``dev`` only those with facts."""
    return sorted(
        p.with_suffix("") for p in (GOLD / part).glob("*.ann") if part != "dev" or p.with_suffix(".json").exists()
    )


def load(stem: Path) -> tuple[Document, Segmentation, tuple[Mention, ...], Home, dict[str, Any]]:
    """Document, segmentation by the gold's entries, the gold's mentions, home place, and the gold's facts."""
    text = stem.with_suffix(".txt").read_text("utf-8")
    facts = json.loads(stem.with_suffix(".json").read_text("utf-8"))
    document = Document(stem.name, stem.name + ".txt", "0" * 64, text, (Page(1, None, Span(0, len(text))),))
    starts = [e["offset"] for e in facts["entries"]]
    breaks = {i for i, c in enumerate(text) if c == "\n" and text[max(0, i - 1)] in "。！？；"}
    passages, entries = [], []
    for i, e in enumerate(facts["entries"]):
        end = starts[i + 1] if i + 1 < len(starts) else len(text)
        # the next item's label stands before its offset: cut back to the last sentence end
        while i + 1 < len(starts) and end > starts[i] + 1 and text[end - 1] not in "。！？；;\n":
            end -= 1
        p = passage(f"e{i + 1}", PassageRole.ENTRY, text, [Span(starts[i], end)], breaks=breaks)
        passages.append(p)
        first, last = (date.fromisoformat(e[k]) if e[k] else None for k in ("start", "end"))
        entries.append(Entry(f"entry{i + 1}", Period(first, last, "", "gold"), p.id))
    if not passages:
        passages.append(passage("b1", PassageRole.BODY, text, [Span(0, len(text))], breaks=breaks))
    mentions = []
    for code, start, end, _ in scorer().gold_mentions(stem.with_suffix(".ann").read_text("utf-8")):
        for p in passages:
            i, j = bisect_left(p.offsets, start), bisect_left(p.offsets, end)
            if i < j and p.offsets[0] <= start <= p.offsets[-1]:
                mentions.append(Mention(Kind(code), p.text[i:j], p.id, i, j, p.raw(i, j), "gold"))
    meta = facts["meta"]
    when = PartialDate(meta["year"], meta.get("month"))
    segmentation = Segmentation(None, (), tuple(entries), tuple(passages), (), when)
    return document, segmentation, tuple(mentions), Home(meta["place"], meta["province"], None, "option"), facts
