"""Places: divisions where they stand in the text, and names that end in a listed head (河, 村, 体育馆)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from kg.extract.candidates import Candidate
from kg.extract.lists import items_before
from kg.extract.names import FOREIGN, is_of_work
from kg.extract.office_verbs import is_office_verb
from kg.extract.overlap import Standing, first_come
from kg.extract.view import Finder, ManyFinder, View, finder_of, is_han
from kg.lexicon.places import LEVELS, PEOPLES, Surface, city_letters, gazetteer
from kg.lexicon.table import read_table
from kg.lexicon.words import alternatives, longest_first, words
from kg.model import Kind

_LEVEL = "省市县区州盟旗镇乡"
_EDGE = re.compile(r"[，。；：！？、（）“”《》〈〉…—～·\s0-9A-Za-z%]")
_STOP_TAGS = frozenset(
    {"v", "vd", "p", "uj", "ul", "uz", "ug", "uv", "ud", "d", "df", "r", "y", "e", "t", "c", "m", "q"}
)
_STOP_CHARS = frozenset(
    "年月日区县省市州之的了在是和与及到至从向往由为被把将对等各每该本此其我你他两几沿过经赴来去有无于以全所大小新老个条座假"
)


class Head(NamedTuple):
    """The head of a place's name (see ``place_heads.csv``)."""

    sort: str
    least: int
    joined: bool


@cache
def place_heads() -> dict[str, Head]:
    """What names of places end in."""
    rows = read_table("place_heads", ("head", "sort", "least", "joined"))
    return {r["head"]: Head(r["sort"], int(r["least"]), r["joined"] == "yes") for r in rows}


@cache
def _known_places() -> dict[str, str]:
    rows = read_table("places_known", ("name", "sort"))
    for r in rows:
        if r["sort"] not in ("land", "region", "water", "venue"):
            raise ValueError(f"places_known.csv: {r['name']} has the sort {r['sort']!r}")
    return {r["name"]: r["sort"] for r in rows}


@cache
def _known_finder() -> Finder:
    return Finder(_known_places())


@cache
def _finders() -> tuple[ManyFinder, Finder]:
    return ManyFinder(s.text for s in gazetteer().surfaces()), Finder(place_heads())


@lru_cache(maxsize=16384)
def _surface(name: str) -> Surface | None:
    """What kind of string a division's name is; looked up over and over in a book."""
    return gazetteer().surface(name)


def find_divisions(v: View, extra: AbstractSet[str] = frozenset()) -> list[Candidate]:
    """Divisions: those of the gazetteer, the document's own (``extra``), and ones that neither knows (临澜市).

    Full names and short forms; where they overlap, the longer one stands.
    """
    divisions, _ = _finders()
    hits = divisions.all(v.text)
    for name in sorted(extra):
        at = v.text.find(name)
        while at >= 0:
            hits.append((at, at + len(name)))
            at = v.text.find(name, at + 1)
    hits.sort(key=lambda m: (m[0] - m[1], m[0]))
    taken = bytearray(len(v.text) + 1)
    out = []
    doubtful: list[tuple[int, int]] = []
    for start, end in hits:
        if any(taken[start:end]):
            continue
        name = v.text[start:end]
        if end - start == 2 and name not in extra and is_office_verb(v, start):
            continue  # 高学文任|县教育局局长
        surface = _surface(name)
        if name in extra:
            surface = Surface(name, surface.full if surface is not None else name[-1] in _LEVEL, False, ())
        if surface is None or not _stands(v, start, end, surface.full or name in extra):
            continue
        if surface.full and end - start == 2 and _longer(v, start):
            continue  # 青岚县 is not 岚县
        in_city = surface.full and start > 0 and taken[start - 1] and v.text[start - 1] in "市州"  # 甲市|市中区
        if (
            surface.ambiguous
            and not in_city
            and not v.text.startswith(tuple(_LEVEL if surface.full else "旗镇乡"), end)
        ):
            doubtful.append((start, end))
            continue
        taken[start:end] = b"\1" * (end - start)
        if (
            _SET_PHRASE.match(v.text, start)
            or (name == "中国" and v.text.startswith("新", start - 1))
            or (not surface.full and _QUOTED.match(v.text, end) and v.text[start - 1 : start] not in _TOWARDS)
            or _CONGRESS.match(v.text, end)
            or _in_name(v.text, start, end, surface.full or name in extra)
        ):
            continue
        if not surface.full and _has_level(v, end, surface):
            taken[end] = 1
            out.append(Candidate(Kind.PLACE, start, end + 1, "place-unknown", 0.75, "full"))
            continue
        out.append(
            Candidate(
                Kind.PLACE, start, end, "place-division" if surface.full else "place-short",
                0.9 if surface.full else 0.8, "full" if surface.full else "short",
            )
        )  # fmt: skip
    for m in _UNKNOWN.finditer(v.text):
        begin = _unknown_start(v, m.start())
        begin = _district_start(v, m.start(), m.end()) if begin is None else begin
        organ = v.text[m.end() : m.end() + 1] in tuple("委政人纪")
        if begin is not None and not any(taken[begin : m.end()]) and (organ or not _goes_on(v, m.end())):
            taken[begin : m.end()] = b"\1" * (m.end() - begin)
            if _PEOPLE.fullmatch(v.text, begin, m.end()) or _is_plain(v, begin, m.end() - 2):
                continue  # 3个苗族乡, 文明城市
            out.append(Candidate(Kind.PLACE, begin, m.end(), "place-unknown", 0.75, "full"))
    siblings = {
        span: Candidate(Kind.PLACE, *span, "place-sibling", 0.8, "short") for span in _siblings(v, doubtful, out)
    }
    out = [c for c in out if (c.start, c.end) not in siblings]
    letters = (m for m in _letter().finditer(v.text) if not taken[m.start()])
    out += [Candidate(Kind.PLACE, *m.span(), "place-letter", 0.8, "short") for m in letters]
    return sorted([*out, *siblings.values()], key=lambda c: c.start)


