"""From raw text to the typed rows of one table. Each row is used, or reported and left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from explainer.core.cells import EMPTY, NUMBER_TOO_EXACT, BadCellError, parser
from explainer.core.characters import ungarbled
from explainer.core.columns import Kind, TableSpec
from explainer.core.headings import Headings, read_headings
from explainer.core.i18n import N_
from explainer.core.problems import Problem, Severity, more_alike, register, shorten
from explainer.core.rows import Cell, Row, Table
from explainer.core.separators import unsure_signs
from explainer.core.tabular import FILE_CUT_OFF, QUOTES_CURLY, Grid, in_curly_quotes, showable

MAX_CELL = 20_000
"""Characters kept of one cell."""
MAX_KEPT = 1_000
"""Problems kept of one kind in one column."""

TABLE_EMPTY = register(
    "table-empty", Severity.WARNING,
    N_("The table has no rows."),
    N_("Expected at least one row below the column names."),
    N_("Add the rows, or restore the table from an earlier copy."))
ROW_SHORT = register(
    "row-short", Severity.WARNING,
    N_("The row has {found} cells. The missing ones were read as empty."),
    N_("Expected {width} cells, as in the first row."),
    N_("Check the row's last cells."))
ROW_LONG = register(
    "row-long", Severity.ERROR,
    N_("The row has {found} cells, so they do not line up with the column names."),
    N_("Expected {width} cells, as in the first row."),
    N_("A text with a comma in it needs quotation marks around it. A spreadsheet program "
                                  "adds them when it saves."))
ROW_SHIFTED = register(
    "row-shifted", Severity.WARNING,
    N_("The row has {found} cells, the last of them empty. Some may be under the wrong column "
       "name."),
    N_("Expected {width} cells, as in the first row."),
    N_("Check that every text with a comma in it has quotation marks around it."))
CELL_LONG = register(
    "cell-long", Severity.WARNING,
    N_("The cell has {found} characters. Only the first {limit} were kept."),
    N_("Expected a short text."),
    N_("Shorten the text, or spread it over several rows."))
CELL_CONTROLS = register(
    "cell-controls", Severity.WARNING,
    N_("The cell held characters that cannot be shown. They were removed."),
    fix=N_("Type the text of the cell again."))
CELL_GARBLED = register(
    "cell-garbled", Severity.WARNING,
    N_("Some characters of “{found}” could not be read."),
    N_("Expected text in UTF-8."),
    N_("Correct the cell and save the table as “CSV UTF-8”."))
TEXT_GARBLED = register(
    "text-garbled", Severity.WARNING,
    N_("Accents and symbols were garbled when a program saved this table: “{found}” was probably "
       "“{likely}”."),
    N_("Expected the text as it was originally written. Cells like this one: {count}."),
    N_("Restore the table from an earlier copy and open it as UTF-8 before you save it again, or "
       "correct the cells."))
CELL_MISSING = register(
    "cell-missing", Severity.ERROR,
    N_("The cell is empty, but the row needs it."),
    N_("Expected: {help}"),
    N_("Fill in the cell."))
TEXT_MISSING = register(
    "text-missing", Severity.WARNING,
    N_("The text is missing in this language and is shown in another one."),
    N_("Expected a text in each language of the pack."),
    N_("Translate the text from the other language."))
ID_TWICE = register(
    "id-twice", Severity.ERROR,
    N_("“{found}” is already the id of row {first}; row {second} repeats it."),
    N_("Expected each id to appear only once."),
    N_("Give one of the two rows another id, or remove it."))

_GARBLED = "\ufffd"


def read_table(
    spec: TableSpec, grid: Grid, file: str, languages: Sequence[str],
    group_separators: Mapping[str, str]
) -> tuple[Table, list[Problem]]:
    """Read the rows of a table.

    `languages` are those of the pack; `group_separators` gives the sign between groups of digits by
    column, where declared.
    """
    if not grid.header:
        return Table(spec, (), complete=False), grid.problems
    headings, problems = read_headings(spec, grid, file, languages)
    reader = _RowReader(spec, headings, grid, file, languages, group_separators)
    rows: dict[str, Row] = {}
    skipped = []
    for number, texts in reader.texts(grid) if headings.known else ():
        row, usable = reader.row(number, texts)
        row_id = row.text(spec.key) if spec.key else str(number)
        if usable and reader.is_new(row, row_id, rows):
            rows[row_id] = row
        else:
            skipped.append(row)
    if headings.complete:  # else the missing column is all there is to say
        problems += [*reader.problems, *reader.garbled(), *reader.uncounted()]
        # A cause is all there is to report.
        unparsed = any(problem.is_cause for problem in grid.problems)
        if spec.required and not (rows or skipped or reader.problems or unparsed):
            problems.append(Problem(TABLE_EMPTY, file))
    problems = [*grid.problems, *problems]
    complete = not any(problem.is_cause for problem in problems)
    return Table(spec, tuple(rows.values()), tuple(headings.extra), tuple(skipped),
                 complete), problems


class _RowReader:
    """Reads row after row of one table and gathers the problems."""

    def __init__(
        self, spec: TableSpec, headings: Headings, grid: Grid, file: str, languages: Sequence[str],
        group_separators: Mapping[str, str],
    ) -> None:
        self._spec = spec
        self._headings = headings
        self._file = file
        self._languages = tuple(languages)
        self._labels = [name.lower() if name.lower() in headings.known else shorten(name)
                        for name in headings.names]
        known = headings.known
        self._names, self._indices = tuple(known), tuple(known.values())
        self._columns = {name: column for column in spec.columns
                         for name in column.physical_names()}
        self._absent = {name: EMPTY[column.kind]
                        for name, column in self._columns.items() if name not in known}
        self._needed = [name for name, column in self._columns.items() if column.required]
        numbers = [known[name] for name in known if self._columns[name].kind is Kind.NUMBER]
        unsure = unsure_signs(grid, numbers)
        self._parsers = [
            (name, parse, EMPTY[self._columns[name].kind])
            for name in known
            if (parse := parser(self._columns[name], sign := group_separators.get(name),
                                unsure="" if sign == "." else unsure))
        ]
        self.problems: list[Problem] = []
        self._counts: Counter[tuple[str, str]] = Counter()
        self._skipped = False  # the row that is being read
        self._garbled: list[tuple[int, str, str]] = []

    def _report(
        self, code: str, row: int, column: str = "", found: str = "", *, skipped: bool = False,
        **params: str
    ) -> None:
        """Note a problem. Of a flood, the first are kept and the rest counted:
        each takes a few hundred bytes."""
        self._skipped |= skipped
        kind = (code, column)
        self._counts[kind] += 1
        if self._counts[kind] <= MAX_KEPT:
            self.problems.append(Problem(code, self._file, row, column, shorten(found), params,
                                         skipped))

    def uncounted(self) -> Iterator[Problem]:
        """A line for each flood, with the number of problems that were not kept."""
        for (code, column), count in self._counts.items():
            if count > MAX_KEPT:
                yield more_alike(Problem(code, self._file, column=column), count - MAX_KEPT)

    def texts(self, grid: Grid) -> Iterator[tuple[int, list[str]]]:
        """Rows that are not blank: trimmed, cleaned, and as wide as the first row."""
        width = len(self._labels)
        # Some programs end every row with a comma.
        usual = max(width, min((len(cells) for _, cells in grid.rows), default=0))
        for number, cells in grid.rows:
            texts = [cell.strip() if cell.isascii() else self._seen(number, place, cell)
                     for place, cell in enumerate(cells)]
            size = len("".join(texts))
            if not size:
                continue
            if number == grid.rows[-1][0] and (grid.truncated
                                               or (grid.open_ended and len(texts) < width)):
                self._report(FILE_CUT_OFF, number, skipped=True)
                continue
            if any(texts[width:]) and (cut := in_curly_quotes(texts)):
                self._report(QUOTES_CURLY, number, found=cut, skipped=True)
                continue
            if any(texts[width:]):
                self._report(ROW_LONG, number, found=str(len(texts)), skipped=True,
                             width=str(width))
                continue
            if len(texts) > usual:
                self._report(ROW_SHIFTED, number, found=str(len(texts)), width=str(width))
            if len(texts) < width:
                self._report(ROW_SHORT, number, found=str(len(texts)), width=str(width))
                texts += [""] * (width - len(texts))
            if size > MAX_CELL or not grid.clean:
                texts = [self._cleaned(number, *pair)
                         for pair in zip(self._labels, texts, strict=False)]
            yield number, texts

    def _seen(self, number: int, place: int, cell: str) -> str:
        """A cell without spaces at its ends. One that was garbled is noted."""
        text = cell.strip()
        if ungarbled(text) != text:
            self._garbled.append((number, self._labels[place] if place < len(self._labels) else "",
                                  text))
        return text

    def garbled(self) -> Iterator[Problem]:
        """One problem for all garbled cells of the table: they have one cause."""
        for number, column, text in self._garbled[:1]:
            params = {"likely": shorten(ungarbled(text)), "count": str(len(self._garbled))}
            yield Problem(TEXT_GARBLED, self._file, number, column, shorten(text), params)

    def _cleaned(self, number: int, column: str, text: str) -> str:
        clean = showable(text).strip()
        if clean != text:
            self._report(CELL_CONTROLS, number, column)
        if _GARBLED in clean:
            self._report(CELL_GARBLED, number, column, clean)
        if len(clean) > MAX_CELL:
            self._report(CELL_LONG, number, column, str(len(clean)), limit=str(MAX_CELL))
        return clean[:MAX_CELL].rstrip()

    def row(self, number: int, texts: list[str]) -> tuple[Row, bool]:
        """The row made of `texts`, and whether it can be used."""
        known = dict(zip(self._names, map(texts.__getitem__, self._indices), strict=True))
        cells: dict[str, Cell] = {**known, **self._absent}
        extra = {name: texts[index] for name, index in self._headings.extra.items()}
        unparsed: dict[str, str] = {}
        self._skipped = False
        if not all(map(cells.get, self._needed)):
            self._report_empty(number, cells)
        for name, parse, empty in self._parsers:
            text = known[name]
            try:
                cells[name] = parse(text) if text else empty
            except BadCellError as bad:
                cells[name] = bad.value
                if bad.code != NUMBER_TOO_EXACT:
                    unparsed[name] = text
                skipped = self._columns[name].required and not bad.value
                self._report(bad.code, number, name, bad.found, skipped=skipped, **bad.params)
        usable = self._headings.complete and not self._skipped
        return Row(self._spec.name, number, cells, extra, unparsed), usable

    def _report_empty(self, number: int, cells: Mapping[str, Cell]) -> None:
        """Report needed cells that are empty.
        A text may lack one of the pack's languages, but not all of them."""
        for column in filter(attrgetter("required"), self._spec.columns):
            names = column.physical_names()
            empty = [name for name in names if not cells[name]]
            if len(empty) == len(names):
                name = column.physical_names(self._languages)[0]
                self._report(CELL_MISSING, number, name, skipped=True, help=column.help)
            else:
                wanted = column.physical_names(self._languages)
                for name in empty:
                    if name in self._headings.known and name in wanted:
                        self._report(TEXT_MISSING, number, name)

    def is_new(self, row: Row, row_id: str, rows: Mapping[str, Row]) -> bool:
        """Whether no row before has the same id; reports it otherwise."""
        first = rows.get(row_id)
        if first is not None:
            numbers = {"first": str(first.number), "second": str(row.number)}
            self._report(ID_TWICE, row.number, self._spec.key, row_id, skipped=True, **numbers)
        return first is None
