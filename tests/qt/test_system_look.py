"""Theme and text size of a first start are those that suit the desktop."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, Qt

from explainer.qt.system_look import text_scale_of, theme_of

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


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1920, 1.0), (3840, 2.0)])
def test_a_very_wide_screen_that_is_not_scaled_starts_with_larger_text(width: int, scale: float) -> None:
    screen = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, width, width // 2))
    assert text_scale_of(screen) == scale  # type: ignore[arg-type]
    assert text_scale_of(None) == 1.0
