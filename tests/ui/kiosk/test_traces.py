"""What is on the disk after a visit and was not before: the total of what was printed, and nothing else."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from explainer.app.kiosk_ledger import Ledger
from explainer.printing import spooling
from tests.sheets.test_printing import Printer, printer, server
from tests.ui.kiosk.conftest import Lobby, Open
from tests.ui.kiosk.test_forgets import live_a_little
from tests.ui.kiosk.test_visit import Lp, lp, sheet

__all__ = ["lp", "printer", "server"]
PRINT_SYSTEM_OWN = {"job.cache", "job.cache.O", "subscriptions.conf", "subscriptions.conf.O", "printers.conf", "printers.conf.O",
                    "s", "remote.cache"}
"""Files in which a print server keeps numbers of jobs and the state of its printers."""


def seen(*folders: Path) -> dict[str, str]:
    """Every file with a hash of its content, and every folder."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
            elif path.is_dir():
                found[str(path)] = "folder"
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.fixture
def places(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Home with settings, data, state and cache, and the folder for temporary files."""
    temporary = home.with_name(home.name + "-tmp")
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return [home, temporary]


def test_a_visit_changes_nothing_but_the_total(places: list[Path], open_kiosk: Open, lp: Lp, tmp_path: Path) -> None:
    lobby = open_kiosk()
    lobby.begin()
    lobby.over()
    before = seen(*places, tmp_path)
    assert before
    live_a_little(lobby)
    assert lobby.kiosk.visit is not None
    lobby.kiosk.visit._bench.value.tour.close()
    page = sheet(lobby)
    page.print_button.click()
    lobby.until(lambda: lobby.ledger.record.printed == 1, "printed")
    page.back.click()
    QTest.keyClicks(lobby.kiosk.visit.window.find_field, "nothing of this stays")
    lobby.over()
    counts = str(lobby.ledger.path)
    assert changed(before, seen(*places, tmp_path)) == {counts}
    content = Path(counts).read_bytes()
    assert len(content) == 1024
    for word in (b"cities", b"chicago", b"asylum", b"es", b"Chicago"):
        assert word not in content.replace(b"until", b"")
    assert Ledger(Path(counts)).record == lobby.ledger.record


def test_a_visit_without_printing_changes_nothing(places: list[Path], lobby: Lobby, tmp_path: Path) -> None:
    lobby.begin()
    lobby.over()
    before = seen(*places, tmp_path)
    live_a_little(lobby)
    lobby.over()
    assert changed(before, seen(*places, tmp_path)) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="CUPS is there on other systems")
def test_the_print_system_keeps_no_copy(server: dict[str, str], printer: Printer, places: list[Path], open_kiosk: Open,
                                        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CUPS_SERVER", "PATH"):
        monkeypatch.setenv(name, server[name] if name in server else os.environ[name])
    folder = Path(server["CUPS_SERVER"]).parent
    lobby = open_kiosk(printer="Good")
    lobby.begin()
    page = sheet(lobby)
    page.print_button.click()
    lobby.until(lambda: lobby.ledger.record.printed == 1, "the first sheet", 120)
    page.back.click()
    lobby.over()
    before = seen(*places, tmp_path, folder)
    lobby.begin("es")
    page = sheet(lobby)
    page.print_button.click()
    lobby.until(lambda: lobby.ledger.record.printed == 2, "the second sheet", 120)
    page.back.click()
    lobby.over()
    differing = changed(before, seen(*places, tmp_path, folder))
    other = {name for name in differing if Path(name).name not in PRINT_SYSTEM_OWN and Path(name) != lobby.ledger.path
             and Path(name).parent.name != "log"}
    assert other == set()
    listed = subprocess.run(["lpstat", "-W", "all", "-l", "-o"], env={**os.environ, **server}, capture_output=True, text=True,
                            check=False, timeout=30).stdout
    assert "Good-" not in listed
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"Los Angeles" not in path.read_bytes() and b"Los \xc3\x81ngeles" not in path.read_bytes(), path


def test_a_sheet_that_waits_is_taken_back_with_its_copy(server: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A printer that hangs: the sheet never comes out for the next visitor."""
    from explainer.app.jobs import CancelToken

    for name, value in server.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(spooling, "_PATIENCE", 2.0)
    folder = Path(server["CUPS_SERVER"]).parent
    job = spooling.Job("Unplugged", "Explainer", leave_copy=False)
    with pytest.raises(spooling.PrintFailed):
        spooling.print_pdf(b"%PDF-1.4 not much", job, CancelToken(), lambda _share: None)
    listed = subprocess.run(["lpstat", "-W", "all", "-o"], capture_output=True, text=True, check=False, timeout=30).stdout
    assert "Unplugged-" not in listed
    assert [path for path in folder.rglob("d0*") if path.is_file()] == []
