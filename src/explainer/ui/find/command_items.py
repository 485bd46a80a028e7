"""Commands and pages of help as things that can be found."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence

from explainer.app.commands import MENUS, command, offered
from explainer.app.station import Station
from explainer.content.search import Item
from explainer.core.i18n import N_, translate

COMMAND = "command"
"""Kind and group of these items."""
COMMANDS = N_("Commands")
_HELP = {
    "help.help#read": (N_("How to read a panel"),
                       N_("Help: headline, list and card, and what a choice shows")),
    "help.help#marks": (N_("The evidence marks"),
                        N_("Help: what the six marks mean, one by one")),
    "help.help#keys": (N_("Keys"), N_("Help: the keys of the window, of lists and of the show")),
}
"""Topics of the help page: id (the command that opens it, and a name), title and text."""


def command_items(station: Station) -> Iterator[Item]:
    """Every command that is offered but those of the field itself, then the topics of the help
    page."""
    yield from (Item(COMMAND, one.id, COMMAND) for one in offered(station)
                if one.id not in ("go.find", "go.commands"))
    yield from (Item(COMMAND, topic, COMMAND) for topic in _HELP)


def command_texts(item: Item, language: str) -> tuple[str, str]:
    """Title of a command, and what it does."""
    if item.id in _HELP:
        title, text = _HELP[item.id]
        return translate(title, language), translate(text, language)
    one = command(item.id)
    menu = translate(MENUS[one.menu], language)
    return translate(one.title, language), f"{translate(one.help, language)} · {menu}"


def command_of(item_id: str) -> str:
    """Id of the command that an item stands for."""
    return item_id.partition("#")[0]


def key_text(item_id: str) -> str:
    """The key of a command, as keyboards here name it; "" for none."""
    try:
        keys = command(command_of(item_id)).keys if "#" not in item_id else ()
    except KeyError:
        return ""
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
