"""How good the extraction is on annotated documents, and how often each rule is right."""

from __future__ import annotations

from kg.score.annotated import read_annotated, read_gold
from kg.score.compare import Score, compare, together
from kg.score.measure import Measured, finder, measure

__all__ = ["Measured", "Score", "compare", "finder", "measure", "read_annotated", "read_gold", "together"]
