"""Mentions -> entities: short forms in full, posts with their organisation, one person a name in a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from kg.lexicon.places import Division, gazetteer
from kg.lexicon.script import fold, is_traditional
from kg.model import Document, Entity, Home, Kind, Mention, Resolution, Segmentation
from kg.resolve.house import names_of_the_time
from kg.resolve.identity import (
    division_id,
    longest_project_names,
    name_key,
    organisation_id,
    person_id,
    place_id,
    post_id,
    project_id,
)
from kg.resolve.organisations import longest_forms, parent_organisation
from kg.resolve.persons import read_persons
from kg.resolve.places import ResolvedPlace, canonical_name, resolve_place
from kg.resolve.posts import PostReading, read_passage
from kg.resolve.schools import schools_in_short
from kg.resolve.scope import NamedBodies, Reading, Scope, level_of


@dataclass(slots=True)
class _Found:
    """An entity while its mentions are being gathered."""

    kind: Kind
    name: str
    code: str | None = None
    title: str = ""
    organisation: str | None = None
    candidates: tuple[str, ...] = ()
    mentions: list[Mention] = field(default_factory=list)


def resolve(document: Document, segmentation: Segmentation, mentions: Sequence[Mention], home: Home) -> Resolution:
    """The entities of a document, and the entity of each mention that could be told.

    ``mentions`` are all mentions of the document, nested ones included; ``home`` is what short forms are read with.
    Entities come in the order of their first mention; organisations that are only restored (``市长`` without its
    government) stand before the post that implies them and have no mention, nor have the persons and posts of the
    masthead, the committees above departments and the divisions above places, which come last.
    """
    places = _Places(home, frozenset(m.text for m in mentions if m.kind is Kind.PLACE))
    years = _years(segmentation)
    orgs, posts = _readings(document, segmentation, mentions, places, years)
    passages = {p.id: p for p in segmentation.passages}
    persons = read_persons(passages, mentions, {m: p.title for m, p in posts.items()})
    projects = longest_project_names([m.text for m in mentions if m.kind is Kind.PROJECT])
    order = {p.id: i for i, p in enumerate(segmentation.passages)}
    found: dict[str, _Found] = {}
    of: dict[Mention, str] = {}
    here, context = "", list[Division]()
    counties: list[str] = []
    for m in sorted(mentions, key=lambda m: (order[m.passage], m.start, -m.end, m.kind)):
        entity = ""
        if m.kind is Kind.PERSON and m in persons:
            entity = person_id(document, persons[m])
            found.setdefault(entity, _Found(m.kind, "".join(persons[m].split())))
        elif m.kind is Kind.ORGANISATION and m in orgs:
            entity = _organisation(found, orgs[m].name)
        elif m.kind is Kind.POST and m in posts:
            reading = posts[m]
            org = _organisation(found, reading.organisation) if reading.organisation else None
            entity = post_id(reading.title, org)
            name = (reading.organisation or "") + reading.title
            found.setdefault(entity, _Found(m.kind, name, title=name_key(reading.title), organisation=org))
        elif m.kind is Kind.PROJECT:
            entity = project_id(projects[m.text])
            found.setdefault(entity, _Found(m.kind, projects[m.text]))
        elif m.kind is Kind.PLACE:
            if m.passage != here:
                here, context, counties = m.passage, [], []
            place = places.resolve(m.text, years[m.passage], context)
            if place.division is not None:
                context.append(place.division)
            name = _full_name(place, counties)
            if level_of(name) in ("县", "旗"):
                counties.append(name)
            if name:
                code = place.division.code or None if place.division else None
                entity = place_id(code, name)
                names = tuple(dict.fromkeys(d.name for d in place.candidates)) if len(place.candidates) > 1 else ()
                found.setdefault(entity, _Found(m.kind, name, code, candidates=names))
        if entity:
            found[entity].mentions.append(m)
            of[m] = entity
    _masthead(document, segmentation, found)
    _signing(segmentation, found)
    _surroundings(orgs.values(), places, found)
    return Resolution(tuple(_entity(id, f) for id, f in found.items()), of)


def _full_name(place: ResolvedPlace, counties: Sequence[str]) -> str:
    """A place's full name, of a division with a code the one that it always has (德州市 for 山东省德州市).

    A town that the gazetteer does not have takes the one county that the passage names.
    """
    if place.division is not None and place.division.code:
        return canonical_name(place.division)
    town = place.division is None and level_of(place.name) in ("镇", "乡") and place.name == place.text
    return counties[0] + place.name if town and len(set(counties)) == 1 else place.name


def _organisation(found: dict[str, _Found], name: str) -> str:
    id = organisation_id(name)
    found.setdefault(id, _Found(Kind.ORGANISATION, name_key(name)))
    return id


def _masthead(document: Document, segmentation: Segmentation, found: dict[str, _Found]) -> None:
    """The publication as an organisation, with the persons and the posts that its masthead names."""
    if not (segmentation.masthead and segmentation.issue and segmentation.issue.title):
        return
    publication = f"《{segmentation.issue.title}》"
    org = _organisation(found, publication)
    for line in segmentation.masthead:
        person, title = name_key(line.person), name_key(line.post)
        found.setdefault(person_id(document, person), _Found(Kind.PERSON, person))
        found.setdefault(post_id(title, org), _Found(Kind.POST, publication + title, title=title, organisation=org))


def _signing(segmentation: Segmentation, found: dict[str, _Found]) -> None:
    """The publication's own bodies that sign an article by its title: 《某刊》编辑部."""
    for article in segmentation.articles:
        for author in article.authors:
            if author.kind is Kind.ORGANISATION and _OWN_BODY.fullmatch(author.name):
                _organisation(found, author.name)


