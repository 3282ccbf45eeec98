"""Persons: names behind and before posts, in lists of names, before verbs of taking part, and on their own.

A name's right end is decided by three things at once: how usual its characters are in names, whether what follows can
begin a word (``田诚|任市委书记``), and where else in the document the same name stands (``agree``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from math import log

import rjieba

from kg.extract.candidates import Candidate
from kg.extract.view import View, is_han
from kg.lexicon.terms import given_names, surnames
from kg.model import Kind

# Single characters that commonly follow a name as words of their own.
_FOLLOW = frozenset(
    "、，。；：！？）（“”《》\n 等和与及在到赴任率为向对就同来说并给把被将从由会兼的一因代是当作又也都各先曾于"
)
# Words that follow a subject: with one of them a bare name at a clause's beginning is a person.
_SUBJECT_VERBS = (
    "出席|参加|主持|讲话|致辞|致词|致欢迎|指出|强调|要求|表示|宣布|介绍|率|带队|带领|陪同|会见|接见|调研|视察|检查|考察|看望|慰问|走访"
    "|作报告|作了|作题为|任|当选|担任|兼任|代理|被|调任|不再|为组长|为主任|指挥|牺牲|逝世|病逝|创作|主演|发言|汇报|传达|部署|签署|签约"
    "|颁奖|授|揭牌|剪彩|启动|推介|前往|来|到|赴|在|等|同志|一行|先生|女士|说|谈|认为|提出|代表|应邀|获|荣|分别|先后|共同|向|对|随|与|和"
)
# Surnames that are far more often a word of their own: read as surnames only where nothing else fits.
_DOUBTFUL = frozenset("和来时从国家有因应同由等")
_LIST_JOINT = "、和与及"
_MAX_TAIL = 8

_SINGLE_WORDS = _FOLLOW | frozenset(
    "于以自至由其有无了着过之此该本我你他她它找说见听去走已还曾只又即便才仍并作做出入回带遭死病卒娶命令派遣请召邀携拉握问答谈讲写发收送领往离返抵按据经随应捐"
)


@cache
def _compound() -> frozenset[str]:
    return frozenset(s for s in surnames() if len(s) == 2)


def _tail_score(v: View, end: int) -> float:
    """How well a text that begins at ``end`` reads as words: 0 is best."""
    if end >= len(v.text):
        return 0.0
    c = v.text[end]
    if not is_han(c):
        return 0.0
    cost, at = 0.0, end
    for i, word in enumerate(rjieba.cut(v.text[end : end + _MAX_TAIL], False)):
        if not is_han(word[0]) or i == 2:
            break
        at += len(word)
        if len(word) > 1:
            break
        stranded = word != "等" and not is_han(v.text[at : at + 1] or "，")
        if word in _SINGLE_WORDS and not stranded:
            cost += 0.25
            break
        cost += (2.0, 1.0)[i]
    return -cost


def name_score(name: str) -> float:
    """The log probability of Chinese characters as surname and given name; minus infinity where it can't be one."""
    size = 2 if name[:2] in _compound() and len(name) > 2 else 1
    surname, given = name[:size], name[size:]
    share = surnames().get(surname)
    if share is None or not 1 <= len(given) <= 2 or not all(is_han(c) for c in given):
        return float("-inf")
    table = given_names()
    rare = (-9.5, -9.5, -8.5)
    if len(given) == 1:
        return share + table.get(given, rare)[2] + log(0.2)
    return share + table.get(given[0], rare)[0] + table.get(given[1], rare)[1] + log(0.8)


