"""A query with a time limit: it runs in a process of its own, which is killed at the limit.

The engine can't be stopped from within its process, and what can't be stopped must be killable.
"""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import InputError, TimeLimitError
from kg.query.near import near_names
from kg.query.run import Table, load, run
from kg.query.shut import shut_off

_LABELS = """
SELECT DISTINCT ?name {
  { ?thing rdfs:label ?label } UNION { ?thing skos:altLabel ?label } UNION { ?thing kg:title ?label }
  FILTER NOT EXISTS { ?thing a kg:Event } FILTER NOT EXISTS { ?thing a kg:Tenure } BIND(STR(?label) AS ?name)
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A query's table; ``unknown`` are the asked names that the graph has not, each with near ones that it has."""

    table: Table
    unknown: tuple[tuple[str, tuple[str, ...]], ...] = ()


def run_limited(
    data: Path, sparql: str, *, seconds: float, limit: int | None = None, names: tuple[str, ...] = ()
) -> Answer:
    """The answer of ``run`` over a file, if it is there in that many seconds after the file was loaded.

    ``names`` are names that the query asks for: where there are no rows, those that the graph does not have are told.
    TimeLimitError at the limit, when nothing of the query is left running; InputError as for ``run``, and where the
    process dies (for want of memory). As with everything in ``multiprocessing``, a script that calls this needs its
    ``if __name__ == "__main__"``.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, data, sparql, limit, names), daemon=True)
    process.start()
    sender.close()  # the worker's end is now the only one, so that its death is seen here
    try:
        _receive(receiver)  # loaded
        if not receiver.poll(seconds):
            raise TimeLimitError(
                f"the query took longer than {seconds:g} s and was stopped; narrow it by parameters or LIMIT,"
                " or give it more time with --timeout"
            )
        return _receive(receiver)
    finally:
        process.kill()
        process.join()
        receiver.close()


def _receive(receiver: Connection) -> Answer:
    try:
        told = receiver.recv()
    except EOFError:
        raise InputError("the query's process died; it may need more memory than there is") from None
    if isinstance(told, InputError):
        raise told
    assert isinstance(told, Answer)
    return told


def _work(sender: Connection, data: Path, sparql: str, limit: int | None, names: tuple[str, ...]) -> None:
    """In the worker: an empty answer when the data is loaded, then the query's; or what is wrong with either."""
    try:
        store = load(data)
        shut_off()
        sender.send(Answer(Table((), ())))
        table = run(store, sparql, limit=limit)
        unknown: tuple[tuple[str, tuple[str, ...]], ...] = ()
        if names and not table.rows:
            known = {row[0].text for row in run(store, _LABELS).rows if row[0]}
            unknown = tuple((n, tuple(near_names(n, known))) for n in names if n not in known)
        sender.send(Answer(table, unknown))
    except InputError as e:
        sender.send(e)
