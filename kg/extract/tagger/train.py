"""Trains the tagger: ``python -m kg.extract.tagger.train --data DIR --gold DIR``; needs ``gazette-kg[train]``.

``--data`` holds JSON-lines files of the public training sets, ``--gold`` annotated documents (``NAME.ann``),
``--check`` annotated documents to measure on after each round. The network reads characters, pairs of them, and
dictionary words, through layers of dilated convolutions. Each training set and each of our kinds has outputs of its own
over the shared layers, so that sets with other ideas of an organisation teach the layers without spoiling our labels.
What was tried, and what it gave, stands in ``model/MODEL_CARD.md``.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import InputError
from kg.extract.tagger.augment import vary
from kg.extract.tagger.corpus import OURS, Sample, outputs, read_annotated, read_lines
from kg.extract.tagger.features import Vocabulary
from kg.extract.tagger.network import TAGS, Network, read_network
from kg.extract.view import view
from kg.model import Kind

if TYPE_CHECKING:
    import torch
    from torch import nn
else:
    try:
        import torch
        from torch import nn
    except ImportError:
        raise ImportError("kg.extract.tagger.train needs PyTorch: pip install 'gazette-kg[train]'") from None

log = logging.getLogger(__name__)
WEIGHTS = Path(__file__).parent / "model" / "weights.npz"
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
    epochs: int = 6
    gold_times: int = 8  # how often a gold sample is seen in an epoch
    share: float = 1.0  # of the public samples that an epoch sees, others each time
    seed: int = 1


class Net(nn.Module):  # type: ignore[misc,unused-ignore]
    """Embeddings, residual layers of dilated convolutions, and a linear output for each kind of each set."""

    def __init__(self, sizes: tuple[int, int, int], settings: Settings, heads: int) -> None:
        """Take the numbers of ids (``Vocabulary.sizes``) and of outputs."""
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
        """Scores of the tags: batch, character, output, tag. ``mask`` is 0 behind a sample's end."""
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


def targets(sample: Sample, heads: Sequence[str]) -> NDArray[np.int64]:
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
    """The four rows of ids, the mask, and the targets of a batch."""
    longest = max(len(s.text) for s in batch)
    ids = np.zeros((4, len(batch), longest), np.int64)
    mask = np.zeros((len(batch), longest, 1), np.float32)
    goal = np.full((len(batch), longest, len(heads)), IGNORE, np.int64)
    for i, s in enumerate(batch):
        f = vocabulary.features(view(s.text))
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
        tags.update(view(s.text).tags)
    return Vocabulary("".join(sorted(c for c, n in counts.items() if n >= 3)), tuple(sorted(tags)))


def train(
    data: Sequence[Sample],
    gold: Sequence[Sample],
    settings: Settings,
    check: Callable[[int, Net, Vocabulary], None],
    start: Path | None = None,
) -> tuple[Net, Vocabulary]:
    """Train on the public sets and the gold; ``check`` is called after each round.

    ``start`` is a file of weights to go on from, with its vocabulary; the outputs of the public sets, which such files
    do not keep, begin anew. The same samples, settings, PyTorch and machine give the same network.
    """
    pick = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    # one thread: with several, small products wait for each other longer than they take
    torch.set_num_threads(1)
    heads = outputs()
    vocabulary = saved_vocabulary(start) if start else vocabulary_of([*data, *gold])
    net = Net(vocabulary.sizes, settings, len(heads))
    if start:
        restore(net, start)
    tables = [p for n, p in net.named_parameters() if n.split(".")[0] in ("characters", "pairs", "words")]
    dense = [p for n, p in net.named_parameters() if n.split(".")[0] not in ("characters", "pairs", "words")]
    optimisers: list[Any] = [
        torch.optim.AdamW(dense, lr=settings.rate, weight_decay=0.01),
        torch.optim.SparseAdam(tables, lr=settings.rate),
    ]
    size = settings.share * sum(len(s.text) for s in data) + settings.gold_times * sum(len(s.text) for s in gold)
    total = settings.epochs * size * 1.04 / settings.batch
    rate = torch.optim.lr_scheduler.LambdaLR
    schedules: list[Any] = [rate(o, lambda i: min(1.0, (i + 1) / 200) * max(0.02, 1 - i / total)) for o in optimisers]
    loss_of = nn.CrossEntropyLoss(ignore_index=IGNORE)
    steps = 0
    for epoch in range(1, settings.epochs + 1):
        net.train()
        began = monotonic()
        samples = [vary(s, pick, 0.4, places=False) for s in data if pick.random() < settings.share]
        samples += [vary(s, pick, 0.6) for s in gold for _ in range(settings.gold_times)]
        losses: list[float] = []
        for batch in batches(samples, pick, settings.batch):
            *ids, mask, goal = tensors(batch, vocabulary, heads)
            ids[0] = ids[0].masked_fill(torch.rand(ids[0].shape) < 0.03, 0)  # characters it has not seen will come
            loss = loss_of(net(*ids, mask).flatten(0, 2), goal.flatten())
            for o in optimisers:
                o.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(dense, 5.0)
            for mover in (*optimisers, *schedules):
                mover.step()
            losses.append(loss.item())
            steps += 1
            if steps % 200 == 0:
                log.info("step %d of %d: loss %.4f", steps, total, sum(losses[-200:]) / len(losses[-200:]))
        net.eval()
        log.info("round %d of %d took %.0f s", epoch, settings.epochs, monotonic() - began)
        check(epoch, net, vocabulary)
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


