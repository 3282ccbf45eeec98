"""The stages joined: a document in, its graph out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language

from kg.errors import InputError
from kg.extract import extract, load
from kg.model import Document, Graph, Home, Kind, Note, PartialDate, Segmentation
from kg.relate.authorship import find_authorships
from kg.relate.bounds import with_bounds
from kg.relate.events import find_events
from kg.relate.hierarchy import find_relations
from kg.relate.ranks import find_ranks
from kg.relate.renamings import find_renamings
from kg.relate.sums import find_sums
from kg.relate.tenures import find_tenures
from kg.resolve import resolve
from kg.resolve.home import find_home, resolve_home
from kg.resolve.house import find_house
from kg.segment import segment

Progress = Callable[[str], None]


def build(
    document: Document,
    *,
    place: str | None = None,
    province: str | None = None,
    date: PartialDate | None = None,
    organisation: str | None = None,
    nlp: Language | None = None,
    progress: Progress | None = None,
) -> Graph:
    """The graph of one document.

    ``place`` and ``province`` are the publication's home, ``date`` (year, or year and month) the date that it is to be
    read in, ``organisation`` the body whose organ it is (a university, an enterprise): each is read from the document
    where it is not given. ``nlp`` is a pipeline from ``kg.extract.load`` (rules alone where not given); ``progress`` is
    told the stage that begins.
    """
    tell = progress or (lambda stage: None)
    tell("segment")
    segmentation = segment(document, date=date)
    home, notes = tell_home(document, segmentation, place=place, province=province, organisation=organisation)
    tell("extract")
    mentions = extract(segmentation, nlp or load(), home)
    if home.organisation is None:
        home = replace(home, organisation=find_house(document, segmentation, mentions))
    tell("resolve")
    resolution = resolve(document, segmentation, mentions, home)
    tell("relate")
    tenures = with_bounds(find_tenures(document, segmentation, mentions, resolution, home), segmentation)
    events = find_events(document, segmentation, mentions, resolution, home)
    agents = {(key, e.kind): e.id for e in reversed(resolution.entities) for key in (e.name, *e.aliases)}
    authorships = find_authorships(document, segmentation, lambda name, kind: agents.get((name, Kind(kind))))
    relations = find_relations(document, segmentation, mentions, resolution, home)
    renamings = find_renamings(document, segmentation, mentions, resolution)
    return Graph(
        document=document,
        home=home,
        issue=segmentation.issue,
        articles=segmentation.articles,
        entries=segmentation.entries,
        passages=segmentation.passages,
        mentions=mentions,
        entities=resolution.entities,
        tenures=tenures,
        events=events,
        authorships=authorships,
        relations=(*relations, *renamings),
        notes=(*segmentation.notes, *notes),
        ranks=find_ranks(document, segmentation, resolution, relations),
        sums=find_sums(document, segmentation, mentions, resolution),
    )


def tell_home(
    document: Document,
    segmentation: Segmentation,
    *,
    place: str | None,
    province: str | None,
    organisation: str | None,
) -> tuple[Home, tuple[Note, ...]]:
    """The home place from the options, or from the document where they say nothing, with what is doubtful about it."""
    if place or province:
        home, notes = resolve_home(place, province)
        return Home(home.place, home.province, organisation, home.source), notes
    found = find_home(segmentation, document)
    if found is None:
        remark = (
            "the home place is not clear from the text: short forms such as 市委 stay as printed; say it with --place"
        )
        note = Note("home-open", remark)
        return Home(None, None, organisation, "option" if organisation else "none"), (note,)
    return Home(found.place, found.province, organisation, found.source), ()


def parse_date(text: str) -> PartialDate:
    """The date of an option, as YYYY or YYYY-MM; InputError for anything else."""
    try:
        date = PartialDate.parse(text)
    except ValueError:
        raise InputError(f"--date {text}: not a date; give YYYY or YYYY-MM, such as 2023 or 2023-09") from None
    if date.day is not None:
        raise InputError(f"--date {text}: give year and month only, such as {date.isoformat()[:7]}")
    return date
