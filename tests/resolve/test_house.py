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
