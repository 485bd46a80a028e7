"""The stylesheet and palette of a theme at a text size."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from explainer.app import paths
from explainer.app.station import LEAST_TARGET
from explainer.drawing.theme import BODY, FONT_FAMILY, HEADLINE, SMALL, TITLE, Theme, pixels

TAB_EDGE = 8
"""Pixels left and right of a tab's name, its border counted."""


def stylesheet(theme: Theme, text_scale: float, least: int = LEAST_TARGET) -> str:
    """The stylesheet with colors and sizes filled in; what can be pressed has at least `least`
    pixels each way."""
    pad = max(6, round(10 * min(text_scale, 1.4)))
    small_pad = max(3, round(4 * text_scale))
    control = max(least - 2 - 2 * small_pad, round(20 * text_scale))
    target = max(least, round(LEAST_TARGET * text_scale))
    line = round(1.2 * pixels(BODY, text_scale))
    names = ("explainer", "touch") if least > LEAST_TARGET else ("explainer",)
    return _template(names).substitute(
        theme._asdict(), body=pixels(BODY, text_scale),
        small=pixels(SMALL, text_scale), title=pixels(TITLE, text_scale),
        headline=pixels(HEADLINE, min(text_scale, 1.5)),
        pad=pad, pad_segment=min(pad, 10), pad_small=small_pad, menu_pad=2 * pad,
        control=control, control_small=round(18 * text_scale), target=target,
        field=target + 2, indicator=round(18 * text_scale),
        chip=(control + 6) // 2, find_round=(control + 2 * small_pad + 2) // 2,
        cell_pad=round(8 * min(text_scale, 1.5)),
        tab_pad=max(5, round(7 * text_scale), (least - 4 - line) // 2), tab_side=TAB_EDGE - 2,
        narrow=least - 2 - 2 * pad, narrow_segment=least - 1 - 2 * min(pad, 10),
        narrow_flat=least - 10, chip_height=least - 6, bar=least // 2,
    )


def _template(names: tuple[str, ...]) -> Template:
    folder = paths.resources() / "styles"
    return Template("".join((folder / f"{name}.qss").read_text(encoding="utf-8")
                            for name in names))


def palette(theme: Theme) -> QPalette:
    """The palette for what the stylesheet does not reach."""
    colors = QPalette()
    role = QPalette.ColorRole
    pairs = (
        (role.Window, theme.ground), (role.Base, theme.surface),
        (role.AlternateBase, theme.surface),
        (role.WindowText, theme.ink), (role.Text, theme.ink), (role.ButtonText, theme.ink),
        (role.Button, theme.surface), (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.PlaceholderText, theme.muted), (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.ToolTipBase, theme.surface), (role.ToolTipText, theme.ink),
    )
    for key, value in pairs:
        colors.setColor(key, QColor(value))
    return colors


def dress(app: QApplication, theme: Theme, text_scale: float) -> None:
    """Give the program its font and palette: a rule of the stylesheet for every widget would be
    looked up for each. The stylesheet goes to the window, whose dialogs inherit it: set on the
    application, Qt takes several times as long over the same widgets."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(pixels(BODY, text_scale))
    app.setFont(font)
    app.setPalette(palette(theme))
