"""The page as a reader uses it, in Chromium without a network: what she sees, and that nothing else happens."""

from __future__ import annotations

import re

import pytest

from tests.example import example_graph
from tests.page.conftest import Reader
from tests.page.steps import search

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test extra)")
expect = sync_api.expect


def test_the_start_tells_what_it_is_and_what_is_drawn(reader: Reader) -> None:
    page = reader.open()
    assert page.inner_text("h1") == "临浦通讯 2021年第5期"
    assert "2021-05-20" in page.inner_text("#about")
    assert "35 个条目" in page.inner_text("#about")
    assert page.inner_text('.kind[data-kind="person"] .count') == "8"
    assert "28" in page.inner_text("#status")
    large = reader.open("large")
    assert "300" in large.inner_text("#status")


def test_search_leads_to_facts_with_sentence_and_page(reader: Reader) -> None:
    page = reader.open()
    search(page, "沈知行")
    page.keyboard.press("Enter")
    page.wait_for_selector(".panel h2:has-text('沈知行')")
    text = page.inner_text("#panel")
    assert "临浦市人民政府" in text
    assert "代理" in text
    assert "2021-04-01" in text
    page.click("#all-evidence")
    evidence = page.locator(".evidence", has=page.locator("mark", has_text="代市长沈知行")).first
    assert "市委副书记、代市长沈知行" in evidence.inner_text()
    assert "文件第 1 页" in evidence.inner_text()
    assert "印刷第 46 页" in evidence.inner_text()
    assert "tenure.before-name" in evidence.inner_text()
    dates = page.locator(".facts .line.when").all_inner_texts()
    assert [d[:10] for d in dates] == ["2021-04-01", "2021-04-03", "2021-04-08"]


def test_search_by_alias_and_by_arrows(reader: Reader) -> None:
    page = reader.open()
    search(page, "市财政局")
    assert page.locator("#suggestions .group").all_inner_texts()[0] == "机构"
    assert page.locator('[aria-selected="true"]').count() == 1
    first = page.inner_text('[aria-selected="true"] .name')
    page.keyboard.press("ArrowDown")
    second = page.inner_text('[aria-selected="true"] .name')
    assert (first, second) == ("临浦市财政局", "临浦市财政局局长")
    page.keyboard.press("Enter")
    page.wait_for_selector(".panel h2:has-text('临浦市财政局局长')")
    assert "方一宁" in page.inner_text("#panel")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.fill("#search", "无此人")
    assert page.inner_text("#suggestions") == "没有找到"


def test_links_in_the_panel_walk_on_and_back(reader: Reader) -> None:
    page = reader.open()
    page.click(".tops .link:has-text('顾怀远')")
    page.click(".facts .link:has-text('东湖大桥工程开工仪式')")
    page.wait_for_selector(".panel h2:has-text('东湖大桥工程开工仪式')")
    assert "宣布" in page.inner_text("#panel")
    page.go_back()
    page.wait_for_selector(".panel h2:has-text('顾怀远')")


def test_a_click_on_the_canvas_selects(reader: Reader) -> None:
    page = reader.open()
    page.click(".tops .link:has-text('中共临浦市委员会')")
    page.click(".close")
    where = page.evaluate("document.getElementById('network').canvasPosition?.('org-01')")
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + where["x"], box["y"] + where["y"])
    page.wait_for_selector(".panel h2:has-text('中共临浦市委员会')")


def test_filter_by_kind(reader: Reader) -> None:
    page = reader.open()
    page.click('.kind[data-kind="event"]')
    expect(page.locator("#status")).to_have_text("图中画出 19 个条目；另有 11 个未画出（已筛选）")
    assert page.get_attribute('.kind[data-kind="event"]', "aria-pressed") == "false"
    assert "hide=event" in page.url
    page.click('.kind[data-kind="event"]')
    expect(page.locator("#status")).not_to_contain_text("已筛选")


def test_focus_and_its_permalink_reopened(reader: Reader) -> None:
    page = reader.open()
    search(page, "钱若川")
    page.keyboard.press("Enter")
    page.click("#focus")
    expect(page.locator("#status")).to_have_text(re.compile("^聚焦"))
    page.click('.kind[data-kind="place"]')
    page.click("#language")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    again = reader.open(hash="#" + page.url.split("#")[1])
    assert again.inner_text(".panel h2") == "钱若川"
    assert again.inner_text("#status") == page.inner_text("#status")
    assert again.get_attribute('.kind[data-kind="place"]', "aria-pressed") == "false"
    again.click("#overview")
    expect(again.locator("#status")).to_have_text("24 entries are drawn; 7 are not (filtered)")


def test_what_is_not_drawn_is_shown_with_its_neighbours(reader: Reader) -> None:
    page = reader.open()
    search(page, "临浦市财政局局长")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text(re.compile("^聚焦"))
    assert "3 个直接相连" in page.inner_text("#status")


def test_the_language_of_the_interface(reader: Reader) -> None:
    page = reader.open()
    assert page.inner_text('.kind[data-kind="person"]').startswith("人物")
    page.click("#language")
    page.wait_for_selector('.kind[data-kind="person"]:has-text("People")')
    assert page.get_attribute("#search", "aria-label") == "Search by name, alias or pinyin"
    assert "lang=en" in page.url
    english = reader.open(locale="en-GB")
    assert "About this document" in english.inner_text("#panel")


def test_dark_and_light(reader: Reader) -> None:
    page = reader.open()
    expect(page.locator("body")).to_have_css("background-color", "rgb(246, 243, 236)")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(26, 27, 30)")
    page.click("#theme")
    expect(page.locator("body")).to_have_css("background-color", "rgb(246, 243, 236)")


def test_on_a_phone_the_panel_is_beneath_and_nothing_sticks_out(reader: Reader) -> None:
    page = reader.open(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.tap(".tops .link:has-text('顾怀远')")
    page.wait_for_selector(".panel h2:has-text('顾怀远')")
    canvas, panel = (page.locator(s).bounding_box() for s in ("#network", "#panel"))
    assert canvas["y"] + canvas["height"] <= panel["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_all_can_be_reached_by_keyboard(reader: Reader) -> None:
    page = reader.open()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"search", "language", "kind", "zoom-in", "link"} <= reached
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, input')]"
        ".filter((e) => !e.hidden && !(e.textContent.trim() || e.getAttribute('aria-label'))).length"
    )
    assert unnamed == 0


def test_hostile_names_run_nothing_and_are_shown_as_they_are(reader: Reader) -> None:
    graph = example_graph(hostile=True)
    page = reader.open("hostile")
    for entity in graph.entities[:8]:
        page.evaluate("(id) => { location.hash = new URLSearchParams({ e: id, focus: id }).toString(); }", entity.id)
        expect(page.locator(".panel h2")).to_have_text(entity.name)
        page.click("#all-evidence")
    assert page.locator("script").count() == 5
    page.fill("#search", "</script>")
    assert page.locator("#suggestions [role=option]").count() > 0
    reader.open("example", hash="#e=%3Cscript%3Ealert(1)%3C/script%3E&hide=x.y&lang=%22")
