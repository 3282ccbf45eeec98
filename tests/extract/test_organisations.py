"""Organisations: organs of every level, departments, companies, units, and what is none. All sentences are invented."""

from __future__ import annotations

import pytest

from kg.model import Kind
from tests.extract.sentences import found, names, wanted

ORGANS = [
    "<org>市委</org>、<org>市政府</org>召开会议。",
    "<org>省委</org>、<org>省政府</org>发出通知。",
    "<org>县委</org>、<org>县政府</org>、<org>县人大常委会</org>、<org>县政协</org>发出通知。",
    "<org>临澜市人民政府</org>印发通知。",
    "<org>市纪委监委</org>通报情况。",
    "<org>省人大常委会主席团</org>举行会议。",
    "<org>共青团临澜市委</org>召开会议。",
    "<org>县革命委员会</org>成立。",
    "<org>县革委会</org>召开会议。",
    "<org>县人民武装部</org>组织训练。",
    "<org>县妇联</org>成立。",
    "<org>县人民法院</org>审理此案。",
    "<org>县人民检察院</org>提起公诉。",
    "<org>省委第三巡视组</org>进驻。",
]
DEPARTMENTS = [
    "<org>市委组织部</org>举办培训班。",
    "<org>市委办公室</org>、<org>市政府办公室</org>印发方案。",
    "<org>市委网络安全和信息化委员会</org>召开会议。",
    "<org>市发展和改革委员会</org>召开会议。",
    "<org>市住房和城乡建设局</org>召开会议。",
    "<org>市文化和旅游局</org>、<org>市教育局</org>召开会议。",  # 和 inside a name
    "<org>市教育局</org>和<org>市体育局</org>联合举办比赛。",  # and between two
    "<org>县农机局</org>、<org>县农业局</org>合并。",
    "<org>省发改委</org>批复。",
    "<org>市“三农”工作领导小组</org>召开会议。",
    "<org>县志编纂委员会</org>成立。",
    "<org>县抗旱指挥部</org>成立。",
    "<org>县土地改革委员会</org>成立。",
]
NATIONAL = [
    "<org>国务院</org>批准。",
    "<org>中共中央</org>、<org>国务院</org>发出通知。",
    "<org>国家发展改革委</org>批复方案。",
    "<org>教育部</org>、<org>财政部</org>发文。",
    "<org>水利部</org>派员检查。",
    "<org>新华社</org>播发消息。",
    "<org>中国人民银行</org>发文。",
    "<org>中国红十字会</org>捐款。",
]
COMPANIES_AND_SCHOOLS = [
    "<org>江源水泥有限公司</org>投产。",
    "与<org>江源水泥有限公司</org>签订协议。",
    "成立<org>江源水泥有限公司</org>。",
    "由<org>江源建筑工程有限公司</org>承建。",
    "<org>江源重工股份有限公司</org>上市。",
    "<org>县棉纺厂</org>投产。",
    "<org>县化肥厂</org>、<org>县酒厂</org>投产。",
    "<org>县供销合作社</org>成立。",
    "<org>县一中</org>举行校庆。",
    "<org>县第一中学</org>、<org>县实验小学</org>参加比赛。",
    "<org>县人民医院</org>建成。",
    "<org>县畜牧兽医站</org>成立。",
]
ARMY = [
    "<org>八路军</org>进驻。",
    "<org>第一二九师</org>进驻。",
    "<org>第三十八军</org>驻防。",
    "<org>解放军</org>攻克县城。",
    "<org>国民党</org>军队撤退。",
]


