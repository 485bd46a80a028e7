"""Changes from outside are seen, however they are made; what is no change starts nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from explainer.app import pack_process
from explainer.bootstrap import Program
from explainer.core.reading import read_pack
from explainer.core.writing import save_workbook
from tests.ui.conftest import Make
from tests.ui.test_packs import change_cell


def seen(program: Program, qtbot: QtBot, title: str) -> None:
    """Wait until the window's title has the pack's; the pack's name stands before it."""
    qtbot.waitUntil(lambda: program.window.windowTitle().endswith(f" – {title}"), timeout=30_000)


def retitle(pack: Path, title: str) -> None:
    """Change the title in place."""
    change_cell(pack, "meta", "title_en", "value", title)


def by_rename(pack: Path, title: str) -> None:
    """Save as careful editors do: another file, put in place of the first."""
    work = Path(shutil.copytree(pack, pack.with_name("work")))
    retitle(work, title)
    shutil.copy(work / "meta.csv", pack / ".~meta.tmp")
    os.replace(pack / ".~meta.tmp", pack / "meta.csv")
    shutil.rmtree(work)


def exchanged(pack: Path, title: str) -> None:
    old = pack.rename(pack.with_name("old"))
    shutil.copytree(old, pack)
    retitle(pack, title)


def exchanged_whole(pack: Path, title: str) -> None:
    new = Path(shutil.copytree(pack, pack.with_name("new")))
    retitle(new, title)
    pack.rename(pack.with_name("old"))
    new.rename(pack)


def unpacked_again(pack: Path, title: str) -> None:
    new = Path(shutil.copytree(pack, pack.with_name("new")))
    retitle(new, title)
    shutil.rmtree(pack)
    try:
        shutil.copytree(new, pack)
    except FileExistsError:
        if os.name == "nt":
            pytest.skip("Wine keeps the name of a folder that is watched")
        raise


def same_size_same_time(pack: Path, title: str) -> None:
    """A save within the clock's step of the file system, which leaves size and time as they are."""
    file = pack / "meta.csv"
    before = file.stat()
    retitle(pack, title)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def deleted_and_written(pack: Path, title: str) -> None:
    content = (pack / "meta.csv").read_bytes()
    (pack / "meta.csv").unlink()
    (pack / "meta.csv").write_bytes(content)
    retitle(pack, title)


CHANGES = [retitle, by_rename, exchanged, exchanged_whole, unpacked_again, same_size_same_time, deleted_and_written]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_and_so_is_the_next(make: Make, qtbot: QtBot, pack_copy: Path,
                                             change: Callable[[Path, str], None]) -> None:
    program = make(pack=pack_copy)
    program.packs.check_later()
    change(pack_copy, "First")
    seen(program, qtbot, "First")
    retitle(pack_copy, "Second")
    seen(program, qtbot, "Second")
    assert program.window.windowTitle() == "pack – Second"


@pytest.mark.parametrize("name", ["META.CSV", "Meta.csv", "meta.CSV"])
def test_capitals_in_a_name_do_not_hide_a_change(make: Make, qtbot: QtBot, pack_copy: Path, name: str) -> None:
    (pack_copy / "meta.csv").rename(pack_copy / name)
    program = make(pack=pack_copy)
    for title in ("In place", "And again"):
        text = (pack_copy / name).read_text(encoding="utf-8-sig").splitlines()
        at = next(n for n, line in enumerate(text) if line.startswith("title_en,"))
        text[at] = f"title_en,{title}"
        (pack_copy / name).write_text("\n".join(text) + "\n", encoding="utf-8")
        seen(program, qtbot, title)


def test_a_save_that_lands_while_the_window_is_refilled_is_seen(make: Make, qtbot: QtBot, pack_copy: Path) -> None:
    program = make(pack=pack_copy)
    waiting = ["Third", "Second"]
    program.state.pack_changed.connect(lambda: retitle(pack_copy, waiting.pop()) if waiting else None)
    retitle(pack_copy, "First")
    seen(program, qtbot, "Third")
    assert not waiting


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_behind_a_link_is_followed(make: Make, qtbot: QtBot, pack_copy: Path, tmp_path: Path) -> None:
    link, other = tmp_path / "link", Path(shutil.copytree(pack_copy, tmp_path / "other"))
    link.symlink_to(pack_copy)
    program = make(pack=link)
    retitle(pack_copy, "Behind the link")
    seen(program, qtbot, "Behind the link")
    retitle(other, "Elsewhere")
    link.unlink()
    link.symlink_to(other)
    seen(program, qtbot, "Elsewhere")


