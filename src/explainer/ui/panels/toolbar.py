"""The one line of tools above a list: views, filter, words to find, how many rows, order."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from explainer.core.i18n import plural
from explainer.ui.panels.listing import Listing
from explainer.ui.panels.sort_menu import SortButton
from explainer.ui.widgets.choices import Chips, ChoiceButton, Segmented

GAP = 8
"""Pixels between two tools."""
LONGEST_WORDS = 24
"""Letters of the words to find that a chip shows."""


ROOMY = 30
"""Height of the window in lines of text from which the views may have a line of their own."""


class _Form(NamedTuple):
    """How much the tools show of themselves: names of all views or one, all chips or one, the
    count, the order in words; and whether the views stand in a line of their own."""

    views: bool
    chips: bool
    counted: bool
    order: bool
    two_lines: bool = False


_FORMS = (
    _Form(True, True, True, True), _Form(True, True, False, True),
    _Form(True, True, False, False), _Form(True, False, True, True),
    _Form(True, False, False, True), _Form(True, False, False, False),
    _Form(True, True, True, True, two_lines=True), _Form(True, True, False, True, two_lines=True),
    _Form(True, False, True, True, two_lines=True),
    _Form(True, False, False, False, two_lines=True),
    _Form(False, True, False, True), _Form(False, False, True, True),
    _Form(False, False, False, True), _Form(False, False, False, False),
)
"""From the roomiest to the smallest."""


class Toolbar(QWidget):
    """Shows what of a list is chosen, and asks for other choices. One line, or two in a high
    window: what has no room goes into menus."""

    lines_changed = Signal()

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self.views, self._views_menu = Segmented(""), ChoiceButton()
        self.chips, self._chips_menu = Chips(), ChoiceButton()
        self.tag_chip, self.words_chip = QPushButton(), QPushButton()
        for chip in (self.tag_chip, self.words_chip):
            chip.setProperty("chip", True)
            chip.setProperty("removable", True)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._count.setProperty("small", True)
        self.sort = SortButton(listing)
        self.details = QPushButton()  # opens the card where there is no room for a bar of its own
        self.details.setProperty("chip", True)
        self.details.hide()
        self._has_chips = self._has_views = False
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._connect()

    def _lay_out(self) -> None:
        lines = self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        views, others = QHBoxLayout(), QHBoxLayout()
        views.addWidget(self.views)
        views.addWidget(self._views_menu)
        views.addStretch(0)
        left: tuple[QWidget, ...] = (self.chips, self._chips_menu, self.tag_chip, self.words_chip)
        for widget in left:
            others.addWidget(widget)
        others.addStretch(1)
        for widget in (self._count, self.sort, self.details):
            others.addWidget(widget)
        for row in (views, others):
            row.setSpacing(GAP)
        lines.addLayout(views)
        lines.addLayout(others, 1)

    def _connect(self) -> None:
        listing = self._listing
        for views in (self.views, self._views_menu):
            views.chosen.connect(listing.choose_view)
        for chips in (self.chips, self._chips_menu):
            chips.chosen.connect(lambda tag: listing.choose(tag=tag))
        self.tag_chip.clicked.connect(lambda: listing.choose(tag=""))
        self.words_chip.clicked.connect(lambda: listing.choose(find=""))

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in order."""
        return (*self.views.stops(), self._views_menu, *self.chips.stops(), self._chips_menu,
                self.tag_chip, self.words_chip, self.sort, self.details)

    # Showing the list

    def refresh(self) -> None:
        """Show views, filter, count and order as they are now."""
        listing = self._listing
        names = listing.names()
        self.views.setAccessibleName(self.tr("Views"))
        self.views.set_options(names, listing.view_id)
        self._views_menu.set_options(names, listing.view_id, self.tr("Views"))
        self._has_views = len(names) > 1
        self.details.setText(self.tr("Details") + "  ▴")
        self.details.setAccessibleName(self.tr("Details"))
        self._show_filter()
        self._show_count()
        self.fit()

    def _show_filter(self) -> None:
        listing, view = self._listing, self._listing.model.view
        counts, tag = view.tag_counts(), listing.tag
        chips = {"": self.tr("All {n}").format(n=len(view.ids))}
        chips |= {key: f"{view.tag_words[key]} {count}" for key, count in counts.items()}
        own_chip = tag if tag in counts else ""
        self.chips.setAccessibleName(self.tr("Filter"))
        self.chips.set_chips(chips, own_chip)
        self._chips_menu.set_options(chips, own_chip, self.tr("Filter"))
        self._has_chips = len(counts) > 1
        words = view.strip_words.get(tag, "") if tag not in counts else ""
        _show_removable(self.tag_chip, words, self.tr("Stop filtering by “{words}”"))
        _show_removable(self.words_chip,
                        self.tr("“{words}”").format(words=_short(listing.choices.find))
                        if listing.choices.find else "",
                        self.tr("Stop looking for {words}"))

    def _show_count(self) -> None:
        shown, total = self._listing.model.rowCount(), len(self._listing.model.view.ids)
        language = self._listing.language
        self._count.setText(
            plural("{n} row", "{n} rows", total, language) if shown == total
            else self.tr("{n} of {m} rows").format(n=shown, m=total))

    def counted(self) -> str:
        """How many rows are left, in words."""
        return self._count.text()

    # Room

    def fit(self) -> None:
        """Show as much as there is room for in one line."""
        forms = [form for form in _FORMS if self._has_views or not form.two_lines]
        if self.window().height() < ROOMY * self.fontMetrics().height():
            forms = [form for form in forms if not form.two_lines]
        form = next((form for form in forms if self._width_of(form) <= self.width()), forms[-1])
        self.views.setVisible(self._has_views and form.views)
        self._views_menu.setVisible(self._has_views and not form.views)
        self.chips.setVisible(self._has_chips and form.chips)
        self._chips_menu.setVisible(self._has_chips and not form.chips)
        self._count.setVisible(form.counted and self._says_more())
        self.sort.setVisible(not self._is_plot())
        self.sort.show_order(brief=not form.order)
        wanted = (QBoxLayout.Direction.TopToBottom if form.two_lines
                  else QBoxLayout.Direction.LeftToRight)
        if self._lines.direction() != wanted:
            self._lines.setDirection(wanted)
            self.lines_changed.emit()

    def offer_details(self, offered: bool) -> None:
        """Have a button that opens the card, or none."""
        if offered == self.details.isHidden():
            self.details.setVisible(offered)
            self.fit()

    def _says_more(self) -> bool:
        """Whether the count says what the chips do not."""
        return bool(not self._has_chips or self._listing.choices.find) and not self._is_plot()

    def _is_plot(self) -> bool:
        """Whether a plot is shown in place of the list: there are no rows to be ordered."""
        part = self._listing.part
        return part is not None and part.over_time

    def _width_of(self, form: _Form) -> int:
        self.sort.show_order(brief=not form.order)
        shown: list[QWidget] = [] if self._is_plot() else [self.sort]
        views = self.views if form.views else self._views_menu
        if self._has_views and not form.two_lines:
            shown.append(views)
        if self._has_chips:
            shown.append(self.chips if form.chips else self._chips_menu)
        if form.counted and self._says_more():
            shown.append(self._count)
        shown += [chip for chip in (self.tag_chip, self.words_chip, self.details)
                  if not chip.isHidden()]
        width = sum(widget.sizeHint().width() + GAP for widget in shown) - GAP
        return max(width, views.sizeHint().width()) if form.two_lines else width

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, super().minimumSizeHint().height())


def _show_removable(chip: QPushButton, words: str, removes: str) -> None:
    chip.setVisible(bool(words))
    chip.setText(f"{words}  ✕")
    chip.setAccessibleName(removes.format(words=words))
    chip.setToolTip(removes.format(words=words))
    chip.setCursor(Qt.CursorShape.PointingHandCursor)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
