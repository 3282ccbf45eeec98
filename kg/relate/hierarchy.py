"""Organisations under others, organs and their divisions, places and the divisions above them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import combinations

from kg.lexicon.organs import government_departments
from kg.lexicon.places import gazetteer, short_form, township_short_form
from kg.model import Document, Entity, Home, Kind, Mention, Predicate, Relation, Resolution, Segmentation
from kg.relate.evidence import evidence_of
from kg.resolve.identity import division_id, name_key
from kg.resolve.organisations import parent_organisation, seat_of


def find_relations(
    document: Document, segmentation: Segmentation, mentions: Sequence[Mention], resolution: Resolution, home: Home
) -> tuple[Relation, ...]:
    """Parts, seats and enclosing divisions of the entities, in the order of the entities.

    The evidence of a relation is the first mention of the part (of an organisation that is only implied, of the post
    that implies it); it is inferred where the mention does not spell out the whole. Relations between entities that
    the document does not name (a province above a county) rest on the mention that led there.
    """
    passages = {p.id: p for p in segmentation.passages}
    witness = _witnesses(resolution)
    organisations = {e.name: e for e in resolution.entities if e.kind is Kind.ORGANISATION}
    places = places_by_name(resolution)
    by_id = {e.id: e for e in resolution.entities}
    found: dict[tuple[str, Predicate, str], Relation] = {}

    def add(
        subject: Entity, predicate: Predicate, object: Entity, rule: str, mention: Mention, *, of_both: bool = True
    ) -> None:
        key = (subject.id, predicate, object.id)
        if key in found or subject.id == object.id:
            return
        said = of_both and name_key(object.name) in name_key(mention.text)
        evidence = evidence_of(document, passages[mention.passage], [mention], rule, inferred=not said)
        found[key] = Relation(subject.id, predicate, object.id, (evidence,))

    def add_above(place: Entity, mention: Mention) -> bool:
        """The divisions above a place, each by the first mention of the lower one that spells out the upper one.

        Else by its first mention, else by the one given.
        """
        chain = _upward(place, by_id)
        for lower, upper in chain:
            if (lower.id, Predicate.WITHIN, upper.id) not in found:
                spelled = (m for m in lower.mentions if upper.name in name_key(m.text))
                here = next(spelled, witness.get(lower.id, mention))
                both = resolution.of.get(here) == lower.id or lower.name in name_key(here.text)
                add(lower, Predicate.WITHIN, upper, "relation.gazetteer", here, of_both=both)
        return bool(chain)

    for entity in resolution.entities:
        mention = witness.get(entity.id)
        if mention is None:
            continue
        if entity.kind is Kind.ORGANISATION:
            parent = parent_organisation(entity.name, organisations) or government_above(entity.name, organisations)
            if parent and parent[0] in organisations:
                add(entity, Predicate.PART_OF, organisations[parent[0]], parent[1], mention)
            seat = place_named(seat_of(entity.name), places)
            if seat is not None:
                add(entity, Predicate.SEAT, seat, "relation.seat-by-name", mention)
                add_above(seat, mention)
        elif entity.kind is Kind.PLACE and not add_above(entity, mention) and entity.code is None:
            above = _in_front(entity.name, places)
            if above:
                add(entity, Predicate.WITHIN, above, "relation.place-by-name", mention)
    return tuple(found.values())


def places_by_name(resolution: Resolution) -> dict[str, Entity]:
    """The places by their names, a division also by that with those above in front (山东省德州市), in any length.

    Of namesakes the first, but none where the text leaves open which of those of today is meant.
    """
    named: dict[str, list[Entity]] = {}
    for e in resolution.entities:
        if e.kind is Kind.PLACE:
            for name in dict.fromkeys((e.name, *_with_those_above(e))):
                named.setdefault(name, []).append(e)
    return {name: found[0] for name, found in named.items() if sum(map(_is_open_or_of_today, found)) < 2}


def _with_those_above(place: Entity) -> Iterator[str]:
    """A division's name behind those of divisions above it (齐河县: 德州市齐河县, 山东省齐河县, 山东省德州市齐河县)."""
    division = gazetteer().named(place.code, place.name) if place.code else None
    if division is None:
        return
    above = [d.name for d in gazetteer().above(division) if d.level != "country" and not place.name.startswith(d.name)]
    for n in range(1, len(above) + 1):
        for some in combinations(reversed(above), n):
            yield "".join(some) + place.name


def _is_open_or_of_today(place: Entity) -> bool:
    if not place.code:
        return bool(place.candidates)
    division = gazetteer().named(place.code, place.name)
    return division is not None and division.last_year is None


_GOVERNMENTS = ("人民政府", "人民委员会", "革命委员会", "政府")
_DIVISION = re.compile(r"(?<!开发)(?<!高新)(?<!新)[省市县区州盟旗]$")


def government_above(name: str, known: Container[str]) -> tuple[str, str] | None:
    """The government that a department is a part of, and the rule: 某市财政局 is a department of 某市人民政府.

    Only where the name is a division's with a department of the table behind it, and just one government of that very
    division is ``known``: what stands under a ministry, a court or a committee is in no row.
    """
    for n in range(len(name) - 2, 1, -1):
        if name[n:] in government_departments() and _DIVISION.search(name[:n]):
            above = [name[:n] + form for form in _GOVERNMENTS if name[:n] + form in known]
            return (above[0], "relation.government-department") if len(above) == 1 else None
    return None


def place_named(name: str | None, places: Mapping[str, Entity]) -> Entity | None:
    """The place of that name, else the only one that has it behind the name of a division above (云岭省临澜市)."""
    if name is None or name in places:
        return places.get(name or "")
    behind = re.compile(rf"[省市县区州盟旗]{re.escape(name)}$")
    longer = {e.id: e for full, e in places.items() if behind.search(full)}
    return next(iter(longer.values())) if len(longer) == 1 else None


def _witnesses(resolution: Resolution) -> dict[str, Mention]:
    """The mention that vouches for each entity: its own first, of an implied organisation that of the first post."""
    witness = {e.id: e.mentions[0] for e in resolution.entities if e.mentions}
    for e in resolution.entities:
        if e.kind is Kind.POST and e.mentions and e.organisation:
            witness.setdefault(e.organisation, e.mentions[0])
    return witness


def _in_front(name: str, places: Mapping[str, Entity]) -> Entity | None:
    """The place that a name begins with (澜阳市|人民公园), the longest; not the name without its suffix (澜阳|市)."""
    itself = (short_form(name), township_short_form(name))
    begun = (name[:n] for n in range(len(name) - 1, 1, -1))
    return next((places[front] for front in begun if front in places and front not in itself), None)


def _upward(place: Entity, by_id: Mapping[str, Entity]) -> list[tuple[Entity, Entity]]:
    """Each division and the next one above it, from a place upward, as far as they are entities."""
    division = gazetteer().named(place.code, place.name) if place.code else None
    if division is None:
        return []
    steps: list[tuple[Entity, Entity]] = []
    here = place
    for above in gazetteer().above(division):
        upper = by_id.get(division_id(above))
        if upper is None:
            break
        steps.append((here, upper))
        here = upper
    return steps
