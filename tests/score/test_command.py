"""``kg score`` as it is called."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.cli import main

SHAPES = Path(__file__).parents[1] / "gold" / "shapes"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A document with one name that no rule reads."""
    (tmp_path / "a.txt").write_text("市长林晚舟讲话。\n会后阿瓜来了。\n", "utf-8")
    (tmp_path / "a.ann").write_text("<post>市长</post><per>林晚舟</per>讲话。\n会后<per>阿瓜</per>来了。\n", "utf-8")
    return tmp_path


def test_text_with_each_fault(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(gold), "--verbose", "--by-document"]) == 0
    fault, *table = capsys.readouterr().out.splitlines()
    assert fault == "a:2:3: mention per missed: 阿瓜  …市长林晚舟讲话。⏎会后[阿瓜]来了。⏎…"
    assert table[0] == "1 document"
    assert table[2].split() == ["mention", "per", "1.000", "0.500", "0.667", "1", "0", "1", "0.667"]
    assert table[-1].split()[:3] == ["a", "0.667", "1.000"]
    assert not any(line.startswith(("holds", "entr")) for line in table)


def test_json_and_csv_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(SHAPES), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main(["score", str(SHAPES), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(told["documents"]) == len(list(SHAPES.glob("*.ann")))
    flat = {(d, f): v for d, all in [("all", told["all"]), *told["documents"].items()] for f, v in all.items()}
    assert len(rows) == len(flat) == 16 * (1 + len(told["documents"]))
    for row in rows:
        for column, value in flat[row["document"], row["figure"]].items():
            assert row[column] == ("" if value is None else str(value))


def test_what_cannot_be_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"kg: {tmp_path}: no annotated documents in it (NAME.ann beside NAME.txt)\n"
