"""Paths of the build machine: found wherever they hide, and taken out without moving anything."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("PyInstaller")
from standalone import traces

PLACE = "/opt/builder/python/3.11.7"


def test_places_are_those_of_this_machine_and_no_others() -> None:
    places = traces.places()
    assert str(Path(__file__).resolve().parents[2]) in places
    assert all(os.path.isabs(place) for place in places)
    assert not {"/", "/usr", "/usr/local"} & set(places)
    assert places == sorted(places, key=lambda place: -len(place))
    if not sys.base_prefix.startswith("/usr"):
        assert sys.base_prefix in places


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("plain.txt", f"see {PLACE}/lib", True),
        ("binary", f"\0\1{PLACE}\0", True),
        ("longer", f"{PLACE}-other", False),
        ("other", "/opt/builder/python/3.11", False),
    ],
)
def test_a_file_that_names_a_place_is_found(tmp_path: Path, name: str, data: str, found: bool) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / name).write_text(data)
    expected = [f"{os.path.join('deep', name)} names {PLACE}"] if found else []
    assert traces.found(tmp_path, [PLACE]) == expected


def test_compressed_files_and_links_are_looked_into(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "library.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("module.pyc", "x" * 500 + PLACE + "\0" + "x" * 500)
    (tmp_path / "link").symlink_to(f"{PLACE}/lib")
    assert PLACE.encode() not in (tmp_path / "library.zip").read_bytes()
    assert traces.found(tmp_path, [PLACE]) == [f"library.zip: module.pyc names {PLACE}", f"link names {PLACE}"]


def test_a_place_is_erased_where_it_stands(tmp_path: Path) -> None:
    """The end of the text may be a text of its own to the program, so that it must stay, and stay where it was."""
    file = tmp_path / "lib.so"
    file.write_bytes(b"\0\1" + PLACE.encode() + b"\0\2" + PLACE.encode() + b"/lib\0\3")
    size = file.stat().st_size
    assert traces.erase(file, [PLACE])
    data = file.read_bytes()
    assert len(data) == size
    assert (data.index(b"3.11.7\0"), data[-6:]) == (2 + len(PLACE) - 6, b"/lib\0\3")
    assert traces.found(tmp_path, [PLACE, "/opt/builder"]) == []
    assert not traces.erase(file, [PLACE])


def test_a_search_path_of_this_machine_becomes_the_file_s_own_folder(tmp_path: Path) -> None:
    file = tmp_path / "lib.so"
    text = f"{PLACE}/lib"
    file.write_bytes(b"...." + text.encode() + b"\0....")
    traces.erase_search_paths(file, [PLACE], [(4, text)])
    assert file.read_bytes() == b"....$ORIGIN".ljust(4 + len(text), b"\0") + b"\0...."
    traces.erase_search_paths(file, [PLACE], [(4, "$ORIGIN")])
    assert file.read_bytes().startswith(b"....$ORIGIN\0")
