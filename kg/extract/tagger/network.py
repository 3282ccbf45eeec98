"""The trained network in numpy: from a text and its words to labelled stretches with their probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from kg.extract.tagger.features import Vocabulary
from kg.extract.view import View
from kg.model import Kind

Floats = NDArray[np.float32]
TAGS = "OBIES"  # outside, begin, inside, end, single
_O, _B, _I, _E, _S = range(5)
KINDS = tuple(Kind)  # in the order of the outputs
_FOLLOWS = {_O: (_O, _B, _S), _B: (_I, _E), _I: (_I, _E), _E: (_O, _B, _S), _S: (_O, _B, _S)}
_BLOCK = 20_000  # characters run at once: memory stays small on any text
_EPSILON = 1e-5  # of the layers' normalisation, as in training


@dataclass(frozen=True, slots=True)
class Guess:
    """A stretch that the network takes for a mention; ``probability`` is that of its least sure character."""

    kind: Kind
    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network made of a text: its guesses in order, and for each character and kind how sure it is of none."""

    guesses: tuple[Guess, ...]
    outside: Floats

    def chance(self, kind: Kind, start: int, end: int) -> float:
        """The highest probability that any character of the stretch belongs to a mention of the kind."""
        return round(1 - float(self.outside[start:end, KINDS.index(kind)].min()), 3)


@dataclass(frozen=True, slots=True)
class Layer:
    """A dilated convolution over three characters, with the normalisation before it."""

    dilation: int
    scale: Floats
    shift: Floats
    weight: Floats  # (3 width, width)
    bias: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """Weights, and what turns text into their input."""

    vocabulary: Vocabulary
    characters: Floats
    pairs: Floats
    words: Floats
    entry: Floats
    entry_bias: Floats
    layers: tuple[Layer, ...]
    heads: Floats
    heads_bias: Floats

    def read(self, v: View) -> Reading:
        """The mentions the network sees in a text; those of one kind do not overlap.

        Linear in the length of the text. Probabilities are rounded to three places, so that the last bits of another
        machine's products do not show.
        """
        with _threads().limit(limits=1):
            logs = self._tag_logs(v)
        guesses = (g for i, kind in enumerate(KINDS) for g in _decode(kind, logs[:, i]))
        return Reading(tuple(sorted(guesses, key=lambda g: (g.start, -g.end, g.kind))), np.exp(logs[:, :, _O]))

    def _tag_logs(self, v: View) -> Floats:
        """Logarithms of the tags' probabilities: character, kind, tag."""
        f = self.vocabulary.features(v)
        size = len(v.text)
        reach = sum(layer.dilation for layer in self.layers)
        out = []
        for start in range(0, max(1, size), _BLOCK):
            low, high = max(0, start - reach), min(size, start + _BLOCK + reach)
            x = np.concatenate(
                (
                    self.characters[f.characters[low:high]],
                    self.pairs[f.before[low:high]],
                    self.pairs[f.after[low:high]],
                    self.words[f.words[low:high]],
                ),
                axis=1,
            )
            x = np.maximum(x @ self.entry + self.entry_bias, 0)
            for layer in self.layers:
                x += _convolve(x, layer)
            logits = (x @ self.heads + self.heads_bias)[start - low : min(start + _BLOCK, size) - low]
            out.append(logits.reshape(len(logits), len(KINDS), len(TAGS)))
        logits = np.concatenate(out)
        logits -= logits.max(-1, keepdims=True)
        logs: Floats = logits - np.log(np.exp(logits).sum(-1, keepdims=True))
        return logs


def _convolve(x: Floats, layer: Layer) -> Floats:
    mean = x.mean(1, keepdims=True)
    y = x - mean
    y /= np.sqrt((y * y).mean(1, keepdims=True) + np.float32(_EPSILON))
    y = y * layer.scale + layer.shift
    width, d = x.shape[1], layer.dilation
    left, middle, right = layer.weight[:width], layer.weight[width : 2 * width], layer.weight[2 * width :]
    z: Floats = y @ middle + layer.bias
    if len(x) > d:
        z[d:] += y[:-d] @ left
        z[:-d] += y[d:] @ right
    return np.maximum(z, 0, out=z)


def _decode(kind: Kind, logs: Floats) -> list[Guess]:
    """The best sequence of tags of one kind that begins and ends every stretch (Viterbi), as guesses.

    Only stretches where some tag but O has a chance are looked at one by one: texts are mostly O.
    """
    open_ = np.flatnonzero(logs[:, _O] < np.log(0.98))
    out: list[Guess] = []
    at = 0
    while at < len(open_):
        end = at
        while end + 1 < len(open_) and open_[end + 1] == open_[end] + 1:
            end += 1
        first, last = int(open_[at]), int(open_[end]) + 1
        out += _stretches(kind, first, _best_path(logs[first:last].tolist()), logs)
        at = end + 1
    return out


def _best_path(logs: list[list[float]]) -> list[int]:
    """The best tags for a stretch with O on both sides."""
    never = float("-inf")
    score = [x if tag in _FOLLOWS[_O] else never for tag, x in enumerate(logs[0])]
    back: list[list[int]] = []
    for row in logs[1:]:
        best = [never] * len(TAGS)
        came = [_O] * len(TAGS)
        for tag, followers in _FOLLOWS.items():
            for other in followers:
                if score[tag] + row[other] > best[other]:
                    best[other] = score[tag] + row[other]
                    came[other] = tag
        back.append(came)
        score = best
    tag = max((_O, _E, _S), key=lambda t: score[t])
    path = [tag]
    for came in reversed(back):
        tag = came[tag]
        path.append(tag)
    return path[::-1]


def _stretches(kind: Kind, first: int, path: Sequence[int], logs: Floats) -> list[Guess]:
    out = []
    start = 0
    for i, tag in enumerate(path):
        if tag in (_B, _S):
            start = i
        if tag in (_E, _S):
            least = min(float(logs[first + j, path[j]]) for j in range(start, i + 1))
            out.append(Guess(kind, first + start, first + i + 1, round(float(np.exp(least)), 3)))
    return out


def read_network(file: IO[bytes]) -> Network:
    """The network of a file that ``kg.extract.tagger.train`` wrote."""
    with np.load(file, allow_pickle=False) as a:
        arrays = {name: a[name] for name in a.files}
    weights = {name: x.astype(np.float32) for name, x in arrays.items() if x.dtype == np.float16}
    layers = tuple(
        Layer(
            int(d),
            weights[f"norms.{i}.weight"],
            weights[f"norms.{i}.bias"],
            weights[f"layers.{i}.weight"].T.copy(),
            weights[f"layers.{i}.bias"],
        )
        for i, d in enumerate(arrays["dilations"])
    )
    return Network(
        Vocabulary(str(arrays["vocabulary"]), tuple(arrays["tags"].tolist())),
        weights["characters.weight"],
        weights["pairs.weight"],
        weights["words.weight"],
        weights["entry.weight"].T.copy(),
        weights["entry.bias"],
        layers,
        weights["heads.weight"].T.copy(),
        weights["heads.bias"],
    )


@cache
def _threads() -> ThreadpoolController:
    """What holds numpy's products to one thread: so small ones wait for other threads longer than they take."""
    return ThreadpoolController()


@cache
def network() -> Network:
    """The network that comes with the program."""
    with files("kg.extract.tagger").joinpath("model", "weights.npz").open("rb") as file:
        return read_network(file)
