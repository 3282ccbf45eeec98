"""A query's result -> bytes in a media type, up to a number of rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse_query_results,
)

from kg.rdf.nodes import XSD
from kg.rdf.write import well_formed, write
from kg.serve.question import Answer
from kg.serve.site import draw

HTML = "text/html"
# In order of preference where the client has none; behind the types of the standards what some clients ask for.
RESULTS: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
GRAPHS: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
}
OFFERED_RESULTS = (*RESULTS, HTML)
OFFERED_GRAPHS = (*GRAPHS, HTML)

# About how many characters one answer may have, since it is held in memory as a whole.
MAX_CHARACTERS = 32_000_000

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]


def boolean(result: QueryBoolean, type: str) -> Answer:
    """The answer of ASK."""
    if type == HTML:
        page = draw("results.html.j2", columns=["ask"], rows=[[Literal(bool(result))]], more=False)
        return Answer(type, page, 1)
    written = result.serialize(format=RESULTS[type])
    assert written is not None  # it is where no file is given to write to
    return Answer(type, written, 1)


def table(result: QuerySolutions, type: str, limit: int) -> Answer:
    """The answer of SELECT, of at most ``limit`` rows."""
    columns = [variable.value for variable in result.variables]
    # a solution has a variable's value by its place
    cut = _cut((list(solution) for solution in result), limit)
    return Answer(type, _table(columns, cut, type), len(cut.rows), cut.more)


def graph(result: QueryTriples, type: str, limit: int) -> Answer:
    """The answer of CONSTRUCT or DESCRIBE, of at most ``limit`` triples."""
    cut = _cut((list(triple) for triple in result), limit)
    if type == HTML:
        body = _page(["subject", "predicate", "object"], cut)
    else:
        body = write([Triple(*row) for row in cut.rows], GRAPHS[type])  # type: ignore[arg-type]
    return Answer(type, body, len(cut.rows), cut.more)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The first rows of a result, and whether there are more."""

    rows: list[Row]
    more: bool


def _cut(rows: Iterator[Row], limit: int) -> _Cut:
    """As many rows as may be given."""
    kept: list[Row] = []
    size = 0
    for row in rows:
        size += sum(len(str(term)) for term in row if term is not None)
        if len(kept) == limit or size > MAX_CHARACTERS:
            return _Cut(kept, more=True)
        kept.append(row)
    return _Cut(kept, more=False)


def _table(columns: Sequence[str], cut: _Cut, type: str) -> bytes:
    if type == HTML:
        return _page(columns, cut)
    bindings = [
        {name: _json(term) for name, term in zip(columns, row, strict=True) if term is not None} for row in cut.rows
    ]
    whole = {"head": {"vars": columns}, "results": {"bindings": bindings}}
    written = json.dumps(whole, ensure_ascii=False).encode()
    format = RESULTS[type]
    if format == QueryResultsFormat.JSON:
        return written
    # the engine writes its own result as a whole only, but also one that it has read
    parsed = parse_query_results(written, format=QueryResultsFormat.JSON)
    written = parsed.serialize(format=format)  # type: ignore[assignment]
    return well_formed(written) if format == QueryResultsFormat.XML else written


def _page(columns: Iterable[str], cut: _Cut) -> bytes:
    return draw("results.html.j2", columns=columns, rows=cut.rows, more=cut.more)


def _json(term: Term) -> dict[str, object]:
    """A term in the SPARQL 1.1 JSON format (triples, which RDF 1.1 has not, as the draft of 1.2 has them)."""
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Triple():
            parts = ("subject", "predicate", "object")
            return {"type": "triple", "value": {p: _json(t) for p, t in zip(parts, term, strict=True)}}
    told: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        told["xml:lang"] = term.language
    elif term.datatype != XSD.string:
        told["datatype"] = term.datatype.value
    return told
