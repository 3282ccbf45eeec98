"""Short forms of organisations -> full names: 市委 -> 中共…市委员会, given the home place and what stands around."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import replace

from kg.lexicon.organs import abbreviations, departments, is_plain_unit, local_bodies, organs
from kg.lexicon.places import plain_form
from kg.lexicon.script import fold, unfold
from kg.lexicon.terms import national_organisations
from kg.resolve.house import house_body, house_called, names_house
from kg.resolve.scope import LEVELS, Reading, Scope, division, level_of, without_those_above

_NUMBERED = re.compile(r"第?[一二三四五六七八九十百零〇\d]{1,4}届")
_NATIONAL = re.compile(
    # and of the Republic, in Taipei since 1949
    r"行政院|立法院|司法院|考试院|监察院|国民大会|总统府|国民政府|内政部|经济部|外交部|国防部|农委会|侨委会|退辅会"
    r"|中央|国家|国务院|全国|党中央|中共中央|最高人民|中国人民解放军|解放军|人民解放军|武警|国民党|新华社"
)
_CONSULTATIVE = re.compile(r"^(?:中国)?(?:人民)?政(?:协|治协商会议)(.*?)委员会$")
_LEAGUE = re.compile(r"^(?:中国)?(共青团|共产主义青年团|新民主主义青年团|社会主义青年团)(.*?)委(?:员会)?$")
# ends like a division's name and is none that has the organs of one
_NO_DIVISION = re.compile(r"(?:边区|解放区|根据地|行署区|抗日县|特区|军区|战区|库区|林区|矿区|开发区|新区)$")
_EVERY = re.compile(r"^(?:全[国省市县区州]|各|省市(?!场|政|民|容)|市县|县区|区县|县市|有关)")
_GENERIC = re.compile(
    r"委员会|办公室|办|办事处|领导小组|(?:党的)?核心(?:领导)?小组|小组|指挥部|工作组|中心|协会|学会|联合会|分局|支队|大队|中队|总队|总段|社|院|所|站|局|厅|处|科"
    r"|股|室|馆|会|店|场|机关党委|书记处|常委会|党组|党委|党支部|机关|董事会|人大机关|政府|本报|本刊|本社|本台"
)
_ZONE = re.compile(
    r"^((?:国家)?(?:级)?(?:高新|经开|开发|工业园|产业园|保税|示范|新|高新技术产业开发|经济技术开发|经济开发)区)(?=.)"
)
_ZONE_BODY = re.compile(r"(.+?区)(?:党工委|工委|管委会|管理委员会)?$")
_OF_A_DIVISION = re.compile(
    r"[厅局委署]$|法院$|检察院$|总工会$|工商联$|残联$|贫协$|编办$"
)  # no units of a university or an enterprise
_TOWN_BODY = re.compile(
    r"^([^省市县区州盟旗]{2,6}(?:镇|乡|苏木))(?=党|政|人民|武装|卫生|派出|供销|信用|中学|小学|中心|综合|便民|农|财政|司法|团)"
)
_LEAGUE_SHORT = re.compile(r"^团(省|市|县|区|州|盟|旗|自治区)委$")
_NOT_A_LEVEL = re.compile(
    r"市场|市政(?![府协法])|市民(?!政|族|宗|营|防|兵)|市容|区域|区间|县域|省际|省派|市派|县派|区派|州际|旗舰|省级|市级|县级"
)
_BODY_OF_A_HOUSE = re.compile(r"革委会|革命委员会|纪委|工会|团委|妇联|机关党委|团总支")
# units of a university or an enterprise; faculties and works only of one that has such
_OWN_UNIT = re.compile(r".*(?:处|室|科|系|部|中心|车间|分公司|项目部|事业部|教研组|研究院|研究所|馆|队|站)$")
_FACULTY = re.compile(r".{1,10}学院$")
_UNIT_OF_A_BUREAU = re.compile(r".*(?:处|室|科|部|中心|队|站|所|股|系|院|小组)$")
_UNIT_OF_A_BODY = re.compile(r".*(?:处|室|科|部|中心|队|站|所|股|系|院|局|小组)$")
# bodies of a revolutionary committee
_UNIT_OF_REVCOM = re.compile(r"(?:党的)?核心(?:领导)?小组|[㐀-鿿]{2,4}组|政治部|(?:人民)?保卫部|生产指挥部|办事处")
_OFFICE_OF_AN_ORGAN = re.compile(r"办公厅|办公室|(?:政策)?研究室|督查室")
_REVCOM = ("革委会", "革命委员会")
_CORE_GROUP = re.compile(r"核心(?:领导)?小组$")
_OF_EACH_DIVISION = ("局", "院", "站")
_ATTACHED = ("附属", "附设", "直属")
_OWN_WORKS = re.compile(r".{1,6}[厂矿]$")
_UNIT_OF_A_HOUSE = re.compile(r".*(?:(?<!办公)室|科|系|股|(?<!办事)(?<!书记)处|车间|教研组)$")
_WORKS = re.compile(r".*(?:公司|集团|厂|医院|学校|大学|学院|中学|小学|银行|煤矿|研究所|研究院|农场|林场|商场|宾馆)$")
_CORPORATE = (
    "有限公司",
    "有限责任公司",
    "股份有限公司",
    "集团有限公司",
    "集团有限责任公司",
    "集团股份有限公司",
    "（集团）有限公司",
    "(集团)有限公司",
    "集团公司",
    "集团",
    "公司",
)


_AUTONOMOUS = ("自治州", "自治县", "自治旗")

# a relative form, and nothing tells whose
_OPEN = Reading("", "org.open")


def read_organisation(text: str, scope: Scope) -> Reading | None:
    """The full name of an organisation as far as the text and the home place make it certain.

    ``text`` is the mention's flow text. None where it is a relative form (``市委``, ``校党委``) and nothing tells
    whose: ambiguity gives nothing.
    """
    text = "".join(text.split()) if not text.isascii() else text
    longer = scope.longer.get(text)
    if longer is not None and longer != text:
        reading = read_organisation(longer, scope)
        return reading and Reading(reading.name, "org.longest-form", True, reading.region, reading.sort)
    folded = fold(text)
    if _NATIONAL.match(folded):
        return Reading(text, "org.national")
    if _EVERY.match(folded):
        return None
    for match in reversed(list(_NUMBERED.finditer(folded))):
        if match.end() < len(folded):
            text = text[: match.start()] + text[match.end() :]
            folded = fold(text)
    reading = (
        _of_the_house(text, folded, scope)
        or _framed(text, folded, scope)
        or _organ_of_a_division(text, folded, scope)
        or _department(text, folded, scope)
        or _unit(text, folded, scope)
    )
    return None if reading is _OPEN else reading


def committee(reading: Reading) -> str | None:
    """The short form with 委 of a party committee's reading, to put a department's name behind; else None."""
    if reading.sort == "party" and fold(reading.name).endswith("委员会") and reading.rule == "org.organ:委":
        return reading.name.removesuffix("员会").removesuffix("員會")
    if reading.sort == "party" and reading.rule == "org.organ:党委":
        return f"{reading.region}党委"
    return reading.name if re.fullmatch(r".+(?:地委|特委|工委)", fold(reading.name)) else None


def _literal(template: str, region: str, scope: Scope) -> str:
    """A template filled in, its own characters in the document's script."""
    head, tail = template.split("{R}")
    return f"{unfold(head)}{region}{unfold(tail)}" if scope.traditional else f"{head}{region}{tail}"


