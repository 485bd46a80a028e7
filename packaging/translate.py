#!/usr/bin/env python3
"""Keeps the program's translations complete.

    .venv/bin/python packaging/translate.py            update and compile the .po files from src/
    .venv/bin/python packaging/translate.py --check    change nothing; list what is missing, exit 1
    .venv/bin/python packaging/translate.py --tidy     update, and drop unused translations

Works on resources/translations: a gettext catalog `<language>.po` for each language of
`core/languages.py` but English, and the `.mo` that the program reads. A phrase that is gone is kept
as obsolete; when it comes back, so does its translation. To translate, open the .po file in Poedit
or any editor, then run this again.

Phrases are found where the code calls

    translate("text", language), translate("text", language, "context")
    plural("{n} row", "{n} rows", n, language)
    N_("text"), N_("text", "context")        looked up later, by a variable
    translated("text"), self.tr("text")      what a window says; Qt asks the same catalog

A text is a string, `a if … else b` of strings, or `{…: "text"}[key]`. `translate` and `translated`
also take a variable; it holds a text that is marked elsewhere. Babel's own extractor would glue the
two texts of `a if … else b` together, so the reading is done here; Babel reads, merges, writes and
compiles the catalogs.
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).absolute().parent.parent
SOURCES = ROOT / "src" / "explainer"
FOLDER = ROOT / "resources" / "translations"
CONTEXT = {"N_": 1, "translate": 2, "tr": 1}
"""Where each function takes the context."""
VARIABLE = ("translate", "translated")
FUNCTIONS = ("N_", "translate", "translated", "tr", "plural")


class Phrase(NamedTuple):
    """A text of the program; `many` where it counts something, `context` where one English text
    means two things."""

    text: str
    many: str = ""
    context: str = ""
    file: str = ""


class Unreadable(Exception):
    """A text that cannot be found by reading the code."""


# Finding phrases


def texts_of(node: ast.expr) -> tuple[str, ...] | None:
    """The strings that an argument can be; None if it is not written out."""
    if isinstance(node, ast.Constant):
        return (node.value,) if isinstance(node.value, str) else None
    choices: list[ast.expr] = []
    if isinstance(node, ast.IfExp):
        choices = [node.body, node.orelse]
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
        choices = node.value.values
    found = [texts_of(choice) for choice in choices] or [None]
    return None if None in found else tuple(text for texts in found if texts for text in texts)


def called(node: ast.Call) -> str:
    """Which of the functions a call goes to; "" if none. `tr` counts only where it is `self.tr`."""
    if isinstance(node.func, ast.Name) and node.func.id != "tr":
        return node.func.id if node.func.id in FUNCTIONS else ""
    return "tr" if ast.unparse(node.func) == "self.tr" else ""


def phrases_in(tree: ast.AST, file: str) -> Iterator[Phrase]:
    """The phrases of one file. Raises `Unreadable`."""
    if isinstance(tree, ast.FunctionDef) and tree.name in FUNCTIONS:
        return  # their own definitions pass on what others give them
    if isinstance(tree, ast.Call) and called(tree):
        yield from _phrases_of(tree, called(tree), file)
    for child in ast.iter_child_nodes(tree):
        yield from phrases_in(child, file)


def _phrases_of(node: ast.Call, name: str, file: str) -> Iterator[Phrase]:
    texts = texts_of(node.args[0])
    many = texts_of(node.args[1]) if name == "plural" else ("",)
    context = _context(node, name)
    if texts is None and name in VARIABLE and not isinstance(node.args[0], ast.JoinedStr):
        return
    if texts is None or many is None or context is None:
        raise Unreadable(f"{file}:{node.lineno}: the text must be written out")
    yield from (Phrase(text, many[0], context, file) for text in texts if text)


def _context(node: ast.Call, name: str) -> str | None:
    """The context of a call, "" if it has none, None if it is not written out."""
    named = [keyword.value for keyword in node.keywords if keyword.arg == "context"]
    given = named or node.args[CONTEXT[name]:][:1] if name in CONTEXT else []
    texts = texts_of(given[0]) if given else ("",)
    return texts[0] if texts is not None and len(texts) == 1 else None


def registered() -> Iterator[Phrase]:
    """Phrases of the tables that know no `N_`: what offers and misses a language, and the help of
    columns that problems quote."""
    sys.path.insert(0, str(SOURCES.parent))
    from explainer.core.columns import TABLES
    from explainer.core.languages import LANGUAGES

    for language in LANGUAGES.values():
        yield Phrase(language.invitation, file="src/explainer/core/languages.py")
        yield Phrase(language.absence, file="src/explainer/core/languages.py")
    for table in TABLES.values():
        for column in table.columns:
            if column.required:
                yield Phrase(column.help, file="src/explainer/core/columns.py")


def find_phrases() -> list[Phrase]:
    """All phrases, each as often as it is used. Raises `Unreadable`."""
    found = list(registered())
    for path in sorted(SOURCES.rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        found += phrases_in(ast.parse(path.read_text(encoding="utf-8"), file), file)
    return found


# Catalogues


def languages() -> dict[str, str]:
    """The languages that have a catalog, with their locales."""
    from explainer.core.languages import LANGUAGES

    return {language.id: language.tag for language in LANGUAGES.values() if language.catalog}


def read(language: str, tag: str) -> Catalog:
    """The catalog of a language as it is; an empty one if it is not there."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(locale=tag)
    with path.open("rb") as file:
        return read_po(file, locale=tag)


