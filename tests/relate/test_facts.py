"""Bounds of tenures, ranks of posts, renamings and sums, on sentences about invented people and bodies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.model import Bounds, Entity, Home, Kind, Predicate
from kg.relate.bounds import with_bounds
from kg.relate.hierarchy import find_relations, place_named
from kg.relate.ranks import find_ranks
from kg.relate.renamings import find_renamings
from kg.relate.sums import find_sums
from kg.relate.tenures import find_tenures
from kg.resolve import resolve
from tests.inline import document

CITY = Home("德州市", "山东省", None, "option")
DAY = date(2021, 5, 8)


def bounds(tagged: str) -> dict[tuple[str, str], Bounds]:
    doc, segmentation, mentions, _ = document(tagged, day=DAY)
    resolution = resolve(doc, segmentation, mentions, CITY)
    names = {e.id: e.name for e in resolution.entities}
    tenures = with_bounds(find_tenures(doc, segmentation, mentions, resolution, CITY), segmentation)
    return {(names[t.person], t.status.value): t.bounds for t in tenures}


@pytest.mark.parametrize(
    ("tagged", "person", "status", "wanted"),
    [
        (
            "<per>石磊</per>当选为<post>市长</post>。",
            "石磊",
            "appointed",
            Bounds(DAY, DAY, DAY, None),
        ),
        ("<post>市长</post><per>石磊</per>到会。", "石磊", "held", Bounds(None, DAY, DAY, None)),
        (
            "免去<per>石磊</per>的<post>市财政局局长</post>职务。",
            "石磊",
            "ended",
            Bounds(None, DAY, DAY, DAY),
        ),
        ("原<post>市长</post><per>石磊</per>到会。", "石磊", "former", Bounds(None, DAY, None, DAY)),
    ],
)
def test_what_one_sighting_bounds(tagged: str, person: str, status: str, wanted: Bounds) -> None:
    assert bounds(tagged)[person, status] == wanted


def ranks(tagged: str, year: int = 2021, home: Home = CITY) -> list[tuple[str, str, str, bool]]:
    doc, segmentation, mentions, _ = document(tagged, day=date(year, 5, 8))
    resolution = resolve(doc, segmentation, mentions, home)
    names = {e.id: e.name for e in resolution.entities}
    relations = find_relations(doc, segmentation, mentions, resolution, home)
    return [
        (names[r.post], r.rank, r.evidence[0].rule, r.evidence[0].inferred)
        for r in find_ranks(doc, segmentation, resolution, relations)
    ]


@pytest.mark.parametrize(
    ("tagged", "post", "rank", "rule"),
    [
        (
            "<place>德州市</place><post>市长</post><per>石磊</per>到会。",
            "德州市人民政府市长",
            "bureau",
            "government-head",
        ),
        (
            "<post><org>市委</org>副书记</post><per>石磊</per>到会。",
            "中共德州市委员会副书记",
            "bureau-deputy",
            "party-deputy",
        ),
        (
            "<post><org>山东省水利厅</org>副厅长</post><per>石磊</per>来<place>山东省</place>。",
            "山东省水利厅副厅长",
            "bureau-deputy",
            "department-deputy",
        ),
        (
            "<post><org>中共济南市委</org>书记</post><per>石磊</per>来访。",
            "中共济南市委员会书记",
            "province-deputy",
            "party-head",
        ),
        (
            "<post>齐河县县长</post><per>石磊</per>到<place>齐河县</place>。",
            "齐河县人民政府县长",
            "county",
            "government-head",
        ),
    ],
)
def test_ranks_follow_from_level_and_title(tagged: str, post: str, rank: str, rule: str) -> None:
    assert (post, rank, f"rank.{rule}", True) in ranks(tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "<post><org>市委组织部</org>部长</post><per>石磊</per>到会。",  # a member of the standing committee, or not
        "<post>董事长</post><per>石磊</per>到会。",
        "<post><org>市书法家协会</org>主席</post><per>石磊</per>到会。",
    ],
)
def test_no_rank_where_no_rule_says_so(tagged: str) -> None:
    assert ranks(tagged) == []


def test_no_rank_is_derived_before_there_were_ranks() -> None:
    assert ranks("<post>市长</post><per>石磊</per>到<place>德州市</place>。", 1985) == []


def test_a_printed_rank_is_stated() -> None:
    found = ranks("<post><org>市委组织部</org>副部长</post>（正处级）<per>石磊</per>到会。")
    assert found == [("中共德州市委组织部副部长", "county", "rank.stated", False)]


@pytest.mark.parametrize("behind", ["", "同志"])
def test_a_rank_printed_behind_the_name_is_stated_and_none_is_derived_against_it(behind: str) -> None:
    found = ranks(f"<post><org>德州市教育局</org>局长</post><per>石磊</per>{behind}（副县级）到<place>德州市</place>。")
    assert found == [("德州市教育局局长", "county-deputy", "rank.stated", False)]


def test_a_rank_behind_another_name_of_the_list_is_none_of_the_post() -> None:
    found = ranks(
        "<post><org>德州市教育局</org>局长</post><per>石磊</per>、<per>方远</per>（副县级）到<place>德州市</place>。"
    )
    assert found == [("德州市教育局局长", "county", "rank.department-head", True)]


@pytest.mark.parametrize(
    ("place", "title"),
    [("伊犁哈萨克自治州", "州长"), ("浦东新区", "区长"), ("滨海新区", "区长"), ("浦东新区", "副区长")],
)
def test_no_rank_is_derived_where_sources_differ(place: str, title: str) -> None:
    home = Home(place, None, None, "option")
    assert ranks(f"<place>{place}</place><post>{title}</post><per>石磊</per>到会。", home=home) == []


@pytest.mark.parametrize(
    "post",
    [
        "<post><org>中共德州市纪律检查委员会</org>书记</post>",
        "<post><org>德州市监察委员会</org>主任</post>",
        "<post><org>德州市人民政府</org>秘书长</post>",
        "<post><org>德州市人民政府</org>副秘书长</post>",
    ],
)
def test_no_rank_is_derived_by_custom_alone(post: str) -> None:
    assert ranks(f"{post}<per>石磊</per>到<place>德州市</place>。") == []


def test_heads_of_courts_have_the_rank_of_a_deputy() -> None:
    found = ranks("<post><org>德州市中级人民法院</org>院长</post><per>石磊</per>到<place>德州市</place>。")
    assert ("德州市中级人民法院院长", "bureau-deputy", "rank.court-head", True) in found


@pytest.mark.parametrize(
    ("places", "seat"),
    [
        (("鹿洲市",), "鹿洲市"),
        (("沧屿省鹿洲市",), "沧屿省鹿洲市"),
        (("鹿洲市", "沧屿省鹿洲市"), "鹿洲市"),
        (("沧屿省鹿洲市", "云岭省鹿洲市"), None),
        (("小鹿洲市",), None),
    ],
)
def test_the_place_of_an_organ(places: tuple[str, ...], seat: str | None) -> None:
    """By its own name, else by the only name that has it behind a division above."""
    named = {name: Entity(f"place-{i}", Kind.PLACE, name) for i, name in enumerate(places)}
    found = place_named("鹿洲市", named)
    assert (found.name if found else None) == seat
    assert place_named(None, named) is None


def test_renamings() -> None:
    tagged = "<org>临澜县农具厂</org>更名为<org>临澜县机械厂</org>，<org>临澜县文化馆</org>成立。"
    doc, segmentation, mentions, _ = document(tagged, day=DAY)
    resolution = resolve(doc, segmentation, mentions, CITY)
    names = {e.id: e.name for e in resolution.entities}
    (relation,) = find_renamings(doc, segmentation, mentions, resolution)
    told = (names[relation.subject], relation.predicate, names[relation.object], relation.evidence[0].inferred)
    assert told == ("临澜县农具厂", Predicate.RENAMED, "临澜县机械厂", False)


@pytest.mark.parametrize(
    ("tagged", "wanted"),
    [
        ("<place>陵县</place>。 <place>陵城区</place>", {("陵县", "陵城区", True)}),
        ("<place>襄樊市</place>。 <place>襄阳市</place>", {("襄樊市", "襄阳市", True)}),
        ("<place>襄樊市</place>更名为<place>襄阳市</place>。", {("襄樊市", "襄阳市", False)}),
        ("<place>襄阳市</place>改称<place>襄樊市</place>。", {("襄阳市", "襄樊市", False)}),
        ("<place>青岚街</place>改名为<place>澜江路</place>。", {("青岚街", "澜江路", False)}),
        ("<place>崇文区</place>。 <place>东城区</place>", set()),
        ("<place>陵县</place>。", set()),
    ],
    ids=["a county made a district", "one code", "said", "said the other way", "a street", "joined to another", "one"],
)
def test_renamings_of_places(tagged: str, wanted: set[tuple[str, str, bool]]) -> None:
    """What the text says, and what the gazetteer knows of divisions named in an item of 2010 and in one of 2021."""
    doc, segmentation, mentions, _ = document(*tagged.split(" "), day=DAY)
    first, *rest = segmentation.entries
    first = replace(first, period=replace(first.period, start=date(2010, 5, 8)))
    segmentation = replace(segmentation, entries=(first, *rest))
    resolution = resolve(doc, segmentation, mentions, Home("北京市", "北京市"))
    names = {e.id: e.name for e in resolution.entities}
    found = find_renamings(doc, segmentation, mentions, resolution)
    assert {(names[r.subject], names[r.object], r.evidence[0].inferred) for r in found} == wanted


@pytest.mark.parametrize(
    ("tagged", "wanted"),
    [
        (
            "总投资12.5亿元的<proj>白石水库工程</proj>开工。",
            [("白石水库工程", Decimal("1250000000"), "总投资12.5亿元")],
        ),
        (
            "<proj>白石水库工程</proj>竣工，投资1,200万元。",
            [("白石水库工程", Decimal(12000000), "投资1,200万元")],
        ),
        ("总投资3亿元的<proj>甲山大桥项目</proj>和<proj>乙山大桥项目</proj>签约。", []),
        ("<proj>白石水库工程</proj>完工。全年投资3亿元。", []),
        (
            "总投资1.2亿元的<proj>远山科技项目</proj>落地，总投资8亿元的<proj>白鹭储电项目</proj>开工。",
            [
                ("远山科技项目", Decimal(120000000), "总投资1.2亿元"),
                ("白鹭储电项目", Decimal(800000000), "总投资8亿元"),
            ],
        ),
        (
            "<proj>甲山大桥工程</proj>总投资3亿元，<proj>乙山大桥工程</proj>计划总投资5.5亿元。",
            [
                ("甲山大桥工程", Decimal(300000000), "总投资3亿元"),
                ("乙山大桥工程", Decimal(550000000), "计划总投资5.5亿元"),
            ],
        ),
        ("投入1.3亿元的<proj>白鹭湖治理项目</proj>完工。", [("白鹭湖治理项目", Decimal(130000000), "投入1.3亿元")]),
        ("<proj>白鹭湖治理项目</proj>、<proj>甲山大桥工程</proj>等3个项目开工，预计投资20亿元。", []),
        ("<proj>白鹭湖治理项目</proj>等3个项目开工，预计投资20亿元。", []),
        ("签约12个项目，总投资86.5亿元，其中<proj>白鹭储电项目</proj>已开工。", []),
        ("总投资2亿元的某科技项目落地，<proj>白鹭储电项目</proj>开工。", []),
        ("推进甲山电厂、乙山电站及<proj>绿电示范项目</proj>，总投资约178亿元。", []),
        (
            "<proj>白鹭湖引水工程</proj>开工。工程自湖口取水。项目全长46公里，总投资31.2亿元。",
            [("白鹭湖引水工程", Decimal(3120000000), "总投资31.2亿元")],
        ),
        ("<proj>白鹭湖治理项目</proj>等3个项目开工。项目总投资31.2亿元。", []),
        ("<proj>白石水库工程</proj>投资200万美元。", []),
    ],
)
def test_sums(tagged: str, wanted: list[tuple[str, Decimal, str]]) -> None:
    doc, segmentation, mentions, _ = document(tagged, day=DAY)
    resolution = resolve(doc, segmentation, mentions, CITY)
    names = {e.id: e.name for e in resolution.entities}
    found = [(names[s.project], s.yuan, s.words) for s in find_sums(doc, segmentation, mentions, resolution)]
    assert found == wanted


def test_a_sum_of_a_project_that_is_not_named_again_is_inferred() -> None:
    tagged = "<proj>白鹭湖引水工程</proj>开工。工程总投资31.2亿元。<proj>甲山大桥工程</proj>总投资3亿元。"
    doc, segmentation, mentions, _ = document(tagged, day=DAY)
    found = find_sums(doc, segmentation, mentions, resolve(doc, segmentation, mentions, CITY))
    assert [(e.rule, e.inferred) for s in found for e in s.evidence] == [("sum.goes-on", True), ("sum.beside", False)]
