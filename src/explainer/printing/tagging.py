"""Heads of rows in a tagged PDF: the first cell of each row of a table names the row, and a screen
reader is told so.

The typesetter marks the heads of columns, but has no way to be told of those of rows. Its PDF is
plain: each object stands uncompressed in the file, found through one table of places at the end. So
the cells are rewritten as text and the places counted anew. A file that is not so is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_KIND = re.compile(rb"/Type\s*/StructElem\s*/S\s*/(\w+)")
_KIDS = re.compile(rb"/K\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_HEADERS = re.compile(rb"/Headers\s*\[([^\]]*)\]")
_NAMES = re.compile(rb"/IDTree\s*<<\s*/Names\s*\[(.*?)\]\s*>>", re.DOTALL)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


@dataclass
class _File:
    """A PDF taken apart: what comes first, its objects by number, and the trailer's dictionary."""

    head: bytes
    objects: dict[int, bytes]
    trailer: bytes


def with_row_heads(pdf: bytes) -> bytes:
    """The same PDF, the first cell of each row in the body of a table being the row's head."""
    file = _taken_apart(pdf)
    if file is None:
        return pdf
    names = [_named(file, row) for row in _rows(file)]
    heads = [name for name in names if name is not None]
    if not heads:
        return pdf
    for number, body in file.objects.items():
        if b"/StructTreeRoot" in body and b"/IDTree" in body:
            file.objects[number] = _NAMES.sub(lambda found: _listed(found[1], heads), body, count=1)
    return _joined(file)


def _taken_apart(pdf: bytes) -> _File | None:
    """The parts of a PDF; None if it is not as plain as expected."""
    end = _START.search(pdf)
    if end is None:
        return None
    table = int(end[1])
    trailer = pdf.find(b"trailer", table)
    lines = pdf[table:trailer].split(b"\n")
    if trailer < 0 or lines[0].strip() != b"xref" or b"/Prev" in pdf[trailer:]:
        return None
    places = sorted(int(line[:10]) for line in lines[2:] if line.rstrip().endswith(b"n"))
    objects: dict[int, bytes] = {}
    for start, following in zip(places, (*places[1:], table), strict=True):
        found = _OBJECT.match(pdf, start)
        if found is None:
            return None
        objects[int(found[1])] = pdf[found.end():following]
    return _File(pdf[:places[0]], objects, pdf[trailer:end.start()])


def _kind(file: _File, number: int) -> bytes:
    found = _KIND.search(file.objects.get(number, b"")[:80])
    return found[1] if found is not None else b""


def _kids(file: _File, number: int) -> list[int]:
    found = _KIDS.search(file.objects[number])
    return [int(one) for one in _REFERENCE.findall(found[1])] if found is not None else []


def _rows(file: _File) -> list[int]:
    """Rows in the bodies of tables, with more than one cell."""
    return [row for number in file.objects if _kind(file, number) == b"TBody"
            for row in _kids(file, number)
            if _kind(file, row) == b"TR" and len(_kids(file, row)) > 1]


def _named(file: _File, row: int) -> tuple[bytes, int] | None:
    """Make the first cell of a row its head, and have the others point to it. The head's name and
    number, None if the row has one already."""
    first, *others = _kids(file, row)
    if _kind(file, first) != b"TD":
        return None
    name = b"(R%d)" % first
    body = file.objects[first].replace(b"/S/TD", b"/S/TH/ID" + name, 1)
    file.objects[first] = body.replace(b"/O/Table", b"/O/Table/Scope/Row", 1)
    for cell in others:
        file.objects[cell] = _HEADERS.sub(lambda found: b"/Headers[" + found[1] + name + b"]",
                                          file.objects[cell], count=1)
    return name, first


def _listed(names: bytes, heads: list[tuple[bytes, int]]) -> bytes:
    """The list of names in order, as the standard wants it, with those of the heads."""
    known = re.findall(rb"\(([^)]*)\)\s*(\d+) 0 R", names)
    every = sorted([*known, *((name[1:-1], b"%d" % number) for name, number in heads)])
    return (b"/IDTree<</Names[" + b"".join(b"(%s)%s 0 R" % one for one in every) + b"]>>")


def _joined(file: _File) -> bytes:
    """The file whole again, with the places of its objects counted anew."""
    out = bytearray(file.head)
    places: dict[int, int] = {}
    for number in sorted(file.objects):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + file.objects[number]
    table = len(out)
    most = max(places)
    out += b"xref\n0 %d\n0000000000 65535 f\r\n" % (most + 1)
    for number in range(1, most + 1):
        out += (b"%010d 00000 n\r\n" % places[number] if number in places
                else b"0000000000 65535 f\r\n")
    return bytes(out + file.trailer + b"startxref\n%d\n%%%%EOF" % table)
