"""Where the titles of the list of contents stand in the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.segment.bylines import looks_like_author
from kg.segment.contents import SLASHES, Item
from kg.segment.lines import Line
from kg.segment.sheets import Sheet, running_form


@dataclass(frozen=True, slots=True)
class Place:
    """Where a title stands: page and lines, how many lines of the item's ``before`` belong to it, and how well it fits.

    ``author`` is what the item's line holds behind the title.
    """

    sheet: int
    start: int
    end: int
    used: int
    score: float
    author: str


def place_titles(items: Sequence[Item], sheets: Sequence[Sheet], frame: Sequence[int]) -> list[Place | None]:
    """For each item the lines of the body that print its title, on its page where page numbers are known.

    ``frame`` are the pages that hold no article. White space, punctuation and cut-off last characters do not matter.
    """
    running = _running(sheets, frame)
    by_number: dict[int, list[int]] = {}
    for i, sheet in enumerate(sheets):
        if i not in frame and sheet.page.printed is not None:
            by_number.setdefault(sheet.page.printed, []).append(i)
    everywhere = [i for i in range(len(sheets)) if i not in frame]
    places: list[Place | None] = []
    for item in items:
        here = by_number.get(item.page, [])
        near = [j for n in (item.page - 1, item.page + 1) for j in by_number.get(n, [])]
        place = _best(item, sheets, running, here, 0.8) or _best(item, sheets, running, near, 0.9)
        if place is None and not by_number:
            place = _best(item, sheets, running, everywhere, 0.9)
        places.append(place)
    return places


def readings(item: Item) -> list[tuple[str, int, str]]:
    """What the title may be: (text, lines of ``before`` in it, author), from the longest to the shortest."""
    rests = [(item.rest, item.author)]
    if not item.author and item.rest:
        words = SLASHES.split(item.rest) if SLASHES.search(item.rest) else item.rest.split()
        joint = "/" if SLASHES.search(item.rest) else " "
        rests += [(joint.join(words[:-n]), joint.join(words[-n:])) for n in (1, 2, 3) if len(words) > n]
    return [
        ("".join(line.text for line in item.before[len(item.before) - used :]) + rest, used, author)
        for used in range(min(3, len(item.before)), -1, -1)
        for rest, author in rests
        if used or rest
    ]


def _running(sheets: Sequence[Sheet], frame: Sequence[int]) -> frozenset[str]:
    """What looks like a running head: it stands at the edge of several pages, or with its characters spaced."""
    seen: Counter[str] = Counter()
    for s, sheet in enumerate(sheets):
        if s not in frame:
            seen.update({running_form(line) for i, line in enumerate(sheet.lines) if sheet.in_zone(i)})
    spaced = {
        running_form(line) for sheet in sheets for i, line in enumerate(sheet.lines) if sheet.in_zone(i) and line.spaced
    }
    return frozenset(spaced | {form for form, n in seen.items() if n >= 2})


def _best(
    item: Item, sheets: Sequence[Sheet], running: frozenset[str], where: Sequence[int], least: float
) -> Place | None:
    best: Place | None = None
    for title, used, author in readings(item):
        wanted = _bare(title)
        if len(wanted) < 2:
            continue
        signed = looks_like_author(author)
        for s in where:
            lines = sheets[s].lines
            for start, end, found in _windows(lines, len(wanted)):
                if end - start > 1 and any(running_form(lines[i]) in running for i in (start, end - 1)):
                    continue
                score = likeness(wanted, found) + (0.02 if signed else 0.0)
                if score >= least and (best is None or score > best.score):
                    best = Place(s, start, end, used, score, author)
    return best


def _windows(lines: Sequence[Line], length: int) -> list[tuple[int, int, str]]:
    bare = [_bare(line.text) if len(line.flat) <= length + 8 else "" for line in lines]
    found = []
    for start in range(len(lines)):
        joined = ""
        for end in range(start + 1, min(start + 4, len(lines)) + 1):
            if not bare[end - 1] or len(joined := joined + bare[end - 1]) > length * 1.25 + 3:
                break
            if len(joined) >= 0.8 * length - 1:
                found.append((start, end, joined))
    return found


def likeness(wanted: str, found: str) -> float:
    """How well a title that is found fits one that is wanted, which may have lost its last characters: 0 to 1."""
    if wanted == found:
        return 1.0
    if found.startswith(wanted) and len(found) - len(wanted) <= max(2, 0.2 * len(wanted)) and len(wanted) >= 5:
        return 0.97
    if len(wanted) < 6 or abs(len(wanted) - len(found)) > 3:
        return 0.0
    return 0.96 * SequenceMatcher(None, wanted, found, autojunk=False).ratio()


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