_OWN_BODY = re.compile(r"《[^《》]{2,20}》(?:杂志|本刊)?(?:编辑部|编委会|编辑委员会|评论员|课题组|调研组|采编中心)")


def _surroundings(readings: Iterable[Reading], places: _Places, found: dict[str, _Found]) -> None:
    """What names imply without mentioning it: committees above departments, divisions above."""
    known = {f.name for f in found.values() if f.kind is Kind.ORGANISATION}
    for name in sorted(known):
        parent = parent_organisation(name, known)
        if parent:
            _organisation(found, parent[0])
    divisions = [places.resolve(r.region, None).division for r in readings if r.region]
    divisions += [gazetteer().named(f.code, f.name) for f in found.values() if f.kind is Kind.PLACE and f.code]
    for division in divisions:
        for d in (division, *gazetteer().above(division)) if division else ():
            if d.level != "country":
                found.setdefault(division_id(d), _Found(Kind.PLACE, canonical_name(d), d.code or None))


def _entity(id: str, f: _Found) -> Entity:
    aliases = dict.fromkeys(m.text for m in f.mentions if name_key(m.text) != name_key(f.name))
    return Entity(
        id=id,
        kind=f.kind,
        name=f.name,
        aliases=tuple(aliases),
        code=f.code,
        title=f.title,
        organisation=f.organisation,
        candidates=f.candidates,
        mentions=tuple(f.mentions),
    )


def _years(segmentation: Segmentation) -> dict[str, int | None]:
    """The year that each passage is read in: its entry's, else the document's."""
    usual = segmentation.date.year if segmentation.date else None
    years: dict[str, int | None] = dict.fromkeys((p.id for p in segmentation.passages), usual)
    years.update((e.passage, year) for e in segmentation.entries if (year := e.period.year) is not None)
    return years


