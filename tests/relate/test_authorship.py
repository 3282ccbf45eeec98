from __future__ import annotations

from kg.model import Article, Author, Document, Kind, Page, Segmentation, Span
from kg.relate.authorship import find_authorships

TEXT = "东湖记\n贺 兰舟\n临浦市委党史研究室\n"


def test_authors_in_printed_order_with_evidence() -> None:
    person = Author("贺兰舟", Kind.PERSON, "执笔", (Span(4, 8),))
    body = Author("临浦市委党史研究室", Kind.ORGANISATION, "作者", (Span(9, 18),))
    unknown = Author("佚名", Kind.PERSON, "作者", (Span(0, 3),))
    article = Article("article-1", "东湖记", (Span(0, 3),), None, (person, body, unknown), 7, 7, (1,), ())
    document = Document("d", "d.txt", "0" * 64, TEXT, (Page(1, 7, Span(0, len(TEXT))),))
    ids = {("贺兰舟", Kind.PERSON): "person-1", ("临浦市委党史研究室", Kind.ORGANISATION): "org-1"}
    found = find_authorships(document, Segmentation(None, (article,), (), ()), lambda name, kind: ids.get((name, kind)))
    assert [(a.article, a.agent, a.role) for a in found] == [
        ("article-1", "person-1", "执笔"),
        ("article-1", "org-1", "作者"),
    ]
    evidence = found[0].evidence[0]
    assert (evidence.spans, evidence.page, evidence.printed, evidence.sentence) == ((Span(4, 8),), 1, 7, "贺兰舟")
