"""A pack in memory: cells of a row, rows of a table, lookups of the pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.core.columns import TABLES, Kind
from explainer.core.dates import PartialDate
from explainer.core.pack import Cell, Pack, Row, Table
from explainer.core.rows import ColumnError

from .building import DIGEST, pack, row, sample


def raw(**cells: Cell) -> Row:
    return Row("claims", 2, cells)


# Cells

def test_a_row_is_known_by_its_id_or_in_meta_by_its_key() -> None:
    assert raw(id="C1").id == "C1"
    assert row("meta", "version", value="1.0").id == "version"
    assert raw().id == ""


@pytest.mark.parametrize(("cell", "text"), [("a b", "a b"), ("", ""), (None, ""), (27.0, ""), (("a",), ""), (True, "")])
def test_a_text_cell(cell: Cell, text: str) -> None:
    assert raw(unit=cell).text("unit") == text


def test_a_cell_that_is_not_there_is_empty() -> None:
    empty = raw()
    assert (empty.text("unit"), empty.text("why_en"), empty.local("why", "en"), empty.ids("source_ids"),
            empty.ids("city"), empty.number_of("value"), empty.date("checked_on"), empty.yes("contested")
            ) == ("", "", "", (), (), None, None, False)


@pytest.mark.parametrize(("cells", "language", "text"), [
    ({"why_en": "one", "why_es": "uno"}, "en", "one"), ({"why_en": "one", "why_es": "uno"}, "es", "uno"),
    ({"why_en": "one", "why_es": ""}, "es", "one"), ({"why_en": "", "why_es": "uno"}, "en", "uno"),
    ({"why_en": "one", "why_es": "uno"}, "fr", "one"), ({"why_es": "uno"}, "fr", "uno"),
    ({"why_en": "", "why_es": ""}, "en", ""), ({"why": "bare"}, "en", ""),
    ({"why_fr": "un", "why_en": "one"}, "fr", "un"), ({"why_en": None, "why_es": "uno"}, "en", "uno"),
])
def test_a_text_in_a_language_else_in_english_else_in_any(cells: dict[str, Cell], language: str, text: str) -> None:
    assert raw(**cells).local("why", language) == text


@pytest.mark.parametrize(("cell", "ids"), [
    (("b", "a"), ("b", "a")), ((), ()), ("C1", ("C1",)), ("", ()), (None, ()), (3.0, ())])
def test_ids_of_a_cell_keep_their_order(cell: Cell, ids: tuple[str, ...]) -> None:
    assert raw(source_ids=cell).ids("source_ids") == ids
    assert raw(city=cell).ids("city") == ids


@pytest.mark.parametrize(("cell", "number"), [
    (27.5, 27.5), (0.0, 0.0), (-3.0, -3.0), (27, 27.0), (None, None), ("27", None), (True, None), ((), None)])
def test_a_number_is_a_number_only(cell: Cell, number: float | None) -> None:
    found = raw(value=cell).number_of("value")
    assert (found, type(found)) == (number, type(number))


def test_a_date_is_a_date_only() -> None:
    assert raw(checked_on=PartialDate(2025, 6)).date("checked_on") == PartialDate(2025, 6)
    assert raw(checked_on="2025-06").date("checked_on") is None
    assert raw(checked_on=None).date("checked_on") is None


def test_only_yes_is_yes() -> None:
    assert raw(contested=True).yes("contested") is True
    assert [raw(contested=cell).yes("contested") for cell in (False, None, "yes", 1.0)] == [False] * 4


READERS: dict[str, tuple[Callable[[Row, str], object], tuple[Kind, ...]]] = {
    "text": (Row.text, (Kind.ID, Kind.REF, Kind.TEXT, Kind.CHOICE)),  # and LOCAL, by physical name
    "local": (lambda one, name: one.local(name, "en"), (Kind.LOCAL,)),
    "ids": (Row.ids, (Kind.REF, Kind.REFS, Kind.TAGS)),
    "number": (Row.number_of, (Kind.NUMBER,)),
    "date": (Row.date, (Kind.DATE,)),
    "yes": (Row.yes, (Kind.YES_NO,)),
}
FILLED: dict[Kind, Cell] = {
    **dict.fromkeys((Kind.ID, Kind.REF, Kind.TEXT, Kind.CHOICE, Kind.LOCAL), "x"), Kind.NUMBER: 1.0,
    **dict.fromkeys((Kind.REFS, Kind.TAGS), ("x",)), Kind.DATE: PartialDate(2025), Kind.YES_NO: True,
}


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("table", TABLES)
def test_each_way_of_reading_takes_the_columns_of_its_kinds_and_no_others(
        table: str, reader: str, filled: bool) -> None:
    read, kinds = READERS[reader]
    for column in TABLES[table].columns:
        cell = FILLED[column.kind]
        one = Row(table, 2, dict.fromkeys(column.physical_names(), cell) if filled else {})
        assert one.has(column.name)
        if column.kind in kinds:
            expected = (cell,) if reader == "ids" and column.kind is Kind.REF else cell
            assert read(one, column.name) == expected if filled else not read(one, column.name)
            continue
        with pytest.raises(ColumnError, match=f"'{column.name}' of table '{table}' holds {column.kind}, not ") as raised:
            read(one, column.name)
        assert (raised.value.table, raised.value.name) == (table, column.name)
        assert set(kinds) <= set(raised.value.kinds)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["statsu", "noun", "text_", "why_fr", ""])
def test_a_name_that_is_no_column_of_the_table_is_an_error_that_names_both(reader: str, name: str) -> None:
    read, _ = READERS[reader]
    assert not raw().has(name)
    with pytest.raises(ColumnError, match=f"^table 'claims' has no column '{name}'$"):
        read(raw(), name)


def test_a_text_in_one_language_is_asked_for_by_its_name_in_the_file() -> None:
    assert raw(why_es="uno").text("why_es") == "uno"
    with pytest.raises(ColumnError, match="'why' of table 'claims' holds local, not id or ref or text"):
        raw(why_en="one").text("why")
    with pytest.raises(ColumnError, match="'why_en' of table 'claims' holds local"):
        raw(why_en="one").local("why_en", "en")


def test_unknown_and_unread_cells_are_kept_with_the_row() -> None:
    kept = Row("claims", 7, {"id": "C1"}, {"color": "red"}, {"value": "27%%"})
    assert (kept.number, kept.extra["color"], kept.unparsed["value"]) == (7, "red", "27%%")
    assert (raw().extra, raw().unparsed) == ({}, {})


# Tables

def test_a_table_holds_its_rows_in_file_order() -> None:
    rows = (row("claims", "b"), row("claims", "a"))
    table = Table(TABLES["claims"], rows)
    assert (tuple(table), len(table), table.by_id["a"]) == (rows, 2, rows[1])
    with pytest.raises(TypeError):
        table.by_id["c"] = rows[0]  # type: ignore[index]


def test_rows_are_ordered_by_their_number_and_those_without_one_come_last() -> None:
    rows = [row("impacts", "none"), row("impacts", "two", order=2.0), row("impacts", "also-none"),
            row("impacts", "half", order=0.5),
            row("impacts", "zero", order=0.0), row("impacts", "two-again", order=2.0),
            row("impacts", "less", order=-1.0)]
    table = Table(TABLES["impacts"], tuple(rows))
    assert [r.id for r in table.ordered()] == ["less", "zero", "half", "two", "two-again", "none", "also-none"]


def test_the_frame_has_a_column_per_language_and_the_unknown_ones() -> None:
    first = Row("glossary", 2, {"id": "t", "term_en": "Term", "source_ids": ("a", "b")}, {"color": "red"})
    second = Row("glossary", 3, {"id": "u", "term_en": None}, {})
    frame = Table(TABLES["glossary"], (first, second), ("color",)).frame
    assert list(frame.columns) == ["id", "term_en", "term_es", "meaning_en", "meaning_es", "source_ids", "color"]
    assert frame.loc[0].tolist() == ["t", "Term", None, None, None, ("a", "b"), "red"]
    assert frame.loc[1].tolist() == ["u", None, None, None, None, None, None]
    assert {str(kind) for kind in frame.dtypes} == {"object"}


def test_the_frame_of_no_rows_still_has_its_columns() -> None:
    frame = Table(TABLES["meta"], ()).frame
    assert (list(frame.columns), len(frame)) == (["key", "value"], 0)


# The pack

def test_a_table_the_pack_lacks_is_an_empty_one() -> None:
    empty = pack()
    assert (tuple(empty["slides"]), empty["slides"].spec) == ((), TABLES["slides"])
    with pytest.raises(KeyError):
        empty["no such table"]


def test_rows_are_found_by_table_and_id() -> None:
    small = sample()
    assert small.row("claims", "C1") is small["claims"].rows[0]
    assert small.row("claims", "F1") is None
    assert [r.id for r in small.rows("claims", ("C3", "nowhere", "C1", "C3"))] == ["C3", "C1", "C3"]
    assert small.rows("claims", ()) == ()


def test_facts_about_the_pack_in_a_language() -> None:
    small = pack(title_en="Small", title_es="Pequeño", version="1.2", note="Plain", note_es="Nota", only_en="Only",
                 empty_es="", empty_en="Filled")
    assert [small.meta("title", language) for language in ("en", "es", "fr", "")] == [
        "Small", "Pequeño", "Small", "Small"]
    assert (small.meta("version"), small.meta("version", "es")) == ("1.2", "1.2")
    assert [small.meta("note", language) for language in ("en", "es", "")] == ["Plain", "Nota", "Plain"]
    assert (small.meta("only", "es"), small.meta("empty", "es"), small.meta("absent")) == ("Only", "Filled", "")


@pytest.mark.parametrize(("cell", "languages"), [
    ("en es", ("en", "es")), ("es, en", ("es", "en")), ("es;en", ("es", "en")), ("es", ("es",)), ("", ("en",)),
    (" ; ", ("en",))])
def test_the_languages_of_a_pack_first_one_first(cell: str, languages: tuple[str, ...]) -> None:
    assert pack(languages=cell).languages == languages


def test_a_pack_that_names_no_language_is_english() -> None:
    assert pack().languages == ("en",)


def test_the_content_hash_is_shown_by_its_first_eight_digits() -> None:
    assert (pack().short_digest, DIGEST[8]) == ("3f9a2c71", "0")


def test_sources_are_numbered_from_one_in_file_order() -> None:
    assert dict(sample().source_numbers) == {"article": 1, "agency": 2, "study": 3, "rule": 4, "unused": 5}
    with pytest.raises(TypeError):
        sample().source_numbers["new"] = 6  # type: ignore[index]


def test_a_figure_is_a_published_one_or_the_number_of_a_claim() -> None:
    small = sample()
    assert {i: f.value for i in ("F1", "C1", "C5") if (f := small.figure(i))} == {"F1": 2792.0, "C1": 27.0, "C5": -28.0}
    published, stated = small.figure("F2"), small.figure("C1")
    assert published is not None and published.row.table == "figures" and published.id == "F2"
    assert stated is not None and stated.row.table == "claims"
    assert small.figure("nowhere") is None


def test_a_claim_without_a_number_has_no_figure_but_one_whose_number_cannot_be_read_has() -> None:
    small = sample()
    assert small.figure("C2") is None
    missing = small.figure("C4")
    assert missing is not None and (missing.value, missing.missing) == (None, "unreadable")


def test_where_both_have_the_id_the_published_figure_counts() -> None:
    twice = pack(row("claims", "X", value=1.0), row("figures", "X", value=2.0, unit="count"))
    figure = twice.figure("X")
    assert figure is not None and figure.value == 2.0


def test_a_number_of_zero_in_a_claim_is_a_figure() -> None:
    figure = pack(row("claims", "Z", value=0.0)).figure("Z")
    assert figure is not None and figure.value == 0.0


def test_texts_of_a_panel_by_kind_in_order() -> None:
    texts = pack(
        row("sections", "note-2", panel="cities", kind="note", order=2.0), row("sections", "head", panel="cities",
                                                                               kind="headline"),
        row("sections", "note-1", panel="cities", kind="note", order=1.0), row("sections", "lead", panel="cities",
                                                                               kind="lead", order=3.0),
        row("sections", "other", panel="impacts", kind="note", order=0.0))
    assert [r.id for r in texts.sections("cities", "note")] == ["note-1", "note-2"]
    assert [r.id for r in texts.sections("cities", "note", "headline")] == ["note-1", "note-2", "head"]
    assert texts.sections("cities") == () == texts.sections("sources", "note")
    first = texts.section("cities", "note")
    assert first is not None and first.id == "note-1"
    assert texts.section("impacts", "headline") is None


def test_a_pack_is_somebody_elses_unless_it_is_said_to_be_built_in() -> None:
    assert pack().built_in is False
    assert Pack({}, "", Path("x"), built_in=True).built_in is True


def test_nothing_of_a_pack_can_be_changed() -> None:
    small = sample()
    with pytest.raises(AttributeError):
        small.digest = ""  # type: ignore[misc]
    with pytest.raises(AttributeError):
        small["claims"].rows = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        small["claims"].rows[0].number = 1  # type: ignore[misc]
