"""Item data roles beyond Qt's own."""

from __future__ import annotations

from PySide6.QtCore import Qt

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `core.views.Cell` itself, for the delegate."""
ID_ROLE = Qt.ItemDataRole.UserRole + 2
"""The id of the row."""
