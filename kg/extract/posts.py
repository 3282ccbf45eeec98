"""Posts: the head of a title with what stands before it, and the organisation or division in front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.names import follows_well, name_score
from kg.extract.view import Finder, View, is_han
from kg.lexicon.offices import office_words
from kg.lexicon.terms import title_blocks, title_prefixes, titles
from kg.lexicon.words import longest_first, words
from kg.model import Kind

_GENERIC = re.compile(
    r"(?:各级|各|历任|每个|有关|相关|基层|全体|其他|等|村|支部|部门|单位|科室|企业|班子|党员|主要|党政|一些|多名|两名|几名|名|位|个)$"
)
_NO_POST_AFTER = re.compile(r"们|级|制|会议|办公会|热线|信箱|接待日|联席|论坛|培训|以上|以下|岗位|职务犯罪|人选库|队伍")
_MIDDLE_STOP = re.compile(r"[^㐀-鿿A-Za-z·—]|[和与及的在到对向从把被将由为是率等任]|分管|原|前")

_USUAL = -19.0  # the score of a name of three characters that is believed against a dictionary word


@cache
def _finder() -> Finder:
    return Finder([*titles(), *title_blocks()])


def find_posts(v: View, organisations: Sequence[Candidate], places: Sequence[Candidate]) -> list[Candidate]:
    """Proposals for posts. A post with its organisation has ``title_start`` behind it."""
    ends: dict[int, list[Candidate]] = {}
    for o in organisations:
        ends.setdefault(o.end, []).append(o)
    divisions = {p.end: p for p in sorted(places, key=lambda p: -p.start)}
    out: list[Candidate] = []
    for start, end in _finder().longest(v.text):
        title = titles().get(v.text[start:end])
        if title is None or _NO_POST_AFTER.match(v.text, end) or not _ends_whole(v, start, end):
            continue
        begin, owner, bonus = _front(v, start, ends, divisions)
        if owner is not None:
            rule = f"post-{bonus}" if title.use != "named" else "post-named"
            out.append(Candidate(Kind.POST, owner.start, end, rule, 0.95, title_start=begin))
            continue
        free = (
            (title.use == "free" or (title.use == "bound" and _is_taken(v, begin, end)))
            and not _GENERIC.search(v.text, max(0, begin - 4), begin)
            and _free_stands(v, begin, end)
        )
        rule = "post-alone" if free else "post-bound" if title.use != "named" else "post-named"
        out.append(Candidate(Kind.POST, begin, end, rule, 0.6 if free else 0.3, title_start=begin))
    return out


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
    return element or (name_score(v.text[end : end + 3]) > _USUAL and follows_well(v, end + 3) > -1.5)


def _free_stands(v: View, begin: int, end: int) -> bool:
    word = v.word_at(begin)
    return word.start == begin or word.end <= end or begin - word.start >= 2


def _front(
    v: View, start: int, ends: dict[int, list[Candidate]], divisions: dict[int, Candidate]
) -> tuple[int, Candidate | None, str]:
    """Where the post's own words begin, and the organisation or division directly before them."""
    prefixes = title_prefixes()
    at = start
    stops = [at]
    while True:
        for size in range(8, 0, -1):
            piece = v.text[at - size : at] if at >= size else ""
            if piece and piece in prefixes:
                at -= size
                stops.append(at)
                break
        else:
            break
    if (
        v.text[start + 1 : start + 2] == "长" and start + 1 in ends
    ):  # 民兵连|长: the body's last character begins the title
        return start, min(ends[start + 1], key=lambda o: o.start), "organisation"
    if v.text[start + 1 : start + 2] == "长" and start + 1 in divisions:  # 青岚县|长: the division's own head
        return start, divisions[start + 1], "division"
    # the organisation that reaches furthest right wins (市委审计办|主任), but for party bodies (市政府|党组书记)
    party = {s for i, s in enumerate(stops[1:]) if prefixes.get(v.text[s : stops[i]]) == "party"}
    order = [s for s in reversed(stops) if s in party] + stops
    for stop in order:
        here = ends.get(stop)
        if here:
            best = min(here, key=lambda o: o.start)
            unit = [s for i, s in enumerate(stops[1:]) if s < stop and prefixes.get(v.text[s : stops[i]]) == "unit"]
            if unit:
                for s in unit:
                    outer = ends.get(s)
                    if outer and outer[0].sort in ("company", "school", "hospital"):
                        return s, min(outer, key=lambda o: o.start), "organisation"
            return stop, best, "organisation"
    for stop in reversed(stops):
        p = divisions.get(stop)
        if p is not None:
            return stop, p, "division"
    middle = _middle(v, at, ends)
    if middle is not None:
        return middle.end, middle, "organisation-middle"
    house = _house(v, at, start)
    if house is not None:
        return house, None, ""
    for level in ("自治区", "自治州", "自治县", "自治旗"):
        if v.text.endswith(level, 0, at) and v.is_boundary(at - 3) and not is_han(v.text[at - 4 : at - 3] or " "):
            return at - 3, None, ""  # 自治区|主席
    if at > 0 and v.text[at - 1] in "省市县区州盟旗乡镇" and (at == 1 or v.text[at - 2] in "，。；：、 \n（“"):
        return at - 1, None, ""  # 市总河长
    return at, None, ""


def _house(v: View, at: int, start: int) -> int | None:
    """Where the house begins that its own post names (校|党委书记, 集团公司|董事长); None where none stands there."""
    party = at < start and v.text[at] in "党纪工团"
    for word in longest_first("house"):
        begin = at - len(word)
        if begin < 0 or not v.text.startswith(word, begin):
            continue
        company = word.endswith(("公司", "集团")) and v.text.startswith(longest_first("house_titles"), at)
        before = v.word_at(begin - 1) if begin > 0 else None
        own = before is None or not is_han(v.text[begin - 1]) or (before.end == begin and before.tag in ("v", "p", "c"))
        return begin if own and (party or company) else None
    return None


def _middle(v: View, at: int, ends: dict[int, list[Candidate]]) -> Candidate | None:
    """An organisation a few characters before the title with only words of the title between (集团|亚洲区总裁)."""
    for back in range(1, 9):
        p = at - back
        if p <= 0:
            return None
        between = v.text[p:at]
        if _MIDDLE_STOP.search(between):
            return None
        here = ends.get(p)
        if here and v.is_boundary(p):
            best = min(here, key=lambda o: o.start)
            if (
                name_score(between) > -21.0
                or best.rule == "org-bare"
                or any(w.tag in ("v", "p", "d") for w in v.words_between(p, at))
            ):
                return None
            return best
    return None
