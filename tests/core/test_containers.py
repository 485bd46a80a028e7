"""Folders and zips: what is read, what never is, and what is refused."""

from __future__ import annotations

import os
import stat
import struct
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.core import limits
from explainer.core.reading import Reading, read_pack

from .packs import content, files_of, told, write_files, write_pack, write_workbook, write_zip

MEGABYTE = 1_000_000


def refusal(path: Path) -> tuple[str, dict[str, str]]:
    """Code and parameters of the one problem of a pack that cannot be used."""
    reading = read_pack(path)
    assert reading.pack is None
    assert [problem.severity for problem in reading.problems] == ["fatal"]
    assert told(reading.problems)[0][1:] == ("", 0, "")
    assert reading.problems[0].found == str(path)
    return reading.problems[0].code, reading.problems[0].params


def without(name: str) -> dict[str, bytes]:
    return {key: data for key, data in files_of().items() if key != name}


def digest(reading: Reading) -> str:
    assert reading.pack is not None
    return reading.pack.digest


def test_folder_zip_and_zip_of_a_folder_are_the_same_pack(tmp_path: Path) -> None:
    folder = read_pack(write_pack(tmp_path / "pack"))
    flat = read_pack(write_zip(tmp_path / "flat.zip", files_of()))
    deep = read_pack(write_zip(tmp_path / "DEEP.ZIP", files_of(), "my pack/"))
    own = read_pack(write_zip(tmp_path / "pack.explainer", files_of()))
    assert folder.problems == flat.problems == deep.problems == own.problems == ()
    assert digest(folder) == digest(flat) == digest(deep) == digest(own)
    assert folder.pack is not None and folder.pack.path == tmp_path / "pack" and not folder.pack.built_in


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing")[0] == "path-missing"
    assert refusal(tmp_path / "nothing.zip")[0] == "path-missing"


def test_an_empty_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path)[0] == "pack-empty"


@pytest.mark.parametrize("name", ["notes.txt", "pack", "picture.png", "old.xls", "letter.docx"])
def test_a_file_that_is_no_pack(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"id\n")
    assert refusal(tmp_path / name)[0] == "not-a-pack"


def test_a_folder_without_tables(tmp_path: Path) -> None:
    reading = read_pack(write_files(tmp_path, {"photo.png": b"", "letter.docx": b""}))
    assert reading.pack is None
    assert told(reading.problems)[0] == ("not-a-pack", "", 0, "")
    assert reading.problems[0].severity == "fatal"


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert refusal(tmp_path) == ("path-unreadable", {"reason": "Permission denied"})


def test_a_reason_without_words_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bool:
        raise OSError("strange disk")

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert refusal(tmp_path) == ("path-unreadable", {"reason": "strange disk"})


@pytest.mark.parametrize("name", ["notes.txt", ".hidden.csv", "._claims.csv", "claims.csv.bak", ".~lock.claims.csv#"])
def test_other_files_are_passed_over(tmp_path: Path, name: str) -> None:
    write_files(write_pack(tmp_path), {name: b"\0"})
    (tmp_path / "pictures").mkdir()
    assert read_pack(tmp_path).problems == ()


def test_a_table_that_is_not_the_packs(tmp_path: Path) -> None:
    reading = read_pack(write_files(write_pack(tmp_path), {"budget.csv": b"id\n"}))
    assert told(reading.problems) == [("table-unknown", "", 0, "")]
    assert reading.problems[0].severity == "notice" and reading.problems[0].found == "budget.csv"
    assert reading.problems[0].params["allowed"].startswith("meta, sections, cities, ")
    assert read_pack(write_zip(tmp_path / "p.zip", {**files_of(), "budget.csv": b""})).problems == reading.problems


def test_names_of_files_ignore_capitals(tmp_path: Path) -> None:
    files = {name.title() if name != "claims.csv" else "CLAIMS.CSV": data for name, data in files_of().items()}
    assert read_pack(write_files(tmp_path, files)).problems == ()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that tells capitals apart")
def test_two_files_that_differ_in_capitals_only(tmp_path: Path) -> None:
    write_files(write_pack(tmp_path), {"Meta.csv": b"key,value\ntitle,First one\n"})
    reading = read_pack(tmp_path)
    assert [(problem.code, problem.found) for problem in reading.problems if problem.code == "table-twice"] == [
        ("table-twice", "meta.csv")]
    assert reading.pack is not None and reading.pack.meta("title") == "First one"


