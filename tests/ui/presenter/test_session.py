"""A show with real windows, keys and clicks on two screens; what the room sees is checked on its pixels."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from explainer.app.show_store import Question
from explainer.drawing.shapes import Text
from explainer.drawing.theme import THEMES
from explainer.panels.decks import make_deck
from explainer.ui.presenter import screens
from explainer.ui.presenter.controller import show_keys
from explainer.ui.presenter.layout import slide_width
from explainer.ui.presenter.slide_cache import SlideCache
from tests.ui.conftest import Make, settle
from tests.ui.presenter.conftest import Begin, Stage

Key = Qt.Key


def differing(first: QImage, second: QImage, step: int = 7) -> int:
    """How many of the pixels looked at are clearly lighter or darker. The edges of letters vary a little from one painting
    to the next, as glyphs come from a cache."""
    assert first.size() == second.size()
    return sum(abs(first.pixelColor(x, y).lightness() - second.pixelColor(x, y).lightness()) > 60
               for x in range(0, first.width(), step) for y in range(0, first.height(), step))


def of_one_color(image: QImage, color: str) -> bool:
    """Whether the whole picture has one color."""
    wanted = QColor(color).rgb()
    return all(image.pixel(x, y) == wanted for x in range(0, image.width(), 9) for y in range(0, image.height(), 9))


# Two screens


def test_the_room_is_on_the_second_screen_and_the_presenter_on_the_first(stage: Stage) -> None:
    session = stage.session
    laptop, projector = QGuiApplication.screens()
    assert (session.console.screen(), session.audience.screen()) == (laptop, projector)
    assert session.audience.isFullScreen() and session.audience.geometry() == projector.geometry()
    assert laptop.geometry().contains(session.console.geometry())
    assert not stage.program.window.isVisible()
    assert session.console.notes.isVisible() and session.console.coming.isVisible()


def test_the_room_has_no_window_with_notes(stage: Stage) -> None:
    session = stage.session
    session.store.set_note(session.key, stage.slide, "a secret of mine")
    assert not [child for child in session.audience.findChildren(QWidget) if "otes" in type(child).__name__]
    assert "secret" not in stage.words


def test_x_swaps_the_screens_and_back(stage: Stage) -> None:
    session = stage.session
    laptop, projector = QGuiApplication.screens()
    stage.press(Key.Key_Right, Key.Key_X)
    assert (session.console.screen(), session.audience.screen()) == (projector, laptop)
    assert session.audience.geometry() == laptop.geometry()
    assert stage.slide == session.deck.ids[1]
    stage.press(Key.Key_X)
    assert (session.console.screen(), session.audience.screen()) == (laptop, projector)


def test_a_single_screen_hides_the_notes_until_asked(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    primary = QGuiApplication.primaryScreen()
    monkeypatch.setattr(screens, "places", lambda *, swapped, room="": screens.Places(primary, primary))
    stage = begin()
    console = stage.session.console
    stage.press(Key.Key_F11, on=stage.session.audience)
    assert not console.notes.isVisible() and not console.coming.isVisible() and console.current.isVisible()
    assert not stage.session.audience.isVisible()
    for private in (console.time_bar.clock, console.time_bar.pace, console.time_bar.elapsed):
        assert not private.isVisible()
    stage.press(Key.Key_N)
    assert console.notes.isVisible() and console.time_bar.clock.isVisible()
    stage.press(Key.Key_N)
    assert not console.notes.isVisible()


def test_slides_on_the_only_screen(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    primary = QGuiApplication.primaryScreen()
    monkeypatch.setattr(screens, "places", lambda *, swapped, room="": screens.Places(primary, primary))
    stage = begin()
    audience = stage.session.audience
    assert audience.isVisible() and audience.geometry() == primary.geometry()
    assert "F11" in audience.hint and not stage.session.console.isVisible()
    stage.press(Key.Key_G, on=audience)
    stage.type("7", on=audience)
    assert stage.slide == stage.session.deck.ids[0]  # the room sees nothing of it
    stage.press(Key.Key_Return, on=audience)
    assert stage.slide == stage.session.deck.ids[6]


def test_escape_on_the_only_screen_never_shows_the_presenters_window(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    primary = QGuiApplication.primaryScreen()
    monkeypatch.setattr(screens, "places", lambda *, swapped, room="": screens.Places(primary, primary))
    stage = begin()
    presenter, audience, console = stage.program.presenter, stage.session.audience, stage.session.console
    presenter.store.add_question(Question("How many?"))
    stage.press(Key.Key_Escape, on=audience)
    assert audience.isVisible() and not console.isVisible() and presenter.dialog is None
    assert "Esc again" in audience.hint and "F11" in audience.hint
    stage.press(Key.Key_Escape, on=audience)
    assert audience.isVisible() and not console.isVisible()
    assert presenter.dialog is not None and "parked" not in presenter.dialog.informativeText()
    presenter.dialog.close()
    stage.press(Key.Key_F11, on=audience)
    assert console.isVisible() and not audience.isVisible()


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_PageUp, Key.Key_Right, Key.Key_Down, Key.Key_I])
@pytest.mark.parametrize("blank", [Key.Key_B, Key.Key_W])
def test_a_step_on_a_black_screen_gives_the_slide_back_and_goes_nowhere(blank: Qt.Key, key: Qt.Key, stage: Stage) -> None:
    stage.press(*[Key.Key_Right] * 4)
    before, scene = stage.room(), stage.session.show_.current
    stage.press(blank, key)
    assert stage.session.show_.current == scene and differing(before, stage.room()) < 4
    stage.press(key)
    assert stage.session.show_.current != scene


def test_a_slide_that_is_sent_is_seen_even_if_the_screen_was_black(stage: Stage) -> None:
    stage.press(Key.Key_B, Key.Key_3, Key.Key_Return)
    assert stage.slide == stage.session.deck.ids[2] and stage.session.show_.picture.blank == ""


def test_a_held_black_screen_stays_black_while_the_presenter_goes_on(stage: Stage) -> None:
    stage.press(Key.Key_B, Key.Key_F, Key.Key_PageDown, Key.Key_PageDown)
    assert stage.session.show_.number == 3 and stage.session.show_.picture.blank == "black"


# Steps


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Space, Key.Key_PageDown])
@pytest.mark.parametrize("where", ["console", "audience"])
def test_steps_from_either_window(key: Qt.Key, where: str, stage: Stage) -> None:
    before = stage.room()
    stage.press(key, on=getattr(stage.session, where))
    assert stage.slide == stage.session.deck.ids[1]
    assert differing(before, stage.room()) > 60
    stage.press(Key.Key_PageUp, on=getattr(stage.session, where))
    assert stage.slide == stage.session.deck.ids[0]
    assert differing(before, stage.room()) < 4


def test_a_hundred_keys_arrive_each_once(stage: Stage) -> None:
    session = stage.session
    for _ in range(40):
        QTest.keyClick(session.console, Key.Key_Right)
        QTest.keyClick(session.audience, Key.Key_Right)
        QTest.keyClick(session.console, Key.Key_Left)
    settle(stage.program.app)
    wanted = make_place(session, 40)
    assert (session.show_.current.slide, session.show_.current.page) == wanted
    assert session.audience.view.picture == session.show_.picture


def make_place(session: object, steps: int) -> tuple[str, int]:
    """The slide and page that so many single steps lead to."""
    from explainer.app.show import Show

    show = Show(session.deck, session.cache, language="en", theme="light")  # type: ignore[attr-defined]
    for _ in range(steps):
        show.next()
    return show.current.slide, show.current.page


def test_a_key_held_down_is_one_step(stage: Stage) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    console = stage.session.console
    for repeat in range(60):
        held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", repeat > 0)
        stage.program.app.sendEvent(console, held)
    settle(stage.program.app)
    assert stage.slide == stage.session.deck.ids[1]


def test_windows_change_size_between_steps(stage: Stage) -> None:
    session = stage.session
    for number in range(30):
        stage.press(Key.Key_Right)
        session.audience.resize(300 + 37 * number % 900, 200 + 53 * number % 700)
        session.console.resize(700 + 31 * number % 500, 500 + 17 * number % 300)
        settle(stage.program.app, 1)
        assert session.audience.view.picture == session.show_.picture
    assert not stage.room().isNull()


def test_letters_belong_to_a_field_while_somebody_types(stage: Stage) -> None:
    own = stage.session.console.notes.own
    own.setFocus()
    stage.type("Be fair. Wait.", on=own)
    stage.press(Key.Key_Space, on=own)
    assert own.toPlainText() == "Be fair. Wait. "
    assert stage.slide == stage.session.deck.ids[0] and not stage.session.show_.blank
    stage.press(Key.Key_Escape, on=own)
    stage.press(Key.Key_B)
    assert stage.session.show_.blank == "black"


def test_the_field_of_the_plan_leaves_the_show_alone(stage: Stage) -> None:
    session = stage.session
    plan = session.console.time_bar.plan
    stage.press(Key.Key_Right, with_=Qt.KeyboardModifier.ControlModifier)  # something is prepared
    plan.setFocus()
    plan.selectAll()
    stage.type("45", on=plan)
    stage.press(Key.Key_Return, on=plan)
    assert session.planned == 45 * 60 and session.show_.staged is not None
    assert stage.slide == session.deck.ids[0]
    plan.setFocus()
    stage.press(Key.Key_PageDown, on=plan)  # a clicker
    assert plan.value() == 45 and stage.slide == session.deck.ids[1]
    stage.press(Key.Key_Escape, on=plan)
    assert stage.program.presenter.dialog is None


def test_a_show_that_starts_later_has_less_to_do(begin: Begin) -> None:
    stage = begin(show_minutes=40)
    assert stage.session.plan.slides == stage.session.deck.main
    stage.session.close()
    settle(stage.program.app)
    stage.program.presenter.start("impacts")
    session = stage.program.presenter.session
    assert session is not None and session.plan.slides[0] == session.show_.current.slide == "studies"
    assert sum(session.plan.share(slide) for slide in session.plan.slides) == pytest.approx(40 * 60)


# The room's screen


@pytest.mark.parametrize(("keys", "color"), [([Key.Key_B], "#000000"), ([Key.Key_Period], "#000000"),
                                              ([Key.Key_W], "#ffffff"), ([Key.Key_Comma], "#ffffff")])
def test_blank_screens(keys: list[Qt.Key], color: str, stage: Stage) -> None:
    before = stage.room()
    stage.press(*keys)
    assert of_one_color(stage.room(), color)
    assert stage.words == ""  # nor is it read aloud
    stage.press(*keys)
    assert differing(before, stage.room()) < 4


def test_frozen_the_room_sees_the_same_whatever_the_presenter_does(stage: Stage) -> None:
    stage.press(*[Key.Key_Right] * 3)
    before, slide = stage.room(), stage.slide
    stage.press(Key.Key_F, Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_I, Key.Key_Escape, Key.Key_Z)
    stage.program.state.set_theme("dark")
    stage.program.state.set_language("es")
    assert differing(before, stage.room()) < 4 and stage.slide == slide
    assert stage.session.show_.current.slide != slide
    stage.press(Key.Key_F)
    assert differing(before, stage.room()) > 60 and stage.slide != slide


@pytest.mark.parametrize("card", [False, True])
@pytest.mark.parametrize("slide", ["overview.unknown", "cities.article", "city.chicago", "responses.administration"])
def test_a_held_slide_stays_in_its_language_in_another_shape_too(begin: Begin, slide: str, card: bool) -> None:
    """Nothing of the room's slide follows the program to English: not its title, its marks, its sources."""
    stage = begin(language="es")
    session, shape = stage.session, (1280, 800)
    stage.type(str(session.deck.index(slide) + 1))
    stage.press(Key.Key_Return, *[Key.Key_I] * card, Key.Key_F)
    scene = session.show_.current
    assert (scene.slide, bool(scene.card)) == (slide, card)
    page = SlideCache(stage.program.state.pack, session.deck, "es").page(scene, "es", slide_width(*shape))
    wanted = " ".join(shape.text for shape in page.drawing.shapes if isinstance(shape, Text) and shape.text)
    stage.program.state.set_language("en")
    stage.press(Key.Key_X)  # the laptop's screen has another shape than the projector's
    assert session.audience.slide_width() == slide_width(*shape) == session.cache.width
    assert session.audience.view.spoken() == wanted != ""
    assert session.console.time_bar.place.text().startswith(("Slide", "Appendix"))


