"""A show on a real X server with two and three monitors that come and go."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox

from explainer.app.show_store import ShowStore
from tests.conftest import ROOT
from tests.ui.conftest import Make, settle

HERE = Path(__file__).parent
SIDE_BY_SIDE = ["--output", "DUMMY0", "--mode", "1280x800", "--pos", "0x0", "--primary",
                "--output", "DUMMY1", "--mode", "1024x768", "--pos", "1280x0"]
THREE = [*SIDE_BY_SIDE, "--output", "DUMMY2", "--mode", "1024x768", "--pos", "2304x0"]
NEEDED = {"Xorg": "xserver-xorg-core", "xrandr": "x11-xserver-utils", "openbox": "openbox", "xdotool": "xdotool"}


@pytest.fixture(scope="module")
def two_monitors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Environment of programs on an X server with a laptop's screen (primary) and a projector."""
    missing = [package for name, package in NEEDED.items() if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)}")
    folder = tmp_path_factory.mktemp("xorg")
    display = f":{200 + os.getpid() % 400}"
    with (folder / "out").open("w") as out:
        server = subprocess.Popen(["Xorg", display, "-config", str(HERE / "xorg.conf"), "-noreset", "-nolisten", "tcp",
                                   "-novtswitch", "-sharevts", "-logfile", str(folder / "log")], stdout=out, stderr=out,
                                  cwd=folder)
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "",
                       "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
        manager: subprocess.Popen[bytes] | None = None
        try:
            if not _lay_out(environment, server):
                pytest.skip(f"no X server with two monitors can be started here: {(folder / 'out').read_text()[-300:]}")
            manager = subprocess.Popen(["openbox"], env=environment, stdout=out, stderr=out)
            time.sleep(0.5)
            yield environment
        finally:
            for process in (manager, server):
                if process is not None:
                    process.terminate()
                    process.wait(10)


def _lay_out(environment: dict[str, str], server: subprocess.Popen[bytes]) -> bool:
    """Wait for the server and put the two monitors side by side."""
    steps = (["--addmode", "DUMMY1", "1024x768"], ["--addmode", "DUMMY1", "800x600"],
             ["--addmode", "DUMMY2", "1024x768"], ["--addmode", "DUMMY2", "800x600"], SIDE_BY_SIDE)
    for _ in range(100):
        if server.poll() is not None:
            return False
        done = subprocess.run(["xrandr", *steps[0]], env=environment, capture_output=True, check=False)
        if done.returncode == 0:
            return all(subprocess.run(["xrandr", *step], env=environment, capture_output=True, check=False).returncode == 0
                       for step in steps[1:])
        time.sleep(0.1)
    return False


def run(what: str, folder: Path, environment: dict[str, str], *, program: str = "on_real_screens",
        screens: int = 2) -> tuple[int, dict[str, object], str]:
    """One of the programs, with the screens side by side: its exit code, what it printed, its errors."""
    layout = THREE if screens > 2 else [*SIDE_BY_SIDE, "--output", "DUMMY2", "--off"]
    subprocess.run(["xrandr", *layout], env=environment, check=True, timeout=20)
    done = subprocess.run([sys.executable, "-m", f"tests.ui.presenter.{program}", what, str(folder)], cwd=ROOT,
                          env=environment, capture_output=True, text=True, timeout=240, check=False)
    last = done.stdout.strip().splitlines()
    return done.returncode, json.loads(last[-1]) if last else {}, done.stderr


def test_twenty_times_unplugged(two_monitors: dict[str, str], tmp_path: Path) -> None:
    code, seen, errors = run("unplug", tmp_path, two_monitors)
    assert code == 0, errors
    assert (seen["lost"], seen["notes_seen"], seen["mirror_hides"]) == (0, 0, True), errors
    assert isinstance(seen["not_placed"], int) and seen["not_placed"] <= 1, errors  # one race with the window manager
    assert isinstance(seen["elapsed"], float) and seen["elapsed"] > 1.0  # the clock went on


