"""Every type that crosses from one stage to another. Imports nothing else of ours.

Offsets are in code points of ``Document.text``, the raw text as it was read, end exclusive ("raw offsets"), unless a
name says ``flow``: flow offsets count the characters of one ``Passage.text``, from which line breaks inside
paragraphs, stray spaces and page furniture have been left out.

All values are frozen and can be pickled or written down, so that each stage's result can be cached.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """The five kinds of things that are found in the text; the values are the interchange format's type codes."""

    PERSON = "per"
    POST = "post"
    ORGANISATION = "org"
    PROJECT = "proj"
    PLACE = "place"


class EventType(StrEnum):
    """What a dated item of a chronicle mainly tells."""

    MEETING = "meeting"
    CEREMONY = "ceremony"
    SIGNING = "signing"
    INSPECTION = "inspection"
    VISIT = "visit"
    RECEPTION = "reception"
    ACTIVITY = "activity"
    APPOINTMENT = "appointment"
    ISSUE = "issue"
    ACHIEVEMENT = "achievement"
    DISASTER = "disaster"
    OTHER = "other"


class Role(StrEnum):
    """How a person takes part in an event."""

    LEAD = "lead"
    CHAIR = "chair"
    SPEAK = "speak"
    DECLARE = "declare"
    ATTEND = "attend"
    ACCOMPANY = "accompany"
    MET = "met"
    SUBJECT = "subject"
    OTHER = "other"


class TenureStatus(StrEnum):
    """What the text says about the holding of a post."""

    HELD = "held"  # named with the post, or said to hold it
    APPOINTED = "appointed"  # 任, 任命, 当选, 选举
    ACTING = "acting"  # 代, 代理
    ENDED = "ended"  # 不再担任, 免去, 辞去
    FORMER = "former"  # 原, 曾任


class PassageRole(StrEnum):
    """What part of a publication a passage is."""

    BODY = "body"  # running text of an article, or of a document without a frame
    ENTRY = "entry"  # one dated item of a chronicle, or one occasion of a news report
    TITLE = "title"
    BYLINE = "byline"
    CAPTION = "caption"
    MASTHEAD = "masthead"
    CONTENTS = "contents"
    TABLE = "table"


