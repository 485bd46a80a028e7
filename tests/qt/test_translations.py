"""The program speaks Spanish throughout: each text has a translation that fits, and the window shows no English one."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po, write_po
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QMessageBox,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from explainer.bootstrap import Program
from explainer.core.columns import PANELS
from explainer.core.i18n import plural
from explainer.core.problems import TEMPLATES, Problem
from explainer.panels import registry
from explainer.qt.translation import Translators
from explainer.ui.dialogs.texts import ErrorDialog
from tests.third_language import spanish_catalog
from tests.ui.conftest import Make, kept, make, qapp, settle  # noqa: F401 - fixtures

ROOT = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"\{\w+\}|%n")
ALWAYS_THE_SAME = re.compile(r"\*\*|\(\*\.[\w *.]+\)|\bF\d+\b|\.\w{3,4}\b(?!\w)")
"""Marks for bold, file filters, function keys and file endings: as many in a translation as in the text."""


@pytest.fixture(scope="session")
def tool() -> ModuleType:
    """packaging/translate.py"""
    spec = importlib.util.spec_from_file_location("explainer_translate", ROOT / "packaging" / "translate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def spanish() -> dict[tuple[str, str], list[str]]:
    """The Spanish of each text, by context and text; of what is counted, by the text for one and that for more."""
    found = {}
    for message in spanish_catalog():
        if message.id:
            ids, said = ((message.id,), (message.string,)) if isinstance(message.id, str) else (message.id, message.string)
            found |= {(message.context or "", text): [form] for text, form in zip(ids, said, strict=True)}
    return found


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:  # noqa: F811
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale("en_US"))


# The files


def test_every_text_is_translated_and_the_files_are_up_to_date(tool: ModuleType) -> None:
    assert list(tool.faults(tool.find_phrases())) == []


def test_translations_keep_what_the_program_fills_in(spanish: dict[tuple[str, str], list[str]]) -> None:
    own = {"${n} billion"}  # counted in millions, as Spanish does
    wrong = [(text, said) for (_, text), forms in spanish.items() for said in forms if text not in own
             if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(said))
             or sorted(ALWAYS_THE_SAME.findall(text)) != sorted(ALWAYS_THE_SAME.findall(said))]
    assert len(spanish) > 300
    assert wrong == []


def test_translations_end_as_the_texts_do(spanish: dict[tuple[str, str], list[str]]) -> None:
    def ending(text: str) -> str:
        return re.search(r"[.…:?!]*$", text.rstrip("*”)"))[0]  # type: ignore[index]

    abbreviations = {("column", "No.")}
    wrong = [(text, said) for key, forms in spanish.items() for said in forms
             if ending(text := key[1]) != ending(said) and key not in abbreviations]
    assert wrong == []


def test_few_texts_are_the_same_in_both_languages(spanish: dict[tuple[str, str], list[str]]) -> None:
    same = {"Federal", "Explainer {version}", "PDF (*.pdf)", "Ctrl", "Shift", "Esc", "Normal", "“{words}”", "{date}: {n} {noun}", "Plan", "{n} min",
             "title_en, title_es, version, languages, published, review_by, event_date, licence, …"}
    assert {text for (_, text), forms in spanish.items() if text in forms} == same


def test_translations_are_written_as_spanish_is(spanish: dict[tuple[str, str], list[str]]) -> None:
    """Opening marks, a no-break space before the percent sign, and no words of familiar address."""
    said = [form for forms in spanish.values() for form in forms]
    assert [s for s in said if s.count("?") != s.count("¿") or s.count("!") != s.count("¡")] == []
    assert [s for s in said if re.search(r"\d ?%", s)] == []
    assert [s for s in said if re.search(r"\b(tú|tu|tus|ti|vosotros|os|puedes|quieres|haz)\b", s, re.I)] == []


# The tool


def found(tool: ModuleType, code: str) -> list[tuple[str, str, str]]:
    return [(phrase.context, phrase.text, phrase.many) for phrase in tool.phrases_in(tool.ast.parse(code), "a.py")]


@pytest.mark.parametrize(("code", "texts"), [
    ('class A:\n def f(self): self.tr("one" " two")', [("", "one two", "")]),
    ('class A:\n def f(self): self.tr("one", "of these")', [("of these", "one", "")]),
    ('plural("{n} row", "{n} rows", n, language)', [("", "{n} row", "{n} rows")]),
    ('X = {"k": (N_("one"), N_("two", "c"), 1)}', [("", "one", ""), ("c", "two", "")]),
    ('def f(k): return translated({"a": "one", ("b", 2): "two"}[k])', [("", "one", ""), ("", "two", "")]),
    ('translate("one", l) if a else translate("two" if b else "three", l, "c")',
     [("", "one", ""), ("c", "two", ""), ("c", "three", "")]),
    ('translate("one {n}", language, context="c", n=2)', [("c", "one {n}", "")]),
    ('translate(TEXTS[key], language)\ntranslated(command.title)', []),
    ('painter.translate(1, 2)\nb"x".translate(None, "y")\nother.tr("not ours")', []),
])
def test_tool_finds_texts(tool: ModuleType, code: str, texts: list[tuple[str, str, str]]) -> None:
    assert found(tool, code) == texts


@pytest.mark.parametrize("code", [
    'class A:\n def f(self): self.tr(f"{n} rows")',
    "class A:\n def f(self): self.tr(text)",
    'translated(f"one {n}")',
    'translate("one", language, context)',
    'plural("one", many, 2, language)',
    "N_(TEXT)",
])
def test_tool_refuses_what_it_cannot_read(tool: ModuleType, code: str) -> None:
    with pytest.raises(tool.Unreadable, match=r"a\.py:\d"):
        found(tool, code)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A program of one file, with the tool and the tables it reads."""
    core = tmp_path / "src" / "explainer" / "core"
    core.mkdir(parents=True)
    (tmp_path / "packaging").mkdir()
    shutil.copy(ROOT / "packaging" / "translate.py", tmp_path / "packaging")
    for name in ("columns.py", "languages.py"):
        shutil.copy(ROOT / "src" / "explainer" / "core" / name, core)
    (core.parent / "ui.py").write_text(
        'class Banner:\n def f(self, n): return self.tr("Close"), plural("{n} row", "{n} rows", n, "es")\n',
        encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, str(project / "packaging" / "translate.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def replaced(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def translate_all(po: Path) -> None:
    """Fill in what is missing, with the text itself."""
    with po.open("rb") as file:
        catalog = read_po(file)
    for message in catalog:
        if message.id and not all(message.string if isinstance(message.string, tuple) else (message.string,)):
            message.string = message.id
    with po.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False)


def test_tool_asks_for_a_new_text_and_remembers_an_old_one(project: Path) -> None:
    po, code = project / "resources" / "translations" / "es.po", project / "src" / "explainer" / "ui.py"
    assert run(project, "--check")[0] == 1 and not po.exists()
    status, said = run(project)
    assert status == 1 and "es.po: not translated: Close" in said and "es.po: not translated: {n} row\n" in said
    translate_all(po)
    replaced(po, ('msgstr "Close"', 'msgstr "Cerrar"'))
    assert "es.mo is not what" in run(project, "--check")[1]
    assert run(project) == (0, "")
    assert run(project, "--check") == (0, "")
    before = po.read_bytes(), po.with_suffix(".mo").read_bytes()

    replaced(code, ("Close", "Put away"))
    status, said = run(project, "--check")
    assert status == 1 and "not translated: Put away" in said and po.read_bytes() == before[0]
    status, said = run(project)
    assert status == 1 and said.count("\n") == 1
    assert '#~ msgstr "Cerrar"' in po.read_text(encoding="utf-8")
    replaced(po, ('msgid "Put away"\nmsgstr ""', 'msgid "Put away"\nmsgstr "Quitar"'))
    assert run(project) == (0, "")

    replaced(code, ("Put away", "Close"))
    assert run(project, "--tidy") == (0, "")
    assert (po.read_bytes(), po.with_suffix(".mo").read_bytes()) == before


def test_an_edit_that_moves_lines_changes_no_catalog(project: Path) -> None:
    po, code = project / "resources" / "translations" / "es.po", project / "src" / "explainer" / "ui.py"
    run(project)
    before = po.read_bytes()
    code.write_text("\n\n\n" + code.read_text(encoding="utf-8"), encoding="utf-8")
    run(project)
    assert po.read_bytes() == before and b"src/explainer/ui.py\n" in before


# The program


def test_plural_forms() -> None:
    said = {language: [plural("{n} thing to fix in this pack", "{n} things to fix in this pack", n, language)
                       for n in (0, 1, 2)] for language in ("en", "es", "nowhere")}
    english = ["0 things to fix in this pack", "1 thing to fix in this pack", "2 things to fix in this pack"]
    assert said == {
        "en": english, "nowhere": english,
        "es": ["0 cosas por corregir en este paquete", "1 cosa por corregir en este paquete",
               "2 cosas por corregir en este paquete"],
    }


def test_qt_asks_the_catalog_for_what_a_widget_says(qapp: QApplication) -> None:  # noqa: F811
    translators = Translators(qapp)
    translators.use("es")
    assert qapp.translate("QuestionsDialog", "Close") == "Cerrar"  # not a class of Qt's, by its second letter
    assert qapp.translate("QShortcut", "Ctrl") == "Ctrl"  # ours; Qt would say Control
    assert qapp.translate("Anything", "nobody translated this") == "nobody translated this"
    assert qapp.translate("explainer", "As of", "card") == "Última situación conocida"
    translators.use("en")
    assert qapp.translate("QuestionsDialog", "Close") == "Close"


def test_qt_has_its_own_words_in_spanish(qapp: QApplication) -> None:  # noqa: F811
    translators = Translators(qapp)
    translators.use("es")
    close = QDialogButtonBox.StandardButton.Close
    buttons = QDialogButtonBox(close | QDialogButtonBox.StandardButton.Cancel)
    assert [button.text().replace("&", "") for button in buttons.buttons()] == ["Cerrar", "Cancelar"]
    assert QKeySequence("Ctrl+Shift+C").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Shift+C"
    translators.use("en")
    buttons = QDialogButtonBox(close)
    assert buttons.button(close).text().replace("&", "") == "Close"


GETTERS = ("text", "toolTip", "statusTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText",
           "title", "toPlainText", "informativeText")


def own_texts(thing: QObject) -> Iterator[str]:
    """What one widget or action says, in every way it can."""
    for name in GETTERS:
        said = getattr(thing, name, None)
        if callable(said):
            yield said()
    if isinstance(thing, QTabBar):
        yield from (said(n) for n in range(thing.count()) for said in (thing.tabText, thing.tabToolTip))
    if isinstance(thing, QTextEdit):  # the text of a card
        yield from thing.toPlainText().splitlines()
    if isinstance(thing, QListWidget):
        yield from (thing.item(row).text() for row in range(thing.count()))
    if isinstance(thing, QTableView) and thing.model() is not None:
        across = Qt.Orientation.Horizontal
        yield from (str(thing.model().headerData(n, across) or "") for n in range(thing.model().columnCount()))


def texts_below(root: QWidget) -> Iterator[str]:
    """What a window and everything in it says."""
    for thing in (root, *root.findChildren(QWidget), *root.findChildren(QAction)):
        yield from (text for text in own_texts(thing) if isinstance(text, str) and text)


def strings_of(data: object) -> Iterator[str]:
    """The strings in a chart's data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, tuple):
        yield from (text for part in data for text in strings_of(part))
    elif dataclasses.is_dataclass(data):
        yield from (text for part in dataclasses.fields(data) for text in strings_of(getattr(data, part.name)))


def panel_texts(program: Program) -> Iterator[str]:
    """Every chart, table and story of the panels, and the card of the first row of each table."""
    for panel in PANELS:
        program.state.show_panel(panel)
        body = program.window.page(panel).body
        if body is None:
            settle(program.app, 2)
            yield from texts_below(program.window.page(panel))
            continue
        for chart in registry.charts(panel).values():
            yield from strings_of(chart.build(program.state.pack, program.state.language, ""))
        for name, part in registry.parts(panel).views.items():
            first = next(iter(program.state.pack[part.table]))
            program.state.choose(panel, view=name, selected=first.id)
            settle(program.app, 2)
            yield from texts_below(body)


def every_problem() -> tuple[Problem, ...]:
    """One problem of each kind, with every value that a message can quote."""
    names = {name for template in TEMPLATES.values() for text in (template.what, template.expected, template.fix)
             for name in re.findall(r"\{(\w+)\}", text)}
    params = dict.fromkeys(names - {"found", "help"}, "x") | {"help": "Name of the city."}
    return tuple(Problem(code, "cities.csv", 2, "name_en", "x", params, skipped=True) for code in TEMPLATES)


def dialog_texts(program: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Every dialog and every line of the banner."""
    look = program.lookups
    for show in (look.help, look.about):
        show()
        yield from texts_below(look.dialog)
        look.dialog.close()
    for open_page in (lambda: look.show_source_card("C14"), lambda: look.show_source(1)):
        open_page()
        yield from texts_below(program.window)
    for show in (program.find.open, program.find.open_commands):
        show()
        yield from texts_below(program.window.find_field)
        yield from (entry.spoken for entry in program.find.popup.list.entries)
        program.find.close()
    preview = program.sheets.preview()
    yield from texts_below(preview)
    preview.close()
    settle(program.app)
    program.packs.report_unusable("x.zip", every_problem())
    yield program.window.banner.text
    program.packs.show_problems()
    problems = next(d for d in program.window.findChildren(QDialog) if d.isVisible())
    yield from texts_below(problems)
    problems.close()
    program.state.set_problems(every_problem())
    program.lookups.report_settings_set_aside(Path("x"))
    yield from texts_below(program.window.banner)
    program.lookups.report_settings_not_kept()
    yield from texts_below(program.window.banner)
    yield from texts_below(ErrorDialog(ValueError("x"), program.window))
    yield from file_dialog_texts(program, monkeypatch)


def file_dialog_texts(program: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What the dialogs for files and the boxes about them say; nobody answers."""
    said: list[str] = []

    def dialog(*arguments: object) -> tuple[str, str]:
        said.extend(text for text in arguments if isinstance(text, str))
        return "", ""

    def box(*arguments: object) -> None:
        said.extend(texts_below(arguments[0]) if isinstance(arguments[0], QMessageBox) else strings_of(arguments))

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, dialog)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments: dialog(*arguments)[0])
    monkeypatch.setattr(QMessageBox, "exec", box)
    monkeypatch.setattr(QMessageBox, "warning", box)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)  # no program here would open it
    for command in ("pack.open_folder", "pack.open_file", "pack.save_folder", "pack.save_workbook", "pack.spreadsheet", "share.export"):
        program.actions[command].trigger()
    from explainer.ui.asking import ask, report_failure

    ask(program.window, "x", "x", "x", "x")
    report_failure(program.window, Path("x"), OSError(28, "x"))
    yield from said


def english(pairs: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """Finds a text of the program that is not Spanish: a short one as a whole line, a long one anywhere in it."""
    def pattern(text: str) -> str:
        escaped = PLACEHOLDER.sub("<>", text).strip(" .…:")
        body = ".+?".join(map(re.escape, escaped.split("<>")))
        return rf"\b{body}\b" if len(re.findall(r"\w{2,}", escaped)) > 2 else rf"^\W*{body}\W*$"

    def says_enough(text: str) -> bool:
        """“{n} of {m}” would be found in many a name; the test with a third language looks for it."""
        return len(re.findall(r"[^\W\d_]{2,}", PLACEHOLDER.sub("", text))) > 1 or not PLACEHOLDER.search(text)

    texts = sorted({text for text, said in pairs if text != said and says_enough(text)}, key=len, reverse=True)
    return re.compile("|".join(map(pattern, texts)), re.M)


def test_window_in_spanish_shows_no_english(
    make: Make, qapp: QApplication, spanish: dict[tuple[str, str], list[str]], monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    program = make(language="es")
    shown = {*texts_below(program.window), *panel_texts(program), *dialog_texts(program, monkeypatch)}
    wrong = english((text, forms[0]) for (_, text), forms in spanish.items())
    assert len(shown) > 1000
    assert "Busque una palabra, un lugar, una cifra…" in shown and "Cerrar" in {text.replace("&", "") for text in shown}
    assert {text: match[0] for text in shown if (match := wrong.search(text))} == {}


def test_english_is_found_where_it_is_shown(
    make: Make, spanish: dict[tuple[str, str], list[str]]  # noqa: F811
) -> None:
    """The test above can fail: in an English window its pattern finds English on every panel."""
    program = make(language="en")
    wrong = english((text, forms[0]) for (_, text), forms in spanish.items())
    matches = {match[0] for text in texts_below(program.window) if (match := wrong.search(text))}
    assert {"Menu", "City statistics", "Sort", "Find a word, a place, a number"} <= matches


def test_a_problem_quotes_the_help_of_a_column_in_spanish() -> None:
    problem = Problem("column-missing", "cities.csv", column="name_en", params={"help": "Name of the city."})
    assert problem.expected("es") == "Se esperaba una columna con este nombre: Nombre de la ciudad."


def test_switching_to_spanish_and_back_leaves_no_trace(
    make: Make, spanish: dict[tuple[str, str], list[str]]  # noqa: F811
) -> None:
    def said() -> Counter[str]:
        """What can be seen, panel by panel; a page hidden says its old words until it is shown."""
        found: Counter[str] = Counter()
        for panel in (*PANELS, PANELS[0]):
            program.state.show_panel(panel)
            settle(program.app)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            things = (program.window, *program.window.findChildren(QWidget))
            found.update(t for thing in things if thing.isVisible() for t in own_texts(thing) if isinstance(t, str))
        found.update(t for action in program.window.findChildren(QAction) for t in own_texts(action))
        return found

    program = make(language="en")
    before = said()
    program.state.set_language("es")
    between = said()
    program.state.set_language("en")
    assert said() == before
    wrong = english((text, forms[0]) for (_, text), forms in spanish.items())
    assert between["Recomendaciones"] and [text for text in between if wrong.search(text)] == []
