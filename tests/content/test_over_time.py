"""Before and after a date as a table, a sentence and a card: the same numbers in each."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

import pytest

from explainer.app import paths
from explainer.content import over_time
from explainer.content.series import Series
from explainer.content.series_cards import comparison_card, series_card
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.core.record_stats import WINDOWS, compare

JUNE_15 = datetime.date(2025, 6, 15)


@cache
def built_in() -> Pack:
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    return pack


def series(name: str) -> Series:
    return next(one for one in over_time.drawable(built_in()) if one.id == name)


def words(view: object, key: str, row: int) -> str:
    return view.cells[key][row].lines[0].full_text()  # type: ignore[attr-defined]


def test_every_series_by_day_or_week_can_be_drawn() -> None:
    assert [one.id for one in over_time.drawable(built_in())] == [row.id for row in built_in()["series"]]


def test_the_three_areas_share_a_scale_and_nothing_else_does() -> None:
    every = over_time.drawable(built_in())
    alike = over_time.alike(every, series("arrests-chicago-day"))
    assert [one.city for one in alike] == ["los-angeles", "chicago", "new-york"]
    alone = series("removals-nation-week")
    assert over_time.alike(every, alone) == (alone,)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["arrests-los-angeles-day", "removals-nation-week", "held-nation-day"])
def test_the_table_says_what_the_comparison_does(name: str, language: str) -> None:
    one = series(name)
    day = over_time.fitting_day(one.line, JUNE_15)
    view = over_time.before_and_after(built_in(), one, day, language)
    assert view.ids
    for row, row_id in enumerate(view.ids):
        days = over_time.days_of(row_id)
        told = compare(one.line, day, days)
        assert days in WINDOWS
        assert view.cells["before"][row].sort == told.before  # type: ignore[attr-defined]
        assert view.cells["after"][row].sort == told.after  # type: ignore[attr-defined]
        assert re.sub(r"\D", "", words(view, "before", row).split("[")[0]) == str(round(told.before or 0))
        assert view.cells["before"][row].lines[0].status == "reported"  # type: ignore[attr-defined]
        assert view.cells["before"][row].lines[0].sources  # type: ignore[attr-defined]


def test_the_sentence_has_the_numbers_of_the_table() -> None:
    one = series("arrests-los-angeles-day")
    text = over_time.told(one, JUNE_15, 30, "en")
    assert "1,395" in text and "2,298" in text
    assert "These are arrests, not deportations." in text


def test_a_claim_is_compared_only_after_the_other_kind_of_count_is_named() -> None:
    one = series("arrests-los-angeles-day")
    versus = over_time.claimed(built_in(), one)
    assert versus is not None and versus.percent == 27
    text = over_time.told(one, JUNE_15, 30, "en", versus)
    assert text.index("counts something else: arrests") < text.index("1,772")
    view = over_time.before_and_after(built_in(), one, JUNE_15, "en", versus)
    assert words(view, "needed", view.ids.index("w30")) == "1,772"


def test_a_series_without_a_city_has_no_claim_to_be_compared_with() -> None:
    assert over_time.claimed(built_in(), series("removals-nation-week")) is None


def test_flags_are_the_events_within_the_series_in_time() -> None:
    one = series("arrests-los-angeles-day")
    flags = over_time.flags(built_in(), one.line, "en")
    assert [flag.number for flag in flags] == list(range(1, len(flags) + 1))
    assert [flag.day for flag in flags] == sorted(flag.day for flag in flags)
    assert all(one.line.start <= flag.day <= one.line.day(len(one.line.values)) for flag in flags)
    assert any(flag.day == JUNE_15 for flag in flags)
    assert all(flag.sources for flag in flags)


@pytest.mark.parametrize(("asked", "found"), [
    (datetime.date(1990, 1, 1), "first"), (datetime.date(2090, 1, 1), "last"), (JUNE_15, "same")])
def test_a_day_is_brought_into_the_series(asked: datetime.date, found: str) -> None:
    line = series("arrests-los-angeles-day").line
    expected = {"first": line.start, "last": line.day(len(line.values) - 1), "same": JUNE_15}[found]
    assert over_time.fitting_day(line, asked) == expected


def test_a_day_within_a_week_becomes_the_day_on_which_a_week_begins() -> None:
    line = series("removals-nation-week").line
    found = over_time.fitting_day(line, datetime.date(2025, 6, 17))
    assert found == datetime.date(2025, 6, 15) and found.weekday() == 6


@pytest.mark.parametrize(("change", "text"), [(64.7, "+65%"), (-3.2, "−3%"), (0.2, "0%"), (-0.4, "0%"),
                                              (None, "no comparison"), (1234.5, "+1,234%")])
def test_a_change_has_its_sign_and_whole_percents(change: float | None, text: str) -> None:
    assert over_time.change_text(change, "en") == text


def test_a_change_in_spanish_has_a_space_before_the_sign() -> None:
    assert over_time.change_text(64.7, "es") == "+65\u00a0%"


@pytest.mark.parametrize("wrong", ["", "w", "wx", "30", "x30", "w-1"])
def test_what_is_no_row_of_windows_is_none(wrong: str) -> None:
    assert over_time.days_of(wrong) == 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_card_answers_first_and_names_limits_and_sources(language: str) -> None:
    for row in built_in()["series"]:
        card = series_card(built_in(), row, language)
        assert card.title and card.source_ids
        headings = [block.heading for block in card.blocks]
        assert len(set(headings)) == len(headings)
        assert "2025" in headings[0]
        assert any(line.status == "reported" and line.sources for block in card.blocks for line in block.lines)


def test_card_table_and_sentence_agree_for_another_date() -> None:
    one, day = series("arrests-chicago-day"), datetime.date(2025, 9, 8)
    told = compare(one.line, day, 60)
    card = comparison_card(built_in(), one, day, 60, "en")
    text = " ".join(line.text for block in card.blocks for line in block.lines)
    for value in (told.before, told.after):
        assert f"{round(value or 0):,}" in text
        assert f"{round(value or 0):,}" in over_time.told(one, day, 60, "en")


def test_a_pack_without_series_has_none(tmp_path: Path) -> None:
    from explainer.core.writing import save_folder

    save_folder(built_in(), tmp_path / "copy")
    for name in ("series", "observations"):
        (tmp_path / "copy" / f"{name}.csv").unlink()
    pack = read_pack(tmp_path / "copy").pack
    assert pack is not None
    assert over_time.drawable(pack) == ()


def test_a_series_of_one_value_is_not_drawn(tmp_path: Path) -> None:
    from explainer.core.writing import save_folder

    save_folder(built_in(), tmp_path / "copy")
    file = tmp_path / "copy" / "observations.csv"
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    first = next(line for line in lines[1:] if line.startswith("arrests-chicago-day"))
    kept = [line for line in lines if not line.startswith("arrests-chicago-day")] + [first]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    pack = read_pack(tmp_path / "copy").pack
    assert pack is not None
    assert "arrests-chicago-day" not in [one.id for one in over_time.drawable(pack)]
    assert "arrests-los-angeles-day" in [one.id for one in over_time.drawable(pack)]