def _of_the_house(text: str, folded: str, scope: Scope) -> Reading | None:
    """公司, 学校, 校党委 in a publication of an enterprise or a university, and 纪委 in a list of its posts."""
    if scope.in_post and _BODY_OF_A_HOUSE.fullmatch(folded):
        if scope.house:
            return Reading(scope.house + text, "org.house-body", True)
        if folded == "工会":
            return _OPEN
    if names_house(folded):
        name = house_called(folded, scope)
        return Reading(name, "org.house", True) if name else _OPEN
    body = house_body().match(folded)
    if body:
        name = house_called(body["house"], scope)
        return Reading(name + text[body.end("house") :], "org.house-body", True) if name else _OPEN
    return None


def _framed(text: str, folded: str, scope: Scope) -> Reading | None:
    """Names with the division in the middle: 政协…委员会, 共青团…委."""
    short = _LEAGUE_SHORT.match(folded)
    if short:
        region, _ = _bare(short.group(1), scope)
        return (
            Reading(_literal("共青团{R}委员会", region, scope), "org.framed:league", True, region, "league")
            if region
            else _OPEN
        )
    match = _CONSULTATIVE.match(folded)
    template = "中国人民政治协商会议{R}委员会"
    sort = "consultative"
    if match is None:
        match = _LEAGUE.match(folded)
        if match is None:
            return None
        template, sort = f"{match.group(1)}{{R}}委员会", "league"
    at = match.start(1) if sort == "consultative" else match.start(2)
    printed = text[at : match.end(1) if sort == "consultative" else match.end(2)]
    region, inferred = (without_those_above(printed, scope), False) if len(printed) > 1 else _bare(printed, scope)
    if region is None:
        return _OPEN
    return Reading(_literal(template, region, scope), f"org.framed:{sort}", inferred, region, sort)


