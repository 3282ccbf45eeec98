"""Annotated texts to train on, of several sources with labels of their own, as samples of one shape."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.extract.view import normalise
from kg.model import Kind, PassageRole, Span
from kg.segment.flow import passage

OURS = tuple(k.value for k in Kind)
LONGEST = 150  # characters of a sample: two or three sentences

# What the labels of the training sets are here. Sets differ in what they count as an organisation or a place (nested
# names, short forms, products), so each has outputs of its own; a person's name is the same everywhere.
_LABELS: dict[str, dict[str, str]] = {
    "pfr": {"PER": "news:per", "ORG": "pfr:org", "LOC": "pfr:place"},
    "msra": {"PER": "news:per", "ORG": "msra:org", "LOC": "msra:place"},
    "uner": {"PER": "news:per", "ORG": "uner:org", "LOC": "uner:place"},
    "resume": {"NAME": "news:per", "TITLE": "resume:post", "ORG": "resume:org"},
    "cluener": {
        "name": "news:per",
        "position": "cluener:post",
        "organization": "cluener:org",
        "company": "cluener:company",
        "government": "cluener:government",
        "address": "cluener:place",
        "scene": "cluener:scene",
    },
}


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled stretch of a sample: code points, and the output it is for."""

    start: int
    end: int
    output: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A normalised text, the outputs whose labels are known in it, the labels, and doubtful ones to be left out."""

    source: str
    text: str
    outputs: tuple[str, ...]
    labels: tuple[Label, ...]
    doubtful: tuple[Label, ...] = ()


def outputs() -> tuple[str, ...]:
    """All outputs of the network: our own kinds first."""
    return OURS + tuple(sorted({o for names in _LABELS.values() for o in names.values()}))


def read_lines(path: Path) -> Iterator[Sample]:
    """The samples of a JSON-lines file, ``{"text": …, "spans": [[start, end, label], …]}`` to the line.

    The part of the file's name before the first dot or underscore says which set it is, ``pfr`` before its year.
    """
    source = next((s for s in _LABELS if path.name.startswith(s)), None)
    if source is None:
        raise InputError(f"{path}: not one of the known training sets ({', '.join(_LABELS)})")
    names = _LABELS[source]
    known = tuple(sorted(set(names.values())))
    for number, line in enumerate(path.open(encoding="utf-8"), 1):
        try:
            row = json.loads(line)
            labels = tuple(Label(s, e, names[label]) for s, e, label in row["spans"] if label in names)
        except (ValueError, KeyError, TypeError) as e:
            raise InputError(f"{path}, line {number}: {e}") from None
        yield from cut(Sample(source, normalise(row["text"]), known, labels))


_TAG = re.compile(r'<(/?)(per|post|org|proj|place)(?: opt="1")?>')


def read_annotated(path: Path) -> Iterator[Sample]:
    """The samples of an annotated document (``NAME.ann``, inline tags of our five kinds, nested)."""
    plain, labels, doubtful = _tags(path.read_text("utf-8"))
    ends = {i for i, c in enumerate(plain) if c == "\n" and plain[:i].rstrip()[-1:] in "。！？；："}
    flow = passage(path.stem, PassageRole.BODY, plain, [Span(0, len(plain))], breaks=ends)
    at = {raw: i for i, raw in enumerate(flow.offsets)}

    def moved(these: list[Label]) -> tuple[Label, ...]:
        out = []
        for x in these:
            inside = [at[i] for i in range(x.start, x.end) if i in at]
            if inside:
                out.append(Label(inside[0], inside[-1] + 1, x.output))
        return tuple(out)

    yield from cut(Sample(path.stem, normalise(flow.text), OURS, moved(labels), moved(doubtful)))


def _tags(annotated: str) -> tuple[str, list[Label], list[Label]]:
    plain: list[str] = []
    stack: list[tuple[str, int]] = []
    labels: list[Label] = []
    doubtful: list[Label] = []
    at = size = 0
    for m in _TAG.finditer(annotated):
        plain.append(annotated[at : m.start()])
        size += m.start() - at
        at = m.end()
        if m[1]:
            opened, start = stack.pop()
            kind = m[2]
            (doubtful if "opt" in opened else labels).append(Label(start, size, kind))
        else:
            stack.append((m[0], size))
    plain.append(annotated[at:])
    return "".join(plain), labels, doubtful


def cut(sample: Sample, longest: int = LONGEST) -> Iterator[Sample]:
    """A sample as pieces of whole sentences, each at most about ``longest`` characters; no label is cut."""
    spans = [*sample.labels, *sample.doubtful]
    inside = bytearray(len(sample.text) + 1)
    for x in spans:
        inside[x.start + 1 : x.end] = b"\1" * (x.end - x.start - 1)
    start = 0
    last = 0
    bounds: list[int] = []
    for i, c in enumerate(sample.text, 1):
        if inside[i]:
            continue
        if c in "。！？；\n" or (c in "，、" and i - start > longest and last == start):
            last = i
        if i - start > longest and last > start:
            bounds.append(last)
            start = last
    bounds.append(len(sample.text))
    start = 0
    for end in bounds:
        if end > start:
            yield Sample(
                sample.source,
                sample.text[start:end],
                sample.outputs,
                _within(sample.labels, start, end),
                _within(sample.doubtful, start, end),
            )
        start = end


def _within(labels: Iterable[Label], start: int, end: int) -> tuple[Label, ...]:
    return tuple(Label(x.start - start, x.end - start, x.output) for x in labels if start <= x.start and x.end <= end)
