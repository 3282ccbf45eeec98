"""Confidences are shares that were measured: how they are measured, drawn, and shown against what is right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.cli import main
from kg.lexicon import confidence
from kg.lexicon.confidence import ANY, confidence_of, is_measured, rule_confidences
from kg.score import Measured, compare
from kg.score.facts import Annotated, Facts, Hold, Item, Meta, Part, Source, Tag
from kg.score.make_confidence import TABLE, make, table_text
from kg.score.reliability import (
    PRIOR,
    Bin,
    Estimate,
    Outcome,
    bins,
    brier,
    calibration_error,
    estimate,
    held_apart,
    outcomes,
    rated,
)

SHAPES = Path(__file__).parents[1] / "gold" / "shapes"
PER = ("per", "name-a")


def seen(key: tuple[str, str], right: int, wrong: int, sure: float = 0.5) -> list[Outcome]:
    return [Outcome((key,), sure, True)] * right + [Outcome((key,), sure, False)] * wrong


def test_a_share_is_drawn_to_its_kind() -> None:
    told = estimate([*seen(PER, 80, 20), *seen(("per", "name-b"), 1, 0), *seen(("org", "o"), 1, 1)])
    kind = 82 / 103
    assert told["per", ANY] == Estimate(101, 81, round(kind, 3))
    assert told[PER] == Estimate(100, 80, round((80 + PRIOR * kind) / (100 + PRIOR), 3))
    assert told["per", "name-b"].confidence == round((1 + PRIOR * kind) / (1 + PRIOR), 3) < 0.9
    assert estimate(seen(PER, 99999, 0))[PER].confidence == 0.999  # nothing is certain
    assert told["org", ANY].confidence == told["org", "o"].confidence == 0.5


def test_a_rule_that_was_not_measured_has_its_kinds_confidence() -> None:
    table = {("per", ANY): 0.8, PER: 0.9}
    assert confidence_of("per", "name-a", table) == 0.9
    assert confidence_of("per", "name-new", table) == 0.8
    assert confidence_of("seat", "seat.organ", table) == 1.0


def test_a_fact_is_no_surer_than_the_name_it_stands_on() -> None:
    both = Outcome((("tenure", "tenure.x"), PER), 0.5, True)
    estimates = {("tenure", "tenure.x"): Estimate(9, 9, 0.97), PER: Estimate(9, 8, 0.91)}
    assert [o.confidence for o in rated([both], estimates)] == [0.91]


def test_each_half_is_rated_by_the_other() -> None:
    one, other = seen(PER, 10, 0), seen(PER, 0, 10)
    first, second = estimate(one)[PER].confidence, estimate(other)[PER].confidence
    assert [o.confidence for o in held_apart(one, other)] == [second] * 10 + [first] * 10


def test_bins_and_errors() -> None:
    findings = [*seen(PER, 3, 1, 0.75), *seen(PER, 1, 1, 0.99)]
    assert bins(findings) == [Bin(0.7, 4, 0.75, 0.75), Bin(0.98, 2, 0.99, 0.5)]
    assert calibration_error(findings) == pytest.approx(2 * 0.49 / 6)
    assert brier(findings) == pytest.approx((3 * 0.0625 + 0.5625 + 0.0001 + 0.9801) / 6)
    assert (bins([]), brier([]), calibration_error([])) == ([], 0.0, 0.0)


def source(rule: str) -> Source:
    return Source(0, rule, 0.9, ((rule.split(".")[0], rule),))


def item(*people: Part, type: str = "other", offset: int = 0, links: Iterable[tuple[str, str, Source]] = ()) -> Item:
    return Item(None, None, offset, type, ("澄川市",), (), (), people, (source("type.t"),), tuple(links))


def test_what_is_right() -> None:
    gold = Annotated(
        "a",
        "a.txt",
        "天" * 99,
        Meta(),
        Facts(
            (Tag("per", 0, 3), Tag("per", 9, 12, True)),
            (Hold("林晚舟", "书记", "中共澄川市委员会", ("市委",)),),
            (item(Part("林晚舟", ("lead",)), Part("周砚", ("attend",)), type="meeting"),),
        ),
    )
    links = (("place", "澄川", source("event.place")), ("org", "市委", source("event.organisation")))
    found = Facts(
        (Tag("per", 0, 3, False, "a"), Tag("per", 4, 6, False, "b"), Tag("per", 9, 11, False, "c")),
        (
            Hold("林晚舟", "书记", "市委", (), (source("tenure.a"), source("tenure.b"))),
            Hold("周砚", "书记", None, (), (source("tenure.c"),)),
        ),
        (
            item(
                Part("林晚舟", ("lead",), (source("role.a"),)),
                Part("周砚", ("attend", "speak"), (source("role.b"),)),
                links=links,
            ),
            item(Part("林晚舟", ("lead",), (source("role.c"),)), offset=80),
        ),
    )
    told = {o.keys[0][1]: o.right for o in outcomes(Measured(gold, found, compare(gold, found)))}
    assert told == {
        "a": True, "b": False,  # c overlaps an optional mention
        "tenure.a": True, "tenure.b": True, "tenure.c": False,
        "role.a": True, "role.b": False, "role.c": False, "type.t": False,
        "event.place": True, "event.organisation": False,
    }  # fmt: skip


class TestTable:
    def test_it_is_whole(self) -> None:
        table = rule_confidences()
        assert all(0 < value < 1 for value in table.values())
        assert {kind for kind, rule in table if rule == ANY} == {kind for kind, _ in table}
        assert {"per", "post", "org", "place", "proj", "tenure", "role", "type", "event"} <= {k for k, _ in table}
        assert is_measured("tenure")
        assert not is_measured("seat")

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ("per,a,1.5,3", "not a share and a number"),
            ("per,a,x,3", "not a share and a number"),
            ("per,a,0.5,", "not a share and a number"),
            ("per,a,0.5,3\nper,a,0.6,3", "per,a stands twice"),
        ],
    )
    def test_a_row_at_fault(self, row: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = [
            dict(zip(("kind", "rule", "confidence", "n"), line.split(","), strict=True)) for line in row.split("\n")
        ]
        monkeypatch.setattr(confidence, "read_table", lambda *a, **k: rows)
        with pytest.raises(ValueError, match=told):
            rule_confidences.__wrapped__()

    def test_it_is_written_as_it_is_read(self) -> None:
        lines = table_text({PER: Estimate(7, 6, 0.87), ("per", ANY): Estimate(7, 6, 0.8)}, "two texts").splitlines()
        assert lines[-3:] == ["kind,rule,confidence,n", "per,*,0.800,7", "per,name-a,0.870,7"]
        assert lines[-4] == "# Measured on two texts."
        columns = next(line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
        assert columns == lines[-3]

    def test_making_it_is_deterministic(self) -> None:
        assert make([SHAPES]) == make([SHAPES])


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(SHAPES), "--reliability"]) == 0
    text = capsys.readouterr().out
    assert text.split()[:4] == ["confidence", "n", "mean", "right"]
    assert "name-after-post" in text
    assert main(["score", str(SHAPES), "--reliability", "--held-apart", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"kinds", "bins", "rules"}
    assert told["kinds"]["all"]["n"] == sum(r["n"] for r in told["rules"]) == sum(b["n"] for b in told["bins"]) > 500
    assert main(["score", str(SHAPES), "--held-apart"]) == 2
    assert capsys.readouterr().err == "kg: --held-apart goes with --reliability\n"
