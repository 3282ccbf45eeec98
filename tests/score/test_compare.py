"""What counts as right, wrong and missed; and that it is what the interchange format's own scorer counts."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.score import compare, measure, read_gold, together
from kg.score.compare import Counts, Fault, Share, mean_f1, paired
from kg.score.facts import Annotated, Facts, Hold, Item, Meta, Part, Tag
from kg.score.table import numbers

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "gold"
SHAPES = ROOT / "tests" / "gold" / "shapes"


def gold(*mentions: Tag, holds: tuple[Hold, ...] = (), items: tuple[Item, ...] = ()) -> Annotated:
    return Annotated("a", "a.txt", "天" * 200, Meta(), Facts(mentions, holds, items))


def found(*mentions: Tag, holds: tuple[Hold, ...] = (), items: tuple[Item, ...] = ()) -> Facts:
    return Facts(mentions, holds, items)


def test_mentions_by_exact_bounds_and_optional_ones_neither_way() -> None:
    score = compare(
        gold(Tag("per", 0, 3), Tag("per", 10, 12), Tag("per", 20, 25, True), Tag("org", 0, 3)),
        found(Tag("per", 0, 3), Tag("per", 10, 13), Tag("per", 24, 28), Tag("per", 25, 28), Tag("org", 0, 3)),
    )
    assert score.counts["mention per"] == Counts(1, 2, 1)
    assert score.counts["mention org"] == Counts(1, 0, 0)
    assert [(f.what, f.start, f.end) for f in score.faults] == [
        ("missed", 10, 12),
        ("wrong", 10, 13),
        ("wrong", 25, 28),
    ]


def test_a_required_mention_inside_an_optional_one_counts() -> None:
    score = compare(gold(Tag("org", 0, 9, True), Tag("org", 0, 4)), found(Tag("org", 0, 4), Tag("org", 0, 9)))
    assert score.counts["mention org"] == Counts(1, 0, 0)


def test_holds_by_any_accepted_form_of_the_organisation() -> None:
    wanted = (Hold("林晚舟", "书记", "中共澄川市委员会", ("市委",)), Hold("周砚", "局长", None))
    score = compare(gold(holds=wanted), found(holds=(Hold("林晚舟", "书记", "市委"), Hold("周砚", "局长", "市局"))))
    assert score.counts["holds person+post+org"] == Counts(1, 1, 1)
    assert score.counts["holds person+post"] == Counts(2, 0, 0)


def item(offset: int, **more: object) -> Item:
    return replace(Item("2019-03-02", "2019-03-02", offset, "other"), **more)  # type: ignore[arg-type]


def test_entries_are_paired_by_where_they_begin_nearest_first() -> None:
    a, b, c = item(0), item(20), item(60)
    x, y, z = item(11), item(19), item(90)
    assert paired([a, b, c], [x, y, z]) == [(a, x), (b, y), (c, None), (None, z)]
    assert paired([a], [item(13)]) == [(a, None), (None, item(13))]


def test_what_entries_say() -> None:
    wanted = item(0, type="meeting", people=(Part("林晚舟", ("lead", "speak")),), places=("雁集镇", "南昌县"))
    got = item(4, end="2019-03-03", people=(Part("林晚舟", ("lead",)),), places=("澄川市雁集镇", "南昌市"))
    score = compare(gold(items=(wanted, item(50))), found(items=(got, item(99, orgs=("市委",)))))
    assert score.counts["entry people"] == Counts(1, 0, 0)
    assert score.counts["entry people+role"] == Counts(1, 0, 1)
    assert score.counts["entry places"] == Counts(1, 1, 1)  # 南昌市 is not 南昌县
    assert score.counts["entry orgs"] == Counts(0, 1, 0)
    assert score.shares == {
        "entries found": Share(1, 2),
        "entries spurious": Share(1, 2),
        "entry dates": Share(0, 2),
        "entry type": Share(0, 2),
    }


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("澄川", "澄川市", True),
        ("雁集", "澄川縣雁集", True),
        ("澄川市", "澄川县", False),
        ("集镇", "雁集镇", False),
        ("澄川市", "澄川市雁集镇", False),
        ("川", "川县", False),
    ],
)
def test_places_with_and_without_their_division(name: str, other: str, one: bool) -> None:
    for a, b in ((name, other), (other, name)):
        score = compare(gold(items=(item(0, places=(a,)),)), found(items=(item(0, places=(b,)),)))
        assert score.counts["entry places"] == (Counts(1, 0, 0) if one else Counts(0, 1, 1))


def test_without_facts_mentions_alone_are_counted() -> None:
    plain = replace(gold(Tag("per", 0, 3)), facts=Facts((Tag("per", 0, 3),), None, None))
    score = compare(plain, found(holds=(Hold("林晚舟", "书记", None),), items=(item(0),)))
    assert {f: c for f, c in score.counts.items() if not c.empty} == {"mention per": Counts(0, 0, 1)}
    assert score.shares == {}
    assert score.faults == (Fault("mention per", "missed", "天天天", 0, 3),)


def test_sums_and_means() -> None:
    one = compare(gold(Tag("per", 0, 3)), found(Tag("per", 0, 3)))
    two = compare(gold(Tag("per", 0, 3), Tag("per", 5, 8)), found(Tag("per", 1, 3)))
    none = compare(gold(), found())
    assert together([one, two, none]).counts["mention per"] == Counts(1, 1, 2)
    assert mean_f1([one, two, none], "mention per") == 0.5
    assert mean_f1([none], "mention per") is None
    assert Counts().f1 == 1.0
    assert numbers(none) == {}


@pytest.mark.parametrize("document", read_gold(SHAPES), ids=lambda d: d.name)
def test_gold_against_itself_is_perfect(document: Annotated) -> None:
    score = compare(document, document.facts)
    assert set(numbers(score).values()) == {0.0, 1.0}
    assert [f for f, n in numbers(score).items() if n == 0.0] == ["entries spurious"]
    assert score.faults == ()


def test_figures_are_those_of_the_scorer_of_the_format(tmp_path: Path) -> None:
    """The scorer reads what ``kg extract`` printed; both count the same."""
    if not (SHARED / "score.py").exists():
        pytest.skip("../shared is not here")
    from kg.build import build
    from kg.interchange import to_json
    from kg.read import read

    documents = read_gold(SHARED / "dev")
    for d in documents:
        meta = d.meta
        graph = build(
            read(Path(d.file)), place=meta.place, province=meta.province, date=meta.date, organisation=meta.organisation
        )
        (tmp_path / d.name).write_text(json.dumps(to_json(graph)), "utf-8")
    show = "import sys; from pathlib import Path as P; print((P(sys.argv[1]) / P(sys.argv[2]).stem).read_text())"
    command = f'{sys.executable} -S -c "{show}" {tmp_path} {{txt}}'
    told = subprocess.run(
        [sys.executable, SHARED / "score.py", SHARED / "dev", "--json", "--cmd", command],
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = {k.removesuffix(" (lower is better)"): v for k, v in json.loads(told.stdout).items()}
    assert len(theirs) == 16
    assert numbers(together(m.score for m in measure(documents))) == theirs
