"""Found facts against an annotator's: hits, false alarms and misses by figure, and each fault with its place.

The definitions are those of the interchange format's scorer: exact bounds, optional mentions counted neither way (with
what overlaps them), names without white space, entries paired by where their text begins. What is counted:

- ``mention KIND``, ``holds person+post+org``, ``holds person+post``, ``entry people``, ``entry people+role``,
  ``entry places``, ``entry orgs``, ``entry projects``: sets, as ``Counts``;
- ``entries found``, ``entries spurious``, ``entry dates``, ``entry type``: shares of the annotator's entries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from kg.model import Kind
from kg.score.facts import Annotated, Facts, Hold, Item, Tag

NEAR = 12  # code points between the beginnings of two entries that are one
MENTIONS = tuple(f"mention {k.value}" for k in Kind)
HOLDS = ("holds person+post+org", "holds person+post")
ENTRY_SETS = ("entry people", "entry people+role", "entry places", "entry orgs", "entry projects")
SHARES = ("entries found", "entries spurious", "entry dates", "entry type")
FIGURES = (*MENTIONS, *HOLDS, *ENTRY_SETS)

# What an entry's place may leave out at its end, and what a division's name in front of a place ends in.
_TAIL = re.compile(r"[省市县縣区區]")
_ABOVE = re.compile(r".*[省市县縣区區旗州盟乡鄉镇鎮社]", re.DOTALL)

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, false alarms and misses of one figure."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found; 1 where there is nothing."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 1 where nothing was and nothing was found."""
        all_three = 2 * self.hits + self.wrong + self.missed
        return 2 * self.hits / all_three if all_three else 1.0

    @property
    def empty(self) -> bool:
        """Whether nothing was there and nothing found."""
        return not (self.hits or self.wrong or self.missed)


@dataclass(frozen=True, slots=True)
class Share:
    """How many ``of`` so many."""

    n: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.n + other.n, self.of + other.of)

    @property
    def value(self) -> float | None:
        """None of nothing."""
        return self.n / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Fault:
    """A miss or a false alarm: the figure, what was said, where (code points), what else there is to say."""

    figure: str
    what: Literal["missed", "wrong"]
    said: str
    start: int
    end: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """One document's figures, or those of several together (without faults)."""

    name: str
    counts: Mapping[str, Counts]
    shares: Mapping[str, Share]
    faults: tuple[Fault, ...] = field(default=(), repr=False)


def compare(gold: Annotated, found: Facts) -> Score:
    """The figures of one document; those of holds and entries only where the annotator wrote them down."""
    counts: dict[str, Counts] = {}
    shares: dict[str, Share] = {}
    faults: list[Fault] = []
    for kind in Kind:
        sure, guessed = _mentions(gold.facts.mentions, found.mentions, kind.value)
        counts[f"mention {kind.value}"] = _count(set(sure), set(guessed))
        faults += _mention_faults(gold.text, f"mention {kind.value}", sure, guessed)
    if gold.facts.holds is not None:
        _compare_holds(gold, found, counts, faults)
    if gold.facts.items is not None:
        _compare_items(gold, found, counts, shares, faults)
    return Score(gold.name, counts, shares, tuple(faults))


def together(scores: Iterable[Score], name: str = "all") -> Score:
    """The sums over documents."""
    counts: dict[str, Counts] = {}
    shares: dict[str, Share] = {}
    for s in scores:
        for figure, c in s.counts.items():
            counts[figure] = counts.get(figure, Counts()) + c
        for figure, share in s.shares.items():
            shares[figure] = shares.get(figure, Share()) + share
    return Score(name, counts, shares)


def mean_f1(scores: Iterable[Score], figure: str) -> float | None:
    """The mean of the documents' F1, those aside that have nothing of the kind."""
    values = [c.f1 for s in scores if (c := s.counts.get(figure)) is not None and not c.empty]
    return sum(values) / len(values) if values else None


def _count(gold: set[T], found: set[T]) -> Counts:
    return Counts(len(gold & found), len(found - gold), len(gold - found))


