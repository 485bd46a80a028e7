"""Random changes to a pack's tables and to the way they are written, each from a seed that brings it back."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from explainer.core.columns import TABLES, Column, Kind
from explainer.core.containers import DESCRIPTOR
from tests.core.packs import content, files_of, header_of

Grid = list[list[str]]
"""A table as rows of cells, the column names first."""

HAZARDS: dict[Kind, tuple[str, ...]] = {
    Kind.NUMBER: ("0", "-5", "3,300", "27.5", "27,5", "1e5", "99999999999999999999", "0.0000001", "1 234", "12%", "٣",
                  "1/2", "--3", "1.2.3", "+78", "−5", "NaN", "inf", "0x10", "1,2,3", "$5", "5 * 3", "27.50", "007"),
    Kind.DATE: ("2025", "2025-6", "2025-06-31", "6/15/25", "15.06.2025", "Jun-25", "45823", "2025-06-15T00:00",
                "0000-00-00", "9999-12-31", "20250615"),
    Kind.ID: ("a b", "año", "X" * 300, "..", "../x", "C1\u200b", "С1", "con", "-", "=1+2", "1e5"),
    Kind.REF: ("nobody", "C1\u00ad", "article agency", "ARTICLE", "\u201carticle\u201d"),
    Kind.REFS: ("article; agency", "article,agency", "article  agency", "nobody", "C1\u200b C2", "a" * 500, ";;;"),
    Kind.TAGS: ("D1 T1", "D1;T1", "\u00a0", "T1\u200b"),
    Kind.CHOICE: ("Partly", "partly ", "partly\u200b", "confirmed", "percent", "%", "ningún"),
    Kind.YES_NO: ("Yes", "SÍ", "si", "true", "1", "maybe", "no\u00a0"),
}
TEXTS = ("{F1}", "{F999}", "{", "{}", "{F1", "**a*", "[*]", "%1 %n", "<b>x</b>", "=1+2", "\u202eabc", "AÃ±o", "São Ângela",
         "a\nb", 'say "so"', "\u201cso\u201d", "x" * 3_000, "\U0001f469\u200d\U0001f4bb", "\u0000", "null", "#REF!", "_x0041_",
         "  two  spaces  ", "e\u0301", "ﬁ", "\ufeffx", "tab\there", "#let x = 1", "@a $b$ \\c", "\u2028")


@dataclass
class Style:
    """How the tables are written. The defaults are those of the program itself."""

    delimiter: str = ","
    encoding: str = "utf-8"
    ending: str = "\n"
    quote_all: bool = False
    mark: bytes = b""
    blank_lines: int = 0
    container: str = "folder"
    hint: bool = False


@dataclass
class Case:
    """A changed pack: its tables, how they are written, and what was done, in words."""

    tables: dict[str, Grid]
    style: Style = field(default_factory=Style)
    done: list[str] = field(default_factory=list)


def case(seed: int) -> Case:
    """The changed pack of that seed: always the same one."""
    chance = random.Random(seed)
    made = Case({name: _grid(name) for name in TABLES if name in content()})
    _choose_style(made.style, chance)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 8))):
        chance.choice(CHANGES)(made, chance)
    return made


def _grid(table: str) -> Grid:
    rows = content()[table]
    names = header_of(table, rows)
    return [names, *([row.get(name, "") for name in names] for row in rows)]


def _choose_style(style: Style, chance: random.Random) -> None:
    style.delimiter = chance.choice(",,,;\t")
    style.encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252"))
    style.ending = chance.choice(("\n", "\r\n", "\r"))
    style.quote_all = chance.random() < 0.3
    style.mark = b"\xef\xbb\xbf" * chance.choice((0, 0, 1, 2)) if style.encoding == "utf-8" else b""
    style.blank_lines = chance.choice((0, 0, 0, 2))
    style.container = chance.choices(("folder", "zip", "workbook"), (15, 4, 1))[0]
    style.hint = chance.random() < 0.1 and style.delimiter != ","


# ── What can happen to a table ───────────────────────────────────────────────────────────────────────────────────────


def _pick(case: Case, chance: random.Random) -> tuple[str, Grid]:
    name = chance.choice(sorted(name for name, grid in case.tables.items() if len(grid) > 1 and grid[0]))
    return name, case.tables[name]


def _column(table: str, name: str) -> Column | None:
    return next((column for column in TABLES[table].columns if name in column.physical_names()), None)


def change_cell(case: Case, chance: random.Random) -> None:
    """Write something into a cell that people write into such cells."""
    table, grid = _pick(case, chance)
    row, place = chance.randrange(1, len(grid)), chance.randrange(len(grid[0]))
    column = _column(table, grid[0][place])
    choices = HAZARDS.get(column.kind if column else Kind.TEXT, TEXTS)
    if place < len(grid[row]):
        grid[row][place] = chance.choice((*choices, "")) if chance.random() < 0.9 else chance.choice(TEXTS)
        case.done.append(f"{table} row {row + 1} {grid[0][place]} := {grid[row][place][:40]!r}")


def drop_row(case: Case, chance: random.Random) -> None:
    """Take a row away."""
    table, grid = _pick(case, chance)
    del grid[chance.randrange(1, len(grid))]
    case.done.append(f"{table}: a row is gone")


def repeat_row(case: Case, chance: random.Random) -> None:
    """Write a row twice, as a copy that was pasted and not changed."""
    table, grid = _pick(case, chance)
    grid.append(list(chance.choice(grid[1:])))
    case.done.append(f"{table}: a row stands twice")


def swap_columns(case: Case, chance: random.Random) -> None:
    """Exchange two columns, names with them."""
    table, grid = _pick(case, chance)
    first, second = chance.randrange(len(grid[0])), chance.randrange(len(grid[0]))
    for row in grid:
        if max(first, second) < len(row):
            row[first], row[second] = row[second], row[first]
    case.done.append(f"{table}: columns {first} and {second} exchanged")


def drop_column(case: Case, chance: random.Random) -> None:
    """Take a column away."""
    table, grid = _pick(case, chance)
    place = chance.randrange(len(grid[0]))
    case.done.append(f"{table}: column {grid[0][place]} is gone")
    for row in grid:
        del row[place : place + 1]


def rename_column(case: Case, chance: random.Random) -> None:
    """Misspell a column's name."""
    table, grid = _pick(case, chance)
    place = chance.randrange(len(grid[0]))
    new = chance.choice((grid[0][place].upper(), grid[0][place] + "x", "", " " + grid[0][place], grid[0][0]))
    case.done.append(f"{table}: column {grid[0][place]} is called {new!r}")
    grid[0][place] = new


