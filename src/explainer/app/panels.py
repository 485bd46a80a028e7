"""The panels by name: the one place where the program's own words for each panel are."""

from __future__ import annotations

from typing import NamedTuple

from explainer.core.columns import PANELS
from explainer.core.marking import QT_TRANSLATE_NOOP


class PanelName(NamedTuple):
    """What a panel is called and what the command says that goes there; both in context "commands"."""

    title: str
    help: str


_NAMES: dict[str, PanelName] = {
    "overview": PanelName(QT_TRANSLATE_NOOP("commands", "Overview"),
                          QT_TRANSLATE_NOOP("commands", "Go to the Overview panel")),
    "cities": PanelName(QT_TRANSLATE_NOOP("commands", "City statistics"),
                        QT_TRANSLATE_NOOP("commands", "Go to the City statistics panel")),
    "impacts": PanelName(QT_TRANSLATE_NOOP("commands", "Impacts"),
                         QT_TRANSLATE_NOOP("commands", "Go to the Impacts panel")),
    "responses": PanelName(QT_TRANSLATE_NOOP("commands", "Responses"),
                           QT_TRANSLATE_NOOP("commands", "Go to the Responses panel")),
    "recommendations": PanelName(QT_TRANSLATE_NOOP("commands", "Recommendations"),
                                 QT_TRANSLATE_NOOP("commands", "Go to the Recommendations panel")),
    "sources": PanelName(QT_TRANSLATE_NOOP("commands", "Sources"),
                         QT_TRANSLATE_NOOP("commands", "Go to the Sources panel")),
}

PANEL_NAMES: dict[str, PanelName] = {panel: _NAMES[panel] for panel in PANELS}
"""By id, in the order of the tabs. A panel without a name fails here, at the start."""
