"""The queries that come with the program: one file each in ``queries/``, with its title in Chinese and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

_TITLE = re.compile(r"^# (zh|en): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query by name; ``zh`` and ``en`` are the first comments of its file."""

    name: str
    zh: str
    en: str
    sparql: str


def shipped_queries() -> tuple[ShippedQuery, ...]:
    """All of them, by name."""
    found = []
    for file in files("kg.query").joinpath("queries").iterdir():
        if file.name.endswith(".rq"):
            text = file.read_text("utf-8")
            titles = dict(_TITLE.findall(text))
            found.append(ShippedQuery(file.name.removesuffix(".rq"), titles["zh"], titles["en"], text))
    return tuple(sorted(found, key=lambda q: q.name))
