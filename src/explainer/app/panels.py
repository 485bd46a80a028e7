"""The panels by name: the one place where the program's own words for each panel are."""

from __future__ import annotations

from typing import NamedTuple

from explainer.core.columns import PANELS
from explainer.core.i18n import N_


class PanelName(NamedTuple):
    """What a panel is called and what the command says that goes there."""

    title: str
    help: str


_NAMES: dict[str, PanelName] = {
    "overview": PanelName(N_("Overview"), N_("Go to the Overview panel")),
    "cities": PanelName(N_("City statistics"), N_("Go to the City statistics panel")),
    "impacts": PanelName(N_("Impacts"), N_("Go to the Impacts panel")),
    "responses": PanelName(N_("Responses"), N_("Go to the Responses panel")),
    "recommendations": PanelName(N_("Recommendations"), N_("Go to the Recommendations panel")),
    "sources": PanelName(N_("Sources"), N_("Go to the Sources panel")),
}

PANEL_NAMES: dict[str, PanelName] = {panel: _NAMES[panel] for panel in PANELS}
"""By id, in the order of the tabs. A panel without a name fails here, at the start."""
