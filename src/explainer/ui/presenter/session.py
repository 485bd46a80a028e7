"""A show while it runs: its two windows, the keys, the clock, and the place that survives a power
cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.pace import Plan, ShowClock, clock_text
from explainer.app.show import BLACK, WHITE, Show
from explainer.app.show_store import Resume, ShowStore
from explainer.app.state import State
from explainer.content.deck import Deck, Scene, Slide
from explainer.drawing.theme import THEMES
from explainer.panels.decks import length_of, make_deck
from explainer.ui.presenter.audience import AudienceWindow
from explainer.ui.presenter.console import ConsoleWindow
from explainer.ui.presenter.keeping_time import KeepingTime
from explainer.ui.presenter.keys import ShowKeys
from explainer.ui.presenter.number_entry import NumberEntry
from explainer.ui.presenter.place import go_back_to, place_of, room_of
from explainer.ui.presenter.placement import Placement
from explainer.ui.presenter.pointing import ZOOM_STEP, Pointing
from explainer.ui.presenter.preparing import Preparing
from explainer.ui.presenter.room_watch import words_of
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.presenter.telling import Teller
from explainer.ui.style import stylesheet

_HINT = ("#audienceHint { background: #222; color: #fff; font-size: 20px; padding: 6px 18px; }")
"""Legible on any slide, black screens among them."""
_PAN = 0.1
_TICK = 500  # milliseconds
_SAVE_TICKS = 20
_LOOK_TICKS = 3


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
        planned_minutes = round(resume.planned / 60) if resume else planned_minutes
        self.length = length_of(planned_minutes)
        self.deck = make_deck(state.pack, self.length)
        cache = self.cache = SlideCache(state.pack, self.deck, state.language)
        self.show_ = Show(self.deck, self.cache, language=state.language, theme=state.theme,
                          start=start or self.deck.ids[0])
        if resume is not None:
            go_back_to(self.show_, resume)
        self.time = KeepingTime(
            self.show_, ShowClock(elapsed=resume.elapsed if resume else 0.0,
                                  times=resume.times if resume else None),
            60.0 * planned_minutes,
            self.deck.main[0] if resume else self.show_.current.slide,
            lambda: store.rehearsal(self.key))
        self.audience, self.console = AudienceWindow(cache), ConsoleWindow(self.show_, cache)
        self.placement = Placement(self.show_, self.console, self.audience, rehearsal=rehearsal,
                                   room=room_of(resume), parent=self)
        self._teller = Teller(self.show_, self.console, self.audience)
        self._pointing = Pointing(self.show_, self.console.current, self.audience.view)
        self._ticks = 0
        self._before_last: Scene | None = None
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
        self.placement.begin()
        if self.placement.full_screen:
            self.audience.show_hint(self.tr("F11 shows your own window, with notes and time"))
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
        self.placement.chosen.connect(self._save_place)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        audience.reshaped.connect(self._reshaped)
        console.wanted.connect(self.run)
        console.more.wanted.connect(self.run)
        console.more.clicker_test_wanted.connect(console.clicker_test_wanted)
        console.language_chosen.connect(lambda code: state.set_language(code))
        console.looks.screens = self.placement.choices
        console.looks.screen_chosen.connect(self.placement.choose_room)
        console.length_chosen.connect(lambda minutes: self.set_length(int(minutes)))
        console.looks.now = lambda: (state.theme, state.text_scale)
        console.looks.theme_chosen.connect(lambda theme: state.set_theme(theme))
        console.looks.text_scale_chosen.connect(lambda scale: state.set_text_scale(scale))
        for window in (console, audience):
            window.close_requested.connect(self.end_requested)
        self._connect_panes()

    def _connect_panes(self) -> None:
        console = self.console
        console.time_bar.planned.connect(self._plan_changed)
        console.time_bar.plan.left.connect(console.setFocus)
        console.time_bar.timer_pressed.connect(lambda: self.run("timer"))
        console.time_bar.restarted.connect(lambda: self.run("restart"))
        console.notes.own_changed.connect(lambda slide, text: self.store.set_note(self.key, slide,
                                                                                  text))
        console.notes.left.connect(console.setFocus)

    # Commands

    def _table(self) -> dict[str, Callable[[], object]]:
        show = self.show_
        return {
            "next": show.next, "back": show.back, "first": lambda: show.go(self.deck.ids[0]),
            "last": lambda: show.go(self.deck.main[-1]),
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
            "notes": self.console.next_notes,
            "timer": self._toggle_timer, "restart": self._restart, "plan": self.console.ask_plan,
            "notes_down": lambda: self.console.notes.scroll_notes(1),
            "notes_up": lambda: self.console.notes.scroll_notes(-1), "swap": self.placement.swap,
            "full_screen": self.placement.toggle_full_screen,
            "again": self.placement.put_back, "escape": self._escape,
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
        """Leave one state. Over the slides on the only screen, the room sees what is asked: a line
        says first what a second press does."""
        if self.show_.escape():
            return
        asked = self.tr("Esc again: end the show. F11: your own window")
        if self.placement.fills_the_only_screen and self.audience.hint != asked:
            self.audience.show_hint(asked)
        else:
            self.end_requested.emit()

    def _toggle_timer(self) -> None:
        self.clock.toggle()
        self._tick()

    def _restart(self) -> None:
        self.time.restart()
        self.refresh()

    def _ask_where(self) -> None:
        self._preparing.ask_where(unseen=self.placement.fills_the_only_screen)

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
        self.audience.setStyleSheet(_HINT)

    def _pack_changed(self) -> None:
        self._use_deck(make_deck(self.state.pack, self.length))

    def set_length(self, minutes: int) -> None:
        """Another selection of slides, and so many minutes planned. The place is kept."""
        self.length = length_of(minutes)
        self.time.set_minutes(minutes)
        self.console.time_bar.set_plan(minutes)
        self._use_deck(make_deck(self.state.pack, self.length))

    def _use_deck(self, deck: Deck) -> None:
        self.deck = deck
        self.cache.use(self.state.pack, self.deck)
        self.time.forget_plan()
        self.show_.replace_deck(self.deck)

    def refresh(self) -> None:
        """Show the present state in both windows."""
        show = self.show_
        self.audience.show_picture(show.picture)
        self.clock.enter(show.current.slide)
        self.console.show_length(self.length)
        self.console.refresh(self.cache.width,
                             sum(not question.answered for question in self.store.questions))
        self._show_notes()
        self._preparing.refresh()
        self._tick_time()
        self._teller.refresh(self.deck)
        if show.current != self._before_last:
            self._before_last = show.current
            self.store.refresh()
            self._save_place()
            QTimer.singleShot(0, self._prepare_next)

    def _prepare_next(self) -> None:
        """Lay out the next slide while the presenter speaks, so that the key finds it ready."""
        if (coming := self.show_.upcoming) is not None:
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
        """The plan of the show."""
        return self.time.plan

    @property
    def planned(self) -> float:
        """Planned seconds; 0: no plan."""
        return self.time.planned

    @property
    def clock(self) -> ShowClock:
        """The clock of the show."""
        return self.time.clock

    def _plan_changed(self, minutes: int) -> None:
        self.time.set_minutes(minutes)
        self.refresh()

    def _tick(self) -> None:
        self._tick_time()
        self.placement.check()
        if self._ticks % _LOOK_TICKS == 0:
            self.console.show_warning(words_of(self.placement.trouble()))
        self.console.notes.show_error(self.store.error)
        self._ticks += 1
        if self._ticks % _SAVE_TICKS == 0:
            self._save_place()

    def _tick_time(self) -> None:
        self.time.show_in(self.console.time_bar)

    def _save_place(self) -> None:
        self.store.set_resume(place_of(self.show_, self.time, self.state.pack, self.key,
                                       rehearsal=self.rehearsal, room=self.placement.room))
