"""The frame before a report's first sentence."""

from __future__ import annotations

import re

from kg.lexicon.script import fold

_END = 200  # characters in which a dateline ends
# 本报讯（记者 …）, 新华社某地1月2日电, （本报记者 …）: the frame before a report's first sentence
_DATELINE = re.compile(
    r"(?:[（(【\[][^）)】\]]{0,24}(?:记者|通讯员|記者|通訊員|讯|訊|电|電)[^）)】\]]{0,40}[）)】\]]"
    r"|(?:本[报刊台网站市县區区校院]|新华社|新華社|中新社|[\u4e00-\u9fff《》]{2,10}[报报網网台社])[^，。；！？（(]{0,16}?(?:[讯訊电電]|消息(?=[：:（(]))"
    r"|[\u4e00-\u9fff0-9]{0,12}[讯訊电電](?=[（(：:])"
    r"|[据據][\u4e00-\u9fff0-9“”]{2,30}(?:消息|[报報][道导導])(?=[，,：:])"
    r"|[又另][讯訊](?=[：:，,（(0-9])"
    r"|(?:本[报刊台网][^，。（(0-9]{0,4}|[\u4e00-\u9fff]{0,8}[报报網网台社])?(?:记者|通讯员)[^，。；！？（(0-9]{2,40}?"
    r"(?:[0-9]{1,2}月[0-9]{1,2}日)?(?:摄影)?(?:报道|报导)[：:]?)"
    r"(?:[（(][^）)]{0,60}[）)])?(?:记者[^，。（(0-9]{2,12}?(?:报道|(?=[0-9]{1,2}[月日])))?[：:，,—]*"
)


def dateline_end(flat: str) -> int:
    """Where the text begins behind a dateline at the beginning of ``flat``; 0 where there is none."""
    m = _DATELINE.match(fold(flat[:_END]))
    return m.end() if m is not None else 0


def is_of_sentence(flat: str) -> bool:
    """Whether what ``dateline_end`` gives the end of belongs to the first sentence: 据某网消息，日前…."""
    return flat.startswith(("据", "據"))
