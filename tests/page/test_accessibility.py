"""What WCAG asks for, as far as axe-core can see it, in every view, dark and light, at a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page.conftest import Reader
from tests.page.steps import choose

axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing")
VIEWS = ("graph", "timeline", "table", "map")


def serious(page: Any) -> list[str]:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = axe_api.Axe().run(page, options=options).response
    assert len(found["passes"]) > 10
    return [
        f"{v['id']}: {n['html'][:160]} {n.get('failureSummary', '')[:200]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
        for n in v["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", VIEWS)
def test_nothing_serious_at_a_desk(reader: Reader, name: str, scheme: str) -> None:
    page = reader.open("sample", hash=f"#view={name}", color_scheme=scheme)
    assert serious(page) == []
    choose(page, "裴景行")
    if name == "table":
        page.wait_for_selector("#table tr[aria-current]")
    page.click("#all-evidence")
    page.click("#filters-open")
    assert serious(page) == []


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_serious_on_a_phone(reader: Reader, name: str) -> None:
    page = reader.open(
        "sample", hash=f"#view={name}", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    assert serious(page) == []


def test_search_suggestions_and_path_hint(reader: Reader) -> None:
    page = reader.open("sample")
    choose(page, "裴景行")
    page.click("#path")
    page.fill("#search", "ji")
    page.wait_for_selector("#suggestions [role=option]")
    assert serious(page) == []
