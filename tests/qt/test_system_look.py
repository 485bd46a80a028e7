"""The theme of a first start is the one that the desktop asks for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from explainer.qt.system_look import theme_of

Contrast, Colors = Qt.ContrastPreference, Qt.ColorScheme


@pytest.mark.parametrize(
    ("contrast", "colors", "theme"),
    [
        (Contrast.NoPreference, Colors.Unknown, "light"),
        (Contrast.NoPreference, Colors.Light, "light"),
        (Contrast.NoPreference, Colors.Dark, "dark"),
        (Contrast.HighContrast, Colors.Dark, "contrast"),
        (Contrast.HighContrast, Colors.Light, "contrast"),
    ],
)
def test_theme_of_a_desktop(
    contrast: Qt.ContrastPreference, colors: Qt.ColorScheme, theme: str
) -> None:
    accessibility = SimpleNamespace(contrastPreference=lambda: contrast)
    hints = SimpleNamespace(accessibility=lambda: accessibility, colorScheme=lambda: colors)
    assert theme_of(hints) == theme  # type: ignore[arg-type]
