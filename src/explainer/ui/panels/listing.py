"""The list of a panel as the state asks for it: which view, which rows in which order, which
columns."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize

from explainer.app.state import PanelChoices, State
from explainer.content.views import View
from explainer.core.pack import Pack
from explainer.panels import registry
from explainer.panels.panel import ViewPart
from explainer.qt.frame_model import FrameModel
from explainer.ui.look import Look
from explainer.ui.widgets.table import PanelTable

NO_VIEW = View("", (), (), {}, (), {})
"""The list of a panel that has none."""


class Listing(QObject):
    """Fills a table and filters, orders and hides as the state says. It keeps no choice itself."""

    def __init__(self, panel: str, state: State, table: PanelTable) -> None:
        super().__init__(table)
        self.panel, self._state, self._table = panel, state, table
        self._model: FrameModel | None = None
        self._views: dict[str, View] = {}
        self._views_of: tuple[Pack, str] | None = None

    # Views

    @property
    def choices(self) -> PanelChoices:
        """What the reader chose on this panel."""
        return self._state.choices(self.panel)

    def choose(self, **changes: object) -> None:
        """Ask for other choices on this panel."""
        self._state.choose(self.panel, **changes)

    @property
    def language(self) -> str:
        """The language read."""
        return self._state.language

    @property
    def view_id(self) -> str:
        """Id of the view shown: the chosen one, else the panel's first; "" if it has none."""
        names = registry.panel_views(self._state.pack, self.panel)
        chosen = self.choices.view
        return chosen if chosen in names else next(iter(names), "")

    @property
    def part(self) -> ViewPart | None:
        """The view shown."""
        return registry.views(self.panel).get(self.view_id)

    def names(self) -> dict[str, str]:
        """Names of the views that can be chosen, by id."""
        pack, language = self._state.pack, self._state.language
        parts = registry.views(self.panel)
        return {name: parts[name].named(pack, language)
                for name in registry.panel_views(pack, self.panel)}

    def choose_view(self, name: str) -> None:
        """Show another view. Order, columns and filter are those of a view; the row chosen stays
        where the other view has it."""
        self.choose(tag="", sort_column="", descending=False, hidden=None, view=name)

    @property
    def model(self) -> FrameModel:
        """The model of the list, made when it is first asked for."""
        if self._model is None:
            self._model = FrameModel(self._view(), self._state.language, self)
            self._table.show_model(self._model)
        return self._model

    def _view(self) -> View:
        return self.view_of(self.view_id)

    def view_of(self, name: str) -> View:
        """The rows of one of the panel's views, kept for the present pack and language."""
        made_of = (self._state.pack, self._state.language)
        if self._views_of is None or (self._views_of[0] is not made_of[0]
                                      or self._views_of[1] != made_of[1]):
            self._views_of, self._views = made_of, {}
        part = registry.views(self.panel).get(name)
        if part is None:
            return NO_VIEW
        if name not in self._views:
            self._views[name] = part.view(*made_of)
        return self._views[name]

    def refresh(self) -> None:
        """Show the present pack, language, look and choices in the table."""
        look = Look.of(self._state)
        view = self._view()
        if self.model.view is not view:
            self.model.set_view(view, look.language)
        self._table.set_look(look.theme, look.text_scale)
        self.apply_columns()
        self.apply_order()
        self.apply_filter()

    # Rows

    def apply_order(self) -> None:
        """Order the rows as chosen."""
        wanted = (self.choices.sort_column, self.choices.descending)
        if self.model.order() != wanted:
            self.model.set_order(*wanted)

    def apply_filter(self) -> None:
        """Show the rows that fit the chosen tag and the words to find."""
        self.model.set_filter(self.tag, self.choices.find)
        self._table.select_row(self.choices.selected)

    @property
    def tag(self) -> str:
        """The tag that filters: the chosen one, if a row of the view has it."""
        chosen = self.choices.tag
        return chosen if chosen and any(chosen in tags for tags in self.model.view.tags) else ""

    @property
    def is_filtered(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.tag or self.choices.find)

    def show_all(self) -> None:
        """Leave nothing out."""
        self.choose(find="", tag="")

    def ids(self) -> list[str]:
        """Ids of the rows shown, in the order shown."""
        return [self.model.view.ids[position] for position in self.model.positions()]

    # Columns

    def hidden(self) -> tuple[str, ...]:
        """Keys of the columns that the reader does not want, never all of them."""
        chosen, columns = self.choices.hidden, self.model.view.columns
        if chosen is None:
            return tuple(column.key for column in columns if column.hidden)
        known = [column.key for column in columns]
        hidden = tuple(key for key in chosen if key in known)
        return hidden if len(hidden) < len(known) else hidden[1:]

    def apply_columns(self) -> None:
        """Show the chosen columns."""
        hidden, columns = self.hidden(), self.model.view.columns
        asked = self.choices.hidden is not None
        self._table.choose_columns(
            tuple(n for n, column in enumerate(columns) if column.key not in hidden),
            frozenset(n for n, column in enumerate(columns) if asked and column.hidden))

    def toggle_column(self, key: str, on: bool) -> None:
        """Show a column or no longer; the last one stays."""
        hidden = [k for k in self.hidden() if k != key] + ([] if on else [key])
        if len(hidden) < len(self.model.view.columns):
            self.choose(hidden=tuple(hidden))

    def reset_columns(self) -> None:
        """Show the columns of the view in its order, and the rows in the pack's."""
        self._table.reset_columns()
        self.choose(hidden=None, sort_column="", descending=False)

    @property
    def table_size(self) -> QSize:
        """Room that the list takes, or what is shown in place of it."""
        return self._table.size()

    # Steps back

    def step_back(self) -> bool:
        """Clear the words, else the filter, else (where there is a summary) the selection. False if
        there is nothing to clear."""
        choices = self.choices
        if choices.find:
            self.choose(find="")
        elif choices.tag:
            self.choose(tag="")
        elif choices.selected and registry.parts(self.panel).starts_with_story:
            self.choose(selected="")
        else:
            return False
        return True
