"""The process that holds the data and forks workers, each of which answers one query.

A worker shares the data's memory with its parent, begins in milliseconds and takes all that its query used with it
when it ends. The server itself holds no data and is not forked, so no worker holds a client's connection. When the
server is gone, however it ended, this process sees its channel closed and ends with all workers.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import multiprocessing
import os
import resource
import signal
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import ForkProcess
from pathlib import Path

from pyoxigraph import Store

from kg.errors import InputError
from kg.query.shut import shut_off
from kg.serve.answer import answer
from kg.serve.channel import pack, receive
from kg.serve.load import Served, load
from kg.serve.problems import Problem
from kg.serve.question import Question
from kg.serve.site import prepare

_ORDER = struct.Struct(">cQ")  # a verb and the id of a process
_FORK, _END = b"f", b"e"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: rows given, seconds, and megabytes beside the data."""

    rows: int = 10_000
    seconds: float = 30.0
    megabytes: int = 1024


class Nursery:
    """The server's hold on the process: orders go through a channel, workers come with channels of their own."""

    def __init__(
        self, directory: Path, limits: Limits, *, inferred: bool = False, listener: socket.socket | None = None
    ) -> None:
        """Start it and wait for the data; InputError where there is none.

        ``listener`` is a socket of the server's that its children must not keep open.
        """
        self._channel, theirs = socket.socketpair()
        foreign = [s for s in (self._channel, listener) if s is not None]

        def run() -> None:
            for s in foreign:
                s.close()
            _nurse(theirs, directory, limits, inferred)

        self._process = _fork(run)
        theirs.close()
        try:
            told = receive(self._channel)
        except EOFError:
            raise InputError(
                f"{directory}: the process that reads the graphs ended; is there too little memory?"
            ) from None
        except BaseException:
            self._process.kill()
            raise
        if isinstance(told, InputError):
            raise told
        self.graphs: tuple[Served, ...] = told

    @property
    def process(self) -> int | None:
        """Its process id."""
        return self._process.pid

    def fork(self) -> socket.socket:
        """The channel of a new worker: it tells its process id, then takes one Question and gives an Answer or Problem.

        OSError where the process is gone.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._channel, [_ORDER.pack(_FORK, 0)], [theirs.fileno()])
        return ours

    def end(self, worker: int) -> None:
        """End a worker, whatever it is doing."""
        with contextlib.suppress(OSError):  # with the process its workers are gone too
            self._channel.sendall(_ORDER.pack(_END, worker))

    def close(self) -> None:
        """End the process and all workers."""
        self._channel.close()
        self._process.join()


def _fork(run: Callable[[], None]) -> ForkProcess:
    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    return process


def _nurse(channel: socket.socket, directory: Path, limits: Limits, inferred: bool) -> None:
    """The process's life: load, tell what there is, then follow orders until the channel closes."""
    # Ctrl+C reaches all processes of a terminal; this one ends with the server, not before it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        store, graphs = load(directory, inferred=inferred)
    except InputError as e:
        channel.sendall(pack(e))
        return
    prepare()  # workers open no files
    gc.freeze()  # what is not looked through is not written to, and stays shared with the workers
    with contextlib.suppress(ConnectionError):  # the server may have been ended meanwhile
        channel.sendall(pack(graphs))
    workers: dict[int, ForkProcess] = {}
    while order := _order(channel):
        verb, id, files = order
        if verb == _FORK:
            theirs = socket.socket(fileno=files[0])
            worker = _fork(lambda theirs=theirs: _work(theirs, channel, store, limits))  # type: ignore[misc]
            theirs.close()
            workers[worker.pid or 0] = worker
        elif id in workers:
            ended = workers.pop(id)
            ended.kill()
            ended.join()
    for worker in workers.values():
        worker.kill()


def _order(channel: socket.socket) -> tuple[bytes, int, list[int]] | None:
    """The next order with the files that came with it; None when the server is gone."""
    try:
        order, files, _, _ = socket.recv_fds(channel, _ORDER.size, 1)
    except ConnectionError:
        return None
    return (*_ORDER.unpack(order), files) if len(order) == _ORDER.size else None


def _work(channel: socket.socket, orders: socket.socket, store: Store, limits: Limits) -> None:
    """A worker's life: one question, one answer."""
    orders.close()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _bind(limits)
    shut_off()
    channel.sendall(pack(os.getpid()))
    try:
        question: Question = receive(channel)
    except (EOFError, ConnectionError):
        return
    try:
        told = pack(answer(store, question, limits.rows))
    except Problem as e:
        told = pack(e)
    with contextlib.suppress(ConnectionError):
        channel.sendall(told)


def _bind(limits: Limits) -> None:
    """Let the system see to the limits of memory and, should nobody be left to end this process, of time."""
    # how the engine dies is told by the server; it would tell it itself at length
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    faulthandler.disable()
    _limit(resource.RLIMIT_CPU, int(limits.seconds) + 5)
    _limit(resource.RLIMIT_CORE, 0)
    if (held := _held()) is not None:
        _limit(resource.RLIMIT_AS, held + limits.megabytes * 1024 * 1024)


def _limit(kind: int, most: int) -> None:
    """Bind this process to a limit, or to the tighter one that it has."""
    _, allowed = resource.getrlimit(kind)
    if allowed != resource.RLIM_INFINITY:
        most = min(most, allowed)
    resource.setrlimit(kind, (most, most))


def _held() -> int | None:
    """Bytes of address space that this process has now; None where the system does not tell (it is no Linux)."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return None
    return pages * resource.getpagesize()
