"""What a reader must not lose while she goes on: the focus, the place in a list, what she opened, the way back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page.conftest import Reader
from tests.page.steps import choose, view

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test extra)")
expect = sync_api.expect

FOCUSED = "document.activeElement.id || document.activeElement.dataset.node || document.activeElement.tagName"


def press(page: Any, selector: str) -> str:
    """Focuses a control, presses Enter and tells what has the focus when all is drawn."""
    page.focus(selector)
    page.keyboard.press("Enter")
    page.wait_for_timeout(150)
    return str(page.evaluate(FOCUSED))


def test_the_focus_is_on_the_same_control_or_on_the_card(reader: Reader) -> None:
    page = reader.open()
    choose(page, "顾怀远")
    assert press(page, "#fold") == "fold"
    assert press(page, "#focus") == "panel"
    assert press(page, "#overview") == "panel"
    assert press(page, "#path") == "search"
    page.keyboard.press("Escape")
    expect(page.locator("#path-hint")).to_be_hidden()
    assert press(page, "#path") == "search"
    assert press(page, "#path-cancel") == "panel"
    assert press(page, ".facts .link") == "panel"
    assert press(page, ".close") == "panel"
    assert press(page, '#kinds [data-kind="article"]') != "BODY"
    view(page, "table")
    assert press(page, "#rows-facts") == "rows-facts"
    assert press(page, "#table th[data-column=date] button") == "BUTTON"
    assert page.evaluate("document.activeElement.closest('th')?.dataset.column") == "date"
    page.set_viewport_size({"width": 1280, "height": 700})
    assert press(page, "#all-times" if page.is_visible("#all-times") else "#language") != "BODY"


def test_pages_of_a_list_keep_the_focus(reader: Reader) -> None:
    page = reader.open("large")
    view(page, "table")
    assert press(page, "#page-on") == "page-on"
    expect(page.locator("#table .pager")).to_contain_text("2 /")
    view(page, "timeline")
    assert press(page, "#page-on") == "page-on"


def test_the_place_in_a_list_is_kept_when_something_is_chosen(reader: Reader) -> None:
    page = reader.open("large")
    for name in ("timeline", "table"):
        view(page, name)
        page.locator(f"#{name} .scroll").evaluate("(e) => (e.scrollTop = 900)")
        link = page.locator(f"#{name} .scroll .link").nth(30)
        link.scroll_into_view_if_needed()
        before = page.locator(f"#{name} .scroll").evaluate("(e) => e.scrollTop")
        link.click()
        page.wait_for_timeout(150)
        assert abs(page.locator(f"#{name} .scroll").evaluate("(e) => e.scrollTop") - before) < 80


def test_opened_evidence_stays_open_through_a_filter(reader: Reader) -> None:
    page = reader.open()
    choose(page, "顾怀远")
    page.locator("#panel summary").first.click()
    assert page.locator("#panel details[open]").count() == 1
    page.click('.kind[data-kind="place"]')
    expect(page.locator("#status")).to_contain_text("已筛选")
    assert page.locator("#panel details[open]").count() == 1
    page.click("#theme")
    assert page.locator("#panel details[open]").count() == 1


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_the_way_back_covers_nothing(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(viewport={"width": size[0], "height": size[1]})
    choose(page, "顾怀远")
    page.click("#focus")
    for name, control in (("table", "#rows-facts"), ("timeline", "#timeline .bar .when")):
        view(page, name)
        expect(page.locator(control)).to_be_visible()
        page.click(control, timeout=2000)
        expect(page.locator("#overview")).to_be_visible()
    page.click("#overview")
    expect(page.locator("#overview")).to_be_hidden()


def test_a_month_of_another_page_is_gone_to(reader: Reader) -> None:
    page = reader.open("large")
    view(page, "timeline")
    last = page.locator("#month option").last.get_attribute("value")
    page.select_option("#month", last)
    heading = page.locator(f'#timeline [data-month="{last}"]')
    expect(heading).to_be_in_viewport()
    expect(page.locator("#month")).to_have_value(last)


def test_what_is_chosen_is_brought_into_sight(reader: Reader) -> None:
    page = reader.open("large")
    view(page, "table")
    page.click("#page-on")
    expect(page.locator("#table .pager")).to_contain_text("2 /")
    name = page.locator("#table tbody tr").nth(20).locator(".link").inner_text()
    page.click("#page-back")
    choose(page, name)
    expect(page.locator("#table tr[aria-current]")).to_be_in_viewport()
    mapped = reader.open("mapped")
    view(mapped, "map")
    for _ in range(8):
        mapped.click("#zoom-in")
    for place in ("临浦市", "青岚县"):
        choose(mapped, place)
        expect(mapped.locator("#map .chosen")).to_be_in_viewport()


def test_an_article_tells_its_events(reader: Reader) -> None:
    page = reader.open()
    choose(page, "2021年4月临浦市大事记")
    events = page.locator("section", has=page.locator("h3", has_text="事件"))
    assert events.locator("li").count() == 5


def test_a_path_is_told_step_by_step_with_evidence(reader: Reader) -> None:
    page = reader.open("sample")
    choose(page, "裴景行")
    page.click("#path")
    choose(page, "云岭省交通运输厅")
    steps = page.locator("section", has=page.locator("h3", has_text="路径"))
    assert steps.locator(".facts > li").count() == 3
    steps.locator("summary").first.click()
    expect(steps.locator(".evidence mark").first).to_be_visible()


@pytest.mark.parametrize("size", [(844, 390), (680, 425), (320, 256), (360, 640)])
def test_on_low_and_narrow_screens_there_is_something_to_be_seen(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(viewport={"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    assert page.locator("#network").bounding_box()["height"] > 150
    view(page, "table")
    assert page.locator("#table .scroll").bounding_box()["height"] > 110
    page.set_viewport_size({"width": size[1] + 100, "height": size[0] + 100})
    view(page, "graph")
    box = page.locator("#network").bounding_box()
    where = page.evaluate("document.getElementById('network').canvasPosition('org-01')")
    assert 0 <= where["x"] <= box["width"]
    assert 0 <= where["y"] <= box["height"]
