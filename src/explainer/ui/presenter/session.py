"""A show while it runs: its two windows, the keys, the clock, and the place that survives a power cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor

from explainer.app.pace import Plan, ShowClock, clock_text, pace
from explainer.app.show import BLACK, WHITE, Region, Scene, Show, scene_from
from explainer.app.show_store import Resume, ShowStore
from explainer.app.state import State
from explainer.app.theme import THEMES
from explainer.core.deck import Slide, make_deck
from explainer.ui.presenter import screens
from explainer.ui.presenter.audience import AudienceWindow
from explainer.ui.presenter.choices import choices_for
from explainer.ui.presenter.console import ConsoleWindow
from explainer.ui.presenter.keys import ShowKeys
from explainer.ui.presenter.number_entry import NumberEntry
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.presenter.slide_view import SlideView
from explainer.ui.style import stylesheet

_PAN = 0.1
_ZOOM_STEP = 1.25
_TICK = 500  # milliseconds
_SAVE_TICKS = 20
_PEACE = 300  # milliseconds without a change of screens
_MOST_TRIES = 5


def pack_key(state: State) -> str:
    """The name under which notes and rehearsals of a pack are kept: they outlive corrections of its text."""
    return state.pack.meta("title", "en") or state.pack.path.name


class ShowSession(QObject):
    """One show from its start to its end."""

    ended = Signal()
    end_requested = Signal()
    questions_requested = Signal()

    def __init__(self, state: State, store: ShowStore, *, start: str = "", planned_minutes: int = 0,
                 resume: Resume | None = None, rehearsal: bool = False, clicker_keys: Mapping[str, str] | None = None,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state, self.store, self.rehearsal = state, store, rehearsal
        self._clicker_keys = clicker_keys if clicker_keys is not None else {}
        self.deck = make_deck(state.pack)
        self.cache = SlideCache(state.pack, self.deck, state.language)
        self.show_ = Show(self.deck, self.cache, language=state.language, theme=state.theme,
                          start=start or self.deck.ids[0])
        self.clock = ShowClock(elapsed=resume.elapsed if resume else 0.0, times=resume.times if resume else None)
        self.planned = resume.planned if resume else 60.0 * planned_minutes
        scene = scene_from({"slide": resume.slide, **resume.scene}) if resume else None
        if scene is not None:
            self.show_.restore(scene)
        self._first = self.deck.ids[0] if resume else self.show_.current.slide
        self.audience = AudienceWindow(self.cache)
        self.console = ConsoleWindow(self.show_, self.cache)
        self.full_screen = False  # slides on the only screen there is
        self._wants_notes = True
        self._placing = False
        self._tries = 0
        self._pointer = (0.5, 0.5)
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
        self.arrange()
        self.refresh()
        self.console.setFocus()
        self._timer.start()
        self._wake = WakeLock()
        self._wake.acquire(self.tr("Presenting"))

    def close(self) -> None:
        """End the show: the windows go, the screen may sleep again, there is nothing to resume."""
        self._timer.stop()
        self._settling.stop()
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
            state.look_changed.connect(self._look_changed), state.pack_changed.connect(self._pack_changed),
        ]
        self._keys = ShowKeys((console, audience), self, self._clicker_keys)
        self._keys.pressed.connect(self.run)
        self.number = NumberEntry(show, self)
        self._keys.typed.connect(self.number.type)
        self.number.changed.connect(self._number_changed)
        self._watch = screens.ScreenWatch(self)
        self._watch.changed.connect(self._screens_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_PEACE)
        self._settling.timeout.connect(self.arrange)
        audience.reshaped.connect(self._reshaped)
        console.wanted.connect(self.run)
        console.language_chosen.connect(lambda code: state.set_language(code))
        for window in (console, audience):
            window.close_requested.connect(self.end_requested)
        for view in (audience.view, console.current):
            self._connect_view(view)
        audience.view.empty_clicked.connect(show.next)
        console.coming.value_clicked.connect(lambda key: show.stage(selected=key))
        self._connect_panes()

    def _connect_view(self, view: SlideView) -> None:
        view.value_clicked.connect(lambda key: self.show_.select(key))
        view.card_requested.connect(self.show_.show_card)
        view.pointed.connect(self._pointed)
        view.region_chosen.connect(self._region_chosen)
        view.wheeled.connect(self._wheeled)
        view.stepped.connect(lambda step: self.show_.next() if step > 0 else self.show_.back())

    def _connect_panes(self) -> None:
        console, show = self.console, self.show_
        console.time_bar.planned.connect(self._plan_changed)
        console.time_bar.plan.lineEdit().returnPressed.connect(console.setFocus)
        console.notes.own_changed.connect(lambda slide, text: self.store.set_note(self.key, slide, text))
        console.notes.left.connect(console.setFocus)
        pane = console.prepare
        pane.words_typed.connect(self._looked_for)
        pane.entered.connect(self._jump)
        pane.left.connect(self._leave_field)
        pane.slide_chosen.connect(lambda slide_id: show.stage(slide=slide_id))
        pane.slide_wanted.connect(self._go_at_once)
        pane.choice_made.connect(self._choice_made)

    # Commands

    def _table(self) -> dict[str, Callable[[], object]]:
        show = self.show_
        return {
            "next": show.next, "back": show.back, "first": lambda: show.go(self.deck.ids[0]),
            "last": lambda: show.go(self.deck.ids[-1]),
            "value_next": lambda: show.walk(1), "value_back": lambda: show.walk(-1),
            "black": lambda: show.toggle_blank(BLACK), "white": lambda: show.toggle_blank(WHITE),
            "freeze": show.toggle_freeze, "zoom": lambda: show.toggle_zoom(*self._here()),
            "larger": lambda: show.change_zoom(_ZOOM_STEP, *self._here()),
            "smaller": lambda: show.change_zoom(1 / _ZOOM_STEP, *self._here()),
            "pan_left": lambda: show.pan(-_PAN, 0.0), "pan_right": lambda: show.pan(_PAN, 0.0),
            "pan_up": lambda: show.pan(0.0, -_PAN), "pan_down": lambda: show.pan(0.0, _PAN),
            "spotlight": lambda: show.toggle_spotlight(*self._here()), "card": show.show_card,
            "ahead": lambda: show.stage_step(1), "behind": lambda: show.stage_step(-1), "send": self._send_or_go_on,
            "jump": self._ask_where, "question": self.questions_requested.emit, "notes": self._next_notes,
            "timer": self._toggle_timer, "swap": self._swap, "full_screen": self._toggle_full_screen,
            "again": self.arrange, "escape": self._escape,
        }

    def run(self, command: str) -> None:
        """Do what a key or a button asks for."""
        if self.number.begun and command != "send":
            self.number.cancel()
            if command == "escape":
                return
        self._commands[command]()

    def _send_or_go_on(self) -> None:
        """Enter: the slide whose number was typed, or what is prepared; with neither, the next slide."""
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
            if self.full_screen and screens_are_single(self.show_):
                self._toggle_full_screen()
            else:
                self.end_requested.emit()

    def _toggle_timer(self) -> None:
        self.clock.toggle()
        self._tick()

    def _swap(self) -> None:
        self.show_.swap()
        self.arrange()

    def _toggle_full_screen(self) -> None:
        self.full_screen = not self.full_screen
        self.arrange()

    def _next_notes(self) -> None:
        if not self.console.shows_private:
            self._wants_notes = True
            self.console.show_private(True)
        elif self.console.single:
            self.console.show_private(False)
        else:
            self.console.notes.next_size()

    # Looking ahead in private

    def _ask_where(self) -> None:
        """The field to type a slide's number or title in. With slides on the only screen it stays unseen."""
        field = self.console.prepare.field
        self._keys.typed_into = field
        if not self.full_screen or not screens_are_single(self.show_):
            self.console.show_ahead(True)
            self.console.activateWindow()
            field.setFocus()

    def _found(self, words: str) -> tuple[Slide, ...]:
        return self.deck.find(words, lambda slide: self.cache.title(slide.id))

    def _looked_for(self, words: str) -> None:
        found = self._found(words)
        if words.strip() and found:
            self.show_.stage(slide=found[0].id)
        else:
            self.show_.drop()  # nothing is found any more: Enter must not show what was found a letter ago
        self._list_slides(found)

    def _jump(self) -> None:
        """Enter in the field: what was found is shown to the room."""
        self.show_.send()
        self._leave_field(keep=True)

    def _leave_field(self, *, keep: bool = False) -> None:
        self._keys.typed_into = None
        field = self.console.prepare.field
        field.blockSignals(True)
        field.clear()
        field.blockSignals(False)
        if not keep:
            self.show_.drop()
        if self.console.isVisible():
            self.console.setFocus()
            self.console.show_ahead(self.console.shows_private)
        self._list_slides(self.deck.slides)

    def _go_at_once(self, slide_id: str) -> None:
        self.show_.stage(slide=slide_id)
        self.show_.send()

    def _choice_made(self, kind: str, key: str) -> None:
        if kind == "sort":
            name, _, descending = key.partition(":")
            self.show_.stage(sort=name, descending=descending == "down")
        else:
            self.show_.stage(**{kind: key})

    # The pointer

    def _pointed(self, x: float, y: float) -> None:
        self._pointer = (x, y)
        self.show_.move_spotlight(x, y)

    def _wheeled(self, steps: float, x: float, y: float) -> None:
        """The wheel changes a zoom that is on; it never starts one, for two fingers slip easily."""
        if self.show_.zoom is not None:
            self.show_.change_zoom(_ZOOM_STEP ** steps, x, y)

    def _here(self) -> tuple[float, float]:
        """The place of the pointer on the slide, if it is over one; else what is marked, else the middle."""
        for view in (self.console.current, self.audience.view):
            place = view.mapFromGlobal(QCursor.pos())
            if view.isVisible() and view.rect().contains(place) and view.underMouse():
                return view.share_at(place.toPointF())
        box = self.console.current.box_of(self.show_.current.selected)
        if box is not None:
            return self.console.current.share_at(box.center())
        return 0.5, 0.5

    def _region_chosen(self, region: Region) -> None:
        self.show_.set_zoom(region)

    # Screens

    def arrange(self) -> None:
        """Put each window on its screen. Notes are never on a screen that the room sees, unless asked for there."""
        places = screens.places(swapped=self.show_.swapped)
        if places is None or self._placing:
            return
        self._placing = True
        try:
            if self.rehearsal:
                self.audience.hide()
                screens.lay_on(self.console, places.console)
            elif places.single:
                self._arrange_single(places)
            else:
                self._arrange_two(places)
        finally:
            self._placing = False
        self._reshaped(self._audience_shape(places))

    def _put_right(self) -> None:
        """Window managers move windows about when screens come and go, and do so after us: look again, a few times after
        each change of screens."""
        places = screens.places(swapped=self.show_.swapped)
        if places is None or self.rehearsal or self._settling.isActive() or self._tries >= _MOST_TRIES:
            return
        covers = screens.covers(self.audience, places.audience)
        if places.single:
            right = covers or not self.full_screen
        else:
            right = covers and (screens.is_apart(self.console, places.audience) or self.console.isMinimized())
        if not right:
            self._tries += 1
            self.arrange()

    def _arrange_single(self, places: screens.Places) -> None:
        self.console.set_single(single=True)
        if self.full_screen:
            screens.cover(self.audience, places.audience)
            self.audience.activateWindow()
        else:
            self.audience.hide()
            screens.lay_on(self.console, places.console)
            self.console.activateWindow()

    def _arrange_two(self, places: screens.Places) -> None:
        if self.console.isVisible() and self.console.screen() is places.audience:
            self.console.hide()  # before the room's window comes: not for a moment do both share a screen
        screens.cover(self.audience, places.audience)
        self.console.set_single(single=False)
        screens.lay_on(self.console, places.console)
        self.console.raise_()
        self.console.activateWindow()

    def _audience_shape(self, places: screens.Places) -> float:
        from explainer.ui.presenter.layout import slide_width

        size = places.audience.geometry()
        return slide_width(size.width(), size.height())

    def _screens_changed(self) -> None:
        """A screen came, went or changed. The private side is hidden at once, whatever it is: a projector that is plugged
        in says only by and by where it lies. The windows are placed when there has been peace for a moment."""
        if not self.rehearsal:
            self.console.show_private(False)
        self._tries = 0
        self._settling.start()

    def _reshaped(self, width: float) -> None:
        if width != self.cache.width:
            self.cache.width = width
            self.show_.settle()
        self.refresh()

    # Changes

    def _look_changed(self) -> None:
        if self.state.language != self.cache.language:
            self.cache.language = self.state.language
            self.cache.forget()
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
        self.console.refresh(self.cache.width, sum(not question.answered for question in self.store.questions))
        self._show_notes()
        self._offer_choices()
        if not self.console.prepare.field.text():
            self._list_slides(self.deck.slides)
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

    def _offer_choices(self) -> None:
        scene = self.show_.staged or self.show_.current
        for kind, choices in choices_for(self.state.pack, self.deck[scene.slide], scene, self.state.language).items():
            self.console.prepare.offer(kind, choices)

    def _list_slides(self, slides: tuple[Slide, ...]) -> None:
        current = (self.show_.staged or self.show_.current).slide
        self.console.show_slides([(slide.id, self._slide_line(slide)) for slide in slides], current)

    def _slide_line(self, slide: Slide) -> str:
        """Number, title and, with a plan or a rehearsal, the times."""
        said = f"{self.deck.index(slide.id) + 1}  {self.cache.title(slide.id)}"
        rehearsed = self.store.rehearsal(self.key).get(slide.id, 0.0)
        times = [clock_text(seconds) for seconds in (rehearsed, self.plan.share(slide.id)) if seconds]
        return f"{said}   ({' / '.join(times)})" if rehearsed and times else said

    # Time

    @property
    def plan(self) -> Plan:
        """The plan: the length asked for, shared out as the last rehearsal went."""
        if self._plan_made is None:
            ids = self.deck.ids[self.deck.index(self._first):]  # a show that starts later has less to do
            self._plan_made = Plan(ids, self.planned, self.store.rehearsal(self.key))
        return self._plan_made

    def _plan_changed(self, minutes: int) -> None:
        self.planned = 60.0 * minutes
        self._plan_made = None
        self.refresh()

    def _tick(self) -> None:
        self._tick_time()
        self._put_right()
        self.console.notes.show_error(self.store.error)
        self._ticks += 1
        if self._ticks % _SAVE_TICKS == 0:
            self._save_place()

    def _tick_time(self) -> None:
        show, clock = self.show_, self.clock
        slide = show.current.slide
        on_slide = clock.slide_elapsed()
        self.console.time_bar.show_time(show.number, len(self.deck), clock.elapsed(), clock.running, on_slide, self.plan,
                                        slide, pace(self.plan, slide, clock.elapsed(), on_slide))

    def _save_place(self) -> None:
        scene = asdict(self.show_.current)
        path = "" if self.state.pack.built_in else str(self.state.pack.path)
        self.store.set_resume(Resume(path, self.key, scene.pop("slide"), scene, self.clock.elapsed(), self.clock.times(),
                                     self.planned, self.rehearsal, datetime.now().isoformat(timespec="seconds")))


def screens_are_single(show: Show) -> bool:
    """Whether there is one screen for both windows."""
    places = screens.places(swapped=show.swapped)
    return places is not None and places.single

