"""The commands of the program, in one table: menus, keys, the command list and the help page all read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from explainer.app.panels import PANEL_NAMES
from explainer.app.state import State
from explainer.app.theme import TEXT_SCALES
from explainer.core.marking import QT_TRANSLATE_NOOP


class Situation(NamedTuple):
    """What decides which commands can be used now, and which are on."""

    state: State
    last_pack: str = ""  # the pack that the next start opens; "": the built-in one
    opening: bool = False  # another pack is on its way
    shows_rows: bool = True  # the table of the panel has a row that is not filtered away
    has_source_card: bool = True  # of what is selected, or of the panel's headline


def _always(_situation: Situation) -> str:
    return ""


class Command(NamedTuple):
    """One command. `title` and `help` are translated in context "commands"; `keys` in Qt's portable spelling."""

    id: str
    menu: str
    title: str
    help: str
    keys: tuple[str, ...] = ()
    group: int = 0  # a line is drawn in the menu where it changes
    checked: Callable[[Situation], bool] | None = None  # whether it is on; None: it is nothing that can be on
    why_disabled: Callable[[Situation], str] = _always  # why it can do nothing now, as `help`; "": it can

    @property
    def checkable(self) -> bool:
        """Whether it is something that can be on."""
        return self.checked is not None


# What is on


def _reads(language: str) -> Callable[[Situation], bool]:
    return lambda situation: situation.state.language == language


def _wears(theme: str) -> Callable[[Situation], bool]:
    return lambda situation: situation.state.theme == theme


# Why a command can do nothing now


def _lacks(language: str, reason: str) -> Callable[[Situation], str]:
    return lambda situation: "" if language in situation.state.pack.languages else reason


def _has_built_in(situation: Situation) -> str:
    """Where the pack last open could not be opened, the command stops the program from looking for it."""
    if situation.state.pack.built_in and not situation.last_pack:
        return QT_TRANSLATE_NOOP("commands", "The built-in pack is open")
    return ""


def _is_opening(situation: Situation) -> str:
    return QT_TRANSLATE_NOOP("commands", "Another pack is being opened") if situation.opening else ""


def _is_largest(situation: Situation) -> str:
    largest = situation.state.text_scale >= TEXT_SCALES[-1]
    return QT_TRANSLATE_NOOP("commands", "The text is as large as it can be") if largest else ""


def _is_smallest(situation: Situation) -> str:
    smallest = situation.state.text_scale <= TEXT_SCALES[0]
    return QT_TRANSLATE_NOOP("commands", "The text is as small as it can be") if smallest else ""


def _is_normal(situation: Situation) -> str:
    return QT_TRANSLATE_NOOP("commands", "The text has its normal size") if situation.state.text_scale == 1.0 else ""


def _has_no_card(situation: Situation) -> str:
    return "" if situation.has_source_card else QT_TRANSLATE_NOOP("commands", "Nothing with a source card is selected")


def _has_no_rows(situation: Situation) -> str:
    return "" if situation.shows_rows else QT_TRANSLATE_NOOP("commands", "The table shows no rows")


MENUS: dict[str, str] = {
    "pack": QT_TRANSLATE_NOOP("commands", "Pack"),
    "go": QT_TRANSLATE_NOOP("commands", "Go to"),
    "view": QT_TRANSLATE_NOOP("commands", "View"),
    "present": QT_TRANSLATE_NOOP("commands", "Present"),
    "share": QT_TRANSLATE_NOOP("commands", "Copy and export"),
    "help": QT_TRANSLATE_NOOP("commands", "Help"),
}

