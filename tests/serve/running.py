"""``kg serve`` as a process of its own, and requests to it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
# The examples have the same ids, and are no documents of one publication.
HOSTILE_BASE = "https://gazette-kg.invalid/hostile/"
JSON = "application/sparql-results+json"
# Three patterns that share nothing: more solutions than any time is enough for, held in no memory.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
# The same, sorted: all of them would have to be held.
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"


@dataclass(frozen=True)
class Reply:
    """A response."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def rows(self) -> list[dict[str, str]]:
        """The values of a result in JSON."""
        found = json.loads(self.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]

    @property
    def problem(self) -> str:
        """The kind of a problem."""
        assert self.type == "application/problem+json", self.body[:200]
        told = json.loads(self.body)
        assert told["status"] == self.status
        assert re.search(r"[\u4e00-\u9fff].* / [A-Z]", told["title"])
        return str(told["type"]).rpartition("#")[2]


@dataclass(frozen=True)
class Server:
    """A running server."""

    process: subprocess.Popen[str]
    port: int
    log: list[str]

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        return self.request("GET", path, headers=headers)

    def ask(self, sparql: str, accept: str = JSON, **more: Sequence[str]) -> Reply:
        """A query as a form; ``more`` are its other fields."""
        form = urlencode({"query": sparql} | {k.replace("_", "-"): v for k, v in more.items()}, doseq=True)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        return self.request("POST", "/sparql", form.encode(), headers)

    def health(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.get("/health").body)
        return told

    def rest(self) -> dict[str, Any]:
        """Its health once all workers are there and have nothing to do."""
        for _ in range(200):
            told = self.health()
            if told["idle"] == told["workers"]:
                return told
            time.sleep(0.05)
        raise AssertionError(f"workers are missing: {told}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code."""
        self.process.send_signal(how)
        return self.process.wait(timeout=20)


@contextmanager
def serving(directory: Path, *options: str) -> Iterator[Server]:
    """A server of a directory at a free port, stopped in the end."""
    command = [sys.executable, "-m", "kg.cli", "serve", str(directory), "--port", "0", *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    log: list[str] = []
    listening = threading.Thread(target=log.extend, args=(process.stderr,), daemon=True)
    listening.start()
    try:
        told = ""
        for line in process.stdout:
            told += line
            if found := re.search(r"http://[^ ]+:(\d+)/ ", line):
                yield Server(process, int(found[1]), log)
                return
        process.wait(timeout=20)
        listening.join(timeout=20)
        raise AssertionError(f"it did not start: {told}{''.join(log)}")
    finally:
        process.kill()
        process.wait(timeout=20)
        process.stdout.close()
        listening.join(timeout=20)
        process.stderr.close()
