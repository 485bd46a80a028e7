"""QR codes for paper: as SVG, dark on the white of the page."""

from __future__ import annotations

from dataclasses import replace

from explainer.drawing.qr import QUIET, modules
from explainer.sheets.parts import Code


def drawn(code: Code | None) -> Code | None:
    """A code with its drawing; None for an address that no camera would read."""
    if code is None:
        return None
    svg = _svg(code.address)
    return replace(code, svg=svg) if svg else None


def _svg(text: str) -> str:
    """The QR code of a text as SVG, one unit a module; "" for a text that is too long."""
    try:
        rows = modules(text)
    except ValueError:
        return ""
    side = len(rows) + 2 * QUIET
    dark = "".join(f"M{x + QUIET} {y + QUIET}h1v1h-1z"
                   for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
            f'shape-rendering="crispEdges"><path d="{dark}"/></svg>')
