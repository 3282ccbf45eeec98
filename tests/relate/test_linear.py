"""No pattern can take more than polynomial time in a short stretch, no reading more than linear steps in a long one."""

from __future__ import annotations

import cProfile
import pstats
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

from kg.lexicon.events import role_contexts, role_triggers, setting_contexts, type_contexts, type_triggers
from kg.model import Document, Home, Kind, Mention, Page, PartialDate, Passage, PassageRole, Span
from kg.relate.clauses import mask
from kg.relate.roles import read_roles
from kg.relate.settings import links
from kg.relate.types import tell_type
from kg.segment import segment

_MANY = 20  # a repetition up to which nesting does no harm


def nests(pattern: str) -> bool:
    """Whether a repetition without bound stands inside another: what a failing match may try in 2^n ways."""

    def walk(parsed: Any, inside: bool) -> bool:
        for op, arg in parsed:
            match str(op):
                case "MAX_REPEAT" | "MIN_REPEAT":
                    unbound = arg[1] > _MANY
                    if (unbound and inside) or walk(arg[2], inside or unbound):
                        return True
                case "SUBPATTERN":
                    if walk(arg[3], inside):
                        return True
                case "BRANCH":
                    if any(walk(branch, inside) for branch in arg[1]):
                        return True
                case "ASSERT" | "ASSERT_NOT":
                    if walk(arg[1], False):
                        return True
        return False

    return walk(re._parser.parse(pattern), False)  # type: ignore[attr-defined]


def patterns() -> Iterator[tuple[str, str]]:
    for trigger in (*role_triggers(), *type_triggers()):
        yield trigger.id, trigger.pattern.pattern
    for contexts in (role_contexts(), type_contexts(), setting_contexts()):
        for name, group in contexts.items():
            yield from ((name, p.pattern) for p in group)
    for package in ("kg.segment", "kg.relate"):
        for module in walk_packages(import_module(package).__path__, package + "."):
            for name, value in vars(import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.name}.{name}", value.pattern


def test_no_pattern_nests_repetitions() -> None:
    assert [nests(p) for p in ("(?:T+|同志)*的", "(?:[LO]+、?)+$", "(?:T|同志)*的", "(?:L{1,9})+")] == [
        True,
        True,
        False,
        False,
    ]
    found = dict(patterns())
    assert len(found) > 100
    assert [name for name, pattern in found.items() if nests(pattern)] == []


def test_a_name_with_long_posts_behind_it_is_read() -> None:
    text = "县长方一宁" + "总" * 60 + "，讲话。"
    passage = Passage("p1", PassageRole.ENTRY, text, tuple(range(len(text))), (Span(0, len(text)),))
    person = Mention(Kind.PERSON, "方一宁", "p1", 2, 5, (Span(2, 5),), "test")
    post = Mention(Kind.POST, "总" * 60, "p1", 5, 65, (Span(5, 65),), "test")
    masked = mask(passage, [person, post])
    assert [p.mention.text for p in read_roles(masked)] == ["方一宁"]


def steps(work: Callable[[str], object], unit: str, size: int) -> int:
    text = (unit * (size // len(unit) + 1))[:size]
    profile = cProfile.Profile()
    profile.runcall(work, text)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def read_segments(text: str) -> object:
    return segment(
        Document("x", "x.txt", "0" * 64, text, (Page(1, None, Span(0, len(text))),)), date=PartialDate(2000, 1)
    )


def read_event(text: str) -> object:
    passage = Passage("p1", PassageRole.ENTRY, text, tuple(range(len(text))), (Span(0, len(text)),))
    kinds = {"顾": (Kind.PERSON, 3), "湖": (Kind.PLACE, 1), "局": (Kind.ORGANISATION, 1)}
    mentions = [
        Mention(kind, text[i : i + n], "p1", i, i + n, (Span(i, i + n),), "test")
        for i, c in enumerate(text)
        if c in kinds and i + (n := kinds[c][1]) <= len(text) and (kind := kinds[c][0])
    ]
    masked = mask(passage, mentions)
    home = Home("临浦市", "云岭省", None, "option")
    parts = read_roles(masked, year=2000)
    type, _, _ = tell_type(masked, parts, home)
    for m in mentions:
        passage.raw(m.start, m.end)
        masked.sentence_at(m.start)
    return links(masked, type, home, year=2000)


HOSTILE = (
    *("2日", "△", "1", "\n", "1—2日、", "3、", "日、", "2日\n", "△ 2日 开会。\n", "（1月）", "5日，。", "1日（1月）"),
    *("1956年\n1日 开会。\n", "本报记者", "大事记\n2日。", "【", "（", "1日至", "#\n", "农历闰", "。2日", "8日、10日"),
    "10月16日，市领导到湖考察。\n",
)
CROWDED = (
    *(
        "顾怀远讲话、",
        "顾怀远、",
        "会见顾怀远、",
        "出席会议的有",
        "（顾怀远",
        "在",
        "率",
        "顾怀远。",
        "湖、",
        "局、局会见",
    ),
    *("“", "并", "湖和局视察", "\n"),
)


@pytest.mark.parametrize(("work", "unit"), [(read_segments, u) for u in HOSTILE] + [(read_event, u) for u in CROWDED])
def test_steps_grow_with_the_text_only(work: Callable[[str], object], unit: str) -> None:
    work("大事记")  # the lexicon is read
    small, large = steps(work, unit, 8_000), steps(work, unit, 16_000)
    assert large <= 2.4 * small + 500
    assert large <= 500 * 16_000


def test_spans_of_a_passage_in_many_pieces() -> None:
    stretches = tuple(Span(10 * i, 10 * i + 5) for i in reversed(range(5_000)))
    offsets = tuple(o for s in stretches for o in range(s.start, s.end))
    passage = Passage("p1", PassageRole.BODY, "字" * len(offsets), offsets, stretches)
    assert passage.raw(0, 5) == (Span(49_990, 49_995),)
    assert passage.raw(3, 7) == (Span(49_993, 49_995), Span(49_980, 49_982))
    assert len(passage.raw(0, len(offsets))) == 5_000
