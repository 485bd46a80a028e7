"""`explainer selftest`: every panel, every slide, an export of table and chart,
a sheet, a check of the built-in pack."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from explainer.bootstrap import Program

Value = TypeVar("Value")


def run(*, as_json: bool) -> int:
    """Run every step. Returns 0 when all work, 1 when one does not."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    results: list[dict[str, object]] = []
    program: Program | None = None

    def step(name: str, work: Callable[[], Value]) -> Value | None:
        try:
            value = work()
        except Exception as error:  # noqa: BLE001 - a self-test reports whatever happens
            results.append({"step": name, "ok": False, "error": f"{type(error).__name__}: {error}"})
            if not as_json:
                traceback.print_exc()
            return None
        results.append({"step": name, "ok": True, "error": ""})
        return value

    step("check", _check_pack)
    step("sheet", _make_sheet)
    program = step("window", _open_window)
    if program is not None:
        from explainer.panels.registry import panel_ids

        for panel in panel_ids():
            step(f"panel {panel}", partial(_draw_panel, program, panel))
        step("slides", partial(_draw_slides, program))
        step("spanish", lambda: program.state.set_language("es"))
        folder = step("temporary folder", tempfile.mkdtemp)
        if folder is not None:
            for suffix in (".csv", ".xlsx", ".png", ".svg"):
                step(f"export {suffix}", partial(_export, program, Path(folder) / f"out{suffix}"))
            shutil.rmtree(folder, ignore_errors=True)
        step("close", program.window.close)
    return _report(results, as_json=as_json)


def _report(results: list[dict[str, object]], *, as_json: bool) -> int:
    good = all(result["ok"] for result in results)
    if as_json:
        print(json.dumps({"ok": good, "steps": results}, indent=2))
    else:
        for result in results:
            line = f"{'ok   ' if result['ok'] else 'FAIL '} {result['step']} {result['error']}"
            print(line.rstrip(), file=sys.stderr)
    return 0 if good else 1


def _check_pack() -> None:
    from explainer.app import paths
    from explainer.core.checking import check_pack

    reading = check_pack(paths.built_in_pack(), today=datetime.date.today())
    if reading.pack is None:
        raise RuntimeError("; ".join(problem.sentence() for problem in reading.problems[:3]))


def _make_sheet() -> None:
    from explainer.app import paths
    from explainer.core.reading import read_pack
    from explainer.printing.documents import Options
    from explainer.printing.typesetting import Typesetter

    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    if pack is None:
        raise RuntimeError("the built-in pack cannot be read")
    done = Typesetter().sheet(pack, "overview", Options(pack.languages[0]))
    if not done.pdf.startswith(b"%PDF") or done.pages != 1:
        raise RuntimeError(f"{done.pages} pages instead of one")


def _open_window() -> Program:
    from explainer import bootstrap
    from explainer.app import paths
    from explainer.app.settings import Settings
    from explainer.core.reading import read_pack

    app = bootstrap.make_application(["explainer"])
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    if pack is None:
        raise RuntimeError("the built-in pack cannot be read")
    program = bootstrap.Program(app, pack, Settings(welcomed=True), language="en")
    program.window.resize(1280, 800)
    program.window.show()
    program.make_live()
    return program


def _draw_panel(program: Program, panel: str) -> None:
    program.state.show_panel(panel)
    program.app.processEvents()
    image = program.window.grab().toImage()
    colors = {image.pixel(x, y) for x in range(0, image.width(), 16)
               for y in range(0, image.height(), 16)}
    if len(colors) < 3:
        raise RuntimeError("the panel is blank")


def _draw_slides(program: Program) -> None:
    """Each slide on a view as large as a projector's screen;
    and the windows of a show come and go."""
    from explainer.app.show import Picture
    from explainer.content.deck import Scene

    program.presenter.start()
    session = program.presenter.session
    if session is None:
        raise RuntimeError("the show did not start")
    for slide in session.deck:
        view = session.console.current
        view.show_picture(Picture(Scene(slide.id), program.state.language, program.state.theme))
        image = view.grab().toImage()
        if len({image.pixel(x, y) for x in range(0, image.width(), 8)
                for y in range(0, image.height(), 8)}) < 3:
            raise RuntimeError(f"slide {slide.id} is blank")
    session.close()


def _export(program: Program, path: Path) -> None:
    program.state.show_panel("cities")
    failures: list[Exception] = []
    # A dialog would wait forever.
    program.share.fail = lambda _path, error: failures.append(error)
    program.share.export(path)
    program.runner.finish()
    if failures:
        raise failures[0]
    if not path.exists() or path.stat().st_size == 0:
        raise RuntimeError("nothing was written")
