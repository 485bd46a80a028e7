"""What is open and what is chosen: the one place that selection, filter, language and look live in.

Views show it and ask for changes; they keep no copy. Setting a value that is already set
emits nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from explainer.app.signal import Signal
from explainer.app.station import OWN, Station
from explainer.core.pack import Pack
from explainer.core.problems import Problem
from explainer.drawing.theme import TEXT_SCALES, THEMES
from explainer.panels import registry

if TYPE_CHECKING:  # not needed for the first paint
    from explainer.content.series import Series


class PanelChoices(NamedTuple):
    """What the reader chose on one panel."""

    selected: str = ""  # row id; "" for none
    tag: str = ""  # filter chip; "" for all
    find: str = ""  # find-as-you-type text
    sort_column: str = ""  # column key; "" for the pack's order
    descending: bool = False
    view: str = ""  # id of the view; "" for the panel's first
    hidden: tuple[str, ...] | None = None  # hidden columns; None for the panel's default
    date: str = ""  # day that is marked in a plot over time, ISO; "" for the pack's
    window: int = 30  # days before and after it
    grain: str = ""  # drawn by "week" or "month"; "" as the values are
    alone: bool = False  # one place large, not all beside each other

    def to_keep(self) -> dict[str, object]:
        """What is still welcome the next day, as JSON: not the words typed or the chip pressed."""
        hidden = list(self.hidden) if self.hidden is not None else None
        return {"selected": self.selected, "view": self.view, "hidden": hidden,
                "sort_column": self.sort_column, "descending": self.descending}


class State:
    """The open pack and the reader's choices."""

    def __init__(self, pack: Pack, problems: tuple[Problem, ...] = (), *, language: str = "en",
                 panel: str = "start",
                 theme: str = "light", text_scale: float = 1.0, station: Station = OWN) -> None:
        self.station = station
        self.pack = pack
        self.problems = problems
        self.wanted_language = language  # kept while a pack without it is open
        self.language = language if language in pack.languages else pack.languages[0]
        self.panel = panel if panel in registry.panel_ids() else registry.panel_ids()[0]
        self.theme = theme if theme in THEMES else "light"
        self.text_scale = clamp_scale(text_scale)
        self._choices: dict[str, PanelChoices] = {}
        self.brought: tuple[Series, ...] = ()  # counts added here, not part of any pack
        self.pack_changed: Signal[[]] = Signal()
        self.problems_changed: Signal[[]] = Signal()
        self.language_changed: Signal[[]] = Signal()
        self.panel_changed: Signal[[]] = Signal()
        self.look_changed: Signal[[]] = Signal()
        self.choices_changed: Signal[[str, str]] = Signal()  # panel, name of the choice
        self.brought_changed: Signal[[]] = Signal()
        # the reader does something that no key and no pointer tells of, such as listening
        self.active: Signal[[]] = Signal()

    def choices(self, panel: str) -> PanelChoices:
        """The choices on a panel."""
        return self._choices.get(panel, PanelChoices())

    def choose(self, panel: str, **changes: object) -> None:
        """Change choices of a panel, by the field names of `PanelChoices`,
        telling of each that changed."""
        before = self.choices(panel)
        after = before._replace(**changes)  # type: ignore[arg-type]
        self._choices[panel] = after
        for name in changes:
            if getattr(before, name) != getattr(after, name):
                self.choices_changed.emit(panel, name)

    def choices_to_keep(self) -> dict[str, dict[str, object]]:
        """By panel, what `restore_choices` takes at the next start."""
        return {panel: self.choices(panel).to_keep() for panel in registry.panel_ids()}

    def restore_choices(self, kept: Mapping[str, Mapping[str, object]]) -> None:
        """Choose what was kept, from a file that may be damaged:
        what does not fit is passed over."""
        for panel in registry.panel_ids():
            self.choose(panel, **_fitting(kept.get(panel, {})))

    def show_panel(self, panel: str) -> None:
        """Go to a panel; unknown names are ignored."""
        if panel in registry.panel_ids() and panel != self.panel:
            self.panel = panel
            self.panel_changed.emit()

    def set_language(self, language: str) -> None:
        """Read in another language of the pack; selection and filters stay."""
        if language in self.pack.languages and language != self.language:
            self.language = self.wanted_language = language
            self.language_changed.emit()

    def next_language(self) -> None:
        """Read in the pack's next language, after the last one in its first."""
        languages = self.pack.languages
        self.set_language(languages[(languages.index(self.language) + 1) % len(languages)])

    def set_theme(self, theme: str) -> None:
        """Change the theme."""
        if theme in THEMES and theme != self.theme:
            self.theme = theme
            self.look_changed.emit()

    def set_text_scale(self, scale: float) -> None:
        """Change the text size, kept between 90 % and 200 %."""
        scale = clamp_scale(scale)
        if scale != self.text_scale:
            self.text_scale = scale
            self.look_changed.emit()

    def step_text_scale(self, steps: int) -> None:
        """Go to a larger (positive) or smaller text size of the scale."""
        nearest = min(range(len(TEXT_SCALES)), key=lambda i: abs(TEXT_SCALES[i] - self.text_scale))
        self.set_text_scale(TEXT_SCALES[min(max(nearest + steps, 0), len(TEXT_SCALES) - 1)])

    def open_pack(self, pack: Pack, problems: tuple[Problem, ...] = ()) -> None:
        """Put another pack (or a new reading of the same) in place;
        choices stay where the rows still exist."""
        self.pack = pack
        self.problems = problems
        wanted = self.wanted_language
        language = wanted if wanted in pack.languages else pack.languages[0]
        changed, self.language = language != self.language, language
        if changed:
            self.language_changed.emit()
        self.pack_changed.emit()
        self.problems_changed.emit()

    def show_brought(self, series: tuple[Series, ...]) -> None:
        """Show these counts beside those of the pack."""
        if series != self.brought:
            self.brought = series
            self.brought_changed.emit()

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Replace the list of problems of the open pack."""
        if problems != self.problems:
            self.problems = problems
            self.problems_changed.emit()


def _fitting(kept: Mapping[str, object]) -> dict[str, object]:
    changes: dict[str, object] = {name: value
                                  for name in ("selected", "view", "sort_column")
                                  if isinstance(value := kept.get(name), str)}
    hidden = kept.get("hidden")
    if isinstance(hidden, list) and all(isinstance(key, str) for key in hidden):
        changes["hidden"] = tuple(hidden)
    if isinstance(kept.get("descending"), bool):
        changes["descending"] = kept["descending"]
    return changes


def clamp_scale(scale: float) -> float:
    """A text scale within what the layouts are made for; 1.0 for anything that is not a number."""
    if math.isnan(scale):  # from a damaged file
        return 1.0
    return min(max(float(scale), TEXT_SCALES[0]), TEXT_SCALES[-1])
