"""What reads as a person's name at one offset, and where it ends.

The right end is decided by three things at once: how usual the characters are in names, whether what follows can begin
a word (``江成|任书记`` against ``江成任|书记``), and the names that the document has elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from math import inf, log
from typing import NamedTuple

import rjieba

from kg.extract.syllables import mean_weight
from kg.extract.view import View, Word, is_han
from kg.lexicon.places import gazetteer
from kg.lexicon.terms import given_names, surnames, titles
from kg.lexicon.words import words

_NO_SURNAME = 8.0  # taken off where the surname is more likely another word: as much as two usual characters count
_VILLAGE_END = 5.0
_SHORT = 3.0  # taken off a given name of one character: what follows begins with another one as often
_HOPELESS = -27.0  # a score of four characters below which they are not looked at further
_SHORT_COMPOUND = 2.5  # … behind a compound surname
_MARRIED = 5.0  # … for a husband's surname before a woman's own
_CUT = 6.0  # taken off a reading that ends inside a name that the dictionary has (周恩|来), or takes a date's word in
_TAIL = 8  # characters that are looked at behind a name
_RARE = (-9.5, -9.5, -8.5)  # log shares of a character that no list of given names has
# Single characters that stand behind a name as words of their own.
_AFTER = frozenset(
    "等和与及在到赴任率为向对就同来说并给把被将从由会兼的代是当作又也各于以自至无了着过此该我你他她它找见听去走已还只即便仍做出入回带外摄曰称遂乃奉"
)
# Those that stand there seldom, or end names as often: 光召, 耀先.
_AFTER_SELDOM = frozenset("遭死病卒派遣请召邀携问答谈讲写发收送领往离返抵按据经随应捐获莅受手时一才先曾本有因都其")
# Verbs of chronicles that are written as one character, and a leader's 部.
_AFTER_OF_CHRONICLES = frozenset(
    "部偕赈弃攻袭陷逃窜降叛围驻募赠撰著绘译署护接继卸辞免罢调升擢谪晤宴谒谕奏劾杀斩擒毙伤亡殁殉葬倡设创督监巡勘验拒允饬檄"
)
_COUNTS = frozenset("两二三四五六七八九十")  # 两人, 三位: how many were named
_NOT_JOINED = frozenset("任为率赴在")  # behind 和, which is then no conjunction
_OF_KIN = frozenset("子女妻父母夫弟兄妹姐孙侄婿友师徒墓死手名言作功")  # behind 之, which else ends a name: 慎之
# Surnames that are far more often a word of their own: read as surnames only where nothing else fits.
_DOUBTFUL = frozenset("和来从国家有因应同由等")
# Characters that no name of any people begins with.
_NOT_FIRST = frozenset(
    "的了着过们是有不没也都又再还就才只很更最这那哪谁什么怎何各每某全本该此其一二三四五六七八九十百千万两半多少几名位次届年月日时分"
)
_NO_BEGINNING = _AFTER | _AFTER_SELDOM | _NOT_FIRST
_NOT_LAST = frozenset("摄们的了说称氏部")  # characters that no name ends in
_NOT_LAST_OPEN = frozenset("说称于的已摄作被将把率任向与及在到")  # … of no Chinese pattern
_ORDINALS = frozenset("元一二三四五六七八九十")  # … and before 年: 洪武|元年
_BEFORE_NUMBER = frozenset("前后第")  # … and none before a number: 任满|前60日
_CYCLE = frozenset(
    a + b for a, b in zip("丁丁丁丁丁丁辛辛辛辛辛辛", "丑卯巳未酉亥" * 2, strict=True)
)  # years: 丁巳, 辛亥
# Surnames that are also adverbs and prepositions: a verb behind them is no given name (曾说, 向在).
_ADVERBS = frozenset("曾时向任于干盛单应连祝")
NO_SURNAMES = _DOUBTFUL | _ADVERBS  # never taken for a surname without a title
# Characters that foreign names are written with.
FOREIGN = (
    "阿埃艾安昂奥巴拜班贝本比彼宾波伯博布查茨达戴丹当道德登迪蒂丁东杜多厄恩尔法范菲费芬丰冯弗福富盖戈格根古哈海汉赫亨胡华霍基吉加贾杰金"
    "久卡凯坎康考柯科可克肯库夸拉莱赖兰朗劳勒雷里理利莉林隆卢鲁伦罗洛吕马迈麦曼毛梅门蒙米密敏明莫墨默姆穆纳乃内尼涅宁纽努诺欧帕潘佩彭皮珀普齐"
    "奇恰乔切琴钦琼丘日瑞若萨塞桑森沙山尚舍申圣施什史舒朔司斯丝苏索塔台泰坦汤特腾提图吐托瓦万汪旺威维韦温文翁沃乌吾武西希锡夏肖谢辛匈许逊雅亚"
    "延扬杨耶叶伊易因英尤于约扎泽詹哲珍朱兹佐"
)
_RARE_NAME = -30.0  # log probability of a usual surname with two characters that no list has
_VILLAGE = re.compile("[屯庄寨集]?村(?![长民支委党主妇会])")  # behind what is a village's name
_BOUNDED_MEAN = -2.0  # … of one that a mark ends
_OPEN_MEAN = 0.0  # the mean syllable weight of a name whose end only the words behind it show
# 某某理论, 某某思想 …: what is named after a person.
_NAMED_AFTER = re.compile("(?:外交|强军|法治)?(?:思想|理论|主义)|台风|飓风")
_DOCTRINE = re.compile("新时代中国|同志为核心|同志为总书记|总书记系列")  # phrases of a doctrine that hold a name
_BOOK_TITLE = 40  # characters of a book's title before a name in it
NAME_TAGS = ("nr", "nz", "ns")
PERSON_TAGS = frozenset(("nr", "nrt", "nrfg"))  # the dictionary's persons, transliterated and well-known ones too


_TIME = re.compile("[明今去前后当次翌近往本每上下昨同早][年月日天晚午周夜期]")  # 谈|明年, not 温新月


class Reading(NamedTuple):
    """Where a name ends, and the logarithm of how likely it is one there."""

    end: int
    score: float


@cache
def compound_surnames() -> frozenset[str]:
    """Surnames of two characters."""
    return frozenset(s for s in surnames() if len(s) == 2)


def follows_well(v: View, end: int) -> float:
    """How well the text that begins at ``end`` reads as words: 0 is best, below -1.5 something is cut."""
    return _tail_score(v.text[end : end + _TAIL + 1])


@lru_cache(maxsize=65536)
def _tail_score(tail: str) -> float:
    cost, at = 0.0, 0
    predicates = words("behind_name")
    if any(tail[:n] in predicates for n in (2, 3, 4)):
        return cost
    for i, word in enumerate(rjieba.cut(tail[:_TAIL], False)):
        if not is_han(word[0]) or i == 2:
            break
        at += len(word)
        if len(word) > 1:
            break
        behind = tail[at : at + 1] or "，"
        stranded = word in "和与及同" and behind in _NOT_JOINED  # 尤德和|任主任
        stranded |= (
            word not in ("等", "外") and not is_han(behind) and behind not in "《“〈「『" and not behind.isdigit()
        )
        if word in _COUNTS and behind in "人位名":
            cost += 0.25
            break
        if word == "之":
            cost += 0.25 if behind in _OF_KIN else 2.0
            break
        if word in _AFTER and not stranded:
            cost += 0.25
            break
        if (word in _AFTER_SELDOM or word in _AFTER_OF_CHRONICLES) and not stranded:
            cost += 0.8
            break
        cost += (2.0, 1.0)[i]
    return -cost


@lru_cache(maxsize=65536)
def name_score(name: str) -> float:
    """The log probability of Chinese characters as surname and given name; minus infinity where it can't be one."""
    if name[:2] in _CYCLE:
        return -inf
    score = _given_score(name[:1], name[1:])
    if name[:2] in compound_surnames():
        score = max(score, _given_score(name[:2], name[2:]))
    elif _of_married(name):
        score = surnames()[name[0]] + _given_score(name[1], name[2:]) - _MARRIED
    return score


