"""Every column name written in the program is a column, of the right kind, of the table whose row is read.

A wrong name raises when it is read; this finds those that no test reads. Where the code does not tell which
table a row is of, the name must be a column of that kind in some table.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import explainer
from explainer.core.columns import LANGUAGES, TABLES, Column, Kind

SOURCES = Path(explainer.__file__).parent
TEXTS = (Kind.ID, Kind.REF, Kind.TEXT, Kind.CHOICE)
IDS = (Kind.REF, Kind.REFS, Kind.TAGS)
READERS = {"text": TEXTS, "local": (Kind.LOCAL,), "ids": IDS, "number_of": (Kind.NUMBER,),
           "date": (Kind.DATE,), "yes": (Kind.YES_NO,)}
HELPERS = {**dict.fromkeys(("local", "para", "marks_within", "figure_local", "text", "date"), 2),
           **dict.fromkeys(("_say", "_text", "_printed", "_said_of"), 4)}
"""Functions that take a row and the name of one of its texts or dates, and at least so many arguments."""
ROWS = {"claim": "claims", "city": "cities", "citation": "citations", "source": "sources", "figure": "figures"}
"""What rows of these tables are called wherever they are handed on."""
GIVERS = {"article_claim": "claims", "section": "sections", "sections": "sections", "headline": "sections"}
PASSING = {"next", "iter", "sorted", "reversed", "tuple", "list", "enumerate", "filter"}


class Use(NamedTuple):
    """A column name in the code: where, the table if it is known, and the kinds of column that may be meant."""

    line: int
    name: str
    table: str
    kinds: tuple[Kind, ...]

    def is_right(self) -> bool:
        specs = [TABLES[self.table]] if self.table else TABLES.values()
        return any(self.name in self._names(column) for spec in specs for column in spec.columns)

    def _names(self, column: Column) -> tuple[str, ...]:
        """What a column may be called here: a text in several languages is read by its name in the file, or by its own."""
        if column.kind in self.kinds:
            return (column.name,)
        return column.physical_names() if column.kind is Kind.LOCAL and self.kinds == TEXTS else ()


def literal(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def table_of(node: ast.expr | None, known: dict[str, str]) -> str:
    """The table of a row, or of the rows of an iterable; "" where the code does not tell."""
    match node:
        case ast.Name(id=name):
            return known.get(name, "")
        case ast.Attribute(value=value, attr="row" | "by_id" | "rows"):
            return table_of(value, known)
        case ast.Subscript(value=value, slice=key):
            return name if (name := literal(key)) in TABLES else table_of(value, known)
        case ast.Call(func=ast.Attribute(attr="row" | "rows"), args=[first, *_]) if literal(first) in TABLES:
            return literal(first)
        case ast.Call(func=ast.Attribute(attr="ordered", value=value)):
            return table_of(value, known)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
            return table_of(args[0], known) if name in PASSING and args else GIVERS.get(name, "")
        case ast.GeneratorExp(elt=ast.Name(id=name), generators=loops) | ast.ListComp(
                elt=ast.Name(id=name), generators=loops):
            return table_of(loops[-1].iter, known) if _targets(loops[-1].target) == [name] else ""
        case ast.BoolOp(values=values):
            return next(filter(None, (table_of(value, known) for value in values)), "")
        case ast.IfExp(body=body):
            return table_of(body, known)
    return ""


def _targets(node: ast.expr) -> list[str]:
    return [each.id for each in ast.walk(node) if isinstance(each, ast.Name)]


def _bindings(scope: ast.AST) -> Iterator[tuple[list[str], ast.expr]]:
    """Names that are bound within a function, and to what."""
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[target], value=value) | ast.NamedExpr(target=target, value=value):
                yield _targets(target), value
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                yield _targets(target), value
            case ast.Call(func=ast.Name(id="sorted"), args=[rows], keywords=[ast.keyword(value=ast.Lambda(args=given))]):
                yield [given.args[0].arg], rows


def known_rows(function: ast.AST) -> dict[str, str]:
    """Tables of the rows in a function by their names. A name that is used for rows of two tables is unknown."""
    known = dict(ROWS)
    for _ in range(2):  # what is bound to something that is bound further below
        found: dict[str, set[str]] = {}
        for names, value in _bindings(function):
            table = table_of(value, known)
            for name in names:
                found.setdefault(name, set()).add(table)
        known.update({name: tables.pop() if len(tables) == 1 else "" for name, tables in found.items()
                      if name not in ROWS or tables != {""}})
    return known


def uses(source: str) -> Iterator[Use]:
    """Every column name in a module that is written where a row is read."""
    tree = ast.parse(source)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            known = known_rows(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Call):
                    yield from _use(node, known)


def _use(node: ast.Call, known: dict[str, str]) -> Iterator[Use]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    # what is drawn has texts too: `canvas.text("0", …)`
    drawn = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "canvas"
    if drawn:
        return
    if isinstance(node.func, ast.Attribute) and called in READERS and node.args and (name := literal(node.args[0])):
        yield Use(node.lineno, name, table_of(node.func.value, known), READERS[called])
        return
    if called not in HELPERS or len(node.args) < HELPERS[called]:
        return
    kinds = (Kind.DATE,) if called == "date" else (Kind.LOCAL,)
    for row, column in zip(node.args, node.args[1:], strict=False):
        name = literal(column)
        if isinstance(row, (ast.Name, ast.Attribute)) and name and name not in LANGUAGES:
            table = "figures" if called == "figure_local" else table_of(row, known)
            yield Use(node.lineno, name, table, kinds)
            break


FOUND = {path: tuple(uses(path.read_text(encoding="utf-8"))) for path in sorted(SOURCES.rglob("*.py"))}


@pytest.mark.parametrize("path", [path for path, found in FOUND.items() if found], ids=lambda path: path.stem)
def test_every_column_name_in_the_program_is_a_column(path: Path) -> None:
    wrong = [f"{path.name}:{use.line}: {use.table or 'no table'} has no {use.name!r}"
             for use in FOUND[path] if not use.is_right()]
    assert wrong == []


def test_the_names_are_found_and_the_tables_of_many() -> None:
    found = [use for each in FOUND.values() for use in each]
    assert len(found) > 350
    assert sum(bool(use.table) for use in found) > len(found) * 0.4


@pytest.mark.parametrize(("code", "table"), [
    ('for one in pack["claims"]: one.text("statsu")', "claims"),
    ('one = pack.row("cities", key); one.local("nmae", language)', "cities"),
    ('[one.date("dat") for one in pack["events"].ordered()]', "events"),
    ('first = next(iter(pack.rows("sources", ids)), None); first.yes("read_in_a_copy")', "sources"),
    ('sorted(pack["glossary"], key=lambda one: one.local("trem", language))', "glossary"),
    ('formatting.local(pack, claim, "wy", language)', "claims"),
    ('formatting.figure_local(pack, one, "palce", language)', "figures"),
    ('claim.text("missing")', "claims"), ('claim.date("value")', "claims"), ('row.number_of("valeu")', ""),
])
def test_a_wrong_name_is_found(code: str, table: str) -> None:
    (use,) = dict.fromkeys(uses(f"def some(pack, row, claim, ids, key, language):\n    {code}"))
    assert (use.table, use.is_right()) == (table, False)


@pytest.mark.parametrize("code", [
    'for one in pack["claims"]: one.text("text_es")', 'claim.text("status")', 'claim.ids("city")',
    'formatting.local(pack, claim, "why", language)', 'row.date("as_of")'])
def test_a_right_name_is_not(code: str) -> None:
    (use,) = dict.fromkeys(uses(f"def some(pack, row, claim, language):\n    {code}"))
    assert use.is_right()
