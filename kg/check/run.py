"""Files of RDF -> all that is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.check.data import Data
from kg.check.finding import Report
from kg.check.inferred import inferred_findings
from kg.check.rules import rule_findings
from kg.check.shapes import shape_findings


def check(files: Sequence[Path]) -> Report:
    """The findings about files of RDF (Turtle, TriG …), read as one graph.

    InputError for a file that can't be read, and where nothing in them is in terms of the ontology.
    """
    data = Data(files)
    found = {*shape_findings(data), *rule_findings(data), *inferred_findings(data)}
    ordered = sorted(found, key=lambda f: (f.severity, f.code, f.label.zh, f.thing, f.wrong.zh))
    return Report(data.files, len(data.triples), tuple(ordered))
