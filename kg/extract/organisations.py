"""Organisations: bodies of party and state behind a division or a level word, and names that end in a listed head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.view import Finder, View, is_han
from kg.lexicon.terms import departments, level_words, national_organisations, organisation_blocks, organisation_heads
from kg.model import Kind

# Organs that follow a division or a level word directly; with 常委会 etc. as further parts (_TAIL).
_ORGAN = re.compile(
    r"委员会|委(?![员托婉屈靡])|人民政府|政府|人民代表大会常务委员会|人大常务委员会|人大常委会|人大|人民代表大会(?!第|上|期间)"
    r"|政协(?:委员会|常委会)?|纪律检查委员会|纪委监委|纪检监察机关|纪检委|纪委|监察委员会|监委"
    r"|(?:中级|高级)?人民法院|中级法院|高级法院|中院|高院|法院|人民检察院|检察院"
    r"|革命委员会|革委会|革委|人民委员会|人委(?!员)|军管会|军事管制委员会|革筹小组"
    r"|军分区|军区|警备区|人民武装部|人武部|武装部|总工会|工会|团委|妇联|行署|行政公署|专署|专员公署|专区|地委"
)
_TAIL = re.compile(
    r"(?:常委会|常务委员会|常务会议?(?!议)|党组|党委|机关党委|机关(?!事|工|报|刊|干|党|各)|领导班子(?!会)|理论学习中心组|党的核心小组|党的核心领导小组)+"
)
_LEVEL = "省市州盟县区旗乡镇"
_NUMERAL = re.compile(r"[第一二三四五六七八九十百零〇0-9]+")
# Tags of dictionary words that no organisation's name holds: verbs, prepositions, particles, adverbs, pronouns …
_STOP_TAGS = frozenset(
    {"v", "vd", "p", "uj", "ul", "uz", "ug", "uv", "ud", "d", "df", "r", "rr", "rz", "y", "e", "t", "c"}
)
# … but for these, which are verbs or adverbs elsewhere and parts of names here.
_INNER = frozenset(
    [
        "派",
        "驻",
        "促进",
        "扶贫",
        "巡视",
        "巡回",
        "监督",
        "管理",
        "服务",
        "建设",
        "发展",
        "开发",
        "研究",
        "进出口",
        "培训",
        "推广",
        "示范",
        "交易",
        "招商",
        "招生",
        "考试",
        "保护",
        "协作",
        "协调",
        "指导",
        "合作",
        "互助",
        "支援",
        "救援",
        "救助",
        "抗旱",
        "防汛",
        "抗洪",
        "抗日",
        "救国",
        "生产",
        "制造",
        "加工",
        "供应",
        "销售",
        "运输",
        "装饰",
        "安装",
        "修配",
        "印刷",
        "储运",
        "投资",
        "控股",
        "创新",
        "创业",
        "环保",
        "节能",
        "通信",
        "通讯",
        "联合",
        "统一",
        "战线",
        "联络",
        "统战",
        "审计",
        "统计",
        "监察",
        "检察",
        "执行",
        "整治",
        "治理",
        "改革",
        "改制",
        "攻坚",
        "综合",
        "应急",
        "保障",
        "开放",
        "出版",
        "发行",
        "播音",
        "测绘",
        "勘察",
        "勘探",
        "设计",
        "规划",
        "评估",
        "检验",
        "检测",
        "检疫",
        "防疫",
        "防治",
        "预防",
        "控制",
        "养殖",
        "种植",
        "屠宰",
        "酿造",
        "养路",
        "修防",
        "护路",
        "护林",
        "绿化",
        "灌溉",
        "排灌",
        "抽水",
        "供水",
        "供电",
        "感染",
        "呼吸",
        "供销",
        "输变电",
        "发电",
        "储备",
        "拍卖",
        "租赁",
        "担保",
        "清洁",
        "清算",
        "演出",
        "歌舞",
        "演艺",
        "编辑",
        "编纂",
        "编制",
        "编译",
        "翻译",
        "咨询",
        "策划",
        "广告",
        "传播",
        "传媒",
        "安置",
        "复员",
        "退伍",
        "注册",
        "竞赛",
        "募捐",
        "救灾",
        "赈灾",
        "拥军",
        "优属",
        "土改",
        "征兵",
        "征集",
        "征收",
        "稽查",
        "缉私",
        "禁毒",
        "戒毒",
        "仲裁",
        "调解",
        "信访",
        "接访",
        "扫黄",
        "打非",
        "创建",
        "普及",
        "教育",
        "训练",
        "体育",
        "武装",
        "劳动",
        "就业",
        "保险",
        "储蓄",
        "结算",
        "支付",
        "贸易",
        "经营",
        "经销",
        "外贸",
        "外运",
        "旅行",
        "观光",
        "游览",
        "餐饮",
        "健康",
        "康复",
        "保健",
        "医疗",
        "护理",
        "急救",
        "养老",
        "托养",
        "福利",
        "捐献",
        "交流",
        "友好",
        "对外",
        "涉外",
        "进修",
        "自修",
        "深造",
        "附属",
        "直属",
        "下属",
        "特种",
        "联营",
        "合营",
        "独资",
        "合资",
        "国营",
        "民办",
        "公办",
        "私立",
        "公立",
        "实验",
        "试验",
        "专业",
        "业余",
        "自治",
        "自卫",
        "独立",
        "解放",
        "革命",
        "志愿",
        "执法",
        "工作",
        "移民",
        "维权",
        "维护",
        "维稳",
        "稳定",
        "普查",
        "巡察",
        "考核",
        "评审",
        "认证",
        "认可",
        "审批",
        "审判",
        "许可",
        "招标",
        "采风",
        "讲师",
        "联谊",
        "慈善",
        "互联",
        "互通",
        "物联",
        "智能",
        "共享",
        "能动",
        "化工",
        "造船",
        "造纸",
        "纺织",
        "织布",
        "印染",
        "炼油",
        "炼钢",
        "轧钢",
        "采煤",
        "采油",
        "钻井",
        "钻探",
        "地震",
        "预报",
        "播种",
        "会计",
        "核算",
        "收发",
        "发射",
        "计量",
        "养护",
        "建造",
        "建材",
        "建工",
        "承包",
        "劳务",
        "汽修",
        "驾驶",
        "培育",
        "繁育",
        "育种",
        "改良",
        "配种",
        "孵化",
        "饲养",
        "放映",
    ]
)
_TRIM = frozenset(
    [
        "全",
        "本",
        "该",
        "各",
        "我",
        "全市",
        "全县",
        "全省",
        "全区",
        "我市",
        "我县",
        "我省",
        "我区",
        "我国",
        "所属",
        "直属",
        "有关",
        "原",
        "新",
        "老",
        "大型",
        "中型",
        "小型",
        "国有",
        "民营",
        "集体",
        "部分",
        "多家",
        "一家",
        "两家",
        "三家",
        "当地",
        "驻地",
        "基层",
        "各级",
        "各类",
        "重点",
        "骨干",
        "知名",
        "著名",
        "其他",
        "其它",
        "另",
        "同",
        "两",
        "几",
        "数",
        "个",
        "家",
        "所",
        "名",
        "支",
        "是",
        "为",
        "和",
        "与",
        "及",
        "并",
        "以及",
        "先进",
        "同时",
        "同年",
        "当时",
        "其中",
        "旗下",
        "下属",
        "外地",
        "本地",
        "附近",
        "主要",
        "相关",
        "上级",
        "下级",
        "自办",
        "合办",
        "联办",
        "一批",
        "多个",
        "各个",
        "首",
        "首家",
        "首个",
        "第一家",
        "唯一",
    ]
)
_OPEN_QUOTE, _CLOSE_QUOTE = "“《〈「", "”》〉」"
_NO_ORGANISATION = re.compile(
    r"(?:各级|有关|相关|主要|行业|科研|金融|物业|房地产|大专|中职|技工|职业|中小|保险|各|全体|基层|上级|下级|成员|职能|业务|主管|责任|其他|市直|县直|区直|省直|直属|国家|中央和?|领导|党政|国营|地方国营|各地|全港|省内|市内|[省市县区]直)+"
    r"(?:党委|党组|党支部|支部|部门|单位|公司|医院|学校|大学|学院|中学|小学|中心|政府|机关|组织|企业|银行|乡镇|街道|协会|委员会|机构|院校|商店|部委|厅局|委办局)"
)
_DIGITS = re.compile(r"[0-9]")
_MAX = 32
_OFFICE_AT = re.compile(r"(?:人民政府|政府)?驻[㐀-鿿]{1,6}?(?:办事处|联络处|商会|办)")
_PREFECTURE = re.compile(r"地委|行署|专署|军分区")
# The bodies of a university or an enterprise in its own chronicle.
_WORKPLACE = re.compile(r"(?:校|院|厂|矿|公司|集团|集团公司|总公司|学校|学院|医院)(?:党委|党组|纪委|工会|团委|学生会|妇联)(?!书记|副书记|委员|常委|会)")
# Units of an army by number: 第一一五师三四四旅, 五十九团.
_NUMBER = "[一二三四五六七八九十百零〇0-9]"
_UNIT = re.compile(
    rf"(?:第{_NUMBER}{{1,4}}|(?<![一-鿿]){_NUMBER}{{2,4}}|{_NUMBER}{{2,4}})(?:集团军|军|师|旅|团|纵队|支队|总队|大队)"
    rf"(?:第?{_NUMBER}{{1,4}}(?:军|师|旅|团|营|连|支队|大队|中队))*(?!长)(?:政治部|司令部|后勤部)?"
)
_BARE_ORGAN = re.compile(
    r"(?:人民代表大会常务委员会|人大常委会|人大|政协|政府|人民法院|中级人民法院|法院|人民检察院|检察院|纪委监委|纪委|监委|工委|总工会|工会|妇联|团委)"
)
_STOP_WORDS = frozenset(
    [
        "代理",
        "会见",
        "接见",
        "采访",
        "走访",
        "维护",
        "陪同",
        "拜会",
        "拜访",
        "出席",
        "参加",
        "主持",
        "来到",
        "前往",
        "率领",
        "支持",
        "通知",
        "看望",
        "驻军",
        "邀请",
        "组建",
        "组织",
        "成立",
        "建立",
        "创办",
        "重组",
        "合并",
        "撤销",
        "更名",
        "改称",
        "改为",
        "改名",
        "设立",
        "筹建",
        "筹备",
        "授予",
        "颁发",
        "颁给",
        "选派",
        "选送",
        "命名",
        "举行",
        "召开",
        "举办",
        "发展",
        "为",
        "是",
        "有",
    ]
) - {"发展", "组织"}


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where an organisation's name can begin, and where what it names ends (a division, a level word)."""

    start: int
    end: int
    sort: str  # full, short, level, national


