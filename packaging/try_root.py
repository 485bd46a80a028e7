#!/usr/bin/env python3
"""Try what people download in a Debian that holds nothing: no Python, no network, no desktop.

    .venv/bin/python packaging/try_root.py                archive, then package; a few minutes
    .venv/bin/python packaging/try_root.py --show         the show on two screens as well
    .venv/bin/python packaging/try_root.py --keep         leave the root in build/root

Needs root, and dist/ as `packaging/bundle.py --archives` makes it. Pictures of what was on the
screens, and the sheets that were written, are left in build/tried, to be looked at. Exit code 0
when all is well.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import launch
from standalone import xscreen

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE / "build" / "root"
SEEN = HERE / "build" / "tried"
TOOLS = {"debootstrap": "debootstrap", "unshare": "util-linux", "Xvfb": "xvfb", "xz": "xz-utils"}
SHOW_TOOLS = {"Xorg": "xserver-xorg-core", "xrandr": "x11-xserver-utils", "openbox": "openbox"}
# The desktop's own tools, which a minimal root lacks.
DESKTOP = ("appstream", "dbus", "desktop-file-utils", "libglib2.0-bin", "libwayland-cursor0",
           "procps", "shared-mime-info")
DUMMY = "/usr/lib/xorg/modules/drivers/dummy_drv.so"
PERSON = "maría"
PLACE = "/opt/Programas de María/100% útil"
MODES = {"1280x800": "83.50 1280 1352 1480 1680 800 803 809 831",
         "1024x768": "63.50 1024 1072 1176 1328 768 771 775 798"}
SCREENS = """
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 2304 800
  EndSubSection
