"""Other choices that a slide offers: another city, other rows, another order."""

from __future__ import annotations

from explainer.content import deck, formatting, words
from explainer.content.deck import Scene, Slide
from explainer.core.i18n import translate
from explainer.core.pack import Pack
from explainer.panels.slides import BEFORE
from explainer.ui.presenter.prepare_pane import Choices


def choices_for(pack: Pack, slide: Slide, scene: Scene, language: str) -> dict[str, Choices]:
    """By kind ("city", "tag", "sort"): what the slide offers in this scene; nothing where it has no
    such choice."""
    return {"city": _cities(pack, slide, scene, language),
            "tag": _tags(pack, slide, scene, language),
            "sort": _orders(slide, scene, language)}


def _cities(pack: Pack, slide: Slide, scene: Scene, language: str) -> Choices:
    if slide.kind not in (deck.CITY, deck.CASES, deck.SIDES):
        return Choices()
    options = tuple((city.id, formatting.local(pack, city, "name", language))
                    for city in pack["cities"].ordered())
    return Choices(translate("City", language), options, scene.city or slide.about)


def _tags(pack: Pack, slide: Slide, scene: Scene, language: str) -> Choices:
    if slide.kind == deck.RESPONSES:
        groups = dict.fromkeys(row.text("group") for row in pack["responses"].ordered()
                               if row.text("group"))
        options = tuple((group, words.word("response_group", group, language)) for group in groups)
        return Choices(translate("Who", language), options, scene.tag or slide.about)
    if slide.kind == deck.EVENTS:
        kinds = dict.fromkeys(row.text("kind") for row in pack["events"] if row.text("kind"))
        return Choices(translate("Which events", language), (
            ("", translate("From that day on", language)),
            (BEFORE, translate("Before that day", language)),
            *((kind, words.word("event_kind", kind, language)) for kind in kinds)), scene.tag)
    return Choices()


def _orders(slide: Slide, scene: Scene, language: str) -> Choices:
    taken = f"{scene.sort}:down" if scene.descending else scene.sort
    name, oldest, newest = (translate("Order", language), translate("Oldest first", language),
                            translate("Newest first", language))
    if slide.kind == deck.RESPONSES:
        as_given = translate("As in the pack", language)
        return Choices(name, (("", as_given), ("date", oldest), ("date:down", newest)), taken)
    if slide.kind == deck.EVENTS:
        return Choices(name, (("", oldest), (":down", newest)), taken)
    return Choices()
