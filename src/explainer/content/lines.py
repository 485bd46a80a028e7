"""Lines: what tables, cards and headlines are made of,
and the ways in which a line shows a statement."""

from __future__ import annotations

from typing import NamedTuple

from explainer.content.statements import Statement, cited


class Line(NamedTuple):
    """A text with the numbers of its sources; with a statement, it carries the statement's mark.

    `lead` and the bold `strong` come before the text. `worded` says that the text is the status in
    words, so that a reader aloud does not hear it twice. `target` names what the line leads to, if
    that is not its statement's source card: `claims:` and the id of a section. A line that
    `follows` goes on in the paragraph of the line before it.
    """

    text: str = ""
    statement: Statement | None = None
    sources: tuple[int, ...] = ()
    strong: str = ""
    muted: bool = False
    worded: bool = False
    lead: str = ""
    target: str = ""
    follows: bool = False

    @property
    def status(self) -> str:
        """Id of the status whose mark it carries; "" for none."""
        return self.statement.status.id if self.statement is not None else ""

    @property
    def ref(self) -> str:
        """Id of the claim, figure, response or finding that it comes from; "" for none."""
        return self.statement.ref if self.statement is not None else ""

    def full_text(self) -> str:
        """All its words and source numbers as one string."""
        parts = (self.lead, self.strong, self.text, cited(self.sources))
        return " ".join(part for part in parts if part)

    def spoken(self) -> str:
        """The line as copied or read aloud: with its status in words."""
        word = "" if self.worded or self.statement is None else self.statement.word()
        return f"{self.full_text()} ({word})" if word else self.full_text()


def status_line(statement: Statement, *, short: bool = False, number: bool = False,
                sources: int | None = None, muted: bool = False, lead: str = "") -> Line:
    """A statement as its mark with the status in words.
    `sources`: how many at most; None for all."""
    return Line(statement.word(short=short), statement, statement.sources[:sources],
                statement.number if number else "", muted, worded=True, lead=lead)


def about_line(statement: Statement) -> Line:
    """A statement as its number, then what it counts, where and when."""
    return Line(statement.about, statement, statement.sources, statement.number)


def text_line(statement: Statement, *, number: bool = False, text: str | None = None) -> Line:
    """A statement as its text, with its number in front if asked for."""
    return Line(statement.label if text is None else text, statement, statement.sources,
                statement.number if number else "")