@cache
def _letter() -> re.Pattern[str]:
    """A character that stands for a city: 在|京|召开, 赴|沪|考察."""
    before, after = alternatives("city_letter_before"), alternatives("city_letter_after")
    return re.compile(rf"(?<={before})[{''.join(city_letters())}](?={after})")


def _has_level(v: View, end: int, surface: Surface) -> bool:
    """Whether a short form goes on with a level that no gazetteer has with it: 某|县 of another time."""
    if end >= len(v.text) or v.text[end] not in "市县区州盟旗" or surface.levels[:1] in ((), ("country",), ("abroad",)):
        return False
    word = v.word_at(end)
    organ = v.text.startswith(tuple("委政人纪城"), end + 1)
    return organ or (word.end <= end + 1 and not v.text.startswith(tuple(_LEVEL + "长级直"), end + 1))


def _siblings(v: View, doubtful: Sequence[tuple[int, int]], found: Sequence[Candidate]) -> list[tuple[int, int]]:
    """The short forms that stand in a list of divisions of the same parent, words too or not (甲、东兴、乙)."""
    short = {(c.start, c.end) for c in found if c.rule == "place-short"}
    spans = (
        sorted({*doubtful, *((c.start, c.end) for c in found)}) if doubtful or len(short) >= _FEWEST_SIBLINGS else []
    )
    runs: list[list[tuple[int, int]]] = []
    for span in spans:
        last = runs[-1][-1] if runs else (-9, -9)
        if span[0] == last[1] + 1 and v.text[last[1]] in "、和与及":
            runs[-1].append(span)
        else:
            runs.append([span])
    out = []
    for run in (r for r in runs if len(r) >= _FEWEST_SIBLINGS):
        parents = {s: {d.parent for d in gazetteer().find(v.text[s[0] : s[1]]) if d.level != "township"} for s in run}
        counts = Counter(parent for several in parents.values() for parent in several)
        kin = (s for s in run if any(counts[p] >= _FEWEST_SIBLINGS for p in parents[s] if p))
        out += [s for s in kin if s in doubtful or s in short]
    return out


_FEWEST_SIBLINGS = 3
_SHORT = ("place-short", "place-sibling")
_LONG = 4  # characters of a name that need no free place around it


