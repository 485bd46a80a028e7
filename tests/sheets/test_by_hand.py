"""Two languages on a printer that prints on one side: it says so, prints the fronts, asks for the paper to be turned,
and prints the backs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from explainer.printing import spooling
from explainer.qt.workers import Runner
from explainer.ui.sheets import output
from explainer.ui.sheets.output import SheetOutput
from tests.sheets.conftest import Make
from tests.sheets.reading import quick_texts


class Reader:
    """Answers each message with the button that begins so; keeps what was asked."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), list[str]()
        self.timer = QTimer()
        self.timer.setInterval(20)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and self.answers:
            self.asked.append(box.text())
            wanted = self.answers.pop(0)
            next(button for button in box.buttons() if button.text().startswith(wanted)).click()


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What reaches a printer of one side."""
    out: list[bytes] = []
    monkeypatch.setattr(output, "one_sided", lambda _printer: True)
    monkeypatch.setattr(spooling, "available", lambda: True)
    monkeypatch.setattr(spooling, "print_pdf", lambda pdf, _job, _token, _progress: bool(out.append(pdf)) or True)
    monkeypatch.setattr(QPrinter, "printerName", lambda _printer: "Kitchen")
    return out


@pytest.fixture
def front(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    yield widget


@pytest.mark.parametrize(("answers", "passes"), [(("Print the front", "Print the back"), 2), (("Print the front", "Cancel"), 1),
                                                 (("Cancel",), 0)])
def test_fronts_then_backs(answers: tuple[str, ...], passes: int, printed: list[bytes], front: QWidget, make: Make,
                           qtbot: QtBot, tmp_path: Path) -> None:
    runner = Runner(front)
    sender = SheetOutput(runner, lambda: front, front)
    whole = make("city:chicago", "both").pdf
    reader = Reader(*answers)
    sender.print_on(QPrinter(), lambda _token: whole, "letter", "x.pdf", both_sides=True)
    qtbot.waitUntil(lambda: not reader.answers and len(printed) == passes and not sender.printing)
    runner.finish()
    assert "Kitchen prints on one side of the paper." in reader.asked[0]
    first, second = quick_texts(whole)
    assert [quick_texts(pdf) for pdf in printed] == [[first], [second]][:passes]


def test_one_language_asks_nothing(printed: list[bytes], front: QWidget, make: Make, qtbot: QtBot) -> None:
    runner = Runner(front)
    sender = SheetOutput(runner, lambda: front, front)
    pdf = make("city:chicago", "en").pdf
    sender.print_on(QPrinter(), lambda _token: pdf, "letter", "x.pdf")
    qtbot.waitUntil(lambda: printed == [pdf])
    runner.finish()
