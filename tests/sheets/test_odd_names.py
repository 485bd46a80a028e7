"""Titles, names and languages as people type them by mistake: a message and something to read, never the typesetter's
own error."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.__main__ import main
from explainer.core.checking import check_pack
from explainer.core.letters import shows
from explainer.printing.documents import Options, languages_of
from explainer.printing.typesetting import Typesetter
from explainer.sheets.subjects import FULL_SET
from tests.core.building import pack as pack_of
from tests.core.packs import TODAY as DAY
from tests.core.packs import content, write_pack
from tests.sheets.conftest import TODAY
from tests.sheets.packs import small
from tests.sheets.reading import quick_texts

UNSEEN = ["\u200b", "\u00ad\u2060", "\u202e", "\ufeff\ufeff", "\u3164", "\u115f\u1160", "\u2800", "\ufe0f", "\u200d", "\u061c",
          "\u00a0\u3000", "\u17b4", "\u034f", "\ufffc", "\u0378", "\ue000", "\u0301", "\U000e0101", "\x01\x02"]
SEEN = ["Chicago", "#$@*_`<>", "= Heading", "- a", "]] #panic()", "\\", "//x", "🤯", "ñ", "北京", "e\u0301", "\u202eabc\u202c",
        "0", "?", "x" * 5000, "a\u200bb", "a\nb", "\u0627\u0644", "\U0001fae8" * 3, "a\u0378"]


@pytest.mark.parametrize("text", UNSEEN)
def test_what_shows_nothing(text: str) -> None:
    assert not shows(text) and not shows(f" {text}\t")


@pytest.mark.parametrize("text", SEEN)
def test_what_shows_something(text: str) -> None:
    assert shows(text)


@pytest.mark.parametrize("name", [*UNSEEN, *SEEN])
@pytest.mark.parametrize("subject", ["city:c1", "overview"])
def test_any_title_and_name_can_be_set(name: str, subject: str, typesetter: Typesetter) -> None:
    """Also the headings on the page; with a name that shows nothing, the city's id is the heading."""
    given = small(1, lambda field: name if field.startswith(("cities.name", "meta.title", "sections.title")) else field)
    done = typesetter.sheet(given, subject, Options(today=TODAY))
    start = quick_texts(done.pdf)[0]
    if subject == "city:c1" and not shows(name):
        assert start.startswith("c1")
    assert len(start) > 100


def test_the_full_set_of_a_pack_without_any_title(typesetter: Typesetter) -> None:
    given = small(1, lambda field: "" if field.startswith(("meta.title", "sections.title")) else field)
    assert quick_texts(typesetter.sheet(given, FULL_SET, Options("both", today=TODAY)).pdf)[0].startswith("pack")


@pytest.mark.parametrize(("words", "languages"), [
    ("en es", ("en", "es")), ("English Spanish", ("en", "es")), ("English, Español", ("en", "es")), ("es-US", ("es",)),
    ("en_US;es_MX", ("en", "es")), ("Castellano", ("es",)), ("EN/ES", ("en", "es")), ("xx", ("en",)), ("", ("en",)),
    ("x/../../evil es", ("es",)), ("Deutsch English", ("en",)), ("en en english", ("en",)), (" , ", ("en",)),
])
def test_languages_as_people_write_them(words: str, languages: tuple[str, ...], typesetter: Typesetter) -> None:
    given = small(1)
    rows = [row for table in given.tables.values() if table.spec.name != "meta" for row in table]
    pack = pack_of(*rows, languages=words, title_en="Title")
    assert pack.languages == languages
    for language in languages_of(pack):
        assert typesetter.sheet(pack, "overview", Options(language, today=TODAY)).pages >= 1


@pytest.mark.parametrize(("words", "codes"), [
    ("en es", []), ("es", []), ("English es", ["meta-language-word"]), ("en fr", ["meta-language"]),
    ("English Spanish", ["meta-language-word"] * 2), ("en_US", ["meta-language-word"])])
def test_the_check_tells_how_languages_are_read(words: str, codes: list[str], tmp_path: Path) -> None:
    tables = content()
    next(row for row in tables["meta"] if row["key"] == "languages")["value"] = words
    reading = check_pack(write_pack(tmp_path / "pack", tables), today=DAY)
    assert [p.code for p in reading.problems if p.code.startswith("meta-language")] == codes


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u2800", "\u00ad", "\u202e"])
def test_the_command_says_what_is_printed_in_place_of_a_name(name: str, tmp_path: Path,
                                                             capsys: pytest.CaptureFixture[str]) -> None:
    tables = content()
    tables["cities"][0] |= {"name_en": name, "name_es": name}
    for row in tables["meta"]:
        if row["key"].startswith("title"):
            row["value"] = name
    pack = write_pack(tmp_path / "hours", tables)
    main(["sheet", str(pack), "--subject", f"city:{tables['cities'][0]['id']}", "--out", str(tmp_path / "x.pdf")])
    said = capsys.readouterr().err
    assert "“hours” is printed instead" in said and f"“{tables['cities'][0]['id']}” has no name" in said
    assert "error" not in said and "typst" not in said
    assert quick_texts((tmp_path / "x.pdf").read_bytes())[0].startswith(tables["cities"][0]["id"])


def test_a_pack_with_names_is_told_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_pack(tmp_path / "pack")
    assert main(["sheet", str(pack), "--subject", "overview", "--out", str(tmp_path / "x.pdf")]) == 0
    assert "instead" not in capsys.readouterr().err
