"""Posts: the head of a title with what stands before it, and the organisation or division in front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.names import follows_well, name_score, reads_well
from kg.extract.view import Finder, View, is_han
from kg.lexicon.offices import office_words
from kg.lexicon.terms import surnames, title_blocks, title_prefixes, titles
from kg.lexicon.words import alternatives, longest_first, words
from kg.model import Kind

_MIDDLE_STOP = re.compile(r"[^㐀-鿿A-Za-z·—]|[和与及的在到对向从把被将由为是率等任]|分管|原|前")
_MIDDLE = 8  # characters between an organisation and its title at most
_LEADERS = re.compile("组长|主任|总指挥|指挥长")
_LEADERS_REACH = 80  # characters before the members in which the leaders of their group are named
_MOST_PREFIXES = 6
_LONGEST_PREFIX = 8  # characters
_GROUPS = ("组", "专班", "委员会", "革委会", "筹委会", "指挥部", "理事会", "董事会", "监事会")  # whose 成员 are named
_NAMES_FOLLOW = ("是", "为", "：", "有")
_HOUSES = ("company", "school", "hospital")
_BEFORE_HOUSE = ("v", "p", "c", "t", "m", "q")  # tags of words before a house's own name
_ODD = -21.0  # the score above which words between an organisation and a title are taken for a name
_USUAL = -19.0  # the score of a name of three characters that is believed against a dictionary word


@cache
def _finder() -> Finder:
    return Finder([*titles(), *title_blocks()])


@cache
def _no_post_after() -> re.Pattern[str]:
    """What makes another word of a title (县长|们, 市长|热线)."""
    return re.compile(alternatives("no_post_before"))


def find_posts(v: View, organisations: Sequence[Candidate], places: Sequence[Candidate]) -> list[Candidate]:
    """Proposals for posts. A post with its organisation has ``title_start`` behind it."""
    ends: dict[int, list[Candidate]] = {}
    for o in organisations:
        ends.setdefault(o.end, []).append(o)
    divisions = {p.end: p for p in sorted(places, key=lambda p: -p.start)}
    out: list[Candidate] = []
    for start, end in _finder().longest(v.text):
        title = titles().get(v.text[start:end])
        if title is None or _no_post_after().match(v.text, end) or not _ends_whole(v, start, end):
            continue
        front = _front(v, start, ends, divisions)
        if title.use == "owned" and not (front.rule == "organisation" and v.text.endswith(_GROUPS, 0, front.begin)):
            if _goes_on_with_members(v, start, end):
                out.append(Candidate(Kind.POST, start, end, "post-alone", 0.6, title_start=start))
            continue
        if front.owner is not None:
            follow = title.use == "owned" and v.text.startswith(_NAMES_FOLLOW, end)
            rule = f"post-{title.use if title.use in ('named', 'owned') and not follow else front.rule}"
            out.append(Candidate(Kind.POST, front.owner.start, end, rule, 0.95, title_start=front.begin))
            continue
        free = (
            (title.use == "free" or (title.use == "bound" and _is_taken(v, front.begin, end)))
            and not v.text.endswith(longest_first("post_group_before"), 0, front.begin)
            and _free_stands(v, front.begin, end)
        )
        rule = "post-alone" if free else "post-bound" if title.use != "named" else "post-named"
        out.append(Candidate(Kind.POST, front.begin, end, rule, 0.6 if free else 0.3, title_start=front.begin))
    return out


def _goes_on_with_members(v: View, start: int, end: int) -> bool:
    """Whether the members of a group are named behind its leaders: 某某任组长，|成员|有甲、乙."""
    listed = v.text.startswith(_NAMES_FOLLOW, end) and v.text.endswith(("，", "；"), 0, start)
    return listed and _LEADERS.search(v.text, max(0, start - _LEADERS_REACH), start) is not None


def _is_taken(v: View, begin: int, end: int) -> bool:
    """Whether a verb of office governs a title (任|执行董事, 为|委员。), however often the word is none."""
    verbs = office_words()
    if v.text.endswith((*verbs.takes, *verbs.acting), 0, begin):
        return True
    return v.text.endswith(verbs.weak, 0, begin) and not is_han(v.text[end : end + 1] or "。")


def _ends_whole(v: View, start: int, end: int) -> bool:
    """Whether no dictionary word carries the title's last character on (社|长沙, 书|记录), but for a name behind it."""
    last = v.word_at(end - 1)
    if last.end <= end or last.start <= start or last.start < end - 1:
        return True
    element = v.text[end : end + 2] in words("name_elements")  # 州长|沙马拉洛
    if last.tag != "ns":
        return element or reads_well(v, end)  # 主任|何国
    return element or (name_score(v.text[end : end + 3]) > _USUAL and follows_well(v, end + 3) > -1.5)


def _free_stands(v: View, begin: int, end: int) -> bool:
    word = v.word_at(begin)
    return word.start == begin or word.end <= end or begin - word.start >= 2


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before the head of a title: where the post's own words begin, and whose post it is."""

    begin: int
    owner: Candidate | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _Prefix:
    """A prefix of a title (副, 常务, 党组) with its kind."""

    start: int
    kind: str


def _front(v: View, start: int, ends: dict[int, list[Candidate]], divisions: dict[int, Candidate]) -> _Front:
    """What stands before the title's head at ``start``; ``ends``, ``divisions``: what ends where."""
    prefixes = _prefixes(v, start)
    at = prefixes[-1].start if prefixes else start
    return (
        _in_own_head(v, start, ends, divisions)
        or _behind_organisation(start, prefixes, ends)
        or _behind_division(start, prefixes, divisions)
        or _behind_middle(v, at, ends, divisions)
        or _Front(_open_begin(v, at, start))
    )


