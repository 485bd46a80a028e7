"""Paths of the build machine: taken out of files where Python's own build left them, and looked for
everywhere."""

from __future__ import annotations

import os
import re
import sys
import sysconfig
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader
from PyInstaller.loader.pyimod01_archive import ArchiveReadError

ROOT = Path(__file__).resolve().parents[2]

# Same length on both sides. Rust notes where the makers of a wheel compiled it; their folder may
# have the name of ours.
_ADMINISTRATOR = "/" + "root"
_MAKERS = (f"{_ADMINISTRATOR}/.cargo/".encode(), b"/rust/.cargo/")

# The same on every machine; the last also begins the example of an XPath in pandas.
_ORDINARY = {"/", "/usr", "/usr/local", _ADMINISTRATOR}


def places() -> list[str]:
    """Folders of this machine that no file of a bundle may name, the longest first."""
    places = [str(ROOT), os.path.expanduser("~"), sys.prefix, sys.base_prefix,
              sysconfig.get_path("stdlib")]
    places += [str(sysconfig.get_config_var(name))
               for name in ("abs_srcdir", "abs_builddir", "prefix")]
    absolute = {form for place in places if os.path.isabs(place)
                for form in (place, os.path.realpath(place))}
    telling = [place for place in absolute - _ORDINARY if not place.startswith("/usr/lib")]
    return sorted(telling, key=lambda place: (-len(place), place))


def erase(path: Path, hidden: Iterable[str]) -> bool:
    """Put another path in place of each hidden folder in a compiled file; whether anything was
    changed.

    Of the same length and with the same end: a linker lets "3.11.7" be the end of
    "/opt/python/3.11.7".
    """
    before = data = path.read_bytes()
    for place in hidden:
        parent = os.path.dirname(place)
        neutral = "/usr".ljust(len(parent), "/")[: len(parent)] + place[len(parent) :]
        data = data.replace(place.encode(), neutral.encode())
    data = data.replace(*_MAKERS)
    if data != before:
        path.write_bytes(data)
    return data != before


def erase_search_paths(path: Path, hidden: Iterable[str], paths: Iterable[tuple[int, str]]) -> None:
    """Let an ELF file look for its libraries beside itself instead of in a folder of this
    machine."""
    for offset, text in paths:
        if any(place in text for place in hidden):
            with path.open("r+b") as file:
                file.seek(offset)
                file.write(b"$ORIGIN".ljust(len(text), b"\0"))


def found(folder: Path, hidden: Iterable[str]) -> list[str]:
    """A line for each part of a bundle that names one of the hidden folders, compressed parts
    unpacked."""
    patterns = [(place, re.compile(re.escape(place).encode() + rb"(?![\w-])")) for place in hidden]
    return [f"{name} names {place}" for name, data in _parts(folder)
            for place, pattern in patterns if pattern.search(data)]


def _parts(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            yield name, os.readlink(path).encode()
        elif path.is_file():
            yield name, path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    yield from ((f"{name}: {part}", archive.read(part))
                                for part in archive.namelist())
            if path.parent == folder:
                yield from _frozen_parts(path, name)


def _frozen_parts(program: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Every compiled module inside a program made by PyInstaller; nothing for another file."""
    try:
        archive = CArchiveReader(str(program))
    except ArchiveReadError:
        return
    for part in archive.toc:
        if part.endswith(".pyz"):
            modules = archive.open_embedded_archive(part)
            yield from ((f"{name}: {module}", modules.extract(module, raw=True) or b"")
                        for module in modules.toc)
        else:
            yield f"{name}: {part}", archive.extract(part)
