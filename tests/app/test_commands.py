"""The table of commands, which menus, keys, command list and help read."""

from __future__ import annotations

from collections import Counter

import pytest

from explainer.app.commands import BY_ID, COMMANDS, MENUS, Command
from explainer.app.theme import THEMES
from explainer.core.columns import PANELS
from explainer.core.languages import LANGUAGES

CONTRACT = {
    "go.find": "Ctrl+F", "go.commands": "Ctrl+K", "go.source_card": "Ctrl+I", "share.export": "Ctrl+E",
    "help.help": "F1", "share.copy": "Ctrl+C", "share.copy_sources": "Ctrl+Shift+C", "view.larger": "Ctrl++",
    "view.smaller": "Ctrl+-", "view.normal": "Ctrl+0",
}


def test_every_command_has_an_id_of_its_own() -> None:
    assert [key for key, n in Counter(command.id for command in COMMANDS).items() if n > 1] == []
    assert list(BY_ID.values()) == list(COMMANDS)
    assert all(key == command.id for key, command in BY_ID.items())


def test_no_two_commands_share_a_key() -> None:
    assert [key for key, n in Counter(key for command in COMMANDS for key in command.keys).items() if n > 1] == []


def test_every_panel_has_a_command_and_its_place_is_its_key() -> None:
    for number, panel in enumerate(PANELS, start=1):
        assert BY_ID[f"go.{panel}"].keys == (f"Ctrl+{number}",)


def test_every_theme_and_language_has_a_command_that_shows_which_is_on() -> None:
    for name in (*THEMES, "english", "spanish"):
        assert BY_ID[f"view.{name}"].checkable
    assert len(LANGUAGES) == 2
    assert {c.id for c in COMMANDS if c.checkable} == {f"view.{name}" for name in (*THEMES, "english", "spanish")}


@pytest.mark.parametrize(("command", "key"), CONTRACT.items())
def test_the_keys_of_the_contract(command: str, key: str) -> None:
    assert key in BY_ID[command].keys


@pytest.mark.parametrize("command", COMMANDS, ids=[command.id for command in COMMANDS])
def test_a_command_says_what_it_does(command: Command) -> None:
    assert command.menu in MENUS
    assert command.title.strip() == command.title != ""
    assert command.help.strip() == command.help != ""
    assert not command.help.endswith(".")


def test_no_two_commands_have_the_same_name_in_one_menu() -> None:
    assert [name for name, n in Counter((c.menu, c.title) for c in COMMANDS).items() if n > 1] == []


def test_every_menu_has_commands_and_each_line_in_it_is_drawn_once() -> None:
    for menu in MENUS:
        groups = [command.group for command in COMMANDS if command.menu == menu]
        assert groups != [] and groups == sorted(groups)


def test_each_language_is_named_in_itself() -> None:
    assert (BY_ID["view.english"].title, BY_ID["view.spanish"].title) == ("English", "Español")
