"""The last figures of the extraction, by document: ``python tests/figures.py --write`` measures them anew.

``gold/figures.json`` is of our own invented gold in ``tests/gold`` (the sample issue and other shapes of text),
``gold/shared_figures.json`` of the annotated documents in ``../shared/gold``, where these are at hand. The scorer is
``kg.score``; what is here besides is for the sample alone: its whole issue, and its parts where they stand in it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.build import build
from kg.interchange import to_json
from kg.model import Graph
from kg.read import read
from kg.sample import sample_path
from kg.score import Measured, Score, compare, measure, read_annotated, read_gold, together
from kg.score.compare import Counts, compare_holds
from kg.score.facts import Hold, facts_of, shifted, squeeze
from kg.score.table import numbers

GOLD = Path(__file__).parent / "gold"
FIGURES = GOLD / "figures.json"
SHARED = Path(__file__).parents[2] / "shared" / "gold"
SHARED_FIGURES = GOLD / "shared_figures.json"
ISSUE = GOLD / "sample" / "linlan-2024-05"
PARTS = {"chronicle": GOLD / "sample" / "linlan-2024-04-chronicle", "report": GOLD / "sample" / "linlan-2024-05-report"}

Json = dict[str, Any]
Figures = dict[str, dict[str, float]]


def measure_all() -> Figures:
    """Figures of the sample, of all shapes together, and of each shape."""
    scores = [m.score for m in measure(read_gold(GOLD / "shapes"))]
    return {"sample": measure_sample(), "shapes": numbers(together(scores)), **{s.name: numbers(s) for s in scores}}


def measure_shared() -> Figures:
    """Figures of ``../shared/gold``: ``dev`` and its documents, ``train``, its sources and its documents."""
    out: Figures = {}
    for part in ("dev", "train"):
        scores = [m.score for m in shared(part)]
        groups: dict[str, list[Score]] = {part: scores}
        if part == "train":
            for s in scores:
                groups.setdefault(f"train {s.name.split('_')[0]}", []).append(s)
        out |= {name: numbers(together(own)) for name, own in groups.items()}
        out |= {f"{part}/{s.name}": numbers(s) for s in scores}
    return out


@cache
def shared(part: str) -> tuple[Measured, ...]:
    """The documents of a part of ``../shared/gold``, measured."""
    return tuple(measure(read_gold(SHARED / part)))


def fallen(last: Mapping[str, float], now: Mapping[str, float], slack: float) -> dict[str, tuple[float, float]]:
    """Figures worse than the last ones by more than ``slack``, with both; one that is gone counts as 0."""
    assert last
    lower_is_better = "entries spurious"
    worse = {k: v - now.get(k, 0.0) for k, v in last.items() if k != lower_is_better}
    if lower_is_better in last:
        worse[lower_is_better] = now.get(lower_is_better, 1.0) - last[lower_is_better]
    return {k: (last[k], now.get(k, 0.0)) for k, loss in worse.items() if loss > slack}


# ------------------------------------------------------------------------------------------- the sample


@cache
def sample() -> Graph:
    """The graph of the whole sample issue."""
    return build(read(Path(str(sample_path()))))


def measure_sample() -> dict[str, float]:
    """The sample issue as a whole, and its chronicle and its picture report where they stand in it."""
    graph = sample()
    parts = together(compare_part(graph, stem) for stem in PARTS.values())
    issue = Score("issue", count_issue(to_json(graph)), {})
    return numbers(parts) | {k: round(c.f1, 4) for k, c in issue.counts.items()}


def compare_part(graph: Graph, stem: Path) -> Score:
    """One annotated part of the issue against what was found where it stands; holds are those of the whole issue."""
    gold = read_annotated(stem)
    start = graph.document.text.index(gold.text)
    found = shifted(facts_of(graph), start, start + len(gold.text))
    score = compare(gold, found)
    counts = {f: c for f, c in score.counts.items() if not f.startswith("holds")}
    if stem == PARTS["report"]:  # an issue's entries are those of its chronicle
        return Score(score.name, {f: c for f, c in counts.items() if f.startswith("mention")}, {}, score.faults)
    return Score(score.name, counts, score.shares, score.faults)


def count_issue(out: Json) -> dict[str, Counts]:
    """What the imprint, the articles and the text as a whole say, in the interchange format, against the gold."""
    issue: Json = json.loads(ISSUE.with_name(ISSUE.name + "-issue.json").read_text("utf-8"))
    facts: Json = json.loads(ISSUE.with_name(ISSUE.name + "-holds.json").read_text("utf-8"))
    document = out["document"]
    keys = ("title", "year", "number", "total_number")
    counts = {"issue facts": _count(((k, issue[k]) for k in keys), ((k, document.get(k)) for k in keys))}
    articles = document.get("articles", [])
    for figure, ours, theirs in (
        ("articles", _title, _title),
        ("article pages", _pages, _pages),
        ("article authors", _authors, _authors_found),
    ):
        counts[figure] = _count(map(ours, issue["articles"]), map(theirs, articles))
    return counts | _issue_holds(facts["holds"], out["holds"]) | _issue_entities(facts, out["entities"])


def _issue_holds(gold: list[Json], got: list[Json]) -> dict[str, Counts]:
    counts = {}
    unsure = {(h.person, h.post, h.org) for h in map(_hold, gold) if h.forms == ("uncertain",)}
    for figure, masthead in (("holds of the issue", False), ("holds of the masthead", True)):
        wanted = [_hold(h) for h in gold if bool(h.get("masthead")) == masthead and not h.get("uncertain")]
        found = [_hold(h) for h in got if ("《" in (h["org"] or "")) == masthead]
        counts[figure] = compare_holds(wanted, [h for h in found if (h.person, h.post, h.org) not in unsure])
    return counts


def _hold(row: Json) -> Hold:
    forms = ("uncertain",) if row.get("uncertain") else tuple(squeeze(f) for f in row.get("org_forms", ()) if f)
    return Hold(squeeze(row["person"]), squeeze(row["post"]), squeeze(row["org"]) if row["org"] else None, forms)


def _issue_entities(facts: Json, entities: list[Json]) -> dict[str, Counts]:
    named = {kind: [_names(e) for e in entities if e["type"] == kind] for kind in ("proj", "org", "place")}
    loose = [_names(p) for p in facts["projects"] if p.get("optional")]
    sure = [_names(p) for p in facts["projects"] if not p.get("optional")]
    found = [e for e in named["proj"] if not any(e & p for p in loose)]
    hits = sum(any(p & e for e in found) for p in sure)
    wrong = sum(not any(p & e for p in sure) for e in found)
    counts = {"projects": Counts(hits, wrong, len(sure) - hits)}
    divisions = [p for p in facts["places_admin"]["county_and_above"] if not p.get("only_in_names")]
    for figure, kind, rows in (("companies found", "org", facts["companies"]), ("divisions found", "place", divisions)):
        seen = sum(any(_names(r) & e for e in named[kind]) for r in rows)
        counts[figure] = Counts(seen, 0, len(rows) - seen)
    return counts


def _count(gold: Iterable[Any], found: Iterable[Any]) -> Counts:
    ours, theirs = set(gold), set(found)
    return Counts(len(ours & theirs), len(theirs - ours), len(ours - theirs))


def _title(article: Json) -> str:
    return squeeze(article["title"])


def _pages(article: Json) -> tuple[Any, ...]:
    return _title(article), article["first_page"], article["last_page"]


def _authors(article: Json) -> tuple[Any, ...]:
    names = [p["name"] for p in article["author_persons"]] + article["author_orgs"]
    return _title(article), frozenset(map(squeeze, names))


def _authors_found(article: Json) -> tuple[Any, ...]:
    return _title(article), frozenset(map(squeeze, article["authors"]))


def _names(row: Json) -> set[str]:
    return {squeeze(n) for n in (row["name"], *row.get("forms", ()), *row.get("aliases", ()))}


# ---------------------------------------------------------------------------------------------- writing


def as_lines(figures: Figures) -> str:
    """JSON with one line a document."""
    rows = (f" {json.dumps(name)}: {json.dumps(own, ensure_ascii=False)}" for name, own in figures.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def last(path: Path) -> Figures:
    """Figures as they were written."""
    figures: Figures = json.loads(path.read_text("utf-8"))
    return figures


def main() -> None:
    """Print the figures, or write them (``--write``)."""
    made = {FIGURES: measure_all()}
    if SHARED.is_dir():
        made[SHARED_FIGURES] = measure_shared()
    for path, figures in made.items():
        if "--write" in sys.argv:
            path.write_text(as_lines(figures), "utf-8")
        else:
            print(as_lines(figures), end="")


if __name__ == "__main__":
    main()