def _longer(v: View, start: int) -> bool:
    """Whether one more character belongs to the name of a division: it stands alone and is no word of its own."""
    before = v.text[start - 1 : start]
    word = v.word_at(start - 1) if before else None
    if word is None or not is_han(before) or word.start != start - 1 or before in _NO_PART or before in _AGE:
        return False
    return word.tag in ("ns", "nr", "nz", "g", "ng", "x", "zg", "q", "j", "b", "a") and v.is_boundary(start - 1)


_AGE = frozenset("原老新旧")
_VERB_CHARS = frozenset("任兼代选率带派驻当免调升报请经受应")
_NO_PART = _STOP_CHARS | _VERB_CHARS
_UNKNOWN = re.compile(rf"(?:(?:{PEOPLES})*自治[州县区旗]|[省市县区镇乡])(?![场民])")


def _unknown_start(v: View, head: int) -> int | None:
    """Where the name of a division that no list has begins: two or three characters that are no words of their own."""
    at = head
    foreign = head
    while foreign > 0 and head - foreign < 6 and v.text[foreign - 1] in FOREIGN:
        foreign -= 1
    if head - foreign >= 4 and v.is_boundary(foreign):
        return foreign  # 蒙特里奥|市
    if v.word_at(head).start < head and v.word_at(head).tag[:2] not in ("ns", "nr", "nz"):
        return None
    while at > 0 and head - at < 3 and is_han(v.text[at - 1]):
        word = v.word_at(at - 1)
        size = min(word.end, head) - word.start
        if (size > 1 and word.tag[:2] not in ("ns", "nr", "nz")) or v.text[word.start] in _NO_PART:
            break
        if head - word.start > 3 or (at < head and head - at == 2 and v.word_at(at).end >= head):
            break  # a word of two characters is the name: 欧阳静|溪州|市
        at = word.start
    if head - at < 2 or v.text[at:head] in words("place_generic"):
        return None
    before = v.text[at - 1 : at]
    if v.text.endswith(longest_first("before_name"), 0, at):
        return None  # 免去|王某|市委书记职务
    free = not before or not is_han(before) or before in _NO_PART or v.word_at(at - 1).tag[0] in "pvcnsudf"
    return at if free or v.text.endswith(longest_first("committee_openers"), 0, at) else None


def _district_start(v: View, head: int, end: int) -> int | None:
    """Where the name of a county's district begins that is a word too (茶亭|区), where a town stands behind it."""
    if v.text[head:end] != "区" or v.word_at(head).start < head or head < 2 or not _TOWN_BEHIND.match(v.text, end):
        return None
    word = v.word_at(head - 1)
    return word.start if word.end - word.start == 2 and word.tag[0] == "n" else None


_PEOPLE = re.compile(rf"(?:{PEOPLES}|少数民族|民族|[㐀-鿿]{{1,3}}族(?!自治))+(?:自治)?[乡镇县州旗区]")
# 各乡镇, 六镇
_COUNTED = re.compile("[各每该本此我]|[一二两三四五六七八九十数几]+[县市区乡镇村]$")
# 甲区|乙丙乡: a district of a county, by the town behind it
_TOWN_BEHIND = re.compile("[㐀-鿿]{2,3}[乡镇村]")
# 中国特色社会主义, 中国梦 … name no place; a division before 第九届人民代表大会 belongs to the meeting's name.
_SET_PHRASE = re.compile(
    r"中国(?:特色|式现代化|梦|人民志愿军|共产党|化|话|菜|结|画)|中华(?:民族|儿女|人民共和国(?:成立|宪法|建立))|朝阳产业|中国(?:企业|民营企业)?[0-9]{2,4}强"
)
# 江州“双子星”大赛: the division belongs to the name; in 助力江州“书香之城”建设 it does not.
_QUOTED = re.compile(r"“[^”]{1,12}”(?!建设|创建|地区|城市|打造|的|、|，|。)[㐀-鿿]")
_TOWARDS = tuple("赴到在来去往至从抵离、")
_CONGRESS = re.compile(r"第[一二三四五六七八九十百0-9]+[届次](?!(?:纪律检查)?委员会|人大常委|人民代表大会常务|政协)")