def test_each_screen_shows_its_window(two_monitors: dict[str, str], tmp_path: Path) -> None:
    code, seen, errors = run("pictures", tmp_path, two_monitors)
    assert code == 0, errors
    assert seen == {"placed": True, "audience": "DUMMY1", "console": "DUMMY0", "swapped": True}
    laptop, projector = (QImage(str(tmp_path / f"screen-{number}.png")) for number in range(2))
    assert (laptop.width(), projector.width()) == (1280, 1024)
    kept = os.environ.get("EXPLAINER_PICTURES")  # to be looked at
    if kept:
        for number in range(2):
            shutil.copy(tmp_path / f"screen-{number}.png", kept)


def test_killed_on_slide_seven_it_offers_slide_seven(two_monitors: dict[str, str], tmp_path: Path, make: Make) -> None:
    code, seen, errors = run("kill", tmp_path, two_monitors)
    assert code == -signal.SIGKILL, errors
    place = ShowStore(tmp_path / "show.json").resume
    assert place is not None and place.slide == seen["slide"]
    program = make()
    program.presenter.store = ShowStore(tmp_path / "show.json")
    assert program.presenter.offer_resume()
    box = program.presenter.dialog
    assert box is not None and "slide 7 of" in box.informativeText()
    go = next(button for button in box.buttons() if box.buttonRole(button) == QMessageBox.ButtonRole.AcceptRole)
    go.click()
    settle(program.app)
    session = program.presenter.session
    assert session is not None and session.show_.number == 7
    assert session.clock.elapsed() >= place.elapsed
    session.close()


def test_the_console_says_what_the_room_sees(two_monitors: dict[str, str], tmp_path: Path) -> None:
    code, seen, errors = run("truth", tmp_path, two_monitors)
    assert code == 0, errors
    for name in ("well", "back", "uncovered", "shown"):
        assert seen[name] == [True, "", True], (name, seen)
    for name, word in (("minimized", "minimized"), ("covered", "covers")):
        done, said, shown = seen[name]  # type: ignore[misc]
        assert done and word in said and "F5" in said and not shown, (name, seen)
    assert seen["single"][0] and "One screen" in seen["single"][1], seen  # type: ignore[index]
    assert seen["frozen"] is True, "plugged in again, a held room is held"


@pytest.mark.parametrize("screens", [2, 3])
def test_a_walk_in_which_the_console_never_lies(two_monitors: dict[str, str], tmp_path: Path, screens: int) -> None:
    """Steps, black, white, held; minimized, lost, covered, a second start of the program; swapped, unplugged, another
    screen chosen: after each, words and picture of the console are what the pixels of the room's screen show."""
    code, seen, errors = run("walk", tmp_path, two_monitors, program="room_walk", screens=screens)
    assert code == 0, errors
    assert (seen.pop("screens"), seen.pop("notes seen")) == (screens, 0)
    if screens > 2:
        assert seen.pop("offered") == ["DUMMY0", "DUMMY1", "DUMMY2"]
    assert len(seen) >= 24 and {name: what for name, what in seen.items() if what is not True} == {}


@pytest.mark.parametrize("screens", [2, 3])
def test_killed_and_started_again_the_room_sees_what_it_saw(two_monitors: dict[str, str], tmp_path: Path,
                                                            screens: int) -> None:
    code, seen, errors = run("kill", tmp_path, two_monitors, program="room_walk", screens=screens)
    assert code == -signal.SIGKILL and set(seen.values()) == {True}, (seen, errors)
    code, seen, errors = run("again", tmp_path, two_monitors, program="room_walk", screens=screens)
    assert code == 0, errors
    assert seen == {"resumed": True, "offered": True, "held": True, "number": 5, "button": ["Continue at slide 5"],
                    "words": "The last show was interrupted at slide 5 of 12.", "room": f"DUMMY{screens - 1}"}


def test_a_frozen_room_is_frozen_after_a_power_cut(two_monitors: dict[str, str], tmp_path: Path, make: Make) -> None:
    code, seen, errors = run("frozen", tmp_path, two_monitors)
    assert code == -signal.SIGKILL, errors
    program = make()
    program.presenter.store = ShowStore(tmp_path / "show.json")
    assert program.presenter.offer_resume()
    box = program.presenter.dialog
    assert box is not None
    next(b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole).click()
    settle(program.app)
    session = program.presenter.session
    assert session is not None and session.show_.frozen
    assert session.show_.current.slide == seen["slide"] == session.deck.ids[3]
    assert session.show_.picture.scene.slide == session.deck.ids[1]
    session.close()
