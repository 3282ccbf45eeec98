"""Whether what the data gives as following from its facts does follow from them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.check.data import Data, Node, name, short
from kg.check.finding import Finding, Severity
from kg.rdf.infer import FOLLOWS, infer
from kg.rdf.labels import Words


def inferred_findings(data: Data) -> Iterator[Finding]:
    """Inferred triples that the published rules do not give."""
    given = [t for t in data.triples if t.predicate in FOLLOWS]
    if not given:
        return
    follows = set(infer(t for t in data.triples if t.predicate not in FOLLOWS))
    for t in given:
        if t in follows:
            continue
        subject, said = t.subject, data.show(t.object)  # type: ignore[arg-type]
        assert isinstance(subject, Node)
        yield Finding(
            code="does-not-follow",
            severity=Severity.WARNING,
            thing=name(subject),
            label=data.label(subject),
            must=Words("推断所得须能由事实推出", "What is given as inferred follows from the facts"),
            wrong=Words(f"{short(t.predicate)} {said.zh} 无从推出", f"{short(t.predicate)} {said.en} does not follow"),
            mend=Words(
                "删去该三元组，或补上其所据事实；可用 kg export --inferred 重新推断",
                "take the triple away or add the facts; `kg export --inferred` infers anew",
            ),
            file=data.file(subject),
        )
