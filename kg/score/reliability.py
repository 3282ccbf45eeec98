"""Whether confidences mean what they say: shares of right findings by confidence and by rule.

A finding is one mention, or one source of a fact: of a hold, of a person's part in an entry (with all its roles), of an
entry's place, organisation or project, of an entry's type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.confidence import ANY, Key, confidence_of
from kg.score.compare import accepted, paired, right_mentions, same_names
from kg.score.facts import Annotated, Facts, Item, Source
from kg.score.measure import Measured

PRIOR = 8  # findings' worth of the kind's own share that each rule's share is drawn to: a rule seen twice says little
MOST = 0.999  # nothing is certain
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)  # where bins of confidence begin


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finding: its kind (``keys[0][0]``) and rule first among what its confidence is put together from."""

    keys: tuple[Key, ...]
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """How often a rule was right among ``n`` findings, and the confidence that follows."""

    n: int
    right: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings with a confidence from ``low`` up to the next bin's."""

    low: float
    n: int
    mean: float
    share: float


def outcomes(measured: Measured) -> Iterator[Outcome]:
    """The findings of one document that the annotation can tell to be right or wrong."""
    gold, found = measured.gold, measured.found
    for tag, right in right_mentions(gold, found):
        yield Outcome(((tag.kind, tag.rule),), tag.confidence, right)
    if gold.facts.holds is not None:
        key = accepted(gold.facts.holds)
        sure = {(h.person, h.post, h.org) for h in gold.facts.holds}
        for h in found.holds or ():
            yield from (_outcome(s, key(h) in sure) for s in h.sources)
    if gold.facts.items is not None:
        yield from _of_items(gold, found)


def _outcome(source: Source, right: bool) -> Outcome:
    return Outcome(source.keys, source.confidence, right)


def _of_items(gold: Annotated, found: Facts) -> Iterator[Outcome]:
    for g, f in paired(gold.facts.items or (), found.items or ()):
        if f is None:
            continue
        roles = {p.name: p.roles for p in g.people} if g else {}
        for p in f.people:
            right = p.name in roles and set(p.roles) <= set(roles[p.name])
            yield from (_outcome(s, right) for s in p.sources)
        if g is not None:
            yield from (_outcome(s, f.type == g.type) for s in f.sources)
        yield from _of_links(g, f)


def _of_links(g: Item | None, f: Item) -> Iterator[Outcome]:
    wanted = {"place": g.places, "org": g.orgs, "proj": g.projects} if g else {}
    for kind, name, source in f.links:
        names = set(wanted.get(kind, ()))
        meant = same_names(names, {name}) if kind == "place" else {name}
        yield _outcome(source, meant <= names)


def estimate(findings: Iterable[Outcome]) -> dict[Key, Estimate]:
    """Each rule's share of right findings, drawn to its kind's; under the rule ``*`` each kind's, drawn to a half."""
    counts: dict[Key, list[int]] = {}
    for o in findings:
        kind, rule = o.keys[0]
        for key in ((kind, ANY), (kind, rule)):
            count = counts.setdefault(key, [0, 0])
            count[0] += 1
            count[1] += o.right
    kinds = {kind: (right + 1) / (n + 2) for (kind, rule), (n, right) in counts.items() if rule == ANY}
    out = {}
    for (kind, rule), (n, right) in sorted(counts.items()):
        share = kinds[kind] if rule == ANY else (right + PRIOR * kinds[kind]) / (n + PRIOR)
        out[kind, rule] = Estimate(n, right, min(round(share, 3), MOST))
    return out


def rated(findings: Iterable[Outcome], estimates: Mapping[Key, Estimate]) -> list[Outcome]:
    """The findings with the confidence that they would have with those estimates."""
    table = {key: e.confidence for key, e in estimates.items()}
    return [replace(o, confidence=min(confidence_of(*key, table) for key in o.keys)) for o in findings]


def held_apart(one: Sequence[Outcome], other: Sequence[Outcome]) -> list[Outcome]:
    """The findings of both halves of some documents, each with confidences measured on the other half."""
    return [*rated(one, estimate(other)), *rated(other, estimate(one))]


def bins(findings: Iterable[Outcome]) -> list[Bin]:
    """Findings by confidence, empty bins left out."""
    groups: dict[float, list[Outcome]] = {}
    for o in findings:
        groups.setdefault(max(e for e in EDGES if e <= o.confidence), []).append(o)
    return [
        Bin(low, len(own), sum(o.confidence for o in own) / len(own), sum(o.right for o in own) / len(own))
        for low, own in sorted(groups.items())
    ]


def brier(findings: Sequence[Outcome]) -> float:
    """The mean squared distance of confidence from right (1) and wrong (0); 0 is best, None at all counts as 0."""
    return sum((o.confidence - o.right) ** 2 for o in findings) / len(findings) if findings else 0.0


def calibration_error(findings: Sequence[Outcome]) -> float:
    """The expected calibration error: the bins' mean distance of confidence from share right, by their size."""
    return sum(b.n * abs(b.mean - b.share) for b in bins(findings)) / len(findings) if findings else 0.0
