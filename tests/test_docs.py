"""Documents that tell the truth: what they name exists, what exists is described, what they quote is what is said."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import reference  # packaging/ is on the path of the tests

from explainer.__main__ import main
from explainer.app.commands import MENUS, commands
from explainer.app.paths import built_in_pack
from explainer.app.show_keys import SHOW_COMMANDS
from explainer.content import evidence, formatting
from explainer.content.labels import LABELS, PREFIX
from explainer.core.columns import MISSING, PANELS, QUALIFIERS, TABLES, TOPIC_PANELS, UNITS
from explainer.core.languages import LANGUAGES
from explainer.core.pack import Pack
from explainer.core.problems import ROW_SKIPPED, TEMPLATES
from explainer.core.reading import read_pack
from explainer.panels.decks import make_deck
from tests.third_language import spanish_catalog

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "explainer"
DOCUMENTS = ("README.md", "docs/architecture.md", "docs/editing.md", "docs/presenting.md")
SUBCOMMANDS = ("kiosk", "present", "check", "diff", "sheet", "snapshot", "records", "selftest")


@cache
def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def section(document: str, heading: str) -> str:
    """What stands below a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text_of(document), re.M | re.S)
    assert found, f"{document} has no heading “{heading}”"
    return found[1]


def table_rows(text: str) -> list[list[str]]:
    """Cells of the rows of a Markdown table, without its heading."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def coded(text: str) -> list[str]:
    """What stands between backticks, and the lines of code blocks."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.M | re.S)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^ *```\w*\n.*?^ *```", "", text, flags=re.M | re.S))
    return [*inline, *(line for line in lines if line)]


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = read_pack(built_in_pack(), built_in=True).pack
    assert found is not None
    return found


# docs/editing.md: the tables

@pytest.mark.parametrize("file", reference.ALL, ids=lambda file: file.path.name)
def test_what_is_generated_is_up_to_date(file: reference.Generated) -> None:
    assert file.path.read_text(encoding="utf-8") == file.renewed(), f"run {reference.COMMAND}"


def test_an_outdated_page_is_noticed_and_renewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = reference.TABLES_PAGE._replace(path=tmp_path / "page.md")
    page.path.write_text(f"Above.\n{page.start}old\n{reference.END}Below.\n", encoding="utf-8")
    assert reference.main(["--check"], [page]) == 1
    assert "old" in page.path.read_text(encoding="utf-8")
    assert reference.COMMAND in capsys.readouterr().err
    assert reference.main([], [page]) == 0
    renewed = page.path.read_text(encoding="utf-8")
    assert renewed == f"Above.\n{page.start}{reference.tables_text()}{reference.END}Below.\n"
    assert reference.main(["--check"], [page]) == 0


def test_a_page_without_its_comments_is_refused(tmp_path: Path) -> None:
    page = reference.TABLES_PAGE._replace(path=tmp_path / "page.md")
    page.path.write_text(f"{page.start}old\n", encoding="utf-8")
    with pytest.raises(ValueError, match="comments"):
        page.renewed()


def test_the_table_section_tells_all_there_is_to_know() -> None:
    """The maker of the section itself: a needed text in two languages, a list of words, ids of another table."""
    lines = reference.table_section(TABLES["claims"])
    assert "| **`text_en`, `text_es`** | text | The statement in our own words. |" in lines
    assert "| `unit` | one of `percent`, `percent_change`, `count`, `usd`, `times` | Unit of the number. |" in lines
    assert "| `source_ids` | ids of `sources` | Sources of this row, by id. |" in lines
    assert "may be left out" in reference.table_section(TABLES["slides"]) and "may be left out" not in lines


def test_the_keys_of_meta_are_those_of_the_built_in_pack() -> None:
    named = {key for row in table_rows(section("docs/editing.md", "The tables")) for key in re.findall(r"`(\w+)`", row[0])}
    with (built_in_pack() / "meta.csv").open(encoding="utf-8-sig", newline="") as file:
        keys = {row["key"] for row in csv.DictReader(file)}
    labels = {f"{PREFIX}{name}_{language}" for name in LABELS for language in LANGUAGES}
    assert named == keys - labels
    assert labels <= keys
    told = {row[0]: row[1] for row in table_rows(section("docs/editing.md", "Headings of your subject"))}
    assert told == {f"`{PREFIX}{name}`": english for name, english in LABELS.items()}


