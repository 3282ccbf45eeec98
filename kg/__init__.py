"""gazette-kg: Chinese official publications as a knowledge graph.

The stages are functions, each in the module of its name: ``kg.read``, ``kg.segment``, ``kg.extract``, ``kg.resolve``,
``kg.relate``; ``kg.build.build`` joins them. The names here are what is done with their results, imported when they
are first asked for, so that ``import kg`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import InputError as InputError
    from kg.extract import load as load
    from kg.graph import to_networkx as to_networkx
    from kg.page import render as render
    from kg.rdf import to_rdf as to_rdf
    from kg.rdf import turtle as turtle

    __version__: str

_HOMES = {
    "InputError": "kg.errors",
    "load": "kg.extract",
    "render": "kg.page",
    "to_networkx": "kg.graph",
    "to_rdf": "kg.rdf",
    "turtle": "kg.rdf",
}

__all__ = ["InputError", "load", "render", "to_networkx", "to_rdf", "turtle"]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("gazette-kg")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
