"""What a person sees in a console of Windows, and what Ctrl+C does there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.packs import files_of, write_files

pytestmark = pytest.mark.skipif(os.name != "nt", reason="consoles are Windows'")

HELPER = Path(__file__).with_name("windows_console.py")
ENDED_BY_CTRL_C = (0xC000013A, 0)  # the second under Wine
EXPLAINER = (sys.executable, "-m", "explainer")


def in_console(*command: str | Path, code_page: int = 1252, sign: Path | str = "",
               **variables: str) -> tuple[int, list[str]]:
    """The exit code, and the lines that stand in the console."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables}
    done = subprocess.run(
        [sys.executable, str(HELPER), str(code_page), str(sign), *map(str, command)],
        env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    code, *lines = done.stdout.splitlines()
    return int(code, 16), lines


@pytest.mark.parametrize("code_page", [437, 1252, 65001])
def test_a_console_shows_each_letter_whatever_its_code_page(code_page: int, tmp_path: Path) -> None:
    said = "ñandú “Łódź” €"
    script = tmp_path / "say.py"
    script.write_text(
        f"import explainer.__main__ as m\nm._dispatch = lambda _: print({said!r}) or 0\nm.main([])",
        encoding="utf-8")
    assert in_console(sys.executable, script, code_page=code_page) == (0, [said])


def test_a_check_in_a_console_says_what_is_wrong_with_names_as_they_are(tmp_path: Path) -> None:
    files = files_of()
    del files["cities.csv"]
    pack = tmp_path / "Datos de Íñigo"
    write_files(pack, files)
    code, lines = in_console(*EXPLAINER, "check", pack)
    assert code == 1
    assert "cities.csv" in "".join(lines)
    code, lines = in_console(*EXPLAINER, "check", pack / "ningún sitio")
    assert (code, "ningún sitio" in "".join(lines)) == (2, True)


def test_ctrl_c_ends_the_window(tmp_path: Path) -> None:
    stages = tmp_path / "stages"
    watch = tmp_path / "until_live.py"
    watch.write_text(
        "import sys, pathlib, explainer.__main__ as m\n"
        "live = lambda stage: stage == 'live' and pathlib.Path(sys.argv[1]).touch()\n"
        "sys.exit(m.open_window(None, live))", encoding="utf-8")
    code, _ = in_console(sys.executable, watch, stages, sign=stages,
                         EXPLAINER_SETTINGS=str(tmp_path / "settings.json"))
    assert stages.exists()
    assert code in ENDED_BY_CTRL_C


def test_ctrl_c_ends_a_command_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Pressed once the folder is there; it would hold 28 sheets."""
    out = tmp_path / "sheets"
    languages = ("--lang", "en", "--lang", "es", "--paper", "letter", "--paper", "a4")
    code, lines = in_console(*EXPLAINER, "sheet", "--all", *languages, "--out", out, sign=out)
    assert code in (2, *ENDED_BY_CTRL_C), lines
    assert not any("Traceback" in line for line in lines)
    # A hidden file that was being filled is cleared away by the next save.
    made = [file for file in out.iterdir() if not file.name.startswith(".")]
    assert len(made) < 20
    assert all(file.suffix == ".pdf" and file.read_bytes()[-6:].strip() == b"%%EOF"
               for file in made)