def _bare(level: str, scope: Scope) -> tuple[str | None, bool]:
    if level:
        return division(level, scope), True
    return scope.current or scope.home.place or scope.home.province, True


def _organ_of_a_division(text: str, folded: str, scope: Scope) -> Reading | None:
    """One of the main organs of a division, with or without a body of its own behind: 市委, X县人大常委会, 省委党校."""
    party = next((p for p in ("中国共产党", "中共") if folded.startswith(p)), "")
    stem, plain = text[len(party) :], folded[len(party) :]
    for i, char in enumerate(plain):
        if char not in LEVELS:
            continue
        autonomous = plain[: i + 1].endswith("自治区") or (char == "区" and i > 0 and _autonomous(stem[:i], scope))
        own = autonomous or char in "州乡镇" or plain[: i + 1].endswith(_AUTONOMOUS)
        found = _organ(plain[i + 1 :], bool(party), own, scope.year)
        if found is None:
            continue
        short, template, sort = found
        printed = stem[: i + 1]
        if _NO_DIVISION.search(plain[: i + 1]):
            break
        region, inferred = _region(printed, plain[: i + 1], scope)
        if region is None:
            return _OPEN
        reading = _organ_reading(template, short, sort, region, inferred, stem[i + 1 + len(short) :], scope)
        if party and _CORE_GROUP.search(plain):
            return replace(reading, name=text[: len(party)] + reading.name)  # of a revolutionary committee
        return reading
    # a division's short name in front (广西人大常委会), or nothing at all (人大常委会)
    for organ in organs():
        at = plain.find(organ.short)
        if at < 0 or not organ.holds_in(scope.year) or organ.short in ("委", "委员会", "代表大会", "府"):
            continue
        rest = stem[at + len(organ.short) :]
        if at > 0:
            region = scope.full(stem[:at])
            if region and level_of(region) and not (sort_is_plain(organ.sort) and "特别行政区" in region):
                return _organ_reading(organ.full, organ.short, organ.sort, region, True, rest, scope)
        elif organ.short != "政府" and (not rest or is_plain_unit(fold(rest))):
            region, _ = _bare("", scope)
            if region is None:
                return _OPEN
            return _organ_reading(organ.full, organ.short, organ.sort, region, True, rest, scope)
    match = re.fullmatch(r"(.{2,6}?)党委", plain)
    if match and _autonomous(stem[: match.end(1)], scope):
        region = scope.full(stem[: match.end(1)]) or stem[: match.end(1)]
        return _organ_reading("中共{R}委员会", "委", "party", region, True, "", scope)
    return None


_OFFICE = re.compile(r"(?:.{1,6}[局处科室股课组团所厅部])?")  # of a 县府


def sort_is_plain(sort: str) -> bool:
    """Whether organs of a sort differ in name between the mainland and the special administrative regions."""
    return sort in ("government", "court")


def _autonomous(name: str, scope: Scope) -> bool:
    full = scope.full(name)
    return full is not None and level_of(full) == "自治区"


