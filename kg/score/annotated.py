"""Annotated documents: ``NAME.txt``, ``NAME.ann`` (inline tags) and, where there are facts, ``NAME.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import EventType, Kind, PartialDate, Role
from kg.score.facts import Annotated, Facts, Hold, Item, Meta, Part, Tag, squeeze, trim

_CODES = "|".join(k.value for k in Kind)
_TAG = re.compile(rf'<(?P<close>/?)(?P<kind>{_CODES})(?P<optional> opt="1")?>')
_LIKE_A_TAG = re.compile(rf"</?\s*(?:{_CODES})\b[^<>\n]*>")
_TYPES = frozenset(t.value for t in EventType)
_ROLES = frozenset(r.value for r in Role)


def read_gold(directory: Path) -> list[Annotated]:
    """The annotated documents of a directory, by name. InputError names file, line and column of what is at fault."""
    if not directory.is_dir():
        raise InputError(f"{directory}: no such directory; give one with annotated documents (NAME.txt, NAME.ann)")
    stems = sorted(p.with_suffix("") for p in directory.glob("*.ann"))
    if not stems:
        raise InputError(f"{directory}: no annotated documents in it (NAME.ann beside NAME.txt)")
    return [read_annotated(stem) for stem in stems]


def read_annotated(stem: Path) -> Annotated:
    """One annotated document; ``stem`` is its path without suffix. InputError where something in it is at fault."""
    txt, ann, facts = (stem.with_name(stem.name + suffix) for suffix in (".txt", ".ann", ".json"))
    text = _read(txt)
    annotated = _read(ann)
    plain, tags = read_tags(annotated, str(ann))
    if plain != text:
        raise InputError(f"{ann}: {_difference(plain, text, txt.name)}")
    mentions = tuple(_trimmed(text, t) for t in tags)
    if not facts.exists():
        return Annotated(stem.name, str(txt), text, Meta(), Facts(mentions, None, None))
    told = _json(facts)
    return Annotated(
        stem.name,
        str(txt),
        text,
        _meta(told.get("meta", {}), f"{facts}: meta"),
        Facts(mentions, _holds(told, facts), _items(told, facts, len(text))),
    )


def read_tags(annotated: str, file: str = "") -> tuple[str, list[Tag]]:
    """The text without its tags, and the mentions in the order of their ends.

    InputError, with ``file``, line and column, for a tag that is not closed, closes nothing or closes another one, and
    for what is nearly a tag.
    """
    for m in _LIKE_A_TAG.finditer(annotated):
        if _TAG.fullmatch(m[0]) is None or (m[0].startswith("</") and "opt=" in m[0]):
            raise InputError(
                f'{_at(file, annotated, m.start())}: {m[0]} is no tag; write <per>, <per opt="1"> or </per>'
            )
    pieces: list[str] = []
    open_tags: list[tuple[re.Match[str], int]] = []
    tags: list[Tag] = []
    done = length = 0
    for m in _TAG.finditer(annotated):
        pieces.append(annotated[done : m.start()])
        length += m.start() - done
        done = m.end()
        if not m["close"]:
            open_tags.append((m, length))
            continue
        if not open_tags:
            raise InputError(f"{_at(file, annotated, m.start())}: {m[0]} closes nothing")
        opened, start = open_tags.pop()
        if opened["kind"] != m["kind"]:
            where = _at("", annotated, opened.start())
            raise InputError(f"{_at(file, annotated, m.start())}: {m[0]} closes {opened[0]} of {where}")
        tags.append(Tag(m["kind"], start, length, opened["optional"] is not None))
    if open_tags:
        opened, _ = open_tags[-1]
        raise InputError(f"{_at(file, annotated, opened.start())}: {opened[0]} is not closed")
    pieces.append(annotated[done:])
    return "".join(pieces), tags


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise InputError(f"{path}: is missing; an annotated document is NAME.txt with NAME.ann") from None
    except OSError as e:
        raise InputError(f"{path}: cannot be read ({e.strerror})") from None
    except UnicodeDecodeError as e:
        raise InputError(f"{path}: not UTF-8 (byte {e.start} is 0x{e.object[e.start]:02x})") from None


def _at(file: str, text: str, offset: int) -> str:
    line, column = line_and_column(text, offset)
    return f"{file}: line {line}, column {column}" if file else f"line {line}, column {column}"


def _difference(plain: str, text: str, name: str) -> str:
    """Where two texts part, in the lines and columns of the text without tags."""
    at = next(i for i, (a, b) in enumerate(zip_longest(plain, text)) if a != b)

    def here(s: str) -> str:
        return repr(s[at : at + 12]) if at < len(s) else "its end"

    line, column = line_and_column(text, at)
    return (
        f"without its tags the text is not that of {name}: at line {line}, column {column} it has {here(plain)}, "
        f"{name} has {here(text)}"
    )


def _trimmed(text: str, tag: Tag) -> Tag:
    start, end = trim(text, tag.start, tag.end)
    return Tag(tag.kind, start, end, tag.optional)


# ------------------------------------------------------------------------------------------- NAME.json


def _json(path: Path) -> Mapping[str, Any]:
    text = _read(path)
    try:
        told = json.loads(text)
    except json.JSONDecodeError as e:
        raise InputError(f"{path}: line {e.lineno}, column {e.colno}: not JSON ({e.msg})") from None
    if not isinstance(told, dict):
        raise InputError(f'{path}: a JSON object is wanted: {{"meta": …, "holds": …, "entries": …}}')
    return told


def _meta(told: Any, where: str) -> Meta:
    if not isinstance(told, dict):
        raise InputError(f"{where}: an object is wanted")
    year, month = told.get("year"), told.get("month")
    try:
        date = PartialDate(year, month) if year is not None else None
    except (TypeError, ValueError):
        raise InputError(f"{where}: year {year!r}, month {month!r}: not a date") from None
    place, province, own = (_text(told, key, where) for key in ("place", "province", "home_org"))
    return Meta(place, province, own, date)


def _text(row: Mapping[str, Any], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{where}: {key} is {value!r}; a string or null is wanted")
    return value or None


def _needed(row: Mapping[str, Any], key: str, where: str) -> str:
    value = _text(row, key, where)
    if value is None:
        raise InputError(f"{where}: without {key}")
    return squeeze(value)


def _rows(told: Mapping[str, Any], key: str, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows = told.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise InputError(f"{where}: {key} is not a list of objects")
    for n, row in enumerate(rows, 1):
        yield f"{where}: {key} {n}", row


def _names(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    names = row.get(key) or []
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        raise InputError(f"{where}: {key} is not a list of strings")
    return tuple(squeeze(n) for n in names if n)


def _holds(told: Mapping[str, Any], path: Path) -> tuple[Hold, ...]:
    out = []
    for where, row in _rows(told, "holds", str(path)):
        org = _text(row, "org", where)
        hold = Hold(_needed(row, "person", where), _needed(row, "post", where), squeeze(org) if org else None,
                    _forms(row, where))  # fmt: skip
        out.append(hold)
    return tuple(out)


def _forms(row: Mapping[str, Any], where: str) -> tuple[str | None, ...]:
    """Accepted forms of the organisation; null among them accepts that none is given."""
    forms: Sequence[Any] = row.get("org_forms") or []
    if not isinstance(forms, list) or not all(f is None or isinstance(f, str) for f in forms):
        raise InputError(f"{where}: org_forms is not a list of strings")
    return tuple(squeeze(f) if f else None for f in forms)


def _items(told: Mapping[str, Any], path: Path, length: int) -> tuple[Item, ...]:
    out = []
    for where, row in _rows(told, "entries", str(path)):
        offset = row.get("offset")
        if not isinstance(offset, int) or not 0 <= offset < length:
            raise InputError(f"{where}: offset {offset!r} is not a place in the text (0 to {length - 1})")
        type = _needed(row, "type", where)
        if type not in _TYPES:
            raise InputError(f"{where}: no such type: {type} (known are {', '.join(sorted(_TYPES))})")
        people = []
        for whose, person in _rows(row, "people", where):
            roles = _names(person, "roles", whose)
            if unknown := sorted(set(roles) - _ROLES):
                raise InputError(f"{whose}: no such role: {unknown[0]} (known are {', '.join(sorted(_ROLES))})")
            people.append(Part(_needed(person, "name", whose), roles))
        places, orgs, projects = (_names(row, key, where) for key in ("places", "orgs", "projects"))
        start, end = _text(row, "start", where), _text(row, "end", where)
        out.append(Item(start, end, offset, type, places, orgs, projects, tuple(people)))
    return tuple(out)
