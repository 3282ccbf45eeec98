"""Posts: prefixes, joint posts, the organisation or division in front, and what is none. All sentences are invented."""

from __future__ import annotations

import pytest

from kg.extract.find import find
from kg.model import Kind
from tests.extract.sentences import found, names, wanted

WITH_ORGANISATION = [
    "<post><org>市委宣传部</org>副部长</post><per>邱文涛</per>主持。",
    "<post><org>市中级人民法院</org>院长</post><per>贺知行</per>和<post><org>市人民检察院</org>检察长</post><per>邱文涛</per>参加。",
    "<post><org>江源集团有限公司</org>董事长</post><per>邱文涛</per>致辞。",
    "<post><org>江源集团有限公司</org>总经理</post><per>范立</per>讲话。",
    "<post><org>县总工会</org>主席</post><per>龚秀英</per>参加。",
    "<post><org>省政府</org>副秘书长</post><per>范立</per>讲话。",
    "<post><org>中国科学院</org>院士</post><per>钱峰</per>作报告。",
    "<post><org>临澜县委</org>书记</post><per>范立</per>讲话。",
    "<post><org>市委</org>副书记</post>到会。",
]
WITH_PREFIXES = [
    "<post>代县长</post><per>钱峰</per>作报告。",
    "<post><org>县水利局</org>一级调研员</post><per>范立</per>讲话。",
    "<post><org>省农业厅</org>二级巡视员</post><per>范立</per>讲话。",
    "<post><org>县农业局</org>党委书记</post><per>范立</per>讲话。",
    "<post><org>市人大常委会</org>党组书记</post>、<post>主任</post><per>范立</per>讲话。",
    "<post><org>市政府</org>党组成员</post>、<post>副市长</post><per>贺知行</per>到会。",
]
JOINT = [
    "<post><org>市委</org>常委</post>、<post>常务副市长</post><per>贺知行</per>讲话。",
    "<post><org>市委</org>副书记</post>、<post>市长</post>、<post><org>市城防指挥部</org>总指挥</post><per>沈明远</per>讲话。",
    "<post><org>省水利厅</org>党组书记</post>、<post>厅长</post><per>葛天民</per>来检查。",
    "<post><org>江源集团有限公司</org>党委书记</post>、<post>董事长</post><per>邱文涛</per>致辞。",
    "<post>副省长</post>、<post><org>省公安厅</org>厅长</post><per>葛天民</per>讲话。",
    "<post><org>县委</org>书记</post>兼<post><org>县武装部</org>政委</post><per>钱峰</per>讲话。",
    "<post>董事长</post>兼<post>总经理</post><per>范立</per>讲话。",
]
OF_OTHER_TIMES_AND_PLACES = [
    "<post>都督</post><per>孙守仁</per>电告，<post>监试官</post><per>蔡承文</per>到县。",
    "<post>巡道</post><per>彭守义</per>会同<post>知府</post><per>温承文</per>发放粮食。",
    "<post>主任秘书</post><per>范立</per>监誓，<post>里干事</post><per>钱峰</per>在场。",
    "<per>范立</per>出任<post>署理校长</post>。",
    "2011年<post>总校校长</post><per>范立</per>到会，<per>钱峰</per>调任<post>分校第二副校长</post>。",
    "<post><org>省政府</org>信访督查专员</post><per>范立</per>到会。",
    "<post><org>市核心小组</org>成员</post>是：<per>范立民</per>、<per>郝文兰</per>、<per>贺知行</per>。",
    "<org>市核心小组</org>成员多次开会。",
    "<post><org>中国天主教主教团</org>主席</post><per>范立</per>到会。",
    "<org>材料科学与工程学院</org><per>沈明远</per><post>教授</post>作报告。",
]
RUN_TOGETHER = [
    "<post><org>江源集团有限公司</org>董事长</post><post>总经理</post><per>邱文涛</per>致辞。",
    "成员有工人和农民。",
]
ALONE = [
    "<post>市长</post>作政府工作报告。",
    "<post>校长</post><per>钱峰</per>出席。",
    "<post>省长</post><per>葛天民</per>来本市视察。",
    "<post><place>临澜县</place>县长</post><per>范立</per>讲话。",
]


AREAS = [
    "<post><org>军分区</org>司令员</post><per>范立</per>讲话。",
    "<post><org>自治区党委</org>常委</post><per>范立</per>到会。",
    "选举<per>范立</per>为<post><org>自治区政协</org>主席</post>。",
    "<post><org>城关镇党委</org>书记</post><per>范立</per>汇报。",
    "<post><org>经济开发区党工委</org>书记</post><per>范立</per>汇报。",
    "<post><org>兵团党委</org>书记</post><per>范立</per>到会。",
    "<post>自治区主席</post><per>范立</per>到会。",
]
HOUSES = [
    "<post>校党委书记</post><per>范立</per>讲话。",
    "<post>公司党委副书记</post><per>范立</per>讲话。",
    "<post>集团党委书记</post>、<post>董事长</post><per>范立</per>讲话。",
    "由<post>集团董事</post><per>范立</per>主持。",
    "<post><org>校纪委</org>书记</post><per>范立</per>讲话。",
    "任命<per>范立</per>为<post><org>文学院</org>院长</post>。",
    "<post><org>国际合作与交流处</org>处长</post><per>范立</per>陪同。",
    "<post><org>中文系</org>主任</post><per>范立</per>讲课。",
]


@pytest.mark.parametrize(
    "tagged",
    [*WITH_ORGANISATION, *WITH_PREFIXES, *JOINT, *RUN_TOGETHER, *ALONE, *AREAS, *HOUSES, *OF_OTHER_TIMES_AND_PLACES],
)
def test_posts(tagged: str) -> None:
    assert found(tagged) == wanted(tagged)


@pytest.mark.parametrize(
    "text",
    [
        "各级党委书记参加会议。",  # a group
        "工商管理事业发展。",
        "有人说书记录得全。",  # the title's last character begins a word
        "新华社长沙电。",
        "地区、各州军政委员会成立。",
        "村支部书记参加培训。",
        "处级以上干部参加。",
        "县长们认真听讲。",
        "市领导接待来访群众。",
        "书记处召开会议。",  # words that begin like a title
        "监事会作了报告。",
        "秘书处印发简报。",
        "董事会通过了决议。",
        "省人大常委会主席团举行会议。",
        "书记信箱开通。",  # words that a title begins
        "县长热线开通。",
        "市长接待日活动举行。",
        "市长办公会议研究了工作。",
    ],
)
def test_no_posts(text: str) -> None:
    assert names(text, Kind.POST) == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("市委副书记沈明远到会。", ["副书记"]),
        ("省水利厅党组书记、厅长葛天民到会。", ["党组书记", "厅长"]),
        ("临澜县县长范立到会。", ["县长"]),
    ],
)
def test_the_title_begins_behind_its_organisation(text: str, titles: list[str]) -> None:
    assert [text[c.title_start : c.end] for c in find(text) if c.kind is Kind.POST] == titles
