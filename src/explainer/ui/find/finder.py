"""Looks for words off the GUI thread: makes the index of a pack once, and drops answers that come
too late."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from explainer.app.jobs import CancelToken, Progress
from explainer.app.state import State
from explainer.content.findable import PackTexts, items_of
from explainer.content.search import Findings, Index
from explainer.core.languages import LANGUAGES
from explainer.core.pack import Pack
from explainer.qt.workers import Runner
from explainer.ui.find.command_items import command_items, command_texts
from explainer.ui.find.places import Places


class _Question(NamedTuple):
    words: str
    language: str
    whole: frozenset[str]
    commands_alone: bool


class Finder(QObject):
    """Answers with what the open pack and the commands have for words."""

    found = Signal(object)  # Findings

    def __init__(self, state: State, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state, self._runner = state, runner
        self._pack: Pack | None = None  # the one that the index is of
        self._index: tuple[Index, Index] | None = None  # rows, commands
        self._places: Places | None = None
        self._waiting: _Question | None = None
        state.pack_changed.connect(self._forget)

    def _forget(self) -> None:
        for job in ("find-index", "find"):
            self._runner.cancel(job)
        self._pack = self._index = self._places = self._waiting = None

    def prepare(self) -> None:
        """Make the index if it is not there: someone is about to look for something."""
        pack = self._state.pack
        if self._pack is pack:
            return
        self._forget()
        self._pack = pack
        station = self._state.station

        def work(token: CancelToken, _progress: Progress) -> tuple[tuple[Index, Index], Places]:
            rows = Index(items_of(pack), PackTexts(pack), pack.languages, token.check)
            commands = Index(command_items(station), command_texts, tuple(LANGUAGES), token.check)
            return (rows, commands), Places(pack)

        self._runner.start("find-index", work, self._ready, self._failed)

    def _ready(self, made: tuple[tuple[Index, Index], Places]) -> None:
        self._index, self._places = index, _places = made
        if (waiting := self._waiting) is not None:
            self._waiting = None
            self._ask(index, waiting)

    @property
    def places(self) -> Places:
        """Where the things of the open pack are."""
        if self._places is None:
            self._places = Places(self._state.pack)
        return self._places

    def _failed(self, error: Exception) -> None:
        self._pack = None  # the next question tries again
        raise error

    def ask(self, words: str, *, whole: Collection[str] = (),
            commands_alone: bool = False) -> None:
        """Look for words; `found` follows, unless other words are asked for before. All results of
        the groups in `whole` are wanted."""
        self.prepare()
        question = _Question(words, self._state.language, frozenset(whole), commands_alone)
        if self._index is None:
            self._waiting = question
        else:
            self._ask(self._index, question)

    def _ask(self, index: tuple[Index, Index], question: _Question) -> None:
        self._runner.start("find", lambda _token, _progress: _answer(index, question),
                           self.found.emit, self._failed)


def _answer(index: tuple[Index, Index], question: _Question) -> Findings:
    """What rows and commands have, the group with the best result first."""
    rows, commands = index
    words, language, whole = question.words, question.language, question.whole
    found = commands.find(words, language, whole=whole)
    if question.commands_alone and found.total:
        return commands.find(words, language, most=len(commands))
    of_rows = rows.find(words, language, whole=whole)
    exact = [group for group in found.groups if not any(hit.near for hit in group.hits)]
    if not of_rows.total or of_rows.instead:
        exact = list(found.groups)
    groups = sorted((*of_rows.groups, *exact), key=lambda group: group.hits[0].distance)
    instead = of_rows.instead if of_rows.total else found.instead
    return Findings(words, tuple(groups), instead if groups else (),
                    () if groups else (of_rows.suggestions or found.suggestions))

