"""Companies, projects and villages over a whole document: named in full or for certain once, found again where short.

Beside ``consistency``, which does the same for persons and divisions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.consistency import count_places
from kg.extract.short_names import abbreviations_of_school, given_name_of_college, short_names_of_company
from kg.extract.view import part_of_speech
from kg.lexicon.places import gazetteer
from kg.lexicon.terms import organisation_heads
from kg.lexicon.words import alternatives, words
from kg.model import Kind

_DEFINED = re.compile(r"（(?:以下|下文|下)?(?:统一)?简?称(?:为)?[：“]*([㐀-鿿A-Za-z0-9]{2,12})”?）")
_HOUSES = ("书院", "宫", "寺", "庙", "庵", "观", "教堂", "祠")
_AT = ("在", "于", "到", "至", "赴", "往")
_OFTEN = 3  # how often a school's given name must stand alone
_TOWN = re.compile(r"(?:人民公社|公社|镇|乡|村|大队|街道)$")
_SURE_COMPANY = frozenset({"org-list", "org-trade"})
# Parts of speech of words for something else than a village: 河道, 利用.
_COMMON = frozenset(("n", "v", "vn", "a", "ad", "an", "d", "t", "s", "f", "l", "i"))
_NAMED_ONCE = frozenset({"org-founded", "org-faction"})
_NAMED_PLACE = frozenset({"tagger", "place-held", "place-venue", "place-land"})
_LONG = 4  # characters of a place's name that says enough wherever it stands
_SURE_PLACE = frozenset({"place-list", "place-settlement", "place-located", "place-chain"})


def recurring_names(texts: Sequence[str], found: Sequence[Sequence[Candidate]]) -> dict[str, Kind]:
    """Names to be looked for once more in all passages, with their kinds; ``texts`` in simplified characters.

    Short names of companies come from their full ones (沐岚市青禾生物科技有限公司: 青禾生物), from a bracket that
    defines them, or from where they stand for certain; so do bodies that are founded (设甲科), and factions; of houses
    from their full names, as do temples that act; of villages and towns, from their full names (青石公社: 青石).
    """
    names: dict[str, Kind] = {}
    villages: Counter[str] = Counter()
    houses: set[str] = set()
    for text, candidates in zip(texts, found, strict=True):
        for c in candidates:
            name = text[c.start : c.end]
            if c.kind in (Kind.ORGANISATION, Kind.PROJECT):
                defined = _DEFINED.match(text, c.end)
                if defined is not None and len(defined[1]) > 2 and defined[1] not in organisation_heads():
                    names.setdefault(defined[1], c.kind)
            if c.rule in _NAMED_ONCE and len(name) > 2 and name not in organisation_heads():
                names.setdefault(name, Kind.ORGANISATION)
            if c.kind is Kind.ORGANISATION and c.sort == "company":
                for short in short_names_of_company(name) if c.rule not in _SURE_COMPANY else (name,):
                    if len(short) >= 4:
                        names.setdefault(short, Kind.ORGANISATION)
            elif c.kind is Kind.ORGANISATION and c.sort == "school":
                names.update(dict.fromkeys(abbreviations_of_school(name), Kind.ORGANISATION))
            elif c.kind is Kind.PLACE and _acts(text, c):
                names[name] = Kind.ORGANISATION
                houses.add(name)
            elif c.kind is Kind.PLACE and c.rule in _NAMED_PLACE and len(name) >= _LONG:
                names.setdefault(name, Kind.PLACE)
            elif c.kind is Kind.PLACE and c.rule in _SURE_PLACE and c.sort == "settlement":
                stem = _TOWN.sub("", _last_division(name))
                if 2 <= len(stem) <= 3 and gazetteer().surface(stem) is None and stem not in words("place_generic"):
                    villages[stem] += 2 if stem != name else 1
    places = (
        stem for stem, n in villages.items() if n > 1 and stem not in names and part_of_speech(stem) not in _COMMON
    )
    names.update((stem, Kind.PLACE) for stem in places)
    givens = {given: name for name in sorted(houses) if (given := given_name_of_college(name)) is not None}
    names.update(dict.fromkeys(_often_alone(texts, givens), Kind.ORGANISATION))
    return names


def _last_division(name: str) -> str:
    """The last of a chain's divisions: 甲县乙乡 gives 乙乡."""
    at = next((i for i in range(len(name) - 2, 1, -1) if gazetteer().surface(name[:i]) is not None), 0)
    return name[at:]


def _acts(text: str, c: Candidate) -> bool:
    """Whether a temple or a school of the old kind does or says something, or has officers: it is a body."""
    if not text.endswith(_HOUSES, c.start, c.end) or text.startswith(_AT, c.start - 1):
        return False
    return _deed().match(text, c.end) is not None


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(f"(?:今天|今日|昨日|昨天|也|还|并|于|的)?{alternatives('house_deeds')}")


def _often_alone(texts: Sequence[str], givens: Mapping[str, str]) -> Iterator[str]:
    """Those given names (with their bodies' full ones) that stand without the rest of the full name again and again."""
    counts = count_places(texts, {*givens, *givens.values()})
    return (given for given, full in givens.items() if counts[given] - counts[full] >= _OFTEN)


def by_kind(names: Mapping[str, Kind]) -> Mapping[Kind, frozenset[str]]:
    """The names of each kind."""
    return {kind: frozenset(n for n, k in names.items() if k is kind) for kind in set(names.values())}
