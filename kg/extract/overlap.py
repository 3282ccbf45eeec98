"""Which proposals stand where they overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from kg.extract.candidates import Candidate
from kg.extract.view import View
from kg.model import Kind

_SHORTEST_PROJECT = 3  # characters
_ARRIVES = "到来在赴去往、，"


class Standing:
    """Candidates by where they stand, so that those that touch another one are found without looking at all."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        """Take the candidates, in any order; they may overlap."""
        self._candidates = sorted(candidates, key=lambda c: c.start)
        self._starts = [c.start for c in self._candidates]
        self._reach = list(accumulate((c.end for c in self._candidates), max))  # the furthest end up to each

    def touching(self, other: Candidate) -> list[Candidate]:
        """Those that share a character with ``other``."""
        out = []
        i = bisect_left(self._starts, other.end)
        while i > 0 and self._reach[i - 1] > other.start:
            i -= 1
            if self._candidates[i].end > other.start:
                out.append(self._candidates[i])
        return out


def settle(v: View, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The proposals that stand, in order of their start, outer ones first.

    An organisation (or a division) may lie inside the post that it begins; everything else that overlaps is decided:
    a name behind a title before all, then the longer organisation, then the better rule.
    """
    by_kind: dict[Kind, list[Candidate]] = {k: [] for k in Kind}
    for c in candidates:
        by_kind[c.kind].append(c)
    persons = _without_overlap(by_kind[Kind.PERSON])
    sure = Standing(p for p in persons if p.weight >= 0.85)
    organisations = [o for o in by_kind[Kind.ORGANISATION] if all(o.contains(p) for p in sure.touching(o))]
    organisations = _longest(organisations)
    posts = _posts(v, by_kind[Kind.POST], persons, organisations)
    titles, bodies = Standing(posts), Standing(organisations)
    persons = [
        p
        for p in persons
        if not any(t.title_start < p.end for t in titles.touching(p)) and not (p.weight < 0.85 and bodies.touching(p))
    ]
    people = Standing(persons)
    organisations = [o for o in organisations if not people.touching(o)]
    heads = {(t.start, t.title_start) for t in posts if t.title_start > t.start}
    organisations = [
        o for o in organisations if all(o.start == t.start and o.end <= t.title_start for t in titles.touching(o))
    ]
    # an organisation that begins a post stands even where a longer one does not
    have = {(o.start, o.end) for o in organisations}
    organisations += [o for o in by_kind[Kind.ORGANISATION] if (o.start, o.end) in heads and _first(have, o)]
    blocks = Standing([*persons, *organisations, *posts])
    behind = [_behind(v, p, [*people.touching(p), *titles.touching(p)]) for p in by_kind[Kind.PROJECT]]
    projects = [
        p
        for p in _longest([p for p in behind if p.end - p.start >= _SHORTEST_PROJECT])
        if all(p.contains(b) for b in blocks.touching(p))
    ]
    works = Standing(projects)
    organisations = [o for o in organisations if not any(p.contains(o) for p in works.touching(o))]
    blocks = Standing([*organisations, *posts, *projects, *persons])
    places = []
    for p in _longest(by_kind[Kind.PLACE]):
        inside = blocks.touching(p)
        if p.sort == "venue" and all(p.contains(b) and not b.contains(p) for b in inside):
            places.append(p)  # 市委礼堂 holds its organisation
            continue
        if not inside or all((b.start, b.title_start) == (p.start, p.end) and b.kind is Kind.POST for b in inside):
            places.append(p)
    stands = [*persons, *organisations, *posts, *projects, *places]
    return sorted(stands, key=lambda c: (c.start, -c.end, c.kind))


def _behind(v: View, project: Candidate, people: Sequence[Candidate]) -> Candidate:
    """A project without the titled person before its name (市长某某到|某产业园)."""
    start = max((p.end for p in people if project.contains(p)), default=project.start)
    if start == project.start:
        return project
    while start < project.end and v.text[start] in _ARRIVES:
        start += 1
    return replace(project, start=start)


def _first(have: set[tuple[int, int]], o: Candidate) -> bool:
    if (o.start, o.end) in have:
        return False
    have.add((o.start, o.end))
    return True


def _without_overlap(candidates: Sequence[Candidate]) -> list[Candidate]:
    return first_come(sorted(candidates, key=lambda c: (-c.weight, c.start)))


def _longest(candidates: Sequence[Candidate]) -> list[Candidate]:
    return first_come(sorted(candidates, key=lambda c: (c.start - c.end, -c.weight, c.start)))


def first_come(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that share no character with one before them that stands; in order of their start."""
    taken = bytearray(max((c.end for c in candidates), default=0))
    out: list[Candidate] = []
    for c in candidates:
        if taken.find(1, c.start, c.end) < 0:
            taken[c.start : c.end] = b"\1" * (c.end - c.start)
            out.append(c)
    return sorted(out, key=lambda c: c.start)


_JOINT = "、，和兼及"


def _posts(
    v: View, posts: Sequence[Candidate], persons: Sequence[Candidate], organisations: Sequence[Candidate]
) -> list[Candidate]:
    """Posts that stand: free ones, ones with an organisation, and others beside a name or in a list with such a one."""
    bodies = Standing(organisations)
    starts = {p.start for p in persons}
    ends = {p.end for p in persons}
    kept: list[Candidate] = []
    left: list[Candidate] = []
    following: set[int] = set()
    for t in sorted(posts, key=lambda t: -t.start):
        over = bodies.touching(t)
        if any(o.contains(t) and o.end > t.end for o in over):
            if not (t.title_start > t.start):
                continue
            if any(o.start < t.start or (o.end > t.title_start and o.end > t.end) for o in over):
                continue
        beside = t.end in starts or t.start in ends
        joined = t.end < len(v.text) and v.text[t.end] in _JOINT and t.end + 1 in following
        if t.rule == "post-owned" and not beside:
            continue
        if t.rule in ("post-bound", "post-named") and not (beside or joined):
            left.append(t)
            continue
        kept.append(t)
        following.add(t.start)
    leading = {t.end for t in kept}
    for t in sorted(left, key=lambda t: t.start):  # 书记、常委、委员职务
        if t.rule == "post-bound" and t.start > 0 and v.text[t.start - 1] in _JOINT and t.start - 1 in leading:
            kept.append(t)
            leading.add(t.end)
    return sorted(kept, key=lambda t: t.start)
