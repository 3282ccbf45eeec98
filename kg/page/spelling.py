"""Names as they are typed without Chinese characters: in pinyin, for the page's search."""

from __future__ import annotations

import re
from functools import cache

from pypinyin import Style, lazy_pinyin, pinyin

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def spell(name: str, *, person: bool = False) -> str | None:
    """A name in pinyin without tones, syllables apart by a blank (临浦市: ``lin pu shi``); None without any character.

    A character that has several readings is read as in the words it stands in; a person's first, whose reading as a
    surname need not be the usual one (单, 曾), has them all (``dan/chan/shan``). Other script stands as it is, in small
    letters.
    """
    if not _HAN.search(name):
        return None
    syllables = [s.strip().lower() for s in lazy_pinyin(name, style=Style.NORMAL)]
    if person and _HAN.match(name):
        syllables[0] = _readings(name[0])
    return " ".join(s for s in syllables if s)


@cache
def _readings(character: str) -> str:
    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True)
    return "/".join(dict.fromkeys(readings))
