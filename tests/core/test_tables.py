"""Rows and columns of a table: what is kept, what is left out, and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.core.reading import Reading, read_pack

from .packs import Tables, content, csv_text, files_of, row_of, told, write_files, write_pack


def read(folder: Path, tables: Tables) -> Reading:
    reading = read_pack(write_pack(folder, tables))
    assert reading.pack is not None
    return reading


def ids(reading: Reading, table: str) -> list[str]:
    assert reading.pack is not None
    return [row.id for row in reading.pack[table]]


def skipped(reading: Reading, table: str) -> list[tuple[int, str]]:
    assert reading.pack is not None
    return [(row.number, row.id) for row in reading.pack[table].skipped]


def renamed(text: str, old: str, new: str) -> str:
    header, rest = text.split("\n", 1)
    assert old in header.split(",")
    return ",".join(new if name == old else name for name in header.split(",")) + "\n" + rest


def dropped(table: str, *names: str) -> bytes:
    """The table without some columns."""
    rows = content()[table]
    kept = [name for name in csv_text(table, []).strip().split(",") if name not in names]
    lines = [",".join(kept)] + [",".join(f'"{row.get(name, "")}"' for name in kept) for row in rows]
    return ("\n".join(lines) + "\n").encode()


class TestCells:
    def test_every_kind_of_cell(self, tmp_path: Path) -> None:
        reading = read(tmp_path, content())
        assert reading.problems == () and reading.pack is not None
        claim = reading.pack.row("claims", "C1")
        assert claim is not None
        assert (claim.table, claim.number, claim.extra, claim.unparsed) == ("claims", 2, {}, {})
        assert claim.cells["value"] == 27.0 and claim.cells["contested"] is True
        assert str(claim.cells["checked_on"]) == "2026-11-20"
        assert claim.cells["source_ids"] == ("article",) and claim.cells["outline_ids"] == ("T1",)
        assert claim.cells["text_es"] == "Subieron {C1}."
        assert list(claim.cells) == list(claim.cells.keys() | {"id"}) or set(claim.cells) == {
            "id", "outline_ids", "panel", "city", "text_en", "text_es", "value", "unit", "status", "why_en", "why_es",
            "contested", "source_ids", "other_side_source_id", "other_side_en", "other_side_es", "checked_on"}
        other = reading.pack.row("claims", "C3")
        assert other is not None
        assert [other.cells[name] for name in ("value", "unit", "contested", "checked_on", "source_ids", "city")] == [
            None, "", None, None, (), ""]

    def test_spaces_around_cells_and_names_are_dropped(self, tmp_path: Path) -> None:
        text = csv_text("glossary", [{"id": " t ", "term_en": "\u00a0Two  words\n", "term_es": " T", "meaning_en": "M ",
                                      "meaning_es": "M", "source_ids": " study  article "}])
        text = renamed(renamed(text, "term_en", " Term_EN "), "id", "ID")
        reading = read_pack(write_files(tmp_path, {**files_of(), "glossary.csv": text.encode()}))
        assert reading.problems == () and reading.pack is not None
        row = reading.pack["glossary"].rows[0]
        assert (row.id, row.text("term_en"), row.ids("source_ids")) == ("t", "Two  words", ("study", "article"))

    @pytest.mark.parametrize(("table", "row_id", "column", "text", "code", "value"), [
        ("claims", "C1", "value", "27%", "number-percent", None),
        ("claims", "C1", "unit", "per cent", "choice-bad", ""),
        ("claims", "C1", "contested", "maybe", "yes-no-bad", None),
        ("claims", "C1", "checked_on", "20/11/2026", "date-likely", None),
        ("claims", "C1", "city", "Los Ángeles", "ids-bad", ""),
        ("claims", "C1", "source_ids", "article ñ", "ids-bad", ("article",)),
        ("claims", "C1", "outline_ids", "D/1", "ids-bad", ()),
        ("figures", "F1", "period_start", "June", "date-bad", None),
        ("figures", "F1", "source_ids", "agency ?", "ids-bad", ("agency",)),
    ])
    def test_a_bad_cell_that_may_be_empty_is_empty(
        self, tmp_path: Path, table: str, row_id: str, column: str, text: str, code: str, value: object
    ) -> None:
        tables = content()
        row_of(tables, table, row_id)[column] = text
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [(code, f"{table}.csv", 2, column)]
        assert reading.problems[0].severity == "error" and not reading.problems[0].skipped
        assert "left out" not in reading.problems[0].sentence()
        assert reading.pack is not None
        row = reading.pack[table].by_id[row_id]
        assert row.cells[column] == value and row.unparsed == {column: text}
        assert skipped(reading, table) == []

    @pytest.mark.parametrize(("table", "number", "column", "text", "code"), [
        ("claims", 3, "id", "C 2", "id-bad"), ("claims", 3, "status", "true", "choice-bad"),
        ("claims", 3, "panel", "panel", "choice-bad"), ("events", 2, "date", "15/06/2025", "date-likely"),
        ("citations", 2, "claim_id", "C 1", "ids-bad"), ("figures", 3, "source_ids", "¿?", "ids-bad"),
        ("research", 2, "advocates", "perhaps", "yes-no-bad"), ("sources", 4, "read_in_copy", "0", "yes-no-bad"),
    ])
    def test_a_bad_cell_that_is_needed_costs_the_row(
        self, tmp_path: Path, table: str, number: int, column: str, text: str, code: str
    ) -> None:
        tables = content()
        before = [row["id"] for row in tables[table]]
        tables[table][number - 2][column] = text
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [(code, f"{table}.csv", number, column)]
        assert reading.problems[0].skipped and reading.problems[0].found == text
        assert "The row is left out." in reading.problems[0].sentence()
        assert reading.problems[0].as_json()["row_left_out"] is True
        assert ids(reading, table) == before[: number - 2] + before[number - 1:]
        assert [place for place, _ in skipped(reading, table)] == [number]

    @pytest.mark.parametrize(("table", "number", "column", "names"), [
        ("claims", 3, "id", ["id"]), ("claims", 3, "status", ["status"]), ("sources", 2, "title", ["title"]),
        ("events", 2, "source_ids", ["source_ids"]), ("events", 2, "date", ["date"]),
        ("citations", 2, "source_id", ["source_id"]), ("research", 2, "advocates", ["advocates"]),
        ("research", 2, "years", ["years"]), ("claims", 3, "text_en", ["text_en", "text_es"]),
        ("meta", 4, "key", ["key"]),
    ])
    def test_an_empty_cell_that_is_needed_costs_the_row(
        self, tmp_path: Path, table: str, number: int, column: str, names: list[str]
    ) -> None:
        tables = content()
        tables[table][number - 2].update(dict.fromkeys(names, "  "))
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [("cell-missing", f"{table}.csv", number, column)]
        assert reading.problems[0].skipped and reading.problems[0].params["help"]
        assert [place for place, _ in skipped(reading, table)] == [number]

    def test_no_and_nought_are_not_empty(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "figures", "F1")["value"] = "0"
        row_of(tables, "sources", "study")["read_in_copy"] = "no"
        reading = read(tmp_path, tables)
        assert reading.problems == () and reading.pack is not None
        figure = reading.pack.figure("F1")
        assert figure is not None and figure.value == 0.0 and figure.missing == ""

    def test_several_problems_of_a_row_are_each_told(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "claims", "C2").update(status="", why_en="", why_es="", contested="?", panel="x")
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [
            ("cell-missing", "claims.csv", 3, "status"), ("cell-missing", "claims.csv", 3, "why_en"),
            ("choice-bad", "claims.csv", 3, "panel"), ("yes-no-bad", "claims.csv", 3, "contested"),
        ]
        assert [problem.skipped for problem in reading.problems] == [True, True, True, False]

    def test_an_unreadable_number_is_missing_as_such(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "figures", "F1")["value"] = "27%%"
        row_of(tables, "figures", "F3").update(value="many", missing="withheld")
        row_of(tables, "claims", "C1")["value"] = "27%%"
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [
            ("number-bad", "claims.csv", 2, "value"), ("number-bad", "figures.csv", 2, "value"),
            ("number-bad", "figures.csv", 4, "value"),
        ]
        assert reading.pack is not None
        reasons = {}
        for figure_id in ("F1", "F3", "C1"):
            figure = reading.pack.figure(figure_id)
            assert figure is not None and figure.value is None
            reasons[figure_id] = figure.missing
        assert reasons == {"F1": "unreadable", "F3": "withheld", "C1": "unreadable"}
        assert reading.pack.figure("C2") is None

    def test_long_cells_are_quoted_shortly(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "claims", "C1")["unit"] = "per\ncent " * 50
        found = read(tmp_path, tables).problems[0].found
        assert len(found) == 60 and found.startswith("per cent per cent") and found.endswith("…")


class TestLanguages:
    def test_a_text_may_lack_a_language(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "claims", "C2").update(text_es="", why_en="")
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [
            ("text-missing", "claims.csv", 3, "text_es"), ("text-missing", "claims.csv", 3, "why_en")]
        assert {problem.severity for problem in reading.problems} == {"warning"}
        assert ids(reading, "claims") == ["C1", "C2", "C3"]

    @pytest.mark.parametrize(("languages", "columns"), [
        ("en", []), ("es", ["text_es"]), ("es, en", ["text_es"]), ("", []), ("fr", []), ("fr es", ["text_es"]),
    ])
    def test_only_languages_of_the_pack_are_missed(
        self, tmp_path: Path, languages: str, columns: list[str]
    ) -> None:
        tables = content()
        row_of(tables, "meta", "languages")["value"] = languages
        row_of(tables, "claims", "C2")["text_es"] = ""
        assert [problem.column for problem in read(tmp_path, tables).problems] == columns

    def test_a_text_in_another_language_than_the_packs_keeps_its_row(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "meta", "languages")["value"] = "en"
        row_of(tables, "claims", "C2")["text_en"] = ""
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [("text-missing", "claims.csv", 3, "text_en")]
        assert "C2" in ids(reading, "claims")

    def test_no_text_at_all_is_told_in_the_packs_language(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "meta", "languages")["value"] = "es"
        row_of(tables, "claims", "C2").update(text_en="", text_es="")
        assert told(read(tmp_path, tables).problems) == [("cell-missing", "claims.csv", 3, "text_es")]

    def test_a_missing_column_of_a_language_is_told_once(self, tmp_path: Path) -> None:
        reading = read_pack(write_files(tmp_path, {**files_of(), "claims.csv": dropped("claims", "text_es")}))
        assert told(reading.problems) == [("language-missing", "claims.csv", 0, "text_es")]
        assert ids(reading, "claims") == ["C1", "C2", "C3"]

    def test_a_missing_column_whose_name_has_several_words(self, tmp_path: Path) -> None:
        reading = read_pack(write_files(tmp_path, {**files_of(), "cities.csv": dropped("cities", "office_covers_en")}))
        assert told(reading.problems) == [("language-missing", "cities.csv", 0, "office_covers_en")]

    def test_a_missing_column_of_a_language_the_pack_lacks_is_fine(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "meta", "languages")["value"] = "en"
        reading = read_pack(write_files(tmp_path, {**files_of(tables), "claims.csv": dropped("claims", "text_es")}))
        assert reading.problems == ()

    def test_the_only_column_of_a_text_must_be_filled(self, tmp_path: Path) -> None:
        data = dropped("claims", "text_es").replace(b"Raids spread fear.", b"")
        reading = read_pack(write_files(tmp_path, {**files_of(), "claims.csv": data}))
        assert told(reading.problems) == [
            ("language-missing", "claims.csv", 0, "text_es"), ("cell-missing", "claims.csv", 3, "text_en")]

    def test_without_a_meta_table_both_languages_are_wanted(self, tmp_path: Path) -> None:
        tables = content()
        del tables["meta"]
        row_of(tables, "claims", "C2")["text_es"] = ""
        assert told(read(tmp_path, tables).problems) == [
            ("table-missing", "meta.csv", 0, ""), ("text-missing", "claims.csv", 3, "text_es")]


class TestIds:
    def test_the_first_of_two_rows_with_an_id_is_kept(self, tmp_path: Path) -> None:
        tables = content()
        tables["claims"].append({**row_of(tables, "claims", "C2"), "text_en": "Another."})
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [("id-twice", "claims.csv", 5, "id")]
        problem = reading.problems[0]
        assert (problem.found, problem.params, problem.skipped) == ("C2", {"first": "3", "second": "5"}, True)
        assert ids(reading, "claims") == ["C1", "C2", "C3"] and skipped(reading, "claims") == [(5, "C2")]
        assert reading.pack is not None
        assert reading.pack["claims"].by_id["C2"].text("text_en") == "Raids spread fear."

    def test_meta_keys_are_ids(self, tmp_path: Path) -> None:
        tables = content()
        tables["meta"].append({"key": "version", "value": "9"})
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [("id-twice", "meta.csv", 11, "key")]
        assert reading.pack is not None and reading.pack.meta("version") == "1.2"

    def test_a_row_left_out_does_not_take_the_id(self, tmp_path: Path) -> None:
        tables = content()
        tables["claims"].insert(1, {**row_of(tables, "claims", "C2"), "status": ""})
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [("cell-missing", "claims.csv", 3, "status")]
        assert ids(reading, "claims") == ["C1", "C2", "C3"]

    def test_ids_keep_zeros_and_capitals(self, tmp_path: Path) -> None:
        tables = content()
        tables["glossary"] = [{**tables["glossary"][0], "id": row_id} for row_id in ("007", "7", "x", "X")]
        reading = read(tmp_path, tables)
        assert reading.problems == () and ids(reading, "glossary") == ["007", "7", "x", "X"]


class TestWidth:
    def change(self, folder: Path, old: str, new: str) -> Reading:
        text = files_of()["glossary.csv"].decode()
        assert text.count(old) == 1
        return read_pack(write_files(folder, {**files_of(), "glossary.csv": text.replace(old, new).encode()}))

    def test_a_short_row_is_read_with_a_warning(self, tmp_path: Path) -> None:
        reading = self.change(tmp_path, "persona.,\n", "persona.\n")
        assert told(reading.problems) == [("row-short", "glossary.csv", 2, "")]
        problem = reading.problems[0]
        assert (problem.found, problem.params, problem.severity) == ("5", {"width": "6"}, "warning")
        assert ids(reading, "glossary") == ["t-detainer"]

    def test_a_short_row_may_lack_what_is_needed(self, tmp_path: Path) -> None:
        meanings = ",A request to hold a person.,Una solicitud para retener a una persona.,\n"
        reading = self.change(tmp_path, meanings, "\n")
        assert told(reading.problems) == [
            ("row-short", "glossary.csv", 2, ""), ("cell-missing", "glossary.csv", 2, "meaning_en")]

    def test_a_row_with_an_unquoted_comma_is_left_out(self, tmp_path: Path) -> None:
        text = files_of()["glossary.csv"].decode().replace("A request to hold", "A, request, to hold")
        text += "t2,Term,T,M,M,study\n"
        reading = read_pack(write_files(tmp_path, {**files_of(), "glossary.csv": text.encode()}))
        assert told(reading.problems) == [("row-long", "glossary.csv", 2, "")]
        problem = reading.problems[0]
        assert (problem.found, problem.params, problem.skipped) == ("8", {"width": "6"}, True)
        assert ids(reading, "glossary") == ["t2"] and skipped(reading, "glossary") == []

    def test_a_row_with_an_unquoted_comma_and_an_empty_end_is_told(self, tmp_path: Path) -> None:
        reading = self.change(
            tmp_path, "person.,Una solicitud para retener a una persona.,\n",
            "person.,Una, persona.,\nt2,Term,T,M,M,study\n")
        assert told(reading.problems) == [("row-shifted", "glossary.csv", 2, "")]
        assert (reading.problems[0].found, reading.problems[0].params) == ("7", {"width": "6"})
        assert ids(reading, "glossary") == ["t-detainer", "t2"]

    def test_a_separator_at_the_end_of_every_row_is_nothing(self, tmp_path: Path) -> None:
        ends = "persona.,, ,\nt2,Term,T,M,M,study,,\n\nt3,Term,T,M,M,,,\n"
        reading = self.change(tmp_path, "persona.,\n", ends)
        assert reading.problems == () and ids(reading, "glossary") == ["t-detainer", "t2", "t3"]


class TestHeadings:
    def with_claims(self, folder: Path, data: bytes | str) -> Reading:
        data = data.encode() if isinstance(data, str) else data
        return read_pack(write_files(folder, {**files_of(), "claims.csv": data}))

    def text(self) -> str:
        return files_of()["claims.csv"].decode()

    def test_names_ignore_capitals(self, tmp_path: Path) -> None:
        header, rest = self.text().split("\n", 1)
        assert self.with_claims(tmp_path, header.upper() + "\n" + rest).problems == ()

    def test_an_unknown_column_is_kept(self, tmp_path: Path) -> None:
        tables = content()
        for row in tables["claims"]:
            row["Checked by"] = f" {row['id']}-Ana "
        reading = read(tmp_path, tables)
        assert told(reading.problems) == [("column-unknown", "claims.csv", 0, "Checked by")]
        assert reading.problems[0].severity == "notice" and reading.pack is not None
        assert reading.pack["claims"].extra_columns == ("Checked by",)
        assert [row.extra for row in reading.pack["claims"]] == [
            {"Checked by": "C1-Ana"}, {"Checked by": "C2-Ana"}, {"Checked by": "C3-Ana"}]
        assert list(reading.pack["claims"].frame["Checked by"]) == ["C1-Ana", "C2-Ana", "C3-Ana"]

    def test_a_misspelled_column_is_told_with_the_right_name(self, tmp_path: Path) -> None:
        reading = self.with_claims(tmp_path, renamed(self.text(), "source_ids", "souce_ids"))
        assert told(reading.problems) == [
            ("column-misspelt", "claims.csv", 0, "souce_ids"), ("columns-absent", "claims.csv", 0, "")]
        assert reading.problems[0].params == {"closest": "source_ids"} and reading.problems[0].severity == "warning"
        assert reading.problems[1].found == "source_ids" and reading.problems[1].severity == "notice"

    def test_a_name_like_a_column_that_is_there_is_only_unknown(self, tmp_path: Path) -> None:
        tables = content()
        tables["claims"][0]["souce_ids"] = "x"
        assert told(read(tmp_path, tables).problems) == [("column-unknown", "claims.csv", 0, "souce_ids")]

    def test_a_needed_column_that_is_missing(self, tmp_path: Path) -> None:
        reading = self.with_claims(tmp_path, dropped("claims", "status", "city"))
        assert told(reading.problems) == [
            ("column-missing", "claims.csv", 0, "status"), ("columns-absent", "claims.csv", 0, "")]
        assert reading.problems[0].params == {"help": "Evidence status."}
        assert reading.problems[1].found == "city"
        assert ids(reading, "claims") == []
        assert skipped(reading, "claims") == [(2, "C1"), (3, "C2"), (4, "C3")]

    def test_a_needed_text_that_is_missing_in_every_language(self, tmp_path: Path) -> None:
        reading = self.with_claims(tmp_path, dropped("claims", "text_en", "text_es"))
        assert told(reading.problems) == [("column-missing", "claims.csv", 0, "text_en")]
        assert ids(reading, "claims") == []

    def test_columns_that_may_be_left_out_are_named_in_one_notice(self, tmp_path: Path) -> None:
        names = ("value", "unit", "other_side_en", "other_side_es", "checked_on", "contested")
        reading = self.with_claims(tmp_path, dropped("claims", *names))
        assert told(reading.problems) == [("columns-absent", "claims.csv", 0, "")]
        assert reading.problems[0].found == "value, unit, contested, other_side_en, other_side_es, checked_on"
        assert reading.pack is not None
        row = reading.pack["claims"].by_id["C1"]
        assert [row.cells[name] for name in names] == [None, "", "", "", None, None]

    def test_cells_are_told_below_the_right_name(self, tmp_path: Path) -> None:
        header, first, rest = self.text().split("\n", 2)
        header = header.replace("why_en", "WHY_en") + "," + "Long " * 30
        first = first.replace("No other", "No\0") + ",x\0y"
        reading = self.with_claims(tmp_path, "\n".join([header, first, rest]))
        controls = [problem.column for problem in reading.problems if problem.code == "cell-controls"]
        assert controls == ["why_en", ("Long " * 30)[:59] + "…"]

    def test_the_order_of_columns_does_not_matter(self, tmp_path: Path) -> None:
        names = csv_text("claims", []).strip().split(",")[::-1]
        rows = [",".join(f'"{row.get(name, "")}"' for name in names) for row in content()["claims"]]
        reading = self.with_claims(tmp_path / "a", "\n".join([",".join(names), *rows]) + "\n")
        straight = read_pack(write_pack(tmp_path / "b"))
        assert reading.problems == () and reading.pack is not None and straight.pack is not None
        assert reading.pack["claims"].rows == straight.pack["claims"].rows
        assert reading.pack.digest == straight.pack.digest

    def test_a_column_twice(self, tmp_path: Path) -> None:
        header, first, rest = self.text().split("\n", 2)
        reading = self.with_claims(tmp_path, f"{header},Status\n{first},second\n{rest}")
        codes = told(reading.problems)
        assert codes[0] == ("heading-twice", "claims.csv", 0, "Status")
        assert reading.pack is not None
        row = reading.pack["claims"].by_id["C1"]
        assert row.text("status") == "not_found" and row.extra == {"Status_18": "second"}

    def test_an_unknown_column_twice(self, tmp_path: Path) -> None:
        lines = self.text().splitlines()
        lines = [f"{lines[0]},note,note"] + [f"{line},a,b" for line in lines[1:]]
        reading = self.with_claims(tmp_path, "\n".join(lines) + "\n")
        assert told(reading.problems) == [
            ("column-unknown", "claims.csv", 0, "note"), ("heading-twice", "claims.csv", 0, "note")]
        assert reading.pack is not None
        assert reading.pack["claims"].extra_columns == ("note", "note_19")
        assert reading.pack["claims"].by_id["C3"].extra == {"note": "a", "note_19": "b"}

    def test_text_below_an_empty_name(self, tmp_path: Path) -> None:
        lines = self.text().splitlines()
        lines = [f"{lines[0]},, "] + [f"{line},, kept " for line in lines[1:]]
        reading = self.with_claims(tmp_path, "\n".join(lines) + "\n")
        assert told(reading.problems) == [("heading-missing", "claims.csv", 0, "column_19")]
        assert reading.pack is not None
        assert reading.pack["claims"].by_id["C1"].extra == {"column_19": "kept"}

    def test_text_below_an_empty_name_where_other_rows_are_short(self, tmp_path: Path) -> None:
        lines = self.text().splitlines()
        lines = [f"{lines[0]},", lines[1], f"{lines[2]},kept", lines[3]]
        reading = self.with_claims(tmp_path, "\n".join(lines) + "\n")
        assert told(reading.problems) == [
            ("heading-missing", "claims.csv", 0, "column_18"), ("row-short", "claims.csv", 2, ""),
            ("row-short", "claims.csv", 4, "")]
        assert reading.pack is not None
        assert [row.extra["column_18"] for row in reading.pack["claims"]] == ["", "kept", ""]

    def test_empty_columns_at_the_end_are_nothing(self, tmp_path: Path) -> None:
        lines = [line + ",, " for line in self.text().splitlines()]
        reading = self.with_claims(tmp_path, "\n".join(lines) + "\n")
        assert reading.problems == () and reading.pack is not None
        assert reading.pack["claims"].extra_columns == ()

    @pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"1,2,3\n", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04\x14\0"])
    def test_a_first_row_that_names_nothing(self, tmp_path: Path, data: bytes) -> None:
        reading = self.with_claims(tmp_path, data)
        codes = [problem.code for problem in reading.problems if problem.severity != "notice"]
        assert codes == ["headings-unknown"]
        problem = next(problem for problem in reading.problems if problem.code == "headings-unknown")
        assert problem.file == "claims.csv"
        assert problem.params["allowed"].startswith("id, outline_ids, panel, city, text_en")
        told(reading.problems)
        assert ids(reading, "claims") == [] == skipped(reading, "claims")

    def test_one_known_name_is_enough_to_say_what_is_missing(self, tmp_path: Path) -> None:
        reading = self.with_claims(tmp_path, "id,note\nC1,x\n")
        assert told(reading.problems) == [
            ("column-unknown", "claims.csv", 0, "note"), ("column-missing", "claims.csv", 0, "panel"),
            ("column-missing", "claims.csv", 0, "text_en"), ("column-missing", "claims.csv", 0, "status"),
            ("column-missing", "claims.csv", 0, "why_en"), ("columns-absent", "claims.csv", 0, "")]

    def test_a_table_of_one_column(self, tmp_path: Path) -> None:
        reading = read_pack(write_files(tmp_path, {**files_of(), "meta.csv": b"key\ntitle\n"}))
        assert told(reading.problems) == [("columns-absent", "meta.csv", 0, "")]
        assert ids(reading, "meta") == ["title"]
