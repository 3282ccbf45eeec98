"""Places: divisions, what is named by its head, and words that only look like places. All sentences are invented."""

from __future__ import annotations

import pytest

from kg.model import Kind
from tests.extract.sentences import found, names, wanted

DIVISIONS = [
    "<place>北京</place>召开大会。",
    "从<place>上海市</place>引进设备。",
    "代表团赴<place>新疆</place>考察。",
    "代表团赴<place>山东省济南市</place>考察。",  # a chain is one mention
    "<place>江苏省</place>、<place>浙江省</place>客商来访。",
    "<place>美国</place>客人来访。",
    "<place>德国</place>、<place>法国</place>专家来访。",
    "<place>白沙镇</place>、<place>青石乡</place>、<place>柳湾乡</place>遭受雹灾。",
    "<place>城关镇东街村</place>建成。",
    "到<place>柳树湾村</place>走访。",
]
LETTERS = [
    "工作会议在<place>京</place>召开。",
    "代表团赴<place>沪</place>考察，在<place>杭</place>期间签约。",
    "京剧团演出，会议在津门举行，驻京记者报道。",
]
UNKNOWN_TO_THE_GAZETTEER = [
    "<place>临澜市</place>举行活动。",
    "<post>县长</post><per>钱峰</per>视察<place>青岚县</place>。",
]
FEATURES_AND_VENUES = [
    "<place>长江</place>水位上涨。",
    "<place>青龙河</place>决口。",
    "<place>青山水库</place>蓄水。",
    "<place>云雾山</place>起火。",
    "在<place>市体育馆</place>举行。",
    "在<place>县体育场</place>召开公审大会。",
    "在<place>市人民会堂</place>召开大会。",
    "在<place>市革命烈士陵园</place>举行。",
    "在<place><org>市委</org>礼堂</place>召开大会。",  # a venue holds its organisation
]
HELD_THERE = [
    "现场会在<place>遵义工地</place>举行，领导到施工工地慰问。",
    "工作会议在<place>白云酒店</place>举行。",
    "比赛在<place>市奥体中心</place>隆重开幕。",  # a body elsewhere
    "现在<org>市奥体中心</org>举行活动。",
    "支部在<place>青禾时代308会议室</place>召开大会。",
    "座谈会在<place>东湖校区</place>举行。",
    "论坛在<place>白石总部经济区</place>举行。",
    "在会议室召开会议。",
]
DISTRICTS_IN_A_CITY = [
    "<place>济南市市中区</place>、<place>大同市城区</place>的代表参加。",
]
LISTS = [
    "<place>青石</place>、<place>白沙</place>两个乡受灾。",
    "<place>白沙</place>、<place>青石</place>、<place>柳湾</place>等地受灾。",
    "视察<place>三泉</place>、<place>白沙</place>、<place>柳湾</place>三个公社。",  # the verb is no part of the first
    "逃窜<place>汉口</place>、<place>南京</place>等地。",
]
VILLAGES_OF_TOWNS = [
    "视察<place>白沙公社李窝大队</place>，",
    "位于<place>青岚桥乡花屯村</place>南200米。",
    "视察<place>柳枝公社南关</place>。",
    "在<place>茶坪区青墩乡</place>试点。",  # a district whose name is a word
    "匪部陷<place>大埠镇</place>，",
    "到<place>济南市</place>调研乡村振兴。",
    "<place>白沙公社</place>部分大队受灾。",
    "队伍在<place>马家洼</place>成立。",
    "进犯<place>石堰渡</place>，",
]
OTHER_DIVISIONS = [
    "走进<place>赛罕县</place>。",  # the short form of another division with a level of its own
    "到<place>靖溪侗族自治县</place>考察。",
    "分赴<place>麻江</place>、<place>黄平</place>、<place>镇远</place>、<place>天柱</place>、<place>锦屏</place>考察。",
    "锦屏一幅，天柱两根。",  # words where they stand alone
]
WORKS_AND_PARKS = [
    "<place>青龙河大堤</place>决口。",
    "在<place>沐阳新城大数据产业园</place>调研。",
    "到<place>临澜市大学生创业孵化园</place>考察。",
    "八月一日假<place><org>青石國民學校</org>禮堂</place>舉行。",
]
KNOWN_ALL_OVER_THE_COUNTRY = [
    "在<place>中南海</place>会见外宾。",
    "队伍到达<place>陕北</place>。",
    "<place>人民广场</place>落成。",
    "<place>解放路</place>拓宽。",
    "位于<place>临澜市青石岗35号</place>。",
    "行至<place>沅岔</place>停车。",  # small places behind verbs of motion
    "次日由<place>沅岔</place>出发，到达<place>敷滩</place>，",
    "从<place>武汉</place>返回后，",
    "<place>秦皇岛市</place><place>昌黎</place>、<place>抚宁</place>、<place>卢龙</place>三县受灾。",
    "将<place>白沙公社南关</place>对方人员带走。",
    "签约仪式在<place>建和国际酒店三楼中餐厅</place>举行。",
    "在<place>2204报告厅</place>举行毕业典礼。",
    "在<place>市政务中心</place>会见客人。",
    "<place>天津</place><place>河北</place>两地交流。",  # not the district
    "被誉为“<place>甘肃</place>的明珠”。",
    "漫步<place>金堂湖</place>畔。",
    "迁<place>民主北街</place>路南。",
]


