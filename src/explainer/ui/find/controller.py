"""Find: joins the field, the results below it, what is found, and what choosing a result does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from explainer.app.state import State
from explainer.content.search import Findings, Item
from explainer.core.i18n import plural
from explainer.panels import registry
from explainer.qt.actions import Actions
from explainer.qt.translation import translated
from explainer.qt.workers import Runner
from explainer.ui.find.command_items import COMMAND, command_of
from explainer.ui.find.entries import Does, Entry
from explainer.ui.find.field import FindField
from explainer.ui.find.finder import Finder
from explainer.ui.find.jumps import Jumps
from explainer.ui.find.listing import Situation, command_lines, first_lines, lines_of
from explainer.ui.find.popup import ResultsPopup
from explainer.ui.look import Look
from explainer.ui.panels.body import PanelBody
from explainer.ui.widgets.spoken import announce

PAUSE = 70
"""Milliseconds without a key after which the words typed are looked for."""
MOST_RECENT = 5
MOST_ROWS = 50_000
"""Rows up to which a list is counted through while someone types."""


class FindController(QObject):
    """The one field for finding words and commands. `jumps` shows what is chosen."""

    def __init__(self, state: State, field: FindField, actions: Actions, runner: Runner,
                 body: Callable[[], PanelBody | None]) -> None:
        """`body` gives the list and card of the panel that is shown; None where it has none."""
        super().__init__(field)
        self._state, self._field, self._actions, self._body = state, field, actions, body
        self._finder = Finder(state, runner, self)
        self.jumps = Jumps(state, lambda: self._finder.places, body, self)
        self._made: ResultsPopup | None = None
        self._found: Findings | None = None
        self._whole: tuple[str, ...] = ()
        self._recent: list[str] = []
        self._commands_alone = self._enter_waits = False
        self._came_from: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self.ask_now)
        self._connect()
        if field.was_asked or field.text():  # before there was anything to find
            self._soon.start()

    def _connect(self) -> None:
        field, state = self._field, self._state
        field.textEdited.connect(self._edited)
        field.textChanged.connect(self._changed)
        field.asked.connect(self._show)
        field.left.connect(self.close)
        field.stepped.connect(self._step)
        field.entered.connect(self._enter)
        field.escaped.connect(self._escape)
        self._finder.found.connect(self._take)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        state.pack_changed.connect(self._forget)
        state.language_changed.connect(self.close)
        state.look_changed.connect(self.close)

    @property
    def popup(self) -> ResultsPopup:
        """The results, made when they are first shown."""
        if self._made is None:
            self._made = ResultsPopup(self._field, Look.of(self._state))
            self._made.list.chosen.connect(self._choose)
            self._made.list.selectionModel().currentChanged.connect(lambda *_: self._announce())
        return self._made

    @property
    def is_open(self) -> bool:
        """Whether results are shown."""
        return self._made is not None and not self._made.isHidden()

    @property
    def found(self) -> Findings | None:
        """What the words in the field found; None before that is known."""
        return self._found

    # Opening and closing

    def open(self) -> None:
        """Put the keyboard into the field, and show what it finds."""
        self._name(commands_alone=False)
        self._take_keyboard()

    def open_commands(self) -> None:
        """The same for commands alone."""
        self._name(commands_alone=True)
        self._field.clear()
        self._take_keyboard()

    def type_here(self, text: str) -> None:
        """What was typed in a list belongs here."""
        self._name(commands_alone=False)
        self._field.type_here(text)

    def close(self) -> None:
        """Put the results away; the words stay."""
        self._soon.stop()
        self._enter_waits = False
        self._name(commands_alone=False)
        if self._made is not None:
            self._made.close_results()

    def _take_keyboard(self) -> None:
        self._field.setFocus()
        self._field.selectAll()
        self._show()

    def _name(self, *, commands_alone: bool) -> None:
        self._commands_alone = commands_alone
        self._field.name_it(self.tr("Type what you want to do…") if commands_alone
                            else self.tr("Find a word, a place, a number…"))

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._field and old is not None:
            self._came_from = old
            self._finder.prepare()

    def _go_back_to_list(self) -> None:
        """The keyboard goes back to where it came from."""
        came_from = self._came_from
        usable = (came_from is not None and shiboken6.isValid(came_from)
                  and came_from.isVisible() and came_from is not self._field)
        if usable and came_from is not None:
            came_from.setFocus()
        else:
            self.jumps.focus_list()

    def _forget(self) -> None:
        """Another pack is open."""
        self.close()
        self._recent, self._found = [], None

    # Words

    def _edited(self, text: str) -> None:
        self._whole, self._enter_waits = (), False
        if text.strip():
            self._soon.start()
        else:
            self._soon.stop()
            self._found = None
            self._show()

    def _changed(self, text: str) -> None:
        """Results of words that are gone go too, whoever took the words away."""
        if not text and self.is_open and self._found is not None:
            self._edited(text)

    def ask_now(self) -> None:
        """Look for the words typed without waiting for more."""
        self._soon.stop()
        if self._field.text().strip():
            self._finder.ask(self._field.text(), whole=self._whole,
                             commands_alone=self._commands_alone)
        else:
            self._show()

    def _show(self) -> None:
        """Show results, or what there is before anything is typed."""
        if self._field.text().strip():
            self.ask_now()
            return
        now = self._situation("")
        if self._commands_alone:
            entries = tuple(command_lines(self._actions.commands, now))
        else:
            entries = tuple(first_lines(now))
        if entries:
            self._show_entries(entries, _first(entries) if self._commands_alone else -1)

    def _take(self, found: Findings) -> None:
        if found.query != self._field.text():
            return  # others are typed by now
        kept = self.popup.list.currentIndex().row() if self._whole else -1
        self._found = found
        entries = tuple(lines_of(found, self._situation(found.query)))
        self._show_entries(entries, kept if kept >= 0 else _start(entries, found))
        if self._enter_waits:
            self._enter_waits = False
            self._choose_current()

    def _show_entries(self, entries: Sequence[Entry], current: int) -> None:
        self.popup.show_entries(entries, current, Look.of(self._state))
        self._announce()

    def _situation(self, words: str) -> Situation:
        before = self.jumps.before
        return Situation(
            self._state.pack, self._finder.places, self._state.language,
            rows=0 if self._commands_alone else self._rows(words),
            off={one.id: self._actions[one.id].toolTip() for one in self._actions.commands
                 if not self._actions[one.id].isEnabled()},
            before=translated(registry.panel(before).title) if before else "",
            recent=tuple(self._recent))

    def _rows(self, words: str) -> int:
        """How many rows of the list have the words; 0 where it is too long to count them."""
        body = self._body()
        if body is None or not words.strip() or len(body.model.view.ids) > MOST_ROWS:
            return 0
        return body.model.count(words)

    # Keys

    def _step(self, by: int) -> None:
        if not self.is_open:
            self._show()
        else:
            self.popup.list.step(by)

    def _enter(self) -> None:
        """Choose the current line; where the words are still looked for, as soon as they are
        found."""
        words = self._field.text()
        if words.strip() and (self._soon.isActive() or self._found is None
                              or self._found.query != words):
            self._enter_waits = True
            self.ask_now()
        elif self.is_open:
            self._choose_current()
        else:
            self._show()

    def _escape(self) -> None:
        """Put the results away, then clear the words, then go back to the list."""
        if self.is_open:
            self.close()
        elif self._field.text():
            self._field.clear()
        else:
            self._go_back_to_list()

    # Choosing

    def _choose_current(self) -> None:
        entry = self.popup.list.current()
        if entry is not None:
            self._choose(entry)

    def _choose(self, entry: Entry) -> None:
        if entry.does in (Does.TYPE, Does.MORE):
            self._type_or_widen(entry)
            return
        if entry.does in (Does.SHOW, Does.FILTER):
            self._remember(self._field.text().strip())
        self.close()
        self._go_back_to_list()
        if entry.does is Does.SHOW:
            self.jumps.show_item(Item(entry.key, entry.value, ""))
        elif entry.does is Does.FILTER:
            self.jumps.show_rows(entry.value)
        elif entry.does is Does.BACK:
            self.jumps.back()
        elif entry.does is Does.RUN:
            self._field.clear()
            self._actions.trigger(command_of(entry.value))

    def _type_or_widen(self, entry: Entry) -> None:
        if entry.does is Does.MORE:
            self._whole = (*self._whole, entry.value)
            self.ask_now()
        else:
            self._whole = ()
            self._field.setText(entry.value)
            self.ask_now()

    def _remember(self, words: str) -> None:
        others = [one for one in self._recent if one.casefold() != words.casefold()]
        self._recent = [words, *others][:MOST_RECENT]

    # For the ear

    def _announce(self) -> None:
        """Say how many results there are and which is current: the keyboard stays in the field, so
        a screen reader hears of them from there."""
        if not self.is_open:
            return
        parts = []
        if self._found is not None and self._field.text().strip():
            parts.append(plural("{n} result", "{n} results", self._found.total,
                                self._state.language))
        current = self.popup.list.current()
        if current is not None:
            parts.append(current.spoken)
        text = ". ".join(parts)
        if text and text != self._field.accessibleDescription():
            self._field.setAccessibleDescription(text)
            announce(self._field, text)


def _first(entries: Sequence[Entry]) -> int:
    """The first line that can be chosen; -1 if none can."""
    return next((row for row, entry in enumerate(entries) if entry.can_be_chosen), -1)


def _start(entries: Sequence[Entry], found: Findings) -> int:
    """The line that Enter chooses at once: the best result where its title has the words, else the
    first line."""
    best = found.best
    if best is not None and best.exact:
        return next((row for row, entry in enumerate(entries)
                     if entry.does in (Does.SHOW, Does.RUN)
                     and (entry.key or COMMAND, entry.value) == best.item[:2]), _first(entries))
    return _first(entries)
