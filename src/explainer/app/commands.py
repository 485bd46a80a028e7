"""The commands of the program, in one table: menus, keys, the command list and the help page all read it."""

from __future__ import annotations

from typing import NamedTuple

from explainer.core.i18n import N_
from explainer.core.languages import LANGUAGES, Language


class Command(NamedTuple):
    """One command. `title` and `help` are phrases in English; `keys` in Qt's portable spelling."""

    id: str
    menu: str
    title: str
    help: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    group: int = 0  # a line is drawn in the menu where it changes


MENUS: dict[str, str] = {
    "pack": N_("Pack"),
    "go": N_("Go to"),
    "view": N_("View"),
    "present": N_("Present"),
    "share": N_("Copy and export"),
    "help": N_("Help"),
}

def reading_command(language: Language) -> str:
    """The command that reads in a language, such as `view.spanish`."""
    return f"view.{language.english.lower()}"


def reading_commands() -> tuple[Command, ...]:
    """The command of each language."""
    return tuple(Command(reading_command(language), "view", language.name, language.invitation, checkable=True)
                 for language in LANGUAGES.values())


COMMANDS: tuple[Command, ...] = (
    Command("pack.open_folder", "pack", N_("Open a pack folder…"),
            N_("Open another content pack from a folder of tables"), ("Ctrl+O",)),
    Command("pack.open_file", "pack", N_("Open a pack file…"),
            N_("Open another content pack from a workbook or a zip file"),
            ("Ctrl+Shift+O",)),
    Command("pack.built_in", "pack", N_("Back to the built-in pack"),
            N_("Close the other pack and show the one that came with the program")),
    Command("pack.reload", "pack", N_("Reload the pack"),
            N_("Read the open pack again"), ("Ctrl+R",)),
    Command("pack.problems", "pack", N_("Check the pack…"),
            N_("List what is wrong in the open pack, and how to mend it"), group=1),
    Command("pack.save_folder", "pack", N_("Save a copy as a folder…"),
            N_("Write a copy of this pack that you can edit, one table per file"), group=2),
    Command("pack.save_workbook", "pack", N_("Save a copy as a workbook…"),
            N_("Write a copy of this pack that you can edit, one sheet per table"),
            group=2),
    Command("app.quit", "pack", N_("Quit"),
            N_("Close the program"), ("Ctrl+Q",), group=3),
    Command("go.find", "go", N_("Find in everything…"),
            N_("Find words in every panel, source and term"), ("Ctrl+F",)),
    Command("go.commands", "go", N_("Command list…"),
            N_("Find a command by its name"), ("Ctrl+K",)),
    Command("go.source_card", "go", N_("Source card of the selection"),
            N_("Who says it, what both sides say, and what to keep in mind"), ("Ctrl+I",)),
    Command("go.overview", "go", N_("Overview"),
            N_("Go to the Overview panel"), ("Ctrl+1",), group=1),
    Command("go.cities", "go", N_("City statistics"),
            N_("Go to the City statistics panel"), ("Ctrl+2",), group=1),
    Command("go.impacts", "go", N_("Impacts"),
            N_("Go to the Impacts panel"), ("Ctrl+3",), group=1),
    Command("go.responses", "go", N_("Responses"),
            N_("Go to the Responses panel"), ("Ctrl+4",), group=1),
    Command("go.recommendations", "go", N_("Recommendations"),
            N_("Go to the Recommendations panel"), ("Ctrl+5",), group=1),
    Command("go.sources", "go", N_("Sources"),
            N_("Go to the Sources panel"), ("Ctrl+6",), group=1),
    *reading_commands(),
    Command("view.light", "view", N_("Light"),
            N_("Dark text on light paper"), checkable=True, group=1),
    Command("view.dark", "view", N_("Dark"),
            N_("Light text on a dark page"), checkable=True, group=1),
    Command("view.contrast", "view", N_("High contrast"),
            N_("White on black, strong lines"), checkable=True, group=1),
    Command("view.larger", "view", N_("Larger text"),
            N_("Make all text larger, up to 200%"), ("Ctrl++", "Ctrl+="), group=2),
    Command("view.smaller", "view", N_("Smaller text"),
            N_("Make all text smaller"), ("Ctrl+-",), group=2),
    Command("view.normal", "view", N_("Normal text size"),
            N_("Set the text size back to 100%"), ("Ctrl+0",), group=2),
    Command("view.full_screen", "view", N_("Full screen"),
            N_("Use the whole screen"), ("F11",), group=3),
    Command("present.start", "present", N_("Start the show"),
            N_("Show slides to the room from the first one; notes and time stay on your screen"),
            ("F5",)),
    Command("present.here", "present", N_("Start the show at this panel"),
            N_("Show slides to the room, from the first one of this panel"), ("Shift+F5",)),
    Command("present.rehearse", "present", N_("Rehearse"),
            N_("Practice on your screen alone; the time on each slide is kept for the next show"),
            group=1),
    Command("share.copy", "share", N_("Copy"),
            N_("Copy the selected rows with headers, units and evidence status"),
            ("Ctrl+C",)),
    Command("share.copy_sources", "share", N_("Copy with the source line"),
            N_("Copy the selected rows and the sources they cite"), ("Ctrl+Shift+C",)),
    Command("share.export", "share", N_("Export what is shown…"),
            N_("Save the table (CSV, XLSX) or the chart (PNG, SVG) as it is shown now"),
            ("Ctrl+E",), group=1),
    Command("share.print", "share", N_("Print a summary sheet…"),
            N_("Print or save a page on this panel, with its sources, in English, Spanish or both"),
            ("Ctrl+P",), group=2),
    Command("help.help", "help", N_("Help and keys"),
            N_("How to read the panels, and every key"), ("F1",)),
    Command("help.welcome", "help", N_("Welcome screen"),
            N_("Show the screen of the first start again")),
    Command("help.about", "help", N_("About"),
            N_("Version of the program and of the pack, content hash, licenses")),
)

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}
