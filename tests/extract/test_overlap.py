"""What stands where proposals overlap, on proposals made by hand and on whole sentences."""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.find import find
from kg.extract.overlap import settle
from kg.extract.view import view
from kg.model import Kind
from tests.extract.sentences import found, wanted

PERSON, POST, ORGANISATION, PROJECT, PLACE = (
    Kind.PERSON,
    Kind.POST,
    Kind.ORGANISATION,
    Kind.PROJECT,
    Kind.PLACE,
)


def stands(text: str, *candidates: Candidate) -> list[tuple[str, str]]:
    return [(c.kind.value, text[c.start : c.end]) for c in settle(view(text), candidates)]


def make(kind: Kind, start: int, end: int, weight: float = 0.9, **more: object) -> Candidate:
    return Candidate(kind, start, end, "by-hand", weight, **more)  # type: ignore[arg-type]


def test_an_organisation_stands_inside_the_post_that_it_begins() -> None:
    text = "市委书记"
    post = make(POST, 0, 4, title_start=2)
    assert stands(text, post, make(ORGANISATION, 0, 2)) == [("post", "市委书记"), ("org", "市委")]


def test_an_organisation_that_does_not_begin_the_post_falls() -> None:
    text = "市委书记"
    assert stands(text, make(POST, 0, 4, title_start=2), make(ORGANISATION, 1, 3)) == [("post", "市委书记")]


def test_the_longer_organisation_stands() -> None:
    text = "临澜县农业局成立"
    assert stands(text, make(ORGANISATION, 2, 6), make(ORGANISATION, 0, 6)) == [("org", "临澜县农业局")]


def test_of_two_as_long_the_surer_stands() -> None:
    text = "甲乙丙丁"
    assert stands(text, make(ORGANISATION, 0, 3, 0.6), make(ORGANISATION, 1, 4, 0.8)) == [("org", "乙丙丁")]


def test_a_sure_name_cuts_an_organisation_and_an_unsure_one_yields() -> None:
    text = "沈明远小学开学"
    assert stands(text, make(PERSON, 0, 3, 0.7), make(ORGANISATION, 0, 5)) == [("org", "沈明远小学")]
    assert stands(text, make(PERSON, 1, 4, 0.95), make(ORGANISATION, 2, 5)) == [("per", "明远小")]


def test_a_place_inside_an_organisation_or_project_falls() -> None:
    text = "临澜县农业局"
    assert stands(text, make(PLACE, 0, 3), make(ORGANISATION, 0, 6)) == [("org", "临澜县农业局")]
    assert stands(text, make(PLACE, 0, 3), make(PROJECT, 0, 6)) == [("proj", "临澜县农业局")]


def test_a_place_that_begins_a_post_stands() -> None:
    text = "临澜县县长"
    post = make(POST, 0, 5, title_start=3)
    assert stands(text, post, make(PLACE, 0, 3)) == [("post", "临澜县县长"), ("place", "临澜县")]


def test_a_venue_holds_its_organisation() -> None:
    text = "市委礼堂"
    venue = make(PLACE, 0, 4, sort="venue")
    assert stands(text, venue, make(ORGANISATION, 0, 2)) == [("place", "市委礼堂"), ("org", "市委")]


def test_an_organisation_inside_a_project_falls() -> None:
    text = "县一中改造项目"
    assert stands(text, make(PROJECT, 0, 7), make(ORGANISATION, 0, 3)) == [("proj", "县一中改造项目")]


def test_a_bound_title_needs_a_name_or_a_list_that_has_one() -> None:
    text = "书记、常委沈明远"
    bound = [Candidate(POST, s, e, "post-bound", 0.3, title_start=s) for s, e in ((0, 2), (3, 5))]
    assert stands(text, *bound) == []
    assert stands(text, *bound, make(PERSON, 5, 8)) == [("post", "书记"), ("post", "常委"), ("per", "沈明远")]


def test_guesses_stand_only_where_no_rule_speaks() -> None:
    text = "县委书记沈明远到会，阿细跳月登台。"
    guesses = [
        Candidate(PERSON, 5, 8, "statistical", 0.75),
        Candidate(ORGANISATION, 4, 7, "statistical", 0.75),
        Candidate(PERSON, 10, 14, "statistical", 0.75),
    ]
    assert [(c.rule, text[c.start : c.end]) for c in find(text, guesses=guesses) if c.kind is not POST] == [
        ("org-organ", "县委"),
        ("name-after-post", "沈明远"),
        ("statistical", "阿细跳月"),
    ]


def test_nothing_comes_of_nothing() -> None:
    assert find("") == []
    assert stands("") == []


def test_traditional_characters_keep_their_places_and_their_forms() -> None:
    tagged = "<post><org>縣委</org>書記</post><per>沈明遠</per>、<post>縣長</post><per>錢峰</per>出席會議。"
    assert found(tagged) == wanted(tagged)
    simplified = "<post><org>县委</org>书记</post><per>沈明远</per>、<post>县长</post><per>钱峰</per>出席会议。"
    assert [f[0] for f in found(tagged)] == [f[0] for f in found(simplified)]


def test_half_width_punctuation_reads_like_full_width() -> None:
    tagged = "<post>副县长</post><per>韦国栋</per>(女,壮族)、<per>马成林</per>到会."
    assert found(tagged) == wanted(tagged)