def _organ(rest: str, party: bool, own: bool, year: int | None) -> tuple[str, str, str] | None:
    """(short form as printed, template, sort) of the organ that ``rest`` begins with.

    ``own`` tells that the division's committee is called 党委 (of autonomous regions and prefectures, of towns).
    """
    if own and rest.startswith("党委"):
        return "党委", "中共{R}委员会", "party"
    for organ in organs():
        if not rest.startswith(organ.short) or not organ.holds_in(year):
            continue
        if organ.short == "委" and rest[1:2] == "员":
            continue
        if organ.short in ("委员会", "代表大会") and not party:
            continue
        if organ.short in ("人大", "政协", "团委") and rest[len(organ.short) :].startswith(("代", "商")):
            continue
        if organ.short == "府" and not _OFFICE.fullmatch(rest[1:]):
            continue
        return organ.short, organ.full, organ.sort
    return None


def _region(printed: str, folded: str, scope: Scope) -> tuple[str | None, bool]:
    """The division in front of an organ: a level alone is looked up, 江苏省省 is 江苏省, a town takes its county."""
    if folded in LEVELS or folded == "自治区":
        return division(folded, scope), True
    if folded in _AUTONOMOUS:
        return division(folded[-1], scope), True
    if len(folded) > 2 and folded[-2] in LEVELS:
        inner = "自治区" if folded[:-1].endswith("自治区") else folded[-2]
        if folded[-1] in (inner, "区") and (folded[-1] == folded[-2] or inner == "自治区"):
            return printed[:-1], False
    if folded[-1] in "镇乡" and not any(c in "县区市旗" for c in folded[:-1]):
        above = division("县", scope)
        return (above + printed, True) if above else (printed, False)
    if folded[-1] == "区" and _autonomous(printed[:-1], scope):
        return scope.full(printed[:-1]), True
    short = without_those_above(printed, scope)
    if short != printed:
        return short, False
    full = scope.full(printed)  # 德州人大: 州 is not the level here; 恩施州 is the plain form of an autonomous one
    if full and full != printed and (full.startswith(printed) or plain_form(full) == printed):
        return full, True
    return printed, False


def region_in_full(name: str, scope: Scope) -> str:
    """A town with its county in front where the county is certain; every other name as it is."""
    if fold(name)[-1:] in ("镇", "乡"):
        return _region(name, fold(name), scope)[0] or name
    return name


def _organ_reading(
    template: str, short: str, sort: str, region: str, inferred: bool, rest: str, scope: Scope
) -> Reading:
    if short in ("政府", "府") and scope.traditional and not scope.spelled("人民政府"):
        template = "{R}政府"  # as in Taiwan; the mainland's form only where the document prints it
    for abbreviated, long in abbreviations():
        if abbreviated == short and template.endswith(short) and scope.spelled(long):
            template = template.removesuffix(short) + long
    rest = _spelled_out(rest, scope)
    if sort == "party" and template == "中共{R}委员会" and rest:
        template = "{R}党委" if short == "党委" else "中共{R}委"
    if short in ("纪委", "监委") and rest.startswith("监委"):
        template = "{R}纪委"  # 纪委监委: two organs in one name stay as printed
    return Reading(
        _literal(template, region, scope) + rest, f"org.organ:{short}", inferred, region, "" if rest else sort
    )


def _spelled_out(rest: str, scope: Scope) -> str:
    """A unit's short name in full, where the document prints the full one."""
    for short, long in abbreviations():
        if rest.startswith(short) and not rest.startswith(long) and scope.spelled(long):
            return long + rest[len(short) :]
    return rest


def _department(text: str, folded: str, scope: Scope) -> Reading | None:
    """A party department named bare: of the committee named before in the list, else of the home's."""
    if folded not in departments():
        return None
    above = scope.party
    if above is None:
        region, _ = _bare("", scope)
        if scope.home.organisation:
            return Reading(scope.home.organisation + text, "org.department", True)
        if region is None:
            return _OPEN
        above = _literal("中共{R}委", region, scope)
    return Reading(above + _spelled_out(text, scope), "org.department", True)


