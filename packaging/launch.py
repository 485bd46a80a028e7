#!/usr/bin/env python3
"""Open the Explainer, or run its tests, on a machine that has only Python.

    python3 packaging/launch.py [arguments of explainer]
    python3 packaging/launch.py test [arguments of pytest]

The first call makes `.venv` from the lock file and adds the system libraries that Qt needs; later
calls start at once. Needs nothing but the standard library.
"""

from __future__ import annotations

# Few imports, and paths as plain text: this file runs before every start of the program.
import os
import sys
import zlib
from os.path import exists, join

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = join(ROOT, ".venv")
BIN = join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = join(BIN, "python.exe" if os.name == "nt" else "python")
PROGRAM = join(BIN, "explainer.exe" if os.name == "nt" else "explainer")
LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}
OLDEST = (3, 11)
# One pytest process per core, one test file at a time each; a later `-n 0` turns that off.
ON_ALL_CORES = ("-n", "auto", "--dist", "loadfile")
REASONS = {
    "run": "The window is drawn by Qt, which uses libraries of the system.",
    "test": "The tests open windows on screens of their own, and print to a server of their own.",
}

# Library file → Debian package. Qt needs the first six to start, and the others to start on X11.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Programs without which some tests would be skipped → Debian's package.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "dbus-daemon": "dbus",
    # A laptop and a projector that comes and goes: a real X server with two monitors.
    "Xorg": "xserver-xorg-core",
    "/usr/lib/xorg/modules/drivers/dummy_drv.so": "xserver-xorg-video-dummy",
    "xrandr": "x11-xserver-utils",
    "openbox": "openbox",
    # Two more desktops, keyboards of other countries, and their locales.
    "weston": "weston",
    "mutter": "mutter",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "localedef": "locales",
    # What a screen reader is told: the bus that it listens on.
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    # A print server of the tests' own; its daemon is not on an ordinary person's PATH.
    "/usr/sbin/cupsd": "cups",
    "lp": "cups-client",
    # What the archives are packed with, and the judges of the desktop entry and its description.
    "xz": "xz-utils",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
}


class SetUpError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """Tell the person; standard output stays the program's own."""
    print(text, file=sys.stderr, flush=True)


def run(command: Sequence[str], watch: str = "") -> tuple[int, list[str]]:
    """Run a command without input. Returns its exit code and lines; says the second word of lines
    starting `watch`."""
    import subprocess

    lines = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if watch and line.startswith(watch):
                say("  " + line.split()[1].replace("==", " "))
    return process.returncode, lines


def last_lines(lines: Sequence[str], count: int = 12) -> str:
    """The end of what a command printed, indented."""
    return "\n".join(f"    {line}" for line in lines[-count:])


def run_or_stop(command: Sequence[str], trouble: str, watch: str = "") -> None:
    """Run a command. Raises `SetUpError` with its last lines if it fails."""
    code, lines = run(command, watch)
    if code:
        raise SetUpError(f"{trouble}\n{last_lines(lines)}")


# ── Is everything there? ──────────────────────────────────────────────────────────────────────────


def site_packages() -> str:
    """Folder of the installed libraries in `.venv`."""
    if os.name == "nt":
        return join(VENV, "Lib", "site-packages")
    return join(VENV, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}",
                "site-packages")


def read(path: str) -> str:
    """Text of a file."""
    with open(path, encoding="utf-8") as file:
        return file.read()


def fingerprint(kind: str) -> str:
    """One line that changes when the set-up of that kind must be done again."""
    checksum = 0
    for name in ("pyproject.toml", LOCKS[kind]):
        checksum = zlib.crc32(read(join(ROOT, name)).encode(), checksum)
    return f"{sys.implementation.cache_tag} {checksum:08x} {VENV}"


def stamp(kind: str) -> str:
    """The file that says a set-up was finished: its fingerprint, then the names in
    site-packages."""
    return join(VENV, f"ready-{kind}")


def is_intact(kind: str) -> bool:
    """Whether a set-up of that kind was finished here, with this Python, and nothing has been taken
    away since."""
    try:
        line, *names = read(stamp(kind)).splitlines()
        same = line.split(" ", 2)[::2] == [sys.implementation.cache_tag, VENV]
        there = exists(PYTHON) and exists(PROGRAM)
        return same and there and set(names) <= set(os.listdir(site_packages()))
    except (OSError, ValueError):
        return False


