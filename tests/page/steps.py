"""What a reader does again and again."""

from __future__ import annotations

from typing import Any


def search(page: Any, text: str) -> None:
    """Types into the search box and waits for suggestions."""
    page.fill("#search", text)
    page.wait_for_selector("#suggestions [role=option]")


def choose(page: Any, text: str) -> None:
    """Searches, takes the first suggestion and waits for its card."""
    search(page, text)
    name = page.inner_text('[aria-selected="true"] .name')
    page.keyboard.press("Enter")
    page.wait_for_function("(name) => document.querySelector('.panel h2').textContent === name", arg=name)


def view(page: Any, name: str) -> None:
    """Changes to a view (graph, timeline, table or map) and waits until it is there."""
    page.click(f"#views [data-view={name}]")
    page.wait_for_selector(f"body[data-view={name}]")