def test_what_is_prepared_is_seen_only_when_sent(stage: Stage) -> None:
    before = stage.room()
    stage.press(Key.Key_Right, with_=Qt.KeyboardModifier.ControlModifier)
    stage.press(Key.Key_Right, with_=Qt.KeyboardModifier.ControlModifier)
    console = stage.session.console
    assert differing(before, stage.room()) < 4
    assert console.coming.picture is not None and console.coming.picture.scene.slide == stage.session.deck.ids[2]
    stage.press(Key.Key_Escape)
    assert differing(before, stage.room()) < 4 and stage.session.show_.staged is None
    stage.press(Key.Key_Right, with_=Qt.KeyboardModifier.ControlModifier)
    stage.press(Key.Key_Return)
    assert stage.slide == stage.session.deck.ids[1]


def test_another_city_is_prepared_and_sent(stage: Stage) -> None:
    session = stage.session
    session.show_.go("city.los-angeles")
    settle(stage.program.app)
    before, box = stage.room(), session.console.prepare.boxes["city"]
    assert box.isVisible() and box.currentData() == "los-angeles"
    box.setCurrentIndex(box.findData("chicago"))
    box.activated.emit(box.currentIndex())
    assert differing(before, stage.room()) < 4
    assert "Chicago" in session.console.coming.accessibleName()
    stage.press(Key.Key_Return)
    assert stage.words.startswith("Chicago")


