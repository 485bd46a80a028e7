"""Writing a copy of a pack: a folder of CSV tables, or a workbook.
Whole or not at all, and never into the pack."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from explainer.core.atomic import replacing, replacing_folder
from explainer.core.columns import OBSERVATIONS, TABLES, Column, Kind
from explainer.core.descriptor import descriptor_text
from explainer.core.digest import table_texts
from explainer.core.i18n import N_
from explainer.core.limits import MAX_CELLS
from explainer.core.naming import DESCRIPTOR
from explainer.core.numberformats import EXACT_BELOW
from explainer.core.observations import Observations
from explainer.core.pack import Pack, Row, Table
from explainer.core.problems import Problem, Severity, register
from explainer.core.workbooks import escaped

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

COPY_INTO_PACK = register(
    "copy-into-pack", Severity.ERROR,
    N_("A copy cannot be saved in the pack itself."),
    N_("Expected a place outside “{found}”."),
    N_("Choose another folder."))
FOLDER_NOT_EMPTY = register(
    "folder-not-empty", Severity.ERROR,
    N_("The folder “{found}” is not empty. Nothing in it was overwritten."),
    N_("Expected a new or an empty folder."),
    N_("Choose another name."))

WORKBOOK_TOO_SMALL = register(
    "workbook-too-small", Severity.ERROR,
    N_("The pack has more observations than a workbook of this program may hold."),
    N_("Expected at most {limit} filled cells in a workbook."),
    N_("Save the copy as a folder."))

_NARROW, _WIDE = 14, 48
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_SPARE_ROWS = 1_000
"""Empty rows below the last one that offer lists of allowed words too."""


class CopyError(Exception):
    """The copy was refused; `problem` says why."""

    def __init__(self, code: str, path: Path, **params: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, found=str(path), params=params)


def save_folder(pack: Pack, folder: Path) -> None:
    """Write a copy of `pack` as a new folder. Raises `CopyError`, and `OSError` where the disk
    refuses.

    The tables are UTF-8 with a mark and CRLF line ends, so that spreadsheet programs open accents
    rightly.
    """
    _refuse_inside(pack, folder)
    if folder.exists() and (not folder.is_dir() or os.listdir(folder)):
        raise CopyError(FOLDER_NOT_EMPTY, folder)
    with replacing_folder(folder) as temporary:
        tables = [name for name, spec in TABLES.items() if spec.required or name in pack.tables]
        for table in map(pack.__getitem__, tables):
            (temporary / f"{table.spec.name}.csv").write_bytes(_csv(table).encode("utf-8-sig"))
        if pack.observations:
            tables.append(OBSERVATIONS.name)
            _write_observations(pack.observations, temporary / f"{OBSERVATIONS.name}.csv")
        (temporary / DESCRIPTOR).write_bytes(descriptor_text(_meta(pack), tables).encode())


def save_workbook(pack: Pack, path: Path) -> None:
    """Write a copy of `pack` as a workbook with a sheet per table. Raises `CopyError`, and
    `OSError`.

    Every cell is a text, so that a spreadsheet program turns nothing into a date or a formula;
    numbers are numbers.
    """
    import openpyxl

    _refuse_inside(pack, path)
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if len(pack.observations) * len(OBSERVATIONS.columns) > MAX_CELLS:
        raise CopyError(WORKBOOK_TOO_SMALL, path, limit=f"{MAX_CELLS:,}")
    for name in TABLES:
        _fill_sheet(workbook.create_sheet(name), pack[name])
    _fill_observations(workbook[OBSERVATIONS.name], pack.observations)
    with replacing(path) as temporary:
        workbook.save(temporary)


def _refuse_inside(pack: Pack, target: Path) -> None:
    home = Path(os.path.realpath(pack.path))
    if Path(os.path.realpath(target)).is_relative_to(home):
        raise CopyError(COPY_INTO_PACK, home)


def _meta(pack: Pack) -> dict[str, str]:
    return {row.id: row.text("value") for row in pack["meta"]}


def _headings(table: Table) -> list[str]:
    return [*table.spec.physical_names(), *table.extra_columns]


def _extra(table: Table, row: Row) -> list[str]:
    return [row.extra.get(name, "") for name in table.extra_columns]


def _csv(table: Table) -> str:
    text = io.StringIO()
    writer = csv.writer(text)  # ends lines with CRLF
    writer.writerow(_headings(table))
    writer.writerows([*texts, *_extra(table, row)] for row, texts in table_texts(table))
    return text.getvalue()


def _write_observations(observations: Observations, file: Path) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*OBSERVATIONS.physical_names(), *observations.parsed.extra])
        writer.writerows(texts for _, texts in observations.texts())


def _fill_observations(sheet: Worksheet, observations: Observations) -> None:
    """Add the rows below the headings. Cells have no look of their own: there are many, and
    each would take its time.
    """
    for index, name in enumerate(observations.parsed.extra, start=len(OBSERVATIONS.columns) + 1):
        _write(sheet.cell(1, index), name)
    numbers = [column.kind is Kind.NUMBER for column in OBSERVATIONS.columns]
    for number, (_, texts) in enumerate(observations.texts(), start=2):
        for index, text in enumerate(texts, start=1):
            if text:
                cell = sheet.cell(number, index)
                if index <= len(numbers) and numbers[index - 1] and _NUMBER.fullmatch(text):
                    cell.value = float(text)
                else:
                    cell.value = escaped(text)
                    cell.data_type = "s"
                    cell.number_format = "@"


def _fill_sheet(sheet: Worksheet, table: Table) -> None:
    columns = [column for column in table.spec.columns for _ in column.physical_names()]
    _write_headings(sheet, table, columns)
    for number, (row, texts) in enumerate(table_texts(table), start=2):
        values: list[str | float] = [*texts, *_extra(table, row)]
        for index, column in enumerate(columns):
            if column.kind is Kind.NUMBER and _fits(figure := row.number_of(column.name)):
                values[index] = figure
        for index, value in enumerate(values, start=1):
            if value != "":
                _write(sheet.cell(number, index), value)
    for index, column in enumerate(columns, start=1):
        _offer_words(sheet, index, column)


def _fits(figure: float | None) -> TypeGuard[float]:
    """Whether a workbook keeps this number: it is written with 16 digits, and kept with 15."""
    return figure is not None and abs(figure) < EXACT_BELOW and float(f"{figure:.16g}") == figure


def _write_headings(sheet: Worksheet, table: Table, columns: list[Column]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    for index, name in enumerate(_headings(table), start=1):
        cell = sheet.cell(1, index)
        _write(cell, name)
        cell.font = Font(bold=True)
        column = columns[index - 1] if index <= len(columns) else None
        dimension = sheet.column_dimensions[cell.column_letter]
        is_text = column is None or column.kind in (Kind.LOCAL, Kind.TEXT)
        dimension.width = _WIDE if is_text else _NARROW
        if column is not None:
            cell.comment = Comment(_help(column), "Explainer", height=120, width=300)
        if column is None or column.kind is not Kind.NUMBER:
            dimension.number_format = "@"  # for rows typed in later
    sheet.freeze_panes = "A2"


def _write(cell: Cell | MergedCell, value: str | float) -> None:
    """Put a value into a cell. A text stays one whatever it begins with."""
    from openpyxl.styles import Alignment

    if isinstance(value, str):
        cell.value = escaped(value)
        cell.data_type = "s"
        cell.number_format = "@"
    else:
        cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _help(column: Column) -> str:
    allowed = f"\n{', '.join(_words(column))}" if _words(column) else ""
    return column.help + allowed


def _words(column: Column) -> tuple[str, ...]:
    return ("yes", "no") if column.kind is Kind.YES_NO else column.choices


def _offer_words(sheet: Worksheet, index: int, column: Column) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if _words(column):
        words = f'"{",".join(_words(column))}"'
        offer = DataValidation("list", formula1=words, allow_blank=not column.required,
                               showErrorMessage=True)
        letter = get_column_letter(index)
        offer.add(f"{letter}2:{letter}{sheet.max_row + _SPARE_ROWS}")
        sheet.add_data_validation(offer)
