"""Reading a pack in another process: the same result, within limits, and nothing left behind."""

from __future__ import annotations

import io
import os
import pickle
import queue
import shutil
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path
from types import MappingProxyType

import pytest

from explainer.app import pack_process
from explainer.app.pack_process import PackReader, read_guarded
from explainer.app.pack_transfer import (
    PackChecked,
    PackRead,
    ReaderFailed,
    TooCostly,
    TransferError,
    encode,
    receive,
)
from explainer.app.paths import built_in_pack
from explainer.core.problems import Problem
from explainer.core.reading import Reading, read_pack
from explainer.core.writing import save_workbook
from tests.odd_reader import alive, install


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_in_pack(), tmp_path / "pack"))


def until_gone(pid: int) -> None:
    """Wait until a process has ended; a test that waits in vain is ended from outside."""
    while alive(pid):
        time.sleep(0.02)


# The same as read here


@pytest.mark.parametrize("kind", ["folder", "zip", "xlsx"])
def test_a_pack_comes_over_whole(pack: Path, tmp_path: Path, kind: str) -> None:
    original = read_pack(pack).pack
    assert original is not None
    path = pack
    if kind == "zip":
        path = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", pack))
    elif kind == "xlsx":
        path = tmp_path / "book.xlsx"
        save_workbook(original, path)
    here, there = read_pack(path), read_guarded(path, "read").reading
    assert here.pack is not None and there.pack is not None
    assert there.pack.tables == here.pack.tables
    assert (there.pack.digest, there.pack.path, there.pack.built_in) == (here.pack.digest, path, False)
    assert there.problems == here.problems
    assert isinstance(there.pack.tables, MappingProxyType)


