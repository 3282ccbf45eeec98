"""When tenures began and ended, as far as sightings, appointments and removals bound it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Bounds, Evidence, Period, Segmentation, Tenure, TenureStatus


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A tenure told of on a day from ``first`` to ``last``; ``first`` is None where only a later bound is certain."""

    status: TenureStatus
    first: date | None
    last: date


def with_bounds(tenures: Sequence[Tenure], segmentation: Segmentation) -> tuple[Tenure, ...]:
    """The tenures with the days between which each began and ended.

    All that is said of the same person in the same post counts, whatever its status: an appointment dates the
    beginning, a removal the end, a sighting in office (being named with the post) says that it had begun and had not
    ended, a former office that it had ended. The day is that of the chronicle's item; an article says no more than
    that it was so when the issue came out, so it bounds from above alone. Bounds that contradict each other are left
    open.
    """
    when = _dates(segmentation)
    seen: dict[tuple[str, str, str], list[_Sighting]] = defaultdict(list)
    for t in tenures:
        seen[_key(t)] += [s for e in t.evidence if (s := _sighting(t, e, when(e.spans[0].start))) is not None]
    return tuple(replace(t, bounds=bounds_of(seen[_key(t)])) for t in tenures)


def bounds_of(sightings: Iterable[_Sighting]) -> Bounds:
    """What sightings say together."""
    by: dict[TenureStatus, list[_Sighting]] = defaultdict(list)
    for s in sightings:
        by[s.status].append(s)
    office = [*by[TenureStatus.HELD], *by[TenureStatus.ACTING]]
    taken, left, former = by[TenureStatus.APPOINTED], by[TenureStatus.ENDED], by[TenureStatus.FORMER]
    began = min((s.last for s in (*taken, *office, *left, *former)), default=None)
    first = min((s.first for s in taken if s.first), default=None)
    if first is not None and began is not None and first > began:  # seen in office before the appointment told of
        first = None
    ended = min((s.last for s in (*left, *former)), default=None)
    last = max((s.first for s in (*left, *office, *taken) if s.first), default=None)
    if ended is not None and last is not None and last > ended:  # back in office, or a contradiction
        ended = last = None
    return Bounds(first, began, last, ended)


def _key(t: Tenure) -> tuple[str, str, str]:
    return t.person, t.post, t.title


def _sighting(tenure: Tenure, evidence: Evidence, when: tuple[date | None, date] | None) -> _Sighting | None:
    if when is None:
        return None
    return _Sighting(_told(tenure.status, evidence.rule), *when)


def _told(status: TenureStatus, rule: str) -> TenureStatus:
    """What one piece of evidence says of a tenure that other pieces say was taken or given up."""
    if status is TenureStatus.APPOINTED and rule != "tenure.appointed":
        return TenureStatus.HELD
    if status is TenureStatus.ENDED and rule != "tenure.dismissed":
        return TenureStatus.FORMER
    return status


def _dates(segmentation: Segmentation) -> Callable[[int], tuple[date | None, date] | None]:
    """First and last day that are told of at a raw offset: of the item there, else of the publication; else None."""
    periods = {entry.passage: entry.period for entry in segmentation.entries}
    stretches = sorted((s.start, s.end, periods.get(p.id)) for p in segmentation.passages for s in p.stretches)
    starts = [s[0] for s in stretches]
    published = segmentation.date.last() if segmentation.date else None

    def at(offset: int) -> tuple[date | None, date] | None:
        i = bisect_right(starts, offset) - 1
        period: Period | None = stretches[i][2] if i >= 0 and offset < stretches[i][1] else None
        if period is None:
            return (None, published) if published else None
        if period.start and period.end:
            return period.start, period.end
        return (period.within.first(), period.within.last()) if period.within else None

    return at
