"""Figures of an extraction against our own invented gold in ``tests/gold``: the sample issue and other shapes of text.

A document is ``NAME.txt``, ``NAME.ann`` (inline ``<per> <post> <org> <proj> <place>`` tags, ``opt="1"`` where neither
required nor punished) and ``NAME.json`` (meta, holds, entries). The last figures stand in ``gold/figures.json``;
``python tests/figures.py --write`` measures them anew.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
FIGURES = GOLD / "figures.json"
ISSUE = GOLD / "sample" / "linlan-2024-05"
PARTS = {"chronicle": GOLD / "sample" / "linlan-2024-04-chronicle", "report": GOLD / "sample" / "linlan-2024-05-report"}
KINDS = ("per", "post", "org", "proj", "place")
NEAR = 12  # code points between the beginnings of two entries that are one

_TAG = re.compile(r'<(/?)(per|post|org|proj|place)(?: opt="1")?>')

Facts = dict[str, Any]
Span = tuple[str, int, int]


class Counts(Counter[tuple[str, str]]):
    """Hits, false alarms and misses under (figure, ``tp|fp|fn``)."""

    def compare(self, figure: str, gold: set[Any], got: set[Any]) -> None:
        """Count two sets against each other."""
        self[figure, "tp"] += len(gold & got)
        self[figure, "fp"] += len(got - gold)
        self[figure, "fn"] += len(gold - got)

    def f1(self) -> dict[str, float]:
        """F1 by figure, to four places; a figure without gold and without guesses is left out."""
        out = {}
        for figure in sorted({k for k, _ in self}):
            tp, fp, fn = (self[figure, part] for part in ("tp", "fp", "fn"))
            if tp + fp + fn:
                out[figure] = round(2 * tp / (2 * tp + fp + fn), 4)
        return out


def squeeze(text: str | None) -> str | None:
    """Without white space."""
    return re.sub(r"\s+", "", text) if text else text


def tagged(annotated: str) -> tuple[str, list[tuple[Span, bool]]]:
    """The text without tags, and its mentions with whether each is optional; bounds in code points."""
    plain: list[str] = []
    stack: list[tuple[str, int, bool]] = []
    found: list[tuple[Span, bool]] = []
    at = length = 0
    for m in _TAG.finditer(annotated):
        plain.append(annotated[at : m.start()])
        length += m.start() - at
        at = m.end()
        if m[1]:
            kind, start, optional = stack.pop()
            assert kind == m[2], f"</{m[2]}> closes <{kind}> at {length}"
            found.append(((kind, start, length), optional))
        else:
            stack.append((m[2], length, "opt=" in m[0]))
    assert not stack, f"unclosed {stack}"
    plain.append(annotated[at:])
    return "".join(plain), found


def facts_of(stem: Path) -> Facts:
    """Text, mentions and facts of a gold document."""
    facts: Facts = json.loads(stem.with_name(stem.name + ".json").read_text("utf-8"))
    text, mentions = tagged(stem.with_name(stem.name + ".ann").read_text("utf-8"))
    return {**facts, "text": text, "mentions": mentions}


def shapes() -> list[Path]:
    """The gold documents of other shapes, without suffix."""
    return sorted(p.with_suffix("") for p in (GOLD / "shapes").glob("*.ann"))


def hold_sets(gold: list[Facts], got: list[Facts]) -> tuple[set[Any], set[Any]]:
    """Both as (person, post, organisation), an accepted form of the gold's organisation replaced by the gold's."""

    def key(h: Facts, org: str | None) -> tuple[str | None, ...]:
        return squeeze(h["person"]), squeeze(h["post"]), squeeze(org)

    forms = {key(h, form): key(h, h["org"]) for h in gold for form in h.get("org_forms", ())}
    sure = {key(h, h["org"]) for h in gold}
    guesses = {key(h, h["org"]) for h in got}
    return sure, {x if x in sure else forms.get(x, x) for x in guesses}


def count(gold: Facts, out: Facts, counts: Counts, *, shift: int = 0, holds: bool = True) -> None:
    """Add one document's figures; ``shift`` is where its text begins in the file that was extracted."""
    end = len(gold["text"])
    mentions = {(m["type"], m["start"] - shift, m["end"] - shift) for m in out["mentions"]}
    mentions = {m for m in mentions if m[1] >= 0 and m[2] <= end}
    sure = {span for span, optional in gold["mentions"] if not optional}
    maybe = [span for span, optional in gold["mentions"] if optional]
    for kind in KINDS:
        required = {m for m in sure if m[0] == kind}
        loose = [m for m in maybe if m[0] == kind]
        guessed = {
            m
            for m in mentions
            if m[0] == kind and (m in required or not any(m[1] < e and s < m[2] for _, s, e in loose))
        }
        counts.compare(f"mention {kind}", required, guessed)
    if holds:
        counts.compare("holds", *hold_sets(gold["holds"], out["holds"]))
    entries = [{**e, "offset": e["offset"] - shift} for e in out["entries"]]
    entries = [e for e in entries if 0 <= e["offset"] < end]
    pairs = list(zip(gold["entries"], _aligned(gold["entries"], entries), strict=True))
    kept = [i for _, i in pairs if i is not None]
    counts.compare("entries", {i for i, _ in enumerate(pairs)}, {i for i, (_, j) in enumerate(pairs) if j is not None})
    counts["entries", "fp"] += len(entries) - len(kept)
    for i, (g, j) in enumerate(pairs):
        e = entries[j] if j is not None else None
        counts.compare("entry dates", {(i, g["start"], g["end"])}, {(i, e["start"], e["end"])} if e else set())
        counts.compare("entry type", {(i, g["type"])}, {(i, e["type"])} if e else set())
    spurious = [(None, j) for j in range(len(entries)) if j not in kept]
    for g_or_none, j in [*pairs, *spurious]:
        ours, theirs = _details(g_or_none), _details(entries[j] if j is not None else None)
        for figure, wanted in ours.items():
            counts.compare(figure, wanted, theirs[figure])


