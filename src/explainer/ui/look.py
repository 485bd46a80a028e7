"""How things look now: theme and text size together, taken from the state."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.app.state import State
from explainer.app.theme import THEMES, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a text size, for a language."""

    theme: Theme
    text_scale: float
    language: str

    @classmethod
    def of(cls, state: State) -> Look:
        """The look that the state asks for."""
        return cls(THEMES[state.theme], state.text_scale, state.language)

    def px(self, pixels: float) -> int:
        """A length of the design at 100 %, scaled."""
        return round(pixels * self.text_scale)