@pytest.mark.parametrize("name", ["gone", "empty", "text.xlsx", "a.numbers", "zero\0byte"])
def test_what_is_no_pack_is_told_as_ever(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.xlsx").write_text("no workbook")
    (tmp_path / "a.numbers").write_text("?")
    path = tmp_path / name
    there = read_guarded(path).reading
    assert there.pack is None and len(there.problems) == 1
    assert there.problems[0].sentence()  # its words are known here too
    if "\0" not in name:
        assert there.problems == read_pack(path).problems


def test_nothing_is_imported_from_the_folder_it_is_started_in(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("csv.py", "json.py", "explainer.py", "queue.py"):
        (pack / name).write_text("raise SystemExit(9)")
    monkeypatch.chdir(pack)
    assert read_guarded(pack, "read").reading.pack is not None


# What comes over is nothing but records


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def framed(body: bytes) -> io.BytesIO:
    return io.BytesIO(struct.pack(">Q", len(body)) + body)


BAD = Problem("no-such-code")
FRAMES = {
    "a call": framed(pickle.dumps(Evil())),
    "a function": framed(pickle.dumps(eval)),
    "a name with dots": framed(b"\x80\x04\x8c\x1bexplainer.core.problems\x8c\x0eregister.x.y\x93."),
    "no message": framed(pickle.dumps("text")),
    "a list": framed(pickle.dumps([1])),
    "no pickle": framed(b"{}"),
    "nothing": framed(b""),
    "cut off": io.BytesIO(struct.pack(">Q", 100) + b"x"),
    "half a length": io.BytesIO(b"\0\0\0"),
    "a huge length": io.BytesIO(b"\xff" * 8),
    "no pack": io.BytesIO(encode(PackRead(Reading("pack", ()), None, {}))),  # type: ignore[arg-type]
    "no problems": io.BytesIO(encode(PackChecked(("problem",), {}))),  # type: ignore[arg-type]
    "problem without words": io.BytesIO(encode(PackChecked((BAD,), {}))),
    "words of the wrong kind": io.BytesIO(encode(PackChecked((BAD,), {"no-such-code": "x"}))),  # type: ignore[dict-item]
}


@pytest.mark.parametrize("what", FRAMES)
def test_a_frame_with_anything_else_is_refused(what: str) -> None:
    FRAMES[what].seek(0)
    with pytest.raises(TransferError):
        receive(FRAMES[what])


def test_good_frames_follow_one_another_to_the_end() -> None:
    stream = io.BytesIO(encode(TooCostly()) + encode(ReaderFailed("x")))
    assert [receive(stream) for _ in range(3)] == [TooCostly(), ReaderFailed("x"), None]


# Limits


@pytest.mark.skipif(sys.platform != "linux", reason="the limits on processor time and memory are Linux's")
@pytest.mark.parametrize("name", ["stuck", "hungry", "stuck-check", "hungry-check"])
def test_what_takes_too_much_is_one_message(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                            name: str) -> None:
    install(monkeypatch, tmp_path / "odd", seconds=1)
    odd = pack.rename(pack.with_name(name))
    reading = read_guarded(odd).reading
    assert reading.pack is None
    assert [problem.code for problem in reading.problems] == ["pack-too-costly"]
    assert name in reading.problems[0].sentence()


@pytest.mark.parametrize("name", ["asleep", "asleep-check"])
def test_what_waits_without_end_is_ended(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                         name: str) -> None:
    install(monkeypatch, tmp_path / "odd")
    monkeypatch.setattr(pack_process, "WALL_SECONDS", 0.5)
    reading = read_guarded(pack.rename(pack.with_name(name))).reading
    assert [problem.code for problem in reading.problems] == ["pack-too-costly"]


@pytest.mark.parametrize("name", ["dead", "wrong", "dead-check", "wrong-check"])
def test_a_reader_that_ends_is_one_message(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                           name: str) -> None:
    install(monkeypatch, tmp_path / "odd")
    reading = read_guarded(pack.rename(pack.with_name(name))).reading
    assert [problem.code for problem in reading.problems] == ["reader-failed"]


def test_a_program_that_cannot_start_a_reader_says_so(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(pack / "no such program"))
    assert [problem.code for problem in read_guarded(pack).reading.problems] == ["reader-failed"]


# Nothing stays behind


@pytest.mark.parametrize("name", ["asleep", "stuck"])
def test_canceling_ends_the_process(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    install(monkeypatch, tmp_path / "odd")
    reader = PackReader(pack.rename(pack.with_name(name)))
    reader.next()  # it has begun
    with pytest.raises(queue.Empty):
        reader.next(0)
    reader.cancel()
    assert not alive(reader.pid)
    assert reader.next() is None


HOLDER = """
import sys
from pathlib import Path
from explainer.app.pack_process import PackReader
reader = PackReader(Path(sys.argv[1]))
reader.next()
print(reader.pid, flush=True)
reader.next()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("name", ["asleep", "stuck"])
def test_a_program_that_is_killed_leaves_no_reader(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                   name: str) -> None:
    install(monkeypatch, tmp_path / "odd")
    odd = pack.rename(pack.with_name(name))
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(odd)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        pid = int(holder.stdout.readline())
        assert alive(pid)
        holder.kill()
    until_gone(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to send a signal to")
@pytest.mark.parametrize("command", [["check"], ["check", "--verbose"], ["sheet", "--all", "--out", "sheets"]])
def test_interrupting_a_command_ends_it_without_a_trace(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                        command: list[str]) -> None:
    install(monkeypatch, tmp_path / "odd")
    odd = pack.rename(pack.with_name("stuck"))
    began = tmp_path / "odd" / "began"
    patch = tmp_path / "odd" / "sitecustomize.py"
    patch.write_text(patch.read_text() + f"    open({str(began)!r}, 'w').write(str(os.getpid()))\n")
    with subprocess.Popen([sys.executable, "-m", "explainer", command[0], str(odd), *command[1:]], cwd=tmp_path,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as program:
        while not (began.exists() and began.read_text()):
            time.sleep(0.02)
        os.killpg(program.pid, signal.SIGINT)
        out, err = program.communicate()
    assert (program.returncode, out, err) == (2, "", "")
    until_gone(int(began.read_text()))
