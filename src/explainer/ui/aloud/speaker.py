"""Says sentences one after the other with a program of the system, and tells which one it is at."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from explainer.app.aloud import Engine, Sentence, engines, first_voice

PATIENCE = 8_000
"""Milliseconds that a program may take to list its voices."""


def _process(parent: QObject, engine: Engine, arguments: Sequence[str]) -> QProcess:
    process = QProcess(parent)
    process.setProgram(engine.program)
    process.setArguments(list(arguments))
    if getattr(sys, "frozen", False):  # the system's programs need the system's libraries
        environment = QProcessEnvironment.systemEnvironment()
        own = environment.value("LD_LIBRARY_PATH_ORIG", "")
        environment.remove("LD_LIBRARY_PATH")
        if own:
            environment.insert("LD_LIBRARY_PATH", own)
        process.setProcessEnvironment(environment)
    return process


class Voices(QObject):
    """Finds the engine and the voice for a language. Asks each program once."""

    found = Signal(str)  # the language: `voice` has an answer for it now

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printed: list[tuple[Engine, str]] | None = None
        self._waiting: list[str] = []

    def ask(self, language: str) -> None:
        """Look for a voice; `found` follows, perhaps at once."""
        if self._printed is not None:
            self.found.emit(language)
            return
        self._waiting.append(language)
        if len(self._waiting) == 1:
            self._list(list(engines(sys.platform, shutil.which)), [])

    def voice(self, language: str) -> tuple[Engine, str] | None:
        """The engine and its voice; None if this computer has none for that language."""
        return first_voice(self._printed or (), language)

    def _list(self, left: list[Engine], printed: list[tuple[Engine, str]]) -> None:
        """Ask the next program for its voices."""
        if not left:
            # a computer without any may get one while the program runs
            self._printed = printed or None
            waiting, self._waiting = self._waiting, []
            for language in waiting:
                self.found.emit(language)
            return
        engine = left.pop(0)
        process = _process(self, engine, engine.voices)
        limit = QTimer(process)
        limit.setSingleShot(True)
        limit.timeout.connect(process.kill)

        def done(*_: object) -> None:
            limit.stop()
            text = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace")
            process.deleteLater()
            self._list(left, [*printed, (engine, text)])

        process.finished.connect(done)
        process.errorOccurred.connect(
            lambda error: done() if error == QProcess.ProcessError.FailedToStart else None)
        limit.start(PATIENCE)
        process.start()


class Speaker(QObject):
    """Speaks a list of sentences. One process says one sentence, so that it is known where it is;
    a pause ends it, and going on says that sentence again."""

    at = Signal(int)  # number of the sentence that is said now; -1: none any more
    paused = Signal(bool)
    failed = Signal()  # the program did not speak

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentences: tuple[Sentence, ...] = ()
        self._number, self._language, self.speed = -1, "", 1.0
        self._voice: tuple[Engine, str] | None = None
        self._process: QProcess | None = None
        self.is_paused = False

    @property
    def is_reading(self) -> bool:
        """Whether it is at a sentence, also while it pauses."""
        return self._number >= 0

    @property
    def sentence(self) -> Sentence | None:
        """The sentence that it is at."""
        return self._sentences[self._number] if self.is_reading else None

    def read(self, sentences: Sequence[Sentence], voice: tuple[Engine, str], language: str) -> None:
        """Begin to say sentences, in place of what was said."""
        self.stop()
        self._sentences, self._voice, self._language = tuple(sentences), voice, language
        self._go_to(0)

    def stop(self) -> None:
        """Be silent, and forget what was read."""
        was = self.is_reading
        self._silence()
        self._number, self.is_paused = -1, False
        if was:
            self.at.emit(-1)

    def toggle_pause(self) -> None:
        """Be silent for a while, or go on with the sentence that was broken off."""
        if not self.is_reading:
            return
        self.is_paused = not self.is_paused
        self.paused.emit(self.is_paused)
        if self.is_paused:
            self._silence()
        else:
            self._go_to(self._number)

    def step(self, by: int) -> None:
        """The next sentence (1), or the one before (-1)."""
        if self.is_reading:
            self._silence()
            self.is_paused = False
            self._go_to(max(0, self._number + by))

    def set_speed(self, speed: float) -> None:
        """Speak faster or slower, from the present sentence on."""
        self.speed = speed
        if self.is_reading and not self.is_paused:
            self._silence()
            self._go_to(self._number)

    def _go_to(self, number: int) -> None:
        if number >= len(self._sentences):
            self.stop()
            return
        self._number = number
        self.at.emit(number)
        assert self._voice is not None
        engine, voice = self._voice
        spoken = engine.say(self._sentences[number].said, voice, self._language, self.speed)
        process = self._process = _process(self, engine, spoken.arguments)
        process.finished.connect(lambda code, _status: self._done(process, code))
        process.errorOccurred.connect(
            lambda error: self._done(process, 1)
            if error == QProcess.ProcessError.FailedToStart else None)
        process.start()
        process.write(spoken.read.encode())
        process.closeWriteChannel()

    def _done(self, process: QProcess, code: int) -> None:
        """A sentence was said, or could not be."""
        if process is not self._process:
            return
        self._process = None
        process.deleteLater()
        if code:
            self.stop()
            self.failed.emit()
        else:
            self._go_to(self._number + 1)

    def _silence(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.waitForFinished(500)
        process.deleteLater()
        if self._voice is not None and self._voice[0].hush:
            QProcess.startDetached(self._voice[0].program, list(self._voice[0].hush))
