"""Companies, projects and villages over a whole document: named in full or for certain once, found again where short.

Beside ``consistency``, which does the same for persons and divisions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.companies import trades
from kg.extract.lists import is_ordinary
from kg.extract.view import part_of_speech, view
from kg.lexicon.places import gazetteer
from kg.lexicon.schools import school_short_forms
from kg.lexicon.terms import organisation_heads
from kg.lexicon.words import alternatives, words
from kg.model import Kind

_CORPORATE = re.compile(r"(?:（集团）|集团)?(?:股份|有限责任|有限)*(?:公司)(?:.{2,8}分公司)?$|集团$")
_DEFINED = re.compile(r"（(?:以下|下文|下)?(?:统一)?简?称(?:为)?[：“]*([㐀-鿿A-Za-z0-9]{2,12})”?）")
_NOT_GIVEN = re.compile(r"[局厅委省市县区乡镇村和与的第]")
_TOWN = re.compile(r"(?:人民公社|公社|镇|乡|村|大队|街道)$")
_TOWNSHIP = re.compile(r"(?:人民公社|公社|镇|乡)$")
_SURE_COMPANY = frozenset({"org-list", "org-trade"})
# Parts of speech of words for something else than a village: 河道, 利用.
_COMMON = frozenset(("n", "v", "vn", "a", "ad", "an", "d", "t", "s", "f", "l", "i"))
_SCHOOLS_TAGS = frozenset(("", "nt", "nz", "j", "n"))  # of what may be a school in short
_NAMED_ONCE = frozenset({"org-founded", "org-faction"})
_NAMED_PLACE = frozenset({"tagger", "place-held", "place-venue", "place-land"})
_LONG = 4  # characters of a place's name that says enough wherever it stands
_TEMPLES = ("宫", "寺", "庙", "庵", "观", "教堂", "祠")
_AT = ("在", "于", "到", "至", "赴", "往")
_SURE_PLACE = frozenset({"place-list", "place-settlement", "place-located", "place-chain"})


def recurring_names(texts: Sequence[str], found: Sequence[Sequence[Candidate]]) -> dict[str, Kind]:
    """Names to be looked for once more in all passages, with their kinds; ``texts`` in simplified characters.

    Short names of companies come from their full ones (沐岚市青禾生物科技有限公司: 青禾生物), from a bracket that
    defines them, or from where they stand for certain; those of schools by custom (师院); so do
    bodies that are founded (设甲科), factions, and temples that act; of villages and towns, from their full names
    (青石公社: 青石).
    """
    names: dict[str, Kind] = {}
    villages: Counter[str] = Counter()
    schools: Counter[str] = Counter()
    for text, candidates in zip(texts, found, strict=True):
        for c in candidates:
            name = text[c.start : c.end]
            if c.kind in (Kind.ORGANISATION, Kind.PROJECT):
                defined = _DEFINED.match(text, c.end)
                if defined is not None and len(defined[1]) > 2 and defined[1] not in organisation_heads():
                    names.setdefault(defined[1], c.kind)
            if c.rule in _NAMED_ONCE and len(name) > 2 and name not in organisation_heads():
                names.setdefault(name, Kind.ORGANISATION)
            if c.kind is Kind.ORGANISATION and c.sort == "school":
                schools[name] += 1
            if c.kind is Kind.ORGANISATION and c.sort == "company":
                for short in _short_names(name) if c.rule not in _SURE_COMPANY else (name,):
                    if len(short) >= 4:
                        names.setdefault(short, Kind.ORGANISATION)
            elif c.kind is Kind.PLACE and _acts(text, c):
                names[name] = Kind.ORGANISATION
            elif c.kind is Kind.PLACE and c.rule in _NAMED_PLACE and len(name) >= _LONG:
                names.setdefault(name, Kind.PLACE)
            elif c.kind is Kind.PLACE and c.rule in _SURE_PLACE and (c.sort == "settlement" or _TOWNSHIP.search(name)):
                stem = _TOWN.sub("", _last_division(name))
                if 2 <= len(stem) <= 3 and gazetteer().surface(stem) is None and stem not in words("place_generic"):
                    villages[stem] += 2 if stem != name else 1
    names.update((short, Kind.ORGANISATION) for short in _short_schools(schools) if short not in names)
    places = (
        stem for stem, n in villages.items() if n > 1 and stem not in names and part_of_speech(stem) not in _COMMON
    )
    names.update((stem, Kind.PLACE) for stem in places)
    return names


def _last_division(name: str) -> str:
    """The last of a chain's divisions: 甲县乙乡 gives 乙乡."""
    at = next((i for i in range(len(name) - 2, 1, -1) if gazetteer().surface(name[:i]) is not None), 0)
    return name[at:]


def _acts(text: str, c: Candidate) -> bool:
    """Whether a temple does or says something, or has officers: it is a body."""
    if not text.endswith(_TEMPLES, c.start, c.end) or text.startswith(_AT, c.start - 1):
        return False
    return _deed().match(text, c.end) is not None


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(f"(?:今天|今日|昨日|昨天|也|还|并|于|的)?{alternatives('temple_deeds')}")


def _short_schools(schools: Counter[str]) -> Iterator[str]:
    """Short names of the schools that a document names; of two characters only the one's that it names most."""
    most, times = max(schools.items(), key=lambda n: n[1], default=("", 0))
    for name in schools:
        for short in school_short_forms(name):
            if len(short) > 2 or (name == most and times > 1 and part_of_speech(short) in _SCHOOLS_TAGS):
                yield short


def _short_names(name: str) -> list[str]:
    """The given name with its trade, from a company's full name; empty where no name was given to it."""
    core = _CORPORATE.sub("", name)
    if core == name:
        return []
    for n in range(min(8, len(core) - 2), 1, -1):
        if gazetteer().surface(core[:n]) is not None:
            core = core[n:]
            break
    v = view(core)
    for at in range(2, min(5, len(core) - 1)):
        trade = next((core[at : at + n] for n in (5, 4, 3, 2) if core[at : at + n] in trades()), None)
        if trade is not None:
            given = core[:at]
            return [] if is_ordinary(v, 0, at) or _NOT_GIVEN.search(given) else [given + trade]
    return []


def by_kind(names: Mapping[str, Kind]) -> Mapping[Kind, frozenset[str]]:
    """The names of each kind."""
    return {kind: frozenset(n for n, k in names.items() if k is kind) for kind in set(names.values())}
