"""A pack about something else: nothing that the program shows of it speaks of the built-in pack's subject."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from explainer import bootstrap
from explainer.app.paths import built_in_pack
from explainer.app.settings import Settings
from explainer.content import city_views, exporting
from explainer.content.cards import source_card
from explainer.content.deck import Scene
from explainer.content.labels import LABELS, PREFIX, label
from explainer.core.columns import PANELS
from explainer.core.pack import Pack, Row
from explainer.core.reading import read_pack
from explainer.panels import registry
from explainer.panels.decks import make_deck
from explainer.panels.slides import content_of
from explainer.panels.subjects import single_subjects
from explainer.printing.documents import Options, compose_document
from explainer.sheets.composing import ROOMS
from explainer.sheets.parts import plain_data
from explainer.sheets.subjects import FULL_SET
from tests.core.building import pack as pack_of
from tests.sheets.packs import small

SUBJECT = re.compile(
    r"deport|sanctuar|santuario|\bICE\b|los [aá]ngeles|chicago|new york|nueva york|mayor\b|alcald|administration"
    r"|gobierno|immigra|inmigra|arrest|federal|born abroad|nacidos|safety|seguridad|removal|expuls|detention", re.I)
WORDS = {"arrests": "other", "administration": "organisations", "federal": "data"}
"""Words of the format that belong to the built-in subject, and others that a library would use."""


def library() -> Pack:
    """Opening hours of a library's branches, with every kind of row."""
    given = small(2, lambda name: "Branch library open on Sundays" if "." in name else name)
    rows = [Row(one.table, one.number, {name: WORDS.get(value, value) if isinstance(value, str) else value
                                        for name, value in one.cells.items()})
            for table in given.tables.values() if table.spec.name != "meta" for one in table]
    return pack_of(*rows, languages="en es", version="1", title_en="Opening hours", title_es="Horarios")


def built_in() -> Pack:
    found = read_pack(built_in_pack(), built_in=True).pack
    assert found is not None
    return found


def texts_in(value: object) -> Iterator[str]:
    """Every text of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from texts_in(item)


def texts_of(value: object) -> list[str]:
    return list(texts_in(plain_data(value, str)))


def shown_in(window: QWidget) -> set[str]:
    """All texts of a window's widgets, those for a screen reader too."""
    found: set[str] = set()
    for widget in (window, *window.findChildren(QWidget)):
        found |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
    return found


def about_the_subject(texts: object) -> list[str]:
    return [text for text in texts if SUBJECT.search(text)]  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application, made as the program makes it."""
    return bootstrap.make_application(["explainer"])


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_window(qapp: QApplication, qtbot: QtBot, language: str) -> None:
    """Each panel with its views, chips and the card of each row."""
    program = bootstrap.Program(qapp, library(), Settings(welcomed=True), language=language)
    program.window.show()
    program.make_live()
    seen: set[str] = set()
    for panel in PANELS:
        program.state.show_panel(panel)
        for name, part in registry.views(panel).items():
            program.state.choose(panel, view=name, selected="", tag="")
            qapp.processEvents()
            view = part.view(program.state.pack, language)
            for row in view.ids:
                program.state.choose(panel, selected=row)
                seen |= shown_in(program.window)
            seen |= {column.title for column in view.columns}
    program.window.close()
    program.translators.remove()
    shiboken6.delete(program.window)
    assert len(seen) > 80
    assert about_the_subject(seen) == []
    assert label(program.state.pack, "rule", language) in seen | {"Rule in law", "Norma en la ley"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_tables_cards_and_charts(language: str, qapp: QApplication) -> None:
    pack = library()
    texts: list[str] = []
    parts = [part for panel in registry.panels() for part in panel.load().views.values()]
    for name, view in ((part.table, part.view(pack, language)) for part in parts):
        keys = [column.key for column in view.columns]
        sheet = exporting.shown(view, range(len(view.ids)), keys, [c.title for c in view.columns], language)
        texts += [exporting.clipboard_text(sheet), *view.tag_words.values()] if name == "cities" else [
            exporting.clipboard_text(sheet)]
        texts += [text for row in pack[name] for text in texts_of(registry.card(name, pack, row, language))]
    texts += [text for ref in ("C1", "F0", "r1") for text in texts_of(source_card(pack, ref, language))]
    for panel in registry.panel_ids():
        for chart in registry.charts(panel).values():
            texts += [chart.named(pack, language), *texts_of(chart.build(pack, language, ""))]
    assert len(texts) > 200
    assert about_the_subject(texts) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_slides(language: str, qapp: QApplication) -> None:
    pack = library()
    deck = make_deck(pack)
    texts = [text for slide in deck for text in texts_of(content_of(pack, slide, Scene(slide.id), language))]
    assert len(texts) > 40
    assert about_the_subject(texts) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("subject", [*single_subjects(library()), FULL_SET])
def test_sheets(subject: str, language: str) -> None:
    options = Options(language, today=datetime.date(2026, 11, 24))
    document = compose_document(library(), subject, options, lambda _subject, _language: ROOMS[0])
    texts = texts_of(document)
    assert len(texts) > 20
    assert about_the_subject(texts) == []


def test_the_built_in_pack_has_its_own_words_for_every_label() -> None:
    """A good control: with it, the headings do speak of its subject, in both languages."""
    pack = built_in()
    for name in LABELS:
        for language in ("en", "es"):
            assert pack.row("meta", f"{PREFIX}{name}_{language}") is not None, (name, language)
    rule = next(c for c in city_views.side_by_side(pack, "es").columns if c.key == "rule")
    assert rule.title == "Norma santuario en la ley"
    assert len(about_the_subject(label(pack, name, "en") for name in LABELS)) > 10


@pytest.mark.parametrize(("given", "expected"), [
    ({}, ("Rule in law", "Norma en la ley")), ({"label_rule_en": "Hours"}, ("Hours", "Hours")),
    ({"label_rule_es": "Horario"}, ("Rule in law", "Horario")), ({"label_rule": "Opens"}, ("Opens", "Opens")),
    ({"label_rule_en": "", "label_rule_es": ""}, ("Rule in law", "Norma en la ley")),
])
def test_a_label_is_the_packs_or_neutral(given: dict[str, str], expected: tuple[str, str]) -> None:
    pack = pack_of(**given)
    assert (label(pack, "rule", "en"), label(pack, "rule", "es")) == expected
