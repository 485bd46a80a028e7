"""The slide of counts around the pack's day: as many days before it as from it on, added up again from the file."""

from __future__ import annotations

import csv
import datetime
import functools

import pytest

from explainer.app import paths
from explainer.content.deck import Scene
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.drawing.pairs import PairChart
from explainer.panels.around_day import DAYS, FEWER, around_day
from explainer.panels.decks import make_deck
from explainer.panels.slides import content_of
from tests.core import building
from tests.core.building import sample

DAY = datetime.date(2025, 6, 15)


@functools.cache
def built_in() -> Pack:
    found = read_pack(paths.built_in_pack(), built_in=True).pack
    assert found is not None
    return found


@functools.cache
def by_day() -> dict[tuple[str, str], float]:
    with (paths.built_in_pack() / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["series_id"], row["date"]): float(row["value"]) for row in csv.DictReader(file) if row["value"]}


def added_up(series: str, first: datetime.date, days: int) -> float:
    return sum(by_day()[series, str(first + datetime.timedelta(days=n))] for n in range(days))


def both_sides(series: str, days: int) -> tuple[float, float]:
    return added_up(series, DAY - datetime.timedelta(days=days), days), added_up(series, DAY, days)


@pytest.mark.parametrize("language", ["en", "es"])
def test_bars_are_the_counts_of_equal_windows_with_status_and_source(language: str) -> None:
    pack = built_in()
    deck = make_deck(pack)
    shown = content_of(pack, deck["published"], Scene("published"), language)
    assert isinstance(shown.chart, PairChart)
    assert [place.key for place in shown.chart.places] == [city.id for city in pack["cities"].ordered()]
    for place in shown.chart.places:
        before, after = place.data
        assert (before.value, after.value) == both_sides(f"arrests-{place.key}-day", DAYS)
        for datum in place.data:
            assert datum.status == "reported" and "[236]" in datum.cite and datum.figure_id == f"arrests-{place.key}-day"
    assert "ddp-arrests-2026-03" in shown.sources and str(DAYS) in shown.subtitle


def test_the_subtitle_says_where_fewer_days_say_something_else() -> None:
    pack = built_in()
    rose = {days: [one.city.id for one in around_day(pack) if (lambda pair: pair[1] > pair[0])(
        both_sides(one.series.id, days))] for days in (DAYS, FEWER)}
    assert rose[DAYS] != rose[FEWER] == ["los-angeles"], "else the next line tests nothing"
    shown = content_of(pack, make_deck(pack)["published"], Scene("published"), "en")
    assert f"Over {FEWER} days, a rise only in Los Angeles." in shown.subtitle
    assert "had begun before the date" in shown.subtitle


def test_a_pack_without_counts_by_day_shows_those_by_period() -> None:
    pack = built_in()
    kept = building.pack(*(row for table in pack.tables.values() for row in table if row.table not in ("meta", "series", "observations")),
                         **{row.id: row.text("value") for row in pack["meta"]})
    assert around_day(kept) == ()
    shown = content_of(kept, make_deck(kept)["published"], Scene("published"), "en")
    assert isinstance(shown.chart, PairChart)
    assert [datum.label for datum in shown.chart.places[0].data] == ["2024", "2025"]


def test_a_pack_about_no_day_has_no_sides_of_it() -> None:
    assert around_day(sample()) == ()
