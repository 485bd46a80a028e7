"""What the window says about data sets that are brought in: spans, what was counted and what was
set aside, and how long it still takes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from explainer.content import formatting
from explainer.content.over_time import day_text
from explainer.core.i18n import N_, plural, translate
from explainer.records.counting import TWO_WAYS
from explainer.records.errors import RecordsError
from explainer.records.importing import Summary
from explainer.records.store import DataSet
from explainer.ui.dialogs.texts import grouped

HASH_DIGITS = 8
KINDS = {
    "arrests": N_("Arrests"), "detainers": N_("Detainers"), "removals": N_("Removals"),
    "detention": N_("People held"), "book-ins": N_("Book-ins to detention"),
    "encounters": N_("Encounters"), "other": N_("Something else", "kind of count"),
}
"""What may be counted, as it is called in a list."""
REASONS = (
    N_("another number of cells than the header"), N_("no date that can be read"),
    N_("a date before 1990"), N_("a date in the future"), N_("a date far from all others"),
    N_("the same person within 24 hours"),
)
"""Why rows are set aside, as the counting says it."""
DUPLICATES = (
    N_("consecutive arrests of one person within 24 hours count once (the first); "
       "rows without a person's id are never taken for duplicates"),
    N_("the file has no id of persons, so no row was taken for a duplicate"),
)
"""How rows about one person are told, as the counting says it."""
_LEAST_SHARE = 0.02
"""Part of a file that must be read before a guess at the time left is worth its words."""


class Outcome(NamedTuple):
    """What became of a file: its summary, or why there is none; with neither, the person stopped
    it."""

    path: Path
    summary: Summary | None = None
    error: RecordsError | None = None


def span_text(data_set: DataSet, language: str) -> str:
    """First and last day."""
    first, last = data_set.span
    return translate("{first} to {last}", language, first=day_text(first, language),
                     last=day_text(last, language))


def file_text(data_set: DataSet, language: str) -> str:
    """Name of its file; below it the release, and how the file's hash begins."""
    about = data_set.about
    told = translate("hash {hash}", language, hash=about["sha256"][:HASH_DIGITS])
    if about["release"]:
        told = translate("release {release}, hash {hash}", language, release=about["release"],
                         hash=about["sha256"][:HASH_DIGITS])
    return f"{about['name']}\n{told}"


def title(outcome: Outcome, language: str) -> str:
    """What became of a file, in a line."""
    name = outcome.path.name
    if outcome.summary is not None:
        if outcome.summary.known:
            return translate("{name} is already there. Nothing was changed.", language, name=name)
        return translate("{name} was counted.", language, name=name)
    if outcome.error is not None:
        return translate("{name} was not brought in. Nothing was changed.", language, name=name)
    return translate("{name} was stopped. Nothing of it was kept.", language, name=name)


def details(outcome: Outcome, language: str) -> list[str]:
    """What there is to say beyond the title, a line each."""
    if outcome.summary is None:
        return [outcome.error.sentence(language)] if outcome.error is not None else []
    about, summary = outcome.summary.data_set.about, outcome.summary
    lines = [counted_text(summary.data_set, language), span_text(summary.data_set, language)]
    if about["release"]:
        lines.append(translate("Release: {release}", language, release=about["release"]))
    lines += [translate("Set aside, {reason}: {n}", language, n=_number(rows, language),
                        reason=translate(reason, language))
              for reason, rows in about["set_aside"].items()]
    lines += [_without_count(column, rows, language)
              for column, rows in about["cells_without_count"].items()]
    lines += [translate("Not read, of no known layout: {name}", language, name=name)
              for name in summary.skipped]
    lines.append(translate("Duplicates: {rule}", language,
                           rule=translate(about["duplicates"], language)))
    if about["look_at"]:
        lines.append(translate("Areas that may be misspelt: {areas}", language,
                               areas="; ".join(about["look_at"])))
    lines.append(translate("Hash of the file (SHA-256): {hash}", language,
                           hash=grouped(about["sha256"])))
    return lines


def _without_count(column: str, rows: int, language: str) -> str:
    number = _number(rows, language)
    if not column.endswith(TWO_WAYS):
        return translate("Without a count in {column}: {n}", language, column=column, n=number)
    return translate("Left out in {column}: {n} numbers such as 3.300, which can be read as 3.3 or "
                     "as 3300. Write 3.3 or 3300, and add the file again.", language,
                     column=column.removesuffix(TWO_WAYS), n=number)


def counted_text(data_set: DataSet, language: str) -> str:
    """Rows read and counted."""
    about = data_set.about
    return plural("{n} row read, {counted} counted", "{n} rows read, {counted} counted",
                  about["read"], language, n=_number(about["read"], language),
                  counted=_number(about["counted"], language))


def progress_text(rows: int, share: float, seconds: float, language: str) -> str:
    """How far the reading is after `seconds`; `share` below 0: that is not known."""
    text = plural("{n} row read", "{n} rows read", rows, language, n=_number(rows, language))
    if share < _LEAST_SHARE:
        return text
    left = max(1, round(seconds * (1 - share) / share))
    if left < 60:
        return translate("{text}, about {n} s left", language, text=text, n=left)
    return translate("{text}, about {n} min left", language, text=text, n=round(left / 60))


def _number(value: float, language: str) -> str:
    return formatting.number_text(value, language)


