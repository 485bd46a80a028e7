"""Traps 1, 5, 6 and 7: the article's numbers, office areas, kinds of count, New York City."""

from __future__ import annotations

import re

from explainer.core.pack import Pack, Row
from explainer.core.placeholders import placeholders
from tests.pack.packs import ARTICLE, Trap, about, added, changed, hits, texts

THE_ARTICLES = (
    ("C14", 27.0, "percent_change", "not_found", "los-angeles"),
    ("C15", 22.0, "percent_change", "not_found", "chicago"),
    ("C16", 18.0, "percent_change", "contradicted", "new-york"),
)
CLAIMS = tuple(claim_id for claim_id, *_ in THE_ARTICLES)
OFFICES = {
    "los-angeles": ("seven counties", "siete condados"), "chicago": ("six states", "seis estados"),
    "new-york": ("fourteen counties", "catorce condados"),
}  # fmt: skip
ENFORCEMENT = ("arrests", "detention", "removals", "criminal_history")
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)


def articles_numbers_in_its_order(pack: Pack) -> list[str]:
    """Only three claims carry a number: the article's, as they stand in it; its cities come in its order."""
    found = [
        (c.id, c.number_of("value"), c.text("unit"), c.text("status"), c.text("city"))
        for c in pack["claims"] if c.number_of("value") is not None
    ]
    wrong = [str(row) for row in {*found} ^ {*THE_ARTICLES}]
    order = [city.id for city in pack["cities"].ordered()]
    return wrong + ([] if order == list(OFFICES) else [f"cities in the order {order}"])


def no_figure_carries_them(pack: Pack) -> list[str]:
    """No published figure is the article's, or says what only the article says."""
    numbers = {value for _, value, *_ in THE_ARTICLES}
    return [
        f"figures:{row.id}" for row in pack["figures"]
        if ARTICLE in row.ids("source_ids")
        or (row.text("kind") in ("arrests", "detention", "removals") and row.number_of("value") in numbers
            and row.text("unit") in ("percent", "percent_change"))
    ]


def no_period_beside_them(pack: Pack) -> list[str]:
    """The article names no period, so no sentence that prints one of its numbers does."""
    pattern = re.compile(rf"\b(?:(?:19|20)\d\d|{MONTHS}|week|month|quarter|semana|mes|trimestre)\b", re.IGNORECASE)
    printing = (text for text in texts(pack) if set(placeholders(text.written)) & set(CLAIMS))
    return hits(printing, pattern)


NUMBERS_JOINED = re.compile(
    r"\b(?:18|22|27)\s?%?\s?(?:–|-|to|and|through|a|y|hasta)\s?(?:18|22|27)\b"
    r"|\b(?:averag|highest|lowest|largest|smallest|rank|rang(?:e|ing)|in total|altogether|sum of|combined|steepest"
    r"|promedi|en total|rango|oscil|sumad|en conjunto|más (?:alt|baj)[oa]|(?:mayor|menor) (?:de|entre|aumento|alza))",
    re.IGNORECASE,
)


def not_compared(pack: Pack) -> list[str]:
    """Never averaged, ranked, given as a range or added up: neither in words nor two of them in one text."""
    joined = [f"{t.place}: two of the article's numbers" for t in texts(pack)
              if len(set(placeholders(t.written)) & set(CLAIMS)) > 1]
    return joined + hits(about(pack, *CLAIMS), NUMBERS_JOINED)


def never_alone(pack: Pack) -> list[str]:
    """Published figures stand beside each: in the city's row, and in the claim's other side with its source."""
    wrong = []
    for claim_id, _, _, _, city_id in THE_ARTICLES:
        city, claim = pack.row("cities", city_id), pack.row("claims", claim_id)
        first = pack.rows("figures", city.ids("figure_ids"))[:1] if city and claim_id in city.ids("claim_ids") else ()
        if not any(figure.number_of("value") is not None for figure in first):
            wrong.append(f"cities:{city_id} has no published figure first")
        if claim is None or not claim.ids("other_side_source_id") or not placeholders(claim.text("other_side_en")):
            wrong.append(f"claims:{claim_id} has no published figure on the other side")
    return wrong


def mark_beside_them(pack: Pack) -> list[str]:
    """A text that prints one names the claim, so that the mark stands with it."""
    wrong = []
    for text in texts(pack):
        for claim_id in set(placeholders(text.written)) & set(CLAIMS):
            if text.row.id != claim_id and claim_id not in text.row.ids("claim_ids"):
                wrong.append(f"{text.place} prints {claim_id} without its mark")
    return wrong


