"""What words say about events: triggers of roles and of event types, as values read from the TOML files in ``data``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from kg.model import EventType, Role

Reach = Literal["list", "sentence"]
_TYPES = frozenset(t.value for t in EventType) | {"travel", "completion", "session", "death"}


@dataclass(frozen=True, slots=True)
class RoleTrigger:
    """Words that give the people around them a role; patterns run over masked text (see ``roles.toml``).

    ``subject``, ``inner`` and ``object`` are the roles of the people in front of, inside and right behind the words,
    None where they get none; ``host`` is the subject's where somebody else leads already, ``agent`` where there is an
    object; ``carries`` is whether a following trigger without people takes over this one's subject.
    """

    id: str
    pattern: re.Pattern[str]
    subject: Role | None
    inner: Role | None
    object: Role | None
    host: Role | None
    agent: Role | None
    reach: Reach
    carries: bool
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeTrigger:
    """Words that tell an event's type; ``type`` is an event type or one that code decides."""

    id: str
    pattern: re.Pattern[str]
    type: str
    strength: int
    examples: tuple[str, ...]
    counter: tuple[str, ...]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("kg.lexicon") / "data" / name).read_text("utf-8"))


def _compile(where: str, pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    for name, value in words.items():
        pattern = pattern.replace("{" + name + "}", value)
    try:
        return re.compile(pattern)
    except re.error as e:
        raise ValueError(f"{where}: not a pattern: {e}") from e


def _check(where: str, row: Mapping[str, Any], needed: frozenset[str], allowed: frozenset[str]) -> None:
    if missing := sorted(needed - row.keys()):
        raise ValueError(f"{where}: without {', '.join(missing)}")
    if unknown := sorted(row.keys() - needed - allowed):
        raise ValueError(f"{where}: unknown key {', '.join(unknown)}")


def _role(where: str, value: str) -> Role | None:
    if value and value not in {r.value for r in Role}:
        raise ValueError(f"{where}: no such role: {value}")
    return Role(value) if value else None


@cache
def role_triggers() -> tuple[RoleTrigger, ...]:
    """The triggers of roles, in the order of ``roles.toml``. Raises ValueError naming the row that is at fault."""
    data = _load("roles.toml")
    rows: list[RoleTrigger] = []
    for row in data["trigger"]:
        where = f"roles.toml: {row.get('id', 'row without id')}"
        _check(
            where,
            row,
            frozenset({"id", "role", "pattern", "examples", "counter"}),
            frozenset({"inner", "object", "host", "agent", "reach", "carry"}),
        )
        reach = row.get("reach", "list")
        if reach not in ("list", "sentence"):
            raise ValueError(f"{where}: no such reach: {reach}")
        rows.append(
            RoleTrigger(
                row["id"],
                _compile(where, row["pattern"], data["lists"]),
                _role(where, row["role"]),
                _role(where, row.get("inner", "")),
                _role(where, row.get("object", "")),
                _role(where, row.get("host", "")),
                _role(where, row.get("agent", "")),
                reach,
                row.get("carry", True),
                tuple(row["examples"]),
                tuple(row["counter"]),
            )
        )
    _unique("roles.toml", [r.id for r in rows])
    return tuple(rows)


@cache
def type_triggers() -> tuple[TypeTrigger, ...]:
    """The triggers of event types, in the order of ``event_types.toml``. Raises ValueError naming the row at fault."""
    data = _load("event_types.toml")
    rows: list[TypeTrigger] = []
    for row in data["trigger"]:
        where = f"event_types.toml: {row.get('id', 'row without id')}"
        _check(where, row, frozenset({"id", "type", "strength", "pattern", "examples", "counter"}), frozenset())
        if row["type"] not in _TYPES:
            raise ValueError(f"{where}: no such type: {row['type']}")
        rows.append(
            TypeTrigger(
                row["id"],
                _compile(where, row["pattern"], data["words"]),
                row["type"],
                row["strength"],
                tuple(row["examples"]),
                tuple(row["counter"]),
            )
        )
    _unique("event_types.toml", [r.id for r in rows])
    return tuple(rows)


@cache
def role_contexts() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The context patterns of ``roles.toml`` by name."""
    return _contexts("roles.toml")


@cache
def type_contexts() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The context patterns of ``event_types.toml`` by name."""
    return _contexts("event_types.toml")


@cache
def setting_contexts() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The context patterns of ``settings.toml`` (which places, organisations and projects belong) by name."""
    return _contexts("settings.toml")


def _contexts(name: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    return {
        key: tuple(_compile(f"{name}: {key}", p, {}) for p in ([value] if isinstance(value, str) else value))
        for key, value in _load(name)["contexts"].items()
    }


def _unique(where: str, ids: list[str]) -> None:
    if double := sorted({i for i in ids if ids.count(i) > 1}):
        raise ValueError(f"{where}: twice: {', '.join(double)}")
