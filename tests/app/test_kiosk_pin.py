"""The staff's PIN, its limited tries, and what a kiosk keeps from day to day."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.app.kiosk import KioskRules, reading_time
from explainer.app.kiosk_ledger import Ledger, Record
from explainer.app.kiosk_pin import (
    FREE_TRIES,
    LONGEST_WAIT,
    Gate,
    Pin,
    PinError,
    PinFile,
    is_pin,
    wait_after,
)

MISSING_DISK = 64 * 1024


class Clock:
    """A clock that goes when it is told."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_pin_is_kept_as_a_salted_hash(tmp_path: Path) -> None:
    first, second = Pin.of("271828"), Pin.of("271828")
    assert first.is_of("271828") and second.is_of("271828")
    assert not first.is_of("271829") and not first.is_of("") and not first.is_of("2718280")
    assert first.salt != second.salt and first.digest != second.digest
    file = PinFile(tmp_path / "deep" / "pin.json")
    file.write(first)
    text = file.path.read_text()
    assert "271828" not in text
    assert file.read() == first
    if os.name == "posix":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("digits", ["1234", "0000", "123456789012"])
def test_digits_in_the_file_are_replaced_by_their_hash(tmp_path: Path, digits: str) -> None:
    path = tmp_path / "pin"
    path.write_text(digits + "\n")
    read = PinFile(path).read()
    assert read is not None and read.is_of(digits)
    assert digits not in path.read_text()
    again = PinFile(path).read()
    assert again is not None and again.is_of(digits)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_digits_in_a_file_that_cannot_be_written_hold_as_well(tmp_path: Path) -> None:
    path = tmp_path / "pin"
    path.write_text("1234")
    tmp_path.chmod(0o500)
    read = PinFile(path).read()
    tmp_path.chmod(0o700)
    assert read is not None and read.is_of("1234")


@pytest.mark.parametrize("content", [b"", b"123", b"12a4", b"1234567890123", "١٢٣٤".encode(), b"{}", b"[]", b"null",
                                     b'{"salt": "00", "scrypt": "00"}', b'{"salt": 1, "scrypt": 2}', b"\xff\xfe\x00", b"[" * 9000,
                                     json.dumps({"salt": "00" * 16, "scrypt": ""}).encode()])
def test_any_other_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pin"
    path.write_bytes(content)
    with pytest.raises(PinError, match=r"pin: .*\."):
        PinFile(path).read()
    assert path.read_bytes() == content


def test_there_may_be_no_file_yet_and_a_folder_is_none(tmp_path: Path) -> None:
    assert PinFile(tmp_path / "none").read() is None
    with pytest.raises(PinError):
        PinFile(tmp_path).read()


def test_what_can_be_a_pin() -> None:
    assert [text for text in ("123", "1234", "12 4", "1234567890123", "-123", "１２３４", "") if is_pin(text)] == ["1234"]


def test_tries_are_few_and_waits_grow(tmp_path: Path) -> None:
    clock = Clock()
    gate = Gate(Ledger(tmp_path / "counts"), clock)
    waits = []
    for _ in range(12):
        assert gate.begin()
        waits.append(gate.wait)
        if gate.wait:
            assert not gate.begin()
            clock.now += gate.wait - 1
            assert not gate.begin()
            clock.now += 1
    assert waits[:FREE_TRIES - 1] == [0.0] * (FREE_TRIES - 1)
    assert waits[FREE_TRIES - 1:] == [30, 60, 120, 240, 480, 900, 900, 900, 900, 900]
    assert waits == sorted(waits) and max(waits) == LONGEST_WAIT
    assert wait_after(10_000) == LONGEST_WAIT


def test_a_right_pin_ends_it_and_tells_of_the_wrong_ones(tmp_path: Path) -> None:
    gate = Gate(Ledger(tmp_path / "counts"), Clock())
    gate.begin()
    gate.begin()
    assert gate.wrong == 2
    assert gate.right() == 1
    assert gate.wrong == 0 and gate.wait == 0


