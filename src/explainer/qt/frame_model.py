"""A table model over a view's frame: sorted and filtered by an index array, never by copying
rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explainer.content.views import Cell, View
from explainer.core.characters import folded
from explainer.qt.roles import CELL_ROLE, ID_ROLE, as_tip

# Plain numbers: Qt asks for eight roles of each cell it paints, and comparing members of an
# enumeration takes longer.
_ALIGNMENT, _TIP = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_CELL, _ID = int(CELL_ROLE), int(ID_ROLE)
_TEXT_ROLES = frozenset({int(Qt.ItemDataRole.DisplayRole), _SPOKEN, _TIP})
_ROLES = _TEXT_ROLES | {_CELL, _ID, _ALIGNMENT}
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_HEADER_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
                    | Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class FrameModel(QAbstractTableModel):
    """Shows a `View`."""

    def __init__(self, view: View, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sort: tuple[str, bool] = ("", False)
        self._tag, self._words = "", ""
        self._load(view, language)

    def _load(self, view: View, language: str) -> None:
        self.view, self.language = view, language
        self._arrays = [_array(view.cells[column.key]) for column in view.columns]
        self._alignments = [_RIGHT if column.right else None for column in view.columns]
        self._positions = {row_id: n for n, row_id in enumerate(view.ids)}
        self._texts: np.ndarray | None = None
        self._tags: dict[str, np.ndarray] = {}
        self._rows = np.arange(len(view.ids))

    def set_view(self, view: View, language: str) -> None:
        """Show another view (another language, another reading); sort and filter stay."""
        self.beginResetModel()
        self._load(view, language)
        self._rows = self._visible()
        self.endResetModel()

    # What Qt asks for

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.view.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # most roles a painted cell asks for have no answer here
        if role not in _ROLES or not index.isValid():
            return None
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        position = self._rows.item(index.row())
        if role == _ID:
            return self.view.ids[position]
        cell = self._arrays[index.column()].item(position)
        if role == _CELL:
            return cell
        text = cell.spoken() if isinstance(cell, Cell) else str(cell)
        return as_tip(text) if role == _TIP else text

    def headerData(self, section: int, orientation: Qt.Orientation,  # noqa: N802
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == _ALIGNMENT and orientation == Qt.Orientation.Horizontal:
            return _HEADER_RIGHT if self._alignments[section] is not None else None
        if role not in _TEXT_ROLES:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        # to the ear the button that sorts says which way
        return self.title(section) if role == _SPOKEN else self._header_text(section)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, stable, missing values last either way; column -1 is the pack's
        order."""
        key = self.view.columns[column].key if 0 <= column < len(self.view.columns) else ""
        self.set_order(key, order == Qt.SortOrder.DescendingOrder)

    # What the panel asks for

    def title(self, column: int) -> str:
        """Title of a column in the reader's language."""
        return self.view.columns[column].title

    def _header_text(self, column: int) -> str:
        key, descending = self._sort
        mark = (" ▼" if descending else " ▲") if self.view.columns[column].key == key else ""
        return self.title(column) + mark

    def set_order(self, key: str, descending: bool) -> None:
        """Sort by the column called `key`; "" is the pack's order."""
        self._sort = (key, descending)
        self._rearrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    def order(self) -> tuple[str, bool]:
        """Column key sorted by ("" for the pack's order) and whether falling."""
        return self._sort

    def set_filter(self, tag: str, words: str) -> None:
        """Show only rows with that tag ("" for all) whose text holds every one of the words."""
        self._tag, self._words = tag, folded(words)
        self._rearrange()

    def count(self, words: str) -> int:
        """How many rows with the chosen tag hold every one of the words, whether shown or not."""
        return int(self._mask(folded(words)).sum())

    def positions(self) -> list[int]:
        """Positions in the view of the rows shown, in the order shown."""
        return [int(p) for p in self._rows]

    def cell(self, position: int, column: int) -> object:
        """The cell of a row of the view, shown or not."""
        return self._arrays[column].item(position)

    def row_of(self, row_id: str) -> int:
        """Row in the table of the row with that id; -1 if it is not shown."""
        position = self._positions.get(row_id)
        if position is None:
            return -1
        found = np.flatnonzero(self._rows == position)
        return int(found[0]) if len(found) else -1

    def id_at(self, row: int) -> str:
        """Id of a row of the table; "" if there is no such row."""
        return self.view.ids[self._rows[row]] if 0 <= row < len(self._rows) else ""

    # Order

    def _rearrange(self) -> None:
        """Compute the rows shown anew, and carry persistent indexes (selection, current) along."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(int(self._rows[i.row()]), i.column()) for i in before]
        self._rows = self._visible()
        places = {p: np.flatnonzero(self._rows == p) for p in {p for p, _ in kept}}
        after = [self.index(int(places[p][0]), c) if len(places[p]) else QModelIndex()
                 for p, c in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _visible(self) -> np.ndarray:
        order = self._order()
        return order[self._mask(self._words)[order]] if self._tag or self._words else order

    def _mask(self, words: str) -> np.ndarray:
        mask = np.ones(len(self.view.ids), dtype=bool)
        if self._tag:
            mask &= self._tagged(self._tag)
        for word in words.split():
            mask &= np.fromiter((word in text for text in self._folded_texts()), bool, len(mask))
        return mask

    def _tagged(self, tag: str) -> np.ndarray:
        """Which rows have a tag, made once per view and tag."""
        if tag not in self._tags:
            self._tags[tag] = np.fromiter((tag in tags for tags in self.view.tags), bool,
                                          len(self.view.tags))
        return self._tags[tag]

    def _folded_texts(self) -> np.ndarray:
        """Each row's text for finding, made once per view."""
        if self._texts is None:
            self._texts = np.array([
                folded(" ".join(c.spoken() if isinstance(c, Cell) else str(c) for c in row))
                for row in zip(*self._arrays, strict=True)
            ] if len(self.view.ids) else [], dtype=object)
        return self._texts

    def _order(self) -> np.ndarray:
        key, descending = self._sort
        columns = [column.key for column in self.view.columns]
        if key not in columns:
            return np.arange(len(self.view.ids))
        return ordered(self._arrays[columns.index(key)], descending)


