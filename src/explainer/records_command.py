"""`explainer records`: bring in public enforcement records as counts, list and remove them, compare around a date."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from explainer.core.record_stats import WINDOWS, Comparison, as_json, compare, compare_all
from explainer.core.record_words import caveats, sentence
from explainer.core.series import Series, at_place, close_places

DONE, PROBLEMS, UNUSABLE = 0, 1, 2


class RecordsError(Exception):
    """What was asked for cannot be done; the message says why and what to do."""


class DataSet(NamedTuple):
    """Where series come from: its name, the hash of its content, and its first and last day."""

    name: str
    hash: str
    series: tuple[Series, ...]


class Request(NamedTuple):
    """What `records compare` is asked for."""

    area: str
    date: datetime.date
    days: int
    measure: str = ""
    store: Path | None = None
    as_json: bool = False


def run_compare(request: Request) -> int:
    """Compare the counts of two windows around a date. Messages go to standard error, the result to standard output."""
    try:
        data_sets = _data_sets(request.store)
        result = _result(request, data_sets)
    except RecordsError as error:
        print(f"explainer: {error}", file=sys.stderr)
        return UNUSABLE
    if request.as_json:
        print(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        print(_table(result))
    return DONE


def _data_sets(store: Path | None) -> list[DataSet]:
    if store is not None:
        raise RecordsError("there are no records brought in yet")
    from explainer.app.paths import built_in_pack
    from explainer.core.reading import read_pack
    from explainer.core.series import pack_series

    pack = read_pack(built_in_pack(), built_in=True).pack
    if pack is None:
        raise RecordsError("the built-in pack cannot be read")
    return [DataSet(f"{pack.meta('title', 'en')} {pack.meta('version')}".strip(), pack.digest, pack_series(pack))]


# Choosing the series


def _result(request: Request, data_sets: Sequence[DataSet]) -> dict[str, Any]:
    data_set, series = _chosen(request, data_sets)
    comparison = _compared(series, request)
    others = [one for one in compare_all(series.line, request.date, WINDOWS) if one.days != request.days]
    limits = caveats(series, comparison, others)
    return {
        "area": series.place["en"], "measure": series.kind, "series": series.id, "date": str(request.date),
        **as_json(comparison), "other_windows": [as_json(one) for one in others],
        "caveats": [{"id": limit.id, "text": limit.en, "text_es": limit.es} for limit in limits],
        "sentence": {language: sentence(series, comparison, language, others) for language in ("en", "es")},
        "data_sets": [{"name": data_set.name, "hash": data_set.hash,
                       "span": {"from": str(series.line.first), "to": str(series.line.last)}}],
    }


def _chosen(request: Request, data_sets: Sequence[DataSet]) -> tuple[DataSet, Series]:
    """The series that is meant. Of several, one by day that reaches, else one by week. Raises `RecordsError`."""
    every = [(data_set, one) for data_set in data_sets for one in data_set.series]
    here = at_place([one for _, one in every], request.area)
    if not here:
        known = "; ".join(close_places([one for _, one in every], request.area))
        raise RecordsError(f"no area is called “{request.area}”. There are: {known}")
    measure = request.measure or "arrests"
    found = [pair for pair in every if pair[1] in here and measure in (pair[1].kind, pair[1].id)]
    if not found:
        measures = ", ".join(dict.fromkeys(one.kind for one in here))
        raise RecordsError(f"nothing called “{measure}” is counted for {here[0].place['en']}. There are: {measures}")
    found.sort(key=lambda pair: pair[1].granularity != "day")
    fitting = [pair for pair in found if _reaches(pair[1], request)] or found[:1]
    same = [pair for pair in fitting if pair[1].granularity == fitting[0][1].granularity]
    if len(same) > 1:
        ids = ", ".join(one.id for _, one in same)
        raise RecordsError(f"several series count {measure} for {here[0].place['en']}. Choose one with --measure: {ids}")
    return fitting[0]


def _reaches(series: Series, request: Request) -> bool:
    try:
        return compare(series.line, request.date, request.days).known
    except ValueError:
        return False


def _compared(series: Series, request: Request) -> Comparison:
    """The comparison. Raises `RecordsError` where the series has no numbers for it."""
    line = series.line
    if request.days % line.step:
        raise RecordsError(f"{series.id} counts by week: the window must be a multiple of {line.step} days")
    if (request.date - line.start).days % line.step:
        raise RecordsError(f"{series.id} counts by week: weeks begin on a {line.start:%A}, and {request.date} is a "
                           f"{request.date:%A}")
    comparison = compare(line, request.date, request.days)
    if comparison.known:
        return comparison
    length = datetime.timedelta(days=request.days)
    first, last = request.date - length, request.date + length - datetime.timedelta(days=1)
    if first < line.first or last > line.last:
        raise RecordsError(f"the windows reach from {first} to {last}, and {series.id} is complete from {line.first} to "
                           f"{line.last}. Take a shorter window or another date")
    raise RecordsError(f"{series.id} has a gap between {first} and {last}, so nothing is added up there")


# Said in words


def _table(result: dict[str, Any]) -> str:
    """The result for people: the sentence, a row for each window, and the limits."""
    asked = {key: result[key] for key in ("window_days", "before", "after", "change_percent", "reference")}
    windows = sorted([asked, *result["other_windows"]], key=lambda one: int(one["window_days"]))
    rows = [_row(one, marked=one is asked) for one in windows]
    head = f"  {'days':>4}  {'before':>9}  {'after':>9}  {'change':>8}  other dates that changed as much"
    source = result["data_sets"][0]
    lines = [f"{result['area']}, {result['measure']}, {result['date']}", "", result["sentence"]["en"], "", head, *rows, ""]
    lines += [f"- {limit['text']}" for limit in result["caveats"]]
    lines += ["", f"{source['name']} ({source['hash'][:8]}), {source['span']['from']} to {source['span']['to']}"]
    return "\n".join(lines)


def _row(window: dict[str, Any], *, marked: bool) -> str:
    change, reference = window["change_percent"], window["reference"]
    percent = "" if change is None else f"{change:+.0f}%".replace("+0%", "0%").replace("-0%", "0%")
    share = "" if reference is None else f"{reference['share']:.0%} ({reference['at_least_as_large']} of {reference['dates']})"
    return (f"{'>' if marked else ' '} {window['window_days']:>4}  {window['before']:>9,}  {window['after']:>9,}  "
            f"{percent:>8}  {share}")


# The command line


_USAGE = """each has its own --help:
  compare --area NAME --date YYYY-MM-DD --window DAYS [--measure M] [--store PATH] [--json]