def _unit(text: str, folded: str, scope: Scope) -> Reading | None:
    """Everything else: 市教育局, 卫生防疫站, 重症医学科, and names that stand for themselves."""
    zone = _ZONE.match(folded)
    home_place = scope.home.place
    if zone and (whole := _zone_named(zone.group(1), scope)):
        return Reading(whole + text[zone.end(1) :], "org.zone-named", True)
    if zone and home_place:
        short = home_place.removesuffix(level_of(home_place)) + text[: zone.end(1)]
        head = short if scope.spelled(short) else home_place + text[: zone.end(1)]
        return Reading(head + text[zone.end(1) :], "org.home+zone", True)
    corps = _corps(text, folded, scope)
    if corps:
        return corps
    prefecture = _prefecture(text, folded, scope)
    if prefecture:
        return prefecture
    town = _TOWN_BODY.match(folded)
    if town:
        name = region_in_full(text[: town.end(1)], scope)
        return Reading(name + text[town.end(1) :], "org.town", name != text[: town.end(1)])
    level = next((word for word in ("自治区", *_AUTONOMOUS) if folded.startswith(word)), folded[:1])
    if (
        level
        and (level in LEVELS or len(level) > 1)
        and len(folded) > len(level) + 1
        and not _NOT_A_LEVEL.match(folded)
    ):
        region = division(level[-1] if level in _AUTONOMOUS else level, scope)
        if region is None:
            return _OPEN
        rest = _spelled_out(text[len(level) :], scope)
        if fold(rest) == "军分区":
            return Reading(region[:-1] + rest, "org.military", True, region)
        return Reading(region + rest, "org.level+unit", True, region)
    if scope.in_post and scope.listed and _unit_below(folded, scope.listed):
        return Reading(scope.listed + text, "org.unit-of-list", True)
    house = _house_of_a_unit(text, folded, scope)
    if house:
        return Reading(house + text, "org.unit-of-institution", True)
    if folded in ("管委会", "管理委员会") and scope.in_post and scope.zone:
        return Reading(scope.zone + text, "org.zone-body", True)
    generic = _GENERIC.fullmatch(folded) is not None
    local = folded in local_bodies()
    if local and (known := scope.bodies.local.get(folded)):
        return Reading(known, "org.named-before", True)
    if generic or is_plain_unit(folded):
        group = scope.in_post and folded.endswith("小组")
        longer = scope.recent if group or (not generic and _WORKS.match(folded)) else scope.named
        named = [name for name in reversed(longer) if name.endswith(text) and 2 <= len(name) - len(text) <= 12]
        if named and (group or len(set(named)) == 1):
            return Reading(named[0], "org.named-before", True)
    if generic and scope.beside is None:
        return _OPEN
    if local or is_plain_unit(folded):
        own = None if _OF_A_DIVISION.search(folded) else scope.home.organisation
        above = scope.beside or own or scope.current or scope.home.place or scope.home.province
        if folded.endswith("厅") and not (above and level_of(above) in ("省", "自治区")):
            above = division("省", scope)  # no city has one
        if above:
            return Reading(above + _spelled_out(text, scope), "org.home+unit", True, None)
    if folded[-1:] in ("委", "会", "社", "团", "队") and (len(folded) in (3, 4) or folded[-1:] == "委"):
        meant = [name for name in scope.recent if name != text and _stands_for(folded, fold(name))]
        if len(set(meant)) == 1:
            return Reading(meant[0], "org.short-for", True)
    # a division in front: the rest may have a longer form that the document prints (X省工信厅)
    for i, char in enumerate(folded[:-1]):
        if char in LEVELS and i > 0:
            rest = text[i + 1 :]
            out = _spelled_out(rest, scope)
            if out != rest:
                return Reading(text[: i + 1] + out, "org.spelled-out", True, text[: i + 1])
    return Reading(text, "org.printed")


def _zone_named(zone: str, scope: Scope) -> str | None:
    """The zone just named by its full name, whose bodies are named after its sort: 开发区|党工委."""
    found = (_ZONE_BODY.match(name) for name in reversed(scope.recent))
    return next((m[1] for m in found if m and m[1] != zone and fold(m[1]).endswith(zone)), None)


