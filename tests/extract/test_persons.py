"""Persons: where names stand, where they end, and what is no name. All sentences and people are invented."""

from __future__ import annotations

import pytest

from kg.extract.find import find
from kg.model import Kind
from tests.extract.sentences import found, names, wanted

BEHIND_POSTS = [
    "<post><org>市委</org>副书记</post>、<post>市长</post><per>沈明远</per>出席会议。",
    "<post><org>市政府</org>副市长</post><per>沈明远</per>、<per>贺知行</per>、<per>邱文涛</per>参加活动。",
    "<post><org>县人大常委会</org>副主任</post><per>韦国栋</per>（女，壮族）、<per>马成林</per>（回族）和<per>郝兰</per>当选。",
    "<post><org>市委</org>书记</post><per>沈明远</per>（中）察看现场。",
    "<post><org>县委</org>书记</post><per>彭子昂</per>（化名）讲话。",
    "听取了<post><org>县委</org>副书记</post>、<post>县长</post><per>温晓月</per>的工作汇报。",
    "听取了<post>县长</post><per>邵新月</per>的工作汇报。",  # 新月 is a word
    "<post>副总理</post>来临澜视察，和农民交谈。",
    "<post><org>县委</org>书记</post>│<per>沈明远</per>│",
    "┃<post>县长</post>│<per>沈明远</per>│<post>副县长</post>│<per>邱文涛</per>┃",
    "参加会议的有<post><org>县委</org>书记</post><per>彭子昂</per>，<post>县长</post><per>钱峰</per>。",
    "<post><org>省委</org>书记</post>、<post><org>省人大常委会</org>主任</post><per>葛天民</per>来本县视察。",
]
COMPOUND_SHORT_AND_RARE = [
    "<post><org>县委</org>书记</post><per>欧阳立春</per>讲话。",
    "<post><org>县委</org>书记</post><per>司马懿文</per>、<post>县长</post><per>诸葛平</per>参加会议。",
    "<post>市长</post><per>尉迟恭泽</per>致辞。",
    "<post>县长</post><per>上官婉</per>致辞。",
    "<post>县长</post><per>钱峰</per>主持会议。",
    "<post><org>市政协</org>主席</post><per>邵珺玥</per>与会。",
    "<post><org>市委</org>书记</post><per>闫旻昊</per>同志讲话。",
    "<post>市长</post><per>谭喆</per>致辞。",
]
BEFORE_VERBS = [
    "<post>县长</post><per>钱峰</per>赴北部山区检查防汛工作。",
    "<post>县长</post><per>钱峰</per>前往灾区慰问。",
    "<post>市长</post><per>沈明远</per>会同<post>副市长</post><per>贺知行</per>检查工作。",
    "<post>副县长</post><per>范立</per>与<per>储大鹏</per>谈话。",
    "<post>副市长</post><per>贺知行</per>参加，<per>邱文涛</per>主持。",
    "<post><org>市委</org>书记</post><per>田诚</per>任<post>组长</post>。",
]
BEFORE_POSTS = [
    "<post><org>市委</org>书记</post><per>陆景川</per>主持会议。",
    "<post>主席</post>高度重视。",
    "<per>江景川</per>（1886—1911）又名<per>江文涛</per>，字子云。",
    "会议由<per>沈明远</per>主持。",
    "<per>高振华</per>任<post>县长</post>。",
    "<per>沈明远</per>同志任<post><org>县委</org>书记</post>。",
    "<per>高振华</per>不再担任<post><org>县委</org>书记</post>职务。",
    "会议选举<per>高振华</per>为<post>主席</post>，<per>梁志</per>、<per>龚秀英</per>（女）为<post>副主席</post>。",
    "<per>沈明远</per>、<per>贺知行</per>、<per>邱文涛</per>为<post>副主任</post>。",
    "任命<per>沈明远</per>为<post><org>县农业局</org>局长</post>。",
    "免去<per>沈明远</per>的<post><org>县农业局</org>局长</post>职务。",
    "推荐之<per>向战</per>先生当选。",
    "<post><org>县委</org>书记</post><per>陆旻</per>，<post>县长</post><per>钱峰</per>外，还有多人。",
    "共庆丰收。（作者：<per>沈明远</per><per>贺知行</per><per>邱文涛</per><per>储大鹏</per>）",
]
ENDS_THAT_ARE_WORDS_TOO = [
    "<post>校长</post><per>欧阳景远</per>作题为《立校》的报告。",
    "<post>副主席</post><per>郦守之</per>参加大会。",
    "<post>处长</post><per>谭敬之</per>报告施工经过。",
    "<post>局长</post><per>顾大椿</per>带队抢险。",
    "<post>副市长</post><per>梁志强</per>于1月5日作出批示。",
    "<post>副主席</post><per>陶耀先</per>作了报告。",
    "会议补选<per>慕容振华</per>为<post>检察长</post>。",
    "<per>尤守和</per>任<post>主任</post>。",
    "<org>县府</org>派<per>邵成后</per><post>校长</post>接任。",
    "聘请<per>陆文静</per>为第三届<post>会长</post>，<per>危道平</per>任首任<post>县长</post>。",
]
VERBS_LIKE_NAMES = [
    "<per>钱守仁</per>先生当选连任为<post>总统</post>。",
    "每届<post>总统</post>任满前60日选举，<post>总统</post>连选得连任一次。",
    "<post>主任</post>盛赞该项目。",
    "洪武元年，丁巳春，大水。",
    "台风葛乐礼台风侵袭，乡内停电。",
    "<post>知事</post><per>周承文</per>（江西人）到任。",
]
OF_MANY_PEOPLES = [
    "<post>州长</post><per>巴·巴特尔</per>陪同调研。",
    "在牧民<per>那木加甫</per>的新居，<post><org>乡党委</org>书记</post><per>布音</per>作了发言。",
    "教师<per>才让央金</per>获优秀教师称号。",
    "<post><org>县委</org>书记</post><per>才仁加甫</per>、<per>布仁巴雅尔</per>",
    "<post>议员</post><per>木暮善次郎</per>一行来访。",
    "<post>主席</post><per>林陈淑美</per>致词。",
    "<post>秘书长</post><per>Delmonte</per>、<post>总经理</post>CEO来访。",
    "邀请<post>主席</post>丹斯里<per>林国安</per>、<post>主席</post>TAN SRI <per>AZMAN BIN OSMAN</per>出席。",
    "开幕人为丹斯里拿督<per>林国安</per>。",
    "<per>沈明远</per>先生、<per>连战</per>女士到会。",
]
WITH_WORDS_BEFORE = [
    "股匪<per>陈水旺</per>部袭击村庄。",
    "开明士绅<per>危敬堂</per>为<post>议长</post>。",
    "社会计划经济学说。",  # 会计 is no word here
]
IN_LATIN_LETTERS = [
    "<post><org>加拿大枫林大学</org>校长</post><per>James Whitfield</per>来访。",
    "<post>市长</post><per>沈明远</per>会见<per>Karl H. von Lindau</per>先生。",
    "采用Siemens Energy的设备，使用Windows Server系统。",  # neither a title nor an address beside them
]
WITHOUT_POSTS = [
    "市领导<per>江景川</per>、<per>沈明远</per>、<per>贺知行</per>参加活动。",
    "会见<per>沈明远</per>一行。",
    "战士<per>沈明远</per>牺牲。",
    "<per>习近平</per><post>总书记</post>发表重要讲话。",
]
FOREIGN_AND_DOTTED = [
    "<post>总统</post><per>约翰·史密斯</per>来访。",
    "<post>总经理</post><per>艾哈迈德·哈桑</per>致辞。",
    "<post>大使</post><per>卡尔·施密特</per>来访。",
    "<post>首相</post><per>阿卜杜勒</per>一行到访。",
]
BY_SOUND = [
    "<post><org>自治区政府</org>主席</post><per>买买提·艾力</per>视察工作。",
    "<post>副县长</post><per>边巴</per>、<per>达瓦</per>、<per>次仁旺扎</per>下乡。",
    "<post>州长</post><per>阿木石里</per>（彝族）讲话。",
    "<post>知事</post><per>松井守彦</per>来访。",
    "<post>副州长</post><per>崔吉兰</per>、<per>朴学洙</per>、<per>金永洙</per>到会。",
    "<post><org>州委</org>书记</post><per>扎西旺堆</per>出席。",
    "<post>副州长</post><per>洛桑顿珠</per>、<per>次仁多吉</per>出席会议。",
    "<post><org>自治区政府</org>主席</post><per>努尔坦·阿不都萨金</per>视察。",
    "选举<per>巴音格勒</per>（蒙古族）、<per>宁克吉</per>（藏族）、<per>苏来木</per>（回族）为<post>副主席</post>。",
    "<per>科列希波夫</per><post>总统</post>再次来访。",
    "<post>主席</post><per>科列希波夫</per>向本报表示感谢。",
]
ADDRESSED = [
    "<per>江景川</per>一行来到<place>临澜市</place>考察。",
    "通过学习<per>江景川</per>同志的事迹，大家受到教育。",
    "<per>储大鹏</per>夫人<per>邱文兰</per>、<per>范立</per>夫人<per>贺敏芝</per>等到场。",
    "<per>沈明远</per>指出，要抓紧春耕。",
    "村民过上了好日子。（<per>贺知行</per><per>邱文涛</per>摄）",
    "农民<per>邱文涛</per>应邀到会。",
]
LISTS = [
    "陪同调研的有<per>江景川</per>、<per>沈明远</per>等。",
    "参加座谈的有<per>江景川</per>、<per>贺知行</per>、<per>邱文涛</per>、<per>范立</per>等。",
    "委员：<per>旦增</per>（藏）、<per>贺知行</per>、<per>索南旺姆</per>（女、藏）、<per>马成林</per>（回）、<per>邱文涛</per>。",
]


