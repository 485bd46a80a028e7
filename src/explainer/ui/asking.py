"""What is asked and said when files are written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from explainer.qt.translation import translated
from explainer.ui.window import MainWindow


def may_replace(window: MainWindow, path: Path) -> bool:
    """Whether a file may be written there: it is not there yet, or the person agrees to replace
    it."""
    if not path.exists():
        return True
    question = translated("“{name}” already exists. Replace it?").format(name=path.name)
    return ask(window, translated("Replace the file?"), question, translated("Replace"),
               translated("Keep it"))


def ask(window: MainWindow, title: str, text: str, yes: str, no: str) -> bool:
    """A question with two named answers; the safe one is the default."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, QMessageBox.StandardButton.NoButton,
                      window)
    box.setTextFormat(Qt.TextFormat.PlainText)  # a path may look like markup
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is accept


def report_failure(window: MainWindow, path: Path, error: Exception) -> None:
    """Say in plain words that a file could not be written; anything but a file's trouble goes to
    the error dialog."""
    from explainer.core.writing import CopyError

    if isinstance(error, CopyError):
        message = error.problem.sentence(window.state.language)
        warn(window, message)
        return
    if not isinstance(error, OSError):
        raise error
    reason = error.strerror or str(error)
    text = translated(
        "“{path}” could not be written: {reason}. Choose another place or name; nothing was "
        "changed.")
    warn(window, text.format(path=path, reason=reason))


def warn(window: MainWindow, text: str, title: str = "") -> None:
    """Say that something was not done; not saved, if no title says what. The text is plain: a path
    may look like markup."""
    box = QMessageBox(QMessageBox.Icon.Warning, title or translated("Not saved"), text,
                      QMessageBox.StandardButton.Ok, window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
