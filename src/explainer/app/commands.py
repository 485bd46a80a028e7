"""The commands of the program, in one table:
menus, keys, the command list and the help page all read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from explainer.app.state import State
from explainer.app.station import Station
from explainer.core.i18n import N_
from explainer.core.languages import LANGUAGES, Language
from explainer.drawing.theme import TEXT_SCALES
from explainer.panels import registry


class Situation(NamedTuple):
    """What decides which commands can be used now, and which are on."""

    state: State
    last_pack: str = ""  # the pack that the next start opens; "": the built-in one
    opening: bool = False  # another pack is on its way
    has_table: bool = True  # the panel has a table and a chart
    shows_rows: bool = True  # the table of the panel has a row that is not filtered away
    can_go_back: bool = False  # a page of the card, or where one was before a result was shown
    has_source_card: bool = True  # of what is selected, or of the panel's headline
    has_picture: bool = True  # what the panel shows has a chart
    changed_since: bool = False  # the open pack was read again, and is another than before


def _always(_situation: Situation) -> str:
    return ""


class Command(NamedTuple):
    """One command. `title` and `help` are phrases in English; `keys` in Qt's portable spelling."""

    id: str
    menu: str
    title: str
    help: str
    keys: tuple[str, ...] = ()
    group: int = 0  # a line is drawn in the menu where it changes
    # whether it is on; None: it is nothing that can be on
    checked: Callable[[Situation], bool] | None = None
    # why it can do nothing now, as `help`; "": it can
    why_disabled: Callable[[Situation], str] = _always

    @property
    def checkable(self) -> bool:
        """Whether it is something that can be on."""
        return self.checked is not None


# What is on


def _reads(language: Language) -> Callable[[Situation], bool]:
    return lambda situation: situation.state.language == language.id


def _wears(theme: str) -> Callable[[Situation], bool]:
    return lambda situation: situation.state.theme == theme


# Why a command can do nothing now


def _lacks(language: Language) -> Callable[[Situation], str]:
    return lambda situation: ("" if language.id in situation.state.pack.languages
                              else language.absence)


def _has_one_language(situation: Situation) -> str:
    several = len(situation.state.pack.languages) > 1
    return "" if several else N_("The pack has one language")


def _has_built_in(situation: Situation) -> str:
    """Where the pack last open could not be opened,
    the command stops the program from looking for it."""
    if situation.state.pack.built_in and not situation.last_pack:
        return N_("The built-in pack is open")
    return ""


def _is_opening(situation: Situation) -> str:
    return N_("Another pack is being opened") if situation.opening else ""


def _is_largest(situation: Situation) -> str:
    largest = situation.state.text_scale >= TEXT_SCALES[-1]
    return N_("The text is already as large as possible") if largest else ""


def _is_smallest(situation: Situation) -> str:
    smallest = situation.state.text_scale <= TEXT_SCALES[0]
    return N_("The text is already as small as possible") if smallest else ""


def _is_normal(situation: Situation) -> str:
    return N_("The text is already at its normal size") if situation.state.text_scale == 1.0 else ""


def _has_no_card(situation: Situation) -> str:
    return "" if situation.has_source_card else N_("Nothing with a source card is selected")


def _has_no_way_back(situation: Situation) -> str:
    return "" if situation.can_go_back else N_("There is nothing to go back to")


def _has_no_table(situation: Situation) -> str:
    return "" if situation.has_table else N_("This panel has no table and no chart")


def _has_no_rows(situation: Situation) -> str:
    return _has_no_table(situation) or (
        "" if situation.shows_rows else N_("The table shows no rows"))


def _has_no_picture(situation: Situation) -> str:
    return "" if situation.has_picture else N_("There is no chart here")


def _has_no_changes(situation: Situation) -> str:
    return "" if situation.changed_since else N_(
        "The pack has not been saved anew since it was opened")


MENUS: dict[str, str] = {
    "pack": N_("Pack"),
    "go": N_("Go to"),
    "view": N_("View"),
    "present": N_("Present"),
    "share": N_("Copy and export"),
    "help": N_("Help"),
    "visit": N_("This visit"),
}


