"""Projects: named construction, investment, research and public works, up to the left boundary of their name.

Five ways lead to one: a head that says so (甲乙高速公路项目, 甲乙产业园); a list that is called one
(甲乙园、丙丁馆等重点项目, 项目有…); what the text invests in (总投资2亿元的甲乙科技城); what it says to be built
(甲水库动工, 兴修乙渠); and a quoted title of research that wins a prize (“甲工艺研究”获奖).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from kg.extract.candidates import Candidate
from kg.extract.companies import has_trade
from kg.extract.lists import Stretch, items_before
from kg.extract.view import Finder, View, finder_of, is_han
from kg.lexicon.table import read_table
from kg.lexicon.words import alternatives, longest_first, words
from kg.model import Kind

_EDGE = frozenset("，。；：！？、\n　…—～《》△▲●○◆■│┃┼─━├┤┨┠┬┴|")
_LEFT_STOP = re.compile(
    r"(?:的|了|在|对|为|就|把|将|被|由|与|和|及|等|到|从|向|以|按照|围绕|推进|加快|实施|开展|建设|建成|完成|启动|新建|扩建|改建|兴建|修建"
    r"|动工|开工|投资|推动|引进|引入|签约|落户|参观|考察|调研|视察|检查|察看|查看|宣布|审议|通过|批准|打造|谋划|争取|包括|其中|如|即|是|有|以及|重点|承建|承担"
    r"|续建|筹建|布局|讨论|听取汇报|汇报|听取|支援|支持|关心|介绍|总结|验收|鉴定|慰问|总投资.{0,8}元|个|项|批|座|处|条|类|促成|新上|实施了|建设了|引进了|建成了|[万亿]元)$"
)
_MOST = 60  # characters of a name before its head
_GENERIC = re.compile(
    r"^(?:全[市县省国]|我[市县省]|[市县省]?重[点大]|大型|中型|小型|一批|各类|基本|在建|新建|续建|建设|投资|产业|工业|农业|民生|基础设施|"
    r"[省市县]级|挂图作战|技改|相关|有关|该|此|本|各|招商引资|招商|合作|科研|水利|交通|城建|科技|新|大|好|这[个些一]|两个|三个|多个|希望|系统|民心|重点建设|精品|样板|标杆|百年|德政|良心|安全|廉洁|放心|优质|优良|阳光|绿色|校地|校企|政企|院地|央地|银企|配套|主体|商贸|流通|服务|旅游|文化|农产品|深加工|新材料|新能源|产业化)*"
    r"(?:项目|工程|生产线|产业园|基地|园区)$"
)
_NUMERAL = "[0-9一二三四五六七八九十〇○元]"
# A date or the number of an item before a name
_MONTH = rf"(?:{_NUMERAL}{{1,2}}月)?"
_DATE = re.compile(
    rf"(?:(?:{_NUMERAL}{{1,4}}年)?{_MONTH}{_NUMERAL}{{1,3}}日|{_NUMERAL}{{2,4}}年{_MONTH}(?![产加处生级])|[0-9]{{1,2}}[.．])\s*"
)
_OUTPUT = re.compile(
    r"(?:年产|日产|年加工|日处理|年处理)?[0-9]+(?:\.[0-9]+)?(?:万|亿|千|百)?(?:吨|千瓦|兆瓦|[MGK]W|公里|亩|头|只|套|台|件|辆|平方米|立方米)"
)
_CALLED = (
    r"(?:[0-9一二三四五六七八九十百余多几两]+)?[个项批]?(?:亿元|万元|以上|[省市县区]级?|国家|重[点大]|签约|开工|在建|续建|新建|建设|招商引资|招商|投资|产业|产业化|工业|农业|科技|文旅|旅游|文化|新材料|新能源|高新技术|能源|交通|水利"
    r"|技改|优质|大型|大|好|新|标志性|支撑性|引领性|基础设施|民生|城建|商贸|流通|物流|服务业|医药|化工|食品|拟|意向|合作|集中|代表性|前期|竣工|投产|储备|配套|其它|其他|及)*(?:项目|工程)"
)
# A、B、C等16个重点项目; A、B、C3个项目.
_LIST = re.compile(
    rf"(?:等(?:一批)?|(?<=[^0-9等年])(?=[0-9一二三四五六七八九十两]+[个项])){_CALLED}(?!部|办|组|经理|负责|资金|库)"
)
_FIRM = re.compile(r"[0-9一二三四五六七八九十百余多几两]+[个项]|重点|重大|签约|开工|在建|续建|招商|亿元|技改")
# 开工项目有A、B、C; 项目分别为：A；B.
_HEADED = re.compile(
    r"(?:项目|工程)(?:主要|分别)?(?:有|为|包括|是|如)[：:]?|(?:开工|签约|建成|投产)(?:了)?(?=[^，。；、]{3,24}、[^。；]{3,80}等[0-9一二三四五六七八九十百余多]+个[^，。；]{0,12}(?:项目|工程))"
)
# 总投资8亿元的A; 投资3亿元建设A.
_INVESTED = re.compile(
    r"投资(?:总?额)?(?:约|近|超|达|过)?[0-9.]{1,9}(?:万|亿|千万|百万)?(?:美元|港[币元]|欧元|人民币|元|多元|余元)(?:人民币)?"
    r"(?:的|(?:建设|兴建|新建|修建|打造|改造|实施)(?:了|的)?)"
)
_ACTIVITY = re.compile(r"(?:生产|制造|加工|开发|改造|扩建|技改|养殖|种植|回收|利用)$")
_NOUN_ENDS = re.compile(
    r"[，。；：！？、\n（]|(?:正式|顺利|成功|集中|全面|已|相继|先后|正在|即将|开工|落地|落户|竣工|投产|签约|奠基|建成|启动|动工|投入|通车|在|于)"
)
_SPONSORED = re.compile(r"(?:企业|公司|集团)[^，。；：、的了]{0,24}$")
_NO_WORK = re.compile(
    r"企业$|公司$|集团$|产业链?$|会议|仪式|资金|贷款|能力|问题|情况|工作|活动|政策|任务|计划|规划|方案|协议|合同|[会议]$"
)


@cache
def _heads() -> dict[str, str]:
    rows = read_table("project_heads", ("head", "sort"))
    for r in rows:
        if r["sort"] not in ("work", "site", "listed", "built"):
            raise ValueError(f"project_heads.csv: {r['head']} has the sort {r['sort']!r}")
    return {r["head"]: r["sort"] for r in rows}


@cache
def _finder() -> Finder:
    return Finder(h for h, sort in _heads().items() if sort in ("work", "site"))


@cache
def _built_finder() -> Finder:
    return Finder(h for h, sort in _heads().items() if sort in ("site", "built"))


@cache
def _built_before() -> re.Pattern[str]:
    return re.compile(f".*{alternatives('built_before')}了?")


@cache
def _built_behind() -> re.Pattern[str]:
    """What a work's part is said to come to: 大坝胜利合龙, 全线建成通车."""
    return re.compile(f"{alternatives('built_parts')}?{alternatives('built_manner')}*{alternatives('built_behind')}")


