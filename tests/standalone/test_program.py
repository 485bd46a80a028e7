"""The program as people get it, from outside: its commands, its window, its traces on the machine.

    .venv/bin/python -m pytest tests/standalone/test_program.py
    EXPLAINER_PROGRAM=build/bundle/explainer/explainer .venv/bin/python -m pytest tests/standalone/test_program.py

Without EXPLAINER_PROGRAM it is the program installed in the environment of the tests; what only the standalone
program can do is then skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest

from explainer import __version__
from explainer.app.paths import PORTABLE_MARKER
from explainer.core.reading import read_pack
from explainer.core.writing import save_workbook

ROOT = Path(__file__).parents[2]
NAMED = os.environ.get("EXPLAINER_PROGRAM", "")
PROGRAM = Path(NAMED).absolute() if NAMED else Path(sys.executable).parent / "explainer"
STANDALONE = pytest.mark.skipif(not NAMED, reason="EXPLAINER_PROGRAM names no standalone program")
PANELS = {"start", "overview", "cities", "impacts", "responses", "recommendations", "sources"}


def run(*arguments: str | Path, program: Path = PROGRAM, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program to its end, offscreen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables}
    return subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The standalone program on a path with spaces and accents."""
    folder = tmp_path_factory.mktemp("stick") / "Programas de María" / "100% útil"
    shutil.copytree(PROGRAM.parent, folder, symlinks=True)
    return folder / PROGRAM.name


# ── Commands ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_version() -> None:
    assert run("--version").stdout == f"explainer {__version__}\n"


