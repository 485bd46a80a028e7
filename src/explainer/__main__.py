"""The command line: argument parsing only. Each command lives where its work is done."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from explainer import __version__
from explainer.core.columns import PANELS, TOPIC_PANELS
from explainer.core.languages import LANGUAGES

DONE, PROBLEMS, UNUSABLE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run the program. Exit codes: 0 done, 1 the input has problems, 2 usage or unusable input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--read-pack"]:  # the program itself, to read a pack in another process
        from explainer.app.pack_child import run

        return run(given[1:])
    # A name that the terminal cannot show is no reason to stop.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=_encoding_of(stream), errors="backslashreplace")
    code = DONE
    try:
        try:
            code = _dispatch(given)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # a pipe closed early is no error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return UNUSABLE
    return code


def _encoding_of(stream: io.TextIOWrapper) -> str:
    """UTF-8 for what Windows sends to a file or another program, unless a person asked for
    something else; a console gets its letters whatever its code page."""
    asked = "PYTHONIOENCODING" in os.environ or stream.isatty()
    return "utf-8" if sys.platform == "win32" and not asked else stream.encoding


def _dispatch(given: list[str]) -> int:
    commands = {"check": _check, "diff": _diff, "sheet": _sheet, "snapshot": _snapshot,
                "selftest": _selftest, "present": _present,
                "kiosk": _kiosk, "records": _records}
    if given and given[0] in commands:
        return commands[given[0]](given[1:])
    return _window(given)


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"explainer {name}".strip(), description=description,
                                   allow_abbrev=False)


def _window(given: list[str]) -> int:
    parser = _parser("", "Open the Explainer, an offline program that explains "
                         "a contested public question.")
    parser.usage = ("explainer [PACK] | present [PACK] | kiosk [PACK] | check PACK | "
                    "diff OLD NEW | sheet [PACK] | snapshot [PACK] | records … | "
                    "selftest | --version | --help")
    parser.epilog = ("commands: present [PACK] (slides for a room, with notes on your own screen), "
                     "kiosk [PACK] (full screen for a lobby, nothing is kept), "
                     "check PACK (what is wrong in a content pack), "
                     "diff OLD NEW (what changed between two), "
                     "sheet [PACK] (summary sheets as PDF), "
                     "snapshot [PACK] (pictures of the panels), "
                     "records COMMAND (public enforcement records as counts), "
                     "selftest (does everything work here?). Each has its own --help.")
    parser.add_argument("pack", nargs="?", type=Path, metavar="PACK",
                        help="a pack folder, .zip, .xlsx or .ods; without it, "
                             "the one last open, else the built-in one")
    parser.add_argument("--version", action="version", version=f"explainer {__version__}")
    options = parser.parse_args(given)
    if options.pack is not None and not _exists(options.pack):
        parser.error(f"{options.pack}: there is no such file, folder or command")
    return open_window(options.pack)


def _present(given: list[str]) -> int:
    parser = _parser("present",
                     "Show slides to a room on a second screen, with notes and time on your own.")
    parser.add_argument("pack", nargs="?", type=Path, metavar="PACK",
                        help="a pack; without it, the built-in one")
    parser.add_argument("--start", choices=TOPIC_PANELS, default="", metavar="PANEL",
                        help=f"panel to start at: {', '.join(TOPIC_PANELS)}")
    options = parser.parse_args(given)
    if options.pack is not None and not _exists(options.pack):
        parser.error(f"{options.pack}: there is no such file or folder")
    return open_window(options.pack, present=options.start)


def _kiosk(given: list[str]) -> int:
    parser = _parser("kiosk", "Give the screen to the public: one pack, nothing of a visit is "
                              "kept, and no way out but the staff PIN. Exit code 0: the staff "
                              "ended it; 1: it crashed too often; 2: it could not be started.")
    parser.add_argument("pack", nargs="?", type=Path, metavar="PACK",
                        help="a pack; without it, the built-in one")
    parser.add_argument("--pin-file", type=Path, metavar="FILE",
                        help="where the hash of the staff PIN is kept; a PIN of digits in it is "
                             "replaced by its hash; without the file, a PIN is chosen at the start")
    parser.add_argument("--idle", type=_whole(10, 3600), default=120, metavar="SECONDS",
                        help="without a sign of life until the visitor is asked "
                             "(10 to 3600; usually 120)")
    parser.add_argument("--print-limit", type=_whole(0, 999), default=5, metavar="PAGES",
                        help="that each visitor may print (usually 5); 0: no printing")
    parser.add_argument("--lang", choices=tuple(LANGUAGES), default="",
                        help="language that each visit begins in; without it, the pack's first")
    parser.add_argument("--watched", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(given)
    if options.pack is not None and not _exists(options.pack):
        parser.error(f"{options.pack}: there is no such file or folder")
    from explainer.kiosk_command import Request, keep, run

    request = Request(options.pack, options.pin_file, options.idle, options.print_limit,
                      options.lang)
    if not options.watched:
        return keep(request)
    sys.dont_write_bytecode = True  # the age of such a file tells what was used first
    _refuse_unsafe_stack(window=True)
    return run(request)


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise argparse.ArgumentTypeError(f"a whole number from {low} to {high} is wanted")
        return int(text)

    return parse


def open_window(pack: Path | None, on_stage: Callable[[str], object] | None = None, *,
                present: str | None = None) -> int:
    """Open the window, importing in the order that shows it soonest.
    `on_stage` hears of "paint" and "live"."""
    _name_files_as_qt_does()
    # Until the first paint: imports make much that stays, and collecting garbage in it
    # takes a tenth of the time.
    gc.disable()
    start = None
    if pack is not None:
        from explainer.app.pack_start import PackStart

        start = PackStart(pack.absolute())  # is read while Qt is imported
    # What knows no Qt comes first: PySide6 slows down every import after its own.
    import explainer.app.settings
    import explainer.app.state
    import explainer.content.views
    import explainer.core.reading
    import explainer.drawing.marks  # noqa: F401

    _refuse_unsafe_stack(window=True)
    from explainer.qt.imports import skip_feature_search

    skip_feature_search()
    from explainer import bootstrap

    return bootstrap.run(pack, on_stage=on_stage or _note_stage, present=present, start=start)


def _name_files_as_qt_does() -> None:
    """Restart in Python's UTF-8 mode where the locale is not UTF-8: there Qt writes names
    of files in UTF-8 all the same, and a file chosen in its dialog would not be found."""
    if (sys.getfilesystemencoding() == "utf-8" or "PYTHONUTF8" in os.environ
        or sys.platform == "win32"
            or getattr(sys, "frozen", False)):
        return
    environment = {"PYTHONIOENCODING": f"{sys.stdout.encoding}:backslashreplace", **os.environ,
                   "PYTHONUTF8": "1"}
    os.execve(sys.executable, sys.orig_argv, environment)


def _note_stage(stage: str) -> None:
    """Where `EXPLAINER_STARTUP_LOG` names a file,
    add when a stage of the start was reached (seconds since 1970)."""
    file = os.environ.get("EXPLAINER_STARTUP_LOG")
    if file:
        import time

        with open(file, "a", encoding="utf-8") as log:
            print(f"{stage}={time.time()}", file=log)


def _exists(path: Path) -> bool:
    from explainer.core.windows import reachable

    try:
        return reachable(path).exists()
    except (OSError, ValueError):  # a name too long, a folder that may not be looked into
        return False


def _check(given: list[str]) -> int:
    parser = _parser("check", "Say what is wrong in a content pack and how to fix it. "
                              "Exit code 0: nothing; 1: problems; 2: the pack cannot be used.")
    parser.add_argument("pack", type=Path, metavar="PACK",
                        help="a pack folder, .zip, .xlsx or .ods")
    parser.add_argument("--json", action="store_true",
                        help="machine-readable output on standard output")
    parser.add_argument("--verbose", action="store_true",
                        help="also print coverage and balance of the pack")
    options = parser.parse_args(given)
    from explainer.check_command import run

    return run(options.pack, as_json=options.json, verbose=options.verbose)


def _diff(given: list[str]) -> int:
    parser = _parser("diff", "Say what changed between two content packs. "
                             "Exit code 0: done; 1: done, but part of a pack could not be read; "
                             "2: a pack cannot be used.")
    parser.add_argument("old", type=Path, metavar="OLD",
                        help="the earlier pack: a folder, .zip or .xlsx")
    parser.add_argument("new", type=Path, metavar="NEW", help="the later one")
    parser.add_argument("--json", action="store_true",
                        help="machine-readable output on standard output")
    options = parser.parse_args(given)
    from explainer.diff_command import run

    return run(options.old, options.new, as_json=options.json)


def _sheet(given: list[str]) -> int:
    parser = _parser("sheet", "Write summary sheets as PDF, tagged and ready to print. "
                              "Exit code 0: done; 1: done, but something in the pack "
                              "could not be used; 2: not done.")
    parser.add_argument("pack", nargs="?", type=Path, metavar="PACK",
                        help="a pack; without it, the built-in one")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--subject", metavar="ID",
                       help="overview, city:ID, impacts, responses, recommendations, full-set")
    which.add_argument("--all", action="store_true", help="each subject but the full set")
    parser.add_argument("--lang", action="append", choices=(*LANGUAGES, "both"), default=[],
                        help="may be repeated; without it, the pack's first language")
    parser.add_argument("--paper", action="append", choices=("letter", "a4"), default=[],
                        help="may be repeated; without it, letter")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--large-print", action="store_true",
                      help="18 point, over as many pages as it takes")
    size.add_argument("--half-page", action="store_true",
                      help="first lines and a large box for local help, twice on a page")
    parser.add_argument("--greyscale", action="store_true", help="without colors")
    parser.add_argument("--force", action="store_true", help="overwrite files")
    parser.add_argument("--out", type=Path, required=True, metavar="PATH",
                        help="a file for one sheet, a folder for many")
    options = parser.parse_args(given)
    from explainer.sheet_command import Request, run

    return run(Request(options.pack, options.subject, tuple(dict.fromkeys(options.lang)),
                       tuple(dict.fromkeys(options.paper)), options.large_print, options.greyscale,
                       options.half_page, options.force, options.out))


def _size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a size; write it as 1280x800") from None
    if not (320 <= width <= 16384 and 240 <= height <= 16384):
        raise argparse.ArgumentTypeError("a size must be between 320x240 and 16384x16384")
    return width, height


def _factor(low: float, high: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"“{text}” is not a number") from None
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"the number must be between {low} and {high}")
        return value

    return parse


def _snapshot(given: list[str]) -> int:
    parser = _parser("snapshot", "Write pictures of the panels, without a display.")
    parser.add_argument("pack", nargs="?", type=Path, metavar="PACK")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--panel", choices=PANELS)
    which.add_argument("--all", action="store_true", help="every panel")
    parser.add_argument("--slides", action="store_true",
                        help="the slides of presenter mode instead of the panels")
    parser.add_argument("--size", type=_size, default=(1280, 800),
                        help="logical pixels, as 1280x800")
    parser.add_argument("--lang", default="en", help="language of the pack (en, es)")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--scale", type=_factor(0.5, 4.0), default=1.0,
                        help="the device's pixel ratio")
    parser.add_argument("--text-scale", type=_factor(0.9, 2.0), default=1.0,
                        help="text size")
    parser.add_argument("--view", default="", metavar="ID",
                        help="the view to show, of the panels that have it")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    options = parser.parse_args(given)
    _refuse_unsafe_stack()
    from explainer.snapshot_command import Shot, run

    panels = PANELS if options.all else (options.panel,)
    shot = Shot(options.size, options.lang, options.theme, options.scale, options.text_scale,
                options.view)
    return run(options.pack, panels, shot, options.out, slides=options.slides)


def _records(given: list[str]) -> int:
    from explainer.records_command import main as records

    return records(given)


def _selftest(given: list[str]) -> int:
    parser = _parser("selftest", "Try every panel, an export and a check, without a display. "
                                 "Exit code 0: all work.")
    parser.add_argument("--json", action="store_true",
                        help="machine-readable output on standard output")
    options = parser.parse_args(given)
    _refuse_unsafe_stack()
    from explainer.selftest_command import run

    return run(as_json=options.json)


def _refuse_unsafe_stack(*, window: bool = False) -> None:
    """Stop with a plain message where Qt would not start, or would stop later: libraries missing,
    an unsafe pair.

    `window`: it will be on a screen; the platform to draw on is chosen here.
    """
    _refuse_without_libraries(window=window)
    import PySide6

    from explainer.app.stack import unsafe_reason

    reason = unsafe_reason(sys.version_info[:2], PySide6.__version__)
    if reason:
        print(f"explainer: {reason}", file=sys.stderr)
        raise SystemExit(UNUSABLE)


def _refuse_without_libraries(*, window: bool) -> None:
    if not sys.platform.startswith("linux"):
        return
    from explainer.app import libraries

    platforms = libraries.platforms(os.environ) if window else ""
    if platforms:
        os.environ["QT_QPA_PLATFORM"] = platforms
    lacking = libraries.missing(os.environ if window else {"QT_QPA_PLATFORM": "offscreen"})
    if lacking:
        libraries.tell(libraries.advice(lacking))
        raise SystemExit(UNUSABLE)


if __name__ == "__main__":
    sys.exit(main())
