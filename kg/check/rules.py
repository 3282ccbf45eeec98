"""What no shape can say: rules over the whole graph, one SPARQL query each in ``rules/``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from kg.check.data import Data, name
from kg.check.finding import Finding, Severity
from kg.lexicon.script import fold
from kg.lexicon.terms import titles
from kg.rdf.labels import Words
from kg.rdf.nodes import value
from kg.relate.tenures import is_shared

_HEAD = re.compile(r"^# (severity|must-zh|must-en|wrong-zh|wrong-en|mend-zh|mend-en): (.+)$", re.MULTILINE)
_IS_SOLE = NamedNode("https://gazette-kg.invalid/function#isSole")


@dataclass(frozen=True, slots=True)
class Rule:
    """A query that selects what breaks the rule as ``?thing``; ``wrong`` is filled with the other columns by name.

    Queries see all data in the default graph, named graphs as they are in the files, the ontology in the graph
    ``<https://gazette-kg.invalid/ontology>``, and a function ``isSole(title)``. ``code`` is the name of the query's
    file; its first comments say the rest.
    """

    code: str
    severity: Severity
    must: Words
    wrong: Words
    mend: Words
    sparql: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    found = []
    for file in files("kg.check").joinpath("rules").iterdir():
        if file.name.endswith(".rq"):
            text = file.read_text("utf-8")
            head = dict(_HEAD.findall(text))
            must, wrong, mend = (Words(head[f"{x}-zh"], head[f"{x}-en"]) for x in ("must", "wrong", "mend"))
            found.append(Rule(file.name.removesuffix(".rq"), Severity(head["severity"]), must, wrong, mend, text))
    return tuple(sorted(found, key=lambda r: r.code))


def rule_findings(data: Data) -> Iterator[Finding]:
    """What breaks a rule."""
    for rule in rules():
        answer = data.store.query(rule.sparql, custom_functions={_IS_SOLE: _is_sole})
        assert isinstance(answer, QuerySolutions)
        columns = [v.value for v in answer.variables]
        for row in answer:
            thing = row["thing"]
            assert isinstance(thing, NamedNode | BlankNode)
            shown = {c: data.show(row[c]) if row[c] is not None else Words("？", "?") for c in columns}
            yield Finding(
                code=rule.code,
                severity=rule.severity,
                thing=name(thing),
                label=data.label(thing),
                must=rule.must,
                wrong=Words(
                    rule.wrong.zh.format(**{c: w.zh for c, w in shown.items()}),
                    rule.wrong.en.format(**{c: w.en for c, w in shown.items()}),
                ),
                mend=rule.mend,
                file=data.file(thing),
            )


def is_sole(title: str) -> bool:
    """Whether one person at a time holds a title in a body by custom; False for a title that no table has."""
    bare = fold(title)
    return any(bare[cut:] in titles() for cut in range(len(bare))) and not is_shared(title)


def _is_sole(title: object) -> Literal:
    return value(isinstance(title, Literal) and is_sole(title.value))
