"""What the guidelines want and the rules do not find yet: a rule that mends one makes its test fail, and moves it."""

from __future__ import annotations

import pytest

from tests.extract.sentences import found, wanted

KNOWN_MISSES = [
    ("<per>秦怀仁</per>（<per>秦老三</per>）参加革命。", "a name alone before a bracket"),
    ("<org>青石公社</org>成立。", "a commune that acts is an organisation"),
    ("各乡镇党委书记、村支部书记参加培训。", "a group of towns is no body"),
    ("<place>李各庄村</place>、<place>王各庄村</place>通电。", "各 is a stop word"),
    ("<proj>年产30万吨水泥生产线</proj>建成投产。", "a project that its output names"),
]


@pytest.mark.parametrize(
    "tagged", [pytest.param(t, marks=pytest.mark.xfail(strict=True, reason=why)) for t, why in KNOWN_MISSES]
)
def test_known_misses(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)
