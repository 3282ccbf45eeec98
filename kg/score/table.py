"""Figures for people (text), for programs (JSON) and for spreadsheets (CSV)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from kg.lexicon.confidence import ANY
from kg.score.annotated import line_and_column
from kg.score.compare import FIGURES, SHARES, Counts, Fault, Score, Share, mean_f1, together
from kg.score.measure import Measured
from kg.score.reliability import Outcome, bins, brier, calibration_error, estimate

_CONTEXT = 12  # code points on each side of what a fault shows
_SHORT = {"mention per": "per", "mention post": "post", "mention org": "org", "mention proj": "proj",
          "mention place": "place", "holds person+post+org": "holds", "entry people": "people",
          "entry people+role": "+role", "entry places": "places", "entry orgs": "orgs", "entry projects": "projects",
          "entries found": "found", "entries spurious": "spurious", "entry dates": "dates",
          "entry type": "type"}  # fmt: skip


def as_text(scores: Sequence[Score], *, by_document: bool = False) -> str:
    """A table of all documents together and, where wanted, one row of each document."""
    whole = together(scores)
    lines = [
        _count(len(scores), "document"),
        f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'wrong':>7}{'missed':>7}{'mean F1':>9}",
    ]
    for figure, c in _ordered(whole):
        mean = mean_f1(scores, figure)
        lines.append(
            f"{figure:24}{c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}{c.hits:7}{c.wrong:7}{c.missed:7}"
            f"{'' if mean is None else f'{mean:.3f}':>9}"
        )
    for figure, s in _shares(whole):
        lines.append(f"{figure:24}{'' if s.value is None else f'{s.value:.3f}':>21}   {s.n} of {s.of}")
    if by_document:
        lines += ["", *_documents(scores, whole)]
    return "\n".join(lines)


def _documents(scores: Sequence[Score], whole: Score) -> Iterable[str]:
    shown = [f for f in (*(f for f, _ in _ordered(whole)), *(f for f, _ in _shares(whole))) if f in _SHORT]
    width = max(len("by document"), *(len(s.name) for s in scores)) + 2
    yield f"{'by document':{width}}" + "".join(f"{_SHORT[f]:>9}" for f in shown)
    for score in scores:
        figures = numbers(score)
        cells = (f"{figures[f]:.3f}" if f in figures else "" for f in shown)
        yield (f"{score.name:{width}}" + "".join(f"{c:>9}" for c in cells)).rstrip()


def numbers(score: Score) -> dict[str, float]:
    """F1s and shares to four places; a figure of which there is nothing, neither told nor found, is left out."""
    out = {figure: round(c.f1, 4) for figure, c in _ordered(score) if not c.empty}
    return out | {figure: round(s.value, 4) for figure, s in _shares(score) if s.value is not None}


def as_json(scores: Sequence[Score]) -> str:
    """One object: ``all`` and ``documents``, each with every figure's numbers."""
    told = {"all": _values(together(scores)), "documents": {s.name: _values(s) for s in scores}}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _values(score: Score) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for figure, c in _ordered(score):
        out[figure] = {
            "precision": round(c.precision, 4), "recall": round(c.recall, 4), "f1": round(c.f1, 4),
            "right": c.hits, "wrong": c.wrong, "missed": c.missed,
        }  # fmt: skip
    for figure, s in _shares(score):
        out[figure] = {"share": None if s.value is None else round(s.value, 4), "n": s.n, "of": s.of}
    return out


def as_csv(scores: Sequence[Score]) -> str:
    """One row a document and figure (``all`` first): document, figure, P, R, F1, right, wrong, missed, share, n, of."""
    out = io.StringIO()
    columns = ("precision", "recall", "f1", "right", "wrong", "missed", "share", "n", "of")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("document", "figure", *columns))
    for score in (together(scores), *scores):
        for figure, values in _values(score).items():
            writer.writerow((score.name, figure, *(values.get(c, "") for c in columns)))
    return out.getvalue().rstrip("\n")


