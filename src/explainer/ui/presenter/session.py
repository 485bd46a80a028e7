"""A show while it runs: its two windows, the keys, the clock, and the place that survives a power
cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.pace import Plan, ShowClock, clock_text, pace
from explainer.app.show import BLACK, WHITE, Show, scene_from
from explainer.app.show_store import Resume, ShowStore
from explainer.app.state import State
from explainer.content.deck import Scene, Slide
from explainer.drawing.theme import THEMES
from explainer.panels.decks import make_deck
from explainer.ui.presenter.audience import AudienceWindow
from explainer.ui.presenter.console import ConsoleWindow
from explainer.ui.presenter.keys import ShowKeys
from explainer.ui.presenter.number_entry import NumberEntry
from explainer.ui.presenter.placement import Placement
from explainer.ui.presenter.pointing import ZOOM_STEP, Pointing
from explainer.ui.presenter.preparing import Preparing
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.style import stylesheet

_PAN = 0.1
_TICK = 500  # milliseconds
_SAVE_TICKS = 20


def pack_key(state: State) -> str:
    """The name under which notes and rehearsals of a pack are kept: they outlive corrections of its
    text."""
    return state.pack.meta("title", "en") or state.pack.path.name


class ShowSession(QObject):
    """One show from its start to its end."""

    ended = Signal()
    end_requested = Signal()
    questions_requested = Signal()

    def __init__(self, state: State, store: ShowStore, *, start: str = "", planned_minutes: int = 0,
                 resume: Resume | None = None, rehearsal: bool = False,
                 clicker_keys: Mapping[str, str] | None = None,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state, self.store, self.rehearsal = state, store, rehearsal
        self._clicker_keys = clicker_keys if clicker_keys is not None else {}
        self.deck = make_deck(state.pack)
        self.cache = SlideCache(state.pack, self.deck, state.language)
        self.show_ = Show(self.deck, self.cache, language=state.language, theme=state.theme,
                          start=start or self.deck.ids[0])
        self.clock = ShowClock(elapsed=resume.elapsed if resume else 0.0,
                               times=resume.times if resume else None)
        self.planned = resume.planned if resume else 60.0 * planned_minutes
        scene = scene_from({"slide": resume.slide, **resume.scene}) if resume else None
        if scene is not None:
            self.show_.restore(scene)
        self._first = self.deck.ids[0] if resume else self.show_.current.slide
        self.audience = AudienceWindow(self.cache)
        self.console = ConsoleWindow(self.show_, self.cache)
        self.placement = Placement(self.show_, self.console, self.audience, rehearsal=rehearsal,
                                   parent=self)
        self._pointing = Pointing(self.show_, self.console.current, self.audience.view)
        self._ticks = 0
        self._before_last: Scene | None = None
        self._plan_made: Plan | None = None
        self._commands = self._table()
        self._connect()

    # Start and end

    def open(self) -> None:
        """Put the windows in place and start the clock."""
        from explainer.ui.presenter.inhibit import WakeLock

        self._dress()
        self.console.time_bar.set_plan(round(self.planned / 60))
        self.clock.enter(self.show_.current.slide)
        self.clock.start()
        self.placement.arrange()
        self.refresh()
        self.console.setFocus()
        self._timer.start()
        self._wake = WakeLock()
        self._wake.acquire(self.tr("Presenting"))

    def close(self) -> None:
        """End the show: the windows go, the screen may sleep again, there is nothing to resume."""
        self._timer.stop()
        self.placement.stop()
        self._keys.stop()
        if self.rehearsal:
            self.store.set_rehearsal(self.key, self.clock.times())
        self.store.set_resume(None)
        self._wake.release()
        for disconnect in self._disconnects:
            disconnect()
        self.console.end()
        self.audience.end()
        self.ended.emit()
        self.deleteLater()

    @property
    def key(self) -> str:
        """The name of the pack in the store."""
        return pack_key(self.state)

    def _connect(self) -> None:
        show, console, audience, state = self.show_, self.console, self.audience, self.state
        self._disconnects = [
            show.changed.connect(self.refresh), state.language_changed.connect(self._look_changed),
            state.look_changed.connect(self._look_changed),
            state.pack_changed.connect(self._pack_changed),
        ]
        self._keys = ShowKeys((console, audience), self, self._clicker_keys)
        self._keys.pressed.connect(self.run)
        self.number = NumberEntry(show, self)
        self._keys.typed.connect(self.number.type)
        self.number.changed.connect(self._number_changed)
        self._preparing = Preparing(state, show, self.cache, console, self._keys, self._slide_line)
        self.placement.arranged.connect(self._reshaped)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        audience.reshaped.connect(self._reshaped)
        console.wanted.connect(self.run)
        console.language_chosen.connect(lambda code: state.set_language(code))
        for window in (console, audience):
            window.close_requested.connect(self.end_requested)
        self._connect_panes()

    def _connect_panes(self) -> None:
        console = self.console
        console.time_bar.planned.connect(self._plan_changed)
        console.time_bar.plan.lineEdit().returnPressed.connect(console.setFocus)
        console.notes.own_changed.connect(lambda slide, text: self.store.set_note(self.key, slide,
                                                                                  text))
        console.notes.left.connect(console.setFocus)

    # Commands

    def _table(self) -> dict[str, Callable[[], object]]:
        show = self.show_
        return {
            "next": show.next, "back": show.back, "first": lambda: show.go(self.deck.ids[0]),
            "last": lambda: show.go(self.deck.ids[-1]),
            "value_next": lambda: show.walk(1), "value_back": lambda: show.walk(-1),
            "black": lambda: show.toggle_blank(BLACK), "white": lambda: show.toggle_blank(WHITE),
            "freeze": show.toggle_freeze, "zoom": lambda: show.toggle_zoom(*self._pointing.place()),
            "larger": lambda: show.change_zoom(ZOOM_STEP, *self._pointing.place()),
            "smaller": lambda: show.change_zoom(1 / ZOOM_STEP, *self._pointing.place()),
            "pan_left": lambda: show.pan(-_PAN, 0.0), "pan_right": lambda: show.pan(_PAN, 0.0),
            "pan_up": lambda: show.pan(0.0, -_PAN), "pan_down": lambda: show.pan(0.0, _PAN),
            "spotlight": lambda: show.toggle_spotlight(*self._pointing.place()),
            "card": show.show_card, "ahead": lambda: show.stage_step(1),
            "behind": lambda: show.stage_step(-1), "send": self._send_or_go_on,
            "jump": self._ask_where, "question": self.questions_requested.emit,
            "notes": self._next_notes,
            "timer": self._toggle_timer, "swap": self._swap,
            "full_screen": self.placement.toggle_full_screen,
            "again": self.placement.arrange, "escape": self._escape,
        }

    def run(self, command: str) -> None:
        """Do what a key or a button asks for."""
        if self.number.begun and command != "send":
            self.number.cancel()
            if command == "escape":
                return
        self._commands[command]()

    def _send_or_go_on(self) -> None:
        """Enter: the slide whose number was typed, or what is prepared; with neither, the next
        slide."""
        if self.number.begun:
            self.number.enter()
        elif self.show_.staged is not None:
            self.show_.send()
        else:
            self.show_.next()

    def _number_changed(self) -> None:
        self._keys.number_begun = self.number.begun
        self.console.time_bar.show_number(self.number.digits, len(self.deck))
        self._tick_time()

    def _escape(self) -> None:
        if not self.show_.escape():
            if self._fills_the_only_screen:
                self.placement.toggle_full_screen()
            else:
                self.end_requested.emit()

    def _toggle_timer(self) -> None:
        self.clock.toggle()
        self._tick()

    def _swap(self) -> None:
        self.show_.swap()
        self.placement.arrange()

    @property
    def _fills_the_only_screen(self) -> bool:
        """Whether the slides are on the only screen there is, and the presenter's window is not to
        be seen."""
        return self.placement.full_screen and self.placement.single

    def _ask_where(self) -> None:
        self._preparing.ask_where(unseen=self._fills_the_only_screen)

    def _next_notes(self) -> None:
        if not self.console.shows_private:
            self.console.show_private(True)
        elif self.console.single:
            self.console.show_private(False)
        else:
            self.console.notes.next_size()

    # Changes

    def _reshaped(self, width: float) -> None:
        if width != self.cache.width:
            self.cache.width = width
            self.show_.settle()
        self.refresh()

    def _look_changed(self) -> None:
        self.cache.language = self.state.language
        self._dress()
        self.show_.set_look(self.state.language, self.state.theme)
        self.refresh()

    def _dress(self) -> None:
        self.console.setStyleSheet(stylesheet(THEMES[self.state.theme], self.state.text_scale))

    def _pack_changed(self) -> None:
        self.deck = make_deck(self.state.pack)
        self.cache.use(self.state.pack, self.deck)
        self._plan_made = None
        self.show_.replace_deck(self.deck)

    def refresh(self) -> None:
        """Show the present state in both windows."""
        show = self.show_
        self.audience.show_picture(show.picture)
        self.clock.enter(show.current.slide)
        self.console.refresh(self.cache.width,
                             sum(not question.answered for question in self.store.questions))
        self._show_notes()
        self._preparing.refresh()
        self._tick_time()
        if show.current != self._before_last:
            self._before_last = show.current
            self.store.refresh()
            self._save_place()
            QTimer.singleShot(0, self._prepare_next)

    def _prepare_next(self) -> None:
        """Lay out the next slide while the presenter speaks, so that the key finds it ready."""
        coming = self.show_.upcoming
        if coming is not None:
            self.cache.page(coming, self.show_.language, self.cache.width)

    def _show_notes(self) -> None:
        slide = self.show_.slide
        self.console.notes.show_notes(slide.id, slide.notes(self.state.pack, self.state.language),
                                      self.store.note(self.key, slide.id))

    def _slide_line(self, slide: Slide) -> str:
        """Number, title and, with a plan or a rehearsal, the times."""
        line = f"{self.deck.index(slide.id) + 1}  {self.cache.title(slide.id)}"
        rehearsed = self.store.rehearsal(self.key).get(slide.id, 0.0)
        times = [clock_text(seconds) for seconds in (rehearsed, self.plan.share(slide.id))
                 if seconds]
        return f"{line}   ({' / '.join(times)})" if rehearsed and times else line

    # Time

    @property
    def plan(self) -> Plan:
        """The plan: the length asked for, shared out as the last rehearsal went."""
        if self._plan_made is None:
            # a show that starts later has less to do
            ids = self.deck.ids[self.deck.index(self._first):]
            self._plan_made = Plan(ids, self.planned, self.store.rehearsal(self.key))
        return self._plan_made

    def _plan_changed(self, minutes: int) -> None:
        self.planned = 60.0 * minutes
        self._plan_made = None
        self.refresh()

    def _tick(self) -> None:
        self._tick_time()
        self.placement.check()
        self.console.notes.show_error(self.store.error)
        self._ticks += 1
        if self._ticks % _SAVE_TICKS == 0:
            self._save_place()

    def _tick_time(self) -> None:
        show, clock = self.show_, self.clock
        slide = show.current.slide
        on_slide = clock.slide_elapsed()
        self.console.time_bar.show_time(show.number, len(self.deck), clock.elapsed(), clock.running,
                                        on_slide, self.plan,
                                        slide, pace(self.plan, slide, clock.elapsed()))

    def _save_place(self) -> None:
        scene = asdict(self.show_.current)
        path = "" if self.state.pack.built_in else str(self.state.pack.path)
        self.store.set_resume(Resume(path, self.key, scene.pop("slide"), scene,
                                     self.clock.elapsed(), self.clock.times(),
                                     self.planned, self.rehearsal,
                                     datetime.now().isoformat(timespec="seconds")))
