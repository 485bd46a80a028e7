"""The show: what the room sees, what is prepared in private, and every state in between. One truth
for both windows.

The presenter's place (`current`) and what the audience sees (`picture`) are the same until the
screen is frozen. The room sees nothing of what is staged until it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from explainer.app.lens import ZOOM_LEAST, Lens, Region
from explainer.app.way import Facts, Way
from explainer.content.deck import Deck, Scene, Slide

BLACK, WHITE = "black", "white"
END = "end"
"""What the room sees behind the last slide: a quiet page with the title of the pack."""


@dataclass(frozen=True, slots=True)
class Picture:
    """All that decides what the audience's window shows."""

    scene: Scene
    language: str
    theme: str
    zoom: Region | None = None
    spotlight: tuple[float, float] | None = None
    blank: str = ""


class Show(Lens):
    """The place in a deck and the states of the audience's screen.
    `changed` is emitted after each change."""

    def __init__(self, deck: Deck, facts: Facts, *, language: str, theme: str,
                 start: str = "") -> None:
        super().__init__()
        self._way = Way(deck, facts)
        self.current = Scene(deck[start].id)
        self.staged: Scene | None = None
        self.language, self.theme = language, theme
        self.blank = ""  # BLACK, WHITE or neither
        self.over = False  # behind the last slide
        self.swapped = False
        self._frozen: Picture | None = None
        self._facts = facts

    # What is seen

    @property
    def deck(self) -> Deck:
        """The slides."""
        return self._way.deck

    @property
    def slide(self) -> Slide:
        """The slide the presenter is at."""
        return self.deck[self.current.slide]

    @property
    def number(self) -> int:
        """Its number, 1 first."""
        return self.deck.index(self.current.slide) + 1

    @property
    def frozen(self) -> bool:
        """Whether the audience's screen is held."""
        return self._frozen is not None

    @property
    def live(self) -> Picture:
        """What the audience would see were the screen not held."""
        return Picture(self.current, self.language, self.theme, self.zoom, self.spotlight,
                       self.blank or (END if self.over else ""))

    @property
    def picture(self) -> Picture:
        """What the audience sees. A held screen can still be made black or white."""
        if self._frozen is None:
            return self.live
        ended = END if self._frozen.blank == END else ""
        return replace(self._frozen, blank=self.blank or ended)

    @property
    def upcoming(self) -> Scene | None:
        """What the next step shows; None at the end."""
        return self._way.after(self.current)

    # Moving

    def next(self) -> None:
        """One page or slide on, from the appendix back into the show; behind the last slide the
        end, where nothing happens any more. A black or white screen gives the slide back first."""
        if self._lit():
            return
        after = self._way.after(self.current)
        if after is None and not self.over:
            self.over, self.zoom, self.spotlight = True, None, None
            self.changed.emit()
        else:
            self._go(after)

    def back(self) -> None:
        """One page or slide back, from the end to the last slide; at the start nothing happens. A
        black or white screen gives the slide back first."""
        if self._lit():
            return
        if self.over:
            self.over = False
            self.changed.emit()
        else:
            self._go(self._way.before(self.current))

    def go(self, slide_id: str) -> None:
        """To a slide, which the room sees even if its screen was black or white."""
        if slide_id in self.deck.ids:
            self._light()
            self._go(Scene(slide_id))

    def restore(self, scene: Scene) -> None:
        """Back to a scene of an earlier start;
        of a slide that is no longer there nothing happens."""
        if scene.slide in self.deck.ids:
            self.current = self._within(scene)
            self.changed.emit()

    def _lit(self) -> bool:
        """Whether a black or white screen gave the slide back: no step is made that nobody sees."""
        if self._light():
            self.changed.emit()
            return True
        return False

    def _light(self) -> bool:
        """Bring the slide back, unless the screen is held: then the presenter goes on in
        private."""
        if not self.blank or self._frozen is not None:
            return False
        self.blank = ""
        return True

    def _go(self, scene: Scene | None) -> None:
        if scene is not None:
            self._way.leave(self.current, scene)
            self.current, self.zoom, self.over = scene, None, False
            if self.spotlight is not None and self._frozen is None:
                self.spotlight = None
            self.changed.emit()

    # On the slide

    def walk(self, steps: int) -> None:
        """Select the next or previous value of the slide, turning pages as needed; first bring a
        slide back that is not seen."""
        if self._lit():
            return
        values = self._facts.values(self.current)
        if not values:
            return
        keys = [key for key, _page in values]
        if self.current.selected in keys:
            place = min(max(keys.index(self.current.selected) + steps, 0), len(keys) - 1)
        else:
            here = [n for n, (_key, page) in enumerate(values) if page == self.current.page]
            place = (here[0] if steps > 0 else here[-1]) if here else 0
        self.select(*values[place])

    def select(self, key: str, page: int | None = None) -> None:
        """Select a value: the room sees it marked."""
        changed = self._within(replace(self.current, selected=key,
                                       page=self.current.page if page is None else page))
        if changed != self.current:
            self.current = changed
            self.changed.emit()

    def show_card(self, reference: str = "") -> None:
        """Lay a source card over the slide; without a reference that of what is selected.
        Again: its next page; after the last page it goes. First a slide comes back that is not
        seen."""
        if self._lit():
            return
        scene = self.current
        reference = reference or scene.card or self._facts.reference(scene)
        if not reference:
            return
        if reference != scene.card:
            self.current = replace(scene, card=reference, card_page=0)
        elif scene.card_page + 1 < self._facts.card_pages(scene):
            self.current = replace(scene, card_page=scene.card_page + 1)
        else:
            self.current = replace(scene, card="", card_page=0)
        self.zoom = None
        self.changed.emit()

    # In private

    def stage(self, **changes: object) -> None:
        """Prepare a scene without the room seeing it: changes by the field names of `Scene`."""
        before = self.staged or self.current
        slide = changes.get("slide", before.slide)
        if not isinstance(slide, str) or slide not in self.deck.ids:
            return
        base = before if slide == before.slide else Scene(slide)
        if changes.keys() & {"city", "tag", "sort", "descending"}:
            base = replace(base, page=0, selected="", card="", card_page=0)
        self.staged = self._within(_changed(base, **changes))
        self.changed.emit()

    def stage_step(self, steps: int) -> None:
        """Prepare the slide so many steps from the one prepared,
        or from the present one."""
        place = self.deck.index((self.staged or self.current).slide) + steps
        self.stage(slide=self.deck.ids[min(max(place, 0), len(self.deck) - 1)])

    def send(self) -> None:
        """Show what is prepared."""
        if self.staged is not None:
            scene, self.staged = self.staged, None
            self._light()
            self._go(scene)

    def drop(self) -> None:
        """Throw away what is prepared."""
        if self.staged is not None:
            self.staged = None
            self.changed.emit()

    # The audience's screen

    def toggle_freeze(self) -> None:
        """Hold the audience's screen as it is, or let it go."""
        self._frozen = None if self._frozen is not None else self.live
        self.changed.emit()

    @property
    def held(self) -> Picture | None:
        """What the audience's screen is held at; None while it follows."""
        return self._frozen

    def hold(self, picture: Picture | None) -> None:
        """Hold the audience's screen at a picture of an earlier start, if its slide is still
        there."""
        if picture is not None and picture.scene.slide in self.deck.ids:
            self._frozen = picture
            self.blank = picture.blank if picture.blank in (BLACK, WHITE) else ""
            self.changed.emit()

    def toggle_blank(self, color: str) -> None:
        """Make the audience's screen black or white, or bring the slide back."""
        self.blank = "" if self.blank == color else color
        self.changed.emit()

    def swap(self) -> None:
        """Exchange the screens of the two windows."""
        self.swapped = not self.swapped
        self.changed.emit()

    def escape(self) -> bool:
        """Leave one state, the nearest to the presenter first. False if there was none to leave."""
        if self.staged is not None:
            self.staged = None
        elif self.current.card:
            self.current = replace(self.current, card="", card_page=0)
        elif self.zoom is not None:
            self.zoom = None
        elif self.spotlight is not None:
            self.spotlight = None
        elif self.blank:
            self.blank = ""
        elif self.over:
            self.over = False
        elif self._frozen is not None:
            self._frozen = None
        else:
            return False
        self.changed.emit()
        return True

    # Changes from outside

    def set_look(self, language: str, theme: str) -> None:
        """Another language or theme; a held screen keeps its own."""
        if (language, theme) != (self.language, self.theme):
            self.language, self.theme = language, theme
            self.settle()
            self.changed.emit()

    def settle(self) -> None:
        """The slides are laid out again, for a screen of another shape:
        stay on pages that exist."""
        self.current = self._within(self.current)
        self.staged = self._within(self.staged) if self.staged is not None else None

    def replace_deck(self, deck: Deck) -> None:
        """Another reading of the pack: the place is kept, or the nearest to it.
        A held screen stays held, for the place may be one that the room should not see."""
        before, self._way.deck = self.deck, deck
        self.current = self._within(self._kept(self.current, before))
        if self._frozen is not None:
            self._frozen = replace(self._frozen, scene=self._kept(self._frozen.scene, before))
        self.staged = None
        self.changed.emit()

    def _kept(self, scene: Scene, before: Deck) -> Scene:
        if scene.slide in self.deck.ids:
            return scene
        return Scene(self.deck.ids[min(before.index(scene.slide), len(self.deck) - 1)])

    def _within(self, scene: Scene) -> Scene:
        """The scene on pages that exist in the present language."""
        cards = self._facts.card_pages(scene) if scene.card else 1
        return replace(scene, page=_index(scene.page, self._facts.pages(scene)),
                       card_page=_index(scene.card_page, cards))