# -------------------------------------------------------------------------------------------- mentions


Bounds = tuple[int, int]


def _mentions(gold: Iterable[Tag], found: Iterable[Tag], kind: str) -> tuple[dict[Bounds, Tag], dict[Bounds, Tag]]:
    """Required mentions and those found that count, by their bounds."""
    own = [t for t in gold if t.kind == kind]
    sure = {(t.start, t.end): t for t in own if not t.optional}
    loose = [t for t in own if t.optional]
    guessed = {
        (t.start, t.end): t
        for t in found
        if t.kind == kind and ((t.start, t.end) in sure or not any(t.start < o.end and o.start < t.end for o in loose))
    }
    return sure, guessed


def _mention_faults(
    text: str, figure: str, sure: Mapping[Bounds, Tag], guessed: Mapping[Bounds, Tag]
) -> Iterable[Fault]:
    for bounds in sorted(sure.keys() - guessed.keys()):
        yield Fault(figure, "missed", text[slice(*bounds)], *bounds)
    for bounds in sorted(guessed.keys() - sure.keys()):
        yield Fault(figure, "wrong", text[slice(*bounds)], *bounds, guessed[bounds].rule)


def right_mentions(gold: Annotated, found: Facts) -> Iterable[tuple[Tag, bool]]:
    """Each found mention that counts, and whether it is right."""
    for kind in Kind:
        sure, guessed = _mentions(gold.facts.mentions, found.mentions, kind.value)
        for bounds, tag in sorted(guessed.items()):
            yield tag, bounds in sure


# ----------------------------------------------------------------------------------------------- holds

HoldKey = tuple[str, str, str | None]


def accepted(gold: Iterable[Hold]) -> Callable[[Hold], HoldKey]:
    """What a found hold is to be counted as: the annotator's with its accepted forms, else itself."""
    sure = {(h.person, h.post, h.org) for h in gold}
    forms = {(h.person, h.post, form): (h.person, h.post, h.org) for h in gold for form in h.forms}

    def key(h: Hold) -> HoldKey:
        own = (h.person, h.post, h.org)
        return own if own in sure else forms.get(own, own)

    return key


def compare_holds(gold: Sequence[Hold], found: Iterable[Hold]) -> Counts:
    """Holds by person, post and organisation."""
    return _count({(h.person, h.post, h.org) for h in gold}, set(map(accepted(gold), found)))


def _compare_holds(gold: Annotated, found: Facts, counts: dict[str, Counts], faults: list[Fault]) -> None:
    holds = gold.facts.holds or ()
    key = accepted(holds)
    sure: dict[HoldKey, Hold] = {(h.person, h.post, h.org): h for h in holds}
    guessed: dict[HoldKey, Hold] = {}
    for h in found.holds or ():
        guessed.setdefault(key(h), h)
    counts[HOLDS[0]] = _count(set(sure), set(guessed))
    counts[HOLDS[1]] = _count({k[:2] for k in sure}, {k[:2] for k in guessed})

    def fault(k: HoldKey, what: Literal["missed", "wrong"], h: Hold) -> Fault:
        start = max(gold.text.find(h.person, h.sources[0].start if h.sources else 0), 0)
        remark = h.sources[0].rule if h.sources else ""
        return Fault(
            HOLDS[0], what, " ".join(x or "—" for x in k), start, start + (len(h.person) if start else 0), remark
        )

    faults += [fault(k, "missed", sure[k]) for k in sorted(sure.keys() - guessed.keys(), key=str)]
    faults += [fault(k, "wrong", guessed[k]) for k in sorted(guessed.keys() - sure.keys(), key=str)]


# --------------------------------------------------------------------------------------------- entries


