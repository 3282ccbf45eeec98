"""The page: template, style, scripts, data and vis-network put into one file that asks for nothing from outside."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import json
import re
from importlib.resources import files
from io import StringIO

from jinja2 import Environment, StrictUndefined
from jinja2.loaders import FunctionLoader
from markupsafe import Markup

from kg.model import Graph
from kg.page.data import KINDS, page_data
from kg.page.drawing import draw_page, size_nodes, vis_network

_SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        *("graph", "words", "dom", "state", "filter", "walk", "pinyin", "search"),
        *("evidence", "facts", "panel", "layout", "canvas", "table", "timeline", "map"),
        *("times", "filters", "save", "page"),
    )
)
_PACKED = "application/gzip;base64"
_PACK_FROM = 2_000_000  # characters of JSON; less is opened as quickly as it is
_LANGUAGES = ("zh", "en")


def render(graph: Graph, *, title: str | None = None) -> str:
    """The graph as the text of one HTML file, to be written as UTF-8. ``title`` replaces the publication's.

    The same graph gives the same text. Nothing is loaded from anywhere, and the file's Content-Security-Policy forbids
    it; all words of the document are escaped JSON that the script shows as text only.
    """
    data = page_data(graph, title=title)
    size_nodes(data)
    vis, script, style = _normal(vis_network()), _script(), _normal(_source("page.css"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_source))
    packed = pack(data)
    environment.globals |= {
        "title": data["title"],
        "kinds": KINDS,
        "data": embed(data) if packed is None else packed,
        "data_type": "application/json" if packed is None else _PACKED,
        "words": embed(read_words()),
        "embed": embed,
        "vis": Markup(vis),  # files of ours and of pyvis, no data
        "script": Markup(script),
        "style": Markup(style),
        "policy": _policy((vis, script), style),
    }
    return draw_page(data, environment, "page.html.j2")


def pack(value: object) -> Markup | None:
    """JSON compressed (gzip without a clock, in base64); None where it is small enough to stand as it is."""
    text = _json(value)
    if len(text) < _PACK_FROM:
        return None
    text = re.sub("[\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)
    return Markup(base64.b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def embed(value: object) -> Markup:
    """JSON that can stand inside a ``<script type="application/json">`` element, whatever strings it holds."""
    text = _json(value)
    # a lone surrogate cannot be written as UTF-8
    return Markup(re.sub("[<>&'\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text))


def read_words() -> dict[str, dict[str, str]]:
    """The interface's words: language -> key -> word."""
    rows = list(csv.DictReader(StringIO(_source("words.csv"))))
    return {language: {row["key"]: row[language] for row in rows} for language in _LANGUAGES}


def _source(name: str) -> str:
    return files("kg.page").joinpath(name).read_text("utf-8")


def _script() -> str:
    """Our script files as one module, in an order in which each uses only what is above it or runs later."""
    return _normal("\n".join(_source(f"script/{name}") for name in _SCRIPTS))


def _normal(text: str) -> str:
    """Line ends as an HTML parser makes them: the hashes of the policy are taken after that."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _policy(scripts: tuple[str, ...], style: str) -> str:
    def sha(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(sha, scripts))}",
            f"style-src {sha(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
