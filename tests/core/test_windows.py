"""What Windows wants otherwise. Its answers are stood in for elsewhere; on Windows the system itself gives them."""

from __future__ import annotations

import errno
import io
import os
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explainer.__main__ import _encoding_of
from explainer.app.pack_stamp import stamp
from explainer.core import windows
from explainer.core.atomic import replacing, replacing_folder
from explainer.core.file_lock import locked
from explainer.core.liveness import is_running, process_token
from explainer.core.reading import read_pack
from explainer.core.writing import save_folder

from .packs import files_of, write_files, write_pack, write_zip

on_windows = pytest.mark.skipif(os.name != "nt", reason="only Windows itself answers so")
elsewhere = pytest.mark.skipif(os.name == "nt", reason="Windows itself answers")
NEW = b"new content " * 100


def save(path: Path) -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(NEW)


class Refused(PermissionError):
    """What Windows raises where it does not let a file be replaced."""

    def __init__(self, code: int) -> None:
        super().__init__(errno.EACCES, "Access is denied")
        self.winerror = code


# ── Long paths ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("full", "form"),
    [
        (r"C:\Users\ana\pack", r"\\?\C:\Users\ana\pack"),
        (r"\\server\share\pack", r"\\?\UNC\server\share\pack"),
        (r"\\?\C:\long", r"\\?\C:\long"),
        (r"\\?\UNC\server\share", r"\\?\UNC\server\share"),
        (r"\\.\con", r"\\.\con"),
    ],
)
def test_the_form_without_a_limit(full: str, form: str) -> None:
    assert windows.extended(full) == form


@elsewhere
def test_other_systems_keep_their_paths(tmp_path: Path) -> None:
    assert windows.reachable(Path("a") / ("x" * 300)) == Path("a") / ("x" * 300)
    windows.refuse_device(tmp_path / "con.csv")
    save(tmp_path / "con.csv")
    assert not windows.is_held(tmp_path / "con.csv")


@on_windows
def test_a_short_path_keeps_its_form(tmp_path: Path) -> None:
    assert windows.reachable(tmp_path) == tmp_path


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    """A folder whose path has some 400 characters."""
    folder = tmp_path.joinpath(*["a long name of a folder in a deep share"] * 10)
    windows.reachable(folder).mkdir(parents=True)
    assert len(str(folder)) > 300
    return folder


def test_a_folder_deeper_than_260_characters_is_read(deep: Path) -> None:
    write_files(windows.reachable(deep), files_of())
    try:
        os.path.realpath(windows.reachable(deep))
    except OSError as error:
        pytest.skip(f"Wine does not say where a long path leads: {error.strerror}")
    assert read_pack(deep).problems == ()


def test_files_deeper_than_260_characters_are_read_and_written(deep: Path) -> None:
    write_zip(windows.reachable(deep) / "pack.zip", files_of())
    assert read_pack(deep / "pack.zip").problems == ()
    assert stamp(deep / "pack.zip")
    save(deep / "copy.csv")
    assert windows.reachable(deep / "copy.csv").read_bytes() == NEW
    with replacing_folder(deep / "copy") as folder:
        (folder / "meta.csv").write_bytes(NEW)
    assert windows.reachable(deep / "copy" / "meta.csv").read_bytes() == NEW


# ── Names of devices ──────────────────────────────────────────────────────────────────────────────


@elsewhere
def test_a_device_is_not_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        monkeypatch.context() as patched,
        pytest.raises(OSError, match="keeps this name for a device"),
    ):
        patched.setattr(windows, "ON_WINDOWS", True)
        patched.setattr(os.path, "abspath", lambda _path: r"\\.\con")
        windows.refuse_device(tmp_path / "con.csv")


@on_windows
@pytest.mark.parametrize("name", ["con.csv", "NUL", "aux.txt"])
def test_a_device_of_this_windows_is_neither_written_nor_read(name: str, tmp_path: Path) -> None:
    if not os.path.abspath(tmp_path / name).startswith("\\\\.\\"):
        pytest.skip("this Windows takes the name for an ordinary one")
    with pytest.raises(OSError, match="keeps this name for a device"):
        save(tmp_path / name)
    assert read_pack(tmp_path / name).pack is None