def test_rows_are_filtered_and_ordered_in_private(stage: Stage) -> None:
    session = stage.session
    session.show_.go("responses.city")
    settle(stage.program.app)
    before = stage.room()
    pane = session.console.prepare
    pane.choice_made.emit("tag", "police")
    pane.choice_made.emit("sort", "date:down")
    settle(stage.program.app)
    assert differing(before, stage.room()) < 4
    stage.press(Key.Key_Return)
    police = [row for row in session.state.pack["responses"] if row.text("group") == "police"]
    newest = max(police, key=lambda row: str(row.date("date") or row.date("checked_on") or ""))
    assert newest.local("who", "en") in stage.words


def test_jump_by_number_and_by_title(stage: Stage) -> None:
    session, before = stage.session, stage.room()
    stage.press(Key.Key_G)
    field = session.console.prepare.field
    stage.type("9", on=field)
    assert differing(before, stage.room()) < 4
    stage.press(Key.Key_Return, on=field)
    assert stage.slide == session.deck.ids[8]
    stage.press(Key.Key_G)
    stage.type("born abroad", on=field)
    stage.press(Key.Key_Return, on=field)
    assert stage.slide == "cities.foreign_born" and field.text() == ""
    stage.press(Key.Key_G)
    stage.type("1", on=field)
    stage.press(Key.Key_Escape, on=field)
    assert stage.slide == "cities.foreign_born" and session.show_.staged is None


