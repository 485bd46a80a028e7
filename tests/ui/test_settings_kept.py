"""The real start over settings of every kind, and what a kill leaves of what was chosen."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer.app import json_file, settings
from explainer.app.settings import Settings
from explainer.core.atomic import replacing

from .conftest import Make

DRIVER = """
import sys
from PySide6.QtCore import QTimer
from explainer import bootstrap

class Driven(bootstrap.Program):
    def after_live(self):
        super().after_live()
        QTimer.singleShot(0, self.act)

    def act(self):
        state = self.state
        QTimer.singleShot(0, self.tell)
        exec(sys.argv[1])

    def tell(self):
        if self.settings.pending or not (self.settings.flush(0.1) or self.settings.error):
            QTimer.singleShot(50, self.tell)
        else:
            print("done", self.window.banner.text, flush=True)

bootstrap.Program = Driven
bootstrap.run()
"""


def started(file: Path, action: str = "pass") -> subprocess.Popen[str]:
    """The real program, offscreen, with that settings file. It prints a line once nothing waits to be saved."""
    environment = {**os.environ, "EXPLAINER_SETTINGS": str(file), "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en",
                   "LC_ALL": "C.UTF-8"}
    return subprocess.Popen([sys.executable, "-c", DRIVER, action], env=environment, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def run_and_kill(file: Path, action: str = "pass") -> str:
    """What the program printed; "" if it ended before."""
    with started(file, action) as child:
        assert child.stdout is not None and child.stderr is not None
        said = child.stdout.readline()
        child.kill()
        errors = child.stderr.read()
    assert said.startswith("done"), errors
    assert "Traceback" not in errors
    return said


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_kill_soon_after_a_change_loses_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings.save(Settings(welcomed=True, language="en"), file)
    run_and_kill(file, """
state.set_language("es"); state.set_theme("dark"); state.set_text_scale(1.25); state.show_panel("cities")
state.choose("cities", view="side", hidden=("office",), descending=True)
self.window.resize(1000, 700)""")
    kept = settings.load(file).settings
    assert (kept.language, kept.theme, kept.text_scale, kept.panel) == ("es", "dark", 1.25, "cities")
    assert kept.choices["cities"].items() >= {"view": "side", "descending": True}.items()
    assert kept.choices["cities"]["hidden"] == ["office"]
    assert kept.geometry


ODD: dict[str, Callable[[Path], object]] = {
    "numbers too large": lambda file: file.write_text(json.dumps({"show_minutes": 2**63, "text_scale": 1e308})),
    "no numbers": lambda file: file.write_text('{"text_scale": NaN, "show_minutes": -1e999, "sheet_paper": Infinity}'),
    "unknown words": lambda file: file.write_text(json.dumps({
        "language": "xx", "theme": "pink", "panel": "moon", "sheet_paper": "a0", "sheet_contacts_checked": "2026-02-31"})),
    "surrogates": lambda file: file.write_text(json.dumps({
        "language": "\ud800", "theme": "\udfff", "geometry": "\ud83d", "last_folder": "/\udcff", "sheet_contacts": "\ud800",
        "choices": {"cities": {"selected": "\ud800", "sort_column": "\udfff", "view": "x"}}})),
    "choices of other shapes": lambda file: file.write_text(json.dumps({"choices": {
        "cities": {"hidden": [["x"], 2**63], "selected": {}, "descending": 3}, "impacts": {"hidden": ["nothing"]},
        "moon": {}, "sources": {"sort_column": "nothing", "view": "none"}}})),
    "geometry of nothing": lambda file: file.write_text(json.dumps({"geometry": "AdnQywADAAAAAA"})),
    "binary": lambda file: file.write_bytes(bytes(range(256)) * 100),
    "nested": lambda file: file.write_bytes(b'{"choices":' * 20_000),
    "fifo": os.mkfifo if hasattr(os, "mkfifo") else Path.mkdir,
    "folder": Path.mkdir,
    "loop": lambda file: file.symlink_to(file.name),
}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("kind", list(ODD))
def test_no_settings_stop_the_start_nor_what_uses_them(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    ODD[kind](file)
    said = run_and_kill(file, "self.presenter.start(); self.presenter.session.close(); self.sheets.preview()")
    if kind in ("fifo", "folder", "loop"):
        assert "settings" in said  # that they are not kept
    else:
        assert settings.load(file).settings.show_minutes == 0
        assert settings.load(file).set_aside is None


def test_settings_that_cannot_be_written_are_told_once(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = make()
    told: list[int] = []
    monkeypatch.setattr(program.lookups, "report_settings_not_kept", lambda: told.append(1))

    def full(_path: Path, _data: dict[str, Any]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json_file, "write", full)
    for theme in ("dark", "light"):
        program.state.set_theme(theme)
        program.settings.save()
        assert not program.settings.flush()
        program.settings.report()
    assert told == [1]
    monkeypatch.undo()
    program.state.set_theme("contrast")
    program.window.close()
    assert settings.load(tmp_path / "settings.json").settings.theme == "contrast"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_an_export_that_was_killed_is_cleared_at_the_next_start(tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "config" / "settings.json", tmp_path / "exports"
    elsewhere.mkdir()
    settings.save(Settings(welcomed=True), file)
    run_and_kill(file, f"""
from explainer.core.atomic import replacing
from pathlib import Path
self.half = replacing(Path({str(elsewhere)!r}, "out.csv"))
self.half.__enter__().write_bytes(b"half")""")
    assert len(list(elsewhere.iterdir())) == 1
    with replacing(elsewhere.parent / "other.txt") as temporary:
        temporary.touch()
    run_and_kill(file)
    assert list(elsewhere.iterdir()) == []
    assert [path.name for path in file.parent.iterdir() if path.name.endswith(".unfinished")] == []