def saved_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a file of weights."""
    with np.load(path, allow_pickle=False) as a:
        return Vocabulary(str(a["vocabulary"]), tuple(a["tags"].tolist()))


def restore(net: Net, path: Path) -> None:
    """Take over the weights of a file; outputs that it does not have stay as they are."""
    with np.load(path, allow_pickle=False) as a, torch.no_grad():
        for name, value in net.state_dict().items():
            saved = torch.from_numpy(a[name].astype(np.float32))
            value[: len(saved)] = saved


def f1(network: Network, samples: Sequence[Sample]) -> dict[Kind, tuple[float, float, float]]:
    """Precision, recall and F1 of each kind; doubtful stretches are neither required nor punished."""
    counts = {kind: [0, 0, 0] for kind in Kind}
    for s in samples:
        guesses = network.read(view(s.text)).guesses
        for kind, count in counts.items():
            sure = {(x.start, x.end) for x in s.labels if x.output == kind.value}
            maybe = [(x.start, x.end) for x in s.doubtful if x.output == kind.value]
            got = {(g.start, g.end) for g in guesses if g.kind is kind}
            got = {g for g in got if g in sure or not any(g[0] < e and b < g[1] for b, e in maybe)}
            for i, found in enumerate((got & sure, got - sure, sure - got)):
                count[i] += len(found)
    return {
        kind: (tp / max(1, tp + fp), tp / max(1, tp + fn), 2 * tp / max(1, 2 * tp + fp + fn))
        for kind, (tp, fp, fn) in counts.items()
    }


def read_data(directory: Path, pick: random.Random) -> list[Sample]:
    """All training sets of a directory; of the samples without any label three in ten, which is enough of them."""
    files = sorted(directory.glob("*.jsonl"))
    if not files:
        raise InputError(f"--data {directory}: no .jsonl file there")
    return [s for f in files for s in read_lines(f) if s.labels or pick.random() < 0.3]


def read_gold(directory: Path) -> list[Sample]:
    """All annotated documents of a directory."""
    files = sorted(directory.glob("*.ann"))
    if not files:
        raise InputError(f"{directory}: no .ann file there")
    return [s for f in files for s in read_annotated(f)]


def main() -> None:
    """Read the options, train, and write the weights after each round."""
    standard = Settings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="directory of training sets (.jsonl)")
    parser.add_argument("--gold", type=Path, help="directory of annotated documents (.ann) to train on")
    parser.add_argument("--check", type=Path, action="append", default=[], help="annotated documents to measure on")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="file to write (default: that of the package)")
    parser.add_argument("--start", type=Path, help="file of weights to go on from (default: from nothing)")
    parser.add_argument("--share", type=float, default=standard.share, help="of the public sets a round (default: all)")
    parser.add_argument(
        "--gold-times",
        type=int,
        default=standard.gold_times,
        help="how often a round sees the gold (default: %(default)s)",
    )
    parser.add_argument(
        "--rate", type=float, default=standard.rate, help="highest rate of learning (default: %(default)s)"
    )
    parser.add_argument("--epochs", type=int, default=standard.epochs, help="rounds (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=standard.seed)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = Settings(
        epochs=options.epochs,
        seed=options.seed,
        share=options.share,
        rate=options.rate,
        gold_times=options.gold_times,
    )
    data = read_data(options.data, random.Random(options.seed))
    gold = read_gold(options.gold) if options.gold else []
    checks = {str(d): read_gold(d) for d in options.check}

    def check(epoch: int, net: Net, vocabulary: Vocabulary) -> None:
        save(net, vocabulary, settings, options.out)
        with options.out.open("rb") as file:
            network = read_network(file)
        for name, samples in checks.items():
            figures = " ".join(f"{k.value} {p:.3f} {r:.3f} {f:.3f};" for k, (p, r, f) in f1(network, samples).items())
            log.info("round %d, %s (precision, recall, F1): %s", epoch, name, figures)

    train(data, gold, settings, check, options.start)


if __name__ == "__main__":
    main()
