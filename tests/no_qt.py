"""Runs the tests of `core`, `app` and `drawing` as on a machine without Qt.

    python -m pytest -p tests.no_qt -p no:pytest-qt tests/core tests/content tests/app tests/drawing tests/panels tests/records
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

for _name in ("PySide6", "shiboken6", "pyqtgraph"):
    sys.modules[_name] = None  # type: ignore[assignment]  # the import system's way to say: not there


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of pytest-qt, which is switched off."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "not used without Qt")


def pytest_configure() -> None:
    """Few examples: what is looked for here is an import, not a value."""
    settings.register_profile("without Qt", settings.get_profile("explainer"), max_examples=5)
    settings.load_profile("without Qt")
