"""What looks like a fact and became none, and what the text leaves open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from kg.lexicon.offices import office_words
from kg.lexicon.organs import officeless
from kg.model import Entity, Graph, Kind, Mention, Passage, PassageRole, Span, envelope
from kg.relate.evidence import sentence_around
from kg.segment.dates import parse_label

# Kinds of doubts in the order in which a reader wants them: what may be a missed fact first.
KINDS = {
    "home": ("属地", "the home place"),
    "office-unread": ("任免未读出任职", "somebody takes or gives up an office, no tenure read"),
    "name-beside-post": ("职务旁人名未成任职", "a name beside a post, no tenure read"),
    "post-alone": ("职务无人名、无机构", "a post without person and body"),
    "tenure-without-body": ("任职机构未明", "a tenure whose body was not told"),
    "date-without-entry": ("日期开头而未成条目", "begins with a date, no entry read"),
    "entry-without-date": ("条目日期未明", "an entry whose date is open"),
    "body-open": ("机构归属未明", "a body whose owner was not told"),
    "name-open": ("所指未明", "who or what is meant was not told"),
    "place-ambiguous": ("同名地点", "several places of that name"),
    "other": ("其他", "other remarks"),
}
_READ = frozenset({PassageRole.BODY, PassageRole.ENTRY, PassageRole.CAPTION})
_DATED = re.compile(r"[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_GIVEN_UP = 16  # code points between a verb of giving up and the post


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that was not understood: its words, where they stand, their sentence, what there is to say of it.

    ``kind`` is one of ``KINDS``; ``span`` is None for what stands nowhere; ``times`` is how often the same was found.
    """

    kind: str
    said: str
    span: Span | None
    sentence: str = ""
    remark: str = ""
    times: int = 1


def not_understood(graph: Graph) -> tuple[Doubt, ...]:
    """All doubts of a build, by kind in the order of ``KINDS``, then in the order of the text; the same words once."""
    passages = {p.id: p for p in graph.passages}
    of = {m: e for e in graph.entities for m in e.mentions}
    found = [
        *(
            Doubt("home" if n.kind.startswith("home") else "other", n.text or "—", n.span, "", n.message)
            for n in graph.notes
        ),
        *_posts(graph, passages, of),
        *_tenures(graph),
        *_dates(graph, passages),
        *_open_names(graph, passages, of),
    ]
    order = list(KINDS)
    return tuple(sorted(_once(found), key=lambda d: (order.index(d.kind), d.span.start if d.span else -1)))


