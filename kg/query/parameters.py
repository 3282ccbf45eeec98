"""Parameters of queries: declared in comments, put into the text as serialised terms.

A query declares each parameter in one comment line and has one line that binds it:

    # param day: date | 日期 | the day | 2024-04-03
    VALUES ?given_day { UNDEF }

``bind`` puts ``BIND("2024-04-03"^^xsd:date AS ?given_day)`` in its place, so that the text that comes out is plain
SPARQL 1.1, which can be sent to any server. A query may have such a BIND itself: its term is the default. It is no
VALUES with a term, for that Virtuoso 7 makes a temporary table of, over which it can wait for itself for ever.
"""

from __future__ import annotations

import re
import unicodedata
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


def bind(sparql: str, given: Mapping[str, str], *, called: str = "--param") -> str:
    """The query with the given values in place, each as a literal of its parameter's type.

    ``called`` is what messages call a parameter: the command line's option, unless it comes from elsewhere. InputError
    for a name that the query does not declare (naming the near ones) and a value that is not of the type.
    """
    declared = {p.name: p for p in parameters_of(sparql)}
    for name, text in given.items():
        if name not in declared:
            raise InputError(_unknown(f"{called} {name}", name, tuple(declared)))
        sparql = _put(sparql, name, _serialise(_literal(declared[name], text, called)))
    return sparql


def _read(sparql: str, declared: re.Match[str]) -> Parameter:
    where = f"query line {sparql.count(chr(10), 0, declared.start()) + 1}"
    parts = _PARTS.fullmatch(declared[1].strip())
    if parts is None:
        raise InputError(f"{where}: a parameter is declared as '# param NAME: TYPE | 中文 | English | EXAMPLE'")
    if parts["type"] not in _TYPES:
        raise InputError(f"{where}: no type {parts['type']!r} of parameters; wanted {', '.join(_TYPES)}")
    slots = [undefined or term for undefined, term in _slot(parts["name"]).findall(sparql)]
    if len(slots) != 1:
        raise InputError(f"{where}: {parts['name']} needs one line 'VALUES ?given_{parts['name']} {{ UNDEF }}'")
    default = None if slots[0] == "UNDEF" else slots[0].strip('"')
    return Parameter(**{k: v.strip() for k, v in parts.groupdict().items()}, default=default)


def _slot(name: str) -> re.Pattern[str]:
    return re.compile(rf"VALUES \?given_{name} \{{ (\S+) \}}|BIND\((.+) AS \?given_{name}\)")


def _put(sparql: str, name: str, term: str) -> str:
    return _slot(name).sub(lambda _: f"BIND({term} AS ?given_{name})", sparql)


def _unknown(which: str, name: str, declared: tuple[str, ...]) -> str:
    if not declared:
        return f"{which}: this query has no parameters"
    return f"{which}: no such parameter; {_hint(name, declared, declared)}"


def _hint(name: str, known: Sequence[str], main: Sequence[str]) -> str:
    """The near ones of the known names; where there are none, the main ones."""
    near = near_names(name, known)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(main)}"


def _literal(parameter: Parameter, text: str, called: str) -> Literal:
    wanted, read = _TYPES[parameter.type]
    try:
        return read(text.strip())
    except InputError as e:
        raise InputError(f"{called} {parameter.name}={text}: {e}") from None
    except (ValueError, InvalidOperation):
        raise InputError(f"{called} {parameter.name}={text}: wanted {wanted}, such as {parameter.example}") from None


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


_NUMERAL = "[〇零○一二三四五六七八九十廿卅]"
# The usual ways to write a day or a month: 2024-04-03, 2024/4/3, 2024.4.3, 2024年4月3日, 二〇二四年四月三日.
_WRITTEN = re.compile(
    rf"(?P<year>\d{{4}}|{_NUMERAL}{{4}})\s*[-/.年]\s*(?P<month>\d{{1,2}}|{_NUMERAL}{{1,3}})\s*"
    rf"(?:月份?|(?:[-/.月]\s*(?P<day>\d{{1,2}}|{_NUMERAL}{{1,3}})\s*[日号]?))?",
    re.ASCII,
)
_IN_A_ROW = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?", re.ASCII)


def _written_date(text: str) -> PartialDate:
    """A month or day in one of the usual ways; ValueError for anything else."""
    plain = _plain(text)
    found = _WRITTEN.fullmatch(plain) or _IN_A_ROW.fullmatch(plain)
    if found is None:
        raise ValueError("no date")
    parts = [part if part.isdigit() and part.isascii() else str(_counted(part)) for part in found.groups() if part]
    return PartialDate(*map(int, parts))


def _counted(numeral: str) -> int:
    """A number in Chinese numerals: digit by digit (二〇二四) or with tens (十二, 廿三); ValueError for none."""
    found = re.fullmatch(r"(?P<tens>[一二三四五六七八九]?)(?P<ten>[十廿卅])(?P<ones>[一二三四五六七八九]?)", numeral)
    if found is None:
        return int("".join(str("〇一二三四五六七八九".index(c)) for c in re.sub("[零○]", "〇", numeral)))
    tens = {"廿": 2, "卅": 3}.get(found["ten"]) or "〇一二三四五六七八九".index(found["tens"] or "一")
    return tens * 10 + "〇一二三四五六七八九".index(found["ones"] or "〇")


def _plain(text: str) -> str:
    """With the figures and signs of ASCII in place of wide ones, and one sign for a dash."""
    return re.sub("[‐-―−－~～]", "-", unicodedata.normalize("NFKC", text)).strip()


def _date(text: str) -> Literal:
    date = _written_date(text)
    if date.day is None:
        raise ValueError("no day")
    return value(date.first())


def _year_month(text: str) -> Literal:
    date = _written_date(text)
    if date.day is not None:
        raise ValueError("a day")
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
    """By its number, or as one says it: 第12页, 十二页, p. 12."""
    found = re.fullmatch(
        rf"(?:第|[Pp]+\.?)?\s*(?P<number>\d{{1,9}}|{_NUMERAL}{{1,3}})\s*[页頁]?", _plain(text), re.ASCII
    )
    if found is None:
        raise ValueError("no page")
    number = found["number"]
    return value(int(number) if number.isascii() else _counted(number))


# Of each type: what is wanted, and how it is read. A name is a text that should be the name of something in the graph.
_TYPES: Mapping[str, tuple[str, Callable[[str], Literal]]] = {
    "text": ("some text", _text),
    "name": ("a name", _text),
    "date": ("a day as YYYY-MM-DD or 2024年4月3日", _date),
    "year-month": ("a month as YYYY-MM or 2024年4月", _year_month),
    "number": ("a number", _number),
    "page": ("a page number", _page),
    "rank": ("an administrative rank", _rank),
    "country": ("a foreign country", _country),
}
