"""The question cards: each asks what a panel answers, gives the answer in short, and leads
there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explainer.content.formatting import escaped, rich
from explainer.content.front import Question
from explainer.content.statements import cited
from explainer.ui.start.scale import Scale
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.mark_html import mark_html
from explainer.ui.widgets.marked import MarkedLabel, together
from explainer.ui.widgets.spoken import Kind, speak_as

_NO_BREAK = "\u00a0"
_PASSES = Qt.WidgetAttribute.WA_TransparentForMouseEvents


class QuestionCard(QAbstractButton):
    """A question as one large button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None
        self.question: Question | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self._answer, self._arrow = TextLabel(), MarkedLabel(), QLabel("→")
        self._title.setObjectName("questionTitle")
        self._answer.setObjectName("questionAnswer")
        self._arrow.setObjectName("questionArrow")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._title, self._answer, self._arrow):
            speak_as(part, Kind.NOTHING)
        speak_as(self, Kind.BUTTON)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self._answer)
        self._column.addStretch(1)
        for label in (self._title, self._answer, self._arrow):
            label.setAttribute(_PASSES)

    @property
    def spoken(self) -> str:
        """The answer in words, marks included."""
        return self.question.spoken() if self.question is not None else ""

    def show_question(self, question: Question, scale: Scale) -> None:
        """Show a question in the sizes of the scale."""
        self.question, self._scale = question, scale
        across, down = (12, 8) if scale.tight else (20, 14)
        self._column.setContentsMargins(scale.px(across), scale.px(down), scale.px(across),
                                        scale.px(down))
        self._column.setSpacing(scale.px(2 if scale.tight else 6))
        self._arrow.setText("←" if self.isRightToLeft() else "→")
        self._title.show_text(question.title)
        self._answer.show_parts(*_answer_html(question, scale))
        self._answer.setAccessibleName(question.spoken())
        self.setAccessibleName(question.title)
        self.setAccessibleDescription(question.spoken())
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self._scale is None:
            return
        theme, painter = self._scale.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        painter.setBrush(QColor(theme.accent_soft if self.isDown() else theme.surface))
        edge, pen = ((theme.focus, 3.0) if self.hasFocus() else (theme.accent, 2.0) if over
                     else (theme.line_strong, 1.0))
        painter.setPen(QPen(QColor(edge), pen))
        inset = pen / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        painter.end()


def _answer_html(question: Question, scale: Scale) -> tuple[tuple[str, ...], str]:
    """The answer, and behind it each mark with its word and the number that it belongs to, as words
    and marks by turns; then the sources."""
    stated = [piece.statement for piece in question.answer if piece.statement is not None]
    if question.mark is not None:
        stated.insert(0, question.mark)
    parts = ["".join(rich(piece.text, escaped) for piece in question.answer)]
    side = round(scale.small * 1.1)
    small = f'<span style="color:{scale.theme.muted};font-size:{scale.small}px">'
    for one in stated:
        words = f"{one.number}: {one.word(short=True)}" if one.number else one.word(short=True)
        mark = mark_html(one.status.id, side, scale.theme)
        parts += [f"{mark}{small}{_NO_BREAK}{together(escaped(words))}</span>", ""]
    cites = together(cited(question.sources))
    return tuple(parts), f"{small}{cites}</span>" if cites else ""
