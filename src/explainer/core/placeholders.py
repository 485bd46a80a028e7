"""What a text asks for in curly brackets: a number, `{F001}`, or `{F001:short}` in one of the
styles; or the place of a mark, `{C14:mark}`, right behind the words that the claim is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explainer.core.pack import Pack

STYLES = ("prose", "short", "bare", "full")
"""How a text may ask for a number: `{id:short}`."""
MARK = "mark"
"""Asks for no number but for the evidence mark of a claim or figure."""

PLACEHOLDER = re.compile(r"\{([A-Za-z0-9._-]+)(?::([a-z]+))?\}")
MARK_PLACE = re.compile(r"\s*\{([A-Za-z0-9._-]+):mark\}")
"""The place of a mark, with the blanks before it."""
_BRACES = re.compile(r"\{[^{}]{1,80}\}")


def placeholders(text: str) -> tuple[str, ...]:
    """Ids of the figures that a text prints."""
    return tuple(match.group(1)
                 for match in PLACEHOLDER.finditer(text) if (match.group(2) or "prose") in STYLES)


def marked(text: str) -> tuple[str, ...]:
    """Ids of the claims and figures whose marks a text gives a place, in order."""
    return tuple(match.group(1) for match in MARK_PLACE.finditer(text))


def unknown_placeholders(text: str, pack: Pack) -> tuple[str, ...]:
    """What looks like a placeholder and prints no figure and places no mark:
    an unknown id or style, spaces or other letters in it."""
    if "{" not in text:
        return ()
    return tuple(found[0] for found in _BRACES.finditer(text) if _is_unknown(found[0], pack))


def _is_unknown(braces: str, pack: Pack) -> bool:
    whole = PLACEHOLDER.fullmatch(braces)
    if whole is not None and whole[2] == MARK:
        return pack.row("claims", whole[1]) is None and pack.figure(whole[1]) is None
    if whole is not None:
        return pack.figure(whole[1]) is None or (whole[2] or "prose") not in STYLES
    meant, _, style = "".join(braces.strip("{}").split()).partition(":")
    names = (meant, meant.upper(), meant.lower())
    if style.lower() == MARK and any(pack.row("claims", name) is not None for name in names):
        return True
    return any(pack.figure(name) is not None for name in names)