def is_ready(kind: str) -> bool:
    """Whether `.venv` is intact and made from the lock file as it is now."""
    return is_intact(kind) and read(stamp(kind)).splitlines()[0] == fingerprint(kind)


def loads(library: str) -> bool:
    """Whether the system's loader finds that library."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def needs_x11(kind: str) -> bool:
    """Whether Qt will draw on X11: tests do on a virtual screen, a person's session unless it can
    do otherwise."""
    if kind == "test":
        return True
    on_wayland = "WAYLAND_DISPLAY" in os.environ and loads("libwayland-cursor.so.0")
    return os.environ.get("QT_QPA_PLATFORM", "xcb").startswith("xcb") and not on_wayland


def missing_libraries(kind: str) -> dict[str, str]:
    """System libraries that Qt would not find, with their packages. Empty on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = {**LIBRARIES, **(X11_LIBRARIES if needs_x11(kind) else {})}
    return {library: package for library, package in wanted.items() if not loads(library)}


def missing_venv() -> dict[str, str]:
    """The package that Debian splits off from Python and without which no environment can be
    made."""
    import importlib.util

    importlib.invalidate_caches()
    if all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        return {}
    return {"Python's venv module": f"python{sys.version_info.major}.{sys.version_info.minor}-venv"}


def missing_programs(kind: str) -> dict[str, str]:
    """Programs without which some tests are skipped."""
    if kind != "test" or not sys.platform.startswith("linux"):
        return {}
    import shutil

    return {program: package for program, package in TEST_PROGRAMS.items()
            if not (os.path.exists(program) if program.startswith("/") else shutil.which(program))}


# ── System packages ───────────────────────────────────────────────────────────────────────────────


def apt_command() -> list[str]:
    """The command that installs system packages without asking; [] if there is none for this
    person."""
    import shutil

    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = ["sudo", "-n", "apt-get"]  # -n: never asks for a password
    return sudo if shutil.which("sudo") and run([*sudo, "--version"])[0] == 0 else []


def install_packages(missing: dict[str, str], reason: str) -> None:
    """Install Debian packages if this person may, after saying which, and what for.

    `missing` holds each part that is not there with its package. What is missing afterwards is for
    the caller to see.
    """
    apt = apt_command()
    if not apt:
        return
    packages = list(dict.fromkeys(missing.values()))
    say(f"{reason} These system packages are missing and are now installed with apt:")
    for package in packages:
        say(f"  {package} (has {', '.join(p for p, owner in missing.items() if owner == package)})")
    install = [*apt, "install", "-y", "-q", "--no-install-recommends", "-o",
               "DPkg::Lock::Timeout=300", *packages]
    # A fresh machine has no package list yet; an old one lists packages that are gone.
    for command in (install, [*apt, "update", "-q"], install):
        code, lines = run(command)
        if command is install and code == 0:
            return
    say("apt could not install them. Its last lines:\n" + last_lines(lines))


def how_to_mend(missing: dict[str, str]) -> str:
    """What to type so that the missing parts are there."""
    import shutil

    packages = " ".join(dict.fromkeys(missing.values()))
    if shutil.which("apt-get"):
        sudo = "" if os.geteuid() == 0 else "sudo "
        return (
            "This machine lacks system packages that only an administrator can add. "
            "Type this line, then start again:\n"
            f"\n    {sudo}apt-get update && {sudo}apt-get install -y {packages}\n"
        )
    return (
        f"This machine lacks: {', '.join(missing)}.\n"
        "Install them with its package manager, then start again. "
        f"(On Debian and Ubuntu the packages are called {packages}.)"
    )


# ── The environment ───────────────────────────────────────────────────────────────────────────────


def pip_install(python: str) -> list[str]:
    """The command that installs for that Python what it is given, and nothing on account of it."""
    return [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install",
            "--no-deps"]


