"""Several processes on one settings folder: nothing that anybody changed is lost, and nothing stops the start."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from explainer.app import json_file, settings, shared_file
from explainer.app.settings import Settings, SettingsFile
from explainer.app.shared_file import merge
from explainer.app.show_store import Question, Resume, ShowStore
from explainer.core import file_lock
from explainer.core.atomic import backup_of
from explainer.core.file_lock import locked
from explainer.core.liveness import process_token

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "show.json"


# Merging

@pytest.mark.parametrize(("base", "mine", "theirs", "merged"), [
    ({"a": 1}, {"a": 1}, {"a": 2}, {"a": 2}),
    ({"a": 1}, {"a": 3}, {"a": 2}, {"a": 3}),
    ({"a": 1, "b": 1}, {"a": 3, "b": 1}, {"a": 1, "b": 2}, {"a": 3, "b": 2}),
    ({"a": 1}, {}, {"a": 1, "b": 1}, {"b": 1}),
    ({"a": 1}, {"a": 1}, {}, {}),
    ({}, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
    ({"n": {"x": {"1": "a"}}}, {"n": {"x": {"1": "b"}}}, {"n": {"x": {"1": "a", "2": "c"}}},
     {"n": {"x": {"1": "b", "2": "c"}}}),
    ({"n": {"x": {"1": "a"}}}, {"n": {}}, {"n": {"x": {"1": "a"}, "y": {"1": "d"}}}, {"n": {"y": {"1": "d"}}}),
    ({"n": {"x": {"1": "a"}}}, {"n": {"x": {"1": "a"}, "y": {"1": "d"}}}, {"n": {}}, {"n": {"y": {"1": "d"}}}),
    ({"w": {"x": 1}}, {"w": {"x": 1, "y": 2}}, {"w": {"x": 1, "z": 3}}, {"w": {"x": 1, "y": 2}}),
    ({"a": 1}, {"a": 1}, {"a": 1, "new": [1]}, {"a": 1, "new": [1]}),
])
def test_what_this_process_changed_wins_and_the_rest_comes_from_the_disk(
        base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], merged: dict[str, Any]) -> None:
    assert merge(base, mine, theirs, {"n": 2}) == merged


# Two stores

def both(file: Path) -> tuple[ShowStore, ShowStore]:
    return ShowStore(file), ShowStore(file)


def test_questions_notes_and_rehearsals_of_two_windows_are_all_there(file: Path) -> None:
    a, b = both(file)
    for store, name in ((a, "a"), (b, "b"), (a, "c")):
        store.add_question(Question(f"question {name}"))
        store.set_note("Town", f"slide-{name}", f"note {name}")
        store.set_rehearsal(f"pack {name}", {"1": 5.0})
        assert store.flush()
    a.close()
    b.close()
    kept = ShowStore(file)
    assert [question.text for question in kept.questions] == ["question a", "question b", "question c"]
    assert [kept.note("Town", f"slide-{name}") for name in "abc"] == ["note a", "note b", "note c"]
    assert all(kept.rehearsal(f"pack {name}") == {"1": 5.0} for name in "abc")


def test_what_one_window_took_away_stays_away(file: Path) -> None:
    first = ShowStore(file)
    for name in "xyz":
        first.add_question(Question(name))
        first.set_note("Town", name, name)
    first.close()
    a, b = both(file)
    a.remove_question(1)
    a.set_note("Town", "y", "")
    assert a.flush()
    b.replace_question(0, Question("x", answered=True))
    b.set_note("Town", "z", "new")
    assert b.flush()
    b.replace_question(1, Question("y", answered=True))  # does not know that it has gone
    b.close()
    a.close()
    kept = ShowStore(file)
    assert kept.questions == (Question("x", answered=True), Question("z"))
    assert [kept.note("Town", name) for name in "xyz"] == ["x", "", "new"]


def test_clearing_takes_only_the_questions_that_were_known(file: Path) -> None:
    a, b = both(file)
    a.add_question(Question("a"))
    assert a.flush()
    b.add_question(Question("b"))
    assert b.flush()
    a.clear_questions()
    a.close()
    assert ShowStore(file).questions == (Question("b"),)
    b.close()


def test_a_window_takes_in_what_the_other_did_when_it_next_writes(file: Path) -> None:
    a, b = both(file)
    a.add_question(Question("a"))
    assert a.flush()
    b.add_question(Question("b"))
    assert b.flush()
    assert b.questions == (Question("b"),)
    b.refresh()
    assert b.questions == (Question("a"), Question("b"))
    b.remove_question(0)
    b.close()
    a.set_note("Town", "1", "x")
    assert a.flush()
    a.refresh()
    assert a.questions == (Question("b"),)
    a.close()
    assert ShowStore(file).questions == (Question("b"),)


def test_a_file_that_has_been_removed_is_written_whole_again(file: Path) -> None:
    store = ShowStore(file)
    store.add_question(Question("a"))
    assert store.flush()
    file.unlink()
    store.set_note("Town", "1", "x")
    store.close()
    assert ShowStore(file).questions == (Question("a"),)


def test_questions_of_version_1_get_the_same_id_in_every_process(file: Path) -> None:
    file.write_text(json.dumps({"version": 1, "questions": [{"text": "x"}, {"text": "x"}, {"text": "y", "slide": "1"}]}))
    a, b = both(file)
    assert [q.id for q in a.questions] == [q.id for q in b.questions]
    a.add_question(Question("a"))
    assert a.flush()
    b.remove_question(0)
    b.close()
    a.close()
    assert [q.text for q in ShowStore(file).questions] == ["x", "y", "a"]


def test_fields_of_a_newer_version_are_kept(file: Path) -> None:
    file.write_text(json.dumps({"version": 9, "polls": [1, {"a": None}],
                                "questions": [{"text": "x", "id": "q1", "votes": 7}]}))
    store = ShowStore(file)
    store.replace_question(0, Question("x", answered=True))
    store.close()
    data = json.loads(file.read_text())
    assert data["polls"] == [1, {"a": None}]
    assert data["questions"][0] | {"votes": 7, "answered": True, "id": "q1"} == data["questions"][0]


# The place in a show

def other_place(file: Path, token: str, **values: Any) -> Resume:
    place = Resume(slide="s1", key="Town", **values)
    data = json.loads(file.read_text()) if file.exists() else {"shows": {}}
    data["shows"][token] = asdict(place)
    file.write_text(json.dumps(data))
    return place


def test_a_show_that_runs_in_another_window_is_not_offered(file: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"]) as child:
        place = other_place(file, process_token(child.pid))
        second = ShowStore(file)
        assert second.resume is None
        second.set_resume(Resume(slide="mine"))
        second.set_resume(None)
        second.close()
        assert ShowStore(file).resume is None
        child.kill()
    assert ShowStore(file).resume == place


@pytest.mark.parametrize(("token", "seconds_ago", "offered"), [
    ("00000000-1-1", 5, False), ("00000000-1-1", 3600, True), ("00000000-1-1", -3600, True), ("earlier", 1, True),
    ("no token", 1, True)])
def test_a_show_of_another_machine_runs_if_it_was_just_saved(token: str, seconds_ago: int, offered: bool,
                                                            file: Path) -> None:
    from datetime import datetime, timedelta

    saved = (datetime.now() - timedelta(seconds=seconds_ago)).isoformat()
    place = other_place(file, token, saved_at=saved)
    assert ShowStore(file).resume == (place if offered else None)


def test_of_two_shows_that_were_killed_the_latest_is_offered_and_then_the_other(file: Path) -> None:
    early = other_place(file, "a", saved_at="2026-11-24T19:00:00")
    late = other_place(file, "b", saved_at="2026-11-24T19:10:00")
    for place in (late, early, None):
        store = ShowStore(file)
        assert store.resume == place
        store.set_resume(None)
        store.close()


# Real processes

WRITER = """
import random, sys, time
from pathlib import Path
from explainer.app.settings import Settings, SettingsFile
from explainer.app.show_store import Question, ShowStore
folder, name = Path(sys.argv[1]), sys.argv[2]
store, start = ShowStore(folder / "show.json"), Settings()
kept = SettingsFile(folder / "settings.json", start)
for number in range(50):
    store.add_question(Question(f"{name}{number}"))
    store.set_note("Town", f"{name}{number}", "note")
    start.choices = {**start.choices, f"{name}{number}": {"selected": name}}
    kept.keep_settings(start)
    assert store.flush() and kept.flush()
    print(number, flush=True)
