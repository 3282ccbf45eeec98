"""The server as a process: fifty clients at once, how it starts, what it logs, how it ends."""

from __future__ import annotations

import contextlib
import json
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier

import pytest

from kg.query import run, shipped_queries
from kg.rdf import turtle
from tests.example import example_graph
from tests.serve.running import ENDLESS, HUNGRY, ROOT, Server, serving

PERSONS = "SELECT DISTINCT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"
# What a client asks, the statuses that are right, and how many ask it.
CROWD = {
    PERSONS: ({200}, 24),
    "SELECT * { ?a ?b ?c . ?d ?e ?f }": ({200}, 6),  # millions of rows, of which some are given
    ENDLESS: ({504}, 4),
    HUNGRY: ({500, 504}, 3),
    "SELECT * { ?a ?b ": ({400}, 4),
    "SELECT * { FILTER(" + "!" * 200_000 + "true) }": ({400, 500}, 2),
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }": ({403}, 3),
    "DROP ALL": ({403}, 2),
    "ASK {} #" + "x" * 1_000_000: ({413}, 2),
}


def processes(server: Server) -> set[int]:
    """The server's process and all that come from it."""
    found = {server.process.pid}
    waiting = [server.process.pid]
    while waiting:
        parent = waiting.pop()
        with contextlib.suppress(FileNotFoundError):
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()
            found |= {int(c) for c in children}
            waiting += [int(c) for c in children]
    return found


def gone(ids: set[int]) -> bool:
    """Whether all these end within some seconds."""
    for _ in range(100):
        if not any(Path(f"/proc/{id}").exists() for id in ids):
            return True
        time.sleep(0.05)
    return False


def test_fifty_clients_at_once(tmp_path: Path) -> None:
    (tmp_path / "example.ttl").write_bytes(turtle(example_graph()))
    expected = [row[0].text for row in run(tmp_path / "example.ttl", PERSONS).rows if row[0]]
    assert len(expected) == 8
    crowd = [(query, statuses) for query, (statuses, n) in CROWD.items() for _ in range(n)]
    assert len(crowd) == 50
    start = Barrier(len(crowd))

    def ask(query: str) -> tuple[int, list[str]]:
        start.wait(timeout=30)
        reply = server.ask(query)
        if reply.status == 200:
            return 200, [row.get("name", "") for row in reply.rows]
        assert reply.problem
        return reply.status, []

    options = ("--timeout", "1.5", "--max-rows", "50", "--workers", "2", "--memory", "150")
    with serving(tmp_path, *options) as server:
        before = processes(server)
        with ThreadPoolExecutor(len(crowd)) as clients:
            told = list(clients.map(ask, [query for query, _ in crowd]))
        pairs = list(zip(crowd, told, strict=True))
        assert [(query[:60], status) for (query, good), (status, _) in pairs if status not in good] == []
        assert [names for (query, _), (_, names) in pairs if query == PERSONS] == [expected] * CROWD[PERSONS][1]
        assert server.rest()["status"] == "ok"
        after = processes(server)
        assert len(after) == len(before) == 4  # the server, the holder of the data, two workers
        assert len(before & after) == 2  # the workers are others
        assert sum(line.split("  ")[1] == "200" for line in server.log) == 30
        assert not any("Traceback" in line for line in server.log)


def test_a_client_that_goes_away_takes_its_query_along(directory: Path) -> None:
    with serving(directory, "--workers", "1", "--timeout", "60") as server:
        for _ in range(3):
            connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
            connection.request("POST", "/sparql", ENDLESS.encode(), {"Content-Type": "application/sparql-query"})
            time.sleep(0.2)
            connection.close()
        assert server.ask("ASK {}").status == 200
        assert sum("the client is gone" in line for line in server.log) == 3


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_clean_while_a_query_runs(directory: Path, how: signal.Signals) -> None:
    with serving(directory, "--workers", "2") as server, ThreadPoolExecutor(1) as client:
        asking = client.submit(server.ask, ENDLESS)
        time.sleep(0.5)
        ids = processes(server)
        assert len(ids) == 4
        assert server.stop(how) == 0
        assert (asking.result(timeout=20).status, asking.result().problem) == (503, "stopping")
        assert gone(ids)
        assert not any("Traceback" in line for line in server.log)


def test_nothing_is_left_when_it_is_killed(directory: Path) -> None:
    with serving(directory, "--workers", "2") as server, ThreadPoolExecutor(1) as client:
        asking = client.submit(server.ask, ENDLESS)
        time.sleep(0.5)
        ids = processes(server)
        assert server.stop(signal.SIGKILL) == -signal.SIGKILL
        assert isinstance(asking.exception(timeout=20), OSError)
        assert gone(ids)


def test_queries_are_logged(directory: Path) -> None:
    with serving(directory) as server:
        server.ask("SELECT *\n{ ?s ?p '\u001b[31m\u202e' }")
        server.ask("SELECT nothing")
        assert server.stop() == 0
    assert [line.split("  ")[1] for line in server.log] == ["200", "400"]
    assert server.log[0].rstrip().endswith("0 rows  SELECT * { ?s ?p '\ufffd[31m\ufffd' }")
    with serving(directory, "--quiet") as server:
        server.ask("SELECT nothing")
        assert server.stop() == 0
    assert server.log == []


def test_graphs_with_what_follows_from_them(directory: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with serving(directory, "--inferred") as inferring, serving(directory) as plain:
        more, less = (int(server.ask(count).rows[0]["n"]) for server in (inferring, plain))
    assert more > less > 1000


def test_other_sites_may_read_where_that_is_said(directory: Path) -> None:
    with serving(directory, "--allow-origin", "https://good.example") as server:
        good = server.get("/sparql?query=ASK%7B%7D", Origin="https://good.example")
        assert good.headers["access-control-allow-origin"] == "https://good.example"
        other = server.get("/sparql?query=ASK%7B%7D", Origin="https://other.example")
        assert "access-control-allow-origin" not in other.headers


def test_shipped_queries_give_the_same_rows_as_on_the_file(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_bytes(turtle(example_graph()))
    queries = shipped_queries()
    assert queries
    with serving(tmp_path, "--workers", "1") as server:
        for query in queries:
            ours = [[c.text if c else None for c in row] for row in run(tmp_path / "one.ttl", query.sparql).rows]
            reply = server.ask(query.sparql)
            columns = json.loads(reply.body)["head"]["vars"]
            assert [[row.get(c) for c in columns] for row in reply.rows] == ours, query.name


def refused(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "serve", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_what_it_does_not_start_with(directory: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"port {port} of 127.0.0.1 is in use" in refused(str(directory), "--port", port)
    assert "--allow-remote" in refused(str(directory), "--host", "0.0.0.0")
    assert "--port 99999: a port is a number from 0" in refused(str(directory), "--port", "99999")
    assert "--timeout 0" in refused(str(directory), "--timeout", "0")
    assert "--timeout nan" in refused(str(directory), "--timeout", "nan")
    assert "--max-rows -1: wanted a number above 0" in refused(str(directory), "--max-rows", "-1")
    assert "no Turtle file in it; `kg build" in refused(str(tmp_path))
    assert "not a directory" in refused(str(directory / "example.ttl"))


def test_other_machines_are_answered_where_that_is_said(directory: Path) -> None:
    with serving(directory, "--host", "0.0.0.0", "--allow-remote") as server:
        assert server.get("/health", Host="kg.example").status == 200
        assert server.stop() == 0
    assert any("without a password" in line for line in server.log)