def _corps(text: str, folded: str, scope: Scope) -> Reading | None:
    """兵团党委 and 师市党委 of the Xinjiang corps: the corps in full at home there, a 师市 open."""
    if folded.startswith("师市"):
        return _OPEN
    if not folded.startswith("兵团") or scope.home.province != "新疆维吾尔自治区":
        return None
    return Reading("新疆生产建设" + text, "org.corps", True)


_PREFECTURE = re.compile(r"(?:(?:地委|行署|专署|军分区)(?!.*[省市县区])|专区.|地区.)")


_NAMED_PREFECTURE = re.compile(r"(?P<place>.{2,3})(?:地委|行署|专署|军分区|专区|地区)")


def _prefecture(text: str, folded: str, scope: Scope) -> Reading | None:
    """The bodies of a prefecture named bare: 地委, 行署, 军分区 with the short name of the one above the home place."""
    if not _PREFECTURE.match(folded):
        return None
    home = scope.home.place
    upward = [home, *scope.above(home)] if home else []
    near = next((m for m in map(_NAMED_PREFECTURE.match, reversed(scope.recent)) if m), None)
    if near:
        return Reading(near["place"] + text, "org.prefecture", True)
    place = next((name for name in upward if name.endswith(("地区", "专区", "市", "盟", "州")) and name != home), None)
    if scope.year is not None and scope.year < 1949:
        return _OPEN  # prefectures of the republic were others
    place = place or (home if home and home.endswith(("地区", "专区", "市", "盟", "州")) else None)
    if place is None:
        return _OPEN
    return Reading(re.sub(r"(?:地区|专区|市)$", "", place) + text, "org.prefecture", True, place)


def _unit_below(folded: str, body: str) -> bool:
    """Whether a unit of a list can be one of the body that the unit before is of: no 水利局 of a 农业局."""
    if seat_of(body) or fold(body).endswith("委"):
        return _OFFICE_OF_AN_ORGAN.fullmatch(folded) is not None or (
            fold(body).endswith(_REVCOM) and _UNIT_OF_REVCOM.fullmatch(folded) is not None
        )
    if fold(body).endswith(_REVCOM):
        return _UNIT_OF_REVCOM.fullmatch(folded) is not None
    if fold(body).endswith(("厅", "部")) and is_plain_unit(folded) and folded.endswith(_OF_EACH_DIVISION):
        return False
    unit = _UNIT_OF_A_BODY if re.search(r"(?:厅|委员会|部)$", fold(body)) else _UNIT_OF_A_BUREAU
    return unit.match(folded) is not None and not _HOUSE_INSIDE.search(folded)


def _house_of_a_unit(text: str, folded: str, scope: Scope) -> str | None:
    """The institution that a unit in a post belongs to; None where it stands for itself."""
    if (
        not (scope.in_post or folded.startswith(_ATTACHED))
        or text in national_organisations()
        or _stands_alone(text, folded, scope)
    ):
        return None
    own = scope.home.organisation
    if folded.startswith(_ATTACHED) and (own or scope.institution):
        return own or scope.institution
    if own is None:
        return scope.institution if _UNIT_OF_A_HOUSE.match(folded) else None
    ended = fold(own)
    listed = _UNIT_OF_A_HOUSE.match(folded) or _OWN_UNIT.match(folded)
    faculty = ended.endswith("大学") and _FACULTY.fullmatch(folded)
    works = not ended.endswith(("大学", "学院", "医院")) and _OWN_WORKS.fullmatch(folded)
    return scope.house or own if listed or faculty or works else None


def _stands_for(short: str, name: str) -> bool:
    """Whether a short form has its characters in a longer name in their order, the last one in the name's head."""
    rest = iter(name)
    head = name.endswith(short[-1]) or (short[-1] == "委" and name.endswith("委员会"))
    return head and len(name) > len(short) + 1 and all(c in rest for c in short)


_HOUSE_INSIDE = re.compile(r"[省市县]|(?:医院|大学|学院|公司|集团|[局厅厂社])(?=.)")


def _stands_alone(text: str, folded: str, scope: Scope) -> bool:
    """Whether a unit's name begins with a place or holds its house's name, so that it needs no house in front."""
    fronts = [text[:n] for n in range(2, min(6, len(text)))]
    abroad = any(map(scope.abroad, fronts)) or folded.startswith("台湾")
    return abroad or bool(_HOUSE_INSIDE.search(folded)) or any(map(scope.full, fronts))


