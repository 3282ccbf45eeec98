"""The pages that the server itself shows: templates drawn, and the files that they load."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

# What the pages load, all from here: address -> file of this package and its type.
_FILES = {
    "site.css": ("site/site.css", "text/css"),
    "query.js": ("site/query.js", "text/javascript"),
    "yasgui/yasgui.min.js": ("vendor/yasgui/yasgui.min.js", "text/javascript"),
    "yasgui/yasgui.min.css": ("vendor/yasgui/yasgui.min.css", "text/css"),
}


def draw(template: str, **values: object) -> bytes:
    """A page in UTF-8; all values are escaped."""
    return _environment().get_template(template).render(values).encode("utf-8", "replace")


def prepare() -> None:
    """Read all templates, so that none has to be read later."""
    for name in _environment().list_templates(extensions=["j2"]):
        _environment().get_template(name)


@cache
def static_files() -> Mapping[str, tuple[bytes, str]]:
    """Content and media type of the files that pages load, by their address below ``/static/``."""
    package = files("kg.serve")
    return {name: (package.joinpath(path).read_bytes(), type) for name, (path, type) in _FILES.items()}


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=PackageLoader("kg.serve", "site"),
    )
