"""`explainer kiosk`: a watch, and the program that it watches."""

from __future__ import annotations

import datetime
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from explainer.app import display, paths
from explainer.app.kiosk_ledger import Ledger
from explainer.app.kiosk_pin import Pin, PinError, PinFile
from explainer.app.kiosk_watch import REFUSED, Claim, Watch, command_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from explainer.core.pack import Pack
    from explainer.ui.kiosk.kiosk import Kiosk

CRASHED = 70
"""Exit code after errors that came one upon the other."""
_MOST_ERRORS, _WITHIN = 3, 60.0


class Request(NamedTuple):
    """What was asked for on the command line."""

    pack: Path | None
    pin_file: Path | None
    idle: int
    pages: int
    language: str

    def arguments(self) -> list[str]:
        """The same, as arguments."""
        given = ["--idle", str(self.idle), "--print-limit", str(self.pages)]
        if self.pin_file is not None:
            given += ["--pin-file", str(self.pin_file.absolute())]
        if self.language:
            given += ["--lang", self.language]
        return given if self.pack is None else [*given, "--", str(self.pack.absolute())]


def _ledger() -> Ledger:
    ledger = Ledger(paths.kiosk_folder() / "counts")
    ledger.prepare(datetime.date.today().isoformat())
    return ledger


def _pin_file(request: Request) -> PinFile:
    return PinFile(request.pin_file or paths.kiosk_folder() / "pin.json")


def keep(request: Request) -> int:
    """Watch over a kiosk until the staff ends it. Returns the exit code."""
    if not display.is_named(os.environ):
        return _refuse("there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    claim = Claim(_ledger().path)
    if not claim.take():
        return _refuse("a kiosk of this account is running already.")
    watch = Watch(command_of(request.arguments()))
    watch.end_with_signals()
    return watch.keep()


def _refuse(reason: str) -> int:
    print(f"explainer: {reason}", file=sys.stderr)
    return REFUSED


def run(request: Request) -> int:
    """Show the kiosk. Returns the exit code."""
    try:
        pin = _pin_file(request).read()
    except PinError as error:
        return _refuse(str(error))
    from explainer import bootstrap
    from explainer.qt.imports import skip_feature_search

    skip_feature_search()
    reading, refused = bootstrap.read_for_start(request.pack)
    if reading.pack is None or refused:
        for problem in reading.problems:
            print(problem.sentence(), file=sys.stderr)
        return REFUSED
    app = bootstrap.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    from explainer.ui import fonts

    fonts.load_text_fonts()
    kiosk = _made(request, app, reading.pack, pin)
    kiosk.ended.connect(app.exit)
    _end_with_watch()
    _install_error_hook(kiosk)
    kiosk.start()
    return app.exec()


def _made(request: Request, app: QApplication, pack: Pack, pin: Pin | None) -> Kiosk:
    from explainer.app import settings
    from explainer.app.kiosk import KioskRules
    from explainer.qt.system_look import text_scale_of, theme_of
    from explainer.ui.kiosk.kiosk import Given, Kiosk

    file = paths.settings_file()
    kept = settings.load(file).settings
    if not file.exists():
        kept.theme, kept.text_scale = theme_of(app.styleHints()), text_scale_of(app.primaryScreen())
    rules = KioskRules(request.idle, request.pages, request.language, kept.theme, kept.text_scale)
    given = Given(pack, rules, kept, _pin_file(request), _ledger(),
                  datetime.date.today().isoformat())
    return Kiosk(app, given, pin)


def _end_with_watch() -> None:
    """A kiosk that nobody would start again does not go on alone."""
    def wait() -> None:
        while os.read(0, 64):
            pass
        os._exit(CRASHED)

    threading.Thread(target=wait, name="watch", daemon=True).start()


def _install_error_hook(kiosk: Kiosk) -> None:
    """An error that nobody caught is told to the terminal by its place alone, since its words may
    be the visitor's; the visit is over. After several the program ends, to be started again."""
    when: list[float] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        print(f"explainer kiosk: {kind.__name__}", file=sys.stderr)
        for line in traceback.format_tb(trace):
            print(line, end="", file=sys.stderr)
        now = time.monotonic()
        when[:] = [one for one in when if now - one < _WITHIN] + [now]
        if len(when) >= _MOST_ERRORS:
            os._exit(CRASHED)
        kiosk.start_over()

    sys.excepthook = hook