# ------------------------------------------------------------------------------------------------ text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of raw text: ``start`` inclusive, ``end`` exclusive, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the file: its number there, the number printed on it where there is one, and its raw text."""

    number: int
    printed: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read: the raw text is kept as it is, pages are stretches of it.

    ``name`` is the file's name without its last suffix, ``source`` the file's name, ``sha256`` of the file's bytes.
    """

    name: str
    source: str
    sha256: str
    text: str
    pages: tuple[Page, ...] = ()

    def page_at(self, offset: int) -> Page | None:
        """The page that holds a raw offset, or None outside all pages."""
        i = bisect_right(self.pages, offset, key=lambda p: p.span.start) - 1
        if i >= 0 and offset < self.pages[i].span.end:
            return self.pages[i]
        return None


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text without page furniture, with the way back to the raw text.

    ``text`` holds no white space but ``\\n`` for a paragraph's end and a space between two Latin words or numbers;
    ``offsets[i]`` is the raw offset of ``text[i]``; ``stretches`` are the raw stretches the text was taken from, in
    reading order: between two of them something that does not belong to the text was left out. ``padded`` are the flow
    offsets before which spaces within a line were left out between two characters.
    """

    id: str
    role: PassageRole
    text: str
    offsets: tuple[int, ...]
    stretches: tuple[Span, ...]
    padded: tuple[int, ...] = field(default=(), repr=False)
    _in_text: tuple[Span, ...] = field(init=False, repr=False, compare=False)  # the stretches by their offsets

    def __post_init__(self) -> None:
        object.__setattr__(self, "_in_text", tuple(sorted(self.stretches)))

    def _stretch_at(self, offset: int) -> Span:
        """The stretch that a raw offset lies in; the character alone where it lies in none."""
        i = bisect_right(self._in_text, offset, key=lambda s: s.start) - 1
        if i >= 0 and offset < self._in_text[i].end:
            return self._in_text[i]
        return Span(offset, offset + 1)

    def raw(self, start: int, end: int) -> tuple[Span, ...]:
        """The raw pieces of the flow offsets ``start``..``end``, one for each stretch that they touch."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}..{end} is not inside passage {self.id} of {len(self.text)} characters")
        first, last = self.offsets[start], self.offsets[end - 1]
        if first <= last < self._stretch_at(first).end:  # within a stretch the text goes on, nothing comes back to it
            return (Span(first, last + 1),)
        pieces: list[Span] = []
        here: Span | None = None
        for offset in self.offsets[start:end]:
            if here is not None and here.start <= offset < here.end:
                pieces[-1] = Span(pieces[-1].start, offset + 1)
            else:
                here = self._stretch_at(offset)
                pieces.append(Span(offset, offset + 1))
        return tuple(pieces)


# ----------------------------------------------------------------------------------------------- dates


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as it is known; what is unknown is None and never filled in with the first of January."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day without a month")
        if 0 in (self.month, self.day):
            raise ValueError("months and days count from 1")
        self.first()  # raises ValueError where there is no such day

    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """``2023``, ``2023-09`` or ``2023-09-02``."""
        return "-".join(f"{n:0{w}d}" for n, w in ((self.year, 4), (self.month, 2), (self.day, 2)) if n is not None)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """From ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError for anything else."""
        parts = text.split("-")
        if not (1 <= len(parts) <= 3 and len(parts[0]) == 4 and all(p.isascii() and p.isdigit() for p in parts)):
            raise ValueError(f"not a date: {text!r} (wanted YYYY, YYYY-MM or YYYY-MM-DD)")
        return cls(*(int(p) for p in parts))


class Precision(StrEnum):
    """How finely a date is known, the finest first."""

    DAY = "day"
    PART_OF_MONTH = "part-of-month"  # 上旬
    MONTH = "month"
    PART_OF_YEAR = "part-of-year"  # 春, 上半年
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """When an entry happened: first and last day, both None where the text leaves them open (近日, 月底).

    Where ``precision`` is not the day, they are the days before and after which it can't have been: of what is dated
    ``1952年`` the first and the last day of that year.

    ``label`` is the date as printed (``1日至8日``, ``△``; empty where nothing was printed), ``rule`` how it was read.
    ``within`` is the month or year that is known where the days are open (``3月底``).
    """

    start: date | None
    end: date | None
    label: str
    rule: str
    within: PartialDate | None = None
    precision: Precision = Precision.DAY

    def told(self, day: date) -> str:
        """One of its days as far as it is known: ``2023-09-02``, ``2023-09`` or ``2023``."""
        cut = {Precision.YEAR: 4, Precision.PART_OF_YEAR: 4, Precision.MONTH: 7, Precision.PART_OF_MONTH: 7}
        return day.isoformat()[: cut.get(self.precision, 10)]

    @property
    def year(self) -> int | None:
        """The year that it began in, as far as it is known."""
        if self.start is not None:
            return self.start.year
        return self.within.year if self.within is not None else None


# ----------------------------------------------------------------------------------- parts of an issue


@dataclass(frozen=True, slots=True)
class Issue:
    """Bibliographic facts of one issue of a periodical; None where the text does not say."""

    title: str | None = None
    year: int | None = None
    number: int | None = None
    total_number: int | None = None
    publisher: str | None = None
    date: PartialDate | None = None
    evidence: tuple[tuple[str, Span], ...] = ()  # (field name, where it stands)


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a body that signs an article: the name without white space, and where it stands."""

    name: str
    kind: Literal[Kind.PERSON, Kind.ORGANISATION]
    role: str  # as printed: 作者 where nothing is printed, 执笔, 撰稿人, 供稿
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of an issue: ``first_page``/``last_page`` are printed numbers, ``pages`` numbers in the file."""

    id: str
    title: str
    title_spans: tuple[Span, ...]
    column: str | None
    authors: tuple[Author, ...]
    first_page: int | None
    last_page: int | None
    pages: tuple[int, ...]
    passages: tuple[str, ...]  # ids, in reading order


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated item of a chronicle. ``passage`` holds its text after the date label and the bullet."""

    id: str
    period: Period
    passage: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class MastheadPost:
    """A post on the publication itself (主编, 编辑委员会委员) with its holder, as the masthead prints them."""

    post: str
    person: str
    post_spans: tuple[Span, ...]
    person_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that looks like a fact and was not understood, for the report. ``kind`` is a short ASCII code."""

    kind: str
    message: str
    span: Span | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A document's parts. ``date`` is the date in whose light the text is to be read (the option's, or the issue's)."""

    issue: Issue | None
    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    passages: tuple[Passage, ...]
    masthead: tuple[MastheadPost, ...] = ()
    date: PartialDate | None = None
    notes: tuple[Note, ...] = ()

    def passage(self, id: str) -> Passage:
        """The passage with that id; KeyError where there is none."""
        for p in self.passages:
            if p.id == id:
                return p
        raise KeyError(id)


