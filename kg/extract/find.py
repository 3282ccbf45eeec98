"""All rules over one text: from a string to the mentions that stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.candidates import Candidate
from kg.extract.companies import find_companies
from kg.extract.organisations import find_organisations
from kg.extract.overlap import Standing, settle
from kg.extract.persons import find_persons, find_titled
from kg.extract.places import find_divisions, find_places
from kg.extract.posts import find_posts
from kg.extract.projects import find_projects
from kg.extract.view import View, view


def propose(
    text: str, known: frozenset[str] = frozenset(), places: frozenset[str] = frozenset()
) -> tuple[View, list[Candidate]]:
    """Every rule's proposals over a text; ``known`` and ``places`` as for ``find``."""
    v = view(text)
    divisions = find_divisions(v, places)
    # titles and the names behind them first, without their organisations: no organisation's name reaches over them
    titles = find_posts(v, (), ())
    named = find_titled(v, titles, known)
    people = Standing(named)
    divisions = [d for d in divisions if not any(p.start < d.start and d.end <= p.end for p in people.touching(d))]
    walls = [*titles, *named]
    located = find_places(v, divisions)
    organisations = [*find_organisations(v, divisions, walls, located), *find_companies(v, divisions)]
    posts = find_posts(v, organisations, divisions)
    persons = find_persons(v, posts, organisations, divisions, known)
    projects = find_projects(v, [*divisions, *located], organisations)
    return v, [*divisions, *located, *organisations, *posts, *persons, *projects]


def find(
    text: str, known: Iterable[str] = (), places: Iterable[str] = (), guesses: Sequence[Candidate] = ()
) -> list[Candidate]:
    """The mentions in a text, in order, outer ones first.

    ``known`` are persons' names from elsewhere in the document, ``places`` names of divisions that no gazetteer may
    have (the home place), both in simplified characters; ``guesses`` what a statistical component proposes: they stand
    where no rule speaks.
    """
    v, candidates = propose(text, frozenset(known), frozenset(places))
    return settle(v, [*candidates, *guesses])
