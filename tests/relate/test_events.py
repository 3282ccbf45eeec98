"""Annotated sentences of our own, about invented people of Linpu city in Yunling province."""

# ruff: noqa: E501 (one sentence with its answer is one line)

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Event, Home
from kg.relate.events import find_events
from tests.inline import document

CITY = Home("临浦市", "云岭省", None, "option")
COUNTY = Home("白鹭县", "云岭省", None, "option")
SCHOOL = Home("临浦市", "云岭省", "临浦师范学院", "option")

SEC = "<post><org>市委</org>书记</post><per>顾怀远</per>"
MAYOR = "<post><org>市委</org>副书记</post>、<post>市长</post><per>沈知行</per>"


def event(tagged: str, home: Home = CITY, day: date = date(2021, 5, 8)) -> Event:
    doc, segmentation, mentions, resolution = document(tagged, day=day)
    (found,) = find_events(doc, segmentation, mentions, resolution, home)
    return found


def people(tagged: str, home: Home = CITY) -> dict[str, str]:
    return {p.person: " ".join(p.roles) for p in event(tagged, home).participations}


ROLES = [
    (f"{SEC}主持会议并讲话。{MAYOR}出席。", {"顾怀远": "chair speak", "沈知行": "attend"}),
    (f"{SEC}、{MAYOR}出席活动并致辞，<per>陆明禾</per>主持。", {"顾怀远": "speak", "沈知行": "speak", "陆明禾": "chair"}),
    ("会议由<post>副市长</post><per>陆明禾</per>主持，<post>县长</post><per>方一宁</per>作经验交流发言。", {"陆明禾": "chair", "方一宁": "speak"}),
    (f"{SEC}出席仪式并宣布项目开工。有关市领导参加。", {"顾怀远": "declare"}),
    (f"{SEC}会见<org>远山集团</org><post>董事长</post><per>何一帆</per>一行。{MAYOR}参加会见。", {"顾怀远": "lead", "何一帆": "met", "沈知行": "attend"}),
    (f"{SEC}会见来访的<org>远山集团</org><post>董事长</post><per>何一帆</per>一行。", {"顾怀远": "lead", "何一帆": "met"}),
    ("<post>省长</post><per>秦越山</per>在<post>市长</post><per>沈知行</per>陪同下到<place>青岚县</place>视察。", {"秦越山": "lead", "沈知行": "accompany"}),
    ("<post>省长</post><per>秦越山</per>由<post>市长</post><per>沈知行</per>、<post>副市长</post><per>陆明禾</per>等陪同，视察<place>东湖</place>。", {"秦越山": "lead", "沈知行": "accompany", "陆明禾": "accompany"}),
    (f"{SEC}到<place>青岚县</place>调研。<per>陆明禾</per>、<per>钱若川</per>陪同调研。", {"顾怀远": "lead", "陆明禾": "accompany", "钱若川": "accompany"}),
    ("大会选举<per>钱若川</per>为<post>主任</post>，<per>方一宁</per>、<per>严松</per>为<post>副主任</post>。", {"钱若川": "subject", "方一宁": "subject", "严松": "subject"}),
    ("<org>县委</org>任命<per>严松</per>为<post><org>教育局</org>局长</post>，免去<per>方一宁</per>的<post>局长</post>职务。", {"严松": "subject", "方一宁": "subject"}),
    ("<per>严松</per>任<post><org>县委</org>书记</post>。", {"严松": "subject"}),
    (f"{SEC}邀请<post><org>临浦大学</org>教授</post><per>贺兰舟</per>作专题辅导报告。", {"顾怀远": "other", "贺兰舟": "speak"}),
    (f"{SEC}主持召开会议，传达学习<per>秦越山</per><post>省长</post>重要讲话精神。", {"顾怀远": "chair speak"}),
    (f"{MAYOR}因故未能出席，委托<per>陆明禾</per>到会祝贺。", {"陆明禾": "attend"}),
    (f"受{SEC}委托，<per>陆明禾</per>主持会议。", {"陆明禾": "chair"}),
    ("全县开展向<per>方小川</per>同志学习活动。", {}),
    ("追认<per>方小川</per>为烈士。", {"方小川": "subject"}),
    (f"{SEC}、{MAYOR}共同为<proj>东湖大桥</proj>奠基。", {"顾怀远": "declare", "沈知行": "declare"}),
    (f"{SEC}出席揭牌仪式。", {"顾怀远": "attend"}),
    (f"{SEC}为<org>研究院</org>揭牌。", {"顾怀远": "declare"}),
    (f"{SEC}向大会发来贺信。", {"顾怀远": "other"}),
    ("出席会议的有<post>县长</post><per>方一宁</per>、<per>严松</per>。", {"方一宁": "attend", "严松": "attend"}),
    (f"{MAYOR}率团赴<place>江海省</place>考察。会前，<per>沈知行</per>会见了<per>何一帆</per>。", {"沈知行": "lead", "何一帆": "met"}),
    (f"{SEC}看望慰问老党员<per>贺兰舟</per>，并参观<place>东湖</place>。", {"顾怀远": "lead", "贺兰舟": "met"}),
    ("<per>贺兰舟</per>因病逝世。", {"贺兰舟": "subject"}),
    ("<per>贺兰舟</per>逝世一百周年纪念大会召开。", {}),
    ("<org>临浦日报社</org>报道此事。见<org>临浦日报社</org>记者<per>何一帆</per>文章。", {}),
    (f"{SEC}听取<post>县长</post><per>方一宁</per>情况汇报。", {"顾怀远": "lead", "方一宁": "speak"}),
    (f"{SEC}到<place>青岚县</place>调研，<per>陆明禾</per>参加调研。", {"顾怀远": "lead", "陆明禾": "attend"}),
    ("<per>陆明禾</per>宣读表彰决定，<per>沈知行</per>为获奖单位颁奖。", {"陆明禾": "speak", "沈知行": "declare"}),
    ("<per>方一宁</per>荣获省劳动模范称号。", {"方一宁": "subject"}),
    ("市長<per>沈知行</per>宣布開幕，<per>陸明禾</per>講話，<per>錢若川</per>參加。", {"沈知行": "declare", "陸明禾": "speak", "錢若川": "attend"}),
    ("<post>县长</post><per>方一宁</per>与<post>总经理</post><per>何一帆</per>签署合作协议。", {"方一宁": "declare", "何一帆": "declare"}),
    ("以<per>何一帆</per>为团长的<org>参观团</org>到达<place>白鹭县</place>。", {"何一帆": "lead"}),
    ("<org>剧团</org>演出，<per>何一帆</per>主演新戏。", {"何一帆": "other"}),
    ("<per>何一帆</per>、<post>副总裁</post>兼<post>总监</post><per>钱若川</per>一同为新窑点火。", {"何一帆": "declare", "钱若川": "declare"}),
    ("<per>严松</per>任<post>县长</post>兼<post>书记</post>。", {"严松": "subject"}),
    ("<per>严松</per>兼<post>书记</post>。", {"严松": "subject"}),
    ("就职典礼举行，新任<post>校长</post><per>严松</per>从<post>代理校长</post><per>方一宁</per>手中接过印信。", {"严松": "subject", "方一宁": "other"}),
    ("在<post>董事长</post><per>何一帆</per>监交下，<per>严松</per>就任<post>校长</post>。", {"何一帆": "other", "严松": "subject"}),
    (f"{SEC}宣布新产品正式面市。", {"顾怀远": "declare"}),
    (f"{SEC}在<place>东湖宾馆</place>召开各局负责人会议。", {"顾怀远": "chair"}),
    (f"{SEC}强调，要学习<per>贺兰舟</per>讲话，走访慰问困难群众。", {"顾怀远": "speak"}),
    (f"{SEC}到<place>青岚县</place>调研。{SEC}指出，要加强调度。各级各部门要深入一线指挥。要迎接挑战，走访企业。", {"顾怀远": "lead speak"}),
    (f"{SEC}说：“<per>贺兰舟</per>来过。”并慰问<per>方一宁</per>。", {"顾怀远": "lead speak", "方一宁": "met"}),
    (f"{SEC}出席会议。全市农产品多年来经过反复的加工和严格的检验，质量稳定，品种齐全，销路很广，深受各地群众欢迎，接待客商很多。", {"顾怀远": "attend"}),
    ("<post>专员</post><per>贺兰舟</per>来县视察，<post>县长</post><per>方一宁</per>热情接待了<per>贺兰舟</per>一行。", {"贺兰舟": "lead", "方一宁": "attend"}),
    ("<org>远山大学</org><post>校长</post><per>何一帆</per>一行来访。<per>沈知行</per>会见了来宾。", {"何一帆": "lead met", "沈知行": "lead"}),
    ("以<post>市长</post><per>何一帆</per>为<post>团长</post>的<org>远山市代表团</org>来访。", {"何一帆": "lead"}),
    ("<org>县政府</org>设<org>警备队</org>，以<per>严松</per>为<post>队长</post>。", {"严松": "subject"}),
    ("<org>县委</org>决定：免去<per>严松</per>的<post><org>县委</org>常委</post>、<post>书记</post>职务。", {"严松": "subject"}),
    ("<per>严松</per>宣誓就职，<post>科长</post><per>方一宁</per>监誓。", {"严松": "subject", "方一宁": "other"}),
    ("<place>柳河</place>决堤，<post>县长</post><per>方一宁</per>请赈。", {"方一宁": "other"}),
    ("<post>县长</post><per>方一宁</per>到会剪彩。", {"方一宁": "declare"}),
    ("<post>县长</post><per>方一宁</per>走访慰问离休干部。", {"方一宁": "lead"}),
    ("<post>县长</post><per>方一宁</per>赴<place>临浦</place>出席会议。", {"方一宁": "attend"}),
    ("<post>主任委员</post>为<per>方一宁</per>、<per>严松</per>。", {"方一宁": "subject", "严松": "subject"}),
    ("<org>独立营</org>攻克<place>柳河村</place>，俘<post>团长</post><per>严松</per>。", {"严松": "other"}),
    ("<org>县大队</org>将<per>严松</per>逮捕。", {"严松": "subject"}),
    ("<org>县大队</org>俘敌<per>严松</per>部士兵数十人。", {}),
    ("<post>部长</post><per>方一宁</per>将证书交给<post>董事长</post><per>何一帆</per>。", {"方一宁": "other", "何一帆": "other"}),
    ("在<post>副市长</post><per>方一宁</per>的大力支持下，<org>市政府</org>捐建书屋。", {"方一宁": "other"}),
    ("<org>大会</org>听取<post>董事长</post><per>何一帆</per>、<post>总工程师</post><per>严松</per>的介绍。", {"何一帆": "speak", "严松": "speak"}),
    ("<per>严松</per>护送粮车，<post>县长</post><per>方一宁</per>主持欢迎会。", {"严松": "other", "方一宁": "chair"}),
    # who suffers what others do, in the passive, behind 将 and 把, and as an object
    ("<org>一中</org>教师<per>严松</per>被隔离审查。", {"严松": "subject"}),
    ("<per>严松</per>带队北上，不幸被俘。", {"严松": "lead subject"}),
    ("<per>严松</per>率部来犯，被<org>独立营</org>击退。", {"严松": "lead"}),
    ("<per>严松</per>被<org>远山大学</org>邀请作报告。", {"严松": "speak"}),
    ("<post>校长</post><per>贺兰舟</per>写信营救被捕学生。", {"贺兰舟": "other"}),
    ("会上将<per>严松</per>、<per>方一宁</per>等8名职工树为标兵。", {"严松": "subject", "方一宁": "subject"}),
    ("<post>少将</post><per>严松</per>讲话。", {"严松": "speak"}),
    ("<org>义军</org>部将<per>严松</per>率兵攻县城，因<per>方一宁</per>冤案受株连者获释。", {"严松": "lead"}),
    ("<org>工作队</org>开会斗争<per>严松</per>。", {"严松": "subject"}),
    ("<per>顾怀远</per>批评铺张浪费。", {"顾怀远": "other"}),
    ("会议对<per>严松</per>给予通报表扬。", {"严松": "subject"}),
    ("<post>县长</post><per>方一宁</per>撤销<per>严松</per>的职务。", {"方一宁": "other", "严松": "subject"}),
    ("<per>顾怀远</per>接见学生，同意停止<per>严松</per>、<per>方一宁</per>两人的职务。", {"顾怀远": "lead", "严松": "subject", "方一宁": "subject"}),
    ("<post>部长</post><per>顾怀远</per>来校调研，授予学校示范单位称号。", {"顾怀远": "lead"}),
    ("大会选举<per>严松</per>为<post>主任</post>。<per>方一宁</per>作工作报告。会议补选<per>贺兰舟</per>为<post>院长</post>。", {"严松": "subject", "方一宁": "speak", "贺兰舟": "subject"}),
    ("<post>组织部部长</post><per>严松</per>转任<post>书记</post>，接替<per>方一宁</per>转任后留下的职缺。", {"严松": "subject"}),
    # members and officers of what is set up
    ("成立<org>领导小组</org>，<post>组长</post><per>严松</per>，<post>副组长</post><per>方一宁</per>，下设办公室。", {"严松": "subject", "方一宁": "subject"}),
    ("<org>县委</org>召开会议，当会成立<org>领导小组</org>，<post>组长</post><per>严松</per>，<post>副组长</post><per>方一宁</per>。", {"严松": "subject", "方一宁": "subject"}),
    ("<org>领导小组</org>由<per>严松</per>（<post>师长</post>）、<per>方一宁</per>等8人组成。", {"严松": "subject", "方一宁": "subject"}),
    ("参加联席会议的成员名单确定：<per>严松</per>（工人）、<per>方一宁</per>。", {"严松": "subject", "方一宁": "subject"}),
    ("大会选举<post>常委</post>2人：<per>严松</per>、<per>方一宁</per>。", {"严松": "subject", "方一宁": "subject"}),
    ("<per>严松</per>、<per>方一宁</per>为领导小组成员。", {"严松": "subject", "方一宁": "subject"}),
    # a list that goes on behind a semicolon
    ("出席会议的有：<org>县委</org><post>书记</post><per>严松</per>；<post>县长</post><per>方一宁</per>；<per>贺兰舟</per>。会后参观。", {"严松": "attend", "方一宁": "attend", "贺兰舟": "attend"}),
    # who speaks, and who only hears or is spoken about
    ("<per>严松</per>同志作了题为《认清形势，明确任务，为把全县农业生产推向新的更高的水平而努力奋斗》的工作报告。", {"严松": "speak"}),
    ("<per>严松</per>等出席大会并讲了话。", {"严松": "speak"}),
    ("<per>严松</per>在<place>东湖</place>召开负责人会上说：“要抓紧。”", {"严松": "chair speak"}),
    ("<per>顾怀远</per>在听取汇报后指示：“先修路。”", {"顾怀远": "speak"}),
    ("<per>顾怀远</per>听取<per>严松</per>的汇报。", {"顾怀远": "lead", "严松": "speak"}),
    ("<per>严松</per>汇报工作。她表示为迎接<per>贺兰舟</per>到来走访群众。", {"严松": "speak"}),
    ("<org>县委</org>传达<per>贺兰舟</per>、<per>秦越山</per>的重要指示。", {}),
    ("会议宣读<per>秦越山</per><post>总理</post>贺信。", {}),
    ("<org>报社</org>对<per>秦越山</per>1958年视察<place>东湖</place>作了报道。", {}),
    ("<org>县委</org>清查<per>秦越山</per>一伙的罪行，搜集有关<per>贺兰舟</per>等人的材料。", {}),
    ("<per>严松</per>代表<org>“工会”</org>讲话。《春耕》<per>贺兰舟</per>。", {"严松": "speak"}),
    # guests and those who come with them
    ("<post>省长</post><per>秦越山</per>会见了以<post>市长</post><per>何一帆</per>为团长的<org>远山代表团</org>。", {"秦越山": "lead", "何一帆": "met"}),
    ("<post>省长</post><per>秦越山</per>会见<post>部长</post><per>何一帆</per>率领的经济代表团。", {"秦越山": "lead", "何一帆": "met"}),
    ("<per>顾怀远</per>会见了来<place>临浦</place>考察的<post><org>远山集团</org>董事长</post><per>何一帆</per>。", {"顾怀远": "lead", "何一帆": "met"}),
    ("<per>严松</per>即陪<per>秦越山</per>、<per>何一帆</per>去<place>美术馆</place>看展览。", {"严松": "accompany", "秦越山": "lead", "何一帆": "lead"}),
    ("<org>红十字会</org>派<per>何一帆</per>来<place>临浦</place>。", {"何一帆": "lead"}),
    ("<per>秦越山</per>到<org>水泥厂</org>，勉励工人多出产品。", {"秦越山": "lead"}),
    ("<per>秦越山</per>到<place>柳河</place>工地，动员民工。", {"秦越山": "lead"}),
    ("以<post>教授</post><per>何一帆</per>博士为<post>团长</post>的<org>代表团</org>来校。", {"何一帆": "lead"}),
    ("<post>副总经理</post><per>何一帆</per>介绍了园区的服务效率。", {"何一帆": "speak"}),
    ("<post>局长</post><per>何一帆</per>发布开工令。", {"何一帆": "declare"}),
    ("剪彩人为<post>董事长</post><per>何一帆</per>。", {"何一帆": "declare"}),
    ("<post>县长</post><per>严松</per>主持会议。专案由<per>方一宁</per>直接负责。", {"严松": "chair", "方一宁": "other"}),
    ("<per>秦越山</per>拜会<post>省长</post><per>何一帆</per>。<per>何一帆</per>与<per>秦越山</per>会谈。", {"秦越山": "lead", "何一帆": "met"}),
    ("<post>院长</post><per>何一帆</per>一行来访，<per>严松</per>会见。<post>主任</post><per>方一宁</per>随访。", {"何一帆": "lead met", "严松": "lead", "方一宁": "accompany"}),
    ("会议举行。<per>严松</per>代表<org>市委</org>、<org>市政府</org>，向来宾表示热烈欢迎。", {"严松": "speak"}),
    ("<per>严松</per>、<per>方一宁</per>主持完成的“减振技术”获二等奖。", {"严松": "subject", "方一宁": "subject"}),
    ("聘任<per>何一帆</per>为<post>客座教授</post>，<per>严松</per>颁发聘书。", {"何一帆": "subject", "严松": "declare"}),
    ("<per>严松</per>任<post>主任</post>。在学习的口号下，宣布废除建制。", {"严松": "subject"}),
    ("免去<per>严松</per>的<post>组长</post>职务，<per>方一宁</per><post>成员</post>职务。", {"严松": "subject", "方一宁": "subject"}),
    ("<per>严松</per>曾受<org>工作队</org>头目<per>方一宁</per>指使，被隔离审查。", {"严松": "subject"}),
    ("<per>严松</per>在调研的基础上再次组织召开专题会议。", {"严松": "chair"}),
    ("<post>教授</post><per>严松</per>获教学名师奖，赴<place>北京</place>领奖。", {"严松": "subject"}),
    # where nothing is said, only the main sentence and whole lists tell who was there
    ("<org>县委</org>召开会议。除<per>秦越山</per>外，还有多人长期在外。", {}),
    ("<org>县委</org>召开会议。<post>书记</post><per>严松</per>，<post>县长</post><per>方一宁</per>，<post>主任</post><per>贺兰舟</per>等。", {"严松": "attend", "方一宁": "attend", "贺兰舟": "attend"}),
]  # fmt: skip


