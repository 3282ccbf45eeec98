"""What may be asked, and what is refused before the engine sees it."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.query.guard import MAX_DEPTH, Forbidden, check_query


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        "SELECT * {\n service silent ?x { ?a ?b ?c } }",
        "ASK { # SELECT\n SERVICE<http://127.0.0.1/>{ ?a ?b ?c } }",
        "SELECT * { ?a ?b '#' . SERVICE x:y { ?a ?b ?c } }",
        'SELECT * { ?a ?b """"#""" . SERVICE x:y { ?a ?b ?c } }',
        "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE ?x { ?a ?b ?c } }",
        "SELECT * { ?a ?b 1SERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        "SELECT * { ?a ?b 1.SERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        "SELECT * { ?a ?b trueSERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        "SELECT * { ?a ?b x:.SERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        "PREFIX service: <http://127.0.0.1/> SELECT * { service:x { ?a ?b ?c } }",
        "SELECT * { \\U00000053ERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        "SELECT * { ?a ?b '\\u0027 . SERVICE x:y { ?a ?b ?c } #'",
    ],
)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(Forbidden, match="SERVICE asks another server"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a kg:SERVICE }",
        "SELECT * { ?a <http://a/SERVICE> 'SERVICE' , \"SERVICE\"@service , '''SERVICE''' } # SERVICE",
        "SELECT * { ?a a kg:service.SERVICE ; rdfs:label 'it\\'s SERVICE' }",
        "PREFIX s: <http://a/> SELECT $SERVICE { $SERVICE s:SERVICE 'INSERT' ; s:in-service _:SERVICE }",
        "SELECT * { ?a ?b ?c } # DELETE everything",
        "PREFIX delete: <http://a/> ASK { ?insert ?load ?clear }",
        "PREFIX s: <http://a/> SELECT * { ?a s:a\\#SERVICE s:b\\'SERVICE\\' , _:a.SERVICE , s:%20SERVICE } # service",
        "SELECT * { ?a ?b ?c FILTER(?c < 3 && ?b > <http://a/service>) }",
    ],
)
def test_words_that_are_no_keywords_are_let_through(query: str) -> None:
    check_query(query)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("INSERT DATA { <a:a> <b:b> 1 }", "INSERT"),
        ("PREFIX x: <http://x/>\n# so\ndelete where { ?a ?b ?c }", "DELETE"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("WITH <g:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }", "WITH"),
        ("CLEAR ALL", "CLEAR"),
    ],
)
def test_updates_are_refused(query: str, word: str) -> None:
    with pytest.raises(Forbidden, match=f"{word} changes data"):
        check_query(query)


def test_the_line_is_told() -> None:
    with pytest.raises(InputError, match="query line 3:"):
        check_query("SELECT *\n{\n SERVICE ?x {} }")


def test_brackets_inside_each_other_have_a_limit() -> None:
    def nested(n: int) -> str:
        return "SELECT * " + "{" * n + "?a ?b ?c" + "}" * n

    check_query(nested(MAX_DEPTH))
    with pytest.raises(InputError, match="brackets inside each other"):
        check_query(nested(MAX_DEPTH + 1))
