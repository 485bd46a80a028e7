"""Numbers that a text asks for: `{F001}`, or `{F001:short}` in one of the styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explainer.core.pack import Pack

STYLES = ("prose", "short", "bare", "full")
"""How a text may ask for a number: `{id:short}`."""

PLACEHOLDER = re.compile(r"\{([A-Za-z0-9._-]+)(?::([a-z]+))?\}")
_BRACES = re.compile(r"\{[^{}]{1,80}\}")


def placeholders(text: str) -> tuple[str, ...]:
    """Ids of the figures that a text prints."""
    return tuple(match.group(1)
                 for match in PLACEHOLDER.finditer(text) if (match.group(2) or "prose") in STYLES)


def unknown_placeholders(text: str, pack: Pack) -> tuple[str, ...]:
    """What looks like a placeholder and prints no figure:
    an unknown id or style, spaces or other letters in it."""
    if "{" not in text:
        return ()
    return tuple(found[0] for found in _BRACES.finditer(text) if _is_unknown(found[0], pack))


def _is_unknown(braces: str, pack: Pack) -> bool:
    whole = PLACEHOLDER.fullmatch(braces)
    if whole is not None:
        return pack.figure(whole[1]) is None or (whole[2] or "prose") not in STYLES
    meant = "".join(braces.strip("{}").split()).partition(":")[0]
    return any(pack.figure(name) is not None for name in (meant, meant.upper(), meant.lower()))
