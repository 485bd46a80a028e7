"""The keys of presenter mode, in one table:
both windows, the buttons, the help page and the clicker test read it."""

from __future__ import annotations

from explainer.app.commands import Command
from explainer.core.i18n import N_


def _key(name: str, title: str, help_: str, *keys: str) -> Command:
    return Command(f"show.{name}", "show", title, help_, keys)


SHOW_COMMANDS: tuple[Command, ...] = (
    _key("next", N_("Next slide"),
         N_("Next page or slide"), "Right", "Space", "PgDown"),
    _key("back", N_("Previous slide"),
         N_("One page or slide back"), "Left", "PgUp", "Backspace"),
    _key("first", N_("First slide"),
         N_("To the first slide"), "Home"),
    _key("last", N_("Last slide"),
         N_("To the last slide"), "End"),
    _key("value_next", N_("Mark the next value"),
         N_("Mark the next bar or row for the room; in long lists, turn the page"), "Down"),
    _key("value_back", N_("Mark the previous value"),
         N_("Mark the previous bar or row"), "Up"),
    _key("black", N_("Black screen"),
         N_("Make the room’s screen black; the same key or the next step brings the slide back"),
         "B", "."),
    _key("white", N_("White screen"),
         N_("Make the room’s screen white; the same key or the next step brings the slide back"),
         "W", ","),
    _key("freeze", N_("Freeze"),
         N_("Keep the room’s screen as it is while you go on, or let it follow again"), "F"),
    _key("zoom", N_("Zoom"),
         N_("Enlarge the part under the pointer, or show everything again; drag a frame to "
            "choose a part"), "Z"),
    _key("larger", N_("Zoom in"),
         N_("Enlarge more"), "+", "="),
    _key("smaller", N_("Zoom out"),
         N_("Enlarge less"), "-"),
    _key("pan_left", N_("Move the zoom or spotlight left"),
         N_("Move the enlarged part, or the spotlight, to the left"), "Shift+Left"),
    _key("pan_right", N_("Move the zoom or spotlight right"),
         N_("Move the enlarged part, or the spotlight, to the right"), "Shift+Right"),
    _key("pan_up", N_("Move the zoom or spotlight up"),
         N_("Move the enlarged part, or the spotlight, up"), "Shift+Up"),
    _key("pan_down", N_("Move the zoom or spotlight down"),
         N_("Move the enlarged part, or the spotlight, down"), "Shift+Down"),
    _key("spotlight", N_("Spotlight"),
         N_("Light up the area under the pointer and dim the rest"), "L"),
    _key("card", N_("Source card"),
         N_("Show the source card of what is marked, large; press again for its next page"), "I"),
    _key("ahead", N_("Prepare the next slide"),
         N_("Look one slide ahead in private; Enter shows it, Esc discards it"),
         "Ctrl+Right"),
    _key("behind", N_("Prepare the previous slide"),
         N_("Look one slide back in private; Enter shows it, Esc discards it"),
         "Ctrl+Left"),
    _key("send", N_("Show what is prepared, or continue"),
         N_("Show the room what is prepared, or the slide whose number you typed; with nothing "
            "prepared, the next slide"), "Return", "Enter"),
    _key("jump", N_("Go to a slide"),
         N_("Type a number or words from a title; the room sees nothing until you press Enter"),
         "G"),
    _key("question", N_("Questions"),
         N_("Park a question from the room, and find parked ones"), "Q"),
    _key("notes", N_("Notes"),
         N_("Change the size of the notes; on a single screen, show or hide them"), "N"),
    _key("timer", N_("Timer"),
         N_("Stop the timer, or start it again"), "T"),
    _key("restart", N_("Restart the timer"),
         N_("Count from zero, from this slide on"), "Ctrl+Home"),
    _key("plan", N_("Plan"),
         N_("Type how many minutes you have"), "M"),
    _key("notes_down", N_("Scroll the notes down"),
         N_("Show more of the notes"), "Ctrl+Down"),
    _key("notes_up", N_("Scroll the notes up"),
         N_("Show the notes above"), "Ctrl+Up"),
    _key("swap", N_("Swap screens"),
         N_("Swap the room’s screen and the presenter’s screen"), "X"),
    _key("full_screen", N_("Full-screen slides"),
         N_("On a single screen: show the slides full screen, or the presenter’s window"), "F11"),
    _key("again", N_("Put both windows back"),
         N_("Move both windows back to their screens"), "F5"),
    _key("escape", N_("Leave"),
         N_("Turn off what was last turned on; when nothing is on, ask whether to end"), "Esc"),
)

SHOW_BY_ID: dict[str, Command] = {command.id: command for command in SHOW_COMMANDS}

ASSIGNABLE = ("next", "back", "black")
"""What a person can have a key do that does nothing in the show."""
