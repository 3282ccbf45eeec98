"""When tenures began and ended, as far as sightings, appointments and removals bound it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kg.model import Bounds, Evidence, Segmentation, Tenure, TenureStatus
from kg.relate.dating import Chronology, Told
from kg.resolve.identity import stable_id

_SOON = 183  # days between an appointment and the issue of a periodical that names the one appointed by the post
_PAST = (TenureStatus.ENDED, TenureStatus.FORMER)


def with_bounds(tenures: Sequence[Tenure], segmentation: Segmentation) -> tuple[Tenure, ...]:
    """The tenures with the days between which each began and ended.

    All that is said of the same person in the same post counts, whatever its status: an appointment dates the
    beginning, a removal the end, a sighting in office (being named with the post) says that it had begun and had not
    ended, a former office that it had ended. The days are those that ``Chronology`` tells: of the date in the clause,
    of the chronicle's item, or of the publication.
    """
    chronology = Chronology(segmentation.passages, segmentation.entries, segmentation.date)
    tenures = _parted(tenures, chronology)
    told: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for t in tenures:
        told[_key(t)] += [said for e in t.evidence for said in chronology.told(t, e)]
    return tuple(replace(t, bounds=bounds_of(told[_key(t)], past=t.status in _PAST)) for t in tenures)


def _parted(tenures: Sequence[Tenure], chronology: Chronology) -> list[Tenure]:
    """The tenures with what is told of periods that had ended then taken for former offices: 1986年至1990年任…."""
    parted: dict[str, Tenure] = {}
    for t in tenures:
        over = () if t.status in _PAST else tuple(e for e in t.evidence if chronology.is_over(t, e))
        if over:
            rest = tuple(e for e in t.evidence if e not in over)
            past = stable_id("tenure", t.person, t.post, t.title, "past")
            pieces = [replace(t, status=_status(t, rest), evidence=rest)] if rest else []
            pieces.append(replace(t, id=past, status=TenureStatus.FORMER, evidence=over))
        else:
            pieces = [t]
        for piece in pieces:
            known = parted.get(piece.id)
            evidence = (*known.evidence, *piece.evidence) if known else piece.evidence
            ended = known is not None and TenureStatus.ENDED in (known.status, piece.status)
            status = TenureStatus.ENDED if ended else piece.status
            parted[piece.id] = replace(piece, status=status, evidence=evidence)
    return list(parted.values())


def _status(t: Tenure, evidence: Sequence[Evidence]) -> TenureStatus:
    """The status of a tenure by some of its evidence."""
    taken = any(e.rule in ("tenure.appointed", "tenure.career") for e in evidence)
    return TenureStatus.HELD if t.status is TenureStatus.APPOINTED and not taken else t.status


def bounds_of(told: Iterable[Told], *, past: bool = False) -> Bounds:
    """What all that is said says together; ``past`` is whether it is asked of an office given up.

    An appointment bounds the beginning from below only where nothing else that is said of the office is, or may be, of
    an earlier day. Someone seen in office after its end has come back: the office given up ended then, the one held
    did not; other contradictions are left open.
    """
    by: dict[TenureStatus, list[Told]] = defaultdict(list)
    for s in told:
        by[s.status].append(s)
    taken, left, former = by[TenureStatus.APPOINTED], by[TenureStatus.ENDED], by[TenureStatus.FORMER]
    office = [*by[TenureStatus.HELD], *by[TenureStatus.ACTING], *taken]
    began = min((s.last for s in (*office, *left, *former) if s.last), default=None)
    first = min((s.first for s in taken if s.first), default=None)
    if first and any(_may_be_before(s, first) for s in office):
        first = None
    if first and began and first > began:  # seen in office before the appointment told of
        first = None
    ended = min((s.last for s in (*left, *former) if s.last), default=None)
    last = max((s.first for s in (*left, *office) if s.first), default=None)
    if ended is not None and last is not None and last > ended:
        if not past:
            return Bounds(first, began, last, None)
        last = max((s.first for s in (*left, *office) if s.first and s.first <= ended), default=None)
    return Bounds(first, began, last, ended)


def _may_be_before(told: Told, first: date) -> bool:
    """Whether what is said may be of an earlier day than an appointment's.

    So may everything without a day of its own, but for a post named in an article that came out soon after the
    appointment: it is of what was so as the issue was written.
    """
    if told.goes_on:
        return True
    soon = told.last is not None and (told.last - first).days <= _SOON
    return told.first is None and (told.status is TenureStatus.APPOINTED or not soon)


def _key(t: Tenure) -> tuple[str, str, str]:
    return t.person, t.post, t.title