def find_projects(
    v: View, places: Sequence[Candidate], organisations: Sequence[Candidate] = (), known: frozenset[str] = frozenset()
) -> list[Candidate]:
    """Proposals for projects: works with a name of their own; ``places``, ``organisations`` are those of the text.

    A measure or campaign (党建工程, 品牌项目) is none, nor what has neither a place nor a word of works in its name.
    ``known`` are names that the document gives to projects elsewhere.
    """
    placed = bytearray(len(v.text) + 1)
    for p in (*(p for p in places if p.sort != "zone"), *(o for o in organisations if o.sort == "company")):
        placed[p.start : p.end] = b"\1" * (p.end - p.start)
    found: dict[Stretch, Candidate] = {}

    def add(start: int, end: int, rule: str, weight: float) -> None:
        found.setdefault((start, end), Candidate(Kind.PROJECT, start, end, rule, weight, "project"))

    companies = {o.end for o in organisations if o.sort == "company"}
    for start, end in _by_head(v, placed, places, companies):
        add(start, end, "project-head", 0.6)
    for start, end in _by_list(v, placed, companies):
        add(start, end, "project-list", 0.6)
    for start, end in _by_investment(v, placed, companies):
        add(start, end, "project-invested", 0.6)
    for start, end in _by_building(v, placed, places):
        add(start, end, "project-built", 0.6)
    for start, end in _by_quotation(v):
        add(start, end, "project-quoted", 0.6)
    for m in _ENDS.finditer(v.text):
        section = _SECTION.match(v.text, m.end())
        add(m.start(), m.end() if section is None else section.end(), "project-built", 0.6)
    if known:
        for start, end in finder_of(known).longest(v.text):
            if v.is_boundary(start) and v.is_boundary(end):
                add(start, end, "project-known", 0.55)
    return list(found.values())


