"""A picture of the show on a widget: real clicks, drags and wheels, and the pixels that they change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explainer.app.show import BLACK, WHITE, Picture, Region, Scene
from explainer.drawing.theme import THEMES
from explainer.ui.presenter.layout import HEIGHT
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.presenter.slide_view import SPOT, SlideView
from tests.ui.presenter.conftest import Speak
from tests.ui.presenter.slides import built_in, cache_of

SIZE = (960, 540)
CITY = Picture(Scene("city.chicago"), "en", "light")
CHART = Picture(Scene("cities.article"), "en", "light")
SIGNALS = ("value_clicked", "card_requested", "region_chosen", "empty_clicked", "pointed", "wheeled", "stepped")


class Watched:
    """A view, and what it has told since the last look, as (signal, arguments)."""

    def __init__(self, view: SlideView) -> None:
        self.view = view
        self._told: list[tuple[str, tuple[object, ...]]] = []
        for name in SIGNALS:
            self._hear(name, getattr(view, name))

    def _hear(self, name: str, signal: Signal) -> None:
        signal.connect(lambda *arguments: self._told.append((name, arguments)))  # type: ignore[attr-defined]

    def told(self, *names: str) -> list[tuple[str, tuple[object, ...]]]:
        """Signals of these names, all but the pointer's way without a name."""
        told, self._told = self._told, []
        return [one for one in told if one[0] in names or (not names and one[0] != "pointed")]

    def click(self, place: QPointF | QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mouseClick(self.view, button, Qt.KeyboardModifier.NoModifier, _whole(place))

    def drag(self, first: QPointF | QPoint, last: QPointF | QPoint) -> None:
        QTest.mousePress(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _whole(first))
        QTest.mouseMove(self.view, _whole(last))
        QTest.mouseRelease(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _whole(last))

    def hover(self, place: QPointF) -> None:
        """Sent to the view itself: `QTest.mouseMove` moves the pointer, whose window may be another test's."""
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, place, self.view.mapToGlobal(place), none, none,
                            Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.view, event)

    def turn(self, degrees: float, place: QPointF) -> None:
        event = QWheelEvent(place, self.view.mapToGlobal(place), QPoint(), QPoint(0, round(degrees * 8)),
                            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(self.view, event)
        assert event.isAccepted()

    def image(self) -> QImage:
        return self.view.grab().toImage()

    def middle_of_mark(self, reference: str) -> QPointF:
        """Where a mark lies in the widget."""
        drawing = self.drawing()
        box = next(hit.box for hit in drawing.hits if hit.figure_id == reference)
        return self.view.point_of((box.x + box.width / 2) / drawing.width, (box.y + box.height / 2) / HEIGHT)

    def drawing(self):  # type: ignore[no-untyped-def]
        drawing = self.view._drawing()
        assert drawing is not None
        return drawing


def _whole(place: QPointF | QPoint) -> QPoint:
    return place.toPoint() if isinstance(place, QPointF) else place


@pytest.fixture
def cache(speak: Speak) -> SlideCache:
    return cache_of(built_in())


@pytest.fixture
def watched(cache: SlideCache, qtbot: QtBot) -> Iterator[Watched]:
    view = SlideView(cache)
    view.resize(*SIZE)
    view.show()
    view.show_picture(CITY)
    yield Watched(view)
    shiboken6.delete(view)


def key_of(watched: Watched, number: int = 0) -> str:
    return str(watched.drawing().items[number].key)


# The mouse

def test_a_click_on_a_value_marks_it(watched: Watched) -> None:
    for item in watched.drawing().items:
        box = watched.view.box_of(item.key)
        assert box is not None and QRectF(watched.view.rect()).contains(box)
        watched.click(box.topLeft() + QPointF(4.0, 4.0))
        assert watched.told() == [("value_clicked", (item.key,))]


def test_a_click_on_a_mark_opens_its_card(watched: Watched) -> None:
    for hit in watched.drawing().hits:
        watched.click(watched.middle_of_mark(hit.figure_id))
        assert watched.told() == [("card_requested", (hit.figure_id,))]


def test_a_click_on_a_bar_marks_its_row(watched: Watched) -> None:
    watched.view.show_picture(CHART)
    box = watched.view.box_of("chicago")
    assert box is not None
    watched.click(QPointF(box.left() + box.width() * 0.35, box.center().y()))
    assert watched.told() == [("value_clicked", ("chicago",))]


def test_a_click_beside_everything_says_so(watched: Watched) -> None:
    watched.click(QPoint(3, 3))
    assert watched.told() == [("empty_clicked", ())]


def test_with_nothing_shown_or_blanked_there_is_nothing_to_hit(watched: Watched) -> None:
    box = watched.view.box_of(key_of(watched))
    assert box is not None
    for picture in (None, replace(CITY, blank=BLACK), replace(CITY, blank=WHITE)):
        watched.view.show_picture(picture)
        watched.click(box.topLeft() + QPointF(4.0, 4.0))
        assert watched.told() == [("empty_clicked", ())]


def test_a_frame_cannot_be_drawn_on_a_blank_screen(watched: Watched) -> None:
    for picture in (None, replace(CITY, blank=BLACK)):
        watched.view.show_picture(picture)
        watched.drag(QPoint(100, 100), QPoint(300, 300))
        assert watched.told() == []


@pytest.mark.parametrize(("first", "last"), [((200, 100), (600, 400)), ((600, 400), (200, 100)), ((200, 400), (600, 100))])
def test_a_dragged_frame_is_the_part_chosen(first: tuple[int, int], last: tuple[int, int], watched: Watched) -> None:
    watched.drag(QPoint(*first), QPoint(*last))
    (name, (region,)), = watched.told()
    assert name == "region_chosen" and isinstance(region, Region)
    assert (region.x, region.y) == (pytest.approx(200 / 960), pytest.approx(100 / 540))
    assert (region.width, region.height) == (pytest.approx(400 / 960), pytest.approx(300 / 540))


def test_the_click_of_an_unsteady_hand_is_a_click(watched: Watched) -> None:
    box = watched.view.box_of(key_of(watched))
    assert box is not None
    place = (box.topLeft() + QPointF(30.0, 12.0)).toPoint()
    watched.drag(place, place + QPoint(9, 6))
    assert watched.told() == [("value_clicked", (key_of(watched),))]


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_do_nothing(button: Qt.MouseButton, watched: Watched) -> None:
    watched.click(QPoint(400, 300), button)
    assert watched.told() == []


@pytest.mark.parametrize(("button", "step"), [(Qt.MouseButton.ForwardButton, 1), (Qt.MouseButton.BackButton, -1)])
def test_the_mouses_own_buttons_step(button: Qt.MouseButton, step: int, watched: Watched) -> None:
    watched.click(QPoint(400, 300), button)
    assert watched.told() == [("stepped", (step,))]


def test_another_button_does_not_end_a_frame(watched: Watched) -> None:
    QTest.mousePress(watched.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 100))
    QTest.mouseClick(watched.view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 200))
    QTest.mouseRelease(watched.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(600, 400))
    assert [name for name, _ in watched.told()] == ["region_chosen"]


