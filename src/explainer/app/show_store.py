"""What presenter mode keeps on this machine: the place in the show, notes, questions and
rehearsals.

One file in the folder of the settings. Each change is brought to the disk by a thread of its own,
so that nothing waits for it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeGuard, TypeVar
from zlib import crc32

from explainer.app import json_file
from explainer.app.shared_file import SharedFile
from explainer.content import formatting
from explainer.core.dates import PartialDate
from explainer.core.i18n import N_, translate
from explainer.core.liveness import is_running, process_token
from explainer.core.pack import Pack

Inner = TypeVar("Inner", bound=Mapping[str, object])

VERSION = 2
_EARLIER = "earlier"  # in place of the process, for a show that version 1 kept
_LEVELS = {"shows": 1, "notes": 2, "rehearsals": 1, "questions": 2}
"""How far each part is merged field by field; a place and a rehearsal are units."""
_SAVED_JUST_NOW = 60.0  # seconds; a show that goes on is saved every ten


@dataclass(frozen=True, slots=True)
class Resume:
    """The place in a show, to come back to after a crash or a power cut."""

    pack: str = ""  # its path; "" : the built-in pack
    key: str = ""  # which pack it is, by its title
    slide: str = ""  # id of the slide
    scene: dict[str, object] = field(default_factory=dict)  # what is shown on it, as plain JSON
    elapsed: float = 0.0  # seconds of the show
    times: dict[str, float] = field(default_factory=dict)  # seconds per slide id
    planned: float = 0.0  # planned seconds of the show; 0: no plan
    rehearsal: bool = False
    saved_at: str = ""  # ISO time


@dataclass(frozen=True, slots=True)
class Question:
    """A question from the room, kept for later."""

    text: str = ""
    claim: str = ""  # id of the claim it is linked to, if any
    slide: str = ""  # id of the slide it was asked on
    asked_at: str = ""  # ISO time
    answered: bool = False
    id: str = field(default="", compare=False)  # "" : given when it is kept


@dataclass(frozen=True, slots=True)
class _Kept:
    """All that is in the file. Replaced on each change and never changed itself:
    the thread may be reading it."""

    shows: Mapping[str, Resume] = field(default_factory=dict)  # by the token of the process
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    rehearsals: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def show_file(settings_file: Path) -> Path:
    """The file of presenter mode, in the folder of the settings."""
    return settings_file.with_name("show.json")


class ShowStore:
    """Reads the file once, then answers from memory. Without a path it keeps everything in memory
    only.

    `key` names a pack by its title, so that notes stay with it when its folder moves. Several
    processes may use one file: what each changes is merged, and `refresh` takes in what the others
    changed.
    """

    def __init__(self, path: Path | None) -> None:
        self._file = SharedFile(path, _normalized, _filed, _LEVELS, "show-store")
        self._kept = _from_data(self._file.data)
        self._file.start_from(_to_data(self._kept))
        self._own = process_token()
        self._offered = _left_behind(self._kept.shows, self._own)

    @property
    def path(self) -> Path | None:
        """The file; None if everything is kept in memory only."""
        return self._file.path

    @property
    def error(self) -> OSError | None:
        """Why the last attempt to write failed; None if it did not."""
        return self._file.error

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged file was put; None if it was intact."""
        return self._file.set_aside

    def refresh(self) -> None:
        """Take in what other processes had changed when this one last wrote."""
        both = self._file.take_in(_to_data(self._kept), lambda data: _to_data(_from_data(data)))
        if both is not None:
            self._kept = _from_data(both)

    @property
    def resume(self) -> Resume | None:
        """The place in this process's show, or in one whose process ended without closing it;
        None if there is none."""
        return self._kept.shows.get(self._own) or self._kept.shows.get(self._offered)

    def set_resume(self, place: Resume | None) -> None:
        """Keep the place; None when the show has ended.
        Raises `TypeError` if the scene is not plain JSON."""
        shows = {token: show for token, show in self._kept.shows.items()
                 if token not in (self._own, self._offered)}
        if place is not None:  # its own copy: the caller may change the dictionaries later
            shows[self._own] = replace(place, scene=json.loads(json.dumps(place.scene)),
                                       times=dict(place.times))
        self._keep(replace(self._kept, shows=shows))

    def note(self, key: str, slide_id: str) -> str:
        """The presenter's own note on a slide; "" if there is none."""
        return self._kept.notes.get(key, {}).get(slide_id, "")

    def set_note(self, key: str, slide_id: str, text: str) -> None:
        """Keep a note; "" removes it."""
        notes = {**self._kept.notes.get(key, {}), slide_id: text}
        self._keep(replace(self._kept, notes=_with(self._kept.notes, key,
                                                   {s: t for s, t in notes.items() if t})))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, oldest first."""
        return self._kept.questions

    def add_question(self, question: Question) -> None:
        """Keep a question, as the last."""
        known = {kept.id for kept in self.questions}
        if not question.id or question.id in known:
            question = replace(question, id=os.urandom(8).hex())
        self._keep(replace(self._kept, questions=(*self.questions, question)))

    def replace_question(self, index: int, question: Question) -> None:
        """Put a question in the place of another, counted from 0.
        Raises `IndexError` if there is none."""
        questions = list(self.questions)
        questions[index] = replace(question, id=questions[index].id)
        self._keep(replace(self._kept, questions=tuple(questions)))

    def remove_question(self, index: int) -> None:
        """Take a question away, counted from 0. Raises `IndexError` if there is none."""
        questions = list(self.questions)
        del questions[index]
        self._keep(replace(self._kept, questions=tuple(questions)))

    def clear_questions(self) -> None:
        """Take all questions away that this process knows."""
        self._keep(replace(self._kept, questions=()))

    def rehearsal(self, key: str) -> dict[str, float]:
        """Seconds per slide id of the last rehearsal; {} if there was none."""
        return dict(self._kept.rehearsals.get(key, {}))

    def set_rehearsal(self, key: str, times: Mapping[str, float]) -> None:
        """Keep the times of a rehearsal in place of the last; {} removes them."""
        self._keep(replace(self._kept, rehearsals=_with(self._kept.rehearsals, key, dict(times))))

    # Writing

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all is on the disk, at most `timeout` seconds; whether it is.
        What failed is tried once more."""
        return self._file.flush(timeout)

    def close(self, timeout: float | None = None) -> None:
        """Flush, and end the thread. A change after that starts it again."""
        self._file.close(timeout)

    def _keep(self, kept: _Kept) -> None:
        self._kept = kept
        self._file.keep(lambda: _to_data(kept))


