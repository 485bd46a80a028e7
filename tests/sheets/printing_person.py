"""A person at the program: opens the preview with Ctrl+P, presses Print…, chooses a printer, reads what is said.

Run as a program of its own, since the print library of the system remembers its server for as long as a process lives:
python -m tests.sheets.printing_person PRINTER FOLDER [cancel]
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from explainer import bootstrap
from explainer.app import paths
from explainer.app.settings import Settings
from explainer.core.reading import read_pack
from explainer.printing import spooling

PATIENCE = 30.0


def until(reached: Callable[[], object]) -> bool:
    """Let the program run until something is so; False if it takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        QApplication.processEvents()
        if reached():
            return True
        time.sleep(0.01)
    return False


class Person:
    """Answers the dialogs that come up, and keeps what they said."""

    def __init__(self, printer: str, folder: Path) -> None:
        self.printer, self.folder = printer, folder
        self.read: list[str] = []
        self.printers: list[str] = []
        self.timer = QTimer(interval=50)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """See which dialog is open, and answer it."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            self.choose_printer(dialog)
        elif isinstance(dialog, QMessageBox):
            self.read.append(" ".join((dialog.text(), dialog.informativeText())))
            next(b for b in dialog.buttons() if b.text().startswith("Save")).click()
        elif isinstance(dialog, QFileDialog):
            names = dialog.findChildren(QLineEdit)
            names[0].setText(str(self.folder / "kept.pdf"))
            buttons = dialog.findChild(QDialogButtonBox)
            assert buttons is not None
            buttons.button(QDialogButtonBox.StandardButton.Save).click()

    def choose_printer(self, dialog: QPrintDialog) -> None:
        """Take the printer from the list and press Print."""
        boxes = [box for box in dialog.findChildren(QComboBox) if box.findText(self.printer) >= 0]
        self.printers = [boxes[0].itemText(n) for n in range(boxes[0].count())] if boxes else []
        if boxes:
            boxes[0].setCurrentIndex(boxes[0].findText(self.printer))
        buttons = [b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == "Print"]
        (buttons[0].click if boxes else dialog.reject)()


def main() -> None:
    printer, folder = sys.argv[1], Path(sys.argv[2])
    app = bootstrap.make_application(["explainer"])
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    program = bootstrap.Program(app, pack, Settings(welcomed=True), language="en")
    program.window.show()
    program.window.activateWindow()
    program.make_live()
    until(program.window.isActiveWindow)
    program.state.show_panel("cities")
    program.state.choose("cities", selected="chicago")
    person = Person(printer, folder)
    said: list[str] = []
    program.sheets.output.message.connect(said.append)
    program.sheets.output.failed.connect(said.append)
    spooling._WAKING = 2.0  # a printer that is not there takes this long to be given up
    QTest.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = program.sheets.dialog
    assert dialog is not None
    until(lambda: dialog.done_sheet is not None)
    dialog.choices.copies.setValue(2)
    shown = dialog.done_sheet.pdf if dialog.done_sheet else b""
    dialog.print_button.click()
    if "cancel" in sys.argv:
        until(lambda: program.sheets.output.printing and dialog.progress.value() >= 30)
        visible = dialog.progress.isVisible() and dialog.cancel_button.isVisible()
        dialog.cancel_button.click()
        person.read.append(f"cancel was offered: {visible}")
    until(lambda: said and not program.sheets.output.printing and not program.runner.running("sheet-save"))
    (folder / "shown.pdf").write_bytes(shown)
    program.runner.finish()
    print(json.dumps({"said": said, "read": person.read, "printers": person.printers, "notice": dialog.toast.text, "printer": program.settings.values.sheet_printer,
                      "kept": (folder / "kept.pdf").exists()}))
    person.timer.stop()
    program.window.close()


if __name__ == "__main__":
    main()
