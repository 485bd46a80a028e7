"""Problems of a pack in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.core.problems import TEMPLATES, Problem, Severity, register, shorten
from tests.third_language import register as register_language
from tests.third_language import small_catalog


@pytest.fixture
def kinds() -> Iterator[None]:
    """Kinds of problem of these tests' own."""
    register("test-full", Severity.ERROR, "“{found}” in {column} of {file} is not {thing}.", "Expected {thing}.",
             "Write {thing}.")
    register("test-bare", Severity.NOTICE, "Something.")
    register("test-help", Severity.WARNING, "Needs: {help} ({other})")
    yield
    del TEMPLATES["test-full"], TEMPLATES["test-bare"], TEMPLATES["test-help"]


FULL = Problem("test-full", "claims.csv", 7, "value", "27%%", {"thing": "a number"})
SPANISH = {
    "row {row}": "fila {row}", "column {column}": "columna {column}", "The row is left out.": "La fila se omite.",
    "“{found}” in {column} of {file} is not {thing}.": "«{found}» en {column} de {file} no es {thing}.",
    "Expected {thing}.": "Se espera {thing}.", "Write {thing}.": "Escriba {thing}.", "Something.": "Algo.",
}


@pytest.mark.usefixtures("kinds")
class TestWords:
    def test_what_was_expected_and_how_to_mend_it(self) -> None:
        assert (FULL.what(), FULL.expected(), FULL.fix()) == (
            "“27%%” in value of claims.csv is not a number.", "Expected a number.", "Write a number.")
        assert FULL.severity is Severity.ERROR

    def test_a_problem_may_say_no_more_than_what_is_wrong(self) -> None:
        bare = Problem("test-bare")
        assert (bare.what(), bare.expected(), bare.fix(), bare.sentence()) == ("Something.", "", "", "Something.")
        assert bare.severity is Severity.NOTICE

    def test_a_row_left_out_is_said(self) -> None:
        left = Problem("test-bare", skipped=True)
        assert left.what() == "Something. The row is left out."

    @pytest.mark.parametrize(("problem", "place"), [
        (FULL, "claims.csv, row 7, column value"), (Problem("test-bare"), ""),
        (Problem("test-bare", "claims.csv"), "claims.csv"),
        (Problem("test-bare", "claims.csv", 3), "claims.csv, row 3"),
        (Problem("test-bare", "claims.csv", 0, "value"), "claims.csv, column value"),
        (Problem("test-bare", "", 3), "row 3"),
        (Problem("test-bare", "claims.csv", 7, "value", cell="G7"), "claims.csv G7 (value)"),
        (Problem("test-bare", "claims (my pack.xlsx)", 7, "value", cell="G7"), "claims G7 (value)"),
        (Problem("test-bare", "claims (my pack.xlsx)", 7, "J", cell="J7"), "claims J7"),
        (Problem("test-bare", "claims (my pack.xlsx)", 7), "claims (my pack.xlsx), row 7"),
    ])
    def test_the_place_names_what_is_known(self, problem: Problem, place: str) -> None:
        assert problem.place() == place

    def test_the_sentence_is_place_what_expected_and_fix(self) -> None:
        assert FULL.sentence() == ("claims.csv, row 7, column value: “27%%” in value of claims.csv is not a number. "
                                   "Expected a number. Write a number.")

    def test_everything_is_translated_before_it_is_filled_in(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        spanish = register_language(small_catalog(SPANISH), tmp_path, monkeypatch)
        assert FULL.sentence(spanish) == ("claims.csv, fila 7, columna value: «27%%» en value de claims.csv no es "
                                          "a number. Se espera a number. Escriba a number.")
        left = Problem("test-bare", row=2, skipped=True)
        assert left.sentence(spanish) == "fila 2: Algo. La fila se omite."
        assert (FULL.expected(spanish), FULL.fix(spanish)) == ("Se espera a number.", "Escriba a number.")

    def test_a_columns_help_is_the_programs_own_text_and_translated_too(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        helped = Problem("test-help", params={"help": "The term.", "other": "The term."})
        assert helped.what() == "Needs: The term. (The term.)"
        phrases = {"Needs: {help} ({other})": "Falta: {help} ({other})", "The term.": "El término."}
        spanish = register_language(small_catalog(phrases), tmp_path, monkeypatch)
        assert helped.what(spanish) == "Falta: El término. (The term.)"

    def test_braces_in_what_was_found_are_shown_as_they_are(self) -> None:
        assert Problem("test-full", found="{thing} {x}", params={"thing": "{y}"}).what() == (
            "“{thing} {x}” in  of  is not {y}.")

    def test_as_plain_data(self) -> None:
        assert FULL.as_json() == {
            "code": "test-full", "severity": "error", "file": "claims.csv", "row": 7, "column": "value",
            "found": "27%%", "what": "“27%%” in value of claims.csv is not a number.", "expected": "Expected a number.",
            "fix": "Write a number.", "row_left_out": False, "cell": None,
        }
        assert Problem("test-bare", skipped=True).as_json() == {
            "code": "test-bare", "severity": "notice", "file": "", "row": None, "column": None, "found": "",
            "what": "Something. The row is left out.", "expected": "", "fix": "", "row_left_out": True, "cell": None,
        }
        assert type(FULL.as_json()["severity"]) is str

    def test_a_code_cannot_be_defined_twice(self) -> None:
        with pytest.raises(ValueError, match=r"^problem code 'test-bare' is defined twice$"):
            register("test-bare", Severity.FATAL, "Other.")
        assert TEMPLATES["test-bare"].what == "Something."

    def test_defining_a_code_returns_it(self) -> None:
        assert register("test-new", Severity.FATAL, "A", "B", "C") == "test-new"
        made = TEMPLATES.pop("test-new")
        assert (made.severity, made.what, made.expected, made.fix) == (Severity.FATAL, "A", "B", "C")


@pytest.mark.parametrize(("text", "limit", "short"), [
    ("short", 60, "short"), ("a  b\n\tc ", 60, "a b c"), ("", 60, ""), ("abcde", 5, "abcde"), ("abcdef", 5, "abcd…"),
])
def test_a_text_is_shortened_for_a_message(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


def test_sixty_characters_are_quoted() -> None:
    assert shorten("x" * 60) == "x" * 60
    assert shorten("x" * 61) == "x" * 59 + "…"


@given(st.text(), st.integers(1, 80))
def test_a_shortened_text_is_one_line_within_the_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert len(short.splitlines()) <= 1
