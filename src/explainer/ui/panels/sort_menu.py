"""The button that says how a list is sorted, with the menu of its columns."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from explainer.ui.panels.listing import Listing


class SortButton(QPushButton):
    """Opens a menu: by which column, which way; which columns are shown."""

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self.setProperty("chip", True)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def show_order(self, *, brief: bool = False) -> None:
        """Say by what the list is sorted; `brief`: only that it can be."""
        column, descending = self._listing.model.order()
        view = self._listing.model.view
        titles = {c.key: c.title for c in view.columns}
        arrow = "▼" if descending else "▲"
        whole = (self.tr("Sorted: {column}").format(column=f"{titles[column]} {arrow}")
                 if column in titles else view.order or self.tr("Sort"))
        self.setText((self.tr("Sort") if brief else whole) + "  ▾")
        self.setAccessibleName(self._spoken(titles.get(column, ""), view.order,
                                            descending=descending))
        self.setToolTip(self.tr("Sort the list and choose its columns"))

    def _spoken(self, title: str, order: str, *, descending: bool) -> str:
        if not title:
            return (self.tr("Sorted: {column}").format(column=order) if order
                    else self.tr("Sort"))
        way = self.tr("falling") if descending else self.tr("rising")
        return self.tr("Sorted: {column}").format(column=f"{title}, {way}")

    def popup(self, at: QPoint) -> None:
        """Open the menu at a place of the screen, as for a right click on the columns."""
        self._menu.popup(at)

    def _fill(self) -> None:
        listing, menu = self._listing, self._menu
        menu.clear()
        column, descending = listing.model.order()
        group = QActionGroup(menu)
        self._add_order(group, listing.model.view.order or self.tr("In the pack’s order"), "",
                        False, column == "")
        hidden = listing.hidden()
        for each in listing.model.view.columns:
            if each.key in hidden:
                continue
            chosen = each.key == column
            arrow = ("  ▼" if descending else "  ▲") if chosen else ""
            self._add_order(group, each.title + arrow, each.key, chosen and not descending, chosen)
        menu.addSeparator()
        columns = menu.addMenu(self.tr("Columns"))
        for each in listing.model.view.columns:
            action = QAction(each.title, columns)
            action.setCheckable(True)
            action.setChecked(each.key not in hidden)
            action.toggled.connect(partial(listing.toggle_column, each.key))
            columns.addAction(action)
        menu.addAction(self.tr("Reset columns"), listing.reset_columns)

    def _add_order(self, group: QActionGroup, text: str, key: str, descending: bool,
                   chosen: bool) -> None:
        action = QAction(text, self._menu)
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)
        action.triggered.connect(
            lambda: self._listing.choose(sort_column=key, descending=descending))
        self._menu.addAction(action)