def read_name(
    v: View, start: int, known: frozenset[str] = frozenset(), edges: AbstractSet[int] = frozenset()
) -> tuple[int, float] | None:
    """The end of the name that begins at ``start``, with a score; None where no name begins there.

    ``known`` are names that stand elsewhere in the document: they win over another length. ``edges`` are offsets where
    something begins for certain (a post).
    """
    text = v.text
    if start >= len(text):
        return None
    best: tuple[float, int] | None = None
    longest = 4 if text[start : start + 2] in _compound() else 3
    for size in range(2, longest + 1):
        end = start + size
        name = text[start:end]
        if end > len(text) or not is_han(text[end - 1]):
            break
        score = name_score(name)
        if score == float("-inf"):
            continue
        score += 3.0 * (0.0 if end in edges else _tail_score(v, end))
        if name in known:
            score += 12.0
        if size == 2:
            score -= 3.0
        if name[0] in _DOUBTFUL:
            score -= 8.0
        word = v.word_at(start)
        if (
            word.start == start
            and word.end >= start + 2
            and word.tag[:2] not in ("nr", "nz", "ns")
            and not (word.tag == "t" and word.end == start + 3)
        ):
            score -= 5.0
        elif word.start == start and word.end == end:
            score += 2.0 if word.tag[:2] == "nr" else 0.0
        if best is None or score > best[0]:
            best = (score, end)
    return (best[1], best[0]) if best is not None else None


_DOT = re.compile(r"(?<=[一-鿿A-Za-z])[·—](?=[一-鿿A-Za-z])")


def _dotted(v: View, dot: int, stops: AbstractSet[int]) -> tuple[int, int]:
    """The bounds of the name around the dot at ``dot`` (买买提·艾力, 约翰·史密斯); ``stops``: where posts end."""
    start = dot
    while start > 0 and dot - start < 8 and start not in stops:
        c = v.text[start - 1]
        if not (is_han(c) or c.isascii() and c.isalpha() or c == "·") or c in "、和与及为由向对在的等是":
            break
        word = v.word_at(start - 1)
        if word.end - word.start > 1 and c != "·" and word.tag[:2] not in ("nr", "nz", "ns") and word.end == start:
            break
        start -= 1
    end = dot + 2
    while end < len(v.text) and end - dot < 9:
        c = v.text[end]
        if c == "·":
            end += 2
            continue
        if not (is_han(c) or c.isascii() and c.isalpha()) or (end - dot > 2 and c in _SINGLE_WORDS - frozenset("来有出应请")):
            break
        word = v.word_at(end)
        if word.start == end and word.end - word.start > 1 and word.tag[:2] not in ("nr", "nz", "ns"):
            break
        end += 1
    return start, min(end, len(v.text))