def test_a_missing_table(tmp_path: Path) -> None:
    reading = read_pack(write_files(tmp_path, without("research.csv")))
    assert told(reading.problems) == [("table-missing", "research.csv", 0, "")]
    assert reading.problems[0].params == {"table": "research"} and reading.problems[0].severity == "error"
    assert reading.pack is not None and len(reading.pack["research"]) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
class TestLinks:
    def test_a_link_out_of_the_pack_is_not_followed(self, tmp_path: Path) -> None:
        write_files(tmp_path / "pack", without("glossary.csv"))
        (tmp_path / "secret.csv").write_bytes(files_of()["glossary.csv"])
        (tmp_path / "pack/glossary.csv").symlink_to("../secret.csv")
        reading = read_pack(tmp_path / "pack")
        assert told(reading.problems) == [("file-outside", "glossary.csv", 0, "")]
        assert reading.problems[0].found == "glossary.csv"
        assert reading.pack is not None and len(reading.pack["glossary"]) == 0

    def test_a_link_to_a_folder_with_a_longer_name_leads_out_too(self, tmp_path: Path) -> None:
        write_files(tmp_path / "pack", without("glossary.csv"))
        write_files(tmp_path / "pack-2", files_of())
        (tmp_path / "pack/glossary.csv").symlink_to(tmp_path / "pack-2/glossary.csv")
        assert read_pack(tmp_path / "pack").problems[0].code == "file-outside"

    def test_a_link_inside_the_pack_is_followed(self, tmp_path: Path) -> None:
        write_pack(tmp_path)
        (tmp_path / "glossary.csv").rename(tmp_path / "words.txt")
        (tmp_path / "glossary.csv").symlink_to("words.txt")
        assert read_pack(tmp_path).problems == ()

    def test_the_pack_itself_may_be_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(write_pack(tmp_path / "pack"))
        assert read_pack(tmp_path / "link").problems == ()

    def test_links_that_lead_nowhere(self, tmp_path: Path) -> None:
        write_files(tmp_path, without("glossary.csv"))
        (tmp_path / "glossary.csv").symlink_to("glossary.csv")
        (tmp_path / "research.csv").unlink()
        (tmp_path / "research.csv").symlink_to("gone.csv")
        assert told(read_pack(tmp_path).problems) == [
            ("table-missing", "research.csv", 0, ""), ("table-missing", "glossary.csv", 0, "")]

    def test_a_pipe_or_folder_called_like_a_table_is_not_opened(self, tmp_path: Path) -> None:
        write_files(tmp_path, without("glossary.csv"))
        os.mkfifo(tmp_path / "glossary.csv")
        (tmp_path / "research.csv").unlink()
        (tmp_path / "research.csv").mkdir()
        assert told(read_pack(tmp_path).problems) == [
            ("table-missing", "research.csv", 0, ""), ("table-missing", "glossary.csv", 0, "")]


def test_a_table_that_cannot_be_read_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name in ("research.csv", "datapackage.json"):
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems = read_pack(write_pack(tmp_path)).problems
    assert told(problems) == [("file-damaged", "datapackage.json", 0, ""), ("file-damaged", "research.csv", 0, "")]
    assert [problem.found for problem in problems] == ["datapackage.json", "research.csv"]


