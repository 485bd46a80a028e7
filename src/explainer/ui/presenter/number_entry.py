"""The number of a slide, typed digit by digit and shown by Enter, as in other programs: 1, 2,
Enter."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.show import Show

FORGOTTEN_AFTER = 6000
"""Milliseconds after the last digit."""
_MOST_DIGITS = 4


class NumberEntry(QObject):
    """Digits typed so far; the slide of that number is prepared in private. `changed` tells that
    they are others."""

    changed = Signal()

    def __init__(self, show: Show, parent: QObject) -> None:
        super().__init__(parent)
        self.digits = ""
        self._show = show
        self._staged = ""
        self.forgets = QTimer(self)
        self.forgets.setSingleShot(True)
        self.forgets.setInterval(FORGOTTEN_AFTER)
        self.forgets.timeout.connect(self.cancel)

    @property
    def begun(self) -> bool:
        """Whether Enter would go to a number."""
        return bool(self.digits)

    def type(self, digit: str) -> None:
        """Take one digit more, or with "" the last one back."""
        self._set((self.digits + digit)[:_MOST_DIGITS] if digit else self.digits[:-1])

    def enter(self) -> None:
        """Show the slide of this number to the room. A number that no slide has stays to be seen
        and corrected."""
        slide = self._slide()
        if slide:
            self._show.stage(slide=slide)  # a pack that was read again has thrown it away
            self.digits = self._staged = ""
            self.forgets.stop()
            self._show.send()
            self.changed.emit()

    def cancel(self) -> None:
        """Forget the number, and what was prepared for it."""
        self._set("")

    def _slide(self) -> str:
        ids = self._show.deck.ids
        return (ids[int(self.digits) - 1] if self.digits
                and 1 <= int(self.digits) <= len(ids) else "")

    def _set(self, digits: str) -> None:
        self.digits = digits
        if digits:
            self.forgets.start()
        else:
            self.forgets.stop()
        slide, before = self._slide(), self._staged
        self._staged = slide
        if slide:
            self._show.stage(slide=slide)
        elif before and self._show.staged is not None and self._show.staged.slide == before:
            self._show.drop()
        self.changed.emit()