def reliability(findings: Sequence[Outcome]) -> dict[str, Any]:
    """Confidences against shares right: by bins of confidence, by kind, and by rule."""
    kinds: dict[str, list[Outcome]] = {}
    for o in findings:
        kinds.setdefault(o.keys[0][0], []).append(o)
    rows = [("all", list(findings)), *sorted(kinds.items())]
    return {
        "kinds": {name: _reliable(own) for name, own in rows},
        "bins": [
            {"from": b.low, "n": b.n, "confidence": round(b.mean, 4), "right": round(b.share, 4)}
            for b in bins(findings)
        ],
        "rules": [
            {"kind": kind, "rule": rule, "n": e.n, "right": round(e.right / e.n, 4)}
            for (kind, rule), e in estimate(findings).items()
            if rule != ANY
        ],
    }


def _reliable(own: Sequence[Outcome]) -> dict[str, Any]:
    n = len(own)
    return {
        "n": n,
        "confidence": round(sum(o.confidence for o in own) / n, 4) if n else None,
        "right": round(sum(o.right for o in own) / n, 4) if n else None,
        "brier": round(brier(own), 4),
        "calibration_error": round(calibration_error(own), 4),
    }


def reliability_text(findings: Sequence[Outcome]) -> str:
    """The same as three tables."""
    told = reliability(findings)
    if not findings:
        return "nothing found that can be told right or wrong"
    lines = [f"{'confidence':>10}{'n':>7}{'mean':>8}{'right':>8}"]
    lines += [f"{b['from']:>9.2f}-{b['n']:7}{b['confidence']:8.3f}{b['right']:8.3f}" for b in told["bins"]]
    lines += ["", f"{'kind':10}{'n':>7}{'mean':>8}{'right':>8}{'Brier':>8}{'ECE':>8}"]
    for name, k in told["kinds"].items():
        lines.append(
            f"{name:10}{k['n']:7}{k['confidence']:8.3f}{k['right']:8.3f}{k['brier']:8.3f}{k['calibration_error']:8.3f}"
        )
    lines += ["", f"{'kind':8}{'rule':28}{'n':>7}{'right':>8}"]
    lines += [f"{r['kind']:8}{r['rule']:28}{r['n']:7}{r['right']:8.3f}" for r in told["rules"]]
    return "\n".join(lines)


def reliability_csv(findings: Sequence[Outcome]) -> str:
    """One row a rule: kind, rule, n, right."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ("kind", "rule", "n", "right"), lineterminator="\n")
    writer.writeheader()
    writer.writerows(reliability(findings)["rules"])
    return out.getvalue().rstrip("\n")


def faults(measured: Iterable[Measured]) -> Iterable[str]:
    """Each miss and false alarm: document, line and column, figure, what is wrong, and the text around."""
    for m in measured:
        for f in sorted(m.score.faults, key=lambda f: (f.start, f.end, f.figure, f.what, f.said)):
            line, column = line_and_column(m.gold.text, f.start)
            said = f.said.replace("\n", "")
            remark = f"  ({f.remark})" if f.remark else ""
            yield f"{m.gold.name}:{line}:{column}: {f.figure} {f.what}: {said}{remark}  {_around(m.gold.text, f)}"


def _around(text: str, f: Fault) -> str:
    if f.start == f.end:
        return f"{text[f.start : f.start + 3 * _CONTEXT]}…".replace("\n", "⏎")
    before, after = text[max(0, f.start - _CONTEXT) : f.start], text[f.end : f.end + _CONTEXT]
    return f"…{before}[{text[f.start : f.end]}]{after}…".replace("\n", "⏎")


def _ordered(score: Score) -> list[tuple[str, Counts]]:
    return [(f, score.counts[f]) for f in FIGURES if f in score.counts]


def _shares(score: Score) -> list[tuple[str, Share]]:
    return [(f, score.shares[f]) for f in SHARES if f in score.shares]


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