def _readings(
    document: Document,
    segmentation: Segmentation,
    mentions: Sequence[Mention],
    places: _Places,
    years: Mapping[str, int | None],
) -> tuple[dict[Mention, Reading], dict[Mention, PostReading]]:
    """All passages read in order, each with a scope of its own."""
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        by_passage.setdefault(m.passage, []).append(m)
    squeezed = "".join(document.text.split())
    known: dict[str, bool] = {}

    def spelled(form: str) -> bool:
        if form not in known:
            known[form] = form in squeezed
        return known[form]

    names = {name_key(m.text) for m in mentions if m.kind is Kind.ORGANISATION}
    longer = schools_in_short(names) | longest_forms(names, lambda n: places.full(n, None) is not None)
    traditional = is_traditional(squeezed)

    @cache
    def foreign(name: str) -> str | None:
        return places.with_country(name, squeezed)

    @cache
    def introduced(name: str, word: str) -> bool:
        bare = re.search(rf"(?<![㐀-鿿]){re.escape(word)}", squeezed)
        return bare is None or -1 < squeezed.find(name) < bare.start()

    @cache
    def below() -> dict[str, str]:
        return _named_below(mentions, places, _IN_A_PASSAGE if places.unknown() else _BELOW)

    dated = {e.passage for e in segmentation.entries if e.period.start}
    orgs: dict[Mention, Reading] = {}
    posts: dict[Mention, PostReading] = {}
    bodies = NamedBodies(places.home)
    own = names_of_the_time(segmentation, mentions, places.home.organisation)
    recent: tuple[str, ...] = ()
    governments: dict[str, str] = {}
    for passage in segmentation.passages:
        year = years[passage.id]
        scope = Scope(
            home=replace(places.home, organisation=own.get(passage.id, places.home.organisation)),
            year=year,
            traditional=traditional,
            spelled=spelled,
            full=partial(places.full, year=year),
            own=partial(places.own, year=year),
            above=partial(places.above, year=year),
            abroad=places.abroad,
            foreign=foreign,
            only=lambda level: below().get(level),
            within=_Within(by_passage.get(passage.id, ()), places),
            overseas=partial(_overseas, by_passage.get(passage.id, ()), places),
            longer=longer,
            governments=governments,
            bodies=bodies,
            introduced=introduced,
            recent=recent,
            undated=passage.id not in dated,
        )
        here = read_passage(passage, by_passage.get(passage.id, ()), scope)
        recent = scope.recent
        orgs |= here[0]
        posts |= here[1]
    return orgs, posts


@dataclass(slots=True)
class _Within:
    """Level -> the one division of it that a passage names; asked for seldom, so looked up once."""

    mentions: Sequence[Mention]
    places: _Places
    named: dict[str, str] | None = None

    def __call__(self, level: str) -> str | None:
        if self.named is None:
            self.named = _named_below(self.mentions, self.places, _IN_A_PASSAGE)
        return self.named.get(level)


def _overseas(mentions: Sequence[Mention], places: _Places) -> bool:
    """Whether a passage names a foreign place, alone or at the beginning of another name."""
    named = (m.text for m in mentions if m.kind is not Kind.PERSON)
    return any(places.abroad(text[:n]) for text in named for n in range(2, min(len(text), _LONGEST_COUNTRY) + 1))


_BELOW = frozenset({"县", "区", "旗", "镇", "乡"})
_ABOVE = frozenset({"市", "州", "盟"})
_IN_A_PASSAGE = _BELOW | _ABOVE
_NAMED_AFTER = (Kind.PLACE, Kind.ORGANISATION, Kind.PROJECT)  # what a division's name may begin
_ORGAN_BEHIND = re.compile("政府|人民|委员会|委(?!托)|议会|参议会|公署|公所|革命委员会|革委会")  # 甲县|政府
_LONGEST_DIVISION = 10  # characters
_LONGEST_COUNTRY = 6


def _named_below(mentions: Sequence[Mention], places: _Places, levels: Collection[str]) -> dict[str, str]:
    """Level -> the one division of it that the mentions name, where it lies in the home place.

    Divisions count that are named as places and those that begin the name of a body or a project (甲区|统计局); where
    the home is a town, the county above it as well, though no gazetteer tells which it is.
    """
    named: dict[str, set[str]] = {}
    for text in sorted({m.text for m in mentions if m.kind in _NAMED_AFTER}):
        for n in range(min(_LONGEST_DIVISION, len(text)), 2, -1):
            alone = n == len(text) or _ORGAN_BEHIND.match(fold(text[n:])) is not None
            if level_of(text[:n]) not in levels:
                continue
            full = places.full(text[:n], None) or places.own(text[:n], None) or text[:n] * alone
            if full:
                if places.near(full):
                    named.setdefault(level_of(full), set()).add(full)
                break
    return {level: next(iter(names)) for level, names in named.items() if len(names) == 1}


