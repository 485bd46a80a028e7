"""Copies of a pack: whole, exact, atomic, and never in the pack itself."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer.core.columns import TABLES, Kind
from explainer.core.pack import Pack, Row, Table
from explainer.core.reading import read_pack
from explainer.core.writing import CopyError, save_folder, save_workbook

from .packs import (
    Tables,
    content,
    files_of,
    row_of,
    told,
    write_files,
    write_pack,
    write_workbook,
    write_zip,
)


def pack_of(folder: Path, tables: Tables | None = None) -> Pack:
    reading = read_pack(write_pack(folder, tables))
    assert reading.pack is not None
    return reading.pack


def copies(pack: Pack, folder: Path) -> list[Path]:
    save_folder(pack, folder / "copy")
    save_workbook(pack, folder / "copy.xlsx")
    return [folder / "copy", folder / "copy.xlsx"]


def sheets(pack: Pack, path: Path) -> Any:
    save_workbook(pack, path)
    return openpyxl.load_workbook(path)


def refusal(action: Any, pack: Pack, target: Path) -> str:
    with pytest.raises(CopyError) as caught:
        action(pack, target)
    problem = caught.value.problem
    told([problem])
    assert str(caught.value) == problem.code
    assert problem.found == str(target if problem.code == "folder-not-empty" else Path(os.path.realpath(pack.path)))
    return problem.code


class TestRoundTrip:
    def test_a_copy_is_the_same_pack_without_problems(self, tmp_path: Path) -> None:
        pack = pack_of(tmp_path / "pack")
        for path in copies(pack, tmp_path):
            reading = read_pack(path)
            assert reading.problems == () and reading.pack is not None
            assert reading.pack.digest == pack.digest
            assert {name: table.rows for name, table in reading.pack.tables.items() if len(table)} == {
                name: table.rows for name, table in pack.tables.items()}

    @pytest.mark.parametrize("number", [
        "12345678901234567", "123456789012345", "1e22", "0.1", "0.30000000000000004", "-1234567890123456",
    ])
    def test_numbers_that_a_workbook_would_round(self, tmp_path: Path, number: str) -> None:
        tables = content()
        row_of(tables, "claims", "C1")["value"] = str(int(1e22)) if number == "1e22" else number
        pack = pack_of(tmp_path / "pack", tables)
        for path in copies(pack, tmp_path):
            reading = read_pack(path)
            assert reading.problems == () and reading.pack is not None
            assert reading.pack["claims"].rows[0].cells["value"] == float(number)

    def test_the_built_in_pack(self, tmp_path: Path) -> None:
        built_in = read_pack(Path(__file__).parents[2] / "data", built_in=True).pack
        assert built_in is not None
        for path in copies(built_in, tmp_path):
            reading = read_pack(path)
            assert reading.problems == () and reading.pack is not None and reading.pack.digest == built_in.digest

    def test_any_text_comes_back_unchanged(self, tmp_path: Path) -> None:
        texts = [
            "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "#REF!", "#N/A", "TRUE", "2025-06", "1/2", "007",
            "1e5", "0.1", 'She said "no"', "a,b;c\td", "one\ntwo\n\nthree", "_x0041_", "_x005F_x0041_", "_x000D_",
            "_X0041_", "_x41_", "'quoted", "日本語 🗽👩‍👩‍👧", "\u202bعربي\u202c", "e\u0301", "a\x7f\x85\u2028b",
            "{C1} **bold** <b>&amp;</b>", "x" * 20_000, "🗽" * 20_000, "sep=;", "None", "nan", "\ufeffx", "–", "\\n",
        ]
        tables = content()
        source = row_of(tables, "sources", "study")
        tables["sources"] += [
            {**source, "id": f"s{number}", "title": text, "caveat_es": text, "caveat_en": "x", "note": text}
            for number, text in enumerate(texts)
        ]
        pack = pack_of(tmp_path / "pack", tables)
        for found in (pack, *(read_pack(path).pack for path in copies(pack, tmp_path))):
            assert found is not None and found.digest == pack.digest
            rows = found["sources"].rows[3:]
            assert [row.text("title") for row in rows] == texts
            assert [row.text("caveat_es") for row in rows] == texts
            assert [row.extra for row in rows] == [{"note": text} for text in texts]

    def test_any_number_comes_back_unchanged(self, tmp_path: Path) -> None:
        numbers = ["27", "-28.5", "0", "0.1", "1234567.25", "0.30000000000000004", "12345678901234567", "1" + "0" * 30,
                   "0.00000012345678901234567", "123456789.123456789"]
        tables = content()
        figure = row_of(tables, "figures", "F1")
        tables["figures"] += [{**figure, "id": f"N{n}", "value": number} for n, number in enumerate(numbers)]
        pack = pack_of(tmp_path / "pack", tables)
        for found in (pack, *(read_pack(path).pack for path in copies(pack, tmp_path))):
            assert found is not None and found.digest == pack.digest
            assert [row.cells["value"] for row in found["figures"].rows[6:]] == list(map(float, numbers))

    def test_nothing_that_could_not_be_used_is_lost(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "claims", "C1").update(value="27%%", checked_on="soon", note="kept")
        row_of(tables, "claims", "C2")["status"] = "true"
        tables["claims"].insert(2, {**row_of(tables, "claims", "C3"), "id": "", "note": "no id"})
        tables["claims"].append({**row_of(tables, "claims", "C3"), "text_en": "Again."})
        first = read_pack(write_pack(tmp_path / "pack", tables))
        assert first.pack is not None and len(first.problems) == 6
        assert [row.id for row in first.pack["claims"]] == ["C1", "C3"]
        for path in copies(first.pack, tmp_path):
            copy = read_pack(path)
            assert copy.pack is not None and copy.pack.digest == first.pack.digest
            assert [(problem.code, problem.row, problem.column, problem.found) for problem in copy.problems] == [
                (problem.code, problem.row, problem.column, problem.found) for problem in first.problems]
            figure = copy.pack.figure("C1")
            assert figure is not None and figure.missing == "unreadable"

    def test_a_pack_from_memory(self, tmp_path: Path) -> None:
        """Its rows may lack what rows that were read always have."""
        row = Row("sources", 2, {"id": "s", "publisher": "P", "title": "T"}, {"b": "kept"})
        table = Table(TABLES["sources"], (row,), ("a", "b"))
        pack = Pack({"sources": table}, "", tmp_path / "nowhere")
        save_folder(pack, tmp_path / "copy")
        assert (tmp_path / "copy/sources.csv").read_text("utf-8-sig").splitlines() == [
            ",".join([*TABLES["sources"].physical_names(), "a", "b"]), "s,P,,,T,,,,,,,kept"]
        sheet = sheets(pack, tmp_path / "c.xlsx")["sources"]
        assert [cell.value for cell in sheet[2]] == ["s", "P", None, None, "T", *[None] * 6, "kept"]

    def test_a_copy_of_a_copy(self, tmp_path: Path) -> None:
        pack = pack_of(tmp_path / "pack")
        save_workbook(pack, tmp_path / "one.xlsx")
        workbook = read_pack(tmp_path / "one.xlsx").pack
        assert workbook is not None
        save_folder(workbook, tmp_path / "two")
        folder = read_pack(tmp_path / "two").pack
        assert folder is not None and folder.digest == pack.digest


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff", min_codepoint=9), max_size=40),
    min_size=3, max_size=3))
def test_any_text_at_all_comes_back_unchanged(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    texts = ["".join(c for c in text if c in "\t\n" or c >= " ").strip() for text in texts]
    tables = content()
    tables["sources"][1]["title"] = texts[0] or "x"
    tables["claims"][1].update(why_en=texts[1], note=texts[2])
    tables = {name: tables[name] for name in ("meta", "claims", "sources")}
    pack = pack_of(folder / "pack", tables)
    assert pack["sources"].by_id["agency"].text("title") == (texts[0] or "x")
    assert pack["claims"].by_id["C2"].text("why_en") == texts[1]
    assert pack["claims"].by_id["C2"].extra == {"note": texts[2]}
    for path in copies(pack, folder):
        copy = read_pack(path).pack
        assert copy is not None and copy.digest == pack.digest


class TestFolder:
    def test_files_as_spreadsheet_programs_like_them(self, tmp_path: Path) -> None:
        tables = content()
        tables["claims"][0]["note"] = "x"
        tables["claims"][1]["text_en"] = "Two\nlines"
        save_folder(pack_of(tmp_path / "pack", tables), tmp_path / "copy")
        data = (tmp_path / "copy/claims.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbfid,outline_ids,panel,city,text_en,text_es,value,")
        assert data.endswith(b"\r\n")
        assert data.split(b"\r\n")[0].endswith(b",checked_on,note")
        assert data.count(b"\r\n") == 4 and data.count(b"\n") == 5
        assert b"C1,T1,cities,la,Deportations rose {C1}.,Subieron {C1}.,27,percent,not_found," in data
        names = [f"{name}.csv" for name, spec in TABLES.items() if spec.required]
        assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == sorted([*names, "datapackage.json"])

    def test_the_descriptor_is_made_anew(self, tmp_path: Path) -> None:
        pack = pack_of(tmp_path / "pack")
        save_folder(pack, tmp_path / "copy")
        data = (tmp_path / "copy/datapackage.json").read_bytes()
        assert b"\r" not in data
        found = json.loads(data)
        assert found["title"] == "Small pack" and found["version"] == "1.2"
        assert [one["name"] for one in found["resources"]] == [name for name, spec in TABLES.items() if spec.required]

    def test_an_optional_table_that_is_there_is_copied(self, tmp_path: Path) -> None:
        tables = {**content(), "slides": [{"id": "s1", "panel": "cities", "hidden": "no"}]}
        save_folder(pack_of(tmp_path / "pack", tables), tmp_path / "copy")
        copy = read_pack(tmp_path / "copy")
        assert copy.problems == () and copy.pack is not None and copy.pack["slides"].rows[0].cells["hidden"] is False

    def test_a_missing_table_becomes_an_empty_one(self, tmp_path: Path) -> None:
        tables = content()
        del tables["research"]
        save_folder(pack_of(tmp_path / "pack", tables), tmp_path / "copy")
        assert told(read_pack(tmp_path / "copy").problems) == [("table-empty", "research.csv", 0, "")]

    def test_an_empty_folder_is_used(self, tmp_path: Path) -> None:
        (tmp_path / "copy").mkdir()
        save_folder(pack_of(tmp_path / "pack"), tmp_path / "copy")
        assert read_pack(tmp_path / "copy").problems == ()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "pack"]

    def test_a_folder_that_is_not_empty_is_left_alone(self, tmp_path: Path) -> None:
        pack = pack_of(tmp_path / "pack")
        write_files(tmp_path / "copy", {"letter.txt": b"mine"})
        assert refusal(save_folder, pack, tmp_path / "copy") == "folder-not-empty"
        (tmp_path / "file").write_bytes(b"mine")
        assert refusal(save_folder, pack, tmp_path / "file") == "folder-not-empty"
        assert refusal(save_folder, pack, tmp_path) == "folder-not-empty"
        assert [path.name for path in (tmp_path / "copy").iterdir()] == ["letter.txt"]
        assert (tmp_path / "file").read_bytes() == b"mine"

    def test_a_folder_whose_parent_is_missing(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            save_folder(pack_of(tmp_path / "pack"), tmp_path / "no/copy")

    def test_a_disk_that_fails_leaves_nothing_behind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pack = pack_of(tmp_path / "pack")
        write, written = Path.write_bytes, []

        def fail(path: Path, data: bytes) -> int:
            written.append(path)
            if len(written) == 5:
                raise OSError(28, "No space left on device")
            return write(path, data)

        monkeypatch.setattr(Path, "write_bytes", fail)
        with pytest.raises(OSError, match="No space left"):
            save_folder(pack, tmp_path / "copy")
        assert [path.name for path in tmp_path.iterdir()] == ["pack"]
        tables = [path for path in written if tmp_path in path.parents]  # beside notes in the settings folder
        assert len({path.parent for path in tables}) == 1 and tables[0].parent.parent == tmp_path


class TestWorkbook:
    def test_a_sheet_for_every_table(self, tmp_path: Path) -> None:
        workbook = sheets(pack_of(tmp_path / "pack"), tmp_path / "c.xlsx")
        assert workbook.sheetnames == list(TABLES)
        for name, spec in TABLES.items():
            assert [cell.value for cell in workbook[name][1]] == list(spec.physical_names())

    def test_headers_are_bold_frozen_and_explained(self, tmp_path: Path) -> None:
        tables = content()
        tables["claims"][0]["note"] = "x"
        sheet = sheets(pack_of(tmp_path / "pack", tables), tmp_path / "c.xlsx")["claims"]
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1]) and not any(cell.font.bold for cell in sheet[2])
        names = {cell.value: cell for cell in sheet[1]}
        assert names["text_en"].comment.text == names["text_es"].comment.text == "The statement in our own words."
        assert names["unit"].comment.text == "Unit of the number.\npercent, percent_change, count, usd, times"
        assert names["contested"].comment.text.endswith("\nyes, no")
        assert names["unit"].comment.author == "Explainer"
        assert all(cell.comment for name, cell in names.items() if name != "note")
        assert names["note"].comment is None

    def test_texts_are_texts_and_numbers_numbers(self, tmp_path: Path) -> None:
        tables = content()
        row_of(tables, "figures", "F2").update(caveat_en="=1+1", note="-5")
        sheet = sheets(pack_of(tmp_path / "pack", tables), tmp_path / "c.xlsx")["figures"]
        names = [cell.value for cell in sheet[1]]
        cells = dict(zip(names, sheet[3], strict=True))
        assert (cells["value"].value, cells["value"].data_type, cells["value"].number_format) == (35.2, "n", "General")
        texts = {"id": "F2", "period_start": "2023", "caveat_en": "=1+1", "note": "-5", "status": "reported"}
        for name, text in texts.items():
            assert (cells[name].value, cells[name].data_type, cells[name].number_format) == (text, "s", "@")
        assert cells["missing"].value is None
        assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for cell in sheet[3] if cell.value)
        whole = dict(zip(names, sheet[2], strict=True))["value"]
        assert (whole.value, whole.data_type) == (2792, "n")

    def test_columns_have_a_width_and_format_for_rows_to_come(self, tmp_path: Path) -> None:
        tables = content()
        tables["claims"][0]["note"] = "x"
        sheet = sheets(pack_of(tmp_path / "pack", tables), tmp_path / "c.xlsx")["claims"]
        found = {cell.value: sheet.column_dimensions[cell.column_letter] for cell in sheet[1]}
        assert {name: found[name].width for name in ("id", "text_es", "value", "note")} == {
            "id": 14, "text_es": 48, "value": 14, "note": 48}
        assert {name: found[name].number_format for name in ("id", "text_es", "value", "note")} == {
            "id": "@", "text_es": "@", "value": "General", "note": "@"}

    def test_lists_of_allowed_words_are_offered(self, tmp_path: Path) -> None:
        workbook = sheets(pack_of(tmp_path / "pack"), tmp_path / "c.xlsx")
        offers = {str(one.sqref): one for one in workbook["claims"].data_validations.dataValidation}
        names = [cell.value for cell in workbook["claims"][1]]
        letters = {name: openpyxl.utils.get_column_letter(names.index(name) + 1) for name in names}
        unit = offers[f"{letters['unit']}2:{letters['unit']}1004"]
        assert (unit.type, unit.formula1) == ("list", '"percent,percent_change,count,usd,times"')
        assert unit.allow_blank and unit.showErrorMessage
        status = offers[f"{letters['status']}2:{letters['status']}1004"]
        assert status.formula1 == '"corroborated,partly,not_found,contradicted,reported,opinion"'
        assert not status.allow_blank
        assert offers[f"{letters['contested']}2:{letters['contested']}1004"].formula1 == '"yes,no"'
        assert len(offers) == 4
        for name, spec in TABLES.items():
            wanted = [column for column in spec.columns if column.kind in (Kind.CHOICE, Kind.YES_NO)]
            assert len(workbook[name].data_validations.dataValidation) == len(wanted)
            assert all(len(one.formula1) <= 257 for one in workbook[name].data_validations.dataValidation)

    def test_a_workbook_that_is_there_is_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "c.xlsx").write_bytes(b"old")
        save_workbook(pack_of(tmp_path / "pack"), tmp_path / "c.xlsx")
        assert read_pack(tmp_path / "c.xlsx").problems == ()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["c.xlsx", "pack"]

    def test_a_disk_that_fails_leaves_the_old_workbook(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pack = pack_of(tmp_path / "pack")
        (tmp_path / "c.xlsx").write_bytes(b"old")

        def fail(*_args: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace", fail)
        with pytest.raises(OSError, match="No space left"):
            save_workbook(pack, tmp_path / "c.xlsx")
        assert (tmp_path / "c.xlsx").read_bytes() == b"old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["c.xlsx", "pack"]


class TestPlace:
    def test_nothing_is_saved_in_the_pack(self, tmp_path: Path) -> None:
        pack = pack_of(tmp_path / "pack")
        before = sorted(path.name for path in pack.path.iterdir())
        for target in (pack.path, pack.path / "copy", tmp_path / "pack/../pack/a/b", tmp_path / "x/../pack/copy"):
            assert refusal(save_folder, pack, target) == "copy-into-pack"
            assert refusal(save_workbook, pack, target / "c.xlsx") == "copy-into-pack"
        assert sorted(path.name for path in pack.path.iterdir()) == before

    def test_nor_over_a_zip_or_workbook(self, tmp_path: Path) -> None:
        for path in (write_zip(tmp_path / "p.zip", files_of()), write_workbook(tmp_path / "p.xlsx")):
            pack = read_pack(path).pack
            assert pack is not None
            data = path.read_bytes()
            assert refusal(save_workbook, pack, path) == "copy-into-pack"
            assert refusal(save_folder, pack, path) == "copy-into-pack"
            assert path.read_bytes() == data

    @pytest.mark.skipif(os.name == "nt", reason="links need rights there")
    def test_nor_through_a_link(self, tmp_path: Path) -> None:
        pack = pack_of(tmp_path / "pack")
        (tmp_path / "link").symlink_to("pack")
        assert refusal(save_workbook, pack, tmp_path / "link/c.xlsx") == "copy-into-pack"
        linked = read_pack(tmp_path / "link").pack
        assert linked is not None
        assert refusal(save_folder, linked, tmp_path / "pack/copy") == "copy-into-pack"

    def test_beside_it_is_fine(self, tmp_path: Path) -> None:
        pack = pack_of(tmp_path / "pack")
        save_folder(pack, tmp_path / "pack-2")
        save_workbook(pack, tmp_path / "pack.xlsx")
        assert read_pack(tmp_path / "pack-2").problems == () == read_pack(tmp_path / "pack.xlsx").problems

    def test_the_refusal_says_where(self, tmp_path: Path) -> None:
        pack = pack_of(tmp_path / "pack")
        with pytest.raises(CopyError) as caught:
            save_folder(pack, pack.path / "x")
        assert str(pack.path.name) in caught.value.problem.sentence()
