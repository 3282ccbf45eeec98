"""What follows from facts by the published rules."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.rdf.infer import infer

_PREFIXES = """
@prefix : <https://example.org/> .
@prefix kg: <https://gazette-kg.invalid/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def tenure(name: str, status: str, *, person: str = "fang", post: str = "mayor", **bounds: str) -> str:
    said = "".join(f' ; kg:{bound} "{day}"^^xsd:date' for bound, day in bounds.items())
    return (
        f":{name} a kg:Tenure ; org:member :{person} ; kg:post :{post} ; org:organization :city ;"
        f" kg:status kg:status-{status}{said} ."
    )


def follows(*tenures: str) -> set[tuple[str, str, str]]:
    """Who holds what and is a member of what, by local names."""
    facts = [q.triple for q in pyoxigraph.parse(_PREFIXES + "\n".join(tenures), format=pyoxigraph.RdfFormat.TURTLE)]
    local = [tuple(str(x).strip("<>").rsplit("/", 1)[-1].rsplit("#", 1)[-1] for x in t) for t in infer(facts)]
    return {(s, p, o) for s, p, o in local if p in ("holds", "heldBy", "memberOf")}


HOLDS = {("fang", "holds", "mayor"), ("mayor", "heldBy", "fang"), ("fang", "memberOf", "city")}


@pytest.mark.parametrize("status", ["held", "appointed", "acting"])
def test_who_is_in_office_holds_the_post(status: str) -> None:
    assert follows(tenure("t", status, endedNotBefore="2021-04-01")) == HOLDS


@pytest.mark.parametrize("status", ["ended", "former"])
def test_a_post_given_up_is_not_held(status: str) -> None:
    assert follows(tenure("t", status)) == set()


def test_a_post_whose_end_is_known_is_not_held() -> None:
    assert follows(tenure("t", "appointed", endedNotAfter="2021-04-08")) == set()


@pytest.mark.parametrize("status", ["ended", "former"])
def test_a_post_that_another_tenure_says_was_given_up_is_not_held(status: str) -> None:
    assert follows(tenure("t", "held"), tenure("u", status)) == set()
    assert follows(tenure("t", "held"), tenure("u", status, endedNotAfter="2021-04-08")) == set()
    same_day = tenure("t", "held", endedNotBefore="2021-04-08")
    assert follows(same_day, tenure("u", status, endedNotAfter="2021-04-08")) == set()


def test_a_post_taken_again_is_held() -> None:
    again = tenure("t", "appointed", endedNotBefore="2021-06-01")
    assert follows(again, tenure("u", "ended", endedNotAfter="2021-04-08")) == HOLDS


def test_a_post_taken_again_and_left_again_is_not_held() -> None:
    again = tenure("t", "appointed", endedNotBefore="2021-06-01")
    left = tenure("u", "ended", endedNotAfter="2021-04-08"), tenure("v", "former", endedNotAfter="2021-07-01")
    assert follows(again, *left) == set()


def test_what_others_left_and_other_posts_left_count_for_nothing() -> None:
    others = tenure("u", "ended", person="qian"), tenure("v", "former", post="clerk")
    assert follows(tenure("t", "held"), *others) == HOLDS
