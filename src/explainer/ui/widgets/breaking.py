"""Long words in a narrow place: broken where they would be cut off, and only there."""

from __future__ import annotations

import re

from PySide6.QtGui import QFontMetrics

from explainer.content.formatting import escaped

BREAK = "\u200b"
"""A place where a line may end, which shows nothing. It is only in what is drawn, never in what
is copied."""

# those of `escaped`
_ENTITIES = (("&nbsp;", "\u00a0"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"),
             ("&amp;", "&"))
_TAG = re.compile(r"</?(?:b|i|br|span|a|p|small|sup|img|font)\b[^>]*>")
_TAG_OR_WORD = re.compile(r"<[^>]*>|[^\s<>]+")


def _too_wide(word: str, width: int, metrics: QFontMetrics) -> bool:
    if len(word) * metrics.height() <= width:  # no letter is wider than a line is high
        return False
    return metrics.horizontalAdvance(word) > width


def longest_word(html: str) -> int:
    """Letters of the longest word of the small HTML of a label, at the least; entities count as
    several."""
    return max(map(len, _TAG.sub(" ", html).split()), default=0)


def _letters(word: str) -> list[str]:
    """Letters with the accents that belong to them."""
    from explainer.drawing.wrapping import (
        clusters,  # long words are rare: the first paint does without
    )

    return list(clusters(word))


def breakable(text: str, width: int, metrics: QFontMetrics) -> str:
    """`text` with places to break in each word wider than `width` (pixels) by `metrics`."""
    def broken(found: re.Match[str]) -> str:
        return BREAK.join(_letters(found[0])) if _too_wide(found[0], width, metrics) else found[0]

    return re.sub(r"\S+", broken, text)


def breakable_html(text: str, width: int, metrics: QFontMetrics) -> str:
    """The same for the small HTML of a label; tags stay as they are."""
    def broken(found: re.Match[str]) -> str:
        word = found[0]
        if word.startswith("<"):
            return word
        for entity, letter in _ENTITIES:
            word = word.replace(entity, letter)
        return (BREAK.join(map(escaped, _letters(word)))
                if _too_wide(word, width, metrics) else found[0])

    return _TAG_OR_WORD.sub(broken, text)
