"""The shipped queries beside plain rdflib: ``python tests/benchmarks/bench_query.py``.

Asks synthetic graphs of about 20,000 and 200,000 triples each shipped query, its parameters left open (the most that it
can be asked), once with this program's engine and once with rdflib, in processes that are stopped at ``--limit``
seconds. Rows are counted and must be as many. Ratios (rdflib's seconds to ours) are to be trusted more than seconds.
``--large`` adds 2,000,000 triples, ours alone; ``--size`` takes one size and ``--alone`` leaves rdflib out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter

from pyoxigraph import RdfFormat, Store
from rdflib import Graph as RdfGraph

from kg.query import run, shipped_queries
from kg.rdf import prefixes
from kg.rdf.build import described
from kg.rdf.write import write
from tests.benchmarks.generate import full_graph

SIZES = (20_000, 200_000)  # triples, about
LARGE = 2_000_000
TRIPLES_PER_ENTITY = 97  # of a synthetic graph, about
SEED = 1
Answer = tuple[int, float]  # rows, seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=60, help="seconds for one query (60)")
    parser.add_argument("--size", type=int, help="this many triples alone")
    parser.add_argument("--large", action="store_true", help="2,000,000 triples too, without rdflib")
    parser.add_argument("--alone", action="store_true", help="without rdflib")
    args = parser.parse_args()
    for size in (args.size,) if args.size else (*SIZES, *((LARGE,) if args.large else ())):
        compare(size, args.limit, beside=size < LARGE and not args.alone)


def compare(size: int, limit: float, *, beside: bool) -> None:
    """Ask one graph all queries and print a line for each; AssertionError where the engines' rows differ in number."""
    facts = described(full_graph(size // TRIPLES_PER_ENTITY, SEED))
    turtle = write(facts, RdfFormat.TURTLE)
    store = Store()
    store.bulk_load(turtle, format=RdfFormat.TURTLE)
    plain = RdfGraph(bind_namespaces="none").parse(data=turtle, format="turtle") if beside else None
    print(f"{f'{len(facts):,} triples':26} {'rows':>7} {'ours s':>9} {'rdflib s':>9} {'ratio':>7}")
    for query in shipped_queries():
        ours = within(limit, lambda q=query: len(run(store, q.sparql).rows))
        theirs = (
            within(limit, lambda q=query: len(plain.query(q.sparql, initNs=prefixes()))) if plain is not None else None
        )
        assert ours is None or theirs is None or ours[0] == theirs[0], (query.name, ours, theirs)
        print(f"{query.name:26} {_told(ours, theirs, limit, beside=beside)}", flush=True)
    print()


def within(limit: float, ask: Callable[[], int]) -> Answer | None:
    """What a question gives in a process of its own that has the data already; None where it takes longer."""
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, ask))
    process.start()
    sender.close()
    try:
        answer: Answer | None = receiver.recv() if receiver.poll(limit) else None
        return answer
    finally:
        process.kill()
        process.join()


def _work(sender: Connection, ask: Callable[[], int]) -> None:
    begun = perf_counter()
    rows = ask()
    sender.send((rows, perf_counter() - begun))


def _told(ours: Answer | None, theirs: Answer | None, limit: float, *, beside: bool) -> str:
    rows, mine = (f"{ours[0]:7,}", f"{ours[1]:9.3f}") if ours else ("", f">{limit:g}")
    if not beside:
        return f"{rows:>7} {mine:>9}"
    other = f"{theirs[1]:9.2f}" if theirs else f">{limit:g}"
    ratio = ("" if theirs else ">") + f"{(theirs[1] if theirs else limit) / ours[1]:.0f}" if ours else ""
    return f"{rows:>7} {mine:>9} {other:>9} {ratio:>7}"


if __name__ == "__main__":
    main()