def merged(phrases: list[Phrase], old: Catalog) -> Catalog:
    """A catalog of these phrases with the translations of `old`; what is gone from it is
    obsolete."""
    template = Catalog()
    for phrase in phrases:
        key = (phrase.text, phrase.many) if phrase.many else phrase.text
        template.add(key, locations=[(phrase.file, 1)], context=phrase.context or None)
    new = Catalog(locale=old.locale, header_comment="# Explainer: the program’s phrases.",
                  fuzzy=False,
                  project="Explainer", version="1", msgid_bugs_address="-", last_translator="-",
                  language_team="-",
                  creation_date=old.creation_date, revision_date=old.creation_date)
    for message in (*old, *old.obsolete.values()):
        if message.id:
            new.add(message.id, message.string, flags=message.flags,
                    user_comments=message.user_comments,
                    context=message.context)
    created = new.creation_date
    new.update(template, no_fuzzy_matching=True, update_header_comment=False)
    new.creation_date = new.revision_date = created
    return new


def as_po(catalog: Catalog, *, tidy: bool = False) -> bytes:
    """The .po file of a catalog, in an order that no edit changes. Places are files, without
    lines."""
    for message in catalog:
        message.locations = sorted(set(message.locations))
    file = io.BytesIO()
    write_po(file, catalog, width=100, sort_output=True, include_lineno=False, ignore_obsolete=tidy)
    return file.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The .mo file of a catalog."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


# Commands


def update(phrases: list[Phrase], *, tidy: bool) -> None:
    """Bring the catalogs up to date with the sources and compile them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language, tag in languages().items():
        catalog = merged(phrases, read(language, tag))
        (FOLDER / f"{language}.po").write_bytes(as_po(catalog, tidy=tidy))
        (FOLDER / f"{language}.mo").write_bytes(as_mo(read(language, tag)))


def faults(phrases: list[Phrase]) -> Iterator[str]:
    """What is not as it should be, in words."""
    for language, tag in languages().items():
        po, mo = FOLDER / f"{language}.po", FOLDER / f"{language}.mo"
        catalog = merged(phrases, read(language, tag))
        for message in catalog:
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id and (message.fuzzy or not all(said)):
                text = message.id if isinstance(message.id, str) else message.id[0]
                context = f"[{message.context}] " if message.context else ""
                yield f"{po.name}: not translated: {context}{text}"
        if not po.exists() or po.read_bytes() != as_po(catalog):
            yield f"{po.name} is not what the sources make it"
        elif not mo.exists() or mo.read_bytes() != as_mo(read(language, tag)):
            yield f"{mo.name} is not what {po.name} compiles to"


def main() -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(
        description="Find the program's phrases, update and compile their translations.")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true",
                        help="change nothing; exit code 1 if anything is missing")
    choice.add_argument("--tidy", action="store_true",
                        help="drop translations of phrases that are gone")
    arguments = parser.parse_args()
    try:
        phrases = find_phrases()
        if not arguments.check:
            update(phrases, tidy=arguments.tidy)
        found = list(faults(phrases))
    except Unreadable as error:
        found = [str(error)]
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    if found and arguments.check:
        print("To fix this: run packaging/translate.py, then translate what it names.",
              file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