def test_a_restart_brings_no_new_tries(tmp_path: Path) -> None:
    clock, path = Clock(), tmp_path / "counts"
    for _ in range(5):
        gate = Gate(Ledger(path), clock)
        clock.now += gate.wait
        assert gate.begin()  # and the plug is pulled
    again = Gate(Ledger(path), clock)
    assert again.wrong == 5 and again.wait == wait_after(5) and not again.begin()


def test_a_clock_set_back_makes_no_wait_longer(tmp_path: Path) -> None:
    clock = Clock()
    gate = Gate(Ledger(tmp_path / "counts"), clock)
    for _ in range(FREE_TRIES):
        gate.begin()
    clock.now = 0.0  # the battery of the clock is empty
    assert gate.wait == wait_after(FREE_TRIES)


# What is kept


def test_the_file_has_one_size_and_says_what_was_last(tmp_path: Path) -> None:
    path = tmp_path / "counts"
    ledger = Ledger(path)
    ledger.prepare("2026-11-29")
    size = path.stat().st_size
    for n in range(40):
        ledger.change(printed=n, wrong=n % 3)
        assert path.stat().st_size == size
        assert Ledger(path).record == ledger.record
    assert Ledger(path).record.since == "2026-11-29"


@pytest.mark.parametrize("half", [0, 1])
def test_a_change_that_broke_off_leaves_the_one_before(tmp_path: Path, half: int) -> None:
    path = tmp_path / "counts"
    ledger = Ledger(path)
    ledger.prepare("2026-11-29")
    ledger.change(printed=7)
    if ledger.record.turn % 2 != half:
        ledger.change(printed=7)
    content = bytearray(path.read_bytes())
    content[half * 512 + 30:half * 512 + 60] = b"\0" * 30
    path.write_bytes(content)
    assert Ledger(path).record.printed in (0, 7)
    assert Ledger(path).record.since == "2026-11-29"


@pytest.mark.parametrize("content", [b"", b"\0" * 1024, b"x" * 5000, b"00000000 {}"])
def test_a_damaged_file_begins_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "counts"
    path.write_bytes(content)
    ledger = Ledger(path)
    assert ledger.record == Record()
    ledger.prepare("2026-11-29")
    assert Ledger(path).record.since == "2026-11-29"


def test_where_nothing_can_be_written_the_counts_hold_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ledger = Ledger(tmp_path / "file" / "counts")
    ledger.prepare("2026-11-29")
    gate = Gate(ledger, Clock())
    for _ in range(FREE_TRIES):
        assert gate.begin()
    assert gate.wait and not gate.begin()
    assert ledger.error is not None


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small disk")
def test_a_full_disk_keeps_no_count_from_being_written(tmp_path: Path) -> None:
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MISSING_DISK}", "tmpfs", str(tmp_path)], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        ledger = Ledger(tmp_path / "counts")
        ledger.prepare("2026-11-29")
        with pytest.raises(OSError), (tmp_path / "rest").open("wb", buffering=0) as rest:
            while True:
                if rest.write(b"x" * 4096) < 4096:
                    rest.write(b"x" * 4096)
        for n in range(1, 6):
            ledger.change(printed=n)
            assert ledger.error is None
        assert Ledger(tmp_path / "counts").record.printed == 5
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


# Rules


def test_time_to_read_is_the_idle_time_or_up_to_twice_as_long() -> None:
    assert reading_time(0, 120) == 120
    assert reading_time(450, 120) == 150
    assert reading_time(100_000, 120) == 240


def test_printing_is_there_only_with_pages_and_a_printer() -> None:
    assert KioskRules(pages=5).station(prints=True).offers("share.print")
    assert not KioskRules(pages=0).station(prints=True).offers("share.print")
    assert not KioskRules(pages=5).station(prints=False).offers("share.print")
