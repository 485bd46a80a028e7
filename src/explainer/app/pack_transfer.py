"""How a pack passes from the process that reads it to the program: frames of pickled records.

What comes back is rebuilt from a closed list of immutable records; anything else in a frame is
refused, so that a reader led astray by a harmful file cannot make the program run something.
"""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from explainer.core.columns import TABLES, TableSpec
from explainer.core.dates import PartialDate
from explainer.core.observations import Observations, Parsed
from explainer.core.pack import Pack, Reading, Row, Table
from explainer.core.problems import TEMPLATES, Problem, Severity, Template

MAX_FRAME_BYTES = 96_000_000
_LENGTH = struct.Struct(">Q")

Stamp = Mapping[str, tuple[int, int, int]] | None
"""Size in bytes, time of change in nanoseconds and file number by file name;
None: nothing is there."""


class TransferError(Exception):
    """A frame that is cut off, too large, or holds what no reader sends."""


class ReadingBegan(NamedTuple):
    """The process runs, and begins to read."""


class PackRead(NamedTuple):
    """The pack and the problems that reading gave, with the stamp its files had just before."""

    reading: Reading
    stamp: Stamp
    templates: dict[str, Template]


class CheckingBegan(NamedTuple):
    """Libraries are loaded, and the check begins."""


class PackChecked(NamedTuple):
    """Every problem of the pack, and its reports where they were asked for."""

    problems: tuple[Problem, ...]
    templates: dict[str, Template]
    reports: tuple[str, ...] = ()


class TooCostly(NamedTuple):
    """Reading or checking took more time or memory than a pack may."""


class ReaderFailed(NamedTuple):
    """The process ended without a result; `detail` is for whoever debugs the program."""

    detail: str = ""


Reduced = tuple[Callable[..., object], tuple[object, ...]]
"""How to rebuild a record: what to call, and with what."""

Message = ReadingBegan | PackRead | CheckingBegan | PackChecked | TooCostly | ReaderFailed

_MESSAGES = (ReadingBegan, PackRead, CheckingBegan, PackChecked, TooCostly, ReaderFailed)
_RECORDS = (*_MESSAGES, Pack, Table, Row, Problem, PartialDate, Reading, Template, Severity,
    Observations, Parsed)


def _spec(name: str) -> TableSpec:
    return TABLES[name]


def _mapping(items: dict[object, object]) -> Mapping[object, object]:
    return MappingProxyType(items)


_KNOWN = {(kind.__module__, kind.__qualname__): kind
          for kind in (*_RECORDS, Severity, _spec, _mapping)}


class _Pickler(pickle.Pickler):
    """Writes records by their fields alone, without what they have worked out since."""

    def reducer_override(self, obj: object) -> Reduced:
        if isinstance(obj, MappingProxyType):
            return _mapping, (dict(obj),)
        if isinstance(obj, TableSpec):
            return _spec, (obj.name,)
        if isinstance(obj, Observations):
            return Observations, (obj.parsed,)
        if isinstance(obj, PurePath):
            return str, (str(obj),)  # the program knows which path it asked for
        if isinstance(obj, Severity):  # some Pythons would write it as a call of `getattr`
            return Severity, (obj.value,)
        if isinstance(obj, tuple) and type(obj) in _RECORDS:
            return type(obj), tuple(obj)
        if is_dataclass(obj) and not isinstance(obj, type):
            return type(obj), tuple(getattr(obj, each.name) for each in fields(obj))
        return NotImplemented  # type: ignore[no-any-return]


class _Unpickler(pickle.Unpickler):
    """Builds the known records, and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("builtins", "str"):
            return str
        try:
            return _KNOWN[module, name]
        except KeyError:
            raise TransferError(f"{module}.{name} is no record of a pack") from None


def encode(message: Message) -> bytes:
    """A message as a frame: its length as eight bytes, then the record. Raises `TransferError`."""
    body = io.BytesIO()
    _Pickler(body, protocol=5).dump(message)
    if body.tell() > MAX_FRAME_BYTES:
        raise TransferError("the frame is too large")
    return _LENGTH.pack(body.tell()) + body.getvalue()


def receive(stream: BinaryIO) -> Message | None:
    """The next message of a stream; None at its end. Raises `TransferError`."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    size = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else MAX_FRAME_BYTES + 1
    if size > MAX_FRAME_BYTES:
        raise TransferError("the frame is cut off or too large")
    body = stream.read(size)
    if len(body) < size:
        raise TransferError("the frame is cut off")
    try:
        message = _Unpickler(io.BytesIO(body)).load()
    except TransferError:
        raise
    except Exception as error:  # whatever odd bytes make of pickle
        raise TransferError(f"{type(error).__name__}: {error}") from error
    if not _is_message(message):
        raise TransferError("no message of a reader")
    return message  # type: ignore[no-any-return]


def _is_message(message: object) -> bool:
    """Whether a record is a message whose parts are what the program relies on."""
    if isinstance(message, PackRead):
        reading = message.reading
        return (isinstance(reading, Reading) and isinstance(reading.pack, Pack | None)
                and _are_problems(reading.problems, message.templates))
    if isinstance(message, PackChecked):
        return _are_problems(message.problems, message.templates)
    return isinstance(message, _MESSAGES)


def _are_problems(problems: object, templates: object) -> bool:
    if not isinstance(problems, tuple) or not isinstance(templates, dict):
        return False
    if not all(isinstance(template, Template) for template in templates.values()):
        return False
    return all(isinstance(p, Problem) and (p.code in templates or p.code in TEMPLATES)
               for p in problems)


def templates_of(problems: Iterable[Problem]) -> dict[str, Template]:
    """The words of these kinds of problem:
    the receiver may not have loaded the module that has them."""
    return {problem.code: TEMPLATES[problem.code] for problem in problems}


def learn(templates: Mapping[str, Template]) -> None:
    """Take in the words of problems whose modules are not loaded here."""
    for code, template in templates.items():
        TEMPLATES.setdefault(code, template)
