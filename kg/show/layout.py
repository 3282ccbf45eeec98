"""A card as text for a terminal, as Markdown, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Literal as OneOf

from kg.query import printable
from kg.rdf.labels import Words, term_labels
from kg.rdf.terms import KINDS
from kg.show.card import Card, Fact, Match, Source

Format = OneOf["text", "json", "md"]
Language = OneOf["zh", "en"]

_SHOWN = 3  # sources of a fact in the text for a terminal
_SAY = {
    "alias": Words("别名", "also"),
    "candidate": Words("所指未定，可能是", "left open between"),
    "code": Words("代码", "code"),
    "coordinates": Words("坐标", "coordinates"),
    "organisation": Words("机构", "organisation"),
    "title": Words("职衔", "title"),
    "mentions": Words("提及 {0} 次", "mentioned {0} times"),
    "on": Words("页码 {0}", "pages {0}"),
    "page": Words("第 {0} 页", "page {0}"),
    "file-page": Words("文件第 {0} 页", "page {0} of the file"),
    "confidence": Words("可信度 {0}", "confidence {0}"),
    "stated": Words("明言", "stated"),
    "inferred": Words("推断", "inferred"),
    "more": Words("……另有 {0} 处；--format md 与 json 列出全部", "… and {0} more; --format md and json list all"),
    "references": Words("出处（GB/T 7714—2015）", "References (GB/T 7714-2015)"),
    "nothing": Words("图谱中没有关于它的事实。", "The graph states no fact about it."),
}
_AND = {"zh": "、", "en": ", "}
_COMMA = {"zh": "，", "en": ", "}
_COLON = {"zh": "：", "en": ": "}


def format_card(card: Card, format: Format = "text", *, language: Language = "zh") -> str:
    """The card in one of three formats, ending in a line break.

    ``text`` and ``md`` (Markdown) are in ``language``, with references numbered at the end; ``text`` has the first
    sources of each fact. ``json`` has all of them, and the words in both languages.
    """
    if format == "json":
        return json.dumps(_object(card), ensure_ascii=False, indent=1) + "\n"
    return _Writer(language, markdown=format == "md").card(card)


def format_matches(matches: Sequence[Match]) -> str:
    """Entities of one name, one a line: kind, name, IRI."""
    return "\n".join(f"  {m.kind.value:<5}  {printable(m.name)}  <{m.iri}>" for m in matches)


def _object(card: Card) -> dict[str, object]:
    told: dict[str, object] = {"iri": card.match.iri, "kind": card.match.kind.value, "name": card.match.name}
    told |= {k: v for k, v in asdict(card).items() if k not in ("match", "sections") and v not in (None, ())}
    for section in card.sections:
        told[section.name] = [
            {
                **fact.parts,
                **({} if fact.inferred is None else {"inferred": fact.inferred}),
                "text": asdict(fact.words),
                "sources": [{k: v for k, v in asdict(s).items() if v is not None} for s in fact.sources],
            }
            for fact in section.facts
        ]
    return told


class _Writer:
    """Writes a card in one language; references are numbered as they come."""

    def __init__(self, language: Language, *, markdown: bool) -> None:
        self._language = language
        self._markdown = markdown
        self._references: dict[str, int] = {}

    def card(self, card: Card) -> str:
        lines = self._head(card)
        for section in card.sections:
            title = f"{section.title[self._language]}（{len(section.facts)}）"
            lines += ["", f"## {title}" if self._markdown else title, *([""] if self._markdown else [])]
            for i, fact in enumerate(section.facts, 1):
                lines += self._fact(i, fact)
        if not card.sections:
            lines += ["", self._say("nothing")]
        if self._references:
            title = self._say("references")
            lines += ["", f"## {title}" if self._markdown else title, *([""] if self._markdown else [])]
            lines += [self._reference(n, citation) for citation, n in self._references.items()]
        return "\n".join(lines) + "\n"

    def _head(self, card: Card) -> list[str]:
        kind = term_labels()[KINDS[card.match.kind]][self._language]
        name = self._clean(card.match.name)
        and_, colon = _AND[self._language], _COLON[self._language]
        said = [
            ("title", card.title),
            ("organisation", card.organisation),
            ("alias", and_.join(card.aliases)),
            ("candidate", and_.join(card.candidates)),
            ("code", card.code),
            ("coordinates", None if card.latitude is None else f"{card.latitude}, {card.longitude}"),
        ]
        facts = [f"{self._say(key)}{colon}{self._clean(value)}" for key, value in said if value]
        if card.mentions:
            facts.append(self._say("mentions", card.mentions))
        if card.pages:
            facts[-1] += _COMMA[self._language] + self._say("on", and_.join(card.pages))
        if self._markdown:
            return [f"# {name}（{kind}）", "", f"- <{card.match.iri}>", *(f"- {fact}" for fact in facts)]
        return [f"{name}  {kind}", f"<{card.match.iri}>", *facts]

    def _fact(self, number: int, fact: Fact) -> list[str]:
        line = self._clean(fact.words[self._language])
        if fact.inferred is not None:
            line += "  〔" + self._say("inferred" if fact.inferred else "stated") + "〕"
        lines = [f"{number}. {line}" if self._markdown else f"{number:>3}. {line}"]
        sources = tuple(dict.fromkeys(replace(source, rule=None) for source in fact.sources))
        shown = sources if self._markdown else sources[:_SHOWN]
        lines += [("   - " if self._markdown else "     ") + self._source(source) for source in shown]
        if len(sources) > len(shown):
            lines.append("     " + self._say("more", len(sources) - len(shown)))
        return lines

    def _source(self, source: Source) -> str:
        parts = [f"“{self._clean(source.sentence)}”"] if source.sentence else []
        if source.printed is not None:
            parts.append(self._say("page", source.printed))
        elif source.page is not None:
            parts.append(self._say("file-page", source.page))
        if source.confidence is not None:
            parts.append(self._say("confidence", f"{source.confidence:g}"))
        if source.citation:
            number = self._references.setdefault(source.citation, len(self._references) + 1)
            parts.append(f"[{number}]")
        return "  ".join(parts)

    def _reference(self, number: int, citation: str) -> str:
        return f"{number}. {self._clean(citation)}" if self._markdown else f"[{number}] {self._clean(citation)}"

    def _say(self, key: str, *values: object) -> str:
        return _SAY[key][self._language].format(*values)

    def _clean(self, text: str) -> str:
        """A text in one line without what a terminal obeys, and without what Markdown does."""
        line = printable(text)
        return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", line) if self._markdown else line