def _prefixes(v: View, start: int) -> list[_Prefix]:
    """The prefixes that stand before a title's head, from the right, at most ``_MOST_PREFIXES``."""
    found: list[_Prefix] = []
    at = start
    while len(found) < _MOST_PREFIXES:
        for size in range(min(_LONGEST_PREFIX, at), 0, -1):
            kind = title_prefixes().get(v.text[at - size : at])
            if kind is not None:
                at -= size
                found.append(_Prefix(at, kind))
                break
        else:
            break
    return found


def _in_own_head(
    v: View, start: int, ends: dict[int, list[Candidate]], divisions: dict[int, Candidate]
) -> _Front | None:
    """民兵连|长, 青岚县|长: the last character of a body or a division begins the title."""
    if not v.text.startswith("长", start + 1):
        return None
    if start + 1 in ends:
        return _Front(start, _outermost(ends[start + 1]), "organisation")
    owner = divisions.get(start + 1)
    return _Front(start, owner, "division") if owner else None


def _behind_organisation(start: int, prefixes: Sequence[_Prefix], ends: dict[int, list[Candidate]]) -> _Front | None:
    """The organisation that reaches furthest right (市委审计办|主任), but for party bodies (市政府|党组书记).

    A unit of a company, school or hospital belongs to the title: 某公司|工会主席.
    """
    party = [p.start for p in prefixes if p.kind == "party"]
    for stop in (*reversed(party), start, *(p.start for p in prefixes)):
        if stop not in ends:
            continue
        for unit in prefixes:
            outer = ends.get(unit.start)
            if unit.kind == "unit" and unit.start < stop and outer and outer[0].sort in _HOUSES:
                return _Front(unit.start, _outermost(outer), "organisation")
        return _Front(stop, _outermost(ends[stop]), "organisation")
    return None


def _outermost(candidates: Sequence[Candidate]) -> Candidate:
    return min(candidates, key=lambda o: o.start)


def _behind_division(start: int, prefixes: Sequence[_Prefix], divisions: dict[int, Candidate]) -> _Front | None:
    """青岚县|副县长: the division before the first prefix that one stands before."""
    for stop in (*(p.start for p in reversed(prefixes)), start):
        if stop in divisions:
            return _Front(stop, divisions[stop], "division")
    return None


def _open_begin(v: View, at: int, start: int) -> int:
    """Where the words of a post begin that nobody owns: with the house or the level that it names itself."""
    house = _house(v, at, start)
    if house is not None:
        return house
    for level in longest_first("autonomous_levels"):
        begin = at - len(level)
        if v.text.endswith(level, 0, at) and v.is_boundary(begin) and not is_han(v.text[begin - 1 : begin] or " "):
            return begin  # 自治区|主席
    if at > 0 and v.text[at - 1] in "省市县区州盟旗乡镇" and (at == 1 or v.text[at - 2] in "，。；：、 \n（“"):
        return at - 1  # 市|总河长
    return at


def _house(v: View, at: int, start: int) -> int | None:
    """Where the house begins that its own post names (校|党委书记, 集团公司|董事长); None where none stands there."""
    party = at < start and v.text[at] in "党纪工团"
    for word in (*longest_first("branches"), *longest_first("house")):
        begin = at - len(word)
        if begin < 0 or not v.text.startswith(word, begin):
            continue
        company = word.endswith(("公司", "集团")) and v.text.startswith(longest_first("house_titles"), at)
        before = v.word_at(begin - 1) if begin > 0 else None
        own = before is None or not is_han(v.text[begin - 1]) or (before.end == begin and before.tag in _BEFORE_HOUSE)
        return begin if own and (party or company or word in words("branches")) else None
    return None


def _ends_division(v: View, end: int, divisions: dict[int, Candidate]) -> bool:
    """Whether a division with its level ends there, which no title of another's body holds (某党|长垣县|大队长)."""
    return end in divisions and v.text[end - 1] in "省市县旗州镇乡"


def _is_unknown_name(v: View, begin: int, end: int) -> bool:
    """Whether a stretch is a surname and characters that are no words together: 学院|竺青禾|教授."""
    single = all(w.end - w.start == 1 for w in v.words_between(begin, end))
    return 2 <= end - begin <= 3 and single and v.text[begin] in surnames()


def _ends_in_title(text: str) -> bool:
    """Whether a stretch ends in a title of its own."""
    return any(text[i:] in titles() for i in range(len(text) - 1))


def _behind_middle(
    v: View, at: int, ends: dict[int, list[Candidate]], divisions: dict[int, Candidate]
) -> _Front | None:
    """An organisation a few characters before the title with only words of the title between (集团|亚洲区总裁)."""
    for begin in range(at - 1, max(0, at - _MIDDLE - 1), -1):
        between = v.text[begin:at]
        if _MIDDLE_STOP.search(between) or _ends_division(v, begin + 1, divisions):
            return None
        if begin not in ends or not v.is_boundary(begin):
            continue
        if _ends_in_title(between):
            return None  # 某公司董事长|总经理
        owner = _outermost(ends[begin])
        named = name_score(between) > _ODD or _is_unknown_name(v, begin, at) or owner.rule == "org-bare"
        if named or any(w.tag in ("v", "p", "d") for w in v.words_between(begin, at)):
            return None
        return _Front(begin, owner, "organisation-middle")
    return None
