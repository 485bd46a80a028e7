"""A program that test_locales.py starts with another locale: it goes through window, show and sheet, and prints as JSON
what a person would have read there.

    python -m tests.locales.whole_program FOLDER
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import locale
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)

from explainer import bootstrap
from explainer.app import paths, settings
from explainer.app.settings import Settings
from explainer.core.columns import PANELS
from explainer.core.pack import Pack
from explainer.core.reading import read_pack

TODAY = datetime.date(2026, 11, 24)


def picture(widget: QWidget) -> str:
    """What a widget looks like, pixel by pixel, as a digest."""
    image = widget.grab().toImage()
    return hashlib.sha256(bytes(image.constBits())).hexdigest()[:16]


def words(window: QWidget, without: tuple[QWidget, ...] = ()) -> list[str]:
    """All texts of a window that can be read there, or heard."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if widget in without or not widget.isVisibleTo(window):
            continue
        text = widget.text() if isinstance(widget, (QLabel, QAbstractButton, QLineEdit, QAbstractSpinBox)) else ""
        found.append(f"{type(widget).__name__}: {text} | {widget.accessibleName()} | {widget.toolTip()}")
    return found


def settle(app: QApplication) -> None:
    for _ in range(8):
        app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]


def open_program(pack: Pack, folder: Path) -> bootstrap.Program:
    """The program as the command opens it, but for the language, which is English everywhere."""
    app = bootstrap.make_application(["explainer"])
    program = bootstrap.Program(app, pack, Settings(welcomed=True), language="en", settings_file=folder / "settings.json")
    program.window.resize(1280, 800)
    program.window.show()
    program.make_live()
    program.after_live()
    settle(app)
    return program


def panels(program: bootstrap.Program) -> dict[str, Any]:
    """Every panel: its words and its look, table and chart."""
    seen: dict[str, Any] = {}
    for language in ("en", "es"):
        program.state.set_language(language)
        for panel in PANELS:
            program.state.show_panel(panel)
            settle(program.app)
            seen[f"{panel} {language}"] = [picture(program.window), words(program.window)]
    program.state.set_language("en")
    return seen


def exports(program: bootstrap.Program, folder: Path) -> dict[str, str]:
    """Files that leave the program, as digests."""
    program.state.show_panel("cities")
    seen = {}
    for suffix in (".csv", ".svg", ".png"):
        path = folder / f"ILK{suffix}"
        program.share.export(path)
        program.runner.finish()
        settle(program.app)
        seen[suffix] = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return seen


def show(program: bootstrap.Program) -> dict[str, Any]:
    """A show with its keys, its timers and its field for a number."""
    program.presenter.start()
    session = program.presenter.session
    assert session is not None
    console = session.console
    session._tick = lambda: None  # the time would differ
    QTest.keyClick(console, Qt.Key.Key_Right)
    console.activateWindow()
    settle(program.app)
    console.time_bar.plan.setFocus()
    console.time_bar.plan.selectAll()
    QTest.keyClicks(console.time_bar.plan, "45")
    QTest.keyClick(console.time_bar.plan, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_I, Qt.Key.Key_Escape, Qt.Key.Key_G):
        QTest.keyClick(console, key)
    QTest.keyClicks(console.prepare.field, "12")
    QTest.keyClick(console.prepare.field, Qt.Key.Key_Return)
    settle(program.app)
    bar = console.time_bar
    clock = (bar.clock, bar.elapsed, bar.slide_time, bar.pace)
    seen = {"room": picture(session.audience), "slide": session.show_.number, "planned": session.planned,
            "console": words(console, clock), "direction": console.layoutDirection().name}
    session.close()
    settle(program.app)
    return seen


def sheet(pack: Pack) -> list[str]:
    """What stands on a sheet in each language."""
    import pdfplumber

    from explainer.printing.documents import Options
    from explainer.printing.typesetting import Typesetter

    seen = []
    for language in pack.languages:
        done = Typesetter().sheet(pack, "city:chicago", Options(language))
        with pdfplumber.open(io.BytesIO(done.pdf)) as document:
            seen += [page.extract_text() for page in document.pages]
    return seen


def messages(folder: Path) -> list[str]:
    """What is said of a pack with capitals where small letters belong, and with what only some locales take for a number."""
    from explainer.core.checking import check_pack

    odd = Path(shutil.copytree(paths.built_in_pack(), folder / "odd"))
    cities = (odd / "cities.csv").read_text(encoding="utf-8").splitlines()
    cities[0] = cities[0].upper()
    (odd / "CITIES.CSV").write_text("\n".join(cities), encoding="utf-8")
    (odd / "cities.csv").unlink()
    figures = (odd / "figures.csv").read_text(encoding="utf-8").splitlines()
    figures[1:1] = ["IT,İI,37.5,x", "ıI,1.234,۱۲", "II,3,5"]
    (odd / "figures.csv").write_text("\n".join(figures), encoding="utf-8")
    os.chdir(folder)  # else the messages would name the folder of this run
    return [problem.sentence() for problem in check_pack(Path("odd"), today=TODAY).problems]


def main(folder: Path) -> dict[str, Any]:
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    program = open_program(pack, folder)
    seen: dict[str, Any] = {"system": bootstrap.system_language(), "numeric": locale.localeconv()["decimal_point"],
                            "direction": program.app.layoutDirection().name}
    seen |= {"panels": panels(program), "exports": exports(program, folder), "show": show(program)}
    seen |= {"sheet": sheet(pack), "messages": messages(folder)}
    program.window.close()
    kept = settings.load(folder / "settings.json").settings
    seen["settings"] = [kept.language, kept.text_scale, kept.panel, kept.show_minutes]
    return seen


if __name__ == "__main__":
    out = Path(sys.argv[1])
    (out / "seen.json").write_text(json.dumps(main(out), ensure_ascii=True), encoding="ascii")
    sys.stdout.flush()
    os._exit(0)
