"""The lines of the list of results, as data."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from explainer.content.passages import Passage
from explainer.content.statements import Statement


class Does(Enum):
    """What choosing a line does. `NOTHING`: it cannot be chosen."""

    NOTHING = "nothing"
    SHOW = "show"  # what was found; `key` is its kind, `value` its id
    RUN = "run"  # a command; `value` is its id
    FILTER = "filter"  # the list of the panel by the words `value`
    TYPE = "type"  # the words `value` into the field
    MORE = "more"  # all results of the group `value`
    BACK = "back"  # where one was before


class Entry(NamedTuple):
    """One line: what it says and does.

    `heading` lines stand above a group; `note` is a smaller text at the end of the first line
    (where it is, how many, which keys); `statement` has the mark that belongs to the title or, with
    `mark_last`, to the context; `aside` comes before the context ("Español:").
    """

    title: Passage
    does: Does = Does.NOTHING
    value: str = ""
    key: str = ""
    context: Passage = Passage("")
    note: str = ""
    aside: str = ""
    statement: Statement | None = None
    mark_last: bool = False
    heading: bool = False

    @property
    def can_be_chosen(self) -> bool:
        """Whether Enter or a click does something here."""
        return self.does is not Does.NOTHING

    @property
    def spoken(self) -> str:
        """All of it, as read aloud."""
        mark = f"{self.statement.word()} {self.statement.cite}".strip() if self.statement else ""
        about = (mark, f"{self.aside} {self.context.text}".strip())
        parts = (self.title.text, *(about[1:] + about[:1] if self.mark_last else about), self.note)
        return ". ".join(part.rstrip(".") for part in parts if part)


def plain(title: str, does: Does = Does.NOTHING, value: str = "", *, note: str = "",
          context: str = "", heading: bool = False) -> Entry:
    """A line without marked words."""
    return Entry(Passage(title), does, value, context=Passage(context), note=note, heading=heading)
