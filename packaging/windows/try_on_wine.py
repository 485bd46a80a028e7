#!/usr/bin/env python3
"""Try the program on Windows without a Windows: under Wine, with a real CPython for Windows and the
locked wheels.

    .venv/bin/python packaging/windows/try_on_wine.py             everything
    .venv/bin/python packaging/windows/try_on_wine.py STEP…       these steps, and what they need
    .venv/bin/python packaging/windows/try_on_wine.py --fresh …   from an empty prefix

    quick      selftest and the tests of what is different on Windows; a few minutes, part of
               .ci/run, not of everything
    tests      the tests of the layers without Qt, of the parts of the build, and of what Windows
               does otherwise with windows
    commands   selftest, a check in a pipe, all sheets in both languages, all pictures
    window     the window, the print preview and a show on a virtual screen, photographed; a second
               start beside the first; a first start in dark mode
    bundle     the standalone program, its archive and the installer, in build/windows/dist
    installer  its first page in both languages; silent installation, start menu, a double click
               on a pack, selftest and sheets of what was installed, removal

What was made is kept in build/wine and used again. Pictures and sheets are left in build/wine/seen,
to be looked at. Debian or Ubuntu on x86-64; missing packages are installed with apt where this
person may. Exit code 0 when all is well, 1 when something is not, 2 when it could not be tried.
What Wine cannot show stands in docs/windows.md.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import installer  # noqa: E402 - lie beside this file
import wine  # noqa: E402
from bundle import epoch  # noqa: E402
from smoke import PANELS  # noqa: E402

if TYPE_CHECKING:
    from standalone.xscreen import Screen

ROOT = wine.ROOT
SEEN = wine.HOME / "seen"
OUT = ROOT / "build" / "windows"
DIST, BUNDLE = OUT / "dist", OUT / "explainer"
TESTS = ("tests/core", "tests/app", "tests/pack", "tests/qt/test_system_look.py",
         "tests/ui/presenter/test_inhibit.py", "tests/ui/presenter/test_scaled_screens.py",
         "tests/ui/test_pack_watch.py",
         "tests/standalone/test_contents.py", "tests/standalone/test_artifacts.py",
         "tests/test_diff_command.py")  # fmt: skip
QUICK_TESTS = ("tests/core/test_windows.py", "tests/app/test_windows_console.py",
               "tests/app/test_paths.py", "tests/app/test_shared_file.py")
LARGEST = {".zip": 105, "setup.exe": 80}  # MB
PERSON = "C:\\users\\" + os.environ.get("USER", "root")
OPENED = wine.DRIVE / "opened"
SETTINGS, ITS_OWN = '{"version": 1, "welcomed": true}', "its own"
DARK = (r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize", "/v",
        "AppsUseLightTheme")
ASKED = r"""
import winreg
classes = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Classes")
kind = winreg.QueryValue(classes, ".explainer")
print(winreg.QueryValue(classes, rf"{kind}\shell\open\command"))
"""
LOCALES = {"en": "C.UTF-8", "es": "es_ES.UTF-8"}
INSTALLED = "AppData/Local/Programs/Explainer"


class Failure(Exception):
    """Something that did not hold; the text says what."""


def must(holds: object, text: str) -> None:
    """Raise `Failure` unless it holds."""
    if not holds:
        raise Failure(text)


def python(folder: str = "explainer-python", lock: str = "requirements-dev.lock") -> Path:
    """The Windows Python of the tests."""
    return wine.lay_python(folder, ROOT / lock)


def well(done: subprocess.CompletedProcess[str], what: str) -> str:
    """What a program said, if it ended well. Raises `Failure`."""
    must(done.returncode == 0, f"{what}: exit code {done.returncode}\n{done.stdout[-3000:]}")
    return done.stdout


class Program:
    """The program in the prefix: from source, or standalone."""

    def __init__(self, *words: str | Path, folder: Path) -> None:
        self.words, self.folder = words, folder

    def __call__(self, *arguments: str, seconds: float = 600,
                 **variables: str) -> subprocess.CompletedProcess[str]:
        return wine.run(*self.words, *arguments, seconds=seconds, folder=self.folder,
                        variables={"QT_QPA_PLATFORM": "offscreen", **variables})  # fmt: skip


def from_source() -> Program:
    """The program as it is in the checkout, copied to drive C."""
    project = wine.lay_project("explainer")
    (python().parent / "Lib" / "site-packages" / "explainer.pth").write_text("C:\\explainer\\src\n",
                                                                             encoding="ascii")
    return Program(python(), "-m", "explainer", folder=project)


# ── Steps ─────────────────────────────────────────────────────────────────────────────────────────


def try_tests() -> str:
    """The tests that need no window. What is left out is listed with its reason."""
    from_source()
    command = (python(), "-u", "-m", "pytest", "-v", "-p", "no:cacheprovider", "-rsf", "--tb=short",
               "--basetemp", "C:\\t",
               *TESTS)  # fmt: skip
    SEEN.mkdir(parents=True, exist_ok=True)
    done = wine.run(*command, folder=wine.DRIVE / "explainer", seconds=5400, log=SEEN / "tests.log")
    lines = done.stdout.splitlines()
    for line in lines:
        if line.startswith(("SKIPPED", "FAILED", "ERROR")):
            print(f"    {line}")
    must(done.returncode == 0, "\n".join(lines[-60:]))
    return lines[-1].strip("= ")


def try_commands(program: Program | None = None, name: str = "source") -> str:
    """Each command that needs no window, and that its sheets say what those made on Linux say."""
    program = program or from_source()
    well(program("selftest"), "selftest")
    answer = json.loads(well(program("check", "C:\\explainer\\data", "--json"), "check --json"))
    must(answer["exit_code"] == 0 and answer["digest"], f"check --json said {answer}")
    said = program("check", "C:\\explainer\\data\\meta.csv").stdout
    must("“" in said, f"not in UTF-8: {said}")
    sheets, pictures = SEEN / f"sheets-{name}", SEEN / f"pictures-{name}"
    for folder in (sheets, pictures):
        shutil.rmtree(folder, ignore_errors=True)
    well(program("sheet", "--all", "--lang", "en", "--lang", "es", "--out", windows_path(sheets)),
         "sheet --all")
    well(program("snapshot", "--all", "--out", windows_path(pictures)), "snapshot --all")
    drawn = sorted(file.stem for file in pictures.glob("*.png"))
    must(drawn == sorted(PANELS), f"pictures of {drawn} alone")
    count = compare_sheets(sheets)
    return (f"selftest, check, {count} sheets with the text of those made on Linux, "
            f"{len(drawn)} pictures")


def windows_path(path: Path) -> str:
    """A path of this machine, as the prefix sees it."""
    return "Z:" + str(path).replace("/", "\\")


def compare_sheets(sheets: Path) -> int:
    """How many sheets there are. Raises `Failure` for a word that the sheets made on Linux do not
    have."""
    expected = SEEN / "sheets-linux"
    shutil.rmtree(expected, ignore_errors=True)
    command = [sys.executable, "-m", "explainer", "sheet", "--all", "--lang", "en", "--lang", "es",
               "--out", str(expected)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})  # fmt: skip
    names = sorted(file.name for file in expected.glob("*.pdf"))
    must(names == sorted(file.name for file in sheets.glob("*.pdf")), f"other sheets than {names}")
    for name in names:
        must(text_of(sheets / name) == text_of(expected / name),
             f"{name} does not say what it says on Linux")
    return len(names)


def text_of(sheet: Path) -> str:
    """The text of a PDF, laid out as on its pages."""
    return subprocess.run(["pdftotext", "-layout", str(sheet), "-"], capture_output=True, text=True,
                          check=True).stdout


def try_window(program: Program | None = None, name: str = "source") -> str:
    """Open the window, the print preview and a show, and photograph them."""
    program = program or from_source()
    shots = (("window", ""), ("preview", "ctrl+p"), ("show", "F5"))
    for shot, key in shots:
        seen = photograph(program, SEEN / f"{name}-{shot}.png", key)
        must(seen > 100, f"{shot}: only {seen} colors on the screen")
    pictures = {(SEEN / f"{name}-{shot}.png").read_bytes() for shot, _ in shots}
    must(len(pictures) == len(shots), "two of the pictures are the same")
    try_second_start(program)
    try_dark(program, SEEN / f"{name}-dark.png")
    return (f"pictures of window, preview and show in {SEEN.relative_to(ROOT)}; "
            "a second start; a first start in dark mode")


def try_second_start(program: Program) -> None:
    """It opens a window of its own beside the first."""
    from standalone.xscreen import Screen

    with Screen(os.environ["DISPLAY"]) as screen, opened(program), started(program):
        wait_until(lambda: live() == 2, "a second start opens no window", 400)
        titles = [window.title for window in screen.windows() if window.width > 400]
        must(len(titles) == 2 and len(set(titles)) == 1, f"two starts, but the windows {titles}")
        wine.end_all()


def try_dark(program: Program, file: Path) -> None:
    """A first start takes the theme that Windows is set to."""
    from PIL import Image, ImageStat

    brightness = []
    for light in ("1", "0"):
        well(wine.run("reg", "add", *DARK, "/t", "REG_DWORD", "/d", light, "/f"), "reg add")
        photograph(program, file, settings="")
        with Image.open(file) as picture:
            brightness.append(ImageStat.Stat(picture.convert("L")).median[0])
    well(wine.run("reg", "delete", *DARK, "/f"), "reg delete")
    must(brightness[0] > 200 and brightness[1] < 80, f"dark mode: brightness {brightness}")


def photograph(program: Program, file: Path, key: str = "", settings: str = SETTINGS) -> int:
    """Open the window, press a key, photograph the whole screen, and end the program; the number of
    its colors."""
    from standalone.xscreen import Screen

    with Screen(os.environ["DISPLAY"]) as screen, opened(program, settings=settings):
        if key:
            before = still(screen)
            subprocess.run(["xdotool", "key", key], check=True)
            wait_until(lambda: screen.picture().tobytes() != before, f"{key} changes nothing")
        still(screen, quiet=20 if key else 3)  # the page of a preview takes a while to be set
        file.parent.mkdir(parents=True, exist_ok=True)
        return len(screen.picture(file).getcolors(2**24) or ())


@contextmanager
def opened(program: Program, *, settings: str = SETTINGS) -> Iterator[subprocess.Popen[bytes]]:
    """The program's window, all panels live; what runs in the prefix is ended after that.

    `settings` are those that the program finds; "" for its first start; `ITS_OWN` for wherever it
    keeps them.
    """
    shutil.rmtree(OPENED, ignore_errors=True)
    OPENED.mkdir()
    if settings not in ("", ITS_OWN):
        (OPENED / "settings.json").write_text(settings, encoding="ascii")
    with started(program, named=settings != ITS_OWN) as process:
        try:
            wait_until(lambda: live() == 1, "the window does not open", 400)
            yield process
        finally:
            wine.end_all()


def started(program: Program, *, named: bool = True) -> subprocess.Popen[bytes]:
    """The program, on its way. It notes the stages of its start; `named`: it is told the file of
    its settings."""
    environment = {**wine.environment(), "EXPLAINER_STARTUP_LOG": "C:\\opened\\stages"}
    if named:
        environment["EXPLAINER_SETTINGS"] = "C:\\opened\\settings.json"
    return subprocess.Popen([str(wine.WINE), *map(str, program.words)], cwd=program.folder,
                            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL)


def live() -> int:
    """How many windows have all their panels."""
    stages = OPENED / "stages"
    return stages.read_text().count("live=") if stages.is_file() else 0


def wait_until(true: Callable[[], bool], otherwise: str, seconds: float = 180) -> None:
    """Raise `Failure` with a text if something does not become true."""
    until = time.monotonic() + seconds
    while not true():
        must(time.monotonic() < until, otherwise)
        time.sleep(0.5)


def still(screen: Screen, seconds: float = 90, quiet: float = 3) -> bytes:
    """What the screen shows once it has not changed for `quiet` seconds, or after `seconds`."""
    until, since, before = time.monotonic() + seconds, time.monotonic(), b""
    while time.monotonic() < until and time.monotonic() - since < quiet:
        time.sleep(0.5)
        now = screen.picture().tobytes()
        since, before = (since if now == before else time.monotonic()), now
    return before


def try_bundle() -> str:
    """Build the standalone program under Wine, then the installer on Linux; their sizes."""
    build = wine.lay_project("explainer-build")
    python_ = python("explainer-builder", "requirements-bundle.lock")
    date = str(epoch())
    well(wine.run(python_, "packaging/bundle.py", "--this-python", "--archives", folder=build,
                  seconds=5400,
                  variables={"SOURCE_DATE_EPOCH": date, "PYTHONUNBUFFERED": "1"},
                  log=wine.HOME / "bundle.log"), "bundle.py")
    shutil.rmtree(OUT, ignore_errors=True)
    shutil.copytree(build / "dist", DIST)
    shutil.copytree(build / "build" / "bundle" / "explainer", BUNDLE)
    installer.make(BUNDLE, DIST, int(date))
    check_sizes()
    check_programs()
    return ", ".join(f"{path.name} {path.stat().st_size / 1e6:.1f} MB"
                     for path in sorted(DIST.iterdir()))


def check_sizes() -> None:
    """Raise `Failure` for a download that is too large."""
    for ending, most in LARGEST.items():
        (path,) = DIST.glob(f"*{ending}")
        must(path.stat().st_size <= most * 1e6, f"{path.name} is larger than {most} MB")


def check_programs() -> None:
    """Icon and version stand in both programs; one has a console, the other none."""
    for name, kind in (("explainer.exe", b"\x02"), ("explainer.com", b"\x03")):
        data = (BUNDLE / name).read_bytes()
        header = int.from_bytes(data[0x3C:0x40], "little")
        must(data[header + 0x5C : header + 0x5D] == kind, f"{name} is of the wrong kind")
        listed = subprocess.run(["wrestool", "--list", str(BUNDLE / name)], capture_output=True,
                                text=True, check=True).stdout
        must("type=group_icon" in listed and "type=version" in listed,
             f"{name} has no icon or no version")
        must("The Explainer authors".encode("utf-16-le") in data,
             f"{name} does not say whose it is")


def try_installer() -> str:
    """Install silently, start from the start menu, try what is there, remove it, and look for
    remains."""
    (setup,) = DIST.glob("*setup.exe")
    wine.lay_project("explainer")
    photograph_setup(setup)
    in_console("cmd", "/c", "ver")  # Wine notes its language and the looks of consoles
    before = state()
    well(wine.run(setup, "/S", seconds=900), "setup.exe /S")
    home = next(path for path in (wine.DRIVE / "users").iterdir() if (path / INSTALLED).is_dir())
    folder = home / INSTALLED
    link = home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Explainer.lnk"
    must(link.is_file(), "no entry in the start menu")
    added = sorted(set(state()[0]) - set(before[0]))
    must(any("Uninstall" in key for key in added) and any(".explainer" in key for key in added),
         f"registry: {added}")
    menu = Program("start", "/unix", link, folder=wine.DRIVE)
    seen = photograph(menu, SEEN / "installed-window.png")
    must(seen > 100, "what the start menu opens shows nothing")
    try_double_click()
    said = try_commands(Program(folder / "explainer.com", folder=folder), "installed")
    try_terminal(folder)
    try_portable(folder)
    well(wine.run(folder / "uninstall.exe", "/S"),
         "uninstall.exe /S")  # goes on from a copy of itself
    wait_until(lambda: not folder.exists(), f"not removed: {folder}")
    after = state()
    remains = [*sorted(set(after[0]) - set(before[0])), *sorted(set(after[1]) - set(before[1]))]
    must(not remains, "remains: " + "\n".join(remains))
    return f"{said}; started from the start menu; nothing remains"


def photograph_setup(setup: Path) -> None:
    """The first page of the installer, in English and in Spanish, to be looked at; then cancel."""
    from standalone.xscreen import Screen

    SEEN.mkdir(parents=True, exist_ok=True)
    pictures = []
    for language in LOCALES:
        with Screen(os.environ["DISPLAY"]) as screen, opened_setup(setup, language):
            wait_until(lambda: bool(screen.windows()), f"setup: no window in {language}")
            still(screen)
            pictures.append(screen.picture(SEEN / f"setup-{language}.png").tobytes())
    must(len(set(pictures)) == len(LOCALES), "the installer speaks one language only")


@contextmanager
def opened_setup(setup: Path, language: str) -> Iterator[None]:
    """The installer as a person sees it whose Windows is set to a language."""
    environment = {**wine.environment(), "LC_ALL": LOCALES[language],
                   "LOCPATH": str(wine.make_locale("es_ES"))}
    with subprocess.Popen([str(wine.WINE), str(setup)], env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        try:
            yield
        finally:
            wine.end_all()


def try_double_click() -> None:
    """A pack whose name ends in `.explainer` opens in the program.

    Wine 8 does not look into the kinds of files that a person has added, so what Windows would run
    is asked of the registry.
    """
    from standalone.xscreen import Screen

    command = well(wine.run(python(), "-c", ASKED), "kind of file").strip()
    program, argument = re.findall(r'"([^"]+)"', command)
    must(argument == "%1", f"a double click runs {command}")
    pack = wine.DRIVE / "Paquete de Íñigo.explainer"
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((ROOT / "data").iterdir()):
            archive.write(file, file.name)
    clicked = Program(program, f"C:\\{pack.name}", folder=wine.DRIVE)
    with Screen(os.environ["DISPLAY"]) as screen, opened(clicked):
        wait_until(lambda: any(pack.stem in window.title for window in screen.windows()),
                   f"{pack.name} does not open")
    pack.unlink()


def try_terminal(folder: Path) -> None:
    """A person types `explainer` in a terminal: the program with a console answers, in a pipe
    too."""
    script = wine.DRIVE / "typed.bat"
    script.write_text(f'@cd /d "{windows_path(folder)}"\r\n@chcp 1252 >nul\r\n'
                      "@explainer check C:\\explainer\\data --json\r\n")
    answer = well(wine.run("cmd", "/c", "C:\\typed.bat"), "typed in a terminal")
    script.unlink()
    must(json.loads(answer)["exit_code"] == 0, f"typed in a terminal: {answer}")
    said = in_console(folder / "explainer.com", "check", "C:\\Datos de Íñigo")
    must(said.startswith("0x2\n") and "Datos de Íñigo" in said, f"in a console: {said}")


def in_console(*command: str | Path) -> str:
    """The exit code of a command as a line, then what stands in its console with code page 1252."""
    helper = wine.DRIVE / "explainer" / "tests" / "app" / "windows_console.py"
    return well(wine.run(python(), helper, "1252", "", *command), "in a console")


def try_portable(folder: Path) -> None:
    """With the marker file beside it, the program keeps everything beside itself."""
    from standalone.xscreen import Screen

    stick = wine.DRIVE / "Programas de María"
    shutil.rmtree(stick, ignore_errors=True)
    shutil.copytree(folder, stick)
    (stick / "portable.txt").touch()
    program = Program(stick / "explainer.exe", folder=stick)
    with Screen(os.environ["DISPLAY"]) as screen, opened(program, settings=ITS_OWN) as process:

        def closed() -> bool:
            for window in screen.windows():  # a message may lie over it
                screen.close(window)
            return process.poll() is not None

        wait_until(closed, "portable: the window does not close")
    must((stick / "explainer-settings" / "settings.json").is_file(),
         "portable: no settings beside the program")
    shutil.rmtree(stick)


def state() -> tuple[list[str], list[str]]:
    """Values of the registry and files of the person, without what Wine itself keeps."""
    wine.end_all()  # writes the registry
    keys, key = [], ""
    for line in (wine.PREFIX / "user.reg").read_text(encoding="utf-8",
                                                     errors="replace").splitlines():
        if line.startswith("["):
            key = line.rpartition("] ")[0] + "]"
        elif line and not line.startswith(("#", ";",
                                           "WINE")) and not re.search(r"Wine|Explorer\\\\|Volatile",
                                                                      key):
            keys.append(f"{key} {line}")
    files = [str(path) for path in (wine.DRIVE / "users").rglob("*") if "/Temp/" not in str(path)]
    return keys, files


def try_quick() -> str:
    """The least that a change must not break: the program works, and so does what Windows wants
    otherwise."""
    program = from_source()
    steps = well(program("selftest"), "selftest").count("ok ")
    done = wine.run(python(), "-m", "pytest", "-q", "-p", "no:cacheprovider", "--basetemp", "C:\\t",
                    "-k", "not ctrl_c",  # takes minutes on a busy machine
                    *QUICK_TESTS, folder=program.folder)  # fmt: skip
    return f"selftest, {steps} steps; {well(done, ' '.join(QUICK_TESTS)).splitlines()[-1]}"


STEPS: dict[str, Callable[[], str]] = {
    "quick": try_quick, "tests": try_tests, "commands": try_commands, "window": try_window,
    "bundle": try_bundle,
    "installer": try_installer,
}  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0 all well, 1 something is not, 2 not tried."""
    fresh = "--fresh" in arguments
    wanted = [word for word in arguments if word != "--fresh"] or [name for name in STEPS
                                                                   if name != "quick"]
    if set(wanted) - STEPS.keys():
        print(__doc__, file=sys.stderr)
        return 2
    failed = []
    try:
        wine.install_tools()
        if fresh:
            shutil.rmtree(wine.HOME, ignore_errors=True)
        wine.HOME.mkdir(parents=True, exist_ok=True)
        with wine.screen():
            failed = [name for name in ("prefix", *wanted)
                      if not tried(name, {"prefix": make_prefix, **STEPS}[name])]
    except (wine.Trouble, subprocess.CalledProcessError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"FAILED: {', '.join(failed)}" if failed else "All well under Wine.")
    return 1 if failed else 0


def make_prefix() -> str:
    """The prefix and its Python."""
    made = wine.make_prefix()
    said = well(wine.run(python(), "-c",
                         "import sys; print(sys.version, sys.getwindowsversion()[:3])"), "python")
    return ("made anew: " if made else "as it was: ") + said.strip()


def tried(name: str, step: Callable[[], str]) -> bool:
    """Run a step and say how it went and how long it took."""
    started = time.monotonic()
    try:
        said, fine = step(), True
    except (Failure, TimeoutError) as failure:
        said, fine = str(failure), False
    print(f"  {name}: {'' if fine else 'FAILED: '}{said} ({time.monotonic() - started:.0f} s)",
          flush=True)
    return fine


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