def longest_forms(names: Iterable[str], is_place: Callable[[str], bool]) -> dict[str, str]:
    """Shorter names of companies, schools and hospitals -> the document's own longest form, where there is just one.

    ``names`` are mentions without white space: X集团 -> X集团有限公司, Y医院 -> Z省Y医院.
    Linear in the number of names.
    """
    known = frozenset(names)
    longer: dict[str, set[str]] = {}
    for name in sorted(known):
        cores = {name} | {
            name.removesuffix(tail) + kept
            for tail in _CORPORATE
            for kept in ("", "集团", "公司")
            if name.endswith(tail)
        }
        for core in sorted(cores):
            for cut in range(min(9, len(core) - 3)):
                short = core[cut:]
                if (
                    short == name
                    or short not in known
                    or not (cut == 0 or is_place(core[:cut]) or core[:cut] == "中国")
                ):
                    continue
                if _WORKS.match(short) or short != name[cut:]:
                    longer.setdefault(short, set()).add(name)
    chosen: dict[str, str] = {}
    for short, found in sorted(longer.items()):
        top = max(sorted(found), key=len)
        if all(other in top or longer.get(other) == {top} for other in found) and not is_plain_unit(fold(short)):
            chosen[short] = top
    return {short: chosen.get(top, top) for short, top in chosen.items()}


_DEFINED = re.compile(
    r'[（(](?:以下|下文|下)?(?:统一)?简?称(?:为)?[：:“"「]*([^（）()“”"「」，。；、\s]{2,12})[”"」]?[）)]'
)


def defined_short_form(text: str, end: int) -> str | None:
    """The short form that a bracket right behind a name defines: （以下简称“X”）. ``end`` is the name's flow end."""
    match = _DEFINED.match(text, end)
    return match.group(1) if match else None


_COMMITTEE_OF = re.compile(r"^(中共.+?[省市县縣区區州盟旗])委(?!员会$|員會$)(.+)$")
_PART = re.compile(
    r"(?:分公司|分行|支行|分社|分校|分院|分会|分局|支队|学院|系|科|室|处|處|股|部|局|司|厅|廳|办公室|辦公室|中心|研究所|实验室|医院"
    r"|党组|黨組|党委|黨委|党支部|机关|常委会|委员会|领导小组|小组|组|工会|团委|车间|队|法规室|党校|站|馆|办)$"
)


def parent_organisation(name: str, known: Container[str]) -> tuple[str, str] | None:
    """The organisation that one is a part of by its full name, and the rule; None where the name does not tell.

    A department's committee (中共某市委宣传部: 中共某市委员会) is told by the name alone; for other parts (分公司,
    a faculty, a party group) the whole must be among the ``known`` names: the longest one that the name begins with.
    """
    part = _COMMITTEE_OF.match(name)
    for n in range(len(name) - 1, 3, -1):
        if name[:n] in known and _PART.search(name[n:]):
            return name[:n], "relation.part-by-name"
    if part:
        ending = "員會" if re.search("[縣區員會組處黨]", name) else "员会"
        return f"{part.group(1)}委{ending}", "relation.part-of-committee"
    return None


def seat_of(name: str) -> str | None:
    """The division that a main organ's full name holds: 中共某市委员会, 某市人民政府 -> 某市; else None."""
    match = _SEAT.match(fold(name))
    if match is None:
        return None
    group = next(i for i, g in enumerate(match.groups(), 1) if g)
    return name[match.start(group) : match.end(group)]


_SEAT = re.compile(
    r"^(?:中共(.+[省市县区州盟旗镇乡])(?:纪律检查|监察)?委员会|中国人民政治协商会议(.+[省市县区州盟旗])委员会"
    r"|共青团(.+[省市县区州盟旗])委员会"
    r"|(.+[省市县区州盟旗镇乡])(?:人民政府|人民委员会|革命委员会|革委会|人民代表大会(?:常务委员会)?|监察委员会|(?:中级|高级)?人民法院|人民检察院))$"
)
