"""Series of counts over time, whether they came with a pack or were brought in: texts, kind, and
values as a line.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from explainer.content import formatting
from explainer.core.languages import LANGUAGES

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from explainer.core.pack import Pack
    from explainer.core.record_stats import Line
    from explainer.core.rows import Row

    Whole = npt.NDArray[np.int64]

Texts = Mapping[str, str]
"""A text by language."""

_EPOCH = datetime.date(1970, 1, 1).toordinal()

STEPS = {"day": 1, "week": 7}
"""Days of one value, for series that can be compared before and after a date."""


@dataclass(frozen=True, eq=False)
class Series:
    """A count over time. `names` are what a person may call its place; `data_set` is where its
    values come from.
    """

    id: str
    kind: str
    place: Texts
    place_kind: str
    what: Texts
    noun: Texts
    granularity: str
    level: bool
    caveat: Texts
    names: frozenset[str]
    data_set: str = ""
    city: str = ""
    source_ids: tuple[str, ...] = ()
    make_line: Callable[[], Line] | None = field(default=None, repr=False)

    @cached_property
    def line(self) -> Line:
        """Its values. Raises `ValueError` if there are none, or they are by month."""
        if self.make_line is None or self.granularity not in STEPS:
            raise ValueError(self.id)
        return self.make_line()


def may_be_brought(series_id: str) -> bool:
    """Whether an id has the form of those of series that were brought in, which no row of a pack
    has."""
    return ":" in series_id


class SamePack:
    """A pack as a key of what is kept: the same one, not an equal one."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SamePack) and self.pack is other.pack

    def __hash__(self) -> int:
        return id(self.pack)


def pack_series(pack: Pack) -> tuple[Series, ...]:
    """The series of a pack, in the order of its table. Their values are read when a line is asked
    for, once for all who ask.
    """
    return _pack_series(SamePack(pack))


@lru_cache(maxsize=2)
def _pack_series(same: SamePack) -> tuple[Series, ...]:
    return tuple(_of_row(same.pack, row) for row in same.pack["series"])


def _of_row(pack: Pack, row: Row) -> Series:
    def texts(name: str) -> dict[str, str]:
        return {
            language: formatting.plain(formatting.local(pack, row, name, language))
            for language in LANGUAGES
        }

    names = {*texts("place").values(), row.id}
    if city := pack.row("cities", row.text("city")):
        names |= {city.id, *(city.local("name", language) for language in LANGUAGES)}
    if row.text("place_kind") == "nation":
        names |= {"nation", "country", "nación", "país"}
    return Series(
        row.id,
        row.text("kind"),
        texts("place"),
        row.text("place_kind"),
        texts("what"),
        texts("noun"),
        row.text("granularity"),
        row.text("nature") == "level",
        texts("caveat"),
        name_forms(names),
        "",
        row.text("city"),
        row.ids("source_ids"),
        lambda: _line(pack, row),
    )


def _line(pack: Pack, row: Row) -> Line:
    import numpy as np

    from explainer.core.record_stats import line

    parsed = pack.observations.parsed
    code = parsed.names.index(row.id) if row.id in parsed.names else len(parsed.names)
    places = np.flatnonzero(np.frombuffer(parsed.codes, dtype=np.uint32) == code)
    dates = np.frombuffer(parsed.dates, dtype=np.int32)[places].astype(np.int64)
    values = np.frombuffer(parsed.values, dtype=np.float64)[places]
    start, end = row.date("complete_from"), row.date("complete_to")
    span = (start.first_day() if start else None, end.last_day() if end else None)
    known = dates % 100 > 0  # a month or a year is no day
    return line(
        _ordinals(dates[known]),
        values[known],
        STEPS[row.text("granularity")],
        level=row.text("nature") == "level",
        complete=span,
    )


def _ordinals(dates: Whole) -> Whole:
    """Ordinals of days such as 20250615."""
    import numpy as np

    months = (dates // 10_000 - 1970) * 12 + dates // 100 % 100 - 1
    firsts = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return firsts + dates % 100 - 1 + _EPOCH


_EXTRA_WORDS = re.compile(
    r"\([^)]*\)|\b(?:area of responsibility|office area|field office"
    r"|area|aor|office|zona|oficina|de la|de|en|the|of)\b"
)


_CITY = re.compile(r"\b(?:la ciudad|ciudad|city)\b")


def plain_name(name: str) -> str:
    """A name of a place for comparing: “Zona de Los Ángeles (siete condados)” is “los angeles”."""
    letters = "".join(
        c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)
    )
    return " ".join(re.sub(r"[^a-z0-9]+", " ", _EXTRA_WORDS.sub(" ", letters)).split())


def name_forms(names: Iterable[str]) -> frozenset[str]:
    """What a person may write for a place: its names as they are compared, with and without “city”.
    """
    plain = {plain_name(name) for name in names}
    return frozenset({*plain, *(" ".join(_CITY.sub(" ", name).split()) for name in plain)} - {""})


def at_place(series: Iterable[Series], name: str) -> list[Series]:
    """Series whose place, or the city it stands beside, is called `name`; accents and “area” do not
    matter.
    """
    wanted = plain_name(name)
    return [one for one in series if wanted and wanted in one.names]


def close_places(series: Iterable[Series], name: str) -> list[str]:
    """Places (in English) whose names are most like `name`; all of them, if none is."""
    import difflib

    places = {name: one.place["en"] for one in series for name in one.names}
    close = difflib.get_close_matches(plain_name(name), places, 3, 0.6)
    return list(dict.fromkeys(places[name] for name in close)) or sorted(set(places.values()))
