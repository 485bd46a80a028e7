"""Jobs off the GUI thread: no result is lost however long the thread is held up while it hands it over."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explainer.qt.workers import Job, Runner


@pytest.mark.parametrize("fails", [False, True], ids=["done", "failed"])
def test_a_job_is_let_go_only_after_its_result_was_delivered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
                                                             fails: bool) -> None:
    seen: list[str] = []
    let_go = Runner._let_go

    def watched(self: Runner, job: Job) -> None:
        seen.append("let go")
        let_go(self, job)

    def work(*_: object) -> str:
        if fails:
            raise ValueError("no")
        return "result"

    monkeypatch.setattr(Runner, "_let_go", watched)
    runner = Runner()
    runner.start("work", work, seen.append, lambda _error: seen.append("result"))
    qtbot.waitUntil(lambda: "let go" in seen, timeout=20_000)
    assert seen == ["result", "let go"]
    runner.stop()