def _in_name(text: str, start: int, end: int, full: bool) -> bool:
    """Whether it stands inside the name of a work, a campaign or an occasion (《问政甲省》, 2023中国…峰会)."""
    if (
        start >= 4
        and text[start - 4 : start].isascii()
        and text[start - 4 : start].isdigit()
        and text[start - 4] in "12"
    ):
        return True
    if (
        not full
        and text[start - 1 : start] == "（"
        and text[end : end + 1] == "）"
        and is_han(text[start - 2 : start - 1] or " ")
    ):
        return True
    for opening, closing in ("《》", "“”"):
        opened = text.rfind(opening, max(0, start - 20), start)
        if opened < 0 or closing in text[opened:start]:
            continue
        closed = text.find(closing, end, end + 20)
        if closed < 0 or (opening == "“" and (closed - opened > 22 or re.search("[，。；：]", text[opened:closed]))):
            continue
        quoted = opening == "“" and closed - opened > end - start + 1 and "的" not in text[end:closed]
        return quoted or (opening == "《" and not full)  # “甲省的名片” says something of the place
    return False


def _stands(v: View, start: int, end: int, full: bool) -> bool:
    """Whether dictionary words let the name stand: no word reaches from outside into it, or out of it."""
    first, last = v.word_at(start), v.word_at(end - 1)
    if first.start < start and first.end < end and first.tag not in ("ns", "nr", "nrt", "nz", "nt"):
        return full and end - start > 3
    if first.start < start and first.end >= end:
        return first.tag in ("ns", "nt", "nz") and full
    if last.end > end:
        rest = v.text[end : last.end]
        return (last.start <= start and (rest[0] in _LEVEL or last.tag in ("ns", "nt", "nz", "n", "j"))) or (
            full and end - start > 3
        )
    return True


def find_places(v: View, divisions: Sequence[Candidate], recurring: frozenset[str] = frozenset()) -> list[Candidate]:
    """Places beside the divisions themselves: names with a head, names in lists of places, and chains of all these.

    ``recurring`` are short names of villages and towns that the document names in full elsewhere.
    """
    found: dict[tuple[int, int], Candidate] = {}
    by_end = {d.end: d for d in divisions}

    def add(start: int, end: int, rule: str, weight: float, sort: str) -> None:
        found.setdefault((start, end), Candidate(Kind.PLACE, start, end, rule, weight, sort))

    for d in divisions:
        end = d.end
        if v.text.startswith("城", end) and v.text[end - 1] == "县":
            end += 1
        elif v.text.startswith(("地区", "专区") if d.sort == "short" else "专区", end):
            end += 2  # 某|专区, 某县|专区
        elif v.text.startswith("工地", end):
            end += 2  # the works at a place, where what is built there has no name
        add(d.start, end, d.rule, 0.85, "division")
    _, heads = _finders()
    best: dict[int, int] = {}
    for start, end in heads.all(v.text):
        best[end] = min(best.get(end, start), start)
    for end, start in sorted(best.items()):
        head = place_heads()[v.text[start:end]]
        if end in by_end and by_end[end].start < start and not _longer(v, by_end[end].start):
            continue  # 齐河 is a county, no river
        if head.least == 9 or _goes_on(v, end) or _common(v, start, end):
            continue
        begin = _left(v, start, head, by_end)
        if begin is None or start - begin < head.least or v.text[begin:end] in words("place_generic"):
            continue
        if _is_plain(v, begin, start) or _PEOPLE.fullmatch(v.text, begin, end) or _COUNTED.match(v.text, begin, end):
            continue
        add(begin, end, f"place-{head.sort}", 0.65, head.sort)
    for town in [p for p in found.values() if p.sort in ("division", "settlement")]:
        village = _village(v, town)
        if village is not None:
            add(town.end, village, "place-settlement", 0.7, "settlement")
    for m in _LISTED.finditer(v.text):
        stop = m.start() - (v.text[m.start() - 1] == "共")
        for begin, end in _listed(v, stop):
            add(begin + _is_dated(v, begin, end), end, "place-list", 0.8, "settlement")
    for m in _street().finditer(v.text):
        if v.word_at(m.end() - 1).end == m.end():
            add(m.start(), m.end(), "place-road", 0.65, "road")
    for start, end in _known_finder().longest(v.text):
        sort = _known_places()[v.text[start:end]]
        free = _REGION_ENDS.match(v.text, end) if sort == "region" else not _GREATER_NAME.match(v.text, end)
        if free and (v.is_boundary(start) or v.is_boundary(end)):
            add(start, end, "place-known", 0.85, "land" if sort == "region" else sort)
    if recurring:
        for start, end in finder_of(recurring).longest(v.text):
            if _free(v, start, end) or (end - start >= _LONG and v.is_boundary(start) and v.is_boundary(end)):
                add(start, end, "place-recurring", 0.6, "settlement")
    known = Standing(divisions)
    for m in _reached().finditer(v.text):
        start, end = m.span(m.lastindex or 0)
        if known.touching(Candidate(Kind.PLACE, start, end, "place-reached", 0.6)):
            continue
        if _is_unknown_name(v, start, end) and v.word_at(m.start()).start == m.start():
            add(start, end, "place-reached", 0.6, "settlement")
    for m in _located().finditer(v.text):
        if not _common(v, m.end() - 1, m.end()) and v.word_at(m.start(1)).start == m.start(1):
            add(m.start(1), m.end(1), "place-located", 0.6, "settlement")
    named = list(found.values())
    if "《" in v.text:
        named = [p for p in named if p.sort == "division" or not is_of_work(v, p.start, p.end)]
    return [_with_number(v, p) for p in _chains(v, named)]


