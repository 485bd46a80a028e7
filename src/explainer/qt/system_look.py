"""Which theme suits the desktop as the person has set it up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints


def theme_of(hints: QStyleHints) -> str:
    """High contrast or dark where the desktop asks for it, else light; for a first start, before a
    person has chosen."""
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
