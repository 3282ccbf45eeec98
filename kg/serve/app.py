"""The server's addresses: the endpoint, the query page, the graphs and their pages, the ontology."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import InputError
from kg.query import bind, shipped_queries, shipped_query
from kg.rdf import ontology_page, ontology_text, prefixes
from kg.serve.accept import best
from kg.serve.description import service_description
from kg.serve.load import Served
from kg.serve.pool import Pool
from kg.serve.problems import Problem
from kg.serve.protocol import read_question
from kg.serve.question import Answer, Question
from kg.serve.site import draw, static_files

MAX_ROWS = "X-SPARQL-MaxRows"  # as Virtuoso tells it: the answer was cut behind that many rows

_log = logging.getLogger("kg.serve")

_BARE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Nothing is loaded but from here.
_OWN_PAGE = f"{_BARE}; style-src 'self'; img-src data:"
# YASGUI writes styles of its own.
_QUERY_PAGE = (
    f"{_BARE}; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    "connect-src 'self'"
)
# A graph's page, and the ontology's, is one file with all it needs in it, and narrows this further itself.
_ONE_FILE = f"{_BARE}; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"


def application(
    directory: Path,
    graphs: Sequence[Served],
    pool: Pool,
    *,
    hosts: Sequence[str] | None,
    origins: Sequence[str] = (),
    ready: Callable[[], None] = lambda: None,
) -> Starlette:
    """The server over a pool of workers that hold ``graphs``, the built files of a directory.

    ``hosts`` are the names it may be called by (None: any), so that no page of another site reaches it by a name of
    its own; ``origins`` the sites whose pages may read its answers. ``ready`` is called once it can answer.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.open()
        ready()
        yield
        await pool.close()

    views = _Views(directory, graphs, pool)
    middleware = [Middleware(_Frame, hosts=hosts)]
    if origins:
        middleware.append(Middleware(CORSMiddleware, allow_origins=origins, expose_headers=[MAX_ROWS]))
    return Starlette(
        routes=[
            Route("/", views.index),
            Route("/sparql", views.sparql, methods=["GET", "POST"]),
            Route("/graphs", views.graphs),
            Route("/queries", views.queries),
            Route("/queries/{name}", views.query),
            Route("/health", views.health),
            Route("/ontology", views.ontology),
            Route("/static/{name:path}", views.static),
            Route("/{name}.html", views.graph_page),
        ],
        middleware=middleware,
        exception_handlers={Problem: _told, HTTPException: _told, Exception: _told},
        lifespan=lifespan,
    )


class _Views:
    """What each address gives."""

    def __init__(self, directory: Path, graphs: Sequence[Served], pool: Pool) -> None:
        self._directory = directory
        self._graphs = graphs
        self._pool = pool

    async def index(self, request: Request) -> Response:
        return _page(draw("index.html.j2", graphs=self._graphs, prefixes=prefixes()), _QUERY_PAGE)

    async def sparql(self, request: Request) -> Response:
        begun = perf_counter()
        question = None
        try:
            question = await read_question(request)
            if question is None:
                return self._described(request)
            answer = await _unless_gone(request, self._pool.ask(question))
        except Problem as e:
            _tell(e.words.status, begun, e.detail or e.words.en, question)
            raise
        if answer is None:
            _tell(499, begun, "the client is gone", question)
            return Response(status_code=499)
        _tell(200, begun, f"{answer.rows} rows{', cut' if answer.more else ''}", question)
        response = _page(answer.body) if answer.type == "text/html" else _data(answer.body, answer.type)
        response.headers["Vary"] = "Accept"
        if answer.more:
            response.headers[MAX_ROWS] = str(answer.rows)
        return response

    def _described(self, request: Request) -> Response:
        if best(request.headers.get("accept"), ("text/turtle", "text/html")) == "text/html":
            return RedirectResponse("/", status_code=303)
        return _data(service_description(str(request.url.replace(query="")), self._graphs), "text/turtle")

    async def graphs(self, request: Request) -> Response:
        return JSONResponse([asdict(graph) for graph in self._graphs])

    async def queries(self, request: Request) -> Response:
        return JSONResponse([asdict(query) for query in shipped_queries()])

    async def query(self, request: Request) -> Response:
        """A shipped query with the values given for its parameters."""
        try:
            shipped = shipped_query(request.path_params["name"])
        except InputError as e:
            raise Problem("not_found", str(e)) from None
        given = {name: text for name, text in request.query_params.items() if text}
        try:
            bound = bind(shipped.sparql, given, called="parameter")
        except InputError as e:
            raise Problem("bad_parameter", str(e)) from None
        return _data(bound.encode(), "application/sparql-query")

    async def health(self, request: Request) -> Response:
        pool = self._pool
        told = {
            "status": "broken" if pool.broken else "ok",
            "graphs": len(self._graphs),
            "triples": sum(graph.triples for graph in self._graphs),
            "workers": pool.size,
            "idle": pool.idle,
        }
        return JSONResponse(told, status_code=503 if pool.broken else 200)

    async def ontology(self, request: Request) -> Response:
        if best(request.headers.get("accept"), ("text/turtle", "text/html")) == "text/html":
            return _page(ontology_page().encode(), _ONE_FILE)
        return _data(ontology_text().encode(), "text/turtle")

    async def static(self, request: Request) -> Response:
        found = static_files().get(request.path_params["name"])
        if found is None:
            raise Problem("not_found")
        return Response(found[0], media_type=found[1])

    async def graph_page(self, request: Request) -> Response:
        name = request.path_params["name"] + ".html"
        if name not in {graph.page for graph in self._graphs}:
            raise Problem("not_found")
        try:
            content = (self._directory / name).read_bytes()
        except OSError:
            raise Problem("not_found", f"{name} is there no more") from None
        return _page(content, _ONE_FILE)


