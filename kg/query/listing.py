"""The shipped queries told to a reader: all of them, or one with all that it says of itself."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from kg.query.parameters import Parameter
from kg.query.shipped import ShippedQuery


def list_queries(queries: Sequence[ShippedQuery]) -> str:
    """Each query's name, titles and parameters; ends in a line break."""
    width = max(len(q.name) for q in queries)
    lines = []
    for q in queries:
        lines.append(f"{q.name:{width}}  {q.zh}  {q.en}")
        if q.parameters:
            lines.append(f"{'':{width}}  --param " + " ".join(f"{p.name}={_shape(p)}" for p in q.parameters))
    return "\n".join(lines) + "\n"


def describe_query(query: ShippedQuery) -> str:
    """One query: titles, explanation, each parameter's meaning and default, an example; ends in a line break."""
    explained = textwrap.wrap(query.explanation_en, 100)
    lines = [f"{query.name}: {query.zh}  {query.en}", "", query.explanation_zh, *explained]
    for p in query.parameters:
        default = f" (default {p.default})" if p.default else ""
        lines += ["", f"  --param {p.name}={_shape(p)}{default}", f"      {p.zh}", f"      {p.en}"]
    example = " ".join(f"--param {p.name}={p.example}" for p in query.parameters[:1])
    lines += ["", f"  kg query FILE {query.name} {example}".rstrip()]
    return "\n".join(lines) + "\n"


def _shape(parameter: Parameter) -> str:
    return _SHAPES.get(parameter.type, parameter.type.upper())


_SHAPES = {"date": "YYYY-MM-DD", "year-month": "YYYY-MM"}
