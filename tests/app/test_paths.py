"""Where the built-in pack, the resources and the settings lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from explainer.app import paths
from explainer.core import resources


def test_the_built_in_pack_and_the_resources_are_there() -> None:
    assert (paths.built_in_pack() / "claims.csv").is_file()
    assert (paths.resources() / "styles").is_dir()


def test_a_frozen_program_has_them_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    for name in ("data", "resources"):
        (tmp_path / name).mkdir()
    assert (paths.built_in_pack(), paths.resources()) == (tmp_path / "data", tmp_path / "resources")


def test_an_installed_program_has_them_inside_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "lib" / "explainer"
    monkeypatch.setattr(resources, "_PACKAGE", package)
    beside = tmp_path / "data"
    beside.mkdir()
    package.mkdir(parents=True)
    assert paths.built_in_pack() == beside
    (package / "_data").mkdir()
    assert paths.built_in_pack() == package / "_data"


def test_a_folder_that_is_nowhere_is_named_where_it_was_looked_for_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "src" / "explainer")
    assert paths.built_in_pack() == tmp_path / "data"
    (tmp_path / "data").write_text("a file, not a folder")
    assert paths.built_in_pack() == tmp_path / "data"


def test_the_environment_may_name_the_settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_SETTINGS", str(tmp_path / "mine.json"))
    assert paths.settings_file() == tmp_path / "mine.json"


@pytest.mark.parametrize("named", ["", None])
def test_else_the_settings_lie_where_the_system_keeps_them(
    named: str | None, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if named is None:
        monkeypatch.delenv("EXPLAINER_SETTINGS")
    else:
        monkeypatch.setenv("EXPLAINER_SETTINGS", named)
    found = paths.settings_file()
    assert (found.name, found.parent.name) == ("settings.json", "explainer")
    if sys.platform == "linux":
        assert found == home / "config" / "explainer" / "settings.json"


@pytest.mark.parametrize(
    ("program", "folder"),
    [("Explainer/explainer", "Explainer"), ("stick/Explainer.app/Contents/MacOS/explainer", "stick")],
)
def test_a_standalone_program_with_the_marker_keeps_all_beside_itself(
    program: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EXPLAINER_SETTINGS")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / program))
    beside = tmp_path / folder
    beside.mkdir()
    assert not paths.settings_file().is_relative_to(tmp_path)
    (beside / "portable.txt").touch()
    assert paths.settings_file() == beside / "explainer-settings" / "settings.json"
    monkeypatch.setenv("EXPLAINER_SETTINGS", str(tmp_path / "mine.json"))
    assert paths.settings_file() == tmp_path / "mine.json"


def test_a_program_from_source_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPLAINER_SETTINGS")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "portable.txt").touch()
    assert not paths.settings_file().is_relative_to(tmp_path)


def test_the_licenses_are_beside_a_standalone_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "LICENCES.html").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "explainer"))
    assert paths.licenses_page() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.licenses_page() == tmp_path / "LICENCES.html"


@pytest.mark.skipif(os.name != "nt", reason="only Windows has such a folder")
def test_on_windows_settings_stay_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """They hold the place of a window, which means nothing on the next computer of a person."""
    import ctypes

    monkeypatch.delenv("EXPLAINER_SETTINGS")
    local, text = 0x1C, ctypes.create_unicode_buffer(260)
    ctypes.windll.shell32.SHGetFolderPathW(None, local, None, 0, text)  # type: ignore[attr-defined,unused-ignore]
    assert paths.settings_file() == Path(text.value) / "explainer" / "settings.json"
