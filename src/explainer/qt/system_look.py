"""Which theme and text size suit the desktop as the person has set it up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen, QStyleHints

from explainer.drawing.theme import suggested_scale


def theme_of(hints: QStyleHints) -> str:
    """High contrast or dark where the desktop asks for it, else light; for a first start, before a
    person has chosen."""
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def text_scale_of(screen: QScreen | None) -> float:
    """The text scale for a first start: larger on a very wide screen that the system does not scale
    itself, so that the window is not filled with small print and emptiness."""
    return suggested_scale(screen.availableGeometry().width()) if screen is not None else 1.0
