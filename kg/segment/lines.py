"""Lines of raw text: the unit in which a page's layout is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff〇○\U00020000-\U0003ffff]")
STOPS = "。！？；!?;"  # ends of a sentence
CLOSERS = "”’」』》）)】]\"'"
SPACES = " \t\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff"
_LINE_BREAK = re.compile(
    rf"\n|(?<=[{re.escape(STOPS + CLOSERS)}])[ \u00a0]?(?=\u3000\u3000\S)"
    r"|(?<=\S)[ \u00a0]?(?=\u3000\u3000(?:本[报報刊台網网站]|新[华華]社)[^，。]{0,12}[讯訊电電])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: ``text`` without the white space around it, which ``span`` covers.

    ``flat`` is the text without any white space, ``indent`` the width of the white space before it in half characters,
    ``blank`` whether a blank line stands before it.
    """

    span: Span
    text: str
    flat: str
    indent: int
    blank: bool

    @property
    def width(self) -> float:
        """How wide the line is printed, in Han characters, white space aside.

        ASCII letters and figures count for half; ASCII punctuation stands for full-width one in many dumps.
        """
        return sum(0.5 if c.isascii() and c.isalnum() else 1.0 for c in self.flat)

    @property
    def finished(self) -> bool:
        """Whether a sentence ends at the line's end."""
        if self.flat.endswith(("!!", "！！")):  # dot leaders of a list of contents
            return False
        return self.flat.rstrip(CLOSERS)[-1:] in tuple(STOPS) or self.flat.endswith(("……", "…"))

    @property
    def spaced(self) -> bool:
        """Whether the characters stand apart (``本 期 特 稿``), as in headings."""
        return len(parts := self.text.split()) >= 3 and sum(len(p) == 1 for p in parts) >= len(parts) - 1


def read_lines(text: str, span: Span) -> list[Line]:
    """The lines of a stretch of the text that are not blank, in order.

    Two full-width spaces behind the end of a sentence are the indentation of a paragraph whose line break was lost.
    """
    lines: list[Line] = []
    blank = False
    at = span.start
    for end, after in [
        *((m.start(), m.end()) for m in _LINE_BREAK.finditer(text, span.start, span.end)),
        (span.end, 0),
    ]:
        raw = text[at:end]
        stripped = raw.strip()
        content = stripped.strip(SPACES)
        if content:
            start = at + raw.index(content)
            flat = "".join(c for c in content if not c.isspace() and c not in SPACES)
            indent = sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in text[at:start])
            lines.append(Line(Span(start, start + len(content)), content, flat, indent, blank))
        blank = not content
        at = after
    return lines


def stretches_of(lines: Iterable[Line], text: str) -> tuple[Span, ...]:
    """Raw stretches of lines in reading order: lines with nothing but white space between them are one stretch."""
    spans: list[Span] = []
    for line in lines:
        if (
            spans
            and spans[-1].end <= line.span.start
            and not text[spans[-1].end : line.span.start].strip(SPACES + "\n")
        ):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
    return tuple(spans)


def usual_width(lines: Sequence[Line]) -> float:
    """The width that lines of running text are broken at: the ninetieth percentile of the widths; 0 without lines."""
    widths = sorted(line.width for line in lines)
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0.0


def tokens(line: Line) -> list[tuple[str, Span]]:
    """The words of a line between white space, with a name of two spaced characters (``于 姗``) as one word."""
    found = [
        (m[0], Span(line.span.start + m.start(), line.span.start + m.end())) for m in re.finditer(r"\S+", line.text)
    ]
    joined: list[tuple[str, Span]] = []
    for word, where in found:
        if joined and len(word) == 1 and HAN.match(word) and len(joined[-1][0]) == 1 and HAN.match(joined[-1][0]):
            joined[-1] = (joined[-1][0] + word, Span(joined[-1][1].start, where.end))
        else:
            joined.append((word, where))
    return joined


def word_gaps(lines: Iterable[Line]) -> frozenset[int]:
    """Raw offsets of the line ends, and of the white space between two Chinese words that stand side by side."""
    gaps: set[int] = set()
    for line in lines:
        gaps.add(line.span.end)
        if line.spaced:
            continue
        for (a, _), (b, span) in pairwise(tokens(line)):
            if len(a) > 1 and len(b) > 1 and HAN.match(a[-1]) and HAN.match(b[0]):
                gaps.add(span.start - 1)
    return frozenset(gaps)
