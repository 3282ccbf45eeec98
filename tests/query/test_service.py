"""No query, however it is written, makes this program ask another server: a listener here gets no request."""

from __future__ import annotations

import multiprocessing
import random
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import InputError
from kg.query import run, run_limited
from kg.query.shut import shut_off
from kg.serve.answer import answer
from kg.serve.problems import Problem
from kg.serve.question import Question


@dataclass
class Listener:
    """Counts the connections that somebody makes to it."""

    port: int
    calls: int = 0


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = Listener(server.getsockname()[1])

        def answer_all() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    listener.calls += 1
                    with connection:
                        connection.recv(1000)
                        connection.sendall(b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")

        threading.Thread(target=answer_all, daemon=True).start()
        yield listener
        server.shutdown(socket.SHUT_RDWR)


# CALL stands for SERVICE <the listener's address>.
PREFIX = "PREFIX ex: <http://x/> "
HOSTILE = [
    "SELECT * { CALL { ?a ?b ?c } }",
    "ASK { CALL { ?a ?b ?c } }",
    "SELECT * { OPTIONAL { ?s ex:a\\# ?o } CALL { ?a ?b ?c } }",
    "SELECT * { OPTIONAL { ?s ex:a\\' ?o } CALL { ?a ?b ?c } } #'",
    "SELECT * { OPTIONAL { ?s ex:\\# ?o } CALL { ?a ?b ?c } }",
    'SELECT * { OPTIONAL { ?s ex:a.b\\"c ?o } CALL { ?a ?b ?c } }',
    "SELECT * { OPTIONAL { ?s ex:%20\\#a ?o } CALL { ?a ?b ?c } }",
    "SELECT * { OPTIONAL { ?s \U00020000é:\\# ?o } CALL { ?a ?b ?c } }",
    # no token of the grammar, and several to the engine
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)CALL#>\n{ ?x ?y ?z } }",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n<ADDRESS> { ?x ?y ?z } }",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#'\"\n#>\n<ADDRESS> { ?x ?y ?z } }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<1)#>\nCALL { ?x ?y ?z } }",
    "SELECT * { BIND('\\u0027' AS ?x) CALL { ?a ?b ?c } #'\n}",
    "SELECT * { BIND('''a''b'''AS?x)CALL{?a?b?c} }",
    'SELECT * { BIND("a\\\\"AS?x)CALL{?a?b?c} #"\n}',
    "SELECT * { ?s ?p ?o . # x\rCALL {?a ?b ?c} }",
    "SELECT * { VALUES ?x { 1CALL } CALL { ?a ?b ?c } }",
    "SELECT * { ?s ?p 1.CALL { ?a ?b ?c } }",
    "SELECT * { ?s ?p trueCALL { ?a ?b ?c } }",
    "SELECT * { ?s ?p 'a'@en . CALL { ?a ?b ?c } }",
    "SELECT * { ?s ?p 'a'^^ex:b . CALL { ?a ?b ?c } }",
    "SELECT * { ?s ?p ex:.CALL { ?a ?b ?c } }",
    "SELECT * { VALUES ?x { <ADDRESS> } SERVICE ?x { ?a ?b ?c } }",
    "PREFIX service: <ADDRESS> SELECT * { service:x { ?a ?b ?c } }",
    "PREFIX : <ADDRESS> SELECT * { ?s ?p ?o . SERVICE:x { ?a ?b ?c } }",
    "PREFIX : <ADDRESS> PREFIX SXRVXCX: <ADDRESS> SELECT * { ?s ?p ?o . SERVICE:x { ?a ?b ?c } }",
    "SELECT * { { SELECT * { CALL { ?a ?b ?c } } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { CALL { ?a ?b ?c } } }",
    "SELECT * { ?s ?p ?o MINUS { CALL { ?a ?b ?c } } }",
    "SELECT * { GRAPH ?g { CALL { ?a ?b ?c } } }",
    "CONSTRUCT { ?a ?b ?c } WHERE { CALL { ?a ?b ?c } }",
    "DESCRIBE ?a { CALL { ?a ?b ?c } }",
    "SELECT * { sErViCe SILENT <ADDRESS> { ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <ADDRESS> { ?a ?b ?c } }",
    "SELECT * { \u017fERVICE <ADDRESS> { ?a ?b ?c } }",
]


def filled(query: str, port: int) -> str:
    address = f"http://127.0.0.1:{port}/"
    return PREFIX + query.replace("CALL", f"SERVICE SILENT <{address}> ").replace("ADDRESS", address)


