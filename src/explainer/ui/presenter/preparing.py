"""Looking ahead in private: the field to find a slide, the list of slides, and the choices that a
slide offers."""

from __future__ import annotations

from collections.abc import Callable

from explainer.app.show import Show
from explainer.app.state import State
from explainer.content.deck import Slide
from explainer.ui.presenter.choices import choices_for
from explainer.ui.presenter.console import ConsoleWindow
from explainer.ui.presenter.keys import ShowKeys
from explainer.ui.presenter.slide_cache import SlideCache


class Preparing:
    """What the presenter finds and chooses before the room sees it. `line` says what the list has
    of a slide."""

    def __init__(self, state: State, show: Show, cache: SlideCache, console: ConsoleWindow,
                 keys: ShowKeys,
                 line: Callable[[Slide], str]) -> None:
        self._state, self._show, self._cache = state, show, cache
        self._console, self._keys, self._line = console, keys, line
        pane = console.prepare
        pane.words_typed.connect(self._looked_for)
        pane.entered.connect(self._jump)
        pane.left.connect(self._leave_field)
        pane.slide_chosen.connect(lambda slide_id: show.stage(slide=slide_id))
        pane.slide_wanted.connect(self._go_at_once)
        pane.choice_made.connect(self._choice_made)
        console.coming.value_clicked.connect(lambda key: show.stage(selected=key))

    def ask_where(self, *, unseen: bool) -> None:
        """The field to type a slide's number or title in. `unseen`: slides are on the only screen,
        and it stays so."""
        field = self._console.prepare.field
        self._keys.typed_into = field
        if not unseen:
            self._console.show_ahead(True)
            self._console.activateWindow()
            field.setFocus()

    def refresh(self) -> None:
        """Offer what the scene that is prepared, else shown, offers; the whole list unless one is
        being looked for."""
        scene, pack = self._show.staged or self._show.current, self._state.pack
        slide = self._cache.deck[scene.slide]
        for kind, choices in choices_for(pack, slide, scene, self._state.language).items():
            self._console.prepare.offer(kind, choices)
        if not self._console.prepare.field.text():
            self._list(self._cache.deck.slides)

    def _list(self, slides: tuple[Slide, ...]) -> None:
        current = (self._show.staged or self._show.current).slide
        self._console.show_slides([(slide.id, self._line(slide)) for slide in slides], current)

    def _looked_for(self, words: str) -> None:
        found = self._cache.deck.find(words, lambda slide: self._cache.title(slide.id))
        if words.strip() and found:
            self._show.stage(slide=found[0].id)
        else:
            # nothing is found any more: Enter must not show what was found a letter ago
            self._show.drop()
        self._list(found)

    def _jump(self) -> None:
        """Enter in the field: what was found is shown to the room."""
        self._show.send()
        self._leave_field(keep=True)

    def _leave_field(self, *, keep: bool = False) -> None:
        self._keys.typed_into = None
        field = self._console.prepare.field
        field.blockSignals(True)
        field.clear()
        field.blockSignals(False)
        if not keep:
            self._show.drop()
        if self._console.isVisible():
            self._console.setFocus()
            self._console.show_ahead(self._console.shows_private)
        self._list(self._cache.deck.slides)

    def _go_at_once(self, slide_id: str) -> None:
        self._show.stage(slide=slide_id)
        self._show.send()

    def _choice_made(self, kind: str, key: str) -> None:
        if kind == "sort":
            name, _, descending = key.partition(":")
            self._show.stage(sort=name, descending=descending == "down")
        else:
            self._show.stage(**{kind: key})
