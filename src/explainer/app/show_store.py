"""What presenter mode keeps on this machine: the place in the show, notes, questions and rehearsals.

One file beside the settings. Each change is brought to the disk by a thread of its own, so that nobody waits for it.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from explainer.app import json_file
from explainer.core import evidence, formatting
from explainer.core.dates import PartialDate
from explainer.core.pack import Pack
from explainer.core.words import pick

VERSION = 1


@dataclass(frozen=True, slots=True)
class Resume:
    """The place in a show, to come back to after a crash or a power cut."""

    pack: str = ""  # its path; "" : the built-in pack
    key: str = ""  # which pack it is, by its title
    slide: str = ""  # id of the slide
    scene: dict[str, Any] = field(default_factory=dict)  # what is shown on it, as plain JSON
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


@dataclass(frozen=True, slots=True)
class _Kept:
    """All that is in the file. Replaced on each change and never changed itself: the thread may be reading it."""

    resume: Resume | None = None
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    rehearsals: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def show_file(settings_file: Path) -> Path:
    """The file of presenter mode, beside the settings."""
    return settings_file.with_name("show.json")


class ShowStore:
    """Reads the file once, then answers from memory. Without a path it keeps everything in memory only.

    `key` names a pack by its title, so that notes stay with it when its folder moves. `error` is why the last attempt to
    write failed; None if it did not. `set_aside` is where a damaged file was put; None if it was whole.
    """

    def __init__(self, path: Path | None) -> None:
        found = json_file.read(path) if path is not None else json_file.Found({})
        self.set_aside = found.set_aside
        self.error: OSError | None = None
        self._path = path
        self._kept = _from_data(found.data)
        self._changed = threading.Condition()
        self._pending: _Kept | None = None
        self._writing = False
        self._closing = False
        self._thread: threading.Thread | None = None

    @property
    def resume(self) -> Resume | None:
        """The place in a show that did not end; None if there is none."""
        return self._kept.resume

    def set_resume(self, place: Resume | None) -> None:
        """Keep the place; None when the show has ended. Raises `TypeError` if the scene is not plain JSON."""
        if place is not None:  # its own copy: the caller may change the dictionaries later
            place = replace(place, scene=json.loads(json.dumps(place.scene)), times=dict(place.times))
        self._keep(replace(self._kept, resume=place))

    def note(self, key: str, slide_id: str) -> str:
        """The presenter's own note on a slide; "" if there is none."""
        return self._kept.notes.get(key, {}).get(slide_id, "")

    def set_note(self, key: str, slide_id: str, text: str) -> None:
        """Keep a note; "" removes it."""
        notes = {**self._kept.notes.get(key, {}), slide_id: text}
        self._keep(replace(self._kept, notes=_with(self._kept.notes, key, {s: t for s, t in notes.items() if t})))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, oldest first."""
        return self._kept.questions

    def add_question(self, question: Question) -> None:
        """Keep a question, as the last."""
        self._keep(replace(self._kept, questions=(*self.questions, question)))

    def replace_question(self, index: int, question: Question) -> None:
        """Put a question in the place of another, counted from 0. Raises `IndexError` if there is none."""
        questions = list(self.questions)
        questions[index] = question
        self._keep(replace(self._kept, questions=tuple(questions)))

    def remove_question(self, index: int) -> None:
        """Take a question away, counted from 0. Raises `IndexError` if there is none."""
        questions = list(self.questions)
        del questions[index]
        self._keep(replace(self._kept, questions=tuple(questions)))

    def clear_questions(self) -> None:
        """Take all questions away."""
        self._keep(replace(self._kept, questions=()))

    def rehearsal(self, key: str) -> dict[str, float]:
        """Seconds per slide id of the last rehearsal; {} if there was none."""
        return dict(self._kept.rehearsals.get(key, {}))

    def set_rehearsal(self, key: str, times: Mapping[str, float]) -> None:
        """Keep the times of a rehearsal in place of the last; {} removes them."""
        self._keep(replace(self._kept, rehearsals=_with(self._kept.rehearsals, key, dict(times))))

    # Writing

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all is on the disk, at most `timeout` seconds; whether it is. What failed is tried once more."""
        with self._changed:
            if self.error is not None and self._pending is None:
                self._hand_over()
            rested = self._changed.wait_for(lambda: self._pending is None and not self._writing, timeout)
            return rested and self.error is None

    def close(self, timeout: float | None = None) -> None:
        """Flush, and end the thread. A change after that starts it again."""
        if not self.flush(timeout) and self.error is None:
            return  # the disk hangs; the thread ends with the program
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)

    def _keep(self, kept: _Kept) -> None:
        self._kept = kept
        if self._path is not None:
            with self._changed:
                self._hand_over()

    def _hand_over(self) -> None:
        """Give what is kept to the thread. An older state that it has not begun to write is dropped."""
        self._pending = self._kept
        if self._thread is None or not self._thread.is_alive():
            self._closing = False
            self._thread = threading.Thread(target=self._write_changes, name="show-store", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _write_changes(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._pending is not None or self._closing)
                kept, self._pending = self._pending, None
                if kept is None:
                    return
                self._writing = True
            try:
                self._write(kept)
            finally:
                with self._changed:
                    self._writing = False
                    self._changed.notify_all()

    def _write(self, kept: _Kept) -> None:
        assert self._path is not None
        try:
            json_file.write(self._path, {"version": VERSION, **asdict(kept)})
            self.error = None
        except OSError as error:
            self.error = error


def _with(table: Mapping[str, Any], key: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """The table with another value for `key`, or without it where the value is empty."""
    rest = {name: inner for name, inner in table.items() if name != key}
    return {**rest, key: value} if value else rest


# Reading whatever the file holds

def _from_data(data: Mapping[str, Any]) -> _Kept:
    questions = data.get("questions")
    return _Kept(
        _resume(data.get("resume")),
        {key: notes for key, inner in _object(data.get("notes")).items() if (notes := _texts(inner))},
        tuple(q for item in (questions if isinstance(questions, list) else ()) if (q := _question(item)) is not None),
        {key: times for key, inner in _object(data.get("rehearsals")).items() if (times := _seconds(inner))},
    )


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {name: text for name, text in _object(value).items() if isinstance(text, str) and text}


def _seconds(value: object) -> dict[str, float]:
    return {name: float(number) for name, number in _object(value).items() if _is_time(number)}


def _is_time(value: object) -> bool:
    """Whether it is a length of time: a number, not below zero, and no larger than any show."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < math.inf and value < 1e9


def _resume(value: object) -> Resume | None:
    """A place without a slide is none."""
    place = Resume(**json_file.fitting(Resume(), _object(value)))
    elapsed, planned = (number if _is_time(number) else 0.0 for number in (place.elapsed, place.planned))
    scene = place.scene if _is_shallow(place.scene) else {}
    place = replace(place, scene=scene, times=_seconds(place.times), elapsed=elapsed, planned=planned)
    return place if place.slide else None


def _is_shallow(value: object, levels: int = 16) -> bool:
    """Whether JSON is nested no deeper than a scene can be. Deeper, it could be read but perhaps not written again."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return inner is None or (levels > 0 and all(_is_shallow(item, levels - 1) for item in inner))


def _question(value: object) -> Question | None:
    """A question without words is none."""
    question = Question(**json_file.fitting(Question(), _object(value)))
    return question if question.text else None


# The questions as text

_TITLE = {"en": "Questions from the audience", "es": "Preguntas del público"}
_ABOUT = {"en": "About", "es": "Sobre"}
_EVIDENCE = {"en": "Evidence", "es": "Evidencia"}
_SOURCES = {"en": "Sources", "es": "Fuentes"}
_ANSWERED = {"en": "Answered", "es": "Respondida"}
_OPEN = {"en": "Not answered yet", "es": "Sin responder"}
_NOT_IN_PACK = {"en": "a statement that is not in this pack", "es": "una afirmación que no está en este paquete"}
_NO_QUESTIONS = {"en": "No questions.", "es": "Ninguna pregunta."}


def questions_text(questions: Sequence[Question], pack: Pack, language: str) -> str:
    """The questions as plain text to save or send: each with its statement, evidence status, sources, and if answered.

    Below the title stands the day of the questions, or the first and the last.
    """
    head = [f"{pick(_TITLE, language)}: {pack.meta('title', language)}"]
    days = sorted(day for question in questions if (day := _day(question.asked_at)) is not None)
    if days:
        head.append(formatting.period_text(days[0], days[-1], language))
    parts = ["\n".join(head), *(_question_text(number, question, pack, language)
                                for number, question in enumerate(questions, start=1))]
    return "\n\n".join(parts if questions else [*parts, pick(_NO_QUESTIONS, language)]) + "\n"


def _day(text: str) -> PartialDate | None:
    """The day of an ISO time, where this person is; None if it is none."""
    try:
        day = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):  # the last two for years that the system's clock does not know
        return None
    return PartialDate(day.year, day.month, day.day)


def _question_text(number: int, question: Question, pack: Pack, language: str) -> str:
    mark = f"{number}. "
    first, *others = question.text.strip().splitlines() or [""]
    lines = [*others, *_claim_lines(question.claim, pack, language)]
    lines.append(pick(_ANSWERED if question.answered else _OPEN, language) + ".")
    return "\n".join([mark + first, *(" " * len(mark) + line for line in lines)])


def _claim_lines(ref: str, pack: Pack, language: str) -> list[str]:
    """What is said, how far it is confirmed and by whom; nothing for a question that is linked to nothing."""
    from explainer.core.cards import source_card  # only needed when somebody exports

    if not ref:
        return []
    card = source_card(pack, ref, language)
    if card is None:
        return [f"{pick(_ABOUT, language)}: {pick(_NOT_IN_PACK, language)} ({ref})"]
    lines = [f"{pick(_ABOUT, language)}: {card.title}"]
    figure, claim = pack.figure(ref), pack.row("claims", ref)
    status = evidence.STATUSES.get(claim.text("status") if claim is not None else figure.status if figure else "")
    if status is not None:
        lines.append(f"{pick(_EVIDENCE, language)}: {status.sign} {status.word(language)}")
    sources = [f"  {formatting.source_line(pack, row, language)}" for row in pack.rows("sources", card.source_ids)]
    return [*lines, f"{pick(_SOURCES, language)}:", *sources] if sources else lines