def reading_command(language: Language) -> str:
    """The command that reads in a language, such as `view.spanish`."""
    return f"view.{language.english.lower()}"


def reading_commands() -> tuple[Command, ...]:
    """The command of each language."""
    return tuple(Command(reading_command(language), "view", language.name, language.invitation,
                         checked=_reads(language), why_disabled=_lacks(language))
                 for language in LANGUAGES.values())


_COMMANDS: tuple[Command, ...] = (
    Command("pack.open_folder", "pack", N_("Open a pack folder…"),
            N_("Open another content pack from a folder of tables"), ("Ctrl+O",)),
    Command("pack.open_file", "pack", N_("Open a pack file…"),
            N_("Open another content pack from a workbook or a zip file"),
            ("Ctrl+Shift+O",)),
    Command("pack.built_in", "pack", N_("Back to the built-in pack"),
            N_("Close the other pack and show the one that came with the program"),
            why_disabled=_has_built_in),
    Command("pack.reload", "pack", N_("Reload the pack"),
            N_("Read the open pack again"), ("Ctrl+R",), why_disabled=_is_opening),
    Command("pack.problems", "pack", N_("Check the pack…"),
            N_("List what is wrong in the open pack and how to fix it"), group=1),
    Command("pack.changes", "pack", N_("What changed since the last save…"),
            N_("List what is different in the open pack since it was read before"), group=1,
            why_disabled=_has_no_changes),
    Command("pack.spreadsheet", "pack", N_("Open in spreadsheet"),
            N_("Open the pack’s tables in the program that this computer has for them"), group=2),
    Command("pack.save_folder", "pack", N_("Save a copy as a folder…"),
            N_("Write a copy of this pack that you can edit, one table per file"), group=2),
    Command("pack.save_workbook", "pack", N_("Save a copy as a workbook…"),
            N_("Write a copy of this pack that you can edit, one sheet per table"),
            group=2),
    Command("pack.records", "pack", N_("Add public records…"),
            N_("Count newer files of the public record on this computer, and see them beside the "
               "pack’s"), group=3),
    Command("app.quit", "pack", N_("Quit"),
            N_("Close the program"), ("Ctrl+Q",), group=4),
    Command("go.find", "go", N_("Find…"),
            N_("Find a word, a place, a number or a command"), ("Ctrl+F", "/")),
    Command("go.commands", "go", N_("Command list…"),
            N_("Find a command by its name"), ("Ctrl+K",)),
    Command("go.back", "go", N_("Back"),
            N_("Back a page of the card, or to where you were before"), ("Alt+Left",),
            why_disabled=_has_no_way_back),
    Command("go.source_card", "go", N_("Source card of the selection"),
            N_("Who says it, what both sides say, and what to keep in mind"), ("Ctrl+I",),
            why_disabled=_has_no_card),
    Command("view.language", "view", N_("Next language"),
            N_("Read in the next language of the pack"), ("Ctrl+L",),
            why_disabled=_has_one_language),
    Command("view.light", "view", N_("Light"),
            N_("Dark text on light paper"), group=1, checked=_wears("light")),
    Command("view.dark", "view", N_("Dark"),
            N_("Light text on a dark page"), group=1, checked=_wears("dark")),
    Command("view.contrast", "view", N_("High contrast"),
            N_("White on black, strong lines"), group=1, checked=_wears("contrast")),
    Command("view.larger", "view", N_("Larger text"),
            N_("Make all text larger, up to 200%"), ("Ctrl++", "Ctrl+="), group=2,
            why_disabled=_is_largest),
    Command("view.smaller", "view", N_("Smaller text"),
            N_("Make all text smaller"), ("Ctrl+-",), group=2,
            why_disabled=_is_smallest),
    Command("view.normal", "view", N_("Normal text size"),
            N_("Set the text size back to 100%"), ("Ctrl+0",), group=2,
            why_disabled=_is_normal),
    Command("view.columns", "view", N_("Reset columns"),
            N_("Show the usual columns again, in the usual order of rows"), group=3,
            why_disabled=_has_no_table),
    Command("view.full_screen", "view", N_("Full screen"),
            N_("Use the whole screen"), ("F11",), group=3),
    Command("view.aloud", "view", N_("Read aloud, or stop"),
            N_("Hear the headline and the card in a voice of this computer"),
            ("Ctrl+Shift+R",), group=4),
    Command("present.start", "present", N_("Start the show"),
            N_("Show slides to the room from the first one; notes and time stay on your screen"),
            ("F5",)),
    Command("present.here", "present", N_("Start the show at this panel"),
            N_("Show slides to the room, from the first one of this panel"), ("Shift+F5",)),
    Command("present.rehearse", "present", N_("Rehearse"),
            N_("Practice on your screen alone; the time on each slide is kept for the next show"),
            group=1),
    Command("kiosk.start", "present", N_("Start the kiosk…"),
            N_("Give the screen to the public with this pack alone; only the staff PIN ends it"),
            group=2),
    Command("share.copy", "share", N_("Copy"),
            N_("Copy the selected rows with headers, units and evidence status"),
            ("Ctrl+C",), why_disabled=_has_no_rows),
    Command("share.copy_sources", "share", N_("Copy with the source line"),
            N_("Copy the selected rows and the sources they cite"), ("Ctrl+Shift+C",),
            why_disabled=_has_no_rows),
    Command("share.copy_text", "share", N_("Copy text with sources"),
            N_("Copy the headline and the card as text, with their sources"), ("Ctrl+Alt+C",)),
    Command("share.copy_picture", "share", N_("Copy picture"),
            N_("Copy the chart as a picture, with its headline and sources"), ("Ctrl+Alt+P",),
            why_disabled=_has_no_picture),
    Command("share.export", "share", N_("Export what is shown…"),
            N_("Save the table (CSV, XLSX) or the chart (PNG, SVG) as it is shown now"),
            ("Ctrl+E",), group=1, why_disabled=_has_no_table),
    Command("share.print", "share", N_("Print a summary sheet…"),
            N_("Print or save a page on this panel, with its sources, in English, Spanish or both"),
            ("Ctrl+P",), group=2),
    Command("help.help", "help", N_("Help and keys"),
            N_("How to read the panels, and every key"), ("F1",)),
    Command("help.tour", "help", N_("Show me in 5 steps"),
            N_("What this program shows, and where, in about two minutes")),
    Command("help.about", "help", N_("About"),
            N_("Version of the program and of the pack, content hash, licenses")),
)

