"""The spaCy side: components, spans over broken lines, another pipeline's guesses, whole documents."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import kg.extract
from kg.errors import InputError
from kg.extract import SPANS_KEY, extract, load
from kg.extract.consistency import unread
from kg.extract.find import find
from kg.extract.language import TAGGER_KEY
from kg.model import Home, Kind, PassageRole, Segmentation, Span
from kg.segment.flow import passage

SENTENCE = "县委书记沈明远、县长钱峰到青岚县视察。"
READ = [("县委书记", "POST"), ("沈明远", "PERSON"), ("县长", "POST"), ("钱峰", "PERSON"), ("青岚县", "PLACE")]


def entities(nlp: Language, text: str = SENTENCE) -> list[tuple[str, str]]:
    return [(e.text, e.label_) for e in nlp(text).ents]


def stub(path: Path, *patterns: tuple[str, str], lang: str = "zh") -> str:
    """A pipeline on disk that finds the words given with their labels."""
    other = spacy.blank(lang)
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for words, label in patterns])  # type: ignore[attr-defined]
    other.to_disk(path)
    return str(path)


def segmentation(*texts: str, breaks: frozenset[int] = frozenset()) -> Segmentation:
    return Segmentation(
        None,
        (),
        (),
        tuple(passage(f"p{i}", PassageRole.BODY, t, [Span(0, len(t))], breaks=breaks) for i, t in enumerate(texts)),
    )


def test_entities_are_the_longest_that_do_not_overlap() -> None:
    assert entities(load()) == READ


def test_the_span_group_holds_nested_ones_and_their_rules() -> None:
    doc = load()(SENTENCE)
    spans = doc.spans[SPANS_KEY]
    assert [(s.text, s.label_, s.id_) for s in spans][:3] == [
        ("县委书记", "POST", "post-organisation"),
        ("县委", "ORG", "org-organ"),
        ("沈明远", "PERSON", "name-after-post"),
    ]
    assert len(spans) == len(READ) + 1


def test_every_kind_has_its_label() -> None:
    doc = load()("县农业局局长钱峰到青岚县考察青龙河综合治理工程。")
    assert {s.label_ for s in doc.spans[SPANS_KEY]} == {"PERSON", "POST", "ORG", "PROJECT", "PLACE"}


def test_spans_reach_over_line_breaks_and_spaces_inside_names() -> None:
    text = (
        "今天上午出席全县春耕生\n产会议的有县委书记沈明\n远、县长钱 峰，他们先\n后视察了全县的麦田和水\n渠，"
        "又看望了受灾的群众\n，讲了许多鼓励大家的话\n。"
    )
    doc = load()(text)
    spans = doc.spans[SPANS_KEY]
    assert [(s.text, s.label_) for s in spans] == [
        ("县委书记", "POST"),
        ("县委", "ORG"),
        ("沈明\n远", "PERSON"),
        ("县长", "POST"),
        ("钱 峰", "PERSON"),
    ]
    assert all(text[s.start_char : s.end_char] == s.text for s in spans)


def test_a_document_without_text_has_no_mentions() -> None:
    doc = load()("")
    assert len(doc.ents) == 0
    assert len(doc.spans[SPANS_KEY]) == 0


def test_the_component_stands_in_a_pipeline_of_ones_own() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_mentions", config={"spans_key": "mine"})
    doc = nlp(SENTENCE)
    assert [(e.text, e.label_) for e in doc.ents] == READ
    assert "mine" in doc.spans
    assert SPANS_KEY not in doc.spans


def test_the_components_are_declared_for_spacy_to_find() -> None:
    from importlib.metadata import entry_points

    declared = {e.name: e for e in entry_points(group="spacy_factories") if e.value.startswith("kg.")}
    if not declared:
        pytest.skip("gazette-kg is not installed here, only at hand")
    assert sorted(declared) == ["kg_mentions", "kg_statistics", "kg_tagger"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert declared["kg_mentions"].load() is kg.extract.language.Mentions
        assert declared["kg_statistics"].load() is kg.extract.language.Statistics
        assert declared["kg_tagger"].load() is kg.extract.language.Tagger


def test_a_pipeline_on_disk_reads_the_same(tmp_path: Path) -> None:
    load().to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    assert again.pipe_names == ["kg_tagger", "kg_mentions"]
    assert entities(again) == READ


def test_a_pipeline_with_a_model_is_kept_on_disk_with_the_models_name(tmp_path: Path) -> None:
    nlp = load(stub(tmp_path / "stub", ("阿细跳月", "PERSON")))
    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    assert again.pipe_names == ["kg_statistics", "kg_mentions"]
    assert entities(again, "阿细跳月登台。") == [("阿细跳月", "PERSON")]


def test_a_model_fills_in_where_the_rules_say_nothing(tmp_path: Path) -> None:
    text = "阿细跳月和林间小屋登台。"
    assert entities(load(), text) == []
    model = stub(tmp_path / "stub", ("阿细跳月", "PERSON"), ("林间小屋", "ORG"), ("登台", "EVENT"))
    assert entities(load(model), text) == [("阿细跳月", "PERSON"), ("林间小屋", "ORG")]


def test_rules_win_where_a_model_overlaps_them(tmp_path: Path) -> None:
    model = stub(tmp_path / "stub", ("记沈", "PERSON"), ("远、县", "PERSON"), ("岚县视", "GPE"))
    assert entities(load(model)) == READ


def test_words_of_another_tokenisation_map_by_characters(tmp_path: Path) -> None:
    # a pipeline that parts words by white space: the whole clause is one word, the name is the second
    model = stub(tmp_path / "stub", ("阿细跳月", "PERSON"), lang="en")
    text = "来了 阿细跳月 登台"
    doc = load(model)(text)
    assert [(e.text, e.start_char, e.end_char) for e in doc.ents] == [("阿细跳月", 3, 7)]


def test_a_model_that_is_not_installed_is_told() -> None:
    with pytest.raises(InputError, match="--model zh_no_such_model: no spaCy pipeline"):
        load("zh_no_such_model")


def test_no_model_is_rules_alone() -> None:
    assert load("none").pipe_names == load(None).pipe_names == ["kg_mentions"]


def test_our_own_tagger_is_the_default_and_reads_over_spaces() -> None:
    nlp = load()
    assert nlp.pipe_names == load("kg").pipe_names == ["kg_tagger", "kg_mentions"]
    text = "老矿工代表殷 大川等老同志发言。"
    doc = nlp(text)
    assert ("殷 大川", "PERSON") in [(s.text, s.label_) for s in doc.spans[TAGGER_KEY]]
    assert [(e.text, e.label_) for e in doc.ents] == [("殷 大川", "PERSON")]
    assert [e.text for e in load("none")(text).ents] == []


def test_the_tagger_stands_in_a_pipeline_of_ones_own() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_tagger", config={"spans_key": "guesses"})
    doc = nlp("老矿工代表殷大川等发言。")
    assert ("殷大川", "PERSON") in [(s.text, s.label_) for s in doc.spans["guesses"]]


# -------------------------------------------------------------------------------------------- whole documents


def test_extract_tells_where_each_mention_stands() -> None:
    raw = "县委书\n记沈明\n远到会。"
    mentions = extract(segmentation(raw), load())
    assert [(m.kind, m.text, m.title) for m in mentions] == [
        (Kind.POST, "县委书记", "书记"),
        (Kind.ORGANISATION, "县委", ""),
        (Kind.PERSON, "沈明远", ""),
    ]
    for m in mentions:
        assert "".join(raw[s.start : s.end] for s in m.spans).replace("\n", "") == m.text


def test_mentions_keep_the_texts_own_characters() -> None:
    mentions = extract(segmentation("縣委書記沈明遠到會。"), load())
    assert [(m.text, m.title) for m in mentions] == [("縣委書記", "書記"), ("縣委", ""), ("沈明遠", "")]


def test_a_name_known_from_one_passage_is_found_in_another() -> None:
    mentions = extract(segmentation("随后沈明远到村里去。", "县委书记沈明远讲话。"), load())
    assert [(m.passage, m.text) for m in mentions if m.kind is Kind.PERSON] == [("p0", "沈明远"), ("p1", "沈明远")]


def test_the_home_place_is_read_though_no_gazetteer_has_it() -> None:
    mentions = extract(segmentation("鹿鸣涧市迎来客商。鹿鸣涧风光好。"), load(), Home("鹿鸣涧市", None, None, "option"))
    assert [m.text for m in mentions] == ["鹿鸣涧市", "鹿鸣涧"]


def test_lists_of_contents_and_tables_are_left_to_others() -> None:
    text = "县委书记沈明远"
    p = passage("p0", PassageRole.CONTENTS, text, [Span(0, len(text))])
    assert extract(Segmentation(None, (), (), (p,)), load()) == ()


def test_paragraphs_ends_are_read_over_and_kept_in_the_offsets() -> None:
    raw = "县委书记沈明远到会。\n县长钱峰主持。"
    mentions = extract(segmentation(raw, breaks=frozenset({10})), load())
    assert [(m.text, m.start) for m in mentions if m.kind is Kind.PERSON] == [("沈明远", 4), ("钱峰", 13)]


def test_only_passages_with_a_name_that_was_not_found_are_read_again() -> None:
    texts = ["县委书记沈明远讲话。", "随后沈明远到村里去。", "天气晴。"]
    found = [find(t) for t in texts]
    assert unread(texts, found, {"沈明远": Kind.PERSON}) == {1}
    assert unread(texts, found, {}) == frozenset()


HOSTILE = {
    "titles": "市委副书记、市长、常务副主任党组书记",
    "prefixes": "常务副",
    "surnames": "王李张刘陈杨赵黄周吴",
    "companies": "公司",
    "commas": "、",
    "brackets": "（",
    "quotes": "“",
    "bodies joined": "教育局和",
    "everything": "市委书记王建国和县农业局“中国（临澜）公司、",
}


@pytest.mark.parametrize("pattern", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_to_its_end(pattern: str) -> None:
    size = 200_000 // len(HOSTILE)
    text = (pattern * size)[:size]
    candidates = find(text)
    assert all(0 <= c.start < c.end <= size for c in candidates)
    assert candidates == sorted(candidates, key=lambda c: (c.start, -c.end, c.kind))
