"""An entity of a graph -> its card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from kg.model import Kind
from kg.rdf.labels import Words, term_labels
from kg.rdf.nodes import ORG, SDO, SKOS
from kg.rdf.terms import KG
from kg.show.ask import Node, Row, ask, number, text, truth, whole
from kg.show.card import Card, Fact, Match, Section, Source
from kg.show.cite import Part, Work, cite, page_words, read_part, read_work
from kg.show.words import event_words, relation_words, tenure_words

_TITLES = {
    "ranks": Words("行政级别", "Administrative rank"),
    "posts": Words("任职", "Posts held"),
    "holders": Words("任职者", "Holders"),
    "events": Words("事件", "Events"),
    "relations": Words("关系", "Relations"),
    "sums": Words("金额", "Sums"),
    "articles": Words("署名文章", "Articles signed"),
}


def describe(store: Store, match: Match) -> Card:
    """All that a graph says about an entity. Sections without facts are left out."""
    me = NamedNode(match.iri)
    said: dict[str, list[Row]] = {}
    for row in ask(store, "head", me=me):
        said.setdefault(text(row, "property") or "", []).append(row)
    words = {property: tuple(text(row, "value") or "" for row in rows) for property, rows in said.items()}
    numbers = {property: number(rows[0], "value") for property, rows in said.items()}
    places = ask(store, "mentions", me=me)
    pages = dict.fromkeys(page_words(whole(row, "printed"), whole(row, "page")) for row in places)
    return Card(
        match=match,
        aliases=words.get(SKOS.altLabel.value, ()),
        candidates=words.get(KG.candidate.value, ()),
        code=next(iter(words.get(SKOS.notation.value, ())), None),
        latitude=numbers.get(SDO.latitude.value),
        longitude=numbers.get(SDO.longitude.value),
        title=next(iter(words.get(KG.title.value, ())), None),
        organisation=next(iter(words.get(ORG.postIn.value, ())), None),
        mentions=len(places),
        pages=tuple(filter(None, pages)),
        sections=tuple(_sections(_Reader(store), me, match.kind)),
    )


def _sections(reader: _Reader, me: NamedNode, kind: Kind) -> Iterable[Section]:
    tenures = "posts" if kind is Kind.PERSON else "holders"
    for name, facts in (
        ("ranks", reader.ranks(me)),
        (tenures, reader.tenures(me, kind)),
        ("events", reader.events(me)),
        ("relations", reader.relations(me)),
        ("sums", reader.sums(me)),
        ("articles", reader.articles(me)),
    ):
        if facts:
            yield Section(name, _TITLES[name], facts)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads facts out of a store; works and their parts are read once."""

    store: Store
    works: dict[Node, Work] = field(default_factory=dict)
    parts: dict[Node, Part | None] = field(default_factory=dict)

    def ranks(self, me: NamedNode) -> tuple[Fact, ...]:
        rows = ask(self.store, "ranks", me=me)
        return tuple(self._fact(row, rank, {"rank": rank.zh}) for row in rows for rank in (_term(row, "rank"),))

    def tenures(self, me: NamedNode, kind: Kind) -> tuple[Fact, ...]:
        parts = ("person", "post", "organisation", "title", "beganNotBefore", "beganNotAfter", "endedNotBefore",
                 "endedNotAfter", "start", "end")  # fmt: skip
        facts = []
        for row in ask(self.store, "tenures", me=me):
            told: dict[str, object] = {part: text(row, part) for part in parts}
            told["status"] = _code(row, "status")
            ranks = [_term(r, "rank") for r in self._ranks(row.get("held"))] if kind is Kind.PERSON else []
            told["ranks"] = [rank.zh for rank in ranks]
            facts.append(self._fact(row, tenure_words(told, [_term(row, "status"), *ranks], kind), told))
        return tuple(facts)

    def _ranks(self, post: object) -> list[Row]:
        return ask(self.store, "ranks", me=post) if isinstance(post, Node) else []

    def events(self, me: NamedNode) -> tuple[Fact, ...]:
        facts = []
        for row in ask(self.store, "events", me=me):
            fact, event = row.get("fact"), row["event"]
            roles = ask(self.store, "roles", fact=fact) if isinstance(fact, Node) else []
            places = ask(self.store, "places", event=event) if isinstance(event, Node) else []
            told: dict[str, object] = {part: text(row, part) for part in ("label", "start", "end", "dateLabel")}
            told |= {"event": event.value, "type": _code(row, "type"), "roles": [_code(r, "role") for r in roles]}
            told["precision"] = _code(row, "precision")
            told |= {"position": whole(row, "position"), "listLength": whole(row, "listLength")}
            told |= {"listOpen": truth(row, "listOpen"), "places": [text(p, "place") for p in places]}
            words = event_words(told, _term(row, "type"), [_term(r, "role") for r in roles])
            facts.append(self._fact(row, words, told))
        return tuple(sorted(facts, key=_when))

    def relations(self, me: NamedNode) -> tuple[Fact, ...]:
        facts = []
        for row in ask(self.store, "relations", me=me):
            other, forth = text(row, "name") or text(row, "other") or "", bool(truth(row, "forth"))
            relation = _code(row, "property")
            if relation == "postIn" and forth:  # in the card's head
                continue
            told: dict[str, object] = {"relation": relation, "forth": forth, "other": other}
            told["iri"] = text(row, "other")
            facts.append(self._fact(row, relation_words(relation, other, forth=forth), told))
        return tuple(facts)

    def sums(self, me: NamedNode) -> tuple[Fact, ...]:
        facts = []
        for row in ask(self.store, "sums", me=me):
            yuan, said = text(row, "yuan") or "", text(row, "words")
            behind = f"（{said}）" if said else ""
            words = Words(f"{yuan} 元{behind}", f"{yuan} yuan{behind}")
            facts.append(self._fact(row, words, {"yuan": yuan, "printed": said}))
        return tuple(facts)

    def articles(self, me: NamedNode) -> tuple[Fact, ...]:
        facts = []
        for row in ask(self.store, "articles", me=me):
            label, role = text(row, "label") or "", text(row, "creditedAs")
            told: dict[str, object] = {
                "title": label,
                "role": role,
                "first": whole(row, "first"),
                "last": whole(row, "last"),
            }
            behind = f"（{role}）" if role else ""
            facts.append(self._fact(row, Words(f"《{label}》{behind}", f"《{label}》{behind}"), told))
        return tuple(facts)

    def _fact(self, row: Row, words: Words, parts: dict[str, object]) -> Fact:
        fact, article = row.get("fact"), row.get("article")
        about = article if isinstance(article, Node) else None
        sources = tuple(self._sources(fact, about)) if isinstance(fact, Node) else ()
        told = {"fact": text(row, "fact"), **parts}
        return Fact(words, {k: v for k, v in told.items() if v not in (None, [], "")}, truth(row, "inferred"), sources)

    def _sources(self, fact: Node, article: Node | None) -> Iterable[Source]:
        evidence = ask(self.store, "evidence", fact=fact)
        for row in evidence:
            printed, page, document = whole(row, "printed"), whole(row, "page"), row.get("document")
            part = article or self._article_on(row.get("at"))
            yield Source(
                citation=self._cite(document, part, page_words(printed, page)) if isinstance(document, Node) else "",
                sentence=text(row, "quote"),
                page=page,
                printed=printed,
                confidence=number(row, "confidence"),
                inferred=truth(row, "inferred"),
                rule=text(row, "rule"),
            )
        if not evidence:
            for row in ask(self.store, "documents", fact=fact):
                if isinstance(document := row["document"], Node):
                    yield Source(self._cite(document, article, ""))

    def _article_on(self, page: object) -> Node | None:
        """The article of a page that has only one."""
        rows = ask(self.store, "on-page", at=page) if isinstance(page, Node) else []
        article = rows[0]["article"] if len(rows) == 1 else None
        return article if isinstance(article, Node) else None

    def _cite(self, document: Node, article: Node | None, page: str) -> str:
        if document not in self.works:
            self.works[document] = read_work(self.store, document)
        if article is not None and article not in self.parts:
            self.parts[article] = read_part(self.store, article)
        return cite(self.works[document], self.parts[article] if article is not None else None, page)


def _when(event: Fact) -> tuple[str, str]:
    """In order of time; what has no date at the end."""
    first = event.parts.get("start") or event.parts.get("end") or "9999"
    return str(first), str(event.parts.get("label", ""))


def _term(row: Row, column: str) -> Words:
    """What the ontology calls a term; its IRI where it doesn't know it, nothing where there is none."""
    term = row.get(column)
    if isinstance(term, NamedNode) and term in term_labels():
        return term_labels()[term]
    return Words(text(row, column) or "", text(row, column) or "")


def _code(row: Row, column: str) -> str:
    """The last part of a term's IRI without the name of its scheme."""
    name = (text(row, column) or "").rpartition("#")[2].rpartition("/")[2]
    return name.removeprefix("role-").removeprefix("status-").removeprefix("precision-")
