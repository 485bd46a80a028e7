"""Keys of a show on keyboards of other countries: by the letter where there is one, else by the place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from explainer.ui.presenter.key_places import digit_of, key_at_place
from explainer.ui.presenter.keys import COMMAND_OF_KEY, known_name
from tests.conftest import ROOT

US = "1234567890-=qwertyuiopasdfghjkl;zxcvbnm,./"
CODES = (*range(10, 22), *range(24, 34), *range(38, 48), *range(52, 62))
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LAYOUTS = {  # what xkeyboard-config gives for these keys without Shift; ␀: a dead key
    "es": "1234567890'¡qwertyuiopasdfghjklñzxcvbnm,.-", "de": "1234567890ß␀qwertzuiopasdfghjklöyxcvbnm,.-",
    "fr": "&é\"'(-è_çà)=azertyuiopqsdfghjklmwxcvbn,;:!", "be": "&é\"'(§è!çà)-azertyuiopqsdfghjklmwxcvbn,;:=",
    "cz": "+ěščřžýáíé=␀qwertzuiopasdfghjklůyxcvbnm,.-", "tr": "1234567890*-qwertyuıopasdfghjklşzxcvbnmöç.",
    "lt": "ąčęėįšųū„“-žqwertyuiopasdfghjkl;zxcvbnm,./", "dvorak": "1234567890[]',.pyfgcrlaoeuidhtns;qjkxbmwvz",
    "colemak": "1234567890-=qwfpgjluy;arstdhneiozxcvbkm,./", "bepo": "\"«»()@+-/*=%bépoè␀vdljauie,ctsrnàyx.k'qghf",
    "ru": "1234567890-=йцукенгшщзфывапролджячсмитьбю.", "ua": "1234567890-=йцукенгшщзфівапролджячсмитьбю.",
    "by": "1234567890-=йцукенгшўзфывапролджячсмітьбю.", "kz": "\"әіңғ,.үұқөһйцукенгшщзфывапролджячсмитьбю№",
    "bg": "1234567890-.,уеишщксдзьяаожгтнвмюйъэфхпрлб", "rs": "1234567890'+љњертзуиопасдфгхјклчжџцвбнм,.-",
    "mk": "1234567890-=љњертѕуиопасдфгхјклчзџцвбнм,./", "mn": "1234567890ещфцужэнгшүзйыбөахролдячёсмитьвю",
    "gr": "1234567890-=;ςερτυθιοπασδφγηξκλ␀ζχψωβνμ,./", "il": "1234567890-=/'קראטוןםפשדגכעיחלךףזסבהנמצתץ.",
    "ara": "1234567890-=ضصثقفغعهخحشسيبلاتنمكئءؤرﻻىةوزظ", "ir": "۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحشسیبلاتنمکظطزرذدپو./",
    "ge": "1234567890-=ქწერტყუიოპასდფგჰჯკლ;ზხცვბნმ,./", "am": "ֆձ֊,։՞․՛)օէղճփբսմուկըթջվգեանիտհպժդչյզլքխշռ",
    "th": "ๅ/-ภถุึคตจขชๆไำพะัีรนยฟหกดเ้่าสวผปแอิืทมใฝ",
    "jp/kana": "ヌフアウエオヤユヨワホヘタテイスカンナニラセチトシハキクマノリレツサソヒコミモネルメ",
    "in": "१२३४५६७८९०-ृौैाीूबहगदजोे्िुपरकतचॆंमनवलस,.य", "kr": US,
}
NOT_LATIN = ("ru", "ua", "by", "kz", "bg", "rs", "mk", "mn", "gr", "il", "ara", "ir", "ge", "am", "th", "jp/kana", "in")
LATIN = tuple(name for name in LAYOUTS if name not in NOT_LATIN)
LETTERS = "bwfzligqntx"


def press(character: str, code: int, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """The event that Qt makes on X11 for a key of a layout."""
    key = Qt.Key.Key_Dead_Acute.value if character == "␀" else ord(character.upper() if len(character.upper()) == 1 else "ß")
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, code, 0, 0, character)


def key(layout: str, us: str, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """The key at a place that is named by what it types in the United States."""
    return press(LAYOUTS[layout][US.index(us)], CODES[US.index(us)], modifiers)


def test_the_table_has_a_character_for_each_key() -> None:
    assert {name: len(row) for name, row in LAYOUTS.items() if len(row) != len(US)} == {}
    assert len(CODES) == len(US)


def with_shift(letter: str, layout: str) -> list[Qt.KeyboardModifier]:
    """Shift makes a capital of a letter; of a sign it makes another sign."""
    return [NONE, SHIFT] if LAYOUTS[layout][US.index(letter)].isalpha() else [NONE]


@pytest.mark.parametrize(("layout", "letter", "modifiers"), [
    (layout, letter, modifiers) for layout in NOT_LATIN for letter in LETTERS for modifiers in with_shift(letter, layout)])
def test_without_latin_letters_the_place_counts(layout: str, letter: str, modifiers: Qt.KeyboardModifier) -> None:
    assert COMMAND_OF_KEY[known_name(key(layout, letter, modifiers))] == COMMAND_OF_KEY[letter.upper()]


@pytest.mark.parametrize("layout", LATIN)
@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyz")
def test_where_the_layout_has_latin_letters_they_count(letter: str, layout: str) -> None:
    """A letter means itself wherever it lies, and no other key means it."""
    row = LAYOUTS[layout]
    wanted = letter.upper() if letter.upper() in COMMAND_OF_KEY else ""
    if letter in row:
        assert known_name(key(layout, US[row.index(letter)])) == wanted
    if row[US.index(letter)] not in (letter, "ı"):
        assert known_name(key(layout, letter)) in ("", row[US.index(letter)].upper())


@pytest.mark.parametrize(("layout", "does"), [
    ("es", "black"), ("de", "black"), ("fr", "black"), ("be", "black"), ("cz", "black"), ("tr", "black"), ("ru", "black"),
    ("ua", "black"), ("bg", "black"), ("gr", "black"), ("il", "black"), ("ara", "black"), ("kz", "black"), ("th", "black"),
    ("dvorak", ""), ("bepo", "")])
def test_the_period_of_a_clicker(layout: str, does: str) -> None:
    """On Dvorak and BÉPO its place has a letter, which wins."""
    assert COMMAND_OF_KEY.get(known_name(key(layout, ".")), "") == does


@pytest.mark.parametrize(("character", "code", "modifiers", "does"), [
    (">", 60, SHIFT, ""), (":", 60, SHIFT, ""), ("[", 20, NONE, ""), (";", 52, NONE, ""), ("'", 24, NONE, ""),
    ("ñ", 47, NONE, ""), ("ß", 20, NONE, ""), ("¡", 21, NONE, ""), ("␀", 21, NONE, ""), ("§", 12, SHIFT, ""),
    ("£", 12, SHIFT, ""), ("м", 55, Qt.KeyboardModifier.ControlModifier, ""), ("и", 56, Qt.KeyboardModifier.AltModifier, ""),
    ("и", 0, NONE, ""), ("и", 500, NONE, ""), ("İ", 48, NONE, "card"), (".", 61, NONE, "black"), ("+", 35, NONE, "larger"),
    ("И", 56, NONE, "black"),  # Caps Lock
])
def test_keys_that_mean_something_else(character: str, code: int, modifiers: Qt.KeyboardModifier, does: str) -> None:
    event = press(character, code, modifiers)
    assert COMMAND_OF_KEY.get(known_name(event), "") == does
    assert digit_of(event) == ""


@pytest.mark.parametrize("layout", ["us", *LAYOUTS])
@pytest.mark.parametrize("digit", "1234567890")
def test_the_row_of_digits(digit: str, layout: str) -> None:
    row = US if layout == "us" else LAYOUTS[layout]
    assert digit_of(press(row[US.index(digit)], CODES[US.index(digit)])) == digit


@pytest.mark.parametrize(("text", "digit"), [("7", "7"), ("٣", "3"), ("۴", "4"), ("५", "5"), ("๖", "6"), ("²", ""), ("½", "")])
def test_digits_of_every_script_and_of_the_keypad(text: str, digit: str) -> None:
    for modifiers in (NONE, Qt.KeyboardModifier.KeypadModifier, SHIFT):
        assert digit_of(press(text, 0, modifiers)) == digit


@pytest.mark.parametrize(("system", "scan", "virtual", "place"), [
    ("linux", 56, 0, "B"), ("win32", 48, 0x42, "B"), ("darwin", 1, 11, "B"), ("linux", 60, 0, "."), ("win32", 52, 0, "."),
    ("darwin", 1, 47, "."), ("darwin", 1, 0, "A"), ("darwin", 0, 0, ""), ("win32", 0x147, 0, ""), ("linux", 10, 0, "1"),
    ("win32", 2, 0, "1"), ("darwin", 1, 22, "6")])
def test_each_system_has_its_own_codes(system: str, scan: int, virtual: int, place: str) -> None:
    assert key_at_place(QKeyEvent(QEvent.Type.KeyPress, ord("И"), NONE, scan, virtual, 0, "и"), system) == place


def test_on_a_real_server_under_one_layout_after_the_other(x11: dict[str, str], tmp_path: Path) -> None:
    """B, the period, W and L by their places, and the key of 2."""
    missing = [package for program, package in (("xdotool", "xdotool"), ("setxkbmap", "x11-xkb-utils"))
               if not shutil.which(program)]
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)}")
    expected = {
        "us": ["black", "black", "white", "spotlight", "digit 2"], "es": ["black", "black", "white", "spotlight", "digit 2"],
        "de": ["black", "black", "white", "spotlight", "digit 2"], "fr": ["black", "black", "zoom", "spotlight", "digit 2"],
        "cz": ["black", "black", "white", "spotlight", "digit 2"], "tr": ["black", "black", "white", "spotlight", "digit 2"],
        **{name: ["black", "black", "white", "spotlight", "digit 2"]
           for name in ("ru", "ua", "gr", "il", "bg", "ara", "ge", "rs", "in", "th")},
        "us/dvorak": ["swap", "", "white", "notes", "digit 2"],
    }
    environment = {**x11, "EXPLAINER_TEST_LAYOUTS": " ".join(expected),
                   "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    done = subprocess.run([sys.executable, "-m", "tests.ui.presenter.on_real_screens", "keyboards", str(tmp_path)], cwd=ROOT,
                          env=environment, capture_output=True, text=True, timeout=240, check=False)
    subprocess.run(["setxkbmap", "us"], env=x11, check=False, timeout=20)  # other tests use this server
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.strip().splitlines()[-1]) == expected
