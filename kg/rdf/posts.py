"""Where the text says which organisation a post is in, for most texts leave it out (区长 of 兖州区人民政府)."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Entity, Evidence, Graph, Kind, Mention
from kg.relate.evidence import sentence_around
from kg.resolve.identity import name_key

RULE = "post.mention"


def post_evidence(graph: Graph) -> dict[str, Evidence]:
    """For each post that is in an organisation the best evidence for that: stated rather than inferred, then the first.

    A tenure in the post is evidence, inferred where its organisation is; so is a mention of the post, stated where it
    spells out the organisation. A post that nothing names has none.
    """
    names = {e.id: e.name for e in graph.entities}
    passages = {p.id: p.text for p in graph.passages}
    found: dict[str, list[Evidence]] = {}
    for tenure in graph.tenures:
        found.setdefault(tenure.post, []).extend(tenure.evidence)
    best: dict[str, Evidence] = {}
    for post in graph.entities:
        if post.kind is not Kind.POST or post.organisation is None:
            continue
        told = [*found.get(post.id, ()), *_named(graph, post, names[post.organisation], passages)]
        if told:
            best[post.id] = min(told, key=lambda e: (e.inferred, e.spans[0].start))
    return best


def _named(graph: Graph, post: Entity, organisation: str, passages: Mapping[str, str]) -> list[Evidence]:
    """The first mention that spells out the organisation, and the first of all."""
    body = name_key(organisation)
    spelt = next((m for m in post.mentions if body in name_key(m.text)), None)
    if spelt is not None:
        return [_evidence(graph, spelt, passages, inferred=False)]
    return [_evidence(graph, m, passages, inferred=True) for m in post.mentions[:1]]


def _evidence(graph: Graph, mention: Mention, passages: Mapping[str, str], *, inferred: bool) -> Evidence:
    text = passages.get(mention.passage, "")
    sentence = sentence_around(text, mention.start, mention.end) if text else ""
    page = graph.document.page_at(mention.spans[0].start)
    number, printed = (page.number, page.printed) if page else (None, None)
    return Evidence(graph.document.name, mention.spans, number, printed, sentence, RULE, inferred, mention.confidence)
