"""Which of the places, organisations and projects that an entry names belong to its event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon.events import setting_contexts
from kg.lexicon.script import fold
from kg.model import EventType, Home, Kind, Mention
from kg.relate.clauses import Masked
from kg.relate.origins import is_home
from kg.relate.roles import looking_back, sources, speeches, within

_LOOK_BACK = 160  # code points
_PART_OF_TOWN = re.compile(r"L*(?:市区|城区|县城|镇区|境内|市内|县内)$|(?:L+[^，。；LPO]{0,12})?——$")
_PART_OF_TOWN_BEFORE = re.compile(r"^(?:市区|城区|县城|镇区|境内)(?=L)")
_OPENED, _CLOSED = ("《", "（", "(", "“", "「", "『", "〔", "【"), ("》", "）", ")", "”", "」", "』", "〕", "】")
_QUOTES = {"“": "”", "「": "」", "『": "』"}
_LEFT = re.compile("(?:经|由|离|落户)$")
_OPENING = 24  # code points of a sentence that can tell that it is about the background
_TELLING = 2  # sentences of a disaster's item that tell where it struck; those that follow tell of relief
_LIST_FORWARDS = re.compile(r"^[、和与及][、和与及L]*(?<=L)")
_LIST_BACKWARDS = re.compile(r"(?:(?:及以|[、和与及暨])?[LOTJ_])*")


def links(masked: Masked, type: EventType, home: Home, *, year: int | None = None) -> tuple[Mention, ...]:
    """The mentions of places, organisations and projects that belong to the event, in the text's order."""
    out: list[Mention] = []
    digressions = looking_back(masked, year)
    said = speeches(masked)
    for n, (start, end) in enumerate(masked.sentences()):
        if n > 0 and ((start, end) in digressions or _begins("background", masked.mask[start : start + _OPENING])):
            continue
        for m in masked.within(start, sources(masked, start, end)):
            if within(said, m.start):
                continue
            if m.kind == Kind.PLACE:
                belongs = _is_setting(masked, m, start, n, type, home)
            elif m.kind == Kind.ORGANISATION:
                belongs = _acts(masked, m, start, n == 0)
            else:
                belongs = m.kind == Kind.PROJECT and _is_work(masked, m, start)
            if belongs:
                out.append(m)
        if n == 0:
            own = [m for m in masked.bracketed if start <= m.start < end]
            out += [m for m in own if _is_venue(masked, m) or _is_press(masked, m)]
    return tuple(out)


def _is_venue(masked: Masked, m: Mention) -> bool:
    """Whether a place stands alone in brackets inside the name of an occasion: 中国（某地）博览会."""
    alone = masked.text[m.start - 1 : m.start] in ("（", "(") and masked.text[m.end : m.end + 1] in ("）", ")")
    return alone and m.kind == Kind.PLACE and _begins("place_in_name", masked.mask[m.end + 1 : m.end + 40])


def _is_press(masked: Masked, m: Mention) -> bool:
    """Whether a body is all of a title, as the newspaper that prints something: 《某报》发表社论."""
    title = masked.text[m.start - 1 : m.start] == "《" and masked.text[m.end : m.end + 1] == "》"
    return title and m.kind == Kind.ORGANISATION and _begins("press", masked.mask[m.end + 1 : m.end + 60])


def _says(name: str, text: str) -> bool:
    return any(p.search(text) for p in setting_contexts()[name])


def _begins(name: str, text: str) -> bool:
    return any(p.match(text) for p in setting_contexts()[name])


def _is_work(masked: Masked, m: Mention, start: int) -> bool:
    """Whether a project's name is that of works, not of a campaign or an occasion."""
    name = fold(m.text)
    if _says("project_programme", name):
        return False
    if _says("project_zone", name):
        return _says("zone_made", masked.mask[start : m.start])
    quoted = masked.text[m.start - 1 : m.start] in ("“", '"', "「") or name.startswith("“")
    return _says("project_work", name) or not (quoted or _says("project_not", name))


def _front(masked: Masked, mention: Mention, start: int) -> str:
    """The sentence in front of a mention, and of the list that it goes on with."""
    front = masked.mask[max(start, mention.start - _LOOK_BACK) : mention.start]
    listed = _LIST_BACKWARDS.match(front[::-1])
    return front[: len(front) - (listed.end() if listed else 0)]


