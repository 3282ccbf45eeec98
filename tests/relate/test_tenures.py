"""Who holds what, sentence by sentence: all sentences, persons and lesser places are invented."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Home, Issue, MastheadPost, Segmentation, Span, TenureStatus
from kg.relate.tenures import find_tenures, is_shared
from kg.resolve import resolve
from tests.inline import document

CITY = Home("青岛市", "山东省", None, "option")
COUNTY = Home("平原县", "山东省", None, "option")
PROVINCE = Home("湖南省", "湖南省", None, "option")
SCHOOL = Home("长沙市", "湖南省", "湘岳大学", "option")
COMPANY = Home("青岛市", "山东省", "海岱重工集团有限公司", "option")


def holds(tagged: str, home: Home = CITY, year: int = 2021) -> list[tuple[str, str, str | None, str]]:
    """(person, post, organisation, status) in reading order."""
    doc, segmentation, mentions, _ = document(tagged, day=date(year, 5, 8))
    resolution = resolve(doc, segmentation, mentions, home)
    entities = {e.id: e for e in resolution.entities}
    return [
        (entities[t.person].name, t.title, entities[t.organisation].name if t.organisation else None, t.status.value)
        for t in find_tenures(doc, segmentation, mentions, resolution, home)
    ]


CASES: list[tuple[str, Home, int, str, list[tuple[str, str, str | None, str]]]] = [
    (
        "names behind a count and a colon",
        CITY,
        2021,
        "选出<post><org>市委</org>常委</post>3人：<per>乐长风</per>、<per>米川</per>、<per>秋实</per>。",
        [
            ("乐长风", "常委", "中共青岛市委员会", "held"),
            ("米川", "常委", "中共青岛市委员会", "held"),
            ("秋实", "常委", "中共青岛市委员会", "held"),
        ],
    ),
    (
        "honours between a post and its name",
        CITY,
        2021,
        "<post><org>云鼎集团</org>主席</post>丹斯里<per>米川</per>、<post><org>卫生部</org>副部长</post>拿督<per>秋实</per>。",
        [("米川", "主席", "云鼎集团", "held"), ("秋实", "副部长", "卫生部", "held")],
    ),
    (
        "a dismissal runs on to those named next",
        CITY,
        2021,
        "免去<per>乐长风</per>的<post><org>市水利局</org>局长</post>职务，<per>米川</per>、<per>秋实</per><post>副局长</post>职务。",
        [
            ("乐长风", "局长", "青岛市水利局", "ended"),
            ("米川", "副局长", "青岛市水利局", "ended"),
            ("秋实", "副局长", "青岛市水利局", "ended"),
        ],
    ),
    (
        "a list of posts before one name",
        CITY,
        2021,
        "<post><org>市委</org>副书记</post>、<post>市长</post><per>乐长风</per>到会。",
        [
            ("乐长风", "副书记", "中共青岛市委员会", "held"),
            ("乐长风", "市长", "青岛市人民政府", "held"),
        ],
    ),
    (
        "a shared title goes with all names, a sole one with the first",
        CITY,
        2021,
        "<post>副市长</post><per>米川</per>、<per>乌兰图雅</per>，<post><org>市公安局</org>局长</post><per>秋实</per>、<per>冬阳</per>出席。",
        [
            ("米川", "副市长", "青岛市人民政府", "held"),
            ("乌兰图雅", "副市长", "青岛市人民政府", "held"),
            ("秋实", "局长", "青岛市公安局", "held"),
        ],
    ),
    (
        "an organisation governs the posts that follow in its list",
        CITY,
        2021,
        "<post><org>省水利厅</org>党组成员</post>、<post>副厅长</post><per>江南岸</per>来青。",
        [
            ("江南岸", "党组成员", "山东省水利厅", "held"),
            ("江南岸", "副厅长", "山东省水利厅", "held"),
        ],
    ),
    (
        "another city's committee takes the posts of its list along",
        CITY,
        2021,
        "<post><org>烟台市委</org>常委</post>、<post><org>宣传部</org>部长</post><per>云归</per>，"
        "<post><org>市委</org>书记</post><per>海平</per>座谈。",
        [
            ("云归", "常委", "中共烟台市委员会", "held"),
            ("云归", "部长", "中共烟台市委宣传部", "held"),
            ("海平", "书记", "中共青岛市委员会", "held"),
        ],
    ),
    (
        "a list of names runs on over brackets with their other posts",
        COUNTY,
        1968,
        "<org>平原县革命委员会</org>成立，<per>麦穗</per>（<post><org>县人武部</org>政委</post>）任<post>主任</post>，"
        "<per>谷雨</per>(女，<post>副县长</post>)、<per>艾草</per>、<per>田垄</per>(<post><org>县委</org>副书记</post>)等3人为<post>副主任</post>。",
        [
            ("麦穗", "政委", "平原县人武部", "held"),
            ("麦穗", "主任", "平原县革命委员会", "appointed"),
            ("谷雨", "副县长", "平原县革命委员会", "held"),
            ("田垄", "副书记", "中共平原县委员会", "held"),
            ("谷雨", "副主任", "平原县革命委员会", "appointed"),
            ("艾草", "副主任", "平原县革命委员会", "appointed"),
            ("田垄", "副主任", "平原县革命委员会", "appointed"),
        ],
    ),
    (
        "a bracket that tells more than posts keeps its verbs",
        COUNTY,
        1984,
        "<per>麦穗</per>（原任<post>副县长</post>，后离职）到会。",
        [("麦穗", "副县长", "平原县人民政府", "former")],
    ),
    (
        "the members of a group behind a colon",
        COUNTY,
        1984,
        "<post><org>县史志办公室</org>成员</post>是：<per>麦穗</per>、<per>谷雨</per>。",
        [("麦穗", "成员", "平原县史志办公室", "held"), ("谷雨", "成员", "平原县史志办公室", "held")],
    ),
    (
        "one office each, names with a word of courtesy",
        COUNTY,
        1984,
        "<per>麦穗</per>先生及<per>谷雨</per>女士分别当选为<post>县长</post>及<post>副县长</post>。",
        [("麦穗", "县长", "平原县人民政府", "appointed"), ("谷雨", "副县长", "平原县人民政府", "appointed")],
    ),
    (
        "heads of a county before 1950: the government's name as printed last",
        COUNTY,
        1928,
        "<org>县公署</org>迁入新址，<post>知事</post><per>麦穗</per>到会。<org>县公署</org>改称<org>县政府</org>，"
        "<per>谷雨</per>任首任<post>县长</post>。<org>平原县抗日民主政府</org>成立，选举<per>艾草</per>为<post>县长</post>。",
        [
            ("麦穗", "知事", "平原县公署", "held"),
            ("谷雨", "县长", "平原县政府", "appointed"),
            ("艾草", "县长", "平原县抗日民主政府", "appointed"),
        ],
    ),
    (
        "a town in Taiwan: its office, and the county above it that the text names",
        Home("竹坑鄉", "臺灣省", None, "option"),
        1953,
        "<org>海墘縣政府</org>派<per>麥穗</per>來鄉，<post><org>縣府</org>秘書</post><per>谷雨</per>、<post>縣長</post><per>艾草</per>、"
        "<post><org>縣議會</org>議長</post><per>田壟</per>及<post>鄉長</post><per>石磊</per>陪同。",
        [
            ("谷雨", "秘書", "海墘縣政府", "held"),
            ("艾草", "縣長", "海墘縣政府", "held"),
            ("田壟", "議長", "海墘縣議會", "held"),
            ("石磊", "鄉長", "竹坑鄉公所", "held"),
        ],
    ),
    (
        "the head of a prefecture, by its office as printed",
        Home("岭溪地区", "湖南省", None, "option"),
        1963,
        "<post><org>地委</org>书记</post><per>麦穗</per>、<post>副专员</post><per>谷雨</per>率<org>专署</org>工作组下乡。",
        [("麦穗", "书记", "岭溪地委", "held"), ("谷雨", "副专员", "岭溪专署", "held")],
    ),
    (
        "自治州 bare is the autonomous prefecture at home, its committee is called 党委",
        Home("云澜彝族自治州", "云南省", None, "option"),
        2012,
        "<post><org>自治州党委</org>书记</post><per>麦穗</per>、<post><org>自治州教育局</org>局长</post><per>谷雨</per>到<place>松坡乡</place>，"
        "听取<post><org>松坡乡党委</org>书记</post><per>艾草</per>介绍。",
        [
            ("麦穗", "书记", "中共云澜彝族自治州委员会", "held"),
            ("谷雨", "局长", "云澜彝族自治州教育局", "held"),
            ("艾草", "书记", "中共松坡乡委员会", "held"),
        ],
    ),
    (
        "the head of a city abroad",
        CITY,
        2006,
        "以<post>津丘市副市长</post><per>小野直</per>为<post>团长</post>的<org>日本津丘市代表团</org>来访。",
        [("小野直", "副市长", "日本津丘市政府", "held"), ("小野直", "团长", "日本津丘市代表团", "appointed")],
    ),
    (
        "the committee of military control, written out as elsewhere in the text",
        PROVINCE,
        1967,
        "<per>麦穗</per>为<post><org>军管会</org>主任</post>，<per>谷雨</per>为<post>秘书长</post>。<org>湖南省军事管制委员会</org>布告。",
        [
            ("麦穗", "主任", "湖南省军事管制委员会", "appointed"),
            ("谷雨", "秘书长", "湖南省军事管制委员会", "appointed"),
        ],
    ),
    (
        "army titles of the unit that the sentence or the passage names",
        COUNTY,
        1939,
        "<org>鲁北抗日游击第九支队</org>在石桥成立，<post>司令员</post><per>麦穗</per>，<post>政治委员</post><per>谷雨</per>。"
        "次日<post>参谋长</post><per>艾草</per>到任。",
        [
            ("麦穗", "司令员", "鲁北抗日游击第九支队", "held"),
            ("谷雨", "政治委员", "鲁北抗日游击第九支队", "held"),
            ("艾草", "参谋长", "鲁北抗日游击第九支队", "held"),
        ],
    ),
    (
        "two bodies of the sort in the passage: open",
        COUNTY,
        1939,
        "<org>鲁北第九支队</org>与<org>鲁北第十支队</org>会合。次日<post>参谋长</post><per>艾草</per>到任。",
        [("艾草", "参谋长", None, "held")],
    ),
    (
        "of the bodies founded the one that the title fits",
        COUNTY,
        1932,
        "<org>中共清溪特别支部</org>在<org>县立讲习所</org>秘密建立，<per>麦穗</per>任<post>书记</post>。",
        [("麦穗", "书记", "中共清溪特别支部", "appointed")],
    ),
    (
        "the committee's own session elects behind the congress",
        COUNTY,
        1990,
        "<org>中共平原县第五次代表大会</org>召开。<org>县纪委</org>全会选举<per>麦穗</per>为<post>书记</post>。",
        [("麦穗", "书记", "中共平原县纪律检查委员会", "appointed")],
    ),
    (
        "units of one bureau in a list of names",
        PROVINCE,
        2012,
        "<post><org>省公安厅刑侦局</org>局长</post><per>麦穗</per>、<post><org>警务保障部</org>副主任</post><per>谷雨</per>、"
        "<post><org>出入境管理局</org>局长</post><per>艾草</per>、<post>政委</post><per>田垄</per>参加。",
        [
            ("麦穗", "局长", "湖南省公安厅刑侦局", "held"),
            ("谷雨", "副主任", "湖南省公安厅警务保障部", "held"),
            ("艾草", "局长", "湖南省公安厅出入境管理局", "held"),
            ("田垄", "政委", "湖南省公安厅出入境管理局", "held"),
        ],
    ),
    (
        "a bureau is no unit of the bureau before in the list",
        COUNTY,
        2012,
        "<post><org>县农业局种子站</org>站长</post><per>麦穗</per>、<post><org>水利局</org>局长</post><per>谷雨</per>参加。",
        [("麦穗", "站长", "平原县农业局种子站", "held"), ("谷雨", "局长", "平原县水利局", "held")],
    ),
    (
        "a department that is marked as a part of the title",
        PROVINCE,
        1963,
        "<per>麦穗</per>调任<post><org>省委</org>农村工作部副部长</post>。",
        [("麦穗", "副部长", "中共湖南省委农村工作部", "appointed")],
    ),
    (
        "leaders of a group, one behind the other, before its name",
        COUNTY,
        1964,
        "以<per>麦穗</per>为<post>团长</post>、<per>谷雨</per>为<post>副团长</post>的<org>湖南省民族工作参观团</org>来访。",
        [
            ("麦穗", "团长", "湖南省民族工作参观团", "appointed"),
            ("谷雨", "副团长", "湖南省民族工作参观团", "appointed"),
        ],
    ),
    (
        "a national title is no office in the body that is led",
        CITY,
        2014,
        "以<per>麦穗</per>同志为<post>总书记</post>的<org>党中央</org>高度重视。",
        [("麦穗", "总书记", None, "appointed")],
    ),
    (
        "ranks, degrees, learned titles without an institution are no offices; an academy's members have one",
        CITY,
        2014,
        "<per>麦穗</per><post>少将</post>、<per>谷雨</per><post>教授</post>到会。<post><org>海岱大学</org>教授</post><per>艾草</per>主讲。"
        "<per>田垄</per><post>院士</post>到会。",
        [("艾草", "教授", "海岱大学", "held"), ("田垄", "院士", None, "held")],
    ),
    (
        "a list of names with their titles behind",
        CITY,
        2014,
        "<org>海岱大学</org><per>麦穗</per><post>校长</post>、<per>谷雨</per><post>副书记</post>会见来宾。",
        [("麦穗", "校长", "海岱大学", "held"), ("谷雨", "副书记", "海岱大学", "held")],
    ),
    (
        "the title repeated without 副 and without a body",
        CITY,
        2014,
        "<post><org>市人大常委会</org>副主任</post><per>麦穗</per>到会。随后<per>麦穗</per><post>主任</post>讲话。",
        [("麦穗", "副主任", "青岛市人民代表大会常务委员会", "held")],
    ),
    (
        "heads that the occupiers put in",
        COUNTY,
        1942,
        "<org>县政府</org>转移。俘伪<post>县长</post><per>麦穗</per>。",
        [("麦穗", "伪县长", None, "held")],
    ),
    (
        "party committees of communes and zones are a part of the title, those of towns are not",
        COUNTY,
        1995,
        "<per>麦穗</per>（<post><org>石桥公社党委</org>书记</post>）、<post><org>石桥经济开发区党工委</org>书记</post><per>谷雨</per>、"
        "<post><org>平原县石桥镇党委</org>书记</post><per>艾草</per>到会。",
        [
            ("麦穗", "党委书记", "石桥公社", "held"),
            ("谷雨", "党工委书记", "石桥经济开发区", "held"),
            ("艾草", "书记", "中共平原县石桥镇委员会", "held"),
        ],
    ),
    (
        "bodies of which each place has one, named bare",
        COUNTY,
        1946,
        "<post><org>商会</org>会长</post><per>麦穗</per>、<post><org>参议会</org>参议长</post><per>谷雨</per>到会。",
        [("麦穗", "会长", "平原县商会", "held"), ("谷雨", "参议长", "平原县参议会", "held")],
    ),
    (
        "a hospital attached to the university",
        SCHOOL,
        2013,
        "<post><org>附属第二医院</org>副院长</post><per>麦穗</per>带队。",
        [("麦穗", "副院长", "湘岳大学附属第二医院", "held")],
    ),
    (
        "party posts of the institution just named",
        CITY,
        2020,
        "<post><org>海岱能源集团</org>总经理</post><per>麦穗</per>，<post>党组成员</post><per>谷雨</per>到会。"
        "<post>副市长</post><per>艾草</per>，<post>党组成员</post><per>田垄</per>到会。",
        [
            ("麦穗", "总经理", "海岱能源集团", "held"),
            ("谷雨", "党组成员", "海岱能源集团", "held"),
            ("艾草", "副市长", "青岛市人民政府", "held"),
            ("田垄", "党组成员", None, "held"),
        ],
    ),
    (
        "secretaries of the committee whose first secretary was elected before",
        CITY,
        1959,
        "选举<per>麦穗</per>为<post><org>市委</org>第一书记</post>，<per>谷雨</per>为<post><org>书记处</org>书记</post>。",
        [
            ("麦穗", "第一书记", "中共青岛市委员会", "appointed"),
            ("谷雨", "书记处书记", "中共青岛市委员会", "appointed"),
        ],
    ),
    (
        "elected one after the other",
        COUNTY,
        1984,
        "会议选举<per>麦穗</per>为<post><org>县人大常委会</org>主任</post>，<per>谷雨</per>、<per>艾草</per>（女）为<post>副主任</post>，"
        "<per>田垄</per>为<post>县长</post>。",
        [
            ("麦穗", "主任", "平原县人民代表大会常务委员会", "appointed"),
            ("谷雨", "副主任", "平原县人民代表大会常务委员会", "appointed"),
            ("艾草", "副主任", "平原县人民代表大会常务委员会", "appointed"),
            ("田垄", "县长", "平原县人民政府", "appointed"),
        ],
    ),
    (
        "the session tells the body of a bare title",
        CITY,
        1990,
        "<org>市政协</org>八届二次会议召开。<per>方舟</per>当选为<post>主席</post>。",
        [("方舟", "主席", "中国人民政治协商会议青岛市委员会", "appointed")],
    ),
    (
        "the youth league's congress",
        COUNTY,
        1963,
        "<org>共青团</org><place>平原县</place>第五届代表大会召开，<per>新芽</per>当选<post>书记</post>。",
        [("新芽", "书记", "共青团平原县委员会", "appointed")],
    ),
    (
        "the county's head under the constitution of 1954",
        COUNTY,
        1958,
        "<per>石磊</per>任<post><org>县委</org>第一书记</post>兼<post>县长</post>。",
        [
            ("石磊", "第一书记", "中共平原县委员会", "appointed"),
            ("石磊", "县长", "平原县人民委员会", "appointed"),
        ],
    ),
    (
        "the party's control commission, and a revolutionary committee",
        COUNTY,
        1969,
        "<per>石磊</per>任<post><org>县革命委员会</org>主任</post>，原<post><org>县监委</org>书记</post><per>白杨</per>下放。",
        [
            ("石磊", "主任", "平原县革命委员会", "appointed"),
            ("白杨", "书记", "中共平原县监察委员会", "former"),
        ],
    ),
    (
        "dismissed, given up, once held",
        CITY,
        2021,
        "免去<per>乐山</per>的<post><org>市教育局</org>局长</post>职务；<per>水清</per>不再兼任<post><org>市委党校</org>校长</post>；"
        "<per>木青</per>曾任<post><org>市总工会</org>主席</post>。",
        [
            ("乐山", "局长", "青岛市教育局", "ended"),
            ("水清", "校长", "中共青岛市委党校", "ended"),
            ("木青", "主席", "青岛市总工会", "former"),
        ],
    ),
    (
        "one comes, another goes",
        PROVINCE,
        2016,
        "<per>高原</per>同志任<post><org>湖南省委</org>委员</post>、<post>常委</post>、<post>书记</post>，"
        "<per>平川</per>同志不再担任<post><org>湖南省委</org>书记</post>、<post>常委</post>职务。",
        [
            ("高原", "委员", "中共湖南省委员会", "appointed"),
            ("高原", "常委", "中共湖南省委员会", "appointed"),
            ("高原", "书记", "中共湖南省委员会", "appointed"),
            ("平川", "书记", "中共湖南省委员会", "ended"),
            ("平川", "常委", "中共湖南省委员会", "ended"),
        ],
    ),
    (
        "acting",
        COUNTY,
        1959,
        "<per>石磊</per>代理<post><org>县委</org>第一书记</post>。",
        [("石磊", "代理第一书记", "中共平原县委员会", "acting")],
    ),
    (
        "a name before its title",
        CITY,
        2021,
        "<per>沈知行</per><post>院士</post>作报告，<per>何当归</per>（<post><org>市卫健委</org>主任</post>）主持。",
        [
            ("沈知行", "院士", None, "held"),
            ("何当归", "主任", "青岛市卫健委", "held"),
        ],
    ),
    (
        "an academy is said, or is not",
        CITY,
        2021,
        "<post><org>中国科学院</org>院士</post><per>沈知行</per>，<post><org>湘岳大学</org>教授</post>、<post>院士</post><per>何以宁</per>到会。",
        [
            ("沈知行", "院士", "中国科学院", "held"),
            ("何以宁", "教授", "湘岳大学", "held"),
            ("何以宁", "院士", None, "held"),
        ],
    ),
    (
        "a university speaks of itself",
        SCHOOL,
        2012,
        "<post>校党委书记</post><per>桑榆</per>、<post>校长</post><per>东隅</per>看望师生，<post><org>校团委</org>书记</post><per>朝露</per>陪同。",
        [
            ("桑榆", "党委书记", "湘岳大学", "held"),
            ("东隅", "校长", "湘岳大学", "held"),
            ("朝露", "书记", "湘岳大学团委", "held"),
        ],
    ),
    (
        "a company speaks of itself",
        COMPANY,
        2019,
        "<post>集团公司党委书记</post>、<post>董事长</post><per>金戈</per>讲话，<post>总经理</post><per>铁马</per>主持。",
        [
            ("金戈", "党委书记", "海岱重工集团有限公司", "held"),
            ("金戈", "董事长", "海岱重工集团有限公司", "held"),
            ("铁马", "总经理", "海岱重工集团有限公司", "held"),
        ],
    ),
    (
        "company officers after one another",
        CITY,
        2021,
        "<post><org>海岱重工集团有限公司</org>董事长</post><per>金戈</per>、<post>总经理</post><per>铁马</per>参加。",
        [
            ("金戈", "董事长", "海岱重工集团有限公司", "held"),
            ("铁马", "总经理", "海岱重工集团有限公司", "held"),
        ],
    ),
    (
        "the works that had the accident",
        COUNTY,
        1975,
        "<org>平原县农机厂</org>起火，<post>厂长</post><per>石磊</per>带头扑救。",
        [("石磊", "厂长", "平原县农机厂", "held")],
    ),
    (
        "party groups and secretariats belong to the title",
        CITY,
        2021,
        "<post><org>市政府党组</org>书记</post><per>乐长风</per>主持，<post><org>团中央书记处</org>书记</post><per>青禾</per>出席。",
        [
            ("乐长风", "党组书记", "青岛市人民政府", "held"),
            ("青禾", "书记", "团中央书记处", "held"),
        ],
    ),
    (
        "the last character serves twice",
        COUNTY,
        1955,
        "<per>石磊</per>任<post><org>组织部</org>长</post>，<per>白杨</per>任<post><org>县大队</org>长</post>。",
        [
            ("石磊", "部长", "中共平原县委组织部", "appointed"),
            ("白杨", "大队长", "平原县大队", "appointed"),
        ],
    ),
    (
        "envoys and foreign heads",
        CITY,
        1996,
        "<post>法国驻上海总领事</post><per>杜邦</per>来访；<post><place>挪威</place>首相</post><per>汉森</per>发来贺电。",
        [
            ("杜邦", "总领事", "法国驻上海总领事馆", "held"),
            ("汉森", "首相", None, "held"),
        ],
    ),
    (
        "an envoy whose country stands outside the mention, units that no mention marks",
        CITY,
        1996,
        "<place>法国</place>驻<post>上海总领事</post><per>杜邦</per>来访。送到<org>海岱医院</org>，麻醉科<post>主任</post><per>何当归</per>会诊。",
        [
            ("杜邦", "总领事", "法国驻上海总领事馆", "held"),
            ("何当归", "主任", "海岱医院麻醉科", "held"),
        ],
    ),
    (
        "a unit's head in one word, and heads that are only counted",
        COUNTY,
        1960,
        "各社主要<post>负责人</post>，<post>青石岗民兵连长</post><per>石磊</per>到会。",
        [("石磊", "连长", "青石岗民兵连", "held")],
    ),
    (
        "traditional characters keep their script, and a county its government",
        Home("彰化縣", "台灣省", None, "option"),
        1998,
        "<post>縣長</post><per>許望海</per>到會，<post><org>縣政府教育局</org>局長</post><per>賴石</per>說明學區為何這樣劃。",
        [
            ("許望海", "縣長", "彰化縣政府", "held"),
            ("賴石", "局長", "彰化縣政府教育局", "held"),
        ],
    ),
    (
        "an autonomous region",
        Home("南宁市", "广西壮族自治区", None, "option"),
        2003,
        "<post><org>自治区党委</org>书记</post><per>韦青山</per>、<post>自治区主席</post><per>陆绿水</per>出席。",
        [
            ("韦青山", "书记", "中共广西壮族自治区委员会", "held"),
            ("陆绿水", "主席", "广西壮族自治区人民政府", "held"),
        ],
    ),
    (
        "a deputy across a name of the same body",
        COUNTY,
        1981,
        "<org>中国人民政治协商会议平原县委员会</org>成立，<post><org>政协</org>主席</post><per>谷雨</per>，"
        "<post>副主席</post><per>艾草</per>、<per>田垄</per>。",
        [
            ("谷雨", "主席", "中国人民政治协商会议平原县委员会", "held"),
            ("艾草", "副主席", "中国人民政治协商会议平原县委员会", "held"),
            ("田垄", "副主席", "中国人民政治协商会议平原县委员会", "held"),
        ],
    ),
    (
        "chaired by name",
        CITY,
        2021,
        "成立<org>市防汛指挥部</org>，<post>指挥长</post>由<per>乐长风</per>担任。",
        [("乐长风", "指挥长", "青岛市防汛指挥部", "held")],
    ),
]


@pytest.mark.parametrize(("home", "year", "tagged", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_holds(home: Home, year: int, tagged: str, wanted: list[tuple[str, str, str | None, str]]) -> None:
    assert holds(tagged, home, year) == wanted


@pytest.mark.parametrize(
    "tagged",
    [
        "市领导<per>米川</per>、<per>秋实</per>参加。",
        "<post><org>市委</org>书记</post>主持会议。<per>米川</per>发言。",
        "<per>米川</per>拟任<post><org>市教育局</org>局长</post>。",
        "提名<per>米川</per>为<post>副市长</post>人选。",
        "<per>米川</per>会见<post><org>市商会</org>会长</post>一行。",
        "<per>米川</per>（右一）在<post>市长</post>热线接听电话。",
        "<post>市长</post>任<post>组长</post>，<post>副市长</post>任<post>副组长</post>。",
        "<per>米川</per>向<post><org>市公安局</org>局长</post>汇报。",
    ],
)
def test_no_hold(tagged: str) -> None:
    assert holds(tagged) == []


def test_for_a_holder_is_not_appointed() -> None:
    said = "<per>米川</per>为<post><org>市商会</org>会长</post><per>秋实</per>颁奖。"
    assert holds(said) == [("秋实", "会长", "青岛市商会", "held")]


def test_successor_and_predecessor() -> None:
    said = "<per>米川</per>接替<per>秋实</per>任<post><org>市体育局</org>局长</post>。"
    assert holds(said) == [("米川", "局长", "青岛市体育局", "appointed")]


def test_two_names_between_titles() -> None:
    said = "<per>米川</per><post>主席</post>和<post><org>国务院</org>总理</post><per>秋实</per>出席。"
    assert holds(said) == [("米川", "主席", None, "held"), ("秋实", "总理", "国务院", "held")]


def test_respectively() -> None:
    said = (
        "<per>米川</per>、<per>秋实</per>分别任"
        "<post><org>市档案馆</org>馆长</post>、<post><org>市图书馆</org>馆长</post>。"
    )
    assert holds(said) == [
        ("米川", "馆长", "青岛市档案馆", "appointed"),
        ("秋实", "馆长", "青岛市图书馆", "appointed"),
    ]


def test_evidence_is_one_tenure_with_every_place() -> None:
    doc, segmentation, mentions, _ = document(
        "<post><org>市委</org>书记</post><per>海平</per>讲话。", "<post><org>市委</org>书记</post><per>海平</per>调研。"
    )
    (tenure,) = find_tenures(doc, segmentation, mentions, resolve(doc, segmentation, mentions, CITY), CITY)
    assert [e.sentence for e in tenure.evidence] == ["市委书记海平讲话。", "市委书记海平调研。"]
    assert [[doc.text[s.start : s.end] for s in e.spans] for e in tenure.evidence] == [["市委书记", "海平"]] * 2
    assert {(e.rule, e.inferred, e.page, e.printed) for e in tenure.evidence} == {("tenure.post+name", True, 1, 7)}


def test_held_and_given_up_are_two() -> None:
    said = (
        "<post><org>市委</org>书记</post><per>海平</per>讲话。<per>海平</per>不再担任<post><org>市委</org>书记</post>。"
    )
    assert [h[3] for h in holds(said)] == ["held", "ended"]


def test_masthead() -> None:
    doc, plain, _, _ = document("主编海平")
    masthead = (MastheadPost("主 编", "海 平", (Span(0, 2),), (Span(2, 4),)),)
    segmentation = Segmentation(Issue(title="海岱月刊"), (), (), plain.passages, masthead)
    resolution = resolve(doc, segmentation, (), CITY)
    (tenure,) = find_tenures(doc, segmentation, (), resolution, CITY)
    names = {e.id: e.name for e in resolution.entities}
    assert (names[tenure.person], tenure.title, names[tenure.organisation or ""]) == ("海平", "主编", "《海岱月刊》")
    assert names[tenure.post] == "《海岱月刊》主编"
    assert tenure.status is TenureStatus.HELD


@pytest.mark.parametrize(
    ("title", "shared"),
    [("副市长", True), ("党组成员", True), ("常务副市长", False), ("市长", False), ("书记", False), ("院士", True)],
)
def test_shared_titles(title: str, shared: bool) -> None:
    assert is_shared(title) is shared


@pytest.mark.parametrize("of", ["", "的"])
def test_a_dismissal_ends_with_and_without_its_particle(of: str) -> None:
    said = f"免去<per>海平</per>{of}<post><org>烟台市委</org>书记</post>职务。"
    assert holds(said) == [("海平", "书记", "中共烟台市委员会", "ended")]


MORE: list[tuple[str, list[tuple[str, str, str | None, str]]]] = [
    (
        "<per>海平</per>，新任<post><org>市档案馆</org>馆长</post><per>云归</per>到会。",
        [("云归", "馆长", "青岛市档案馆", "appointed")],
    ),
    (
        "<per>海平</per>会见调任<post><org>市体育局</org>局长</post>的<per>云归</per>。",
        [("云归", "局长", "青岛市体育局", "held")],
    ),
    (
        "<post><org>市文联</org>主席</post>一职改由<post><org>市委</org>副书记</post><per>云归</per>兼任。",
        [("云归", "主席", "青岛市文联", "held"), ("云归", "副书记", "中共青岛市委员会", "held")],
    ),
    (
        "<per>海平</per>履新<post><org>市档案馆</org>馆长</post>。",
        [("海平", "馆长", "青岛市档案馆", "appointed")],
    ),
    (
        "<per>海平</per>曾任<post><org>市档案馆</org>馆长</post>，<post><org>市图书馆</org>馆长</post>等职。",
        [("海平", "馆长", "青岛市档案馆", "former"), ("海平", "馆长", "青岛市图书馆", "former")],
    ),
    (  # no 等职: the comma opens a clause of its own
        "<per>海平</per>任<post><org>市档案馆</org>馆长</post>，<post><org>市图书馆</org>馆长</post>到会祝贺。",
        [("海平", "馆长", "青岛市档案馆", "appointed")],
    ),
    (
        "<per>海平</per>到会，原任此职的老馆长已当选<post><org>市文联</org>主席</post>。",
        [],
    ),
    (
        "<per>海平</per>等出席，会议决定免除老校长<post><org>市委党校</org>校长</post>职务。",
        [],
    ),
    (
        "<per>海平</per>已于下旬被免去<post><org>市教育局</org>局长</post>职务。",
        [("海平", "局长", "青岛市教育局", "ended")],
    ),
    ("<post><org>新华社</org>记者</post><per>海平</per>报道。", []),
]


@pytest.mark.parametrize(("tagged", "wanted"), MORE)
def test_verbs_of_office(tagged: str, wanted: list[tuple[str, str, str | None, str]]) -> None:
    assert holds(tagged) == wanted


HOMES: list[tuple[Home, int, str, list[tuple[str, str, str | None, str]]]] = [
    (
        SCHOOL,
        2012,
        "<post>校党委副书记</post>、<post><org>纪委</org>书记</post><per>桑榆</per>会见<post><org>潇水大学</org>副校长</post><per>东隅</per>、"
        "<post><org>国际合作与交流处</org>处长</post><per>朝露</per>。",
        [
            ("桑榆", "党委副书记", "湘岳大学", "held"),
            ("桑榆", "纪委书记", "湘岳大学", "held"),
            ("东隅", "副校长", "潇水大学", "held"),
            ("朝露", "处长", "湘岳大学国际合作与交流处", "held"),
        ],
    ),
    (
        SCHOOL,
        2012,
        "<post><org>市委</org>常委</post>、<post><org>纪委</org>书记</post><per>桑榆</per>来校，<post><org>省教育厅</org>副厅长</post><per>东隅</per>陪同。",
        [
            ("桑榆", "常委", "中共长沙市委员会", "held"),
            ("桑榆", "书记", "中共长沙市纪律检查委员会", "held"),
            ("东隅", "副厅长", "湖南省教育厅", "held"),
        ],
    ),
    (
        COMPANY,
        2019,
        "<post><org>集团公司工会</org>主席</post><per>金戈</per>、<post>总会计师</post><per>铁马</per>、"
        "<post><org>第二分公司</org>经理</post><per>冰河</per>到会。",
        [
            ("金戈", "主席", "海岱重工集团有限公司工会", "held"),
            ("铁马", "总会计师", "海岱重工集团有限公司", "held"),
            ("冰河", "经理", "海岱重工集团有限公司第二分公司", "held"),
        ],
    ),
    (
        Home("兴安盟", "内蒙古自治区", None, "option"),
        2010,
        "<post>盟长</post><per>青草</per>、<post><org>自治区党委</org>常委</post>、<post><org>统战部</org>部长</post><per>白云</per>到会。",
        [
            ("青草", "盟长", "兴安盟行政公署", "held"),
            ("白云", "常委", "中共内蒙古自治区委员会", "held"),
            ("白云", "部长", "内蒙古自治区党委统战部", "held"),
        ],
    ),
    (
        COUNTY,
        1984,
        "<post><org>县委</org>书记</post><per>石磊</per>兼任<post><org>县武装部</org>第一政委</post>，<post>副书记</post><per>白杨</per>到会。",
        [
            ("石磊", "书记", "中共平原县委员会", "held"),
            ("石磊", "第一政委", "平原县武装部", "appointed"),
            ("白杨", "副书记", "中共平原县委员会", "held"),
        ],
    ),
    (
        COUNTY,
        1984,
        "以<per>石磊</per>为<post>组长</post>的<org>县委工作组</org>进村。原<post><org>县委</org>书记</post>、现任"
        "<post><org>市政协</org>副主席</post><per>白杨</per>到会。",
        [
            ("石磊", "组长", "中共平原县委工作组", "appointed"),
            ("白杨", "书记", "中共平原县委员会", "former"),
            ("白杨", "副主席", "中国人民政治协商会议德州市委员会", "held"),
        ],
    ),
    (
        COUNTY,
        1984,
        "<post>山东省教育厅长</post><per>石磊</per>、<post>挂职副县长</post><per>白杨</per>到会。",
        [("石磊", "厅长", "山东省教育厅", "held"), ("白杨", "副县长", "平原县人民政府", "held")],
    ),
    (
        COUNTY,
        2010,
        "<post><org>经济开发区党工委</org>书记</post>、<post><org>管委会</org>主任</post><per>石磊</per>到会。",
        [
            ("石磊", "党工委书记", "平原县经济开发区", "held"),
            ("石磊", "主任", "平原县经济开发区管委会", "held"),
        ],
    ),
]


@pytest.mark.parametrize(("home", "year", "tagged", "wanted"), HOMES)
def test_bodies_of_the_home(home: Home, year: int, tagged: str, wanted: list[tuple[str, str, str | None, str]]) -> None:
    assert holds(tagged, home, year) == wanted


@pytest.mark.parametrize(
    ("tagged", "organisation"),
    [
        ("<org>市书法家协会</org>换届，<post>会长</post><per>海平</per>致辞。", "青岛市书法家协会"),
        ("<org>市书法家协会</org>邀请远山服务会<post>会长</post><per>海平</per>致辞。", None),  # another body, unmarked
        ("<org>县志编纂委员会</org>成立，<per>海平</per>兼任<post>主任</post>。", "平原县志编纂委员会"),
        ("<org>临澜地委</org>来电，<post><org>地委</org>书记</post><per>海平</per>讲话。", "临澜地委"),
    ],
)
def test_the_body_of_a_bare_title(tagged: str, organisation: str | None) -> None:
    home = COUNTY if "县" in tagged else CITY
    assert [h[2] for h in holds(tagged, home, 1984)] == [organisation]


def test_a_post_in_brackets_is_no_body_of_the_deputies_behind() -> None:
    said = "<per>海平</per>（<post><org>市委办公室</org>主任</post>）到会，<post>副主任</post><per>秋实</per>记录。"
    assert holds(said) == [
        ("海平", "主任", "中共青岛市委办公室", "held"),
        ("秋实", "副主任", None, "held"),
    ]
