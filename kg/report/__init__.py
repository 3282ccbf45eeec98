"""What a build found and what it did not understand, for people to read."""

from __future__ import annotations

from kg.report.doubts import Doubt, not_understood
from kg.report.summary import summarise
from kg.report.tables import tables

__all__ = ["Doubt", "not_understood", "summarise", "tables"]
