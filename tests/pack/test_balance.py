"""The built-in pack does not lean: what is counted by side stays within the limits, and every row is graded by one rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from explainer.core import balance
from explainer.core.balance import Comparison, Finding
from explainer.core.pack import Pack
from tests.pack.packs import changed

Rule = Callable[[Pack], Iterator[Finding]]


COMPARED = (
    "confirmed statements", "confirmed claims", "statements with a counterpoint", "claims that name the other side",
    "sources that take a side", "words of statements, en", "words of statements, es",
    "words of the cities' two cases, en", "words of the cities' two cases, es",
)  # fmt: skip
RULES = (
    balance.uneven_cases, balance.shares_in_parts, balance.confirmed_by_older_sources,
    balance.contradicted_without_count, balance.reported_beside_dispute, balance.one_mark_for_several,
)  # fmt: skip


def compared(pack: Pack, name: str) -> Comparison:
    return next(one for one in balance.comparisons(pack) if one.name == name)


@pytest.mark.parametrize("name", COMPARED)
def test_both_sides_within_the_limit(name: str, pack: Pack) -> None:
    found = compared(pack, name)
    assert found.within, found.line()


@pytest.mark.parametrize("rule", RULES)
def test_every_row_is_graded_by_one_rule(rule: Rule, pack: Pack) -> None:
    assert [found.sentence() for found in rule(pack)] == []


def test_all_that_is_counted_has_its_test(pack: Pack) -> None:
    named = {one if isinstance(one, str) else one.values[0] for one in COMPARED}
    assert named == {one.name for one in balance.comparisons(pack)}


def test_a_tilt_of_marks_and_of_words_is_seen(pack: Pack) -> None:
    tilted = pack
    for row in pack["responses"]:
        if row.text("group") == "administration":
            tilted = changed(tilted, "responses", row.id, status="corroborated", text_en="word " * 60)
        elif row.text("status"):
            tilted = changed(tilted, "responses", row.id, status="reported")
    assert not compared(tilted, "confirmed statements").within
    assert not compared(tilted, "words of statements, en").within