@dataclass(frozen=True, slots=True)
class _Around:
    """The sentence around a place's name: in front of the list that it stands in, right behind it, behind the list."""

    front: str
    behind: str
    behind_list: str
    listed: bool
    is_above: bool  # a division in front of the place that is meant: 某市|某区

    def opens_clause(self) -> bool:
        return not self.front or self.front[-1] in "，：；。" or _says("time_before", self.front)

    def is_reached(self) -> bool:
        """Whether somebody or something comes to the place, is there, sees or takes it."""
        if _says("place_made", self.front) and not _begins("place_alone", self.behind_list):
            return False  # 建立台湾渔船停泊点: a part of the name of what was made
        reached = _says("place_before", self.front) and not _says("place_not_before", self.front)
        return reached or (self.front.endswith("宣布") and _begins("place_declared", self.behind_list))

    def is_changed(self) -> bool:
        """Whether the place's own state changes, or it is opened or put under a rule."""
        ruled = self.front.endswith("对") and _begins("place_ruled", self.behind_list)
        return ruled or _begins("place_changed", self.behind_list) or _begins("place_opened", self.behind_list)

    def acts(self) -> bool:
        """Whether a division of that name acts, or its state is told, where a clause begins."""
        return self.opens_clause() and _begins("place_after", self.behind_list)

    def acts_away(self) -> bool:
        """The same of what is said so of other places than the home place only."""
        more = _begins("place_after_more", self.behind_list)
        return self.opens_clause() and (more or (self.listed and _begins("place_counted", self.behind_list)))

    def acts_later(self) -> bool:
        """Whether a division has its people do something, in a sentence that is not the first."""
        return self.opens_clause() and _begins("place_after_later", self.behind_list)

    def is_struck(self) -> bool:
        """Whether a disaster is told of the place, where a clause begins."""
        return self.opens_clause() and not _begins("place_not_struck", self.behind)


def _around(masked: Masked, m: Mention, start: int) -> _Around:
    front = _PART_OF_TOWN.sub("", _front(masked, m, start))
    after = _PART_OF_TOWN_BEFORE.sub("", masked.mask[m.end : m.end + 60])
    behind = after.lstrip("L")
    behind_list = _LIST_FORWARDS.sub("", behind)
    listed = behind_list != behind or masked.mask[m.start - 1 : m.start] in tuple("、和与及")
    return _Around(front, behind, behind_list, listed, behind != after)


def _is_setting(masked: Masked, m: Mention, start: int, n: int, type: EventType, home: Home) -> bool:
    """Whether a place of the ``n``-th sentence, which begins at ``start``, belongs to the event."""
    around, at_home = _around(masked, m, start), is_home(m.text, home)
    if (
        _says("place_generic", m.text)
        or (around.is_above and at_home)
        or _begins("place_not_after", around.behind_list)
    ):
        return False
    if around.is_changed():
        return True
    if at_home:
        return (around.is_reached() and not _LEFT.search(around.front)) or (n == 0 and around.acts())
    if type is EventType.DISASTER and (around.acts() or (n < _TELLING and around.is_struck())):
        return True
    return around.is_reached() or (around.acts() or around.acts_away() if n == 0 else around.acts_later())


def _is_quoted(masked: Masked, m: Mention) -> bool:
    """Whether a name is a part of quoted words (“全国学习解放军”), not all of them."""
    before, behind = masked.text[m.start - 1 : m.start], masked.text[m.end : m.end + 1]
    if "_" not in (masked.mask[m.start - 1 : m.start], masked.mask[m.end : m.end + 1]):
        return False
    opened = before in _QUOTES or (masked.mask[m.start - 1 : m.start] == "_" and before not in _CLOSED)
    closed = behind in _QUOTES.values() or (masked.mask[m.end : m.end + 1] == "_" and behind not in _OPENED)
    return (opened or closed) and _QUOTES.get(before) != behind


def _acts(masked: Masked, m: Mention, start: int, first: bool) -> bool:
    if _is_quoted(masked, m):
        return False
    front, after = _front(masked, m, start), masked.mask[m.end : m.end + 40]
    if _says("sitting", fold(m.text)) and (_begins("sits", after) or _says("held", front)):
        return False
    if _says("former", front) and _begins("former_becomes", after):
        return True
    after = re.sub(r"^(?:[、和与及]|以及)?(?:O+[、和与及]?)+", "", after)
    if _says("spoken_for", front) and _begins("courtesy", after):
        return False
    if _begins("organisation_not_after", after) or _says("organisation_not_before", front):
        return False
    if after.startswith(("P", "T")):
        return first and _begins("organisation_performs", after)  # 某剧团某人主演的
    clause_start = not front or front[-1] in "，：；。"
    if first:
        return True
    return clause_start or _says("organisation_acts_before", front)
