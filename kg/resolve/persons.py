"""Names of persons -> one person a name in a document, second names in brackets, surnames with a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kg.lexicon.script import fold
from kg.model import Kind, Mention, Passage
from kg.resolve.identity import name_key

# what may stand in the bracket in front of a second name: 原名, 又名, 化名, 即
_SECOND = re.compile(r"[（(](?:原名|本名|又名|化名|曾用名|别名|即|笔名|号|字)?[：:]?")
_NAMED = re.compile(r"[，,](?:原名|本名|又名|化名|曾用名|别名|笔名)")


def read_persons(
    passages: Mapping[str, Passage], mentions: Sequence[Mention], titles: Mapping[Mention, str]
) -> dict[Mention, str]:
    """The name under which each mention's person is known in the document.

    ``titles`` are the posts' titles by mention. A name in brackets right behind another (``张某（李某）``) is a second
    name of the same person. A surname alone (``周总理``) is given the one full name of the document that has it and
    stands with the same title; where there is none or more than one, the mention is left out.
    """
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.kind in (Kind.PERSON, Kind.POST):
            by_passage.setdefault(m.passage, []).append(m)
    first: dict[str, str] = {}
    alias: dict[str, str] = {}
    holders: dict[tuple[str, str], set[str]] = {}
    short: list[tuple[Mention, str]] = []
    for id, found in by_passage.items():
        found.sort(key=lambda m: (m.start, -m.end))
        text = passages[id].text
        for before, m in pairwise(found):
            if before.kind is Kind.PERSON and m.kind is Kind.PERSON and m.start >= before.end:
                gap = text[before.end : m.start]
                closed = text[m.end : m.end + 1] in "）)"
                if len(key := name_key(m.text)) > 1 and (
                    (_SECOND.fullmatch(gap) and closed and text[m.end : m.end + 1]) or _NAMED.fullmatch(gap)
                ):
                    alias.setdefault(key, name_key(before.text))
        for m, title in _beside(found, titles):
            if len(name_key(m.text)) == 1:
                short.append((m, title))
            else:
                holders.setdefault((m.text[:1], title), set()).add(name_key(m.text))
        for m in found:
            if m.kind is Kind.PERSON and len(name_key(m.text)) > 1:
                first.setdefault(name_key(m.text), m.text)
    names: dict[Mention, str] = {}
    for m in mentions:
        if m.kind is Kind.PERSON and len(name_key(m.text)) > 1:
            key = name_key(m.text)
            names[m] = first.get(_follow(key, alias), m.text)
    for m, title in short:
        full = holders.get((m.text, title), set())
        if len(full) == 1:
            key = _follow(next(iter(full)), alias)
            names[m] = first.get(key, key)
    return names


def _follow(key: str, alias: Mapping[str, str]) -> str:
    seen = {key}
    while key in alias and alias[key] not in seen:
        key = alias[key]
        seen.add(key)
    return key


def _beside(found: Sequence[Mention], titles: Mapping[Mention, str]) -> Iterable[tuple[Mention, str]]:
    """Persons with the title of a post that touches their name."""
    for a, b in pairwise(found):
        if a.end == b.start and {a.kind, b.kind} == {Kind.PERSON, Kind.POST}:
            person, post = (a, b) if a.kind is Kind.PERSON else (b, a)
            if post in titles:
                yield person, fold(titles[post])