@pytest.mark.parametrize(
    "tagged",
    [
        *BY_SOUND,
        *LISTS,
        *ADDRESSED,
        *BEHIND_POSTS,
        *COMPOUND_SHORT_AND_RARE,
        *BEFORE_VERBS,
        *BEFORE_POSTS,
        *IN_LATIN_LETTERS,
        *ENDS_THAT_ARE_WORDS_TOO,
        *VERBS_LIKE_NAMES,
        *OF_MANY_PEOPLES,
        *WITH_WORDS_BEFORE,
        *WITHOUT_POSTS,
        *FOREIGN_AND_DOTTED,
    ],
)
def test_names(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text",
    [
        "深入学习习近平新时代中国特色社会主义思想。",  # a doctrine
        "书记作了重要讲话。",
        "县长带队检查。",
        "和平年代，发展经济。",
        "方针政策已经明确。",
        "高度重视安全工作。",
        "马上开展检查。",
        "干部、群众代表参加会议。",
        "全市工业企业增产。",
        "李家庄、王家庄、马家窑等地受灾。",  # villages
        "开展“同心·同梦”品牌活动，推出德汇·金点子。",
        "建立市—县—校三级联动。",
        "种植高粱、黄豆、白菜、花生。",
        "学习《江景川文集》。",  # a book's title
        "公司领导班子调整，李先生、王女士到场。",  # surnames alone
        "临澜行政委员会办公室。",
        "专家盛赞该剧，选手曾被誉为新星，会见时在座。",
        "刘堂村农民增收。",
        "老同志向老师学习，一位老先生说。",
        "中国和美国共同倡议，继续对话。",
    ],
)
def test_no_names(text: str) -> None:
    assert names(text, Kind.PERSON) == []