# ---------------------------------------------------------------------------------- mentions, entities


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or title where it stands. ``start``/``end`` are flow offsets in its passage, ``spans`` the raw pieces.

    ``text`` is the flow text, ``rule`` the id of the rule that found it. For a post, ``title`` is the post without
    its organisation.
    """

    kind: Kind
    text: str
    passage: str
    start: int
    end: int
    spans: tuple[Span, ...]
    rule: str
    confidence: float = 1.0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The place that a publication belongs to, with which its short forms are read.

    ``place`` and ``province`` are full names of divisions, ``organisation`` the publication's own body where it is
    the organ of a university or an enterprise. ``source`` says where it is from: ``option``, ``text`` or ``none``.
    """

    place: str | None = None
    province: str | None = None
    organisation: str | None = None
    source: str = "none"


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, post, organisation, project or place. ``name`` is canonical, ``aliases`` are other forms in the text.

    ``code`` is a place's code (GB/T 2260, of townships GB/T 10114, of countries ISO 3166); ``title`` and
    ``organisation`` (an entity id) are set for posts.
    ``candidates`` are the canonical names between which the text leaves open who is meant.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    title: str = ""
    organisation: str | None = None
    candidates: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: the entities of a document, and the entity id of each mention that could be told.

    A mention that is missing from ``of`` was left open.
    """

    entities: tuple[Entity, ...]
    of: Mapping[Mention, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact is from: no fact without it.

    ``spans`` are the raw pieces the fact was read from, ``page`` the page's number in the file, ``printed`` the number
    on it, ``sentence`` the flow text around, ``rule`` the id of the rule, ``inferred`` True where a part of the fact
    is not said but restored (an elided organisation, a hierarchy).
    """

    document: str
    spans: tuple[Span, ...]
    page: int | None
    printed: int | None
    sentence: str
    rule: str
    inferred: bool = False
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("evidence without a source span")


# ----------------------------------------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days a tenure began and between which it ended, each day included; None where nothing is known."""

    began_not_before: date | None = None
    began_not_after: date | None = None
    ended_not_before: date | None = None
    ended_not_after: date | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody holds, held or gave up a post: ``post``, ``organisation`` are entity ids, ``title`` the words."""

    id: str
    person: str
    post: str
    title: str
    organisation: str | None
    status: TenureStatus
    evidence: tuple[Evidence, ...]
    bounds: Bounds = Bounds()


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A person's place in one printed list of names of an event.

    ``list`` is the number of that list in the event, from 1 in the text's order: with the event it says which list it
    is. ``position`` counts from 1 in the list's ``length`` names, ``open`` is whether 等 cuts the list off. ``roles``
    is what the words around that list say of the person; none where the person's part is told elsewhere only.
    """

    list: int
    position: int
    length: int
    open: bool
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """A person's part in an event: the roles by all that is said, and the places in lists, in the text's order."""

    person: str
    roles: tuple[Role, ...]
    places: tuple[ListPlace, ...]
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError("a participation without a place in a list")

    @property
    def position(self) -> int:
        """The place in the first list that names the person."""
        return self.places[0].position

    @property
    def list_length(self) -> int:
        """How many names that list has."""
        return self.places[0].length

    @property
    def list_open(self) -> bool:
        """Whether 等 cuts that list off."""
        return self.places[0].open


@dataclass(frozen=True, slots=True)
class Event:
    """One dated item. ``label`` is its first clause, ``entry`` the id of the chronicle entry, the rest entity ids."""

    id: str
    entry: str
    label: str
    type: EventType
    period: Period
    places: tuple[str, ...]
    organisations: tuple[str, ...]
    projects: tuple[str, ...]
    participations: tuple[Participation, ...]
    evidence: tuple[Evidence, ...]
    links: tuple[tuple[str, Evidence], ...] = ()  # (entity id, evidence) of places, organisations and projects


@dataclass(frozen=True, slots=True)
class Authorship:
    """An article and one of its authors (an entity id), with the role as printed."""

    article: str
    agent: str
    role: str
    evidence: tuple[Evidence, ...]


class Predicate(StrEnum):
    """Relations between two entities that are facts of their own."""

    PART_OF = "partOf"  # organisation -> the organisation above it
    WITHIN = "within"  # place -> the division above it
    SEAT = "seat"  # organisation -> the division that it is the organ of
    RENAMED = "renamed"  # organisation or division -> the name that it took


@dataclass(frozen=True, slots=True)
class Relation:
    """``subject`` and ``object`` are entity ids."""

    subject: str
    predicate: Predicate
    object: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PostRank:
    """The administrative rank (行政级别) of a post (an entity id): ``rank`` is the id of a row of ``ranks.csv``.

    It is stated where the text prints it (（正厅级）), else it follows from the body's level and the title.
    """

    post: str
    rank: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money of a project (an entity id), in yuan, with the words of the text (``总投资12.5亿元``)."""

    project: str
    yuan: Decimal
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """What one document says: entities and facts, each in a fixed order. Look-ups are in ``kg.graph``."""

    document: Document
    home: Home
    issue: Issue | None
    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    tenures: tuple[Tenure, ...]
    events: tuple[Event, ...]
    authorships: tuple[Authorship, ...]
    relations: tuple[Relation, ...]
    notes: tuple[Note, ...] = ()
    ranks: tuple[PostRank, ...] = ()
    sums: tuple[Sum, ...] = ()

    def entity(self, id: str) -> Entity:
        """The entity with that id; KeyError where there is none."""
        for e in self.entities:
            if e.id == id:
                return e
        raise KeyError(id)


def envelope(spans: Iterable[Span]) -> Span:
    """First start and last end of some pieces, as the interchange format gives them."""
    pieces = tuple(spans)
    return Span(min(s.start for s in pieces), max(s.end for s in pieces))
