"""Measured on the live widgets, for every panel at three sizes, two text sizes and in both languages: nothing is cut or
covered, everything can be read and hit, and the Tab key has few stops."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QTextBlock, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from explainer.bootstrap import Program
from explainer.core.columns import PANELS, TOPIC_PANELS
from explainer.drawing.theme import THEMES, contrast
from explainer.panels import registry
from explainer.ui.widgets.cells import CellDelegate
from explainer.ui.widgets.focus_ring import FocusRing
from explainer.ui.widgets.table import PanelTable

from .conftest import build, destroy, new_settings, settle

LEAST_TARGET = 24
MOST_STOPS = 25
TARGETS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
SIZES = ((1024, 640), (1366, 768), (1920, 1080))
LOOKS = pytest.mark.parametrize(
    ("size", "scale", "language"), list(itertools.product(SIZES, (1.0, 2.0), ("en", "es"))),
    ids=[f"{w}x{h}-{round(100 * s)}-{lang}" for (w, h), s, lang in itertools.product(SIZES, (1.0, 2.0), ("en", "es"))])


@pytest.fixture(scope="module")
def shared(qapp: QApplication, kept: list[Program], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program for all of them."""
    destroy(kept)
    programs = [build(qapp, tmp_path_factory.mktemp("settings"), new_settings(), size=SIZES[1])]
    yield programs[0]
    programs[0].state.set_theme("light")
    destroy(programs)


def show(program: Program, panel: str, size: tuple[int, int], scale: float, language: str) -> None:
    program.state.set_language(language)
    program.state.set_text_scale(scale)
    program.window.resize(*size)
    program.state.show_panel(panel)
    settle(program.app)
    assert (program.window.width(), program.window.height()) == size


def seen(program: Program, kind: type[QWidget] | tuple[type[QWidget], ...] = QWidget) -> list[QWidget]:
    """The widgets of the window of which something can be seen."""
    return [w for w in program.window.findChildren(QWidget)
            if isinstance(w, kind) and w.window() is program.window and w.isVisible() and not w.visibleRegion().isEmpty()]


def name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{(text or widget.accessibleName() or widget.objectName())[:60]}”"


def place(program: Program, widget: QWidget) -> QRect:
    """What can be seen of a widget, in the window."""
    seen_part = widget.visibleRegion().boundingRect()
    return seen_part.translated(widget.mapTo(program.window, QPoint()))


def cut(widget: QWidget) -> bool:
    """Whether a text has less room than it needs. A field says the rest as it is typed in."""
    if isinstance(widget, QLabel):
        if not widget.text() or widget.pixmap().width():
            return False
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        return widget.sizeHint().width() > widget.width() + 1
    return bool(isinstance(widget, QAbstractButton) and widget.text()
                and widget.width() < widget.minimumSizeHint().width())


def covered(program: Program) -> list[str]:
    """Pairs of texts, controls and lists that lie on each other. What belongs to the other is no pair."""
    kinds = (QLabel, QAbstractButton, QLineEdit, QAbstractItemView, QTabBar)
    parts = [w for w in seen(program, kinds) if not isinstance(w, QLabel) or w.text()]
    toast = program.window.toast
    parts = [w for w in parts if w is not toast and not toast.isAncestorOf(w)]
    found = []
    for one, other in itertools.combinations(parts, 2):
        if one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        shared = place(program, one) & place(program, other)
        if shared.width() > 1 and shared.height() > 1:
            found.append(f"{name(one)} and {name(other)}")
    return found


def small(program: Program) -> list[str]:
    """What can be pressed, and is less than 24 pixels each way."""
    found = [f"{name(w)} {w.width()}x{w.height()}" for w in seen(program, TARGETS)
             if min(w.width(), w.height()) < LEAST_TARGET and not isinstance(w.parentWidget(), QLineEdit)]
    for tabs in seen(program, QTabBar):
        assert isinstance(tabs, QTabBar)
        found += [f"tab {n}" for n in range(tabs.count()) if tabs.tabRect(n).height() < LEAST_TARGET]
    return found