def install_locked(python: str, lock: str) -> None:
    """Install for that Python exactly what the lock file names. Raises `SetUpError`.

    The lock is complete (a test holds it to that), so pip must not resolve again: with
    `--require-hashes` it would look for the newest version that an extra such as `coverage[toml]`
    admits, and stop at the first release that is newer than the lock.
    """
    run_or_stop(
        [*pip_install(python), "--require-hashes", "--only-binary", ":all:", "-r", lock],
        "The libraries could not be installed. Is this machine connected to the internet? "
        "pip's last lines:",
        watch="Collecting ",
    )


def make_environment(kind: str) -> None:
    """Make or bring up to date `.venv` for that kind ("run" or "test"), and stamp it."""
    keep = any(is_intact(other) for other in LOCKS)
    for other in LOCKS:  # from here on an interrupted set-up is known as one
        if exists(stamp(other)):
            os.unlink(stamp(other))
    if not keep:
        say("Setting up the Explainer in the folder .venv. "
            "This happens once and takes a few minutes …")
        # also when called from inside .venv
        base = getattr(sys, "_base_executable", "") or sys.executable
        run_or_stop([base, "-m", "venv", "--clear", VENV],
                    "Python could not make the folder .venv:")
    say(f"Fetching the libraries, exactly those named in {LOCKS[kind]} …")
    install_locked(PYTHON, join(ROOT, LOCKS[kind]))
    run_or_stop(
        [*pip_install(PYTHON), "--no-index", "--no-build-isolation", "--editable", ROOT],
        "The program itself could not be installed. pip's last lines:",
    )
    for done in {"run", kind}:  # the lock for tests holds all that a run needs
        write_stamp(done)


def write_stamp(kind: str) -> None:
    """Say, whole or not at all, that the set-up is finished."""
    names = sorted(name for name in os.listdir(site_packages()) if name != "__pycache__")
    with open(stamp(kind) + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join([fingerprint(kind), *names]))
    os.replace(file.name, stamp(kind))


def only_one() -> TextIO:
    """Wait until no other process sets up here; none will until the file that is returned is
    closed."""
    handle = open(join(ROOT, ".venv.lock"), "w", encoding="utf-8")  # noqa: SIM115 - caller closes
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                return handle
            except OSError:  # it gives up after ten seconds
                continue
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another set-up is under way here; waiting until it is done …")
        fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


# ── Start ─────────────────────────────────────────────────────────────────────────────────────────


def make_ready(kind: str) -> None:
    """Make `.venv`, unless another process has just done so. Raises `SetUpError`."""
    if lacking := missing_venv():
        raise SetUpError(how_to_mend({**lacking, **missing_libraries(kind)}))
    with only_one():
        if not is_ready(kind):
            make_environment(kind)
            say("Ready.")


def prepare(kind: str) -> None:
    """Do what is still to do before a start. Raises `SetUpError`."""
    ready = is_ready(kind)
    lacking = {**missing_libraries(kind), **missing_programs(kind),
               **({} if ready else missing_venv())}
    if lacking:
        install_packages(lacking, REASONS[kind])
    if not ready:
        make_ready(kind)
    if lacking and (lacking := missing_libraries(kind)):
        raise SetUpError(how_to_mend(lacking))
    if lacking := missing_programs(kind):
        say("Some tests will be skipped. " + how_to_mend(lacking))


def start(command: Sequence[str]) -> int:
    """Become that command (on Windows: run it and return its exit code)."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], list(command))
    import subprocess

    return subprocess.run(command, check=False).returncode


def main(arguments: list[str]) -> int:
    """Exit code: 2 if the set-up fails, else that of the program or of pytest."""
    if sys.version_info < OLDEST:
        newer = ".".join(map(str, OLDEST))
        this = sys.version.split()[0]
        say(f"The Explainer needs Python {newer} or newer; this is Python {this}.")
        return 2
    kind = "test" if arguments[:1] == ["test"] else "run"
    try:
        prepare(kind)
    except (SetUpError, OSError) as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        say("\nStopped. The next call takes the set-up up again.")
        return 130
    if kind == "run":
        return start([PROGRAM, *arguments])
    os.chdir(ROOT)
    return start([PYTHON, "-m", "pytest", *ON_ALL_CORES, *arguments[1:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
