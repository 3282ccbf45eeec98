"""Whose post it is: titles that lean on what the sentence or the document has named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build, parse_date
from kg.read import read

Hold = tuple[str, str, str | None]


def _holds(folder: Path, text: str) -> set[Hold]:
    path = folder / "d.txt"
    path.write_text(text, "utf-8")
    graph = build(read(path), place="济南市", province="山东省", date=parse_date("2019"))
    names = {e.id: e.name for e in graph.entities}
    return {(names[t.person], t.title, names[t.organisation] if t.organisation else None) for t in graph.tenures}


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        (  # the one district that the document names
            "9月1日，历下区召开会议，市长王知秋参加。\n9月7日，市长王知秋到产业园调研，区委副书记、区长赵明川陪同。\n",
            [("赵明川", "副书记", "中共历下区委员会"), ("赵明川", "区长", "历下区人民政府")],
            [],
        ),
        (  # two of them: open
            "9月1日，历下区、天桥区召开会议。\n9月7日，市长王知秋到产业园调研，区长赵明川陪同。\n",
            [("赵明川", "区长", None)],
            [],
        ),
        (  # the one district that the passage names, though the document names two
            "9月1日，历下区、天桥区召开会议。\n9月7日，区长赵明川陪同调研天桥区大数据产业园。\n",
            [("赵明川", "区长", "天桥区人民政府")],
            [],
        ),
        (  # the leader of the group behind 的
            "9月7日，以省统计局局长赵明川为组长的省统计局调研组到我市调研。\n",
            [("赵明川", "组长", "山东省统计局调研组")],
            [],
        ),
        (  # a quotation in a body's name
            "9月7日，省委“守正、创新”主题教育第二巡回指导组副组长赵明川出席。\n",
            [("赵明川", "副组长", "中共山东省委“守正、创新”主题教育第二巡回指导组")],
            [],
        ),
        (  # 省市 in front of 场 is the province's
            "9月7日，省市场监督管理局二级巡视员赵明川出席。\n",
            [("赵明川", "二级巡视员", "山东省市场监督管理局")],
            [],
        ),
        (  # the body that the sentence has named, not the home's
            "9月7日，澜江水利工程委员会成立。省长王知秋任工程委员会主任，澜委主任李若兰任副主任。\n",
            [
                ("王知秋", "主任", "澜江水利工程委员会"),
                ("李若兰", "副主任", "澜江水利工程委员会"),
            ],
            [("王知秋", "主任", "济南市工程委员会")],
        ),
        (  # the congress's committee by its long name
            "9月7日，大会选举赵明川为人大常务委员会主任。\n",
            [("赵明川", "主任", "济南市人民代表大会常务委员会")],
            [],
        ),
        (  # of the number of a congress between verb and post
            "9月7日，任命赵明川、李若兰（女）为第十三届全国人民代表大会常务委员会副秘书长。\n",
            [
                ("赵明川", "副秘书长", "全国人民代表大会常务委员会"),
                ("李若兰", "副秘书长", "全国人民代表大会常务委员会"),
            ],
            [],
        ),
        (  # whose 省委 it is says the one that decides, not the home's
            "9月7日，湖南省委决定，赵明川任省委秘书长、办公厅主任。省委批准李若兰不再担任省委常委职务。\n",
            [
                ("赵明川", "秘书长", "中共湖南省委员会"),
                ("赵明川", "主任", "中共湖南省委办公厅"),
                ("李若兰", "常委", "中共湖南省委员会"),
            ],
            [],
        ),
        (  # or the place that somebody goes to
            "9月7日，赵明川赴湖南任省委常委、纪委书记。\n",
            [("赵明川", "常委", "中共湖南省委员会"), ("赵明川", "书记", "中共湖南省纪律检查委员会")],
            [],
        ),
        (  # a life told without names
            "9月7日，赵明川到会。\n赵明川，男，汉族，1961年3月生。他曾任原农业部办公厅副主任、新闻发言人等职，2010年出任湖南省"
            "长沙市委副书记，市政府副市长、代市长，2012年任湖南省委常委，2013年任省委宣传部部长。\n",
            [
                ("赵明川", "部长", "中共湖南省委宣传部"),
                ("赵明川", "副主任", "农业部办公厅"),
                ("赵明川", "副书记", "中共长沙市委员会"),
                ("赵明川", "副市长", "长沙市人民政府"),
            ],
            [],
        ),
        (  # nobody's: the sentence before tells of two, and of no life
            "9月7日，赵明川、李若兰到会。随后担任市教育局局长。\n",
            [],
            [("赵明川", "局长", "济南市教育局"), ("李若兰", "局长", "济南市教育局")],
        ),
        (  # the office left for another
            "9月7日，赵明川同志由市水利局党委副书记调整为第一书记，李若兰由市教育局局长任上调任市财政局局长。\n",
            [
                ("赵明川", "党委副书记", "济南市水利局"),
                ("赵明川", "第一书记", "济南市水利局"),
                ("李若兰", "局长", "济南市教育局"),
                ("李若兰", "局长", "济南市财政局"),
            ],
            [],
        ),
        (  # head of a unit in one word: the unit's own, or open, but not the list's
            "9月7日，卫生部副部长赵明川、财政部长李若兰、县水利局长王知秋出席。\n",
            [("赵明川", "副部长", "卫生部"), ("李若兰", "部长", "财政部"), ("王知秋", "局长", None)],
            [("王知秋", "县水利局长", "卫生部")],
        ),
        (  # a group in a list is that of the body before
            "9月7日，赵明川任市革委会科技局领导小组副组长、核心小组成员；李若兰任济南市革委会副主任、核心小组成员。\n",
            [
                ("赵明川", "成员", "济南市革委会科技局核心小组"),
                ("李若兰", "成员", "济南市革委会核心小组"),
            ],
            [],
        ),
        (  # units of a department of the province, but no bureau of the city
            "9月7日，山东省公安厅副厅长赵明川、警务保障部副主任李若兰、出入境管理局局长王知秋、财政局局长高一凡参加。\n",
            [
                ("李若兰", "副主任", "山东省公安厅警务保障部"),
                ("王知秋", "局长", "山东省公安厅出入境管理局"),
                ("高一凡", "局长", "济南市财政局"),
            ],
            [],
        ),
        (  # bodies that each division has
            "9月7日，市人大副主任、总工会主席赵明川到会，工商联主席李若兰参加。\n",
            [("赵明川", "主席", "济南市总工会"), ("李若兰", "主席", "济南市工商联")],
            [],
        ),
        (  # lines of a résumé
            "9月7日，赵明川到会。\n赵明川简历\n赵明川，男，汉族，1955年2月生。\n1983—1984年 历城县县长\n"
            "1984—1986年 历城县委书记（其间：1985年在党校学习）\n2018— 山东省水利厅厅长\n",
            [
                ("赵明川", "县长", "历城县人民政府"),
                ("赵明川", "书记", "中共历城县委员会"),
                ("赵明川", "厅长", "山东省水利厅"),
            ],
            [],
        ),
        (  # a period that is nobody's résumé
            "9月7日，李若兰到会。\n1983—1984年 历城县县长\n",
            [],
            [("李若兰", "县长", "历城县人民政府")],
        ),
        (  # the committee of a ministry's own offices
            "9月7日，赵明川任水利部直属机关党委常务副书记，次年任主席。\n",
            [("赵明川", "常务副书记", "水利部直属机关党委")],
            [("次年", "主席", None)],
        ),
        (  # offices of the state, where no other country is named
            "9月7日，赵明川国务委员听取汇报。\n9月8日，德国总理李若兰到访，王知秋总理会见。\n",
            [("赵明川", "国务委员", "国务院"), ("李若兰", "总理", None), ("王知秋", "总理", None)],
            [],
        ),
        (  # councillors and posts of the army in a list
            "9月7日，市水利局局长赵明川、市议员李若兰、王知秋（师副政委）出席。\n",
            [("李若兰", "市议员", "济南市议会"), ("王知秋", "副政委", None)],
            [],
        ),
        (  # an academy is not where its members work
            "9月7日，北京大学校长赵明川院士，党委常委、副校长、中国科学院院士李若兰，党委常委、副校长王知秋出席。\n",
            [("李若兰", "副校长", "北京大学"), ("王知秋", "党委常委", "北京大学")],
            [("王知秋", "党委常委", "中国科学院")],
        ),
        (  # founded in a sentence before
            "9月7日，澜江水利工程总指挥部正式成立，驻地在历城。赵明川任总指挥长，李若兰任政治委员。\n",
            [("赵明川", "总指挥长", "澜江水利工程总指挥部"), ("李若兰", "政治委员", "澜江水利工程总指挥部")],
            [],
        ),
        (  # but not over another office
            "9月7日，县成立防汛指挥部。王知秋任市水利局局长，李若兰任副主任。\n",
            [("王知秋", "局长", "济南市水利局")],
            [("李若兰", "副主任", "济南市防汛指挥部")],
        ),
        (  # the members behind the leaders of a group
            "9月7日，成立清查案件领导小组，赵明川任组长，成员有李若兰、王知秋。\n",
            [("李若兰", "成员", "清查案件领导小组"), ("王知秋", "成员", "清查案件领导小组")],
            [],
        ),
        (  # a body that no rule knows before its title
            "9月7日，市水利局局长赵明川、澜办主任李若兰到工地。\n",
            [("李若兰", "主任", "澜办")],
            [("李若兰", "澜办主任", "济南市水利局")],
        ),
        (  # posts run together
            "9月7日，市委常委副市长兼公安局长赵明川、泉河船务有限公司董事长总经理李若兰参加。\n",
            [
                ("赵明川", "常委", "中共济南市委员会"),
                ("赵明川", "副市长", "济南市人民政府"),
                ("赵明川", "局长", "济南市公安局"),
                ("李若兰", "董事长", "泉河船务有限公司"),
                ("李若兰", "总经理", "泉河船务有限公司"),
            ],
            [],
        ),
        (  # callings and those who answer for a body are no offices
            "9月7日，著名教育家赵明川、省军管会负责人李若兰、王知秋出席。\n",
            [],
            [("赵明川", "教育家", None), ("李若兰", "负责人", "山东省军管会")],
        ),
        (  # a secretariat of the centre is a body, a province's belongs to the title
            "9月7日，团中央书记处第一书记赵明川、湖南省委书记处书记李若兰出席。\n",
            [("赵明川", "第一书记", "团中央书记处"), ("李若兰", "书记处书记", "中共湖南省委员会")],
            [],
        ),
    ],
)
def test_whose(text: str, there: list[Hold], absent: list[Hold], tmp_path: Path) -> None:
    found = _holds(tmp_path, text)
    assert set(there) <= found
    assert not set(absent) & found


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("民國四十九年八月一日　議長趙明川到會，副議長李若蘭主持。\n", ("趙明川", "議長", "澜陽縣議會")),
        ("民國四十九年八月一日　省主席趙明川視察災區。\n", ("趙明川", "主席", "臺灣省政府")),
        ("民國六十二年六月九日　行政院院長趙明川蒞縣。\n", ("趙明川", "院長", "行政院")),
    ],
)
def test_heads_in_taiwan(text: str, there: tuple[str, str, str], tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("澜陽縣志大事記\n" + text, "utf-8")
    graph = build(read(path), place="澜陽縣", province="臺灣省", date=parse_date("1960"))
    names = {e.id: e.name for e in graph.entities}
    held = {(names[t.person], t.title, names[t.organisation] if t.organisation else None) for t in graph.tenures}
    assert there in held


def test_the_dot_of_a_name_stays_as_it_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("9月7日，自治区副主席艾山‧吐尔逊到会。\n9月8日，艾山·吐尔逊讲话。\n", "utf-8")
    graph = build(read(path), place="乌鲁木齐市", province="新疆维吾尔自治区", date=parse_date("2016"))
    assert [e.name for e in graph.entities if e.kind.value == "per"] == ["艾山‧吐尔逊"]
