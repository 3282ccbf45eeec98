"""The queries of ``queries/`` over a graph: rows by column, unbound columns left out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple, Variable

Node = NamedNode | BlankNode
Row = Mapping[str, Node | Literal]


def ask(store: Store, query: str, **given: Node) -> list[Row]:
    """The rows of ``queries/NAME.rq`` over a store that ``kg.query.load`` made, with the variables that are given."""
    bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {Variable(k): node for k, node in given.items()}
    answer = store.query(_text(query), substitutions=bound)
    assert isinstance(answer, QuerySolutions)
    columns = [v.value for v in answer.variables]
    return [{c: row[c] for c in columns if row[c] is not None} for row in answer]


@cache
def _text(query: str) -> str:
    return files("kg.show").joinpath("queries", f"{query}.rq").read_text("utf-8")


def text(row: Row, column: str) -> str | None:
    """A value's words, or an IRI; None where it is unbound."""
    term = row.get(column)
    return None if term is None else term.value


def whole(row: Row, column: str) -> int | None:
    """A whole number; None where it is unbound or no number."""
    value = text(row, column)
    return (
        int(value)
        if value is not None and value.removeprefix("-").isascii() and value.removeprefix("-").isdigit()
        else None
    )


def number(row: Row, column: str) -> float | None:
    """A number; None where it is unbound or none."""
    try:
        return float(text(row, column) or "")
    except ValueError:
        return None


def truth(row: Row, column: str) -> bool | None:
    """A truth value; None where it is unbound or none."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text(row, column) or "")
