"""What short forms are read against: the home place, the document, what a passage has named so far."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.lexicon.organs import house_words, local_bodies
from kg.lexicon.script import fold
from kg.model import Home

# Levels of divisions as the last character of a division's name; 自治区 is a level of its own.
LEVELS = "省市县区州盟旗镇乡"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention of an organisation stands for. ``region`` is the division that it is the organ of.

    ``sort`` is the organ's sort where it is one of the division's main organs, else empty; ``inferred`` tells that
    a part of the name is not in the mention.
    """

    name: str
    rule: str
    inferred: bool = False
    region: str | None = None
    sort: str = ""


@dataclass(slots=True)
class NamedBodies:
    """The bodies that a document has named so far: ``houses`` by the words that can stand for them (公司), no more than
    two, since two are one too many; ``local`` the last by the word for bodies of which each place has one (商会).
    """

    home: Home = field(default_factory=Home)
    houses: dict[str, list[str]] = field(default_factory=dict)
    local: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def note(self, name: str) -> None:
        """Add a body by its full name."""
        if name in self.seen:
            return
        self.seen.add(name)
        folded = fold(name)
        for word, ends in house_words().items():
            if ends.search(folded) and len(self.houses.setdefault(word, [])) < 2:
                self.houses[word].append(name)
        if name.startswith(self.home.place or ""):
            self.local |= {word: name for word in local_bodies() if folded.endswith(word)}


@dataclass(slots=True)
class Scope:
    """What short forms are read against. Changes from mention to mention while a passage is walked through.

    ``year`` is the passage's; ``undated`` tells that it has no date of its own, so that the years that it prints
    count. ``spelled`` says whether the document prints a form somewhere; ``full`` gives a division's full name or
    None, ``own`` its name without those of the divisions above, where that is one division's, or None, ``above`` the
    divisions above one, nearest first, ``abroad`` whether a name is a foreign place's, ``foreign`` the same with its
    country in front where the document prints that; ``only`` the one division of a level that the document names,
    ``within`` the one that the passage names, ``overseas`` whether that names a foreign place; ``longer`` gives the
    document's longest forms of names, ``governments`` by division what its government was last called (公署).
    ``regions`` are the divisions named by the list of posts or organs that is being read, by level, ``current`` the
    last of them; ``deciding`` those whose organs decide what the paragraph tells (甲省委决定…); ``seen`` the nearest
    division before in the passage, by level; ``party`` the party committee named before in the list, in its short form
    with 委; ``institution`` the last hospital, school, company or bureau of the sentence, ``bodies`` those of the
    document so far, ``introduced`` whether it prints such a name before it begins to speak of a house by a bare word
    (公司); ``recent`` the names just read, ``named`` those of them outside posts; ``beside`` the place that ends right
    before the name, or that begins the organisation which ends there; ``in_post`` whether it is a post whose
    organisation is being read, ``house`` the institution whose bodies and units it can name bare (``纪委书记``),
    ``zone`` the zone whose party committee the list has named, ``listed`` the body whose units the list names.
    """

    home: Home
    year: int | None = None
    traditional: bool = False
    spelled: Callable[[str], bool] = field(default=lambda form: False)
    full: Callable[[str], str | None] = field(default=lambda name: None)
    own: Callable[[str], str | None] = field(default=lambda name: None)
    above: Callable[[str], tuple[str, ...]] = field(default=lambda name: ())
    abroad: Callable[[str], bool] = field(default=lambda name: False)
    foreign: Callable[[str], str | None] = field(default=lambda name: None)
    only: Callable[[str], str | None] = field(default=lambda level: None)
    within: Callable[[str], str | None] = field(default=lambda level: None)
    overseas: Callable[[], bool] = field(default=lambda: False)
    longer: dict[str, str] = field(default_factory=dict)
    governments: dict[str, str] = field(default_factory=dict)
    regions: dict[str, str] = field(default_factory=dict)
    current: str | None = None
    deciding: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    party: str | None = None
    institution: str | None = None
    bodies: NamedBodies = field(default_factory=NamedBodies)
    introduced: Callable[[str, str], bool] = field(default=lambda name, word: True)
    recent: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    beside: str | None = None
    in_post: bool = False
    house: str | None = None
    zone: str | None = None
    listed: str | None = None
    undated: bool = False


def level_of(division: str) -> str:
    """The level of a division's full name, by its last characters; empty where they tell none."""
    folded = fold(division)
    if folded.endswith("自治区"):
        return "自治区"
    return folded[-1] if folded and folded[-1] in LEVELS else ""


def division(level: str, scope: Scope) -> str | None:
    """The division that a bare ``市`` or ``县`` means: the list's, the home's or one above it, the nearest before."""
    if level == "区" and "自治区" in scope.regions:
        level = "自治区"
    for named in (scope.regions, scope.deciding):
        if level in named:
            return named[level]
    home = scope.home
    upward = [home.place, *(scope.above(home.place) if home.place else ()), home.province]
    if level == "区" and home.place is None and home.province and level_of(home.province) == "自治区":
        return home.province
    for name in upward:
        if name and level_of(name) == level:
            return name
    return scope.seen.get(level) or scope.within(level) or scope.only(level)


_PROVINCE = re.compile("[㐀-鿿]{2,8}?(?:省|自治区)(?=..)")


def without_those_above(name: str, scope: Scope) -> str:
    """A division's name without those of the divisions above it in front, where what is left is a division's in full.

    甲省乙市 is 乙市, and 乙市丙县 is 丙县 where the gazetteer has just one of that name.
    """
    own = scope.own(name)
    if own:
        return own
    province = _PROVINCE.match(fold(name))
    rest = name[province.end() :] if province else ""
    return scope.full(rest) or name if rest else name
