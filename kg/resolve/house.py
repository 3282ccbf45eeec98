"""The body whose organ a publication is (a university, an enterprise), read from the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicon.places import gazetteer
from kg.lexicon.script import fold
from kg.model import Document, Kind, Mention, Segmentation
from kg.resolve.home import first_lines

_LEVEL = r"(?<![㐀-鿿])(?:省|市|县|区|州|盟|旗|地)(?:委|政府|人大|政协|长|领导)"
_ACTS = r"(?:党委|党组|纪委|工会|团委|领导|董事会|召开|举行|举办|决定|全体|第.{1,4}[届次])"


@dataclass(frozen=True, slots=True)
class _Sort:
    """How publications of one sort of house name it: ``speaks`` matches bare words, ``name`` its name in full."""

    speaks: re.Pattern[str]
    name: re.Pattern[str]
    local: re.Pattern[str]  # names that are a house's only with a division in front: else a faculty, a workshop
    least: int  # mentions: a company's partners are named almost as often as itself


_SORTS = (
    _Sort(
        re.compile(
            rf"我校|本校|全校|我院|校(?:党委|领导|纪委|行政|务委员会|庆|友|名)|(?<![㐀-鿿])(?:学校{_ACTS}|校长)"
        ),
        re.compile(r".{2,}?(?:大学|学院|学校|专科学校|中学)(?![生城路附])"),
        re.compile(r"(?:学院|学校|中学)$"),
        2,
    ),
    _Sort(
        re.compile(rf"我(?:公司|集团|厂|矿|局)|(?<![㐀-鿿])(?:集团公司|总公司|集团|公司|全厂|全矿|厂|矿){_ACTS}"),
        re.compile(r"(?!集团|总公司).{2,}?(?:公司|集团(?!.*公司)|[厂矿])"),
        re.compile(r"[厂矿]$"),
        3,
    ),
)
_TITLE_LINE = 60  # characters of a line that are looked at
_TITLE = re.compile(
    r"(?P<name>[㐀-鿿（）()]{2,20}(?:大学|学院|学校|中学|公司|集团|厂|矿|医院))(?:校史|院史|厂史)?(?:大事记|年鉴|志|通讯|简报)"
)


def find_house(document: Document, segmentation: Segmentation, mentions: Sequence[Mention]) -> str | None:
    """The full name of the university, school or enterprise whose publication a document is; None where it is none.

    A title says it (甲大学大事记). Otherwise a document that speaks of a house by bare words (我校, 校党委) more often
    than of a division's organs (市委, 县政府) is the one's that it names at least twice (a company three times), and
    twice as often as any other of its sort in China.
    """
    for line in [a.title for a in segmentation.articles] + first_lines(document.text):
        told = _TITLE.match(fold(line[:_TITLE_LINE]))
        if told:
            return line[: told.end("name")]
    texts = [fold(p.text) for p in segmentation.passages]
    divisions = sum(len(re.findall(_LEVEL, t)) for t in texts)
    spoken = [sum(len(s.speaks.findall(t)) for t in texts) for s in _SORTS]
    most = max(spoken)
    if most <= divisions or spoken.count(most) > 1:
        return None
    return _elected(_SORTS[spoken.index(most)], mentions)


def _elected(sort: _Sort, mentions: Sequence[Mention]) -> str | None:
    votes: Counter[str] = Counter()
    for m in mentions:
        if m.kind is not Kind.ORGANISATION:
            continue
        found = sort.name.match(fold(m.text))
        name = m.text[: found.end()] if found else ""
        if name and (not sort.local.search(fold(name)) or _leading(name)):
            votes[name] += 1
    longest = {name: name for name in votes}  # a name -> the same with the country or city in front
    for name in votes:
        for tail in (name[cut:] for cut in range(1, len(name))):
            if tail in longest:
                longest[tail] = max(longest[tail], name, key=lambda x: (len(x), x))
    merged: Counter[str] = Counter()
    for name, n in votes.items():
        merged[longest[name]] += n
    ranked = sorted(((name, n) for name, n in merged.items() if not _is_abroad(name)), key=lambda x: (-x[1], x[0]))
    if not ranked or ranked[0][1] < sort.least or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def _is_abroad(name: str) -> bool:
    found = _leading(name)
    return bool(found) and all(level in ("country", "abroad") for level in found)


def _leading(name: str) -> tuple[str, ...]:
    """The levels of the longest place name that a name begins with."""
    table = gazetteer()
    for end in range(min(8, len(name) - 1), 1, -1):
        levels = tuple(d.level for d in table.find(name[:end]))
        if levels:
            return levels
    return ()
