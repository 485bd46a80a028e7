"""The one place where selection, filter, language and look live."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.app.state import PanelChoices, State, clamp_scale
from explainer.core.columns import PANELS, TABLES
from explainer.core.pack import Pack, Row, Table
from explainer.core.problems import Problem
from explainer.drawing.theme import TEXT_SCALES


def pack(languages: str = "en es") -> Pack:
    meta = Table(TABLES["meta"], (Row("meta", 2, {"key": "languages", "value": languages}),))
    return Pack({"meta": meta}, "", Path("pack"))


class Heard:
    """What a state told, in order."""

    def __init__(self, state: State) -> None:
        self.told: list[object] = []
        for name in ("pack", "problems", "language", "panel", "look"):
            getattr(state, f"{name}_changed").connect(self._hear(name))
        state.choices_changed.connect(lambda panel, name: self.told.append((panel, name)))

    def _hear(self, name: str) -> Callable[[], None]:
        return lambda: self.told.append(name)

    def since(self) -> list[object]:
        """What was told since the last look."""
        told, self.told = self.told, []
        return told


@pytest.fixture
def state() -> State:
    return State(pack())


@pytest.fixture
def heard(state: State) -> Heard:
    return Heard(state)


# At the start

def test_a_state_begins_as_asked() -> None:
    open_pack, problems = pack(), (Problem("x"),)
    state = State(open_pack, problems, language="es", panel="impacts", theme="dark", text_scale=1.5)
    assert (state.pack, state.problems, state.language, state.panel, state.theme, state.text_scale) == (
        open_pack, problems, "es", "impacts", "dark", 1.5)
    assert state.pack is open_pack


def test_a_state_begins_in_english_on_the_first_panel_in_light(state: State) -> None:
    assert (state.problems, state.language, state.panel, state.theme, state.text_scale) == (
        (), "en", "start", "light", 1.0)
    assert state.choices("cities") == PanelChoices()
    assert State(pack("es en")).language == "en"


def test_what_does_not_exist_is_replaced_by_what_does() -> None:
    state = State(pack("es en"), language="fr", panel="nowhere", theme="pink", text_scale=99.0)
    assert (state.language, state.panel, state.theme, state.text_scale) == ("es", "start", "light", 2.0)


# Choices

def test_choices_are_kept_by_panel(state: State) -> None:
    state.choose("cities", selected="la", tag="partly")
    state.choose("impacts", find="fear")
    state.choose("cities", sort_column="name", descending=True, view="side", hidden=("office",))
    assert state.choices("cities") == PanelChoices("la", "partly", "", "name", True, "side", ("office",))
    assert state.choices("impacts") == PanelChoices(find="fear")
    assert state.choices("sources") == PanelChoices()


def test_each_choice_that_changed_is_told_once(state: State, heard: Heard) -> None:
    state.choose("cities", selected="la", tag="partly")
    assert heard.since() == [("cities", "selected"), ("cities", "tag")]
    state.choose("cities", selected="la", tag="")
    assert heard.since() == [("cities", "tag")]
    state.choose("cities", selected="la")
    state.choose("cities")
    state.choose("impacts", selected="")
    assert heard.since() == []


def test_all_of_a_change_is_in_place_when_it_is_told(state: State) -> None:
    seen: list[PanelChoices] = []
    state.choices_changed.connect(lambda panel, name: seen.append(state.choices(panel)))
    state.choose("cities", sort_column="name", descending=True)
    assert seen == [PanelChoices(sort_column="name", descending=True)] * 2


def test_an_unknown_choice_is_a_mistake_of_the_program(state: State, heard: Heard) -> None:
    with pytest.raises((ValueError, TypeError)):  # TypeError from Python 3.13 on
        state.choose("cities", color="red")
    assert (state.choices("cities"), heard.since()) == (PanelChoices(), [])


def test_choices_cannot_be_changed_behind_the_states_back(state: State) -> None:
    with pytest.raises(AttributeError):
        state.choices("cities").selected = "la"  # type: ignore[misc]


# Panel, language, look

def test_a_change_of_panel_is_told_once(state: State, heard: Heard) -> None:
    for panel in (*PANELS, PANELS[-1], "nowhere", ""):
        state.show_panel(panel)
    assert (state.panel, heard.since()) == (PANELS[-1], ["panel"] * (len(PANELS) - 1))


def test_another_language_keeps_selection_and_filters(state: State, heard: Heard) -> None:
    state.choose("cities", selected="la", tag="partly", find="x")
    heard.since()
    state.set_language("es")
    assert (state.language, heard.since()) == ("es", ["language"])
    assert state.choices("cities") == PanelChoices(selected="la", tag="partly", find="x")
    state.set_language("es")
    state.set_language("fr")
    assert (state.language, heard.since()) == ("es", [])


def test_another_theme_is_told_once(state: State, heard: Heard) -> None:
    for name in ("dark", "dark", "pink", "contrast", "light"):
        state.set_theme(name)
    assert (state.theme, heard.since()) == ("light", ["look"] * 3)


def test_another_text_size_is_told_once(state: State, heard: Heard) -> None:
    for scale in (1.5, 1.5, 2.0, 9.0, 0.1, math.nan):
        state.set_text_scale(scale)
    assert (state.text_scale, heard.since()) == (1.0, ["look"] * 4)


@pytest.mark.parametrize(("scale", "kept"), [
    (1.0, 1.0), (0.9, 0.9), (2.0, 2.0), (1.33, 1.33), (0.89, 0.9), (2.01, 2.0), (-1.0, 0.9), (math.inf, 2.0),
    (-math.inf, 0.9), (math.nan, 1.0), (2, 2.0),
])
def test_a_text_size_is_kept_between_90_and_200_per_cent(scale: float, kept: float) -> None:
    assert (clamp_scale(scale), type(clamp_scale(scale))) == (kept, float)


@given(st.floats())
def test_any_number_gives_a_usable_text_size(scale: float) -> None:
    assert 0.9 <= clamp_scale(scale) <= 2.0


@pytest.mark.parametrize(("scale", "steps", "reached"), [
    (1.0, 1, 1.1), (1.0, -1, 0.9), (1.0, 2, 1.25), (1.0, 0, 1.0), (0.9, -1, 0.9), (2.0, 1, 2.0), (1.0, 99, 2.0),
    (1.0, -99, 0.9), (1.4, 1, 1.75), (1.3, -1, 1.1), (1.97, -1, 1.75), (1.97, 1, 2.0),
])
def test_text_grows_and_shrinks_by_the_steps_of_the_scale(scale: float, steps: int, reached: float) -> None:
    state = State(pack(), text_scale=scale)
    heard = Heard(state)
    state.step_text_scale(steps)
    assert state.text_scale == reached
    assert heard.since() == (["look"] if reached != scale else [])


def test_stepping_up_passes_every_size_once(state: State) -> None:
    state.set_text_scale(TEXT_SCALES[0])
    passed = [state.text_scale]
    for _ in TEXT_SCALES[1:]:
        state.step_text_scale(1)
        passed.append(state.text_scale)
    assert passed == list(TEXT_SCALES)


# Packs

def test_another_pack_takes_the_place_and_choices_stay(state: State, heard: Heard) -> None:
    state.choose("cities", selected="la")
    state.show_panel("cities")
    heard.since()
    other, problems = pack(), (Problem("x"),)
    state.open_pack(other, problems)
    assert state.pack is other
    assert (state.problems, state.language, state.panel, heard.since()) == (
        problems, "en", "cities", ["pack", "problems"])
    assert state.choices("cities").selected == "la"


def test_a_pack_without_the_language_is_read_in_its_first() -> None:
    state = State(pack(), language="es")
    seen: list[str] = []
    state.pack_changed.connect(lambda: seen.append(state.language))
    state.open_pack(pack("en es"))
    state.open_pack(pack("en"))
    assert (seen, state.problems) == (["es", "en"], ())


def test_problems_are_told_when_they_change(state: State, heard: Heard) -> None:
    for problems in ((), (Problem("x"),), (Problem("x"),), (Problem("y"),), ()):
        state.set_problems(problems)
    assert (state.problems, heard.since()) == ((), ["problems"] * 3)


def test_the_next_language_is_the_packs_next_one_and_after_the_last_its_first() -> None:
    state = State(pack("en es"), language="en")
    state.next_language()
    assert state.language == "es"
    state.next_language()
    assert state.language == "en"
    alone = State(pack("es"))
    alone.next_language()
    assert alone.language == "es"