# ------------------------------------------------------------------------------------------------ by head

_COUNT = re.compile(r"[0-9一二三四五六七八九十百余多]+[处个项座条]")  # 控导护滩工程10处
_STAGE = re.compile("[一二三四五六]期")
_CODE = re.compile("[一二三四五六七八九〇○零0-9]{2,5}")  # 六五二|工程
_SHORTEST_WORK = 4  # characters before 项目 and 工程 of a name that is neither a place's nor a number
_HALVED = re.compile("[区县市镇]?[和及与]")  # what another name ends with: 集聚|区和乙创业园
_LINES = "路线速道"
_OTHER_END = re.compile("(?<![㐀-鿿])[㐀-鿿]{2,4}[—－～]{1,2}$")
_FARTHEST_END = 6
_CLASSIFIERS = tuple("条处项个座批")
_BUILT_BY = re.compile("(?:投资|承接|负责|联合|共同)?(?:建设|兴建|新建|修建|承建|投建|打造|实施)(?:了|的)?")
_AMOUNT = re.compile(r"(?:[年日](?:产|处理|加工|生产))?[0-9]")
_FIRM_HEADS = ("公司", "集团")
_JOINTS = ("和", "与", "及")
_QUOTED_SHORT = 6  # characters between marks that are more than a catchword
_NO_HEAD = (*"部办组长师款员学局处科队院区链库兵桥", "主持", "主管", "负责")  # 工程|师, 项目|部


def _by_head(v: View, placed: bytearray, places: Sequence[Candidate], companies: AbstractSet[int]) -> list[Stretch]:
    """Names that end in a head that says that a project is meant."""
    out = []
    best: dict[int, int] = {}
    by_end = {p.end: p for p in places}
    for start, end in _finder().all(v.text):
        best[end] = min(best.get(end, start), start)
    for end, start in sorted(best.items()):
        sort = _heads()[v.text[start:end]]
        section = _SECTION.match(v.text, end) if v.text[end - 1] in "路速" else None
        end = end if section is None else section.end()
        follows = v.text[end : end + 2]
        if follows.startswith(_NO_HEAD) or (follows[:1] == "建" and follows != "建设"):
            continue
        begin = _trim(v, _left(v, start), end)
        begin = _quoted_owner(v, begin, start, by_end)
        begin = _behind_company(v, begin, start, companies)
        begin, end = _unquoted(v, begin, end)
        name = v.text[begin:end]
        short = sort == "work" and start - begin < _SHORTEST_WORK
        if start - begin < 2 or _GENERIC.match(name) or (short and not _is_named(v, begin, start, placed)):
            continue
        if name[0] == "（" or _HALVED.match(name) or (_COUNT.match(v.text, end) and not any(placed[begin:start])):
            continue
        if v.text[begin - 1 : begin] in _CLASSIFIERS and not any(placed[begin:start]) and "“" not in name:
            continue  # 四条骨干排涝工程
        own = _own_name(v, begin, start) or _is_word(v, begin, start, end)
        if _is_abstract(v, begin, end, placed) and not _OUTPUT.search(name):
            continue
        has_place = any(placed[begin:start]) or (short and sort == "work")
        physical = any(w in name for w in words("project_physical"))
        called = sort == "work" and follows[:1] == "等" and _LIST.match(v.text, end) is not None
        staged = re.search(r"[一二三四]期", name) is not None
        if sort == "work" and follows == "建设" and not (has_place or own or staged):
            continue
        named = has_place or own or called or bool(_OUTPUT.search(name))
        named = named or (
            sort == "work" and end - begin > 6 and _INVESTED.fullmatch(v.text, _money(v, begin), begin) is not None
        )
        if named or (physical and sort == "work"):
            out.append((begin, end))
    return out