def _of_married(name: str) -> bool:
    """Whether four characters can be a woman's name behind her husband's surname: 林陈|淑美."""
    return len(name) == 4 and name[0] in surnames() and name[1] in surnames()


def _given_score(surname: str, given: str) -> float:
    """The log probability of a surname with a given name."""
    share = surnames().get(surname)
    if share is None or not 1 <= len(given) <= 2 or given in titles() or not all(is_han(c) for c in given):
        return -inf
    table = given_names()
    if len(given) == 1:
        return share + table.get(given, _RARE)[2] + log(0.2)
    return share + table.get(given[0], _RARE)[0] + table.get(given[1], _RARE)[1] + log(0.8)


def _short(name: str) -> float:
    """What is taken off a name for a given name of one character."""
    if len(name) == 2:
        return _SHORT
    return _SHORT_COMPOUND if len(name) == 3 and name[:2] in compound_surnames() else 0.0


def _is_no_name(v: View, name: str, end: int) -> bool:
    """Whether characters that end at ``end`` are none, however usual they are in names."""
    if len(name) == 2 and (name in compound_surnames() or name in words("name_elements")):
        return True
    if name[-1] in _NOT_LAST or name[-2:] in words("honorifics") or v.text[end : end + 2] in words("name_elements"):
        return True  # 彭措|扎西 goes on
    if name in words("no_names") or name[:2] in words("no_names"):
        return True  # 盛赞|该
    number = name[-1] in _BEFORE_NUMBER and v.text[end : end + 1].isdigit()
    return number or is_of_era(v, end) or _VILLAGE.match(v.text, end) is not None


