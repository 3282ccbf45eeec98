"""What goes to a worker and comes back from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the data set that the request chose (empty: the query's own, else the union of all graphs).

    ``results`` and ``graph`` are the media types to answer SELECT and ASK, CONSTRUCT and DESCRIBE in; None where the
    client accepts none of those on offer.
    """

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    results: str | None = "application/sparql-results+json"
    graph: str | None = "text/turtle"


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, its rows or triples (1 for ASK), and whether there were more than may be given."""

    type: str
    body: bytes
    rows: int
    more: bool = False
