#!/usr/bin/env python3
"""Write what is generated from tables of the program: parts of the documentation, and the built-in
pack's descriptor.

    .venv/bin/python packaging/reference.py [--check]

These are the tables of a pack at the end of docs/editing.md, the keys of a show in
docs/presenting.md, and data/datapackage.json. With --check nothing is written; the exit code is 1
if a file is out of date.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from explainer.app.show_keys import SHOW_COMMANDS
from explainer.core.columns import TABLES, Column, Kind, TableSpec
from explainer.core.descriptor import descriptor_text
from explainer.ui.presenter.clicker_test import SPELLED_OUT

ROOT = Path(__file__).absolute().parent.parent
COMMAND = "packaging/reference.py"
END = "<!-- End of the generated part. -->\n"
HOLDS = {
    Kind.ID: "id", Kind.REF: "one id of `{table}`", Kind.REFS: "ids of `{table}`", Kind.TAGS: "ids",
    Kind.TEXT: "text", Kind.LOCAL: "text", Kind.DATE: "date", Kind.NUMBER: "number",
    Kind.CHOICE: "one of {words}", Kind.YES_NO: "`yes` or `no`",
}  # fmt: skip


def column_line(column: Column) -> str:
    """A column as a row of a Markdown table."""
    names = ", ".join(f"`{name}`" for name in column.physical_names())
    words = ", ".join(f"`{word}`" for word in column.choices)
    holds = HOLDS[column.kind].format(table=column.table, words=words)
    help_ = column.help.replace("*", r"\*")
    return f"| {f'**{names}**' if column.required else names} | {holds} | {help_} |"


def table_section(spec: TableSpec) -> str:
    """Heading, description and columns of one table of a pack."""
    optional = "" if spec.required else " This table may be left out."
    lines = [f"### `{spec.name}`", "", f"A row is: {spec.help[0].lower()}{spec.help[1:]}{optional}",
             "",
             "| column | holds | what belongs there |", "|---|---|---|",
             *map(column_line, spec.columns)]
    return "\n".join(lines) + "\n"


def tables_text() -> str:
    """All tables of a pack."""
    return "\n" + "\n".join(map(table_section, TABLES.values())) + "\n"


def keys_text() -> str:
    """The keys of a show, as a Markdown table."""
    lines = ["", "| keys | | what it does |", "|---|---|---|"]
    for command in SHOW_COMMANDS:
        keys = ", ".join(f"**{SPELLED_OUT.get(key, key)}**" for key in command.keys)
        lines.append(f"| {keys} | {command.title} | {command.help} |")
    return "\n".join(lines) + "\n\n"


def descriptor_of(folder: Path) -> str:
    """The descriptor of a pack that is a folder, from its own table `meta`."""
    with (folder / "meta.csv").open(encoding="utf-8-sig", newline="") as file:
        meta = {row["key"]: row["value"] for row in csv.DictReader(file)}
    return descriptor_text(meta, [name for name in TABLES if (folder / f"{name}.csv").exists()])


class Page(NamedTuple):
    """A file of which a part between two comments is generated."""

    path: Path
    source: str
    make: Callable[[], str]

    @property
    def start(self) -> str:
        """The comment that opens the part."""
        return (f"<!-- Generated from {self.source} by {COMMAND}. "
                "Do not edit up to the closing comment. -->\n")

    def renewed(self) -> str:
        """The whole text as it should be. Raises `ValueError` if a comment is missing."""
        head, start, rest = self.path.read_text(encoding="utf-8").partition(self.start)
        _old, end, tail = rest.partition(END)
        if not start or not end:
            raise ValueError(f"{self.path}: the comments around the generated part are missing")
        return head + start + self.make() + end + tail


class WholeFile(NamedTuple):
    """A file that is generated from its first letter to its last."""

    path: Path
    make: Callable[[], str]

    def renewed(self) -> str:
        """The whole text as it should be."""
        return self.make()


Generated = Page | WholeFile
TABLES_PAGE = Page(ROOT / "docs" / "editing.md", "src/explainer/core/columns.py", tables_text)
KEYS_PAGE = Page(ROOT / "docs" / "presenting.md", "src/explainer/app/show_keys.py", keys_text)
DESCRIPTOR = WholeFile(ROOT / "data" / "datapackage.json", partial(descriptor_of, ROOT / "data"))
ALL: Sequence[Generated] = (TABLES_PAGE, KEYS_PAGE, DESCRIPTOR)


def main(arguments: Sequence[str] | None = None, files: Sequence[Generated] = ALL) -> int:
    """Exit code: 0, or 1 if `--check` found a file out of date."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true",
                        help="write nothing; exit code 1 if a file is out of date")
    check = parser.parse_args(arguments).check
    outdated = [file for file in files if file.renewed() != file.path.read_text(encoding="utf-8")]
    for file in outdated:
        if check:
            print(f"{file.path.name} is out of date; run {COMMAND}", file=sys.stderr)
        else:
            file.path.write_text(file.renewed(), encoding="utf-8", newline="\n")
            print(f"{file.path.name} is up to date now")
    return 1 if check and outdated else 0


if __name__ == "__main__":
    sys.exit(main())
