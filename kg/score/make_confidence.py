"""Makes ``kg/lexicon/data/rule_confidence.csv``: python -m kg.score.make_confidence GOLD_DIR [GOLD_DIR …]

Reads each annotated document with the rules as they are and writes down how often each rule was right. To be run after
rules have changed; the same documents and rules give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.extract import load
from kg.lexicon.confidence import Key
from kg.score.annotated import read_gold
from kg.score.measure import finder, measure
from kg.score.reliability import PRIOR, Estimate, estimate, outcomes

TABLE = Path(__file__).parents[1] / "lexicon" / "data" / "rule_confidence.csv"
_REMARK = """\
# How often each rule was right: what a confidence in the graph says. Made, not by hand:
# python -m kg.score.make_confidence GOLD_DIR [GOLD_DIR ...]
# kind: type code of a mention, or what a fact's rule begins with; rule *: all rules of the kind together, for rules
# that are not here. n: findings that could be told right or wrong; confidence: the share of them that was right, drawn
# to the kind's share as by {prior} findings. The rules were made with most of these documents in view: on other texts
# they are somewhat less often right.
# Measured on {measured}.
"""


def make(directories: Sequence[Path], model: str | None = "kg") -> str:
    """The table's text, measured on the annotated documents of some directories."""
    find = finder(load(model))
    found = []
    measured = []
    for directory in directories:
        documents = read_gold(directory)
        found += [o for m in measure(documents, find) for o in outcomes(m)]
        measured.append(f"{'/'.join(directory.resolve().parts[-2:])} ({len(documents)} documents)")
    return table_text(estimate(found), ", ".join(measured))


def table_text(estimates: Mapping[Key, Estimate], measured: str) -> str:
    """The table with its remark; ``measured`` names what it was measured on."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("kind", "rule", "confidence", "n"))
    for (kind, rule), e in sorted(estimates.items()):
        writer.writerow((kind, rule, f"{e.confidence:.3f}", e.n))
    return _REMARK.format(prior=PRIOR, measured=measured) + out.getvalue()


def main() -> None:
    """Read the options and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="directories of annotated documents")
    parser.add_argument("--model", default="kg", help="as in kg score")
    options = parser.parse_args()
    TABLE.write_text(make(options.gold, options.model), "utf-8")


if __name__ == "__main__":
    main()