def read_name(
    v: View, start: int, known: AbstractSet[str] = frozenset(), edges: AbstractSet[int] = frozenset()
) -> Reading | None:
    """The name of the Chinese pattern that begins at ``start``; None where none can.

    ``known`` are names that stand elsewhere in the document: they win over another length. ``edges`` are offsets where
    something begins for certain (a post).
    """
    best: Reading | None = None
    longest = 4 if v.text[start : start + 2] in compound_surnames() or _of_married(v.text[start : start + 4]) else 3
    for size in range(2, longest + 1):
        end = start + size
        if end > len(v.text) or not is_han(v.text[end - 1]):
            break
        name = v.text[start:end]
        score = name_score(name)
        if score == -inf or (size == 4 and score < _HOPELESS) or (_is_no_name(v, name, end) and name not in known):
            continue
        score += 3.0 * (0.0 if end in edges else follows_well(v, end)) + _as_word(v, start, end)
        score += 12.0 * (name in known) - _short(name)
        score -= _VILLAGE_END * (size > 2 and name[-1] in "村庄屯寨")
        if name[0] in _DOUBTFUL or (name[0] in _ADVERBS and _verb_follows(v, start + 1, end)):
            score -= _NO_SURNAME
        if best is None or score > best.score:
            best = Reading(end, score)
    return best


def is_of_work(v: View, start: int, end: int) -> bool:
    """Whether a name stands in the title of a book or in what is named after it: 《某某文集》, 某某思想, 某某台风."""
    opened = v.text.rfind("《", max(0, start - _BOOK_TITLE), start)
    inside = opened >= 0 and v.text.find("》", opened, start) < 0
    return inside or _NAMED_AFTER.match(v.text, end) is not None


def is_of_era(v: View, end: int) -> bool:
    """Whether characters before ``end`` begin the number of a year: 洪武元|年."""
    return v.text.startswith("年", end) and v.text[end - 1] in _ORDINALS


def is_of_doctrine(v: View, end: int) -> bool:
    """Whether what follows a name makes it part of a doctrine's set phrase: 以某某|同志为核心."""
    return _DOCTRINE.match(v.text, end) is not None


def is_native(name: str) -> bool:
    """Whether what looks like a name says where somebody comes from: 江西人."""
    return name[-1] == "人" and gazetteer().surface(name[:-1]) is not None


