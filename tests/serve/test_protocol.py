"""The SPARQL 1.1 Protocol, held against the cases of the W3C's test suite and what else clients send."""

from __future__ import annotations

import asyncio
import json
import socket
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from starlette.requests import Request
from starlette.types import Message

from kg.query import shipped_queries
from kg.rdf import ontology_page, ontology_text
from kg.rdf.dataset import dataset_iri
from kg.serve.problems import Problem
from kg.serve.protocol import MAX_BYTES, read_question
from tests.example import example_graph
from tests.serve.running import HOSTILE_BASE, JSON, Reply, Server

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
DOCUMENTS = "SELECT DISTINCT ?d { ?d a kg:Document }"
GRAPHS = (
    dataset_iri(example_graph().document).value,
    dataset_iri(example_graph(hostile=True).document, HOSTILE_BASE).value,
)


def post(server: Server, body: str | bytes, type: str | None, path: str = "/sparql", accept: str = JSON) -> Reply:
    headers = {"Accept": accept} | ({"Content-Type": type} if type else {})
    return server.request("POST", path, body.encode() if isinstance(body, str) else body, headers)


def get(server: Server, accept: str = JSON, **fields: str | tuple[str, ...]) -> Reply:
    address = "/sparql?" + urlencode({k.replace("_", "-"): v for k, v in fields.items()}, doseq=True)
    return server.get(address, Accept=accept)


# ------------------------------------------------------------------------------------------ good requests


def test_query_by_get(server: Server) -> None:
    reply = get(server, query=DOCUMENTS)
    assert (reply.status, reply.type, len(reply.rows)) == (200, JSON, 2)


def test_query_by_form(server: Server) -> None:
    assert len(post(server, urlencode({"query": DOCUMENTS}), FORM).rows) == 2
    assert len(post(server, urlencode({"query": DOCUMENTS}), FORM + "; charset=UTF-8").rows) == 2


def test_query_by_direct_post(server: Server) -> None:
    assert len(post(server, DOCUMENTS, QUERY).rows) == 2
    assert len(post(server, DOCUMENTS + " # 中文", QUERY + ";charset=utf-8").rows) == 2


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_the_request_chooses_graphs(server: Server, way: str) -> None:
    def documents(**graphs: tuple[str, ...]) -> int:
        chosen = urlencode({k.replace("_", "-"): v for k, v in graphs.items()}, doseq=True)
        if way == "get":
            return len(get(server, query=DOCUMENTS, **graphs).rows)
        if way == "form":
            return len(post(server, urlencode({"query": DOCUMENTS}) + "&" + chosen, FORM).rows)
        return len(post(server, DOCUMENTS, QUERY, "/sparql?" + chosen).rows)

    assert documents(default_graph_uri=GRAPHS[:1]) == 1
    assert documents(default_graph_uri=GRAPHS) == 2
    assert documents(named_graph_uri=GRAPHS) == 0
    assert documents(default_graph_uri=("http://nowhere/",)) == 0


def test_named_graphs_of_the_request(server: Server) -> None:
    reply = get(server, query="SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", named_graph_uri=GRAPHS[1])
    assert reply.rows == [{"g": GRAPHS[1]}]


def test_hostile_names_come_through(server: Server) -> None:
    names = {e.name for e in example_graph(hostile=True).entities}
    for name in names:
        literal = '"' + "".join(f"\\U{ord(c):08X}" for c in name) + '"@zh'
        assert server.ask(f"SELECT DISTINCT ?label {{ ?s rdfs:label ?label FILTER(?label = {literal}) }}").rows == [
            {"label": name}
        ]
    assert len(names) > 20


