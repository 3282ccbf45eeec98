"""Bodies by what is done to them: 设劝学所, 下设甲股、乙股, 改称丙局 — where no division stands before their names.

Beside them the factions of the years from 1966 on, by their short names in quotation marks (“甲联总”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.lists import Stretch
from kg.extract.overlap import Standing
from kg.extract.view import View
from kg.lexicon.terms import OrganisationHead, organisation_blocks, organisation_heads
from kg.lexicon.words import alternatives, longest_first, words
from kg.model import Kind

_VERBAL = frozenset({"v", "vd", "r", "p", "d"})
_NO_UNITS = ("media", "party", "company")
_CLAUSE = 40  # characters of a clause that are looked at before its verb
_MOST = 30  # bodies of one list
# A, B及C: one body and what joins the next one to it.
_RUN = re.compile(r"“?([㐀-鿿]{2,18})”?")
_JOINT = re.compile(r"(?:（[^（）]{1,24}）)?(?:[、，]?[及和与]|，?改?为|[、，；])")
_COUNTED = re.compile(r"[（(]?[0-9一二两三四五六七八九十百数多]+[个所家处名人队支间座]")
# of towns and villages in general: 各乡|设, 公社|仍设
_EACH = re.compile(
    r"[各每]|普遍|分别|等地|全[县市省国]|[都均]$|(?:^|[，；、。\n\s])(?:区|镇|乡|村|社|公社|大队|街道|保)[仍均始先]?$"
)
_GROUP_ENDS = "组队团社会"
_NUMBERED = re.compile("第[一二三四五六七八九十0-9].")
_NUMBER = re.compile(r"(?<!第)[0-9一二两三四五六七八九十百几多各每]{1,3}(?:大|个)?.$")
_FOUNDER = re.compile("(?:全?[省市县区州旗]|自治[州县区旗])(?:委|政府|革委会)?(?:决定)?(?:成立|组建|设立)")
# A name that stands whole in quotation marks or between a verb of founding and a group's head, with any words in it.
_WHOLE = re.compile(
    r"“([^“”。；！？]{3,30})”(?=(?:正式|宣告|宣布|相继|挂牌|在[^，。]{1,12})?(?:成立|组成))"
    r"|(?:成立|组成|组建|设立|选举产生|统称|合称|称为|改称|命名为|定名为|取名为?)(?:了|起)?“([^“”。；！？]{3,30})”(?=[，。、；（])"
    r"|(?<!先后)(?<!分别)(?<!相继)(?:成立|组建|设立|建立)了?"
    r"(?![0-9一二三四五六七八九十两多各全]|相应|以|由)((?:“[^“”。，]{1,8}”)?[^“”《》。；，、：！？（）的了和]{2,22}(?:领导小组|指挥部|专案组|调查组|筹备组))"
    r"(?=[，。；（])"
)


@cache
def _verbs() -> re.Pattern[str]:
    units, bodies = alternatives("sets_up"), alternatives("founds")
    return re.compile(f"(?:(?P<units>{units})|(?P<body>{bodies}))(?:了|起|有)?")


def find_whole(v: View, walls: Sequence[Candidate]) -> list[Candidate]:
    """Bodies whose name is all that stands where they are founded, verbs in it too.

    “某县清查某案领导小组”成立; 成立打击某犯罪活动领导小组，. No name reaches over one of the ``walls``.
    """
    standing = Standing(walls)
    spans = (next(m.span(i) for i in (1, 2, 3) if m[i]) for m in _WHOLE.finditer(v.text))
    whole = [Candidate(Kind.ORGANISATION, *span, "org-founded-whole", 0.9) for span in spans]
    return [c for c in whole if _heads_at(v.text, c.start, c.end) and not standing.touching(c)]


def _heads_at(text: str, start: int, end: int) -> bool:
    """Whether a name ends in the head of an organisation's name; what is quoted may also end in the last of 运输|组."""
    listed = any(text[max(start, end - n) : end] in organisation_heads() for n in (5, 4, 3, 2))
    return listed or (text[start - 1 : start] == "“" and end - start > 3 and text[end - 1] in _GROUP_ENDS)


def runs_over_founding(v: View, body: Candidate) -> bool:
    """Whether a body's name would run over who founds it: 省成立|防汛领导小组."""
    return _FOUNDER.match(v.text, body.start, body.end) is not None


