"""No property or signal of Qt is set by a keyword of a constructor.

PySide makes the name of the setter out of the keyword with the locale's own capital letters: where that of i is İ
(Turkish, Azeri, Kurdish), `QTimer(interval=…)` fails.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from tests.conftest import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
QT_CLASSES = {name: kind for module in (QtCore, QtGui, QtWidgets) for name in dir(module)
              if isinstance(kind := getattr(module, name), type) and hasattr(kind, "staticMetaObject")}


@cache
def members(kind: type) -> set[str]:
    """Names of the properties and signals of a class of Qt."""
    meta = kind.staticMetaObject  # type: ignore[attr-defined]
    properties = {meta.property(n).name() for n in range(meta.propertyCount())}
    methods = [meta.method(n) for n in range(meta.methodCount())]
    return properties | {bytes(method.name().data()).decode() for method in methods
                         if method.methodType() == QtCore.QMetaMethod.MethodType.Signal}


def own_classes(trees: list[ast.Module]) -> dict[str, type]:
    """Classes of the program that are built by a constructor of Qt: each with the class of Qt it comes from."""
    found: dict[str, type] = {}
    defined = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for _ in range(4):  # as deep as anything is derived here
        for node in defined:
            bases = [base.id if isinstance(base, ast.Name) else getattr(base, "attr", "") for base in node.bases]
            kind = next((QT_CLASSES.get(base) or found.get(base) for base in bases
                         if base in QT_CLASSES or base in found), None)
            if kind is not None:
                found[node.name] = kind
    return found


def parameters(trees: list[ast.Module]) -> dict[str, set[str]]:
    """Names of what a class of the program takes itself, or the class that it comes from."""
    defined = {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}

    def taken(name: str) -> set[str]:
        node = defined.get(name)
        if node is None:
            return set()
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                return {argument.arg for argument in (*method.args.args, *method.args.kwonlyargs)}
        return set().union(*(taken(ast.unparse(base)) for base in node.bases))

    return {name: taken(name) for name in defined}


def faults(trees: list[ast.Module]) -> Iterator[str]:
    """Keywords of constructors, also of `super().__init__` and `partial(…)`, that are properties or signals."""
    kinds = {**QT_CLASSES, **own_classes(trees)}
    own = parameters(trees)
    for tree in trees:
        bases = {id(call): node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
                 for call in ast.walk(node) if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__"}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            if name == "partial" and node.args:
                name = ast.unparse(node.args[0]).rpartition(".")[2]
            taken = own.get(name, set())
            if id(node) in bases:
                name = bases[id(node)].name
                taken = set().union(*(own.get(ast.unparse(base), set()) for base in bases[id(node)].bases))
            if name in kinds:
                wrong = {keyword.arg for keyword in node.keywords if keyword.arg} & members(kinds[name]) - taken
                yield from (f"{name}({keyword}=…) in line {node.lineno}" for keyword in sorted(wrong))


@pytest.mark.parametrize("code", [
    "from PySide6.QtCore import QTimer\nQTimer(None, interval=3)",
    "from PySide6 import QtCore\nQtCore.QTimer(singleShot=True)",
    "from PySide6.QtWidgets import QLabel\nQLabel('x', indent=3)",
    "from PySide6.QtWidgets import QPushButton\nQPushButton(clicked=print)",
    "class Own(QWidget):\n    pass\nOwn(windowTitle='x')",
    "class Own(QWidget):\n    def __init__(self):\n        super().__init__(None, inputMethodHints=0)",
    "from functools import partial\npartial(QTimer, interval=3)",
    "class A(QDialog):\n    pass\nclass B(A):\n    pass\nB(modal=True)",
])
def test_a_property_or_signal_in_a_constructor_is_found(code: str) -> None:
    assert len(list(faults([ast.parse(code)]))) == 1


@pytest.mark.parametrize("code", [
    "QTimer(parent=self)", "QTimer(self).setInterval(3)", "label.setText(text='x')",
    "class Own(QWidget):\n    def __init__(self, width):\n        super().__init__()\nOwn(width=3)",
    "dict(interval=3)", "Region(x=1, y=2, width=3, height=4)",
])
def test_other_keywords_are_not_meant(code: str) -> None:
    assert list(faults([ast.parse(code)])) == []


def test_none_is_in_the_program() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
    everywhere = list(trees.values())
    found = list(faults(everywhere))
    assert found == []
    assert len(own_classes(everywhere)) > 30
    assert Path(ROOT / "src/explainer/ui/presenter/session.py") in trees
