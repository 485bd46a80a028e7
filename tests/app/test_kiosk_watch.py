"""The watch over a kiosk, and whether there is a display."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from explainer.app import display
from explainer.app.kiosk_watch import (
    GAVE_UP,
    MOST_CRASHES,
    RENEW,
    RESTARTS,
    STEADY,
    Claim,
    Watch,
    command_of,
)


class World:
    """Stands for the world: each start ends with the next code, after so many seconds."""

    def __init__(self, ends: Sequence[tuple[int, float]], display_back: Sequence[bool] = ()) -> None:
        self.ends: Iterator[tuple[int, float]] = iter(ends)
        self.back = iter(display_back)
        self.now = 0.0
        self.slept: list[float] = []
        self.restarts: list[str] = []

    def run(self, _command: Sequence[str], environment: Mapping[str, str]) -> int:
        self.restarts.append(environment[RESTARTS])
        code, lived = next(self.ends)
        self.now += lived
        return code

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def watch(self) -> Watch:
        return Watch(["kiosk"], {}, self.run, self.sleep, lambda: self.now, lambda _environment: next(self.back, True))


def test_the_staff_ends_it() -> None:
    world = World([(0, 5)])
    assert world.watch().keep() == 0
    assert world.restarts == ["0"]


def test_what_cannot_start_is_not_tried_again() -> None:
    world = World([(2, 1)])
    assert world.watch().keep() == 2
    assert world.slept == []


def test_but_once_it_has_started_it_is_tried_again() -> None:
    world = World([(-9, 1), (2, 1), (2, 1), (0, 1)])
    assert world.watch().keep() == 0
    assert world.restarts == ["0", "1", "2", "3"]


def test_crashes_in_a_row_are_followed_by_longer_pauses_and_an_end() -> None:
    world = World([(-11, 1)] * 50)
    assert world.watch().keep() == GAVE_UP
    assert len(world.restarts) == MOST_CRASHES
    assert world.slept == [1, 2, 4, 8, 16, 32, 60]


def test_a_crash_after_a_good_start_is_the_first_again() -> None:
    world = World([*[(-11, 1)] * 6, *[(-11, STEADY)] * 30, (0, 1)])
    assert world.watch().keep() == 0
    assert world.slept[-30:] == [1] * 30


def test_a_program_that_wants_to_be_fresh_is_started_at_once() -> None:
    world = World([(RENEW, 1)] * 40 + [(0, 1)])
    assert world.watch().keep() == 0
    assert world.slept == []


def test_a_lost_display_is_waited_for_and_is_no_crash() -> None:
    # there at the start; gone when the program ends; back at the fourth look
    world = World([(1, 1)] * 20 + [(0, 1)], [True, *[False, False, False, False, True] * 20])
    assert world.watch().keep() == 0
    assert len(world.restarts) == 21
    assert set(world.slept) == {1.0}


def test_the_program_is_told_what_the_person_said() -> None:
    command = command_of(["--idle", "60", "--", "/a b/pack.xlsx"])
    assert command[-6:] == ["kiosk", "--watched", "--idle", "60", "--", "/a b/pack.xlsx"]


def test_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "counts"
    path.write_bytes(b"x" * 1024)
    first = Claim(path)
    assert first.take()
    program = f"from pathlib import Path; from explainer.app.kiosk_watch import Claim; print(Claim(Path({str(path)!r})).take())"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "False"
    del first
    assert path.read_bytes() == b"x" * 1024
    assert Claim(tmp_path / "none").take()


@pytest.mark.skipif(sys.platform != "linux", reason="displays are named so on Linux")
def test_a_display_is_there_when_it_answers(tmp_path: Path) -> None:
    assert not display.is_named({}) and not display.answers({})
    assert display.is_named({"DISPLAY": ":7"})
    assert display.answers({"QT_QPA_PLATFORM": "offscreen"})
    for odd in ("", "x", ":x", "nohost.invalid:3", ":99999999999999999999", "::::"):
        assert not display.answers({"DISPLAY": odd})
    environment = {"WAYLAND_DISPLAY": "wayland-5", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not display.answers(environment)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.fspath(tmp_path / "wayland-5"))
        server.listen()
        assert display.answers(environment)
    assert not display.answers(environment)
