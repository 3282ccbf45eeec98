"""What goes wrong, told to the client: as problem+json (RFC 9457), as text or as a page, in Chinese and English."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Types of problems are names, not addresses: nothing is to be found there (RFC 9457, section 3.1.1).
TYPE = "https://gazette-kg.invalid/problems#"


@dataclass(frozen=True, slots=True)
class Words:
    """A row of ``problems.csv``: the status of one kind of problem and what it is called."""

    status: int
    zh: str
    en: str


class Problem(Exception):
    """A request that gets no answer."""

    def __init__(self, key: str, detail: str = "", headers: Mapping[str, str] | None = None) -> None:
        """``key`` is a row of ``problems.csv``, ``detail`` says more, in English; ``headers`` go with the response."""
        super().__init__(key, detail, headers)
        self.key = key
        self.detail = detail
        self.headers = dict(headers or {})

    @property
    def words(self) -> Words:
        """Its status and its name."""
        return words()[self.key]

    def as_json(self) -> dict[str, object]:
        """The members of a problem object."""
        w = self.words
        told = {"type": TYPE + self.key, "status": w.status, "title": f"{w.zh} / {w.en}"}
        return told | ({"detail": self.detail} if self.detail else {})

    def as_text(self) -> str:
        """Lines to read."""
        return "\n".join(line for line in (self.words.zh, self.words.en, self.detail) if line) + "\n"


@cache
def words() -> Mapping[str, Words]:
    """The kinds of problems by their keys."""
    lines = files("kg.serve").joinpath("problems.csv").read_text("utf-8").splitlines()
    return {row["key"]: Words(int(row["status"]), row["zh"], row["en"]) for row in csv.DictReader(lines)}