def _array(values: Sequence[object]) -> np.ndarray:
    """A column as an array (rows,): as it is if it is one, else of objects."""
    if isinstance(values, np.ndarray):
        return values
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def ordered(values: np.ndarray, descending: bool) -> np.ndarray:
    """Stable order of `values` (n,), missing ones (None, NaN) last either way. Object arrays may
    hold `Cell`."""
    if values.dtype != object:
        missing = np.isnan(values) if values.dtype.kind == "f" else np.zeros(len(values), bool)
        return _argsort(values, missing, descending)
    keys = [_sort_key(value) for value in values]
    missing = np.fromiter((key is None for key in keys), bool, len(keys))
    ranks = {key: n for n, key in enumerate(sorted({key for key in keys if key is not None}))}
    codes = np.fromiter((ranks.get(key, -1) if key is not None else -1 for key in keys), np.int64,
                        len(keys))
    return _argsort(codes, missing, descending)


def _argsort(values: np.ndarray, missing: np.ndarray, descending: bool) -> np.ndarray:
    present, absent = np.flatnonzero(~missing), np.flatnonzero(missing)
    if not len(absent):  # no copy of a long column
        present, chosen = np.arange(len(values)), values
    else:
        chosen = values[present]
    if descending:  # reversed twice, so that equal values keep their order
        return np.concatenate(
            [present[len(present) - 1 - np.argsort(chosen[::-1], kind="stable")[::-1]], absent])
    order = np.argsort(chosen, kind="stable")
    return np.concatenate([present[order], absent]) if len(absent) else order


def _sort_key(value: object) -> tuple[int, float, str] | None:
    """Numbers before texts, texts without case and accents."""
    key = value.sort if isinstance(value, Cell) else value
    if key is None or key != key:
        return None
    return (0, float(key), "") if isinstance(key, (int, float)) else (1, 0.0, folded(str(key)))
