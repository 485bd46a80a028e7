"""What the screen shows while nobody is there: the question, in every language, and how to
begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explainer.content import front
from explainer.core.i18n import N_, translate
from explainer.core.languages import language_of
from explainer.core.pack import Pack
from explainer.ui.kiosk.looks import KioskLook
from explainer.ui.widgets.lines import TextLabel

BEGIN = N_("Touch to begin")
NOTHING_KEPT = N_("Nothing of what you do here is kept.")
STAFF = N_("Staff")
_EDGE, _GAP = 48, 28
_MOST_WIDTH = 1100


class AttractPage(QWidget):
    """`begun` has the language in which somebody wants to begin."""

    begun = Signal(str)
    staff_requested = Signal()

    def __init__(self, pack: Pack, look: KioskLook, language: str) -> None:
        """`language` is the one for who touches anywhere but a button: it comes first."""
        super().__init__()
        self._language = language
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate(BEGIN, language))
        languages = (language, *(one for one in pack.languages if one != language))
        self.buttons = {one: self._button(one, look) for one in languages}
        self._columns = QHBoxLayout()
        self._columns.setSpacing(look.px(_GAP))
        for one in languages:
            self._columns.addWidget(self._invitation(pack, one, look), 1)
        self.staff = QPushButton(translate(STAFF, language))
        self.staff.setObjectName("flat")
        self.staff.clicked.connect(self.staff_requested)
        self._lay_out(look)

    def _lay_out(self, look: KioskLook) -> None:
        self._whole = QVBoxLayout(self)
        self._whole.addStretch(2)
        self._whole.addLayout(self._columns)
        self._whole.addStretch(3)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.staff)
        self._whole.addLayout(foot)
        self._edge = look.px(_EDGE)
        look.dress(self, f"QLabel#attractQuestion {{ font-size: {look.headline}px;"
                         " font-weight: bold; }"
                         f"QPushButton#primary {{ font-size: {look.title}px;"
                         f" min-height: {look.px(72)}px; }}")

    def _invitation(self, pack: Pack, language: str, look: KioskLook) -> QWidget:
        """The question in one language, with its button."""
        part = QFrame()
        part.setObjectName("card")
        column = QVBoxLayout(part)
        column.setContentsMargins(*[look.px(_GAP)] * 4)
        column.setSpacing(look.px(_GAP))
        question = TextLabel(front.question(pack, language))
        question.setObjectName("attractQuestion")
        kept = TextLabel(translate(NOTHING_KEPT, language))
        kept.setObjectName("muted")
        column.addWidget(question)
        column.addStretch(1)
        column.addWidget(self.buttons[language])
        column.addWidget(kept)
        return part

    def _button(self, language: str, look: KioskLook) -> QPushButton:
        text = translate(BEGIN, language)
        button = QPushButton(text)
        button.setObjectName("primary")
        button.setAccessibleName(f"{text} ({language_of(language).name})")
        button.clicked.connect(lambda: self.begun.emit(language))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        side = max(self._edge, (self.width() - len(self.buttons) * _MOST_WIDTH // 2) // 2)
        self._whole.setContentsMargins(side, self._edge, side, self._edge // 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A touch anywhere begins."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
                event.position().toPoint()):
            self.begun.emit(self._language)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """So does any key that a person means: not Tab, and none that does nothing alone."""
        says = event.text().strip() and event.text().isprintable()
        if says or event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begun.emit(self._language)
        else:
            super().keyPressEvent(event)
