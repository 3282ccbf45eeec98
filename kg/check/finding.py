"""What is found: one thing, what is wrong with it, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.rdf.labels import Words


class Severity(StrEnum):
    """A violation is data that does not conform; a warning is data that may be right and should be looked at."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` names the shape or rule that is broken and ``must`` says what it asks for; ``thing`` is an IRI (or
    ``_:`` with the name of a blank node) and ``label`` what it is called; ``wrong`` is what was found there, ``mend``
    what to do about it. ``file`` is the first of the files that speaks of the thing.
    """

    code: str
    severity: Severity
    thing: str
    label: Words
    must: Words
    wrong: Words
    mend: Words
    file: Path


@dataclass(frozen=True, slots=True)
class Report:
    """All findings about some files that were read as one graph: violations first, each sort by code and thing."""

    files: tuple[Path, ...]
    triples: int
    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Whether there is no violation."""
        return not self.count(Severity.VIOLATION)

    def count(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return sum(f.severity is severity for f in self.findings)
