"""The chart on the screen, by real clicks and keys."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeySequence,
    QMouseEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explainer.charts.view import ChartView
from explainer.drawing.bars import BarChart, Datum, Series
from explainer.drawing.chart import Chart
from explainer.drawing.shapes import Bar, Box, Item, Text
from explainer.drawing.theme import THEMES, Theme
from tests.drawing import samples

LIGHT = THEMES["light"]


def shown(bot: QtBot, spec: Chart, *, width: int = 820, theme: Theme = LIGHT, scale: float = 1.0,
          direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> ChartView:
    """A chart in a window of its own, at the height it asks for."""
    view = ChartView()
    bot.addWidget(view)
    view.setLayoutDirection(direction)
    view.set_chart(spec, theme, scale)
    view.resize(width, view.preferred_height(width))
    with bot.waitExposed(view):
        view.show()
    return view


def item(view: ChartView, key: str) -> Item:
    return next(i for i in view.drawing().items if i.key == key)


def middle(box: Box) -> QPoint:
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))


def click(bot: QtBot, view: ChartView, at: QPoint) -> None:
    bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def picture(view: ChartView) -> QImage:
    return view.grab().toImage()


def count(image: QImage, color: str, area: QRect | None = None) -> int:
    """Pixels of nearly that color."""
    area = (area or image.rect()).intersected(image.rect())
    rgb = image.convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.width(), 4)[:, :, :3].astype(int)
    part = pixels[area.top() : area.bottom() + 1, area.left() : area.right() + 1]
    return int((np.abs(part - QColor(color).getRgb()[:3]).sum(axis=2) < 24).sum())


class Heard:
    """What the chart asked for."""

    def __init__(self, view: ChartView) -> None:
        self.selections: list[str] = []
        self.sources: list[str] = []
        self.tables = 0
        view.selection_requested.connect(self.selections.append)
        view.source_requested.connect(self.sources.append)
        view.table_requested.connect(self._table)

    def _table(self) -> None:
        self.tables += 1


# Mouse


def test_a_click_on_a_bar_asks_for_its_row_and_a_click_on_its_mark_for_its_source(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    heard = Heard(view)
    bar = next(s for s in view.drawing().shapes if isinstance(s, Bar))
    click(bot, view, middle(bar.box))
    assert (heard.selections, heard.sources) == (["los-angeles"], [])
    click(bot, view, middle(view.drawing().hits[2].box))
    assert (heard.selections, heard.sources) == (["los-angeles"], ["C18"])
    click(bot, view, QPoint(4, view.height() - 2))
    bot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=middle(bar.box))
    assert (heard.selections, heard.sources) == (["los-angeles"], ["C18"])


def test_a_press_that_is_let_go_elsewhere_is_no_click(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    heard = Heard(view)
    bot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(item(view, "chicago").area))
    bot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(item(view, "new-york").area))
    assert heard.selections == []


@pytest.mark.parametrize(("name", "key"), [
    ("timeline", "ev-16"), ("links", "P2"), ("strips", "C24n-1"), ("strips", "C22"), ("matrix", "R000"),
])
def test_every_kind_can_be_clicked(bot: QtBot, name: str, key: str) -> None:
    spec = samples.ALL[name]("en")
    view = shown(bot, spec)
    heard = Heard(view)
    keys = [i.key for i in view.drawing().items]
    key = key if key in keys else keys[-1]
    area = item(view, key).area
    click(bot, view, QPoint(round(area.x + 3), round(area.y + 5)))
    assert heard.selections == [key]


def test_a_click_on_a_mark_of_a_pair_opens_that_claim(bot: QtBot) -> None:
    view = shown(bot, samples.links("en"))
    heard = Heard(view)
    for hit in view.drawing().hits:
        click(bot, view, middle(hit.box))
    assert heard.sources == ["C21", "C25", "C27", "C26", "C23", "C24", "C27", "C24", "C43"]
    assert heard.selections == []


def hover(view: ChartView, place: QPoint) -> None:
    """Sent to the chart itself: a test's mouse moves the pointer, whose window may be another test's."""
    none, viewport = Qt.MouseButton.NoButton, view.viewport()
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(viewport.mapToGlobal(place)), none, none,
                        Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def test_the_pointer_shows_what_can_be_clicked(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    hover(view, middle(item(view, "chicago").frame))
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    hover(view, QPoint(400, 1))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_tooltip_says_all_and_never_reads_html(bot: QtBot) -> None:
    datum = Datum("k", "<b>Los Angeles</b>", 3.0, "3", "reported", "One source", "June 2025 [4]")
    view = shown(bot, BarChart("t", series=(Series("", (datum,)),)))
    at = middle(item(view, "k").area)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert QToolTip.text() == "<p>&lt;b&gt;Los Angeles&lt;/b&gt;: 3. One source. June 2025 [4]</p>"
    QToolTip.hideText()


# Keys


def test_the_keys_walk_the_values_and_choose(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    heard = Heard(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current_key() == "los-angeles"
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up,
                Qt.Key.Key_End, Qt.Key.Key_Home):
        bot.keyClick(view, key)
        walked.append(view.current_key())
    assert walked == ["chicago", "new-york", "new-york", "chicago", "los-angeles", "los-angeles", "new-york",
                      "los-angeles"]
    assert heard.selections == []
    bot.keyClick(view, Qt.Key.Key_Return)
    bot.keyClick(view, Qt.Key.Key_Right)
    bot.keyClick(view, Qt.Key.Key_Space)
    assert heard.selections == ["los-angeles", "chicago"]
    bot.keyClick(view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert heard.sources == ["C22"]
    bot.keyClick(view, Qt.Key.Key_T)
    assert heard.tables == 1


def test_up_and_down_go_from_series_to_series(bot: QtBot) -> None:
    view = shown(bot, samples.published_bars("en"))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        bot.keyClick(view, key)
        walked.append(view.current_key())
    assert walked == ["F020b", "F032", "F033", "F041", "F041", "F032"]


def test_up_and_down_go_to_the_nearest_event_of_the_next_lane(bot: QtBot) -> None:
    view = shown(bot, samples.timeline("en"))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    bot.keyClick(view, Qt.Key.Key_End)
    assert view.current_key() == "ev-24"
    bot.keyClick(view, Qt.Key.Key_Up)
    assert view.current_key() == "ev-15"  # the last protest
    bot.keyClick(view, Qt.Key.Key_Up)
    assert view.current_key() == "ev-14"  # the court ruling of the same days


def test_the_chart_s_keys_win_over_the_window_s_while_it_has_the_focus(bot: QtBot) -> None:
    window = QWidget()
    bot.addWidget(window)
    layout = QVBoxLayout(window)
    view, field = ChartView(), QLineEdit()
    layout.addWidget(field)
    layout.addWidget(view)
    view.set_chart(samples.article_bars("en"), LIGHT, 1.0)
    taken: list[str] = []
    for keys in ("T", "Ctrl+I", "Ctrl+F", "Right"):
        QShortcut(QKeySequence(keys), window, activated=lambda keys=keys: taken.append(keys))
    with bot.waitExposed(window):
        window.show()
    heard = Heard(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    for key, modifier in ((Qt.Key.Key_T, plain), (Qt.Key.Key_I, control), (Qt.Key.Key_F, control),
                          (Qt.Key.Key_Right, plain)):
        bot.keyClick(view, key, modifier)
    assert taken == ["Ctrl+F"]
    assert (heard.tables, heard.sources, view.current_key()) == (1, ["C27"], "chicago")
    field.setFocus()
    bot.keyClick(field, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["Ctrl+F", "Ctrl+I"]


def test_a_value_without_a_source_leaves_the_key_to_the_window(bot: QtBot) -> None:
    spec = BarChart("t", series=(Series("", (Datum("k", "x", 1.0, "1", "reported", "w"),)),))
    view = shown(bot, spec)
    taken: list[str] = []
    QShortcut(QKeySequence("Ctrl+I"), view, activated=lambda: taken.append("window"))
    heard = Heard(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    bot.keyClick(view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert (taken, heard.sources) == (["window"], [])


def test_keys_on_an_empty_chart_do_nothing_but_open_the_table(bot: QtBot) -> None:
    view = shown(bot, BarChart("Title", empty_text="Nothing has been published yet."))
    heard = Heard(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Plus, Qt.Key.Key_T):
        bot.keyClick(view, key)
    assert (heard.selections, heard.sources, heard.tables, view.current_key()) == ([], [], 1, None)
    assert count(picture(view), LIGHT.muted) > 40, "the words are there"


# Selection and focus


def test_selecting_frames_the_bar_bolds_its_label_and_echoes_nothing(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    heard = Heard(view)
    label = next(s for s in view.drawing().shapes if isinstance(s, Text) and s.text == "Chicago")
    where = QRect(0, round(label.box.y), 90, round(label.box.height))
    before, inked = picture(view), 0
    assert count(before, LIGHT.selection_edge) == 0
    inked = count(before, LIGHT.ink, where)
    view.select("chicago")
    after = picture(view)
    frame = item(view, "chicago").frame
    bar = [s for s in view.drawing().shapes if isinstance(s, Bar)][1]
    assert frame == bar.box.outset(4)
    assert count(after, LIGHT.selection_edge) > 1.5 * (frame.width + frame.height)
    assert count(after, LIGHT.ink, where) > 1.15 * inked
    view.select(None)
    assert picture(view) == before
    view.select("no such key")
    assert picture(view) == before
    assert heard.selections == []


def test_the_focus_ring_is_for_those_who_come_by_keys(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    click(bot, view, middle(item(view, "chicago").frame))
    assert view.hasFocus()
    assert count(picture(view), LIGHT.focus) == 0
    bot.keyClick(view, Qt.Key.Key_Right)
    ringed = count(picture(view), LIGHT.focus)
    assert ringed > 400
    view.select("new-york")  # selected as well: both frames are seen
    assert count(picture(view), LIGHT.focus) > 1.7 * ringed
    view.clearFocus()
    assert count(picture(view), LIGHT.focus) < 1.2 * ringed


def test_the_walk_goes_on_from_what_was_selected_elsewhere(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    view.select("chicago")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    bot.keyClick(view, Qt.Key.Key_Right)
    assert view.current_key() == "new-york"


def test_a_new_language_keeps_the_place(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    view.select("new-york")
    view.set_chart(samples.article_bars("es"), LIGHT, 1.0)
    assert view.current_key() == "new-york"
    assert count(picture(view), LIGHT.selection_edge) > 400
    view.set_chart(samples.links("es"), LIGHT, 1.0)
    assert view.current_key() is None


# What is painted


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_bars_wear_their_status(bot: QtBot, theme: Theme) -> None:
    view = shown(bot, samples.every_fill("en"), theme=theme)
    image = picture(view)
    assert image.pixelColor(1, 1) == QColor(theme.page)
    shares = {}
    for bar in (s for s in view.drawing().shapes if isinstance(s, Bar)):
        inner = bar.box.outset(-4)
        half = inner.width / 2
        halves = [QRect(round(inner.x + k * half), round(inner.y), round(half), round(inner.height)) for k in (0, 1)]
        along = range(round(bar.box.x + 8), round(bar.box.right - 12))
        rim = [image.pixelColor(x, round(bar.box.y)) != QColor(theme.surface) and image.pixelColor(
            x, round(bar.box.y) - 1) != QColor(theme.page) for x in along]
        shares[str(bar.fill)] = [
            *(count(image, getattr(theme, bar.color), half) / (half.width() * half.height()) for half in halves),
            sum(rim) / len(rim), sum(a != b for a, b in itertools.pairwise(rim)),
            max(count(image, theme.hatch, half) / (half.width() * half.height()) for half in halves),
        ]
    assert shares["solid"][:2] == [1.0, 1.0]
    assert shares["half"][0] > 0.98 and shares["half"][1] < 0.02
    assert shares["hatched"][4] > 0.15
    assert shares["outline"][0] == 0.0 and shares["outline"][2] == 1.0
    assert 0.05 < shares["dotted"][0] < 0.5 and shares["dotted"][2] == 1.0
    assert shares["dotted_outline"][0] == 0.0 and 0.3 < shares["dotted_outline"][2] < 0.95
    assert shares["dotted_outline"][3] > 20, "its rim comes and goes"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_half_fill_starts_at_zero(bot: QtBot, direction: Qt.LayoutDirection) -> None:
    data = tuple(Datum(str(v), "x", v, str(v), "partly", "Partly") for v in (100.0, -100.0))
    view = shown(bot, BarChart("t", series=(Series("", data),)), direction=direction)
    image = picture(view)
    for bar in (s for s in view.drawing().shapes if isinstance(s, Bar)):
        row = round(bar.box.y + 8)
        at_zero, far = (bar.box.x + bar.box.width * share for share in (0.3, 0.7))
        if bar.open_edge == "right":
            at_zero, far = far, at_zero
        assert image.pixelColor(round(at_zero), row) == QColor(LIGHT.accent)
        assert image.pixelColor(round(far), row) == QColor(LIGHT.surface)


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_kind_is_painted_to_its_last_line(bot: QtBot, name: str, scale: float) -> None:
    view = shown(bot, samples.ALL[name]("es"), scale=scale)
    image = picture(view)
    assert (image.width(), image.height()) == (820, view.preferred_height(820))
    for shape in view.drawing().shapes:
        if isinstance(shape, Text) and shape.text.strip():
            box = QRect(round(shape.box.x), round(shape.box.y), round(shape.box.width), round(shape.box.height))
            assert image.rect().contains(box)
            assert count(image, getattr(LIGHT, shape.color), box) > 1, shape.text


def test_the_drawing_is_in_pixels_of_the_widget(bot: QtBot) -> None:
    view = shown(bot, samples.every_fill("en"), width=701)
    solid = next(s for s in view.drawing().shapes if isinstance(s, Bar))
    image = picture(view)
    row = round(solid.box.y + solid.box.height / 2)
    filled = [x for x in range(image.width()) if image.pixelColor(x, row) == QColor(LIGHT.accent)]
    marks = solid.box.right + 20  # what comes after the bar is not the bar
    filled = [x for x in filled if x < marks]
    assert filled[0] == pytest.approx(solid.box.x, abs=1.5)
    assert filled[-1] + 1 == pytest.approx(solid.box.right, abs=2)


# Right to left


def test_right_to_left_bars_grow_leftwards_and_clicks_and_keys_follow(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"), direction=Qt.LayoutDirection.RightToLeft)
    heard = Heard(view)
    bars = [s for s in view.drawing().shapes if isinstance(s, Bar)]
    assert len({round(bar.box.right, 3) for bar in bars}) == 1 and bars[0].box.x < bars[1].box.x
    label = next(s for s in view.drawing().shapes if isinstance(s, Text) and s.text == "Chicago")
    assert label.box.x > bars[1].box.right and label.align == "right"
    click(bot, view, middle(bars[1].box))
    assert heard.selections == ["chicago"]
    bot.keyClick(view, Qt.Key.Key_Left)
    assert view.current_key() == "new-york"
    bot.keyClick(view, Qt.Key.Key_Right)
    assert view.current_key() == "chicago"


def test_turning_the_direction_mirrors_at_once(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    before = view.drawing()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.drawing() == before.mirrored()


# Room


def test_it_asks_for_the_height_its_width_needs(bot: QtBot) -> None:
    window = QWidget()
    bot.addWidget(window)
    layout = QVBoxLayout(window)
    view = ChartView()
    layout.addWidget(view)
    layout.addStretch()
    view.set_chart(samples.published_bars("es"), LIGHT, 1.0)
    assert view.heightForWidth(340) > view.heightForWidth(900)
    window.resize(900, 100)
    with bot.waitExposed(window):
        window.show()
    for width in (900, 340, 700):
        window.resize(width, 100)
        bot.waitUntil(lambda: view.height() >= view.preferred_height(view.width()))
        assert view.drawing().height <= view.height()
    assert view.minimumSizeHint().width() <= QSize(320, 0).width()


def test_larger_text_needs_more_room(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    small = view.preferred_height(820)
    view.set_chart(samples.article_bars("en"), LIGHT, 2.0)
    assert view.preferred_height(820) > 1.5 * small


def test_walking_scrolls_the_page_along(bot: QtBot) -> None:
    area, view = QScrollArea(), ChartView()
    bot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(view)
    view.set_chart(samples.strips("en"), LIGHT, 1.0)
    area.resize(600, 150)
    with bot.waitExposed(area):
        area.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    bot.keyClick(view, Qt.Key.Key_End)
    assert area.verticalScrollBar().value() > 60
    seen = middle(view.drawing().items[-1].frame) + QPoint(0, -area.verticalScrollBar().value())
    assert 0 <= seen.y() <= area.viewport().height()
    bot.keyClick(view, Qt.Key.Key_Home)
    assert area.verticalScrollBar().value() < 60


def test_the_wheel_belongs_to_the_page(bot: QtBot) -> None:
    view = shown(bot, samples.article_bars("en"))
    before = view.drawing()
    assert not _wheel(view, QPointF(400, 80), Qt.KeyboardModifier.NoModifier)
    assert not _wheel(view, QPointF(400, 80), Qt.KeyboardModifier.ControlModifier)
    assert view.drawing() == before


# Time


def _wheel(view: ChartView, at: QPointF, modifiers: Qt.KeyboardModifier, notches: int = 1) -> bool:
    event = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
                        modifiers, Qt.ScrollPhase.NoScrollPhase, False)
    event.ignore()
    QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


def test_a_timeline_zooms_about_the_pointer_and_pans_by_dragging(bot: QtBot) -> None:
    view = shown(bot, samples.timeline("en"))
    directive = middle(item(view, "ev-16").area)
    spread = item(view, "ev-23").area.x - item(view, "ev-16").area.x
    assert _wheel(view, QPointF(directive), Qt.KeyboardModifier.ControlModifier)
    assert abs(middle(item(view, "ev-16").area).x() - directive.x()) <= 1
    assert item(view, "ev-23").area.x - item(view, "ev-16").area.x == pytest.approx(1.5 * spread, rel=0.02)
    heard = Heard(view)
    x = middle(item(view, "ev-16").area).x()
    viewport, y = view.viewport(), 300
    bot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(500, y))
    bot.mouseMove(viewport, QPoint(540, y))
    bot.mouseMove(viewport, QPoint(560, y))
    bot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(560, y))
    assert middle(item(view, "ev-16").area).x() == pytest.approx(x + 60, abs=2)
    assert heard.selections == []


def test_walking_a_zoomed_timeline_brings_each_event_into_view(bot: QtBot) -> None:
    view = shown(bot, samples.timeline("en"))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(8):
        bot.keyClick(view, Qt.Key.Key_Plus)
    assert sum(i.frame.width > 0 for i in view.drawing().items) < 10
    for _ in view.drawing().items:
        bot.keyClick(view, Qt.Key.Key_Right)
        assert item(view, str(view.current_key())).frame.width > 0
    view.select("ev-3")
    assert item(view, "ev-3").frame.width > 0
    bot.keyClick(view, Qt.Key.Key_0)
    assert all(i.frame.width > 0 for i in view.drawing().items)


def test_the_current_event_is_spelled_out(bot: QtBot) -> None:
    view = shown(bot, samples.timeline("en"))

    def said() -> list[str]:
        return [s.text for s in view.drawing().shapes if isinstance(s, Text)]

    assert "2025-06-15 · Federal government" not in said()
    view.select("ev-16")
    assert "2025-06-15 · Federal government" in said()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    bot.keyClick(view, Qt.Key.Key_Right)
    assert "2025-06-16 · Published data" in said()


# For screen readers


def test_name_and_description_say_the_chart_and_the_current_value(bot: QtBot) -> None:
    spec = dataclasses.replace(samples.article_bars("en"), takeaway="None of the three was found elsewhere.")
    view = ChartView()
    bot.addWidget(view)
    view.set_chart(spec, LIGHT, 1.0)
    assert view.accessibleName() == spec.title
    assert view.accessibleDescription() == spec.takeaway
    with bot.waitExposed(view):
        view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.accessibleDescription() == f"{spec.takeaway} Los Angeles: 27%. Not found elsewhere"
    bot.keyClick(view, Qt.Key.Key_End)
    assert view.accessibleDescription() == f"{spec.takeaway} New York City: 18%. Disputed by a source"
    view.set_chart(samples.links("es"), LIGHT, 1.0)
    assert view.accessibleName() == "Efecto y seguridad"


def test_walking_speaks_when_someone_listens(bot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from explainer.charts import view as module

    said: list[str] = []
    monkeypatch.setattr(module.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(module.QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    view = shown(bot, samples.strips("en"))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    bot.keyClick(view, Qt.Key.Key_Right)
    assert said == ["People without legal status report fewer crimes. For: Calls fell 12% in Dallas, 2010–2013. "
                    "strong method. 2 of 25"]
