"""Starting and ending shows: what the commands of the menu do, the offer to resume, and the notices
before a show."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from explainer.app.settings import Settings
from explainer.app.show_keys import SHOW_COMMANDS
from explainer.app.show_store import Question, Resume, ShowStore
from explainer.app.state import State
from explainer.core.i18n import plural
from explainer.core.pack import Row
from explainer.panels.decks import make_deck
from explainer.qt.translation import translated
from explainer.qt.workers import Runner
from explainer.ui.look import Look
from explainer.ui.presenter.session import ShowSession, pack_key
from explainer.ui.window import MainWindow


class PresenterController(QObject):
    """At most one show at a time over the window's pack. `settings_changed`: there is something new
    to be kept."""

    settings_changed = Signal()

    def __init__(self, state: State, window: MainWindow, settings: Settings,
                 store_file: Path | None) -> None:
        super().__init__(window)
        self._state, self._window, self._settings = state, window, settings
        self.store = ShowStore(store_file)
        self._runner = Runner(self)
        self.session: ShowSession | None = None
        self.dialog: QMessageBox | None = None

    # Starting

    def start(self, panel: str = "") -> None:
        """Present: from the first slide, or from the first slide of a panel."""
        deck = make_deck(self._state.pack)
        first = deck.first_of(panel) if panel else deck.ids[0]
        self._start_after_notice(deck.skipped, partial(self._open, first))

    def start_here(self) -> None:
        """Present from the panel that is shown."""
        self.start(self._state.panel)

    def rehearse(self) -> None:
        """Practise: the presenter's window alone; the time on each slide is kept and becomes the
        plan."""
        deck = make_deck(self._state.pack)
        self._start_after_notice(deck.skipped, partial(self._open, deck.ids[0], rehearsal=True))

    def _open(self, start: str, *, resume: Resume | None = None, rehearsal: bool = False) -> None:
        if self.session is not None:
            self.session.placement.arrange()
            return
        session = ShowSession(self._state, self.store, start=start,
                              planned_minutes=self._settings.show_minutes,
                              resume=resume, rehearsal=rehearsal,
                              clicker_keys=self._settings.clicker_keys, parent=self)
        self.session = session
        session.ended.connect(self._ended)
        session.end_requested.connect(self.ask_end)
        session.questions_requested.connect(self._show_questions)
        session.console.clicker_test_wanted.connect(self._test_clicker)
        session.console.more.handout_wanted.connect(self._save_handout)
        session.open()
        self._window.hide()

    def _start_after_notice(self, skipped: tuple[Row, ...], start: Callable[[], object]) -> None:
        if not skipped or self.session is not None:
            start()
            return
        names = ", ".join(f"“{row.id}” ({self.tr('row {n}').format(n=row.number)})"
                          for row in skipped[:8])
        box = self._box(self.tr("Some slides are left out"),
                        self.tr(
                            "Table “slides” names panels, claims or cities that this pack does "
                            "not have, or names one slide twice: {rows}. These slides are left "
                            "out of the show.").format(
                                    rows=names))
        go = box.addButton(self.tr("Start the show"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        go.clicked.connect(lambda: start())
        box.open()

    # Resuming

    def offer_resume(self) -> bool:
        """After a crash or a power cut: offer to go on at the same slide. Whether there was
        something to offer."""
        place = self.store.resume
        if place is None or self.session is not None:
            return False
        deck = make_deck(self._state.pack, round(place.planned / 60))
        if place.key != pack_key(self._state) or place.slide not in deck.ids:
            return False
        number = deck.index(place.slide) + 1
        box = self._box(self.tr("Continue the show?"),
                        self.tr(
                            "The last show was interrupted at slide {n} of {count}.").format(
                        n=number, count=len(deck.main)))
        go = box.addButton(self.tr("Continue at slide {n}").format(n=number),
                           QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(self.tr("Not now"), QMessageBox.ButtonRole.RejectRole)
        go.clicked.connect(lambda: self._open(place.slide, resume=place, rehearsal=place.rehearsal))
        drop.clicked.connect(lambda: self.store.set_resume(None))
        box.setDefaultButton(go)
        box.open()
        return True

    # Ending

    def ask_end(self) -> None:
        """Ask before the show ends; parked questions can be saved first."""
        session = self.session
        if session is None:
            return
        self.store.refresh()
        parked = len(self.store.questions)
        seen = session.placement.single and not session.console.shows_private
        message = plural("{n} question is parked.", "{n} questions are parked.", parked,
                         self._state.language) if parked and not seen else ""
        if parked and self.store.error is not None:
            unsaved = self.tr("They are not saved on the disk. Save them as text in another place "
                              "before the program ends.")
            message = f"{message} {unsaved}"
        box = self._box(self.tr("End the show?"), message)
        end = box.addButton(self.tr("End the show"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Continue"), QMessageBox.ButtonRole.RejectRole)
        if parked:
            save = box.addButton(self.tr("Save the questions and end…"),
                                 QMessageBox.ButtonRole.ActionRole)
            save.clicked.connect(self._save_and_end)
        end.clicked.connect(lambda: session.close())
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.open()

    def _save_and_end(self) -> None:
        from explainer.ui.presenter.questions import save_questions

        session = self.session
        if session is None:
            return
        path, _kind = QFileDialog.getSaveFileName(session.console, self.tr("Save the questions"),
                                                  self.tr("questions.txt"), self.tr("Text (*.txt)"))
        if path and save_questions(session.console, Path(path), self.store, self._state):
            self.store.clear_questions()
            session.close()

    def _ended(self) -> None:
        session, self.session = self.session, None
        if session is None:
            return
        self._settings.show_minutes = round(session.planned / 60)
        self.settings_changed.emit()
        self._state.show_panel(session.show_.slide.panel)
        self._window.show()
        self._window.activateWindow()

    def close(self) -> None:
        """The program ends: what is kept goes to the disk. A show that runs can be resumed at the
        next start."""
        self._runner.stop()
        self.store.close(timeout=5.0)

    # Dialogs of a running show

    def _parent(self) -> QWidget:
        """The window that dialogs belong to: never the room's, but where it is the only one."""
        session = self.session
        if session is None:
            return self._window
        return (session.console if session.console.isVisible()
                and not session.placement.full_screen else session.audience)

    def _box(self, title: str, text: str) -> QMessageBox:
        if self.dialog is not None:
            self.dialog.close()
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, parent=self._parent())
        box.setInformativeText(text)
        self.dialog = box
        box.finished.connect(partial(self._forget, box))
        return box

    def _forget(self, box: QMessageBox, _code: int) -> None:
        if self.dialog is box:
            self.dialog = None
        box.deleteLater()

    def _show_questions(self) -> None:
        from explainer.ui.presenter.questions import QuestionsDialog

        session = self.session
        if session is None:
            return
        scene = session.show_.current
        claim = scene.card or session.cache.reference(scene)
        dialog = QuestionsDialog(self._state, self.store, scene.slide, claim, self._parent(),
                                 seen_by_room=session.placement.single
                                 and not session.console.shows_private)
        dialog.go_requested.connect(self._go_to_question)
        dialog.changed.connect(session.refresh)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _go_to_question(self, question: Question) -> None:
        """Prepare the slide of a question, with the source card of its claim, in private."""
        session = self.session
        if session is None:
            return
        claim = self._state.pack.row("claims", question.claim)
        slide = question.slide
        if claim is not None:
            own = f"claim.{claim.id}"
            slide = own if own in session.deck.ids else session.deck.first_of(claim.text("panel"))
        if slide in session.deck.ids:
            session.show_.stage(slide=slide)
            if claim is not None:
                session.show_.stage(card=claim.id)

    def _test_clicker(self) -> None:
        from explainer.ui.presenter.clicker_test import ClickerTest

        session = self.session
        if session is not None:
            dialog = ClickerTest(show_keys(), Look.of(self._state), session.console,
                                 own=self._settings.clicker_keys)
            dialog.assigned.connect(self._assign_key)
            dialog.finished.connect(lambda _code: dialog.deleteLater())
            dialog.open()

    def _save_handout(self) -> None:
        """The slides of this show as a PDF, set in a thread of its own."""
        from explainer.ui.presenter.handout import setting_of, write_handout

        session = self.session
        if session is None:
            return
        path, _kind = QFileDialog.getSaveFileName(session.console, self.tr("Save a handout"),
                                                  self.tr("slides.pdf"), self.tr("PDF (*.pdf)"))
        if path:
            setting = setting_of(session.cache, self._state.language, datetime.date.today())
            self._runner.start("handout", lambda token, progress: write_handout(setting, path),
                               lambda _done: None, self._say_not_written)

    def _say_not_written(self, error: Exception) -> None:
        reason = error.strerror or error if isinstance(error, OSError) else error
        self._box(self.tr("The handout could not be written"), str(reason)).open()

    def _assign_key(self, key: str, command: str) -> None:
        """Give a key of a clicker a meaning in this and every later show, or with "" take it
        back."""
        if command:
            self._settings.clicker_keys[key] = command
        else:
            self._settings.clicker_keys.pop(key, None)
        self.settings_changed.emit()


def show_keys() -> dict[str, str]:
    """What each key does in a show, in the program's language, by its portable name."""
    return {key: translated(command.title) for command in SHOW_COMMANDS for key in command.keys}

