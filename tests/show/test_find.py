"""Names, aliases and IRIs -> entities; nothing is guessed."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.errors import InputError
from kg.model import Kind
from kg.query import load
from kg.rdf import DEFAULT_BASE, to_rdf
from kg.show import Match, find
from tests.example import example_graph


@pytest.fixture(scope="module")
def store() -> Store:
    return load(to_rdf(example_graph()))


GU = Match(DEFAULT_BASE + "person-01", Kind.PERSON, "顾怀远")


@pytest.mark.parametrize(
    "name",
    ["顾怀远", " 顾 怀远 ", "person-01", ":person-01", f"{DEFAULT_BASE}person-01", f"<{DEFAULT_BASE}person-01>"],
)
def test_a_name_or_an_iri(store: Store, name: str) -> None:
    assert find(store, name) == (GU,)


def test_an_alias(store: Store) -> None:
    (match,) = find(store, "市委书记")
    assert (match.kind, match.name) == (Kind.POST, "中共临浦市委员会书记")


@pytest.mark.parametrize("name", ["艾琳娜·科瓦奇", "艾琳娜•科瓦奇"])
def test_the_form_of_a_dot_makes_no_difference(store: Store, name: str) -> None:
    assert [m.name for m in find(store, name)] == ["艾琳娜·科瓦奇"]


def test_several_are_all_given_and_a_kind_chooses() -> None:
    graph = example_graph()
    store = load(to_rdf(graph))
    store.update(f"INSERT DATA {{ <{DEFAULT_BASE}place-02> <http://www.w3.org/2004/02/skos/core#altLabel> '市委'@zh }}")
    assert [(m.kind, m.name) for m in find(store, "市委")] == [
        (Kind.ORGANISATION, "中共临浦市委员会"),
        (Kind.PLACE, "临浦市"),
    ]
    assert [m.name for m in find(store, "市委", kind=Kind.PLACE)] == ["临浦市"]


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("怀远", None, "near it: 顾怀远"),
        ("顾怀元", None, "near it: 顾怀远"),
        ("顾怀远", Kind.PLACE, "no entity of the kind place"),
        ("event-1", None, "no entity"),
        ("", None, "no entity"),
        ("}", None, "no entity"),
    ],
)
def test_what_is_not_there(store: Store, name: str, kind: Kind | None, said: str) -> None:
    with pytest.raises(InputError, match=said):
        find(store, name, kind=kind)


def test_a_graph_without_entities() -> None:
    with pytest.raises(InputError, match="no entity in the graph has a name"):
        find(Store(), "顾怀远")
