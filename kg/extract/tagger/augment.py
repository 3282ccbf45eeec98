"""Samples with other people and places in them, so that the tagger learns the genre and not who is in the news."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from kg.extract.tagger.corpus import Label, Sample
from kg.extract.view import Finder
from kg.lexicon.places import gazetteer, short_form
from kg.lexicon.terms import given_names, surnames

_PERSONS = ("per", "news:per")
_HAN = re.compile(r"[㐀-鿿]+\Z")
# Characters that transliterated names are made of (Xinhua's tables use few others).
_SOUNDS = (
    "阿艾巴白班贝比布才次达德丹迪多尔法飞甫格古哈海汗合胡吉加江卡柯克库拉兰勒里力丽林鲁洛马买麦曼美蒙米姆木穆娜纳"
    "尼努帕普其恰热仁瑞萨赛桑沙舍斯苏索塔特提图吐托瓦旺维乌吾西夏雅亚伊依约扎珠孜"
)
_SUFFIXES = ("自治县", "自治州", "地区", "省", "市", "县", "区", "旗", "州", "盟")


@cache
def _name_parts() -> tuple[tuple[list[str], list[float]], ...]:
    family = surnames()
    given = given_names()
    parts = [(list(family), [exp(x) for x in family.values()])]
    parts += [(list(given), [exp(v[i]) for v in given.values()]) for i in range(3)]
    return tuple(parts)


def invent_name(pick: random.Random) -> str:
    """A person's name as statistics have them: mostly two or three characters, some of a minority or from abroad."""
    kind = pick.random()
    if kind < 0.06:
        sounds = ["".join(pick.choices(_SOUNDS, k=pick.randint(2, 4))) for _ in range(2)]
        return "·".join(sounds)
    if kind < 0.1:
        return "".join(pick.choices(_SOUNDS, k=pick.randint(3, 4)))
    family, first, second, alone = _name_parts()
    name = pick.choices(*family)[0]
    if pick.random() < 0.25:
        return name + pick.choices(*alone)[0]
    return name + pick.choices(*first)[0] + pick.choices(*second)[0]


@cache
def _divisions() -> Mapping[str, Sequence[str]]:
    """Full names of divisions by how they end."""
    out: dict[str, list[str]] = {}
    for surface in gazetteer().surfaces():
        suffix = _suffix(surface.text)
        if surface.full and suffix and short_form(surface.text):
            out.setdefault(suffix, []).append(surface.text)
    return out


def _suffix(name: str) -> str:
    return next((s for s in _SUFFIXES if name.endswith(s) and len(name) > len(s) + 1), "")


@cache
def _finder() -> Finder:
    full = [n for names in _divisions().values() for n in names]
    short = {s for n in full if (s := short_form(n)) is not None}
    clear = {s for s in short if (x := gazetteer().surface(s)) is not None and not x.ambiguous}
    return Finder(sorted({*full, *clear}))


def vary(sample: Sample, pick: random.Random, share: float = 0.5, places: bool = True) -> Sample:
    """The sample with about ``share`` of its persons, and of its divisions, under other names throughout."""
    swap: dict[str, str] = {}
    for x in sample.labels:
        name = sample.text[x.start : x.end]
        if x.output in _PERSONS and name not in swap and _HAN.match(name) and len(name) > 1 and pick.random() < share:
            swap[name] = invent_name(pick)
    stretches = [
        (x.start, x.end, swap[sample.text[x.start : x.end]])
        for x in sample.labels
        if x.output in _PERSONS and sample.text[x.start : x.end] in swap
    ]
    if places:
        stretches += _other_divisions(sample.text, pick, share)
    return _replace(sample, stretches)


def _other_divisions(text: str, pick: random.Random, share: float) -> list[tuple[int, int, str]]:
    """Where other divisions go: one name throughout, in full where it was in full."""
    chosen: dict[str, str] = {}  # by short form
    out = []
    for start, end in _finder().longest(text):
        name = text[start:end]
        full = _suffix(name)
        stem = (short_form(name) or name) if full else name
        if stem not in chosen:
            other = pick.choice(_divisions()[full if full in _divisions() else pick.choice(("县", "县", "市", "区"))])
            chosen[stem] = other if pick.random() < share else ""
        other = chosen[stem]
        if other:
            out.append((start, end, other if full else short_form(other) or other))
    return out


def _replace(sample: Sample, stretches: Sequence[tuple[int, int, str]]) -> Sample:
    """Other text in the given stretches; one that would cut into a label, or overlaps one before it, is left."""
    spans = [*sample.labels, *sample.doubtful]
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []  # (old end, by how much everything behind it moves)
    at = moved = 0
    for start, end, new in sorted(stretches):
        if start < at or any(x.start < start < x.end < end or start < x.start < end < x.end for x in spans):
            continue
        if any(start < x.start < end or start < x.end < end for x in spans):
            continue
        pieces += [sample.text[at:start], new]
        moved += len(new) - (end - start)
        shifts.append((end, moved))
        at = end
    pieces.append(sample.text[at:])

    def shift(offset: int) -> int:
        by = 0
        for end, total in shifts:
            if end > offset:
                break
            by = total
        return offset + by

    def move(labels: Sequence[Label]) -> tuple[Label, ...]:
        return tuple(Label(shift(x.start), shift(x.end), x.output) for x in labels)

    return Sample(sample.source, "".join(pieces), sample.outputs, move(sample.labels), move(sample.doubtful))
