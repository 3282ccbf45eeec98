"""Several documents as named graphs of one file, or served from one directory, are asked as a set of triples."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.build import build
from kg.model import PartialDate
from kg.query import bind, load, run, shipped_queries, shipped_query
from kg.rdf import prefixes, to_rdf, write_turtle
from kg.rdf.export import export
from kg.read import read
from kg.serve.load import load as load_served
from tests.query.shelf import april, june, shelf


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of two built graphs that share persons, posts, bodies and places."""
    where = tmp_path_factory.mktemp("built")
    for name, graph in (("april", april()), ("june", june())):
        write_turtle(graph, where / f"{name}.ttl")
    return where


@pytest.fixture(scope="module")
def merged() -> pyoxigraph.Store:
    return load(shelf())


@pytest.mark.parametrize("form", ["trig", "nq", "served"])
@pytest.mark.parametrize("query", [q.name for q in shipped_queries()])
def test_named_graphs_are_asked_as_their_merge(built: Path, merged: pyoxigraph.Store, form: str, query: str) -> None:
    (sparql,) = (q.sparql for q in shipped_queries() if q.name == query)
    if form == "served":
        store = load_served(built)[0]
    else:
        path = built / f"both.{form}"
        if not path.exists():
            path.write_bytes(export(sorted(built.glob("*.ttl")), form))
        store = load(path)
    assert sorted(map(str, run(store, sparql).rows)) == sorted(map(str, run(merged, sparql).rows))


def test_graphs_are_told_apart_as_well(built: Path) -> None:
    store = load_served(built)[0]
    apart = run(store, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?p a kg:Person } } GROUP BY ?g").rows
    assert sorted(int(n.text) for _, n in apart if n) == [8, 8]
    (together,) = run(store, "SELECT (COUNT(*) AS ?n) { ?p a kg:Person }").rows
    assert together[0] is not None
    assert int(together[0].text) == 12
    assert len(run(to_rdf(april()), "SELECT * { ?p a kg:Person }").rows) == 8


MAY = """2021年5月临浦市大事记
1日 市委书记顾怀远主持召开全市教育工作会议。市委副书记、市长沈知行,市委常委、秘书长陆明禾出席会议。
3日 全市农业工作会议召开。顾怀远、沈知行、陆明禾出席会议。
"""
JUNE = """2021年6月临浦市大事记
2日 市委书记顾怀远主持召开全市工业工作会议。陆明禾、沈知行出席会议。
5日 市委书记顾怀远到青岚县调研。市委副书记、市长沈知行,市委常委、秘书长陆明禾参加。
9日 市委副书记、市长沈知行主持召开市政府常务会议。
12日 免去陆明禾的市委秘书长职务。
"""


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    """Two chronicles of one city, in which each person has an IRI of each document."""
    where = tmp_path_factory.mktemp("months")
    for month, text in ((5, MAY), (6, JUNE)):
        source = where / f"{month}.txt"
        source.write_text(text, "utf-8")
        graph = build(read(source), place="临浦市", province="云岭省", date=PartialDate(2021, month))
        write_turtle(graph, where / f"{month}.ttl")
    return load_served(where)[0]


def rows_of(store: pyoxigraph.Store, query: str, /, **given: str) -> list[tuple[str | None, ...]]:
    return [tuple(c and c.text for c in row) for row in run(store, bind(shipped_query(query).sparql, given)).rows]


def test_nobody_follows_himself(months: pyoxigraph.Store) -> None:
    people = run(months, "SELECT ?p { ?p a kg:Person ; rdfs:label '顾怀远'@zh }").rows
    assert len(people) == 2
    assert rows_of(months, "succession") == []


def test_holders_are_persons_by_name(months: pyoxigraph.Store) -> None:
    assert rows_of(months, "holders", post="市委书记") == [
        ("顾怀远", "中共临浦市委员会书记", "中共临浦市委员会", "", "", "2021-05-01", "2021-06-05", "")
    ]


def test_who_was_together_is_counted_over_all_documents(months: pyoxigraph.Store) -> None:
    assert set(rows_of(months, "together", person="顾怀远")) == {
        ("顾怀远", "沈知行", "4", "2"),
        ("顾怀远", "陆明禾", "4", "2"),
    }
    assert len(rows_of(months, "together")) == 3
    assert set(rows_of(months, "appearances")) == {
        ("顾怀远", "4", "2", "0", "1"),
        ("沈知行", "5", "1", "0", "0"),
        ("陆明禾", "5", "0", "0", "0"),
    }


def test_the_order_of_names_changes_between_documents(months: pyoxigraph.Store) -> None:
    changes = [(row[0], row[1], row[2], row[4]) for row in rows_of(months, "order-changes")]
    assert ("沈知行", "陆明禾", "2021-05-03", "2021-06-02") in changes
    assert len({row[0] for row in rows_of(months, "protocol-order")}) == len(rows_of(months, "protocol-order"))


def test_what_a_later_document_tells_as_given_up_is_not_held(months: pyoxigraph.Store) -> None:
    assert {row[3] for row in rows_of(months, "concurrent-posts", least="1") if row[0] == "陆明禾"} == {
        "中共临浦市委员会常委"
    }


def test_a_post_that_is_held_again_counts(months: pyoxigraph.Store) -> None:
    again = load_again(months)
    held = {row[3] for row in rows_of(again, "concurrent-posts", least="1") if row[0] == "陆明禾"}
    assert held == {"中共临浦市委员会常委", "中共临浦市委员会秘书长"}


def load_again(months: pyoxigraph.Store) -> pyoxigraph.Store:
    """The same, and he is seen in office in September."""
    store = pyoxigraph.Store()
    store.bulk_extend(months)
    store.update(
        """DELETE { ?tenure kg:endedNotBefore ?day } INSERT { ?tenure kg:endedNotBefore '2021-09-01'^^xsd:date } WHERE {
             ?tenure org:member/rdfs:label '陆明禾'@zh ; kg:title '秘书长'@zh ; kg:status kg:status-held ;
               kg:endedNotBefore ?day }""",
        prefixes=prefixes() | {"xsd": "http://www.w3.org/2001/XMLSchema#"},
    )
    return store
