"""Documents without the frame of an issue: a bare chronicle, a book with a chronicle in it, a report, an article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.lexicon.frame import frame_words
from kg.model import Entry, PartialDate, Passage, PassageRole, Span
from kg.segment.chronicle import ChronicleItem, looks_like_chronicle, read_chronicle, read_occasion
from kg.segment.flow import passage
from kg.segment.lines import HAN, Line, read_lines, stretches_of
from kg.segment.narrative import read_narrative
from kg.segment.paragraphs import paragraph_ends

HEADING = re.compile(r"(#{1,6})\s*(\S.*)$")
# a date label, bullet or bracket that stands before a chronicle's item: not a text of its own
LABEL = re.compile(
    r"[\d\s年月日号至到和、，,.．·()（）〔〕\[\]【】—~～\-－:：△▲●○◆■□★☆*#一二三四五六七八九十〇零元初廿卅正冬腊上中下旬是同当本近春夏秋冬季末底间周星期次翌该該當农農历曆闰閏民国國光绪緒宣统統公西前后後左右起曰]*"
)
LONG = 20_000  # a heading's text that is longer is cut at paragraph ends, so that no passage grows beyond all measure


@dataclass(slots=True)
class Parts:
    """Passages and entries as they are collected; ids are given in the order of collection."""

    text: str
    passages: list[Passage] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def add(self, role: PassageRole, stretches: Iterable[Span], breaks: frozenset[int] = frozenset()) -> str | None:
        """A passage of the stretches; its id, or None where they hold no text."""
        # the line end behind a stretch belongs to it where it ends a paragraph (before a page's end, a running head)
        whole = [
            Span(s.start, s.end + 1) if s.end in breaks and self.text[s.end : s.end + 1].isspace() else s
            for s in stretches
        ]
        made = passage(f"p{len(self.passages) + 1}", role, self.text, whole, breaks=breaks)
        if not made.text:
            return None
        self.passages.append(made)
        return made.id

    def add_items(
        self, items: Sequence[ChronicleItem], breaks: frozenset[int], article: str | None = None
    ) -> list[str]:
        """Entries and their passages of a chronicle's items; the ids of the passages."""
        ids = []
        for item in items:
            if id := self.add(PassageRole.ENTRY, item.stretches, breaks):
                self.entries.append(Entry(f"entry{len(self.entries) + 1}", item.period, id, article))
                ids.append(id)
        return ids

    def add_rest(
        self, stretches: Sequence[Span], taken: Sequence[Span], breaks: frozenset[int], *, titled: bool = False
    ) -> None:
        """BODY passages of what is left without ``taken``; unless ``titled``, a short first line is the title."""
        rest = without(stretches, taken, self.text) if taken else stretches
        first = not titled
        for stretch in rest:
            lines = read_lines(self.text, stretch)
            if taken:
                lines = [line for line in lines if not LABEL.fullmatch(line.text)]
            if first and lines and len(lines[0].flat) <= 40 and not lines[0].finished and lines[0].span.end in breaks:
                self.add(PassageRole.TITLE, [lines[0].span])
                lines = lines[1:]
            first = False
            block: list[Line] = []
            size = 0
            for line in lines:
                block.append(line)
                size += len(line.text)
                if size > LONG and line.span.end in breaks:
                    self.add(PassageRole.BODY, stretches_of(block, self.text), breaks)
                    block, size = [], 0
            self.add(PassageRole.BODY, stretches_of(block, self.text), breaks)


def read_plain(text: str, lines: Sequence[Line], *, date: PartialDate | None) -> Parts:
    """Passages and entries of a document without a frame; ``lines`` are its lines without page furniture.

    Everything in the lines is in exactly one passage, but for date labels and bullets of chronicles.
    """
    parts = Parts(text)
    for section, chronicle in _sections(text, lines):
        stretches = stretches_of(section, text)
        breaks = paragraph_ends(section)
        if chronicle or (chronicle is None and looks_like_chronicle(text, stretches)):
            items = read_chronicle(text, stretches, date=date)
        elif chronicle is None:
            items = _read_told(text, stretches, date)
        else:
            items = []
        parts.add_items(items, breaks)
        taken = [s for item in items for s in item.stretches]
        parts.add_rest(stretches, taken, breaks, titled=section is not lines and section[0] is not lines[0])
    return parts


def _read_told(text: str, stretches: Sequence[Span], date: PartialDate | None) -> list[ChronicleItem]:
    """The occasions of a report, or the dated items of a history that begins before all else it tells of."""
    occasions = read_occasion(text, stretches, date=date)
    told = read_narrative(text, stretches, date=date)
    first = occasions[0].period.start if occasions else None
    if occasions and (first is None or not told or told[0].period.start is None or first > told[0].period.start):
        return occasions
    return told


def _sections(text: str, lines: Sequence[Line]) -> list[tuple[Sequence[Line], bool | None]]:
    """The whole document, or a book's parts: (lines, whether it is a chronicle; None where that is to be found out)."""
    heads = [(i, len(m[1]), m[2]) for i, line in enumerate(lines) if (m := HEADING.match(line.text))]
    chronicles = [(i, level) for i, level, title in heads if is_chronicle_title(title)]
    if not chronicles or sum(level <= chronicles[0][1] for _, level, _ in heads) < 2:
        return [(lines, None)]
    sections: list[tuple[Sequence[Line], bool | None]] = []
    at = 0
    for start, level in chronicles:
        if start < at:
            continue
        end = next((i for i, other, _ in heads if i > start and other <= level), len(lines))
        sections += [*_cut(lines, at, start, heads), (lines[start:end], True)]
        at = end
    return [s for s in [*sections, *_cut(lines, at, len(lines), heads)] if s[0]]


def _cut(
    lines: Sequence[Line], start: int, end: int, heads: Sequence[tuple[int, int, str]]
) -> list[tuple[Sequence[Line], bool | None]]:
    cuts = [start, *(i for i, _, _ in heads if start < i < end), end]
    return [(lines[a:b], False) for a, b in itertools.pairwise(cuts) if a < b]


def is_chronicle_title(title: str) -> bool:
    """Whether a heading announces a chronicle (大事记, 大事年表)."""
    return (
        "".join(title.split())
        .rstrip("0123456789（）()年月—-～、一二三四五六七八九十")
        .endswith(frame_words().chronicle_headings)
    )


def without(stretches: Sequence[Span], taken: Sequence[Span], text: str) -> list[Span]:
    """What is left of the stretches without those taken, where it is more than labels of dates and bullets."""
    cuts = sorted(taken)
    rest: list[Span] = []
    i = 0
    for s in stretches:
        at = s.start
        while i > 0 and cuts[i - 1].end > at:
            i -= 1
        while i < len(cuts) and cuts[i].start < s.end:
            if cuts[i].start > at:
                rest.append(Span(at, cuts[i].start))
            at = max(at, cuts[i].end)
            i += 1
        if at < s.end:
            rest.append(Span(at, s.end))
    return [r for r in rest if HAN.search(text, r.start, r.end) and not LABEL.fullmatch(text, r.start, r.end)]