def test_words_that_find_nothing_show_nothing(stage: Stage) -> None:
    field = stage.session.console.prepare.field
    stage.press(Key.Key_G)
    stage.type("chicago", on=field)
    assert stage.session.show_.staged is not None
    stage.type("x", on=field)
    stage.press(Key.Key_Return, on=field)
    assert stage.slide == stage.session.deck.ids[0] and stage.session.show_.staged is None


def test_zoom_enlarges_and_gives_the_slide_back(stage: Stage) -> None:
    session = stage.session
    session.show_.go("cities.article")
    before, view = stage.room(), session.audience.view
    bar = view.box_of("los-angeles")
    assert bar is not None
    stage.press(Key.Key_Down, Key.Key_Z)  # around what is marked
    large = view.box_of("los-angeles")
    assert large is not None and large.height() == pytest.approx(2 * bar.height(), rel=0.01)
    assert differing(before, stage.room()) > 60
    stage.press(Key.Key_Plus)
    assert view.box_of("los-angeles").height() > large.height()  # type: ignore[union-attr]
    stage.press(Key.Key_Right, with_=Qt.KeyboardModifier.ShiftModifier)
    stage.press(Key.Key_Escape)
    stage.session.show_.select("")
    assert differing(before, stage.room()) < 4


def test_a_frame_drawn_on_the_console_is_what_the_room_sees(stage: Stage) -> None:
    session = stage.session
    session.show_.go("cities.article")
    settle(stage.program.app)
    view = session.console.current
    first, last = view.point_of(0.05, 0.2).toPoint(), view.point_of(0.45, 0.6).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    zoom = session.show_.zoom
    assert zoom is not None and zoom.width == pytest.approx(0.4, abs=0.03)
    assert zoom.x <= 0.05 + 0.02 and zoom.x + zoom.width >= 0.45 - 0.02


