"""What a kiosk keeps from one day to the next: two counts and a time, and nothing of any visitor.

The file has a fixed size from its first day, and what changes is written over one half of it in
turn. So a full disk cannot keep it from being written, nor a power cut from being read: of the two
halves the newer one that is whole counts.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from explainer.app import json_file

_HALF = 512
"""Bytes of a half: far more than a record takes."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept."""

    wrong: int = 0  # wrong PINs since the last right one
    until: float = 0.0  # no PIN is taken before, in seconds since 1970
    printed: int = 0  # pages
    since: str = ""  # day of the first count, as 2026-11-29
    turn: int = 0  # counts the changes


class Ledger:
    """The record in memory and its file. Where the file cannot be written at all, the record holds
    until the program ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.error: OSError | None = None
        self.record = _newest(path)

    def prepare(self, today: str) -> None:
        """Take all the room that the file will ever need."""
        if not self.record.since:
            self.change(since=today)
            self.change()  # the other half too

    def change(self, **values: object) -> Record:
        """Change the record by the names of its fields, and bring it to the disk."""
        self.record = replace(self.record, turn=self.record.turn + 1,
                              **values)  # type: ignore[arg-type]
        try:
            self._write()
        except OSError as error:
            self.error = error
        else:
            self.error = None
        return self.record

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        handle = os.open(self.path, flags, 0o600)
        try:
            os.lseek(handle, _HALF * (self.record.turn % 2), os.SEEK_SET)
            os.write(handle, _packed(self.record))
            os.fsync(handle)
        finally:
            os.close(handle)


def _packed(record: Record) -> bytes:
    text = json.dumps(asdict(record)).encode("ascii")
    return f"{zlib.crc32(text):08x} ".encode("ascii") + text.ljust(_HALF - 10) + b"\n"


def _newest(path: Path) -> Record:
    with suppress(OSError), path.open("rb") as file:
        halves = [_unpacked(file.read(_HALF)), _unpacked(file.read(_HALF))]
        return max(halves, key=lambda record: record.turn)
    return Record()


def _unpacked(half: bytes) -> Record:
    """A half of the file; the empty record for one that is damaged."""
    checked, _, text = half.rstrip().partition(b" ")
    try:
        data = json.loads(text) if int(checked, 16) == zlib.crc32(text) else None
    except ValueError:
        return Record()
    return json_file.fitting(Record(), data) if isinstance(data, dict) else Record()
