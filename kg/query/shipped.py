"""The queries that come with the program: one file each in ``queries/``, which says in comments what it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import InputError
from kg.query.near import near_names
from kg.query.parameters import Parameter, parameters_of

_TITLE = re.compile(r"^# (zh|en): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query by name, with title and explanation in Chinese and English, its parameters, and its whole text."""

    name: str
    zh: str
    en: str
    explanation_zh: str
    explanation_en: str
    parameters: tuple[Parameter, ...]
    sparql: str


@cache
def shipped_queries() -> tuple[ShippedQuery, ...]:
    """All of them, by name."""
    found = (f for f in files("kg.query").joinpath("queries").iterdir() if f.name.endswith(".rq"))
    return tuple(sorted((_read(f.name.removesuffix(".rq"), f.read_text("utf-8")) for f in found), key=lambda q: q.name))


def shipped_query(name: str) -> ShippedQuery:
    """The one of that name; InputError, with the near names, where there is none."""
    by_name = {q.name: q for q in shipped_queries()}
    if name not in by_name:
        near = near_names(name, by_name)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise InputError(f"no question is named {name!r}{hint} (kg query --list shows all)")
    return by_name[name]


def _read(name: str, text: str) -> ShippedQuery:
    titles = dict(_TITLE.findall(text))
    said = [line.removeprefix("#").strip() for line in text[: text.index("PREFIX")].splitlines()]
    said = [line for line in said if line and not re.match(r"(?:zh|en|param\b.*?):", line)]
    return ShippedQuery(
        name,
        titles["zh"],
        titles["en"],
        "".join(line for line in said if not line[0].isascii()),
        " ".join(line for line in said if line[0].isascii()),
        parameters_of(text),
        text,
    )
