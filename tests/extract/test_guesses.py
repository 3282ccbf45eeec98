"""Guesses of the tagger: which name nothing, and which stand with other bounds."""

from __future__ import annotations

import pytest

from kg.extract.candidates import Candidate
from kg.extract.guesses import Beside, is_occasion, is_settlement, person_of, place_of
from kg.extract.view import view
from kg.model import Kind

NOTHING_BESIDE = Beside(frozenset(), frozenset())


def guess(kind: Kind, text: str, name: str, probability: float) -> Candidate:
    start = text.index(name)
    return Candidate(kind, start, start + len(name), "tagger", probability)


@pytest.mark.parametrize(
    ("text", "name", "probability", "stands"),
    [
        ("随后殷大川说起此事。", "殷大川", 0.96, "殷大川"),
        ("故准予同意。", "故准予", 0.99, None),  # no surname
        ("欢迎宦子俊来访。", "宦子俊", 1.0, "宦子俊"),  # … but as sure as can be
        ("丙寅春，设学堂。", "丙寅春", 0.97, None),
        ("奉文裁并。", "奉文", 0.98, None),
        ("共筹得万令吉。", "万令吉", 0.96, "万令吉"),
        ("共筹得160万令吉。", "万令吉", 0.96, None),  # an amount
        ("沐铁党（84）028号文件下发。", "沐铁党", 0.99, None),  # whose number it is
        ("宣读贺信。", "贺信", 0.97, None),
        ("批判艾琳的文章。", "艾琳", 0.94, "艾琳"),
        ("批判艾琳的文章。", "艾琳", 0.9, None),
        ("副局长来济南视察。", "来济南", 0.99, None),  # where somebody goes
        ("校友来明渠发言。", "来明渠", 0.99, "来明渠"),
        ("拜会司马青。", "马青", 0.96, "司马青"),  # a surname of two characters
    ],
)
def test_persons(text: str, name: str, probability: float, stands: str | None) -> None:
    found = person_of(
        view(text), guess(Kind.PERSON, text, name, probability), frozenset(), NOTHING_BESIDE, joined=False
    )
    assert (text[found.start : found.end] if found else None) == stands


def test_one_character_more_up_to_a_post_or_a_word_that_leads_up_to_names() -> None:
    text = "绅士禚怀砚、派沈美瑾校长接任"
    beside = Beside({2}, {text.index("校长")})
    found = [
        person_of(view(text), guess(Kind.PERSON, text, n, 0.99), frozenset(), beside, joined=False)
        for n in ("怀砚", "沈美")
    ]
    assert [text[c.start : c.end] for c in found if c] == ["禚怀砚", "沈美瑾"]
    text = "免去殷川的县委书记职务"
    found = [person_of(view(text), guess(Kind.PERSON, text, "殷川", 0.99), frozenset(), Beside({2}, {5}), joined=False)]
    assert [text[c.start : c.end] for c in found if c] == ["殷川"]


@pytest.mark.parametrize(
    ("text", "name", "probability", "stands"),
    [
        ("队伍到沅岔休整。", "沅岔", 0.9, "沅岔"),
        ("队伍到沅岔休整。", "沅岔", 0.7, None),
        ("在白鹭坪勘测。", "白鹭坪", 0.7, "白鹭坪"),  # it ends as places do
        ("核桃、杏仁、果品丰收。", "杏仁", 0.99, None),  # a word
        ("核桃、沅鹿、果品丰收。", "沅鹿", 0.99, None),  # … and what stands among words
        ("毁民屋三间。", "毁民屋", 0.9, None),
        ("（今沅河口）", "今沅河口", 0.9, "沅河口"),
        ("沅清湖畔春光好。", "沅清湖畔", 0.9, "沅清湖"),
        ("覆盖我州沅塘县。", "州沅塘县", 0.9, "沅塘县"),
    ],
)
def test_places(text: str, name: str, probability: float, stands: str | None) -> None:
    found = place_of(view(text), guess(Kind.PLACE, text, name, probability))
    assert (text[found.start : found.end] if found else None) == stands


def test_what_is_a_body_is_no_place() -> None:
    text = "展览在甘肃博物院举行。"
    found = place_of(view(text), guess(Kind.PLACE, text, "甘肃博物院", 0.9))
    assert found is not None
    assert found.kind is Kind.ORGANISATION


def test_a_brigade_of_a_commune_is_a_place() -> None:
    assert is_settlement("白沙公社沅岔大队")
    assert not is_settlement("青沅纵队沅岔大队")


def test_a_meeting_is_no_body() -> None:
    for meeting in ("临岚市工作动员会", "白沙县经济工作会议", "青沅区项目推进会"):
        assert is_occasion(meeting)
    for body in ("临岚市总工会", "白沙县商会", "青沅区居民委员会", "临岚市企业家联合会", "白沙县人大常委会"):
        assert not is_occasion(body)
