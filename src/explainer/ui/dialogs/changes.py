"""What changed in the open pack since it was read before, for whoever edits it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from explainer.qt.translation import translated
from explainer.ui.dialogs.texts import ReadingDialog
from explainer.ui.look import Look

MOST_LINES = 400


class ChangesDialog(ReadingDialog):
    """Shows a difference as `content.difference_text` writes it; the whole of it can be copied."""

    def __init__(self, text: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(translated("What changed"), look, parent, width=760, height=600)
        self._text = text
        # the table of counts is for a page; here each table's changes follow under its name
        lines = [line for line in text.splitlines()[1:] if line and not line.startswith("|")]
        for line in lines[:MOST_LINES]:
            self._show(line)
        if len(lines) > MOST_LINES:
            self.paragraph(translated("… and {n} more.").format(n=len(lines) - MOST_LINES))
        self.finish()
        copy = self.buttons.addButton(translated("Copy the list"),
                                      QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))

    def _show(self, line: str) -> None:
        text = line.lstrip(" ")
        if text.startswith("## "):
            self.heading(text[3:])
            return
        label = self.paragraph(text[2:] if text.startswith("- ") else text)
        depth = 0 if not text.startswith("- ") else 1 + (len(line) - len(text)) // 2
        label.setContentsMargins(self.look.px(16 * depth), 0, 0, 0)
