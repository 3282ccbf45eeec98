"""The filters: what they leave is what every view shows, and they say that they hide something."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from kg.page import render
from tests.page.conftest import Reader, full_example
from tests.page.steps import choose, view

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test extra)")
expect = sync_api.expect


def events(page: Any) -> list[str]:
    return list(page.locator("#timeline .event h3").all_inner_texts())


def test_relations(reader: Reader) -> None:
    page = reader.open()
    choose(page, "顾怀远")
    assert "任职" in page.inner_text("#panel")
    page.click("#filters-open")
    page.uncheck("#relations-tenure")
    expect(page.locator("#filters-open")).to_have_text("筛选 (1)")
    expect(page.locator("#panel .notice")).to_contain_text("被筛选隐去")
    assert "中共临浦市委员会书记" not in page.inner_text("#panel")
    assert "norel=tenure" in page.url
    page.click("#no-filters")
    expect(page.locator("#panel .notice")).to_have_count(0)


def test_kinds_of_events(reader: Reader) -> None:
    page = reader.open()
    view(page, "timeline")
    before = len(events(page))
    page.click("#filters-open")
    page.uncheck("#types-ceremony")
    expect(page.locator("#timeline .event")).to_have_count(before - 1)
    assert "东湖大桥工程开工仪式" not in events(page)


def test_confidence(reader: Reader) -> None:
    page = reader.open()
    choose(page, "沈知行")
    page.click("#filters-open")
    assert page.locator(".facts li", has_text="代理").count() == 1
    page.locator("#confidence").fill("0.9")
    expect(page.locator("#panel .notice")).to_contain_text("1 条事实")
    assert "conf=0.9" in page.url


def test_stated_and_inferred(reader: Reader) -> None:
    page = reader.open()
    view(page, "table")
    page.click("#rows-facts")
    page.click("#filters-open")
    page.check("#basis-inferred")
    expect(page.locator("#table tbody tr").first).to_contain_text("推断")
    assert set(page.locator("#table td.col-basis").all_inner_texts()) == {"推断"}
    page.check("#basis-stated")
    expect(page.locator("#table td.col-basis").first).to_have_text("明文")
    assert set(page.locator("#table td.col-basis").all_inner_texts()) == {"明文"}


def test_the_period_by_keyboard(reader: Reader) -> None:
    page = reader.open()
    assert page.inner_text("#period") == "2021-04-01 – 2021-04-08"
    view(page, "timeline")
    page.focus("#since")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#period")).to_have_text("2021-04-04 – 2021-04-08")
    assert page.get_attribute("#since", "aria-valuetext") == "2021-04-04"
    # the journey from the 3rd to the 5th reaches into it, the undated visit does not
    expect(page.locator("#timeline .date strong")).to_have_text(["3", "8"])
    expect(page.locator("#timeline h2")).to_have_text(["2021年4月"])
    page.focus("#until")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("#timeline .date strong")).to_have_text(["3"])
    view(page, "graph")
    expect(page.locator("#status")).to_contain_text("已筛选")
    page.click("#all-times")
    expect(page.locator("#status")).to_contain_text("28")


def test_in_a_period_the_relations_of_who_is_told_of_remain(reader: Reader) -> None:
    page = reader.open(hash="#since=2021-04-08&until=2021-04-08&view=table&rows=facts")
    relations = set(page.locator("#table td.col-relation").all_inner_texts())
    assert "参与" in relations
    dates = {d for d in page.locator("#table td.col-date").all_inner_texts() if d}
    assert all("2021-04-08" in d or d.split(" – ")[0] <= "2021-04-08" <= d.split(" – ")[-1] for d in dates)
    names = page.inner_text("#table")
    assert "青岚县" not in names


def test_packed_data_open_as_well(reader: Reader, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["kg.page.render"], "_PACK_FROM", 0)
    plain = files["example"]
    packed = plain.with_name("packed.html")
    packed.write_text(render(full_example()), "utf-8")
    files["packed"] = packed
    assert "application/gzip;base64" in packed.read_text("utf-8")
    page = reader.open("packed")
    choose(page, "顾怀远")
    assert "中共临浦市委员会书记" in page.inner_text("#panel")


def test_colour_by_community_and_size_by_facts(reader: Reader) -> None:
    page = reader.open()
    page.click("#filters-open")
    page.check("#colour-group")
    page.check("#size-facts")
    assert "colour=group" in page.url
    assert page.locator("#groups button").count() > 1
    page.locator("#groups button").first.click()
    expect(page.locator(".panel h2")).not_to_have_text("关于本文献")
    assert "size=facts" in page.url
    page.keyboard.press("Escape")
    expect(page.locator("#filters")).to_be_hidden()


def test_a_filter_of_a_large_graph_draws_others(reader: Reader) -> None:
    page = reader.open("large")
    expect(page.locator("#status")).to_contain_text("300")
    page.click('.kind[data-kind="event"]')
    expect(page.locator("#status")).to_contain_text("已筛选")
    page.click('.kind[data-kind="event"]')
    page.click("#show-all")
    expect(page.locator("#status")).to_contain_text("其余")
    assert int(page.inner_text("#status").split("全部 ")[1].split()[0]) > 300
    page.click("#show-all")
    expect(page.locator("#status")).to_contain_text("300")
