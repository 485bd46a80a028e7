"""Every kind of thing in the window says what it is, what it is called and where it stands; what happens elsewhere than
at the focus is announced; and nothing that only the eye needs is ever spoken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tests.reader.desktop import Desktop, program
from tests.reader.hearing import Reader

PANELS = {1: "Start", 2: "Overview", 3: "City statistics", 4: "Impacts", 5: "Responses", 6: "Recommendations", 7: "Sources"}
MOST_STOPS = 25
MARKUP = re.compile(r"\*\*|</?[a-z]+[ />]|&[a-z]+;|\{[A-Za-z]")


@pytest.fixture(scope="module")
def heard(listening: Desktop) -> Iterator[Reader]:
    with program(listening) as reader:
        yield reader


@pytest.fixture(autouse=True)
def from_the_top(heard: Reader) -> None:
    """Nothing is left open, and the focus is on the tabs."""
    heard.press("Escape", "Escape", "Escape", "ctrl+1")
    heard.press_until("Tab", "[page tab list]")


@pytest.mark.parametrize("number", PANELS)
def test_the_tab_key_goes_once_around_a_panel_and_is_never_silent(heard: Reader, number: int, told: Callable[[str], None]) -> None:
    heard.press(f"ctrl+{number}")
    heard.press_until("Tab", "[page tab list]")
    first, stops = heard.focus, []
    for _ in range(MOST_STOPS + 1):
        stops.append(heard.press("Tab"))
        if heard.focus == first:
            break
    told(f"{PANELS[number]}: {len(stops)} stops of the Tab key")
    assert heard.focus == first and len(stops) <= MOST_STOPS, list(map(str, stops))
    assert all(stop and not str(stop).startswith("[") for stop in stops), list(map(str, stops))
    assert not [stop for stop in stops if MARKUP.search(str(stop))]


@pytest.mark.parametrize("number", PANELS)
def test_all_that_is_shown_has_words_without_markup_and_a_heading(heard: Reader, number: int) -> None:
    heard.press(f"ctrl+{number}")
    window = next(one for one in heard.children(heard.programs()[0]) if "showing" in heard.states(one))
    shown = [thing for _, thing in heard.walk(window)]
    roles = [heard.role(thing) for thing in shown]
    words = [f"{heard.name(thing)} {heard.description(thing)}" for thing in shown]
    assert not [one for one in words if MARKUP.search(one)]
    assert "heading" in roles, "what a screen reader can jump by"
    assert "check box" not in roles, "one of several is a radio button"
    unnamed = [(role, thing) for role, thing in zip(roles, shown, strict=True)
               if role in ("push button", "radio button", "button menu", "link", "chart", "table", "heading", "image")
               and not heard.name(thing).strip()]
    assert not unnamed


def test_a_link_has_its_role_and_says_whose_source_it_is(heard: Reader) -> None:
    heard.press("ctrl+2")
    heard.press_until("Tab", "[heading]")
    assert heard.press("Right").tells("Confirmed [link]")
    link = heard.press("Right")
    assert re.search(r"\[\d+\] \w+.* \[link\]", str(link)), link
    again = heard.press("Right")
    assert again.tells("[link]") and str(again) != str(link)
    assert heard.press("Left") == link, "and back"
    assert heard.press("Tab").tells("[label]"), "the Tab key goes on to what follows, past all the links"


def test_a_card_is_read_line_by_line_in_its_order(heard: Reader) -> None:
    heard.press("ctrl+3")
    heard.press_until("Tab", "Los Angeles", "Can I trust")
    whole = heard.text(heard.focus) if heard.focus else ""
    lines = []
    for _ in range(25):
        lines.append(str(heard.press("Down")).strip())
    place = -1
    spoken = re.sub(r"\s+", " ", whole.replace("\ufffc", "").replace("\u2028", " "))
    for line in lines:
        found = spoken.find(re.sub(r"\s+", " ", line).strip(), place + 1)
        assert found > place or not line, (line, lines)
        place = max(found, place)
    heads = [str(heard.press("ctrl+Down")) for _ in range(2)]
    assert all(heads) and len(set(heads)) == 2, "with Ctrl from heading to heading"


def test_results_of_find_and_commands_are_spoken_while_one_types(heard: Reader) -> None:
    heard.press("ctrl+f")
    heard.type("detainer")
    first = heard.hear("results")
    second = heard.press("Down")
    assert second.tells("results") and str(second) != str(first), "the line that Enter would choose"
    heard.press("Escape", "Escape", "ctrl+k")
    heard.type("contrast")
    assert heard.hear("High contrast").tells("White on black"), "what a command does"


def test_what_happens_elsewhere_is_announced(heard: Reader) -> None:
    heard.press("ctrl+2")
    heard.press_until("Tab", "All 79")
    assert heard.press("Right").tells("37 of 79 rows"), "how many rows are left"
    heard.press("Left")
    heard.press_until("Tab", "Table: ")
    assert heard.press("alt+Down").tells("falling") and heard.press("alt+Down").tells("Sort")
    heard.press("ctrl+c")
    assert heard.hear("Copied").tells("79 rows")
    heard.press("ctrl+4")
    assert heard.log[-1][1].tells("Impacts", "People in Los Angeles report more fear"), "what the panel found"


def test_a_chart_is_walked_value_by_value_with_its_place(heard: Reader) -> None:
    heard.press("ctrl+3")
    chart = heard.press_until("Tab", "[chart]")
    assert chart.tells("Each city in the area of its office")
    first = heard.press("Right")
    assert first.tells("Chicago", "2 of 3")
    assert heard.press("Right").tells("New York City", "3 of 3") and heard.press("Home").tells("Los Angeles", "1 of 3")


def test_the_marks_are_spoken_once_and_in_words(heard: Reader) -> None:
    heard.press("ctrl+3")
    heard.press_until("Tab", "Table: ")
    cell = heard.press("Right")
    assert cell.tells("27%", "row 1 of 3") and str(cell).count("Not found elsewhere") == 1


def test_the_next_slide_and_the_question_at_the_end_are_spoken(heard: Reader) -> None:
    heard.press("F5")
    heard.hear("Slide 1: ", "[frame]")
    assert heard.press("Right").tells("Slide 2: ")
    assert heard.press("b").tells("Black screen") and heard.press("b").tells("Slide 2: ")
    for _ in range(4):
        if heard.press("Escape").tells("End the show?"):
            break
    else:
        raise AssertionError("nobody asks whether to end the show")
    heard.press_until("Tab", "End the show [")
    heard.press("space")
    heard.hear("[frame]")


def test_everything_is_in_the_language_that_it_is_read_in(heard: Reader) -> None:
    assert heard.language(heard.focus or heard.programs()[0]).startswith("en")
    heard.press("ctrl+l")
    assert heard.language(heard.focus or heard.programs()[0]).startswith("es")
    heard.press("ctrl+l")
