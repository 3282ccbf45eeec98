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
    ("<org>市委</org>主要领导作报告。", (), (), ()),
    ("破获“<org>远山集团</org>”假案。", (), (), ()),
    ("领导人观看<org>市剧团</org><per>何一帆</per>主演的新戏。", (), ("市剧团",), ()),
    ("<place>柳河村</place>、<place>东湖区</place>相继实现通电。", ("柳河村", "东湖区"), (), ()),
    ("<place>临浦市</place>实现通电。", (), (), ()),
    ("<place>柳河村</place>至<place>东湖</place>的客渡航线开通。", (), (), ()),
    ("<place>柳河村</place>至<place>东湖</place>公路通车。", (), (), ()),
    ("领导人会见<org>市剧团</org><per>何一帆</per>。", (), (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("tagged", "places", "organisations", "projects"), SETTINGS)
def test_settings(
    tagged: str, places: tuple[str, ...], organisations: tuple[str, ...], projects: tuple[str, ...]
) -> None:
    found = event(tagged)
    assert (found.places, found.organisations, found.projects) == (places, organisations, projects)


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


def test_one_event_for_each_entry_with_a_text() -> None:
    doc, segmentation, mentions, resolution = document("<per>顾怀远</per>讲话。", "", "无人。")
    found = find_events(doc, segmentation, mentions, resolution, CITY)
    assert [(e.id, e.entry) for e in found] == [(f"event-{n}", f"entry-{n}") for n in (1, 3)]


def test_a_label_is_a_clause() -> None:
    assert event(f"{SEC}主持召开座谈会，研究工作。").label == "市委书记顾怀远主持召开座谈会"
