"""How things look now: theme and text size together, taken from the state."""

from __future__ import annotations

from typing import NamedTuple

from explainer.app.state import State
from explainer.app.station import LEAST_TARGET
from explainer.drawing.theme import THEMES, Theme

WIDEST = 1720
"""Width in design pixels beyond which a page grows no further: in a card beside its list a line
then has about 75 characters, and longer ones are harder to read."""
SIDE = 24
"""Least margin left and right of a page: header, headline and list share this edge."""


def page_side(width: int, text_scale: float) -> int:
    """Margin left and right of a page in a window of `width` logical pixels."""
    return max(SIDE, round((width - WIDEST * text_scale) / 2))


class Look(NamedTuple):
    """A theme at a text size, for a language."""

    theme: Theme
    text_scale: float
    language: str
    target: int = LEAST_TARGET  # pixels each way of what can be pressed, at least

    @classmethod
    def of(cls, state: State) -> Look:
        """The look that the state asks for."""
        return cls(THEMES[state.theme], state.text_scale, state.language,
                   state.station.target)

    def px(self, pixels: float) -> int:
        """A length of the design at 100 %, scaled."""
        return round(pixels * self.text_scale)