# ── Capitals, and places that are no folders of a drive ───────────────────────────────────────────


@on_windows
def test_names_are_the_same_whatever_their_capitals(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "Pack")
    assert read_pack(tmp_path / "PACK").problems == read_pack(pack).problems == ()
    save(tmp_path / "Out.csv")
    save(tmp_path / "OUT.CSV")
    assert len(list(tmp_path.glob("*.csv"))) == 1


@pytest.fixture
def share(tmp_path: Path) -> Path:
    r"""The same folder as `tmp_path`, reached as `\\localhost\C$\…` over the network."""
    drive, rest = os.path.splitdrive(tmp_path)
    shared = Path(rf"\\localhost\{drive[:1]}${rest}")
    if os.name != "nt" or not shared.is_dir():
        pytest.skip("no drive of this machine is shared")
    return shared


def test_a_pack_on_a_share_is_read_and_files_are_written_there(share: Path, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack")
    write_zip(tmp_path / "pack.zip", files_of())
    for path in (share / "pack", share / "pack.zip"):
        assert read_pack(path).problems == ()
        assert stamp(path) == stamp(tmp_path / path.name)
    save(share / "out.csv")
    with replacing_folder(share / "copy") as folder:
        (folder / "meta.csv").write_bytes(NEW)
    assert (tmp_path / "out.csv").read_bytes() == NEW
    assert {path.name for path in tmp_path.iterdir()} == {pack.name, "pack.zip", "out.csv", "copy"}


def test_a_path_on_a_share_may_be_long(share: Path, deep: Path, tmp_path: Path) -> None:
    far = share / deep.relative_to(tmp_path)
    write_zip(windows.reachable(deep) / "pack.zip", files_of())
    assert read_pack(far / "pack.zip").problems == ()
    save(far / "out.csv")
    assert windows.reachable(deep / "out.csv").read_bytes() == NEW


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """An empty drive other than that of `tmp_path`, as a stick is."""
    own = os.path.splitdrive(tmp_path)[0].upper()
    drives = [Path(f"{letter}:\\") for letter in string.ascii_uppercase if f"{letter}:" != own]
    empty = [drive for drive in drives if os.name == "nt" and drive.is_dir()
             and not os.listdir(drive)]
    if not empty:
        pytest.skip("this machine has no empty second drive")
    yield empty[0]
    for path in map(empty[0].joinpath, os.listdir(empty[0])):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_tables_may_lie_on_a_drive_itself(stick: Path) -> None:
    write_files(stick, files_of())
    reading = read_pack(stick)
    assert reading.problems == ()
    assert stamp(stick)
    save(stick / "out.csv")
    assert (stick / "out.csv").read_bytes() == NEW


def test_a_copy_may_be_saved_to_an_empty_drive_itself(stick: Path, tmp_path: Path) -> None:
    pack = read_pack(write_pack(tmp_path / "pack")).pack
    assert pack is not None
    save_folder(pack, stick)
    assert read_pack(stick).problems == ()
    assert all(path.suffix in (".csv", ".json") for path in stick.iterdir())


def test_a_path_may_name_a_drive_and_no_folder(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`E:pack` is the pack in the folder that drive E is at; `\\pack` lies on the drive at work."""
    write_pack(stick / "pack")
    monkeypatch.chdir(stick)
    assert read_pack(Path(f"{stick.drive}pack")).problems == ()
    assert read_pack(Path("\\pack")).problems == ()


@pytest.mark.parametrize(
    "name", ["C:/meta.csv", "C:\\meta.csv", "\\\\server\\share\\meta.csv", "..\\meta.csv"]
)
def test_a_path_of_windows_inside_an_archive_leads_nowhere(name: str, tmp_path: Path) -> None:
    files = files_of()
    files[name] = files.pop("meta.csv")
    reading = read_pack(write_zip(tmp_path / "pack.zip", files))
    assert "file-outside" in {problem.code for problem in reading.problems}


# ── Files that another program holds ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", [5, 32])
def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real, tries = tmp_path / "out.csv", os.replace, []
    target.write_bytes(b"old")
    inode = target.stat().st_ino

    def replace(source: Path, place: Path) -> None:
        tries.append(source)
        if len(tries) < 3:
            raise Refused(code)
        real(source, place)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    save(target)
    assert (target.read_bytes(), len(tries)) == (NEW, 3)
    assert target.stat().st_ino != inode, "the file was written in place instead"


def test_a_file_that_stays_held_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows from Python 3.12 on, where `set_blocking` is for pipes alone."""
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")

    def refused(*_: object) -> None:
        raise Refused(32)

    def no_pipe(*_: object) -> None:
        raise OSError(errno.EINVAL, "Invalid function")

    monkeypatch.setattr(os, "replace", refused)
    monkeypatch.setattr(os, "set_blocking", no_pipe, raising=False)
    monkeypatch.delattr(os, "O_NONBLOCK", raising=False)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    save(target)
    assert target.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [target]


HOLD = """
import ctypes, sys
kernel = ctypes.WinDLL("kernel32")
kernel.CreateFileW.restype = ctypes.c_void_p
handle = kernel.CreateFileW(sys.argv[1], 0xC0000000, int(sys.argv[2]), None, 3, 0, None)
print("held" if handle not in (None, ctypes.c_void_p(-1).value) else "not held", flush=True)
sys.stdin.read()
"""
NOBODY, READERS = 0, 1  # whom a program lets open a file beside itself


@contextmanager
def held(path: Path, sharing: int) -> Iterator[None]:
    """Another program has the file open, as a spreadsheet has."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), str(sharing)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.communicate("")


@on_windows
def test_a_workbook_that_a_spreadsheet_has_open_is_read(tmp_path: Path) -> None:
    pack = write_zip(tmp_path / "pack.zip", files_of())
    with held(pack, READERS):
        assert read_pack(pack).problems == ()
        assert stamp(pack)


@on_windows
def test_a_pack_that_another_program_keeps_to_itself_is_said_to_be_so(tmp_path: Path) -> None:
    pack = write_zip(tmp_path / "pack.zip", files_of())
    with held(pack, NOBODY):
        reading = read_pack(pack)
    assert [problem.code for problem in reading.problems] == ["path-unreadable"]
    import ctypes

    assert reading.problems[0].params["reason"] == ctypes.FormatError(32).strip().rstrip(".")
    assert read_pack(pack).problems == ()


@on_windows
@pytest.mark.parametrize("sharing", [NOBODY, READERS])
def test_what_a_spreadsheet_has_open_is_not_lost_when_it_cannot_be_replaced(
    sharing: int, tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with held(target, sharing):
        with pytest.raises(PermissionError) as refused:
            save(target)
        assert windows.is_held(target)
        assert windows.reason(refused.value) != "Permission denied"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
    save(target)
    assert target.read_bytes() == NEW


# ── Pipes ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("system", "asked", "encoding"),
    [
        ("win32", None, "utf-8"),
        ("win32", "cp850", "cp1252"),
        ("linux", None, "cp1252"),
    ],
)
def test_a_pipe_of_windows_gets_utf_8_unless_something_else_was_asked_for(
    system: str, asked: str | None, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    if asked:
        monkeypatch.setenv("PYTHONIOENCODING", asked)
    with io.TextIOWrapper(io.BytesIO(), encoding="cp1252") as pipe:
        assert _encoding_of(pipe) == encoding


# ── Processes ─────────────────────────────────────────────────────────────────────────────────────


def test_a_process_is_known_by_its_start_too() -> None:
    token = process_token()
    assert is_running(token)
    machine, number, start = token.split("-")
    assert int(start) > 0 or sys.platform == "darwin"
    assert not is_running(f"{machine}-{number}-{int(start) + 1}")
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    ) as process:
        other = process_token(process.pid)
        assert is_running(other)
        process.communicate(b"")
    assert not is_running(other)


def test_the_file_of_a_lock_goes_with_it(tmp_path: Path) -> None:
    with locked(tmp_path / "settings.json") as had:
        assert had and list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []
