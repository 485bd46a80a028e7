"""A monkey at the keyboard and the mouse: whatever it does, the program goes on and comes back to its window."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fuzz.monkey import Monkey, without_system_dialogs
from tests.ui.conftest import Make, kept, make, qapp  # noqa: F401 - fixtures

STEPS = 250
SEEDS = [int(word) for word in os.environ.get("EXPLAINER_MONKEYS", "1,2").split(",")]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_window_lives_through_a_monkey(
    seed: int, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    for owner, name, answer in without_system_dialogs(tmp_path):
        monkeypatch.setattr(owner, name, answer)
    program = make()
    monkey = Monkey(program, seed)
    monkey.play(STEPS)
    assert len(monkey.log) == STEPS
    assert program.window.isVisible(), monkey.log[-20:]
    program.state.show_panel("cities")
    assert program.window.page("cities").body is not None
