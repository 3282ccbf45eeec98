"""What a build found and what it did not understand, for people to read: Markdown in Chinese and English."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.lexicon.organs import officeless
from kg.model import Entity, Event, Evidence, Graph, Kind, Note, PassageRole, Span, Tenure, envelope

_KINDS = (
    (Kind.PERSON, "人物", "persons"),
    (Kind.POST, "职务", "posts"),
    (Kind.ORGANISATION, "机构", "organisations"),
    (Kind.PROJECT, "项目", "projects"),
    (Kind.PLACE, "地点", "places"),
)
_DATED = re.compile(r"[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_SHOWN = 60  # rows of a list; what is left out is counted


def summarise(graph: Graph) -> str:
    """The report of a build as Markdown, the same for the same graph."""
    parts = [_head(graph), _counts(graph), _people(graph), _events(graph), _projects(graph), _open(graph)]
    return "\n".join(p for p in parts if p)


def not_understood(graph: Graph) -> tuple[Note, ...]:
    """What looks like a fact and became none: the graph's own notes, then mentions and sentences, in text order.

    Notes of kind ``mention-open`` are names whose entity the text leaves open, ``person-without-fact`` sentences of
    running text that name a person beside a post from which no tenure was read, ``date-without-entry`` sentences of a
    chronicle's surroundings that begin with a date.
    """
    resolved = {m for e in graph.entities for m in e.mentions}
    passages = {p.id: p for p in graph.passages}
    notes: list[Note] = list(graph.notes)
    for m in graph.mentions:
        if m not in resolved:
            notes.append(Note("mention-open", f"{m.kind.name.lower()} left open", envelope(m.spans), m.text))
    for e in graph.entities:
        if e.candidates:
            where = envelope(e.mentions[0].spans) if e.mentions else None
            notes.append(Note("place-ambiguous", "can be " + ", ".join(e.candidates), where, e.name))
    used = sorted((s.start, s.end) for t in graph.tenures for v in t.evidence for s in v.spans)
    starts = [s for s, _ in used]
    by_passage: dict[str, list[tuple[int, int, Kind]]] = {}
    for m in graph.mentions:
        if m.kind in (Kind.PERSON, Kind.POST):
            by_passage.setdefault(m.passage, []).append((m.start, m.end, m.kind))
    for id, found in by_passage.items():
        passage = passages[id]
        if passage.role not in (PassageRole.BODY, PassageRole.ENTRY, PassageRole.CAPTION):
            continue
        posts = {end for _, end, kind in found if kind is Kind.POST}
        for start, end, kind in found:
            if kind is Kind.PERSON and start in posts:
                raw = envelope(passage.raw(start, end))
                if not _covered(raw, used, starts):
                    notes.append(Note("person-without-fact", "a name behind a post, no tenure read", raw,
                                      _around(passage.text, start, end)))  # fmt: skip
    names = {e.id: e.name for e in graph.entities}
    for t in graph.tenures:
        if t.organisation is None and t.title not in officeless():
            notes.append(Note("post-without-body", "whose post it is was not told", envelope(t.evidence[0].spans),
                              f"{names[t.person]} {t.title}"))  # fmt: skip
    if graph.entries and graph.issue is None:
        items = {e.passage for e in graph.entries}
        for passage in graph.passages:
            if passage.role is PassageRole.BODY and passage.id not in items:
                for s in _SENTENCE.finditer(passage.text):
                    if _DATED.match(s[0]):
                        notes.append(Note("date-without-entry", "begins with a date, no entry read",
                                          envelope(passage.raw(s.start(), s.end())), s[0][:60]))  # fmt: skip
    return tuple(notes)


def _covered(span: Span, used: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    i = bisect_right(starts, span.end)
    return any(used[k][1] > span.start for k in range(max(0, i - 8), i))


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 20) : end + 12].replace("\n", " ")


def _head(graph: Graph) -> str:
    issue = graph.issue
    title = graph.document.name
    lines = []
    if issue and issue.title:
        number = f"{issue.year}年第{issue.number}期" if issue.year and issue.number else ""
        total = f"(总第{issue.total_number}期)" if issue.total_number else ""
        title = f"《{issue.title}》{number}{total}"
        lines.append(f"- 主办 publisher: {issue.publisher or '—'}")
        lines.append(f"- 出版 date: {issue.date.isoformat() if issue.date else '—'}")
    home = " · ".join(x for x in (graph.home.province, graph.home.place, graph.home.organisation) if x) or "—"
    lines.append(f"- 属地 home: {home} ({graph.home.source})")
    lines.append(f"- 文件 file: {graph.document.source}, {len(graph.document.pages)} 页 pages")
    return f"# {title}\n\n" + "\n".join(lines) + "\n"


def _counts(graph: Graph) -> str:
    of = Counter(e.kind for e in graph.entities)
    mentions = Counter(m.kind for m in graph.mentions)
    rows = [f"| {zh} {en} | {of[kind]} | {mentions[kind]} |" for kind, zh, en in _KINDS]
    inferred = sum(any(v.inferred for v in t.evidence) for t in graph.tenures)
    return (
        "## 数量 What was found\n\n| 类别 kind | 实体 entities | 提及 mentions |\n|---|---:|---:|\n"
        + "\n".join(rows)
        + f"\n\n- 文章 articles: {len(graph.articles)}\n- 大事记条目 dated entries: {len(graph.entries)}\n"
        f"- 任职 tenures: {len(graph.tenures)} (推断 with something inferred: {inferred})\n"
        f"- 参与 participations: {sum(len(e.participations) for e in graph.events)}\n"
        f"- 关系 other relations: {len(graph.relations) + len(graph.authorships)}\n"
    )


def _people(graph: Graph) -> str:
    if not graph.tenures:
        return ""
    names = {e.id: e for e in graph.entities}
    seen = Counter(p.person for e in graph.events for p in e.participations)
    held: dict[str, list[Tenure]] = {}
    for t in graph.tenures:
        held.setdefault(t.person, []).append(t)
    order = sorted(held, key=lambda p: -seen[p])  # else in the order of the text
    rows = [
        f"| {names[p].name} | {'; '.join(_post(t, names) for t in held[p])} | {seen[p] or ''} "
        f"| {_page(held[p][0].evidence)} |"
        for p in order[:_SHOWN]
    ]
    return _table(
        "人物与职务 Persons and posts",
        "| 姓名 name | 职务 posts | 事件 events | 页 page |\n|---|---|---:|---:|",
        rows,
        len(order),
    )


def _post(t: Tenure, names: dict[str, Entity]) -> str:
    body = names[t.organisation].name if t.organisation else ""
    status = "" if t.status.value == "held" else f" [{t.status.value}]"
    return f"{body} {t.title}".strip() + status


def _events(graph: Graph) -> str:
    names = {e.id: e.name for e in graph.entities}
    rows = []
    for e in graph.events[:_SHOWN]:
        people = "、".join(names[p.person] for p in e.participations[:6]) + ("…" if len(e.participations) > 6 else "")
        rows.append(f"| {_when(e)} | {e.type.value} | {_cell(e.label)} | {people} | {_page(e.evidence)} |")
    if not rows:
        return ""
    head = "| 日期 date | 类型 type | 事 event | 人物 people | 页 page |\n|---|---|---|---|---:|"
    return _table("大事记 Dated entries", head, rows, len(graph.events))


def _when(e: Event) -> str:
    p = e.period
    if p.start is None or p.end is None:
        return p.label or "—"
    return p.start.isoformat() if p.start == p.end else f"{p.start.isoformat()} – {p.end.isoformat()}"


def _projects(graph: Graph) -> str:
    rows = [f"| {_cell(e.name)} | {len(e.mentions)} |" for e in graph.entities if e.kind is Kind.PROJECT]
    return (
        _table("项目 Projects", "| 项目 project | 提及 mentions |\n|---|---:|", rows[:_SHOWN], len(rows))
        if rows
        else ""
    )


def _open(graph: Graph) -> str:
    notes = not_understood(graph)
    if not notes:
        return "## 未解 Not understood\n\n无 nothing.\n"
    rows = []
    for n in notes[: 3 * _SHOWN]:
        page = graph.document.page_at(n.span.start) if n.span else None
        where = f"{page.printed if page and page.printed else (page.number if page else '')}"
        rows.append(f"| {n.kind} | {where} | {_cell(n.text)} | {_cell(n.message)} |")
    counts = ", ".join(f"{k}: {c}" for k, c in sorted(Counter(n.kind for n in notes).items()))
    table = _table(
        "未解 Not understood", "| 种类 kind | 页 page | 原文 text | 说明 remark |\n|---|---:|---|---|", rows, len(notes)
    )
    return f"{table}\n{counts}\n"


def _table(title: str, head: str, rows: Sequence[str], total: int) -> str:
    more = f"\n\n… 另 {total - len(rows)} 行 more rows" if total > len(rows) else ""
    return f"## {title}\n\n{head}\n" + "\n".join(rows) + more + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _page(evidence: Iterable[Evidence]) -> str:
    for e in evidence:
        if e.printed is not None:
            return str(e.printed)
        if e.page is not None:
            return f"({e.page})"
    return ""
