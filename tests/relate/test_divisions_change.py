"""Divisions that are set up, joined, renamed or change hands are the places of their event."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build, parse_date
from kg.read import read


@pytest.mark.parametrize(
    ("item", "places"),
    [
        ("撤销临浦县，并入青岚县。", {"临浦县", "青岚县"}),
        ("将青岚县、临浦县2县划归历城县管辖。", {"青岚县", "临浦县", "历城县"}),
        ("青岚县解放；3日，临浦县、历城县解放。", {"青岚县", "临浦县", "历城县"}),
        ("青岚县析出设立临浦县。", {"青岚县", "临浦县"}),
        ("设德州专区，青岚县属之。", {"德州专区"}),
    ],
)
def test_places_of_a_change(item: str, places: set[str], tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text(f"2月1日，县委召开会议。\n3月2日，{item}\n", "utf-8")
    graph = build(read(path), place="济南市", province="山东省", date=parse_date("1952"))
    names = {e.id: e.name for e in graph.entities}
    assert {names[p] for p in graph.events[-1].places} >= places


def test_a_body_is_no_place_of_it(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("2月1日，县委召开会议。\n3月2日，青岚县属澜东行署领导，代行县政府工作。\n", "utf-8")
    graph = build(read(path), place="济南市", province="山东省", date=parse_date("1952"))
    bodies = {m.text for m in graph.mentions if m.kind.value == "org"}
    assert "属澜东行署" not in bodies
    assert "代行县政府" not in bodies
