"""The query page in Chromium, as a reader uses it: shipped queries run, and nothing outside is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.query import run, shipped_queries
from kg.serve.load import load
from tests.chromium import CHROMIUM, MISSING, chromium
from tests.serve.running import ENDLESS, Server

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test extra)")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)

PERSONS = "SELECT DISTINCT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"


class Reader:
    """A browser's page that keeps account of all that must not happen."""

    def __init__(self, browser: Any, server: Server, **options: Any) -> None:
        self.origin = f"http://127.0.0.1:{server.port}"
        self.requests: list[str] = []
        self.bad: list[str] = []
        self.context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, **options)
        self.context.on("request", lambda r: self.requests.append(r.url))
        self.context.on("weberror", lambda e: self.bad.append(f"error: {e.error}"))
        self.context.on("console", lambda m: self.bad.append(f"console: {m.text}"))
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.open("/")

    def open(self, path: str) -> None:
        self.page.goto(self.origin + path)
        self.page.wait_for_selector("body[data-ready]")

    def ask(self, sparql: str) -> None:
        """Type a query into the editor and run it."""
        self.page.click(".tabPanel.active .CodeMirror-lines")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(sparql)
        self.page.keyboard.press("Control+Enter")

    def rows(self) -> list[list[str]]:
        """The cells of the table that is shown, by row."""
        table = self.page.wait_for_selector(".tabPanel.active .yasr_results table tbody tr")
        assert table is not None
        found = self.page.locator(".tabPanel.active .yasr_results table tbody tr")
        return [row.locator("td").all_inner_texts() for row in found.all()]

    def close(self) -> None:
        self.context.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium(reach="127.0.0.1") as running:
        yield running


@pytest.fixture
def reader(browser: Any, server: Server) -> Iterator[Reader]:
    it = Reader(browser, server)
    yield it
    it.close()
    assert it.requests
    # 'data:,' is the empty icon, by which the browser does not ask for one
    assert [url for url in it.requests if not url.startswith((it.origin + "/", "data:", "about:"))] == []
    assert it.bad == []


def test_the_shipped_queries_are_offered_in_both_languages(reader: Reader) -> None:
    queries = shipped_queries()
    assert queries
    offered = reader.page.locator("#shipped button")
    assert offered.all_inner_texts() == [q.zh for q in queries]
    assert reader.page.inner_text("h1") == "知识图谱查询"
    reader.page.click("#language")
    assert offered.all_inner_texts() == [q.en for q in queries]
    assert reader.page.inner_text("h1") == "Ask the knowledge graph"
    reader.page.reload()
    reader.page.wait_for_selector("body[data-ready]")
    assert reader.page.inner_text("h1") == "Ask the knowledge graph"


def test_a_shipped_query_runs_and_shows_its_rows(reader: Reader, directory: Path) -> None:
    (query,) = (q for q in shipped_queries() if q.name == "chairs")
    reader.page.click('#shipped button[data-query="chairs"]')
    assert reader.page.locator(".tab.active").inner_text().startswith(query.zh)
    shown = reader.rows()
    rows = run(load(directory)[0], query.sparql).rows
    assert len(shown) == len(rows) >= 6
    told = "\n".join("\t".join(row) for row in shown)
    for row in rows:
        for cell in row:
            assert cell is None or cell.text in told


def test_a_shipped_query_takes_parameters(reader: Reader) -> None:
    reader.page.click('#shipped button[data-query="events-of-person"]')
    assert {"沈知行", "严松"} < {row[0] for row in reader.rows()}
    assert reader.page.inner_text("#parameters label:has(input[name=person])").strip() == "姓名"
    reader.page.fill("#parameters input[name=person]", "沈知行")
    reader.page.click("#parameters button")
    reader.page.wait_for_selector(".tabPanel.active .CodeMirror-line:has-text('沈知行')")
    reader.page.wait_for_selector(".tabPanel.active tbody:not(:has-text('严松'))")
    assert {row[0] for row in reader.rows()} == {"沈知行"}
    reader.page.fill("#parameters input[name=month]", "soon")
    reader.page.click("#parameters button")
    reader.page.wait_for_selector("#notice:has-text('month=soon')")
    assert len(reader.bad) == 1  # the browser tells of the answer's status
    reader.bad.clear()


