"""XML read as a stream, within bounds and in linear time; no document type, no entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol
from xml.parsers import expat

from explainer.core import limits


class BadXmlError(Exception):
    """The XML is damaged, or made as no spreadsheet program makes it."""


class TooFullError(Exception):
    """There is more in the workbook than a pack may hold."""


class Handler(Protocol):
    """What takes the tags and texts of a stream. `depth` is 0 for the outermost element."""

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        """An element begins. Attributes with a namespace are called `namespace name`."""

    def end(self, name: str, depth: int) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some text, perhaps not yet all of it."""


class Budget:
    """What is left of the limits of one workbook; taking more than that raises `TooFullError`."""

    def __init__(self) -> None:
        self.elements = limits.MAX_ELEMENTS
        self.cells = limits.MAX_CELLS
        self.characters = limits.MAX_CHARACTERS

    def take_cell(self, text: str) -> None:
        """Count a filled cell."""
        self.cells -= 1
        self.take_text(text)
        if self.cells < 0:
            raise TooFullError

    def take_text(self, text: str) -> None:
        """Count a text."""
        self.characters -= len(text)
        if self.characters < 0:
            raise TooFullError


class Names(dict[str, str]):
    """Names of elements as handlers know them: `prefix:name`, whatever the file itself uses."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, full: str) -> str:
        space, _, local = full.rpartition(" ")
        prefix = self._prefixes.get(space, "?")
        name = self[full] = f"{prefix}:{local}" if prefix else local
        return name


def stream(
    pieces: Iterable[bytes], handler: Handler, prefixes: Mapping[str, str], budget: Budget
) -> Iterator[None]:
    """Feed a document to `handler`, piece by piece. Raises `BadXmlError` and `TooFullError`."""
    names: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator=" ", intern=names)
    parser.buffer_text = True
    _connect(parser, handler, Names(prefixes), budget)
    fed = read = 0
    try:
        for piece in pieces:
            fed += len(piece)
            parser.Parse(piece)
            read = max(read, parser.CurrentByteIndex)  # -1 while it waits for the rest of a tag
            if fed - read > limits.MAX_TOKEN_BYTES + len(piece):
                raise BadXmlError("a tag without end")
            if len(names) > limits.MAX_XML_NAMES:
                raise BadXmlError("too many names")
            yield
        parser.Parse(b"", True)
    except (
        expat.ExpatError,
        LookupError,
        ValueError,
    ) as error:  # the last two: an unknown encoding
        raise BadXmlError(str(error)) from error
    yield


def feed(
    pieces: Iterable[bytes], handler: Handler, prefixes: Mapping[str, str], budget: Budget
) -> None:
    """Feed a whole document to `handler`. Raises `BadXmlError` and `TooFullError`."""
    for _ in stream(pieces, handler, prefixes, budget):
        pass


def _connect(parser: expat.XMLParserType, handler: Handler, names: Names, budget: Budget) -> None:
    depth = 0

    def start(full: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        budget.elements -= 1
        if budget.elements < 0:
            raise TooFullError
        if depth > limits.MAX_DEPTH:
            raise BadXmlError("nested too deep")
        handler.start(names[full], attributes, depth)
        depth += 1

    def end(full: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(names[full], depth)

    def refuse(*_: object) -> None:
        raise BadXmlError("a document type")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