@pytest.mark.parametrize("tagged", [*ORGANS, *DEPARTMENTS, *NATIONAL, *COMPANIES_AND_SCHOOLS, *ARMY])
def test_organisations(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


FOUNDED = [
    "是年县设<org>劝学所</org>，<org>巡警教练所</org>，及<org>商会</org>、<org>农会</org>。",
    "停办<org>城自治会</org>，改<org>内河水师</org>，为<org>水上警察第二署</org>。",
    "<org>县革委</org>下设<org>办公室</org>、<org>政宣部</org>、<org>信访组</org>。",
    "<org>理工科</org>设<org>数学系</org>、<org>化学系</org>；<org>文法科</org>设<org>英文学系</org>。",
    "成立<org>青年抗日先锋队</org>。",
    "<org>文教局</org>内设<org>业务股</org>和<org>人秘股</org>，<org>人秘股</org>管印信。",
    "复设<org>劝业所</org>于<place>城隍庙</place>。",
]
FACTIONS = [
    "“<org>县联总</org>”与“<org>县联指</org>”武斗。",
    "“<org>临革会</org>”的“<org>白沙分部</org>”夺权。",
]


@pytest.mark.parametrize("tagged", [*FOUNDED, *FACTIONS])
def test_bodies_that_are_founded_and_factions(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


SCHOOLS_AND_QUOTED_NAMES = [
    "<org>济宁46中</org>、<org>市三中</org>、<org>二十一中</org>参加比赛。",
    "中共十中全会召开，一中心医院开业。",
    "<org>青禾书院</org>创立。",
    "参观<place>青禾书院</place>。",
    "关于成立“三结合”的<org>“促生产”第一线指挥部</org>的通告。",
    "<org>“6·18”事故调查组</org>成立。",
    "各处合署办公，统称“<org>军事转运组</org>”。",
    "<org>市中级人民法院经济审判庭</org>开庭。",
    "来访者参观<org>东湾选煤厂</org>。",
    "认真落实公司会议精神。",
    "<org>济宁区教体局团委</org>、<org>共青团济宁市委权益部</org>负责。",
    "该校是重点中等专业学校，成为国际性大学。",
]
TROOPS_AND_OLD_ORGANS = [
    "<org>国民党整编第八十三师</org>侵占县城。",
    "<org>二十军</org>、<org>空五军</org>派人参加。",
    "<org>东江军区九分区十三团</org>驻防。",
    "<org>县府</org>派员勘察。",
    "<org>中共青岚县特别支部</org>成立。",
    "选举产生<org>县各界人民代表会议协商委员会</org>。",
    "<post><org>国际步行联盟(中国)</org>秘书长</post><per>范立</per>到会。",
]


@pytest.mark.parametrize("tagged", [*SCHOOLS_AND_QUOTED_NAMES, *TROOPS_AND_OLD_ORGANS])
def test_troops_and_old_organs(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


OTHER_TIMES = [
    "<org>县公署</org>迁入城内。",
    "<org>乡公所</org>设灵堂。",
    "<org>临澜法政学堂</org>开学。",
    "<org>县治安维持会</org>成立。",
    "<org>民主进步党</org>推荐候选人。",
    "<org>临澜市松山国小</org>揭牌。",
    "<org>地委社会主义教育工作总团</org>进驻。",
    "<org>省联络总站</org>撤销。",
    "命名<org>德沐国民学校</org>。",  # characters that the dictionary takes for words
    "<org>福建省慰问团第二分团</org>到达。",
]


@pytest.mark.parametrize("tagged", OTHER_TIMES)
def test_bodies_of_other_times(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


NAME_BEGINNINGS = [
    "<org>市安监局</org>会同<org>市公安局</org>调查。",  # 会同 is a county too
    "<post>副县长</post><per>范立</per>和<post><org>县农业局</org>局长</post><per>储大鹏</per>到会。",  # 和县 too
    "<place>定江镇</place>和<org>县林业局</org>开展检查。",
    "<org>省委</org>调整<org>地委</org>领导成员。",
    "<org>沐云师范学院附属中学</org>晋升高级中学。",
    "<org>市总工会</org>、<org>团市委</org>、<org>市妇联</org>联合发文。",
    "听取<org>县委</org>政治报告和<org>团县委</org>工作报告。",
    "<org>中共临澜市委员会</org>成立。",
    "<org>政协临澜市委员会</org>召开会议。",
    "选出<org>中共青岚县第三届委员会</org>。",
    "<org>省七届人大常委会</org>举行会议。",
    "建立<org>国营云岫林场</org>。",
    "<org>地方国营青岚县机械厂</org>投产。",
    "改为<org>省立第三师范学校</org>。",
    "<org>清华大学公共管理学院区域与城市发展研究中心</org>成立。",  # 和 in the name of a school's unit
    "建设<org>市农产品检测中心</org>。",
]


@pytest.mark.parametrize("tagged", NAME_BEGINNINGS)
def test_where_names_begin(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text",
    [
        "有关部门参加会议。",
        "乡镇工会发展很快。",
        "各乡设农会。",
        "成立合作社三个。",
        "设有阅览室、会议室。",
        "设局长一人。",
        "成立大会隆重召开。",
        "三所学校开学。",
        "市府大楼落成。",
        "他们要考大学。",
        "打倒“右派”。",
        "各级党委认真学习。",
        "全市工业企业增产。",
        "中小学开学。",
        "银行贷款增加。",
        "公司加强管理。",
        "工作组进村入户。",
        "董事会通过了决议。",
        "城市建设加快。",
        "农村道路硬化。",
        "社区服务改善。",
        "省内外32支队伍参赛。",
    ],
)
def test_no_organisations(text: str) -> None:
    assert names(text, Kind.ORGANISATION) == []


@pytest.mark.parametrize(
    "tagged",
    [
        "<org>地委</org>召开会议。",
        "<org>市中医院</org>揭牌。",
        "经<org>地区水利局</org>批准。",
        "本报讯<org>新华社</org>消息。",
        "（范立整理）<org>交通部</org>发文。",
        "<post>副县长</post><per>范立</per>代表<org>县政府</org>讲话。",
    ],
)
def test_bodies_without_their_name(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text",
    [
        "各级妇联行动起来。",
        "全市政协系统开展活动。",
        "出席全国宣传部长会议。",
        "让更多地委员切身体会。",
        "促进人事部门改革。",
        "美国20余所商学院组成联盟。",
        "省、地党政军负责人到场。",
        "县级党校、市县党校共建。",
    ],
)
def test_groups_are_no_bodies(text: str) -> None:
    assert names(text, Kind.ORGANISATION) == []


@pytest.mark.parametrize(
    "tagged",
    [
        "县成立<org>打击拐卖妇女犯罪活动领导小组</org>，<per>王锡山</per>任<post>组长</post>。",
        "“<org>青岚县清查仓库领导小组</org>”成立。<post>组长</post><per>钱峰</per>。",
        "会上成立<org>“三·九”运动领导小组</org>，<post>组长</post><per>沈明远</per>。",
        "选举产生“<org>青岚县第二届贫下中农协会委员会</org>”。",
    ],
)
def test_what_is_founded_is_named_in_full(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text", ["各乡相继成立治虫领导小组，加强领导。", "成立3个调查组，分赴各地。", "“春耕大忙”组成一幅图画。"]
)
def test_groups_that_are_founded_without_a_name(text: str) -> None:
    assert not any(n.startswith(("治虫", "3个", "春耕")) for n in names(text, Kind.ORGANISATION))