EndSection
"""


class Failure(Exception):
    """A check that did not hold; the text says which."""


def must(holds: object, text: str) -> None:
    """Raise `Failure` unless it holds."""
    if not holds:
        raise Failure(text)


# ── The root ──────────────────────────────────────────────────────────────────────────────────────


def make_root() -> None:
    """A fresh minimal Debian in `ROOT`, with one person in it, in place of the one before."""
    clear()
    subprocess.run(["debootstrap", "--variant=minbase", "bookworm", str(ROOT)],
                   stdout=subprocess.DEVNULL, check=True)
    inside("useradd", "--create-home", "--badname", PERSON)
    must(not list((ROOT / "usr/bin").glob("python*")), "the root holds a Python")


@contextmanager
def mounted(*more: tuple[str, str]) -> Iterator[None]:
    """The parts of a running system that a root needs, and folders of this machine; unmounted at
    the end."""
    wanted = [("/proc", "/proc"), ("/dev", "/dev"), ("/tmp/.X11-unix", "/tmp/.X11-unix"), *more]
    done: list[Path] = []
    try:
        for source, target in wanted:
            place = ROOT / target.lstrip("/")
            place.mkdir(parents=True, exist_ok=True)
            Path(source).mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--bind", source, str(place)], check=True)
            done.append(place)
        yield
    finally:
        for place in reversed(done):
            subprocess.run(["umount", "--lazy", str(place)], check=False)


def inside(*command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command in the root as its administrator, with the network."""
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive",
                   "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["chroot", str(ROOT), *command], env=environment, capture_output=True, text=True,
        check=False, timeout=900
    )
    if check:
        must(done.returncode == 0,
             f"{' '.join(command)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done


def cut_off(command: Sequence[str], **variables: str) -> list[str]:
    """The command as that person of the root runs it, with no network at all."""
    home = f"/home/{PERSON}"
    environment = {"HOME": home, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **variables}
    words = [f"{name}={value}" for name, value in environment.items()]
    return ["unshare", "--net", "chroot", f"--userspec={PERSON}", str(ROOT), "env", "-i",
            f"--chdir={home}", *words, *command]


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command cut off, to its end."""
    return subprocess.run(cut_off(command, **variables), capture_output=True, text=True,
                          check=False, timeout=300)


# ── Screens ───────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def server(command: Sequence[str]) -> Iterator[str]:
    """An X server of this machine, whose socket the root sees: the name of its screen."""
    read, write = os.pipe()
    with subprocess.Popen([*command, "-displayfd", str(write), "-nolisten", "tcp", "-ac"],
                          pass_fds=[write],
                          stderr=subprocess.DEVNULL,
                          stdin=subprocess.DEVNULL) as process:  # fmt: skip
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        try:
            must(number, f"{command[0]} did not start")
            yield f":{number}"
        finally:
            process.terminate()


def window(display: str, name: str, *command: str, **variables: str) -> None:
    """Open the window, photograph it once it is filled, close it as a person does; it must end
    well."""
    with xscreen.Screen(display) as screen:
        process = subprocess.Popen(cut_off(command, DISPLAY=display, **variables),
                                   stderr=subprocess.PIPE, text=True)
        try:
            screen.wait_for(bool)
            _settled(screen)
            screen.picture(SEEN / f"{name}.png")
            _close_others(screen)
            _settled(screen)
            screen.picture(SEEN / f"{name}-2.png")
            screen.close(_main(screen))
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
        must(process.returncode == 0, f"the window ended with {process.returncode}: {said}")
        must("Traceback" not in said, said)


def _main(screen: xscreen.Screen) -> xscreen.Window:
    return max(screen.windows(), key=lambda each: each.width)


def _close_others(screen: xscreen.Screen) -> None:
    """Close what lies over the window, if anything does."""
    for each in screen.windows():
        if each != _main(screen):
            screen.close(each)
    screen.wait_for(lambda windows: len(windows) == 1)


def _settled(screen: xscreen.Screen) -> None:
    """Wait until two pictures, two seconds apart, are the same and more than a blank sheet."""
    import time

    before = None
    for _ in range(30):
        now = screen.picture()
        if before is not None and now.tobytes() == before and len(now.getcolors(2**24) or ()) > 50:
            return
        before = now.tobytes()
        time.sleep(2)
    raise Failure("the window does not come to rest")


# ── The archive ───────────────────────────────────────────────────────────────────────────────────


def unpack() -> str:
    """Unpack the archive into a folder with spaces and accents. Returns the program's path in the
    root."""
    (archive,) = (HERE / "dist").glob("*.tar.xz")
    place = ROOT / PLACE.lstrip("/")
    place.mkdir(parents=True)
    subprocess.run(["tar", "-xf", str(archive), "-C", str(place)], check=True)
    return f"{PLACE}/{archive.name.removesuffix('.tar.xz')}/explainer"


def missing_libraries(program: str) -> None:
    """Without its libraries the program says which packages to install; with exactly those it
    works."""
    done = run(program)
    must(done.returncode == 2 and "Traceback" not in done.stderr,
         f"instead of advice: {done.returncode} {done.stderr}")
    line = re.search(r"sudo apt-get install (.+)", done.stderr)
    must(line, f"no line to type: {done.stderr}")
    assert line is not None
    inside("apt-get", "update")
    inside("apt-get", "install", "-y", "--no-install-recommends", *line[1].split())


def commands(program: str) -> None:
    """Self-test, sheets in both languages, pictures, and a pack that cannot be used."""
    for arguments in (["--version"], ["selftest"],
                      ["sheet", "--subject", "overview", "--lang", "en", "--lang", "es",
                      "--out", "sheets"], ["snapshot", "--all", "--out", "pictures"]):  # fmt: skip
        done = run(program, *arguments)
        must(done.returncode == 0, f"{arguments}: {done.returncode} {done.stderr[-2000:]}")
    home = ROOT / "home" / PERSON
    sheets = sorted((home / "sheets").glob("*.pdf"))
    must(len(sheets) == 2, f"sheets: {sheets}")
    for file in (*sheets, home / "pictures" / "cities.png"):
        shutil.copy(file, SEEN)
    must(run(program, "check", "/etc").returncode == 2, "a folder that is no pack is not refused")


def portable(program: str, display: str) -> None:
    """With the marker all is kept beside the program and nothing at home; a stick that is
    write-protected works too."""
    folder = Path(program).parent
    beside = ROOT / str(folder).lstrip("/")
    (beside / "portable.txt").touch()
    os.chmod(beside, 0o777)
    shutil.rmtree(ROOT / "home" / PERSON / ".config", ignore_errors=True)
    window(display, "portable", program)
    must((beside / "explainer-settings" / "settings.json").is_file(),
         "no settings beside the program")
    must(not (ROOT / "home" / PERSON / ".config" / "explainer").exists(), "settings at home")
    shutil.rmtree(beside / "explainer-settings")
    with mounted((str(beside), str(folder))):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(beside)], check=True)
        window(display, "read-only", program)
        must(run(program, "selftest").returncode == 0, "selftest fails on a write-protected stick")
    must(not (beside / "explainer-settings").exists(), "written on a write-protected stick")
    (beside / "portable.txt").unlink()


def menu(program: str, display: str) -> None:
    """The archive's own entry in the menu: added, the program started from it, removed."""
    inside("apt-get", "install", "-y", "--no-install-recommends", *DESKTOP)
    script = str(Path(program).with_name("add-to-menu.sh"))
    entry = f"/home/{PERSON}/.local/share/applications/explainer.desktop"
    must(run("sh", script).returncode == 0, "no entry in the menu")
    inside("desktop-file-validate", entry)
    from_entry(display, "menu", entry)
    must(run("sh", script, "--remove").returncode == 0, "the entry cannot be removed")
    must(not (ROOT / entry.lstrip("/")).exists(), "the entry stays")


def stale_wayland(program: str, display: str) -> None:
    """A session that says Wayland and has none, with Wayland's libraries there: the window opens on
    X11."""
    must("libwayland-cursor" in inside("ldconfig", "-p").stdout,
         "Wayland's libraries are not there")
    window(display, "stale-wayland", program, WAYLAND_DISPLAY="nobody-there",
           XDG_SESSION_TYPE="wayland")


# ── The package ───────────────────────────────────────────────────────────────────────────────────


def package(display: str) -> None:
    """apt installs the package with what it needs; the desktop starts it from its entry; nothing is
    left of it."""
    (deb,) = (HERE / "dist").glob("*.deb")
    shutil.copy(deb, ROOT / "tmp")
    inside("apt-get", "update")
    inside("apt-get", "install", "-y", "--no-install-recommends", f"/tmp/{deb.name}")
    (ROOT / "tmp" / deb.name).unlink()
    must(run("explainer", "selftest").returncode == 0, "selftest of the installed program")
    inside("apt-get", "install", "-y", "--no-install-recommends", *DESKTOP)
    inside("desktop-file-validate", "/usr/share/applications/explainer.desktop")
    clean = inside("appstreamcli", "validate", "--no-net",
                   "/usr/share/metainfo/org.explainer.explainer.metainfo.xml")
    must("infos" not in clean.stdout and "warning" not in clean.stdout, clean.stdout)
    kind = "application/vnd.explainer.pack+zip"
    (ROOT / "home" / PERSON / "a.explainer.zip").write_bytes(b"PK\5\6" + bytes(18))
    must(kind in run("gio", "info", "-a", "standard::content-type", "a.explainer.zip").stdout,
         "a pack's kind is not known")
    must("explainer.desktop" in run("gio", "mime", kind).stdout,
         "the program is not known to open packs")
    from_entry(display, "package", "/usr/share/applications/explainer.desktop")
    inside("apt-get", "purge", "-y", "explainer")
    shutil.rmtree(ROOT / "home" / PERSON)
    must(not (left := remains()), f"left behind: {left}")


def from_entry(display: str, name: str, entry: str) -> None:
    """Start the program as a desktop does, by its entry, with a bus as a desktop has one."""
    waits = (f"gio launch '{entry}' && sleep 1 && "
             "while pgrep -x explainer > /dev/null; do sleep 0.2; done")
    window(display, name, "dbus-run-session", "--", "sh", "-c", waits)


def remains() -> list[str]:
    """Files of the root that still have to do with the program, but for apt's and dpkg's own
    logs."""
    found = inside("find", "/", "-xdev", "-iname", "*explainer*", check=False).stdout.split()
    return [path for path in found if not path.startswith(("/proc/", "/var/log/"))]


# ── The show ──────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def two_screens() -> Iterator[str]:
    """A laptop's screen of 1280 × 800 and beside it a projector of 1024 × 768, with a window
    manager."""
    configuration = HERE / "build" / "xorg.conf"
    configuration.write_text(SCREENS, encoding="utf-8")
    with server(["Xorg", "-config", str(configuration), "-logfile", "/dev/null",
                 "-noreset"]) as display:
        environment = {**os.environ, "DISPLAY": display}
        for output, mode, place in (("DUMMY0", "1280x800", "0x0"),
                                    ("DUMMY1", "1024x768", "1280x0")):
            name = f"{mode}-{output}"  # the driver's second output comes without modes
            for change in (["--newmode", name, *MODES[mode].split()], ["--addmode", output, name],
                           ["--output", output, "--mode", name, "--pos", place]):  # fmt: skip
                subprocess.run(["xrandr", *change], env=environment, check=True)
        manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        try:
            yield display
        finally:
            manager.terminate()
            manager.wait(10)


def show(program: str) -> None:
    """`explainer present`: a window of its own on each of two screens."""
    with two_screens() as display, xscreen.Screen(display) as screen:
        process = subprocess.Popen(cut_off([program, "present"], DISPLAY=display),
                                   stderr=subprocess.PIPE, text=True)
        try:
            screen.wait_for(_on_both)
            _rest(screen)
            screen.picture(SEEN / "show.png")
            process.send_signal(signal.SIGINT)  # closing a window of a show asks first
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
        ended = (0, -signal.SIGINT, 128 + signal.SIGINT)
        must(process.returncode in ended and "Traceback" not in said,
             f"the show ended with {process.returncode}: {said}")


def _rest(screen: xscreen.Screen) -> None:
    """A clock may run in the show, so only a moment is waited."""
    import time

    time.sleep(5)
    must(len(screen.picture().getcolors(2**24) or ()) > 50, "the screens are blank")


def _on_both(windows: list[xscreen.Window]) -> bool:
    """Whether one window lies on the laptop's screen and another fills the projector's."""
    projector = [each for each in windows if each.x >= 1280
                 and (each.width, each.height) == (1024, 768)]
    return bool(projector) and any(each.x < 1280 for each in windows)


# ── All of it ─────────────────────────────────────────────────────────────────────────────────────


def steps(display: str, with_show: bool) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is tried, in order."""
    yield "a minimal root, without Python", make_root
    archive = next((HERE / "dist").glob("*.tar.xz"))
    program = f"{PLACE}/{archive.name.removesuffix('.tar.xz')}/explainer"
    yield "the archive is unpacked into a path with spaces and accents", unpack
    yield "missing libraries are named, and the advice is right", lambda: missing_libraries(program)
    yield "selftest, sheets in both languages, pictures", lambda: commands(program)
    yield "the window", lambda: window(display, "window", program)
    yield "portable mode, and a write-protected stick", lambda: portable(program, display)
    yield "its entry in the menu", lambda: menu(program, display)
    yield "a session with a Wayland that does not answer", lambda: stale_wayland(program, display)
    if with_show:
        yield "the show on two screens", lambda: show(program)
    yield "another minimal root", make_root
    yield "the package: installed, started from its entry, removed", lambda: package(display)


def clear() -> None:
    """Take the root away, unless something is still mounted in it."""
    must(str(ROOT) not in Path("/proc/self/mounts").read_text(encoding="utf-8"),
         f"something is mounted in {ROOT}")
    shutil.rmtree(ROOT, ignore_errors=True)


def install_tools(with_show: bool) -> None:
    """Add the system's programs that this command uses."""
    tools = {**TOOLS, **(SHOW_TOOLS if with_show else {})}
    absent = {name: package for name, package in tools.items() if not shutil.which(name)}
    if with_show and not os.path.exists(DUMMY):
        absent[DUMMY] = "xserver-xorg-video-dummy"
    if absent:
        launch.install_packages(absent, "The program is tried in a root of its own.")


def main(arguments: list[str]) -> int:
    """0 when all is well, 1 when a check does not hold, 2 for a wrong argument or without root."""
    if set(arguments) - {"--show", "--keep"} or os.geteuid():
        print(__doc__, file=sys.stderr)
        return 2
    install_tools("--show" in arguments)
    shutil.rmtree(SEEN, ignore_errors=True)
    SEEN.mkdir(parents=True)
    with server(["Xvfb", "-screen", "0", "1280x800x24"]) as display:
        for name, work in steps(display, "--show" in arguments):
            try:
                if "minimal root" in name:
                    work()
                else:
                    with mounted():
                        work()
            except Failure as failure:
                print(f"FAILED: {name}: {failure}", flush=True)
                return 1
            print(f"  well: {name}", flush=True)
    if "--keep" not in arguments:
        clear()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
