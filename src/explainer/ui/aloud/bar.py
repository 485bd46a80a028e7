"""The bar while something is read aloud: the sentence, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from explainer.content.formatting import escaped
from explainer.drawing.theme import Theme
from explainer.ui.aloud.speaker import Speaker
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.spoken import Kind, speak_as


class AloudBar(QFrame):
    """Shows the sentence that is said, marked as a text marker does, with the buttons."""

    slower = Signal()
    faster = Signal()

    def __init__(self, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aloud")
        speak_as(self, Kind.GROUP)
        self._speaker = speaker
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        self.words, self.speed = TextLabel(), QLabel()
        speak_as(self.words, Kind.NOTHING)  # it is being said
        row.addWidget(self.words, 1)
        self.pause, self.stop = QPushButton(), QPushButton()
        self.less, self.more = QPushButton("−"), QPushButton("+")
        for button, do in ((self.pause, speaker.toggle_pause), (self.less, self.slower.emit),
                           (self.more, self.faster.emit), (self.stop, speaker.stop)):
            button.clicked.connect(lambda _checked=False, do=do: do())
        for widget in (self.pause, self.less, self.speed, self.more, self.stop):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def retranslate(self) -> None:
        """Name the buttons in the window's language."""
        self.setAccessibleName(self.tr("Reading aloud"))
        self.pause.setText(self.tr("Go on") if self._speaker.is_paused else self.tr("Pause"))
        self.stop.setText(self.tr("Stop"))
        self.speed.setText(f"{self._speaker.speed:g} ×")
        self.speed.setAccessibleName(self.tr("Speed: {times}").format(times=self.speed.text()))
        for button, name in ((self.less, self.tr("Read more slowly")),
                             (self.more, self.tr("Read faster"))):
            button.setAccessibleName(name)
            button.setToolTip(name)

    def show_sentence(self, text: str, theme: Theme) -> None:
        """Show what is said now."""
        self.retranslate()
        self.words.setText(f'<span style="background-color:{theme.selection};color:{theme.ink}">'
                           f"{escaped(text)}</span>")
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape on one of the buttons stops."""
        if event.key() == Qt.Key.Key_Escape:
            self._speaker.stop()
        else:
            super().keyPressEvent(event)
