"""Facts in words, Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.model import Kind
from kg.rdf.labels import Words

Parts = Mapping[str, object]

# Relation -> what it is from either end.
_RELATIONS = {
    "partOf": (Words("隶属于", "part of"), Words("下属机构", "above")),
    "within": (Words("位于", "within"), Words("所含地点", "contains")),
    "seat": (Words("所辖区划", "organ of"), Words("该区划之机构", "has the organ")),
    "renamedTo": (Words("更名为", "renamed to"), Words("原名", "formerly")),
    "postIn": (Words("属于机构", "post in"), Words("所设职务", "has the post")),
}


def tenure_words(parts: Parts, state: Sequence[Words], kind: Kind) -> Words:
    """Who holds what, without the one whose card it is; status and rank; when it began and ended if that is known."""
    named = ("post",) if kind is Kind.PERSON else ("person",) if kind is Kind.POST else ("person", "title")
    who = " ".join(str(parts[part]) for part in named if parts.get(part))
    said = (*state, *_bounds(parts))
    zh = "，".join(filter(None, (who, *(words.zh for words in said))))
    return Words(zh, ", ".join(filter(None, (who, *(words.en for words in said)))))


def _bounds(parts: Parts) -> list[Words]:
    began = _bound(parts, "start", "beganNotBefore", "beganNotAfter", _BEGAN)
    ended = _bound(parts, "end", "endedNotBefore", "endedNotAfter", _ENDED)
    return [words for words in (began, ended) if words is not None]


# For a day that is known, for both bounds, for the earlier one and for the later one.
_BEGAN = (
    Words("{0} 就任", "from {0}"),
    Words("{0} 至 {1} 之间就任", "began between {0} and {1}"),
    Words("{0} 之后就任", "began on {0} or later"),
    Words("至迟 {0} 已就任", "had begun by {0}"),
)
_ENDED = (
    Words("{0} 卸任", "until {0}"),
    Words("{0} 至 {1} 之间卸任", "ended between {0} and {1}"),
    Words("{0} 尚未卸任", "had not ended on {0}"),
    Words("至迟 {0} 已卸任", "had ended by {0}"),
)


def _bound(parts: Parts, day: str, earlier: str, later: str, said: Sequence[Words]) -> Words | None:
    known, first, last = parts.get(day), parts.get(earlier), parts.get(later)
    if known:
        return _filled(said[0], known)
    if first and last:
        return _filled(said[0], first) if first == last else _filled(said[1], first, last)
    if first:
        return _filled(said[2], first)
    return _filled(said[3], last) if last else None


def _filled(words: Words, *values: object) -> Words:
    return Words(words.zh.format(*values), words.en.format(*values))


def event_words(parts: Parts, type: Words, roles: Sequence[Words]) -> Words:
    """Date, sort and name of an event; a participant's roles and place in the list; where it was."""
    dates = _dates(parts)
    zh = [dates.zh, type.zh, str(parts.get("label") or "")]
    en = [dates.en, type.en, str(parts.get("label") or "")]
    if roles:
        zh.append("角色：" + "；".join(r.zh for r in roles))
        en.append("role: " + "; ".join(r.en for r in roles))
    position, length = parts.get("position"), parts.get("listLength")
    if position and length and (length != 1 or parts.get("listOpen")):
        zh.append(f"名单第 {position} 位，共列 {length} 人" + ("，未列尽" if parts.get("listOpen") else ""))
        en.append(f"number {position} of {length} in the list" + (", which is open" if parts.get("listOpen") else ""))
    places = parts.get("places")
    if isinstance(places, list) and places:
        zh.append("地点：" + "、".join(places))
        en.append("place: " + ", ".join(places))
    return Words("  ".join(filter(None, zh)), "  ".join(filter(None, en)))


# How much of a day is known, by the precision of the date.
_KNOWN = {"year": len("1952"), "month": len("1952-03")}


def _dates(parts: Parts) -> Words:
    """The day, the month or the year, or the first and the last; the bounds of a season or a third of a month."""
    start, end, precision = (str(parts.get(part) or "") for part in ("start", "end", "precision"))
    cut = _KNOWN.get(precision)
    start, end = start[:cut], end[:cut]
    if not start or not end or start == end:
        known = start or end or str(parts.get("dateLabel") or "")
        return Words(known, known)
    if precision.startswith("part-"):
        return Words(f"{start} 至 {end} 之间", f"between {start} and {end}")
    return Words(f"{start} 至 {end}", f"{start} to {end}")


def relation_words(relation: str, other: str, *, forth: bool) -> Words:
    """A relation from the side of the one whose card it is."""
    there, back = _RELATIONS.get(relation, (Words(relation, relation), Words(relation, relation)))
    return Words(f"{(there if forth else back).zh}：{other}", f"{(there if forth else back).en}: {other}")
