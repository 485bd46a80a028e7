"""The program's font for every test here, so that what is measured and drawn is what people see."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def _fonts(qapp: object) -> None:
    spec = importlib.util.find_spec("fontpkg_atkinson_hyperlegible")
    assert spec is not None and spec.submodule_search_locations
    files = sorted((Path(spec.submodule_search_locations[0]) / "files").glob("*.ttf"))
    assert all(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)


@pytest.fixture
def bot(_fonts: None, qtbot: QtBot) -> QtBot:
    """`qtbot` with the font there."""
    return qtbot
