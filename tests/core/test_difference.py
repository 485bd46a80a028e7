"""What changed between two packs that a person could have written, and what is no change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.content.difference_text import difference_json, difference_text
from explainer.core.difference import Change, Difference, compare
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from tests.core.packs import (
    Tables,
    content,
    files_of,
    row_of,
    write_files,
    write_pack,
    write_workbook,
    write_zip,
)

Edit = Callable[[Tables], object]


def read(path: Path) -> Pack:
    pack = read_pack(path).pack
    assert pack is not None
    return pack


def difference(tmp_path: Path, *edits: Edit) -> Difference:
    """From the small pack to a copy with these edits."""
    tables = content()
    for edit in edits:
        edit(tables)
    old = write_pack(tmp_path / "old")
    return compare(read(old), read(write_pack(tmp_path / "new", tables)))


def put(table: str, row_id: str, **cells: str) -> Edit:
    return lambda tables: row_of(tables, table, row_id).update(cells)


def cells(found: Difference) -> list[tuple[str, str, str, Change]]:
    """Table, row, column and kind of each changed cell."""
    return [(table.table, row.new.id, cell.column, cell.change)
            for table in found.tables for row in table.changed for cell in row.cells]


# What is no change


def reversed_rows(tables: Tables) -> None:
    for rows in tables.values():
        rows.reverse()


def reversed_columns(tables: Tables) -> None:
    for table, rows in tables.items():
        tables[table] = [dict(reversed(row.items())) for row in rows]


@pytest.mark.parametrize("edit", [
    lambda tables: None,
    reversed_rows,
    reversed_columns,
    put("figures", "F1", value="2792.0"),
    put("figures", "F1", value="2,792"),
    put("figures", "F2", value="35.20"),
    put("figures", "F2", unit="Percent"),
    put("claims", "C1", status="NOT_FOUND"),
    put("claims", "C1", contested="Yes"),
    put("figures", "F2", source_ids="agency, study"),
    put("claims", "C1", text_en="  Deportations rose {C1}. "),
    lambda tables: tables["events"].append({}),
    lambda tables: tables.update(slides=[]),
    lambda tables: [row.update(notes="") for row in tables["claims"]],
])  # fmt: skip
def test_what_says_the_same_is_no_change(tmp_path: Path, edit: Edit) -> None:
    found = difference(tmp_path, edit)
    assert not found, cells(found)
    assert "both packs say the same" in difference_text(found)
    assert difference_json(found)["same"] is True


@pytest.mark.parametrize("form", ["zip", "workbook", "columns", "semicolons"])
def test_the_form_of_a_pack_is_no_change(tmp_path: Path, form: str) -> None:
    old = read(write_pack(tmp_path / "old"))
    files = files_of()
    if form == "zip":
        new = write_zip(tmp_path / "new.zip", files)
    elif form == "workbook":
        new = write_workbook(tmp_path / "new.xlsx")
    elif form == "semicolons":
        lines = [b"key;value", *(f"{row['key']};{row['value']}".encode() for row in content()["meta"])]
        new = write_files(tmp_path / "new", {**files, "meta.csv": b"\r\n".join(lines)})
    else:
        table = [(row["value"], row["key"]) for row in content()["meta"]]
        text = "\n".join(",".join(pair) for pair in [("value", "key"), *table])
        new = write_files(tmp_path / "new", {**files, "meta.csv": text.encode()})
    found = compare(old, read(new))
    assert not found, cells(found)


def test_rows_in_another_order_are_told_as_such(tmp_path: Path) -> None:
    assert "Rows are in a different order" in difference_text(difference(tmp_path, reversed_rows))
    assert "Rows are in a different order" not in difference_text(difference(tmp_path / "b"))


# Cells


@pytest.mark.parametrize(("edit", "expected"), [
    (put("figures", "F1", value="2793"), ("figures", "F1", "value", Change.VALUE)),
    (put("figures", "F1", value="2792.001"), ("figures", "F1", "value", Change.VALUE)),
    (put("figures", "F1", qualifier="nearly"), ("figures", "F1", "qualifier", Change.VALUE)),
    (put("figures", "F4", missing="not_collected"), ("figures", "F4", "missing", Change.VALUE)),
    (put("figures", "F2", value="0"), ("figures", "F2", "value", Change.VALUE)),
    (put("figures", "F2", value="n/a"), ("figures", "F2", "value", Change.VALUE)),
    (put("claims", "C1", value="28"), ("claims", "C1", "value", Change.VALUE)),
    (put("claims", "C1", unit="percent_change"), ("claims", "C1", "unit", Change.UNIT)),
    (put("claims", "C1", status="contradicted"), ("claims", "C1", "status", Change.STATUS)),
    (put("responses", "found-1", status=""), ("responses", "found-1", "status", Change.STATUS)),
    (put("claims", "C2", text_en="Raids spread terror."), ("claims", "C2", "text_en", Change.TEXT)),
    (put("claims", "C2", text_es="Dan temor."), ("claims", "C2", "text_es", Change.TEXT)),
    (put("claims", "C2", text_en="Raids  spread fear."), ("claims", "C2", "text_en", Change.SPACING)),
    (put("claims", "C2", text_en="Raids spread\u00a0fear."), ("claims", "C2", "text_en", Change.SPACING)),
    (put("claims", "C2", text_en="Raids\nspread fear."), ("claims", "C2", "text_en", Change.SPACING)),
    (put("claims", "C2", text_en="Ra\u00adids spread fear."), ("claims", "C2", "text_en", Change.SPACING)),
    (put("sources", "agency", publisher="I C E"), ("sources", "agency", "publisher", Change.SPACING)),
    (put("cities", "la", figure_ids="F3 F1"), ("cities", "la", "figure_ids", Change.ORDER)),
    (put("cities", "la", figure_ids="F1"), ("cities", "la", "figure_ids", Change.OTHER)),
    (put("events", "ev-post", date="2025-06"), ("events", "ev-post", "date", Change.OTHER)),
    (put("sources", "study", read_in_copy="yes"), ("sources", "study", "read_in_copy", Change.OTHER)),
    (put("claims", "C3", contested="no"), ("claims", "C3", "contested", Change.OTHER)),
    (put("research", "r-study", strength="limited"), ("research", "r-study", "strength", Change.OTHER)),
    (put("meta", "version", value="2.0"), ("meta", "version", "value", Change.TEXT)),
    (put("claims", "C2", notes="ask Ana"), ("claims", "C2", "notes", Change.TEXT)),
])  # fmt: skip
def test_one_changed_cell(tmp_path: Path, edit: Edit, expected: tuple[str, str, str, Change]) -> None:
    assert cells(difference(tmp_path, edit)) == [expected]


def test_an_accent_that_is_composed_otherwise_looks_the_same(tmp_path: Path) -> None:
    found = difference(tmp_path, put("cities", "la", name_es="Los A\u0301ngeles"))
    assert cells(found) == [("cities", "la", "name_es", Change.SPACING)]
    assert "spaces, line breaks or invisible signs only" in difference_text(found)


def test_old_and_new_are_kept_whole(tmp_path: Path) -> None:
    found = difference(tmp_path, put("figures", "F1", value="1000000.5"))
    (_, cell), = found.singled_out()
    assert (cell.old, cell.new) == (2792.0, 1000000.5)
    assert "- figures `F1` “Arrests”: `value` (count): 2792 → 1000000.5" in difference_text(found)


def test_values_units_and_statuses_are_singled_out(tmp_path: Path) -> None:
    found = difference(
        tmp_path, put("claims", "C1", status="partly", why_en="Now known."),
        put("figures", "F1", value="", missing="withheld"), put("events", "ev-post", text_en="New."))
    assert [(row.new.id, cell.column) for row, cell in found.singled_out()] == [
        ("C1", "status"), ("F1", "value"), ("F1", "missing")]
    said = difference_text(found)
    first = said[said.index("## Values, units and statuses"): said.index("## claims")]
    assert "`status`: Not found elsewhere → Partly confirmed" in first
    assert "`value` (count): 2792 → (empty)" in first
    assert "why_en" not in first and "`why_en`: “No other source gives it.” → “Now known.”" in said


# Rows


def test_rows_added_and_removed(tmp_path: Path) -> None:
    found = difference(
        tmp_path, lambda tables: tables["glossary"].append({"id": "ice", "term_en": "ICE", "meaning_en": "An agency"}),
        lambda tables: tables["citations"].clear())
    assert [(t.table, [r.id for r in t.added], [r.id for r in t.removed]) for t in found.tables] == [
        ("citations", [], ["C1-1"]), ("glossary", ["ice"], [])]
    said = difference_text(found)
    assert "Removed:\n\n- `C1-1` “Its count is lower.”" in said and "Added:\n\n- `ice` “ICE”" in said


def test_a_row_that_only_changed_its_id_is_renamed(tmp_path: Path) -> None:
    found = difference(tmp_path, put("glossary", "t-detainer", id="detainer"))
    table, = found.tables
    assert [(old.id, new.id) for old, new in table.renamed] == [("t-detainer", "detainer")]
    assert not (table.added or table.removed or table.changed)
    assert "Renamed:\n\n- `t-detainer` → `detainer` “Detainer”" in difference_text(found)


def renamed_figure(tables: Tables) -> None:
    """F1 becomes F100 wherever it is named, in lists and in texts."""
    for rows in tables.values():
        for row in rows:
            row.update({name: text.replace("F1", "F100") for name, text in row.items()})


def test_a_rename_is_told_once_and_not_in_each_row_that_points_to_it(tmp_path: Path) -> None:
    found = difference(tmp_path, renamed_figure)
    assert [t.table for t in found.tables] == ["figures"]
    assert cells(found) == []


def test_renames_that_hide_one_another_are_found(tmp_path: Path) -> None:
    def both_renamed(tables: Tables) -> None:
        row_of(tables, "sources", "agency")["id"] = "ice"
        for rows in tables.values():
            for row in rows:
                row.update({name: text.replace("agency", "ice") for name, text in row.items() if "source_id" in name})
        row_of(tables, "citations", "C1-1")["id"] = "first"

    found = difference(tmp_path, both_renamed)
    assert [(t.table, [(o.id, n.id) for o, n in t.renamed]) for t in found.tables] == [
        ("citations", [("C1-1", "first")]), ("sources", [("agency", "ice")])]
    assert cells(found) == []


def test_a_row_renamed_and_changed_is_one_removed_and_one_added(tmp_path: Path) -> None:
    table, = difference(tmp_path, put("glossary", "t-detainer", id="d", term_en="A detainer")).tables
    assert ([r.id for r in table.added], [r.id for r in table.removed], table.renamed) == (["d"], ["t-detainer"], ())


def test_of_two_rows_with_one_id_equal_ones_are_matched(tmp_path: Path) -> None:
    second = {"id": "t-detainer", "term_en": "Again", "term_es": "Otra vez", "meaning_en": "M", "meaning_es": "M"}
    old, new = content(), content()
    old["glossary"].append(second)
    new["glossary"].insert(0, second)
    pair = [read(write_pack(tmp_path / name, tables)) for name, tables in (("a", old), ("b", new))]
    assert not compare(*pair)


def test_a_row_that_cannot_be_shown_is_still_compared(tmp_path: Path) -> None:
    """A needed cell was emptied: the row is not gone, one cell of it is."""
    found = difference(tmp_path, put("claims", "C2", status=""))
    assert cells(found) == [("claims", "C2", "status", Change.STATUS)]


def test_a_table_that_is_gone_has_lost_its_rows(tmp_path: Path) -> None:
    table, = difference(tmp_path, lambda tables: tables.pop("glossary")).tables
    assert [row.id for row in table.removed] == ["t-detainer"]


# Languages


def in_english(tables: Tables) -> None:
    row_of(tables, "meta", "languages")["value"] = "en"
    for rows in tables.values():
        for row in rows:
            for name in [name for name in row if name.endswith("_es")]:
                del row[name]


def test_a_language_that_is_gone_is_told_once(tmp_path: Path) -> None:
    found = difference(tmp_path, in_english)
    assert (found.languages_added, found.languages_removed) == ((), ("es",))
    assert [column for _, _, column, _ in cells(found)] == ["value"]
    assert "Language removed: Spanish (es)." in difference_text(found)
    back = compare(found.new, found.old)
    assert (back.languages_added, back.languages_removed) == (("es",), ())
    assert "Language added: Spanish (es)." in difference_text(back)


# Text and data


def test_of_a_long_text_the_words_that_differ_are_shown(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    old, new = content(), content()
    row_of(old, "claims", "C2")["why_en"] = words
    row_of(new, "claims", "C2")["why_en"] = words.replace("word30", "another")
    pair = [read(write_pack(tmp_path / name, tables)) for name, tables in (("a", old), ("b", new))]
    said = difference_text(compare(*pair))
    assert "“… word26 word27 word28 word29 word30 word31 word32 word33 word34 …” → " \
           "“… word26 word27 word28 word29 another word31 word32 word33 word34 …”" in said


def test_text_counts_rows_by_table(tmp_path: Path) -> None:
    said = difference_text(difference(tmp_path, put("claims", "C1", value="28"), put("claims", "C2", status="opinion")))
    assert "| claims | 0 | 0 | 0 | 2 |" in said


def test_data_has_whole_values_in_their_own_types(tmp_path: Path) -> None:
    long = "A long text. " * 60
    found = difference(
        tmp_path, put("claims", "C1", value="28", why_en=long.strip(), source_ids=""),
        lambda tables: tables["glossary"].clear())
    data = json.loads(json.dumps(difference_json(found)))
    assert data["same"] is False and data["languages"] == {"added": [], "removed": []}
    claims, glossary = data["tables"]
    changed, = claims["changed"]
    by_column = {cell["column"]: (cell["change"], cell["old"], cell["new"]) for cell in changed["cells"]}
    assert by_column["value"] == ("value", 27, 28)
    assert by_column["why_en"] == ("text", "No other source gives it.", long.strip())
    assert by_column["source_ids"] == ("other", ["article"], None)
    assert glossary["removed"][0]["cells"]["term_es"] == "Orden de detención migratoria"
    assert [(one["table"], one["id"], one["column"]) for one in data["singled_out"]] == [("claims", "C1", "value")]


def test_what_was_added_one_way_was_removed_the_other(tmp_path: Path) -> None:
    there = difference(tmp_path, put("glossary", "t-detainer", id="d", term_en="New"), put("claims", "C1", value="1"))
    back = compare(there.new, there.old)
    assert [(t.table, [r.id for r in t.added], [r.id for r in t.removed]) for t in there.tables] == [
        (t.table, [r.id for r in t.removed], [r.id for r in t.added]) for t in back.tables]
