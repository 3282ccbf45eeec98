"""What a build found and what it did not understand, for people to read: Markdown in Chinese and English."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.model import Entity, Event, Evidence, Graph, Kind, Span, Tenure
from kg.report.doubts import KINDS, Doubt, not_understood

_KINDS = (
    (Kind.PERSON, "人物", "persons"),
    (Kind.POST, "职务", "posts"),
    (Kind.ORGANISATION, "机构", "organisations"),
    (Kind.PROJECT, "项目", "projects"),
    (Kind.PLACE, "地点", "places"),
)
_SHOWN = 60  # rows of a list; what is left out is counted
_DOUBTS = 20  # the same, of each kind of what was not understood


def summarise(graph: Graph) -> str:
    """The report of a build as Markdown, the same for the same graph."""
    parts = [_head(graph), _counts(graph), _people(graph), _events(graph), _projects(graph), _open(graph)]
    return "\n".join(p for p in parts if p)


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
    first, last = p.told(p.start), p.told(p.end)
    return first if first == last else f"{first} – {last}"


def _projects(graph: Graph) -> str:
    rows = [f"| {_cell(e.name)} | {len(e.mentions)} |" for e in graph.entities if e.kind is Kind.PROJECT]
    return (
        _table("项目 Projects", "| 项目 project | 提及 mentions |\n|---|---:|", rows[:_SHOWN], len(rows))
        if rows
        else ""
    )


def _open(graph: Graph) -> str:
    """What was not understood: how much of each kind, then the first of each with their sentences.

    Nothing of a graph without its text, for it says so in the words of the text.
    """
    if not graph.passages:
        return ""
    by_kind: dict[str, list[Doubt]] = {}
    for d in not_understood(graph):
        by_kind.setdefault(d.kind, []).append(d)
    if not by_kind:
        return "## 未解 Not understood\n\n无 nothing.\n"
    counts = "\n".join(f"- {' '.join(KINDS[kind])}: {sum(d.times for d in own)}" for kind, own in by_kind.items())
    parts = [f"## 未解 Not understood\n\n{counts}\n"]
    paged = len(graph.document.pages) > 1
    lines = [m.start() for m in re.finditer("\n", graph.document.text)]
    head = f"| {'页 page' if paged else '行 line'} | 原文 text | 句 sentence | 说明 remark |\n|---:|---|---|---|"
    for kind, own in by_kind.items():
        rows = []
        for d in own[:_DOUBTS]:
            where = "" if d.span is None else _page_at(graph, d.span) if paged else bisect_left(lines, d.span.start) + 1
            said = f"{d.said} ×{d.times}" if d.times > 1 else d.said
            rows.append(f"| {where} | {_cell(said)} | {_cell(d.sentence)} | {_cell(d.remark)} |")
        parts.append("#" + _table(" ".join(KINDS[kind]), head, rows, len(own)))
    return "\n".join(parts)


def _page_at(graph: Graph, span: Span) -> str:
    page = graph.document.page_at(span.start)
    return _page_name(page.printed, page.number) if page else ""


def _page_name(printed: int | None, number: int | None) -> str:
    """The printed number, or the file's in brackets."""
    if printed is not None:
        return str(printed)
    return f"({number})" if number is not None else ""


def _table(title: str, head: str, rows: Sequence[str], total: int) -> str:
    more = f"\n\n… 另 {total - len(rows)} 行 more rows" if total > len(rows) else ""
    return f"## {title}\n\n{head}\n" + "\n".join(rows) + more + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _page(evidence: Iterable[Evidence]) -> str:
    return next((name for e in evidence if (name := _page_name(e.printed, e.page))), "")
