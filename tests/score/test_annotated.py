"""Annotated documents are read, and what is at fault in one is told with file, line and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import PartialDate
from kg.score import read_annotated, read_gold
from kg.score.annotated import read_tags
from kg.score.facts import Hold, Meta, Part, Tag

TEXT = "2日 市长 林\n晚舟到雁集镇。\n"
ANN = '2日 <post>市长</post> <per>林\n晚舟</per>到<place opt="1">雁集镇</place>。\n'
FACTS = {
    "meta": {"place": "澄川市", "province": "岭海省", "year": 2019, "month": 3, "home_org": None},
    "holds": [{"person": "林晚舟", "post": "市长", "org": "澄川市人民政府", "org_forms": [None]}],
    "entries": [
        {"start": "2019-03-02", "end": "2019-03-02", "offset": 3, "type": "inspection", "places": ["雁集镇"],
         "orgs": [], "projects": [], "people": [{"name": "林晚舟", "roles": ["lead"]}]}
    ],
}  # fmt: skip


def write(at: Path, *, text: str = TEXT, ann: str = ANN, facts: object = FACTS) -> Path:
    (at / "a.txt").write_text(text, "utf-8")
    (at / "a.ann").write_text(ann, "utf-8")
    if facts is not None:
        (at / "a.json").write_text(facts if isinstance(facts, str) else json.dumps(facts), "utf-8")
    return at / "a"


def test_all_is_read(tmp_path: Path) -> None:
    gold = read_annotated(write(tmp_path))
    assert (gold.name, gold.text) == ("a", TEXT)
    assert gold.meta == Meta("澄川市", "岭海省", None, PartialDate(2019, 3))
    assert gold.facts.mentions == (Tag("post", 3, 5), Tag("per", 6, 10), Tag("place", 11, 14, True))
    assert gold.facts.holds == (Hold("林晚舟", "市长", "澄川市人民政府", (None,)),)
    (item,) = gold.facts.items or ()
    assert (item.offset, item.type, item.places) == (3, "inspection", ("雁集镇",))
    assert item.people == (Part("林晚舟", ("lead",)),)


def test_without_facts_there_are_mentions_only(tmp_path: Path) -> None:
    gold = read_annotated(write(tmp_path, facts=None))
    assert len(gold.facts.mentions) == 3
    assert (gold.facts.holds, gold.facts.items, gold.meta) == (None, None, Meta())


def test_tags_nest_and_white_space_at_their_ends_does_not_count(tmp_path: Path) -> None:
    gold = read_annotated(
        write(tmp_path, text="县 委书记 来。", ann="<post><org>县 委</org>书记 </post>来。", facts=None)
    )
    assert gold.facts.mentions == (Tag("org", 0, 3), Tag("post", 0, 5))


@pytest.mark.parametrize(
    ("ann", "told"),
    [
        ("甲<per>乙丙\n丁", "f.ann: line 1, column 2: <per> is not closed"),
        ("甲\n乙</per>", "f.ann: line 2, column 2: </per> closes nothing"),
        ("<org>甲<per>乙</org></per>", "f.ann: line 1, column 13: </org> closes <per> of line 1, column 7"),
        ("<per opt=1>甲</per>", 'f.ann: line 1, column 1: <per opt=1> is no tag; write <per>, <per opt="1"> or </per>'),
        ("<per>甲</per >", 'f.ann: line 1, column 7: </per > is no tag; write <per>, <per opt="1"> or </per>'),
    ],
)
def test_tags_at_fault(ann: str, told: str) -> None:
    with pytest.raises(InputError) as fault:
        read_tags(ann, "f.ann")
    assert str(fault.value) == told


def test_other_angle_brackets_are_text() -> None:
    assert read_tags("<序>甲<<per>乙</per>>") == ("<序>甲<乙>", [Tag("per", 5, 6)])


@pytest.mark.parametrize(
    ("ann", "told"),
    [
        ("第一行\n第二<per>航</per>\n", "at line 2, column 3 it has '航\\n', a.txt has '行\\n'"),
        ("第一行\n第二行", "at line 2, column 4 it has its end, a.txt has '\\n'"),
        ("第一行\n第二行\n\n", "at line 3, column 1 it has '\\n', a.txt has its end"),
    ],
)
def test_text_that_is_not_the_annotated_one(tmp_path: Path, ann: str, told: str) -> None:
    with pytest.raises(InputError) as fault:
        read_annotated(write(tmp_path, text="第一行\n第二行\n", ann=ann, facts=None))
    assert str(fault.value) == f"{tmp_path / 'a.ann'}: without its tags the text is not that of a.txt: {told}"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ('{"holds":\n [,]}', "line 2, column 3: not JSON"),
        ("[]", "a JSON object is wanted"),
        ({"meta": {"year": 2019, "month": 13}}, "meta: year 2019, month 13: not a date"),
        ({"holds": {}}, "holds is not a list of objects"),
        ({"holds": [{"post": "市长"}]}, "holds 1: without person"),
        ({"entries": [{"offset": 99, "type": "other"}]}, "entries 1: offset 99 is not a place in the text (0 to 15)"),
        ({"entries": [{"offset": 3, "type": "party"}]}, "entries 1: no such type: party"),
        (
            {"entries": [{"offset": 3, "type": "other", "people": [{"name": "林", "roles": ["guest"]}]}]},
            "entries 1: people 1: no such role: guest",
        ),
    ],
)
def test_facts_at_fault(tmp_path: Path, facts: object, told: str) -> None:
    with pytest.raises(InputError) as fault:
        read_annotated(write(tmp_path, facts=facts))
    assert str(fault.value).startswith(f"{tmp_path / 'a.json'}: {told}")


def test_directories_at_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated documents in it"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="no such directory"):
        read_gold(tmp_path / "none")
    write(tmp_path)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputError, match=r"a\.txt: is missing"):
        read_gold(tmp_path)
