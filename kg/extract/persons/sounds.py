"""Persons' names of no Chinese pattern: by their syllables, with dots, in Latin letters."""

from __future__ import annotations

import re

from kg.extract.names import DOT, follows_well, read_name
from kg.extract.persons.beside import addressed, behind_styles, predicate
from kg.extract.persons.search import REMARK, Search
from kg.extract.syllables import SURE_MEAN, mean_weight, read_dotted, read_syllables
from kg.extract.view import is_han
from kg.lexicon.words import longest_first, words

# The mean weight from which a name with a dot needs nothing else beside it: brands and series (德汇·金点子) stay below.
_DOTTED_MEAN = 0.1
_ELEMENTS_FOLLOW = -1.0  # how what follows a name of known elements must read
_ALONE_MEAN = 2.2  # for a transliterated name without a title: half of them have 2.6 and more
_PLACE_HEADS = "省州市县区镇港岛河湖山海湾国城角地厅"
# A name in Latin letters of two and more words: James Whitfield, Mary-Ann O'Brien, J. van Dyck; or of one.
_LATIN_WORD = r"[A-Z][A-Za-z'’.-]{0,14}"
_LATIN = re.compile(
    rf"(?<![A-Za-z]){_LATIN_WORD}(?:[ ·](?:van|von|de|der|di|la|bin|binti|al|{_LATIN_WORD})){{1,6}}(?![A-Za-z])"
)
_LATIN_ONE = re.compile(r"(?<![A-Za-z])[A-Za-z][a-z]{3,14}(?:[A-Z][a-z]{2,14})?(?![A-Za-z0-9])")
# A Japanese name whose surname no list has: 木暮|善次郎
_JAPANESE = re.compile(r"[㐀-鿿]{2,4}?(?:[太次一二三四五六七八九十]郎|之[助介丞]|[左右]卫门|兵卫)")


def element_end(s: Search, at: int) -> int | None:
    """Where a name of elements of Tibetan, Mongolian, Yi or Uyghur names ends that begins there: 旺堆, 次仁罗布."""
    end, element = at, "-"
    while element and end - at < 6:
        element = next((e for n in (4, 3, 2) if (e := s.name(end, end + n)) in words("name_elements")), "")
        end += len(element)
    if end == at or any(s.placed[at:end]) or s.name(end, end + 1) == "·" or follows_well(s.v, end) < _ELEMENTS_FOLLOW:
        return None
    return end


def sound_end(s: Search, at: int) -> int | None:
    """Where a name of foreign or minority syllables ends that begins there and goes further than a Chinese one."""
    v = s.v
    end = read_syllables(v, at)
    if end is None or end - at < 3 or mean_weight(v.text[at:end]) < SURE_MEAN or any(s.placed[at:end]):
        return None
    read = read_name(v, at, s.known)
    if read is not None and (read.end >= end or s.name(at, read.end) in s.known):
        return None
    return end


def japanese_end(s: Search, at: int) -> int | None:
    """Where a Japanese name ends that begins there, told by how it ends: 善次郎, 龙之介."""
    m = _JAPANESE.match(s.v.text, at)
    return m.end() if m is not None and not any(s.placed[at : m.end()]) else None


def sounds_foreign(s: Search, begin: int, end: int) -> bool:
    """Whether whole words nearly sure to be foreign syllables stand there."""
    if any(s.placed[begin:end]) or mean_weight(s.v.text[begin:end]) < SURE_MEAN:
        return False
    return s.v.is_boundary(begin) and s.v.is_boundary(end)


def foreign(s: Search, start: int) -> None:
    """A transliterated name of five characters and more, or of three and more before its predicate."""
    text = s.v.text
    end = read_syllables(s.v, start) if behind_styles(text, start) == start else None
    if end is None or end - start < 3 or any(s.placed[start:end]) or not s.v.is_boundary(start):
        return
    name = text[start:end]
    if any(w in name for w in words("no_names")) or mean_weight(name) < SURE_MEAN or s.covers(start, end):
        return
    if (
        text[end : end + 1] in _PLACE_HEADS
        or text[start - 1 : start] in ("在", "到", "于", "”")
        or text[end : end + 1] == "·"
    ):
        return
    if predicate(text, end) and mean_weight(name) >= _ALONE_MEAN and end - start >= 4:
        s.replace(start, end, "name-foreign", 0.7)


def dots(s: Search) -> None:
    """Names with dots: each is read from its first dot."""
    behind = 0
    for m in DOT.finditer(s.v.text):
        if m.start() >= behind:
            behind = _dotted(s, m.start())


def _dotted(s: Search, dot: int) -> int:
    """A name with a dot inside; returns where it ends, or what follows the dot."""
    text = s.v.text
    bounds = read_dotted(s.v, dot, s.post_ends)
    if bounds is None:
        return dot + 1
    start, end = bounds
    if _in_quotes(s, start) or any(s.placed[start:end]) or not any(map(is_han, text[start:end])):
        return dot + 1  # “德·善”品牌
    sure = start in s.post_ends or REMARK.match(text, end) is not None
    if sure or mean_weight(text[start:end]) >= _DOTTED_MEAN:
        s.replace(start, end, "name-dotted", 0.91)
        return end
    return dot + 1


def latin(s: Search) -> None:
    """Names in Latin letters beside a title, before a form of address, or behind a word that leads up to a name.

    Those of one word only behind a title, and not in capitals alone (CEO).
    """
    text = s.v.text
    for m in (*_LATIN.finditer(text), *_LATIN_ONE.finditer(text)):
        start, end = behind_styles(text, m.start()), m.end()
        front = m.start() - (text[m.start() - 1 : m.start()] == " ")
        behind = front in s.post_ends or text.endswith(longest_first("before_name"), 0, front)
        before = end in s.post_starts or addressed().match(text, end) is not None
        if m.re is _LATIN_ONE:
            behind, before = front in s.post_ends and start not in s.found, False
        if start < end and (behind or before) and not any(s.covered[start:end]):
            s.replace(start, end, "name-latin", 0.91)


def _in_quotes(s: Search, at: int) -> bool:
    """Whether an opening quotation mark or book title mark stands before, in the same clause."""
    for c in reversed(s.v.text[max(0, at - 12) : at]):
        if c in "“《〈「『‘":
            return True
        if c in "”》〉」』’，。；：、（）":
            return False
    return False
