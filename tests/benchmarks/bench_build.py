"""Wall time and peak memory of ``kg build`` as a whole process, cold: ``python tests/benchmarks/bench_build.py``.

Builds the sample, and each file given as an argument, several times in a process of its own, and prints the median of
the seconds and the greatest memory, with the ratio to a process that only imports spaCy, which is to be trusted more
than seconds. Limits: 10 s and 1 GB for a whole issue.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

LIMIT_SECONDS, LIMIT_MEGABYTES = 10.0, 1024.0


@dataclass(frozen=True, slots=True)
class Measure:
    """Several runs of one command: wall seconds of each, processor seconds' median, greatest memory in MB."""

    seconds: tuple[float, ...]
    processor: float
    megabytes: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def measure(command: list[str], runs: int) -> Measure:
    """Run a command in a process of its own; CalledProcessError where it fails."""
    seconds, processor, megabytes = [], [], 0.0
    for _ in range(runs):
        begun = perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds.append(perf_counter() - begun)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        processor.append(usage.ru_utime + usage.ru_stime)
        megabytes = max(megabytes, _megabytes(usage))
    return Measure(tuple(seconds), statistics.median(processor), megabytes)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    base = measure([sys.executable, "-c", "import spacy"], args.runs)
    print(f"{'':24} {'median s':>9} {'range':>13} {'CPU s':>7} {'MB':>6} {'ratio':>6}")
    report("import spacy", base, base)
    with tempfile.TemporaryDirectory() as out:
        for document in (None, *args.documents):
            command = [sys.executable, "-m", "kg.cli", "build", "--quiet", "-o", out]
            found = measure([*command, str(document)] if document else command, args.runs)
            over = found.median > LIMIT_SECONDS or found.megabytes > LIMIT_MEGABYTES
            report(document.name if document else "the sample", found, base, "  over the limit" if over else "")


def report(name: str, m: Measure, base: Measure, remark: str = "") -> None:
    """Print one row."""
    span = f"{min(m.seconds):.2f}-{max(m.seconds):.2f}"
    ratio = m.median / base.median
    print(f"{name:24} {m.median:9.2f} {span:>13} {m.processor:7.2f} {m.megabytes:6.0f} {ratio:6.1f}{remark}")


if __name__ == "__main__":
    main()
