"""Which proposals stand where they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.candidates import Candidate
from kg.extract.view import View
from kg.model import Kind


def settle(v: View, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The proposals that stand, in order of their start, outer ones first.

    An organisation (or a division) may lie inside the post that it begins; everything else that overlaps is decided:
    a name behind a title before all, then the longer organisation, then the better rule.
    """
    by_kind: dict[Kind, list[Candidate]] = {k: [] for k in Kind}
    for c in candidates:
        by_kind[c.kind].append(c)
    persons = _without_overlap(by_kind[Kind.PERSON])
    sure = [p for p in persons if p.confidence >= 0.85]
    organisations = [o for o in by_kind[Kind.ORGANISATION] if not any(_crosses(o, p) for p in sure)]
    organisations = _longest(organisations)
    posts = _posts(v, by_kind[Kind.POST], persons, organisations)
    persons = [
        p
        for p in persons
        if not any(p.overlaps(t) and t.title_start < p.end for t in posts)
        and not (p.confidence < 0.85 and any(o.overlaps(p) for o in organisations))
    ]
    organisations = [o for o in organisations if not any(o.overlaps(p) for p in persons)]
    heads = {(t.start, t.title_start) for t in posts if t.title_start > t.start}
    organisations = [
        o
        for o in organisations
        if not any(o.overlaps(t) and not (o.start == t.start and o.end <= t.title_start) for t in posts)
    ]
    # an organisation that begins a post stands even where a longer one does not
    have = {(o.start, o.end) for o in organisations}
    organisations += [o for o in by_kind[Kind.ORGANISATION] if (o.start, o.end) in heads - have and _first(have, o)]
    blocks = [*persons, *organisations, *posts]
    projects = [p for p in _longest(by_kind[Kind.PROJECT]) if not any(_crosses(p, b) for b in blocks)]
    organisations = [o for o in organisations if not any(p.contains(o) and p != o for p in projects)]
    places = []
    for p in _longest(by_kind[Kind.PLACE]):
        if p.sort == "venue" and not any(
            _crosses(p, b) or b.contains(p) for b in (*organisations, *posts, *projects, *persons)
        ):
            places.append(p)  # 市委礼堂 holds its organisation
            continue
        inside = [b for b in (*organisations, *posts, *projects, *persons) if b.overlaps(p)]
        if not inside or all((b.start, b.title_start) == (p.start, p.end) and b.kind is Kind.POST for b in inside):
            places.append(p)
    stands = [*persons, *organisations, *posts, *projects, *places]
    return sorted(stands, key=lambda c: (c.start, -c.end, c.kind))


def _first(have: set[tuple[int, int]], o: Candidate) -> bool:
    if (o.start, o.end) in have:
        return False
    have.add((o.start, o.end))
    return True


def _crosses(a: Candidate, b: Candidate) -> bool:
    return a.overlaps(b) and not a.contains(b)


def _without_overlap(candidates: Sequence[Candidate]) -> list[Candidate]:
    out: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (-c.confidence, c.start)):
        if not any(c.overlaps(o) for o in out):
            out.append(c)
    return sorted(out, key=lambda c: c.start)


def _longest(candidates: Sequence[Candidate]) -> list[Candidate]:
    out: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (c.start - c.end, -c.confidence, c.start)):
        if not any(c.overlaps(o) for o in out):
            out.append(c)
    return sorted(out, key=lambda c: c.start)


_JOINT = "、，和兼及"


def _posts(
    v: View, posts: Sequence[Candidate], persons: Sequence[Candidate], organisations: Sequence[Candidate]
) -> list[Candidate]:
    """Posts that stand: free ones, ones with an organisation, and others beside a name or in a list with such a one."""
    starts = {p.start for p in persons}
    ends = {p.end for p in persons}
    kept: list[Candidate] = []
    left: list[Candidate] = []
    following: set[int] = set()
    for t in sorted(posts, key=lambda t: -t.start):
        if any(o.contains(t) and o.end > t.end and o.start <= t.start for o in organisations):
            if not (t.title_start > t.start):
                continue
            if any(
                o.start < t.start or (o.end > t.title_start and o.end > t.end) for o in organisations if o.overlaps(t)
            ):
                continue
        beside = t.end in starts or t.start in ends
        joined = t.end < len(v.text) and v.text[t.end] in _JOINT and t.end + 1 in following
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
