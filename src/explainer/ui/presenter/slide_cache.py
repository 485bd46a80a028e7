"""The slides of a pack, laid out: each once for a language and a shape of screen, then
remembered."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from explainer.charts.fonts import QtMeasure
from explainer.content.deck import Deck, Scene
from explainer.core.i18n import translate
from explainer.core.pack import Pack
from explainer.panels.room_cards import MOST, card_content
from explainer.panels.slides import content_of, slide_title
from explainer.ui.presenter.layout import HEIGHT, Page, lay_out_slide

_FEW = 2
"""Pages of a source card that the room has patience for."""
_REMEMBERED = 200


class SlideCache:
    """Pages of scenes. The `Facts` of a show: pages are counted in the present language on the
    audience's screen."""

    def __init__(self, pack: Pack, deck: Deck, language: str,
                 width: float = HEIGHT * 16 / 9) -> None:
        self.pack, self.deck, self.language, self.width = pack, deck, language, width
        self._measure = QtMeasure()
        self._pages: OrderedDict[tuple[object, ...], tuple[Page, ...]] = OrderedDict()
        self._titles: dict[tuple[str, str], str] = {}

    def use(self, pack: Pack, deck: Deck) -> None:
        """Another reading of the pack."""
        self.pack, self.deck = pack, deck
        self._pages.clear()
        self._titles.clear()

    def title(self, slide_id: str) -> str:
        """Title of a slide in the present language."""
        key = (slide_id, self.language)
        if key not in self._titles:
            self._titles[key] = slide_title(self.pack, self.deck[slide_id], self.language)
        return self._titles[key]

    def number(self, slide_id: str, language: str) -> str:
        """What stands in the corner of a slide: its number and how many the show has; for one of
        the appendix its number alone, under which it is found."""
        number = self.deck.index(slide_id) + 1
        if self.deck.in_appendix(slide_id):
            return translate("Appendix {n}", language, n=number)
        return f"{number} / {len(self.deck.main)}"

    def page(self, scene: Scene, language: str, width: float) -> Page:
        """What a scene shows: the page of its slide, or of the source card over it."""
        if scene.card:
            card = self._card(scene.card, language, width)
            if card:
                return card[min(scene.card_page, len(card) - 1)]
        pages = self._slide(scene, language, width)
        return pages[min(scene.page, len(pages) - 1)]

    def _slide(self, scene: Scene, language: str, width: float) -> tuple[Page, ...]:
        plain = replace(scene, page=0, selected="", card="", card_page=0)
        key = (plain, language, round(width))
        if key not in self._pages:
            content = content_of(self.pack, self.deck[scene.slide], scene, language)
            number = self.number(scene.slide, language)
            self._remember(key, lay_out_slide(content, self._measure, width, number,
                                              rtl=_right_to_left()))
        self._pages.move_to_end(key)
        return self._pages[key]

    def _card(self, reference: str, language: str, width: float) -> tuple[Page, ...]:
        key = (reference, language, round(width))
        if key not in self._pages:
            self._remember(key, self._few_pages(reference, language, width))
        return self._pages[key]

    def _few_pages(self, reference: str, language: str, width: float) -> tuple[Page, ...]:
        """A card with as many sources as go on a few pages."""
        pages: tuple[Page, ...] = ()
        for most in MOST:
            content = card_content(self.pack, reference, language, most)
            if content is None:
                return ()
            pages = lay_out_slide(content, self._measure, width, "", rtl=_right_to_left())
            if len(pages) <= _FEW:
                break
        return pages

    def _remember(self, key: tuple[object, ...], pages: tuple[Page, ...]) -> None:
        self._pages[key] = pages
        while len(self._pages) > _REMEMBERED:
            self._pages.popitem(last=False)

    # Facts of the show

    def pages(self, scene: Scene) -> int:
        """How many pages the slide has."""
        return len(self._slide(scene, self.language, self.width))

    def card_pages(self, scene: Scene) -> int:
        """How many pages its source card has."""
        return max(1, len(self._card(scene.card, self.language, self.width)))

    def values(self, scene: Scene) -> tuple[tuple[str, int], ...]:
        """What can be selected on the slide, in order, each with its page."""
        found: dict[str, int] = {}
        for number, page in enumerate(self._slide(scene, self.language, self.width)):
            for key in page.keys:
                found.setdefault(key, number)
        return tuple(found.items())

    def reference(self, scene: Scene) -> str:
        """The source card of what is selected, else the first one that the page offers."""
        pages = self._slide(scene, self.language, self.width)
        page = pages[min(scene.page, len(pages) - 1)]
        items = [item for item in page.drawing.items if item.figure_id]
        chosen = [item for item in items if item.key == scene.selected]
        return (next((item.figure_id for item in (*chosen, *items)), "")
                or self._reference_of_claims(scene))

    def _reference_of_claims(self, scene: Scene) -> str:
        headline = self.pack.section(self.deck[scene.slide].panel, "headline")
        return next(iter(headline.ids("claim_ids")), "") if headline is not None else ""


def _right_to_left() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
