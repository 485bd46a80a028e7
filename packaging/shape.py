#!/usr/bin/env python3
"""Check the shape of the code: short functions and classes, no circular imports.

    .venv/bin/python packaging/shape.py

A function has at most 40 lines and a class at most 300, unless a comment `# long: why` comes before
its first statement. Imports for type checkers alone do not count for a circle; imports inside
functions do. Exceptions to be fixed are listed in packaging/shape.toml; an entry there that is no
longer needed is also a finding. Ruff counts the complexity of functions. Exit code: 0, or 1 with a
line for each finding.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import grimp

ROOT = Path(__file__).absolute().parent.parent
FOLDERS = ("src", "packaging", "benchmarks", "tests")
EXCEPTIONS = ROOT / "packaging" / "shape.toml"
MOST_LINES = {"function": 40, "class": 300}
REASON = re.compile(r"# long: \S")

Graph = Mapping[str, Collection[str]]
"""Names of modules, each with those that it imports."""


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Finding(NamedTuple):
    """What is over a limit: its key in the list of exceptions, and a sentence."""

    key: str
    text: str


# ── Sizes ─────────────────────────────────────────────────────────────────────────────────────────


def definitions(tree: ast.AST, owner: str = "") -> Iterator[tuple[str, Definition]]:
    """Each function and class with its full name, as `Class.method`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{owner}{node.name}"
            yield name, node
            yield from definitions(node, f"{name}.")
        else:
            yield from definitions(node, owner)


def long_definitions(text: str, file: str) -> Iterator[Finding]:
    """The functions and classes of a file that are too long and do not say why."""
    lines = text.splitlines()
    for name, node in definitions(ast.parse(text)):
        kind = "class" if isinstance(node, ast.ClassDef) else "function"
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        signature = lines[node.lineno - 1 : max(node.lineno, node.body[0].lineno - 1)]
        if length > MOST_LINES[kind] and not any(map(REASON.search, signature)):
            what = f"{kind} {name} has {length} lines, at most {MOST_LINES[kind]} are allowed"
            yield Finding(f"{file}:{name}", f"{file}:{node.lineno}: {what}")


def sizes(root: Path = ROOT) -> list[Finding]:
    """What is too long in all folders with code."""
    files = [file for folder in FOLDERS for file in sorted((root / folder).rglob("*.py"))]
    return [finding for file in files
            for finding in long_definitions(file.read_text(encoding="utf-8"),
                                            file.relative_to(root).as_posix())]


# ── Circles ───────────────────────────────────────────────────────────────────────────────────────


def reachable(start: str, graph: Graph) -> set[str]:
    """What a module imports, directly or through others."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in graph[waiting.pop()]:
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen


def circles(graph: Graph) -> list[Finding]:
    """Each group of modules that all import each other, directly or through others."""
    below = {name: reachable(name, graph) for name in graph}
    groups = {tuple(sorted(other for other in below[name] if name in below[other]))
              for name in graph if name in below[name]}
    return [Finding(" ".join(group), f"import each other in a circle: {', '.join(group)}")
            for group in sorted(groups)]


def import_graph() -> Graph:
    """The modules of the program."""
    graph = grimp.build_graph("explainer", exclude_type_checking_imports=True, cache_dir=None)
    return {name: graph.find_modules_directly_imported_by(name) for name in sorted(graph.modules)}


# ── What is allowed for now ───────────────────────────────────────────────────────────────────────


def judge(findings: Iterable[Finding], exceptions: Mapping[str, str]) -> list[str]:
    """A line for each finding that is no exception, and for each exception without a finding.

    `exceptions` maps keys of findings to reasons. A circle that became smaller needs an entry of
    its own.
    """
    found = {finding.key: finding.text for finding in findings}
    unneeded = [f"packaging/shape.toml: “{key}” is no longer needed, delete its line"
                for key in exceptions if key not in found]
    return [text for key, text in found.items() if key not in exceptions] + unneeded


def main() -> int:
    """Exit code: 0, or 1 with a line for each finding."""
    exceptions = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    wrong = judge(sizes(), exceptions["long"])
    wrong += judge(circles(import_graph()), exceptions["circles"])
    for line in wrong:
        print(line)
    if not wrong:
        count = sum(map(len, exceptions.values()))
        print(f"Shape is fine; {count} exceptions are still to be dealt with.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
