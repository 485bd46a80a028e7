"""The commands of the program, in one table: menus, keys, the command list and the help page all read it."""

from __future__ import annotations

from typing import NamedTuple

from explainer.core.marking import QT_TRANSLATE_NOOP


class Command(NamedTuple):
    """One command. `title` and `help` are translated in context "commands"; `keys` in Qt's portable spelling."""

    id: str
    menu: str
    title: str
    help: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    group: int = 0  # a line is drawn in the menu where it changes


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
            QT_TRANSLATE_NOOP("commands", "Close the other pack and show the one that came with the program")),
    Command("pack.reload", "pack", QT_TRANSLATE_NOOP("commands", "Reload the pack"),
            QT_TRANSLATE_NOOP("commands", "Read the open pack again"), ("Ctrl+R",)),
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
            QT_TRANSLATE_NOOP("commands", "Who says it, what both sides say, and what to keep in mind"), ("Ctrl+I",)),
    Command("go.overview", "go", QT_TRANSLATE_NOOP("commands", "Overview"),
            QT_TRANSLATE_NOOP("commands", "Go to the Overview panel"), ("Ctrl+1",), group=1),
    Command("go.cities", "go", QT_TRANSLATE_NOOP("commands", "City statistics"),
            QT_TRANSLATE_NOOP("commands", "Go to the City statistics panel"), ("Ctrl+2",), group=1),
    Command("go.impacts", "go", QT_TRANSLATE_NOOP("commands", "Impacts"),
            QT_TRANSLATE_NOOP("commands", "Go to the Impacts panel"), ("Ctrl+3",), group=1),
    Command("go.responses", "go", QT_TRANSLATE_NOOP("commands", "Responses"),
            QT_TRANSLATE_NOOP("commands", "Go to the Responses panel"), ("Ctrl+4",), group=1),
    Command("go.recommendations", "go", QT_TRANSLATE_NOOP("commands", "Recommendations"),
            QT_TRANSLATE_NOOP("commands", "Go to the Recommendations panel"), ("Ctrl+5",), group=1),
    Command("go.sources", "go", QT_TRANSLATE_NOOP("commands", "Sources"),
            QT_TRANSLATE_NOOP("commands", "Go to the Sources panel"), ("Ctrl+6",), group=1),
    Command("view.english", "view", "English", QT_TRANSLATE_NOOP("commands", "Read in English"), checkable=True),
    Command("view.spanish", "view", "Español", QT_TRANSLATE_NOOP("commands", "Read in Spanish"), checkable=True),
    Command("view.light", "view", QT_TRANSLATE_NOOP("commands", "Light"),
            QT_TRANSLATE_NOOP("commands", "Dark text on light paper"), checkable=True, group=1),
    Command("view.dark", "view", QT_TRANSLATE_NOOP("commands", "Dark"),
            QT_TRANSLATE_NOOP("commands", "Light text on a dark page"), checkable=True, group=1),
    Command("view.contrast", "view", QT_TRANSLATE_NOOP("commands", "High contrast"),
            QT_TRANSLATE_NOOP("commands", "White on black, strong lines"), checkable=True, group=1),
    Command("view.larger", "view", QT_TRANSLATE_NOOP("commands", "Larger text"),
            QT_TRANSLATE_NOOP("commands", "Make all text larger, up to 200%"), ("Ctrl++", "Ctrl+="), group=2),
    Command("view.smaller", "view", QT_TRANSLATE_NOOP("commands", "Smaller text"),
            QT_TRANSLATE_NOOP("commands", "Make all text smaller"), ("Ctrl+-",), group=2),
    Command("view.normal", "view", QT_TRANSLATE_NOOP("commands", "Normal text size"),
            QT_TRANSLATE_NOOP("commands", "Set the text size back to 100%"), ("Ctrl+0",), group=2),
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
            ("Ctrl+C",)),
    Command("share.copy_sources", "share", QT_TRANSLATE_NOOP("commands", "Copy with the source line"),
            QT_TRANSLATE_NOOP("commands", "Copy the selected rows and the sources they cite"), ("Ctrl+Shift+C",)),
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
