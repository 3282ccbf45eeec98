"""Workers ready for queries: each answers one, is ended at the time limit, and is replaced whatever became of it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from kg.serve.channel import pack, receive_async
from kg.serve.nursery import Nursery
from kg.serve.problems import Problem
from kg.serve.question import Answer, Question

_log = logging.getLogger("kg.serve")


@dataclass(frozen=True, slots=True)
class _Worker:
    id: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, question: Question) -> Answer:
        """Its answer; Problem where it has none, EOFError or ConnectionError where it ends."""
        self.writer.write(pack(question))
        await self.writer.drain()
        told = await receive_async(self.reader)
        if isinstance(told, Problem):
            raise told
        assert isinstance(told, Answer)
        return told


class Pool:
    """``size`` workers; a query waits up to ``patience`` seconds for one and then has ``seconds`` for its answer."""

    def __init__(self, nursery: Nursery, *, size: int, seconds: float, patience: float) -> None:
        """No worker is there before ``open``."""
        self.size = size
        self._nursery = nursery
        self._seconds = seconds
        self._patience = patience
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._coming: set[asyncio.Task[None]] = set()
        self._broken = False

    @property
    def idle(self) -> int:
        """How many workers have nothing to do."""
        return self._idle.qsize()

    @property
    def broken(self) -> bool:
        """Whether no more workers can be had."""
        return self._broken

    async def open(self) -> None:
        """Get all workers."""
        await asyncio.gather(*(self._add() for _ in range(self.size)))

    async def ask(self, question: Question) -> Answer:
        """The answer of a worker; Problem where none is free for long, at the time limit, and where the worker ends.

        Cancelled, it ends the worker.
        """
        worker = await self._take()
        try:
            async with asyncio.timeout(self._seconds):
                return await worker.ask(question)
        except TimeoutError:
            raise Problem("time_limit", f"the limit is {self._seconds:g} seconds (--timeout)") from None
        except (EOFError, ConnectionError):
            raise Problem("crashed") from None
        finally:
            self._replace(worker)

    async def close(self) -> None:
        """Await those who are still coming; the nursery ends them all."""
        for task in self._coming:
            task.cancel()
        await asyncio.gather(*self._coming, return_exceptions=True)
        while not self._idle.empty():
            self._idle.get_nowait().writer.close()

    async def _take(self) -> _Worker:
        if self._broken:
            raise Problem("failed", "the process that holds the data is gone; start kg serve again")
        try:
            async with asyncio.timeout(self._patience):
                return await self._idle.get()
        except TimeoutError:
            raise Problem("busy", headers={"Retry-After": f"{self._seconds:.0f}"}) from None

    def _replace(self, worker: _Worker) -> None:
        self._nursery.end(worker.id)
        worker.writer.close()
        task = asyncio.create_task(self._add())
        self._coming.add(task)
        task.add_done_callback(self._coming.discard)

    async def _add(self) -> None:
        try:
            reader, writer = await asyncio.open_connection(sock=self._nursery.fork())
            self._idle.put_nowait(_Worker(await receive_async(reader), reader, writer))
        except (EOFError, OSError):
            self._broken = True
            _log.error("no more workers can be had: the process that holds the data is gone; start kg serve again")
