"""packaging/launch.py on a small project of its own: set up once, start at once, mend what is broken."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

LAUNCH = Path(__file__).parents[1] / "packaging" / "launch.py"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are Linux's")

PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "stand-in"
version = "1"
[project.scripts]
explainer = "stand_in:main"
[tool.hatch.build]
dev-mode-dirs = ["src"]
[tool.hatch.build.targets.wheel]
packages = ["src/stand_in"]
"""
MODULE = "import sys\ndef main():\n    print('opened', *sys.argv[1:])\n    return 7\n"
ABSENT = "absent-from-everywhere==1.0 --hash=sha256:" + "0" * 64 + "\n"


def make_project(root: Path) -> Path:
    """A project whose locks are empty, so that its set-up needs no network."""
    for folder in ("packaging", "src/stand_in"):
        (root / folder).mkdir(parents=True)
    shutil.copy(LAUNCH, root / "packaging")
    (root / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (root / "src/stand_in/__init__.py").write_text(MODULE, encoding="utf-8")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (root / lock).write_text("# nothing\n", encoding="utf-8")
    return root


def begin(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start launch.py there. What its set-up would fetch (the build backend, pytest) it finds beside this test."""
    environment = {
        **os.environ, "PYTHONPATH": sysconfig.get_path("purelib"), "PIP_NO_INDEX": "1", "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, root / "packaging" / "launch.py", *arguments], env=environment, cwd=root.parent,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def launch(root: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a call."""
    process = begin(root, *arguments)
    out, err = process.communicate()
    return process.returncode, out, err


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that two people started at the same moment."""
    root = make_project(tmp_path_factory.mktemp("launch") / "a folder with spaces")
    both = [begin(root, "first"), begin(root, "second")]
    said = [process.communicate() for process in both]
    assert sorted(out for out, _ in said) == ["opened first\n", "opened second\n"], said
    assert sum("Setting up" in err for _, err in said) == 1
    assert [process.returncode for process in both] == [7, 7]
    return root


def test_second_call_starts_at_once_and_passes_everything_on(ready: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in (ready / ".venv").iterdir()}
    assert launch(ready, "check", "my pack", "--json") == (7, "opened check my pack --json\n", "")
    assert {path.name: path.stat().st_mtime_ns for path in (ready / ".venv").iterdir()} == before


def test_tests_are_run_from_the_root(ready: Path) -> None:
    (ready / "test_here.py").write_text("def test_it(): assert __import__('stand_in')\n", encoding="utf-8")
    code, out, err = launch(ready, "test", "-q", "-p", "no:pytest-qt", "test_here.py")
    assert (code, "1 passed" in out) == (0, True), out + err
    assert launch(ready)[1:] == ("opened\n", "")  # a set-up for tests also serves a run


@pytest.mark.parametrize(("arguments", "parallel"), [([], True), (["-n", "0"], False)])
def test_tests_run_on_all_cores_unless_told_otherwise(
    ready: Path, arguments: list[str], parallel: bool
) -> None:
    (ready / "test_where.py").write_text(
        "import os\n\ndef test_where(request):\n"
        f"    assert hasattr(request.config, 'workerinput') is {parallel}\n", encoding="utf-8")
    code, out, err = launch(ready, "test", "-q", "-p", "no:pytest-qt", "test_where.py", *arguments)
    assert (code, "1 passed" in out) == (0, True), out + err


def test_changed_lock_is_followed_without_starting_anew(ready: Path) -> None:
    launch(ready)
    mine = ready / ".venv" / "mine.txt"
    mine.touch()
    with open(ready / "requirements.lock", "a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    code, out, err = launch(ready, "x")
    assert (code, out) == (7, "opened x\n")
    assert "Fetching the libraries" in err
    assert mine.exists()


def interrupt(venv: Path) -> None:
    for stamp in venv.glob("ready-*"):
        stamp.unlink()


def lose_python(venv: Path) -> None:
    (venv / "bin" / "python").unlink()


def lose_library(venv: Path) -> None:
    shutil.rmtree(next(venv.glob("lib*/**/site-packages/pip")))


@pytest.mark.skipif(os.name == "nt", reason="folders are named differently there")
@pytest.mark.parametrize("damage", [interrupt, lose_python, lose_library])
def test_damaged_environment_is_made_anew(ready: Path, damage: Callable[[Path], None]) -> None:
    assert launch(ready)[0] == 7
    leftover = ready / ".venv" / "leftover.txt"
    leftover.touch()
    damage(ready / ".venv")
    code, out, err = launch(ready, "again")
    assert (code, out) == (7, "opened again\n"), err
    assert "Setting up" in err
    assert not leftover.exists()
    assert launch(ready)[2] == ""


def test_moved_project_is_set_up_in_its_new_place(ready: Path) -> None:
    launch(ready)
    moved = ready.rename(ready.with_name("moved"))
    try:
        code, out, err = launch(moved, "here")
        assert (code, out) == (7, "opened here\n"), err
        assert str(moved) in (moved / ".venv" / "bin" / "explainer").read_text(encoding="utf-8")
    finally:
        moved.rename(ready)


def test_without_network_says_so_and_leaves_nothing_that_looks_finished(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    (root / "requirements.lock").write_text(ABSENT, encoding="utf-8")
    code, out, err = launch(root)
    assert (code, out) == (2, "")
    assert "connected to the internet?" in err
    assert "absent-from-everywhere" in err
    assert "Traceback" not in err
    assert not list((root / ".venv").glob("ready-*"))


# ── System packages: its functions, with an apt-get that only writes down what it is asked ───────────────────────────


@pytest.fixture
def launcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """launch.py as a module, in a project that is ready; starting a program is written to `launcher.started`."""
    root = make_project(tmp_path / "project")
    spec = importlib.util.spec_from_file_location("launch", root / "packaging" / "launch.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.started = []  # type: ignore[attr-defined]
    monkeypatch.setattr(module, "is_ready", lambda kind: True)
    monkeypatch.setattr(module, "start", lambda command: module.started.append(command) or 0)
    monkeypatch.setattr(module, "X11_LIBRARIES", {})
    monkeypatch.setattr(module, "TEST_PROGRAMS", {})
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    return module


def add_program(folder: Path, name: str, lines: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{lines}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.fixture
def absent_library(launcher: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that Qt needs, say, and that is not there."""
    library = tmp_path / "libneeded.so.1"
    monkeypatch.setattr(launcher, "LIBRARIES", {str(library): "libneeded1"})
    return library


@LINUX
def test_missing_library_is_installed_where_the_person_may(
    launcher: ModuleType, absent_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    real = next(line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "/libc.so" in line)
    log = tmp_path / "apt.log"
    add_program(
        tmp_path / "bin", "apt-get",
        f'echo "$@" >> "{log}"\n[ "$1" = update ] && exit 0\n'
        f'grep -q "^update" "{log}" || {{ echo "E: Unable to locate package"; exit 100; }}\n'
        f'cp "{real}" "{absent_library}"',
    )  # fmt: skip
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert launcher.main(["pack"]) == 0
    said = capsys.readouterr().err
    assert "The window is drawn by Qt" in said
    assert f"libneeded1 (has {absent_library})" in said
    assert [words.split()[0] for words in log.read_text().splitlines()] == ["install", "update", "install"]
    assert "libneeded1" in log.read_text()
    assert launcher.started == [[launcher.PROGRAM, "pack"]]


@LINUX
@pytest.mark.parametrize("sudo", [None, "echo 'sudo: a password is required'; exit 1"])
def test_without_rights_the_exact_line_is_printed(
    launcher: ModuleType, absent_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], sudo: str | None,
) -> None:  # fmt: skip
    add_program(tmp_path / "bin", "apt-get", f"touch '{tmp_path}/called'")
    if sudo:
        add_program(tmp_path / "bin", "sudo", sudo)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert launcher.main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "    sudo apt-get update && sudo apt-get install -y libneeded1\n" in err
    assert launcher.started == []
    assert not (tmp_path / "called").exists()


@LINUX
def test_without_apt_the_library_is_named(
    launcher: ModuleType, absent_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert launcher.main([]) == 2
    assert "libneeded.so.1" in capsys.readouterr().err


@LINUX
def test_tests_go_on_without_a_virtual_screen(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(launcher, "TEST_PROGRAMS", {"Xvfb": "xvfb"})
    monkeypatch.chdir(tmp_path)
    launcher.main(["test", "-q"])
    assert "Some tests will be skipped" in capsys.readouterr().err
    assert launcher.started == [[launcher.PYTHON, "-m", "pytest", *launcher.ON_ALL_CORES, "-q"]]


@LINUX
def test_missing_venv_module_is_named_with_its_package(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    add_program(tmp_path / "bin", "apt-get", "exit 100")
    monkeypatch.setattr(launcher, "is_ready", lambda kind: False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert launcher.main([]) == 2
    assert f"python{sys.version_info.major}.{sys.version_info.minor}-venv" in capsys.readouterr().err


def test_older_python_is_told_plainly(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse(LAUNCH.read_text(encoding="utf-8"), feature_version=(3, 8))  # else it would see a syntax error
    monkeypatch.setattr(sys, "version_info", (3, 10, 12, "final", 0))
    assert launcher.main([]) == 2
    assert "needs Python 3.11 or newer" in capsys.readouterr().err
    assert launcher.started == []
