"""A table of results as text, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import Literal as OneOf

from kg.query.run import Cell, Table
from kg.rdf import prefixes

Format = OneOf["text", "csv", "json"]


def format_table(table: Table, format: Format = "text", *, max_width: int = 60) -> str:
    """The table in one of three formats, ending in a line break.

    ``text`` is for a terminal: columns lined up with Chinese characters two wide, known IRIs in short, cells cut at
    ``max_width`` columns, nothing that a terminal would obey. ``csv`` is the SPARQL 1.1 CSV format (RFC 4180, plain
    values), ``json`` the SPARQL 1.1 JSON format; both are whole.
    """
    if format == "csv":
        return _csv(table)
    if format == "json":
        return _json(table)
    return _text(table, max_width)


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow("" if c is None else "_:" + c.text if c.type == "bnode" else c.text for c in row)
    return out.getvalue()


def _json(table: Table) -> str:
    if table.truth is not None:
        return json.dumps({"head": {}, "boolean": table.truth}) + "\n"
    rows = [
        {name: _json_cell(cell) for name, cell in zip(table.columns, row, strict=True) if cell is not None}
        for row in table.rows
    ]
    whole = {"head": {"vars": list(table.columns)}, "results": {"bindings": rows}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _json_cell(cell: Cell) -> dict[str, str]:
    told = {"type": cell.type, "value": cell.text}
    if cell.language:
        told["xml:lang"] = cell.language
    if cell.datatype:
        told["datatype"] = cell.datatype
    return told


def _text(table: Table, max_width: int) -> str:
    rows = [[_cut(_short(cell), max_width) for cell in row] for row in table.rows]
    widths = [
        max([display_width(name), *(display_width(row[i]) for row in rows)]) for i, name in enumerate(table.columns)
    ]
    lines = [_line(list(table.columns), widths), "  ".join("-" * w for w in widths)]
    lines += [_line(row, widths) for row in rows]
    if not rows:
        lines.append("(no rows)")
    if table.more:
        lines.append(f"(the first {len(rows)} rows; there are more)")
    return "\n".join(lines) + "\n"


def _line(cells: list[str], widths: list[int]) -> str:
    return "  ".join(c + " " * (w - display_width(c)) for c, w in zip(cells, widths, strict=True)).rstrip()


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes: two for wide characters, none for combining ones."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _short(cell: Cell | None) -> str:
    if cell is None:
        return ""
    text = "_:" + cell.text if cell.type == "bnode" else cell.text
    if cell.type == "uri":
        for prefix, namespace in prefixes().items():
            if text.startswith(namespace):
                text = f"{prefix}:{text.removeprefix(namespace)}"
                break
    return printable(text)


def printable(text: str) -> str:
    """A text in one line, with U+FFFD for what a terminal would obey: colours, line breaks, direction of writing."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") else c for c in text)


def _cut(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    kept = ""
    used = 1
    for c in text:
        used += display_width(c)
        if used > width:
            break
        kept += c
    return kept + "…"