def shift_row(case: Case, chance: random.Random) -> None:
    """Make a row longer or shorter than the first one."""
    table, grid = _pick(case, chance)
    row = chance.choice(grid[1:])
    if chance.random() < 0.5:
        row.insert(chance.randrange(len(row) + 1), "stray")
    elif row:
        del row[chance.randrange(len(row))]
    case.done.append(f"{table}: a row is shifted")


def drop_table(case: Case, chance: random.Random) -> None:
    """Take a whole table away."""
    table, _ = _pick(case, chance)
    del case.tables[table]
    case.done.append(f"{table} is gone")


CHANGES: tuple[Callable[[Case, random.Random], None], ...] = (
    *[change_cell] * 12, drop_row, repeat_row, swap_columns, drop_column, rename_column, shift_row, drop_table)


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def table_bytes(grid: Grid, style: Style) -> bytes:
    """A table as a file. Characters that the encoding lacks are written as question marks."""
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if style.quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=style.delimiter, lineterminator=style.ending, quoting=quoting)
    if style.hint:
        text.write(f"sep={style.delimiter}{style.ending}")
    for number, row in enumerate(grid):
        writer.writerow(row)
        if number < style.blank_lines:
            text.write(style.ending)
    return style.mark + text.getvalue().encode(style.encoding, "replace")


def write(case: Case, folder: Path) -> Path:
    """Write the pack of a case into `folder`; its path."""
    if case.style.container == "workbook":
        return _write_workbook(case, folder / "pack.xlsx")
    files = {f"{name}.csv": table_bytes(grid, case.style) for name, grid in case.tables.items()}
    files[DESCRIPTOR] = _descriptor()
    if case.style.container == "zip":
        path = folder / "pack.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return path
    pack = folder / "pack"
    pack.mkdir()
    for name, data in files.items():
        (pack / name).write_bytes(data)
    return pack


@cache
def _descriptor() -> bytes:
    return files_of()[DESCRIPTOR]


def _write_workbook(case: Case, path: Path) -> Path:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    for name, grid in case.tables.items():
        sheet = book.create_sheet(name)
        for row in grid:
            cells = []
            for text in row:
                cell = _text_cell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
                cells.append(cell)
            sheet.append(cells)
    book.save(path)
    return path


def _text_cell(sheet: object, text: str) -> object:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text.replace("_x", "_x005F_x"))  # type: ignore[arg-type]
    cell.data_type = "s"
    return cell
