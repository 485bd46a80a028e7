"""The places in a text where the words of a search stand, and the part of it around them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from explainer.content.tokens import pieces

CONTEXT = 110
"""Characters of an excerpt, about."""


class Passage(NamedTuple):
    """A text and the places in it (start, end) where the words stand."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def marked(text: str, words: Collection[str]) -> Passage:
    """A cleaned text with the places of those words; neighbors among them are one place."""
    spans: list[tuple[int, int]] = []
    for piece in pieces(text):
        if not any(form in words for form in piece.forms):
            continue
        if spans and text[spans[-1][1]: piece.start].isspace():
            spans[-1] = (spans[-1][0], piece.end)
        else:
            spans.append((piece.start, piece.end))
    return Passage(text, tuple(spans))


def excerpt(text: str, words: Collection[str], width: int = CONTEXT, *,
            from_start: bool = False) -> Passage:
    """The part of a cleaned text around the first of those words, else (or `from_start`) its
    beginning: about `width` characters of whole words."""
    text = " ".join(text.split())
    if len(text) <= width:
        return marked(text, words)
    spans = () if from_start else marked(text, words).spans
    start = max(0, min((spans[0][0] if spans else 0) - width // 3, len(text) - width))
    end = min(len(text), start + width)
    if start:
        start = _word_start(text, start, spans[0][0])
    if end < len(text):
        end = max(text.rfind(" ", start, end), spans[0][1] if spans else 0, start + width // 2)
    return marked(("…" if start else "") + text[start:end].strip(" ·")
                  + ("…" if end < len(text) else ""), words)


def _word_start(text: str, start: int, most: int) -> int:
    """The next beginning of a word from there on, not beyond `most`."""
    space = text.find(" ", start, most)
    return space + 1 if space >= 0 else start if start <= most else most
