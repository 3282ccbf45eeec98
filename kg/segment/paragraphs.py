"""Which line ends are ends of paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from kg.segment.lines import Line

# what a paragraph begins with: numbers of sections and items, bullets, dates of a chronicle at a line's head
OPENERS = re.compile(
    r"[#*]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节编篇条]"
    r"|[△▲●○■□◆◇★☆▼►·•]|\d{1,2}[.．、](?!\d)"
)
ITEMS = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、]|【")
COMMA = tuple("，,、：:—-（(《“")


def paragraph_ends(lines: Sequence[Line]) -> frozenset[int]:
    """Raw offsets of the line ends (the ``\\n`` behind a line) that end a paragraph, among lines in reading order.

    In text that was broken at a fixed width a line end is a paragraph's end where the line stops short or at a
    sentence's end before an indented line or one that opens with a number or bullet, never within a sentence; in text
    with a paragraph on each line every line end is. Blank lines count unless nearly every line is followed by one.
    """
    if not lines:
        return frozenset()
    spread = sum(line.blank for line in lines) > 0.7 * (len(lines) - 1)
    wrapped = is_wrapped(lines)
    indents = any(abs(a.indent - b.indent) >= 2 for a, b in itertools.pairwise(lines))
    ends: set[int] = set()
    for i, (line, after) in enumerate(itertools.pairwise(lines)):
        if line.flat.endswith(("，", "、")) and not OPENERS.match(after.flat):
            continue  # the sentence goes on, whatever stood between: the end of a page, a blank line
        if (
            (not spread and after.blank)
            or not wrapped
            or _ends(lines, i, indents, first=not i or lines[i - 1].span.end in ends)
        ):
            ends.add(line.span.end)
    return frozenset({*ends, lines[-1].span.end})


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines were broken at a fixed width: among the longest lines at least half stop within a sentence."""
    widths = sorted((line.width for line in lines), reverse=True)
    for rank in (2, len(widths) // 10, len(widths) // 4, len(widths) // 2):
        if rank >= len(widths) or widths[rank] < 6:
            continue
        full = [line for line in lines if 0.85 * widths[rank] <= line.width <= 1.1 * widths[rank]]
        if len(full) >= 3 and sum(not line.finished for line in full) >= 0.5 * len(full):
            return True
    return False


def _ends(lines: Sequence[Line], i: int, indents: bool, *, first: bool) -> bool:
    """Whether a paragraph ends behind line ``i`` of text that is broken at a fixed width.

    ``first`` says that the line begins a paragraph: its indentation may have been lost.
    """
    line, after = lines[i], lines[i + 1]
    after_width = max(x.width for x in lines[i + 1 : i + 3])
    before_width = max((x.width for x in lines[max(0, i - 2) : i]), default=after_width)
    if line.flat.startswith("#") or after.flat.startswith("#"):
        return True
    indented = indents and after.indent >= line.indent + 2
    if line.finished:
        # at full width a sentence may end by chance: then what follows decides
        short = line.width < max(before_width, after_width) - 1.2
        return short or indented or bool(OPENERS.match(after.flat) or ITEMS.match(after.flat))
    if line.flat.endswith(COMMA):
        return False
    short = line.width + (2 if first and not line.indent else 0) < 0.75 * min(before_width, after_width)
    return (
        short
        or (indented and line.width < 0.95 * before_width)
        or bool(OPENERS.match(after.flat) and line.width < before_width - 0.8)
    )