@pytest.mark.parametrize(
    "tagged",
    [
        *DIVISIONS,
        *LETTERS,
        *UNKNOWN_TO_THE_GAZETTEER,
        *FEATURES_AND_VENUES,
        *HELD_THERE,
        *DISTRICTS_IN_A_CITY,
        *LISTS,
        *VILLAGES_OF_TOWNS,
        *OTHER_DIVISIONS,
        *WORKS_AND_PARKS,
        *KNOWN_ALL_OVER_THE_COUNTRY,
    ],
)
def test_places(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text",
    [
        "坚持中国特色社会主义道路。",  # set phrases
        "中国梦主题教育开展。",
        "《山东文学》出版。",  # a work's title
        "“中国大能手”活动开展。",
        "农村工作会议召开。",
        "全县乡镇干部参加。",
        "县城南部受灾。",
        "修建道路。",
        "城市建设加快。",
        "省级新区建设加快。",  # plain words before a head give no name
        "大型产业园投入使用。",
        "朝阳产业发展。",
        "水缸里、锅台上、井旁等地方。",
        "农村道路硬化。",
        "开发区建设加快。",
        "社区服务改善。",
        "江河治理见效。",
        "各县区、各乡镇参加。",  # groups
        "覆盖三县六镇。",
        "热烈庆祝新中国成立。",
        "油画《鏖战青龙山》展出。",
        "跌入又一波高峰。",
        "到达现场后，返回原籍。",
        "由厂长出发去县里。",
        "高山流水，源远流长。",
        "省人民政府决定表彰先进。",  # a place inside an organisation's name
        "引清流，润百里平湖。",
    ],
)
def test_no_places(text: str) -> None:
    assert names(text, Kind.PLACE) == []


def test_places_given_from_outside_are_found() -> None:
    # a home place whose name is no usual word
    text = "鹿鸣涧迎来客商。"
    assert found(text) == []
    assert found(text, places={"鹿鸣涧"}) == [(0, "place", "鹿鸣涧")]


def test_a_higher_division_behind_a_lower_one_begins_a_name_of_its_own() -> None:
    assert names("例如，淄博市临淄区山东沐岚食品集团投产。", Kind.PLACE)[:1] == ["淄博市临淄区"]


def test_a_division_before_a_quoted_name_belongs_to_it() -> None:
    assert names("开展烟台“双子星”大赛。", Kind.PLACE) == []
    assert names("助力烟台“书香之城”建设。", Kind.PLACE) == ["烟台"]
