"""The view of Responses: who said or did what, on what, each speaker treated alike."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from explainer.content import formatting, words
from explainer.content.event_views import newest_first
from explainer.content.evidence import order_of
from explainer.content.lines import Line, status_line
from explainer.content.statements import Statement, of_claims, of_response
from explainer.content.views import Builder, Cell, View, column, worded_line
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack, Row

SPEAKERS: dict[str, tuple[tuple[str, ...], str]] = {
    "administration": (("administration",), N_("Administration", "response_group")),
    "government": (("city", "state"), N_("Cities and states")),
    "groups": (("advocates", "organisations"), N_("Groups")),
    "police": (("police",), N_("Police", "response_group")),
}
"""Who speaks, in few words, for chips and grid: the groups of the pack each stands for."""

RESPONSES = (
    column("who", N_("Who, when", "column"), 1.0, least=170),
    column("text", N_("What they said or did", "column"), 4.0, least=260),
    column("focus", N_("About", "column"), 0.8, hidden=True, least=110),
    column("date", N_("Date", "column"), 0.3, hidden=True, least=136),
    column("origin", N_("Where found", "column"), 1.0, hidden=True),
    column("evidence", N_("Evidence", "column"), 0.5, hidden=True, least=118),
    column("group", N_("Group", "column"), 1.0, hidden=True),
)


def speaker_of(row: Row) -> str:
    """Who speaks in a response; the group itself if it is none of the known ones."""
    group = row.text("group")
    return next((key for key, (groups, _) in SPEAKERS.items() if group in groups), group)


def speaker_word(key: str, language: str) -> str:
    """The word for who speaks; the group itself if it is none of the known ones."""
    if key not in SPEAKERS:
        return key
    phrase = SPEAKERS[key][1]
    context = "response_group" if key in ("administration", "police") else ""
    return translate(phrase, language, context)


def topics(pack: Pack, language: str) -> dict[str, str]:
    """Topics by their English name, which does not change with the language, most frequent first,
    in words of the language."""
    rows = [row for row in pack["responses"].ordered() if row.local("focus", "en")]
    names = {row.local("focus", "en"): formatting.local(pack, row, "focus", language)
             for row in reversed(rows)}
    keys = [row.local("focus", "en") for row in rows]
    return {key: names[key] for key in sorted(dict.fromkeys(keys), key=keys.count, reverse=True)}


def cell_tag(speaker: str, topic: str) -> str:
    """Tag of what a speaker says on a topic."""
    return f"{speaker}: {topic}"


def _date_cell(build: Builder, row: Row) -> Cell:
    date, checked = row.date("date"), row.date("checked_on")
    text = formatting.date_text(date or checked, build.language)
    if date is None and checked is not None:
        text = translate("seen {date}", build.language, date=text)
    return Cell((Line(text, muted=date is None),),
                str(date or checked) if date or checked else None)


def _who_cell(build: Builder, row: Row) -> Cell:
    """Who, and when it was said, where that is known."""
    who = formatting.local(build.pack, row, "who", build.language)
    known = row.date("date") is not None or row.date("checked_on") is not None
    when = _date_cell(build, row).lines[0].text if known else ""
    return Cell((Line(when, strong=who),), who or None)


def _stated(pack: Pack, row: Row, language: str) -> tuple[Statement, ...]:
    """Its claims, or the response itself with the status of its own."""
    return of_claims(pack, row.ids("claim_ids"), language) or (of_response(pack, row, language),)


def _text_cell(build: Builder, row: Row) -> Cell:
    """What was said, behind its mark, with its sources. Where it makes several claims, each in its
    own words with its own mark."""
    text = formatting.local(build.pack, row, "text", build.language)
    numbers = build.numbers(row.ids("source_ids"))
    stated = [one for one in _stated(build.pack, row, build.language) if one.status.id]
    if len(stated) > 1:
        return Cell(tuple(worded_line(one, sources=True) for one in stated), text or None)
    lines = (worded_line(one, text)._replace(sources=numbers) for one in stated)
    return Cell(tuple(lines) or (Line(text, sources=numbers),), text or None)


def _in_turn(rows: Sequence[Row]) -> list[Row]:
    """The administration's rows and the others' in turn, so that the first screen has as many of
    the one as of the other."""
    sides = ([row for row in rows if speaker_of(row) == "administration"],
             [row for row in rows if speaker_of(row) != "administration"])
    return [row for pair in itertools.zip_longest(*sides) for row in pair if row is not None]


def responses(pack: Pack, language: str) -> View:
    """Who responded: the administration and others in turn, what each said last first; what has no
    date last, in the pack's order."""
    build, known = Builder(pack, language), topics(pack, language)
    cells: dict[str, str] = {}
    for row in _in_turn(newest_first(pack["responses"].ordered())):
        speaker, topic = speaker_of(row), row.local("focus", "en")
        tag = cell_tag(speaker, topic)
        cells[tag] = f"{speaker_word(speaker, language)}: {known.get(topic, topic)}"
        stated = _stated(pack, row, language)
        marks = tuple(status_line(one, short=True, sources=0) for one in stated)
        ranks = (float(order_of(one.status.id)) for one in stated if one.status.id)
        build.add(
            row.id, {speaker, tag}, who=_who_cell(build, row), text=_text_cell(build, row),
            focus=build.text(row, "focus"), date=_date_cell(build, row),
            evidence=Cell(marks, min(ranks, default=None)),
            origin=build.plain(words.word("origin", row.text("origin"), language)),
            group=build.plain(words.word("response_group", row.text("group"), language)),
        )
    speakers = {key: speaker_word(key, language) for key in SPEAKERS}
    return build.view("responses", RESPONSES, speakers, cells,
                      translate("Newest first, in turn", language))
