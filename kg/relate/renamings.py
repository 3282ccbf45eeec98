"""Bodies and divisions that took another name: 甲公司更名为乙公司; 陵县, which is 陵城区 since 2014."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from kg.lexicon.places import gazetteer
from kg.lexicon.script import fold
from kg.model import Document, Kind, Mention, Predicate, Relation, Resolution, Segmentation
from kg.relate.clauses import mask
from kg.relate.evidence import evidence_of
from kg.resolve.identity import division_id

_RENAMED = re.compile(
    r"(?:[（(][^（）()]{1,16}[）)])?(?:正式|分别|又|再次|再|随之|同时|经批准|奉命|依法)*(?:更名|改名|易名|改称|改为|改组为|改建为|改制为|更改为)(?:为|成)?(?:了)?[“\"]?"
)


def find_renamings(
    document: Document, segmentation: Segmentation, mentions: Sequence[Mention], resolution: Resolution
) -> tuple[Relation, ...]:
    """Organisation or place -> the name that it took, where a verb of renaming is all that stands between the two.

    Also divisions that the document names by a former and by a later name, as the gazetteer has it (inferred).
    """
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        by_passage.setdefault(m.passage, []).append(m)
    found: dict[tuple[str, str], Relation] = {}
    for passage in segmentation.passages:
        masked = mask(passage, by_passage.get(passage.id, ()))
        text = fold(passage.text)
        alike = (pairwise(m for m in masked.mentions if m.kind is k) for k in (Kind.ORGANISATION, Kind.PLACE))
        for before, after in chain.from_iterable(alike):
            if before not in resolution.of or after not in resolution.of:
                continue
            subject, object = resolution.of[before], resolution.of[after]
            if subject == object or _RENAMED.fullmatch(text, before.end, after.start) is None:
                continue
            evidence = evidence_of(document, passage, [before, after], "relation.renamed")
            known = found.get((subject, object))
            told = (*known.evidence, evidence) if known else (evidence,)
            found[subject, object] = Relation(subject, Predicate.RENAMED, object, told)
    for relation in _of_divisions(document, segmentation, resolution):
        if (relation.object, relation.subject) not in found:  # 襄阳 was 襄樊 from 1950 to 2010 and is 襄阳 again
            found.setdefault((relation.subject, relation.object), relation)
    return tuple(found.values())


def _of_divisions(document: Document, segmentation: Segmentation, resolution: Resolution) -> Iterator[Relation]:
    """By the gazetteer; the evidence is the first mention of the former name, else of the later one."""
    passages = {p.id: p for p in segmentation.passages}
    places = {e.id: e for e in resolution.entities if e.kind is Kind.PLACE and e.code}
    for former in places.values():
        division = gazetteer().named(former.code or "", former.name)
        after = gazetteer().renamed(division) if division is not None else None
        later = places.get(division_id(after)) if after is not None else None
        witness = next(iter((*former.mentions, *later.mentions)), None) if later is not None else None
        if later is not None and witness is not None:
            evidence = evidence_of(document, passages[witness.passage], [witness], "relation.gazetteer", inferred=True)
            yield Relation(former.id, Predicate.RENAMED, later.id, (evidence,))
