"""`explainer snapshot`: pictures of the panels, drawn without a display."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shot:
    """How the pictures look: size in logical pixels, language, theme, device pixel ratio, text
    size, and the view of the panels that have it; "" for each panel's first."""

    size: tuple[int, int]
    language: str
    theme: str
    scale: float
    text_scale: float
    view: str = ""


def run(pack: Path | None, panels: tuple[str, ...], shot: Shot, out: Path, *,
        slides: bool = False) -> int:
    """Write `<panel>.png` into `out`, or the slides of those panels as `slide-NN-<panel>.png`,
    further pages of a slide as `slide-NN-<panel>-2.png`. Returns the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(shot.scale)
    from explainer import bootstrap
    from explainer.app.settings import Settings
    from explainer.core.problems import Severity

    reading, unusable = bootstrap.read_for_start(pack)
    if reading.pack is None or unusable:
        for problem in reading.problems:
            print(problem.sentence(), file=sys.stderr)
        return 2
    if shot.language not in reading.pack.languages:
        languages = ", ".join(reading.pack.languages)
        print(f"explainer: this pack has no language “{shot.language}”; it has {languages}",
              file=sys.stderr)
        return 2
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"explainer: {out} cannot be used as a folder: {error.strerror or error}",
              file=sys.stderr)
        return 2
    serious = [problem for problem in reading.problems if problem.severity is not Severity.NOTICE]
    for problem in serious:
        print(problem.sentence(), file=sys.stderr)
    app = bootstrap.make_application(["explainer"])
    remembered = Settings(theme=shot.theme, text_scale=shot.text_scale, welcomed=True)
    program = bootstrap.Program(app, reading.pack, remembered, language=shot.language)
    code = _grab_slides(program, panels, shot, out) if slides else _grab(program, panels, shot, out)
    return code or (1 if serious else 0)


def _grab(program: object, panels: tuple[str, ...], shot: Shot, out: Path) -> int:
    from explainer.bootstrap import Program
    from explainer.panels import registry
    from explainer.ui import fonts

    assert isinstance(program, Program)
    known = {view for panel in panels for view in registry.views(panel)}
    if shot.view and shot.view not in known:
        print(f"explainer: no such view: “{shot.view}”; there are {', '.join(sorted(known))}",
              file=sys.stderr)
        return 2
    fonts.load_other_scripts()
    program.window.resize(*shot.size)
    program.window.show()
    program.window.setFocus()  # of no part in particular, as at a start
    program.make_live()
    program.app.processEvents()
    size = program.window.size()
    if (size.width(), size.height()) != shot.size:
        print("explainer: at this text size the window needs at least "
              f"{size.width()}x{size.height()}", file=sys.stderr)
        return 2
    for panel in panels:
        program.state.show_panel(panel)
        if shot.view in registry.views(panel):
            program.state.choose(panel, view=shot.view)
        for _ in range(6):  # layouts settle in a few turns of the event loop
            program.app.processEvents()
        file = out / f"{panel}.png"
        if not program.window.grab().save(str(file)):
            print(f"explainer: {file} could not be written", file=sys.stderr)
            return 2
        print(file, file=sys.stderr)
    program.window.close()
    return 0


def _grab_slides(program: object, panels: tuple[str, ...], shot: Shot, out: Path) -> int:
    from dataclasses import replace

    from explainer.app.show import Picture
    from explainer.bootstrap import Program
    from explainer.content.deck import Scene
    from explainer.panels.decks import make_deck
    from explainer.ui import fonts
    from explainer.ui.presenter.layout import slide_width
    from explainer.ui.presenter.slide_cache import SlideCache
    from explainer.ui.presenter.slide_view import SlideView

    assert isinstance(program, Program)
    fonts.load_other_scripts()
    pack = program.state.pack
    deck = make_deck(pack)
    cache = SlideCache(pack, deck, shot.language, slide_width(*shot.size))
    view = SlideView(cache)
    view.resize(*shot.size)
    for number, slide in enumerate(deck, start=1):
        if slide.panel not in panels:
            continue
        for page in range(cache.pages(Scene(slide.id))):
            view.show_picture(Picture(replace(Scene(slide.id), page=page), shot.language,
                                      shot.theme))
            file = out / f"slide-{number:02d}-{slide.panel}{f'-{page + 1}' if page else ''}.png"
            if not view.grab().save(str(file)):
                print(f"explainer: {file} could not be written", file=sys.stderr)
                return 2
            print(file, file=sys.stderr)
    program.window.close()
    return 0
