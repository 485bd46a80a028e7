"""The keys of presenter mode, in one table: both windows, the buttons, the help page and the clicker test read it."""

from __future__ import annotations

from explainer.app.commands import Command
from explainer.core.marking import QT_TRANSLATE_NOOP


def _key(name: str, title: str, help_: str, *keys: str) -> Command:
    return Command(f"show.{name}", "show", title, help_, keys)


SHOW_COMMANDS: tuple[Command, ...] = (
    _key("next", QT_TRANSLATE_NOOP("commands", "Next slide"),
         QT_TRANSLATE_NOOP("commands", "Next page or slide"), "Right", "Space", "PgDown"),
    _key("back", QT_TRANSLATE_NOOP("commands", "Slide before"),
         QT_TRANSLATE_NOOP("commands", "One page or slide back"), "Left", "PgUp", "Backspace"),
    _key("first", QT_TRANSLATE_NOOP("commands", "First slide"),
         QT_TRANSLATE_NOOP("commands", "To the first slide"), "Home"),
    _key("last", QT_TRANSLATE_NOOP("commands", "Last slide"),
         QT_TRANSLATE_NOOP("commands", "To the last slide"), "End"),
    _key("value_next", QT_TRANSLATE_NOOP("commands", "Mark the next value"),
         QT_TRANSLATE_NOOP("commands", "Mark the next bar or row for the room; long lists turn their pages"), "Down"),
    _key("value_back", QT_TRANSLATE_NOOP("commands", "Mark the value before"),
         QT_TRANSLATE_NOOP("commands", "Mark the bar or row before"), "Up"),
    _key("black", QT_TRANSLATE_NOOP("commands", "Black screen"),
         QT_TRANSLATE_NOOP("commands", "Make the room’s screen black, or bring the slide back"), "B", "."),
    _key("white", QT_TRANSLATE_NOOP("commands", "White screen"),
         QT_TRANSLATE_NOOP("commands", "Make the room’s screen white, or bring the slide back"), "W", ","),
    _key("freeze", QT_TRANSLATE_NOOP("commands", "Freeze"),
         QT_TRANSLATE_NOOP("commands", "Hold the room’s screen as it is while you go on, or let it follow again"), "F"),
    _key("zoom", QT_TRANSLATE_NOOP("commands", "Zoom"),
         QT_TRANSLATE_NOOP("commands", "Enlarge the part under the pointer, or show all again; drag a frame to choose a "
                                       "part"), "Z"),
    _key("larger", QT_TRANSLATE_NOOP("commands", "Zoom in"),
         QT_TRANSLATE_NOOP("commands", "Enlarge more"), "+", "="),
    _key("smaller", QT_TRANSLATE_NOOP("commands", "Zoom out"),
         QT_TRANSLATE_NOOP("commands", "Enlarge less"), "-"),
    _key("pan_left", QT_TRANSLATE_NOOP("commands", "Move the zoom or the light left"),
         QT_TRANSLATE_NOOP("commands", "Move the enlarged part, or the spotlight, to the left"), "Shift+Left"),
    _key("pan_right", QT_TRANSLATE_NOOP("commands", "Move the zoom or the light right"),
         QT_TRANSLATE_NOOP("commands", "Move the enlarged part, or the spotlight, to the right"), "Shift+Right"),
    _key("pan_up", QT_TRANSLATE_NOOP("commands", "Move the zoom or the light up"),
         QT_TRANSLATE_NOOP("commands", "Move the enlarged part, or the spotlight, up"), "Shift+Up"),
    _key("pan_down", QT_TRANSLATE_NOOP("commands", "Move the zoom or the light down"),
         QT_TRANSLATE_NOOP("commands", "Move the enlarged part, or the spotlight, down"), "Shift+Down"),
    _key("spotlight", QT_TRANSLATE_NOOP("commands", "Spotlight"),
         QT_TRANSLATE_NOOP("commands", "Light the place under the pointer and dim the rest"), "L"),
    _key("card", QT_TRANSLATE_NOOP("commands", "Source card"),
         QT_TRANSLATE_NOOP("commands", "Show the source card of what is marked, large; again for its next page"), "I"),
    _key("ahead", QT_TRANSLATE_NOOP("commands", "Prepare the next slide"),
         QT_TRANSLATE_NOOP("commands", "Look one slide ahead in private; Enter shows it, Esc throws it away"),
         "Ctrl+Right"),
    _key("behind", QT_TRANSLATE_NOOP("commands", "Prepare the slide before"),
         QT_TRANSLATE_NOOP("commands", "Look one slide back in private; Enter shows it, Esc throws it away"),
         "Ctrl+Left"),
    _key("send", QT_TRANSLATE_NOOP("commands", "Show what is prepared, or go on"),
         QT_TRANSLATE_NOOP("commands", "Send what is prepared, or the slide whose number was typed, to the room; with "
                                       "nothing prepared, the next slide"), "Return", "Enter"),
    _key("jump", QT_TRANSLATE_NOOP("commands", "Go to a slide"),
         QT_TRANSLATE_NOOP("commands", "Type a number or words of a title; the room sees nothing until Enter"), "G"),
    _key("question", QT_TRANSLATE_NOOP("commands", "Questions"),
         QT_TRANSLATE_NOOP("commands", "Park a question from the room, and find parked ones"), "Q"),
    _key("notes", QT_TRANSLATE_NOOP("commands", "Notes"),
         QT_TRANSLATE_NOOP("commands", "Next size of the notes; on a single screen, show or hide them"), "N"),
    _key("timer", QT_TRANSLATE_NOOP("commands", "Timer"),
         QT_TRANSLATE_NOOP("commands", "Stop the timer, or let it run on"), "T"),
    _key("swap", QT_TRANSLATE_NOOP("commands", "Swap screens"),
         QT_TRANSLATE_NOOP("commands", "Exchange the screens of the room and of the presenter"), "X"),
    _key("full_screen", QT_TRANSLATE_NOOP("commands", "Slides on the whole screen"),
         QT_TRANSLATE_NOOP("commands", "On a single screen: slides on all of it, or the presenter’s window"), "F11"),
    _key("again", QT_TRANSLATE_NOOP("commands", "Put both windows in place"),
         QT_TRANSLATE_NOOP("commands", "Put both windows on their screens again"), "F5"),
    _key("escape", QT_TRANSLATE_NOOP("commands", "Leave"),
         QT_TRANSLATE_NOOP("commands", "Leave what was last switched on; when nothing is on, ask whether to end"), "Esc"),
)

SHOW_BY_ID: dict[str, Command] = {command.id: command for command in SHOW_COMMANDS}

ASSIGNABLE = ("next", "back", "black")
"""What a person can have a key do that does nothing in the show."""
