"""The court cases of the built-in pack: complete, dated, in order, and won by both sides."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from explainer.core.columns import PREVAILED
from explainer.core.pack import Pack, Row


def ill_dated(pack: Pack) -> list[str]:
    """Cases whose dates do not run: filed, then ruled, then last known to be so, all before the pack is published."""
    published = pack.meta("published")
    wrong = []
    for row in pack["cases"]:
        dates = [row.date(name) for name in ("filed", "last_ruling_date", "as_of")]
        known = [date for date in dates if date is not None]
        runs = all(first.first_day() <= second.last_day() for first, second in pairwise(known))
        if dates[2] is None or not runs or str(dates[2]) > published:
            wrong.append(row.id)
    return wrong


def unsettled(row: Row) -> bool:
    """Whether a case says who prevailed without a dated ruling, or has one and says that none was found."""
    return (row.text("prevailed") == "pending") is (row.date("last_ruling_date") is not None)


def test_dates_run_forward(pack: Pack) -> None:
    assert ill_dated(pack) == []


def test_who_prevailed_goes_with_a_ruling(pack: Pack) -> None:
    assert [row.id for row in pack["cases"] if unsettled(row)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_says_what_it_is_about_and_what_was_decided(language: str, pack: Pack) -> None:
    for row in pack["cases"]:
        name = row.text(f"name_{language}")
        assert " v. " in name and name.endswith(")"), row.id
        assert row.text(f"last_ruling_{language}") and row.text(f"court_{language}"), row.id


def test_each_is_read_in_a_source_other_than_the_article(pack: Pack) -> None:
    for row in pack["cases"]:
        sources = pack.rows("sources", row.ids("source_ids"))
        assert sources and "article" not in {source.text("kind") for source in sources}, row.id


def test_rulings_for_both_sides_are_there(pack: Pack) -> None:
    counts = Counter(row.text("prevailed") for row in pack["cases"])
    assert set(counts) == set(PREVAILED)
    assert counts["federal"] >= 4 and counts["others"] >= 4
