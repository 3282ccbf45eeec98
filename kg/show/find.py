"""Which entities a name can mean."""

from __future__ import annotations

from difflib import get_close_matches

from pyoxigraph import Store

from kg.errors import InputError
from kg.model import Kind
from kg.rdf.terms import KINDS
from kg.resolve.identity import name_key
from kg.show.ask import ask, text
from kg.show.card import Match

_SUGGESTED = 8


def find(store: Store, name: str, *, kind: Kind | None = None) -> tuple[Match, ...]:
    """The entities that have a name, as their own or as an alias, or that an IRI (or its last part) names.

    White space in names and the form of dots make no difference. InputError where there is none, with names that are
    near.
    """
    kinds = {node.value: kind for kind, node in KINDS.items()}
    wanted, iri = name_key(name), name.strip().removeprefix("<").removesuffix(">").removeprefix(":")
    found: dict[Match, None] = {}
    known: dict[str, None] = {}
    for row in ask(store, "names"):
        match = Match(text(row, "thing") or "", kinds[text(row, "kind") or ""], text(row, "name") or "")
        if kind is not None and match.kind is not kind:
            continue
        form = text(row, "form") or ""
        known[form] = None
        if wanted == name_key(form) or iri == match.iri or match.iri.endswith((f"/{iri}", f"#{iri}")):
            found[match] = None
    if not found:
        raise InputError(_nothing(name, kind, list(known)))
    return tuple(sorted(found, key=lambda m: (list(Kind).index(m.kind), m.name, m.iri)))


def _nothing(name: str, kind: Kind | None, known: list[str]) -> str:
    sort = f" of the kind {kind.value}" if kind else ""
    near = [form for form in known if name and name in form] or get_close_matches(name, known, _SUGGESTED, 0.5)
    if not known:
        return f"no entity{sort} in the graph has a name"
    return f"{name}: no entity{sort} in the graph has this name or IRI" + (
        f"; near it: {'、'.join(near[:_SUGGESTED])}" if near else ""
    )
