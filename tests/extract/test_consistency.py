"""What a document has in one place decides in another."""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.consistency import divisions_of, names_of, often_guessed
from kg.extract.tagger.network import Guess
from kg.model import Kind


def person(text: str, name: str, weight: float = 0.95) -> Candidate:
    at = text.index(name)
    return Candidate(Kind.PERSON, at, at + len(name), "by-hand", weight)


def test_only_sure_names_are_names() -> None:
    texts = ["书记沈明远到会", "贺知行发言"]
    found = [[person(texts[0], "沈明远")], [person(texts[1], "贺知行", 0.7)]]
    assert names_of(texts, found) == {"沈明远"}


def test_the_longer_name_stands_where_the_shorter_is_always_followed_by_its_last_character() -> None:
    texts = ["书记田诚任到会", "县长田诚任讲话"]
    found = [[person(texts[0], "田诚")], [person(texts[1], "田诚任")]]
    assert names_of(texts, found) == {"田诚任"}


def test_the_shorter_name_stands_where_it_is_ever_followed_by_something_else() -> None:
    texts = ["书记田诚任组长", "县长田诚讲话"]
    found = [[person(texts[0], "田诚任")], [person(texts[1], "田诚")]]
    assert names_of(texts, found) == {"田诚"}


def test_places_where_a_name_stands_count_even_where_no_rule_saw_it() -> None:
    texts = ["书记田诚任到会", "县长田诚任讲话", "后来田诚走了"]
    found = [[person(texts[0], "田诚")], [person(texts[1], "田诚任")], []]
    assert names_of(texts, found) == {"田诚"}


def test_of_a_chain_of_names_each_is_weighed_against_the_next() -> None:
    texts = ["书记上官明", "书记上官明清", "书记上官"]
    found = [[person(texts[0], "上官明")], [person(texts[1], "上官明清")], [person(texts[2], "上官")]]
    # 上官明 fell to 上官, and so decides nothing about 上官明清
    assert names_of(texts, found) == {"上官", "上官明清"}


def test_a_name_that_heads_of_divisions_follow_is_no_person() -> None:
    texts = ["甲垣到会", "李明、甲垣县、乙县", "甲垣县长李明", "甲垣两县"]
    assert names_of(texts, [[person(texts[0], "甲垣")], [], [], []]) == frozenset()


def test_nothing_known_of_nothing() -> None:
    assert names_of([], []) == frozenset()
    assert divisions_of([], []) == frozenset()


def test_an_unknown_division_counts_from_its_second_mention() -> None:
    texts = ["临澜市开会", "到临澜市去", "到青岚县去"]
    found = [
        [Candidate(Kind.PLACE, 0, 3, "place-unknown", 0.75)],
        [Candidate(Kind.PLACE, 1, 4, "place-unknown", 0.75)],
        [Candidate(Kind.PLACE, 1, 4, "place-unknown", 0.75)],
    ]
    assert divisions_of(texts, found) == {"临澜市", "临澜"}


def test_what_is_more_often_a_place_is_no_name() -> None:
    texts = ["班长│柳湾村", "柳湾村受灾", "柳湾村重建"]
    places = [Candidate(Kind.PLACE, t.index("柳湾村"), t.index("柳湾村") + 3, "by-hand", 0.9) for t in texts[1:]]
    assert names_of(texts, [[person(texts[0], "柳湾村")], [places[0]], [places[1]]]) == frozenset()


def test_a_common_word_is_a_name_only_where_it_mostly_is_one() -> None:
    texts = ["书记方向讲话", "迎来客流方向", "避开方向", "又一次方向"]
    assert names_of(texts, [[person(texts[0], "方向")], [], [], []]) == frozenset()
    assert names_of(texts[:2], [[person(texts[0], "方向")], []]) == {"方向"}


def guesses(text: str, name: str, probability: float) -> list[Guess]:
    at = text.index(name)
    return [Guess(Kind.PERSON, at, at + len(name), probability)]


def test_what_the_tagger_guesses_again_and_again_is_a_name() -> None:
    # 林冲 is a person's name in the dictionary, 高潮 a word that no list has as a name, 沈远 no word at all
    texts = ["又提起林冲的事", "众人怀念林冲", "掀起高潮", "再掀高潮", "传来沈远的消息", "沈远未归"]
    told = [guesses(t, n, 0.8) for t, n in zip(texts, ["林冲", "林冲", "高潮", "高潮", "沈远", "沈远"], strict=True)]
    assert often_guessed(texts, told) == {"林冲"}
    assert often_guessed(texts[:1], told[:1]) == frozenset()
    assert often_guessed([*texts[:2], "林冲" * 9], [*told[:2], []]) == frozenset()
