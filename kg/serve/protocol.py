"""A request of the SPARQL 1.1 Protocol (section 2.1) -> a question."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.serve.accept import best
from kg.serve.formats import OFFERED_GRAPHS, OFFERED_RESULTS
from kg.serve.problems import Problem
from kg.serve.question import Question

MAX_BYTES = 1_000_000  # of a request's body, and of its address
SECONDS = 10.0  # for the body to arrive
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MAX_FIELDS = 1000

Fields = dict[str, list[str]]


async def read_question(request: Request) -> Question | None:
    """What a GET or POST asks; None for a GET that asks nothing. Problem for what is no query of the protocol."""
    fields = _fields(request.scope["query_string"])
    if request.method == "POST":
        type, body = _type(request), await _body(request)
        if type == _UPDATE:
            raise Problem("forbidden", "a body of application/sparql-update is an update")
        if type == _QUERY:
            if "query" in fields:
                raise Problem("bad_request", "the query stands in the body and in the address as well")
            return _question(fields | {"query": [_text(body)]}, request)
        for name, values in _fields(body).items():
            fields.setdefault(name, []).extend(values)
    elif not fields:
        return None
    return _question(fields, request)


def _question(fields: Fields, request: Request) -> Question:
    if "update" in fields:
        raise Problem("forbidden", "the request has a parameter update")
    queries = fields.get("query", [])
    if len(queries) != 1:
        raise Problem("bad_request", f"{len(queries)} parameters query; wanted one")
    accept = ",".join(request.headers.getlist("accept"))
    return Question(
        queries[0],
        tuple(fields.get("default-graph-uri", ())),
        tuple(fields.get("named-graph-uri", ())),
        best(accept, OFFERED_RESULTS),
        best(accept, OFFERED_GRAPHS),
    )


def _type(request: Request) -> str:
    """The body's media type; Problem for one that holds no query, or none in UTF-8."""
    type, *parameters = (p.strip().lower() for p in request.headers.get("content-type", "").split(";"))
    if type not in (_FORM, _QUERY, _UPDATE):
        raise Problem("media_type", f"{type or 'no type'}; wanted {_FORM} or {_QUERY}")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8"):
            raise Problem("media_type", f"{parameter}; wanted UTF-8")
    return type


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > MAX_BYTES:
                    raise Problem("too_large", f"a body may have {MAX_BYTES} bytes")
    except TimeoutError:
        raise Problem("slow_request", f"its body did not come in {SECONDS:g} seconds") from None
    return bytes(body)


def _fields(encoded: bytes) -> Fields:
    """The fields of a form or of an address's query, each with its values in order."""
    if len(encoded) > MAX_BYTES:
        raise Problem("too_large", f"an address may have {MAX_BYTES} bytes")
    fields: Fields = {}
    try:
        text = encoded.decode("ascii")
        for name, value in parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS):
            fields.setdefault(name, []).append(value)
    except UnicodeDecodeError:
        raise Problem("bad_request", "a parameter is not text in UTF-8, percent-encoded") from None
    except ValueError:
        raise Problem("bad_request", f"more than {_MAX_FIELDS} parameters") from None
    return fields


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as e:
        raise Problem("bad_request", f"the query is not text in UTF-8 (byte {e.start})") from None
