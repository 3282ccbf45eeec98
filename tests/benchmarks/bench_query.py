"""Every shipped query beside plain rdflib: ``python tests/benchmarks/bench_query.py``.

Asks synthetic graphs of about 20,000 and 200,000 triples each question as it is shipped, without parameters, of the
embedded engine and of rdflib, one after the other in this process. A query that rdflib has not answered in a minute is
given up there. Rows are counted and have to be as many on both; ratios (rdflib's seconds to ours) are to be trusted
more than seconds. ``--large`` adds 2,000,000 triples, ours alone.
"""

from __future__ import annotations

import argparse
import gc
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter
from types import FrameType

from pyoxigraph import RdfFormat, Store

from kg.lexicon.ranks import ranks
from kg.model import Bounds, Graph, Kind, PostRank, Predicate, Relation, Sum, Tenure, TenureStatus
from kg.query import ShippedQuery, run, shipped_queries
from kg.rdf.build import described
from kg.rdf.write import write
from tests.benchmarks.bench_rdf import LARGE, SEED, TRIPLES_PER_ENTITY, plain_rdflib
from tests.benchmarks.generate import synthetic_graph

SIZES = (20_000, 200_000)
PATIENCE = 60  # seconds for rdflib


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="2,000,000 triples too, without rdflib")
    parser.add_argument("names", nargs="*", metavar="NAME", help="these queries alone")
    args = parser.parse_args()
    queries = [q for q in shipped_queries() if not args.names or q.name in args.names]
    for size in SIZES:
        report(size, queries, beside=True)
    if args.large:
        report(LARGE, queries, beside=False)


def report(size: int, queries: list[ShippedQuery], *, beside: bool) -> None:
    """Time the queries on one graph and print a table; ``beside`` asks rdflib too."""
    facts = described(full_graph(size // TRIPLES_PER_ENTITY, SEED))
    store = Store()
    store.bulk_load(write(facts, RdfFormat.N_TRIPLES), format=RdfFormat.N_TRIPLES)
    plain = plain_rdflib(facts) if beside else None
    print(f"{f'{len(facts):,} triples':24} {'rows':>8} {'ours s':>9} {'rdflib s':>9} {'ratio':>7}")
    for query in queries:
        rows, ours = timed(lambda sparql=query.sparql: len(run(store, sparql).rows))  # type: ignore[misc]
        print(f"{query.name:24} {rows:8} {ours:9.3f}", end="", flush=True)
        if plain is None:
            print()
            continue
        try:
            with patience(PATIENCE):
                same, theirs = timed(lambda sparql=query.sparql: len(list(plain.query(sparql))))  # type: ignore[misc]
            assert same == rows, f"{query.name}: rdflib has {same} rows"
            print(f" {theirs:9.2f} {theirs / ours:7.0f}", flush=True)
        except TimeoutError:
            print(f" {f'>{PATIENCE}':>9} {f'>{PATIENCE / ours:.0f}':>7}", flush=True)
    print(flush=True)


def full_graph(entities: int, seed: int) -> Graph:
    """A synthetic graph with what the generator leaves out: bounds of tenures, ranks, sums, renamings, a home."""
    graph = synthetic_graph(entities, seed)
    dice = random.Random(seed)
    of = {kind: [e.id for e in graph.entities if e.kind is kind] for kind in Kind}
    said = graph.tenures[0].evidence
    bodies = of[Kind.ORGANISATION]
    grades = [r.id for r in ranks()]
    home = next(e.name for e in graph.entities if e.kind is Kind.PLACE)
    return replace(
        graph,
        home=replace(graph.home, place=home),
        tenures=tuple(_bounded(t, dice) for t in graph.tenures),
        ranks=tuple(PostRank(post, dice.choice(grades), said) for post in of[Kind.POST]),
        sums=tuple(Sum(p, Decimal(dice.randrange(1, 100)), "投资", said) for p in of[Kind.PROJECT]),
        relations=(
            *graph.relations,
            *(Relation(a, Predicate.RENAMED, b, said) for a, b in zip(bodies[::20], bodies[1::20], strict=False)),
        ),
    )


def _bounded(tenure: Tenure, dice: random.Random) -> Tenure:
    first = date(2023, 1, 1) + timedelta(days=dice.randrange(300))
    last = first + timedelta(days=dice.randrange(60))
    began = first if tenure.status is TenureStatus.APPOINTED else None
    ended = last if tenure.status is TenureStatus.ENDED else None
    return replace(tenure, bounds=Bounds(began, first, last, ended))


def timed(ask: Callable[[], int]) -> tuple[int, float]:
    """What a call gives, and its seconds."""
    gc.collect()
    begun = perf_counter()
    answer = ask()
    return answer, perf_counter() - begun


@contextmanager
def patience(seconds: int) -> Iterator[None]:
    """TimeoutError inside the block after so many seconds."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


if __name__ == "__main__":
    main()