def test_spotlight_follows_the_pointer_and_dims_the_rest(stage: Stage) -> None:
    session = stage.session
    stage.press(Key.Key_L)
    view = session.console.current
    QTest.mouseMove(view, view.point_of(0.25, 0.4).toPoint())
    settle(stage.program.app)
    room, page = stage.room(), QColor(THEMES["light"].page)
    lit = session.audience.view.point_of(0.25, 0.4) + QPointF(0, -0.15 * room.height())
    corner = room.pixelColor(4, 4)
    assert corner.lightness() < 0.6 * page.lightness()
    assert room.pixelColor(lit.toPoint()).lightness() > corner.lightness()
    stage.press(Key.Key_L)
    assert stage.room().pixelColor(4, 4) == page


# Answers


def test_a_click_on_a_bar_marks_it_in_both_windows(stage: Stage) -> None:
    session = stage.session
    session.show_.go("cities.article")
    before = stage.room()
    box = session.audience.view.box_of("chicago")
    assert box is not None
    stage.click(session.audience.view, QPoint(round(box.left()) + 30, round(box.center().y())))
    assert session.show_.current.selected == "chicago"
    assert differing(before, stage.room(), 2) > 20
    assert session.console.current.picture == session.audience.view.picture


def test_the_source_card_of_what_is_marked(stage: Stage) -> None:
    session = stage.session
    session.show_.go("cities.article")
    stage.press(Key.Key_Down, Key.Key_Down, Key.Key_I)
    assert session.show_.current.card == "C15"  # the claim on Chicago
    assert "22%" in stage.words and "Not found elsewhere" in stage.words
    for _ in range(session.cache.card_pages(session.show_.current)):
        stage.press(Key.Key_I)
    assert session.show_.current.card == ""
    stage.press(Key.Key_I, Key.Key_Escape)
    assert session.show_.current.card == "" and session.show_.current.selected == "chicago"


def test_language_and_theme_of_the_room(stage: Stage) -> None:
    stage.press(*[Key.Key_Right] * 2)
    slide = stage.slide
    QTest.mouseClick(stage.session.console.language.button("es"), Qt.MouseButton.LeftButton)
    settle(stage.program.app)
    assert stage.slide == slide and "2025" in stage.words
    assert stage.session.console.time_bar.place.text().startswith("Diapositiva")
    stage.program.state.set_theme("contrast")
    assert stage.room().pixelColor(3, 3) == QColor("#000000")