def test_the_wheel_tells_steps_and_the_place(watched: Watched) -> None:
    watched.turn(15, QPointF(480, 270))
    watched.turn(-30, QPointF(240, 135))
    assert watched.told() == [("wheeled", (1.0, 0.5, 0.5)), ("wheeled", (-2.0, 0.25, 0.25))]
    watched.turn(0, QPointF(240, 135))
    assert watched.told() == []


def test_the_pointer_is_told_in_shares(watched: Watched) -> None:
    watched.hover(QPointF(240, 405))
    assert watched.told("pointed")[-1] == ("pointed", (pytest.approx(0.25), pytest.approx(0.75)))


def test_what_lies_outside_the_zoomed_part_cannot_be_clicked(watched: Watched) -> None:
    """With margins beside the slide, places there would be those of values that nobody sees."""
    watched.view.resize(540, 960)
    watched.view.show_picture(replace(CITY, zoom=Region(0.0, 0.45, 0.2, 0.2)))
    for y in (60, 150, 250, 700, 800, 900):
        watched.click(QPoint(300, y))
        assert watched.told() == [("empty_clicked", ())], y


# Places

REGIONS = st.none() | st.builds(Region.around, st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 1))


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(96, 1500), st.integers(54, 1500), REGIONS, st.floats(-0.2, 1.2), st.floats(-0.2, 1.2),
       st.none() | st.floats(1350, 2592))
