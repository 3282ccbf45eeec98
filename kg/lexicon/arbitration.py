"""Which rules give way to the tagger, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon.table import read_table
from kg.model import Kind

_ANY = "*"


@dataclass(frozen=True, slots=True)
class Deference:
    """When a rule's proposal goes: probabilities from 0 to 1, None for never.

    ``silent``: the tagger gives no character of it this much; ``overruled``: it reads other bounds with at least this.
    """

    silent: float | None = None
    overruled: float | None = None


_NEVER = Deference()


@cache
def _deferences() -> Mapping[tuple[str, str], Deference]:
    rows = read_table("arbitration", ("kind", "rule", "silent", "overruled"), unique=False)
    return {(r["kind"], r["rule"]): Deference(_share(r["silent"]), _share(r["overruled"])) for r in rows}


def _share(text: str) -> float | None:
    return float(text) if text else None


def deference(kind: Kind, rule: str) -> Deference:
    """When the rule's proposals give way: its own row of ``arbitration.csv``, else its kind's, else never."""
    rows = _deferences()
    return rows.get((kind.value, rule)) or rows.get((kind.value, _ANY)) or _NEVER