# What can stand before the keyword, each good or bad SPARQL by itself.
NOISE = [
    *("?a", "?b<?c", "(", ")", "{", "}", ".", ";", ",", "ex:a", "ex:", "ex:a\\#", "ex:\\'", "ex:a\\", "_:b", "<", ">"),
    *("#", "#>\n", "\n", "\r", "\t", " ", "'", '"', "'''", '"""', "\\", "\\u0027", "\\u0022", "\\'", '\\"', "''"),
    *("<http://a/>", "'x'", '"y"@en', "'z'^^ex:t", "1", "1.", "1e5", "true", "FILTER(", "BIND(1 AS ?a)", "OPTIONAL{"),
    *(
        "FILTER(?a<?b)",
        "?s ?p ?o .",
        "UNION",
        "^",
        "|",
        "/",
        "*",
        "+",
        "!",
        "$x",
        "@en",
        "%20",
        "\u2028",
        "é",
        "\u00b7",
    ),
]


def noisy(seed: int, count: int) -> list[str]:
    dice = random.Random(seed)
    found = []
    for _ in range(count):
        before, between = ("".join(dice.choices(NOISE, k=dice.randrange(6))) for _ in range(2))
        after = "".join(dice.choices(NOISE, k=dice.randrange(3)))
        found.append(
            f"SELECT * {{ BIND(1 AS ?a) BIND(2 AS ?b) {before}SERVICE{between}<ADDRESS>{{ ?x ?y ?z }}{after} }}"
        )
        found.append(f"SELECT * {{ OPTIONAL {{ ?s ex:p{before} ?o }} CALL {{ ?x ?y ?z }} {after} }}")
    return found


@pytest.fixture
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.update("INSERT DATA { <http://a/> <http://b/> 1 }")
    return store


def answer_whole(store: pyoxigraph.Store, query: str) -> int:
    found = store.query(query)
    return 1 if isinstance(found, pyoxigraph.QueryBoolean) else len(list(found))


def test_the_engine_would_ask(listener: Listener, store: pyoxigraph.Store) -> None:
    """Else the tests below would show nothing."""
    for query in HOSTILE:
        with suppress(SyntaxError, OSError, ValueError, RuntimeError):
            answer_whole(store, filled(query, listener.port))
    assert listener.calls > 20


def test_hostile_queries_ask_nobody(listener: Listener, store: pyoxigraph.Store) -> None:
    for query in HOSTILE:
        with pytest.raises(InputError):
            run(store, filled(query, listener.port))
        with pytest.raises(Problem):
            answer(store, Question(filled(query, listener.port)), 10)
    assert listener.calls == 0


def test_noise_before_the_keyword_hides_it_not(listener: Listener, store: pyoxigraph.Store) -> None:
    refused = 0
    for query in noisy(seed=1, count=2000):
        try:
            run(store, filled(query, listener.port))
        except InputError:
            refused += 1
    assert listener.calls == 0
    assert refused > 2000


def test_a_query_whose_service_is_none_is_answered(store: pyoxigraph.Store) -> None:
    for query in (
        "SELECT ?service { ?service ?b ?c FILTER(?service != ex:a\\#SERVICE) } # SERVICE <http://a/> { ?x ?y ?z }",
        "SELECT * { ?s ?p ?o FILTER(?o<3&&?s!=<http://x/SERVICE>&&'SERVICE'>'A') }",
        "SELECT * { ?s ?p ?o BIND('''it's a SERVICE''' AS ?x) FILTER NOT EXISTS { ?s ex:service _:SERVICE } }",
    ):
        assert len(run(store, PREFIX + query).rows) == 1


def test_a_process_that_is_shut_off_reaches_nobody(listener: Listener) -> None:
    """The second lock, without the first."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_ask_shut_off, args=(theirs, listener.port))
    process.start()
    theirs.close()
    told = ours.recv()
    process.join()
    assert told[0] == 1  # what asks nobody is answered
    assert "open files" in told[1]
    assert listener.calls == 0


def _ask_shut_off(sender: Connection, port: int) -> None:
    store = pyoxigraph.Store()
    store.update("INSERT DATA { <http://a/> <http://b/> 1 }")
    shut_off()
    rows = answer_whole(store, "SELECT * { ?s ?p ?o }")
    try:
        answer_whole(store, f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}")
        sender.send((rows, "nothing went wrong"))
    except OSError as e:
        sender.send((rows, str(e)))


def test_workers_have_both_locks(listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "a.nt"
    data.write_text("<http://a/> <http://b/> <http://c/> .\n", "utf-8")
    with pytest.raises(InputError):
        run_limited(data, filled(HOSTILE[2], listener.port), seconds=60)
    monkeypatch.setattr("kg.query.limited._work", _unguarded)
    with pytest.raises(InputError, match="open files"):
        run_limited(data, filled(HOSTILE[2], listener.port).replace("SILENT", ""), seconds=60)
    assert listener.calls == 0


def _unguarded(*args: object) -> None:
    sys.modules["kg.query.run"].check_query = lambda sparql: None  # type: ignore[attr-defined]
    sys.modules["kg.query.limited"]._work(*args)
