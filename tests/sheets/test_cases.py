"""Court cases on the Overview sheet: newest rulings first, as many as there is room for, never one alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explainer.core.pack import Pack, Row
from explainer.printing.documents import Options, compose_sheet
from explainer.printing.typesetting import Typesetter
from explainer.sheets.composing import PAGES, ROOMS
from explainer.sheets.parts import Room, Table
from tests.core.building import row
from tests.sheets.conftest import TODAY
from tests.sheets.packs import small
from tests.sheets.reading import read_pdf


def case(name: str, ruled: str = "", prevailed: str = "pending", **cells: str) -> Row:
    return row("cases", name, name=(name, f"{name} (es)"), court="Court", last_ruling_date=ruled,
               prevailed=prevailed, as_of="2026-01", source_ids="study agency", **cells)  # type: ignore[arg-type]


CASES = (case("old", "2019-07-12", "federal"), case("open"), case("new", "2026-06", "others"),
         case("middle", "2025-12-11", "mixed"), case("older", "2018", "others"))


def with_cases(*cases: Row) -> Pack:
    given = small(1)
    table = given["glossary"]
    return replace(given, tables={**given.tables, "cases": replace(table, spec=given["cases"].spec, rows=cases)})


def tables(pack: Pack, room: Room, language: str = "en") -> dict[str, Table]:
    sheet = compose_sheet(pack, "overview", language, Options(language, today=TODAY), room)
    found = [section for band in sheet.bands for section in band.sections if isinstance(section, Table)]
    return {table.title: table for table in found}


@pytest.mark.parametrize(("room", "names"), [
    (ROOMS[0], ["new", "middle", "old", "older"]), (ROOMS[5], ["new", "middle", "old"]), (ROOMS[6], ["new", "old"]), (ROOMS[-1], ["new", "old"]),
    (PAGES, ["new", "middle", "old", "older", "open"]),
])  # fmt: skip
def test_newest_rulings_come_first_and_one_that_each_side_won(room: Room, names: list[str]) -> None:
    title = "Court cases" if len(names) == 5 else f"Court cases ({len(names)} of 5)"
    table = tables(with_cases(*CASES), room)[title]
    assert [cells[0].text for cells in table.rows] == names
    assert all(cells[3].cite for cells in table.rows)  # a source for each


@pytest.mark.parametrize("room", [ROOMS[0], ROOMS[8], PAGES])
def test_a_pack_without_cases_has_no_such_table(room: Room) -> None:
    assert not any("cases" in title for title in tables(small(1), room))


def test_words_in_spanish() -> None:
    table = tables(with_cases(*CASES), PAGES, "es")["Casos judiciales"]
    assert table.heads == ("Caso", "Último fallo", "Fallo a favor de", "A fecha de")
    assert [cells[2].text for cells in table.rows] == [
        "Ciudad, estado o grupo", "Ambas partes, en parte", "Gobierno federal", "Ciudad, estado o grupo",
        "Sin fallo encontrado"]
    assert [cells[1].text for cells in table.rows][-1] == "–"


def test_events_in_court_are_left_to_the_table_of_cases() -> None:
    given = with_cases(*CASES)
    court = row("events", "suit", date="2025-06-30", precision="day", kind="court", title="A suit", text="T",
                claim_ids="C2", source_ids="study")
    given = replace(given, tables={**given.tables, "events": replace(given["events"], rows=(*given["events"].rows, court))})
    without = replace(given, tables={name: table for name, table in given.tables.items() if name != "cases"})

    def titles(of: Pack) -> str:
        return " ".join(cells[1].text for title, table in tables(of, PAGES).items()
                        if title.startswith("What happened") for cells in table.rows)

    assert "A suit" in titles(without) and "A suit" not in titles(given)


def test_the_sheet_takes_one_page_with_many_cases(typesetter: Typesetter) -> None:
    many = [case(f"Case {n} about a rule of a city", f"2025-{n % 12 + 1:02d}", "others") for n in range(40)]
    done = typesetter.sheet(with_cases(*many), "overview", Options(today=TODAY))
    assert done.pages == 1 and "of 40" in read_pdf(done.pdf).text
