"""Files are written whole or not at all, wherever the bytes can be written."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explainer.core.atomic import clear_leftovers, replacing, replacing_folder
from explainer.core.liveness import is_running, process_token

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights and links")
NEW = b"new content " * 100


def save(path: Path, content: bytes = NEW) -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, code: int,
           when: Callable[..., bool] = lambda *_args, **_options: True) -> None:
    """Let a function of `os` answer with an error where `when` says so."""
    real = getattr(os, name)

    def refused(*args: object, **options: object) -> object:
        if when(*args, **options):
            raise OSError(code, os.strerror(code), str(args[0]))
        return real(*args, **options)

    monkeypatch.setattr(os, name, refused)


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


# Whole or not at all

@pytest.mark.parametrize("failure", [OSError("disk full"), KeyboardInterrupt()], ids=["error", "interrupted"])
def test_writing_that_fails_leaves_the_old_file_alone(failure: BaseException, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with pytest.raises(type(failure)), replacing(target) as temporary:
        temporary.write_bytes(b"half")
        raise failure
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["chart.png", "ñandú.csv", "no ending", ".hidden", pytest.param("x" * 250 + ".csv", marks=posix),
                                  pytest.param("a\nb.csv", marks=posix)])
def test_a_file_is_made_beside_its_place(name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    with replacing(target) as temporary:
        assert temporary.parent == tmp_path
        assert temporary.name.startswith(f".{target.stem[:20]}-")
        assert temporary.is_file() and not target.exists()
        temporary.write_bytes(b"whole")
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_temporary_file_that_was_taken_away_is_no_second_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^first$"), replacing(tmp_path / "out.csv") as temporary:
        temporary.unlink()
        raise ValueError("first")


# Steps that a file system refuses

REFUSALS = [
    *[(step, code) for step in ("chmod", "chown", "fsync", "replace") if hasattr(os, step)
      for code in (errno.EPERM, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS, errno.EACCES, errno.EROFS)],
    ("replace", errno.EXDEV), ("replace", errno.EBUSY), ("replace", errno.EEXIST), ("unlink", errno.EPERM),
]


@pytest.mark.parametrize("old", [None, b"old", b"longer than the new content " * 100], ids=["new", "shorter", "longer"])
@pytest.mark.parametrize(("step", "code"), REFUSALS, ids=lambda value: errno.errorcode.get(value, "") if isinstance(
    value, int) else value)
def test_a_step_that_is_refused_is_no_failure(step: str, code: int, old: bytes | None, tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    if old is not None:
        target.write_bytes(old)
    with monkeypatch.context() as patched:
        refuse(patched, step, code)
        save(target)
    assert target.read_bytes() == NEW
    if step != "unlink":
        assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG, errno.EINVAL])
def test_a_folder_in_which_nothing_may_be_made(code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with monkeypatch.context() as patched:
        refuse(patched, "open", code, lambda path, *_: Path(path).parent == tmp_path and path != target)
        save(target)
    assert target.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [target]


def test_a_phone_that_lets_a_file_only_be_written_from_its_start(tmp_path: Path,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with monkeypatch.context() as patched:
        refuse(patched, "replace", errno.ENOTSUP)
        refuse(patched, "open", errno.ENOTSUP, lambda path, flags, *_: path == target and not flags & os.O_TRUNC)
        save(target)
    assert target.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("step", "code"), [
    ("fsync", errno.ENOSPC), ("fsync", errno.EIO), ("fsync", errno.EDQUOT), ("replace", errno.ENOSPC),
    ("replace", errno.EIO), ("open", errno.ENOSPC), ("open", errno.EDQUOT)])
def test_a_full_or_broken_disk_is_told_and_the_old_file_is_whole(step: str, code: int, tmp_path: Path,
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with monkeypatch.context() as patched, pytest.raises(OSError) as told:
        refuse(patched, step, code)
        save(target)
    assert told.value.errno == code
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_fills_while_a_file_is_written_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    target, real, copies = tmp_path / "out.csv", shutil.copyfileobj, []

    def copy(source: object, copied: object) -> None:
        copies.append(source)
        if len(copies) == 2:  # the first makes the backup, the third puts it back
            copied.write(b"half of")  # type: ignore[attr-defined]
            raise OSError(errno.ENOSPC, "full")
        real(source, copied)  # type: ignore[misc]

    target.write_bytes(b"old content")
    with monkeypatch.context() as patched, pytest.raises(OSError, match="full"):
        refuse(patched, "replace", errno.EPERM)
        patched.setattr(shutil, "copyfileobj", copy)
        save(target)
    assert target.read_bytes() == b"old content"
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 kB."""
    place = tmp_path / "tiny"
    place.mkdir()
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True)
    except OSError:
        pytest.skip("this system has no mount")
    if done.returncode:
        pytest.skip("only an administrator can mount a disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_real_disk_that_is_full(tiny_disk: Path) -> None:
    target = tiny_disk / "out.csv"
    save(target, b"old" * 10_000)
    with pytest.raises(OSError) as told:
        save(target, b"new" * 20_000)
    assert told.value.errno == errno.ENOSPC
    assert target.read_bytes() == b"old" * 10_000
    assert list(tiny_disk.iterdir()) == [target]


# Rights

@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o666, 0o400])
def test_a_file_keeps_its_rights(mode: int, tmp_path: Path, umask: None) -> None:
    target = tmp_path / "out.csv"
    target.touch()
    target.chmod(mode)
    save(target)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
