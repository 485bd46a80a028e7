#!/usr/bin/env python3
"""Try the two commands of the README in a fresh Debian that holds Python and apt, and nothing else.

    python3 packaging/try_fresh.py bookworm                   Debian 12, today's package index
    python3 packaging/try_fresh.py trixie --newer             Debian 13, newer release of each lock
    python3 packaging/try_fresh.py bookworm --newer --quick   only the program and a few tests

Needs root and debootstrap. What is committed is cloned into the root, the program is started and
closed again, and the tests are run; what they print goes to build/fresh-RELEASE.log. The root
itself is made in build/fresh and removed. Exit code 0 when all is well.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import launch

HERE = Path(__file__).resolve().parent.parent
RELEASES = ("bookworm", "trixie")
PROJECT = "/srv/explainer"
QUICK = ("-q", "tests/core", "tests/test_locks.py")
# How this machine reaches its package registries: what the root needs to reach the same.
FROM_HERE = ("/etc/apt/apt.conf.d", "/etc/ssl/certs/ca-certificates.crt", "/etc/resolv.conf")
NEWER = "9999"


def root_of(release: str) -> Path:
    """Folder of the root for a release of Debian."""
    return HERE / "build" / "fresh" / release


def make_root(root: Path, release: str) -> None:
    """A minimal Debian with Python, without the parts of Python that Debian keeps in packages of
    their own."""
    shutil.rmtree(root, ignore_errors=True)
    root.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=python3,ca-certificates,git", release,
         str(root)],
        stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    for name in FROM_HERE:
        source, target = Path(name), root / name.lstrip("/")
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy(source, target)
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(HERE), str(root) + PROJECT],
                   check=True)


def pretend_newer(folder: Path) -> None:
    """An index in `folder` with one release of every locked package that is newer than any other,
    and empty."""
    names = set()
    for lock in HERE.glob("requirements*.lock"):
        names |= set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock.read_text(encoding="utf-8"),
                                re.M))
    from zipfile import ZipFile

    for name in names:
        module = name.replace("-", "_").replace(".", "_")
        page = folder / name
        page.mkdir(parents=True, exist_ok=True)
        wheel = f"{module}-{NEWER}-py3-none-any.whl"
        info = f"{module}-{NEWER}.dist-info"
        with ZipFile(page / wheel, "w") as archive:
            archive.writestr(f"{info}/METADATA",
                             f"Metadata-Version: 2.1\nName: {name}\nVersion: {NEWER}\n")
            archive.writestr(f"{info}/WHEEL",
                             "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(f"{info}/RECORD", "")
        (page / "index.html").write_text(f'<!DOCTYPE html><a href="{wheel}">{wheel}</a>',
                                         encoding="utf-8")


@contextmanager
def mounted(root: Path) -> Iterator[None]:
    """The parts of a running system that the tests need; unmounted at the end."""
    done: list[Path] = []
    try:
        for options, name in ((["-t", "proc", "proc"], "proc"), (["--rbind", "/dev"], "dev"),
                              (["-t", "tmpfs", "tmpfs"], "tmp")):
            subprocess.run(["mount", *options, str(root / name)], check=True)
            done.append(root / name)
        yield
    finally:
        for place in reversed(done):
            subprocess.run(["umount", "--lazy", "--recursive", str(place)], check=False)


def environment(newer: bool) -> dict[str, str]:
    """What a person's shell holds there, and how pip reaches its registry."""
    ours = {name: value for name, value in os.environ.items()
            if name in ("PIP_CERT", "SSL_CERT_FILE", "PIP_DEFAULT_TIMEOUT")}
    index = {"PIP_EXTRA_" + "INDEX_URL": f"file://{PROJECT}-newer"} if newer else {}
    return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/srv", "LANG": "C.UTF-8", **ours,
            **index}


def inside(root: Path, command: Sequence[str], log: Path, newer: bool) -> tuple[int, list[str]]:
    """Run a command of the README in the root. Returns its exit code and last lines; all of it goes
    to the log."""
    words = [f"{name}={value}" for name, value in environment(newer).items()]
    line = ["chroot", str(root), "env", "-i", f"--chdir={PROJECT}", *words, *command]
    with open(log, "a", encoding="utf-8") as file:
        print("$", *command, file=file, flush=True)
        code = subprocess.run(line, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT,
                              check=False).returncode
    return code, log.read_text(encoding="utf-8", errors="replace").splitlines()[-400:]


def skipped(lines: Sequence[str]) -> list[str]:
    """The lines in which pytest names what it skipped, and why."""
    return [line for line in lines if line.startswith("SKIPPED")]


def attempt(release: str, newer: bool, quick: bool) -> bool:
    """Both commands in a root of that release; whether both did well."""
    root, log = root_of(release), HERE / "build" / f"fresh-{release}.log"
    make_root(root, release)
    log.unlink(missing_ok=True)
    if newer:
        pretend_newer(Path(f"{root}{PROJECT}-newer"))
    start = ["python3", "packaging/launch.py"]
    well = True
    with mounted(root):
        for command in ([*start, "selftest"], [*start, "test", *(QUICK if quick else ("-q",))]):
            code, lines = inside(root, command, log, newer)
            print(f"{release}: {' '.join(command)}: exit code {code}: {lines[-1] if lines else ''}",
                  flush=True)
            well = well and code == 0
    print("\n".join(f"  {line}" for line in skipped(lines)), flush=True)
    shutil.rmtree(root, ignore_errors=True)
    return well


def main(arguments: list[str]) -> int:
    """0 when all is well, 1 when a command failed, 2 for a wrong argument or without root."""
    releases = [word for word in arguments if word in RELEASES]
    if not releases or set(arguments) - {*RELEASES, "--newer",
                                         "--quick"} or os.name == "nt" or os.geteuid():
        print(__doc__, file=sys.stderr)
        return 2
    if not shutil.which("debootstrap"):
        launch.install_packages({"debootstrap": "debootstrap"},
                                "The commands are tried in a Debian of their own.")
    results = [attempt(release, "--newer" in arguments, "--quick" in arguments)
               for release in releases]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
