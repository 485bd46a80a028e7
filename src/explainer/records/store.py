"""The store: a folder with a folder for each data set, which holds `about.json` and `counts.csv`.

Plain files that other programs can read. A data set is put in place by one rename, so it is whole
or absent.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from explainer.core.atomic import replacing, replacing_folder
from explainer.core.file_lock import locked
from explainer.core.i18n import N_
from explainer.records.about import About, Description, is_about
from explainer.records.counting import Key
from explainer.records.errors import RecordsError
from explainer.records.layouts import Mapping as Columns

ABOUT, COUNTS, MAPPINGS = "about.json", "counts.csv", "mappings.json"
HEADER = ("area", "date", "kind", "criminality", "count")
FORMAT = 1
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")
_MAX_ABOUT = 1_000_000
_MAX_COUNTS = 500_000_000


class DataSet(NamedTuple):
    """A data set of the store: what is known of it, and where it lies."""

    id: str
    about: About
    folder: Path

    @property
    def span(self) -> tuple[datetime.date, datetime.date]:
        """First and last day."""
        return datetime.date.fromisoformat(self.about["from"]), datetime.date.fromisoformat(
            self.about["to"]
        )

    def counts(self) -> dict[Key, int]:
        """The counts. Raises `RecordsError` if they are damaged."""
        data = _read(self.folder / COUNTS, _MAX_COUNTS, self.id)
        if hashlib.sha256(data).hexdigest() != self.about["counts_sha256"]:
            raise damaged(self.id)
        rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
        next(rows, None)
        days: dict[str, int] = {}
        counts = {}
        for area, date, kind, criminality, count in rows:
            day = days.get(date) or days.setdefault(
                date, datetime.date.fromisoformat(date).toordinal()
            )
            counts[area, day, kind, criminality] = int(count)
        return counts


def damaged(name: str) -> RecordsError:
    """That a data set cannot be used, and what to do."""
    return RecordsError(
        N_(
            "the data set {name} is damaged. Remove it (explainer records remove {name}) "
            "and import its file again"
        ),
        name=name,
    )


def _read(file: Path, most: int, name: str) -> bytes:
    try:
        if file.stat().st_size > most:
            raise damaged(name)
        return file.read_bytes()
    except OSError as error:
        raise damaged(name) from error


def listed(store: Path) -> tuple[list[DataSet], list[RecordsError]]:
    """The data sets of a store in the order of their ids, and what is wrong with the others."""
    found: list[DataSet] = []
    wrong: list[RecordsError] = []
    try:
        names = sorted(
            entry.name
            for entry in os.scandir(store)
            if entry.is_dir() and _ID.fullmatch(entry.name)
        )
    except FileNotFoundError:
        return [], []
    except OSError as error:
        raise RecordsError(
            N_("{path}: this is no folder that can be read ({reason})"),
            path=store,
            reason=error.strerror,
        ) from error
    for name in names:
        try:
            found.append(_data_set(store / name))
        except RecordsError as error:
            wrong.append(error)
    return found, wrong


def _data_set(folder: Path) -> DataSet:
    try:
        about: object = json.loads(_read(folder / ABOUT, _MAX_ABOUT, folder.name))
    except (ValueError, RecursionError) as error:
        raise damaged(folder.name) from error
    if not is_about(about) or about["format"] != FORMAT or about["id"] != folder.name:
        raise damaged(folder.name)
    return DataSet(folder.name, about, folder)


def add(store: Path, description: Description, counts: Mapping[Key, int]) -> DataSet:
    """Put a data set into the store. Raises `RecordsError` where the disk refuses; the store is as
    it was then.
    """
    text = _counts_text(counts).encode()
    about: About = {
        "format": FORMAT,
        **description,
        "counts_sha256": hashlib.sha256(text).hexdigest(),
    }
    folder = store / about["id"]
    with _writing(store):
        if folder.is_dir():  # another program was quicker
            return _data_set(folder)
        _put(folder, text, about)
    return DataSet(about["id"], about, folder)


def _put(folder: Path, text: bytes, about: About) -> None:
    with replacing_folder(folder) as temporary:
        (temporary / COUNTS).write_bytes(text)
        (temporary / ABOUT).write_text(
            json.dumps(about, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )


@contextmanager
def _writing(store: Path) -> Iterator[None]:
    """Hold the store while it is written. Raises `RecordsError` where that cannot be done."""
    try:
        store.mkdir(parents=True, exist_ok=True)
        with locked(store / "records"):
            yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise RecordsError(
            N_("{path}: the store cannot be written ({reason}). It is as it was before"),
            path=store,
            reason=reason,
        ) from error


def _counts_text(counts: Mapping[Key, int]) -> str:
    text = io.StringIO()
    days = {day: datetime.date.fromordinal(day).isoformat() for day in {key[1] for key in counts}}
    csv.writer(text, lineterminator="\n").writerows([
        HEADER,
        *((area, days[day], kind, criminality, count)
          for (area, day, kind, criminality), count in sorted(counts.items())),
    ])
    return text.getvalue()


def remove(store: Path, name: str) -> None:
    """Remove a data set, damaged or not. Raises `RecordsError` if there is none of that id."""
    folder = store / name
    if not _ID.fullmatch(name) or not folder.is_dir() or folder.is_symlink():
        known = ", ".join(data_set.id for data_set in listed(store)[0]) or "none"
        raise RecordsError(
            N_("there is no data set called “{name}”. There are: {known}"), name=name, known=known
        )
    with _writing(store):
        (folder / ABOUT).unlink(missing_ok=True)  # without it, what is left is no data set
        shutil.rmtree(folder)


# Mappings of columns that a person gave


def remembered(store: Path, header: list[str]) -> Columns | None:
    """The mapping that was last used for a table with these column names."""
    with suppress(OSError, ValueError):
        return mapping_of(_mappings(store).get(_signature(header)))
    return None


def _mappings(store: Path) -> dict[str, object]:
    """The mappings that are kept, by signature. Raises `OSError` or `ValueError` if there are none
    that can be read.
    """
    found: object = json.loads((store / MAPPINGS).read_bytes()[:_MAX_ABOUT])
    return {str(name): value for name, value in found.items()} if isinstance(found, dict) else {}


def mapping_of(given: object) -> Columns | None:
    """Parsed JSON as a mapping; None if it is none."""
    if not isinstance(given, dict) or not {"date"} <= given.keys() <= set(Columns._fields):
        return None
    level = given.get("level", False)
    names = {name: value for name, value in given.items() if name != "level"}
    if not isinstance(level, bool) or not all(isinstance(name, str) for name in names.values()):
        return None
    return Columns(**names, level=level)


def remember(store: Path, header: list[str], mapping: Columns) -> None:
    """Keep a mapping for tables with these column names."""
    with _writing(store):
        known: dict[str, object] = {}
        with suppress(OSError, ValueError):
            known = _mappings(store)
        known[_signature(header)] = mapping._asdict()
        with replacing(store / MAPPINGS) as temporary:
            temporary.write_text(
                json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
            )


def _signature(header: list[str]) -> str:
    return hashlib.sha256("\x1f".join(header).encode()).hexdigest()[:16]
