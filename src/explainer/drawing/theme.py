"""The look as data: colors of each theme and the type scale. No party's color represents a side.

Contrast of `ink` on every surface is at least 7:1, of `muted` and `accent` at least 4.5:1 (kept by
a test).
"""

from __future__ import annotations

from typing import NamedTuple


class Theme(NamedTuple):
    """Colors of one theme as `#rrggbb`."""

    name: str
    dark: bool
    page: str  # the paper behind everything
    surface: str  # cards, menus, fields
    ink: str  # body text
    muted: str  # secondary text
    line: str  # hairlines
    line_strong: str  # control borders: 3:1 against page
    accent: str  # teal-slate: links, bars, the current tab
    accent_soft: str  # chosen segment, chip
    on_accent: str  # text on a filled accent button
    hatch: str  # stripes of the hatched fill
    selection: str  # selected row
    selection_edge: str  # its edge, and the frame of the selected bar
    focus: str  # keyboard focus ring
    warning: str  # text of a problem banner

    @property
    def code_ink(self) -> str:
        """The dark modules of a QR code: dark on light in every theme, as cameras want it."""
        return self.page if self.dark else self.ink

    @property
    def code_paper(self) -> str:
        """What the modules of a QR code are on."""
        return self.ink if self.dark else self.surface


THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme("light", False, page="#FBFAF6", surface="#FFFFFF", ink="#1D272A", muted="#4E5B5F",
              line="#DFDDD5",
              line_strong="#8B9296", accent="#1B5E66", accent_soft="#E2EEEE", on_accent="#FFFFFF",
              hatch="#9CC3C5",
              selection="#F7F0E4", selection_edge="#9A6B15", focus="#9A6B15", warning="#7A4B00"),
        Theme("dark", True, page="#14191B", surface="#1D2427", ink="#EEF1EF", muted="#AEB9BB",
              line="#333D40",
              line_strong="#76858A", accent="#7CC7CC", accent_soft="#23393C", on_accent="#0C1517",
              hatch="#3F777C",
              selection="#2E2A1F", selection_edge="#E0B35A", focus="#E0B35A", warning="#F0C46B"),
        Theme("contrast", True, page="#000000", surface="#000000", ink="#FFFFFF", muted="#FFFFFF",
              line="#9A9A9A",
              line_strong="#FFFFFF", accent="#7FF3F7", accent_soft="#123C3E", on_accent="#000000",
              hatch="#7FF3F7",
              selection="#3A2F00", selection_edge="#FFE066", focus="#FFE066", warning="#FFE066"),
    )
}

FONT_FAMILY = "Atkinson Hyperlegible"
BASE_SIZE = 15.0
"""Body text in logical pixels at 100 %. Three sizes on a screen: small 13, body 15, headline 25."""
SMALL, BODY, HEADLINE = 13.0 / BASE_SIZE, 1.0, 25.0 / BASE_SIZE
TEXT_SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def pixels(step: float, text_scale: float) -> int:
    """Size in logical pixels of a step of the type scale at a text scale."""
    return max(8, round(BASE_SIZE * step * text_scale))


def luminance(color: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
                        for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colors, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
