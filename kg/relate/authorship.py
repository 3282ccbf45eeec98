"""Articles and their bylines -> who wrote what."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Authorship, Document, Kind, Segmentation
from kg.relate.evidence import evidence_at

Lookup = Callable[[str, Kind], str | None]


def find_authorships(document: Document, segmentation: Segmentation, lookup: Lookup) -> tuple[Authorship, ...]:
    """One authorship for each author of each article, in the printed order.

    ``lookup`` takes an author's name and kind and gives the entity's id; an author for whom it gives None is left out.
    """
    out: list[Authorship] = []
    for article in segmentation.articles:
        for author in article.authors:
            agent = lookup(author.name, author.kind)
            if agent is None or not author.spans:
                continue
            signed = "".join("".join(document.text[s.start : s.end].split()) for s in author.spans)
            evidence = evidence_at(document, author.spans, signed, "author.byline")
            out.append(Authorship(article.id, agent, author.role, (evidence,)))
    return tuple(out)
