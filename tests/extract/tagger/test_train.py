"""Training, where PyTorch is at hand: a network learns a small task, is written, and reads the same in numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.extract.tagger.corpus import Label, Sample
from kg.extract.tagger.network import read_network
from kg.extract.view import view
from kg.model import Kind

torch = pytest.importorskip("torch", reason="gazette-kg[train] is not installed")


def test_training_writes_a_network_that_reads(tmp_path: Path) -> None:
    from kg.extract.tagger.train import Settings, f1, save, tensors, train

    samples = [
        Sample("x", f"县长{name}到会。", ("per",), (Label(2, 2 + len(name), "per"),))
        for name in ("沈明远", "钱峰", "赵清越", "孙宁", "周一川", "李望舒") * 20
    ]
    settings = Settings(
        character=8, pair=8, word=4, width=16, dilations=(1, 2), dropout=0.0, batch=60, epochs=12, rate=1e-2
    )
    rounds: list[int] = []
    net, vocabulary = train([], samples, settings, lambda epoch, *_: rounds.append(epoch))
    assert rounds == list(range(1, 13))
    path = tmp_path / "weights.npz"
    save(net, vocabulary, settings, path)
    with path.open("rb") as file:
        network = read_network(file)
    assert f1(network, samples[:6])[Kind.PERSON][2] == 1.0
    text = samples[0].text
    *ids, mask, _ = tensors(samples[:1], vocabulary, ("per",))
    with torch.no_grad():
        theirs = torch.softmax(net(*ids, mask)[0, :, : len(Kind)], -1).numpy()[:, :, 0]
    ours = network.read(view(text)).outside
    assert np.allclose(theirs, ours, atol=0.02)  # weights are kept in 16 bits
