"""The sample issue and the invented documents of other shapes: their gold is sound, and the figures hold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import figures
import pytest

from kg.sample import SAMPLE, sample_path
from kg.score import compare, measure, read_annotated
from kg.score.compare import Counts, Share
from kg.score.facts import Facts, Part, squeeze
from kg.score.table import numbers

ROUNDING = 0.0005  # figures are kept to four places
SLACK = 0.005  # over many documents
SLACK_OF_ONE = 0.03  # of one document: about one finding
SHAPES = sorted(p.with_suffix("") for p in (figures.GOLD / "shapes").glob("*.ann"))
STEMS = [*figures.PARTS.values(), *SHAPES]


@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: stem.name)
def test_facts_name_tagged_persons(stem: Path) -> None:
    gold = read_annotated(stem)
    items, holds = gold.facts.items or (), gold.facts.holds or ()
    names = {squeeze(gold.text[m.start : m.end]) for m in gold.facts.mentions if m.kind == "per"}
    assert {p.name for i in items for p in i.people} | {h.person for h in holds} <= names
    offsets = [i.offset for i in items]
    assert offsets == sorted(set(offsets))
    assert offsets


@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: stem.name)
def test_gold_against_itself_is_perfect(stem: Path) -> None:
    gold = read_annotated(stem)
    score = compare(gold, gold.facts)
    assert {v for k, v in numbers(score).items() if k != "entries spurious"} == {1.0}
    assert score.shares["entries spurious"].n == 0


def test_a_wrong_person_and_a_lost_entry_are_seen() -> None:
    gold = read_annotated(figures.PARTS["chronicle"])
    first, second, *rest = gold.facts.items or ()
    wrong = replace(second, people=(Part("无此人", ("lead",)),))
    score = compare(gold, Facts((), gold.facts.holds, (wrong, *rest)))
    total = 2 + len(rest)
    assert score.shares["entries found"] == Share(total - 1, total)
    assert score.counts["entry people"].wrong == 1
    assert score.counts["entry people"].missed == len({p.name for p in (*first.people, *second.people)})
    assert score.counts["mention per"].hits == 0


def test_parts_of_the_sample_stand_in_it() -> None:
    text = sample_path().read_text("utf-8")
    assert Path(SAMPLE).suffix == ".txt"
    for stem in figures.PARTS.values():
        assert text.count(read_annotated(stem).text) == 1


def test_gold_of_the_issue_against_itself_is_perfect() -> None:
    issue, facts = (
        json.loads(figures.ISSUE.with_name(figures.ISSUE.name + part).read_text("utf-8"))
        for part in ("-issue.json", "-holds.json")
    )
    for article in issue["articles"]:
        article["authors"] = [p["name"] for p in article["author_persons"]] + article["author_orgs"]
    rows = {"proj": "projects", "org": "companies"}
    entities = [{"type": kind, "aliases": [], **row} for kind, key in rows.items() for row in facts[key]]
    entities += [{"type": "place", **row} for row in facts["places_admin"]["county_and_above"]]
    counts = figures.count_issue({"document": issue, "holds": facts["holds"], "entities": entities})
    assert len(counts) == 9
    assert {c.f1 for c in counts.values()} == {1.0}
    assert Counts() not in counts.values()


class TestFigures:
    """The pipeline as a whole; a figure that falls is a fault, one that rises is to be written down."""

    def test_sample(self) -> None:
        assert figures.fallen(figures.last(figures.FIGURES)["sample"], figures.measure_sample(), ROUNDING) == {}

    @pytest.mark.parametrize("stem", SHAPES, ids=lambda stem: stem.name)
    def test_shape(self, stem: Path) -> None:
        (measured,) = measure([read_annotated(stem)])
        assert figures.fallen(figures.last(figures.FIGURES)[stem.name], numbers(measured.score), ROUNDING) == {}

    def test_every_shape_has_figures(self) -> None:
        assert figures.last(figures.FIGURES).keys() == {"sample", "shapes", *(stem.name for stem in SHAPES)}


class TestSharedFigures:
    """The annotated documents that are not ours to keep here: only their figures are."""

    @pytest.fixture(scope="class")
    @staticmethod
    def now() -> figures.Figures:
        if not figures.SHARED.is_dir():
            pytest.skip("../shared is not here")
        return figures.measure_shared()

    def test_together(self, now: figures.Figures) -> None:
        last = figures.last(figures.SHARED_FIGURES)
        wholes = [name for name in last if "/" not in name]
        assert {"dev", "train"} < set(wholes)
        worse = {name: figures.fallen(last[name], now.get(name, {}), SLACK) for name in wholes}
        assert {name: w for name, w in worse.items() if w} == {}

    def test_no_document_pays_for_the_others(self, now: figures.Figures) -> None:
        last = figures.last(figures.SHARED_FIGURES)
        documents = [name for name in last if name.startswith("dev/")]
        assert documents == [name for name in now if name.startswith("dev/")]
        worse = {name: figures.fallen(last[name], now[name], SLACK_OF_ONE) for name in documents}
        assert {name: w for name, w in worse.items() if w} == {}


def test_what_has_fallen_is_seen() -> None:
    last = {"mention per": 0.9, "entry type": 0.8, "entries spurious": 0.0}
    assert figures.fallen(last, {**last, "mention per": 0.91}, 0.001) == {}
    now = {"mention per": 0.895, "entries spurious": 0.1}
    assert figures.fallen(last, now, 0.01) == {"entry type": (0.8, 0.0), "entries spurious": (0.0, 0.1)}
