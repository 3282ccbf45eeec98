"""Workers: real processes, ended at the limits and replaced."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic

import pytest

from kg.errors import InputError
from kg.serve.nursery import Limits, Nursery
from kg.serve.pool import Pool
from kg.serve.problems import Problem
from kg.serve.question import Answer, Question
from tests.serve.running import ENDLESS, HUNGRY

QUICK = Question("ASK { ?s ?p ?o }")


def run(
    directory: Path, use: Callable[[Pool], Awaitable[None]], *, size: int = 1, seconds: float = 1, patience: float = 10
) -> None:
    """Use a pool, then see to it that all its workers are there again, and that none is left in the end."""
    nursery = Nursery(directory, Limits(rows=10, seconds=seconds, megabytes=150))

    async def using() -> None:
        pool = Pool(nursery, size=size, seconds=seconds, patience=patience)
        await pool.open()
        assert pool.idle == size
        await use(pool)
        assert not pool.broken
        assert (await pool.ask(QUICK)).rows == 1
        for _ in range(100):
            if pool.idle == size:
                break
            await asyncio.sleep(0.02)
        assert pool.idle == size
        await pool.close()

    children = _children()
    try:
        asyncio.run(using())
    finally:
        nursery.close()
    assert _children() < children


def _children() -> int:
    """How many children this process has, dead ones that nobody waited for among them."""
    return len(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


async def refused(asked: Awaitable[Answer]) -> str:
    with pytest.raises(Problem) as told:
        await asked
    return told.value.key


def test_each_query_has_a_worker_of_its_own(directory: Path) -> None:
    async def use(pool: Pool) -> None:
        answers = await asyncio.gather(*(pool.ask(QUICK) for _ in range(20)))
        assert [a.rows for a in answers] == [1] * 20

    run(directory, use, size=3)


def test_a_problem_comes_back(directory: Path) -> None:
    async def use(pool: Pool) -> None:
        assert await refused(pool.ask(Question("SELECT"))) == "malformed_query"
        assert await refused(pool.ask(Question("LOAD <http://127.0.0.1/>"))) == "forbidden"

    run(directory, use)


def test_the_time_limit(directory: Path) -> None:
    async def use(pool: Pool) -> None:
        begun = monotonic()
        assert await refused(pool.ask(Question(ENDLESS))) == "time_limit"
        assert 0.4 < monotonic() - begun < 3

    run(directory, use, seconds=0.5)


def test_the_memory_limit(directory: Path) -> None:
    async def use(pool: Pool) -> None:
        assert await refused(pool.ask(Question(HUNGRY))) == "crashed"

    run(directory, use, seconds=30)


def test_what_the_engine_dies_of_ends_one_worker_only(directory: Path) -> None:
    async def use(pool: Pool) -> None:
        deep = "SELECT * { FILTER(" + "!" * 900_000 + "true) }"
        dying = asyncio.create_task(refused(pool.ask(Question(deep))))
        assert (await pool.ask(QUICK)).rows == 1
        assert await dying in ("crashed", "malformed_query")

    run(directory, use, size=2, seconds=20)


def test_all_are_busy_for_long(directory: Path) -> None:
    async def use(pool: Pool) -> None:
        long = asyncio.create_task(refused(pool.ask(Question(ENDLESS))))
        await asyncio.sleep(0.05)
        assert await refused(pool.ask(QUICK)) == "busy"
        assert await long == "time_limit"

    run(directory, use, seconds=2, patience=0.3)


def test_nobody_is_there_any_more_for_the_answer(directory: Path) -> None:
    async def use(pool: Pool) -> None:
        long = asyncio.create_task(pool.ask(Question(ENDLESS)))
        await asyncio.sleep(0.1)
        assert pool.idle == 0
        long.cancel()
        begun = monotonic()
        assert (await pool.ask(QUICK)).rows == 1
        assert monotonic() - begun < 3

    run(directory, use, seconds=30)


def test_without_the_process_that_holds_the_data_it_is_told(directory: Path) -> None:
    nursery = Nursery(directory, Limits())

    async def using() -> None:
        pool = Pool(nursery, size=1, seconds=5, patience=5)
        await pool.open()
        assert nursery.process is not None
        os.kill(nursery.process, signal.SIGKILL)
        await asyncio.sleep(0.2)
        assert (await pool.ask(QUICK)).rows == 1  # the worker was there already
        await asyncio.sleep(0.2)
        assert pool.broken
        assert await refused(pool.ask(QUICK)) == "failed"
        await pool.close()

    try:
        asyncio.run(using())
    finally:
        nursery.close()


def test_what_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("no Turtle", "utf-8")
    with pytest.raises(InputError, match=r"bad\.ttl, line 1: not good RDF"):
        Nursery(tmp_path, Limits())
