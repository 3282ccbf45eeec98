"""Building, writing and parsing RDF beside plain rdflib: ``python tests/benchmarks/bench_rdf.py``.

Makes synthetic graphs of about 20,000 and 200,000 triples and times, in this process and one after the other, what
this program does and what rdflib does of itself: building the triples (ours out of the model, rdflib's out of the
ready triples, which spares it a part of the work), their Turtle and N-Triples, and reading the Turtle back. Ratios
(rdflib's seconds to ours) are to be trusted more than seconds. ``--large`` adds 2,000,000 triples, ours alone: rdflib
needs minutes and 5 GB for them.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

from pyoxigraph import RdfFormat, Store, Triple
from rdflib import Graph as RdfGraph

from kg.rdf import prefixes
from kg.rdf.build import described
from kg.rdf.nodes import to_rdflib
from kg.rdf.write import write
from tests.benchmarks.generate import synthetic_graph

SIZES = {20_000: 5, 200_000: 2}  # triples, and how often each step is timed
LARGE = 2_000_000
TRIPLES_PER_ENTITY = 88  # of a synthetic graph, about
SEED = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A step's median seconds, ours and rdflib's (None: not measured)."""

    name: str
    ours: float
    theirs: float | None = None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="2,000,000 triples too, without rdflib")
    args = parser.parse_args()
    for size, runs in SIZES.items():
        report(*measure(size, runs, beside=True))
    if args.large:
        report(*measure(LARGE, 1, beside=False))
    print(f"greatest memory of this process: {_megabytes():.0f} MB")


def measure(size: int, runs: int, *, beside: bool) -> tuple[int, list[Step]]:
    """The number of triples that it came to, and the steps; ``beside`` asks for rdflib's too."""
    graph = synthetic_graph(size // TRIPLES_PER_ENTITY, SEED)
    facts = described(graph)
    turtle = write(facts, RdfFormat.TURTLE)
    ours = {
        "build": lambda: described(graph),
        "write Turtle": lambda: write(facts, RdfFormat.TURTLE),
        "write N-Triples": lambda: write(facts, RdfFormat.N_TRIPLES),
        "parse Turtle": lambda: Store().bulk_load(turtle, format=RdfFormat.TURTLE),
    }
    if not beside:
        return len(facts), [Step(name, seconds(step, runs)) for name, step in ours.items()]
    plain = plain_rdflib(facts)
    assert len(plain) == len(facts)
    theirs = {
        "build": lambda: plain_rdflib(facts),
        "write Turtle": lambda: plain.serialize(format="turtle", encoding="utf-8"),
        "write N-Triples": lambda: plain.serialize(format="nt", encoding="utf-8"),
        "parse Turtle": lambda: RdfGraph(bind_namespaces="none").parse(data=turtle, format="turtle"),
    }
    return len(facts), [Step(name, seconds(step, runs), seconds(theirs[name], runs)) for name, step in ours.items()]


def plain_rdflib(facts: Iterable[Triple]) -> RdfGraph:
    """The same triples in an rdflib graph, each term made where it is used."""
    rdf = RdfGraph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        rdf.bind(prefix, namespace)
    for t in facts:
        rdf.add((to_rdflib(t.subject), to_rdflib(t.predicate), to_rdflib(t.object)))  # type: ignore[arg-type]
    return rdf


def seconds(step: Callable[[], object], runs: int) -> float:
    """The median seconds of some runs."""
    taken = []
    for _ in range(runs):
        gc.collect()
        begun = perf_counter()
        step()
        taken.append(perf_counter() - begun)
    return statistics.median(taken)


def report(triples: int, steps: list[Step]) -> None:
    """Print a table."""
    print(f"{f'{triples:,} triples':24} {'ours s':>9} {'rdflib s':>9} {'ratio':>7}")
    for s in steps:
        beside = f"{s.theirs:9.2f} {s.theirs / s.ours:7.1f}" if s.theirs is not None else ""
        print(f"{s.name:24} {s.ours:9.3f} {beside}")
    print(flush=True)


def _megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
