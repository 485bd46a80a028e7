"""What people download, made from a bundle: archives for each system, with their checksums."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
SUMS = "SHA256SUMS"


def make(bundle: Path, out: Path, epoch: int) -> list[Path]:
    """Write the artifacts for this system into `out`, emptied first. Returns their paths, the
    checksums last."""
    from explainer import __version__ as version

    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    machine = platform.machine().lower().replace("amd64", "x86_64")
    name = f"explainer-{version}-{_system()}-{machine}"
    made: list[Path] = []
    if sys.platform == "win32":
        made.append(zipped(bundle, out / f"{name}.zip", epoch))
    elif sys.platform == "darwin":
        made.append(disk_image(bundle, out / f"{name}.dmg"))
    else:
        from standalone import debian

        made.append(tarball(bundle, out / f"{name}.tar.xz", epoch))
        made.append(debian.package(bundle, out, version, epoch))
    shutil.copy(bundle / "components.cdx.json", out / f"{name}.cdx.json")
    made.append(out / f"{name}.cdx.json")
    return [*made, checksums(made, out / SUMS)]


def _system() -> str:
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def tarball(bundle: Path, file: Path, epoch: int) -> Path:
    """The folder as `.tar.xz`: sorted, owned by nobody in particular, all of one date. Raises
    `OSError`."""
    top = file.name.removesuffix(".tar.xz")
    with tempfile.TemporaryDirectory(dir=file.parent) as scratch:
        plain = Path(scratch) / "plain.tar"
        with tarfile.open(plain, "w", format=tarfile.PAX_FORMAT) as archive:
            _add(archive, bundle, top, epoch)
            for extra in ("add-to-menu.sh", "READ-ME.txt"):
                _add(archive, LINUX / extra, f"{top}/{extra}", epoch)
            _add(archive, LINUX / "explainer.desktop",
                 f"{top}/_internal/resources/explainer.desktop", epoch)
        # Blocks of a fixed size, so that the result does not depend on the number of processors.
        with file.open("wb") as packed:
            subprocess.run(["xz", "-6", "--threads=2", "--block-size=24MiB", "--stdout",
                            str(plain)], stdout=packed, check=True)
    return file


def _add(archive: tarfile.TarFile, path: Path, name: str, epoch: int) -> None:
    def level(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = epoch
        entry.mode = mode_of(entry.isdir() or bool(entry.mode & 0o100))
        return entry

    archive.add(path, name, filter=level)  # adds what is in a folder in order of name


def mode_of(runs: bool) -> int:
    """Rights of a file or folder, whatever the umask of the build was."""
    return 0o755 if runs else 0o644


def zipped(bundle: Path, file: Path, epoch: int) -> Path:
    """The folder as `.zip`: sorted, all of one date."""
    date = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    top = file.name.removesuffix(".zip")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(bundle.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"{top}/{path.relative_to(bundle).as_posix()}", date)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = mode_of(os.access(path, os.X_OK)) << 16
                archive.writestr(entry, path.read_bytes())
    return file


def disk_image(bundle: Path, file: Path) -> Path:
    """The macOS program and its notices as a disk image, from which a person drags it to
    Applications."""
    with tempfile.TemporaryDirectory(dir=file.parent) as scratch:
        shutil.copytree(bundle.parent / "Explainer.app", Path(scratch) / "Explainer.app",
                        symlinks=True)
        for notice in ("LICENCES.html", "components.cdx.json"):
            shutil.copy(bundle / notice, scratch)
        (Path(scratch) / "Applications").symlink_to("/Applications")
        command = ["hdiutil", "create", "-volname", "Explainer", "-srcfolder", scratch, "-format",
                   "ULFO", str(file)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return file


def checksums(files: list[Path], file: Path) -> Path:
    """A file that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
             for path in sorted(files))
    file.write_text("".join(lines), encoding="ascii", newline="\n")
    return file
