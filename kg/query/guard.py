"""A query's text looked over before it is run: what the engine would do to others, or die of, is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import InputError

# The engine reads brackets by recursion and takes the process down with it at some thousands of them.
MAX_DEPTH = 100

# SPARQL's own tokens, as far as a word inside one of them must not be taken for a keyword.
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:\w[\w.-]{0,100})?:(?:[\w%:][\w.:%-]*)?)
    | (?P<tag>@[A-Za-z0-9-]+)
    | (?P<word>\w+)
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u|U0000)([0-9A-Fa-f]{4})")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


class Forbidden(InputError):
    """A query that would ask another server or change data: understood, and not run here."""


def check_query(sparql: str) -> None:
    """Forbidden for a query that asks another server (SERVICE) or is an update, InputError for one nested too deep.

    SERVICE would send parts of the query to any address it names, and the engine has no switch against it.
    """
    for text in _readings(sparql):
        form = None
        depth = 0
        for kind, token, at in _tokens(text):
            depth += (kind == "open") - (kind == "close")
            if depth > MAX_DEPTH:
                raise InputError(f"query line {_line(text, at)}: more than {MAX_DEPTH} brackets inside each other")
            word = token.upper() if kind == "word" else ""
            # The engine finds the keyword in "1SERVICE" and, followed by a name in braces, in "SERVICE:x" as well.
            if "SERVICE" in (token.partition(":")[0].upper() if kind == "name" else word):
                raise Forbidden(
                    f"query line {_line(text, at)}: SERVICE asks another server, and nothing here leaves this machine"
                    " (no prefix may have that name either)"
                )
            if form is None and word in _UPDATES:
                raise Forbidden(f"query line {_line(text, at)}: {word} changes data; only queries are run here")
            if form is None and word in _FORMS:
                form = word


def names_dataset(sparql: str) -> bool:
    """Whether a query says with FROM which graphs it asks; in SPARQL 1.1 the word is nothing but that."""
    return any(
        kind == "word" and token.upper() == "FROM" for text in _readings(sparql) for kind, token, _ in _tokens(text)
    )


def _readings(sparql: str) -> tuple[str, str]:
    """The text with and without its escapes of characters, which may stand for letters of a keyword."""
    return sparql, _ESCAPE.sub(lambda m: chr(int(m[1], 16)), sparql)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _TOKEN.finditer(text):
        yield match.lastgroup or "", match[0], match.start()


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
