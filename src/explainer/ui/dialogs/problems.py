"""What is wrong in a pack, cause by cause, with the cells concerned and how to fix them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from explainer.core.problems import Problem, Severity
from explainer.qt.translation import translated
from explainer.ui.dialogs.texts import ReadingDialog
from explainer.ui.look import Look

MOST_CAUSES = 200
MOST_CELLS, MOST_PLACES = 12, 8


class Cause(NamedTuple):
    """One thing that is wrong, and every place where it shows, as (what is before the cells, cells,
    what is after them): `claims.csv M2, M4 (source_ids)`."""

    severity: Severity
    text: str
    places: tuple[tuple[str, tuple[str, ...], str], ...]

    def place_lines(self) -> tuple[str, ...]:
        """The places in words: a line for each column of each table, with its first cells."""
        lines = []
        for before, cells, after in self.places:
            shown = ", ".join(cells[:MOST_CELLS])
            if len(cells) > MOST_CELLS:
                more = translated("… and {n} more.").format(n=len(cells) - MOST_CELLS)
                shown += " " + more.removesuffix(".")
            lines.append(" ".join(part for part in (before, shown, after) if part))
        return tuple(lines)


def causes(problems: Iterable[Problem], language: str) -> tuple[Cause, ...]:
    """Problems that say the same as one cause: an id that is gone is one thing to mend, however
    many rows name it. In the order in which each cause is first met."""
    found: dict[tuple[Severity, str], dict[tuple[str, str], list[str]]] = {}
    for problem in problems:
        parts = (problem.what(language), problem.expected(language), problem.fix(language))
        text = " ".join(part for part in parts if part)
        places = found.setdefault((problem.severity, text), {})
        before, cell, after = problem.place(language).partition(problem.cell or "\0")
        cells = places.setdefault((before.strip(), after.strip()), [])
        if cell and cell not in cells:
            cells.append(cell)
    return tuple(Cause(severity, text, tuple((before, tuple(cells), after)
                                             for (before, after), cells in places.items()))
                 for (severity, text), places in found.items())


def serious(problems: Iterable[Problem], language: str) -> tuple[Cause, ...]:
    """The causes that are to be mended: all but the notices."""
    return causes((p for p in problems if p.severity is not Severity.NOTICE), language)


class ProblemsDialog(ReadingDialog):
    """What is wrong in a pack, and how to fix it."""

    def __init__(self, problems: tuple[Problem, ...], intro: str, look: Look,
                 parent: QWidget | None = None) -> None:
        super().__init__(translated("Pack check"), look, parent, width=760, height=600)
        self._language = look.language
        self._copy_button = self.buttons.addButton(translated("Copy the list"),
                                                   QDialogButtonBox.ButtonRole.ActionRole)
        self._copy_button.clicked.connect(self._copy)
        self.show_problems(problems, intro)

    def show_problems(self, problems: tuple[Problem, ...], intro: str) -> None:
        """Show others: a correction was saved while the list is open."""
        self._problems = problems
        place = self.area.verticalScrollBar().value()
        self.clear()
        self.heading(intro)
        found = causes(problems, self._language)
        for severity in (Severity.FATAL, Severity.ERROR, Severity.WARNING, Severity.NOTICE):
            group = [cause for cause in found if cause.severity is severity]
            if group:
                self._group(severity, group)
        self.finish()
        self.area.verticalScrollBar().setValue(place)
        self._copy_button.setEnabled(bool(problems))

    def _group(self, severity: Severity, group: list[Cause]) -> None:
        names = {
            Severity.FATAL: translated("The pack cannot be used"),
            Severity.ERROR: translated("To fix: something was left out"),
            Severity.WARNING: translated("To fix: shown, but misleading"),
            Severity.NOTICE: translated("For your information"),
        }
        self.paragraph(f"{names[severity]} ({len(group)})", muted=True)
        for cause in group[:MOST_CAUSES]:
            self.paragraph(_cause_text(cause))
        if len(group) > MOST_CAUSES:
            self.paragraph(translated("… and {n} more.").format(n=len(group) - MOST_CAUSES))

    def _copy(self) -> None:
        text = "\n".join(p.sentence(self._language) for p in self._problems)
        QGuiApplication.clipboard().setText(text)


def _cause_text(cause: Cause) -> str:
    lines = [line for line in cause.place_lines() if line]
    if len(lines) > MOST_PLACES:
        lines = [*lines[:MOST_PLACES - 1], "…"]
    return "\n".join((*(f"**{line}**" for line in lines), cause.text))
