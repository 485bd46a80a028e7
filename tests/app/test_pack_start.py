"""Which pack the program starts with, and what it does while that pack takes its time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from explainer.app import pack_start
from explainer.app.pack_start import PackStart
from explainer.app.paths import built_in_pack
from tests.odd_reader import alive, install


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine of the test is."""
    monkeypatch.setattr(pack_start, "PATIENCE_SECONDS", 20.0)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_in_pack(), tmp_path / "pack"))


def test_the_pack_named_comes_before_the_one_last_open(pack: Path, tmp_path: Path) -> None:
    start = PackStart(pack, str(tmp_path / "last"))
    reading = start.pack()
    assert reading.pack is not None and reading.pack.path == pack and start.named
    assert start.reader is None and start.refused is None


def test_the_pack_last_open_is_opened_again(pack: Path) -> None:
    start = PackStart(None, str(pack))
    reading = start.pack()
    assert reading.pack is not None and reading.pack.path == pack and not reading.pack.built_in and not start.named


def test_nothing_named_and_nothing_remembered_is_the_built_in_one() -> None:
    start = PackStart(None, "")
    reading = start.pack()
    assert reading.pack is not None and reading.pack.built_in and start.refused is None


@pytest.mark.parametrize("what", ["gone", "empty", "damaged.xlsx", "a\0b", "x" * 5000, "dead"])
def test_a_pack_that_is_not_there_or_not_usable_gives_the_built_in_one_and_says_why(
        tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    install(monkeypatch, tmp_path / "odd")
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged.xlsx").write_bytes(b"PK\x03\x04")
    pack.rename(tmp_path / "dead")
    start = PackStart(None, str(tmp_path / what))
    reading = start.pack()
    assert reading.pack is not None and reading.pack.built_in
    assert start.refused is not None and start.refused.problems[0].sentence()
    assert start.reader is None


def test_a_pack_that_takes_its_time_follows(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path / "odd")
    monkeypatch.setattr(pack_start, "PATIENCE_SECONDS", 0.1)
    start = PackStart(pack.rename(tmp_path / "asleep"))
    reading = start.pack()
    assert reading.pack is not None and reading.pack.built_in
    assert start.refused is None and start.reader is not None and alive(start.reader.pid)
    start.reader.cancel()
