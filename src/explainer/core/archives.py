"""Zip files within bounds: the list of names is capped before it is read, parts come in pieces."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explainer.core import limits
from explainer.core.refusals import (
    PACK_BOMB,
    PACK_DAMAGED,
    PACK_LOCKED,
    PACK_TOO_MANY_FILES,
    UnusableError,
    check_size,
)

SPOILT = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError)
"""What `zipfile` raises for damaged archives; found by spoiling some."""

_ENCRYPTED = 1  # bit of a zip member's flags
_PIECE = 1 << 16


class _TooManyNames(Exception):
    """The list of names is longer than any pack's."""


class _BoundedFile(io.BufferedReader):
    """A file that refuses to be read in one large piece, as `zipfile` reads the list of names."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))
        self._size = path.stat().st_size

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and limits.MAX_DIRECTORY_BYTES < size <= self._size:
            raise _TooManyNames
        return super().read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_SET and offset < 0:  # else the system's "Invalid argument"
            raise zipfile.BadZipFile("a part before the start")
        return super().seek(offset, whence)


@contextmanager
def opened_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip archive opened for reading, its bounds checked. Raises `UnusableError`."""
    with _BoundedFile(path) as file:
        try:
            archive = zipfile.ZipFile(file)
        except _TooManyNames as error:
            raise UnusableError(
                PACK_TOO_MANY_FILES, path, limit=f"{limits.MAX_MEMBERS:,}"
            ) from error
        except SPOILT as error:
            raise UnusableError(PACK_DAMAGED, path) from error
        with archive:
            _check_members(path, archive.infolist())
            yield archive


def _check_members(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > limits.MAX_MEMBERS:
        raise UnusableError(PACK_TOO_MANY_FILES, path, limit=f"{limits.MAX_MEMBERS:,}")
    for member in members:
        large = member.file_size > limits.MEGABYTE
        if large and member.file_size > limits.MAX_RATIO * member.compress_size:
            raise UnusableError(PACK_BOMB, path)
        if member.flag_bits & _ENCRYPTED:
            raise UnusableError(PACK_LOCKED, path)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnusableError(PACK_DAMAGED, path)
    check_size(path, sum(member.file_size for member in members), limits.MAX_TOTAL_BYTES)


class Parts:
    """The parts of an office file by name, capitals and the direction of slashes ignored."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in archive.infolist():
            name = part_name(member.filename)
            if name in self._members:  # other programs might take the other one
                raise zipfile.BadZipFile("a part is there twice")
            self._members[name] = member

    def __contains__(self, name: str) -> bool:
        return part_name(name) in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece. Raises `KeyError` where there is no such part."""
        with self._archive.open(self._members[part_name(name)]) as file:
            while piece := file.read(_PIECE):
                yield piece

    def start(self, name: str, size: int) -> bytes:
        """The first `size` bytes of a part; none where there is no such part."""
        if name not in self:
            return b""
        with self._archive.open(self._members[part_name(name)]) as file:
            return file.read(size)


def part_name(name: str) -> str:
    """A part's name as it is compared."""
    return name.replace("\\", "/").lstrip("/").lower()
