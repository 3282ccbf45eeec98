"""A Virtuoso of our own for a test: started on free ports in a directory, loaded in bulk, asked over HTTP."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

_OPEN = urllib.request.build_opener(urllib.request.ProxyHandler({})).open  # no proxy: it is on this machine
_INI = """
[Database]
DatabaseFile = {where}/virtuoso.db
ErrorLogFile = {where}/virtuoso.log
LockFile = {where}/virtuoso.lck
TransactionFile = {where}/virtuoso.trx
xa_persistent_file = {where}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {where}/virtuoso-temp.db
TransactionFile = {where}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {where}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {where}
"""
_GRAPH = "http://graph.invalid/"


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running server by its ports."""

    sql: int
    http: int

    def run_sql(self, statements: str) -> None:
        """Statements of its interactive SQL; AssertionError where one fails."""
        command = ["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", f"exec={statements}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        assert "*** Error" not in done.stdout + done.stderr, done.stdout + done.stderr

    def load(self, file: Path) -> None:
        """A file of RDF in a directory that it may read, in bulk."""
        self.run_sql(f"ld_dir('{file.parent}', '{file.name}', '{_GRAPH}'); rdf_loader_run(); checkpoint;")

    def ask(self, sparql: str) -> list[dict[str, str]]:
        """The rows of a query over what was loaded, unbound variables left out."""
        form = {"query": sparql, "format": "application/sparql-results+json", "default-graph-uri": _GRAPH}
        request = urllib.request.Request(f"http://127.0.0.1:{self.http}/sparql", urlencode(form).encode())
        with _OPEN(request, timeout=60) as answer:
            rows = json.load(answer)["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in rows]


def installed() -> bool:
    """Whether Debian's Virtuoso is here."""
    return shutil.which("virtuoso-t") is not None and shutil.which("isql-vt") is not None


@contextmanager
def running(where: Path) -> Iterator[Virtuoso]:
    """A server in an empty directory, until the block ends."""
    server = Virtuoso(_free_port(), _free_port())
    ini = where / "virtuoso.ini"
    ini.write_text(_INI.format(where=where, sql=server.sql, http=server.http), "utf-8")
    process = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", str(ini)])
    try:
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(server: Virtuoso, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the server ended"
        try:
            server.run_sql("select 1;")
        except AssertionError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server does not answer")


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])
