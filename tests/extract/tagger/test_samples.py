"""Samples to train on: read from files, cut, and with other names in them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.extract.tagger.augment import invent_name, vary
from kg.extract.tagger.corpus import OURS, Label, Sample, cut, outputs, read_annotated, read_lines
from kg.extract.tagger.features import PAIRS, Vocabulary
from kg.extract.view import view


def labelled(sample: Sample) -> list[tuple[str, str]]:
    return [(sample.text[x.start : x.end], x.output) for x in sample.labels]


def test_lines_of_a_training_set(tmp_path: Path) -> None:
    path = tmp_path / "msra.train.jsonl"
    path.write_text(json.dumps({"text": "沈明远在青岚", "spans": [[0, 3, "PER"], [4, 6, "LOC"]]}) + "\n", "utf-8")
    (sample,) = read_lines(path)
    assert labelled(sample) == [("沈明远", "news:per"), ("青岚", "msra:place")]
    assert set(sample.outputs) == {"news:per", "msra:org", "msra:place"}
    assert set(sample.outputs) < set(outputs())


@pytest.mark.parametrize(("name", "line", "told"), [("other.jsonl", "{}", "known"), ("pfr.jsonl", "{}", "line 1")])
def test_what_is_no_training_set_is_told(tmp_path: Path, name: str, line: str, told: str) -> None:
    (tmp_path / name).write_text(line + "\n", "utf-8")
    with pytest.raises(InputError, match=told):
        list(read_lines(tmp_path / name))


def test_an_annotated_document_over_a_broken_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(
        '<post><org>县委</org>书记</post><per>沈明\n远</per>到<place opt="1">青岚</place>。\n全天有雨。', "utf-8"
    )
    (sample,) = read_annotated(path)
    assert sample.outputs == OURS
    assert sorted(labelled(sample)) == sorted([("县委", "org"), ("县委书记", "post"), ("沈明远", "per")])
    assert [sample.text[x.start : x.end] for x in sample.doubtful] == ["青岚"]


def test_samples_are_cut_behind_sentences_and_never_inside_a_label() -> None:
    text = "甲乙丙丁。戊己庚辛。壬癸子丑。"
    pieces = list(cut(Sample("x", text, OURS, (Label(6, 12, "org"),)), 6))
    assert "".join(p.text for p in pieces) == text
    assert [p.text for p in pieces if p.labels] == ["戊己庚辛。壬癸子丑。"]
    assert [labelled(p) for p in pieces if p.labels] == [[("己庚辛。壬癸", "org")]]


def test_other_persons_and_divisions_keep_their_labels() -> None:
    text = "青州市委书记沈明远在济南市会见沈明远的老师。"
    labels = (
        Label(0, 4, "org"),
        Label(0, 6, "post"),
        Label(6, 9, "per"),
        Label(10, 13, "place"),
        Label(15, 18, "per"),
    )
    sample = Sample("x", text, OURS, labels)
    other = vary(sample, random.Random(3), 1.0)
    assert len(other.labels) == len(labels)
    names = [n for n, k in labelled(other) if k == "per"]
    assert len(set(names)) == 1
    assert "沈明远" not in other.text
    assert "济南市" not in other.text
    assert next(n for n, k in labelled(other) if k == "org").endswith("市委")
    assert next(n for n, k in labelled(other) if k == "place").endswith("市")
    assert vary(sample, random.Random(3), 1.0) == other
    assert vary(sample, random.Random(3), 0.0) == sample


def test_invented_names_are_of_many_kinds() -> None:
    pick = random.Random(1)
    names = {invent_name(pick) for _ in range(500)}
    assert len(names) > 450
    assert any("·" in n for n in names)
    assert {2, 3, 4} <= {len(n) for n in names}


def test_features_have_an_id_for_every_character() -> None:
    v = view("县长 沈明远12日A")
    known = Vocabulary("0A县日", ("n",))
    f = known.features(v)
    assert len(f.characters) == len(f.before) == len(f.after) == len(f.words) == len(v.text)
    assert f.characters.tolist() == [3, 0, 0, 0, 0, 0, 1, 1, 4, 2]
    assert max(f.before.max(), f.after.max()) < PAIRS
    assert f.words.max() < known.sizes[2]
    assert known.features(view("")).characters.tolist() == []


def test_what_was_written_for_training_is_well_formed() -> None:
    pieces = sorted((Path(__file__).parents[2] / "gold" / "written").glob("*.ann"))
    assert len(pieces) == 102
    assert all(any(s.labels for s in read_annotated(p)) for p in pieces)
