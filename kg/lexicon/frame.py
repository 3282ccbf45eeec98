"""The words of a periodical's frame (``data/frame.toml``), checked as they are loaded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class FrameWords:
    """Words of mastheads, imprints, bylines, lists of contents and web pages; the file says what each list is."""

    masthead_posts: frozenset[str]
    masthead_bodies: frozenset[str]
    imprint_labels: frozenset[str]
    credits: dict[str, bool]  # word -> whether it makes an author
    reporters: tuple[str, ...]  # longest first
    body_endings: tuple[str, ...]
    office_endings: tuple[str, ...]
    contents_headings: frozenset[str]
    chronicle_headings: tuple[str, ...]
    web_buttons: frozenset[str]
    web_words: tuple[str, ...]


@cache
def frame_words() -> FrameWords:
    """The lists of ``frame.toml``. Raises ValueError where a list is missing, unknown, empty or names a word twice."""
    data: dict[str, Any] = tomllib.loads(files("kg.lexicon").joinpath("data/frame.toml").read_text("utf-8"))
    wanted = set(FrameWords.__dataclass_fields__)
    if set(data) != wanted:
        raise ValueError(f"frame.toml: missing or unknown lists: {sorted(set(data) ^ wanted)}")
    for name, rows in data.items():
        words = [row["word"] for row in rows] if name == "credits" else rows
        if not words or not all(isinstance(w, str) and w for w in words) or len(set(words)) < len(words):
            raise ValueError(f"frame.toml: {name}: a list of different words is wanted")
    return FrameWords(
        masthead_posts=frozenset(data["masthead_posts"]),
        masthead_bodies=frozenset(data["masthead_bodies"]),
        imprint_labels=frozenset(data["imprint_labels"]),
        credits={row["word"]: bool(row["author"]) for row in data["credits"]},
        reporters=tuple(sorted(data["reporters"], key=lambda w: (-len(w), w))),
        body_endings=tuple(data["body_endings"]),
        office_endings=tuple(data["office_endings"]),
        contents_headings=frozenset(data["contents_headings"]),
        chronicle_headings=tuple(sorted(data["chronicle_headings"], key=lambda w: (-len(w), w))),
        web_buttons=frozenset(data["web_buttons"]),
        web_words=tuple(data["web_words"]),
    )