# Before and after


def test_rows_of_slides_that_name_nothing_known_are_told_before_the_show(make: Make, pack_copy: Path) -> None:
    fields = ["id", "order", "panel", "claim_id", "city", "title_en", "title_es", "notes_en", "notes_es", "hidden"]
    with (pack_copy / "slides.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, fields)
        table.writeheader()
        table.writerow({"id": "a", "city": "boston"})
        table.writerow({"id": "b", "claim_id": "C999"})
        table.writerow({"id": "opening", "title_en": "First of all", "title_es": "Antes que nada", "notes_en": "Say hello.",
                        "notes_es": "Salude."})
    program = make(pack=pack_copy)
    QTest.keyClick(program.window, Key.Key_F5)
    settle(program.app)
    box = program.presenter.dialog
    assert program.presenter.session is None and box is not None and box.isVisible()
    assert "“a” (row 2), “b” (row 3)" in box.informativeText()
    start = next(b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole)
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    settle(program.app)
    session = program.presenter.session
    assert session is not None
    assert session.audience.view.accessibleName().startswith("First of all")
    assert session.console.notes.pack_notes.toPlainText() == "Say hello."
    session.close()


def test_the_end_is_asked_and_the_panel_follows(stage: Stage) -> None:
    session, controller = stage.session, stage.program.presenter
    session.show_.go("impacts")
    stage.press(Key.Key_Escape)
    box = controller.dialog
    assert isinstance(box, QMessageBox) and box.isVisible() and box.window().parentWidget() is session.console
    box.reject()
    settle(stage.program.app)
    assert controller.session is session
    stage.press(Key.Key_Escape)
    assert controller.dialog is not None
    end = next(b for b in controller.dialog.buttons() if controller.dialog.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole)
    QTest.mouseClick(end, Qt.MouseButton.LeftButton)
    settle(stage.program.app)
    assert controller.session is None and stage.program.window.isVisible()
    assert stage.program.state.panel == "impacts"
    assert controller.store.resume is None


def test_the_place_is_kept_at_each_step(stage: Stage) -> None:
    store = stage.session.store
    stage.press(*[Key.Key_Right] * 4)
    assert store.flush(10)
    kept = json.loads(stage.program.presenter.store.path.read_text(encoding="utf-8"))
    assert [place["slide"] for place in kept["shows"].values()] == [stage.slide]


def test_own_notes_stay_and_are_those_of_the_slide(stage: Stage) -> None:
    session, own = stage.session, stage.session.console.notes.own
    stage.type("mine", on=own)
    session.console.notes.keep()
    stage.press(Key.Key_PageDown, on=session.console)
    assert own.toPlainText() == ""
    stage.press(Key.Key_PageUp)
    assert own.toPlainText() == "mine"


def test_a_rehearsal_has_no_room_and_keeps_its_times(begin: Begin) -> None:
    stage = begin()
    stage.session.close()
    settle(stage.program.app)
    controller = stage.program.presenter
    controller.rehearse()
    assert controller.session is not None
    settle(stage.program.app)
    assert not controller.session.audience.isVisible() and controller.session.console.notes.isVisible()
    QTest.keyClick(controller.session.console, Key.Key_Right)
    first, second = controller.session.deck.ids[:2]
    key = controller.session.key
    controller.session.close()
    assert set(controller.store.rehearsal(key)) == {first, second}


def test_the_deck_of_the_built_in_pack_uses_all_its_rows(stage: Stage) -> None:
    assert make_deck(stage.program.state.pack).skipped == ()


def test_every_key_of_the_clicker_is_explained(stage: Stage) -> None:
    said = show_keys()
    assert all(said[key] for key in ("PgDown", "PgUp", "F5", "Esc", ".", "B"))
