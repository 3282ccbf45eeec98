"""What is told when something goes wrong."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

from kg.serve import problems
from kg.serve.problems import Problem, words

SOURCES = Path(problems.__file__).parent


def test_each_kind_of_problem_is_raised_and_has_words_in_both_languages() -> None:
    raised = set()
    for path in SOURCES.glob("*.py"):
        raised |= set(re.findall(r'Problem\(\s*"(\w+)"', path.read_text("utf-8")))
    raised |= {"method"}  # by the framework
    assert set(words()) == raised
    for w in words().values():
        assert re.search(r"[\u4e00-\u9fff]", w.zh)
        assert w.en.isascii()
        assert 400 <= w.status < 600


def test_a_problem_goes_from_process_to_process() -> None:
    problem = pickle.loads(pickle.dumps(Problem("busy", "all two", {"Retry-After": "3"})))
    assert (problem.key, problem.detail, problem.headers) == ("busy", "all two", {"Retry-After": "3"})
    assert problem.as_json()["status"] == 503
    assert problem.as_text().splitlines()[2] == "all two"
