"""The stylesheet and palette of a theme at a text size."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from explainer.app import paths
from explainer.drawing.theme import BASE_SIZE, BODY, FONT_FAMILY, HEADLINE, SMALL, Theme, pixels


def stylesheet(theme: Theme, text_scale: float) -> str:
    """The stylesheet with colors and sizes filled in."""
    template = Template(
        (paths.resources() / "styles" / "explainer.qss").read_text(encoding="utf-8"))
    pad = max(6, round(10 * text_scale))
    small_pad = max(3, round(4 * text_scale))
    return template.substitute(
        theme._asdict(), family=FONT_FAMILY, body=pixels(BODY, text_scale),
        small=pixels(SMALL, text_scale),
        headline=pixels(HEADLINE, min(text_scale, 1.5)), title=pixels(18 / BASE_SIZE, text_scale),
        pad=pad,
        pad_small=small_pad, pad_focus=pad - 1, pad_small_focus=small_pad - 1, menu_pad=2 * pad,
        control=round(20 * text_scale), control_small=round(18 * text_scale),
        chip=(round(18 * text_scale) + 4) // 2,
        cell_pad=round(8 * min(text_scale, 1.5)), tab_gap=round(22 * min(text_scale, 1.25)),
    )


def palette(theme: Theme) -> QPalette:
    """The palette for what the stylesheet does not reach."""
    colors = QPalette()
    role = QPalette.ColorRole
    pairs = (
        (role.Window, theme.page), (role.Base, theme.surface), (role.AlternateBase, theme.page),
        (role.WindowText, theme.ink), (role.Text, theme.ink), (role.ButtonText, theme.ink),
        (role.Button, theme.surface), (role.Highlight, theme.accent_soft),
        (role.HighlightedText, theme.ink),
        (role.PlaceholderText, theme.muted), (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.ToolTipBase, theme.surface), (role.ToolTipText, theme.ink),
    )
    for key, value in pairs:
        colors.setColor(key, QColor(value))
    return colors


def dress(app: QApplication, theme: Theme, text_scale: float) -> None:
    """Give the program its font and palette. The stylesheet goes to the window, whose dialogs
    inherit it: set on the application, Qt takes several times as long over the same widgets."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(pixels(BODY, text_scale))
    app.setFont(font)
    app.setPalette(palette(theme))
