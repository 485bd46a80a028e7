"""Read aloud: the headline and the card of a panel, or a sheet, in a voice of this computer. The
sentence that is said is marked where it stands, and shown in a bar with the buttons."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from explainer.app.aloud import Sentence, faster, sentences
from explainer.app.state import State
from explainer.core.languages import language_of
from explainer.ui.aloud.bar import AloudBar
from explainer.ui.aloud.speaker import Speaker, Voices
from explainer.ui.look import Look
from explainer.ui.panels.body import PanelBody
from explainer.ui.panels.page import PanelPage
from explainer.ui.widgets.card_text import CardText
from explainer.ui.widgets.spoken import announce
from explainer.ui.window import MainWindow


class _Piece(NamedTuple):
    """A sentence and the text in which it is marked, if it is one that can be."""

    sentence: Sentence
    text: CardText | None = None


class Aloud(QObject):
    """Reads pieces of one window, in one language at a time. `troubled` has a sentence that says
    why nothing is heard."""

    troubled = Signal(str)

    def __init__(self, state: State, place: QBoxLayout, parent: QObject) -> None:
        """The bar goes to the end of `place` when something is read."""
        super().__init__(parent)
        self._state, self._place = state, place
        self.voices, self.speaker = Voices(self), Speaker(self)
        self._bar: AloudBar | None = None
        self._pieces: tuple[_Piece, ...] = ()
        self._wanted = ""
        self.voices.found.connect(self._begin)
        self.speaker.at.connect(self._show)
        self.speaker.paused.connect(lambda _paused: self.bar.retranslate())
        self.speaker.failed.connect(
            lambda: self.troubled.emit(self.tr("The voice of this computer does not speak.")))

    @property
    def bar(self) -> AloudBar:
        """The bar, made when it is first needed."""
        if self._bar is None:
            self._bar = AloudBar(self.speaker)
            self._bar.slower.connect(lambda: self._change_speed(-1))
            self._bar.faster.connect(lambda: self._change_speed(1))
            self._place.addWidget(self._bar)
        return self._bar

    def read(self, pieces: Sequence[_Piece], language: str) -> None:
        """Read these as soon as the voice is known."""
        self.stop()
        self._pieces, self._wanted = tuple(pieces), language
        self.voices.ask(language)

    def stop(self) -> None:
        """Be silent."""
        self._wanted = ""
        self.speaker.stop()

    @property
    def is_reading(self) -> bool:
        """Whether something is read, or about to be."""
        return bool(self._wanted) or self.speaker.is_reading

    def _begin(self, language: str) -> None:
        if language != self._wanted:
            return  # stopped meanwhile
        self._wanted = ""
        voice = self.voices.voice(language)
        if voice is None:
            name = language_of(language).name
            none = self.tr("This computer has no voice for {language}.").format(language=name)
            self.troubled.emit(f"{none} {self._how()}")
        elif self._pieces:
            self.speaker.read([piece.sentence for piece in self._pieces], voice, language)

    def _how(self) -> str:
        """What an administrator can do about it."""
        if sys.platform in ("win32", "darwin"):
            return self.tr("Voices are added in the settings of the system.")
        return self.tr("The packages speech-dispatcher and espeak-ng bring voices.")

    def _change_speed(self, by: int) -> None:
        self.speaker.set_speed(faster(self.speaker.speed, by))
        self.bar.retranslate()
        announce(self.bar, self.bar.speed.accessibleName())

    def _show(self, number: int) -> None:
        """Mark the sentence with that number; -1: none."""
        for text in {piece.text for piece in self._pieces if piece.text is not None}:
            text.mark_letters(None)
        if number < 0:
            self.bar.hide()
            return
        self._state.active.emit()  # who listens is there
        piece = self._pieces[number]
        self.bar.show_sentence(piece.sentence.said, Look.of(self._state).theme)
        if piece.text is not None:
            piece.text.mark_letters((piece.sentence.start, piece.sentence.end))


def of_text(text: str) -> tuple[_Piece, ...]:
    """The pieces of a text that is marked nowhere but in the bar."""
    return tuple(map(_Piece, sentences(text)))


def _of_card(text: CardText) -> Iterator[_Piece]:
    """The pieces of a card, paragraph by paragraph."""
    for start, words in text.paragraphs():
        for one in sentences(words):
            yield _Piece(one._replace(start=start + one.start, end=start + one.end), text)


class AloudController:
    """Reads what the window shows."""

    def __init__(self, state: State, window: MainWindow,
                 body: Callable[[], PanelBody | None]) -> None:
        self._state, self._window, self._body = state, window, body
        central = window.centralWidget()
        place = central.layout() if central is not None else None
        assert isinstance(place, QBoxLayout)
        self.aloud = Aloud(state, place, window)
        self.aloud.troubled.connect(window.toast.say)
        for reason in (state.panel_changed, state.language_changed, state.pack_changed):
            reason.connect(self.aloud.stop)

    def toggle(self) -> None:
        """Read headline and card from their beginning, or stop."""
        if self.aloud.is_reading:
            self.aloud.stop()
        else:
            self.aloud.read(self._pieces(), self._state.language)

    def _pieces(self) -> list[_Piece]:
        page = self._window.page(self._state.panel)
        pieces = [*of_text(page.title.accessibleName())]
        body = self._body()
        if isinstance(page, PanelPage) and body is not None:
            body.open_sheet()  # where the sentences are marked
            pieces += _of_card(body.card.text)
        elif not isinstance(page, PanelPage):
            pieces += [piece for text in page.told() for piece in of_text(text)]
        return pieces
