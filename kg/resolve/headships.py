"""Heads of a division's government (市长, 知事, 专员) -> the government, under the name that it had at the time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.organs import former_governments, headships
from kg.lexicon.script import fold, unfold
from kg.model import Kind, Mention
from kg.resolve.bodies import RANKED
from kg.resolve.organisations import read_organisation, region_in_full
from kg.resolve.scope import Reading, Scope, division, level_of, without_those_above

_FIRST_OF_TODAY = 1950  # the first year whose governments have the names that the republic gave them
_HEADSHIP = re.compile(
    r"^(?P<where>.*?)(?P<title>(?:代理|代|第[一二三]|常务)*副?(?P<level>[省市县区州盟旗镇乡])长(?:助理)?)$"
)
_AUTONOMOUS = re.compile(r"^(?P<where>.*?)(?P<level>自治区)(?P<title>(?:代理|代|常务)*副?主席)$")
_OLD_HEAD = re.compile(r"^(?P<where>.*?)(?P<title>(?:代理|代|副)*县?知事)$")
# in front of a headship and no division's name
_NO_WHERE = re.compile(
    r"(?:原|前|时任|现任|新任|首任|末任|前任|继任|卸任|历任|挂职|民选|官派|第.{1,3}[任届]|自治[州县旗])*"
)
# The offices of a prefecture, which is an agency of the province: as the document prints them, else by the year.
_PREFECTS = re.compile(r"(?:代理|代|副)*专员(?:助理)?")
_OFFICES = ("行政公署", "行署", "专员公署", "专署")


def read_headship(text: str, previous: Sequence[Mention], gap: str, scope: Scope) -> tuple[str, str | None] | None:
    """Title and government of the head of a division; None where ``text`` is no such head.

    ``previous`` are the passage's mentions before, ``gap`` what stands between the last of them and the post.
    """
    folded = fold(text)
    if _PREFECTS.fullmatch(folded):
        return text, _prefecture_office(scope)
    old = _OLD_HEAD.match(folded)
    head = old or _HEADSHIP.match(folded) or _AUTONOMOUS.match(folded)
    if head is None or not (old or is_head(head["title"], head["level"])):
        return None
    level = "县" if old else head["level"]
    printed = unfold(level) if old and scope.traditional else level if old else text[slice(*head.span("level"))]
    region = _region(text[: head.end("where")], level, printed, previous, gap, scope)
    title = text[head.start("title") :]
    if region is None:
        return title, None
    scope.seen[level] = scope.regions[level] = scope.current = region
    return title, government(region, scope, title)


def head_of(text: str, scope: Scope) -> tuple[str, str | None] | None:
    """The same for a division that stands in the post behind another body (国民党|某县长)."""
    folded = fold(text)
    head = _HEADSHIP.match(folded)
    if head is None or not head["where"] or not is_head(head["title"], head["level"]):
        return None
    where = text[: head.end("where")]
    level = text[slice(*head.span("level"))]
    region = scope.full(where) or (where if level_of(where) else where + level)
    return text[head.start("title") :], government(region, scope)


def is_head(title: str, level: str) -> bool:
    """Whether a title, rank and all, is that of the head of a division of the level."""
    bare = RANKED.sub("", title).removesuffix("助理")
    return headships().get(bare if level != "自治区" else "自治区主席") == level


def government(region: str, scope: Scope, title: str = "") -> str | None:
    """The government of a division in the year: 人民委员会 1955-66, 革命委员会 1967-79, before 1950 as printed."""
    if "特别行政区" in region:
        return region + "政府"
    year = scope.year or 9999
    if year < _FIRST_OF_TODAY:
        printed = _as_printed(region, scope, title)
        if printed:
            return printed
    if scope.foreign(region):
        return f"{scope.foreign(region)}政府"
    if scope.traditional and not scope.spelled("人民政府"):
        wards = "乡镇区" if fold(scope.home.province or "").startswith("台湾") else "乡镇"
        return region + ("公所" if level_of(region) in wards else "政府")
    if scope.traditional:
        return region + "人民政府"
    if year < _FIRST_OF_TODAY - 1:
        return None
    if region.endswith(("盟", "地区")) and year >= 1979:
        office = "行署" if scope.spelled("行署") and not scope.spelled("行政公署") else "行政公署"
        return region + office  # an agency of the province, no government
    if 1955 <= year <= 1966:
        return region + "人民委员会"
    return region + ("革命委员会" if 1967 <= year <= 1979 else "人民政府")


def note_government(reading: Reading, scope: Scope) -> None:
    """Remember under which name the document calls a division's government."""
    for known in former_governments():
        region = reading.name.removesuffix(known.form)
        if region != reading.name:
            if level_of(region):
                scope.governments[region] = known.form
            return


def _as_printed(region: str, scope: Scope, title: str) -> str | None:
    """The name last printed for a division's government, else the only one that the document prints; None if none."""
    own = [g for g in former_governments() if fold(title) in g.heads]
    last = scope.governments.get(region)
    if last and (not own or last in (g.form for g in own)):
        return region + last
    level = region[-1]
    spelled = [g.form for g in own or former_governments() if scope.spelled(level + g.form)]
    return region + spelled[0] if len(spelled) == 1 else None


def _region(where: str, level: str, printed: str, previous: Sequence[Mention], gap: str, scope: Scope) -> str | None:
    """The division that a head governs: named in the post, right before it, or understood; ``printed`` is its level."""
    if where and not _NO_WHERE.fullmatch(fold(where)):
        full = scope.full(where)
        if full is None:
            known = len(where) > 1 and "·" not in where and not scope.abroad(where)
            full = without_those_above(where if level_of(where) else where + printed, scope) if known else None
        return region_in_full(full, scope) if full else None
    near = _place_before(previous, gap)
    region = (scope.full(near.text) or near.text) if near else None
    return region if region and level_of(region) == level else division(level, scope)


def _place_before(previous: Sequence[Mention], gap: str) -> Mention | None:
    """The place right before a post, or before the name that the post follows (某县张某县长)."""
    if previous and previous[-1].kind is Kind.PLACE and gap in ("", "的"):
        return previous[-1]
    if gap == "" and len(previous) > 1 and previous[-1].kind is Kind.PERSON:
        place = previous[-2]
        return place if place.kind is Kind.PLACE and place.end == previous[-1].start else None
    return None


def _prefecture_office(scope: Scope) -> str | None:
    """专署 or 行署 in full, with the form that the document prints."""
    printed = [form for form in _OFFICES if scope.spelled(form)]
    year = scope.year or 9999
    form = printed[0] if printed else "专署" if year < 1968 else "行署"
    reading = read_organisation(form, scope)
    return reading.name if reading else None
