"""Companies that no head names as such, and words of business that are none. All sentences are invented."""

from __future__ import annotations

import pytest

from kg.model import Kind
from tests.extract.sentences import found, names, wanted


@pytest.mark.parametrize(
    "tagged",
    [
        "<org>临光科技</org>、<org>沐川生物</org>等企业扩大生产。",
        "先后来到<org>禾绒童装</org>、<org>青禾服饰</org>等企业调研。",
        "以<org>沐岚汽车</org>为龙头，壮大产业链。",
        "聚合<org>沐能</org>、<org>海尔</org>、<org>青科控股</org>等世界500强的优势。",
        "形成<org>沐岚化工</org>、<org>青联新科</org>为链主的产业链。",
        "裂变出<org>博岚</org>、<org>沐格</org>、<org>延华拓</org>3个大型产业园。",
        "村集体入股<org>沐元科技</org>。",
        "<org>沐嘉生物</org>产销两旺。",
        "<org>沐嘉药业</org>投资3亿元。",
        "与<org>华为</org>合作。",
    ],
)
def test_companies(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text",
    [
        "家电、建材等企业受到影响。",
        "食品加工、纺织服装等企业复工。",
        "生物医药产业发展迅速。",
        "推进自动化智能化技术改造。",
        "依托高科技化工园区。",
        "新能源汽车下乡。",
        "改革的浪潮涌来。",
        "订购波音737客机。",
        "北京东郊建成公园。",
        "坂下村发展运输业。",
    ],
)
def test_no_companies(text: str) -> None:
    assert names(text, Kind.ORGANISATION) == []


def test_persons_before_heads_of_companies_are_no_companies() -> None:
    assert names("宿景胜、赵学坤等企业家参加。", Kind.ORGANISATION) == []
    assert names("会议选举高振华为主席。", Kind.ORGANISATION) == []
