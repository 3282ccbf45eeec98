"""The triggers of roles and types: each row's own examples match, its counter-examples do not."""

from __future__ import annotations

import pytest

from kg.lexicon.events import (
    RoleTrigger,
    TypeTrigger,
    role_contexts,
    role_triggers,
    setting_contexts,
    type_contexts,
    type_triggers,
)

ROWS = [*role_triggers(), *type_triggers()]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.id)
def test_examples_and_counter_examples(row: RoleTrigger | TypeTrigger) -> None:
    assert row.examples
    assert [e for e in row.examples if not row.pattern.search(e)] == []
    assert [e for e in row.counter if row.pattern.search(e)] == []


def test_no_pattern_matches_nothing() -> None:
    assert [r.id for r in ROWS if r.pattern.search("")] == []


@pytest.mark.parametrize("contexts", [role_contexts, type_contexts, setting_contexts])
def test_contexts_compile(contexts: object) -> None:
    assert callable(contexts)
    assert contexts()