_changed: Callable[..., Scene] = replace
"""`replace` by names that are known only when it is called."""


def _index(number: int, count: int) -> int:
    return min(max(number, 0), max(count - 1, 0))


def scene_from(data: Mapping[str, object]) -> Scene | None:
    """A scene from what a file remembers; None if it names no slide."""
    default = Scene("")
    kept = {name: data[name] for name in Scene.__slots__
            if name in data and type(data[name]) is type(getattr(default, name))}
    return _changed(default, **kept) if kept.get("slide") else None


def picture_from(data: object) -> Picture | None:
    """A picture from what a file remembers; None if it is none."""
    if not isinstance(data, Mapping):
        return None
    inner, zoom = data.get("scene"), data.get("zoom")
    scene = scene_from(inner) if isinstance(inner, Mapping) else None
    words = {name: value for name in ("language", "theme", "blank")
             if isinstance(value := data.get(name), str)}
    if scene is None or words.keys() != {"language", "theme", "blank"}:
        return None
    region = None
    if isinstance(zoom, Mapping):
        sides = [value for name in ("x", "y", "width", "height")
                 if isinstance(value := zoom.get(name), (int, float)) and 0 <= value <= 1]
        region = Region(*sides) if len(sides) == 4 and min(sides[2:]) >= ZOOM_LEAST else None
    return Picture(scene, words["language"], words["theme"], region, None, words["blank"])


__all__ = ["BLACK", "END", "WHITE", "ZOOM_LEAST", "Picture", "Region", "Show", "picture_from",
           "scene_from"]
