#!/usr/bin/env python3
"""Make the installer for Windows from the bundle, with NSIS (`makensis`), on Windows or on Linux.

    python3 packaging/windows/installer.py [BUNDLE [DIST]]

BUNDLE is build/bundle/explainer and DIST is dist unless named. Adds explainer-VERSION-windows-x86_64-setup.exe to DIST
and its checksum to SHA256SUMS. Needs nothing but the standard library and `makensis`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

from standalone import artifacts  # noqa: E402 - lies beside this folder

WHERE_WINDOWS_HAS_IT = r"C:\Program Files (x86)\NSIS\makensis.exe"


def version() -> str:
    """That of the project."""
    stated: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    return stated


def makensis() -> str:
    """The compiler of installers. Raises `FileNotFoundError`."""
    found = shutil.which("makensis") or shutil.which(WHERE_WINDOWS_HAS_IT)
    if found is None:
        raise FileNotFoundError(
            "makensis is missing; install NSIS (on Debian and Ubuntu: apt-get install nsis)"
        )
    return found


def target() -> str:
    """What the installer itself runs on. NSIS for Windows comes with its 32-bit half only, which 64-bit Windows runs too."""
    return "x86-unicode" if os.name == "nt" else "amd64-unicode"


def words(bundle: Path, out: Path) -> dict[str, str]:
    """What `explainer.nsi` is told."""
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file())
    numbers = ".".join((version().split(".") + ["0"] * 4)[:4])
    return {
        "VERSION": version(),
        "NUMBERS": numbers,
        "BUNDLE": str(bundle),
        "SIZE": str(size // 1024),
        "OUT": str(out),
        "TARGET": target(),
    }


def level_dates(bundle: Path, epoch: int) -> None:
    """Give all files one date: NSIS writes it into the installer."""
    for path in bundle.rglob("*"):
        os.utime(path, (epoch, epoch))


def make(bundle: Path, dist: Path, epoch: int) -> Path:
    """Write the installer, the same for the same bundle. Raises `OSError` and `subprocess.CalledProcessError`."""
    out = dist / f"explainer-{version()}-windows-x86_64-setup.exe"
    level_dates(bundle, epoch)
    mark = "/" if os.name == "nt" else "-"
    defined = [
        f"{mark}D{name}={word}" for name, word in words(bundle.resolve(), out.resolve()).items()
    ]
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch),
        "LC_ALL": "C.UTF-8",
    }  # names of files in UTF-8
    command = [makensis(), f"{mark}V2", f"{mark}WX", *defined, str(HERE / "explainer.nsi")]
    subprocess.run(command, check=True, env=environment)
    files = [path for path in dist.iterdir() if path.name != artifacts.SUMS]
    artifacts.checksums(files, dist / artifacts.SUMS)
    return out


def main(arguments: list[str]) -> int:
    """Exit code: 0 made, 2 not made."""
    from bundle import epoch

    bundle = Path(arguments[0]) if arguments else ROOT / "build" / "bundle" / "explainer"
    dist = Path(arguments[1]) if len(arguments) > 1 else ROOT / "dist"
    try:
        made = make(bundle, dist, epoch())
    except (OSError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"  {made.name}  {made.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
