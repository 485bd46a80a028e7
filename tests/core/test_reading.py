"""Reading whole packs: what is usable, the digest, the descriptor, and the built-in pack's speed of import."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from explainer.core.columns import TABLES
from explainer.core.digest import all_rows, table_texts
from explainer.core.pack import Table
from explainer.core.reading import Reading, read_pack

from .packs import Tables, content, files_of, row_of, told, write_files, write_pack

DATA = Path(__file__).parents[2] / "data"


def digest(reading: Reading) -> str:
    assert reading.pack is not None
    return reading.pack.digest


def digest_of(folder: Path, tables: Tables) -> str:
    return digest(read_pack(write_pack(folder, tables)))


class TestUsable:
    def only(self, folder: Path, *tables: str) -> Reading:
        everything = content()
        return read_pack(write_files(folder, files_of({name: everything[name] for name in tables})))

    @pytest.mark.parametrize("table", ["meta", "sections", "claims"])
    def test_title_sections_or_claims_make_a_pack(self, tmp_path: Path, table: str) -> None:
        reading = self.only(tmp_path, table)
        assert reading.pack is not None and list(reading.pack.tables) == [table]
        missing = [name for name, spec in TABLES.items() if spec.required and name != table]
        assert told(reading.problems) == [("table-missing", f"{name}.csv", 0, "") for name in missing]

    @pytest.mark.parametrize("table", ["sections", "claims"])
    def test_one_row_is_enough(self, tmp_path: Path, table: str) -> None:
        files = files_of({table: content()[table][:1]})
        assert read_pack(write_files(tmp_path, files)).pack is not None

    def test_other_tables_alone_are_no_pack(self, tmp_path: Path) -> None:
        reading = self.only(tmp_path, "figures", "sources", "glossary")
        assert reading.pack is None
        assert [problem.code for problem in reading.problems] == ["not-a-pack"]
        assert reading.problems[0].found == str(tmp_path)

    @pytest.mark.parametrize(("key", "usable"), [
        ("title", True), ("title_en", True), ("title_es", True), ("name", False),
    ])
    def test_a_title_in_any_language_will_do(self, tmp_path: Path, key: str, usable: bool) -> None:
        reading = read_pack(write_files(tmp_path, {"meta.csv": f"key,value\n{key},Pack\n".encode()}))
        assert (reading.pack is not None) is usable

    def test_tables_that_hold_nothing_are_no_pack(self, tmp_path: Path) -> None:
        files = dict.fromkeys(files_of(), b"")
        reading = read_pack(write_files(tmp_path, files))
        assert reading.pack is None
        codes = [problem.code for problem in reading.problems]
        assert codes[0] == "not-a-pack" and codes.count("file-empty") == 13 and "descriptor-damaged" in codes

    def test_built_in(self, tmp_path: Path) -> None:
        reading = read_pack(write_pack(tmp_path), built_in=True)
        assert reading.pack is not None and reading.pack.built_in and reading.pack.path == tmp_path

    def test_tables_cannot_be_changed(self, tmp_path: Path) -> None:
        reading = read_pack(write_pack(tmp_path))
        assert reading.pack is not None
        with pytest.raises(TypeError):
            reading.pack.tables["claims"] = Table(TABLES["claims"], ())  # type: ignore[index]


class TestDigest:
    def test_it_is_a_sha_256_of_the_content(self, tmp_path: Path) -> None:
        found = digest_of(tmp_path, content())
        assert re.fullmatch("[0-9a-f]{64}", found)
        # Anyone can make it again from this; it changes only with the format.
        reading = read_pack(write_files(tmp_path / "2", {"meta.csv": b"key,value,note\ntitle,T,\nversion,1,new\n"}))
        text = "\x1cmeta\x1etitle\x1fT\x1eversion\x1f1\x1fnote\x1dnew"
        import hashlib
        assert digest(reading) == hashlib.sha256(text.encode()).hexdigest()

    @pytest.mark.parametrize(("table", "row_id", "column", "text"), [
        ("claims", "C1", "value", "27.0"), ("claims", "C1", "value", "+27"), ("claims", "C1", "contested", "Sí"),
        ("claims", "C1", "unit", "Percent"), ("figures", "F1", "value", "2,792"),
        ("figures", "F2", "source_ids", "agency;study"),
        ("claims", "C1", "text_en", "  Deportations rose {C1}. "),
    ])
    def test_ways_to_write_the_same_do_not_change_it(
        self, tmp_path: Path, table: str, row_id: str, column: str, text: str
    ) -> None:
        tables = content()
        row_of(tables, table, row_id)[column] = text
        assert digest_of(tmp_path / "a", tables) == digest_of(tmp_path / "b", content())

    @pytest.mark.parametrize(("table", "row_id", "column", "text"), [
        ("claims", "C1", "value", "28"), ("claims", "C1", "value", "27%%"), ("claims", "C1", "contested", "no"),
        ("claims", "C1", "contested", ""), ("figures", "F2", "source_ids", "study agency"),
        ("claims", "C1", "text_es", "x"),
        ("claims", "C1", "why_en", ""), ("glossary", "t-detainer", "id", "t"), ("meta", "version", "value", "1.3"),
        ("events", "ev-post", "date", "2025-06"), ("claims", "C1", "note", "x"), ("claims", "C1", "id", "C1 bad"),
    ])
    def test_every_cell_counts(self, tmp_path: Path, table: str, row_id: str, column: str, text: str) -> None:
        tables = content()
        row_of(tables, table, row_id)[column] = text
        assert digest_of(tmp_path / "a", tables) != digest_of(tmp_path / "b", content())

    def test_the_order_of_rows_counts(self, tmp_path: Path) -> None:
        tables = content()
        tables["sources"].reverse()
        assert digest_of(tmp_path / "a", tables) != digest_of(tmp_path / "b", content())

    def test_two_bad_cells_differ(self, tmp_path: Path) -> None:
        digests: set[str] = set()
        for text in ("27%%", "28%%", ""):
            tables = content()
            row_of(tables, "claims", "C1")["value"] = text
            digests.add(digest_of(tmp_path / f"x{len(digests)}", tables))
        assert len(digests) == 3

    def test_rows_left_out_count(self, tmp_path: Path) -> None:
        tables = content()
        tables["claims"].append({**row_of(tables, "claims", "C2"), "text_en": "Again."})
        assert digest_of(tmp_path / "a", tables) != digest_of(tmp_path / "b", content())

    def test_unknown_columns_count_by_name_and_where_they_hold_something(self, tmp_path: Path) -> None:
        plain = content()
        empty, one, other, swapped = content(), content(), content(), content()
        for row in empty["claims"]:
            row["note"] = " "
        one["claims"][0].update(note="x", more="y")
        other["claims"][0].update(more="x", note="y")
        swapped["claims"][0].update(more="y", note="x")
        digests = [digest_of(tmp_path / str(n), tables) for n, tables in enumerate((plain, empty, one, other, swapped))]
        assert digests[0] == digests[1] and digests[2] == digests[4]
        assert len({digests[0], digests[2], digests[3]}) == 3

    def test_a_table_without_rows_is_the_same_as_none(self, tmp_path: Path) -> None:
        tables = content()
        tables["slides"] = []
        assert digest_of(tmp_path / "a", tables) == digest_of(tmp_path / "b", content())

    def test_the_same_rows_in_another_table_differ(self, tmp_path: Path) -> None:
        def alone(name: str) -> str:
            files = {f"{name}.csv": b"id\nx\n", "meta.csv": b"key,value\ntitle,T\n"}
            return digest(read_pack(write_files(tmp_path / name, files)))

        assert alone("glossary") != alone("slides")

    def test_rows_of_a_table_in_file_order(self, tmp_path: Path) -> None:
        tables = content()
        tables["claims"].insert(0, {**row_of(tables, "claims", "C2"), "status": ""})
        reading = read_pack(write_pack(tmp_path, tables))
        assert reading.pack is not None
        table = reading.pack["claims"]
        assert [row.number for row in all_rows(table)] == [2, 3, 4, 5]
        assert [row.id for row, _ in table_texts(table)] == ["C2", "C1", "C2", "C3"]
        texts = dict(zip(table.spec.physical_names(), next(iter(table_texts(table)))[1], strict=True))
        assert (texts["contested"], texts["value"], texts["source_ids"], texts["status"]) == ("no", "", "study", "")

    def test_the_short_form(self, tmp_path: Path) -> None:
        reading = read_pack(write_pack(tmp_path))
        assert reading.pack is not None and reading.pack.short_digest == reading.pack.digest[:8]


class TestDescriptor:
    def with_descriptor(self, folder: Path, data: bytes | None) -> Reading:
        files = {name: content for name, content in files_of().items() if name != "datapackage.json"}
        if data is not None:
            files["datapackage.json"] = data
        reading = read_pack(write_files(folder, files))
        assert reading.pack is not None and len(reading.pack["claims"]) == 3
        return reading

    def declared(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(files_of()["datapackage.json"])
        return found

    def field(self, descriptor: dict[str, Any], table: str, name: str) -> dict[str, Any]:
        resource = next(one for one in descriptor["resources"] if one["name"] == table)
        return next(one for one in resource["schema"]["fields"] if one["name"] == name)

    def test_a_missing_descriptor_is_a_warning(self, tmp_path: Path) -> None:
        reading = self.with_descriptor(tmp_path, None)
        assert told(reading.problems) == [("descriptor-missing", "datapackage.json", 0, "")]
        assert reading.problems[0].severity == "warning"

    @pytest.mark.parametrize("data", [
        b"", b"{", files_of()["datapackage.json"][:900], b"[]", b"null", b'"x"', b"12", b"{}", b'{"resources": 1}',
        b'{"resources": [1]}', b'{"resources": [{}]}', b'{"resources": [{"name": []}]}', b"\xff\xfe\xff",
        b"[" * 100_000,
        b'{"resources": [{"name": "claims", "schema": []}]}',
        b'{"resources": [{"name": "claims", "schema": {"fields": [1]}}]}',
        b'{"resources": [{"name": "claims", "schema": {"fields": 1}}]}', b'{"resources": null}',
        b'{"resources": [{"name": "claims", "schema": {"fields": [{"groupChar": "."}]}}]}', b"\x80{}",
    ])
    def test_a_damaged_descriptor_is_an_error_and_the_tables_are_read(self, tmp_path: Path, data: bytes) -> None:
        reading = self.with_descriptor(tmp_path, data)
        assert told(reading.problems) == [("descriptor-damaged", "datapackage.json", 0, "")]
        assert reading.problems[0].severity == "error"

    @pytest.mark.parametrize("data", [
        b'{"resources": []}', b'{"resources": [{"name": "other", "schema": 1}]}',
        b'{"resources": [{"name": "claims"}]}',
        b'\xef\xbb\xbf{"resources": [{"name": "claims", "schema": {"fields": [{"name": "value"}]}}]}',
        json.dumps({"resources": []}).encode("utf-16"),
    ])
    def test_a_sparse_descriptor_is_fine(self, tmp_path: Path, data: bytes) -> None:
        assert self.with_descriptor(tmp_path, data).problems == ()

    @pytest.mark.parametrize("path", [
        "../claims.csv", "/etc/passwd", "https://example.org/claims.csv", "Claims.csv", ["a.csv"], 5,
    ])
    def test_paths_in_it_are_not_followed(self, tmp_path: Path, path: object) -> None:
        (tmp_path / "claims.csv").write_text("id\nstolen\n")
        descriptor = self.declared()
        next(one for one in descriptor["resources"] if one["name"] == "claims")["path"] = path
        reading = self.with_descriptor(tmp_path / "pack", json.dumps(descriptor).encode())
        assert told(reading.problems) == [("descriptor-path", "datapackage.json", 0, "")]
        problem = reading.problems[0]
        assert (problem.found, problem.params, problem.severity) == (str(path), {"table": "claims"}, "warning")
        assert reading.pack is not None and reading.pack["claims"].rows[0].id == "C1"

    @pytest.mark.parametrize(("sign", "text", "value"), [
        (".", "1.234,5", 1234.5), (" ", "1 234.5", 1234.5), ("\u202f", "1\u202f234", 1234.0), ("'", "1'234", 1234.0),
        ("", "1234", 1234.0), (",", "1,234", 1234.0),
    ])
    def test_it_may_declare_the_sign_between_groups_of_digits(
        self, tmp_path: Path, sign: str, text: str, value: float
    ) -> None:
        descriptor = self.declared()
        self.field(descriptor, "figures", "value")["groupChar"] = sign
        tables = content()
        row_of(tables, "figures", "F1")["value"] = text
        row_of(tables, "figures", "F2")["value"] = "35"
        files = {**files_of(tables), "datapackage.json": json.dumps(descriptor).encode()}
        reading = read_pack(write_files(tmp_path, files))
        assert reading.problems == () and reading.pack is not None
        assert reading.pack["figures"].by_id["F1"].cells["value"] == value

    @pytest.mark.parametrize("sign", ["x", "5", ",,", None, 7, "-"])
    def test_other_signs_are_passed_over(self, tmp_path: Path, sign: object) -> None:
        descriptor = self.declared()
        self.field(descriptor, "figures", "value")["groupChar"] = sign
        tables = content()
        row_of(tables, "figures", "F1")["value"] = "1,234"
        files = {**files_of(tables), "datapackage.json": json.dumps(descriptor).encode()}
        assert read_pack(write_files(tmp_path, files)).problems == ()

    def test_the_sign_holds_for_its_own_column_only(self, tmp_path: Path) -> None:
        descriptor = self.declared()
        self.field(descriptor, "figures", "value")["groupChar"] = "."
        tables = content()
        row_of(tables, "claims", "C1")["value"] = "1.5"
        files = {**files_of(tables), "datapackage.json": json.dumps(descriptor).encode()}
        reading = read_pack(write_files(tmp_path, files))
        assert [(problem.file, problem.row) for problem in reading.problems] == [("figures.csv", 3)]  # 35.2


def test_problems_come_in_the_order_of_tables_and_rows(tmp_path: Path) -> None:
    tables = content()
    for name in ("sources", "meta", "claims"):
        tables[name].append({**tables[name][0]})
        tables[name].insert(1, {**tables[name][0]})
    del tables["cities"]
    write_files(write_pack(tmp_path, tables), {"budget.csv": b"", "datapackage.json": b""})
    assert told(read_pack(tmp_path).problems) == [
        ("table-unknown", "", 0, ""), ("descriptor-damaged", "datapackage.json", 0, ""),
        ("id-twice", "meta.csv", 3, "key"), ("id-twice", "meta.csv", 12, "key"),
        ("table-missing", "cities.csv", 0, ""),
        ("id-twice", "claims.csv", 3, "id"), ("id-twice", "claims.csv", 6, "id"),
        ("id-twice", "sources.csv", 3, "id"), ("id-twice", "sources.csv", 6, "id"),
    ]


def test_a_flood_of_problems_is_shortened(tmp_path: Path) -> None:
    tables = content()
    tables["glossary"] = [{**tables["glossary"][0], "id": f"bad {number}"} for number in range(53)]
    reading = read_pack(write_pack(tmp_path, tables))
    assert told(reading.problems) == [
        *(("id-bad", "glossary.csv", number + 2, "id") for number in range(50)),
        ("more-alike", "glossary.csv", 0, "id"),
    ]
    assert reading.problems[-1].found == "3"
    tables["glossary"] = tables["glossary"][:50]
    assert len(read_pack(write_pack(tmp_path / "2", tables)).problems) == 50


def test_reading_a_folder_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom explainer.core.reading import read_pack\n"
        f"assert read_pack(Path({str(write_pack(tmp_path))!r})).problems == ()\n"
        "heavy = ('pandas', 'numpy', 'openpyxl', 'babel', 'PySide6')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_built_in_pack_has_no_problems() -> None:
    reading = read_pack(DATA, built_in=True)
    assert [problem.sentence() for problem in reading.problems] == []
    assert reading.pack is not None and all(len(reading.pack[name]) for name, spec in TABLES.items() if spec.required)
