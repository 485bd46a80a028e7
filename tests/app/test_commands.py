"""The table of commands, which menus, keys, command list and help read."""

from __future__ import annotations

from collections import Counter

import pytest

from explainer.app import paths
from explainer.app.commands import MENUS, Command, Situation, command_of_key, commands, offered
from explainer.app.commands import command as command_of
from explainer.app.kiosk import KioskRules
from explainer.app.state import State
from explainer.app.station import OWN
from explainer.core.columns import PANELS
from explainer.core.languages import LANGUAGES
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.drawing.theme import TEXT_SCALES, THEMES
from explainer.panels import registry
from tests.core import building

CONTRACT = {
    "go.find": "Ctrl+F", "go.commands": "Ctrl+K", "go.source_card": "Ctrl+I", "share.export": "Ctrl+E",
    "help.help": "F1", "share.copy": "Ctrl+C", "share.copy_sources": "Ctrl+Shift+C", "view.larger": "Ctrl++",
    "view.smaller": "Ctrl+-", "view.normal": "Ctrl+0",
}


def test_every_command_has_an_id_of_its_own() -> None:
    assert [key for key, n in Counter(command.id for command in commands()).items() if n > 1] == []
    assert [command_of(one.id).title for one in commands()] == [one.title for one in commands()]
    with pytest.raises(KeyError):
        command_of("go.nowhere")


def test_no_command_takes_a_key_that_macos_keeps() -> None:
    """Qt takes Ctrl for the Command key there."""
    kept = {f"Ctrl+{key}" for key in ("H", "Alt+H", "M", "Tab", "Space", "Shift+3", "Shift+4", "`")}
    assert kept & {key for command in commands() for key in command.keys} == set()


def test_no_two_commands_share_a_key() -> None:
    assert [key for key, n in Counter(key for command in commands() for key in command.keys).items() if n > 1] == []


def test_every_panel_has_a_command_and_its_place_is_its_key() -> None:
    for number, panel in enumerate(PANELS, start=1):
        assert command_of(f"go.{panel}").keys == (f"Ctrl+{number}",)


def test_every_theme_and_language_has_a_command_that_shows_which_is_on() -> None:
    for name in (*THEMES, "english", "spanish"):
        assert command_of(f"view.{name}").checkable
    assert len(LANGUAGES) == 2
    assert {c.id for c in commands() if c.checkable} == {f"view.{name}" for name in (*THEMES, "english", "spanish")}


@pytest.mark.parametrize(("command", "key"), CONTRACT.items())
def test_the_keys_of_the_contract(command: str, key: str) -> None:
    assert key in command_of(command).keys


@pytest.mark.parametrize("command", commands(), ids=[command.id for command in commands()])
def test_a_command_says_what_it_does(command: Command) -> None:
    assert command.menu in MENUS
    assert command.title.strip() == command.title != ""
    assert command.help.strip() == command.help != ""
    assert not command.help.endswith(".")


def test_no_two_commands_have_the_same_name_in_one_menu() -> None:
    assert [name for name, n in Counter((c.menu, c.title) for c in commands()).items() if n > 1] == []


def test_every_menu_has_commands_and_each_line_in_it_is_drawn_once() -> None:
    for menu in MENUS:
        station = KioskRules().station(prints=True) if menu == "visit" else OWN  # strangers share that computer
        groups = [command.group for command in offered(station) if command.menu == menu]
        assert groups != [] and groups == sorted(groups)


def test_each_language_is_named_in_itself() -> None:
    assert (command_of("view.english").title, command_of("view.spanish").title) == ("English", "Español")


def test_every_panel_has_a_name() -> None:
    assert registry.panel_ids() == PANELS
    assert len({panel.title for panel in registry.panels()}) == len(PANELS)


def test_a_key_belongs_to_its_command() -> None:
    assert {key: command.id for command in commands() for key in command.keys} == {
        key: called.id for command in commands() for key in command.keys if (called := command_of_key(key)) is not None}
    assert command_of_key("Ctrl+Alt+Meta+Q") is None


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The built-in pack."""
    found = read_pack(paths.built_in_pack(), built_in=True).pack
    assert found is not None
    return found


def disabled(situation: Situation) -> set[str]:
    """The commands that can do nothing; each says why, as its help does."""
    reasons = {command.id: command.why_disabled(situation) for command in commands()}
    assert not any(reason.endswith(".") for reason in reasons.values())
    return {command_id for command_id, reason in reasons.items() if reason}


def on(situation: Situation) -> set[str]:
    """The commands that are on."""
    return {command.id for command in commands() if command.checked is not None and command.checked(situation)}


USUAL = {"pack.built_in", "pack.changes", "go.back", "view.normal"}
"""What can do nothing at the first start."""


def test_back_can_be_used_where_there_is_a_place_to_go_back_to(pack: Pack) -> None:
    assert "go.back" not in disabled(Situation(State(pack), can_go_back=True))


def test_at_the_first_start_nearly_everything_can_be_used(pack: Pack) -> None:
    assert disabled(Situation(State(pack))) == USUAL


@pytest.mark.parametrize(("scale", "expected"), [
    (TEXT_SCALES[0], {"view.smaller"}), (1.0, {"view.normal"}), (1.25, set()), (TEXT_SCALES[-1], {"view.larger"})])
def test_a_text_size_that_cannot_be_reached_is_not_offered(pack: Pack, scale: float, expected: set[str]) -> None:
    found = disabled(Situation(State(pack, text_scale=scale)))
    assert {name for name in found if name.startswith("view.")} == expected


def test_a_language_that_the_pack_lacks_is_not_offered() -> None:
    assert "view.spanish" in disabled(Situation(State(building.pack(languages="en"))))
    assert "view.english" in disabled(Situation(State(building.pack(languages="es"))))
    assert not {"view.english", "view.spanish"} & disabled(Situation(State(building.pack(languages="en es"))))


def test_back_to_the_built_in_pack_leads_from_another_one_and_from_one_that_could_not_be_opened(pack: Pack) -> None:
    assert "pack.built_in" in disabled(Situation(State(pack)))
    assert "pack.built_in" not in disabled(Situation(State(pack), last_pack="/gone"))
    other = read_pack(paths.built_in_pack()).pack
    assert other is not None
    assert "pack.built_in" not in disabled(Situation(State(other)))


@pytest.mark.parametrize(("change", "expected"), [
    ({"opening": True}, {"pack.reload"}), ({"shows_rows": False}, {"share.copy", "share.copy_sources"}),
    ({"has_source_card": False}, {"go.source_card"})])
def test_what_is_shown_and_done_decides(pack: Pack, change: dict[str, bool], expected: set[str]) -> None:
    assert disabled(Situation(State(pack))._replace(**change)) == USUAL | expected


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("language", "command"), [("en", "view.english"), ("es", "view.spanish")])
def test_language_and_theme_in_use_are_on(pack: Pack, theme: str, language: str, command: str) -> None:
    assert on(Situation(State(pack, language=language, theme=theme))) == {command, f"view.{theme}"}
