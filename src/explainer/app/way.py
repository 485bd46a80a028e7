"""The way through a deck: what comes after a picture and before it, in the show and from its
appendix."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from explainer.content.deck import LONG, Deck, Scene


class Facts(Protocol):
    """What the show has to know of a scene as it is laid out."""

    def pages(self, scene: Scene) -> int:
        """How many pages the slide has."""

    def card_pages(self, scene: Scene) -> int:
        """How many pages its source card has."""

    def values(self, scene: Scene) -> tuple[tuple[str, int], ...]:
        """Keys of what can be selected, in order, each with its page."""

    def reference(self, scene: Scene) -> str:
        """The claim or figure whose source card belongs to the scene; "" for none."""


class Way:
    """Steps through a deck. A step from the appendix leads back to where the show was left."""

    def __init__(self, deck: Deck, facts: Facts) -> None:
        self.deck = deck
        self._facts = facts
        self._left: Scene | None = None  # of the show, while a slide of the appendix is shown

    def leave(self, now: Scene, then: Scene) -> None:
        """The show goes from one picture to another: keep the place that is left for the
        appendix."""
        if not self.deck.in_appendix(then.slide):
            self._left = None
        elif not self.deck.in_appendix(now.slide):
            self._left = replace(now, card="", card_page=0)

    def after(self, scene: Scene) -> Scene | None:
        """What the next step shows; None behind the last slide."""
        if self._runs_on(scene.slide) and scene.page + 1 < self._facts.pages(scene):
            return replace(scene, page=scene.page + 1, selected="", card="", card_page=0)
        if self.deck.in_appendix(scene.slide):
            return self._return()
        place = self.deck.index(scene.slide) + 1
        return Scene(self.deck.main[place]) if place < len(self.deck.main) else None

    def before(self, scene: Scene) -> Scene | None:
        """What a step back shows; None before the first slide."""
        if scene.page > 0:
            return replace(scene, page=scene.page - 1, selected="", card="", card_page=0)
        if self.deck.in_appendix(scene.slide):
            return self._return()
        place = self.deck.index(scene.slide) - 1
        if place < 0:
            return None
        before = Scene(self.deck.ids[place])
        if not self._runs_on(before.slide):
            return before
        return replace(before, page=self._facts.pages(before) - 1)

    def _runs_on(self, slide_id: str) -> bool:
        """Whether a step on goes through all pages."""
        return self.deck[slide_id].kind not in LONG

    def _return(self) -> Scene:
        """Where the show goes on behind a slide of the appendix."""
        left = self._left
        if left is not None and left.slide in self.deck.main:
            return left
        return Scene(self.deck.main[0])