@pytest.mark.parametrize(("tagged", "wanted"), ROLES)
def test_roles(tagged: str, wanted: dict[str, str]) -> None:
    assert people(tagged) == wanted


TYPES = [
    (f"{SEC}主持召开全市经济运行调度会议。", CITY, "meeting"),
    ("<org>省委巡视组</org>巡视<place>临浦市</place>工作动员会召开。", CITY, "meeting"),
    ("<org>县人民代表大会</org>第三次会议开幕。选举<per>严松</per>为<post>县长</post>。", COUNTY, "meeting"),
    ("县召开四级干部会，到会两千人。", COUNTY, "meeting"),
    ("<proj>东湖大桥</proj>开工仪式举行。", CITY, "ceremony"),
    ("<proj>东湖大桥</proj>开工。", CITY, "ceremony"),
    ("<proj>东湖大桥</proj>竣工通车。", CITY, "achievement"),
    ("<proj>东湖大桥</proj>建成，<per>顾怀远</per>出席通车仪式。", CITY, "ceremony"),
    ("市第五届运动会在<place>市体育馆</place>开幕。", CITY, "ceremony"),
    ("市第五届运动会在<place>市体育馆</place>举行。", CITY, "activity"),
    ("<org>市政府</org>与<org>远山集团</org>签订合作协议。", CITY, "signing"),
    (f"{SEC}到<place>东湖区</place>调研。", CITY, "inspection"),
    ("<post>省长</post><per>秦越山</per>来<place>临浦</place>视察。", CITY, "inspection"),
    ("<post>省长</post><per>秦越山</per>来我市调研。", CITY, "inspection"),
    ("<post><org>远山集团</org>董事长</post><per>何一帆</per>来我市考察。", CITY, "reception"),
    ("<post><place>法国</place>驻华大使</post><per>何一帆</per>来我市访问。", CITY, "reception"),
    (f"{SEC}会见<per>何一帆</per>一行。", CITY, "reception"),
    (f"{SEC}率团赴<place>浙江省</place>考察。", CITY, "visit"),
    (f"{SEC}带队到<place>北京</place>招商。", CITY, "visit"),
    (f"{MAYOR}接待群众来访。", CITY, "inspection"),
    ("<org>市政府</org>印发管理办法。", CITY, "issue"),
    ("<org>县委</org>发出关于春耕生产的通知。", COUNTY, "issue"),
    ("<per>严松</per>任<post>县长</post>。", COUNTY, "appointment"),
    ("<org>省委</org>决定，<per>严松</per>同志任<post>书记</post>。", CITY, "appointment"),
    ("<org>一中</org>被<org>省教育厅</org>评为先进集体。", CITY, "achievement"),
    ("全县遭暴雨袭击，倒塌房屋百间。", COUNTY, "disaster"),
    ("降雹，麦田绝收。", COUNTY, "disaster"),
    ("县成立<org>水利局</org>。", COUNTY, "other"),
    ("<org>县委</org>召开抗旱会议。", COUNTY, "meeting"),
    ("<org>省教育厅</org><post>厅长</post><per>秦越山</per>来校调研。", SCHOOL, "inspection"),
    ("<post>校长</post><per>贺兰舟</per>主持召开校长办公会。", SCHOOL, "meeting"),
    ("<org>州委</org>、<org>州政府</org>发出《关于训练的规划》。《规划》提出要求。", CITY, "issue"),
    ("<org>县公安局</org>侦破走私案，缉获白银六百元。", COUNTY, "other"),
    ("【市人大第一次会议召开】大会产生新一届领导机构。", CITY, "meeting"),
    ("<org>远山集团</org>被<org>旅游局</org>评定为示范单位。", CITY, "achievement"),
    ("【通知】市里决定改革税制。", CITY, "other"),
    ("县设<org>劝学所</org>，<per>严松</per>任<post>所长</post>。", COUNTY, "other"),
    ("改府署为<org>道署</org>。", COUNTY, "other"),
    ("<org>省政府</org>批复恢复<place>青岚县</place>。", CITY, "other"),
    ("<org>远山中学</org>与<org>临浦一中</org>缔结姐妹校。", CITY, "other"),
    ("<post>县长</post><per>贺兰舟</per>病逝，各界设奠公祭。", COUNTY, "other"),
    ("天大雨雹。", COUNTY, "disaster"),
    ("<place>柳河庙</place>后殿灾。", COUNTY, "disaster"),
    ("<org>省人大常委会</org>第五次会议决定：接受<per>严松</per>辞去<post>省长</post>职务的请求；<per>方一宁</per>为<post>代省长</post>。", CITY, "appointment"),
    ("<org>市九届人大</org>二次会议补选<per>方一宁</per>为<post>市长</post>。", CITY, "meeting"),
    ("<org>中共临浦市第五次代表大会</org>在<place>临浦</place>召开，选举<per>严松</per>为<post>书记</post>。", CITY, "meeting"),
    ("<org>市委常委会</org>讨论库区移民，决定设立<org>指挥部</org>。", CITY, "meeting"),
    ("<post>县长</post><per>方一宁</per>赴<place>临浦</place>出席山区生产会议。", COUNTY, "meeting"),
    ("<post>大使</post><per>何一帆</per>来校作题为《海洋》的报告。", SCHOOL, "meeting"),
    ("<post><org>省农业厅</org>技师</post><per>何一帆</per>来县踏勘<place>柳河</place>。", COUNTY, "inspection"),
    ("<post>省委书记</post><per>秦越山</per>在<place>青岚县</place>调查扶贫工作。", CITY, "inspection"),
    ("<post>副市长</post><per>方一宁</per>前往<place>柳河</place>沿岸检查防汛。", CITY, "inspection"),
    ("<place>法国</place>林业专家<per>何一帆</per>到<org>国营林场</org>考察。", COUNTY, "reception"),
    ("<post><org>临浦海运学院</org>院长</post><per>何一帆</per>一行来访<org>我院</org>。", SCHOOL, "reception"),
    ("<post><place>临浦市</place>副市长</post><per>方一宁</per>到<org>我院</org>参观调研。", SCHOOL, "inspection"),
    (f"{SEC}在<place>青岚县</place>与<post>主席</post><per>何一帆</per>一行座谈交流。", CITY, "reception"),
    ("<org>氮肥厂</org>建成，<per>顾怀远</per>参加投产大会。", CITY, "ceremony"),
    ("<place>柳河</place>铁路全线铺通。", CITY, "achievement"),
    ("<post>乡长</post><per>严松</per>请辞获准，由<per>方一宁</per>继任。", COUNTY, "appointment"),
    ("依照公布之法律规定，<per>严松</per>当选为<post>县长</post>。", COUNTY, "appointment"),
    ("<per>严松</per>奉调省府，遗缺由<per>方一宁</per>代理。", COUNTY, "appointment"),
    ("<org>校党委中心组</org>集体学习讲话精神。", SCHOOL, "meeting"),
    ("<post>校长</post><per>贺兰舟</per>出席校长论坛并作主旨演讲。", SCHOOL, "activity"),
    ("<org>县档案馆</org>新馆正式对外开放。", COUNTY, "achievement"),
    ("<per>严松</per>随队往省城接受检阅。", COUNTY, "other"),
    ("<org>县酒厂</org>晋升为部级先进企业。", COUNTY, "achievement"),
    ("<org>远山日报</org>发表《论春耕》的社论。", CITY, "issue"),
    ("以<per>何一帆</per>博士为<post>团长</post>的<org>代表团</org>来校参观。", SCHOOL, "reception"),
    ("<per>秦越山</per>到柳河工地，动员民工。", CITY, "inspection"),
    ("大殿失慎，关帝庙灾，毁民屋三间。", COUNTY, "disaster"),
    ("石桥驿亭灾。", COUNTY, "disaster"),
    ("救灾。", COUNTY, "other"),
    ("选举省议会议员。", COUNTY, "appointment"),
    ("<org>一中</org>被<org>教育厅</org>批准为首批重点中学。", CITY, "achievement"),
    ("筹建小组第三次委员会议，决议高度。", CITY, "meeting"),
    ("<place>柳河纪念堂</place>筹建竣工。", CITY, "achievement"),
    ("<post><org>临浦市教育局</org>局长</post><per>方一宁</per>来校参观指导。", SCHOOL, "inspection"),
    ("建校50周年庆祝大会在大礼堂举行。", SCHOOL, "ceremony"),
    ("<org>市人大常委会</org>第五次会议通过：任命<per>严松</per>为<post>秘书长</post>。", CITY, "appointment"),
    ("<org>水泥厂</org>厂长<per>严松</per>等12人受奖。", COUNTY, "achievement"),
    ("<proj>柳河电站</proj>二号机组开始发电。", CITY, "achievement"),
    ("<proj>东湖大桥</proj>正式通车，<per>顾怀远</per>宣布通车。", CITY, "ceremony"),
    ("<proj>柳河电站</proj>开始施工。", CITY, "ceremony"),
    ("<org>县政府</org>拟建<proj>东湖大桥</proj>。", COUNTY, "other"),
    ("<org>国务院</org>批准<org>矿务局</org>为国家二级企业。", CITY, "achievement"),
    ("<org>水泥厂</org>经营开始滑坡。", CITY, "other"),
    ("建校百年庆典大会在大礼堂隆重举行。", SCHOOL, "ceremony"),
    ("<org>县委</org>举行学习讲用会。", COUNTY, "meeting"),
    ("<per>严松</per>等参加“关于做好城市工作座谈会”。", CITY, "meeting"),
    ("民間發起「花燈」展出，「元宵燈會」－大型節慶在東湖舉辦。", CITY, "activity"),
    ("<per>严松</per>在<place>北京</place>参加国庆观礼。", CITY, "activity"),
    ("<org>县委</org>通报批评有些单位。", COUNTY, "issue"),
    ("<org>省委</org>发布的<per>严松</per>同志免职的通知显示，决定免去<per>严松</per>的<post>书记</post>职务。", CITY, "appointment"),
    ("2013年，他在<org>市人大</org>第一次会议上当选<post>市长</post>。", CITY, "appointment"),
    ("<post>总统</post><per>严松</per>逝世，由<post>副总统</post><per>方一宁</per>继任为<post>总统</post>。", CITY, "appointment"),
    ("<per>严松</per>赴<place>浙江省</place>工作，任<post>省长</post>。", CITY, "appointment"),
    ("<per>秦越山</per>到<org>水泥厂</org>，勉励工人。", CITY, "inspection"),
    ("<per>秦越山</per>来<place>临浦</place>，召开座谈会。", CITY, "meeting"),
    ("数学家<per>何一帆</per>来<place>临浦</place>推广优选法。", CITY, "reception"),
    ("<per>贺兰舟</per>拜会<post><place>浙江省</place>委书记</post><per>秦越山</per>。", CITY, "visit"),
    ("<org>临浦大学</org>与<org>远山大学</org>续签协议。", CITY, "signing"),
    ("首任<post>縣長</post><per>何一帆</per>蒞鄉視察。", Home("青石鄉", "云岭省", None, "option"), "inspection"),
]  # fmt: skip


