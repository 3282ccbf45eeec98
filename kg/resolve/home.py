"""The home place of a publication: from the options, or read from the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kg.lexicon.places import Division, gazetteer
from kg.model import Document, Home, Note, Segmentation

_LONGEST = 14  # characters of a division's name
# What follows the name of the division whose organ speaks: 德州|市委 is met as the whole name with 委 behind it.
_ORGAN = re.compile(r"委员会|人民政府|人民代表大会|人大常委会|人民委员会|革命委员会|委|政府|政协|纪委|人大")
_BOOK = re.compile(r"(?P<level>县|市|区|州|旗|省|盟|地区)?(?:委?大事记|志|年鉴|通讯|通志|政报|公报|党史|文史)")
# A publisher whose division no gazetteer has: the name itself says what it is the committee of.
_PUBLISHER = re.compile(
    r"^(?:中国共产党|中共)?(?P<province>[㐀-鿿]{2,4}(?:省|自治区))?(?P<place>[㐀-鿿]{2,10}?(?:自治州|自治县|[市县区州旗盟]))"
    r"(?=委员会|委|人民政府|政府|政协|纪委|人大)"
)
# The title of a chronicle, yearbook or gazetteer of a division that no gazetteer has.
_OWN_TITLE = re.compile(
    r"(?:[0-9一二三四五六七八九〇○]{4}年)?(?:[0-9一二三四五六七八九十]{1,2}月)?(?:中共|中国共产党)?"
    r"(?P<province>[㐀-鿿]{2,3}省)?(?P<place>[㐀-鿿]{2,8}?(?:自治州|自治县|自治区|[省市县区州旗盟]))"
    r"(?:[省市县区州旗盟]?委)?(?:大事记|大事記|志|誌|年鉴|年鑑|通讯)(?![㐀-鿿])"
)
_PARTY = re.compile(r"中国共产党|中共")


def resolve_home(place: str | None, province: str | None) -> tuple[Home, tuple[Note, ...]]:
    """The home that the options name, with full names (德州 -> 德州市), and what could not be made out about it.

    Names that the gazetteer does not have are kept as given. A place that lies in one province only gives the province
    as well; one that several divisions can be is kept as given, with a note that names them.
    """
    table = gazetteer()
    notes: list[Note] = []
    above = _one(d for d in table.find(province) if d.level not in ("abroad", "township")) if province else None
    if province and above is None:
        notes.append(
            Note("home-unknown", f"no province is called {province}; the name is used as given", None, province)
        )
    top = table.province(above) if above else None
    full_province = top.name if top else above.name if above else province
    if not place:
        source = "option" if province else "none"
        return Home(full_province if province else None, full_province, None, source), tuple(notes)
    found = [d for d in table.find(place) if d.level not in ("abroad",)]
    inside = [d for d in found if above is None or table.contains(above, d)]
    home = _one(inside)
    if home is None:
        if inside:
            names = ", ".join(table.qualified_name(d) for d in inside)
            notes.append(Note("home-ambiguous", f"{place} can be {names}; say which with the province", None, place))
        else:
            where = f" in {full_province}" if full_province and found else ""
            notes.append(
                Note("home-unknown", f"no division{where} is called {place}; the name is used as given", None, place)
            )
        return Home(place, full_province, None, "option"), tuple(notes)
    over = table.province(home)
    return Home(home.name, over.name if over else full_province, None, "option"), tuple(notes)


def home_division(home: Home, year: int | None = None) -> Division | None:
    """The division that the home place is, in that year if its namesakes differ; None where it can't be told."""
    if not home.place:
        return None
    table = gazetteer()
    found = [d for d in table.find(home.place) if d.level != "abroad" and _in_province(d, home.province)]
    if year is not None:
        found = [d for d in found if d.in_use(year)] or found
    return _one(found)


def _in_province(division: Division, name: str | None) -> bool:
    province = gazetteer().province(division)
    return name is None or (province is not None and province.name == name)


def find_home(segmentation: Segmentation, document: Document) -> Home | None:
    """The home place that a document names itself; None where it is in doubt.

    Asked in this order, the first clear answer wins: the publisher (also one whose division no gazetteer has); the
    title of the periodical, or of the document in its first lines (甲县志, 乙市年鉴); the division whose organs
    (甲市委, 甲市人民政府) the text names most, at least twice and twice as often as the next.
    """
    lines = [a.title for a in segmentation.articles] + first_lines(document.text)
    return (
        _of_publisher(segmentation, document.text)
        or next((_home(d) for line in lines if (d := _of_book(line))), None)
        or next((home for line in lines if (home := _of_own_title(line, document.text))), None)
        or _elected(_votes([p.text for p in segmentation.passages] or [document.text]))
    )