def test_another_name_in_brackets_is_a_mention_of_its_own() -> None:
    assert names("游击队员战士秦怀仁（秦民生）牺牲。", Kind.PERSON) == ["秦怀仁", "秦民生"]


def test_a_known_name_decides_a_doubtful_end() -> None:
    # 任 goes with the name only where the document has that name
    assert names("县委书记田诚任讲话。", Kind.PERSON, known={"田诚任"}) == ["田诚任"]
    assert names("县委书记田诚任组长。", Kind.PERSON, known={"田诚"}) == ["田诚"]


def test_a_known_name_is_found_without_any_post() -> None:
    text = "随后沈明远到村里去。"
    assert names(text, Kind.PERSON) == []
    assert names(text, Kind.PERSON, known={"沈明远"}) == ["沈明远"]


def test_rules_are_named_and_weighed() -> None:
    text = "县委书记沈明远、贺知行到会。"
    assert [(c.rule, c.weight) for c in find(text) if c.kind is Kind.PERSON] == [
        ("name-after-post", 0.95),
        ("name-in-list", 0.9),
    ]


def test_a_town_behind_a_word_that_leads_up_to_names_is_nobody() -> None:
    assert names("授予钱峰乡的孩子“好少年”称号。", Kind.PERSON) == []
    assert names("会见了钱峰，并合影。", Kind.PERSON) == ["钱峰"]
