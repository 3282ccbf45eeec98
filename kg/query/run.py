"""SPARQL over a file or an RDF graph -> a table. The engine is pyoxigraph, in memory and without a server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal as OneOf

import pyoxigraph
from rdflib import Graph as RdfGraph

from kg.errors import InputError
from kg.query.guard import check_query, explain
from kg.rdf import prefixes

_SUFFIXES = ("ttl", "trig", "nt", "nq", "rdf", "jsonld")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a result, in the words of the SPARQL results format; ``language``, ``datatype`` of literals."""

    text: str
    type: OneOf["uri", "literal", "bnode"]
    language: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A query's answer. An unbound value is None; ``more`` says that rows were left off at the limit.

    ASK has one column ``ask`` and its answer in ``truth``; CONSTRUCT and DESCRIBE have the columns ``subject``,
    ``predicate``, ``object``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    more: bool = False
    truth: bool | None = None


def query_file(data: Path, rq: str | Path, *, limit: int | None = None) -> Table:
    """The answer of a query (its text, or the path of a file that holds it) over a file of RDF.

    InputError as for ``run``, and where the query's file can't be read.
    """
    return run(data, read_query(rq) if isinstance(rq, Path) else rq, limit=limit)


def read_query(file: Path) -> str:
    """The text of a query's file; InputError where it can't be read."""
    try:
        return file.read_text("utf-8-sig")
    except OSError as e:
        raise InputError(f"query file {file}: {e.strerror or e}") from None
    except UnicodeDecodeError:
        raise InputError(f"query file {file} is not text in UTF-8") from None


def run(data: Path | RdfGraph | pyoxigraph.Store, sparql: str, *, limit: int | None = None) -> Table:
    """The answer of a SPARQL 1.1 query over a file of RDF (by its suffix), an rdflib graph or a loaded store.

    The prefixes of ``kg.rdf.prefixes`` need not be declared; of a file all graphs are asked as one where FROM does not
    choose, of a store its default graph, which ``load`` makes so. ``limit`` is the most rows to give. InputError for
    data that can't be read, a query that can't be understood (with its line), and for SERVICE and updates.
    """
    check_query(sparql)
    store = data if isinstance(data, pyoxigraph.Store) else load(data)
    try:
        return _table(store.query(sparql, prefixes=prefixes()), limit)
    except SyntaxError as e:
        raise InputError(explain(str(e), sparql)) from None
    except UnicodeEncodeError:
        raise InputError("query: it holds half of a surrogate pair, which is no character") from None
    except (ValueError, OSError, RuntimeError) as e:
        raise InputError(f"query: {e}") from None


def load(data: Path | RdfGraph) -> pyoxigraph.Store:
    """A store in memory that holds a file (Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD) or an rdflib graph.

    Its default graph has the triples of the file's named graphs too.
    """
    store = pyoxigraph.Store()
    if isinstance(data, RdfGraph):
        store.bulk_load(data.serialize(format="nt", encoding="utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)
        return store
    suffix = data.suffix.removeprefix(".").lower()
    format = pyoxigraph.RdfFormat.from_extension(suffix) if suffix in _SUFFIXES else None
    if format is None:
        wanted = ", ".join("." + s for s in _SUFFIXES)
        raise InputError(f"{data}: the suffix {data.suffix!r} does not tell a format of RDF; wanted {wanted}")
    try:
        store.bulk_load(path=data, format=format)
    except SyntaxError as e:
        raise InputError(f"{data}, line {e.lineno}: not good RDF: {e.msg}") from None
    except OSError as e:
        raise InputError(f"{data} can't be read: {e.strerror or e}") from None
    merge(store)
    return store


def merge(store: pyoxigraph.Store) -> None:
    """Put the triples of all named graphs into the default graph as well, each once.

    The engine's own union of all graphs has a triple of two graphs twice, and so has each row that rests on it.
    """
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")


def _table(
    answer: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples, limit: int | None
) -> Table:
    if isinstance(answer, pyoxigraph.QueryBoolean):
        truth = Cell("true" if answer else "false", "literal", None, "http://www.w3.org/2001/XMLSchema#boolean")
        return Table(("ask",), ((truth,),), truth=bool(answer))
    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell | None, ...]]
    if isinstance(answer, pyoxigraph.QuerySolutions):
        columns = tuple(v.value for v in answer.variables)
        rows = (tuple(_cell(value) for value in solution) for solution in answer)
    else:
        columns = ("subject", "predicate", "object")
        rows = (tuple(_cell(term) for term in triple) for triple in answer)
    rows = iter(rows)
    kept = tuple(islice(rows, limit))
    return Table(columns, kept, more=limit is not None and next(rows, None) is not None)


def _cell(term: object) -> Cell | None:
    match term:
        case None:
            return None
        case pyoxigraph.NamedNode():
            return Cell(term.value, "uri")
        case pyoxigraph.BlankNode():
            return Cell(term.value, "bnode")
        case pyoxigraph.Literal():
            plain = term.language or term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
            return Cell(term.value, "literal", term.language, None if plain else term.datatype.value)
        case _:
            return Cell(str(term), "literal")
