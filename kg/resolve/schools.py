"""Short names of schools -> the full ones that a document has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.lexicon.schools import school_short_forms
from kg.lexicon.script import fold


def schools_in_short(names: Iterable[str]) -> dict[str, str]:
    """Short names of schools (46中, 师院) -> the only full one of ``names`` that is called so by custom."""
    known = {fold(name): name for name in sorted(names)}
    full: dict[str, list[str]] = {}
    for name in known:
        for short in school_short_forms(name):
            if short in known:
                full.setdefault(known[short], []).append(known[name])
    chosen = {short: max(found, key=len) for short, found in full.items() if _one_school(found)}
    return {short: chosen.get(name, name) for short, name in chosen.items()}


def _one_school(names: Sequence[str]) -> bool:
    """Whether names are one, but for what the longest has in front (合肥46中, 合肥市第四十六中学)."""
    longest = max(names, key=len)
    return all(name == longest or fold(name) in school_short_forms(fold(longest)) for name in names)