async def _unless_gone(request: Request, asked: Coroutine[Any, Any, Answer]) -> Answer | None:
    """The answer, or None when the client goes away before: nobody is left to wait for it."""
    answering, leaving = asyncio.create_task(asked), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait((answering, leaving), return_when=asyncio.FIRST_COMPLETED)
        return answering.result() if answering.done() else None
    except asyncio.CancelledError:
        raise Problem("stopping") from None  # the server does not wait for long queries when it is to stop
    finally:
        answering.cancel()
        leaving.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _tell(status: int, begun: float, what: str, question: Question | None) -> None:
    text = " ".join(question.sparql.split()) if question else ""
    text = "".join(c if c.isprintable() else "\ufffd" for c in text)
    _log.info("%d  %.3f s  %s  %s", status, perf_counter() - begun, what, text[:200])


def _page(content: bytes, policy: str = _OWN_PAGE) -> Response:
    return Response(content, media_type="text/html", headers={"Content-Security-Policy": policy})


def _data(content: bytes, type: str) -> Response:
    # of the others XML tells its encoding itself and JSON is UTF-8
    return Response(content, headers={"Content-Type": f"{type}; charset=utf-8" if type.startswith("text/") else type})


async def _told(request: Request, error: Exception) -> Response:
    """A problem in the form that the client prefers."""
    problem = _problem(error)
    status = problem.words.status
    type = best(request.headers.get("accept"), ("application/problem+json", "text/plain", "text/html"))
    if type == "text/html":
        response = _page(draw("problem.html.j2", problem=problem))
    elif type == "text/plain":
        response = Response(problem.as_text(), media_type="text/plain")
    else:
        response = JSONResponse(problem.as_json(), media_type="application/problem+json")
    response.status_code = status
    response.headers.update(problem.headers)
    return response


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException) and error.status_code in (404, 405):
        return Problem("not_found" if error.status_code == 404 else "method", headers=error.headers)
    return Problem("failed")


class _Frame:
    """Around all addresses: calls by another name are refused, and every answer says what a browser may do with it."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def framed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Cache-Control"] = "no-cache"
            await send(message)

        host = Headers(scope=scope).get("host", "").lower()
        if self._hosts is not None and _name(host) not in self._hosts:
            request = Request(scope, receive)
            refusal: Awaitable[Response] = _told(request, Problem("bad_host", f"{host!r}; wanted {self._hosts[0]}"))
            await (await refusal)(scope, receive, framed)
            return
        await self._app(scope, receive, framed)


def _name(host: str) -> str:
    """A Host header without its port."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
