"""Passages become mentions: spaCy factories and the pure functions behind them."""

from kg.extract.document import extract
from kg.extract.find import find
from kg.extract.language import SPANS_KEY, load

__all__ = ["SPANS_KEY", "extract", "find", "load"]