def test_a_query_of_ones_own(reader: Reader, directory: Path) -> None:
    reader.ask(PERSONS)
    names = {row[0] for row in reader.rows()}
    assert {row[0].text for row in run(directory / "example.ttl", PERSONS).rows if row[0]} < names
    assert any("<script>" in name for name in names)  # shown, and not run


def test_what_is_wrong_is_shown_in_words(reader: Reader) -> None:
    reader.ask("SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }")
    told = reader.page.wait_for_selector(".errorResult pre").inner_text()
    assert "此处只读" in told
    assert "SERVICE asks another server" in told
    reader.ask(ENDLESS)
    reader.page.wait_for_selector(".errorResult pre:has-text('查询超过时限')")
    # the browser tells of such answers by itself
    assert [b for b in reader.bad if "status of" not in b] == []
    assert len(reader.bad) == 2
    reader.bad.clear()


def test_rows_that_are_left_off_are_told(reader: Reader) -> None:
    assert reader.page.locator("#notice").is_hidden()
    reader.ask("SELECT * { ?s ?p ?o }")
    reader.page.wait_for_selector("#notice:has-text('只给出前 50 行')")
    reader.ask(PERSONS)
    reader.rows()
    assert reader.page.locator("#notice").is_hidden()


def test_a_name_that_is_clicked_is_described(reader: Reader) -> None:
    reader.ask("SELECT ?s { ?s a kg:Person } ORDER BY ?s LIMIT 1")
    reader.rows()
    reader.page.click(".tabPanel.active .yasr_results a.iri")
    reader.page.wait_for_selector(".tab.active:has-text('DESCRIBE')")
    cells = [cell for row in reader.rows() for cell in row]
    assert any("rdfs:label" in cell for cell in cells)
    assert len(reader.context.pages) == 1


def test_completion_offers_what_is_in_the_data(reader: Reader) -> None:
    reader.page.click(".tabPanel.active .CodeMirror-lines")
    reader.page.keyboard.press("Control+a")
    reader.page.keyboard.insert_text("PREFIX kg: <https://gazette-kg.invalid/ontology#>\nSELECT * { ?s a kg:Pers")
    reader.page.keyboard.press("Control+Space")
    reader.page.wait_for_selector(".CodeMirror-hint:has-text('kg:Person')")
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Control+a")
    reader.page.keyboard.insert_text("PREFIX sk")
    reader.page.keyboard.press("Control+Space")
    hints = reader.page.wait_for_selector(".CodeMirror-hints").inner_text()
    assert hints.strip() == "skos: <http://www.w3.org/2004/02/skos/core#>"


def test_a_link_to_a_query_is_asked_here(reader: Reader) -> None:
    """Whatever endpoint it names."""
    reader.page.goto("about:blank")
    reader.open("/#query=SELECT%20(7%20AS%20%3Fseven)%20%7B%7D&endpoint=http%3A%2F%2F127.0.0.1%3A9%2Fsparql")
    assert reader.rows() == [["7"]]


def test_a_query_can_be_shared(reader: Reader) -> None:
    query = "SELECT (1 + 6 AS ?seven) ('a&b=c%2B#' AS ?odd) {}"
    reader.ask(query)
    assert reader.rows() == [["7", "a&b=c%2B#"]]
    reader.page.click(".tabPanel.active .yasqe_share")
    link = reader.page.input_value(".yasqe_sharePopup input")
    reader.page.evaluate("localStorage.clear()")
    reader.page.goto("about:blank")
    reader.open(link.removeprefix(reader.origin))
    assert reader.rows() == [["7", "a&b=c%2B#"]]


def test_the_graph_page_lies_beside(reader: Reader) -> None:
    reader.page.click("nav a:has-text('example.ttl')")
    reader.page.wait_for_selector("body[data-ready] #network")
    assert reader.page.inner_text("h1") == "临浦通讯 2021年第5期"


def test_the_page_of_results_holds_no_script(reader: Reader) -> None:
    reader.page.goto(
        reader.origin + "/sparql?query=SELECT%20DISTINCT%20%3Fname%20%7B%20%3Fp%20rdfs:label%20%3Fname%20%7D"
    )
    assert reader.page.locator("tbody tr").count() == 50
    assert "只显示前 50 行" in reader.page.inner_text("main")
