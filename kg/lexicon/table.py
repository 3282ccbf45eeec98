"""The checked reader of the CSV files in ``kg/lexicon/data``."""

from __future__ import annotations

import csv
from importlib.resources import files


def read_table(name: str, columns: tuple[str, ...], *, unique: bool = True) -> list[dict[str, str]]:
    """Rows of ``data/NAME.csv``: lines that begin with ``#`` are remarks, the first other line names the columns.

    Raises ValueError, naming file and row, for other columns than ``columns``, for a row that is too short or too long,
    and, where ``unique``, for a first column that stands twice.
    """
    text = (files("kg.lexicon") / "data" / f"{name}.csv").read_text("utf-8")
    reader = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    if tuple(reader.fieldnames or ()) != columns:
        raise ValueError(f"{name}.csv: columns are {reader.fieldnames}, wanted {list(columns)}")
    rows: list[dict[str, str]] = []
    seen: set[str] = set()
    for row in reader:
        if None in row or None in row.values():
            raise ValueError(f"{name}.csv: row {row} has not {len(columns)} fields")
        if unique and row[columns[0]] in seen:
            raise ValueError(f"{name}.csv: {row[columns[0]]} stands twice")
        seen.add(row[columns[0]])
        rows.append(row)
    return rows
