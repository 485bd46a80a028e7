"""Breaks text into lines that fit a width. A word too long for a line is broken between characters,
never cut off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

_SPACES = re.compile(r"[ \t\r\n\f\v]+")  # not the no-break space: "27 %" stays together
_JOINERS = "\u200d\ufe0e\ufe0f"


def clusters(word: str) -> Iterator[str]:
    """Characters with the accents and joiners that belong to them."""
    cluster = ""
    for character in word:
        joins = (
            unicodedata.combining(character) or character in _JOINERS or cluster.endswith("\u200d")
        )
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _pieces(word: str, width: float, measured: Callable[[str], float]) -> Iterator[str]:
    if measured(word) <= width:
        yield word
        return
    piece = ""
    for cluster in clusters(word):
        if piece and measured(piece + cluster) > width:
            yield piece
            piece = ""
        piece += cluster
    if piece:
        yield piece


def wrap(text: str, width: float, measured: Callable[[str], float]) -> list[str]:
    """Lines of `text` no wider than `width` by `measured`; one character may be wider. Empty text
    has no line."""
    lines: list[str] = []
    line = ""
    for word in filter(None, _SPACES.split(text)):
        if line and measured(f"{line} {word}") <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width, measured)
        lines.extend(full)
    return [*lines, line] if line else lines
