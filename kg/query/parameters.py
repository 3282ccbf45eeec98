"""Parameters of queries: declared in comments, put into the text as serialised terms.

A query declares each parameter in one comment line and has one line that binds it:

    # param day: date | 日期 | the day | 2024-04-03
    VALUES ?given_day { UNDEF }

What stands between the braces is the default (UNDEF: none is given). ``bind`` puts a term in its place, so that the
text that comes out is plain SPARQL 1.1, which can be sent to any server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal

from kg.errors import InputError
from kg.lexicon.places import gazetteer
from kg.lexicon.ranks import printed_ranks, ranks
from kg.model import PartialDate
from kg.query.near import near_names
from kg.rdf.nodes import value

_DECLARED = re.compile(r"^#[ \t]*param\b[ \t]*(.*)$", re.MULTILINE)
_PARTS = re.compile(
    r"(?P<name>[a-z][a-z_]*): (?P<type>[a-z-]+) \| (?P<zh>[^|]+) \| (?P<en>[^|]+) \| (?P<example>[^|]+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: ``zh`` and ``en`` say what it means; ``default`` is what holds where it is not given, if any."""

    name: str
    type: str
    zh: str
    en: str
    example: str
    default: str | None = None


def parameters_of(sparql: str) -> tuple[Parameter, ...]:
    """The parameters that a query declares, in its order.

    InputError, with the line, for a declaration that is not well formed, of no known type, or without its VALUES.
    """
    return tuple(_read(sparql, declared) for declared in _DECLARED.finditer(sparql))


def bind(sparql: str, given: Mapping[str, str]) -> str:
    """The query with the given values in place, each as a literal of its parameter's type.

    InputError for a name that the query does not declare (naming the near ones) and a value that is not of the type.
    """
    declared = {p.name: p for p in parameters_of(sparql)}
    for name, text in given.items():
        if name not in declared:
            raise InputError(_unknown(name, tuple(declared)))
        sparql = _put(sparql, name, _serialise(_literal(declared[name], text)))
    return sparql


def _read(sparql: str, declared: re.Match[str]) -> Parameter:
    where = f"query line {sparql.count(chr(10), 0, declared.start()) + 1}"
    parts = _PARTS.fullmatch(declared[1].strip())
    if parts is None:
        raise InputError(f"{where}: a parameter is declared as '# param NAME: TYPE | 中文 | English | EXAMPLE'")
    if parts["type"] not in _TYPES:
        raise InputError(f"{where}: no type {parts['type']!r} of parameters; wanted {', '.join(_TYPES)}")
    slots = _slot(parts["name"]).findall(sparql)
    if len(slots) != 1:
        raise InputError(f"{where}: {parts['name']} needs one line 'VALUES ?given_{parts['name']} {{ UNDEF }}'")
    default = None if slots[0] == "UNDEF" else slots[0].strip('"')
    return Parameter(**{k: v.strip() for k, v in parts.groupdict().items()}, default=default)


def _slot(name: str) -> re.Pattern[str]:
    return re.compile(rf"VALUES \?given_{name} \{{ (\S+) \}}")


def _put(sparql: str, name: str, term: str) -> str:
    return _slot(name).sub(lambda _: f"VALUES ?given_{name} {{ {term} }}", sparql)


def _unknown(name: str, declared: tuple[str, ...]) -> str:
    if not declared:
        return f"--param {name}: this query has no parameters"
    return f"--param {name}: no such parameter; {_hint(name, declared, declared)}"


def _hint(name: str, known: Sequence[str], main: Sequence[str]) -> str:
    """The near ones of the known names; where there are none, the main ones."""
    near = near_names(name, known)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(main)}"


def _literal(parameter: Parameter, text: str) -> Literal:
    wanted, read = _TYPES[parameter.type]
    try:
        return read(text.strip())
    except InputError as e:
        raise InputError(f"--param {parameter.name}={text}: {e}") from None
    except (ValueError, InvalidOperation):
        raise InputError(f"--param {parameter.name}={text}: wanted {wanted}, such as {parameter.example}") from None


def _serialise(literal: Literal) -> str:
    """The literal as SPARQL writes it.

    Some engines decode \\uXXXX before they read strings, some take eight digits for it where there are eight. So all
    escapes have eight, and so has one for the letter behind a backslash of the value, which could look like one.
    """
    return re.sub(r"\\(?:\\([uU])|u(....)|.)", _escape, str(literal))


def _escape(match: re.Match[str]) -> str:
    if match[1]:
        return rf"\\\U{ord(match[1]):08X}"
    return rf"\U0000{match[2]}" if match[2] else match[0]


def _text(text: str) -> Literal:
    if not text:
        raise ValueError("nothing")
    return Literal(text)


def _date(text: str) -> Literal:
    date = PartialDate.parse(text)
    if date.day is None:
        raise ValueError("no day")
    return value(date.first())


def _year_month(text: str) -> Literal:
    date = PartialDate.parse(text)
    if date.month is None or date.day is not None:
        raise ValueError("no month, or a day")
    return Literal(date.isoformat())


def _number(text: str) -> Literal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError("no number")
    return value(int(number) if number == int(number) else number)


def _rank(text: str) -> Literal:
    """By its Chinese name, its id, or as texts print it (正处级); the literal is the Chinese name."""
    named = {form: r.zh for r in ranks() for form in (r.zh, r.id)}
    by_id = {r.id: r.zh for r in ranks()}
    named |= {form: by_id[id] for form, id in printed_ranks().items()}
    if text not in named:
        raise InputError(f"no such rank; {_hint(text, tuple(named), tuple(r.zh for r in ranks()))}")
    return Literal(named[text])


def _country(text: str) -> Literal:
    """By its Chinese name or its code; the literal is the code."""
    country = gazetteer().country_named(text) or gazetteer().get(text.upper())
    if country is None or country.level != "country" or country.code == "CN":
        raise ValueError("no country")
    return Literal(country.code)


def _page(text: str) -> Literal:
    page = int(text)
    if page < 0:
        raise ValueError("no page")
    return value(page)


# Of each type: what is wanted, and how it is read. A name is a text that should be the name of something in the graph.
_TYPES: Mapping[str, tuple[str, Callable[[str], Literal]]] = {
    "text": ("some text", _text),
    "name": ("a name", _text),
    "date": ("a day as YYYY-MM-DD", _date),
    "year-month": ("a month as YYYY-MM", _year_month),
    "number": ("a number", _number),
    "page": ("a page number", _page),
    "rank": ("an administrative rank", _rank),
    "country": ("a foreign country", _country),
}
