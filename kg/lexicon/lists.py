"""Files of named word lists, as several modules of the lexicon have them: read and checked in one way."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources import files

Words = tuple[str, ...]


def read_lists(file: str) -> str:
    """The text of a file under ``data``."""
    return files("kg.lexicon").joinpath(f"data/{file}").read_text("utf-8")


def parse_lists(text: str, file: str, names: Iterable[str]) -> dict[str, Words]:
    """The lists out of a file's text by name, longer words before shorter ones.

    Raises ValueError, naming ``file``, where a list is missing, unknown or empty, or has a word twice.
    """
    data, wanted = tomllib.loads(text), set(names)
    if set(data) != wanted:
        raise ValueError(f"{file}: missing or unknown lists: {sorted(set(data) ^ wanted)}")
    lists: dict[str, Words] = {}
    for name, value in data.items():
        words = str(value).split()
        if not words or len(set(words)) < len(words):
            raise ValueError(f"{file}: {name}: a list of different words is wanted")
        lists[name] = tuple(sorted(words, key=lambda w: (-len(w), w)))
    return lists
