"""The pack last open is open again at the next start, and there is a way back to the built-in one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explainer import bootstrap
from explainer.app import settings
from explainer.app.settings import Settings
from explainer.bootstrap import Program
from tests.odd_reader import install
from tests.ui.conftest import Make
from tests.ui.test_packs import change_cell

START = """
import sys
from pathlib import Path
from explainer.__main__ import open_window
named = Path(sys.argv[1]) if sys.argv[1:] else None
def stage(name):
    if name == "live":
        from PySide6.QtCore import QTimer
        QTimer.singleShot(0, tell)
def tell():
    from PySide6.QtWidgets import QApplication
    from explainer.ui.window import MainWindow
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    print(window.windowTitle())
    print(window.banner.text)
    window.close()
open_window(named, on_stage=stage)
"""


def start(*arguments: str, last: str = "") -> tuple[str, str, Settings]:
    """Start the program as a person does; title, line across the window, and what is remembered afterwards."""
    file = Path(os.environ["EXPLAINER_SETTINGS"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"welcomed": True, "last_pack": last, "language": "en"}))
    done = subprocess.run([sys.executable, "-c", START, *arguments], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert done.stderr == ""
    title, said = done.stdout.splitlines()
    return title, said, settings.load(file).settings


@pytest.fixture
def ours(pack_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", "")
    change_cell(pack_copy, "meta", "title_en", "value", "Our own question")
    patience = tmp_path / "patience"  # however slow the machine of the test is
    patience.mkdir()
    (patience / "sitecustomize.py").write_text("import explainer.app.pack_start as s; s.PATIENCE_SECONDS = 20.0")
    monkeypatch.setenv("PYTHONPATH", str(patience))
    return pack_copy


def test_the_pack_last_open_is_open_again(ours: Path) -> None:
    title, said, kept = start(last=str(ours))
    assert (title, said, kept.last_pack) == ("pack – Our own question", "", str(ours))


def test_a_pack_named_is_remembered(ours: Path) -> None:
    title, _said, kept = start(str(ours))
    assert (title, kept.last_pack) == ("pack – Our own question", str(ours))


def test_without_one_it_is_the_built_in_pack(ours: Path) -> None:
    title, said, kept = start()
    assert "Our own question" not in title and (said, kept.last_pack) == ("", "")


@pytest.mark.parametrize("name", ["gone", "empty", "damaged.zip"])
def test_one_that_cannot_be_opened_is_told_quietly_and_kept(ours: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged.zip").write_bytes(b"PK")
    title, said, kept = start(last=str(tmp_path / name))
    assert "Our own question" not in title
    assert said == f"“{name}”, the last pack you had open, cannot be opened now. The built-in pack is open instead."
    assert kept.last_pack == str(tmp_path / name)  # a stick may be there again tomorrow


def test_one_that_is_named_and_cannot_be_used_is_not_remembered(ours: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _title, said, kept = start(str(tmp_path / "empty"), last=str(ours))
    assert "“empty” cannot be used" in said
    assert kept.last_pack == str(ours)


@pytest.mark.parametrize("panel", ["", "cities"])
def test_a_show_without_a_pack_named_is_of_the_built_in_one(ours: Path, panel: str) -> None:
    assert bootstrap._pack_start(None, Settings(last_pack=str(ours)), panel) is None
    named = bootstrap._pack_start(ours, Settings(), panel)
    assert named is not None and named.pack().pack is not None


def test_commands_without_a_pack_use_the_built_in_one(ours: Path) -> None:
    reading, unusable = bootstrap.read_for_start(None)
    assert reading.pack is not None and reading.pack.built_in and not unusable


def test_opening_is_remembered_and_going_back_forgets(program: Program, qtbot: QtBot, pack_copy: Path) -> None:
    program.packs.open(pack_copy)
    qtbot.waitUntil(lambda: not program.state.pack.built_in, timeout=20_000)
    assert program.settings.values.last_pack == str(pack_copy)
    program.actions["pack.built_in"].trigger()
    qtbot.waitUntil(lambda: program.state.pack.built_in, timeout=20_000)
    assert program.settings.values.last_pack == ""
    assert not program.actions["pack.built_in"].isEnabled()


def test_the_way_back_forgets_a_pack_that_is_not_there(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    program = make(last_pack=str(tmp_path / "gone"))
    program.packs.report_unusable(str(tmp_path / "gone"), (), named=False)
    assert program.actions["pack.built_in"].isEnabled()
    program.actions["pack.built_in"].trigger()
    qtbot.waitUntil(lambda: not program.actions["pack.built_in"].isEnabled(), timeout=20_000)
    assert program.settings.values.last_pack == "" and not program.window.banner.isVisible()


def test_one_that_takes_its_time_follows_the_window(tmp_path: Path, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path / "odd")
    title, said, kept = start(last=str(ours.rename(tmp_path / "asleep")))
    assert "Our own question" not in title
    assert said == "Opening “asleep”…"
    assert kept.last_pack == str(tmp_path / "asleep")


@pytest.mark.parametrize(("title", "shown"), [
    ("A [*] here", "A [*] here"), ("[*]", "[*]"), ("[*][*] twice", "[*][*] twice"), ("[ * ]", "[ * ]"),
    ("Plain", "Plain"), ("[*][*][*]", "[*][*][*]")])
def test_a_title_shows_as_it_is_written(make: Make, pack_copy: Path, title: str, shown: str) -> None:
    change_cell(pack_copy, "meta", "title_en", "value", title)
    program = make(pack=pack_copy)
    handle = program.window.windowHandle()
    assert handle is not None and handle.title() == f"pack – {shown}"