# docs/editing.md: what it says of values and words


def test_statuses_are_explained_under_their_names() -> None:
    rows = table_rows(section("docs/editing.md", "Statuses"))
    assert [(row[0], row[1]) for row in rows] == [(f"`{s.id}`", s.word("en")) for s in evidence.STATUSES.values()]


def test_reasons_why_a_number_is_missing_are_explained() -> None:
    assert [row[0] for row in table_rows(section("docs/editing.md", "A number that is not there"))] == [
        f"`{reason}`" for reason in MISSING]


def test_units_are_shown_as_the_program_writes_them(pack: Pack) -> None:
    said = section("docs/editing.md", "Numbers and units")
    figure = next(f for row in pack["figures"] if (f := pack.figure(row.id)) is not None and f.unit == "count")
    rows = table_rows(said)
    assert [row[0] for row in rows] == [f"`{unit}`" for unit in UNITS]
    for unit, row in zip(UNITS, rows, strict=True):
        shown = figure._replace(value=27.0, unit=unit, qualifier="exact")
        assert row[1].startswith(formatting.figure_text(shown, "en"))
    dollars = figure._replace(value=45_000_000.0, unit="usd", qualifier="exact")
    assert f"`45000000` is shown as {formatting.figure_text(dollars, 'en')}" in said
    assert all(f"`{word}`" in said for word in QUALIFIERS if word != "exact")


def test_placeholders_print_what_is_said(pack: Pack) -> None:
    rows = table_rows(section("docs/editing.md", "Numbers inside a text"))
    assert len(rows) >= 4
    for typed, shown, _use in rows:
        assert formatting.expand(typed.strip("`"), pack, "en") == shown
    for example in re.findall(r"`\{(\w+)\}`", section("docs/editing.md", "Numbers inside a text")):
        assert pack.figure(example) is not None, example


def test_columns_named_in_the_steps_exist() -> None:
    """`figures.what` is named `what` in the text; so are tables and the words of lists."""
    known = {name for spec in TABLES.values() for c in spec.columns for name in (c.name, *c.physical_names(), *c.choices)}
    steps = section("docs/editing.md", "Add something")
    named = [name for name in coded(steps) if re.fullmatch(r"[a-z_]+", name)]
    assert len(named) > 20
    assert [name for name in named if name not in known | set(TABLES) | {"yes"}] == []
    numbered = re.findall(r"^\d\. .*?(?=^\d\. |\n\n)", steps, re.M | re.S)
    for table, step in zip(("sources", "figures", "cities", "events"), numbered, strict=True):
        needed = {c.name for c in TABLES[table].columns if c.required} - {"id", "kind"}
        assert needed <= set(coded(step)) | {"city"}, table


def test_messages_quoted_are_messages_of_the_program() -> None:
    import explainer.core.schema  # noqa: F401 - adds its messages when it is imported

    patterns = [re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(t.what)) + f"(?: {re.escape(ROW_SKIPPED)})?")
                for t in TEMPLATES.values()]
    rows = table_rows(section("docs/editing.md", "When something is wrong"))
    assert len(rows) >= 10
    assert [row[0] for row in rows if not any(p.fullmatch(row[0]) for p in patterns)] == []


OTHER_PROGRAMS = {"built-in", "text", "comma", "Unicode (UTF-8)", "Detect special numbers", "CSV UTF-8"}


def program_texts() -> Iterator[str]:
    """Every text of the program's windows, in English; plural forms with a number."""
    for message in spanish_catalog():
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        yield from (text.replace("{n}", "1") for text in forms if text)


@pytest.mark.parametrize(("document", "some"), [
    ("docs/editing.md", {"City statistics", "What is wrong"}), ("docs/presenting.md", {"Now", "Test the clicker"}),
])
def test_words_of_the_window_are_quoted_as_they_stand_there(document: str, some: set[str]) -> None:
    guide = text_of(document).partition(reference.TABLES_PAGE.start)[0]
    quoted = set(re.findall(r"(?<![*`])\*([A-Za-z1][^*\n]+)\*(?!\*)", guide.replace("`*italic*`", ""))) - OTHER_PROGRAMS
    texts = {text.rstrip(".") for text in program_texts()}
    assert some <= quoted
    assert [words for words in quoted if words.rstrip(".") not in texts
            and not any(text.startswith(words) for text in texts)] == []


