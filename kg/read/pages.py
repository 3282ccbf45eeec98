"""Pages of a flipbook's text dump, and the numbers that are printed on them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from kg.model import Page, Span

MARKER = re.compile(r"^[ \t\u3000\ufeff]*第[ \t]*(\d{1,4})[ \t]*页[ \t\u3000]*$", re.MULTILINE)
NUMBER = re.compile(r"^[\s·•—\-~–.|/]*(\d(?:[ \t]?\d){0,3})[\s·•—\-~–.|/]*$")
EDGE = 3  # so many lines at a page's head and at its foot may hold the number


def find_pages(text: str) -> tuple[Page, ...]:
    """The pages of a text: from one marker line ``第N页`` to the next, or one page for a text without markers.

    What stands before the marker of page 1 belongs to no page; what stands before a first marker of another number is
    the page before. A page's span begins with its marker line.
    """
    markers = list(MARKER.finditer(text))
    numbers = [int(m[1]) for m in markers]
    if not markers or numbers != sorted(set(numbers)):
        return (Page(1, None, Span(0, len(text))),)
    starts = [m.start() for m in markers]
    bodies = [m.end() for m in markers]
    if numbers[0] > 1 and text[: starts[0]].strip():
        numbers, starts, bodies = [numbers[0] - 1, *numbers], [0, *starts], [0, *bodies]
    ends = [*starts[1:], len(text)]
    printed = printed_numbers(numbers, [_edge_numbers(text[body:end]) for body, end in zip(bodies, ends, strict=True)])
    return tuple(Page(n, p, Span(s, e)) for n, p, s, e in zip(numbers, printed, starts, ends, strict=True))


def printed_numbers(numbers: Sequence[int], candidates: Sequence[Sequence[int]]) -> list[int | None]:
    """The printed number of each page, from the page numbers in the file and the lone numbers at each page's edges.

    A lone number counts where a page at most three further has one at the same distance from its own number. Pages
    between two counted ones of one distance get theirs by it, and so do those before the first, down to 1; pages
    behind the last one stay without.
    """
    found: dict[int, int] = {}  # index of the page -> file number minus printed number
    for i, mine in enumerate(candidates):
        for value in mine:
            shift = numbers[i] - value
            near = [j for j in range(max(0, i - 3), min(len(numbers), i + 4)) if j != i]
            if any(numbers[j] - v == shift for j in near for v in candidates[j]):
                found[i] = shift
    printed: list[int | None] = [numbers[i] - found[i] if i in found else None for i in range(len(numbers))]
    known = sorted(found)
    for a, b in itertools.pairwise(known):
        if found[a] == found[b]:
            for i in range(a + 1, b):
                printed[i] = numbers[i] - found[a]
    for i in range(known[0] if known else 0):
        guess = numbers[i] - found[known[0]]
        printed[i] = guess if guess >= 1 else None
    return printed


def _edge_numbers(body: str) -> list[int]:
    lines = [line for line in body.split("\n") if line.strip()]
    # the last page of a web page's dump is followed by the web page's tail: there the foot is not at the end
    edge = lines[:EDGE] + lines[EDGE:][-EDGE:] if "{{" not in body else lines
    return [int(re.sub(r"\s", "", m[1])) for line in edge if (m := NUMBER.match(line))]