def _once(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """The same words of the same kind once, with their number; sentences that may be facts each by itself."""
    seen: dict[tuple[str, str, str], Doubt] = {}
    for d in doubts:
        alone = d.kind in ("office-unread", "name-beside-post", "date-without-entry", "entry-without-date")
        key = (d.kind, d.said, d.remark if not alone else f"{d.span}")
        before = seen.get(key)
        seen[key] = d if before is None else replace(before, times=before.times + 1)
    return iter(seen.values())


class _Used:
    """The raw stretches that tenures were read from."""

    def __init__(self, graph: Graph) -> None:
        spans = sorted((s.start, s.end) for t in graph.tenures for e in t.evidence for s in e.spans)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def covers(self, m: Mention) -> bool:
        """Whether a mention shares a character with any of them."""
        whole = envelope(m.spans)
        i = bisect_left(self._starts, whole.end)
        return i > 0 and self._reach[i - 1] > whole.start


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Verbs right before a post that take it, verbs that give one up, and words of proposing, which make no tenure."""
    words = office_words()
    takes = "|".join(w for w in words.takes if len(w) > 1)
    ends = "|".join({*words.gives_up, *words.dismisses_at_once})
    proposes = "|".join({*words.proposes, *words.candidates})
    return re.compile(rf"(?:{takes})[了过]?$"), re.compile(ends), re.compile(proposes)


def _posts(graph: Graph, passages: Mapping[str, Passage], of: Mapping[Mention, Entity]) -> Iterator[Doubt]:
    """Posts and the names beside them of which no tenure was read."""
    used = _Used(graph)
    by_passage: dict[str, list[Mention]] = {}
    for m in graph.mentions:
        if m.kind in (Kind.PERSON, Kind.POST):
            by_passage.setdefault(m.passage, []).append(m)
    for id, found in by_passage.items():
        passage = passages[id]
        if passage.role not in _READ:
            continue
        names = sorted(m.start for m in found if m.kind is Kind.PERSON)
        at_end = {m.end: m for m in found if m.kind is Kind.POST}
        for m in found:
            if used.covers(m):
                continue
            if m.kind is Kind.PERSON:
                if (post := at_end.get(m.start)) is not None:
                    yield _doubt("name-beside-post", passage, m, m.text, f"{post.text} {m.text}")
                continue
            entity = of.get(m)
            left, right = _bounds(passage.text, m.start, m.end)
            named = bisect_left(names, left) < bisect_left(names, right)
            if (verb := _verb(passage.text, left, m)) is not None:
                yield _doubt("office-unread", passage, m, f"{verb} {m.text}", "" if named else "no name read in it")
            elif not named and (entity is None or (entity.organisation is None and m.title not in officeless())):
                yield _doubt("post-alone", passage, m, m.text)


def _verb(text: str, left: int, post: Mention) -> str | None:
    """The verb of office that governs a post, from ``left`` on; None where there is none or it proposes only."""
    takes, ends, proposes = _verbs()
    front = text[max(left, post.start - 40) : post.start]
    if proposes.search(front) or proposes.match(text, post.end):
        return None
    found = takes.search(front) or ends.search(front[-_GIVEN_UP:])
    return found[0] if found else None


def _tenures(graph: Graph) -> Iterator[Doubt]:
    names = {e.id: e.name for e in graph.entities}
    for t in graph.tenures:
        if t.organisation is None and t.title not in officeless():
            first = t.evidence[0]
            yield Doubt("tenure-without-body", f"{names[t.person]} {t.title}", envelope(first.spans), first.sentence)


def _dates(graph: Graph, passages: Mapping[str, Passage]) -> Iterator[Doubt]:
    """Sentences and lines that begin with a date and are no entry, and entries without a date."""
    for e in graph.events:
        if e.period.start is None:
            first = e.evidence[0]
            yield Doubt("entry-without-date", e.period.label or "—", envelope(first.spans), first.sentence)
    if not graph.entries:
        return
    items = {e.passage for e in graph.entries}
    for passage in graph.passages:
        if passage.id in items:
            spots = [(i + 1, _line_end(passage.text, i + 1)) for i, c in enumerate(passage.text) if c == "\n"]
            dated = [(a, b) for a, b in spots if parse_label(passage.text[a:b]) is not None]
        elif passage.role is PassageRole.BODY and graph.issue is None:
            sentences = (m.span() for m in _SENTENCE.finditer(passage.text))
            dated = [(a, b) for a, b in sentences if _DATED.match(passage.text, a, b)]
        else:
            continue
        for a, b in dated:
            if a < b:
                yield Doubt(
                    "date-without-entry", passage.text[a : a + 12], envelope(passage.raw(a, b)), passage.text[a:b]
                )


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _open_names(graph: Graph, passages: Mapping[str, Passage], of: Mapping[Mention, Entity]) -> Iterator[Doubt]:
    """Mentions whose entity was left open, and names that several places have."""
    for m in graph.mentions:
        if m not in of and m.kind is not Kind.POST:
            kind = "body-open" if m.kind is Kind.ORGANISATION else "name-open"
            yield _doubt(kind, passages[m.passage], m, m.text)
    for e in graph.entities:
        if len(e.candidates) > 1:
            remark = "、".join(e.candidates)
            for m in e.mentions:
                yield _doubt("place-ambiguous", passages[m.passage], m, e.name, remark)


def _doubt(kind: str, passage: Passage, m: Mention, said: str, remark: str = "") -> Doubt:
    return Doubt(kind, said, envelope(m.spans), _around(passage.text, m.start, m.end), remark)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around, as bounds; no more than 400 code points on either side are looked at."""
    left = max(text.rfind(c, max(0, start - 400), start) for c in "。！？；\n") + 1
    right = min((at for c in "。！？；\n" if (at := text.find(c, end, end + 400)) >= 0), default=end + 400)
    return max(left, start - 400, 0), right


def _around(text: str, start: int, end: int) -> str:
    """The sentence, cut to some characters on either side where it is long."""
    whole = sentence_around(text, start, end)
    if len(whole) <= 80:
        return whole
    left, right = _bounds(text, start, end)
    a, b = max(left, start - 36), min(right, end + 36)
    return ("…" if a > left else "") + text[a:b].strip() + ("…" if b < right else "")