def _with_number(v: View, p: Candidate) -> Candidate:
    """A street or village with the number of a house in it."""
    number = _HOUSE.match(v.text, p.end) if p.sort in ("road", "settlement") else None
    return p if number is None else replace(p, end=number.end())


@cache
def _street() -> re.Pattern[str]:
    """Streets by names that are common words: 解放路, 民主北街; 北大街, 西四北大街."""
    named = f"(?:{alternatives('emblems')}|{alternatives('street_words')})(?:[东西南北中前后]|[一二三四五六七八九])?"
    sided = "(?<![东西南北])[东西南北](?:[一二三四五六七八九十][东西南北])?(?:大街|关街|后街|门街)"
    return re.compile(f"{named}(?:大街|大道|路|街|巷)(?![道口边坊])|{sided}")


def _is_plain(v: View, start: int, end: int) -> bool:
    """Whether what stands before a head is made of ordinary words that give no name (大型|产业园, 省级|新区)."""
    plain = words("place_plain")
    return v.text[start:end] in plain or (
        end - start > 1 and all(v.text[w.start : min(w.end, end)] in plain for w in v.words_between(start, end))
    )


# A、B、C等地; A、B两个公社: what is listed before are places.
_LISTED = re.compile(
    r"(?:等[0-9一二三四五六七八九十几多]*个?|(?<=[㐀-鿿])[0-9一二三四五六七八九十两]{1,3}个?)"
    r"(?:地(?!方)|[㐀-鿿]{1,3}族乡|自然村|行政村|村|乡|镇|公社|大队|县|市|区|街道|社区|庄|国|处村庄)(?!领导|级|委|长|民|府|直|际|家|代|政)"
)


def _listed(v: View, end: int) -> list[tuple[int, int]]:
    """The items of a list of places, from its end up to the first that is no short name; fewer than two are no list."""
    items = items_before(v, end, joint=True)
    names: list[tuple[int, int]] = []
    for begin, stop in reversed(items):
        text = v.text[begin:stop]
        if not 2 <= stop - begin <= 5 or not all(is_han(c) for c in text) or _GENERIC_ITEM.search(text):
            break
        names.append((begin, stop))
    return names if len(items) > 1 else []


def _is_dated(v: View, begin: int, end: int) -> bool:
    """Whether a season stands before a name: 冬|青沩、白溪两县, not 夏邑."""
    first = begin == 0 or not is_han(v.text[begin - 1])
    return first and v.text[begin] in "春夏秋冬" and end - begin > 2 and gazetteer().surface(v.text[begin:end]) is None


# Of a town: 甲乡|花屯村, 乙公社|丙大队, 丁镇|南关.
_TOWN = ("乡", "镇", "公社", "街道", "苏木", "县", "区", "市")
_SIDES = frozenset("大小新老")


@cache
def _in_town() -> re.Pattern[str]:
    name = f"(?!{alternatives('no_village')})[㐀-鿿]"
    sure = f"{name}{{1,3}}{alternatives('village_heads')}(?![民长委办支])"
    free = f"{name}{{1,2}}{alternatives('village_ends')}(?=[^㐀-鿿]|$|[的在对与和及等召举发附])"
    return re.compile(f"{sure}|{free}")


