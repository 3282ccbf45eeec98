"""Real triple stores as processes on this machine, filled in the way that each documents."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode

import pytest

# No proxy: the servers are on this machine.
_OPEN = urllib.request.build_opener(urllib.request.ProxyHandler({})).open

_SECONDS = 30  # that a store may take for an answer

Row = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Store:
    """A running store: where it is asked, how it is started anew, and the graph to ask where that must be said."""

    endpoint: str
    restart: Callable[[], None]
    graph: str | None = None

    def ask(self, sparql: str) -> list[Row]:
        """The rows of SELECT; AssertionError, with the store's words, where it does not answer.

        A store that gave no answer in time might give none to any later query either: it is started anew.
        """
        if self.graph is not None:
            sparql = re.sub(r"\bWHERE\b", f"FROM <{self.graph}> WHERE", _without_comments(sparql), count=1)
            assert "FROM" in sparql
        headers = {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            with _send(self.endpoint, urlencode({"query": sparql}).encode(), headers) as answer:
                rows: list[Row] = json.load(answer)["results"]["bindings"]
                return rows
        except HTTPError as e:
            raise AssertionError(e.read().decode("utf-8", "replace")[:500]) from None
        except TimeoutError:
            self.restart()
            raise AssertionError(f"no answer in {_SECONDS} seconds; started anew for the next query") from None


def _without_comments(sparql: str) -> str:
    return "\n".join(line for line in sparql.splitlines() if not line.lstrip().startswith("#"))


@contextmanager
def oxigraph(where: Path, files: Mapping[str, bytes]) -> Iterator[Store]:
    """Oxigraph with some Turtle in its default graph, sent over the Graph Store Protocol."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("no Oxigraph server here (PyPI: oxigraph)")
    address = f"127.0.0.1:{_free_port()}"
    command = [program, "serve", "--location", str(where / "db"), "--bind", address]
    with _running(command, f"http://{address}", where) as restart:
        for content in files.values():
            url = f"http://{address}/store?default"
            with _send(url, content, {"Content-Type": "text/turtle"}) as answer:
                assert answer.status in (200, 201, 204)
        yield Store(f"http://{address}/query", restart)


_VIRTUOSO = """
[Database]
DatabaseFile = {where}/virtuoso.db
ErrorLogFile = {where}/virtuoso.log
LockFile = {where}/virtuoso.lck
TransactionFile = {where}/virtuoso.trx
xa_persistent_file = {where}/virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {where}/virtuoso-temp.db
TransactionFile = {where}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {where}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {where}
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def virtuoso(where: Path, files: Mapping[str, bytes]) -> Iterator[Store]:
    """Virtuoso 7 with some Turtle in one named graph, read by its bulk loader."""
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        pytest.skip("no Virtuoso here (apt-get install virtuoso-opensource-7-bin)")
    graph = "http://gazette-kg.invalid/test"
    sql, http = _free_port(), _free_port()
    (where / "virtuoso.ini").write_text(_VIRTUOSO.format(where=where, sql=sql, http=http), "ascii")
    for name, content in files.items():
        (where / name).write_bytes(content)
    command = ["virtuoso-t", "+foreground", "+configfile", str(where / "virtuoso.ini")]
    with _running(command, f"http://127.0.0.1:{http}/sparql", where) as restart:
        load = f"ld_dir('{where}', '*.ttl', '{graph}'); rdf_loader_run(); checkpoint;"
        wrong = "SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_state <> 2 OR ll_error IS NOT NULL;"
        for line in (load, wrong):
            options = ("VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF", "ERRORS=stdout")
            told = subprocess.run(
                ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", *options, f"EXEC={line}"],
                capture_output=True, text=True, timeout=120, check=True,
            )  # fmt: skip
            assert told.stdout.strip() == "", told.stdout
        yield Store(f"http://127.0.0.1:{http}/sparql", restart, graph)


@contextmanager
def _running(command: list[str], url: str, where: Path) -> Iterator[Callable[[], None]]:
    """A process that answers at an address, ended in the end; gives what kills it and starts it anew."""
    process = _started(command, url, where)

    def restart() -> None:
        nonlocal process
        process.kill()
        process.wait(timeout=30)
        for lock in where.glob("*.lck"):
            lock.unlink()
        process = _started(command, url, where)

    try:
        yield restart
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=30)


def _started(command: list[str], url: str, where: Path) -> subprocess.Popen[bytes]:
    """A process that answers at an address; AssertionError, with its words, where it ends or gives no answer."""
    with (where / "log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError((where / "log").read_text("utf-8", "replace"))
        try:
            _OPEN(url, timeout=5).close()
        except HTTPError:
            return process
        except (URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return process
    process.kill()
    process.wait(timeout=30)
    raise AssertionError("it does not answer: " + (where / "log").read_text("utf-8", "replace"))


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port: int = s.getsockname()[1]
        return port


def _send(url: str, data: bytes, headers: Mapping[str, str]):  # type: ignore[no-untyped-def]
    return _OPEN(urllib.request.Request(url, data, dict(headers), method="POST"), timeout=_SECONDS)
