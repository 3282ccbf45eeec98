"""What a rule proposes for a stretch of one passage, before it is decided which proposals stand."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed mention: flow offsets, the rule's id, its weight against others that overlap it (0..1).

    The weight settles overlaps and nothing else; how often a rule is right is measured (``kg.lexicon.confidence``).

    ``title_start`` (posts) is where the post's own words begin behind its organisation; ``sort`` is the rule's finer
    class (``company``, ``school``, ``party`` …).
    """

    kind: Kind
    start: int
    end: int
    rule: str
    weight: float
    sort: str = ""
    title_start: int = -1

    def contains(self, other: Candidate) -> bool:
        """Whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end
