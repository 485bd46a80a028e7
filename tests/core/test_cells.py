"""Single cells: exact reading, no guessing, plain complaints; and back to the text of a file."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.core import cells
from explainer.core.cells import BadCellError, Parse, cell_text, number_text, parser
from explainer.core.columns import TABLES, Column, Kind
from explainer.core.dates import PartialDate
from explainer.core.pack import Cell


def reader(kind: Kind, group_separator: str | None = None, choices: tuple[str, ...] = ()) -> Parse:
    parse = parser(Column("c", kind, "help", choices=choices), group_separator)
    assert parse is not None
    return parse


def complaint(parse: Parse, text: str) -> BadCellError:
    with pytest.raises(BadCellError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(("text", "value"), [
    ("27", 27.0), ("0", 0.0), ("-5", -5.0), ("+5", 5.0), ("\u22125", -5.0), ("27.5", 27.5), ("0027", 27.0),
    ("3,300", 3300.0), ("1,234,567.25", 1234567.25), ("3300", 3300.0), ("-3,300", -3300.0),
])
def test_numbers_are_read_exactly(text: str, value: float) -> None:
    assert reader(Kind.NUMBER)(text) == value


def test_minus_zero_is_zero() -> None:
    value = reader(Kind.NUMBER)("-0")
    assert isinstance(value, float) and math.copysign(1, value) == 1


@pytest.mark.parametrize(("text", "number"), [("27%", "27"), ("27 %", "27"), ("3,300.5%", "3300.5"), ("-2%", "-2")])
def test_a_per_cent_sign_is_told_to_go_to_the_unit(text: str, number: str) -> None:
    bad = complaint(reader(Kind.NUMBER), text)
    assert (bad.code, bad.found, bad.value, bad.params) == ("number-percent", text, None, {"number": number})


@pytest.mark.parametrize(("text", "number"), [
    ("27,5", "27.5"), ("1.234,5", "1234.5"), ("1.234.567", "1234567"), ("1,2345", "1.2345"), ("12,34", "12.34"),
])
def test_foreign_separators_are_told_and_not_guessed(text: str, number: str) -> None:
    bad = complaint(reader(Kind.NUMBER), text)
    assert (bad.code, bad.params) == ("number-separators", {"number": number, "example": "27, 27.5, 3300"})


@pytest.mark.parametrize("text", [
    "27%%", "% 27", "about 27", "1e5", ".5", "5.", "--5", "1,23,4", "12,345,6", "٢٧", "½", "nan", "inf",
    "9" * 400,
    "27\n28", "0x1F", "1_000", "1,234.567,8", "%",
])
def test_what_is_no_number_is_said_to_be_none(text: str) -> None:
    bad = complaint(reader(Kind.NUMBER), text)
    assert (bad.code, bad.value, bad.params) == ("number-bad", None, {"example": "27, 27.5, 3300"})


@pytest.mark.parametrize(("group_separator", "text", "value"), [
    (".", "1.234,5", 1234.5), (".", "27,5", 27.5), (" ", "1 234.5", 1234.5), ("'", "1'234", 1234.0),
    ("", "1234.5", 1234.5),
    ("\u00a0", "1\u00a0234", 1234.0),
])
def test_separators_may_be_declared(group_separator: str, text: str, value: float) -> None:
    assert reader(Kind.NUMBER, group_separator)(text) == value


def test_complaints_use_the_declared_separators() -> None:
    assert complaint(reader(Kind.NUMBER, "."), "27,5%").params == {"number": "27,5"}
    assert complaint(reader(Kind.NUMBER, "."), "1,234.5").params == {"number": "1234,5", "example": "27, 27,5, 3300"}
    assert complaint(reader(Kind.NUMBER, "."), "many").params == {"example": "27, 27,5, 3300"}
    assert complaint(reader(Kind.NUMBER, ""), "1,234").params["number"] == "1.234"


def test_the_column_itself_says_its_separator() -> None:
    parse = parser(Column("c", Kind.NUMBER, "help", group_separator="."))
    assert parse is not None and parse("3.300") == 3300.0


@pytest.mark.parametrize(("text", "value"), [
    ("2025", PartialDate(2025)), ("2025-06", PartialDate(2025, 6)), ("2025-06-15", PartialDate(2025, 6, 15)),
    ("2024-02-29", PartialDate(2024, 2, 29)),
])
def test_dates_are_as_exact_as_written(text: str, value: PartialDate) -> None:
    assert reader(Kind.DATE)(text) == value


@pytest.mark.parametrize("text", [
    "15/06/2025", "06/15/2025", "2025-6-15", "2025-06-31", "2025-13", "2025-00", "June 2025", "25", "2025-06-15 10:00",
    "2025–06", "45823", "2023-02-29", "0000",
])
def test_other_dates_are_not_guessed(text: str) -> None:
    bad = complaint(reader(Kind.DATE), text)
    assert (bad.code, bad.found, bad.value) == ("date-likely" if bad.params else "date-bad", text, None)


@pytest.mark.parametrize(("text", "value"), [
    ("yes", True), ("Yes", True), ("YES", True), ("sí", True), ("Si", True), ("si\u0301", True), ("true", True),
    ("TRUE", True), ("no", False), ("No", False), ("false", False), ("FALSE", False),
])
def test_yes_and_no(text: str, value: bool) -> None:
    assert reader(Kind.YES_NO)(text) is value


@pytest.mark.parametrize("text", ["1", "0", "y", "n", "x", "ja", "yes!", "✓"])
def test_neither_yes_nor_no(text: str) -> None:
    bad = complaint(reader(Kind.YES_NO), text)
    assert (bad.code, bad.found, bad.value) == ("yes-no-bad", text, None)


def test_choices_ignore_capitals_and_list_what_is_allowed() -> None:
    parse = reader(Kind.CHOICE, choices=("exact", "at_least"))
    assert parse("at_least") == "at_least" and parse("Exact") == "exact"
    bad = complaint(parse, "At least")
    assert (bad.code, bad.found, bad.value) == ("choice-bad", "At least", "")
    assert bad.params == {"allowed": "exact, at_least"}


@pytest.mark.parametrize("text", ["C14", "los-angeles", "ev-1979-11-27", "a.b_c", "007", "x"])
def test_ids(text: str) -> None:
    assert reader(Kind.ID)(text) == text
    assert reader(Kind.REF)(text) == text


@pytest.mark.parametrize("text", ["los angeles", "año", "-x", ".x", "_x", "a/b", "..", "C14;", "a\nb", "{C1}"])
def test_bad_ids(text: str) -> None:
    bad = complaint(reader(Kind.ID), text)
    assert (bad.code, bad.found, bad.value) == ("id-bad", text, "")
    bad = complaint(reader(Kind.REF), text)
    assert (bad.code, bad.found, bad.value) == ("ids-bad", text, "")


@pytest.mark.parametrize("kind", [Kind.REFS, Kind.TAGS])
@pytest.mark.parametrize("text", ["a b c", "a,b,c", "a;b;c", "a, b; c", " a  b\nc ", "a,,b,;c"])
def test_ids_may_be_separated_in_several_ways(kind: Kind, text: str) -> None:
    assert reader(kind)(text) == ("a", "b", "c")


def test_bad_ids_in_a_list_leave_the_good_ones() -> None:
    bad = complaint(reader(Kind.REFS), "a, ñ b/c, d")
    assert (bad.code, bad.found, bad.value) == ("ids-bad", "ñ b/c", ("a", "d"))


def test_a_bad_cell_is_bad_each_time() -> None:
    parse = reader(Kind.DATE)
    assert parse("2025") is parse("2025")
    for _ in range(2):
        assert complaint(parse, "x").code == "date-bad"


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LOCAL])
def test_texts_are_their_own_value(kind: Kind) -> None:
    assert parser(Column("c", kind, "help")) is None


@pytest.mark.parametrize(("value", "text"), [
    (27.0, "27"), (-27.0, "-27"), (27.5, "27.5"), (0.0, "0"), (1e22, "1" + "0" * 22), (1e-7, "0.0000001"), (0.1, "0.1"),
    (1234567.25, "1234567.25"),
])
def test_numbers_have_all_their_digits_and_no_exponent(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(("value", "text"), [
    ("plain", "plain"), ("", ""), (None, ""), ((), ""), (("a", "b"), "a b"), (True, "yes"), (False, "no"), (27.0, "27"),
    (PartialDate(2025, 6), "2025-06"), (3, "3"),
])
def test_values_as_they_stand_in_a_file(value: Cell, text: str) -> None:
    assert cell_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back(value: float) -> None:
    assert reader(Kind.NUMBER)(cell_text(value)) == value


@given(st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)))
def test_every_list_of_ids_comes_back(ids: list[str]) -> None:
    text = cell_text(tuple(ids))
    assert (reader(Kind.REFS)(text) if text else ()) == tuple(ids)


def test_every_kind_has_an_empty_value() -> None:
    kinds = {column.kind for spec in TABLES.values() for column in spec.columns}
    assert kinds <= set(cells.EMPTY)
    assert {kind for kind, value in cells.EMPTY.items() if value is None} == {Kind.DATE, Kind.NUMBER, Kind.YES_NO}
    assert {kind for kind, value in cells.EMPTY.items() if value == ()} == {Kind.REFS, Kind.TAGS}