def find_persons(
    v: View,
    posts: Sequence[Candidate],
    organisations: Sequence[Candidate],
    divisions: Sequence[Candidate],
    known: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """Proposals for persons; ``known`` are names from elsewhere in the document."""
    out: dict[int, Candidate] = {}
    post_starts = {p.start for p in posts}
    post_ends = {p.end for p in posts}
    covered = bytearray(len(v.text) + 1)
    for c in organisations:
        if c.end - c.start > 1 and c.confidence > 0.6:
            covered[c.start : c.end] = b"\1" * (c.end - c.start)
    placed = bytearray(covered)
    for c in divisions:
        placed[c.start : c.end] = b"\1" * (c.end - c.start)

    def add(start: int, end: int, rule: str, confidence: float) -> None:
        kept = out.get(start)
        if kept is None or kept.confidence < confidence:
            out[start] = Candidate(Kind.PERSON, start, end, rule, confidence)

    for p in posts:
        at = p.end
        while at < len(v.text) and v.text[at] in "│┃┆|":  # the next cell of a table
            at += 1
        read = read_name(v, at, known)
        clear = read is not None and _tail_score(v, read[0]) > -0.6
        if read is not None and at not in post_starts and _stands_behind_post(v, at, read, p) and (clear or read[1] > -17):
            add(at, read[0], "name-after-post", 0.95)
            _follow_list(v, read[0], known, post_starts, covered, add)
        elif at not in post_starts and not _reads_well(v, at) and (p.title_start > p.start or p.rule == "post-alone"):
            end = _open_name(v, at)
            if end is not None:
                add(at, end, "name-open", 0.9)
                _follow_list(v, end, known, post_starts, covered, add)
            elif read is not None and _stands_behind_post(v, at, read, p):
                add(at, read[0], "name-after-post", 0.95)
                _follow_list(v, read[0], known, post_starts, covered, add)
        _before_post(v, p, known, covered, add)
    for m in _BEFORE.finditer(v.text):
        at = m.end()
        if at in out or at in post_starts or at >= len(v.text) or covered[at]:
            continue
        read = read_name(v, at, known)
        if read is None:
            continue
        clear = v.text[read[0] : read[0] + 1] in ("为", "、", "（", "，", "。", "")
        if _free_end(v, read[0]) and read[1] > (-25.0 if clear else -19.0):
            add(at, read[0], "name-in-list", 0.85)
            _follow_list(v, read[0], known, post_starts, covered, add)
    ends = {c.end for c in (*organisations, *divisions) if c.confidence > 0.6} | {p.end for p in posts}
    for word in v.words:
        name = v.text[word.start : word.end]
        if (
            word.tag[:2] == "nr"
            and len(name) == 3
            and name_score(name) > -19.0
            and not any(placed[word.start : word.end])
        ):
            if _DOCTRINE.match(v.text, word.end):
                continue
            if word.start not in out and not any(
                word.start - k in out and out[word.start - k].end > word.start for k in (1, 2, 3)
            ):
                add(word.start, word.end, "name-listed", 0.75)
    for m in _TRANSLITERATED.finditer(v.text):
        _transliterated(v, m, post_ends, placed, out, add)
    for at in _surname_starts(v):
        if at in out or covered[at]:
            continue
        read = read_name(v, at, known)
        if read is None or any(covered[at : read[0]]):
            continue
        name = v.text[at : read[0]]
        if name in known:
            add(at, read[0], "name-known", 0.9)
        elif placed[at] or (all(placed[at + 1 : read[0]]) and read[0] - at == 2):
            continue
        elif _alone(v, at, read, at in ends):
            add(at, read[0], "name-alone", 0.7)
            _follow_list(v, read[0], known, post_starts, covered, add)
    for c in list(out.values()):  # 张文海（张哲人）
        if v.text.startswith("（", c.end) and c.end + 1 not in out:
            read = read_name(v, c.end + 1, known)
            if read is not None and v.text.startswith("）", read[0]) and read[1] > -24.0:
                add(c.end + 1, read[0], "name-alias", 0.85)
    for m in _DOT.finditer(v.text):
        start, end = _dotted(v, m.start(), post_ends)
        if not any(placed[start:end]) and 1 <= m.start() - start <= 8:
            for at in range(start, end):
                out.pop(at, None)
            add(start, end, "name-dotted", 0.91)
    return sorted(out.values(), key=lambda c: c.start)


_BEFORE = re.compile(
    r"(?:[省市县区州校院厂][级]?领导|公司领导|集团领导|市县领导|老领导|领导同志|烈士|记者|通讯员|会见了?|接见了?|拜会了?|陪同|选举|推选|任命|批准|免去"
    r"|聘请|委托|特邀|专家|先生|劳动模范|社员|村民|战士|艺人|医生|民警|教师|职工|运动员|选手|画家|书法家|作家|诗人|企业家|匪首|县人|邑人|汉奸"
    r"|执笔|撰稿人?|摄影|作者|责任编辑|版式设计|校对|击毙|枪毙|逮捕|追认|授予)[：:]?"
)


# 邓小平理论, 毛泽东思想 …: a doctrine's name, no person.
_DOCTRINE = re.compile(r"新时代中国|思想|理论|主义|同志为核心|同志为总书记|总书记系列|外交思想|强军思想|法治思想")
def _reads_well(v: View, start: int) -> bool:
    """Whether a name of the Chinese pattern can begin here with words behind it."""
    return any(
        name_score(v.text[start : start + size]) > -19.0 and _tail_score(v, start + size) > -1.5 for size in (2, 3)
    )


def _open_name(v: View, start: int) -> int | None:
    """The end of a name of no Chinese pattern (泽仁旺堆, 沙马拉洛): characters that are no words, up to where words begin."""
    if start >= len(v.text) or not is_han(v.text[start]):
        return None
    for end in range(start + 2, min(start + 6, len(v.text)) + 1):
        if not is_han(v.text[end - 1]):
            return None
        word = v.word_at(end - 1)
        if word.end > end and word.start < end and word.end - word.start > 1 and end - word.start > 1:
            continue
        for w in v.words_between(start, end):
            if min(w.end, end) - w.start > 1 and w.tag[:2] not in ("nr", "ns", "nz"):
                return None
        if v.text[start] in _SINGLE_WORDS or v.text[start] in _NOT_FIRST:
            return None
        short = end - start == 2 and all(c in _FOREIGN for c in v.text[start:end])
        if (end - start >= 3 or short) and v.text[end - 1] not in "说称于的已" and _tail_score(v, end) >= -0.3:
            return end
    return None


_NOT_FIRST = frozenset("的了着过们是有不没也都又再还就才只很更最这那哪谁什么怎何各每某全本该此其一二三四五六七八九十百千万两半多少几名位次届年月日时分")
# Characters that foreign names are written with, three and more in a row.
_FOREIGN = (
    "阿埃艾安昂奥巴拜班贝本比彼宾波伯博布查茨达戴丹当道德登迪蒂丁东杜多厄恩尔法范菲费芬丰冯弗福富盖戈格根古哈海汉赫亨胡华霍基吉加贾杰金"
    "久卡凯坎康考柯科可克肯库夸拉莱赖兰朗劳勒雷里理利莉林隆卢鲁伦罗洛吕马迈麦曼毛梅门蒙米密敏明莫墨默姆穆纳乃内尼涅宁纽努诺欧帕潘佩彭皮珀普齐"
    "奇恰乔切琴钦琼丘日瑞若萨塞桑森沙山尚舍申圣施什史舒朔司斯丝苏索塔台泰坦汤特腾提图吐托瓦万汪旺威维韦温文翁沃乌吾武西希锡夏肖谢辛匈许逊雅亚"
    "延扬杨耶叶伊易因英尤于约扎泽詹哲珍朱兹佐"
)
_TRANSLITERATED = re.compile(f"[{_FOREIGN}]{{3,9}}")
_FOREIGN_CONTEXT = re.compile(
    r"(?:总统|总理|首相|外长|大使|国务卿|议长|国王|主席|部长|先生|夫人|女士|博士|教授|领事|代表|秘书长|司令|上将|将军)$"
)


def _transliterated(  # type: ignore[no-untyped-def]
    v: View, m: re.Match[str], post_ends: set[int], covered: bytearray, out: dict[int, Candidate], add
) -> None:
    """A foreign name: a run of characters of transliteration behind a post, or a long one that is no known word."""
    start, end = m.span()
    if any(covered[start:end]):
        return
    inside = list(v.words_between(start, end))
    if not inside or v.word_at(start).start != start:
        return
    while inside and inside[-1].end > end:
        end = inside.pop().start
    rare = sum(1 for w in inside if w.end - w.start == 1 or w.tag[:2] == "nr")
    known_words = any(w.end - w.start >= 2 and w.tag[:2] not in ("nr", "nz", "ns") for w in inside)
    if known_words or end - start < 3 or not rare:
        return
    behind = start in post_ends and bool(_FOREIGN_CONTEXT.search(v.text, max(0, start - 4), start))
    if (behind and end - start >= 4) or end - start >= 5:
        for at in range(start, end):
            out.pop(at, None)
        add(start, end, "name-foreign", 0.86 if behind else 0.7)


def _stands_behind_post(v: View, at: int, read: tuple[int, float], post: Candidate) -> bool:
    end, score = read
    word = v.word_at(at)
    strong = post.title_start > post.start or post.rule == "post-alone"
    if (
        word.start == at
        and word.end > at + 1
        and word.end >= end - 1
        and word.tag[0] in "vdpcrnaft"
        and word.tag != "nr"
    ):
        # the name's characters are a dictionary word: 主席|高度重视
        return score > -17.0 and strong and _free_end(v, end)
    return score > ((-27.0 if strong else -24.0) if _tail_score(v, end) > -0.4 else -22.0)


def _free_end(v: View, end: int) -> bool:
    return _tail_score(v, end) > -1.6


def _before_post(v: View, post: Candidate, known: frozenset[str], covered: bytearray, add) -> None:  # type: ignore[no-untyped-def]
    """A name directly before a post: ×××书记, ×××(市长), ×××任市长, ×××为市长, ×××同志任…"""
    text = v.text
    at = post.start
    for verb in _APPOINT:
        if text.endswith(verb, 0, at):
            at -= len(verb)
            break
    remark = _REMARK_BEFORE.search(text, max(0, at - 10), at)
    if remark is not None:
        at = remark.start()
    for filler in ("同志", "（", "先生", "女士"):
        if text.endswith(filler, 0, at):
            at -= len(filler)
    if at == post.start and post.title_start > post.start:
        return
    for size in (3, 2, 4):
        start = at - size
        if start < 0 or covered[start] or covered[at - 1]:
            continue
        read = read_name(v, start, known, {at})
        if read is None or read[0] != at:
            continue
        clear = start == 0 or not is_han(text[start - 1])
        word = v.word_at(start - 1) if start else None
        begins = clear or (
            word is not None and word.end == start and (word.end - word.start > 1 or word.tag[0] in "vpc")
        )
        if not begins and text[start:at] not in known:
            continue
        if at == post.start and text[start:at] not in known:
            word = v.word_at(start)
            if (word.start == start and word.end == at and word.tag[:2] != "nr") or (size == 2 and not clear):
                continue
        if name_score(text[start:at]) < (-25.0 if clear else -20.0) and text[start:at] not in known:
            continue
        add(start, at, "name-before-post", 0.9)
        _list_before(v, start, known, covered, add)
        return


_REMARK_BEFORE = re.compile(r"（(?:[男女]|[一-鿿]{1,6}族|[，、])+）$")
_APPOINT = tuple(
    [
        "主持工作任",
        "不再兼任",
        "不再担任",
        "被任命为",
        "被推选为",
        "任命为",
        "同志任",
        "当选为",
        "推选为",
        "改任为",
        "被免去",
        "被聘为",
        "被选为",
        "专任",
        "代为",
        "代理",
        "免去",
        "兼任",
        "出任",
        "升为",
        "升任",
        "历任",
        "就任",
        "当选",
        "担任",
        "接任",
        "改任",
        "时任",
        "暂代",
        "曾任",
        "继任",
        "续任",
        "聘为",
        "调任",
        "转任",
        "辞去",
        "连任",
        "选为",
        "为",
        "代",
        "任",
        "兼",
    ]
)  # longest first


_PEOPLE_NAME = re.compile(r"(?<=[、，。；：和为举])[一-鿿]{2,6}$")


def _list_before(v: View, start: int, known: frozenset[str], covered: bytearray, add) -> None:  # type: ignore[no-untyped-def]
    """The other names of a list that ends before ``start``: A、B、C为副主任."""
    at = start
    while at > 2 and v.text[at - 1] in _LIST_JOINT:
        at -= 1
        remark = _REMARK_BEFORE.search(v.text, max(0, at - 10), at)
        if remark is not None:
            at = remark.start()
            people = _PEOPLE_NAME.search(v.text, max(0, at - 6), at)
            if people is not None and "族" in remark[0]:
                add(people.start(), at, "name-ethnic", 0.9)
                at = people.start()
                continue
        for size in (3, 2, 4):
            begin = at - size
            if begin < 0 or covered[begin]:
                continue
            edge = (
                begin == 0 or v.text[begin - 1] in "、，。；：和与及选举举为任免了去\n" or not is_han(v.text[begin - 1])
            )
            if edge and name_score(v.text[begin:at]) > -23.0:
                add(begin, at, "name-in-list", 0.85)
                at = begin
                break
        else:
            return


def _follow_list(v: View, end: int, known: frozenset[str], post_starts: set[int], covered: bytearray, add) -> None:  # type: ignore[no-untyped-def]
    """Names joined to the one that ends at ``end``: A、B、C等."""
    at = _skip_remark(v.text, end)
    while at < len(v.text) and v.text[at] in _LIST_JOINT:
        at += 1
        ethnic = _ETHNIC.match(v.text, at)
        if ethnic is not None and at not in post_starts:
            add(at, ethnic.end(1), "name-ethnic", 0.9)
            at = _skip_remark(v.text, ethnic.end(1))
            continue
        if at in post_starts or at >= len(v.text) or covered[at]:
            return
        read = read_name(v, at, known)
        if read is None or read[1] < -26.0 or _tail_score(v, read[0]) < -1.5:
            end = None if _reads_well(v, at) else _open_name(v, at)
            if end is not None and end - at >= 3:
                add(at, end, "name-open", 0.88)
                at = _skip_remark(v.text, end)
                continue
            if read is None or read[1] < -26.0:
                return
        word = v.word_at(at)
        if word.start == at and word.end >= read[0] and word.tag[0] in "vn" and word.tag != "nr" and read[1] < -16.0:
            return
        add(at, read[0], "name-in-list", 0.9)
        at = _skip_remark(v.text, read[0])


# A remark behind a name: （女，回族） （左二）; and a name that such a remark ends, of whatever people.
_REMARK = re.compile(r"（(?:[男女]|[一-鿿]{1,6}族|[左右中前后][一二三四五0-9]?|化名|兼|[，、])+）")
_ETHNIC = re.compile(r"([一-鿿]{2,6})（(?:女，?)?[一-鿿]{1,5}族(?:，?女)?）")


def _skip_remark(text: str, at: int) -> int:
    m = _REMARK.match(text, at)
    return m.end() if m is not None else at


def _surname_starts(v: View) -> Iterable[int]:
    table = surnames()
    for i, c in enumerate(v.text):
        if c in table or v.text[i : i + 2] in _compound():
            yield i


_SUBJECT = re.compile(rf"(?:{_SUBJECT_VERBS})")


def _alone(v: View, at: int, read: tuple[int, float], behind: bool) -> bool:
    """Whether a name without post is sure enough: its characters are no words, and its surroundings fit.

    ``behind``: an organisation or a division ends directly before it.
    """
    end, score = read
    text = v.text
    if end - at < 2 or name_score(text[at:end]) < -16.5:
        return False
    inside = [w for w in v.words_between(at, end)]
    first = v.word_at(at)
    if first.start < at:
        return False
    if any(w.end > end for w in inside):
        return False
    if any(len(text[w.start : w.end]) > 1 and w.tag != "nr" for w in inside[:1]):
        return False
    left = at == 0 or behind or not is_han(text[at - 1]) or text.startswith("同志", end)
    right = end >= len(text) or bool(_SUBJECT.match(text, end)) or not is_han(text[end])
    strong = all(w.end - w.start == 1 or w.tag == "nr" for w in inside) and end - at == 3
    return (left and right and strong and score > -17.0) or (left and bool(_SUBJECT.match(text, end)) and score > -15.0)