# 5


def _says_office(row: Row, place: str, language: str) -> bool:
    sizes = [pair[language == "es"] for pair in OFFICES.values()]
    sizes.append("listas de condados difieren" if language == "es" else "county lists differ")  # where publishers disagree
    return ("oficina" if language == "es" else "office area") in place and any(size in place for size in sizes)


def office_figures_name_the_office(pack: Pack) -> list[str]:
    """An office's figure names the office area and its size; a city's name alone is for figures of the city."""
    names = {city.text(f"name_{language}") for city in pack["cities"] for language in pack.languages}
    bare = names | {f"City of {name}" for name in names} | {f"Ciudad de {name}" for name in names}
    wrong = []
    for row in pack["figures"]:
        for language in pack.languages:
            place = row.text(f"place_{language}")
            if row.text("place_kind") == "office" and not _says_office(row, place, language):
                wrong.append(f"figures:{row.id} place {place!r}")
            if row.text("place_kind") != "city" and place in bare:
                wrong.append(f"figures:{row.id} is no figure of {place!r}")
    return wrong


def no_enforcement_count_of_a_city(pack: Pack) -> list[str]:
    """None was published for a city itself: such a row says that it is missing."""
    return [
        f"figures:{row.id}" for row in pack["figures"]
        if row.text("place_kind") == "city" and row.text("kind") in ENFORCEMENT
        and (row.number_of("value") is not None or row.text("missing") != "not_published")
    ]


def texts_say_office(pack: Pack) -> list[str]:
    """A text that prints an office's figure says that it is the office's."""
    wrong = []
    for text in texts(pack):
        rows = pack.rows("figures", placeholders(text.written))
        if any(row.text("place_kind") == "office" for row in rows) and not re.search("office|oficina", text.said, re.I):
            wrong.append(text.place)
    return wrong


def cities_say_what_the_office_covers(pack: Pack) -> list[str]:
    wrong = []
    for city in pack["cities"]:
        for language, alone in (("en", "not the city alone"), ("es", "No es solo la ciudad")):
            covers = city.text(f"office_covers_{language}")
            first = OFFICES[city.id][language == "es"].split()[0]
            if not covers.casefold().startswith(first) or alone not in covers:
                wrong.append(f"cities:{city.id} office_covers_{language}: {covers!r}")
    return wrong


# 6

TOGETHER = re.compile(r"\bICE and CBP together\b")


def _base(row: Row) -> str:
    if row.text("kind") != "arrests":
        return ""
    return "ICE and CBP" if TOGETHER.search(row.text("definition_en")) else "ICE"


def series_never_mix(pack: Pack) -> list[str]:
    """One kind, one unit, one count in a series: convicted is not convicted or charged, ICE not ICE and CBP."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in pack["figures"]:
        what = row.text("what_en") if row.text("kind") in ENFORCEMENT else ""
        found.setdefault(row.text("series"), set()).add((row.text("kind"), row.text("unit"), what, _base(row)))
    return [f"series {name}: {sorted(kinds)}" for name, kinds in found.items() if name and len(kinds) > 1]


def cities_column_never_mixes(pack: Pack) -> list[str]:
    """Each city's first published figure stands in one column: of one kind, and not ICE beside ICE and CBP."""
    firsts = [row for city in pack["cities"].ordered() for row in pack.rows("figures", city.ids("figure_ids"))[:1]]
    kinds = {(row.text("kind"), _base(row)) for row in firsts}
    return [] if len(kinds) == 1 else [f"first figures {[row.id for row in firsts]}: {sorted(kinds)}"]


def born_abroad_is_one_kind(pack: Pack) -> list[str]:
    rows = [row for city in pack["cities"] for row in pack.rows("figures", city.ids("foreign_born_figure_id"))]
    wrong = [f"figures:{row.id}" for row in rows if (row.text("kind"), row.text("unit")) != ("foreign_born", "percent")]
    return wrong if len(rows) == len(pack["cities"]) else [*wrong, f"{len(rows)} figures"]


# 7

NEW_YORK_EN = re.compile(
    r"(?<!State of )\bNew York\b(?! City\b| State\b| Times\b| Attorney General\b| jurisdictions\b"
    r"| v\. United States\b|'s Protect Our Courts)"
)
NEW_YORK_ES = re.compile(
    r"(?<!ciudad de )(?<!estado de )(?<!estatal de )(?<!fiscal general de )(?<!jurisdicciones de )\bNueva York\b",
    re.IGNORECASE,
)
SAYS_WHICH = re.compile(
    r"\bcity or state\b|\bciudad o (?:d?el )?estado\b|\bley estatal\b", re.IGNORECASE
)


