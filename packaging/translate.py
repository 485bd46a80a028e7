#!/usr/bin/env python3
"""Keeps the program's translations complete.

    .venv/bin/python packaging/translate.py            find the texts in src/, update the .ts files and compile them
    .venv/bin/python packaging/translate.py --check    change nothing; exit code 1 if anything is missing, and say what
    .venv/bin/python packaging/translate.py --tidy     as the first, and drop translations of texts that are gone

Works on resources/translations: explainer_es.ts is the Spanish of every text; explainer_en.ts holds only the plural
forms ("1 row", "2 rows") of texts called with a number; the program loads the .qm files they compile to. A text that
is gone stays as "vanished"; when it comes back, so does its translation. A new text is "unfinished" until it is
translated, with Qt Linguist or any editor: write the translation and remove `type="unfinished"`, then run this again.

Texts are found where the code calls

    self.tr("text")                          context: the class around it
    QT_TRANSLATE_NOOP("context", "text")     a text of a layer without Qt, looked up later by a variable
    translated("context", "text"), QCoreApplication.translate("context", "text")
    name("text")                             where `def name(text)` of the same file only translates in one context

A text is a string, `a if … else b` of strings, or `{…: "text"}[key]`; a variable must come from a context that has
texts marked with QT_TRANSLATE_NOOP. Anything else is reported. The help texts of columns that a problem message quotes
are read from the tables of `core/columns.py`. (Qt's lupdate finds no helper functions and no dictionaries in Python,
and passes over a text it cannot read without a word.)
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).absolute().parent.parent
SOURCES = ROOT / "src" / "explainer"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"es": "every text", "en": "plural forms"}
PLURAL_FORMS = 2  # in English and in Spanish: one, and any other number


@dataclass(frozen=True)
class Message:
    """A text of the program: `source` in `context`, from `file`; `plural` where it is called with a number."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False
    file: str = field(default="", compare=False)


MARKERS = ("QT_TRANSLATE_NOOP", "translate", "translated")


class Unreadable(Exception):
    """A text that cannot be found by reading the code."""


# Finding texts


def texts_of(node: ast.expr) -> tuple[str, ...] | None:
    """The strings that an argument can be; None if it is not written out."""
    if isinstance(node, ast.Constant):
        return (node.value,) if isinstance(node.value, str) else None
    choices: list[ast.expr] | None = None
    if isinstance(node, ast.IfExp):
        choices = [node.body, node.orelse]
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
        choices = node.value.values
    found = [texts_of(choice) for choice in choices] if choices else [None]
    return None if None in found else tuple(text for texts in found if texts for text in texts)


def called(node: ast.Call) -> str:
    """The name a call goes by; `tr` of self and `translate` of Qt's application classes, and no others of that name."""
    if isinstance(node.func, ast.Name):
        return node.func.id
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        owner, name = node.func.value.id, node.func.attr
        if (owner, name) == ("self", "tr") or (owner.endswith("Application") and name == "translate"):
            return name
    return ""


def helper_contexts(tree: ast.Module) -> dict[str, str]:
    """Functions that only translate their argument, with the context they do it in."""
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or not isinstance(node.body[-1], ast.Return):
            continue
        given = node.body[-1].value
        if (isinstance(given, ast.Call) and called(given) in ("translate", "translated") and len(given.args) == 2
                and isinstance(given.args[0], ast.Constant) and isinstance(given.args[1], ast.Name)
                and [given.args[1].id] == [argument.arg for argument in node.args.args]):
            found[node.name] = str(given.args[0].value)
    return found


class Finder(ast.NodeVisitor):
    """Collects the messages of one file, and the contexts it looks texts up in by a variable."""

    def __init__(self, tree: ast.Module, file: str) -> None:
        self.messages: list[Message] = []
        self.looked_up: dict[str, str] = {}  # context: where
        self._file = file
        self._classes: list[str] = []
        self._helpers = helper_contexts(tree)
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name not in MARKERS:  # their own definitions pass on what others give them
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = called(node)
        if name == "tr" and self._classes:
            self._take(node, self._classes[-1], node.args)
        elif name in self._helpers:
            self._take(node, self._helpers[name], node.args)
        elif name in MARKERS and len(node.args) > 1:
            contexts = texts_of(node.args[0])
            if contexts is not None and len(contexts) == 1:
                self._take(node, contexts[0], node.args[1:])
            else:
                raise Unreadable(f"{self._file}:{node.lineno}: the context must be one string")
        self.generic_visit(node)

    def _take(self, node: ast.Call, context: str, arguments: list[ast.expr]) -> None:
        where = f"{self._file}:{node.lineno}"
        texts = texts_of(arguments[0])
        if texts is None and (called(node) in ("tr", "QT_TRANSLATE_NOOP") or isinstance(arguments[0], ast.JoinedStr)):
            raise Unreadable(f"{where}: the text must be written out")
        if texts is None:
            self.looked_up[context] = where
        comment = texts_of(arguments[1]) if len(arguments) > 1 else None
        plural = len(arguments) > 2 or any(keyword.arg == "n" for keyword in node.keywords)
        self.messages += [Message(context, text, "".join(comment or ()), plural, self._file)
                          for text in texts or () if text]


def quoted_helps() -> Iterator[Message]:
    """The help of each column that a row cannot do without: two of the problem messages quote it."""
    sys.path.insert(0, str(SOURCES.parent))
    from explainer.core.columns import TABLES

    for table in TABLES.values():
        for column in table.columns:
            if column.required:
                yield Message("problems", column.help, file="src/explainer/core/columns.py")


