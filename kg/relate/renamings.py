"""Bodies that took another name: 甲公司更名为乙公司."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.lexicon.script import fold
from kg.model import Document, Kind, Mention, Predicate, Relation, Resolution, Segmentation
from kg.relate.clauses import mask
from kg.relate.evidence import evidence_of

_RENAMED = re.compile(
    r"(?:[（(][^（）()]{1,16}[）)])?(?:正式|分别|又|再次|再|随之|同时|经批准|奉命|依法)*(?:更名|改名|易名|改称|改为|改组为|改建为|改制为|更改为)(?:为|成)?(?:了)?[“\"]?"
)


def find_renamings(
    document: Document, segmentation: Segmentation, mentions: Sequence[Mention], resolution: Resolution
) -> tuple[Relation, ...]:
    """Organisation -> the name that it took, where a verb of renaming is all that stands between the two."""
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        by_passage.setdefault(m.passage, []).append(m)
    found: dict[tuple[str, str], Relation] = {}
    for passage in segmentation.passages:
        masked = mask(passage, by_passage.get(passage.id, ()))
        free = [m for m in masked.mentions if m.kind is Kind.ORGANISATION]
        text = fold(passage.text)
        for before, after in pairwise(free):
            if before not in resolution.of or after not in resolution.of:
                continue
            subject, object = resolution.of[before], resolution.of[after]
            if subject == object or _RENAMED.fullmatch(text, before.end, after.start) is None:
                continue
            evidence = evidence_of(document, passage, [before, after], "relation.renamed")
            known = found.get((subject, object))
            told = (*known.evidence, evidence) if known else (evidence,)
            found[subject, object] = Relation(subject, Predicate.RENAMED, object, told)
    return tuple(found.values())