def _village(v: View, town: Candidate) -> int | None:
    """Where the village ends whose name stands right behind its town's, whatever words its characters are."""
    if not v.text.endswith(_TOWN, town.start, town.end):
        return None
    named = _in_town().match(v.text, town.end)
    stop = words("place_stop")
    if named is None or _is_plain(v, town.end, named.end() - 1) or not v.is_boundary(named.end()):
        return None
    ordinary = any(
        w.end - w.start > 1 and (w.tag[0] in "vmrdpct" or w.end >= named.end() or v.text[w.start : w.end] in stop)
        for w in v.words_between(town.end, named.end())
        if w.tag[:2] not in ("ns", "nr") and v.text[w.start : w.end] not in words("village_heads")
    )
    return None if ordinary else named.end()


def _free(v: View, start: int, end: int) -> bool:
    """Whether a name stands free: behind a mark or a word that places follow, before a mark or what follows places."""
    before, after = v.text[start - 1 : start], v.text[end : end + 1]
    left = not before or not is_han(before) or before in "在到驻至赴于自往抵距过和与及由从攻占克围向" or (
        v.text[v.word_at(start - 1).start : start] in words("list_openers")
    )  # fmt: skip
    right = not after or not is_han(after) or after in "和与及等一以之的村乡镇附至到战有建设召开为"
    return left and right and v.is_boundary(start) is not None


_REGION_ENDS = re.compile(r"[^㐀-鿿]|$|地区|各地|一带|等|[的及和与诸三五两战人军]|根据地|平原|山区|解放|会战|农村")
_GREATER_NAME = re.compile(r"(?:国家)?(?:生态|文化|风景|经济)")  # 大运河文化带
_GENERIC_ITEM = re.compile(r"[的了在是为将把被对从向由等各全每]|领导|同志|单位|部门|企业|工作|群众|农业|工业|商业|机关")
_HOUSE = re.compile(r"[0-9]{1,5}号")


@cache
def _located() -> re.Pattern[str]:
    """A short name with a settlement's ending behind a preposition or a verb: 驻小井, 在南三里庄建立."""
    ends = f"(?:{alternatives('village_ends')}|[营庄屯寨井山])"
    return re.compile(
        rf"{alternatives('place_openers')}了?((?!了)[㐀-鿿]{{1,3}}{ends})(?={alternatives('place_followers')}|[，。、；])"
    )


@cache
def _reached() -> re.Pattern[str]:
    """A short name between a verb of motion and what is done there: 行至石岔停车, 由兰坪出发, 到达敷滩，."""
    behind = alternatives("behind_reached")
    named = rf"(?:{alternatives('place_reached')}([㐀-鿿]{{2,4}}?)(?={behind}|[，。；])"
    first = "".join(sorted({w[0] for w in words("place_reached")}))  # looked at before all the words
    return re.compile(rf"(?=[{first}由从经]){named}|[由从经]([㐀-鿿]{{2,4}}?)(?={behind}))")


def _is_unknown_name(v: View, start: int, end: int) -> bool:
    """Whether a stretch is made of whole words of which none is a common one of two characters: 敷|滩, not 现场."""
    if not (v.is_boundary(start) and v.is_boundary(end)) or v.text[start] in _NO_PART or v.text[end - 1] in _NO_PART:
        return False
    several = list(v.words_between(start, end))
    names = all(w.end - w.start == 1 or w.tag[:2] in ("ns", "nr", "nz") for w in several)
    single = len(several) == 1 and several[0].tag[:2] not in ("ns", "nz")
    functions = any(w.end - w.start == 1 and w.tag[0] in "prucydm" for w in several)
    return names and not single and not functions and v.text[start:end] not in words("place_generic")


