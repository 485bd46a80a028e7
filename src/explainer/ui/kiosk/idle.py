"""Whether somebody is still there: after a while without a sign they are asked, and after a
countdown the visit is over."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.kiosk import COUNTDOWN, reading_time

_SECOND = 1000


class Idle(QObject):
    """Runs during a visit. `asked` has the seconds that are left."""

    asked = Signal(int)
    answered = Signal()
    over = Signal()

    def __init__(self, seconds: float, parent: QObject, *, countdown: int = COUNTDOWN,
                 tick: int = _SECOND) -> None:
        """`tick` is how many milliseconds a second of the countdown takes."""
        super().__init__(parent)
        self._seconds, self._countdown = seconds, countdown
        self._left = 0  # seconds; 0: nobody is asked
        self._quiet, self._tick = QTimer(self), QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._ask)
        self._tick.setInterval(tick)
        self._tick.timeout.connect(self._count)

    @property
    def is_asking(self) -> bool:
        """Whether the countdown runs."""
        return self._left > 0

    @property
    def remaining(self) -> float:
        """Seconds until somebody is asked; 0 while the countdown runs or nobody is here."""
        return max(0, self._quiet.remainingTime()) / 1000

    def begin(self) -> None:
        """Somebody has come."""
        self._left = 0
        self._tick.stop()
        self._wait(self._seconds)

    def end(self) -> None:
        """Nobody is here."""
        self._left = 0
        self._tick.stop()
        self._quiet.stop()

    def activity(self) -> None:
        """A sign of life."""
        if self.is_asking:
            self.begin()
            self.answered.emit()
        elif self._quiet.isActive():
            self._wait(max(self._seconds, 0))

    def allow_reading(self, words: int) -> None:
        """So many words have just come up, to be read in peace."""
        wanted = reading_time(words, self._seconds)
        if self._quiet.isActive() and wanted > self.remaining:
            self._wait(wanted)

    def _wait(self, seconds: float) -> None:
        self._quiet.start(round(seconds * _SECOND))

    def _ask(self) -> None:
        self._left = self._countdown
        self._tick.start()
        self.asked.emit(self._left)

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.asked.emit(self._left)
            return
        self.end()
        self.over.emit()
