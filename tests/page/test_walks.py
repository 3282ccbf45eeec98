"""Walking on: the search in letters, steps around an entry, paths, opening and folding, back, and the address."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.page.conftest import Reader
from tests.page.steps import choose, search, view

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test extra)")
expect = sync_api.expect


def drawn(page: Any) -> int:
    found = re.search(r"\d+", page.inner_text("#status").split("：")[-1])
    assert found is not None
    return int(found[0])


@pytest.mark.parametrize("typed", ["guhuaiyuan", "gu huai yuan", "ghy", "guhy", "GHYuan"])
def test_search_by_pinyin_and_first_letters(reader: Reader, typed: str) -> None:
    page = reader.open()
    search(page, typed)
    assert page.inner_text('[aria-selected="true"] .name') == "顾怀远"


def test_search_inside_a_name_by_pinyin_and_a_surname_of_several_readings(reader: Reader) -> None:
    page = reader.open("sample")
    search(page, "jiaotongyunshu")
    assert "云岭省交通运输厅" in page.locator("#suggestions .name").all_inner_texts()
    page.fill("#search", "xyzq")
    expect(page.locator("#suggestions")).to_have_text("没有找到")


def test_two_steps_reach_further_than_one(reader: Reader) -> None:
    page = reader.open()
    choose(page, "方一宁")
    page.click("#focus")
    expect(page.locator("#status")).to_contain_text("直接相连")
    one = drawn(page)
    page.click("#focus-two")
    expect(page.locator("#status")).to_contain_text("两步以内")
    assert drawn(page) > one
    assert "steps=2" in page.url
    page.click("#overview")
    expect(page.locator("#status")).to_contain_text("28")


def test_the_shortest_path_between_two(reader: Reader) -> None:
    page = reader.open("sample")
    choose(page, "裴景行")
    page.click("#path")
    expect(page.locator("#path-hint")).to_contain_text("裴景行")
    choose(page, "云岭省交通运输厅")
    expect(page.locator("#status")).to_contain_text("最短 3 步")
    assert page.inner_text(".panel h2") == "云岭省交通运输厅"
    again = reader.open("sample", hash="#" + page.url.split("#")[1])
    assert again.inner_text("#status") == page.inner_text("#status")


def test_a_path_is_given_up_and_one_that_is_not_there_is_told(reader: Reader) -> None:
    page = reader.open()
    choose(page, "贺兰舟")
    page.click("#path")
    page.click("#path-cancel")
    expect(page.locator("#path-hint")).to_be_hidden()
    page.click("#path")
    choose(page, "沈知行")
    expect(page.locator("#status")).to_have_text("“贺兰舟”与“沈知行”之间没有路径")


def test_an_entry_is_opened_and_folded(reader: Reader) -> None:
    page = reader.open()
    choose(page, "方一宁")
    page.click("#focus")
    expect(page.locator("#status")).to_contain_text("聚焦")
    before = drawn(page)
    page.click('.facts .link span:text-is("临浦市财政局")')
    page.click("#expand")
    expect(page.locator("#expand")).to_have_attribute("aria-pressed", "true")
    opened = drawn(page)
    assert opened > before
    page.click("#expand")
    expect(page.locator("#expand")).to_have_attribute("aria-pressed", "false")
    assert drawn(page) == before
    whole = reader.open()
    choose(whole, "临浦市人民代表大会常务委员会")
    whole.click("#fold")
    expect(whole.locator("#fold")).to_have_attribute("aria-pressed", "true")
    assert "fold=" in whole.url
    again = reader.open(hash="#" + whole.url.split("#")[1])
    assert again.get_attribute("#fold", "aria-pressed") == "true"


def test_back_and_forward(reader: Reader) -> None:
    page = reader.open()
    choose(page, "顾怀远")
    view(page, "timeline")
    page.click("#timeline .link:has-text('陆明禾')")
    expect(page.locator(".panel h2")).to_have_text("陆明禾")
    page.go_back()
    expect(page.locator(".panel h2")).to_have_text("顾怀远")
    page.go_back()
    expect(page.locator("#timeline")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#timeline")).to_be_visible()


def test_a_line_tells_what_links_its_ends(reader: Reader) -> None:
    page = reader.open(hash="#e=person-01&with=org-01")
    text = page.inner_text("#panel")
    assert "相连的事实" in text
    assert "中共临浦市委员会书记" in text
    assert page.locator(".evidence mark").count() > 0


def test_a_link_to_what_is_shown_is_copied(reader: Reader) -> None:
    page = reader.open(permissions=["clipboard-read", "clipboard-write"])
    choose(page, "顾怀远")
    page.click("#copy-link")
    expect(page.locator("#message")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_every_part_of_the_state_is_in_the_address(reader: Reader) -> None:
    hash = (
        "#view=table&e=person-01&hide=article&norel=seat&notype=signing&conf=0.5&basis=stated&since=2021-04-02"
        "&until=2021-04-08&colour=group&size=facts&rows=facts&sort=-date&lang=en"
    )
    page = reader.open(hash=hash)
    page.evaluate("location.reload()")
    page.wait_for_selector("body[data-ready]")
    assert page.evaluate("location.hash") == hash
    page.click("#theme")
    view(page, "map")
    assert page.evaluate("location.hash") == hash.replace("view=table", "view=map")


def test_a_wrong_address_shows_the_start(reader: Reader) -> None:
    page = reader.open(hash="#view=x&e=nobody&steps=9&conf=7&since=soon&sort=%3Cb%3E&from=person-01&page=0&open=a.b")
    expect(page.locator("#status")).to_contain_text("28")
