from __future__ import annotations

from kg.model import Article, Document, Home, Issue, Page, PassageRole, Segmentation, Span
from kg.resolve.home import find_home, home_division, resolve_home
from kg.segment.flow import passage


def _home(text: str, issue: Issue | None = None, titles: tuple[str, ...] = ()) -> Home | None:
    document = Document("d", "d.txt", "0" * 64, text, (Page(1, None, Span(0, len(text))),))
    body = passage("b1", PassageRole.BODY, text, [Span(0, len(text))])
    articles = tuple(Article(f"a{i}", t, (), None, (), None, None, (), ()) for i, t in enumerate(titles))
    return find_home(Segmentation(issue, articles, (), (body,)), document)


def test_options_may_be_short() -> None:
    assert resolve_home("德州", "山东") == (Home("德州市", "山东省", None, "option"), ())
    assert resolve_home("齐河县", None) == (Home("齐河县", "山东省", None, "option"), ())
    assert resolve_home(None, "山东") == (Home("山东省", "山东省", None, "option"), ())
    assert resolve_home(None, None) == (Home(None, None, None, "none"), ())


def test_unknown_and_ambiguous_options_are_kept_with_a_note() -> None:
    home, notes = resolve_home("柳河湾县", "山东省")
    assert home == Home("柳河湾县", "山东省", None, "option")
    assert [n.kind for n in notes] == ["home-unknown"]
    home, notes = resolve_home("鼓楼区", None)
    assert home == Home("鼓楼区", None, None, "option")
    assert [n.kind for n in notes] == ["home-ambiguous"]
    assert resolve_home("鼓楼区", "福建")[1] == ()


def test_home_division_is_that_of_the_year() -> None:
    home = Home("德州市", "山东省")
    codes = [d.code if (d := home_division(home, y)) else None for y in (1990, 2020)]
    assert codes == ["372401", "371400"]
    assert home_division(Home("柳河湾县", "山东省")) is None


def test_found_in_publisher_and_title() -> None:
    city = Home("许昌市", "河南省", None, "text")
    assert _home("一", Issue(publisher="中国共产党许昌市委员会")) == city
    assert _home("一", Issue(publisher="中共河南省许昌市委")) == city
    assert _home("一", Issue(title="许昌通讯")) == city
    assert _home("遂昌县志\n大事记\n是年大旱。") == Home("遂昌县", "浙江省", None, "text")


def test_found_in_the_organs_that_the_text_names() -> None:
    text = "3日，许昌市委召开会议。5日，许昌市人民政府印发通知。8日，河南省委检查组到许昌。"
    assert _home(text) == Home("许昌市", "河南省", None, "text")


def test_none_where_in_doubt() -> None:
    assert _home("3日，许昌市委召开会议。5日，洛阳市委来访。") is None
    assert _home("许昌市委、许昌市政府、洛阳市委、洛阳市政府共同签约。") is None
    assert _home("市委召开会议。") is None


def test_found_in_the_title_of_a_place_that_no_gazetteer_has() -> None:
    county = _home("石门铺县大事记（1987年）\n3月5日  县委召开会议。\n")
    assert county is not None
    assert (county.place, county.province) == ("石门铺县", None)
    province = _home("2019年6月乌岭省大事记\n5日  省委召开会议。\n")
    assert province is not None
    assert (province.place, province.province) == ("乌岭省", "乌岭省")