def _with(table: Mapping[str, Inner], key: str, value: Inner) -> dict[str, Inner]:
    """The table with another value for `key`, or without it where the value is empty."""
    rest = {name: inner for name, inner in table.items() if name != key}
    return {**rest, key: value} if value else rest


# Reading whatever the file holds

def _from_data(data: Mapping[str, object]) -> _Kept:
    """From the form that is merged. Raises nothing for what a file may have held."""
    return _Kept(
        {token: place for token, inner in _object(data.get("shows")).items()
         if (place := _resume(inner)) is not None},
        {key: notes for key, inner in _object(data.get("notes")).items()
         if (notes := _texts(inner))},
        tuple(q for item in _object(data.get("questions")).values()
              if (q := _question(item)) is not None),
        {key: times for key, inner in _object(data.get("rehearsals")).items()
         if (times := _seconds(inner))},
    )


def _to_data(kept: _Kept) -> dict[str, object]:
    """The form that is merged: questions by their ids."""
    return {
        "shows": {token: asdict(place) for token, place in kept.shows.items()},
        "notes": kept.notes, "rehearsals": kept.rehearsals,
        "questions": {question.id: asdict(question) for question in kept.questions},
    }


def _normalized(data: dict[str, object]) -> dict[str, object]:
    """What a file of any version holds, in the form that is merged,
    with what a newer version added."""
    shows = _object(data.get("shows"))
    if "resume" in data:  # version 1, which knew one show
        shows = {_EARLIER: data["resume"], **shows}
    questions = _by_id(data.get("questions"))
    kept = _to_data(_from_data({**data, "shows": shows, "questions": questions}))
    for ref, question in _object(kept["questions"]).items():
        known = _object(question)
        known.update(json_file.unknown(_object(questions[ref]), frozenset(known)))
    return {**json_file.unknown(data, frozenset({*kept, "version", "resume"})), **kept}


def _filed(data: dict[str, object]) -> dict[str, object]:
    return {"version": VERSION, **data, "questions": list(_object(data["questions"]).values())}


def _by_id(value: object) -> dict[str, object]:
    """Questions by their ids. One without (version 1 gave none) gets the same id
    in every process that reads it."""
    found: dict[str, object] = {}
    for item in value if isinstance(value, list) else ():
        if not isinstance(item, dict):
            continue
        ref = item.get("id")
        if not isinstance(ref, str) or not ref:
            content = repr([item.get(name) for name in ("text", "asked_at", "slide", "claim")])
            ref = f"{crc32(content.encode(errors='replace')):08x}"
        while ref in found:
            ref += "+"
        found[ref] = {**item, "id": ref}
    return found


