"""Queries in a process of their own: the same answers, and an end at the limit."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from kg.errors import InputError, TimeLimitError
from kg.query import query_file, run_limited
from kg.rdf import write_turtle
from tests.example import example_graph

NAMES = "SELECT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f && ?i != ?l) }"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("limited") / "example.ttl"
    write_turtle(example_graph(), path)
    return path


def test_it_answers_as_without_a_limit(path: Path) -> None:
    answer = run_limited(path, NAMES, seconds=60, limit=3)
    assert answer.table == query_file(path, NAMES, limit=3)
    assert len(answer.table.rows) == 3
    assert answer.unknown == ()


def test_it_is_killed_at_the_limit(path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"longer than 0.5 s and was stopped; .* --timeout"):
        run_limited(path, ENDLESS, seconds=0.5)
    assert time.monotonic() - begun < 20
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("query", "told"),
    [("SELECT * {", "query line 1"), ("INSERT DATA { <a:a> <b:b> 1 }", "changes data"), (NAMES, "can't be read")],
)
def test_faults_come_back_as_they_are(path: Path, query: str, told: str) -> None:
    data = path if query != NAMES else path.with_name("none.ttl")
    with pytest.raises(InputError, match=told):
        run_limited(data, query, seconds=60)
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.query.limited._work", _die)
    with pytest.raises(InputError, match="process died"):
        run_limited(path, NAMES, seconds=60)


def _die(*_: object) -> None:
    os._exit(9)


def test_names_that_the_graph_has_not_are_told_with_near_ones(path: Path) -> None:
    none = "SELECT ?x { ?x rdfs:label 'nobody' }"
    answer = run_limited(path, none, seconds=60, names=("顾怀", "顾怀远", "市委书记", "zzz"))
    assert answer.table.rows == ()
    assert answer.unknown == (("顾怀", ("顾怀远",)), ("zzz", ()))
    assert run_limited(path, NAMES, seconds=60, names=("zzz",)).unknown == ()
