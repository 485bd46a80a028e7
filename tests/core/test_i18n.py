"""Phrases in a language that is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from explainer.core.i18n import found, plural, translate
from explainer.core.languages import LANGUAGES, Language, language_code
from tests.third_language import THIRD, register, small_catalog


def test_two_languages_side_by_side() -> None:
    said = [translate("Sources: {list}", language, list="A") for language in ("en", "es", "en")]
    assert said == ["Sources: A", "Fuentes: A", "Sources: A"]


def test_a_context_tells_one_word_from_another() -> None:
    assert (translate("As of", "es"), translate("As of", "es", "card")) == ("A fecha de", "Última situación conocida")
    assert translate("As of", "en", "card") == translate("As of", "es", "no such context") == "As of"


@pytest.mark.parametrize("language", ["en", "es", "nowhere", ""])
def test_what_no_catalog_has_is_said_in_english(language: str) -> None:
    assert translate("A phrase of nobody {x}", language) == "A phrase of nobody {x}"
    assert translate("", language) == ""
    assert found("A phrase of nobody", language) == ""


@pytest.mark.parametrize(("n", "english", "spanish"), [
    (0, "0 times", "0 veces"), (1, "1 time", "1 vez"), (1.0, "1.0 time", "1.0 vez"), (1.5, "1.5 times", "1.5 veces"),
    (2, "2 times", "2 veces"), (-1, "-1 times", "-1 veces"),
])
def test_a_count_has_the_form_of_its_language(n: float, english: str, spanish: str) -> None:
    assert [plural("{n} time", "{n} times", n, language) for language in ("en", "es")] == [english, spanish]


def test_a_language_whose_catalog_is_missing_speaks_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gone = Language("xx", "Xx", "Xx", "fr_FR", "Read in Xx", str(tmp_path / "gone.mo"))
    monkeypatch.setitem(LANGUAGES, "xx", gone)
    assert (translate("Sources", "xx"), plural("{n} page", "{n} pages", 2, "xx")) == ("Sources", "2 pages")


def test_a_language_is_a_line_and_a_catalog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    register(small_catalog({"Sources": "Fontes"}), tmp_path, monkeypatch)
    assert (translate("Sources", THIRD), translate("Places", THIRD)) == ("Fontes", "Places")
    assert language_code("pt-BR") == language_code("Terceira") == language_code("third") == THIRD


def test_english_reads_no_catalog() -> None:
    """The first paint does not wait for one."""
    code = ("import sys; from explainer.core.i18n import *; translate('Sources', 'en'); "
            "plural('{n} page', '{n} pages', 2, 'en'); print('gettext' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
