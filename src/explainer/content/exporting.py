"""Tables that leave the program:
clipboard text, CSV and XLSX, each number with its status and sources in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.content import formatting
from explainer.content.views import Cell, View
from explainer.core.atomic import replacing
from explainer.core.formulas import guarded, is_formula
from explainer.core.pack import Pack


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown, as text: header (columns,), rows (rows, columns),
    and the lines printed below them."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def shown(view: View, positions: Sequence[int], keys: Sequence[str], titles: Sequence[str],
          language: str,
          title: str = "") -> Sheet:
    """The cells at `positions` (rows of the view) and `keys` (columns),
    in that order, as the screen says them."""
    columns = [view.frame[key] for key in keys]
    rows = tuple(tuple(_cell_text(column.iloc[p], language) for column in columns)
                 for p in positions)
    return Sheet(title, tuple(titles), rows)


def _cell_text(cell: object, language: str) -> str:
    return cell.spoken() if isinstance(cell, Cell) else str(cell)


def cited_numbers(view: View, positions: Sequence[int], keys: Sequence[str]) -> tuple[int, ...]:
    """Numbers of the sources cited by those cells, rising."""
    found = {
        number for key in keys for p in positions
        for line in getattr(view.frame[key].iloc[p], "lines", ()) for number in line.sources
    }
    return tuple(sorted(found))


def source_notes(pack: Pack, numbers: Sequence[int], language: str) -> tuple[str, ...]:
    """The full source line for each number."""
    wanted = set(numbers)
    return tuple(formatting.source_line(pack, row, language) for row in pack["sources"]
                 if pack.source_numbers[row.id] in wanted)


def provenance(pack: Pack, language: str) -> str:
    """Title, version and content hash of the pack, and when it was published:
    printed on every export."""
    date = pack.meta("published")
    parts = (pack.meta("title", language), pack.meta("version"), pack.short_digest)
    return " · ".join((*parts, date) if date else parts)


def clipboard_text(sheet: Sheet) -> str:
    """Tab-separated text with the header first; a line break or tab inside a cell becomes a space.
    Guarded as a CSV is."""
    lines = ["\t".join(guarded(" ".join(value.split())) for value in row)
             for row in (sheet.header, *sheet.rows)]
    notes = map(guarded, sheet.notes)
    return "\n".join((*lines, *(("", *notes) if sheet.notes else ())))


def write_csv(sheet: Sheet, path: Path) -> None:
    """Write UTF-8 with mark and CRLF, as spreadsheet programs open it.
    Raises `OSError`; never leaves half a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (sheet.header, *sheet.rows, *([note] for note in sheet.notes)):
        writer.writerow([guarded(value) for value in row])
    with replacing(path) as temporary:
        temporary.write_bytes(text.getvalue().encode("utf-8-sig"))


def write_xlsx(sheet: Sheet, path: Path) -> None:
    """Write a workbook with one sheet, header in bold, all cells as text.
    Raises `OSError`; never half a file."""
    from openpyxl import Workbook  # heavy: only for this
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Table"
    for number, row in enumerate((sheet.header, *sheet.rows, *([note] for note in sheet.notes)),
                                 start=1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(number, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32767]
            cell.data_type = "s"  # never a formula
            cell.quotePrefix = is_formula(value)  # nor when it is edited
            cell.alignment = Alignment(wrap_text=number <= len(sheet.rows) + 1, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column in range(1, len(sheet.header) + 1):
        page.column_dimensions[page.cell(1, column).column_letter].width = 32
    page.freeze_panes = "A2"
    with replacing(path) as temporary:
        book.save(temporary)