def test_selftest_passes_and_leaves_nothing_behind(tmp_path: Path, home: Path) -> None:
    done = run("selftest", "--json", TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    steps = {step["step"] for step in json.loads(done.stdout)["steps"]}
    assert steps >= {"check", "sheet", *(f"panel {panel}" for panel in PANELS), "export .xlsx", "export .svg"}
    assert list(tmp_path.iterdir()) == []
    assert not list(home.rglob("*explainer*"))


def test_check_says_the_same_of_a_folder_and_of_its_workbook(tmp_path: Path) -> None:
    pack = read_pack(ROOT / "data").pack
    assert pack is not None
    save_workbook(pack, tmp_path / "libro.xlsx")
    folder, workbook = (run("check", path, "--json") for path in (ROOT / "data", tmp_path / "libro.xlsx"))
    assert folder.returncode == workbook.returncode == 0, workbook.stderr
    assert json.loads(folder.stdout)["digest"] == json.loads(workbook.stdout)["digest"] == pack.digest


def test_a_broken_pack_is_explained(tmp_path: Path) -> None:
    pack = tmp_path / "paquete roto"
    shutil.copytree(ROOT / "data", pack)
    figures = pack / "figures.csv"
    figures.write_text(re.sub(r",\d+(\.\d+)?,", ",a lot,", figures.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    done = run("check", pack)
    assert done.returncode == 1
    assert "figures.csv O2 (value): “a lot” is not a number." in done.stderr
    assert "Traceback" not in done.stderr


def test_sheets_in_both_languages(tmp_path: Path) -> None:
    done = run("sheet", "--subject", "overview", "--lang", "en", "--lang", "es", "--out", tmp_path / "hojas")
    assert done.returncode == 0, done.stderr
    languages = set()
    for file in (tmp_path / "hojas").glob("*.pdf"):
        with pikepdf.open(file) as sheet:
            assert len(sheet.pages) == 1
            assert "/StructTreeRoot" in sheet.Root
            languages.add(str(sheet.Root.Lang)[:2])
    assert languages == {"en", "es"}


def test_pictures_of_every_panel(tmp_path: Path) -> None:
    done = run("snapshot", "--all", "--lang", "es", "--theme", "dark", "--out", tmp_path / "imágenes")
    assert done.returncode == 0, done.stderr
    assert {file.stem for file in (tmp_path / "imágenes").glob("*.png")} == PANELS


# ── The window ───────────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def opened(
    x11: dict[str, str], *arguments: str | Path, program: Path = PROGRAM, complains: bool = False
) -> Iterator[list[str]]:
    """The program's window, seen on the screen; closed as a person does it at the end, which must go well.

    `complains`: Qt may say something on standard error.
    """
    xscreen = pytest.importorskip("standalone.xscreen")
    with (
        xscreen.Screen(x11["DISPLAY"]) as screen,
        subprocess.Popen([program, *arguments], env={**x11, "LC_ALL": "C.UTF-8"}, stderr=subprocess.PIPE, text=True) as process,
    ):
        try:
            windows = screen.wait_for(
                lambda windows: any(window.width > 1000 for window in windows) and len(screen.picture().getcolors(2**24)) > 20
            )
            yield [window.title for window in windows]
            while process.poll() is None and (windows := screen.windows()):
                screen.close(min(windows, key=lambda window: window.width))  # a message may lie over it
                try:
                    process.wait(0.5)
                except subprocess.TimeoutExpired:
                    continue
            _, said = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, "" if complains else said) == (0, ""), said


def test_the_window_opens_and_closes_and_remembers(x11: dict[str, str], home: Path) -> None:
    with opened(x11) as titles:
        assert any("Explainer" in title for title in titles), titles
    kept = json.loads((home / "config" / "explainer" / "settings.json").read_text())
    assert kept["panel"] == "start"
    assert kept["geometry"]


def test_it_opens_a_pack_from_a_path_with_spaces_and_accents(x11: dict[str, str], tmp_path: Path) -> None:
    pack = tmp_path / "mi paquete ñandú"
    shutil.copytree(ROOT / "data", pack)
    with opened(x11, pack):
        pass


def test_where_wayland_does_not_answer_it_opens_on_x11(x11: dict[str, str]) -> None:
    del x11["QT_QPA_PLATFORM"]
    x11.update(WAYLAND_DISPLAY="nobody-there", XDG_SESSION_TYPE="wayland")
    with opened(x11, complains=True):
        pass


# ── Standalone ───────────────────────────────────────────────────────────────────────────────────────────────────────


@STANDALONE
def test_it_starts_on_a_path_with_spaces_and_accents(elsewhere: Path) -> None:
    done = run("selftest", program=elsewhere)
    assert done.returncode == 0, done.stderr


@STANDALONE
def test_nothing_is_unpacked_at_a_start(x11: dict[str, str], tmp_path: Path) -> None:
    x11["TMPDIR"] = str(tmp_path)
    with opened(x11):
        assert list(tmp_path.iterdir()) == []


@STANDALONE
def test_with_the_marker_all_stays_on_the_stick(elsewhere: Path, x11: dict[str, str], home: Path) -> None:
    del x11["EXPLAINER_SETTINGS"]
    marker, kept = elsewhere.parent / PORTABLE_MARKER, elsewhere.parent / "explainer-settings" / "settings.json"
    marker.touch()
    try:
        with opened(x11, program=elsewhere):
            pass
        assert json.loads(kept.read_text())["panel"] == "start"
        assert not list(home.rglob("*explainer*"))
    finally:
        marker.unlink()
    with opened(x11, program=elsewhere):
        pass
    assert (home / "config" / "explainer" / "settings.json").is_file()


@STANDALONE
def test_programs_that_it_starts_use_their_own_libraries(tmp_path: Path) -> None:
    """The message for a double click is such a program; it is shown where a library is missing."""
    hook = (ROOT / "packaging" / "standalone" / "start.py").read_text(encoding="utf-8")
    environment = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/system", "PATH": os.environ["PATH"]}
    for before, after in ((environment, "/system"), ({**environment, "LD_LIBRARY_PATH_ORIG": ""}, "None")):
        code = hook + "\nprint(os.environ.get('LD_LIBRARY_PATH'), os.environ.get('LD_LIBRARY_PATH_ORIG'))"
        done = subprocess.run([sys.executable, "-c", code], env=before, capture_output=True, text=True, check=True)
        assert done.stdout == f"{after} None\n"


@STANDALONE
def test_no_file_names_a_path_of_this_machine() -> None:
    traces = pytest.importorskip("standalone.traces")
    assert traces.found(PROGRAM.parent, traces.places()) == []


@STANDALONE
def test_every_file_runs_with_the_promised_glibc() -> None:
    elf = pytest.importorskip("standalone.elf")
    assert len(list(elf.elf_files(PROGRAM.parent))) > 50
    assert elf.too_new(PROGRAM.parent) == []


@STANDALONE
def test_every_component_has_its_licence_and_its_place_in_the_bill() -> None:
    page = (PROGRAM.parent / "LICENCES.html").read_text(encoding="utf-8")
    bill = json.loads((PROGRAM.parent / "components.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "Explainer")
    listed = {entry["name"]: entry for entry in bill["components"]}
    for name in ("CPython", "Qt", "PySide6_Essentials", "pandas", "numpy", "pyqtgraph", "typst", "pypdfium2", "libffi"):
        assert listed[name]["version"]
        assert re.search(rf'<h2 id="{name.lower()}">{name} [\d.]+', page), name
    assert any(part["name"] == "typst-pdf" for part in listed["typst"]["components"])
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page
    assert all(entry["licenses"] for entry in listed.values())
    collected = {path.name.partition("-")[0] for path in (PROGRAM.parent / "_internal").glob("*.dist-info")}
    assert collected <= {name.replace("-", "_") for name in listed}