@dataclass(slots=True)
class _Places:
    """The places of one document: resolved once a form and year, with the context only where that decides."""

    home: Home
    printed: frozenset[str]
    resolved: dict[tuple[str, int | None], ResolvedPlace] = field(default_factory=dict)

    def resolve(self, text: str, year: int | None, context: Sequence[Division] = ()) -> ResolvedPlace:
        key = (text, year)
        if key not in self.resolved:
            self.resolved[key] = resolve_place(text, home=self.home, year=year)
        found = self.resolved[key]
        if found.division is None and found.candidates and context:
            return resolve_place(text, home=self.home, context=context, year=year)
        return found

    def full(self, name: str, year: int | None) -> str | None:
        """The full name of a division of China; None for common words, for what is abroad or not known."""
        if name in (self.home.place, self.home.province):
            return name
        surface = gazetteer().surface(name) if len(name) > 1 else None
        if surface is None:
            return (self.own(name, year) or name) if name in self.printed and level_of(name) else None
        if surface.ambiguous and not surface.full:
            return None
        found = self.resolve(name, year)
        if found.division is None:
            return name if level_of(name) else None
        return found.name if found.division.level not in ("country", "abroad") else None

    def own(self, name: str, year: int | None) -> str | None:
        """The name of a division printed behind those above it (乙市丙县: 丙县), where no other of today has it."""
        found = self.resolve(name, year) if len(name) > 3 and level_of(name) else None
        if found is None or found.division is None or found.rule != "place-chain":
            return None
        division = found.division
        named = gazetteer().get(division.parent or "") if division.level == "township" else division
        today = [d for d in gazetteer().find(named.name) if d.name == named.name and not d.last_year] if named else ()
        return canonical_name(division) if len(today) < 2 else None

    def above(self, name: str, year: int | None) -> tuple[str, ...]:
        """The full names of the divisions above one, nearest first."""
        found = self.resolve(name, year).division
        return tuple(d.name for d in gazetteer().above(found) if d.level != "country") if found else ()

    def near(self, name: str) -> bool:
        """Whether a division lies in the home place, or may be what is above a home that no gazetteer has."""
        home = self.home.place
        if home is None or home in self.above(name, None):
            return True
        town = level_of(home) in ("镇", "乡") and level_of(name) not in ("镇", "乡")
        if not (town or (self.unknown() and level_of(name) in _ABOVE)):
            return False
        above, around = self.above(home, None), self.above(name, None)
        foreign = any(self.abroad(name[:n]) for n in range(2, _LONGEST_COUNTRY + 1))
        return name in above or not (above or foreign or (around and self.home.province not in around))

    def unknown(self) -> bool:
        """Whether the home is a county or a district that no gazetteer has, so that no table tells its city."""
        home = self.home.place
        return home is not None and level_of(home) in ("县", "区", "旗") and self.resolve(home, None).division is None

    def with_country(self, name: str, text: str) -> str | None:
        """A division unknown here with the country that it begins with or that a text prints before it."""
        if self.above(name, None) or name in (self.home.place, self.home.province):
            return None
        for found in re.finditer(rf"[㐀-鿿]{{0,{_LONGEST_COUNTRY}}}(?={re.escape(name)})|^", text):
            before = found.group()
            for i in range(len(before) + 1):
                if self._begins_with_country(before[i:] + name, len(before) - i):
                    return before[i:] + name
        return None

    def _begins_with_country(self, name: str, least: int) -> bool:
        """Whether a name begins with a foreign country's, at least so many characters long."""
        lengths = range(max(2, least), min(_LONGEST_COUNTRY, len(name)) + 1)
        return any(self.abroad(name[:n]) and name[:n] != "中国" for n in lengths if least in (0, n))

    def abroad(self, name: str) -> bool:
        """Whether a name is known, and only of places abroad."""
        found = gazetteer().find(name)
        return bool(found) and all(d.level in ("country", "abroad") for d in found)