def _chains(v: View, places: list[Candidate]) -> list[Candidate]:
    """Places that follow one another directly are one (甲省|乙市|丙村); a road or venue keeps its own name."""
    longest = first_come(sorted(places, key=lambda p: (p.start - p.end, -p.weight, p.start)))
    out: list[Candidate] = []
    before = ""  # the name that ended last, without the chain before it
    for p in longest:
        last = out[-1] if out else None
        above, before = before, v.text[p.start : p.end]
        if (
            last is not None
            and last.end == p.start
            and p.sort in ("division", "settlement")
            and last.sort in ("division", "settlement")
        ):
            if not descends(above, before) or (p.rule in _SHORT and _are_provinces(above, before)):
                out.append(p)  # 天津|河北, whatever district has the second name
                continue
            listed = v.text[p.end : p.end + 1] == "、" and p.rule in _SHORT and last.rule == "place-division"
            if not listed:
                out[-1] = Candidate(Kind.PLACE, last.start, p.end, "place-chain", 0.85, p.sort)
                continue
        if last is not None and last.end == p.start and p.sort == "water" and last.sort == "settlement":
            out[-1] = Candidate(Kind.PLACE, last.start, p.end, "place-water", 0.7, "water")
            continue
        out.append(p)
    return out


def _are_provinces(*names: str) -> bool:
    """Whether all of these can be provinces."""
    found = [gazetteer().surface(name) for name in names]
    return all(s is not None and "province" in s.levels for s in found)


def descends(first: str, second: str) -> bool:
    """Whether the second of two divisions' names can lie in the first: no province in a county (临甲区|乙省)."""
    above, below = gazetteer().surface(first), gazetteer().surface(second)
    if above is None or below is None:
        return True
    return LEVELS.index(above.levels[0]) < LEVELS.index(below.levels[-1])


def _common(v: View, start: int, end: int) -> bool:
    """Whether the head is part of a common word (乡村, 集成|电路, 洪峰) and so ends no name."""
    word = v.word_at(start)
    return (
        word.start < start
        and (word.tag[:2] not in ("ns", "nr", "nt") or v.text[word.start : end] in words("place_generic"))
        and word.end - word.start >= 2
        and (end - start == 1 or word.end == end)
    )


def _goes_on(v: View, end: int) -> bool:
    """Whether a dictionary word goes on behind the head (河|流, 村|民)."""
    if end >= len(v.text):
        return False
    word = v.word_at(end - 1)
    near = v.text[end : word.end] in words("behind_place") and word.start == end - 1  # 甲|湖畔
    return (word.end > end and not near) or v.text[end] in "民长委办"


def _left(v: View, head: int, kind: Head, divisions: dict[int, Candidate]) -> int | None:
    """Where the name before the head begins."""
    at = head
    limit = 12 if kind.joined else 4
    while at > 0 and head - at < limit:
        d = divisions.get(at)
        if d is not None:
            if kind.joined or at < head:
                return d.start
            return d.start if d.sort == "short" and head - d.start <= 4 else None
        c = v.text[at - 1]
        if _EDGE.match(c) or not is_han(c):
            break
        word = v.word_at(at - 1)
        text = v.text[word.start : at]
        if kind.joined and text in ("市", "县", "省", "区", "州"):
            at = word.start
            break
        if kind.joined and v.text.startswith(longest_first("zone_words"), word.start):
            at = word.start
            continue
        if text in ("引黄", "引江", "引水", "分洪", "排涝", "引河"):
            at = word.start
            continue
        near = next((p for p in (at - 1, at - 2) if p in divisions), None)
        if (
            kind.sort == "settlement"
            and near is not None
            and all(is_han(x) and x not in _STOP_CHARS for x in v.text[near:at])
        ):
            return divisions[near].start  # 甲县乙镇|松泉村: whatever words the village's characters are
        if kind.sort == "settlement" and head - at == 1 and text in _SIDES:
            return word.start  # 大|埠|镇
        if word.tag in _STOP_TAGS or text in words("place_stop") or (len(text) == 1 and text in _STOP_CHARS):
            break
        if not kind.joined and len(text) > 1 and word.tag[:2] not in ("ns", "nr", "nz", "nt", "n", "s", "j", "x"):
            break
        if not kind.joined and head - word.start > limit:
            break
        at = word.start
    if head - at == 1 and kind.joined and at > 0 and is_han(v.text[at - 1]) and not _is_plain(v, at, head):
        word = v.word_at(at - 1)  # 天|衢|新区: one character alone is no name
        if word.end - word.start == 1 and v.text[at - 1] not in _NO_PART:
            at -= 1
    return at if at < head else None