store.close()
kept.close()
"""


def writer(folder: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name], stdout=subprocess.PIPE, text=True)


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    children = [writer(tmp_path, name) for name in "ab"]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    store, expected = ShowStore(tmp_path / "show.json"), {f"{name}{number}" for name in "ab" for number in range(50)}
    assert {question.text for question in store.questions} == expected
    assert len(store.questions) == 100
    assert all(store.note("Town", slide) == "note" for slide in expected)
    assert set(settings.load(tmp_path / "settings.json").settings.choices) == expected
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"settings.json", "show.json"}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("seed", range(5))
def test_a_process_killed_at_any_moment_loses_nothing_that_was_on_the_disk(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    killed, other = writer(tmp_path, "k"), writer(tmp_path, "o")
    assert killed.stdout is not None
    last = -1
    for _ in range(chance.randint(1, 30)):
        last = int(killed.stdout.readline() or last)
    time.sleep(chance.random() / 50)
    killed.kill()
    killed.communicate()
    other.communicate()
    assert other.returncode == 0
    store = ShowStore(tmp_path / "show.json")
    assert store.set_aside is None
    texts = {question.text for question in store.questions}
    assert texts >= {f"o{number}" for number in range(50)} | {f"k{number}" for number in range(last + 1)}
    assert set(settings.load(tmp_path / "settings.json").settings.choices) >= {f"k{n}" for n in range(last + 1)}
    from explainer.core.atomic import clear_leftovers
    clear_leftovers(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} <= {
        "settings.json", "show.json", ".settings.json.lock", ".show.json.lock"}


# The lock

def test_the_lock_is_held_by_one_at_a_time_and_leaves_nothing(file: Path) -> None:
    with locked(file) as first:
        assert first
        with locked(file, patience=0.05) as second:
            assert not second
    with locked(file, patience=0.05) as third:
        assert third
    assert {path.name for path in file.parent.iterdir()} == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another lock")
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL, errno.EIO])
def test_a_file_system_without_locks_is_no_failure(code: int, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refused(*_: object) -> None:
        raise OSError(code, "refused")

    monkeypatch.setattr(fcntl, "flock", refused)
    a, b = both(file)
    a.add_question(Question("a"))
    assert a.flush()
    b.add_question(Question("b"))
    b.close()
    a.close()
    assert ShowStore(file).questions == (Question("a"), Question("b"))


def test_a_process_that_hangs_with_the_lock_is_not_waited_for_for_ever(
        file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lock, "_PATIENCE", 0.05)
    monkeypatch.setattr(file_lock.locked.__wrapped__, "__defaults__", (0.05,))
    with locked(file):
        store = ShowStore(file)
        store.add_question(Question("a"))
        store.close()
    assert ShowStore(file).questions == (Question("a"),)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another lock")
def test_who_waits_while_others_take_turns_gets_the_lock_in_the_end(file: Path) -> None:
    """Each holder leaves other bytes; the wait is for one that hangs, not for many that work."""
    import fcntl

    held, patience = threading.Event(), 0.2

    def take_turns() -> None:
        lock = os.open(file.with_name(f".{file.name}.lock"), os.O_RDWR | os.O_CREAT)
        fcntl.flock(lock, fcntl.LOCK_EX)
        held.set()
        for turn in range(12):
            os.pwrite(lock, bytes([turn + 1]) * 8, 1)
            time.sleep(patience / 4)
        os.close(lock)

    others = threading.Thread(target=take_turns)
    others.start()
    assert held.wait(5)
    with locked(file, patience) as mine:
        assert mine
        assert not others.is_alive() or others.join(5) is None
    others.join()


def test_a_holder_that_does_nothing_more_is_waited_for_as_long_as_said(file: Path) -> None:
    with locked(file) as first, locked(file, patience=0.1) as second:
        assert first and not second


# A full disk

@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_what_a_full_disk_refuses_stays_in_memory_and_is_tried_again(
        code: int, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ShowStore(file)
    store.add_question(Question("old"))
    assert store.flush()
    monkeypatch.setattr(shared_file, "_RETRY", 0.01)

    def full(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        store.add_question(Question("new"))
        assert not store.flush()
        assert store.error is not None and store.error.errno == code
        assert store.questions == (Question("old"), Question("new"))
        assert ShowStore(file).questions == (Question("old"),)
    for _ in range(1000):  # by itself
        if store.error is None:
            break
        time.sleep(0.01)
    assert ShowStore(file).questions == (Question("old"), Question("new"))
    store.close()


# Settings

def test_each_window_writes_only_what_was_changed_in_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(Settings(language="en", theme="light"), path)
    first, second = (settings.load(path).settings for _ in range(2))
    a, b = SettingsFile(path, first), SettingsFile(path, second)
    first.language = "es"
    first.choices = {"cities": {"selected": "la"}}
    a.keep_settings(first)
    assert a.flush()
    second.theme, second.text_scale = "dark", 1.5
    second.choices = {"cities": {"chart": "bars"}, "impacts": {"selected": "x"}}
    b.keep_settings(second)
    b.close()
    a.close()
    kept = settings.load(path).settings
    assert (kept.language, kept.theme, kept.text_scale) == ("es", "dark", 1.5)
    assert kept.choices == {"cities": {"selected": "la", "chart": "bars"}, "impacts": {"selected": "x"}}


def test_settings_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 7, "future": {"a": [1]}, "theme": "dark"}))
    settings.save(replace(settings.load(path).settings, language="es"), path)
    assert json.loads(path.read_text())["future"] == {"a": [1]}
    assert settings.load(path).settings == Settings(theme="dark", language="es")


@pytest.mark.parametrize(("name", "value"), [
    ("show_minutes", 2**63), ("show_minutes", -(2**63)), ("show_minutes", -1), ("show_minutes", 241),
    ("show_minutes", 10**300), ("text_scale", float("nan")), ("text_scale", float("inf")), ("text_scale", float("-inf")),
    ("last_folder", "a\0b"), ("language", "\0"), ("choices", {"cities": json.loads("[" * 60 + "]" * 60)})])
def test_a_value_that_nothing_can_be_done_with_keeps_its_default(name: str, value: object, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({name: value, "theme": "dark"}))
    assert settings.load(path).settings == Settings(theme="dark")


# What lies where a file should

@pytest.fixture(params=["fifo", "folder", "socket", "loop", "device", "dangling", "under a file"])
def odd_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    import socket

    place = tmp_path / "settings.json"
    if request.param == "fifo":
        os.mkfifo(place)
    elif request.param == "folder":
        place.mkdir()
    elif request.param == "socket":
        with socket.socket(socket.AF_UNIX) as end:
            os.chdir(tmp_path)
            end.bind("settings.json")
            yield place
        return
    elif request.param == "under a file":
        place.write_text("x")
        place = place / "settings.json"
    else:
        place.symlink_to({"loop": place, "device": "/dev/zero", "dangling": tmp_path / "no" / "where"}[request.param])
    yield place


@posix
def test_nothing_that_lies_there_stops_the_start_or_is_moved(odd_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(odd_place.parent if odd_place.parent.is_dir() else odd_place.parent.parent)
    before = os.lstat(odd_place if odd_place.parent.is_dir() else odd_place.parent)
    assert settings.load(odd_place) == (Settings(), None)
    assert not settings.can_keep(odd_place)
    store = ShowStore(odd_place)
    store.add_question(Question("a"))
    assert not store.flush()
    assert store.questions == (Question("a"),)
    store.close()
    after = os.lstat(odd_place if odd_place.parent.is_dir() else odd_place.parent)
    assert (before.st_ino, before.st_mode) == (after.st_ino, after.st_mode)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EIO, errno.ESTALE if hasattr(errno, "ESTALE") else 5])
def test_a_file_that_may_not_be_read_is_never_written_over(code: int, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('{"questions": [{"text": "theirs"}]}')
    before, real = file.read_bytes(), os.open

    def refused(path: Any, *rest: Any, **more: Any) -> int:
        if str(path) == str(file):
            raise OSError(code, os.strerror(code), str(path))
        return real(path, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refused)
        store = ShowStore(file)
        store.add_question(Question("mine"))
        assert not store.flush()
    assert file.read_bytes() == before
    assert store.flush()
    store.close()
    assert ShowStore(file).questions == (Question("theirs"), Question("mine"))


@pytest.mark.parametrize("path", [Path("a\0b/settings.json"), Path("x" * 5000) / "settings.json", Path("/" + "y" * 300)])
def test_a_path_that_no_system_takes(path: Path) -> None:
    assert settings.load(path) == (Settings(), None)
    assert not settings.can_keep(path)


def test_a_huge_file_is_set_aside_unread(file: Path) -> None:
    with file.open("wb") as content:
        content.write(b"{")
        content.truncate(2_000_000_000)
    found = json_file.read(file)
    assert (found.data, found.set_aside) == ({}, file.with_name("show.damaged-1.json"))


@pytest.mark.parametrize("half", [b"", b"{", b'{"questions": [{"te', None])
def test_a_program_killed_while_it_wrote_in_place_finds_the_old_content(half: bytes | None, file: Path) -> None:
    if half is not None:
        file.write_bytes(half)
    backup_of(file).write_text('{"questions": [{"text": "old"}]}')
    assert ShowStore(file).questions == (Question("old"),)
    assert {path.name for path in file.parent.iterdir()} == {file.name}