def _is_named(v: View, begin: int, end: int, placed: bytearray) -> bool:
    """Whether a short stretch names a work by itself: a place or name (丹河口|工程), a number (六五二|工程)."""
    return all(placed[begin:end]) or _CODE.fullmatch(v.text, begin, end) is not None or _given(v, begin, end)


def _is_abstract(v: View, begin: int, end: int, placed: bytearray) -> bool:
    """Whether a word of measures and campaigns stands in a name, other than inside a place's (龙头|山)."""
    name = v.text[begin:end]
    at = ((name.find(w), len(w)) for w in words("project_abstract") if w in name)
    return any(not all(placed[begin + i : begin + i + n]) for i, n in at)


def _behind_company(v: View, begin: int, head: int, companies: AbstractSet[int]) -> int:
    """Where the work's name begins behind a company's full one: 甲有限公司|30万吨乙项目, 甲有限公司和|乙产业园,
    甲有限公司建设|乙水库项目."""
    for at in range(begin + 1, head):
        if at in companies and _AMOUNT.match(v.text, at):
            return at
        built = _BUILT_BY.match(v.text, at, head) if at in companies else None
        if built is not None and head - built.end() >= _SHORTEST_BEHIND:
            return built.end()
        if at in companies and v.text[at] in _JOINTS and v.text.endswith(_FIRM_HEADS, begin, at):
            return at + 1
    return begin


def _unquoted(v: View, begin: int, end: int) -> tuple[int, int]:
    """A name that is quoted as a whole and says by itself what is built, without the marks: “甲科创中心”项目."""
    closed = v.text.rfind("”", begin, end)
    whole = v.text[begin] == "“" and closed > begin + _QUOTED_SHORT and v.text[closed + 1 : end] in ("项目", "工程")
    return (begin + 1, closed) if whole and _ends_in_site(v, begin + 1, closed) else (begin, end)


def _money(v: View, end: int) -> int:
    """Where the phrase 投资…元的 would begin that ends at ``end``."""
    return max(v.text.rfind("投资", max(0, end - 20), end), 0)


_OPENING = re.compile(
    r"(?:分[两二三四五]期|发展|培育|服务|组织|孵化|巩固|大力|全力|着力|积极|继续|深化|强化|加强|新建|续建|在建|改建|兴建|投资|建设|打造|合作|研究|推进|加快|实施|组织|新上|[省市县]?重点(?:工程|项目)|[省市县]列|已有|现有)+"
)


def _trim(v: View, begin: int, end: int) -> int:
    """Take a date and verbs off the left."""
    dated = _DATE.match(v.text, begin)
    begin = dated.end() if dated is not None else begin
    opening = _OPENING.match(v.text, begin, end)
    if opening is not None and end - opening.end() > 4:
        begin = opening.end()
    if v.text[begin : begin + 1] == "建" and v.text[begin - 1 : begin] in tuple("再新扩改续筹"):
        begin += 1  # 再|建…水电站
    return _line_start(v, begin, end)


