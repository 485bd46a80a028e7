"""Where the two windows of a show are: each on its screen, and put back when screens come and
go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from explainer.app.show import Show
from explainer.ui.presenter import screens
from explainer.ui.presenter.audience import AudienceWindow
from explainer.ui.presenter.console import ConsoleWindow
from explainer.ui.presenter.layout import slide_width
from explainer.ui.presenter.room_watch import RoomWatch

DEBOUNCE_MS = 300
"""Without a change of screens before the windows are placed again."""
_MOST_TRIES = 5


class Placement(QObject):
    """Puts each window on its screen. Notes are never on a screen that the room sees, unless asked
    for there."""

    # the windows are placed; width of a slide, in its units, on the room's screen
    arranged = Signal(float)
    chosen = Signal()  # screens were swapped, or one was chosen

    def __init__(self, show: Show, console: ConsoleWindow, audience: AudienceWindow, *,
                 rehearsal: bool, room: str = "", parent: QObject) -> None:
        super().__init__(parent)
        self._show, self._rehearsal = show, rehearsal
        self._console, self._audience = console, audience
        self.full_screen = False  # slides on the only screen there is
        self.room = room  # name of the screen chosen for the room
        self._looking = RoomWatch()
        self._placing = False
        self._tries = 0
        self._watch = screens.ScreenWatch(self)
        self._watch.changed.connect(self._screens_changed)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._debounce.timeout.connect(self.arrange)

    def _places(self) -> screens.Places | None:
        return screens.places(swapped=self._show.swapped, room=self.room)

    def choose_room(self, name: str) -> None:
        """Give the room another screen."""
        self._show.swapped = False  # it is said by name now
        self.room = name
        self.arrange()
        self.chosen.emit()

    def swap(self) -> None:
        """Exchange the screens of the two windows."""
        self._show.swap()
        self.arrange()
        self.chosen.emit()

    def choices(self) -> list[tuple[str, str, bool]]:
        """The screens that the room can have."""
        places = self._places()
        return screens.choices(places.audience if places is not None else None)

    def begin(self) -> None:
        """The show begins: on a single screen, the slides fill it."""
        self.full_screen = self.single and not self._rehearsal
        self.arrange()

    def put_back(self) -> None:
        """Both windows to their places and to the front, whatever was done to them."""
        if self._audience.isVisible():
            self._audience.setWindowState(self._audience.windowState()
                                          & ~Qt.WindowState.WindowMinimized)
            self._audience.raise_()
        self.arrange()

    def trouble(self) -> str:
        """What is wrong with what the room sees, as a word of `room_watch`; "single", "mirrored" or
        "doubled" where the room may see the presenter's window; "" for nothing."""
        places = self._places()
        if places is None or self._rehearsal or self._debounce.isActive():
            return ""
        if places.single and not self.full_screen:
            return "mirrored" if screens.mirrored() else "single"
        unseen = self._looking.look(self._audience, places.audience)
        return unseen or ("doubled" if not places.single and screens.doubled(places.console)
                          else "")

    @property
    def single(self) -> bool:
        """Whether there is one screen for both windows."""
        places = self._places()
        return places is not None and places.single

    @property
    def fills_the_only_screen(self) -> bool:
        """Whether the slides are on the only screen there is, and the presenter's window is not to
        be seen."""
        return self.full_screen and self.single

    def toggle_full_screen(self) -> None:
        """On a single screen: slides on all of it, or the presenter's window."""
        self.full_screen = not self.full_screen
        self.arrange()

    def arrange(self) -> None:
        """Put each window on its screen."""
        places = self._places()
        if places is None or self._placing:
            return
        self._placing = True
        try:
            if self._rehearsal:
                self._audience.hide()
                screens.lay_on(self._console, places.console)
            elif places.single:
                self._arrange_single(places)
            else:
                self._arrange_two(places)
        finally:
            self._placing = False
        size = places.audience.geometry()
        self.arranged.emit(slide_width(size.width(), size.height()))

    def check(self) -> None:
        """Window managers move windows about when screens come and go, and do so after us: look
        again, a few times after each change of screens."""
        places = self._places()
        if (places is None or self._rehearsal or self._debounce.isActive()
            or self._tries >= _MOST_TRIES):
            return
        covers = screens.covers(self._audience, places.audience)
        if places.single:
            right = covers or not self.full_screen
        else:
            right = covers and (screens.is_apart(self._console, places.audience)
                                or self._console.isMinimized())
        if not right:
            self._tries += 1
            self.arrange()

    def stop(self) -> None:
        """The show ends: nothing is placed any more."""
        self._debounce.stop()

    def _arrange_single(self, places: screens.Places) -> None:
        self._console.set_single(single=True)
        if self.full_screen:
            screens.cover(self._audience, places.audience)
            self._audience.activateWindow()
        else:
            self._audience.hide()
            screens.lay_on(self._console, places.console)
            self._console.activateWindow()

    def _arrange_two(self, places: screens.Places) -> None:
        if self._console.isVisible() and self._console.screen() is places.audience:
            # before the room's window comes: not for a moment do both share a screen
            self._console.hide()
        screens.cover(self._audience, places.audience)
        self._console.set_single(single=screens.doubled(places.console))
        screens.lay_on(self._console, places.console)
        self._console.raise_()
        self._console.activateWindow()

    def _screens_changed(self) -> None:
        """A screen came, went or changed. The private side is hidden at once, whatever it is: a
        projector that is plugged in says only by and by where it is. The windows are placed once no
        more changes come."""
        if not self._rehearsal:
            self._console.show_private(False)
        self._tries = 0
        self._debounce.start()