def test_a_stick_that_is_removed_and_comes_back(make: Make, qtbot: QtBot, pack_copy: Path, tmp_path: Path) -> None:
    stick = tmp_path / "media" / "stick"
    stick.parent.mkdir()
    pack = stick / "pack"
    stick.mkdir()
    pack_copy.rename(pack)
    program = make(pack=pack)
    program.packs.check_later()
    title = program.window.windowTitle()
    shutil.move(tmp_path / "media", tmp_path / "drawer")
    qtbot.waitUntil(lambda: "stays open" in program.window.banner.text, timeout=30_000)
    assert program.window.windowTitle() == title and len(program.state.pack["claims"]) > 0
    shutil.move(tmp_path / "drawer", tmp_path / "media")
    qtbot.waitUntil(lambda: not program.window.banner.isVisible(), timeout=30_000)
    retitle(pack, "Back")
    seen(program, qtbot, "Back")


@pytest.mark.parametrize("by_replacing", [False, True])
def test_a_workbook_saved_again_is_seen(make: Make, qtbot: QtBot, pack_copy: Path, tmp_path: Path,
                                        by_replacing: bool) -> None:
    file = tmp_path / "book.xlsx"
    pack = read_pack(pack_copy).pack
    assert pack is not None
    save_workbook(pack, file)
    program = make(pack=file)
    for title in ("First", "Second"):
        book = load_workbook(file)
        row = next(row for row in book["meta"].iter_rows() if row[0].value == "title_en")
        row[1].value = title
        (tmp_path / ".~lock.book.xlsx#").write_text("me")
        if by_replacing:
            book.save(tmp_path / "~book.tmp")
            os.replace(tmp_path / "~book.tmp", file)
        else:
            book.save(file)
        (tmp_path / ".~lock.book.xlsx#").unlink()
        seen(program, qtbot, title)


def lock_file(pack: Path) -> None:
    lock = pack / ".~lock.cities.csv#"
    lock.write_text("me")
    lock.unlink()
    lock.write_text("me")


def version_control(pack: Path) -> None:
    (pack / ".git").mkdir()
    (pack / ".git" / "index").write_text("x")


def picture(pack: Path) -> None:
    (pack / "photo.jpg").write_bytes(b"x")


def backup(pack: Path) -> None:
    (pack / "~$cities.csv").write_text("x")
    (pack / ".cities.csv.swp").write_text("x")


def beside(pack: Path) -> None:
    (pack.parent / "download.part").write_text("x")


def looked_at(pack: Path) -> None:
    for file in pack.iterdir():
        file.read_bytes()


@pytest.mark.parametrize("event", [lock_file, version_control, picture, backup, beside, looked_at])
def test_what_is_no_change_reads_nothing(make: Make, qtbot: QtBot, pack_copy: Path, monkeypatch: pytest.MonkeyPatch,
                                         event: Callable[[Path], None]) -> None:
    program = make(pack=pack_copy)
    started: list[str] = []
    start = pack_process._started
    monkeypatch.setattr(pack_process, "_started", lambda path, job: (started.append(job), start(path, job))[1])
    looks: list[object] = []
    compare = program.packs._watch._compare
    monkeypatch.setattr(program.packs._watch, "_compare", lambda now, slow: (compare(now, slow=slow), looks.append(now)))
    program.packs._watch._look()
    qtbot.waitUntil(lambda: len(looks) == 1, timeout=20_000)
    event(pack_copy)
    qtbot.waitUntil(lambda: len(looks) >= 2, timeout=20_000)  # by a notice or by the slow look
    assert started == []
    retitle(pack_copy, "A change")  # and the watch has not fallen asleep
    seen(program, qtbot, "A change")
    assert len(started) <= 2