def _line_start(v: View, begin: int, end: int) -> int:
    """The other end of a road, railway or pipe before the dash that its name holds: 西陵—|东岳铁路."""
    other = _OTHER_END.search(v.text, max(0, begin - _FARTHEST_END), begin) if v.text[end - 1] in _LINES else None
    return begin if other is None else other.start()


def _quoted_owner(v: View, begin: int, head: int, places: dict[int, Candidate]) -> int:
    """The places in front of a quoted name belong to it (青河、白河“双河”工程)."""
    quote = v.text.find("“", begin, head)
    if quote < 0 or (begin < quote and (quote not in places or places[quote].start > begin)):
        return begin
    at = begin
    while v.text[at - 1 : at] == "、" and at - 1 in places:
        at = places[at - 1].start
    return at


def _own_name(v: View, begin: int, end: int) -> bool:
    """Whether characters that are no words stand together: a name that somebody gave (光联|产业园)."""
    single = [w for w in v.words_between(begin, end) if w.end - w.start == 1 and is_han(v.text[w.start])]
    return any(b.start == a.end for a, b in pairwise(single)) or "“" in v.text[begin:end]


def _is_word(v: View, begin: int, head: int, end: int) -> bool:
    """Whether the dictionary has the whole name as a word: 石门|水库, 成昆|铁路."""
    word = v.word_at(begin)
    name = v.text[begin:end]
    return (word.start, word.end) == (begin, end) and head - begin > 1 and name not in words("project_plain")


def _left(v: View, head: int) -> int:
    """Where the name before the head begins.

    Verbs that are at home in names of works (改造, 加工) are walked over; behind one that is not, the name begins, but
    where a word that governs it stands further left (实施了|社会组织孵化培育基地项目) it begins there.
    """
    at = head
    depth = 0
    doubtful: int | None = None  # behind the last verb that may be inside or outside
    while at > 0 and head - at < _MOST:
        c = v.text[at - 1]
        if c == "）":
            depth += 1
        elif c == "（":
            if not depth:
                break
            depth -= 1
        elif c == "”":
            opened = v.text.rfind("“", max(0, at - 20), at)
            if opened < 0:
                break
            at = opened
            continue
        elif not depth and (c in _EDGE or c == "“") and not _is_zero(v, at - 1):
            break
        word = v.word_at(at - 1)
        text = v.text[word.start : at]
        if depth or c == "）":
            at = min(word.start, at - 1)
            continue
        governs = _governs(v, word.start, at, text, word.tag, head)
        if governs and not (text in ("及", "和", "与") and _joins(v, at, head)):
            if text in ("的", "了") or text in words("list_openers"):
                doubtful = None
            break
        if doubtful is None and word.tag in ("v", "vd") and len(text) > 1 and text not in words("project_inner"):
            doubtful = at
        at = min(word.start, at - 1)
    return doubtful if doubtful is not None and head - doubtful >= _SHORTEST_BEHIND else at


def _is_zero(v: View, at: int) -> bool:
    """Whether a circle stands for the numeral in a row of them: 二二○."""
    return v.text[at] == "○" and v.text[at - 1 : at] in tuple("一二三四五六七八九〇○")


def _governs(v: View, start: int, end: int, text: str, tag: str, head: int) -> bool:
    """Whether a word stands before the name and not inside it."""
    if text in words("project_inner"):
        return False
    if text in ("至", "用", "到") and head - end < 30 and (is_han(v.text[start - 1]) or v.text[start - 1] == "）"):
        return False
    if text in ("来", "赴", "前来", "前往") or text in words("list_openers") or _LEFT_STOP.search(text):
        return True
    return tag in ("p", "r", "uj", "ul") or (tag == "d" and text not in ("高速", "快速") and not _STAGE.fullmatch(text))


