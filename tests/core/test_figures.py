"""Figures: numbers with what is needed to say them, made from rows of `figures` and `claims`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explainer.core.dates import PartialDate
from explainer.core.figures import Figure

from .building import row


def test_a_published_figure_carries_all_that_its_row_says() -> None:
    given = row("figures", "F1", value=2792.0, unit="count", status="reported", qualifier="about", series="la",
                period_start="2025-06-06", period_end="2025-07", source_ids="a b")
    assert Figure.from_figure_row(given) == Figure(
        id="F1", value=2792.0, unit="count", status="reported", row=given, qualifier="about", missing="", series="la",
        period_start=PartialDate(2025, 6, 6), period_end=PartialDate(2025, 7), source_ids=("a", "b"))


def test_what_a_row_leaves_out_is_empty_and_the_number_exact() -> None:
    given = row("figures", "F1", value=0.0)
    assert Figure.from_figure_row(given) == Figure("F1", 0.0, "", "", given, "exact", "", "", None, None, ())


@pytest.mark.parametrize("reason", ["not_published", "withheld", "not_collected", "not_applicable"])
def test_a_missing_number_says_why(reason: str) -> None:
    figure = Figure.from_figure_row(row("figures", "F1", missing=reason))
    assert (figure.value, figure.missing) == (None, reason)


def test_a_number_that_is_neither_there_nor_missing_could_not_be_read() -> None:
    assert Figure.from_figure_row(row("figures", "F1")).missing == "unreadable"


def test_a_number_that_is_there_is_not_missing() -> None:
    assert Figure.from_figure_row(row("figures", "F1", value=0.0, missing="withheld")).missing == ""


def test_the_number_of_a_claim_has_no_period() -> None:
    given = row("claims", "C1", value=27.0, unit="percent_change", status="not_found", source_ids="a b")
    assert Figure.from_claim_row(given) == Figure(
        id="C1", value=27.0, unit="percent_change", status="not_found", row=given, qualifier="exact", missing="",
        series="", period_start=None, period_end=None, source_ids=("a", "b"))


def test_a_claim_whose_number_could_not_be_read_says_so() -> None:
    figure = Figure.from_claim_row(replace(row("claims", "C1", unit="percent"), unparsed={"value": "27%%"}))
    assert (figure.value, figure.missing) == (None, "unreadable")