def new_york_is_the_city(pack: Pack) -> list[str]:
    """City or State is said each time, or that the sources disagree which."""
    found = (text for text in texts(pack) if not SAYS_WHICH.search(text.said))
    return [
        place for text in found
        for place in hits([text], NEW_YORK_ES if text.language == "es" else NEW_YORK_EN)
    ]


TRAPS = (
    Trap(1, articles_numbers_in_its_order, (
        lambda p: changed(p, "claims", "C14", value=28.0),
        lambda p: changed(p, "claims", "C16", status="partly"),
        lambda p: changed(p, "claims", "C41", value=21.0, unit="count"),
        lambda p: changed(p, "cities", "new-york", order=0.0),
    )),
    Trap(1, no_figure_carries_them, (
        lambda p: added(p, "figures", "F111c", source_ids=(ARTICLE,)),
        lambda p: added(p, "figures", "F111c", value=27.0),
    )),
    Trap(1, no_period_beside_them, (
        lambda p: changed(p, "claims", "C15", text_en="Deportations in Chicago rose {C15} in 2025, the article says."),
        lambda p: changed(p, "claims", "C14", text_es="Subieron un {C14} desde junio, según el artículo."),
    )),
    Trap(1, not_compared, (
        lambda p: changed(p, "sections", "cities-headline", text_en="The article's rises go from {C16} to {C14}."),
        lambda p: changed(p, "sections", "cities-lead", text_en="Deportations rose 18–27% in the three cities."),
        lambda p: changed(p, "claims", "C14", why_en="It is the highest of the three."),
        lambda p: changed(p, "cities", "chicago", unknown_es="El promedio de las tres ciudades."),
    )),
    Trap(1, never_alone, (
        lambda p: changed(p, "cities", "los-angeles", figure_ids=("removals-los-angeles",)),
        lambda p: changed(p, "cities", "chicago", figure_ids=()),
        lambda p: changed(p, "claims", "C16", other_side_source_id=""),
    )),
    Trap(1, mark_beside_them, (
        lambda p: changed(p, "sections", "impacts-lead", text_en="Deportations rose {C14}."),
    )),
    Trap(5, office_figures_name_the_office, (
        lambda p: changed(p, "figures", "F052a", place_en="New York City"),
        lambda p: changed(p, "figures", "F049a", place_es="Chicago"),
        lambda p: changed(p, "figures", "F046e", place_en="Chicago"),
    )),
    Trap(5, no_enforcement_count_of_a_city, (
        lambda p: changed(p, "figures", "F048a", place_kind="city"),
        lambda p: changed(p, "figures", "removals-chicago", missing="", value=0.0),
    )),
    Trap(5, texts_say_office, (
        lambda p: changed(p, "citations", "C15-2", says_en="In Chicago there were {F049a} removals."),
    )),
    Trap(5, cities_say_what_the_office_covers, (
        lambda p: changed(p, "cities", "chicago", office_covers_en="The city of Chicago."),
        lambda p: changed(p, "cities", "new-york", office_covers_es="Catorce condados."),
    )),
    Trap(6, series_never_mix, (
        lambda p: changed(p, "figures", "F044a", series="la-ice-arrests-monthly"),
        lambda p: changed(p, "figures", "F032a", series="fy-arrests"),
        lambda p: changed(p, "figures", "F114b", series="fy-convicted-or-charged"),
    )),
    Trap(6, cities_column_never_mixes, (
        lambda p: changed(p, "cities", "chicago", figure_ids=("F116a", "F048e")),
        lambda p: changed(p, "cities", "los-angeles", figure_ids=("F044a", "F042a")),
    )),
    Trap(6, born_abroad_is_one_kind, (
        lambda p: changed(p, "cities", "chicago", foreign_born_figure_id="F048a"),
        lambda p: changed(p, "cities", "chicago", foreign_born_figure_id=""),
    )),
    Trap(7, new_york_is_the_city, (
        lambda p: changed(p, "sections", "cities-headline", text_en="Los Angeles, Chicago and New York."),
        lambda p: changed(p, "events", "ev-2025-07-24-doj-sues-new-york", text_es="Demanda a Nueva York."),
    )),
)  # fmt: skip
