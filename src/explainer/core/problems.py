"""Problems of a pack, worded so that a librarian can fix them:
what, where, found, expected, fix."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from explainer.core.i18n import N_, translate
from explainer.core.languages import SOURCE


class Severity(StrEnum):
    """How much a problem matters."""

    FATAL = "fatal"  # the pack cannot be used
    ERROR = "error"  # a row or a cell could not be used
    WARNING = "warning"  # usable, but the reader would be misled or confused
    NOTICE = "notice"  # read all the same; nothing to fix


class Template(NamedTuple):
    """The words of one kind of problem; `{name}` is filled from the problem's parameters."""

    severity: Severity
    what: str
    expected: str = ""
    fix: str = ""
    cause: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `row` counts as a spreadsheet does: the header is row 1. 0 means the whole
    table.

    `skipped` says that the row could not be used because of it. `cell` is the address, such as B3.
    """

    code: str
    file: str = ""
    row: int = 0
    column: str = ""
    found: str = ""
    params: dict[str, str] = field(default_factory=dict)
    skipped: bool = False
    cell: str = ""

    @property
    def severity(self) -> Severity:
        """Severity of this kind of problem."""
        return TEMPLATES[self.code].severity

    @property
    def is_cause(self) -> bool:
        """Whether a table could not be read as a whole,
        so that other problems may follow from it."""
        return TEMPLATES[self.code].cause

    def place(self, language: str = SOURCE) -> str:
        """File, cell and column in words; empty if the problem is the whole pack's.

        In a workbook `cities B3 (name_en)`, in a folder `cities.csv B3 (name_en)`.
        """
        if self.cell:
            named = self.column and self.cell != f"{self.column}{self.row}"
            name = f" ({self.column})" if named else ""
            return f"{self.file.split(' (')[0]} {self.cell}{name}".strip()
        parts = [self.file] if self.file else []
        if self.row:
            parts.append(translate(ROW, language).format(row=self.row))
        if self.column:
            parts.append(translate(COLUMN, language).format(column=self.column))
        return ", ".join(parts)

    def _fill(self, template: str, language: str) -> str:
        values = {"found": self.found, "column": self.column, "file": self.file, **self.params}
        if "help" in values:  # a column's help, the one value that is the program's own text
            values["help"] = translate(values["help"], language)
        return translate(template, language).format(**values) if template else ""

    def what(self, language: str = SOURCE) -> str:
        """What is wrong."""
        text = self._fill(TEMPLATES[self.code].what, language)
        return f"{text} {translate(ROW_SKIPPED, language)}" if self.skipped else text

    def expected(self, language: str = SOURCE) -> str:
        """What was expected; may be empty."""
        return self._fill(TEMPLATES[self.code].expected, language)

    def fix(self, language: str = SOURCE) -> str:
        """How to fix it; may be empty."""
        return self._fill(TEMPLATES[self.code].fix, language)

    def sentence(self, language: str = SOURCE) -> str:
        """All of it in one line: place, what, expected, fix."""
        text = " ".join(part for part in (self.what(language), self.expected(language),
                                          self.fix(language)) if part)
        place = self.place(language)
        return f"{place}: {text}" if place else text

    def as_json(self) -> dict[str, object]:
        """Plain data for `explainer check --json`."""
        return {
            "code": self.code, "severity": str(self.severity), "file": self.file,
            "row": self.row or None, "column": self.column or None, "found": self.found,
            "what": self.what(), "expected": self.expected(), "fix": self.fix(),
            "row_left_out": self.skipped, "cell": self.cell or None,
        }


ROW = N_("row {row}")
COLUMN = N_("column {column}")
ROW_SKIPPED = N_("The row is left out.")

TEMPLATES: dict[str, Template] = {}
"""Filled by the modules that raise the problems, so that words and cause stay together."""


def register(code: str, severity: Severity, what: str, expected: str = "", fix: str = "", *,
             cause: bool = False) -> str:
    """Add a kind of problem and return its code. Raises `ValueError` if the code is taken."""
    if code in TEMPLATES:
        raise ValueError(f"problem code {code!r} is defined twice")
    TEMPLATES[code] = Template(severity, what, expected, fix, cause)
    return code


MORE_ALIKE = register(
    "more-alike", Severity.NOTICE,
    N_("There are {found} more problems like the ones above."),
    fix=N_("Fix the ones listed, then check the pack again."))

ID_CHANGED = register(
    "id-changed", Severity.ERROR,
    N_("No row uses the id “{found}”, but the id “{missing}”, which is in no row, is used {count} "
       "times."),
    N_("Expected an id to stay as it is: other rows use it."),
    N_("If this is the row that they mean, change its id back to {missing}."))
"""Of a row in one table, and of all that name it in others: listed before these."""


def more_alike(problem: Problem, count: int) -> Problem:
    """A line that says how many problems like `problem` are not listed."""
    return Problem(MORE_ALIKE, problem.file, column=problem.column, found=str(count),
                   params={"code": problem.code})


def shorten(text: str, limit: int = 60) -> str:
    """`text` for quoting in a message: one line, at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