def is_village(name: str) -> bool:
    """Whether three characters have a village's pattern: 朱家洼."""
    return len(name) == 3 and name[1] == "家" and name[-1] in words("place_ends")


def _verb_follows(v: View, start: int, end: int) -> bool:
    """Whether a verb, preposition or adverb, or a longer word, stands where a given name would: 曾|被誉为, 时|强调."""
    word = v.word_at(start)
    tags = "vpdurnm" if v.text[start - 1] in "向时和干" else "vpdu"
    return word.start == start and word.end >= end and (word.tag[0] in tags or word.end > end)


def _as_word(v: View, start: int, end: int) -> float:
    """What it counts for a name that a dictionary word begins where it does."""
    word = v.word_at(start)
    last = v.word_at(end - 1)
    if last.start == start + 1 and last.end == end and end - start == 3 and _TIME.fullmatch(v.text, start + 1, end):
        return -_CUT  # 谈|明年
    if (
        word.start == start
        and word.end == start + 3 > end
        and word.tag in ("nr", "t")
        and name_score(v.text[start : word.end]) > -_CUT - 15.0
    ):
        return -_CUT
    if word.start != start or word.end < start + 2 or v.text[start : word.end] in compound_surnames():
        return 0.0
    if word.tag[:2] not in NAME_TAGS and not (word.tag == "t" and word.end == start + 3):  # 周恩来 is tagged as a time
        return -5.0
    return 2.0 if word.end == end and word.tag[:2] == "nr" else 0.0


def reads_well(v: View, start: int) -> bool:
    """Whether a usual name of the Chinese pattern begins at ``start`` with words behind it."""
    if v.text[start : start + 2] in words("name_elements") or v.text[start : start + 2] in compound_surnames():
        return name_score(v.text[start : start + 3]) > -22.0 and follows_well(v, start + 3) > -1.5
    return any(
        name_score(v.text[start : start + n]) > -19.0
        and follows_well(v, start + n) > -1.5
        and v.text[start + n : start + n + 2] not in words("name_elements")
        for n in (2, 3)
    )


def read_open_name(v: View, start: int) -> int | None:
    """The end of a name of no Chinese pattern (泽仁旺堆): characters that are no words, up to where words begin."""
    text = v.text
    elements = words("name_elements")
    known = text[start : start + 2] in elements or text[start : start + 3] in elements  # however usual its characters
    if start >= len(text) or not is_han(text[start]) or not (known or text[start] not in _NO_BEGINNING):
        return None
    for end in range(start + 2, min(start + 6, len(text)) + 1):
        if not is_han(text[end - 1]):
            return None
        last = v.word_at(end - 1)
        if last.end > end and end - last.start > 1:
            continue
        if not all(_in_open(v, w, min(w.end, end), start) for w in v.words_between(start, end)):
            return None
        long = end - start >= 3 or all(c in FOREIGN for c in text[start:end])
        rare = end - start == 3 and text[start] not in NO_SURNAMES and name_score(text[start:end]) > _RARE_NAME
        sounds = (
            known
            or rare
            or mean_weight(text[start:end]) >= _OPEN_MEAN
            or (not is_han(text[end : end + 1] or "，") and mean_weight(text[start:end]) >= _BOUNDED_MEAN)
        )
        if long and sounds and text[end - 1] not in _NOT_LAST_OPEN and follows_well(v, end) >= -0.3:
            return end
    return None


def _in_open(v: View, w: Word, end: int, start: int) -> bool:
    """Whether a dictionary word can be part of such a name: a character, a name, or a noun inside it."""
    if end - w.start == 1 or w.tag[:2] in NAME_TAGS or v.text[w.start : end] in words("name_elements"):
        return True
    return w.start > start and w.tag in ("n", "j", "nt") and v.text[start] in FOREIGN


DOT = re.compile(r"(?<=[一-鿿A-Za-z])[·—](?=[一-鿿A-Za-z])")


FOREIGN_RUN = re.compile(f"[{FOREIGN}]{{3,9}}")