def test_shares_and_places_are_the_inverse_of_each_other(
        cache: SlideCache, width: int, height: int, zoom: Region | None, x: float, y: float, units: float | None) -> None:
    view = SlideView(cache, width=units)
    view.resize(width, height)
    view.show_picture(replace(CITY, zoom=zoom))
    assert view.share_at(view.point_of(x, y)) == (pytest.approx(x, abs=1e-6), pytest.approx(y, abs=1e-6))
    place = QPointF(x * width, y * height)
    again = view.point_of(*view.share_at(place))
    assert (again.x(), again.y()) == (pytest.approx(place.x(), abs=1e-3), pytest.approx(place.y(), abs=1e-3))
    region = zoom or Region(0.0, 0.0, 1.0, 1.0)
    corner = view.point_of(region.x, region.y)
    far = view.point_of(region.x + region.width, region.y + region.height)
    assert min(corner.x(), corner.y()) == pytest.approx(0.0, abs=0.01), "as large as it can be"
    assert corner.x() + far.x() == pytest.approx(width, abs=0.01)  # in the middle
    assert corner.y() + far.y() == pytest.approx(height, abs=0.01)
    shiboken6.delete(view)


def test_a_value_that_is_not_on_the_page_has_no_place(watched: Watched) -> None:
    assert watched.view.box_of("nothing") is None
    watched.view.show_picture(None)
    assert watched.view.box_of("F001") is None


# Pixels

def colors(image: QImage, step: int = 7) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), step) for y in range(0, image.height(), step)}


@pytest.mark.parametrize(("blank", "color"), [(BLACK, "#000000"), (WHITE, "#ffffff")])
@pytest.mark.parametrize("theme", THEMES)
def test_a_blank_screen_has_one_color_whatever_else_is_on(blank: str, color: str, theme: str, watched: Watched) -> None:
    watched.view.show_picture(Picture(Scene("city.chicago", selected=key_of(watched), card="C01"), "en", theme,
                                      Region(0.1, 0.1, 0.5, 0.5), (0.5, 0.5), blank))
    assert colors(watched.image(), 1) == {color}


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_has_its_page_and_ink(theme: str, watched: Watched) -> None:
    watched.view.show_picture(replace(CITY, theme=theme))
    image = watched.image()
    assert image.pixelColor(2, 2).name() == QColor(THEMES[theme].page).name()
    assert QColor(THEMES[theme].ink).name() in colors(image, 1)


def test_margins_have_the_color_of_the_page(watched: Watched) -> None:
    watched.view.resize(960, 960)
    watched.view.show_picture(replace(CITY, theme="dark"))
    image = watched.image()
    assert {image.pixelColor(x, y).name() for x in (0, 480, 959) for y in (0, 100, 859, 959)} == {
        QColor(THEMES["dark"].page).name()}


def test_the_spotlight_dims_the_rest_and_leaves_its_place(watched: Watched) -> None:
    before = watched.image()
    watched.view.show_picture(replace(CITY, spotlight=(0.25, 0.4)))
    after = watched.image()
    middle, radius = watched.view.point_of(0.25, 0.4), SPOT * SIZE[1]
    inside = outside = 0
    for x in range(0, SIZE[0], 5):
        for y in range(0, SIZE[1], 5):
            away = ((x - middle.x()) ** 2 + (y - middle.y()) ** 2) ** 0.5
            lightness = before.pixelColor(x, y).lightness(), after.pixelColor(x, y).lightness()
            if away < radius - 3:
                inside += 1
                assert abs(lightness[0] - lightness[1]) <= 2
            elif away > radius + 3:
                outside += 1
                assert lightness[1] <= 0.4 * lightness[0] + 1
    assert inside > 200 and outside > 5000


def test_the_spotlight_lies_on_the_margins_too(watched: Watched) -> None:
    watched.view.resize(960, 960)
    watched.view.show_picture(replace(CITY, spotlight=(0.5, 0.5)))
    assert watched.image().pixelColor(5, 5).lightness() < 110


def test_what_is_marked_has_a_frame_and_nothing_else_has(watched: Watched) -> None:
    edge = QColor(THEMES["light"].selection_edge).name()
    watched.view.show_picture(CITY)
    assert edge not in colors(watched.image(), 1)
    key = key_of(watched, 1)
    watched.view.show_picture(replace(CITY, scene=replace(CITY.scene, selected=key)))
    image, box = watched.image(), watched.view.box_of(key)
    assert box is not None
    found = [(x, y) for x in range(SIZE[0]) for y in range(SIZE[1]) if image.pixelColor(x, y).name() == edge]
    assert len(found) > 200
    around = box.adjusted(-14, -14, 14, 14)
    assert all(around.contains(QPointF(x, y)) for x, y in found)
    inner = box.adjusted(4, 4, -4, -4)
    assert not any(inner.contains(QPointF(x, y)) for x, y in found)


