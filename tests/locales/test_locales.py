"""The program in other people's locales: the same words, the same numbers and the same pictures as in any other.

A machine has few locales; others are made in a temporary folder from their sources (Debian: locales).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

LOCALES = {
    "tr_TR.UTF-8": "the capital of i is İ, that of ı is I",
    "az_AZ.UTF-8": "as in Turkish",
    "ku_TR.UTF-8": "as in Turkish",
    "de_DE.ISO-8859-1": "decimal comma; most letters cannot be written",
    "ar_EG.UTF-8": "from right to left",
    "fa_IR.UTF-8": "from right to left; digits ۰–۹",
    "es_ES.UTF-8": "decimal comma; the program speaks Spanish",
    "C": "no letters but those of ASCII",
}
SPANISH = ("es_ES.UTF-8",)
Run = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, str]]:
    """Environment of a program in a locale, made when asked for."""
    folder = tmp_path_factory.mktemp("locales")

    def environment(name: str) -> dict[str, str]:
        language, _, charset = name.partition(".")
        if charset and name != "C.UTF-8" and not (folder / name).exists():
            if not shutil.which("localedef"):
                pytest.skip("localedef is not installed (Debian: libc-bin)")
            made = subprocess.run(["localedef", "-i", language, "-f", charset, str(folder / name)], capture_output=True,
                                  text=True, check=False, timeout=120)
            if not (folder / name).exists():
                pytest.skip(f"{name} cannot be made here (Debian: locales): {made.stderr.strip()[-200:]}")
        return {**os.environ, "LOCPATH": str(folder), "LC_ALL": name, "LANG": name, "LANGUAGE": "",
                "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}

    return environment


def seen_in(name: str, environment: dict[str, str], folder: Path) -> dict[str, Any]:
    """What the whole program shows in a locale."""
    done = subprocess.run([sys.executable, "-m", "tests.locales.whole_program", str(folder)], cwd=ROOT, env=environment,
                          capture_output=True, check=False, timeout=300)
    said = done.stderr.decode("utf-8", "replace")
    assert (done.returncode, "Traceback" in said) == (0, False), f"{name}: {said}"
    return dict(json.loads((folder / "seen.json").read_text(encoding="ascii")))


@pytest.fixture(scope="module")
def expected(locales: Callable[[str], dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What it shows in the plainest locale that knows all letters."""
    return seen_in("C.UTF-8", locales("C.UTF-8"), tmp_path_factory.mktemp("plain"))


def differences(expected: Any, seen: Any, where: str = "") -> list[str]:
    """Where two answers are not the same, in words."""
    if expected == seen:
        return []
    if isinstance(expected, dict) and isinstance(seen, dict) and expected.keys() == seen.keys():
        return [line for key in expected for line in differences(expected[key], seen[key], f"{where}/{key}")]
    if isinstance(expected, list) and isinstance(seen, list) and len(expected) == len(seen):
        return [line for n, pair in enumerate(zip(expected, seen, strict=True))
                for line in differences(*pair, f"{where}/{n}")]
    return [f"{where}: {str(expected)[:200]} → {str(seen)[:200]}"]


@pytest.mark.parametrize("name", LOCALES)
def test_window_show_sheet_and_messages_are_the_same_in_every_locale(
    name: str, locales: Callable[[str], dict[str, str]], expected: dict[str, Any], tmp_path: Path
) -> None:
    seen = seen_in(name, locales(name), tmp_path)
    assert seen.pop("system") == ("es" if name in SPANISH else "en")
    assert seen.pop("numeric") in (".", ",", "٫")
    left = {key: value for key, value in expected.items() if key not in ("system", "numeric")}
    assert differences(left, seen) == []


def test_what_is_compared_holds_what_a_person_reads(expected: dict[str, Any]) -> None:
    """A control: the answers are not empty, and two panels are not one."""
    assert expected["direction"] == expected["show"]["direction"] == "LeftToRight"
    assert (expected["show"]["slide"], expected["show"]["planned"]) == (12, 2700.0)
    assert len({picture for picture, _ in expected["panels"].values()}) == len(expected["panels"]) == 14
    assert expected["messages"]
    assert len({text for text in expected["sheet"] if "Chicago" in text}) >= 2  # English and Spanish
    assert (expected["settings"][0], expected["settings"][3]) == ("en", 45)


@pytest.mark.parametrize("name", ["tr_TR.UTF-8", "tr_TR.ISO-8859-9", "C", "de_DE.ISO-8859-1", "ar_EG.UTF-8"])
def test_the_commands_speak_in_every_locale(name: str, locales: Callable[[str], dict[str, str]], tmp_path: Path) -> None:
    environment = locales(name)
    for command, code in (["selftest"], 0), (["check", str(ROOT / "data")], 0), (["check", "Şehir.xlsx"], 2):
        done = subprocess.run([sys.executable, "-m", "explainer", *command], cwd=tmp_path, env=environment,
                              capture_output=True, check=False, timeout=300)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr and done.stderr + done.stdout


@pytest.mark.parametrize("name", ["tr_TR.UTF-8", "tr_TR.ISO-8859-9", "C", "de_DE.ISO-8859-1", "C.UTF-8"])
def test_files_are_named_alike_by_qt_and_by_python(name: str, locales: Callable[[str], dict[str, str]], tmp_path: Path) -> None:
    """A file chosen in a dialog must be found, whatever its letters; Qt writes names in UTF-8 in every locale."""
    program = ("import sys, os; sys.argv = ['explainer', 'Şehir ñ.csv']; import explainer.__main__ as m;"
               "m._name_files_as_qt_does();"
               "from PySide6.QtCore import QFile, QIODevice; from pathlib import Path;"
               "f = QFile('Şehir ñ.csv'); f.open(QIODevice.OpenModeFlag.WriteOnly); f.close();"
               "print(Path('Şehir ñ.csv').exists())")
    script = tmp_path / "names.py"
    script.write_text(program, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, env=locales(name), capture_output=True, check=False,
                          timeout=60)
    assert done.stdout.strip() == b"True", done.stderr
    assert (os.fsencode(tmp_path) + "/Şehir ñ.csv".encode()) in [os.path.join(os.fsencode(tmp_path), entry)
                                                                 for entry in os.listdir(os.fsencode(tmp_path))]