def _of_publisher(segmentation: Segmentation, text: str) -> Home | None:
    """The division that publishes, or that the periodical is named after."""
    issue = segmentation.issue
    for name in (issue.publisher, issue.title) if issue else ():
        if name and (division := _named(_PARTY.sub("", name).lstrip("《"))):
            return _home(division)
    said = _PUBLISHER.search(issue.publisher) if issue and issue.publisher else None
    if said is None:
        return None
    return Home(said["place"], said["province"] or _province_before(said["place"], text), None, "text")


def _of_book(line: str) -> Division | None:
    """The division that a title names before the word for its kind (甲|县志, 乙市|年鉴)."""
    ends = (book.end("level") if book["level"] else book.start() for book in _BOOK.finditer(line))
    return next((d for end in ends if (d := _ending_at(line, end))), None)


def _of_own_title(line: str, text: str) -> Home | None:
    """The division of a title, where no gazetteer has it."""
    own = _OWN_TITLE.match(line)
    if own is None:
        return None
    itself = own["place"] if own["place"].endswith(("省", "自治区")) else None
    return Home(own["place"], own["province"] or itself or _province_before(own["place"], text), None, "text")


def _votes(texts: Iterable[str]) -> Counter[Division]:
    """How often the texts name the organs of which division."""
    votes: Counter[Division] = Counter()
    for text in texts:
        for organ in _ORGAN.finditer(text):
            found = _ending_at(text, organ.start(), whole=True)
            if found is not None:
                votes[found] += 1
    return votes


def _province_before(place: str, text: str) -> str | None:
    """The province that the text puts in front of the place wherever it puts one; None where it differs."""
    found = set(re.findall(rf"([㐀-鿿]{{2,3}}(?:省|自治区))\s*{re.escape(place)}", text))
    return found.pop() if len(found) == 1 else None


def _elected(votes: Counter[Division]) -> Home | None:
    for provinces in (False, True):  # a city's magazine names its province often: cities first
        ranked = sorted(
            ((n, d) for d, n in votes.items() if (d.level == "province") == provinces and d.level != "township"),
            key=lambda x: (-x[0], x[1].code),
        )
        if ranked and ranked[0][0] >= 2:
            clear = len(ranked) == 1 or ranked[0][0] >= 2 * ranked[1][0]
            return _home(ranked[0][1]) if clear else None
    return None


def _named(text: str) -> Division | None:
    """The division that a name begins with: the longest, if it is one division only."""
    table = gazetteer()
    for end in range(min(len(text), _LONGEST), 1, -1):
        surface = table.surface(text[:end])
        if surface is None or (surface.ambiguous and not surface.full) or surface.levels[0] in ("abroad", "country"):
            continue
        found = _one(d for d in table.find(text[:end]) if d.level not in ("abroad", "country", "township"))
        rest = text[end:]
        below = _named(rest) if rest and found else None  # 山东省|德州市|委员会
        return below if below and found and table.contains(found, below) else found
    return None


def _ending_at(text: str, end: int, *, whole: bool = False) -> Division | None:
    """The division whose name ends there, the longest; only names with their suffix where ``whole``."""
    table = gazetteer()
    for start in range(max(0, end - _LONGEST), end - 1):
        surface = table.surface(text[start:end])
        if surface is None or (whole and not surface.full) or (surface.ambiguous and not surface.full):
            continue
        return _one(d for d in table.find(text[start:end]) if d.level in ("province", "prefecture", "county"))
    return None


def first_lines(text: str) -> list[str]:
    """The lines at the head of a document, without white space."""
    return ["".join(line.split()) for line in text[:2000].splitlines()[:20]]


def _home(division: Division) -> Home:
    province = gazetteer().province(division)
    return Home(division.name, province.name if province else None, None, "text")


def _one(divisions: Iterable[Division]) -> Division | None:
    """The one that is meant: the only one of today, or the one of today that holds all others; else the only one."""
    table = gazetteer()
    found = list(dict.fromkeys(divisions))
    today = [d for d in found if d.last_year is None] or found
    for d in today:
        if all(table.contains(d, other) for other in today):
            return d
    return None
