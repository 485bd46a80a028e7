"""Links in a document: where each leads, which letters it has, where these are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment


class Anchor(NamedTuple):
    """A link in the document: where it leads and which letters it has."""

    href: str
    start: int
    end: int


def box_of(document: QTextDocument, anchor: Anchor) -> QRectF:
    """Where a link is in a document: from its first letter to its last, or to the end of its first
    line."""
    block = document.findBlock(anchor.start)
    if not block.isValid():  # of a text that is no longer there
        return QRectF()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineForTextPosition(anchor.start - block.position())
    if not line.isValid():
        return QRectF()
    last = min(anchor.end - block.position(), line.textStart() + line.textLength())
    left, right = sorted(_x(line.cursorToX(at)) for at in (anchor.start - block.position(), last))
    return QRectF(left, line.y(), right - left, line.height()).translated(origin)


def anchors_of(document: QTextDocument) -> Iterator[Anchor]:
    """The links of a document; letters of one link that stand together are one."""
    block = document.begin()
    while block.isValid():
        found: Anchor | None = None
        for fragment in fragments_of(block):
            href = fragment.charFormat().anchorHref() if fragment.charFormat().isAnchor() else ""
            start, end = fragment.position(), fragment.position() + fragment.length()
            if found is not None and href == found.href and found.end == start:
                found = found._replace(end=end)
                continue
            if found is not None:
                yield found
            found = Anchor(href, start, end) if href else None
        if found is not None:
            yield found
        block = block.next()


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    """The pieces of a paragraph that look alike."""
    walk = block.begin()
    while not walk.atEnd():
        yield walk.fragment()
        walk += 1


def _x(cursor: object) -> float:
    """The place that `cursorToX` gives: Python has it as a pair with the letter it is at."""
    return float(cursor[0] if isinstance(cursor, tuple) else cursor)  # type: ignore[arg-type]
