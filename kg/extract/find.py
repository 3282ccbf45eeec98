"""All rules over one text: from a string to the mentions that stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from kg.extract.arbiter import weigh
from kg.extract.candidates import Candidate
from kg.extract.companies import find_companies
from kg.extract.founded import find_factions, find_founded, find_whole, runs_over_founding
from kg.extract.office_verbs import find_dismissed
from kg.extract.organisations import find_organisations
from kg.extract.overlap import Standing, settle
from kg.extract.persons import find_persons, find_titled
from kg.extract.places import find_divisions, find_places
from kg.extract.posts import find_posts
from kg.extract.projects import find_projects
from kg.extract.schools import find_schools
from kg.extract.tagger.network import Reading
from kg.extract.venues import find_venues, housed
from kg.extract.view import View, view
from kg.model import Kind

NOTHING: Mapping[Kind, frozenset[str]] = MappingProxyType({})
_NONE: frozenset[str] = frozenset()


def propose(
    v: View,
    known: frozenset[str] = frozenset(),
    places: frozenset[str] = frozenset(),
    recurring: Mapping[Kind, frozenset[str]] = NOTHING,
) -> list[Candidate]:
    """Every rule's proposals over a text; ``known``, ``places`` and ``recurring`` as for ``find``."""
    divisions = find_divisions(v, places)
    # titles and the names behind them first, without their organisations: no organisation's name reaches over them
    titles = find_posts(v, (), ())
    dismissed = find_dismissed(v, divisions, titles)
    titled = [*find_titled(v, titles, known), *dismissed]
    people = Standing(titled)
    divisions = [d for d in divisions if not any(p.start < d.start and d.end <= p.end for p in people.touching(d))]
    gone = Standing(dismissed)
    divisions = [d for d in divisions if d.rule != "place-unknown" or not any(gone.touching(d))]
    walls = [*titles, *titled]
    located = find_places(v, divisions, recurring.get(Kind.PLACE, _NONE))
    companies = find_companies(v, divisions, recurring.get(Kind.ORGANISATION, _NONE))
    venues = find_venues(v)
    bodies = [*find_organisations(v, divisions, walls, located), *companies, *find_founded(v), *find_factions(v)]
    bodies += [*find_whole(v, walls), *find_schools(v, divisions)]
    organisations = housed([b for b in bodies if not runs_over_founding(v, b)], venues)
    posts = find_posts(v, organisations, divisions)
    listed = [p for p in located if p.rule == "place-list"]
    persons = find_persons(v, posts, organisations, [*divisions, *listed], known)
    persons = [*dismissed, *(p for p in persons if not any(gone.touching(p)))]
    projects = find_projects(v, [*divisions, *located], organisations, recurring.get(Kind.PROJECT, _NONE))
    return [*divisions, *located, *venues, *organisations, *posts, *persons, *projects]


def find(
    text: str | View,
    known: Iterable[str] = (),
    places: Iterable[str] = (),
    guesses: Sequence[Candidate] = (),
    recurring: Mapping[Kind, frozenset[str]] = NOTHING,
    reading: Reading | None = None,
) -> list[Candidate]:
    """The mentions in a text (or in one that is viewed already), in order, outer ones first.

    ``known`` are persons' names from elsewhere in the document, ``places`` names of divisions that no gazetteer may
    have (the home place), both in simplified characters; ``guesses`` what another pipeline proposes: they stand where
    no rule speaks; ``recurring`` short names that the document defines elsewhere, by kind (``recurring_names``);
    ``reading`` what the tagger made of the normalised text: it undoes some proposals and adds its own (``weigh``).
    """
    v = text if isinstance(text, View) else view(text)
    known = frozenset(known)
    candidates = propose(v, known, frozenset(places), recurring)
    return settle(v, [*(candidates if reading is None else weigh(v, candidates, reading, known)), *guesses])
