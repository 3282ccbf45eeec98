"""Names written by their sounds (foreign, Uyghur, Mongolian, Tibetan, Yi …): where they begin and end.

Such names follow no pattern of surname and given name, but they are written with some hundreds of characters that
running text seldom puts together. Each character has a weight (``name_syllables.csv``); a name is the stretch whose
weights sum highest, and words of the dictionary that are no names count against it.
"""

from __future__ import annotations

from kg.extract.view import View, Word, is_han
from kg.lexicon.terms import name_syllables
from kg.lexicon.words import words

# Weights are logarithms. Those of the table end at about -4; what it does not have was seen in no name or in one.
_UNLISTED = -3.0
_LISTED_NAME = 2.0  # for a dictionary word that is a person's name
_COMMON_WORD = -4.0  # for any other dictionary word of two characters and more
_DROP = 4.5  # so far below its best sum a name does not recover: 不 and 都 in one name with 阿 and 热 cost 3
_PART = 10  # characters in one part of a name, none measured is longer
_WHOLE = 28  # characters in a name with all its parts
# Mean weights: of the transliterated names of the annotated corpora nine in ten have 1.5 and more, of Chinese ones one.
SURE_MEAN = 1.5
_MEAN = 0.9
_SECOND_MEAN = 0.4  # for what stands behind a dot
_BOUNDED_MEAN = -0.6  # for a part that dots, punctuation or common words bound on both sides
_REST = -1.5  # the sum of what such a part has beside its best stretch
_LEFT = 8  # characters of a part that are looked at for what bounds it
_NEVER = frozenset("以由和与及同于向对为将在的是了")  # words of their own that stand beside names
_SHORT = 4  # a part that is bounded and no longer is taken whole
_LETTER = 1.0  # for a Latin letter before or behind a dot


def weight(c: str) -> float:
    """What a character counts for a transliterated name."""
    return name_syllables().get(c, _UNLISTED) if is_han(c) else _LETTER


def mean_weight(name: str) -> float:
    """The mean weight of a name's characters, dots aside; minus infinity for none."""
    weights = [weight(c) for c in name if c not in "·—"]
    return sum(weights) / len(weights) if weights else float("-inf")


def _is_name(word: Word) -> bool:
    return word.tag[:2] == "nr"


def _step_weight(v: View, word: Word, start: int, end: int) -> float:
    """What the part ``start``..``end`` of a dictionary word counts."""
    text = v.text[start:end]
    total = sum(map(weight, text))
    if text in words("honorifics"):
        return 2 * _COMMON_WORD
    if end - start < 2 or text in words("name_elements"):
        return total
    if _is_name(word):
        return total + _LISTED_NAME
    return total if word.tag[:2] in ("nz", "ns") else total + _COMMON_WORD


def read_syllables(v: View, start: int, limit: int = _PART, mean: float = _MEAN) -> int | None:
    """The end of the transliterated name without dots that begins at ``start``; None where none begins.

    Linear in ``limit``. The name has two characters at least, and at least this mean weight.
    """
    total = best = 0.0
    end, at = start, start
    stop = min(start + limit, len(v.text))
    while at < stop and _in_part(v.text[at]) and v.text[at] not in _NEVER:
        word = v.word_at(at)
        if at == start and weight(v.text[at]) <= 0 and not (_is_name(word) and word.end - at > 2):
            return None
        behind = min(word.end, stop)
        total += _step_weight(v, word, at, behind)
        at = behind
        if total > best:
            best, end = total, at
        elif total < best - _DROP:
            break
    return end if end - start >= 2 and best / (end - start) >= mean else None


def read_syllables_back(v: View, end: int, limit: int = _PART) -> int | None:
    """The start of the transliterated name without dots that ends at ``end``."""
    total = best = 0.0
    start, at = end, end
    stop = max(0, end - limit)
    while at > stop and _in_part(v.text[at - 1]) and v.text[at - 1] not in _NEVER:
        word = v.word_at(at - 1)
        before = max(word.start, stop)
        total += _step_weight(v, word, before, at)
        at = before
        if total > best:
            best, start = total, at
        elif total < best - _DROP:
            break
    return start if end - start >= 1 and best / (end - start) >= _MEAN else None


def _in_part(c: str) -> bool:
    return is_han(c) or (c.isascii() and c.isalpha())


def read_dotted(v: View, dot: int, stops: frozenset[int]) -> tuple[int, int] | None:
    """The bounds of the name around its first dot (买买提·艾力, 约翰·史密斯); ``stops``: where posts end.

    Its parts are as long as their weights sum highest, or up to what bounds them if that is near and no part of
    them is a common word.
    """
    start = _left_part(v, dot, stops)
    if start is None:
        return None
    end = dot
    while end < len(v.text) and v.text[end] in "·—" and end - start < _WHOLE:
        behind = _right_part(v, end + 1)
        if behind is None:
            break
        end = behind
    return (start, end) if end > dot else None


def _left_part(v: View, dot: int, stops: frozenset[int]) -> int | None:
    """Where the part before a dot begins: behind what bounds it, else where its weights sum highest."""
    edge = dot
    while edge > 0 and dot - edge < _LEFT and edge not in stops and _in_part(v.text[edge - 1]):
        word = v.word_at(edge - 1)
        if v.text[edge - 1] in _NEVER:
            break
        if word.end == edge and edge < dot and _is_common(v, word.start, edge, word):
            break
        edge -= 1
    best = read_syllables_back(v, dot, dot - edge)
    bounded = edge < dot and (edge in stops or dot - edge < _LEFT)
    walled = edge in stops or edge == 0 or not _in_part(v.text[edge - 1])
    if walled and 0 < dot - edge <= _SHORT:
        initial = edge in stops and dot - edge == 1  # 州长|巴·孟克
        if initial or best is not None or v.text[edge:dot] in words("name_elements"):
            return edge
    return edge if bounded and _whole_part(v.text, edge, dot, best, dot) else best


def _right_part(v: View, start: int) -> int | None:
    """Where the part behind a dot ends: before what bounds it, else where its weights sum highest."""
    edge = start
    while edge < len(v.text) and edge - start < _LEFT and _in_part(v.text[edge]):
        word = v.word_at(edge)
        if v.text[edge] in _NEVER:
            break
        if word.start == edge > start and _is_common(v, edge, word.end, word):
            break
        edge += 1
    best = read_syllables(v, start, edge - start, _SECOND_MEAN)
    bounded = start < edge < start + _LEFT and (edge == len(v.text) or not _in_part(v.text[edge]))
    if v.text[start:edge] in words("name_elements") or (bounded and best is not None and edge - start <= _SHORT):
        return edge
    return edge if bounded and _whole_part(v.text, start, edge, start, best) else best


def _whole_part(text: str, start: int, end: int, best_start: int | None, best_end: int | None) -> bool:
    """Whether a bounded part is a name as it stands, though only ``best_start``..``best_end`` of it reads best."""
    if best_start is None or best_end is None:
        return mean_weight(text[start:end]) >= _BOUNDED_MEAN
    return sum(map(weight, text[start:best_start] + text[best_end:end])) > _REST


def _is_common(v: View, start: int, end: int, word: Word) -> bool:
    """Whether a stretch of a dictionary word is two characters and more of a word that no name has."""
    if v.text[start:end] in words("honorifics"):
        return True
    if end - start < 2 or word.tag[:2] in ("nr", "nz", "ns") or v.text[start:end] in words("name_elements"):
        return False
    return mean_weight(v.text[start:end]) < _MEAN
