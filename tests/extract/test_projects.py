"""Projects, and the words that speak of projects in general. All sentences are invented."""

from __future__ import annotations

import pytest

from kg.model import Kind
from tests.extract.sentences import found, names, wanted


@pytest.mark.parametrize(
    "tagged",
    [
        "<proj>青龙河综合治理工程</proj>竣工。",
        "<proj>白沙河大桥工程</proj>竣工。",
        "<proj>临澜至白沙高速公路项目</proj>开工。",
        "考察<proj>江源新材料产业园项目</proj>。",
        "<post>市长</post><per>王知秋</per>到<proj>滨湖新材料产业园项目</proj>调研。",
        "<proj>青石水库除险加固工程</proj>开工。",
        "实施了<proj>青岚县社会组织孵化培育基地项目</proj>。",  # verbs inside the name
        "加快<proj>县东部文化中心二期项目</proj>建设。",
        "实施<proj>青龙河、白沙河“双河联通”工程</proj>。",  # the rivers belong to the quoted name
        "推进总投资3亿元的<proj>智慧物流配套项目</proj>。",  # what costs so much is a work of its own
        "今年已有<proj>智慧养老产业项目</proj>等3个项目落地。",
        "先后建成<proj>古杏研究院</proj>、<proj>杏仁露加工基地</proj>等项目。",
        "<proj>云谷广场</proj>、<proj>人才公寓二期</proj>等重点项目开工。",
        "完成<proj>临澜“飞燕”产业园</proj>的建设。",
        "总投资8亿元的<proj>云溪影视城</proj>落地。",
        "集中开工<proj>年产5万吨铸件及80万件轴承项目</proj>等4个项目。",
        "讨论<proj>六五二工程</proj>扫尾问题。",  # named by a number
        "支援<proj>二二○工程</proj>。",
        "听取汇报<proj>葛滩坝工程</proj>时，",
        "批准<proj>都江堰水利枢纽</proj>初步设计任务书。",
        "签订<proj>龙头岭抽水蓄能电站</proj>及<proj>风光储能示范项目</proj>。",  # two works
        "考察<org>沐岚储能科技有限公司</org>和<proj>沐岳新能源装备产业园</proj>。",
        "<org>沐岚储能科技有限公司</org><proj>年产3万吨铜箔项目</proj>开工。",
        "引进<org>沐岚储能科技有限公司</org>建设<proj>青沐抽水蓄能电站项目</proj>。",  # not the builder with the verb
        "就“<proj>沐岚国际科技创新中心</proj>”项目签约。",
        "<proj>新校区一期工程</proj>竣工。",
    ],
)
def test_projects(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "10月1日<proj>临岚公路</proj>全线通车。",
        "7月2日　<proj>白岩溪水库</proj>大坝胜利合龙。",  # a part of the work
        "12月　<proj>沐口港万吨级泊位</proj>建成。",
        "<proj>临青高速公路沐岚段</proj>建成通车。",
        "民工八万人兴修<proj>沐南灌渠</proj>。",
        "修建了<proj>红旗渠</proj>。",  # a name of the times
        "5月1日，<proj>城关至茶坪公路</proj>通车，<post>副县长</post>剪彩。",
        "参加<proj>岚坪水电站</proj>并网发电典礼。",
        "驗收「<proj>溪尾攔河堰</proj>」。",
        "<proj>青沩河“东风拦河闸”</proj>竣工。",
        "<proj>石岭台矿井</proj>建成移交生产。",
        "<proj>丹青二回线</proj>投产。",
        "<proj>阿（青河）吐（石滩）公路</proj>改建。",
        "8月1日　<proj>沐澜水电站</proj>（装机240千瓦）发电。",
        "2002年  <proj>临青高速公路沐岚段</proj>通车。",
        "1.<proj>沐澜—青石公路</proj>通车。",
        "<proj>石门水库</proj>破土动工。",  # a word of the dictionary
        "“<proj>黄土丘陵水土流失治理研究</proj>”获科技进步奖。",
    ],
)
def test_works_that_are_built(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text",
    [
        "修建了三座公路桥。",
        "修建水库大坝。",
        "农村公路通车里程达10公里。",
        "第一座大桥通车。",
        "兴修水渠5条。",
        "重点项目开工。",
        "重点工程开工。",
        "一批重大项目签约。",
        "推进民生工程。",
        "招商引资项目签约。",
        "项目建设加快推进。",
        "全市重点项目建设推进会召开。",
        "道路、供水、供电等重点项目加快推进。",
        "教育、医疗、养老等民生项目进展顺利。",
        "跳远、跳高、铅球等项目决出名次。",
        "城市道路、污水处理厂等项目建成。",
        "总投资3亿元的贷款到位。",
        "引进来、走出去，落项目。",
        "疏浚四条骨干排涝工程。",
        "新建控导护滩工程10处。",
        "这是全县第一个大工程。",
        "副局长介绍工程情况。",
        "推进校地合作项目。",
        "建成精品工程。",
        "五台机组发电量大增。",
    ],
)
def test_no_projects(text: str) -> None:
    assert names(text, Kind.PROJECT) == []
