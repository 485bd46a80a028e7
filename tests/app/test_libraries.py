"""Missing system libraries are named with the package to install; Wayland first, X11 if it does not answer."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from explainer.__main__ import main
from explainer.app import libraries

LAUNCH = Path(__file__).parents[2] / "packaging" / "launch.py"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are Linux's")


def test_the_launcher_names_the_same_libraries() -> None:
    spec = importlib.util.spec_from_file_location("launch", LAUNCH)
    assert spec and spec.loader
    launch = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(launch)
    assert (launch.LIBRARIES, launch.X11_LIBRARIES) == (libraries.LIBRARIES, libraries.X11_LIBRARIES)


@LINUX
def test_a_start_without_them_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "LIBRARIES", {"libc.so.6": "libc6", "libabsent.so.1": "libabsent1"})
    monkeypatch.setattr(libraries, "X11_LIBRARIES", {"libgone.so.2": "libgone2"})
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "    sudo apt-get install libabsent1 libgone2\n" in err
    assert "en este sistema falta libabsent.so.1, libgone.so.2" in err
    assert "libc6" not in err


@LINUX
@pytest.mark.parametrize("command", [["selftest"], ["snapshot", "--all", "--out", "x"]])
def test_commands_without_a_screen_do_not_ask_for_x11(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(libraries, "LIBRARIES", {"libabsent.so.1": "libabsent1"})
    monkeypatch.setattr(libraries, "X11_LIBRARIES", {"libgone.so.2": "libgone2"})
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(SystemExit):
        main(command)
    assert "apt-get install libabsent1\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "has_wayland", "expected"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, True, "wayland;xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, False, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, "wayland"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False, ""),
        ({"DISPLAY": ":0"}, True, ""),
        ({"WAYLAND_DISPLAY": "", "DISPLAY": ":0"}, True, ""),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, True, ""),
    ],
)
def test_wayland_comes_first_and_x11_second(
    environment: dict[str, str], has_wayland: bool, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "_WAYLAND_LIBRARY", "libc.so.6" if has_wayland else "libabsent.so.1")
    if sys.platform.startswith("linux"):
        assert libraries.platforms(environment) == expected


@LINUX
def test_x11_libraries_are_wanted_only_where_x11_is_drawn_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "LIBRARIES", {})
    monkeypatch.setattr(libraries, "X11_LIBRARIES", {"libgone.so.2": "libgone2"})
    assert libraries.missing({}) == libraries.missing({"QT_QPA_PLATFORM": "xcb"}) == {"libgone.so.2": "libgone2"}
    assert libraries.missing({"QT_QPA_PLATFORM": "wayland;xcb"}) == libraries.missing({"QT_QPA_PLATFORM": "offscreen"}) == {}


@LINUX
def test_a_start_by_double_click_shows_it_in_a_message_of_the_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = tmp_path / "shown"
    program = tmp_path / "kdialog"
    program.write_text(f'#!/bin/sh\necho "$2" > "{shown}.new" && /bin/mv "{shown}.new" "{shown}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    message = libraries.tell("This system lacks libabsent.so.1.")
    assert message is not None
    assert message.wait(20) == 0
    assert shown.read_text() == "This system lacks libabsent.so.1.\n"
    assert "libabsent.so.1" in capsys.readouterr().err