@pytest.mark.parametrize(("mask", "expected"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600), (0o027, 0o640), (0, 0o666)])
def test_a_new_file_follows_the_umask(mask: int, expected: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        save(tmp_path / "out.csv")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == expected


# Links and what is no file

@posix
@pytest.mark.parametrize("there", [True, False], ids=["file", "dangling"])
@pytest.mark.parametrize("relative", [True, False], ids=["relative", "absolute"])
def test_a_link_stays_and_what_it_points_to_is_written(there: bool, relative: bool, tmp_path: Path) -> None:
    real, link, second = tmp_path / "other" / "real.csv", tmp_path / "link.csv", tmp_path / "second.csv"
    real.parent.mkdir()
    if there:
        real.write_bytes(b"old")
    link.symlink_to("other/real.csv" if relative else real)
    second.symlink_to("link.csv")
    save(second)
    assert real.read_bytes() == NEW
    assert link.is_symlink() and second.is_symlink()
    assert list(real.parent.iterdir()) == [real]


@posix
@pytest.mark.parametrize("links", [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "b"}])
def test_a_loop_of_links_is_an_error(links: dict[str, str], tmp_path: Path) -> None:
    for name, target in links.items():
        (tmp_path / name).symlink_to(target)
    with pytest.raises(OSError) as told:
        save(tmp_path / "a")
    assert told.value.errno == errno.ELOOP
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(links)


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only an administrator gives files away")
def test_a_link_that_somebody_else_put_where_all_may_write_is_not_followed(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (tmp_path / "mine").write_bytes(b"mine")
    (shared / "out.csv").symlink_to(tmp_path / "mine")
    os.lchown(shared / "out.csv", 12345, 12345)
    with pytest.raises(PermissionError):
        save(shared / "out.csv")
    assert (tmp_path / "mine").read_bytes() == b"mine"


@posix
def test_another_hard_link_keeps_the_old_content(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_bytes(b"old")
    os.link(tmp_path / "out.csv", tmp_path / "snapshot.csv")
    save(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == NEW
    assert (tmp_path / "snapshot.csv").read_bytes() == b"old"


@posix
def test_a_device_is_written_and_stays_one() -> None:
    save(Path(os.devnull))
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@posix
def test_a_fifo_that_nobody_reads_is_an_error_and_never_a_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "out.csv")
    with pytest.raises(OSError):
        save(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").is_fifo()


def test_a_folder_is_an_error_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), replacing(tmp_path):
        pytest.fail("nothing is to be made")


# Folders

@pytest.mark.parametrize("code", [errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EBUSY, errno.EACCES])
def test_a_folder_that_cannot_be_renamed_is_copied(code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        refuse(patched, "rename", code)
        with replacing_folder(tmp_path / "copy") as temporary:
            (temporary / "a.csv").write_bytes(b"a")
    assert (tmp_path / "copy" / "a.csv").read_bytes() == b"a"
    assert list(tmp_path.iterdir()) == [tmp_path / "copy"]


def test_a_disk_itself_which_cannot_be_renamed_is_filled(tiny_disk: Path) -> None:
    with replacing_folder(tiny_disk) as temporary:
        (temporary / "a.csv").write_bytes(b"a")
    assert (tiny_disk / "a.csv").read_bytes() == b"a"
    assert list(tiny_disk.parent.iterdir()) == [tiny_disk]


def test_a_disk_itself_that_is_too_small_stays_empty(tiny_disk: Path) -> None:
    with pytest.raises(OSError, match="No space"), replacing_folder(tiny_disk) as temporary:
        for name in "abc":
            (temporary / f"{name}.csv").write_bytes(b"a" * 40_000)
    assert list(tiny_disk.iterdir()) == []
    assert list(tiny_disk.parent.iterdir()) == [tiny_disk]


# What a kill leaves behind

KILLED = """
import sys, time
from pathlib import Path
from explainer.core.atomic import replacing, replacing_folder
with replacing(Path(sys.argv[1], "out.csv")) as one, replacing_folder(Path(sys.argv[1], "copy")) as two:
    one.write_bytes(b"half")
    Path(two, "a.csv").write_bytes(b"half")
    print("writing", flush=True)
    time.sleep(300)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_what_a_killed_process_leaves_is_cleared_by_the_next_save_but_not_while_it_runs(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdout.readline()
        clear_leftovers(tmp_path)
        assert len(list(tmp_path.iterdir())) == 2
        child.kill()
    save(tmp_path / "other.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["other.csv"]


@pytest.mark.parametrize("name", [
    ".out-abc.tmp", "out.tmp", ".out-12345678.tmp", ".~lock.cities.csv#", ".out-0000-1-1-00000000.tmp",
    "out-00000000-1-1-00000000.tmp", ".out-00000000-1-1-00000000.csv", ".out-00000000-x-1-00000000.tmp"])
def test_files_of_others_are_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    clear_leftovers(tmp_path)
    assert (tmp_path / name).exists()


def test_leftovers_of_another_machine_are_cleared_once_they_are_old(tmp_path: Path) -> None:
    fresh, old = tmp_path / ".out-00000000-1-1-00000000.tmp", tmp_path / ".out-00000000-1-1-00000001.tmp"
    fresh.touch()
    old.touch()
    os.utime(old, (0, 0))
    clear_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [fresh]


def test_a_folder_that_is_not_there_or_cannot_be_read_is_no_error(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere", Path("a\0b")):
        clear_leftovers(place)


# Which process

def test_this_process_runs_and_others_do_not() -> None:
    machine, pid, started = process_token().split("-")
    assert is_running(process_token()) is True
    assert is_running(f"00000000-{pid}-{started}") is None
    assert is_running(f"{machine}-{2**30}-{started}") is False
    if sys.platform == "linux":
        assert is_running(f"{machine}-{pid}-{int(started) + 1}") is False  # the id is used again
        assert is_running(process_token(1)) is True


@pytest.mark.parametrize("token", ["", "-", "x", "00000000--", "00000000-1", "0-1-1", "00000000-²-1", "00000000-1-" + "9" * 50,
                                   "earlier"])
def test_what_names_no_process_does_not_run(token: str) -> None:
    assert is_running(token) is False


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_process_that_was_killed_no_longer_runs() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"]) as child:
        token = process_token(child.pid)
        assert is_running(token) is True
        child.kill()
    assert is_running(token) is False
