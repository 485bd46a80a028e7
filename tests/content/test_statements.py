"""A fact as it is stated: built once, shown by lines, and said once."""

from __future__ import annotations

import pytest

from explainer.content import statements
from explainer.content.evidence import status_of
from explainer.content.lines import Line, about_line, status_line, text_line
from explainer.content.statements import Statement

from ..core.building import pack, row, sample


def stated(status: str = "reported", language: str = "en") -> Statement:
    return Statement("F1", "Arrests", status_of(status), language, "27", 27.0, "count", "Texas", "2025",
                     (2, 14), ("a", "b"))


@pytest.mark.parametrize(("line", "whole", "spoken"), [
    (Line("Arrests"), "Arrests", "Arrests"),
    (Line(strong="27%"), "27%", "27%"),
    (Line("Arrests", sources=(2, 14)), "Arrests [2] [14]", "Arrests [2] [14]"),
    (Line(), "", ""),
    (Line("Not found", lead="Dallas", strong="27%", worded=True), "Dallas 27% Not found", "Dallas 27% Not found"),
    (about_line(stated()), "27 Arrests · Texas · 2025 [2] [14]",
     "27 Arrests · Texas · 2025 [2] [14] (Reported by one source)"),
    (about_line(stated(language="es")), "27 Arrests · Texas · 2025 [2] [14]",
     "27 Arrests · Texas · 2025 [2] [14] (Según una fuente)"),
    (text_line(stated()), "Arrests [2] [14]", "Arrests [2] [14] (Reported by one source)"),
    (text_line(stated(), number=True, text="More"), "27 More [2] [14]", "27 More [2] [14] (Reported by one source)"),
    # A line that shows the status in words says it once, short or long.
    (status_line(stated()), "Reported by one source [2] [14]", "Reported by one source [2] [14]"),
    (status_line(stated(), short=True, number=True, sources=1), "27 One source [2]", "27 One source [2]"),
    # A text that only happens to hold the word still needs its mark.
    (text_line(stated("opinion"), text="Opinion polls"), "Opinion polls [2] [14]",
     "Opinion polls [2] [14] (Opinion or forecast)"),
    # A status that the vocabulary does not know is said as the pack has it.
    (about_line(stated("rumour")), "27 Arrests · Texas · 2025 [2] [14]",
     "27 Arrests · Texas · 2025 [2] [14] (rumour)"),
    (text_line(stated("")), "Arrests [2] [14]", "Arrests [2] [14]"),
])
def test_a_line_is_said_with_its_status_in_words_once(line: Line, whole: str, spoken: str) -> None:
    assert (line.full_text(), line.spoken()) == (whole, spoken)


def test_a_statement_is_said_whole() -> None:
    assert stated().spoken == "27 Arrests · Texas · 2025 [2] [14] (Reported by one source)"
    assert (stated().cite, stated()._replace(sources=()).cite) == ("[2] [14]", "")


def test_source_numbers_rise_and_unknown_sources_are_passed_over() -> None:
    assert statements.source_numbers(sample(), ["rule", "agency", "nowhere", "rule"]) == (2, 4)
    assert statements.source_numbers(sample(), []) == ()


@pytest.mark.parametrize(("figure", "language", "number", "about"), [
    ("F1", "en", "2,792", "Arrests · Los Angeles office · Jun 6 – Jul 8, 2025"),
    ("F1", "es", "2,792", "Arrestos · Oficina de Los Ángeles · 6 de junio – 8 de julio de 2025"),
    ("F2", "en", "+56%", "Change in arrests · Chicago office · spring 2025 against 2024"),
    ("F3", "es", "no divulgado", "Deportaciones · Los Angeles · sin periodo indicado"),
])
def test_a_figure_states_what_where_and_when(figure: str, language: str, number: str, about: str) -> None:
    found = statements.of_ref(sample(), figure, language)
    assert found is not None and (found.number, found.about, found.ref) == (number, about, figure)


def test_a_claim_states_its_number_mark_and_sources() -> None:
    claim = statements.of_ref(sample(), "C1", "en")
    assert claim is not None
    assert (claim.number, claim.value, claim.unit, claim.word(), claim.word(short=True), claim.cite) == (
        "27%", 27.0, "percent_change", "Not found elsewhere", "Not found", "[1]")


def test_the_number_of_a_claim_is_stated_as_the_claim() -> None:
    bare = pack(row("claims", "C", value=27.0, unit="percent", status="partly"))
    figure = bare.figure("C")
    assert figure is not None
    assert statements.of_figure(bare, figure, "en") == statements.of_ref(bare, "C", "en")


def test_responses_and_findings_are_statements_too() -> None:
    response, finding = (statements.of_ref(sample(), ref, "en") for ref in ("r-mayor", "r1"))
    assert response is not None and finding is not None
    assert (response.word(), response.sources) == ("Confirmed", (3, 4))
    assert (finding.word(), finding.label, finding.place, finding.sources) == ("", "Calls fell.", "Dallas", (3,))
    assert statements.of_ref(sample(), "nobody", "en") is None


def test_unknown_statuses_have_a_defined_look() -> None:
    unknown, none = status_of("rumour"), status_of("")
    assert (unknown.known, unknown.id, unknown.word("es"), unknown.meaning("en"), unknown.symbol) == (
        False, "rumour", "rumour", "", "")
    assert (none.known, none.id, none.word("en")) == (False, "", "")
