"""What the guidelines want and the rules do not find yet: a rule that mends one makes its test fail, and moves it."""

from __future__ import annotations

import pytest

from tests.extract.sentences import found, wanted

KNOWN_MISSES = [
    ("<post><org>市委</org>书记</post><per>沈明远</per>会同<org>省水利厅</org>到现场察看。", "会同 is a county too"),
    (
        "<post>副县长</post><per>范立</per>和<post><org>县农业局</org>局长</post><per>储大鹏</per>到会。",
        "和县 is a county too",
    ),
    ("<per>秦怀仁</per>（<per>秦老三</per>）参加革命。", "a name alone before a bracket"),
    ("<org>市总工会</org>、<org>团市委</org>、<org>市妇联</org>联合发文。", "团 in front of the level word"),
    ("<org>中共临澜市委员会</org>成立。", "full name of a committee of an unknown division"),
    ("<org>政协临澜市委员会</org>召开会议。", "full name of a committee of an unknown division"),
    ("<org>临澜大学</org>建立。", "a school's name at the text's beginning"),
    ("<org>青石公社</org>成立。", "a commune that acts is an organisation"),
    ("各乡镇党委书记、村支部书记参加培训。", "a group of towns is no body"),
    ("<place>李各庄村</place>、<place>王各庄村</place>通电。", "各 is a stop word"),
    ("各县区、各乡镇参加。", "a group of towns is no place"),
    ("<proj>年产30万吨水泥生产线</proj>建成投产。", "a project that its output names"),
]


@pytest.mark.parametrize(
    "tagged", [pytest.param(t, marks=pytest.mark.xfail(strict=True, reason=why)) for t, why in KNOWN_MISSES]
)
def test_known_misses(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)