def test_ids_of_slides_are_those_of_the_show(pack: Pack) -> None:
    """Each id is named, and each id named is there; cities and groups stand as ID and GROUP."""
    own = {row.id for row in pack["slides"]} - set(make_deck(pack).ids)
    made = {re.sub(r"^(city|cases|sides)\..+", r"\1.ID", re.sub(r"^responses\..+", "responses.GROUP", slide.id))
            for slide in make_deck(pack) if slide.id not in own}
    named = [i for row in table_rows(section("docs/editing.md", "Change the show")) for i in re.findall(r"`([^`]+)`", row[0])]
    assert sorted(named) == sorted(made)
    columns = {name for c in TABLES["slides"].columns for name in (c.name, *c.physical_names())} - {"id"}
    said = set(coded(section("docs/editing.md", "Change the show")))
    assert columns & said >= {"title", "notes", "order", "hidden", "panel", "city", "claim_id"}


# docs/presenting.md: the keys


def test_every_key_of_a_show_is_in_the_page_for_presenters() -> None:
    rows = table_rows(section("docs/presenting.md", "The keys"))
    assert [row[1] for row in rows] == [command.title for command in SHOW_COMMANDS]
    assert all(f"**{command.keys[0]}**" in row[0] for command, row in zip(SHOW_COMMANDS, rows, strict=True)
               if len(command.keys[0]) == 1 and command.keys[0].isalpha())


def test_keys_named_in_the_text_for_presenters_are_keys_of_a_show() -> None:
    """“Black (B)”: the letter in brackets is that of the command of that name."""
    said = text_of("docs/presenting.md")
    letters = {command.keys[0]: command.title for command in SHOW_COMMANDS}
    named = re.findall(r"\*\*([A-Z][a-z ]+)\*\* \(([A-Z])\)", said)
    assert len(named) >= 5
    assert [(words, key) for words, key in named if not letters[key].startswith(words)] == []


# Commands, options, menus


def menu_paths() -> set[str]:
    return {f"{MENUS[command.menu]} → {command.title}" for command in commands()}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_menu_paths_exist(document: str) -> None:
    named = re.findall(r"Menu → ([^*`\n]+?)\*\*", text_of(document))
    assert [path for path in named if path not in menu_paths()] == []
    assert named or document == "docs/architecture.md"


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"] if command else ["--help"])
    assert stopped.value.code == 0
    return capsys.readouterr().out


def options_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


