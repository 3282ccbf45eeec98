"""The university or enterprise whose publication a document is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.model import Graph
from kg.read import read


@pytest.fixture
def built(tmp_path: Path):  # type: ignore[no-untyped-def]
    def make(text: str) -> Graph:
        path = tmp_path / "d.txt"
        path.write_text(text, "utf-8")
        return build(read(path), place="临澜市", province="云岭省")

    return make


def _holds(graph: Graph) -> set[tuple[str, str, str | None]]:
    names = {e.id: e.name for e in graph.entities}
    return {(names[t.person], t.title, names[t.organisation] if t.organisation else None) for t in graph.tenures}


def test_the_university_that_says_our_school(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "3月5日，临澜理工大学举行校庆大会，校长周怀远讲话。我校副校长李若兰主持大会。\n"
        "3月9日，校党委召开会议，临澜理工大学与美国云顿大学签署协议。\n"
    )
    assert graph.home.organisation == "临澜理工大学"
    assert ("周怀远", "校长", "临澜理工大学") in _holds(graph)
    assert ("李若兰", "副校长", "临澜理工大学") in _holds(graph)


@pytest.mark.parametrize(
    "text",
    [
        # a city that speaks of its universities
        "3月5日，市委、市政府召开会议，临澜理工大学校长周怀远参加。市长王知秋讲话。\n"
        "3月9日，市委书记赵明川到临澜理工大学调研，校党委负责人陪同。\n",
        # two named alike
        "3月5日，我校与兄弟学校交流。临澜理工大学周怀远、临澜师范大学李若兰发言。\n"
        "3月9日，我校举行座谈会，临澜理工大学、临澜师范大学派人参加。\n",
        # a partner of the enterprise
        "3月5日，集团公司召开会议，岚曜电力建设有限公司参加。集团公司党委书记周怀远讲话。\n"
        "3月9日，集团公司与岚曜电力建设有限公司签约。\n",
    ],
    ids=["city", "two universities", "partner"],
)
def test_left_open(built, text: str) -> None:  # type: ignore[no-untyped-def]
    assert built(text).home.organisation is None


def test_a_title_names_the_house(built) -> None:  # type: ignore[no-untyped-def]
    assert built("云溪钢铁厂大事记\n3月5日，厂长周怀远讲话。\n3月6日，开工。\n").home.organisation == "云溪钢铁厂"


def test_a_school_renamed_has_the_name_of_the_time(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "1952年3月，奉令独立，派周怀远为校长，命名为青溪初级中学。\n"
        "1955年8月，李若兰接任校长。青溪县城关中学与本校联欢。\n"
        "1960年2月，本校更名为青溪师范学校。9月，赵明川任校长。\n"
        "1970年2月，城北小学改名为红星小学。\n"
        "1971年2月，王知秋任校长，本校校舍落成。\n"
    )
    assert _holds(graph) == {
        ("周怀远", "校长", "青溪初级中学"),
        ("李若兰", "校长", "青溪初级中学"),
        ("赵明川", "校长", "青溪师范学校"),
        ("王知秋", "校长", "青溪师范学校"),
    }


def test_the_company_that_a_report_has_named(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "7月8日，岚曜电网公司年中工作会议在京召开。\n公司董事长、党组书记周怀远作报告。公司外部董事李若兰、赵明川出席。\n"
    )
    assert _holds(graph) == {
        ("周怀远", "董事长", "岚曜电网公司"),
        ("周怀远", "党组书记", "岚曜电网公司"),
        ("李若兰", "外部董事", "岚曜电网公司"),
        ("赵明川", "外部董事", "岚曜电网公司"),
    }


def test_a_company_named_after_the_bare_word_is_another(built) -> None:  # type: ignore[no-untyped-def]
    graph = built("7月8日，公司召开会议，岚曜电网公司派员参加。\n7月9日，公司总经理周怀远讲话。\n")
    assert _holds(graph) == {("周怀远", "总经理", None)}


def test_a_guest_company_in_a_universitys_chronicle(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "临澜大学大事记\n"
        "6月5日，学校与岚曜车辆集团公司签约。集团公司党委书记周怀远，校长助理李若兰代表双方签字。\n"
        "6月6日，岚曜车辆集团公司总经理王知秋、培训部经理赵明川来访。\n"
    )
    assert _holds(graph) == {
        ("周怀远", "党委书记", "岚曜车辆集团公司"),
        ("李若兰", "校长助理", "临澜大学"),
        ("王知秋", "总经理", "岚曜车辆集团公司"),
        ("赵明川", "经理", "岚曜车辆集团公司培训部"),
    }


def test_the_bureau_whose_chronicle_it_is(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "云盘矿务局志　大事记\n1978年\n"
        "1月5日　煤炭工业部副部长沈明远到东山矿检查生产，局长周怀远、局党委副书记李若兰陪同。\n"
        "3月2日　局总工程师钱峰出席大会。\n6月9日　局革委会副主任贺知行主持会议。\n"
    )
    assert graph.home.organisation == "云盘矿务局"
    assert {
        ("周怀远", "局长", "云盘矿务局"),
        ("李若兰", "党委副书记", "云盘矿务局"),
        ("钱峰", "总工程师", "云盘矿务局"),
        ("贺知行", "副主任", "云盘矿务局革委会"),
    } <= _holds(graph)


def test_a_congress_of_a_bureau_elects_its_committee(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "3月5日，中国共产党云盘铁路局第五次代表大会召开，大会选举周怀远等9名委员组成中共云盘铁路局第五届委员会。"
        "3月6日召开全委会，选举周怀远、李若兰为常委，周怀远为书记。\n"
    )
    assert ("周怀远", "书记", "中共云盘铁路局委员会") in _holds(graph)
    assert ("李若兰", "常委", "中共云盘铁路局委员会") in _holds(graph)


def test_offices_of_a_committee_that_the_sentence_before_says_was_founded(built) -> None:  # type: ignore[no-untyped-def]
    graph = built("10月11日，“中国共产党青垣县第三届委员会”成立。周怀远、李若兰等7人为常委，周怀远任书记。\n")
    assert ("周怀远", "书记", "中共青垣县委员会") in _holds(graph)
    assert ("李若兰", "常委", "中共青垣县委员会") in _holds(graph)


def test_who_founds_a_body_says_whose_it_is(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "1987年3月2日，市成立老龄问题委员会，名誉主任周怀远、李若兰，主任钱峰。\n"
        "5月9日，市建立打击盗窃活动领导小组。组长贺知行。\n6月1日，省成立抗旱指挥部，指挥沈明远。\n"
    )
    assert {
        ("周怀远", "名誉主任", "临澜市老龄问题委员会"),
        ("李若兰", "名誉主任", "临澜市老龄问题委员会"),
        ("钱峰", "主任", "临澜市老龄问题委员会"),
        ("贺知行", "组长", "临澜市打击盗窃活动领导小组"),
        ("沈明远", "指挥", "云岭省抗旱指挥部"),
    } <= _holds(graph)


def test_a_school_named_once_that_speaks_of_itself(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "3月5日，济宁青禾师范学院革命委员会宣布成立。院党委委员、图书馆馆长周怀远任主任。院革委会举办学习班。\n"
    )
    assert graph.home.organisation == "济宁青禾师范学院"
    assert _holds(graph) >= {
        ("周怀远", "主任", "济宁青禾师范学院革命委员会"),
        ("周怀远", "馆长", "济宁青禾师范学院图书馆"),
    }


def test_a_school_by_its_number_and_its_bodies(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "3月5日，客人来到济宁市第四十三中学，授予学校称号，43中是唯一的一所。\n"
        "3月6日，济宁43中校长周怀远，党支部副书记李若兰，校团委书记王知秋及总务处副主任高一凡接待。\n"
    )
    school = "济宁市第四十三中学"
    assert _holds(graph) >= {
        ("周怀远", "校长", school),
        ("李若兰", "党支部副书记", school),
        ("王知秋", "书记", f"{school}团委"),
        ("高一凡", "副主任", f"{school}总务处"),
    }


def test_a_school_opens_under_its_name_of_the_time(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "青禾高中大事记\n1948年8月\n县立青禾初级中学创校，首任校长周怀远。\n"
        "1951年8月\n更名县立青禾中学。\n1969年8月\n省立青禾高中正式创校，李若兰校长到任。\n"
    )
    assert {("周怀远", "校长", "县立青禾初级中学"), ("李若兰", "校长", "省立青禾高中")} <= _holds(graph)


def test_a_faculty_that_is_renamed_is_not_the_house(built) -> None:  # type: ignore[no-untyped-def]
    graph = built(
        "二、临澜理工大学大事记（2005—2012）\n3月5日，机械工程系更名为机电工程学院。\n"
        "3月9日，党委副书记、副校长周怀远访问加拿大，台湾高山理工学院院长李若兰来访，王知秋兼纪委书记。\n"
    )
    assert _holds(graph) >= {
        ("周怀远", "副校长", "临澜理工大学"),
        ("李若兰", "院长", "台湾高山理工学院"),
        ("王知秋", "纪委书记", "临澜理工大学"),
    }


def test_the_book_that_a_text_is_taken_from_is_no_title(built) -> None:  # type: ignore[no-untyped-def]
    lines = "3月5日，云溪大学举行校庆，我校校长周怀远讲话。\n3月6日，校党委开会，云溪大学与企业签约。\n"
    assert built(f"时间线\n选自《云溪大学信息学院大事记》（李若兰主编）\n{lines}").home.organisation == "云溪大学"
    assert built(f"二、云溪大学信息学院大事记\n{lines}").home.organisation == "云溪大学信息学院"


@pytest.mark.parametrize(
    "opening",
    [
        "云溪机器厂（简称云溪厂）位于北岸区石口，系生产齿轮箱的国营企业。",
        "云溪机器厂创建于1956年，是全省重点企业。",
        "云溪机器厂由三家作坊合并组建。",
    ],
)
def test_a_history_introduces_its_house(built, opening: str) -> None:  # type: ignore[no-untyped-def]
    later = "1958年8月，市委派赵明川任党委书记兼厂长。3月2日，李若兰任副厂长。1964年5月，市长来厂。\n1970年，投产。\n"
    graph = built(f"第一章　沿革\n{opening}{later}")
    assert graph.home.organisation == "云溪机器厂"
    assert {("赵明川", "厂长", "云溪机器厂"), ("李若兰", "副厂长", "云溪机器厂")} <= _holds(graph)


def test_news_of_a_house_is_not_its_own(built) -> None:  # type: ignore[no-untyped-def]
    assert built("云溪机器厂5月3日举行庆典，市委书记赵明川出席，市长讲话。\n").home.organisation is None
