"""The subjects of sheets: their ids on the command line, and their titles."""

from __future__ import annotations

from explainer.core.pack import Pack
from explainer.panels import registry
from explainer.sheets.subjects import FULL_SET
from explainer.sheets.texts import say


def single_subjects(pack: Pack) -> tuple[str, ...]:
    """Ids of the sheets of a pack, in the order of the full set."""
    return tuple(registry.sheets(pack))


def subjects(pack: Pack) -> tuple[str, ...]:
    """Ids of everything that can be asked for: the sheets, and all of them in one document."""
    return (*single_subjects(pack), FULL_SET)


def subject_title(pack: Pack, subject: str, language: str) -> str:
    """Name of a subject for people. Raises `KeyError` for one that the pack has not."""
    if subject == FULL_SET:
        return say("full_set", language)
    return registry.sheets(pack)[subject].title(pack, language)


def subject_of(pack: Pack, panel: str, selected: str) -> str:
    """The subject that a panel suggests, with the row selected on it."""
    return registry.parts(panel).suggested_sheet(pack, selected)
