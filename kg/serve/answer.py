"""A question -> an answer, in the process of a worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, Store

from kg.errors import InputError
from kg.query.guard import Forbidden, check_query, explain
from kg.rdf import prefixes
from kg.serve import formats
from kg.serve.problems import Problem
from kg.serve.question import Answer, Question


def answer(store: Store, question: Question, limit: int) -> Answer:
    """The answer of at most ``limit`` rows; Problem for what is not run, can't be understood or not be given."""
    try:
        check_query(question.sparql)
        return _answer(store, question, limit)
    except Forbidden as e:
        raise Problem("forbidden", str(e)) from None
    except InputError as e:
        raise Problem("malformed_query", str(e)) from None
    except SyntaxError as e:
        raise Problem("malformed_query", explain(str(e), question.sparql)) from None
    except UnicodeEncodeError:
        raise Problem("malformed_query", "it holds half of a surrogate pair, which is no character") from None
    except (ValueError, OSError, RuntimeError) as e:
        raise Problem("malformed_query", str(e)) from None


def _answer(store: Store, question: Question, limit: int) -> Answer:
    result = store.query(question.sparql, prefixes=prefixes(), **_dataset(question))
    if isinstance(result, QueryBoolean):
        return formats.boolean(result, _wanted(question.results, formats.OFFERED_RESULTS))
    if isinstance(result, QuerySolutions):
        return formats.table(result, _wanted(question.results, formats.OFFERED_RESULTS), limit)
    return formats.graph(result, _wanted(question.graph, formats.OFFERED_GRAPHS), limit)


def _dataset(question: Question) -> Mapping[str, Any]:
    """Which graphs are asked: those that the request names, else those behind FROM, else the default graph."""
    if question.default_graphs or question.named_graphs:
        return {
            "default_graph": [_graph(iri) for iri in question.default_graphs],
            "named_graphs": [_graph(iri) for iri in question.named_graphs],
        }
    return {}


def _graph(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as e:
        raise Problem("bad_request", f"default-graph-uri or named-graph-uri {iri!r} is no absolute IRI: {e}") from None


def _wanted(type: str | None, offered: tuple[str, ...]) -> str:
    if type is None:
        raise Problem("not_acceptable", f"this query can be answered in: {', '.join(offered)}")
    return type