@pytest.mark.parametrize(
    ("accept", "type"),
    [
        ("*/*", JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle, application/sparql-results+json;q=0.1", JSON),
    ],
)
def test_formats_of_results(server: Server, accept: str, type: str) -> None:
    for query in (DOCUMENTS, "ASK {}"):
        reply = get(server, accept, query=query)
        assert (reply.status, reply.type) == (200, type)
        assert reply.headers["vary"] == "Accept"
        assert reply.body


@pytest.mark.parametrize(
    ("accept", "type", "format"),
    [
        ("*/*", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("text/csv, text/turtle;q=0.1", "text/turtle", RdfFormat.TURTLE),
    ],
)
def test_formats_of_graphs(server: Server, accept: str, type: str, format: RdfFormat) -> None:
    for query in (
        "CONSTRUCT { ?d a ?t } { ?d a kg:Document ; a ?t }",
        f"DESCRIBE <{GRAPHS[0]}>",
    ):
        reply = get(server, accept, query=query)
        assert (reply.status, reply.type) == (200, type)
        assert len(list(parse(reply.body, format=format))) > 2


def test_head_is_get_without_a_body(server: Server) -> None:
    reply = server.request("HEAD", "/health")
    assert (reply.status, reply.body) == (200, b"")


def test_what_is_cut_is_told(server: Server) -> None:
    cut = server.ask("SELECT * { ?s ?p ?o }")
    assert (cut.headers["x-sparql-maxrows"], len(cut.rows)) == ("50", 50)
    assert "x-sparql-maxrows" not in server.ask("SELECT * { ?s ?p ?o } LIMIT 50").headers
    graph = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert (graph.headers["x-sparql-maxrows"], len(graph.body.splitlines())) == ("50", 50)
    page = server.ask("SELECT * { ?s ?p ?o }", "text/html").body.decode()
    assert "只显示前 50 行" in page
    assert page.count("<tr>") == 51


# ------------------------------------------------------------------------------------------ bad requests


def test_requests_that_are_not_of_the_protocol(server: Server) -> None:
    twice = urlencode([("query", "ASK {}"), ("query", "SELECT * {}")])
    told = {
        "two by get": (server.get("/sparql?" + twice), 400, "bad_request"),
        "two by form": (post(server, twice, FORM), 400, "bad_request"),
        "in both": (post(server, "ASK {}", QUERY, "/sparql?query=ASK%20%7B%7D"), 400, "bad_request"),
        "no query": (server.get("/sparql?default-graph-uri=http://a/"), 400, "bad_request"),
        "empty form": (post(server, "", FORM), 400, "bad_request"),
        "no type": (post(server, "query=ASK%20%7B%7D", None), 415, "media_type"),
        "wrong type": (post(server, "ASK {}", "text/plain"), 415, "media_type"),
        "wrong charset": (post(server, "ASK {}", QUERY + ";charset=gb18030"), 415, "media_type"),
        "no UTF-8": (post(server, "ASK {} # 中".encode("gb18030"), QUERY), 400, "bad_request"),
        "no UTF-8 in form": (post(server, "query=ASK%20%7B%7D%23%D6%D0", FORM), 400, "bad_request"),
        "UTF-8 not encoded": (post(server, "query=ASK{}#中", FORM), 400, "bad_request"),
        "too many fields": (post(server, "a=b&" * 2000, FORM), 400, "bad_request"),
        "syntax": (get(server, query="ASK { ?s ?p "), 400, "malformed_query"),
        "empty query": (get(server, query=""), 400, "malformed_query"),
        "graph is no IRI": (get(server, query="ASK {}", default_graph_uri="a b"), 400, "bad_request"),
        "update": (get(server, update="CLEAR ALL"), 403, "forbidden"),
        "update by form": (post(server, urlencode({"update": "CLEAR ALL"}), FORM), 403, "forbidden"),
        "update direct": (post(server, "CLEAR ALL", "application/sparql-update"), 403, "forbidden"),
        "update as query": (get(server, query="INSERT DATA { <a:a> <b:b> 1 }"), 403, "forbidden"),
        "service": (get(server, query="ASK { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }"), 403, "forbidden"),
        "put": (server.request("PUT", "/sparql", b"x"), 405, "method"),
        "delete": (server.request("DELETE", "/sparql"), 405, "method"),
        "no format": (get(server, "image/png", query="ASK {}"), 406, "not_acceptable"),
        "no format of a graph": (get(server, "text/csv", query="CONSTRUCT WHERE { ?s ?p ?o }"), 406, "not_acceptable"),
        "too large": (post(server, b"a" * (MAX_BYTES + 1), QUERY), 413, "too_large"),
        "long address": (server.get("/sparql?query=ASK" + "%20" * (MAX_BYTES // 3) + "%7B%7D"), 413, "too_large"),
        "nowhere": (server.get("/nowhere"), 404, "not_found"),
        "no such page": (server.get("/nowhere.html"), 404, "not_found"),
        "a page without a graph": (server.get("/" + quote("古怪.html")), 404, "not_found"),
        "outside": (server.get("/static/../../../etc/passwd"), 404, "not_found"),
        "outside by name": (server.get("/..%2Fnotes.html"), 404, "not_found"),
    }
    assert {what: (reply.status, reply.problem) for what, (reply, _, _) in told.items()} == {
        what: (status, key) for what, (_, status, key) in told.items()
    }


def test_methods_that_are_allowed_are_told(server: Server) -> None:
    allowed = server.request("PUT", "/sparql", b"x").headers["allow"].split(", ")
    assert sorted(allowed) == ["GET", "HEAD", "POST"]


def test_problems_in_the_form_that_one_reads(server: Server) -> None:
    query = "SELECT * {\n ?s ?p <script>alert(1)</script> }"
    text = get(server, "text/plain", query=query)
    assert (text.status, text.type) == (400, "text/plain")
    lines = text.body.decode().splitlines()
    assert lines[:2] == ["查询有误", "The query is malformed"]
    assert lines[2].startswith("query line 2")
    page = get(server, "text/html,*/*;q=0.1", query=query)
    assert (page.status, page.type) == (400, "text/html")
    assert "查询有误" in page.body.decode()
    assert "<script>" not in page.body.decode()


# ------------------------------------------------------------------------------------------ beside the endpoint


def test_the_endpoint_describes_itself(server: Server) -> None:
    reply = server.get("/sparql", Accept="text/turtle")
    assert reply.type == "text/turtle"
    told = {(q.predicate.value.rpartition("#")[2], q.object) for q in parse(reply.body, format=RdfFormat.TURTLE)}
    assert ("endpoint", NamedNode(f"http://127.0.0.1:{server.port}/sparql")) in told
    assert {o.value for p, o in told if p == "name"} == set(GRAPHS)  # type: ignore[union-attr]
    browser = server.get("/sparql", Accept="text/html,*/*;q=0.8")
    assert (browser.status, browser.headers["location"]) == (303, "/")


def test_what_is_served_is_told(server: Server) -> None:
    graphs = json.loads(server.get("/graphs").body)
    assert [(g["file"], g["page"]) for g in graphs] == [("example.ttl", "example.html"), ("古怪.ttl", None)]
    assert tuple(g["dataset"] for g in graphs) == GRAPHS
    (row,) = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    assert 1000 < int(row["n"]) == sum(g["triples"] for g in graphs)
    assert server.health()["triples"] == sum(g["triples"] for g in graphs)


def test_the_ontology(server: Server) -> None:
    reply = server.get("/ontology")
    assert (reply.type, reply.body.decode()) == ("text/turtle", ontology_text())
    page = server.get("/ontology", Accept="text/html,*/*;q=0.8")
    assert (page.type, page.body.decode()) == ("text/html", ontology_page())


def test_shipped_queries_are_offered(server: Server) -> None:
    offered = json.loads(server.get("/queries").body)
    assert [query["name"] for query in offered] == [query.name for query in shipped_queries()]
    assert all(query["zh"] and query["en"] and query["sparql"] for query in offered)
    assert any(query["parameters"] for query in offered)


def test_shipped_queries_take_parameters(server: Server) -> None:
    whole = server.get("/queries/events-of-person")
    assert (whole.status, whole.type) == (200, "application/sparql-query")
    persons = {row["person"] for row in server.ask(whole.body.decode()).rows}
    assert len(persons) > 3
    bound = server.get("/queries/events-of-person?month=&" + urlencode({"person": "沈知行"}))
    rows = server.ask(bound.body.decode()).rows
    assert {row["person"] for row in rows} == {"沈知行"} < persons
    told = {
        "no such query": (server.get("/queries/events-of-persons"), 404, "not_found"),
        "no such parameter": (server.get("/queries/events-of-person?persons=x"), 400, "bad_parameter"),
        "wrong type": (server.get("/queries/events-of-person?month=soon"), 400, "bad_parameter"),
    }
    assert {what: (reply.status, reply.problem) for what, (reply, _, _) in told.items()} == {
        what: (status, key) for what, (_, status, key) in told.items()
    }


# They ask for what the example has not; tests/query has it.
WITHOUT_ROWS = {
    "foreign-contacts", "order-changes", "persons-by-rank", "ranks", "renamings", "succession", "visitors", "visits",
}  # fmt: skip


def test_shipped_queries_run(server: Server) -> None:
    replies = {query.name: server.ask(query.sparql) for query in shipped_queries()}
    assert {reply.status for reply in replies.values()} == {200}
    assert {name for name, reply in replies.items() if not reply.rows} == WITHOUT_ROWS


def test_what_a_browser_may_do_is_told(server: Server) -> None:
    for path, script in (("/", "'self'"), ("/example.html", "'unsafe-inline'")):
        reply = server.get(path)
        policy = reply.headers["content-security-policy"]
        assert (reply.status, reply.type) == (200, "text/html")
        assert "default-src 'none'" in policy
        assert f"script-src {script};" in policy
        assert "http" not in policy
    for path in ("/", "/sparql", "/health", "/static/query.js"):
        headers = server.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_calls_by_another_name_are_refused(server: Server) -> None:
    """A page of another site could have its own name lead to this machine (DNS rebinding)."""
    for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1.evil.example", ""):
        reply = server.get("/sparql?query=ASK%7B%7D", Host=host)
        assert (reply.status, reply.problem) == (400, "bad_host")
    for host in ("localhost", f"LOCALHOST:{server.port}", "127.0.0.1", f"[::1]:{server.port}"):
        assert server.get("/sparql?query=ASK%7B%7D", Host=host).status == 200


def test_a_body_that_does_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    async def receive() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    monkeypatch.setattr("kg.serve.protocol.SECONDS", 0.05)
    headers = [(b"content-type", QUERY.encode())]
    scope = {"type": "http", "method": "POST", "path": "/sparql", "query_string": b"", "headers": headers}
    with pytest.raises(Problem) as told:
        asyncio.run(read_question(Request(scope, receive)))
    assert told.value.key == "slow_request"


def test_others_are_answered_while_a_request_does_not_end(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as slow:
        slow.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n")
        slow.sendall(b"Content-Length: 100\r\n\r\nASK")
        assert server.ask("ASK {}").status == 200
    assert server.rest()["status"] == "ok"


def test_what_is_no_http(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as odd:
        odd.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")
        assert odd.recv(1000).startswith(b"HTTP/1.1 400")
    assert server.rest()["status"] == "ok"