COMMANDS: tuple[Command, ...] = (
    Command("pack.open_folder", "pack", QT_TRANSLATE_NOOP("commands", "Open a pack folder…"),
            QT_TRANSLATE_NOOP("commands", "Open another content pack from a folder of tables"), ("Ctrl+O",)),
    Command("pack.open_file", "pack", QT_TRANSLATE_NOOP("commands", "Open a pack file…"),
            QT_TRANSLATE_NOOP("commands", "Open another content pack from a workbook or a zip file"),
            ("Ctrl+Shift+O",)),
    Command("pack.built_in", "pack", QT_TRANSLATE_NOOP("commands", "Back to the built-in pack"),
            QT_TRANSLATE_NOOP("commands", "Close the other pack and show the one that came with the program"),
            why_disabled=_has_built_in),
    Command("pack.reload", "pack", QT_TRANSLATE_NOOP("commands", "Reload the pack"),
            QT_TRANSLATE_NOOP("commands", "Read the open pack again"), ("Ctrl+R",), why_disabled=_is_opening),
    Command("pack.problems", "pack", QT_TRANSLATE_NOOP("commands", "Check the pack…"),
            QT_TRANSLATE_NOOP("commands", "List what is wrong in the open pack, and how to mend it"), group=1),
    Command("pack.save_folder", "pack", QT_TRANSLATE_NOOP("commands", "Save a copy as a folder…"),
            QT_TRANSLATE_NOOP("commands", "Write a copy of this pack that you can edit, one table per file"), group=2),
    Command("pack.save_workbook", "pack", QT_TRANSLATE_NOOP("commands", "Save a copy as a workbook…"),
            QT_TRANSLATE_NOOP("commands", "Write a copy of this pack that you can edit, one sheet per table"),
            group=2),
    Command("app.quit", "pack", QT_TRANSLATE_NOOP("commands", "Quit"),
            QT_TRANSLATE_NOOP("commands", "Close the program"), ("Ctrl+Q",), group=3),
    Command("go.find", "go", QT_TRANSLATE_NOOP("commands", "Find in everything…"),
            QT_TRANSLATE_NOOP("commands", "Find words in every panel, source and term"), ("Ctrl+F",)),
    Command("go.commands", "go", QT_TRANSLATE_NOOP("commands", "Command list…"),
            QT_TRANSLATE_NOOP("commands", "Find a command by its name"), ("Ctrl+K",)),
    Command("go.source_card", "go", QT_TRANSLATE_NOOP("commands", "Source card of the selection"),
            QT_TRANSLATE_NOOP("commands", "Who says it, what both sides say, and what to keep in mind"), ("Ctrl+I",),
            why_disabled=_has_no_card),
    *(Command(f"go.{panel}", "go", name.title, name.help, (f"Ctrl+{number}",), group=1)
      for number, (panel, name) in enumerate(PANEL_NAMES.items(), start=1)),
    Command("view.english", "view", "English", QT_TRANSLATE_NOOP("commands", "Read in English"),
            checked=_reads("en"),
            why_disabled=_lacks("en", QT_TRANSLATE_NOOP("commands", "This pack has no English text"))),
    Command("view.spanish", "view", "Español", QT_TRANSLATE_NOOP("commands", "Read in Spanish"),
            checked=_reads("es"),
            why_disabled=_lacks("es", QT_TRANSLATE_NOOP("commands", "This pack has no Spanish text"))),
    Command("view.light", "view", QT_TRANSLATE_NOOP("commands", "Light"),
            QT_TRANSLATE_NOOP("commands", "Dark text on light paper"), group=1, checked=_wears("light")),
    Command("view.dark", "view", QT_TRANSLATE_NOOP("commands", "Dark"),
            QT_TRANSLATE_NOOP("commands", "Light text on a dark page"), group=1, checked=_wears("dark")),
    Command("view.contrast", "view", QT_TRANSLATE_NOOP("commands", "High contrast"),
            QT_TRANSLATE_NOOP("commands", "White on black, strong lines"), group=1, checked=_wears("contrast")),
    Command("view.larger", "view", QT_TRANSLATE_NOOP("commands", "Larger text"),
            QT_TRANSLATE_NOOP("commands", "Make all text larger, up to 200%"), ("Ctrl++", "Ctrl+="), group=2,
            why_disabled=_is_largest),
    Command("view.smaller", "view", QT_TRANSLATE_NOOP("commands", "Smaller text"),
            QT_TRANSLATE_NOOP("commands", "Make all text smaller"), ("Ctrl+-",), group=2,
            why_disabled=_is_smallest),
    Command("view.normal", "view", QT_TRANSLATE_NOOP("commands", "Normal text size"),
            QT_TRANSLATE_NOOP("commands", "Set the text size back to 100%"), ("Ctrl+0",), group=2,
            why_disabled=_is_normal),
    Command("view.full_screen", "view", QT_TRANSLATE_NOOP("commands", "Full screen"),
            QT_TRANSLATE_NOOP("commands", "Use the whole screen"), ("F11",), group=3),
    Command("present.start", "present", QT_TRANSLATE_NOOP("commands", "Start the show"),
            QT_TRANSLATE_NOOP("commands", "Show slides to the room from the first one; notes and time stay on your screen"),
            ("F5",)),
    Command("present.here", "present", QT_TRANSLATE_NOOP("commands", "Start the show at this panel"),
            QT_TRANSLATE_NOOP("commands", "Show slides to the room, from the first one of this panel"), ("Shift+F5",)),
    Command("present.rehearse", "present", QT_TRANSLATE_NOOP("commands", "Rehearse"),
            QT_TRANSLATE_NOOP("commands", "Practice on your screen alone; the time on each slide is kept for the next show"),
            group=1),
    Command("share.copy", "share", QT_TRANSLATE_NOOP("commands", "Copy"),
            QT_TRANSLATE_NOOP("commands", "Copy the selected rows with headers, units and evidence status"),
            ("Ctrl+C",), why_disabled=_has_no_rows),
    Command("share.copy_sources", "share", QT_TRANSLATE_NOOP("commands", "Copy with the source line"),
            QT_TRANSLATE_NOOP("commands", "Copy the selected rows and the sources they cite"), ("Ctrl+Shift+C",),
            why_disabled=_has_no_rows),
    Command("share.export", "share", QT_TRANSLATE_NOOP("commands", "Export what is shown…"),
            QT_TRANSLATE_NOOP("commands", "Save the table (CSV, XLSX) or the chart (PNG, SVG) as it is shown now"),
            ("Ctrl+E",), group=1),
    Command("share.print", "share", QT_TRANSLATE_NOOP("commands", "Print a summary sheet…"),
            QT_TRANSLATE_NOOP("commands", "Print or save a page on this panel, with its sources, in English, Spanish or both"),
            ("Ctrl+P",), group=2),
    Command("help.help", "help", QT_TRANSLATE_NOOP("commands", "Help and keys"),
            QT_TRANSLATE_NOOP("commands", "How to read the panels, and every key"), ("F1",)),
    Command("help.welcome", "help", QT_TRANSLATE_NOOP("commands", "Welcome screen"),
            QT_TRANSLATE_NOOP("commands", "Show the screen of the first start again")),
    Command("help.about", "help", QT_TRANSLATE_NOOP("commands", "About"),
            QT_TRANSLATE_NOOP("commands", "Version of the program and of the pack, content hash, licenses")),
)

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}

BY_KEY: dict[str, Command] = {key: command for command in COMMANDS for key in command.keys}
