"""A text as sentences, and the programs of each system that speak them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.app.aloud import LONGEST, SPEEDS, engines, faster, first_voice, sentences


def said(text: str) -> list[str]:
    return [one.said for one in sentences(text)]


def test_sentences_end_where_people_breathe() -> None:
    assert said("It rose 27%. No source says so. Is that true? Yes!") == [
        "It rose 27%.", "No source says so.", "Is that true?", "Yes!"]
    assert said("El artículo lo dice. ¿Es cierto? «No se sabe». Más tarde, sí.") == [
        "El artículo lo dice.", "¿Es cierto?", "«No se sabe».", "Más tarde, sí."]
    assert said("A heading\nA line\nAnother") == ["A heading", "A line", "Another"]


@pytest.mark.parametrize("whole", ["Mr. Trump told ICE so.", "The U.S. Department of Justice sued.", "EE. UU. lo dice así.",
                                   "It was 3.5 of 10 arrests.", "Orders No. 40 and No. 41 apply."])
def test_a_full_stop_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert said(whole) == [whole]


def test_numbers_of_sources_and_signs_are_not_spoken_but_belong_to_the_sentence() -> None:
    text = "It rose. [2] [15] \ufffc\u00a0Confirmed [3]. Next."
    first, second, third = sentences(text)
    assert (first.said, second.said, third.said) == ("It rose.", "Confirmed.", "Next.")
    assert [text[one.start:one.end] for one in (first, third)] == ["It rose.", "Next."]
    assert said("[1] [2]") == [] and said("  \n ") == []


@given(st.text(max_size=2000))
def test_every_word_is_said_once_and_in_order(text: str) -> None:
    found = sentences(text)
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places) and all(0 <= place <= len(text) for place in places)
    assert all(one.said and one.end - one.start <= LONGEST for one in found)


LISTS = {
    "spd-say": "   NAME  LANGUAGE  VARIANT\n   English (America)   en-US   none\n   Spanish (Spain)   es   none\n",
    "espeak-ng": "Pty Language Age/Gender VoiceName File Other\n 5  en-us  --/M  English_(America) gmw/en-US\n"
                 " 5  es-419  --/M  Spanish_(Latin_America)  roa/es-419\n",
    "say": "Samantha            en_US    # Hello! My name is Samantha.\nPaulina             es_MX    # ¡Hola!\n",
    "powershell": "en-US|Microsoft Zira Desktop\r\nes-MX|Microsoft Sabina Desktop\r\n",
}


@pytest.mark.parametrize(("platform", "program"), [("linux", "spd-say"), ("linux", "espeak-ng"), ("darwin", "say"),
                                                   ("win32", "powershell")])
def test_each_system_speaks_spanish_with_a_spanish_voice(platform: str, program: str) -> None:
    engine, = engines(platform, lambda name: f"/bin/{name}" if name == program else None)
    assert engine.program == f"/bin/{program}"
    found = first_voice([(engine, LISTS[program])], "es")
    assert found is not None
    text = "$(touch /tmp/x); '; Remove-Item * #"
    spoken = engine.say(text, found[1], "es", 1.5)
    assert any("es" in one.replace("'", "").lower() or one == "Paulina" for one in spoken.arguments)
    if spoken.read:  # as data, never as part of a command
        assert spoken.read == text and not any("touch" in one for one in spoken.arguments)
    else:
        assert spoken.arguments[-2:] == ("--", text)
    assert engine.say("a", found[1], "es", 2.0).arguments != engine.say("a", found[1], "es", 1.0).arguments
    assert first_voice([(engine, LISTS[program])], "vi") is None
    assert first_voice([(engine, "")], "en") is None


def test_where_nothing_speaks_there_is_no_engine() -> None:
    assert [engines(platform, lambda _name: None) for platform in ("linux", "darwin", "win32")] == [(), (), ()]
    assert first_voice([], "en") is None


def test_speeds_have_two_ends() -> None:
    assert faster(1.0, 1) == 1.25 and faster(1.0, -1) == 0.75
    assert faster(SPEEDS[-1], 1) == SPEEDS[-1] and faster(SPEEDS[0], -1) == SPEEDS[0]
