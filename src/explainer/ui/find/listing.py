"""What the list below the field shows: for the words typed, or before anything is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from explainer.app.commands import MENUS, Command
from explainer.content.findable import GROUPS, examples, statement_of
from explainer.content.passages import Passage
from explainer.content.search import Findings, Group, Hit
from explainer.core.i18n import plural, translate
from explainer.core.languages import language_of
from explainer.core.pack import Pack
from explainer.panels import registry
from explainer.ui.find.command_items import COMMAND, COMMANDS, key_text
from explainer.ui.find.entries import Does, Entry, plain
from explainer.ui.find.places import Place, Places


class Situation(NamedTuple):
    """What decides about the lines besides what was found. `rows` is how many rows of the panel's
    list have the words; `off` are the commands that can do nothing now, with the reason; `before`
    is the name of the panel that Back goes to; "" for none."""

    pack: Pack
    places: Places
    language: str
    rows: int = 0
    off: Mapping[str, str] = MappingProxyType({})
    before: str = ""
    recent: Sequence[str] = ()


def lines_of(found: Findings, now: Situation) -> Iterator[Entry]:
    """Lines for the words typed."""
    if now.rows:
        text = plural("Show only the row with “{words}” in this list",
                      "Show only rows with “{words}” in this list", now.rows, now.language,
                      words=found.query.strip())
        yield plain(text, Does.FILTER, found.query.strip(), note=str(now.rows))
    if not found.total:
        yield from _nothing(found, now)
    elif found.instead:
        yield plain(translate("Nothing has “{words}”. Shown: “{near}”", now.language,
                              words=found.query.strip(), near=" ".join(found.instead)))
    for group in found.groups:
        yield from _group(group, now)


def _nothing(found: Findings, now: Situation) -> Iterator[Entry]:
    yield plain(translate("Nothing found for “{words}”", now.language, words=found.query.strip()),
                context=translate("Looked in all panels, studies, sources, terms and commands, in "
                                  "every language of the pack", now.language))
    for words in found.suggestions:
        yield plain(translate("Did you mean “{words}”?", now.language, words=words), Does.TYPE,
                    words)


def _group(group: Group, now: Situation) -> Iterator[Entry]:
    name = COMMANDS if group.id == COMMAND else GROUPS[group.id]
    yield plain(translate(name, now.language), note=str(group.total), heading=True)
    for hit in group.hits:
        yield _command(hit, now) if group.id == COMMAND else _result(hit, now)
    if group.total > len(group.hits) and len(group.hits) < 200:
        yield plain(translate("Show all {n}", now.language, n=group.total), Does.MORE, group.id)


def _command(hit: Hit, now: Situation) -> Entry:
    reason = now.off.get(hit.item.id, "")
    aside = _found_in(hit, now)
    context = Passage(reason) if reason else hit.context
    return Entry(hit.title, Does.NOTHING if reason else Does.RUN, hit.item.id, context=context,
                 aside="" if reason else aside, note=key_text(hit.item.id))


def _result(hit: Hit, now: Situation) -> Entry:
    place = now.places.place_of(hit.item)
    return Entry(hit.title, Does.SHOW, hit.item.id, hit.item.kind, hit.context,
                 note=_where(place, now.language),
                 aside=_found_in(hit, now),
                 statement=statement_of(now.pack, hit.item, now.language),
                 mark_last=hit.item.kind in ("figures", "responses"))


def _where(place: Place, language: str) -> str:
    """The panel and, where it has several tables, the table."""
    panel, tables = registry.panel(place.panel), registry.parts(place.panel).tables
    titles = [panel.title]
    if len(tables) > 1 and place.table in tables and tables[place.table].title != panel.title:
        titles.append(tables[place.table].title)
    return " · ".join(translate(title, language) for title in titles)


def _found_in(hit: Hit, now: Situation) -> str:
    """The language in which the words were found, where it is another one."""
    return f"{language_of(hit.language).name}:" if hit.language != now.language else ""


def first_lines(now: Situation) -> Iterator[Entry]:
    """Lines before anything is typed: back, what was looked for before, and examples."""
    if now.before:
        yield plain(translate("Back to {panel}", now.language, panel=now.before), Does.BACK,
                    note=key_text("go.back"))
    if now.recent:
        yield plain(translate("Looked for before", now.language), heading=True)
        yield from (plain(words, Does.TYPE, words) for words in now.recent)
    tries = [words for words in examples(now.pack, now.language) if words not in now.recent]
    if tries:
        yield plain(translate("For example", now.language), heading=True)
        yield from (plain(words, Does.TYPE, words) for words in tries)
    yield plain(translate("Commands", now.language), heading=True)
    yield plain(translate("Show all commands", now.language), Does.RUN, "go.commands",
                note=key_text("go.commands"))


def command_lines(commands: Sequence[Command], now: Situation) -> Iterator[Entry]:
    """All these commands, by menu."""
    menu = ""
    for one in commands:
        if one.menu != menu:
            menu = one.menu
            yield plain(translate(MENUS[menu], now.language), heading=True)
        reason = now.off.get(one.id, "")
        yield plain(translate(one.title, now.language), Does.NOTHING if reason else Does.RUN,
                    one.id, context=reason or translate(one.help, now.language),
                    note=key_text(one.id))