def _joins(v: View, at: int, head: int) -> bool:
    """Whether 及/和 joins two parts of one name (东庄立交及南出口改造项目): beside a work, an amount, a company."""
    if v.text[at].isdigit() or _SPONSORED.search(v.text, max(0, at - 32), at - 1):
        return True
    if any(v.text.endswith(h, 0, at - 1) for h, sort in _heads().items() if sort == "site"):
        return False  # 甲电站及|乙项目
    return v.text[at - 2] in "交路桥口站段线河区" and head - at <= 20


# ------------------------------------------------------------------------------------------------ by list


def _by_list(v: View, placed: bytearray, companies: AbstractSet[int]) -> list[Stretch]:
    """The items of lists that the text calls projects."""
    out: list[Stretch] = []
    for m in _LIST.finditer(v.text):
        items = items_before(v, m.start())
        if len(items) < 2 and v.text[m.start()] != "等":
            continue  # the county's first|一个大工程
        firm = _FIRM.search(v.text, m.start(), m.end() + 5) is not None
        out += _works_of(v, items, placed, companies, firm=firm)
    for m in _HEADED.finditer(v.text):
        stop = re.compile(r"[。！？\n]|等").search(v.text, m.end(), m.end() + 300)
        end = stop.start() if stop is not None else m.end()
        items, at = [], m.end()
        for i in range(at, end + 1):
            if i == end or v.text[i] in "、；，":
                items.append((at, i))
                at = i + 1
        if len(items) > 1:
            out += _works_of(v, items, placed, companies, firm=False)
    return out


def _works_of(
    v: View, items: list[Stretch], placed: bytearray, companies: AbstractSet[int], *, firm: bool
) -> list[Stretch]:
    """Those items that are names of works; none where most items are but words (道路、供水等项目)."""
    out: list[Stretch] = []
    loose: list[Stretch] = []
    for start, end in items:
        money = _INVESTED.search(v.text, start, end)
        start = _trim(v, start if money is None else money.end(), end)
        if end - start < 4 or end - start > 36 or end in companies or _NO_WORK.search(v.text, start, end):
            continue
        site = _ends_in_site(v, start, end)
        own = _own_name(v, start, end) or any(placed[start:end]) or _OUTPUT.search(v.text, start, end) is not None
        if own and not site and has_trade(v, start, end):
            continue  # a company among projects
        if (own and site) or (own and firm) or (site and firm and not _is_plain(v, start, end)):
            out.append((start, end))
        elif (site and not _is_plain(v, start, end)) or (
            firm and end - start >= 6 and _ACTIVITY.search(v.text, start, end)
        ):
            loose.append((start, end))
    if out and (len(out) + len(loose)) * 2 > len(items):
        out += loose
    return out if len(out) * 2 >= len(items) or firm else []


def _ends_in_site(v: View, start: int, end: int) -> bool:
    heads = _heads()
    return any(v.text[end - n : end] in heads and end - start > n + 1 for n in (5, 4, 3, 2, 1))


def _is_plain(v: View, start: int, end: int) -> bool:
    """Whether it is made of ordinary words of works alone (污水处理厂)."""
    plain = words("project_plain")
    return all(v.text[w.start : w.end] in plain for w in v.words_between(start, end)) or v.text[start:end] in plain


# ------------------------------------------------------------------------------------------ by investment


def _by_investment(v: View, placed: bytearray, companies: AbstractSet[int]) -> list[Stretch]:
    """What the text says to be an investment of so and so much: up to the verb or mark behind it."""
    out = []
    for m in _INVESTED.finditer(v.text):
        begin = m.end()
        stop = _NOUN_ENDS.search(v.text, begin + 3, begin + 40)
        end = stop.start() if stop is not None else min(len(v.text), begin + 40)
        size = end - begin
        if not 4 <= size <= 30 or end in companies or _NO_WORK.search(v.text, begin, end) or "的" in v.text[begin:end]:
            continue
        if v.text[begin:end].endswith(("项目", "工程")):
            continue  # these have rules of their own
        if _ends_in_site(v, begin, end) and not _is_plain(v, begin, end):
            out.append((begin, end))
    return out


