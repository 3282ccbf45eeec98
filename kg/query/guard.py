"""A query's text looked over before it is run: what the engine would do to others, or die of, is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph

from kg.errors import InputError
from kg.rdf import prefixes

# The engine reads brackets by recursion and takes the process down with it at some thousands of them.
MAX_DEPTH = 100

# The terminals of SPARQL 1.1 (section 19.8), as far as a word inside one of them must not be taken for a keyword.
_BASE = r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF"
_BASE += r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"  # PN_CHARS_BASE
_U = rf"[{_BASE}_]"  # PN_CHARS_U
_CHAR = rf"[{_BASE}_\-0-9\u00B7\u0300-\u036F\u203F\u2040]"  # PN_CHARS
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_PREFIX = rf"[{_BASE}](?:(?:{_CHAR}|\.){{0,100}}{_CHAR})?"  # of some length, or dots make it slow
# A dot is of a name where the name goes on behind it: so all but the last of them are.
_LOCAL = rf"(?:[{_BASE}_:0-9]|{_PLX})(?:(?:\.*(?:{_CHAR}|:|{_PLX}))*)"
_TOKEN = re.compile(
    rf"""
    (?P<comment>\#[^\n\r]*)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$](?:{_U}|[0-9])(?:{_U}|[0-9\u00B7\u0300-\u036F\u203F\u2040])*)
    | (?P<blank>_:(?:{_U}|[0-9])(?:\.*{_CHAR})*)
    | (?P<name>(?:{_PREFIX})?:(?:{_LOCAL})?)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>\w+)
    | (?P<open>[({{\[])
    | (?P<close>[)}}\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u|U0000)([0-9A-Fa-f]{4})")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_SERVICE = re.compile("service", re.IGNORECASE)
_NO_KEYWORD = "SXRVXCX"  # as long, so that the engine's lines and columns stay right


class Forbidden(InputError):
    """A query that would ask another server or change data: understood, and not run here."""


def check_query(sparql: str) -> None:
    """Forbidden for a query that asks another server (SERVICE) or is an update, InputError for one nested too deep.

    SERVICE would send parts of the query to any address it names, and the engine has no switch against it. So it is
    looked for twice: by SPARQL's tokens, and by the engine's own parser, which must understand the query as well with
    another word in the place of each ``service``; InputError where it does not.
    """
    for text in _readings(sparql):
        _check_tokens(text)
    for text in _readings(sparql):
        _check_parsed(text)


def _check_tokens(text: str) -> None:
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


def _check_parsed(text: str) -> None:
    """InputError where the engine needs a ``service`` to understand a text.

    The engine's parser does not cut a query into tokens first, so that what is one token for the grammar can be several
    for it: ``?a<?b)SERVICE#>`` ends in a keyword and a comment. In a comment, a string or a name, where it asks nobody,
    another word will do as well; where the keyword stood, it is an error of syntax.
    """
    without, found = _SERVICE.subn(_NO_KEYWORD, text)
    if not found:
        return
    try:
        pyoxigraph.Store().query(without, prefixes=prefixes())
    except SyntaxError as e:
        raise InputError(explain(str(e), text)) from None
    except (ValueError, OSError, RuntimeError):
        pass  # it was understood, and could not be answered; so it will be with the word in it


def explain(message: str, sparql: str) -> str:
    """The parser's message in one line: where, why if it says so in words, and the text that it stumbled over."""
    where = re.match(r"error at (\d+):(\d+): expected (.*)", message, re.DOTALL)
    if where is None:
        return f"query: {' '.join(message.split())}"
    line, column = int(where[1]), int(where[2])
    reasons = re.findall(r"(?:^|, |one of )([A-Z]\w*(?: [\w ]+)+)", where[3])
    reason = reasons[0].removeprefix("one of ").strip() if reasons else "not SPARQL"
    lines = sparql.splitlines()
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = f" at {rest[:30]!r}" if rest else " at the end"
    return f"query line {line}, column {column}: {reason}{near}"


def _readings(sparql: str) -> tuple[str, ...]:
    """The text with and without its escapes of characters, which may stand for letters of a keyword."""
    return tuple(dict.fromkeys((sparql, _ESCAPE.sub(lambda m: chr(int(m[1], 16)), sparql))))


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _TOKEN.finditer(text):
        yield match.lastgroup or "", match[0], match.start()


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
