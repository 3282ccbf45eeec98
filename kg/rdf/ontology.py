"""The ontology and its shapes. Their only source is ``ontology/``; the wheel has a copy beside the code."""

from __future__ import annotations

from pathlib import Path

import kg


def ontology_text() -> str:
    """The ontology in Turtle; FileNotFoundError where the installation is broken."""
    return _read("kg.ttl")


def ontology_page() -> str:
    """Its reference as a page; FileNotFoundError where the installation is broken."""
    return _read("index.html")


def shapes_text() -> str:
    """The shapes (SHACL) of data in the ontology's terms, in Turtle; FileNotFoundError as for the ontology."""
    return _read("shapes.ttl")


def _read(name: str) -> str:
    package = Path(kg.__file__).parent
    for path in (package / "_ontology" / name, package.parent / "ontology" / name):
        if path.is_file():
            return path.read_text("utf-8")
    raise FileNotFoundError(f"{name} is neither in the installed package nor beside it: install the package again")
