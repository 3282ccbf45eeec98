"""Trains the tagger: ``python -m kg.tagger.train --data DIR [--gold DIR] [--out DIR]``; needs ``gazette-kg[train]``.

``--data`` holds JSON-lines files of the public training sets, ``--gold`` annotated documents (``NAME.ann``). The network
reads characters, pairs of them, and dictionary words, through layers of dilated convolutions; each training set and
each of our kinds has outputs of its own over the shared layers, so that sets with other ideas of an organisation teach
the layers without spoiling our labels. What was tried, and what it gave, stands in ``model/MODEL_CARD.md``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.extract.view import view
from kg.tagger.augment import vary
from kg.tagger.corpus import OURS, Sample, outputs, read_annotated, read_lines
from kg.tagger.features import Features, Vocabulary

if TYPE_CHECKING:
    import torch
else:
    try:
        import torch
    except ImportError:
        sys.exit("kg.tagger.train needs PyTorch: pip install 'gazette-kg[train]'")

nn = torch.nn
TAGS = "OBIES"  # outside, begin, inside, end, single
IGNORE = -100  # torch's own mark for a target that counts for nothing


@dataclass(frozen=True, slots=True)
class Settings:
    """The size of the network and how it is trained."""

    character: int = 64
    pair: int = 32
    word: int = 24
    width: int = 192
    dilations: tuple[int, ...] = (1, 2, 4, 1, 2)
    dropout: float = 0.3
    rate: float = 2e-3
    batch: int = 6000  # characters
    epochs: int = 8
    gold_times: int = 8  # how often a gold sample is seen in an epoch
    seed: int = 1


class Net(nn.Module):  # type: ignore[misc]
    """Embeddings, residual layers of dilated convolutions, and a linear output for each kind of each set."""

    def __init__(self, sizes: tuple[int, int, int], settings: Settings, heads: int) -> None:
        super().__init__()
        characters, pairs, words = sizes
        self.characters = nn.Embedding(characters, settings.character, sparse=True)
        self.pairs = nn.Embedding(pairs, settings.pair, sparse=True)
        self.words = nn.Embedding(words, settings.word, sparse=True)
        self.entry = nn.Linear(settings.character + 2 * settings.pair + settings.word, settings.width)
        self.layers = nn.ModuleList(nn.Linear(3 * settings.width, settings.width) for _ in settings.dilations)
        self.dilations = settings.dilations
        self.norms = nn.ModuleList(nn.LayerNorm(settings.width) for _ in settings.dilations)
        self.heads = nn.Linear(settings.width, heads * len(TAGS))
        self.drop = nn.Dropout(settings.dropout)

    def forward(self, c: Any, before: Any, after: Any, w: Any, mask: Any) -> Any:
        x = torch.cat((self.characters(c), self.pairs(before), self.pairs(after), self.words(w)), -1)
        x = torch.relu(self.entry(self.drop(x))) * mask
        for layer, norm, d in zip(self.layers, self.norms, self.dilations, strict=True):
            y = norm(x) * mask
            # a dilated convolution as one product: many times faster than Conv1d on a processor
            padded = nn.functional.pad(y, (0, 0, d, d))
            y = torch.cat((padded[:, : -2 * d], y, padded[:, 2 * d :]), -1)
            x = (x + self.drop(torch.relu(layer(y)))) * mask
        out = self.heads(self.drop(x))
        return out.view(*out.shape[:2], -1, len(TAGS))


def targets(sample: Sample, heads: Sequence[str]) -> np.ndarray:
    """Tag ids, a row a character and a column an output; IGNORE where the output or the place is unknown."""
    out = np.full((len(sample.text), len(heads)), IGNORE, np.int64)
    column = {h: i for i, h in enumerate(heads)}
    for h in sample.outputs:
        out[:, column[h]] = 0
    for x in sorted(sample.labels, key=lambda x: x.start - x.end):  # inside one of its kind: the inner one wins
        i = column[x.output]
        if x.end - x.start == 1:
            out[x.start, i] = 4
        else:
            out[x.start : x.end, i] = 2
            out[x.start, i] = 1
            out[x.end - 1, i] = 3
    for x in sample.doubtful:
        out[x.start : x.end, column[x.output]] = IGNORE
    return out


def batches(samples: Sequence[Sample], pick: random.Random, size: int) -> Iterator[list[Sample]]:
    """Samples of like length together, about ``size`` characters a batch, in random order."""
    order = sorted(samples, key=lambda s: len(s.text) + pick.random() * 8)
    out: list[list[Sample]] = []
    batch: list[Sample] = []
    for s in order:
        if batch and (len(batch) + 1) * len(s.text) > size:
            out.append(batch)
            batch = []
        batch.append(s)
    out.append(batch)
    pick.shuffle(out)
    yield from out


def tensors(batch: Sequence[Sample], vocabulary: Vocabulary, heads: Sequence[str]) -> tuple[Any, ...]:
    longest = max(len(s.text) for s in batch)
    ids = np.zeros((4, len(batch), longest), np.int64)
    mask = np.zeros((len(batch), longest, 1), np.float32)
    goal = np.full((len(batch), longest, len(heads)), IGNORE, np.int64)
    for i, s in enumerate(batch):
        f: Features = vocabulary.features(s.text, view(s.text).words)
        n = len(s.text)
        for j, row in enumerate((f.characters, f.before, f.after, f.words)):
            ids[j, i, :n] = row
        mask[i, :n] = 1
        goal[i, :n] = targets(s, heads)
    return (*(torch.from_numpy(x) for x in ids), torch.from_numpy(mask), torch.from_numpy(goal))


def vocabulary_of(samples: Sequence[Sample]) -> Vocabulary:
    """Characters that stand at least three times in the samples, and the tags of their words."""
    counts: Counter[str] = Counter()
    tags: set[str] = set()
    for s in samples:
        counts.update(s.text)
    for s in samples[:: max(1, len(samples) // 5000)]:
        tags.update(w.tag for w in view(s.text).words)
    return Vocabulary("".join(sorted(c for c, n in counts.items() if n >= 3)), tuple(sorted(tags)))


def train(data: Sequence[Sample], gold: Sequence[Sample], settings: Settings, report: Any, check: Any) -> tuple[Net, Vocabulary]:
    """Train on the public sets and the gold; the same samples, settings and machine give the same network."""
    pick = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    heads = outputs()
    vocabulary = vocabulary_of([*data, *gold])
    net = Net(vocabulary.sizes, settings, len(heads))
    tables = [p for n, p in net.named_parameters() if n.split(".")[0] in ("characters", "pairs", "words")]
    dense = [p for n, p in net.named_parameters() if n.split(".")[0] not in ("characters", "pairs", "words")]
    optimisers = (
        torch.optim.AdamW(dense, lr=settings.rate, weight_decay=0.01),
        torch.optim.SparseAdam(tables, lr=settings.rate),
    )
    steps = 0
    total = settings.epochs * (
        sum(len(s.text) for s in data) + settings.gold_times * sum(len(s.text) for s in gold)
    ) * 1.04 / settings.batch
    schedules = [
        torch.optim.lr_scheduler.LambdaLR(o, lambda step: min(1.0, (step + 1) / 200) * max(0.02, 1 - step / total))
        for o in optimisers
    ]
    loss_of = nn.CrossEntropyLoss(ignore_index=IGNORE)
    for epoch in range(settings.epochs):
        net.train()
        began = time.monotonic()
        samples = [vary(s, pick, 0.4, places=False) for s in data]
        samples += [vary(s, pick, 0.6) for s in gold for _ in range(settings.gold_times)]
        sum_of = n = 0.0
        for batch in batches(samples, pick, settings.batch):
            *ids, mask, goal = tensors(batch, vocabulary, heads)
            drop = torch.rand(ids[0].shape) < 0.03
            ids[0] = ids[0].masked_fill(drop, 0)
            loss = loss_of(net(*ids, mask).flatten(0, 2), goal.flatten())
            for o in optimisers:
                o.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(dense, 5.0)
            for step in (*optimisers, *schedules):
                step.step()
            steps += 1
            sum_of += loss.item()
            n += 1
            if steps % 200 == 0:
                report(f"epoch {epoch + 1} step {steps}/{total:.0f} loss {sum_of / n:.4f} {time.monotonic() - began:.0f} s")
                sum_of = n = 0.0
        net.eval()
        check(epoch + 1, net, vocabulary)
    return net, vocabulary


def save(net: Net, vocabulary: Vocabulary, settings: Settings, path: Path) -> None:
    """Weights as 16-bit floats, with what is needed to run them."""
    arrays = {k: v.detach().numpy().astype(np.float16) for k, v in net.state_dict().items()}
    arrays["heads.weight"] = arrays["heads.weight"][: len(OURS) * len(TAGS)]
    arrays["heads.bias"] = arrays["heads.bias"][: len(OURS) * len(TAGS)]
    np.savez_compressed(
        path,
        vocabulary=np.array(vocabulary.characters),
        tags=np.array(vocabulary.tags),
        dilations=np.array(settings.dilations),
        **arrays,
    )