def find_messages() -> list[Message]:
    """All texts, each once. Raises `Unreadable`."""
    found: dict[Message, None] = {}
    looked_up: dict[str, str] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        finder = Finder(ast.parse(path.read_text(encoding="utf-8"), file), file)
        found |= dict.fromkeys(finder.messages)
        looked_up |= finder.looked_up
    for context, where in looked_up.items():
        if not any(message.context == context for message in found):
            raise Unreadable(f"{where}: no text is marked with QT_TRANSLATE_NOOP in context “{context}”")
    found |= dict.fromkeys(quoted_helps())
    return list(found)


# The .ts files


def messages_of(root: ET.Element) -> Iterator[tuple[Message, ET.Element]]:
    """The messages of a .ts file, each with its `translation`."""
    for context in root.iter("context"):
        for node in context.iter("message"):
            location, translation = node.find("location"), node.find("translation")
            assert translation is not None
            file = location.get("filename", "").removeprefix("../../") if location is not None else ""
            yield Message(context.findtext("name", ""), node.findtext("source", ""), node.findtext("comment", ""),
                          node.get("numerus") == "yes", file), translation


def forms(translation: ET.Element) -> list[str]:
    """What a text is translated to: one string, or one per plural form."""
    plural = translation.findall("numerusform")
    return [form.text or "" for form in plural] if plural else [translation.text or ""]


def is_finished(translation: ET.Element) -> bool:
    """Whether a translation is there and used."""
    return translation.get("type") is None and all(forms(translation))


def _add(parent: ET.Element, message: Message, said: list[str], state: str) -> None:
    node = ET.SubElement(parent, "message", {"numerus": "yes"} if message.plural else {})
    ET.SubElement(node, "location", {"filename": f"../../{message.file}"})
    ET.SubElement(node, "source").text = message.source
    if message.comment:
        ET.SubElement(node, "comment").text = message.comment
    translation = ET.SubElement(node, "translation", {"type": state} if state else {})
    if not message.plural:
        translation.text = said[0]
        return
    for form in (*said, "", "")[:PLURAL_FORMS]:
        ET.SubElement(translation, "numerusform").text = form


def merged(language: str, messages: list[Message], old: ET.Element, *, tidy: bool) -> str:
    """The .ts file of a language: these messages with the translations of `old`, in an order that no edit changes."""
    known = dict(messages_of(old))
    root = ET.Element("TS", {"version": "2.1", "language": language, "sourcelanguage": "en"})
    wanted = [message for message in messages if message.plural or language != "en"]
    gone = [] if tidy else [message for message in known if message not in wanted and any(forms(known[message]))]
    contexts: dict[str, ET.Element] = {}
    for message in sorted(wanted + gone, key=lambda message: (message.context, message.source, message.comment)):
        if message.context not in contexts:
            contexts[message.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[message.context], "name").text = message.context
        translation = known.get(message)
        said = forms(translation) if translation is not None else [""]
        finished = all(said) and (translation is None or translation.get("type") != "unfinished")
        state = "vanished" if message in gone else "" if finished else "unfinished"
        _add(contexts[message.context], message, said, state)
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def read(ts: Path) -> ET.Element:
    """A .ts file; an empty one if it is not there."""
    return ET.parse(ts).getroot() if ts.exists() else ET.Element("TS")


def compiled(ts: Path) -> bytes:
    """The .qm file of a .ts file, by Qt's own lrelease."""
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or "pyside6-lrelease"
    with tempfile.TemporaryDirectory() as folder:
        qm = Path(folder) / ts.with_suffix(".qm").name
        done = subprocess.run([tool, "-silent", str(ts), "-qm", str(qm)], capture_output=True, text=True, check=False)
        if done.returncode or not qm.exists():
            raise Unreadable(f"{ts.name} could not be compiled: {done.stdout}{done.stderr}")
        return qm.read_bytes()


# Commands


def update(messages: list[Message], *, tidy: bool) -> None:
    """Bring the .ts files up to date with the sources and compile them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        ts = FOLDER / f"explainer_{language}.ts"
        ts.write_text(merged(language, messages, read(ts), tidy=tidy), encoding="utf-8", newline="\n")
        ts.with_suffix(".qm").write_bytes(compiled(ts))


def faults(messages: list[Message]) -> Iterator[str]:
    """What is not as it should be, in words."""
    for language, holds in LANGUAGES.items():
        ts = FOLDER / f"explainer_{language}.ts"
        known = dict(messages_of(read(ts)))
        for message in messages:
            if (message.plural or language != "en") and (message not in known or not is_finished(known[message])):
                yield f"{ts.name} ({holds}): not translated: [{message.context}] {message.source}"
        if not ts.exists() or ts.read_text(encoding="utf-8") != merged(language, messages, read(ts), tidy=False):
            yield f"{ts.name} is not what the sources make it"
        elif not ts.with_suffix(".qm").exists() or ts.with_suffix(".qm").read_bytes() != compiled(ts):
            yield f"{ts.with_suffix('.qm').name} is not what {ts.name} compiles to"


def main() -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(description="Find the program's texts, update and compile their translations.")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="change nothing; exit code 1 if anything is missing")
    choice.add_argument("--tidy", action="store_true", help="drop translations of texts that are gone")
    arguments = parser.parse_args()
    try:
        messages = find_messages()
        if not arguments.check:
            update(messages, tidy=arguments.tidy)
        found = list(faults(messages))
    except Unreadable as error:
        found = [str(error)]
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    if found and arguments.check:
        print("To mend this: run packaging/translate.py, then translate what it names.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