_OF_KIOSK: tuple[Command, ...] = (
    Command("kiosk.over", "visit", N_("Start over"),
            N_("End this visit and forget everything about it"), group=1),
    Command("kiosk.staff", "visit", N_("Staff…"),
            N_("For those who look after this computer"), group=1),
)
"""Commands that there are on a computer that strangers share, and nowhere else."""

_MOST_KEYS = 9
"""Panels beyond the ninth have no key of their own."""


def _panel_commands() -> Iterator[Command]:
    for number, panel in enumerate(registry.panels(), start=1):
        keys = (f"Ctrl+{number}",) if number <= _MOST_KEYS else ()
        yield Command(f"go.{panel.id}", "go", panel.title, panel.help, keys, group=1)


def commands() -> tuple[Command, ...]:
    """All commands, in the order of the menus: one for each panel and each language among them."""
    first = next(place for place, command in enumerate(_COMMANDS) if command.menu == "view")
    return (*_COMMANDS[:first], *_panel_commands(), *reading_commands(), *_COMMANDS[first:])


def offered(station: Station) -> tuple[Command, ...]:
    """The commands that there are where the program runs, in the order of the menus."""
    if not station.is_shared:
        return commands()
    there = [one for one in (*commands(), *_OF_KIOSK) if station.offers(one.id)]
    # what is left of a menu about copies and files would be one line below its name
    return tuple(one._replace(menu="visit", group=0) if one.menu == "share" else one
                 for one in sorted(there, key=lambda one: one.menu in ("share", "visit")))


def command(command_id: str) -> Command:
    """The command with that id. Raises `KeyError` if there is none."""
    for one in (*commands(), *_OF_KIOSK):
        if one.id == command_id:
            return one
    raise KeyError(command_id)


def command_of_key(key: str) -> Command | None:
    """The command that a key calls, in Qt's portable spelling; None if none does."""
    return next((one for one in commands() if key in one.keys), None)
