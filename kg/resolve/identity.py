"""Who is the same: the one place where an entity's identity is decided, and where its id is made.

Later, decisions of scholars (same, not same) come in here and override what the names say.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

from kg.lexicon.places import Division
from kg.model import Document, Kind
from kg.resolve.places import canonical_name

_PREFIX = {
    Kind.PERSON: "person",
    Kind.POST: "post",
    Kind.ORGANISATION: "org",
    Kind.PROJECT: "project",
    Kind.PLACE: "place",
}
_DOTS = re.compile(r"[•・‧∙･．]")


def stable_id(prefix: str, *parts: str | None) -> str:
    """``prefix-`` and 16 hex digits of the SHA-256 of the parts as a JSON list: (张, 三丰) and (张三, 丰) differ."""
    written = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(written.encode()).hexdigest()[:16]}"


def name_key(name: str) -> str:
    """A name without what never tells two apart: white space, the form of the dot in transcribed names."""
    return _DOTS.sub("·", "".join(name.split()))


def person_id(document: Document, name: str) -> str:
    """A person is one of the document's, by the document's name: namesakes of other documents are not merged silently.

    The file's bytes are no part of it: a mended typo renames nobody.
    """
    return stable_id(_PREFIX[Kind.PERSON], document.name, name_key(name))


def organisation_id(name: str) -> str:
    """Organisations are told by their full name."""
    return stable_id(_PREFIX[Kind.ORGANISATION], name_key(name))


def post_id(title: str, organisation: str | None) -> str:
    """A post is a title in an organisation (an entity id, None where it is open)."""
    return stable_id(_PREFIX[Kind.POST], name_key(title), organisation)


def place_id(code: str | None, name: str) -> str:
    """Places are told by code and full name: a division that was renamed keeps its code, and its names stay apart.

    The name of a division with a code is ``canonical_name``'s, so that no form in which a text prints it is a second
    place; see ``division_id``.
    """
    return stable_id(_PREFIX[Kind.PLACE], code or "", name_key(name))


def division_id(division: Division) -> str:
    """The place that a division is, whatever a text calls it."""
    return place_id(division.code or None, canonical_name(division))


def project_id(name: str) -> str:
    """Projects are told by their longest name in the document."""
    return stable_id(_PREFIX[Kind.PROJECT], name_key(name))


def longest_project_names(names: Sequence[str]) -> dict[str, str]:
    """Shorter names of projects -> the one longer name in the document that they are the beginning or the end of.

    White space and the kind of brackets and quotation marks make no difference; a name that could be short for two
    stays itself. Linear in the number of names, for names of bounded length.
    """
    keys: dict[str, str] = {}
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        keys.setdefault(_project_key(name), name)
    longer: dict[str, set[str]] = {}
    for key in keys:
        for cut in range(1, len(key)):
            for short in (key[cut:], key[:-cut]):
                if len(short) >= 5 and short in keys:
                    longer.setdefault(short, set()).add(key)
    result = {}
    for name in sorted(set(names)):
        key = _project_key(name)
        seen = {key}
        while len(longer.get(key, ())) == 1:
            key = next(iter(longer[key]))
            if key in seen:
                break
            seen.add(key)
        result[name] = keys[key]
    return result


def _project_key(name: str) -> str:
    key = name_key(name).translate(str.maketrans('（）〔〕“”"‘’「」', "()()\0\0\0\0\0\0\0")).replace("\0", "")
    return key.removesuffix("项目").removesuffix("工程") if len(key) > 8 else key
