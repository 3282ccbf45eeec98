"""The shipped queries as texts: what each says of itself, its parameters, and that no two are alike."""

from __future__ import annotations

import re
from itertools import combinations

import pyoxigraph
import pytest

from kg.errors import InputError
from kg.query import ShippedQuery, bind, describe_query, list_queries, load, run, shipped_queries, shipped_query
from kg.rdf import prefixes, to_rdf
from tests.query.shelf import april, shelf

QUERIES = {q.name: q for q in shipped_queries()}
each = pytest.mark.parametrize("query", QUERIES.values(), ids=lambda q: q.name)


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return load(shelf())


def body(query: ShippedQuery) -> str:
    """What is asked, without comments and prefixes."""
    return re.sub(r"^(#.*|PREFIX.*)\n", "", query.sparql, flags=re.M).strip()


def test_there_are_many() -> None:
    assert len(QUERIES) >= 24


@each
def test_it_says_what_it_answers(query: ShippedQuery) -> None:
    assert re.search(r"[\u4e00-\u9fff]", query.zh)
    assert query.en.isascii()
    assert query.explanation_zh.endswith("。")
    assert query.explanation_en.endswith(".")
    for p in query.parameters:
        assert re.search(r"[\u4e00-\u9fff]", p.zh)
        assert p.en.isascii()


@each
def test_every_slot_is_declared(query: ShippedQuery) -> None:
    slots = re.findall(r"(?:VALUES| AS) \?given_(\w+)", query.sparql)
    assert sorted(slots) == sorted(p.name for p in query.parameters)
    used = re.findall(r"\?given_(\w+)", query.sparql)
    assert all(used.count(name) >= 2 for name in slots)
    assert set(used) == set(slots)


@each
def test_it_declares_its_prefixes_itself(query: ShippedQuery) -> None:
    declared = dict(re.findall(r"^PREFIX (\w+): <([^>]+)>$", query.sparql, re.M))
    assert declared.items() <= prefixes().items()
    assert set(re.findall(r"(?<![\w<?/])([a-z]+):(?=\w)", body(query))) == set(declared)


@each
def test_what_breaks_other_engines_is_not_in_it(query: ShippedQuery) -> None:
    """No classes of Chinese characters in patterns, no literal with a language tag, no GROUP_CONCAT without order."""
    assert not re.search(r"(REGEX|REPLACE)\([^)]*[\u4e00-\u9fff]", body(query))
    assert not re.search(r"[\"']@\w", body(query))
    assert "GROUP_CONCAT" not in body(query)


def test_no_two_are_alike() -> None:
    for value in (body, lambda q: q.zh, lambda q: q.en, lambda q: q.explanation_en, lambda q: q.explanation_zh):
        values = [value(q) for q in QUERIES.values()]
        assert len(set(values)) == len(QUERIES)
    # nor do two differ in the names of their variables alone
    shapes = {q.name: re.sub(r"\?\w+", "?x", body(q)) for q in QUERIES.values()}
    assert [pair for pair in combinations(shapes, 2) if shapes[pair[0]] == shapes[pair[1]]] == []


@each
def test_it_runs_with_and_without_its_parameters(query: ShippedQuery, store: pyoxigraph.Store) -> None:
    whole = run(store, query.sparql)
    assert whole.columns
    for p in query.parameters:
        part = run(store, bind(query.sparql, {p.name: p.example}))
        assert part.columns == whole.columns
        assert len(part.rows) <= len(whole.rows)


# What these tell lies in the evidence.
EVIDENT = {"mentions", "facts-on-page", "facts-low-confidence", "events-of-organisation"}


@pytest.mark.parametrize("name", sorted(QUERIES.keys() - EVIDENT))
def test_rows_without_evidence_differ_in_pages_and_sentences_alone(name: str) -> None:
    query = QUERIES[name]
    full, bare = (run(to_rdf(april(), evidence=e), query.sparql) for e in ("quote", "none"))
    kept = [i for i, c in enumerate(full.columns) if c not in {"page", "printed", "sentence", "rule"}]
    rows = [sorted({tuple(str(r[i]) for i in kept) for r in table.rows}) for table in (full, bare)]
    assert rows[0] == rows[1]


def test_a_query_by_name() -> None:
    assert shipped_query("chairs").en == "Who chaired"
    with pytest.raises(InputError, match=r"'chair'; did you mean chairs"):
        shipped_query("chair")
    with pytest.raises(InputError, match="kg query --list"):
        shipped_query("zzz")


def test_the_list_names_all_with_their_parameters() -> None:
    listed = list_queries(shipped_queries())
    for q in QUERIES.values():
        assert f"\n{q.name} " in f"\n{listed}"
        assert q.zh in listed
        assert q.en in listed
    assert "--param post=NAME organisation=NAME day=YYYY-MM-DD" in listed


def test_one_is_told_with_meaning_default_and_example() -> None:
    told = describe_query(shipped_query("together"))
    assert "谁与谁同场" in told
    assert "--param least=NUMBER (default 1)" in told
    assert "至少同场几次" in told
    assert "kg query FILE together --param person=秦砺" in told
    assert "--param" not in describe_query(shipped_query("events-undated"))
