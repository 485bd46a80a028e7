"""For all tests: a person of their own, no window on the screen, and the shared public data where it is there.

Imports no Qt: the tests of `core` and `app` also run where it is not installed.
"""

from __future__ import annotations

import itertools
import locale
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# Two screens, a laptop's and a projector's; programs that tests start as processes of their own have them too.
# Qt ends a path at a colon: on Windows it is named without its drive, which has to be the one at work.
_SCREENS = os.path.splitdrive(ROOT / "tests" / "screens.json")[1]
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_SCREENS}")
os.environ.update(LC_ALL="en_US.UTF-8", TZ="UTC")  # else a test passes on one person's machine only
with suppress(locale.Error):  # where en_US is not installed, Qt complains of any locale but a UTF-8 one
    locale.setlocale(locale.LC_CTYPE, "C.UTF-8")

settings.register_profile("explainer", deadline=None, derandomize="CI" in os.environ, database=None)
settings.load_profile("explainer")


@pytest.hookimpl(optionalhook=True)
def pytest_xvfb_disable() -> bool:
    """Where someone has pytest-xvfb, keep it from starting an X server per run; under mutmut they would never end."""
    return True


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say what was measured at the end of the run, also where the test passes."""
    return lambda text: record_property("told", text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was measured. In CI, also how long each folder took on all processes together: where a cut would pay."""
    measured = [str(value) for reports in terminalreporter.stats.values() for report in reports
                if isinstance(report, pytest.TestReport) and report.when == "call"
                for name, value in report.user_properties if name == "told"]
    if measured:
        terminalreporter.section("measured")
        for text in sorted(measured):
            terminalreporter.write_line(text)
    if "CI" not in os.environ:
        return
    seconds: Counter[str] = Counter()
    for report in itertools.chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport):
            seconds["/".join(report.nodeid.split("::")[0].split("/")[:2])] += report.duration
    terminalreporter.section("seconds per folder")
    for name, total in seconds.most_common(12):
        terminalreporter.write_line(f"{total:7.0f} s  {name}")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, so that no test reads or writes a person's settings, caches or recent files."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    # Windows tells programs the folder by another way than the environment; this name holds everywhere.
    monkeypatch.setenv("EXPLAINER_SETTINGS", str(folder / "config" / "explainer" / "settings.json"))
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public enforcement files beside the project; tests that use it are skipped where it is absent."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the public data files, which are not part of the project, are not in ../shared/data")
    return folder


@pytest.fixture(scope="session")
def _screen() -> Iterator[str]:
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed (Debian: xvfb)")
    from pyvirtualdisplay.display import Display

    with Display(visible=False, size=(1280, 800), color_depth=24, manage_global_env=False, extra_args=["-noreset"]) as display:
        yield display.new_display_var


@pytest.fixture
def x11(_screen: str, home: Path) -> dict[str, str]:
    """Environment for a program that a test starts on a screen of its own, with a real X server behind it."""
    return {**os.environ, "DISPLAY": _screen, "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}