def stops(program: Program) -> list[QWidget]:
    """What the Tab key visits."""
    return [w for w in program.window.findChildren(QWidget)
            if w.window() is program.window and w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
            and w.focusProxy() is None]


def nested(program: Program) -> list[str]:
    """Areas that scroll up and down inside one that does."""
    scrolling = [w for w in seen(program, QAbstractScrollArea)
                 if isinstance(w, QAbstractScrollArea) and w.verticalScrollBar().maximum() > 0]
    return [f"{name(inner)} in {name(outer)}" for outer, inner in itertools.permutations(scrolling, 2) if outer.isAncestorOf(inner)]


@LOOKS
def test_everything_can_be_read_hit_and_reached(shared: Program, size: tuple[int, int], scale: float, language: str) -> None:
    wrong = []
    for panel in PANELS:
        show(shared, panel, size, scale, language)
        wrong += [f"{panel}: cut: {name(w)}" for w in seen(shared, (QLabel, QAbstractButton)) if cut(w)]
        wrong += [f"{panel}: covered: {pair}" for pair in covered(shared)]
        wrong += [f"{panel}: small: {target}" for target in small(shared)]
        wrong += [f"{panel}: nested: {pair}" for pair in nested(shared)]
        if len(found := stops(shared)) > MOST_STOPS:
            wrong.append(f"{panel}: {len(found)} stops: " + ", ".join(map(name, found)))
        for part in seen(shared, QAbstractScrollArea):
            assert isinstance(part, QAbstractScrollArea)
            if part.horizontalScrollBar().maximum() > 0 and not isinstance(part, QAbstractItemView):
                wrong.append(f"{panel}: scrolls sideways: {name(part)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_view_has_its_titles_its_tools_whole_and_no_word_twice(shared: Program, scale: float, language: str) -> None:
    wrong = []
    for panel in TOPIC_PANELS:
        for view, part in registry.views(panel).items():
            show(shared, panel, SIZES[1], scale, language)
            shared.state.choose(panel, view=view)
            settle(shared.app)
            body = shared.window.page(panel).body
            assert body is not None
            wrong += [f"{panel} {view}: cut: {name(w)}" for w in seen(shared, (QLabel, QAbstractButton)) if cut(w)]
            if part.over_time:
                continue
            if body.table.horizontalHeader().isHidden():
                wrong.append(f"{panel} {view}: no titles")
            wrong += [f"{panel} {view}: {text}" for text in shown_texts(body.table)
                      if re.match(r"(?:\W*)(\w[\w ]*): \1\b", text) or (panel == "cities" and re.match(r"[^:]*\d…", text))]
        shared.state.choose(panel, view="")
    assert not wrong, "\n".join(wrong)


def shown_texts(table: PanelTable) -> list[str]:
    """The lines of the cells that can be seen, as they are painted."""
    delegate, model = table.itemDelegate(), table.model()
    assert isinstance(delegate, CellDelegate)
    found = []
    for row, column in itertools.product(range(min(12, model.rowCount())), range(model.columnCount())):
        if not table.isColumnHidden(column):
            index = model.index(row, column)
            parts = (p for p in delegate._parts(table.visualRect(index), index) if p.line is not None)
            found += [delegate.layout.text(p.line, int(delegate.layout.text_box(p).width()))[0].text() for p in parts]
    return found


def test_five_views_are_seen_in_both_languages_on_a_laptop(shared: Program) -> None:
    for language in ("en", "es"):
        for size in SIZES:
            show(shared, "cities", size, 1.0, language)
            body = shared.window.page("cities").body
            assert body is not None
            for view in registry.panel_views(shared.state.pack, "cities"):
                shared.state.choose("cities", view=view)
                settle(shared.app)
                assert sum(not b.visibleRegion().isEmpty() for b in body.toolbar.views.stops()) == 5, (language, size, view)
            shared.state.choose("cities", view="")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 1.0), ((1366, 768), 1.5), ((1366, 768), 2.0), ((1920, 1080), 2.0)])