"""


def main(given: list[str]) -> int:
    """Run `explainer records` with these arguments. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="explainer records", allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_USAGE,
        description="Public enforcement records as counts per area and day. No row about a person is kept.\n"
                    "Exit code 0: done; 1: done, but part of a file could not be used; 2: not done.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_compare(commands)
    options = parser.parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _add_compare(commands: Any) -> None:
    parser = commands.add_parser(
        "compare", allow_abbrev=False, help="counts before and after a date",
        description="Compare the counts of the days before a date with those of as many days from it on, and say on how "
                    "many other dates they changed as much. Without --store, the series of the built-in pack.")
    parser.add_argument("--area", required=True, metavar="NAME", help="as “Los Angeles” or nation")
    parser.add_argument("--date", required=True, type=_date, metavar="YYYY-MM-DD", help="first day of the window after")
    parser.add_argument("--window", required=True, type=_days, metavar="DAYS", help="days of each window, 1 to 3660")
    parser.add_argument("--measure", default="", metavar="M",
                        help="arrests, detainers, removals, detention, or the id of a series; without it, arrests")
    parser.add_argument("--store", type=Path, metavar="PATH", help="the records brought in here, not those of the pack")
    parser.add_argument("--json", action="store_true", help="machine-readable output on standard output")
    parser.set_defaults(run=lambda options: run_compare(Request(
        options.area, options.date, options.window, options.measure, options.store, options.json)))


def _date(text: str) -> datetime.date:
    try:
        found = datetime.date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or str(found) != text or not 1900 < found.year < 2200:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write it as 2025-06-15")
    return found


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 3660):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of days from 1 to 3660")
    return int(text)