@pytest.mark.parametrize("command", ["", *SUBCOMMANDS])
def test_every_option_is_documented(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    described = options_in("\n".join(map(text_of, DOCUMENTS)))
    assert options_in(help_of(command, capsys)) - described == set()


def test_every_option_named_exists(capsys: pytest.CaptureFixture[str]) -> None:
    known = set().union(*(options_in(help_of(command, capsys)) for command in ("", *SUBCOMMANDS)))
    assert {document: options_in(text_of(document)) - known for document in DOCUMENTS} == {d: set() for d in DOCUMENTS}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_named_exists(document: str) -> None:
    called = [match[1] for code in coded(text_of(document))
              if (match := re.match(r"(?:[\w.\\/]*[\\/])?explainer(?:\.exe)? ([a-z]+)\b", code))]
    assert set(called) <= set(SUBCOMMANDS)


def test_every_command_of_the_line_is_in_the_readme_with_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    table = {match[1]: line for line in text_of("README.md").splitlines()
             if (match := re.match(r"\| `explainer ([a-z]+)", line))}
    assert set(table) == set(SUBCOMMANDS)
    for command, line in table.items():
        assert options_in(help_of(command, capsys)) - options_in(line) <= {"--help"}, command


def test_the_help_page_lists_every_command(qapp: object) -> None:
    from PySide6.QtWidgets import QLabel, QWidget

    from explainer.drawing.theme import THEMES
    from explainer.ui.dialogs.texts import help_page, key_words
    from explainer.ui.look import Look

    parent = QWidget()
    page = help_page(Look(THEMES["light"], 1.0, "en"), parent)
    shown = {label.accessibleName() or label.text() for label in page.findChildren(QLabel)}
    assert [command.id for command in commands() if command.title not in shown] == []
    assert [command.id for command in commands() if command.keys and key_words(command.keys) not in shown] == []
    parent.deleteLater()


# Promises: keys, settings, counts, files and titles that the documents name

PAGES = (*DOCUMENTS, "docs/sheets.md", "docs/installing.md", "docs/tone.md", "CONTRIBUTING.md")
KEY = re.compile(r"(?<![\w+])((?:Ctrl|Shift|Alt)\+(?:Shift\+)?[A-Za-z0-9+]+|F\d{1,2})(?!\w)")
IN_PARTS = {"Shift+Tab", "Shift+F5", "Ctrl+Right", "Ctrl+Left", "Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"}
COUNTS = {"three": 3, "six": 6, "two": 2, "four": 4, "five": 5}


def bound_keys() -> set[str]:
    """Every key of the window and of a show, as the documents write it."""
    keys = {key for command in (*commands(), *SHOW_COMMANDS) for key in command.keys}
    return keys | {key.replace("PgDown", "Page Down") for key in keys}


def keys_named(text: str) -> set[str]:
    """Keys that a text names. F1 and others like it may be ids of figures: those stand between backticks or brackets."""
    prose = re.sub(r"`[^`]*`|\{[^}]*\}", "", text)
    return set(KEY.findall(prose))


@pytest.mark.parametrize("document", PAGES)
def test_every_key_named_is_bound(document: str) -> None:
    assert keys_named(text_of(document)) - bound_keys() - IN_PARTS == set()


@pytest.mark.parametrize(("text", "named"), [
    ("Press Ctrl+P.", {"Ctrl+P"}), ("(F5)", {"F5"}), ("`{F044a}` and the figure F044a", set()),
    ("Ctrl+Shift+C", {"Ctrl+Shift+C"}),
    ("Ctrl+Y does nothing", {"Ctrl+Y"})])
def test_keys_are_found_in_a_text(text: str, named: set[str]) -> None:
    assert keys_named(text) == named


def test_a_key_that_is_not_bound_would_be_noticed() -> None:
    assert keys_named("Press Ctrl+Y or F7.") - bound_keys() == {"Ctrl+Y", "F7"}


@pytest.mark.parametrize("document", PAGES)
def test_every_file_of_the_project_named_exists(document: str) -> None:
    """`packaging/launch.py`, `src/…`, `.ci/run`; not what a build or a first start makes."""
    made = (".venv", "build", "dist", "mutants", "explainer-")
    named = re.findall(r"`((?:src|packaging|docs|data|resources|tests|benchmarks|\.ci|\.github)/[\w./-]*)", text_of(document))
    assert [name for name in named if not name.startswith(made) and not (ROOT / name).exists()] == []


@pytest.mark.parametrize(("said", "count"), [
    (r"answers in\s+(\w+)\s+panels", len(TOPIC_PANELS)), (r"has one of (\w+) marks", len(evidence.STATUSES))])
def test_counts_in_the_readme_are_right(said: str, count: int) -> None:
    found = re.search(said, text_of("README.md"))
    assert found is not None and COUNTS[found[1]] == count


def test_the_themes_and_the_text_size_of_the_readme_exist() -> None:
    from explainer.drawing.theme import TEXT_SCALES, THEMES

    said = " ".join(text_of("README.md").split())
    assert "in a light, a dark and a high-contrast theme" in said and set(THEMES) == {"light", "dark", "contrast"}
    assert "text up to twice the size" in said and max(TEXT_SCALES) == 2.0


@pytest.mark.parametrize("document", PAGES)
def test_examples_of_commands_parse(document: str, capsys: pytest.CaptureFixture[str], tmp_path: Path,
                                    monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line that starts with the program is one that its parser takes; nothing is run."""
    import shlex

    from explainer import check_command, sheet_command, snapshot_command

    ran: list[str] = []
    for module, name in ((check_command, "check"), (sheet_command, "sheet"), (snapshot_command, "snapshot")):
        monkeypatch.setattr(module, "run", lambda *_given, name=name, **_more: ran.append(name) or 0)
    monkeypatch.chdir(tmp_path)
    lines = [code for code in coded(text_of(document)) if re.match(r"explainer (?:check|sheet|snapshot) ", code)]
    lines = [line for line in lines if not re.search(r"[\[(|…]|\b(?:PACK|NAME)\b", line)]
    for line in lines:
        assert main(shlex.split(line)[1:]) == 0, line
    assert len(ran) == len(lines)


# docs/architecture.md: modules and names


@cache
def defined_names() -> frozenset[str]:
    """Every class, function, constant, field and attribute that the code defines."""
    names: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names.add(node.attr)
    return frozenset(names)


def modules() -> set[str]:
    """Modules and packages as the documents call them: `core/pack.py`, `core.pack`, `core`."""
    files = [file.relative_to(PACKAGE) for file in PACKAGE.rglob("*.py")]
    dotted = {".".join(file.with_suffix("").parts) for file in files}
    dotted |= {file.stem for file in files if file.parts[0] == "core"}  # the table of modules names those alone
    folders = {part.as_posix() for file in files for part in file.parents if part.name}
    return {file.as_posix() for file in files} | dotted | folders | {folder + "/" for folder in folders}


def is_known(name: str) -> bool:
    """Whether a module, a file, a table, or something that the code defines is called so; `core.reading.read_pack`
    only if `core.reading` is a module."""
    plain = name.removesuffix("()")
    if plain in modules() or plain in TABLES or (ROOT / plain).exists():
        return True
    owner, _, last = plain.rpartition(".")
    return last in defined_names() and (not owner or owner in modules() | defined_names())


def test_every_name_in_the_architecture_exists() -> None:
    prose = re.sub(r"^```.*?^```", "", text_of("docs/architecture.md"), flags=re.M | re.S)
    named = [name for name in coded(prose) if re.fullmatch(r"[A-Za-z_.][\w./]*(?:\(\))?", name)]
    assert len(named) > 60
    others = {"C14", "not_found", "pandas", "openpyxl", "pyqtgraph", "typst", "duckdb", "self.tr", *SUBCOMMANDS}
    assert sorted({name for name in named if name not in others and not is_known(name)}) == []


def test_every_name_in_the_drawings_exists() -> None:
    drawn = "\n".join(re.findall(r"^```(.*?)^```", text_of("docs/architecture.md"), re.M | re.S))
    dotted = set(re.findall(r"\b(?:core|content|drawing|sheets|panels|app|qt|charts|printing|ui)\.[A-Za-z_.]+\w", drawn))
    classes = set(re.findall(r"\b[A-Z][a-z]+[A-Z]\w+|\bPack\b|\bStatement\b|\bState\b", drawn))
    assert len(dotted) > 8 and len(classes) >= 3
    assert sorted(name for name in dotted if not is_known(name)) == []
    assert classes <= defined_names()


def test_every_package_and_top_module_is_in_the_architecture() -> None:
    said = text_of("docs/architecture.md")
    packages = [folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()]
    assert [name for name in packages if f"`{name}`" not in said and f"`{name}/" not in said] == []
    for file in (PACKAGE / "core").glob("*.py"):
        assert file.name == "__init__.py" or f"`{file.stem}`" in said or f"`core/{file.name}`" in said, file.name


def test_the_architecture_fits_on_a_page() -> None:
    assert len(text_of("docs/architecture.md").split()) < 1_650


# Links and pictures


def anchors(document: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text_of(document), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    home = (ROOT / document).parent
    links = re.findall(r"\]\(([^)\s]+)\)", text_of(document))
    assert links
    for link in links:
        assert not link.startswith("http"), "the documents are read offline"
        path, _, anchor = link.partition("#")
        target = (home / path).resolve() if path else ROOT / document
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.relative_to(ROOT).as_posix()), link


def test_pictures_are_shown_and_small() -> None:
    shown = {((ROOT / page).parent / name).resolve() for page in ("README.md", "docs/sheets.md", "docs/presenting.md")
             for name in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", text_of(page))}
    made = set((ROOT / "docs" / "pictures").iterdir())
    assert shown == made != set()
    for picture in made:
        data = picture.read_bytes()
        assert data.startswith(b"\x89PNG") and len(data) < 300_000, picture.name


def test_the_readme_names_the_panels_and_marks() -> None:
    readme = text_of("README.md")
    titles = [next(c.title for c in commands() if c.id == f"go.{panel}") for panel in TOPIC_PANELS]
    assert ", ".join(f"**{title}**" for title in titles) in readme.replace("\n", " ")
    assert f"Panels: {', '.join(f'`{panel}`' for panel in PANELS)}." in readme
    marks = [(row[0], row[1]) for row in table_rows(section("README.md", "What it is"))]
    assert marks == [(s.symbol, s.word("en")) for s in
                     sorted(evidence.STATUSES.values(), key=lambda s: [m[1] for m in marks].index(s.word("en")))]