@pytest.mark.parametrize("names", [["glossary.csv"], ["datapackage.json"], ["one.zip"], ["one.xlsx"]])
def test_a_file_over_the_limit(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        with (tmp_path / name).open("wb") as file:
            file.truncate(50 * MEGABYTE + 1)
    target = tmp_path / names[0] if names[0].startswith("one") else tmp_path
    assert refusal(target) == ("pack-too-large", {"limit": "50 MB"})


def test_a_large_file_that_is_no_table_does_not_matter(tmp_path: Path) -> None:
    with (write_pack(tmp_path) / "budget.csv").open("wb") as file:
        file.truncate(50 * MEGABYTE + 1)
    assert [problem.code for problem in read_pack(tmp_path).problems] == ["table-unknown"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes there")
@pytest.mark.parametrize("ending", ["zip", "xlsx"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, ending: str) -> None:
    os.mkfifo(tmp_path / f"p.{ending}")
    assert refusal(tmp_path / f"p.{ending}")[0] == "not-a-pack"


def test_a_file_at_the_limit_is_opened(tmp_path: Path) -> None:
    with (tmp_path / "one.zip").open("wb") as file:
        file.truncate(50 * MEGABYTE)
    assert refusal(tmp_path / "one.zip")[0] == "pack-damaged"


def test_files_that_are_too_large_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (limits.MAX_FILE_BYTES, limits.MAX_TOTAL_BYTES) == (50 * MEGABYTE, 200 * MEGABYTE)
    write_pack(tmp_path)
    total = sum((tmp_path / name).stat().st_size for name in files_of())
    monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", total)
    assert read_pack(tmp_path).pack is not None
    monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", total - 1)
    assert refusal(tmp_path)[0] == "pack-too-large"


def test_a_zip_that_says_it_is_too_large_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {**files_of(), "notes.txt": b"x" * 1000}
    path = write_zip(tmp_path / "p.zip", files)
    monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", sum(map(len, files.values())))
    assert read_pack(path).problems == ()
    monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", sum(map(len, files.values())) - 1)
    assert refusal(path)[0] == "pack-too-large"


@pytest.mark.parametrize("name", ["claims.csv", "xl/worksheets/sheet1.xml", "notes.txt"])
@pytest.mark.parametrize("ending", ["zip", "xlsx"])
def test_a_zip_bomb(tmp_path: Path, name: str, ending: str) -> None:
    path = write_zip(tmp_path / f"bomb.{ending}", {**files_of(), name: b"0" * (30 * MEGABYTE)})
    assert path.stat().st_size < MEGABYTE
    assert refusal(path)[0] == "pack-bomb"


@pytest.mark.parametrize(("size", "usable"), [(1_000_000, True), (1_000_001, False)])
def test_small_files_may_shrink_as_they_like(tmp_path: Path, size: int, usable: bool) -> None:
    path = write_zip(tmp_path / "p.zip", {**files_of(), "notes.txt": b"0" * size})
    assert (read_pack(path).pack is not None) is usable


def test_large_files_that_shrink_as_texts_do(tmp_path: Path) -> None:
    notes = "".join(f"{number * number}\n" for number in range(200_000)).encode()
    assert read_pack(write_zip(tmp_path / "p.zip", {**files_of(), "notes.txt": notes})).problems == ()


@pytest.mark.parametrize(("others", "usable"), [(1_000, True), (1_001, False)])
def test_a_zip_with_very_many_files(tmp_path: Path, others: int, usable: bool) -> None:
    files = files_of()
    files.update((f"n{number}.txt", b"") for number in range(others - len(files)))
    path = write_zip(tmp_path / "p.zip", files)
    if usable:
        assert read_pack(path).problems == ()
    else:
        assert refusal(path) == ("pack-too-many-files", {"limit": "1,000"})


@pytest.mark.parametrize("name", [
    "../glossary.csv", "a/../../glossary.csv", "/glossary.csv", "/etc/glossary.csv", "C:\\packs\\glossary.csv",
    "..\\glossary.csv", "C:/glossary.csv",
])
def test_names_that_lead_out_of_a_zip_are_not_read(tmp_path: Path, name: str) -> None:
    path = write_zip(tmp_path / "p.zip", {**without("glossary.csv"), name: files_of()["glossary.csv"]})
    reading = read_pack(path)
    assert told(reading.problems) == [("file-outside", "glossary.csv", 0, "")]
    assert reading.problems[0].found == name.replace("\\", "/") or reading.problems[0].found == name
    assert reading.pack is not None and len(reading.pack["glossary"]) == 0
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", without("glossary.csv"))
    link = zipfile.ZipInfo("glossary.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert [problem.code for problem in read_pack(path).problems] == ["file-outside"]


def test_other_names_in_a_zip_are_passed_over(tmp_path: Path) -> None:
    files = {
        "notes.txt": b"x", **files_of(), "../../evil.sh": b"x", "__MACOSX/._claims.csv": b"x", "a/b/claims.csv": b"x",
        "empty/": b"", "backup/budget.csv": b"x", "claims.csv/": b"",
    }
    assert read_pack(write_zip(tmp_path / "p.zip", files)).problems == ()


def test_a_folder_in_a_folder_of_a_zip_is_too_deep(tmp_path: Path) -> None:
    assert read_pack(write_zip(tmp_path / "p.zip", files_of(), "a/b/")).pack is None


def test_the_folder_with_most_tables_is_the_pack(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("old/claims.csv", b"id\n")
        for name, data in files_of().items():
            archive.writestr(f"new/{name}", data)
        archive.writestr("readme.csv", b"")
        archive.writestr("zz/claims.csv", b"id\n")
    assert read_pack(tmp_path / "p.zip").problems == ()


def test_of_equal_folders_the_first_one_is_the_pack(tmp_path: Path) -> None:
    tables = content()
    tables["meta"][0]["value"] = "Other"
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        for name, data in files_of(tables).items():
            archive.writestr(f"b/{name}", data)
        for name, data in files_of().items():
            archive.writestr(f"a/{name}", data)
    reading = read_pack(tmp_path / "p.zip")
    assert reading.problems == () and reading.pack is not None and reading.pack.meta("title", "en") == "Small pack"


def test_a_name_twice_in_a_zip_is_told(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", files_of())
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("glossary.csv", b"id\n")
    problems = read_pack(path).problems
    assert [(problem.code, problem.found) for problem in problems] == [("table-twice", "glossary.csv")]
    assert problems[0].severity == "warning"


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
@pytest.mark.parametrize("ending", ["zip", "xlsx"])
def test_a_damaged_archive(tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / f"p.{ending}"
    path.write_bytes(data)
    reading = read_pack(path)
    assert reading.pack is None
    empty_zip = data.startswith(b"PK\x05\x06") and ending == "zip"
    assert reading.problems[0].code == ("not-a-pack" if empty_zip else "pack-damaged")
    told(reading.problems)


def test_a_half_copied_archive(tmp_path: Path) -> None:
    for path in (write_zip(tmp_path / "p.zip", files_of()), write_workbook(tmp_path / "p.xlsx")):
        path.write_bytes(path.read_bytes()[:-200])
        assert refusal(path)[0] == "pack-damaged"


def flip(path: Path, name: str) -> None:
    """Spoil the packed bytes of one file of a zip."""
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(name)
    data = bytearray(path.read_bytes())
    start = info.header_offset + 30 + len(name) + 5
    data[start:start + 20] = bytes(byte ^ 0x55 for byte in data[start:start + 20])
    path.write_bytes(data)


def test_one_damaged_table_in_a_zip_leaves_the_others(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", files_of())
    flip(path, "research.csv")
    reading = read_pack(path)
    assert told(reading.problems) == [("file-damaged", "research.csv", 0, "")]
    assert reading.pack is not None and len(reading.pack["claims"]) == 3


def test_a_table_larger_than_it_says(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", files_of())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("glossary.csv").file_size
    data = path.read_bytes()
    entry = data.rindex(b"glossary.csv") - 46
    assert struct.unpack_from("<L", data, entry + 24) == (size,)
    path.write_bytes(data[:entry + 24] + struct.pack("<L", 40) + data[entry + 28:])
    assert told(read_pack(path).problems) == [("file-damaged", "glossary.csv", 0, "")]


def test_a_zip_whose_two_lists_of_names_disagree(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", files_of())
    data = bytearray(path.read_bytes())
    data[data.index(b"glossary.csv")] = 0x8A
    path.write_bytes(data)
    assert told(read_pack(path).problems) == [("file-damaged", "glossary.csv", 0, "")]


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", files_of())
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refusal(path)[0] == "pack-locked"


def test_a_zip_packed_in_a_rare_way(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w", zipfile.ZIP_BZIP2) as archive:
        for name, data in files_of().items():
            archive.writestr(name, data)
    assert refusal(tmp_path / "p.zip")[0] == "pack-damaged"


def test_a_zip_that_is_only_stored(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w", zipfile.ZIP_STORED) as archive:
        for name, data in files_of().items():
            archive.writestr(name, data)
    assert read_pack(tmp_path / "p.zip").problems == ()


def test_nothing_is_written(tmp_path: Path) -> None:
    paths = [write_pack(tmp_path / "pack"), write_zip(tmp_path / "p.zip", files_of()),
             write_workbook(tmp_path / "p.xlsx")]
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in tmp_path.rglob("*")}
    for path in paths:
        assert read_pack(path).pack is not None
    assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in tmp_path.rglob("*")} == before



@given(st.data())
def test_no_spoilt_zip_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("zip") / "p.zip"
    write_zip(path, {"meta.csv": b"key,value\ntitle,T\n", "claims.csv": b"id\n"}, "a/")
    spoilt = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(spoilt)
    told(read_pack(path).problems)
