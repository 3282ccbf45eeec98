"""Projects, and the words that speak of projects in general. All sentences are invented."""

from __future__ import annotations

import pytest

from kg.model import Kind
from tests.extract.sentences import found, names, wanted


@pytest.mark.parametrize(
    "tagged",
    [
        "<proj>青龙河综合治理工程</proj>竣工。",
        "<proj>白沙河大桥工程</proj>竣工。",
        "<proj>临澜至白沙高速公路项目</proj>开工。",
        "考察<proj>江源新材料产业园项目</proj>。",
    ],
)
def test_projects(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text",
    [
        "重点项目开工。",
        "重点工程开工。",
        "一批重大项目签约。",
        "推进民生工程。",
        "招商引资项目签约。",
        "项目建设加快推进。",
        "全市重点项目建设推进会召开。",
    ],
)
def test_no_projects(text: str) -> None:
    assert names(text, Kind.PROJECT) == []