def test_under_a_card_nothing_is_framed(watched: Watched) -> None:
    watched.view.show_picture(replace(CITY, scene=replace(CITY.scene, selected=key_of(watched), card="C01")))
    assert QColor(THEMES["light"].selection_edge).name() not in colors(watched.image(), 1)


def test_a_zoomed_part_is_that_part_enlarged(watched: Watched) -> None:
    whole = watched.image()
    watched.view.show_picture(replace(CITY, zoom=Region(0.0, 0.0, 0.5, 0.5)))
    part = watched.image()
    expected = whole.copy(0, 0, SIZE[0] // 2, SIZE[1] // 2).scaled(
        *SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    near = far = 0
    for x in range(4, SIZE[0], 11):
        for y in range(4, SIZE[1], 11):
            gap = abs(part.pixelColor(x, y).lightness() - expected.pixelColor(x, y).lightness())
            near, far = near + (gap < 60), far + (gap >= 60)
    assert far < 0.03 * near
    assert part != whole


def test_a_frame_being_drawn_is_seen_and_goes(watched: Watched) -> None:
    before = watched.image()
    QTest.mousePress(watched.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(700, 300))
    QTest.mouseMove(watched.view, QPoint(900, 450))
    during = watched.image()
    assert QColor(THEMES["light"].focus).name() in {during.pixelColor(700, y).name() for y in range(300, 450)} | {
        during.pixelColor(699, y).name() for y in range(300, 450)}
    QTest.mouseRelease(watched.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(900, 450))
    assert watched.image() == before


def test_on_the_console_a_picture_has_an_edge_and_a_hint_where_there_is_none(cache: SlideCache, qtbot: QtBot) -> None:
    view = SlideView(cache, frame=True)
    view.resize(*SIZE)
    view.show()
    view.show_picture(None, "Nothing is prepared")
    watched = Watched(view)
    assert watched.view.accessibleName() == "Nothing is prepared"
    empty = watched.image()
    assert len(colors(empty, 1)) > 2, "the hint is drawn"
    view.show_picture(CITY)
    edge = view.palette().mid().color().name()
    assert {watched.image().pixelColor(x, 0).name() for x in range(0, SIZE[0], 50)} == {edge}
    shiboken6.delete(view)


def test_the_console_shows_slides_in_the_shape_of_the_rooms_screen(watched: Watched) -> None:
    watched.view.set_slide_width(1440.0)
    assert watched.drawing().width == 1440.0
    left = watched.view.point_of(0.0, 0.0)
    assert (left.x(), left.y()) == (pytest.approx((960 - 720) / 2), 0.0)


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (96, 54), (4000, 60), (60, 4000)])
def test_any_size_can_be_painted(size: tuple[int, int], watched: Watched) -> None:
    watched.view.setMinimumSize(0, 0)
    watched.view.resize(*size)
    for picture in (CITY, replace(CITY, spotlight=(1.0, 0.0), zoom=Region(0.9, 0.9, 0.1, 0.1)), None):
        watched.view.show_picture(picture)
        watched.image()
        watched.click(QPoint(0, 0))


# Screen readers

def test_the_name_says_all_words_of_the_slide(watched: Watched) -> None:
    name = watched.view.accessibleName()
    assert name.startswith("Chicago ") and "22%" in name and "Not found elsewhere" in name
    assert name.endswith(watched.view.spoken()[-20:])
    watched.view.show_picture(replace(CITY, scene=Scene("city.chicago", card="C14")))
    assert watched.view.accessibleName() != name


@pytest.mark.parametrize("blank", [BLACK, WHITE])
def test_a_blank_screen_is_silent(blank: str, watched: Watched) -> None:
    watched.view.show_picture(replace(CITY, blank=blank))
    assert (watched.view.accessibleName(), watched.view.spoken()) == ("", "")
    watched.view.show_picture(CITY)
    assert watched.view.accessibleName() != ""


def test_notes_are_never_said(watched: Watched, cache: SlideCache) -> None:
    for slide in cache.deck:
        notes = slide.notes(cache.pack, "en")
        watched.view.show_picture(Picture(Scene(slide.id), "en", "light"))
        assert not notes or notes not in watched.view.accessibleName()
