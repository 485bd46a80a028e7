"""`explainer records`: bring in public enforcement records as counts, list and remove them, compare
around a date.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from explainer.app.paths import records_folder
from explainer.content.record_words import caveats, sentence
from explainer.content.series import Series, at_place, close_places
from explainer.core.record_stats import (
    WINDOWS,
    Comparison,
    WindowDocument,
    as_json,
    compare,
    compare_all,
)
from explainer.records.errors import RecordsError
from explainer.records.layouts import KINDS

if TYPE_CHECKING:
    from explainer.records.importing import Summary
    from explainer.records.layouts import Mapping
    from explainer.records.store import DataSet as StoredSet

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DONE, PROBLEMS, UNUSABLE = 0, 1, 2


class Source(NamedTuple):
    """Where a series comes from: a name, the hash of its content, and the first and last day used.
    """

    name: str
    hash: str
    first: str
    last: str


class Request(NamedTuple):
    """What `records compare` is asked for."""

    area: str
    date: datetime.date
    days: int
    measure: str = ""
    store: Path | None = None
    as_json: bool = False


class CaveatDocument(TypedDict):
    """A limit of a comparison as JSON."""

    id: str
    text: str
    text_es: str


class SourceDocument(TypedDict):
    """A `Source` as JSON; `span` has the first and last day as "from" and "to"."""

    name: str
    hash: str
    span: dict[str, str]


class ComparisonDocument(WindowDocument):
    """What `records compare --json` writes; `sentence` is by language."""

    area: str
    measure: str
    series: str
    date: str
    other_windows: list[WindowDocument]
    caveats: list[CaveatDocument]
    sentence: dict[str, str]
    data_sets: list[SourceDocument]


def run_compare(request: Request) -> int:
    """Compare the counts of two windows around a date. Messages go to standard error, the result to
    standard output.
    """
    try:
        result = _result(request, _every(request.store))
    except RecordsError as error:
        print(f"explainer: {error}", file=sys.stderr)
        return UNUSABLE
    if request.as_json:
        print(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        print(_table(result))
    return DONE


Every = list[tuple[Series, tuple[Source, ...]]]
"""Series with what they come from; no sources: those of the built-in pack."""


def _every(store: Path | None) -> Every:
    """The series of the store, or of the built-in pack. Raises `RecordsError`."""
    if store is not None:
        from explainer.records.brought import brought_series

        found: Every = [
            (
                one.series,
                tuple(
                    Source(
                        data_set.about["name"], data_set.about["sha256"], *map(str, data_set.span)
                    )
                    for data_set in one.data_sets
                ),
            )
            for one in brought_series(store)
        ]
        if not found:
            raise RecordsError(
                f"{store}: no records have been brought in there. Use explainer records import FILE"
            )
        return found
    from explainer.app.paths import built_in_pack
    from explainer.content.series import pack_series
    from explainer.core.reading import read_pack

    pack = read_pack(built_in_pack(), built_in=True).pack
    if pack is None:
        raise RecordsError("the built-in pack cannot be read")
    name = f"{pack.meta('title', 'en')} {pack.meta('version')}".strip()
    return [(one, (Source(name, pack.digest, "", ""),)) for one in pack_series(pack)]


# Choosing the series


def _result(request: Request, every: Every) -> ComparisonDocument:
    series, sources = _chosen(request, every)
    comparison = _compared(series, request)
    others = [
        one for one in compare_all(series.line, request.date, WINDOWS) if one.days != request.days
    ]
    limits = caveats(series, comparison, others)
    return {
        "area": series.place["en"],
        "measure": series.kind,
        "series": series.id,
        "date": str(request.date),
        **as_json(comparison),
        "other_windows": [as_json(one) for one in others],
        "caveats": [
            {"id": limit.id, "text": limit.words("en"), "text_es": limit.words("es")}
            for limit in limits
        ],
        "sentence": {
            language: sentence(series, comparison, language, others) for language in ("en", "es")
        },
        "data_sets": [
            {
                "name": source.name,
                "hash": source.hash,
                "span": {
                    "from": source.first or str(series.line.first),
                    "to": source.last or str(series.line.last),
                },
            }
            for source in sources
        ],
    }


def _chosen(request: Request, every: Every) -> tuple[Series, tuple[Source, ...]]:
    """The series that is meant. Of several, one by day that reaches, else one by week. Raises
    `RecordsError`.
    """
    here = at_place([one for one, _ in every], request.area)
    if not here:
        known = "; ".join(close_places([one for one, _ in every], request.area)[:30])
        raise RecordsError(f"no area is called “{request.area}”. There are: {known}")
    measure = request.measure or "arrests"
    found = [pair for pair in every if pair[0] in here and measure in (pair[0].kind, pair[0].id)]
    if not found:
        measures = ", ".join(dict.fromkeys(one.kind for one in here))
        raise RecordsError(
            f"nothing called “{measure}” is counted for {here[0].place['en']}. There are: "
            f"{measures}"
        )
    found.sort(key=lambda pair: pair[0].granularity != "day")
    fitting = [pair for pair in found if _reaches(pair[0], request)] or found[:1]
    same = [pair for pair in fitting if pair[0].granularity == fitting[0][0].granularity]
    if len(same) > 1:
        ids = ", ".join(one.id for one, _ in same)
        raise RecordsError(
            f"several series count {measure} for {here[0].place['en']}. Choose one with "
            f"--measure: {ids}"
        )
    return fitting[0]


def _reaches(series: Series, request: Request) -> bool:
    try:
        return compare(series.line, request.date, request.days).known
    except ValueError:
        return False


def _compared(series: Series, request: Request) -> Comparison:
    """The comparison. Raises `RecordsError` where the series has no numbers for it."""
    try:
        line = series.line
    except ValueError:
        raise RecordsError(
            f"{series.id} has no values by day or week, so nothing can be compared"
        ) from None
    if request.days % line.step:
        raise RecordsError(
            f"{series.id} counts by week: the window must be a multiple of {line.step} days"
        )
    if (request.date - line.start).days % line.step:
        raise RecordsError(
            f"{series.id} counts by week: weeks begin on a {line.start:%A}, and {request.date} "
            f"is a "
            f"{request.date:%A}"
        )
    comparison = compare(line, request.date, request.days)
    if comparison.known:
        return comparison
    length = datetime.timedelta(days=request.days)
    first, last = request.date - length, request.date + length - datetime.timedelta(days=1)
    if first < line.first or last > line.last:
        raise RecordsError(
            f"the windows reach from {first} to {last}, and {series.id} is complete from "
            f"{line.first} to "
            f"{line.last}. Take a shorter window or another date"
        )
    raise RecordsError(
        f"{series.id} has a gap between {first} and {last}, so nothing is added up there"
    )


# Said in words


def _table(result: ComparisonDocument) -> str:
    """The result for people: the sentence, a row for each window, and the limits."""
    asked: WindowDocument = result
    windows = sorted([asked, *result["other_windows"]], key=lambda one: one["window_days"])
    rows = [_row(one, marked=one is asked) for one in windows]
    head = f"  {'days':>4}  {'before':>9}  {'after':>9}  {'change':>8}"
    head += "  other dates that changed as much"
    lines = [
        f"{result['area']}, {result['measure']}, {result['date']}",
        "",
        result["sentence"]["en"],
        "",
        head,
        *rows,
        "",
    ]
    lines += [f"- {limit['text']}" for limit in result["caveats"]]
    lines += [
        "",
        *(
            f"{source['name']} ({source['hash'][:8]}), {source['span']['from']} to "
            f"{source['span']['to']}"
            for source in result["data_sets"]
        ),
    ]
    return "\n".join(lines)


def _row(window: WindowDocument, *, marked: bool) -> str:
    change, reference = window["change_percent"], window["reference"]
    percent = "" if change is None else f"{change:+.0f}%".replace("+0%", "0%").replace("-0%", "0%")
    share = (
        ""
        if reference is None
        else f"{reference['share']:.0%} ({reference['at_least_as_large']} of {reference['dates']})"
    )
    return (
        f"{'>' if marked else ' '} {window['window_days']:>4}  {window['before']:>9,}  "
        f"{window['after']:>9,}  "
        f"{percent:>8}  {share}"
    )


# Bringing in, listing, removing


def run_import(
    files: Sequence[Path], store: Path, mapping: Mapping | None, *, as_json: bool
) -> int:
    """Count the records of files and keep the counts. What cannot be used is said; the others are
    kept.
    """
    from explainer.records.importing import import_file

    store = store.absolute()
    done, failed = [], 0
    for file in files:
        progress = _Progress(file.name)
        try:
            summary = import_file(
                file, store, today=datetime.date.today(), mapping=mapping, progress=progress
            )
        except RecordsError as error:
            progress.clear()
            print(f"explainer: {error}", file=sys.stderr)
            failed += 1
            continue
        except KeyboardInterrupt:
            progress.clear()
            print(f"explainer: cancelled; nothing of {file.name} was kept", file=sys.stderr)
            return UNUSABLE
        progress.clear()
        done.append(
            {
                "already_there": summary.known,
                "skipped_tables": list(summary.skipped),
                **_public(summary.data_set),
            }
        )
        if not as_json:
            print(_summary(summary))
    if as_json:
        print(json.dumps({"store": str(store), "data_sets": done}, indent=2, ensure_ascii=False))
    return UNUSABLE if failed and not done else PROBLEMS if failed else DONE


class _Progress:
    """Rows and time left on one line of a terminal; silent elsewhere."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._start = self._told = time.monotonic()
        self._shown = sys.stderr.isatty()

    def __call__(self, rows: int, part: float) -> None:
        now = time.monotonic()
        if not self._shown or now - self._told < 0.2:
            return
        self._told = now
        left = (
            f", {part:.0%}, about {(now - self._start) * (1 - part) / part:.0f} s left"
            if part > 0.02
            else ""
        )
        print(f"\r{self._name}: {rows:,} rows{left}\x1b[K", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _public(data_set: StoredSet) -> dict[str, object]:
    """What is told of a data set."""
    hidden = ("format", "counts_sha256")
    return {name: value for name, value in data_set.about.items() if name not in hidden}


def _summary(summary: Summary) -> str:
    about = summary.data_set.about
    if summary.known:
        return f"{about['name']} is there already as {about['id']}: nothing was changed."
    lines = [
        f"{about['name']}: {', '.join(about['kinds'])}, {about['from']} to {about['to']}"
        + (f", release {about['release']}" if about["release"] else ""),
        f"  kept as {about['id']}; {about['read']:,} rows read, {about['counted']:,} counted",
        *(f"  set aside, {reason}: {rows:,}" for reason, rows in about["set_aside"].items()),
        *(
            f"  without a count in {column}: {rows:,}"
            for column, rows in about["cells_without_count"].items()
        ),
        *(f"  not read, of no known layout: {name}" for name in summary.skipped),
        *(f"  look at the area {words}" for words in about["look_at"]),
        f"  duplicates: {about['duplicates']}",
        f"  file hash (SHA-256): {about['sha256']}",
    ]
    return "\n".join(lines)


def run_list(store: Path, *, as_json: bool) -> int:
    """List what was brought in."""
    from explainer.records.store import listed

    try:
        found, wrong = listed(store)
    except RecordsError as error:
        found, wrong = [], [error]
    for problem in wrong:
        print(f"explainer: {problem}", file=sys.stderr)
    if as_json:
        print(
            json.dumps(
                {"store": str(store), "data_sets": [_public(one) for one in found]},
                indent=2,
                ensure_ascii=False,
            )
        )
    elif found:
        for one in found:
            about = one.about
            print(
                f"{one.id}  {', '.join(about['kinds'])}, {about['from']} to {about['to']}, "
                f"{about['read']:,} rows read, from {about['name']}"
            )
    elif not wrong:
        print("No records have been brought in.", file=sys.stderr)
    return PROBLEMS if wrong else DONE


def run_remove(names: Sequence[str], store: Path) -> int:
    """Remove data sets."""
    from explainer.records.store import remove

    code = DONE
    for name in names:
        try:
            remove(store, name)
        except RecordsError as error:
            print(f"explainer: {error}", file=sys.stderr)
            code = UNUSABLE
        else:
            print(f"Removed {name}.", file=sys.stderr)
    return code


# The command line


_USAGE = """each has its own --help:
  import FILE… [--store PATH] [--date-column NAME] [--area-column NAME] [--count-column NAME]
         [--category-column NAME] [--kind KIND] [--level] [--json]
  list [--store PATH] [--json]
  remove ID… [--store PATH]
  compare --area NAME --date YYYY-MM-DD --window DAYS [--measure M] [--store PATH] [--json]
"""


def main(given: list[str]) -> int:
    """Run `explainer records` with these arguments. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="explainer records",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_USAGE,
        description="Public enforcement records as counts per area and day. No row about a "
        "person is kept.\n"
        "Exit code 0: done; 1: done, but part of a file could not be used; 2: not done.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_import(commands)
    _add_list(commands)
    _add_compare(commands)
    options = parser.parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


_IMPORT = (
    "Count public enforcement records per area, day, kind and criminality. The "
    "rows are not kept. Reads CSV "
    "(also .gz), XLSX and Parquet. Known layouts are recognized by their columns; for any "
    "other table, "
    "say which columns hold what. That is remembered. Exit code 0: done; 1: some files could "
    "not be used; "
    "2: none could."
)


def _add_import(commands: Commands) -> None:
    parser = commands.add_parser(
        "import",
        allow_abbrev=False,
        help="count the records of files and keep the counts",
        description=_IMPORT,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_store(parser)
    parser.add_argument(
        "--date-column",
        default="",
        metavar="NAME",
        help="column of the date, where the layout is not known",
    )
    parser.add_argument("--area-column", default="", metavar="NAME", help="column of the area")
    parser.add_argument(
        "--count-column",
        default="",
        metavar="NAME",
        help="column of the count; without it, each row is one",
    )
    parser.add_argument(
        "--category-column",
        default="",
        metavar="NAME",
        help="column of a category, such as criminality",
    )
    parser.add_argument("--kind", default="other", choices=KINDS, help="what is counted")
    parser.add_argument(
        "--level", action="store_true", help="the counts are levels: averaged, not added up"
    )
    parser.add_argument(
        "--json", action="store_true", help="machine-readable output on standard output"
    )
    parser.set_defaults(run=partial(_import, parser))


def _import(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    columns = (options.area_column, options.count_column, options.category_column)
    if any(columns) and not options.date_column:
        parser.error("--date-column is needed too")
    mapping = None
    if options.date_column:
        from explainer.records.layouts import Mapping

        mapping = Mapping(options.date_column, *columns, options.kind, options.level)
    return run_import(
        options.files, options.store or records_folder(), mapping, as_json=options.json
    )


def _add_list(commands: Commands) -> None:
    parser = commands.add_parser(
        "list",
        allow_abbrev=False,
        help="list what was brought in",
        description="List the data sets that were brought in.",
    )
    _add_store(parser)
    parser.add_argument(
        "--json", action="store_true", help="machine-readable output on standard output"
    )
    parser.set_defaults(
        run=lambda options: run_list(options.store or records_folder(), as_json=options.json)
    )
    parser = commands.add_parser(
        "remove",
        allow_abbrev=False,
        help="remove what was brought in",
        description="Remove data sets that were brought in. Their files are deleted.",
    )
    parser.add_argument("ids", nargs="+", metavar="ID", help="as records list gives them")
    _add_store(parser)
    parser.set_defaults(
        run=lambda options: run_remove(options.ids, options.store or records_folder())
    )


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        type=Path,
        metavar="PATH",
        help="folder of the counts; without it, the folder “records” beside the settings",
    )


def _add_compare(commands: Commands) -> None:
    parser = commands.add_parser(
        "compare",
        allow_abbrev=False,
        help="counts before and after a date",
        description="Compare the counts of the days before a date with those of as many days "
        "from it on, and say on how "
        "many other dates they changed as much. Without --store, the series of the built-in pack.",
    )
    parser.add_argument("--area", required=True, metavar="NAME", help="as “Los Angeles” or nation")
    parser.add_argument(
        "--date",
        required=True,
        type=_date,
        metavar="YYYY-MM-DD",
        help="first day of the window after",
    )
    parser.add_argument(
        "--window", required=True, type=_days, metavar="DAYS", help="days of each window, 1 to 3660"
    )
    parser.add_argument(
        "--measure",
        default="",
        metavar="M",
        help="arrests, detainers, removals, detention, or the id of a series; without it, arrests",
    )
    parser.add_argument(
        "--store",
        type=Path,
        metavar="PATH",
        help="the records brought in here, not those of the pack",
    )
    parser.add_argument(
        "--json", action="store_true", help="machine-readable output on standard output"
    )
    parser.set_defaults(run=_compare)


def _compare(given: argparse.Namespace) -> int:
    return run_compare(
        Request(given.area, given.date, given.window, given.measure, given.store, given.json)
    )


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
