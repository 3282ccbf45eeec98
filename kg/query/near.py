"""The names that somebody may have meant."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches


def near_names(name: str, known: Collection[str], *, most: int = 3) -> list[str]:
    """The known names that are most like a name, or hold it, or are held by it; the nearest first, at most so many."""
    like = get_close_matches(name, known, n=most, cutoff=0.6)
    around = sorted((k for k in known if name and (name in k or k in name)), key=lambda k: (abs(len(k) - len(name)), k))
    return list(dict.fromkeys((*like, *around)))[:most]
