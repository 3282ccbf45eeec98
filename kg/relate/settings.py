"""Which of the places, organisations and projects that an entry names belong to its event."""

from __future__ import annotations

import re

from kg.lexicon.events import setting_contexts
from kg.model import EventType, Home, Kind, Mention
from kg.relate.clauses import Masked
from kg.relate.origins import is_home
from kg.relate.roles import looking_back, sources

_LOOK_BACK = 160  # code points
_PART_OF_TOWN = re.compile(r"L*(?:市区|城区|县城|镇区|境内|市内|县内)$|(?:L+[^，。；LPO]{0,12})?——$")
_PART_OF_TOWN_BEFORE = re.compile(r"^(?:市区|城区|县城|镇区|境内)(?=L)")
_OPENED, _CLOSED = ("《", "（", "(", "“", "〔", "【"), ("》", "）", ")", "”", "〕", "】")
_LIST_BACKWARDS = re.compile(r"(?:(?:及以|[、和与及暨])?[LOTJ_])*")


def links(masked: Masked, type: EventType, home: Home, *, year: int | None = None) -> tuple[Mention, ...]:
    """The mentions of places, organisations and projects that belong to the event, in the text's order."""
    out: list[Mention] = []
    digressions = looking_back(masked, year)
    for n, (start, end) in enumerate(masked.sentences()):
        if n > 0 and (start, end) in digressions:
            continue
        for m in masked.within(start, sources(masked, start, end)):
            if m.kind == Kind.PLACE:
                belongs = _is_setting(masked, m, start, n == 0, type, home)
            elif m.kind == Kind.ORGANISATION:
                belongs = _acts(masked, m, start, n == 0)
            else:
                belongs = m.kind == Kind.PROJECT and _is_work(masked, m)
            if belongs:
                out.append(m)
        if n == 0:
            out += [m for m in masked.bracketed if start <= m.start < end and _is_venue(masked, m)]
    return tuple(out)


def _is_venue(masked: Masked, m: Mention) -> bool:
    """Whether a place stands alone in brackets inside the name of an occasion: 中国（某地）博览会."""
    alone = masked.text[m.start - 1 : m.start] in ("（", "(") and masked.text[m.end : m.end + 1] in ("）", ")")
    return alone and m.kind == Kind.PLACE and _begins("place_in_name", masked.mask[m.end + 1 : m.end + 40])


def _says(name: str, text: str) -> bool:
    return any(p.search(text) for p in setting_contexts()[name])


def _begins(name: str, text: str) -> bool:
    return any(p.match(text) for p in setting_contexts()[name])


def _is_work(masked: Masked, m: Mention) -> bool:
    """Whether a project's name is that of works, not of a campaign or an occasion."""
    quoted = masked.text[m.start - 1 : m.start] in ("“", '"', "「") or m.text.startswith("“")
    return _says("project_work", m.text) or not (quoted or _says("project_not", m.text))


def _front(masked: Masked, mention: Mention, start: int) -> str:
    """The sentence in front of a mention, and of the list that it goes on with."""
    front = masked.mask[max(start, mention.start - _LOOK_BACK) : mention.start]
    listed = _LIST_BACKWARDS.match(front[::-1])
    return front[: len(front) - (listed.end() if listed else 0)]


def _is_setting(masked: Masked, m: Mention, start: int, first: bool, type: EventType, home: Home) -> bool:
    if _says("place_generic", m.text):
        return False
    front, after = _PART_OF_TOWN.sub("", _front(masked, m, start)), masked.mask[m.end : m.end + 60]
    after = _PART_OF_TOWN_BEFORE.sub("", after)
    if after.startswith("L"):
        after = after.lstrip("L")
        if is_home(m.text, home):
            return False  # the division above in front of the place that is meant
    after_list = re.sub(r"^(?:[、和与及]L+)+", "", after)
    if _begins("place_not_after", after_list):
        return False
    if _begins("place_changed", after_list):
        return True
    clause_start = not front or front[-1] in "，：；。" or _says("time_before", front)
    if re.search("(?:指出|强调|表示|要求|认为|说)[，：]", front):
        return False
    reached = _says("place_before", front) and not _says("place_not_before", front)
    reached = reached or (front.endswith("宣布") and _begins("place_declared", after_list))
    if _says("place_made", front) and not _begins("place_alone", after_list):
        reached = False  # 建立台湾渔船停泊点: a part of the name of what was made
    acts = clause_start and _begins("place_after", after_list)
    if is_home(m.text, home):
        return (reached and not re.search("(?:经|由|离|落户)$", front)) or (first and acts)
    acts = acts or (clause_start and _begins("place_after_more", after_list))
    if type is EventType.DISASTER:
        return reached or acts or (clause_start and _begins("place_counted", after_list))
    return reached or (first and acts)


def _is_quoted(masked: Masked, m: Mention) -> bool:
    """Whether a name is a part of quoted words (“全国学习解放军”), not all of them."""
    before, behind = masked.text[m.start - 1 : m.start], masked.text[m.end : m.end + 1]
    if "_" not in (masked.mask[m.start - 1 : m.start], masked.mask[m.end : m.end + 1]):
        return False
    opened = before == "“" or (masked.mask[m.start - 1 : m.start] == "_" and before not in _CLOSED)
    closed = behind == "”" or (masked.mask[m.end : m.end + 1] == "_" and behind not in _OPENED)
    return (opened or closed) and not (before == "“" and behind == "”")


def _acts(masked: Masked, m: Mention, start: int, first: bool) -> bool:
    if _is_quoted(masked, m):
        return False
    front, after = _front(masked, m, start), masked.mask[m.end : m.end + 40]
    after = re.sub(r"^(?:[、和与及]|以及)?(?:O+[、和与及]?)+", "", after)
    if _begins("organisation_not_after", after) or _says("organisation_not_before", front):
        return False
    if after.startswith(("P", "T")) and not after.startswith("TT"):
        return first and _begins("organisation_performs", after)  # 某剧团某人主演的
    clause_start = not front or front[-1] in "，：；。"
    if first:
        return True
    return clause_start or _says("organisation_acts_before", front)