def test_what_a_number_counts_stays_beside_it(shared: Program, size: tuple[int, int], scale: float, language: str) -> None:
    show(shared, "cities", size, scale, language)
    body = shared.window.page("cities").body
    assert body is not None
    keys = [column.key for column in body.model.view.columns]
    assert not body.table.isColumnHidden(keys.index("about"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_mark_its_word_and_its_sources_stand_in_one_line(shared: Program, language: str) -> None:
    parted = []
    for size, scale in itertools.product(SIZES, (1.0, 1.25, 1.5, 2.0)):
        for panel in TOPIC_PANELS:
            show(shared, panel, size, scale, language)
            label = shared.window.page(panel).title
            document = QTextDocument()
            document.setDocumentMargin(0)
            document.setDefaultFont(label.font())
            document.setHtml(label._broken(label.contentsRect().width()))
            document.setTextWidth(label.contentsRect().width())
            document.size()
            lines = [block.text()[line.textStart():line.textStart() + line.textLength()].strip()
                     for block in blocks(document) for line in map(block.layout().lineAt, range(block.layout().lineCount()))]
            parted += [(panel, size, scale, line) for line in lines if line.startswith(("[", "·")) or line.endswith("\ufffc")]
    assert not parted, "\n".join(map(str, parted))


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def ground(image: QImage, area: QRect, ink: str) -> str:
    """The color that a text stands on: the commonest in its area that is not its own."""
    counts: dict[str, int] = {}
    for x in range(area.left(), area.right(), 3):
        for y in range(area.top(), area.bottom(), 2):
            color = image.pixelColor(x, y).name()
            counts[color] = counts.get(color, 0) + 1
    counts.pop(ink, None)
    return max(counts, key=lambda color: counts[color])


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_has_contrast_on_what_it_stands_on(shared: Program, theme: str) -> None:
    shared.state.set_theme(theme)
    low = []
    for panel in PANELS:
        show(shared, panel, SIZES[1], 1.0, "en")
        image = shared.window.grab().toImage()
        for widget in seen(shared, (QLabel, QAbstractButton, QLineEdit)):
            area = place(shared, widget)
            text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
            if not text or min(area.width(), area.height()) < 8:
                continue
            ink = widget.palette().color(widget.foregroundRole()).name()
            behind = ground(image, area, ink)
            least = 7.0 if isinstance(widget, QLabel) and ink == THEMES[theme].ink.lower() else 4.5
            if contrast(ink, behind) < least - 0.01:
                low.append(f"{panel}: {name(widget)} {ink} on {behind}: {contrast(ink, behind):.1f}")
    assert not low, "\n".join(low)


def test_whatever_has_the_focus_has_a_ring_in_every_theme(shared: Program) -> None:
    show(shared, "cities", SIZES[1], 1.0, "en")
    shared.window.activateWindow()
    ring: FocusRing = shared.shell.focus_ring
    without = []
    for theme in THEMES:
        shared.state.set_theme(theme)
        settle(shared.app)
        for widget in stops(shared):
            shared.window.setFocus()
            settle(shared.app, 2)
            before = shared.window.grab().toImage()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            settle(shared.app, 2)
            area = place(shared, widget).adjusted(-3, -3, 3, 3) & shared.window.rect()
            after = shared.window.grab().toImage()
            edge = [(x, y) for x in range(area.left(), area.right(), 2) for y in range(area.top(), area.bottom() + 1)
                    if before.pixelColor(x, y) != after.pixelColor(x, y)
                    and contrast(after.pixelColor(x, y).name(), before.pixelColor(x, y).name()) >= 3]
            if not edge:
                without.append(f"{theme}: {name(widget)}, ring around {ring.around}")
    assert not without, "\n".join(without)