@pytest.mark.parametrize(("tagged", "home", "wanted"), TYPES)
def test_types(tagged: str, home: Home, wanted: str) -> None:
    assert event(tagged, home).type == wanted


SETTINGS = [
    (f"{SEC}到<place>青岚县</place>、<place>东湖区</place>调研。", ("青岚县", "东湖区"), (), ()),
    ("<place>临浦市</place>第五届运动会在<place><org>临浦学院</org>体育场</place>开幕。", ("临浦学院体育场",), (), ()),
    ("<org>市政府</org>与<org>远山集团</org>签约。", (), ("市政府", "远山集团"), ()),
    ("<org>县政府</org>响应<org>省委</org>号召，兴修水利。", (), ("县政府",), ()),
    ("来自<place>青岚县</place>的代表参加会议。", (), (), ()),
    ("<proj>东湖大桥项目</proj>开工。", (), (), ("东湖大桥项目",)),
    ("全市开展<proj>文明劝导月活动</proj>。", (), (), ()),
    ("洪水淹没<place>青岚县</place>农田。", ("青岚县",), (), ()),
    ("据<org>新华社</org>报道，<place>青岚县</place>发生地震。", ("青岚县",), (), ()),
    (f"{SEC}到<place>中心城区</place>调研。", (), (), ()),
    ("书画展在市区<place>青石公园</place>举行。", ("青石公园",), (), ()),
    ("健身跑在<place>临浦</place>市区<place>青石广场</place>举行。", ("青石广场",), (), ()),
    ("<org>市委</org>宣布<place>青岚县</place>领导班子调整方案。", (), ("市委",), ()),
    ("<org>省政府</org>宣布<place>青岚县</place>全境解除管制。", ("青岚县",), ("省政府",), ()),
    ("<org>县委</org>传达关于<place>青岚县</place>、<place>东湖区</place>先进经验的报告。", (), ("县委",), ()),
    (f"{SEC}到<place>青岚县</place>重点村——<place>柳河村</place>慰问。", ("青岚县", "柳河村"), (), ()),
    ("<org>市政府</org>建立<place>东湖</place>渔船停泊点。", (), ("市政府",), ()),
    ("<org>市政府</org>开辟<place>东湖</place>、<place>柳河村</place>等五处停泊点。", ("东湖", "柳河村"), ("市政府",), ()),
    ("中国（<place>青岚县</place>）农产品博览会举行。", ("青岚县",), (), ()),
    ("<org>远山集团</org>（<place>青岚县</place>）成立。", (), ("远山集团",), ()),
    ("全市开展“全国人民学习<org>远山集团</org>”运动。", (), (), ()),
    ("“<org>远山集团</org>”成立。", (), ("远山集团",), ()),
    ("「<org>远山管理处</org>」成立。", (), ("远山管理处",), ()),
    ("学生静坐，提出「解散<org>国民大会</org>」。", (), (), ()),
    ("<org>市委</org>主要领导作报告。", (), (), ()),
    ("破获“<org>远山集团</org>”假案。", (), (), ()),
    ("领导人观看<org>市剧团</org><per>何一帆</per>主演的新戏。", (), ("市剧团",), ()),
    ("<place>柳河村</place>、<place>东湖区</place>相继实现通电。", ("柳河村", "东湖区"), (), ()),
    ("<place>临浦市</place>实现通电。", (), (), ()),
    ("<place>柳河村</place>至<place>东湖</place>的客渡航线开通。", (), (), ()),
    ("<place>柳河村</place>至<place>东湖</place>公路通车。", (), (), ()),
    ("领导人会见<org>市剧团</org><per>何一帆</per>。", (), (), ()),
    ("<place>柳河村</place>、<place>东湖区</place>堤围溃决。", ("柳河村", "东湖区"), (), ()),
    ("<place>柳河</place>暴涨，<place>青岚县</place>水深六尺，来自<place>东湖区</place>的民工抢险。", ("青岚县",), (), ()),
    ("<org>日军</org>“扫荡”<place>柳河村</place>，<org>独立营</org>退驻<place>东湖区</place>。", ("柳河村", "东湖区"), ("日军", "独立营"), ()),
    ("在<place>青岚县</place><per>方一宁</per>帮助下，<org>一中</org>建校。", (), ("一中",), ()),
    ("<place>柳河图书楼</place>、<place>东湖球场</place>落成典礼举行。", ("柳河图书楼", "东湖球场"), (), ()),
    ("<org>军管会</org>对<place>青岚县</place>实行军事管制。", ("青岚县",), ("军管会",), ()),
    ("<org>省军区</org>攻克县城<place>县城</place>。", (), ("省军区",), ()),
    (f"{SEC}指出，<org>远山集团</org>要到<place>青岚县</place>建设“<proj>智能电网</proj>”。", (), (), ()),
    ("“<proj>竹材防腐研究</proj>”获奖，列入<proj>863计划</proj>。", (), (), ("竹材防腐研究",)),
    ("<org>远山集团</org>投资<proj>东湖产业园</proj>，<per>顾怀远</per>参观<proj>青岚产业园</proj>。", (), ("远山集团",), ("东湖产业园",)),
    ("《<org>临浦日报</org>》、《<org>远山日报</org>》发表社论。见《<org>青岚日报</org>》。", (), ("临浦日报", "远山日报"), ()),
    ("在<org>中央</org>的正确领导下，原<org>青岚学校</org>并入<org>临浦大学</org>。", (), ("青岚学校", "临浦大学"), ()),
    ("<org>中共临浦市第五次代表大会</org>召开。", (), (), ()),
    ("<org>中国共产党</org>临浦市第五次代表大会召开，<org>共青团</org>临浦市第三届代表大会闭幕。", (), (), ()),
    ("<org>市人民代表大会</org>召开。<org>市妇联</org>第五次代表大会召开。", (), ("市人民代表大会", "市妇联"), ()),
    ("<per>顾怀远</per>调<org>省委党校</org>学习，<org>市中学</org><post>校长</post><per>严松</per>殉职。", (), (), ()),
    ("<org>县委</org>遵照上级指示精神制定办法，传达<org>省委</org>会议精神。", (), ("县委",), ()),
    ("<place>青岚县</place>盐民起义军首领<per>严松</per>攻打<place>柳河村</place>。", ("柳河村",), (), ()),
    ("<place>青岚县</place>三区大队长袭击<place>柳河村</place>。", ("柳河村",), (), ()),
    ("<place>青岚县</place>、<place>东湖区</place>三县出动民工。", ("青岚县", "东湖区"), (), ()),
    ("<per>顾怀远</per>及<org>市一中</org>、<org>市二中</org>等单位的领导参加。", (), (), ()),
    # bodies that are spoken for, units below a body, objects of an attitude
    (f"{SEC}代表<org>市委</org>、<org>市政府</org>，向来宾表示欢迎。", (), (), ()),
    (f"会上，{SEC}代表<org>市委</org>汇报工作。", (), ("市委",), ()),
    ("<org>革委会</org>成立，下设<org>办公室</org>、<org>政工组</org>。", (), ("革委会",), ()),
    ("<org>军管会</org>成立后，<org>一中</org>复课。", (), ("一中",), ()),
    ("<org>一中</org>在<org>市委</org>的关心和大力支持下落成。", (), ("一中",), ()),
    ("<org>水泥厂</org>工人写信质问<org>县委</org>，要紧跟<org>中央</org>。", (), (), ()),
    ("<org>省军区</org>某部战士<per>严松</per>救人。", (), (), ()),
    ("召开<org>县党代会</org>，<org>镇职代会</org>一次会议举行。", (), (), ()),
    ("<org>县政府</org>改组。停办<org>女校</org>。设<org>师范学校</org>于<place>东湖</place>。", ("东湖",), ("县政府", "女校", "师范学校"), ()),
    ("按照上级的要求，<org>县委</org>决定将<org>水利局</org>改为<org>水务局</org>。", (), ("县委", "水利局", "水务局"), ()),
    ("会议举行。<per>顾怀远</per>要求<org>县委</org>抓好落实。", (), (), ()),
    # places that are only planned or left for work, and what a division does in a later sentence
    ("<org>市政府</org>签约，双方商定在<place>青岚县</place>合作。", (), ("市政府",), ()),
    ("<per>严松</per>赴<place>青岚县</place>任职，<per>方一宁</per>赴<place>柳河村</place>慰问。", ("柳河村",), (), ()),
    ("<proj>东湖大桥</proj>开工。<place>青岚县</place>组织民工参加建设，<place>柳河村</place>历史悠久。", ("青岚县",), (), ("东湖大桥",)),
    ("<place>柳河纪念馆</place>正式动工。", ("柳河纪念馆",), (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("tagged", "places", "organisations", "projects"), SETTINGS)
def test_settings(
    tagged: str, places: tuple[str, ...], organisations: tuple[str, ...], projects: tuple[str, ...]
) -> None:
    found = event(tagged)
    assert (found.places, found.organisations, found.projects) == (places, organisations, projects)


def lists(tagged: str) -> dict[str, list[tuple[int, int, int, str]]]:
    """List, position, length and roles of each place of each person."""
    people = event(tagged).participations
    return {p.person: [(x.list, x.position, x.length, " ".join(x.roles)) for x in p.places] for p in people}


def test_two_lists_are_kept_apart() -> None:
    assert lists("<per>顾怀远</per>、<per>沈知行</per>讲话，<per>陆明禾</per>、<per>林越</per>致辞。") == {
        "顾怀远": [(1, 1, 2, "speak")],
        "沈知行": [(1, 2, 2, "speak")],
        "陆明禾": [(2, 1, 2, "speak")],
        "林越": [(2, 2, 2, "speak")],
    }


def test_a_list_is_whole_where_one_of_it_does_more() -> None:
    found = lists("<per>顾怀远</per>、<per>沈知行</per>、<per>陆明禾</per>出席仪式。<per>沈知行</per>宣布开工。")
    assert found == {
        "顾怀远": [(1, 1, 3, "attend")],
        "沈知行": [(1, 2, 3, "attend"), (2, 1, 1, "declare")],
        "陆明禾": [(1, 3, 3, "attend")],
    }


def test_a_list_is_whole_where_the_part_of_one_is_told_elsewhere() -> None:
    found = lists(
        "<post>市长</post><per>沈知行</per>讲话。<post>市长</post><per>沈知行</per>、<per>陆明禾</per>、<per>林越</per>。"
    )
    assert found == {
        "沈知行": [(1, 1, 1, "speak"), (2, 1, 3, "")],
        "陆明禾": [(2, 2, 3, "other")],
        "林越": [(2, 3, 3, "other")],
    }


def test_names_with_other_words_between_are_no_list() -> None:
    found = lists("<per>顾怀远</per>同行，旋在<org>县府</org>听取<post>县长</post><per>沈知行</per>简报。")
    assert {x[1:3] for places in found.values() for x in places} == {(1, 1)}
    # what no rule knows for a title is no other word
    found = lists("<per>顾怀远</per>、知名企业家<per>沈知行</per>，市领导<per>陆明禾</per>出席。")
    assert [x[:3] for places in found.values() for x in places] == [(1, 1, 3), (1, 2, 3), (1, 3, 3)]


def test_who_is_met_with_stands_in_a_list_without_the_host() -> None:
    for words in ("见面", "就产业合作进行了座谈"):
        found = lists(f"{SEC}与来访的企业家<per>沈知行</per>、<per>陆明禾</per>{words}。")
        assert found == {"顾怀远": [(1, 1, 1, "lead")], "沈知行": [(2, 1, 2, "met")], "陆明禾": [(2, 2, 2, "met")]}


def test_verbs_that_a_clause_joins_have_its_subject() -> None:
    found = people(f"<per>何一帆</per>率团来考察。{SEC}陪同考察并主持召开座谈会。")
    assert found == {"何一帆": "lead", "顾怀远": "chair accompany"}
    # a clause without a subject has that of those who lead
    found = people(f"<per>何一帆</per>率团来考察，{SEC}陪同考察。随后召开座谈会，听取汇报。")
    assert "chair" not in found["顾怀远"]


def test_position_in_the_printed_list() -> None:
    found = event(f"{SEC}主持。{MAYOR}，<per>陆明禾</per>、<per>钱若川</per>等出席。")
    listed = {p.person: (p.position, p.list_length, p.list_open) for p in found.participations}
    assert listed == {
        "顾怀远": (1, 1, False),
        "沈知行": (1, 3, True),
        "陆明禾": (2, 3, True),
        "钱若川": (3, 3, True),
    }


def test_evidence_is_the_name_and_the_words_that_say_the_role() -> None:
    tagged = "<per>顾怀远</per>在会上致辞。"
    doc, segmentation, mentions, resolution = document(tagged)
    (found,) = find_events(doc, segmentation, mentions, resolution, CITY)
    (evidence,) = found.participations[0].evidence
    assert [doc.text[s.start : s.end] for s in evidence.spans] == ["顾怀远", "致辞"]
    assert (evidence.page, evidence.printed, evidence.sentence) == (1, 7, "顾怀远在会上致辞。")
    assert evidence.rule == "role.speak"
    assert not evidence.inferred


def test_what_is_not_resolved_is_left_out() -> None:
    doc, segmentation, mentions, resolution = document("<per>顾怀远</per>到<place>青岚县</place>调研。")
    only_place = {m: id for m, id in resolution.of.items() if m.text == "青岚县"}
    (found,) = find_events(doc, segmentation, mentions, type(resolution)((), only_place), CITY)
    assert found.participations == ()
    assert found.places == ("青岚县",)


def test_an_earlier_year_is_a_digression() -> None:
    tagged = "<org>纪念馆</org>开馆。1938年，<per>贺兰舟</per>在<place>东湖</place>任<post>队长</post>。同年，<per>方一宁</per>牺牲。"
    assert event(tagged).participations == ()


def test_a_career_told_later_is_a_digression() -> None:
    tagged = "<per>贺兰舟</per>任<post>书记</post>。<per>方一宁</per>此前任<post>县长</post>。<per>严松</per>曾在<org>民政部</org>任职。"
    found = event(tagged)
    assert ([p.person for p in found.participations], found.organisations) == (["贺兰舟"], ())


def test_a_speech_goes_on_where_nobody_is_named() -> None:
    tagged = "<per>贺兰舟</per>表示，双方合作良好。<org>远山大学</org>将发挥优势，在<place>青岚县</place>推进合作。会议举行。"
    found = event(tagged)
    assert (found.organisations, found.places) == ((), ())


def test_the_background_of_a_report_is_no_part_of_the_event() -> None:
    tagged = "<per>贺兰舟</per>讲话。据了解，<org>远山大学</org>在<place>青岚县</place>创办。近年来，<org>一中</org>举办活动。"
    found = event(tagged)
    assert (found.organisations, found.places) == ((), ())


def test_one_event_for_each_entry_with_a_text() -> None:
    doc, segmentation, mentions, resolution = document("<per>顾怀远</per>讲话。", "", "无人。")
    found = find_events(doc, segmentation, mentions, resolution, CITY)
    assert [(e.id, e.entry) for e in found] == [(f"event-{n}", f"entry-{n}") for n in (1, 3)]


def test_a_label_is_a_clause() -> None:
    assert event(f"{SEC}主持召开座谈会，研究工作。").label == "市委书记顾怀远主持召开座谈会"
