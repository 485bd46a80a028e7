"""What a finger presses is large enough, on every page, in both languages, at each text size."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

from explainer.app.kiosk import TARGET
from explainer.panels import registry
from tests.ui.kiosk.conftest import Lobby, Open

KINDS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)


def sizes(root: QWidget) -> list[tuple[int, int, str]]:
    """Width and height of everything that can be pressed and seen."""
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisible() or part.visibleRegion().isEmpty():
            continue
        inside = isinstance(part.parent(), QComboBox | QAbstractSpinBox | QLineEdit)  # the whole field is the target
        name = f"{type(part).__name__} {part.objectName()} {part.accessibleName()[:30] or getattr(part, 'text', str)()[:30]}"
        if isinstance(part, KINDS) and not inside:
            found.append((part.width(), part.height(), name))
        elif isinstance(part, QTabBar):
            found += [(part.tabRect(n).width(), part.tabRect(n).height(), f"tab {part.tabText(n)}") for n in range(part.count())]
        elif isinstance(part, QHeaderView) and part.sectionsClickable():
            found.append((TARGET, part.height(), f"header {name}"))
    return found


def too_small(root: QWidget) -> list[tuple[int, int, str]]:
    return sorted({one for one in sizes(root) if min(one[:2]) < TARGET})


@pytest.mark.parametrize(("language", "scale"), [("en", 0.9), ("es", 1.0), ("en", 2.0)])
def test_every_target_is_large_enough(open_kiosk: Open, language: str, scale: float) -> None:
    lobby = open_kiosk(language=language, text_scale=scale)
    kiosk, frame = lobby.kiosk, lobby.kiosk.frame
    wrong: dict[str, object] = {"attract": too_small(frame)}
    smallest = sizes(frame)
    lobby.begin(language)
    visit = kiosk.visit
    assert visit is not None
    for panel in registry.panel_ids():
        visit.state.show_panel(panel)
        lobby.settle()
        page = visit.window.page(panel)
        for view in page.body.listing.names() if page.body is not None else [""]:
            visit.state.choose(panel, view=view)
            lobby.settle()
            wrong[f"{panel} {view}"] = too_small(frame)
            smallest += sizes(frame)
        if page.body is not None:
            page.body.card.follow("source:1")
            lobby.settle()
            wrong[f"{panel} page"] = too_small(frame)
    kiosk.idle._ask()
    lobby.settle()
    wrong["countdown"] = too_small(kiosk.countdown)
    kiosk.activity()
    for name, show in (("sheet", kiosk._offer_sheet), ("pin", kiosk.ask_pin), ("staff", lambda: kiosk._show_staff(0)),
                       ("choose", lambda: kiosk._choose_pin(first=False))):
        show()
        lobby.settle()
        wrong[name] = too_small(frame)
    print("smallest:", min(min(one[:2]) for one in smallest))
    assert {name: found for name, found in wrong.items() if found} == {}
    kiosk.runner.finish()


def test_lines_of_menus_are_large_enough(lobby: Lobby) -> None:
    lobby.begin()
    visit = lobby.kiosk.visit
    assert visit is not None
    for menu in (visit.window.menu, *visit.window.menu.findChildren(QMenu)):
        menu.ensurePolished()
        menu.sizeHint()
        for action in menu.actions():
            if not action.isSeparator():
                assert menu.actionGeometry(action).height() >= TARGET, action.text()