_TITLE_BEGINS = (
    "主席",
    "副主席",
    "主任",
    "副主任",
    "秘书长",
    "院长",
    "副院长",
    "检察长",
    "副检察长",
    "书记",
    "副书记",
    "党组",
    "常委",
    "委员",
)


_VILLAGE_POST = ("党支部", "党总支", "支部", "党委", "队长", "书记", "大队长", "党支书", "支书", "社长", "管委会主任")


@cache
def _finders() -> tuple[Finder, Finder, Finder, Finder]:
    return (
        Finder(national_organisations()),
        Finder(departments()),
        Finder(organisation_heads()),
        Finder(level_words()),
    )


def find_organisations(
    v: View, places: Sequence[Candidate], walls: Sequence[Candidate] = (), settlements: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Proposals for organisations, nested and overlapping ones too; ``places`` are the divisions found in the text.

    No name reaches over one of the ``walls``: titles and the persons behind them. ``settlements`` are places of the
    text beside the divisions: a commune or village is an organisation before a post.
    """
    wall = bytearray(len(v.text) + 1)
    title_starts = {w.start for w in walls if w.kind is Kind.POST}
    for w in walls:
        wall[w.start : w.end] = b"\1" * (w.end - w.start)
    national, department, head, level = _finders()
    anchors = _anchors(v, places, level)
    found: dict[tuple[int, int], Candidate] = {}

    def add(start: int, end: int, rule: str, confidence: float, sort: str) -> None:
        kept = found.get((start, end))
        if kept is None or kept.confidence < confidence:
            found[start, end] = Candidate(Kind.ORGANISATION, start, end, rule, confidence, sort)

    named = {}
    for start, end in department.longest(v.text):
        named[start] = end
    for start, end in national.longest(v.text):
        if _cuts_no_word(v, start, end):
            add(start, end, "org-national", 0.9, national_organisations()[v.text[start:end]])
            for tail in _tails(v, end, named):
                add(start, tail, "org-national-tail", 0.85, "government")
    for anchor in anchors:
        organ = _ORGAN.match(v.text, anchor.end)
        if organ is not None and _organ_stands(v, anchor, organ):
            end = organ.end()
            party = v.text[anchor.start : anchor.end] not in ("中共", "中国共产党") or organ[0].startswith("委")
            if party:
                add(
                    anchor.start, end, "org-organ", 0.95, "party" if organ[0].startswith(("委", "纪")) else "government"
                )
                for tail in _tails(v, end, named):
                    add(anchor.start, tail, "org-organ-tail", 0.95, "government")
        if anchor.sort != "national" and anchor.end in named:
            end = named[anchor.end]
            if v.text[end - 1] not in "部局厅委办处科" or _ends_name(v, end):
                add(anchor.start, end, "org-department", 0.95, "government")
                for tail in _tails(v, end, named):
                    add(anchor.start, tail, "org-department-tail", 0.9, "government")
    starts: dict[int, list[_Anchor]] = {}
    for a in anchors:
        starts.setdefault(a.start, []).append(a)
    reach: dict[int, int] = {}
    for c in found.values():
        reach[c.end] = min(reach.get(c.end, c.start), c.start)
    for start, end in _heads(v, head):
        listed = organisation_heads()[v.text[start:end]]
        if listed.strength == "never" or not _ends_name(v, end) or (wall[end - 1] and v.text[end : end + 1] != "长"):
            continue
        if end - start == 1 and not _nominal(v, start):
            continue
        begin, anchored = _left(v, start, end, listed.sort, starts, reach, named, wall)
        if begin is None or begin >= start:
            if v.is_boundary(start) and (listed.strength == "bare" or (end - start >= 5 and listed.sort != "company")):
                add(start, end, "org-bare", 0.5, listed.sort)
            continue
        if listed.strength == "anchored" and not anchored:
            if end in title_starts and 2 <= start - begin <= 10 and v.is_boundary(begin):
                add(begin, end, "org-unit-titled", 0.75, listed.sort)  # 麻醉科|主任
                reach[end] = min(reach.get(end, begin), begin)
            continue
        if end - start == 1 and (start - begin > 14 or _DIGITS.search(v.text, begin, start)):
            continue
        if start - begin < 2 and not anchored:
            continue
        if _NO_ORGANISATION.fullmatch(v.text[begin:end]):
            continue
        add(begin, end, "org-head-anchored" if anchored else "org-head", 0.85 if anchored else 0.7, listed.sort)
        reach[end] = min(reach.get(end, begin), begin)
    for anchor in anchors:
        m = _OFFICE_AT.match(v.text, anchor.end)
        if m is not None and anchor.sort in ("full", "short", "level"):
            add(anchor.start, m.end(), "org-office-at", 0.9, "government")
    for p in settlements:
        if v.text.startswith(_VILLAGE_POST, p.end):
            add(p.start, p.end, "org-settlement", 0.85, "settlement")
    for m in _PREFECTURE.finditer(v.text):
        begin = m.start()
        while begin > 0 and m.start() - begin < 3 and is_han(v.text[begin - 1]) and v.text[begin - 1] not in _NEVER:
            word = v.word_at(begin - 1)
            if begin - word.start > 1 and word.tag[:2] not in ("ns", "nr", "nz"):
                break
            begin = word.start
        if 2 <= m.start() - begin <= 3:
            add(begin, m.end(), "org-prefecture", 0.8, "party")
            for tail in _tails(v, m.end(), named):
                add(begin, tail, "org-prefecture-tail", 0.8, "party")
    for m in _WORKPLACE.finditer(v.text):
        if m.start() == 0 or not is_han(v.text[m.start() - 1]):
            add(m.start(), m.end(), "org-workplace", 0.8, "party")
    for m in _UNIT.finditer(v.text):
        if not wall[m.start()]:
            add(m.start(), m.end(), "org-unit", 0.6, "army")
    for m in _BARE_ORGAN.finditer(v.text):
        if v.text.startswith(_TITLE_BEGINS, m.end()) and v.is_boundary(m.start()):
            add(m.start(), m.end(), "org-organ-bare", 0.7, "government")
    for start, end in named.items():
        if v.is_boundary(start) and _ends_name(v, end) and not any(s == start and e >= end for s, e in found):
            add(start, end, "org-department-bare", 0.55, "government")
    return sorted(found.values(), key=lambda c: (c.start, -c.end))


def _heads(v: View, head: Finder) -> list[tuple[int, int]]:
    """The longest head at each end, in order."""
    best: dict[int, int] = {}
    for start, end in head.all(v.text):
        best[end] = min(best.get(end, start), start)
    return [(s, e) for e, s in sorted(best.items())]


def _cuts_no_word(v: View, start: int, end: int) -> bool:
    """Whether neither end lies inside a dictionary word that reaches beyond the other side of it."""
    first, last = v.word_at(start), v.word_at(end - 1)
    return first.start == start and (last.end == end or (last.start >= start and last.end - last.start > 2))


def _anchors(v: View, places: Sequence[Candidate], level: Finder) -> list[_Anchor]:
    """Divisions (chains of them as one), level words, and a division with a level word behind it (德州|市委)."""
    anchors: dict[tuple[int, int], _Anchor] = {}
    by_start = {}
    for p in places:
        by_start.setdefault(p.start, []).append(p)
    for p in places:
        anchors[p.start, p.end] = _Anchor(p.start, p.end, p.sort)
        at = p
        for _ in range(3):  # 山东省|德州市|齐河县
            nexts = by_start.get(at.end, [])
            if not nexts:
                break
            at = max(nexts, key=lambda q: q.end)
            anchors[p.start, at.end] = _Anchor(p.start, at.end, at.sort)
    for start, end in level.longest(v.text):
        word = v.text[start:end]
        if _level_stands(v, start, end):
            anchors.setdefault(
                (start, end), _Anchor(start, end, "level" if word[0] not in "中世国全亚" else "national")
            )
    out = list(anchors.values())
    for a in out:
        if a.sort == "short" and a.end < len(v.text) and v.text[a.end] in _LEVEL:
            anchors.setdefault((a.start, a.end + 1), _Anchor(a.start, a.end + 1, "full"))
    for a in list(anchors.values()):
        for opener in ("中国共产党", "中共", "共青团", "政协"):
            if v.text.endswith(opener, 0, a.start) and a.sort in ("full", "level"):
                begin = a.start - len(opener)
                anchors[begin, a.end] = _Anchor(begin, a.end, "full")
    return sorted(anchors.values(), key=lambda a: (a.start, a.end))


def _level_stands(v: View, start: int, end: int) -> bool:
    """Whether a level word stands for a division here and is not the end of another word (城市, 地区, 各县)."""
    if v.text.startswith("长", end) and end - start == 1:
        return False
    if end - start > 1:
        return v.is_boundary(start) and (v.text[start] in "中全国世亚" or start == 0 or not is_han(v.text[start - 1]))
    word = v.word_at(start)
    if word.start < start and not v.text[word.start : start].endswith(("各", "我", "该", "本", "全")):
        return False
    return start == 0 or v.text[start - 1] not in "各每个两三四五六七八九十数多0123456789"


_BEHIND_SHORT = frozenset(
    ["地委", "行署", "行政公署", "专署", "专员公署", "军分区", "军区", "警备区", "革委会", "政协", "工委"]
)


def _organ_stands(v: View, anchor: _Anchor, organ: re.Match[str]) -> bool:
    if anchor.sort == "short":
        return organ[0] in _BEHIND_SHORT
    if anchor.sort == "national" and v.text[anchor.start : anchor.end] not in ("中共", "中国共产党"):
        return False
    if organ[0] == "委员会" and anchor.sort == "level":
        return False
    if organ[0] in ("工会", "政协") and anchor.sort == "level" and v.text[anchor.start] in "乡镇":
        return organ[0] == "工会"
    return not v.text.startswith(("级", "辖", "直"), anchor.end)


def _tails(v: View, end: int, named: dict[int, int]) -> list[int]:
    """Where an organ's name can end further right: departments and committees named behind it (市委|宣传部|理论科)."""
    ends = []
    at = end
    for _ in range(3):
        tail = _TAIL.match(v.text, at)
        if tail is not None:
            at = tail.end()
        elif at in named and _ends_name(v, named[at]):
            at = named[at]
        else:
            break
        ends.append(at)
    return ends


_AFTER = re.compile(r"[长员级务们]|人员|所在|负责制|成员单位")


def _ends_name(v: View, end: int) -> bool:
    """Whether a name can end here: not inside a word that goes on (部|长 is a post, 办公|室 …)."""
    if end >= len(v.text):
        return True
    after = _AFTER.match(v.text, end)
    if after is not None and after[0] != "长":
        return False
    word = v.word_at(end - 1)
    return word.end <= end or "长" in v.text[end : word.end]


def _nominal(v: View, at: int) -> bool:
    """Whether a one-character head is, or ends, a noun (教育|局, not 主|办 or 258|处)."""
    word = v.word_at(at)
    if v.text[word.start : at + 1] in organisation_blocks() or v.text[max(0, at - 1) : at + 1] in organisation_blocks():
        return False
    return word.tag[0] in "njgxb" or (
        word.tag in ("zg", "q", "v", "m") and word.start == at and v.text[at] in "局委院科社厂组部司厅署团连营师旅军股"
    )


def _left(
    v: View,
    head: int,
    end: int,
    sort: str,
    anchors: dict[int, list[_Anchor]],
    reach: dict[int, int],
    named: dict[int, int],
    wall: bytearray,
) -> tuple[int | None, bool]:
    """Where the name that ends in the head at ``head`` begins, and whether a division or a known body begins it."""
    at = head
    leftmost: int | None = None  # the leftmost start that was an anchor
    enders = {}
    for begin in range(max(0, head - _MAX), head):
        for a in anchors.get(begin, ()):
            if a.end <= head and a.sort in ("full", "short", "level") and not (a.end - a.start == 1):
                enders.setdefault(a.end, begin)
    joined = False
    while at > 0 and head - at < _MAX:
        if at in reach and reach[at] < at and not (joined and at != head):
            leftmost = reach[at]
            at = leftmost
            joined = False
            break
        if wall[at - 1]:
            break
        c = v.text[at - 1]
        if c in _CLOSE_QUOTE:
            opened = max(v.text.rfind(q, max(0, at - 16), at) for q in _OPEN_QUOTE)
            if opened < 0:
                break
            at = opened
            continue
        if c == "）":
            opened = v.text.rfind("（", max(0, at - 10), at)
            if opened <= 0:
                break
            at = opened
            continue
        word = v.word_at(at - 1)
        text = v.text[word.start : at]
        if text in ("和", "与", "及", "暨"):
            if at in anchors or at == head or word.start in reach or any(word.start == e for e in named.values()):
                break
            joined = True
            at = word.start
            continue
        ending = enders.get(at)
        if ending is not None and ending < at:
            leftmost = at = ending
            joined = False
            continue
        if text in _STOP_WORDS:
            break
        if (
            text in _TOUR
            and v.text[end - 1] in "团队组"
            and v.is_boundary(word.start)
            and _ends_anchor(anchors, word.start)
        ):
            at = word.start
            continue
        if len(text) == 1 and word.tag in ("d", "zg", "a", "v", "ad") and is_han(text) and text not in _NEVER:
            near = next((enders[p] for p in range(word.start, max(0, word.start - 3), -1) if p in enders), None)
            if near is not None and all(is_han(c) for c in v.text[near:at]):
                leftmost = at = near
                break
        if not _inner(text, word.tag, v, word.start, at):
            split = _suffix_anchor(v, word.start, at, anchors)
            if split is not None:
                at = split
                leftmost = split
            break
        at = word.start
        if at in anchors:
            leftmost = at
    if joined and leftmost is None:
        # 和 only inside a name that a division or a body begins
        cut = max(v.text.rfind(j, at, head) for j in ("和", "与", "及", "暨"))
        at = cut + 1
    if leftmost is not None and (leftmost == at or sort not in ("company", "school", "hospital")):
        return leftmost, True
    begin = _trim(v, at, head)
    if leftmost is not None:
        if begin >= leftmost or any(
            w.tag not in ("nz", "nr", "nrt", "x", "eng") for w in v.words_between(begin, leftmost)
        ):
            return leftmost, True
        return begin, True
    if begin == head:
        return None, False
    return begin, begin in anchors


_NEVER = frozenset("和与的到在对为是等由从向被把将了及以经赴来去任至说并又也都就")
_TOUR = frozenset(["慰问", "访问", "考察", "视察", "参观", "支援", "督导", "检查", "慰问支援", "友好", "经贸", "学习"])


def _ends_anchor(anchors: dict[int, list[_Anchor]], end: int) -> bool:
    """Whether a division or level word ends at ``end`` (甘肃省|慰问团)."""
    return any(a.end == end for s in range(max(0, end - 12), end) for a in anchors.get(s, ()))


def _suffix_anchor(v: View, start: int, end: int, anchors: dict[int, list[_Anchor]]) -> int | None:
    """An anchor inside the word ``start``..``end`` whose text reaches the word's end (兼|县)."""
    for at in range(start + 1, end):
        if at in anchors:
            return at
    return None


def _inner(text: str, tag: str, v: View, start: int, end: int) -> bool:
    """Whether a dictionary word can be inside an organisation's name."""
    if text.isascii() and text.isdigit():
        return v.text[start - 1 : start] == "第" or v.text[end : end + 1] in tuple("师团旅军厂矿医中小连营所号")
    if text in _INNER:
        return True
    if text[0] in "，。；：！？、…—～ \n" or text[-1] in "，。；：！？、…—～ \n":
        return False
    if tag in _STOP_TAGS:
        return False
    if tag == "m" and not _NUMERAL.fullmatch(text):
        return False
    if tag == "x" and len(text) == 1 and not ("一" <= text <= "鿿" or text.isalnum() or text == "·"):
        return False
    return text not in (
        "年",
        "月",
        "日",
        "时",
        "后",
        "前",
        "中",
        "上",
        "内",
        "间",
        "等",
        "们",
        "同志",
        "先生",
        "一行",
        "起",
        "止",
    )


def _trim(v: View, begin: int, head: int) -> int:
    """Take words off the left that no name begins with."""
    while begin < head:
        word = v.word_at(begin)
        text = v.text[begin : word.end]
        if (
            text in _TRIM
            or (word.tag in ("t", "q", "a", "ad", "b", "f", "z") and len(text) == 1)
            or text in _OPEN_QUOTE + "（"
        ):
            begin = word.end
            continue
        if word.tag == "m" and _NUMERAL.fullmatch(text) and not text.startswith("第"):
            begin = word.end
            continue
        break
    return min(begin, head)