def paired(gold: Sequence[Item], found: Sequence[Item]) -> list[tuple[Item | None, Item | None]]:
    """Entries that begin in the same place, the nearest first; then what is left over on either side."""
    distances = sorted(
        (distance, i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (distance := abs(f.offset - g.offset)) <= NEAR
    )
    mate: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in distances:
        if i not in mate and j not in taken:
            mate[i] = j
            taken.add(j)
    pairs: list[tuple[Item | None, Item | None]] = [
        (g, found[mate[i]] if i in mate else None) for i, g in enumerate(gold)
    ]
    return pairs + [(None, f) for j, f in enumerate(found) if j not in taken]


def _compare_items(
    gold: Annotated, found: Facts, counts: dict[str, Counts], shares: dict[str, Share], faults: list[Fault]
) -> None:
    items = gold.facts.items or ()
    pairs = paired(items, found.items or ())
    right = dict.fromkeys(SHARES, 0)
    sums = dict.fromkeys(ENTRY_SETS, Counts())
    for g, f in pairs:
        told = _entry_faults(gold.text, g, f)
        right["entries found"] += g is not None and f is not None
        right["entries spurious"] += g is None
        right["entry dates"] += g is not None and f is not None and (g.start, g.end) == (f.start, f.end)
        right["entry type"] += g is not None and f is not None and g.type == f.type
        faults += told
        ours, theirs = _sets(g), _sets(f)
        theirs["entry places"] = same_names(ours["entry places"], theirs["entry places"])
        for figure in ENTRY_SETS:
            sums[figure] += _count(ours[figure], theirs[figure])
            faults += _set_faults(figure, ours[figure], theirs[figure], g or f)
    counts |= sums
    shares |= {figure: Share(n, len(items)) for figure, n in right.items()}


def _entry_faults(text: str, g: Item | None, f: Item | None) -> Iterable[Fault]:
    if g is None and f is not None:
        yield Fault("entries spurious", "wrong", _opening(text, f), f.offset, f.offset, f.type)
    elif g is not None and f is None:
        yield Fault("entries found", "missed", _opening(text, g), g.offset, g.offset, g.type)
    elif g is not None and f is not None:
        if (g.start, g.end) != (f.start, f.end):
            yield Fault("entry dates", "wrong", _dates(f), f.offset, f.offset, f"right is {_dates(g)}")
        if g.type != f.type:
            rule = f", {f.sources[0].rule}" if f.sources else ""
            yield Fault("entry type", "wrong", f.type, f.offset, f.offset, f"right is {g.type}{rule}")


def _opening(text: str, item: Item) -> str:
    return text[item.offset : item.offset + 30].split("\n")[0]


def _dates(item: Item) -> str:
    return (item.start or "open") if item.start == item.end else f"{item.start or 'open'} to {item.end or 'open'}"


def _sets(item: Item | None) -> dict[str, set[str]]:
    """What an entry says, as sets of names; a name with a role is written in one."""
    people = item.people if item else ()
    return {
        "entry people": {p.name for p in people},
        "entry people+role": {f"{p.name} {r}" for p in people for r in p.roles},
        "entry places": set(item.places if item else ()),
        "entry orgs": set(item.orgs if item else ()),
        "entry projects": set(item.projects if item else ()),
    }


def _set_faults(figure: str, gold: set[str], found: set[str], item: Item | None) -> Iterable[Fault]:
    at = item.offset if item else 0
    for name in sorted(gold - found):
        yield Fault(figure, "missed", name, at, at)
    for name in sorted(found - gold):
        yield Fault(figure, "wrong", name, at, at)


def same_names(gold: set[str], found: set[str]) -> set[str]:
    """Found names of places, each as the annotator has it; each of the annotator's is used once."""
    free = set(gold)
    out = set()
    for name in sorted(found):
        meant = name if name in free else next((g for g in sorted(free) if _one_place(g, name)), None)
        free.discard(meant or "")
        out.add(meant or name)
    return out


def _one_place(a: str, b: str) -> bool:
    """Whether two names differ by the division in front, or by the last 省, 市, 县 or 区, alone."""
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if len(shorter) < 2:
        return a == b
    if longer.startswith(shorter) and _TAIL.fullmatch(longer[len(shorter) :]):
        return True
    front = longer.removesuffix(shorter)
    return a == b or (front != longer and _ABOVE.fullmatch(front) is not None)
