"""Item data roles beyond Qt's own."""

from __future__ import annotations

from PySide6.QtCore import Qt

from explainer.content.formatting import escaped

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `core.views.Cell` itself, for the delegate."""
ID_ROLE = Qt.ItemDataRole.UserRole + 2
"""The id of the row."""


def as_tip(text: str) -> str:
    """A text of a pack as a tooltip. Qt takes whatever looks like markup for markup, so it is
    escaped; and it wraps."""
    return f"<p>{escaped(text)}</p>" if text else ""