def _left_behind(shows: Mapping[str, Resume], own: str) -> str:
    """The latest show whose process no longer runs; "" if there is none."""
    ended = [token for token, place in shows.items() if token != own and not _runs(token, place)]
    return max(ended, key=lambda token: shows[token].saved_at, default="")


def _runs(token: str, place: Resume) -> bool:
    """Whether a show goes on. One of another machine does if it was saved a moment ago."""
    running = is_running(token)
    if running is not None:
        return running
    try:
        saved = datetime.fromisoformat(place.saved_at).astimezone()
        return abs((datetime.now().astimezone() - saved).total_seconds()) < _SAVED_JUST_NOW
    except (ValueError, OverflowError, OSError):
        return False


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {name: text for name, text in _object(value).items() if isinstance(text, str) and text}


def _seconds(value: object) -> dict[str, float]:
    return {name: float(number) for name, number in _object(value).items() if _is_time(number)}


def _is_time(value: object) -> TypeGuard[float]:
    """Whether it is a length of time: a number, not below zero, and no larger than any show."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e9


def _resume(value: object) -> Resume | None:
    """A place without a slide is none."""
    place = json_file.fitting(Resume(), _object(value))
    elapsed, planned = (number if _is_time(number) else 0.0
                        for number in (place.elapsed, place.planned))
    scene = place.scene if json_file.is_shallow(place.scene) else {}
    place = replace(place, scene=scene, times=_seconds(place.times), elapsed=elapsed,
                    planned=planned)
    return place if place.slide else None


def _question(value: object) -> Question | None:
    """A question without words is none."""
    question = json_file.fitting(Question(), _object(value))
    return question if question.text else None


# The questions as text

_TITLE = N_("Questions from the audience")
_ABOUT = N_("About", "question")
_EVIDENCE = N_("Evidence")
_SOURCES = N_("Sources")
_ANSWERED = N_("Answered")
_OPEN = N_("Not answered yet")
_NOT_IN_PACK = N_("a statement that is not in this pack")
_NO_QUESTIONS = N_("No questions.")


def questions_text(questions: Sequence[Question], pack: Pack, language: str) -> str:
    """The questions as plain text to save or send: each with its statement, evidence status,
    sources, and if answered.

    Below the title is the day of the questions, or the first and the last.
    """
    head = [f"{translate(_TITLE, language)}: {pack.meta('title', language)}"]
    days = sorted(day for question in questions if (day := _day(question.asked_at)) is not None)
    if days:
        head.append(formatting.period_text(days[0], days[-1], language))
    parts = ["\n".join(head), *(_question_text(number, question, pack, language)
                                for number, question in enumerate(questions, start=1))]
    return "\n\n".join(parts if questions else [*parts, translate(_NO_QUESTIONS, language)]) + "\n"


def _day(text: str) -> PartialDate | None:
    """The day of an ISO time, where this person is; None if it is none."""
    try:
        day = datetime.fromisoformat(text).astimezone()
    # The last two for years that the system's clock does not know.
    except (ValueError, OverflowError, OSError):
        return None
    return PartialDate(day.year, day.month, day.day)


def _question_text(number: int, question: Question, pack: Pack, language: str) -> str:
    mark = f"{number}. "
    first, *others = question.text.strip().splitlines() or [""]
    lines = [*others, *_claim_lines(question.claim, pack, language)]
    lines.append(translate(_ANSWERED if question.answered else _OPEN, language) + ".")
    return "\n".join([mark + first, *(" " * len(mark) + line for line in lines)])


def _claim_lines(ref: str, pack: Pack, language: str) -> list[str]:
    """The statement, how far it is confirmed and by whom;
    nothing for a question that is linked to nothing."""
    from explainer.content.cards import source_card  # only needed for an export
    from explainer.content.statements import of_ref

    if not ref:
        return []
    card = source_card(pack, ref, language)
    about = translate(_ABOUT, language, "question")
    if card is None:
        return [f"{about}: {translate(_NOT_IN_PACK, language)} ({ref})"]
    lines = [f"{about}: {card.title}"]
    statement = of_ref(pack, ref, language)
    if statement is not None and statement.status.known:
        evidence = translate(_EVIDENCE, language)
        lines.append(f"{evidence}: {statement.status.symbol} {statement.word()}")
    sources = [f"  {formatting.source_line(pack, row, language)}"
               for row in pack.rows("sources", card.source_ids)]
    return [*lines, f"{translate(_SOURCES, language)}:", *sources] if sources else lines
