"""A kiosk over the built-in pack on the screen that is not there, and short ways to use it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explainer import bootstrap
from explainer.app import paths
from explainer.app.kiosk import KioskRules
from explainer.app.kiosk_ledger import Ledger
from explainer.app.kiosk_pin import Pin, PinFile
from explainer.app.settings import Settings
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.panels import registry
from explainer.ui import fonts
from explainer.ui.kiosk.kiosk import Given, Kiosk
from explainer.ui.panels.body import PanelBody
from tests.ui.conftest import destroy, kept

__all__ = ["kept"]

PIN = "271828"
Open = Callable[..., "Lobby"]


class Lobby:
    """A kiosk, and what a visitor does with it."""

    def __init__(self, app: QApplication, kiosk: Kiosk, ledger: Ledger) -> None:
        self.app, self.kiosk, self.ledger = app, kiosk, ledger

    def until(self, holds: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
        """Let the program run until something holds."""
        end = time.monotonic() + seconds
        while not holds():
            self.app.processEvents()
            assert time.monotonic() < end, f"never: {what}"
            time.sleep(0.002)
        self.settle()

    def settle(self, turns: int = 6) -> None:
        """Let layouts and queued signals come to rest."""
        for _ in range(turns):
            self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]

    def begin(self, language: str = "en") -> None:
        """Somebody comes."""
        attract = self.kiosk.attract
        assert attract is not None
        attract.buttons[language].click()
        self.settle()

    def over(self) -> None:
        """The visit ends, and the next one is ready."""
        before = self.kiosk.visit
        self.kiosk.start_over()
        self.until(lambda: self.kiosk.visit is not before and self.kiosk.visit is not None, "the next visit is ready")

    @property
    def at_attract(self) -> bool:
        """Whether the screen waits for somebody."""
        return self.kiosk.frame.isVisible() and self.kiosk.frame.page is self.kiosk.attract

    def body(self, panel: str) -> PanelBody:
        """Go to a panel."""
        assert self.kiosk.visit is not None
        self.kiosk.visit.state.show_panel(panel)
        self.settle()
        body = self.kiosk.visit.window.page(panel).body
        assert body is not None
        return body

    def look_at_all(self) -> None:
        """Every panel of a visit."""
        assert self.kiosk.visit is not None
        for panel in registry.panel_ids():
            self.kiosk.visit.state.show_panel(panel)
            self.settle()


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application, made as the program makes it."""
    return bootstrap.make_application(["explainer"])


@pytest.fixture(scope="session")
def pin() -> Pin:
    """The PIN of the staff, hashed once."""
    return Pin.of(PIN)


@pytest.fixture(scope="session")
def the_pack() -> Pack:
    """The built-in pack."""
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    return pack


@pytest.fixture
def open_kiosk(qapp: QApplication, qtbot: QtBot, tmp_path: Path, pin: Pin, the_pack: Pack,
               kept: list[bootstrap.Program]) -> Iterator[Open]:
    """Start a kiosk; it ends with the test."""
    destroy(kept)
    qapp.setQuitOnLastWindowClosed(False)
    fonts.load_text_fonts()
    lobbies: list[Lobby] = []

    def start(*, pack: Pack | None = None, with_pin: bool = True, printer: str = "Lobby", **rules: object) -> Lobby:
        ledger = Ledger(tmp_path / "kept" / "counts")
        ledger.prepare("2026-11-29")
        given = Given(pack or the_pack, KioskRules(**rules), Settings(), PinFile(tmp_path / "kept" / "pin.json"), ledger,
                      "2026-11-29")
        kiosk = Kiosk(qapp, given, pin if with_pin else None)
        lobby = Lobby(qapp, kiosk, ledger)
        lobbies.append(lobby)
        kiosk.printer.look = lambda: kiosk.printer._found(printer)  # the machine that tests has other printers
        kiosk.start()
        lobby.until(lambda: kiosk.visit is not None and not kiosk.runner.running("kiosk-import"), "ready")
        lobby.settle()
        return lobby

    yield start
    for lobby in lobbies:
        lobby.kiosk.end()
        lobby.until(lambda lobby=lobby: not lobby.kiosk.frame.isVisible(), "the kiosk ends")
        shiboken6.delete(lobby.kiosk.frame)
        shiboken6.delete(lobby.kiosk)
    lobbies.clear()
    gc.collect()


@pytest.fixture
def lobby(open_kiosk: Open) -> Lobby:
    """A kiosk as it is started without any options."""
    return open_kiosk()
