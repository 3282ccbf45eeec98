"""The network in numpy: what it reads, that it reads the same in blocks, and bounds of what it gives."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from kg.extract.tagger import network as module
from kg.extract.tagger.network import Guess, Network, Reading, network
from kg.extract.view import view
from kg.model import Kind

SENTENCE = "云砚县委副书记、县长沈明远陪同省农业科学院研究员古丽娜·艾山江到临澜县调研。"


def read(text: str) -> Reading:
    v = view(text)
    return network().read(v)


def guesses(text: str, least: float = 0.5) -> set[tuple[Kind, str]]:
    return {(g.kind, text[g.start : g.end]) for g in read(text).guesses if g.probability >= least}


def test_names_posts_and_organisations_are_read() -> None:
    found = guesses(SENTENCE)
    assert {n for k, n in found if k is Kind.PERSON} == {"沈明远", "古丽娜·艾山江"}
    assert (Kind.POST, "县长") in found
    assert (Kind.ORGANISATION, "省农业科学院") in found


def test_common_words_are_no_persons() -> None:
    assert not {n for k, n in guesses("会议高度重视安全生产工作，方向明确，和平发展，黄金时期。") if k is Kind.PERSON}


@pytest.mark.parametrize("text", ["", "。", "县", "9", "\n\n", "A b", "\U00020000"])
def test_short_texts(text: str) -> None:
    reading = read(text)
    assert all(0 <= g.start < g.end <= len(text) for g in reading.guesses)
    assert reading.outside.shape == (len(text), len(Kind))


def test_guesses_of_one_kind_do_not_overlap_and_have_probabilities() -> None:
    found = read(SENTENCE * 3).guesses
    assert found
    for kind in Kind:
        mine = sorted((g.start, g.end) for g in found if g.kind is kind)
        assert all(a[1] <= b[0] for a, b in pairwise(mine))
    assert all(0 < g.probability <= 1 and round(g.probability, 3) == g.probability for g in found)


def test_reading_in_blocks_is_reading_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = SENTENCE * 8
    whole = read(text)
    monkeypatch.setattr(module, "_BLOCK", 37)
    parts = read(text)
    assert [(g.kind, g.start, g.end) for g in parts.guesses] == [(g.kind, g.start, g.end) for g in whole.guesses]
    assert np.allclose(parts.outside, whole.outside, atol=1e-4)


def test_the_chance_of_a_stretch_is_that_of_its_likeliest_character() -> None:
    outside = np.full((3, len(Kind)), 0.9, np.float32)
    outside[1, tuple(Kind).index(Kind.PLACE)] = 0.25
    reading = Reading((), outside)
    assert reading.chance(Kind.PLACE, 0, 3) == 0.75
    assert reading.chance(Kind.PLACE, 2, 3) == 0.1
    assert reading.chance(Kind.POST, 0, 3) == 0.1


def test_a_stretch_begins_and_ends() -> None:
    logs = np.log(np.array([[0.1, 0.2, 0.6, 0.05, 0.05], [0.05, 0.05, 0.1, 0.7, 0.1]], np.float32))
    # alone, the first would be I: no stretch begins so
    assert module._decode(Kind.PERSON, logs) == [Guess(Kind.PERSON, 0, 2, 0.2)]


def test_the_weights_are_small_and_load_once() -> None:
    from importlib.resources import files

    assert isinstance(network(), Network)
    assert network() is network()
    assert len(files("kg.extract.tagger").joinpath("model", "weights.npz").read_bytes()) < 20_000_000
