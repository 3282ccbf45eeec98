"""Lists of names without a post: what 、 joins, and how sure the members of a list make each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.names import compound_surnames, name_score, read_name
from kg.extract.syllables import mean_weight
from kg.extract.view import View, is_han
from kg.lexicon.words import words

# A member between two joints: characters, and a remark on who that is.
_MEMBER = re.compile(r"(?<=[、和及与])([一-鿿·]{2,12})((?:（[^（）。；]{1,16}）)?)(?=[、和及与])")
_LAST = re.compile(r"、|[和及与]")
_PEOPLE = re.compile(r"（(?:女|男)?[、，]?(?:[一-鿿]{1,5}族|[藏回蒙满彝壮苗羌土瑶侗白傣]|女|男)[、，]?女?）")
# Log probabilities of a name's characters, as ``names.name_score`` gives them. On the annotated corpora 95 of 100
# names of three characters have more than the first, and of bounded words that are no names 3 of 100.
_SURE = -19.5
_POSSIBLE = -26.0
_FIRST = -21.5  # for a first member, whose beginning nothing bounds
_MEAN = 1.2  # mean syllable weight of a member with no Chinese pattern
_ENOUGH = 2  # members that are sure in a list which nothing else makes one of persons


@dataclass(frozen=True, slots=True)
class _Member:
    start: int
    end: int
    after: int  # behind the remark
    sure: bool


def chains(
    v: View, found: Mapping[int, int], taken: Collection[int], placed: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The bounds of further names in lists of persons.

    ``found`` are the starts of names already found with their ends, ``taken`` their characters, ``placed`` marks the
    characters of organisations and divisions.
    """
    run: list[_Member] = []
    for m in _joined(v, found):
        if run and m.start != run[-1].after + 1:
            yield from _names(v, run, found, taken, placed)
            run = []
        run.append(m)
    if run:
        yield from _names(v, run, found, taken, placed)
    yield from _pairs(v, found, taken, placed)


def _pairs(
    v: View, found: Mapping[int, int], taken: Collection[int], placed: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Names of three characters that 、 joins to one already found."""
    for start, end in found.items():
        for near in (
            _first(v, start - 1, found, placed) if v.text[start - 1 : start] == "、" else None,
            _last(v, end) if v.text[end : end + 1] == "、" else None,
        ):
            if near is None or near[0] in found or near[1] - near[0] != 3:
                continue
            name = v.text[near[0] : near[1]]
            clear = not any(at in taken or placed[at] for at in range(*near))
            if clear and name_score(name) > _SURE and name[-1] not in words("place_ends"):
                yield near


def _joined(v: View, found: Mapping[int, int]) -> Iterator[_Member]:
    """The members between 、 that read as names, in order."""
    for m in _MEMBER.finditer(v.text):
        verdict = _verdict(v, m.start(1), m.end(1), m[2], found)
        if verdict is not None:
            yield _Member(m.start(1), m.end(1), m.end(), verdict)


def _verdict(v: View, start: int, end: int, remark: str, found: Mapping[int, int]) -> bool | None:
    """True for a member that is surely a name, False for one that may be, None for another."""
    if found.get(start) == end:
        return True
    if any(start < at < end for at in range(start + 1, end) if at in found):
        return None
    name = v.text[start:end]
    people = bool(remark) and _PEOPLE.fullmatch(remark) is not None
    if "·" in name:
        return None
    if name in words("no_names") or name[-2:] in words("honorifics"):
        return None
    word = v.word_at(start)
    common = word.start == start and word.end == end and word.tag[:2] not in ("nr", "nz")
    score = name_score(name)
    if score > _POSSIBLE and not (common and not people):
        if name[-1] in words("place_ends") and not people:
            return None if len(name) == 2 else False
        return people or (len(name) > 2 and score > _SURE and not _of_words(v, start, end))
    if len(name) <= 6 and (mean_weight(name) >= _MEAN or people) and not (common and not people):
        return people
    return None


def _of_words(v: View, start: int, end: int) -> bool:
    """Whether a stretch is made up of a common word and another: 高新区, 马拉松."""
    return any(w.end - w.start > 1 and w.tag[:2] not in ("nr", "nz", "ns", "t") for w in v.words_between(start, end))


def _names(
    v: View, run: Sequence[_Member], found: Mapping[int, int], taken: Collection[int], placed: Sequence[int]
) -> Iterator[tuple[int, int]]:
    sure = sum(m.sure for m in run)
    first = _first(v, run[0].start - 1, found, placed)
    last = _last(v, run[-1].after)
    sure += first is not None and first[0] in found
    sure += last is not None and last[0] in found
    # a name of the last member's reading that no rule found is no witness
    if sure < _ENOUGH and not (sure and len(run) > 2 and sure * 2 >= len(run)):
        return
    for start, end in [*([first] if first else []), *((m.start, m.end) for m in run), *([last] if last else [])]:
        if start not in found and not any(at in taken for at in range(start, end)) and not any(placed[start:end]):
            yield start, end


def _first(v: View, joint: int, found: Mapping[int, int], placed: Sequence[int]) -> tuple[int, int] | None:
    """The member before the first joint, whose beginning nothing bounds."""
    text = v.text
    end = joint
    if text[end - 1 : end] == "）":
        opened = text.rfind("（", max(0, end - 18), end)
        if opened < 0:
            return None
        end = opened
        if _PEOPLE.fullmatch(text, opened, joint):
            start = _behind_wall(v, end)
            if start is not None and not any(placed[start:end]):
                return start, end
    for size in (3, 2, 4):
        start = end - size
        if start < 0 or not all(is_han(c) for c in text[start:end]):
            continue
        if found.get(start) == end:
            return start, end
        if size == 4 and text[start : start + 2] not in compound_surnames():
            continue
        score = name_score(text[start:end])
        if (
            score > _FIRST
            and _begins(v, start)
            and (not _is_common(v, start, end) or (size > 2 and _half(v, start, end)))
        ):
            return start, end
    return None


def _half(v: View, start: int, end: int) -> bool:
    """Whether a usual name begins with a word of two characters that does not reach its end: 江景|川."""
    word = v.word_at(start)
    return word.end == end - 1 and word.tag[0] in "nt" and name_score(v.text[start:end]) > _SURE


def _behind_wall(v: View, end: int) -> int | None:
    """Where the two to six characters before ``end`` begin that punctuation bounds; None where there is none."""
    start = end
    while start > 0 and end - start < 7 and is_han(v.text[start - 1]):
        start -= 1
    return start if 2 <= end - start <= 6 else None


def _begins(v: View, start: int) -> bool:
    """Whether a name can begin at an offset: behind no character, or behind a word."""
    if start == 0 or not is_han(v.text[start - 1]):
        return True
    before = v.word_at(start - 1)
    return before.end == start and (before.end - before.start > 1 or before.tag[0] in "vpc")


def _is_common(v: View, start: int, end: int) -> bool:
    word = v.word_at(start)
    return word.start == start and word.end - word.start > 1 and word.tag[:2] not in ("nr", "nz", "ns", "t")


def _last(v: View, joint: int) -> tuple[int, int] | None:
    """The member behind the last joint, whose end nothing bounds."""
    start = joint + 1
    read = read_name(v, start) if start < len(v.text) else None
    if read is None or read.score < _FIRST or _is_common(v, start, read.end):
        return None
    return start, read.end
