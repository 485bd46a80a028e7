"""Show me in 5 steps, by keys and clicks, while the program goes on working."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.ui.start.page import StartPage
from explainer.ui.start.tour import Bubble, Tour
from tests.ui.conftest import Make, settle


def begun(program: Program) -> tuple[Tour, Bubble]:
    """A tour started by the button on the first panel."""
    program.state.show_panel("start")
    settle(program.app)
    program.window.activateWindow()
    page = program.window.page("start")
    assert isinstance(page, StartPage)
    QTest.mouseClick(page.doing["help.tour"], Qt.MouseButton.LeftButton)
    settle(program.app)
    tour = program.workbench.tour
    assert tour.bubble is not None
    return tour, tour.bubble


def press(program: Program, key: Qt.Key) -> None:
    focused = program.window.focusWidget()
    QTest.keyClick(focused if focused is not None else program.window, key)
    QTest.qWait(120)


def test_five_steps_by_keys_each_with_a_sentence_and_back_again(program: Program) -> None:
    tour, bubble = begun(program)
    seen = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Right):
        seen.append((program.state.panel, bubble.count.text(), bubble.text.accessibleName()))
        press(program, key)
    seen.append((program.state.panel, bubble.count.text(), bubble.text.accessibleName()))
    assert [panel for panel, _, _ in seen] == ["start", "cities", "cities", "cities", "start"]
    assert [count for _, count, _ in seen] == [f"Step {n} of 5" for n in range(1, 6)]
    assert len({text for _, _, text in seen}) == 5 and "27%" in seen[1][2]
    press(program, Qt.Key.Key_Left)
    assert (program.state.panel, tour.at) == ("cities", 3)
    press(program, Qt.Key.Key_Right)
    press(program, Qt.Key.Key_Return)
    assert tour.bubble is None and tour.ring is None


def test_escape_ends_it_and_it_begins_anew_at_the_first_step(program: Program) -> None:
    tour, _ = begun(program)
    press(program, Qt.Key.Key_Right)
    press(program, Qt.Key.Key_Escape)
    assert tour.bubble is None and program.state.panel == "cities"
    program.actions["help.tour"].trigger()
    settle(program.app)
    assert tour.bubble is not None and tour.at == 0 and program.state.panel == "start"


def test_enter_presses_the_button_that_has_the_focus(program: Program) -> None:
    tour, bubble = begun(program)
    press(program, Qt.Key.Key_Right)
    bubble.back.setFocus()
    press(program, Qt.Key.Key_Return)
    assert tour.at == 0
    bubble.close_button.setFocus()
    press(program, Qt.Key.Key_Return)
    assert tour.bubble is None


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1024, 640), 1.0), ((1024, 640), 2.0)])
def test_the_place_is_framed_and_not_covered_while_there_is_room(
        make: Make, qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    program = make(size=size, text_scale=scale, panel="start")
    tour, bubble = begun(program)
    for at in range(5):
        QTest.qWait(150)
        assert tour.ring is not None
        assert program.window.rect().contains(bubble.geometry()), at
        assert bubble.text.height() + 1 >= bubble.text.heightForWidth(bubble.text.width())
        if scale == 1.0:
            qtbot.waitUntil(tour.ring.isVisible, timeout=20_000)
            assert not tour.ring.geometry().adjusted(6, 6, -6, -6).intersects(bubble.geometry()), at
        if at < 4:
            tour.step(1)


def test_the_program_works_on_beneath_it(program: Program) -> None:
    tour, bubble = begun(program)
    tour.step(1)
    QTest.qWait(120)
    program.state.set_language("es")
    settle(program.app)
    assert bubble.text.accessibleName().startswith("El artículo dice 27\u00a0%") and bubble.next.text() == "Siguiente"
    program.window.resize(1024, 640)
    QTest.qWait(150)
    assert program.window.rect().contains(bubble.geometry())
    program.state.set_text_scale(2.0)
    settle(program.app)
    QTest.qWait(150)
    assert program.window.rect().contains(bubble.geometry())
    QTest.keyClick(program.window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(150)
    assert program.state.panel == "sources" and tour.ring is not None and not tour.ring.isVisible()
    tour.step(1)
    QTest.qWait(150)
    assert program.state.panel == "cities"


def test_what_has_the_focus_reads_the_sentence(program: Program) -> None:
    _, bubble = begun(program)
    assert program.window.focusWidget() is bubble.next
    assert bubble.text.accessibleName() in bubble.next.accessibleDescription()


def test_a_pack_without_cities_and_claims_has_a_tour(make: Make, pack_copy: Path) -> None:
    for table in ("cities", "claims", "responses"):
        file = pack_copy / f"{table}.csv"
        file.write_text(file.read_text(encoding="utf-8-sig").splitlines()[0] + "\n", encoding="utf-8")
    program = make(pack=pack_copy, panel="start")
    tour, bubble = begun(program)
    for _ in range(4):
        press(program, Qt.Key.Key_Right)
        assert bubble.text.accessibleName()
    assert tour.at == 4


def test_another_pack_while_it_runs_ends_at_a_step_that_there_is(program: Program) -> None:
    tour, bubble = begun(program)
    tour.step(2)
    from tests.core.building import pack
    program.state.open_pack(pack(title_en="Empty", languages="en"))
    settle(program.app)
    assert bubble.text.accessibleName() and tour.at == 2