# ------------------------------------------------------------------------------------------ by quotation


@cache
def _quoted_work() -> re.Pattern[str]:
    """A quoted title of research or development, and what becomes of it: “甲工艺研究”获国家科技进步奖."""
    return re.compile(
        rf"“([^“”，。；]{{4,40}}{alternatives('research_ends')})”(?:项目|课题|成果)?[^，。；“]{{0,6}}?{alternatives('research_done')}"
    )


def _by_quotation(v: View) -> list[Stretch]:
    """Research projects by their quoted titles."""
    return [m.span(1) for m in _quoted_work().finditer(v.text)]


# ------------------------------------------------------------------------------------------ by building

_REMARK = re.compile("（[^（）]{1,40}）")
# 阿（甲什）吐（乙特）公路: by the ends of the line
_ENDS = re.compile("[㐀-鿿]（[㐀-鿿]{1,4}）[㐀-鿿]{1,2}（[㐀-鿿]{1,4}）[㐀-鿿]{0,4}?(?:公路|铁路|高速|大道)")
_SECTION = re.compile(r"(?:(?![局处队务站])[㐀-鿿]){1,6}?段(?![长子落])")  # 甲乙高速公路|丙丁段
_SHORTEST_BEHIND = 3  # characters between a verb and the head
_LONGEST = 16  # characters of a work's name before its head


def _by_building(v: View, placed: bytearray, places: Sequence[Candidate]) -> list[Stretch]:
    """Works whose names say what they are, where they are begun, built or opened."""
    out = []
    by_end = {p.end: p.start for p in places}
    best: dict[int, int] = {}
    for start, end in _built_finder().all(v.text):
        best[end] = min(best.get(end, start), start)
    for end, start in sorted(best.items()):
        section = _SECTION.match(v.text, end) if v.text[end - 1] in "路速线" else None
        stop = section.end() if section is not None else end
        quoted = v.text.startswith("”", stop)
        done = _done(v, stop + quoted)
        if not (done or _closed(v, stop)):
            continue
        begin = _trim(v, _left(v, start), end)
        opening = _built_before().match(v.text, begin, start - 1)
        begin = begin if opening is None else opening.end()
        if not 2 <= start - begin <= _LONGEST or not (done or _ordered(v, begin)):
            continue
        named = any(placed[begin:start]) or _given(v, begin, start) or _is_word(v, begin, start, end)
        if named and not _is_plain(v, begin, start):
            owner = by_end.get(begin - 1) if quoted and v.text.startswith("“", begin - 1) else None
            out.append((begin, stop) if owner is None else (owner, stop + 1))  # 甲河“红旗水闸”
    return out


def _done(v: View, end: int) -> bool:
    """Whether what becomes of a work stands behind its name and a remark: 甲水电站（装机240千瓦）|发电."""
    remark = _REMARK.match(v.text, end)
    return _built_behind().match(v.text, end if remark is None else remark.end()) is not None


def _closed(v: View, end: int) -> bool:
    """Whether nothing goes on behind a name that a verb governs: 修建甲桥|，, not 修建公路桥|梁."""
    return end == len(v.text) or not is_han(v.text[end])


def _ordered(v: View, begin: int) -> bool:
    """Whether a verb of building governs what begins here: 兴修了|甲渠, 验收“|乙渠."""
    return v.text.endswith(longest_first("built_before"), 0, begin - (v.text[begin - 1 : begin] in ("了", "“")))


def _given(v: View, begin: int, end: int) -> bool:
    """Whether a stretch holds a name: one of the dictionary's or of the times', or characters that are no words."""
    word = v.word_at(begin)
    listed = word.start == begin and word.end > end > begin + 1  # 石门水库, which the dictionary has as a word
    return (
        listed
        or _own_name(v, begin, end)
        or any(
            w.tag[:2] in ("ns", "nr", "nz") or v.text[w.start : w.end] in words("emblems")
            for w in v.words_between(begin, end)
        )
    )