def _aligned(gold: list[Facts], entries: list[Facts]) -> list[int | None]:
    """For each gold entry the entry that begins where it does, the nearest pairs first."""
    near = sorted(
        (abs(e["offset"] - g["offset"]), i, j)
        for i, g in enumerate(gold)
        for j, e in enumerate(entries)
        if abs(e["offset"] - g["offset"]) <= NEAR
    )
    mate: dict[int, int] = {}
    for _, i, j in near:
        if i not in mate and j not in mate.values():
            mate[i] = j
    return [mate.get(i) for i in range(len(gold))]


def _details(entry: Facts | None) -> dict[str, set[Any]]:
    e: Facts = entry or {}
    people = e.get("people", [])
    return {
        "entry people": {squeeze(p["name"]) for p in people},
        "entry roles": {(squeeze(p["name"]), r) for p in people for r in p["roles"]},
        "entry places": {squeeze(x) for x in e.get("places", ())},
        "entry orgs": {squeeze(x) for x in e.get("orgs", ())},
        "entry projects": {squeeze(x) for x in e.get("projects", ())},
    }


def count_issue(out: Facts, counts: Counts) -> None:
    """Add the figures of the whole sample issue: what the imprint, the articles and the text as a whole say."""
    issue: Facts = json.loads(ISSUE.with_name(ISSUE.name + "-issue.json").read_text("utf-8"))
    facts: Facts = json.loads(ISSUE.with_name(ISSUE.name + "-holds.json").read_text("utf-8"))
    document = out["document"]
    keys = ("title", "year", "number", "total_number")
    counts.compare("issue facts", {(k, issue[k]) for k in keys}, {(k, document.get(k)) for k in keys})
    articles = document.get("articles", [])
    for figure, ours, theirs in (
        ("articles", _titles, _titles),
        ("article pages", _pages, _pages),
        ("article authors", _authors, _authors_found),
    ):
        counts.compare(figure, {ours(a) for a in issue["articles"]}, {theirs(a) for a in articles})
    unsure = hold_sets([h for h in facts["holds"] if h.get("uncertain")], [])[0]
    for figure, masthead in (("holds of the issue", False), ("holds of the masthead", True)):
        gold = [h for h in facts["holds"] if bool(h.get("masthead")) == masthead and not h.get("uncertain")]
        got = [h for h in out["holds"] if ("《" in (h["org"] or "")) == masthead]
        wanted, guessed = hold_sets(gold, got)
        counts.compare(figure, wanted, guessed - unsure)
    named = {kind: [_names(e) for e in out["entities"] if e["type"] == kind] for kind in KINDS}
    loose = [_names(p) for p in facts["projects"] if p.get("optional")]
    sure = [_names(p) for p in facts["projects"] if not p.get("optional")]
    found = [e for e in named["proj"] if not any(e & p for p in loose)]
    counts["projects", "tp"] += sum(any(p & e for e in found) for p in sure)
    counts["projects", "fn"] += sum(not any(p & e for e in found) for p in sure)
    counts["projects", "fp"] += sum(not any(p & e for p in sure) for e in found)
    divisions = [p for p in facts["places_admin"]["county_and_above"] if not p.get("only_in_names")]
    for figure, kind, rows in (("companies found", "org", facts["companies"]), ("divisions found", "place", divisions)):
        wanted_names = [_names(r) for r in rows]
        hits = sum(any(w & e for e in named[kind]) for w in wanted_names)
        counts[figure, "tp"] += hits
        counts[figure, "fn"] += len(wanted_names) - hits