def find_founded(v: View) -> list[Candidate]:
    """The bodies that a verb sets up, renames or gives up, and the units that a body is said to have."""
    out: list[Candidate] = []
    for m in _verbs().finditer(v.text):
        if not (v.is_boundary(m.start()) and v.is_boundary(m.end())) or _of_each(v, m.start()):
            continue
        units = m["units"] is not None
        listed = list(_listed(v, m.end(), units=units))
        if units and listed and (owner := _owner(v, m.start())) is not None:
            listed.append(owner)
        for start, end in listed:
            if (units and len(listed) > 1) or v.text[start:end] not in words("founded_generic"):
                out.append(Candidate(Kind.ORGANISATION, start, end, "org-founded", 0.65, _sort(v, start, end)))
    return out


@cache
def _faction() -> re.Pattern[str]:
    """A short name in quotation marks that ends as names of factions do, with a number or a place before it."""
    return re.compile(f"“([㐀-鿿]{{1,12}}?{alternatives('faction_ends')})”(?!的?(?:号召|口号|精神|思想))")


def find_factions(v: View) -> list[Candidate]:
    """Factions in a text that tells of such times, and those whose names tell it."""
    told = any(word in v.text for word in words("faction_times"))
    return [
        Candidate(Kind.ORGANISATION, *m.span(1), "org-faction", 0.8, "body")
        for m in _faction().finditer(v.text)
        if (told or m[1].endswith(longest_first("faction_marks")))
        and m[1] not in organisation_heads()
        and m[1] not in words("founded_generic")
    ]


def _of_each(v: View, verb: int) -> bool:
    """Whether the clause speaks of many bodies of a kind (各乡设…)."""
    begin = max(v.text.rfind(mark, max(0, verb - _CLAUSE), verb) for mark in "。；，\n") + 1
    return _EACH.search(v.text, max(begin, verb - _CLAUSE), verb) is not None


def _listed(v: View, at: int, *, units: bool) -> Iterator[Stretch]:
    """The bodies named one after the other from ``at``."""
    for _ in range(_MOST):
        found = _body(v, at, units=units)
        if found is None:
            return
        yield found
        at = found[1] + (v.text[found[1] : found[1] + 1] == "”")
        joint = _JOINT.match(v.text, at)
        if joint is None:
            return
        at = joint.end()


def _owner(v: View, verb: int) -> Stretch | None:
    """The body that has the units: what begins the clause, where it ends in a head itself (文法科|设)."""
    start = verb
    while start > 0 and verb - start < 8 and "㐀" <= v.text[start - 1] <= "鿿":
        start -= 1
    clear = start < verb - 2 and verb - start < 8 and _head(v, start, verb, units=True) is not None
    return (
        (start, verb) if clear and v.text[start:verb] not in organisation_heads() and _named(v, start, verb) else None
    )


def _body(v: View, at: int, *, units: bool) -> Stretch | None:
    """The body whose name begins at ``at`` and ends in a head, where its clause lets it end."""
    run = _RUN.match(v.text, at)
    if run is None:
        return None
    start, stop = run.span(1)
    for end in range(start + 2, stop + 1):
        if not _ends(v, end, stop) or _head(v, start, end, units=units) is None:
            continue
        clear = not _COUNTED.match(v.text, end) and not _NUMBER.search(v.text[start:end])
        return (start, end) if clear and _named(v, start, end) else None
    return None


def _named(v: View, start: int, end: int) -> bool:
    """Whether a stretch is a name: no word that counts or points goes before it, and no verb stands in it."""
    if not v.is_boundary(start) or v.text.startswith(longest_first("not_founded"), start):
        return False
    if v.text[end - 2 : end] in organisation_blocks() or v.text[end - 3 : end] in organisation_blocks():
        return False
    return not any(
        (w.tag in _VERBAL and v.text[w.start : w.end] not in words("organisation_inner") and w.end - w.start > 1)
        or v.text[w.start : w.end] in words("not_in_founded")
        for w in v.words_between(start, end - 1)
    )


def _ends(v: View, end: int, stop: int) -> bool:
    """Whether a name can end here: at the end of the run, or before a word that goes on with the clause."""
    return v.is_boundary(end) and (end == stop or v.text.startswith(longest_first("behind_founded"), end))


def _head(v: View, start: int, end: int, *, units: bool) -> OrganisationHead | None:
    """The head that ends the name; one of a single character only where units are listed or it is a noun's."""
    heads = organisation_heads()
    for size in (6, 5, 4, 3, 2):
        head = heads.get(v.text[end - size : end]) if end - size >= start else None
        if head is not None:
            return head if head.strength != "never" and head.sort not in _NO_UNITS else None
    if (units or _NUMBERED.match(v.text, end - 3, end)) and end - start > 2 and v.text[end - 1] in words("unit_ends"):
        return heads.get(v.text[end - 1])
    return None


def _sort(v: View, start: int, end: int) -> str:
    head = _head(v, start, end, units=True)
    return head.sort if head is not None else "body"
