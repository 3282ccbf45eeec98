"""How often each rule is right, measured: what a confidence in the graph says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.lexicon.table import read_table

ANY = "*"  # in place of a rule: all rules of the kind together
Key = tuple[str, str]  # (kind, rule); a mention's kind is its type code, a fact's what its rule's id begins with


@cache
def rule_confidences() -> Mapping[Key, float]:
    """The table ``rule_confidence.csv``. ValueError naming the row that has no number from 0 to 1 or stands twice."""
    out: dict[Key, float] = {}
    for row in read_table("rule_confidence", ("kind", "rule", "confidence", "n"), unique=False):
        key = (row["kind"], row["rule"])
        value = float(row["confidence"]) if row["confidence"].replace(".", "", 1).isdigit() else -1.0
        if not 0 <= value <= 1 or not row["n"].isdigit():
            raise ValueError(f"rule_confidence.csv: {','.join(row.values())}: not a share and a number")
        if key in out:
            raise ValueError(f"rule_confidence.csv: {','.join(key)} stands twice")
        out[key] = value
    return out


def confidence_of(kind: str, rule: str, table: Mapping[Key, float] | None = None) -> float:
    """The share of what the rule says that was right where it was measured.

    A rule that was not measured has its kind's; 1 where nothing of the kind was measured (hierarchy, bylines).
    """
    table = rule_confidences() if table is None else table
    known = table.get((kind, rule))
    return known if known is not None else table.get((kind, ANY), 1.0)


def is_measured(kind: str) -> bool:
    """Whether any rule of the kind was measured."""
    return (kind, ANY) in rule_confidences()


def fact_kind(rule: str) -> str:
    """The kind of a fact's rule: ``tenure`` of ``tenure.post+name``."""
    return rule.partition(".")[0]
