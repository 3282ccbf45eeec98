"""The other views: time, table and map, the cards of the panel, and what is saved of them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.page import render
from tests.example import example_graph
from tests.page.conftest import Reader
from tests.page.steps import choose, view

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test extra)")
expect = sync_api.expect


def saved(page: Any, button: str) -> bytes:
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes()


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_timeline_tells_the_days_with_who_took_part(reader: Reader) -> None:
    page = reader.open()
    view(page, "timeline")
    assert page.locator("#timeline h2").all_inner_texts() == ["2021年4月", "日期未详"]
    assert page.locator("#timeline .date strong").all_inner_texts() == ["1", "3", "8"]
    bridge = page.locator("#timeline .event", has_text="东湖大桥工程开工仪式")
    assert "顾怀远" in bridge.inner_text()
    assert "宣布" in bridge.inner_text()
    assert "东湖新区" in bridge.inner_text()
    page.click("#timeline .link:has-text('东湖大桥工程开工仪式')")
    expect(page.locator(".panel h2")).to_have_text("东湖大桥工程开工仪式在东湖新区举行")
    expect(page.locator("#timeline [aria-current]")).to_contain_text("东湖大桥工程开工仪式")
    rows = table(saved(page, "#save-csv"))
    assert rows[0][:3] == ["最早", "最晚", "名称"]
    assert len(rows) == 1 + 5


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(1952, 1, 1), date(1952, 12, 31), "1952"),
        (date(1952, 2, 1), date(1952, 2, 29), "1952-02"),
        (date(1952, 2, 1), date(1952, 2, 28), "1952-02-01 – 1952-02-28"),
        (date(1952, 12, 31), date(1952, 12, 31), "1952-12-31"),
    ],
)
def test_a_month_and_a_year_are_told_as_such(
    reader: Reader, files: dict[str, Path], start: date, end: date, shown: str
) -> None:
    graph = example_graph()
    event = replace(graph.events[0], period=replace(graph.events[0].period, start=start, end=end, label="某时"))
    files["dated"] = files["example"].with_name("dated.html")
    files["dated"].write_text(render(replace(graph, events=(event, *graph.events[1:]))), "utf-8")
    page = reader.open("dated", hash=f"#e={event.id}")
    assert f"{shown} (某时)" in page.inner_text("#panel dl")


def test_the_timeline_of_a_long_chronicle_is_in_pages_and_goes_to_a_month(reader: Reader) -> None:
    page = reader.open("large")
    view(page, "timeline")
    assert page.locator("#timeline .event").count() == 60
    page.click("#page-on")
    expect(page.locator("#timeline .pager")).to_contain_text("2 /")
    last = page.locator("#timeline select option").last.get_attribute("value")
    page.select_option("#timeline select", last)
    expect(page.locator(f'#timeline [data-month="{last}"]')).to_be_visible()


def test_the_table_is_sorted_and_in_pages(reader: Reader) -> None:
    page = reader.open("large")
    view(page, "table")
    assert page.locator("#table tbody tr").count() == 50
    expect(page.locator("#table th[data-column=links]")).to_have_attribute("aria-sort", "descending")
    links = [int(t) for t in page.locator("#table td.col-links").all_inner_texts()]
    assert links == sorted(links, reverse=True)
    assert links[0] > links[-1]
    page.click("#table th[data-column=links] button")
    expect(page.locator("#table th[data-column=links]")).to_have_attribute("aria-sort", "ascending")
    page.click("#page-on")
    expect(page.locator("#table .pager")).to_contain_text("2 /")


def test_the_table_of_facts_and_its_csv_have_the_evidence(reader: Reader) -> None:
    page = reader.open()
    view(page, "table")
    page.click("#rows-facts")
    page.click("#table th[data-column=date] button")
    expect(page.locator("#table tbody tr").first).not_to_be_empty()
    row = page.locator("#table tbody tr", has_text="代市长").first.inner_text()
    assert "沈知行" in row
    assert "46" in row
    rows = table(saved(page, "#save-csv"))
    shown = int(page.inner_text("#table .bar .when").split()[1])
    assert len(rows) == 1 + shown
    at = rows[0].index("原句")
    assert any("代市长沈知行" in r[at] for r in rows[1:])
    entities = reader.open()
    view(entities, "table")
    assert len(table(saved(entities, "#save-csv"))) == 1 + 35


def test_csv_cells_that_begin_like_formulas_are_text(reader: Reader) -> None:
    page = reader.open("hostile")
    view(page, "table")
    page.click("#rows-facts")
    cells = [c for row in table(saved(page, "#save-csv")) for c in row]
    assert len(cells) > 100
    assert not [c for c in cells if c[:1] in ("=", "+", "@", "\t")]


def test_the_map_shows_places_before_their_surroundings(reader: Reader) -> None:
    page = reader.open("mapped")
    view(page, "map")
    names = [m.get_attribute("aria-label") for m in page.locator("#map .place").all()]
    assert any(n.startswith("临浦市") for n in names)
    assert page.locator("#map .ground").count() > 3
    assert page.locator("#map .degrees").count() > 1
    assert "km" in page.inner_text("#map .map-scale")
    page.click("#zoom-fit")
    names = [m.get_attribute("aria-label") for m in page.locator("#map .place").all()]
    page.locator("#map .place[aria-label^=青岚县]").click()
    expect(page.locator(".panel h2")).to_have_text("青岚县")
    page.locator("#map .place[aria-label^=临浦市]").press("Enter")
    expect(page.locator(".panel h2")).to_have_text("临浦市")
    rows = table(saved(page, "#save-csv"))
    assert rows[0] == ["名称", "代码", "经度", "纬度", "事实"]
    assert len(rows) == 1 + len(names)


def test_the_map_is_moved_and_enlarged(reader: Reader) -> None:
    page = reader.open("mapped")
    view(page, "map")
    before = page.inner_text("#map .map-scale")
    page.click("#zoom-in")
    page.click("#zoom-in")
    page.click("#zoom-in")
    assert page.inner_text("#map .map-scale") != before
    box = page.locator("#map-drawing").bounding_box()
    grid = page.locator("#map .degrees").first
    there = grid.bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 380, box["y"] + 200, steps=4)
    page.mouse.up()
    assert page.locator("#map .degrees").first.bounding_box() != there
    assert page.inner_text("#panel h2") == "关于本文献"  # a drag chooses nothing


def test_a_graph_without_coordinates_says_so(reader: Reader) -> None:
    page = reader.open()
    view(page, "map")
    expect(page.locator("#map")).to_contain_text("没有带坐标的地点")
    expect(page.locator("#save-png")).to_be_disabled()


@pytest.mark.parametrize("name", ["graph", "map"])
def test_a_picture_is_saved(reader: Reader, name: str) -> None:
    page = reader.open("sample")
    view(page, name)
    data = saved(page, "#save-png")
    assert data.startswith(b"\x89PNG")
    assert len(data) > 20_000
    expect(page.locator("#save-png")).to_be_enabled()
    view(page, "table")
    expect(page.locator("#save-png")).to_be_disabled()


def test_on_paper_there_are_the_drawing_and_the_panel(reader: Reader) -> None:
    page = reader.open()
    choose(page, "沈知行")
    page.click("#all-evidence")
    paper = page.pdf()
    assert paper.startswith(b"%PDF")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#printed")).to_be_visible()
    assert page.locator("#printed").evaluate("(e) => e.naturalWidth") > 300
    expect(page.locator(".controls")).to_be_hidden()
    expect(page.locator(".evidence").first).to_be_visible()


def test_a_persons_card_has_rank_and_company(reader: Reader) -> None:
    page = reader.open()
    choose(page, "顾怀远")
    text = page.inner_text("#panel")
    assert "厅局级正职" in text
    assert "推断" in text
    together = page.locator("section", has=page.locator("h3", has_text="共同出现")).inner_text()
    assert "沈知行" in together
    assert "共 2 次" in together


def test_a_projects_card_has_sums_places_and_bodies(reader: Reader) -> None:
    page = reader.open()
    choose(page, "东湖大桥工程")
    text = page.inner_text("#panel")
    assert "950,000,000 元" in text
    assert "东湖新区" in text
    assert page.locator("#panel h2").inner_text() == "东湖大桥工程"


def test_evidence_tells_issue_page_rule_and_how_sure_it_is(reader: Reader) -> None:
    page = reader.open()
    choose(page, "沈知行")
    page.click("#all-evidence")
    caption = page.locator(".evidence figcaption", has_text="0.6").first.inner_text()
    for part in ("《临浦通讯》2021年第5期", "文件第 1 页", "印刷第 46 页", "规则", "可信度 0.6", "推断"):
        assert part in caption