def _titles(article: Facts) -> Any:
    return squeeze(article["title"])


def _pages(article: Facts) -> Any:
    return squeeze(article["title"]), article["first_page"], article["last_page"]


def _authors(article: Facts) -> Any:
    names = [p["name"] for p in article["author_persons"]] + article["author_orgs"]
    return squeeze(article["title"]), frozenset(squeeze(n) for n in names)


def _authors_found(article: Facts) -> Any:
    return squeeze(article["title"]), frozenset(squeeze(n) for n in article["authors"])


def _names(row: Facts) -> set[str | None]:
    return {squeeze(n) for n in (row["name"], *row.get("forms", ()), *row.get("aliases", ()))}


def extracted(path: Path, *options: str) -> Facts:
    """What ``kg extract`` prints for a file."""
    from kg.cli import main

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = main(["extract", str(path), *options, "--format", "json"])
    assert not code, f"kg extract {path} ended with {code}"
    out: Facts = json.loads(printed.getvalue())
    return out


def measure_sample(path: Path) -> Counts:
    """The sample issue as a whole, and its chronicle and its picture report where they stand in it."""
    out = extracted(path)
    text = path.read_text("utf-8")
    counts = Counts()
    count_issue(out, counts)
    for stem in PARTS.values():
        gold = facts_of(stem)
        shift = text.index(gold["text"])
        if gold["meta"]["kind"] != "chronicle":
            gold["entries"] = []  # an issue's entries are those of its chronicle
        count(gold, out, counts, shift=shift, holds=False)
    return counts


def measure_shape(stem: Path) -> Counts:
    """One document of another shape, by itself, with what its ``meta`` says."""
    gold = facts_of(stem)
    meta = gold["meta"]
    date = f"{meta['year']}-{meta['month']:02d}" if meta.get("month") else str(meta["year"])
    options = ["--place", meta["place"], "--province", meta["province"], "--date", date]
    if meta.get("home_org"):
        options += ["--home-org", meta["home_org"]]
    counts = Counts()
    count(gold, extracted(stem.with_name(stem.name + ".txt"), *options), counts)
    return counts


def measure_all(sample: Path) -> dict[str, dict[str, float]]:
    """F1s of the sample, of all shapes together, and of each shape."""
    by_shape = {stem.name: measure_shape(stem) for stem in shapes()}
    together = Counts()
    for counts in by_shape.values():
        together.update(counts)
    out = {"sample": measure_sample(sample).f1(), "shapes": together.f1()}
    return out | {name: counts.f1() for name, counts in by_shape.items()}


if __name__ == "__main__":
    from kg.sample import sample_path

    figures = measure_all(Path(str(sample_path())))
    text = json.dumps(figures, ensure_ascii=False, indent=1) + "\n"
    if "--write" in sys.argv:
        FIGURES.write_text(text, "utf-8")
    print(text, end="")
