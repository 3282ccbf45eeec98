"""Which media type a client gets."""

from __future__ import annotations

import pytest

from kg.serve.accept import best

OFFERED = ("application/json", "text/csv", "text/html")


@pytest.mark.parametrize(
    ("accept", "type"),
    [
        (None, "application/json"),
        ("", "application/json"),
        (" , ", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, text/html;q=0.7", "text/html"),
        ("text/html;level=1;q=0.2, text/csv; q=0.9", "text/csv"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/csv;q=0, text/*", "text/html"),
        ("*/*;q=0.1, application/json;q=0", "text/csv"),
        ("image/png, application/json;q=0.01", "application/json"),
        ("text/csv;q=0.5, text/csv;q=0.9, text/html;q=0.6", "text/html"),
        ("text/csv;q=much, text/html;q=0.1", "text/html"),
        ("image/png", None),
        ("application/json;q=0", None),
        ("nonsense", None),
    ],
)
def test_best(accept: str | None, type: str | None) -> None:
    assert best(accept, OFFERED) == type
