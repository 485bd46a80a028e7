"""Breaks text into lines that fit a width. A word too long for a line is broken between characters,
never cut off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

_SPACES = re.compile(r"[ \t\r\n\f\v]+")  # not the no-break space: "27 %" stays together
_SEPARATORS = ("·", "–", "—")
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
    if " " in word:  # a word with its separator, in a width for neither
        for part in word.split(" "):
            yield from _pieces(part, width, measured)
        return
    piece = ""
    for cluster in clusters(word):
        if piece and measured(piece + cluster) > width:
            yield piece
            piece = ""
        piece += cluster
    if piece:
        yield piece


def _words(text: str) -> Iterator[str]:
    """Words, each with the separator behind it: no line begins with one."""
    waiting = ""
    for word in filter(None, _SPACES.split(text)):
        if word in _SEPARATORS and waiting:
            waiting = f"{waiting} {word}"
            continue
        if waiting:
            yield waiting
        waiting = word
    if waiting:
        yield waiting


def wrap(text: str, width: float, measured: Callable[[str], float]) -> list[str]:
    """Lines of `text` no wider than `width` by `measured`; one character may be wider. Empty text
    has no line."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        if line and measured(f"{line} {word}") <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width, measured)
        lines.extend(full)
    return _with_company([*lines, line] if line else lines, width, measured)


_SPARED = 0.4
"""Share of the width that the line before keeps."""


def _with_company(lines: list[str], width: float, measured: Callable[[str], float]) -> list[str]:
    """The lines, the last of them not a word alone where the line before can spare one."""
    if len(lines) > 1 and " " not in lines[-1] and lines[-2].count(" ") > 1:
        before, _, spared = lines[-2].rpartition(" ")
        if spared in _SEPARATORS:
            before, _, word = before.rpartition(" ")
            spared = f"{word} {spared}"
        if (measured(f"{spared} {lines[-1]}") <= width
                and measured(before) >= _SPARED * width):
            return [*lines[:-2], before, f"{spared} {lines[-1]}"]
    return lines
