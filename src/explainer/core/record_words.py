"""What a comparison of counts before and after a date says, in plain words with its limits. Never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explainer.core import formatting
from explainer.core.dates import PartialDate
from explainer.core.record_stats import Comparison, Reference, needed_after
from explainer.core.series import Series

ALREADY = 1.1
"""So many times the first half, the second half of the window before is told as a change that had begun."""
_NEAR = 0.025
_SELDOM = 0.35
_NEARLY_ALL = 0.96


class Caveat(NamedTuple):
    """A limit that goes with a comparison."""

    id: str
    en: str
    es: str

    def text(self, language: str) -> str:
        """Its words in a language."""
        return self.es if language == "es" else self.en


_KINDS = {
    "arrests": Caveat("arrests-not-deportations", "These are arrests, not deportations.",
                      "Son arrestos, no deportaciones."),
    "detainers": Caveat("detainers-not-arrests", "These are requests to hold a person, not arrests or deportations.",
                        "Son solicitudes de retener a una persona, no arrestos ni deportaciones."),
    "detention": Caveat("detention-is-a-level", "These are people held on a day, averaged over the days; they are not "
                        "arrests or deportations.",
                        "Son personas bajo custodia en un día, en promedio de los días; no son arrestos ni "
                        "deportaciones."),
    "removals": Caveat("removals-are-national", "No count of removals by city or area was found for 2023 and later.",
                       "No se encontró ningún conteo de expulsiones por ciudad o zona desde 2023."),
}
_AREA = Caveat("area-not-city", "The area is not the city: it covers more.", "La zona no es la ciudad: abarca más.")
_CAUSE = Caveat("date-not-cause", "A change on a date does not show that the date is its cause.",
                "Un cambio en una fecha no demuestra que la fecha sea su causa.")
_BEGAN = Caveat("change-began-before", "The change had begun before the date.", "El cambio había empezado antes de la fecha.")
_SIGN = Caveat("sign-depends-on-window", "With windows of other lengths the change has the other sign.",
               "Con ventanas de otra duración, el cambio tiene el signo contrario.")
_OVERLAP = Caveat("dates-overlap", "Dates near each other share most of their days, so the share of other dates is a "
                  "rough guide.", "Las fechas cercanas comparten casi todos sus días, así que la proporción de otras "
                  "fechas es solo una guía aproximada.")


def caveats(series: Series, comparison: Comparison, others: Sequence[Comparison] = ()) -> tuple[Caveat, ...]:
    """Limits of a comparison: what is counted, where, and what its numbers cannot show."""
    return tuple(_caveats(series, comparison, others))


def _caveats(series: Series, comparison: Comparison, others: Sequence[Comparison]) -> Iterator[Caveat]:
    if series.kind in _KINDS:
        yield _KINDS[series.kind]
    if series.place_kind in ("area", "office"):
        yield _AREA
    yield _CAUSE
    if had_begun(comparison):
        yield _BEGAN
    if sign_flips(comparison, others):
        yield _SIGN
    if comparison.reference is not None:
        yield _OVERLAP
    if series.caveat.get("en"):
        yield Caveat(f"series-{series.id}", series.caveat["en"], series.caveat.get("es") or series.caveat["en"])


def had_begun(comparison: Comparison) -> bool:
    """Whether a rise (or fall) shows in the window before already: its second half exceeds the first by a tenth."""
    if comparison.halves is None or not comparison.change:
        return False
    first, second = comparison.halves
    return second >= first * ALREADY if comparison.change > 0 else first >= second * ALREADY


def sign_flips(comparison: Comparison, others: Sequence[Comparison]) -> bool:
    """Whether the same date shows a rise with some windows and a fall with others."""
    changes = [one.change for one in (comparison, *others) if one.change is not None]
    return any(change > 0 for change in changes) and any(change < 0 for change in changes)


def sentence(series: Series, comparison: Comparison, language: str, others: Sequence[Comparison] = ()) -> str:
    """What the numbers say, in a few sentences; that the windows do not reach, where they do not."""
    say = _Spanish(series, comparison) if language == "es" else _English(series, comparison)
    if not comparison.known:
        return say.unknown()
    parts = [say.change()]
    if had_begun(comparison):
        parts.append(say.began())
    if sign_flips(comparison, others):
        parts.append(_SIGN.text(language))
    if comparison.reference is not None and comparison.change:
        parts.append(say.unusual(comparison.reference))
    parts += [_KINDS[series.kind].text(language)] if series.kind in _KINDS else []
    return " ".join(parts)


class _English:
    """The words in English."""

    language = "en"
    of_each, nearly_all = "{part} in {whole} of the other dates", "nearly all of the other dates"

    def __init__(self, series: Series, comparison: Comparison) -> None:
        self._series, self._told = series, comparison
        self._rises = (comparison.change or 0) > 0 or (comparison.after or 0) > (comparison.before or 0)

    def change(self) -> str:
        """From how many to how many."""
        before, after = self.numbers()
        days = self._told.days
        mean = ", averaged by day," if self._series.level else ""
        subject = f"{self._noun()} in {self._place()}{mean}"
        span = f"in the {days} days from {self._date()}"
        if before == after:
            return f"{subject} stayed at {after} {span}, as in the {days} days before."
        return f"{subject} {'rose' if self._rises else 'fell'} from {before} to {after} {span}, " \
               f"against the {days} days before."

    def began(self) -> str:
        """What the window before shows already."""
        first, second = map(self.number, self._told.halves or (0, 0))
        return (f"The {self._rise()} had begun before that date: {first} in the first half of the days before, {second} in "
                "the second.")

    def unusual(self, reference: Reference) -> str:
        """How many other dates changed as much."""
        if not reference.at_least:
            return f"No other date of the series shows a {self._rise()} as large with windows of that length."
        return f"A {self._rise()} at least as large shows on about {self._share(reference)}."

    def unknown(self) -> str:
        """That there are no numbers to compare."""
        return (f"{self._noun()} in {self._place()}: the record has no complete {self._told.days} days on both sides of "
                f"{self._date()}.")

    def needed(self, percent: float, needed: float) -> str:
        """What would have to be true, and what was counted."""
        before, after = self.numbers()
        return (f"For a change of {percent:g}% in {self._told.days} days, {self.number(needed)} would have to follow "
                f"{before}. {after} were counted.")

    def number(self, value: float) -> str:
        """A whole number as the language writes it."""
        return formatting.number_text(round(value), self.language)

    def numbers(self) -> tuple[str, str]:
        """Both numbers."""
        return self.number(self._told.before or 0), self.number(self._told.after or 0)

    def _rise(self) -> str:
        return "rise" if self._rises else "fall"

    def _noun(self) -> str:
        noun = self._series.noun[self.language] or self._series.what[self.language]
        return noun[:1].upper() + noun[1:]

    def _place(self) -> str:
        place = self._series.place["en"]
        definite = self._series.place_kind in ("area", "office") or place.startswith("United ")
        return f"the {place}" if definite and not place.lower().startswith("the ") else place

    def _date(self) -> str:
        day = self._told.date
        return formatting.date_text(PartialDate(day.year, day.month, day.day), self.language)

    def _share(self, reference: Reference) -> str:
        """A share in words: 1 in 6, 2 in 5."""
        share = reference.share or 0.0
        if share > _NEARLY_ALL:
            return self.nearly_all
        if share <= _SELDOM:
            return self.of_each.format(part=1, whole=self.number(1 / share))
        whole = min(range(2, 11), key=lambda whole: (abs(round(share * whole) / whole - share) > _NEAR, whole))
        return self.of_each.format(part=round(share * whole), whole=whole)


class _Spanish(_English):
    """The words in Spanish."""

    language = "es"
    of_each, nearly_all = "{part} de cada {whole} de las otras fechas", "casi todas las otras fechas"

    def change(self) -> str:
        before, after = self.numbers()
        days = self._told.days
        mean = ", en promedio por día," if self._series.level else ""
        subject = f"{self._place()}: el número de {self._noun().lower()}{mean}"
        span = f"en los {days} días desde el {self._date()}"
        if before == after:
            return f"{subject} se mantuvo en {after} {span}, igual que en los {days} días anteriores."
        return f"{subject} {'subió' if self._rises else 'bajó'} de {before} a {after} {span}, " \
               f"frente a los {days} días anteriores."

    def began(self) -> str:
        first, second = map(self.number, self._told.halves or (0, 0))
        return (f"{self._rise()} había empezado antes de esa fecha: {first} en la primera mitad de los días anteriores, "
                f"{second} en la segunda.")

    def unusual(self, reference: Reference) -> str:
        rise = "un alza" if self._rises else "una baja"
        if not reference.at_least:
            return f"Ninguna otra fecha de la serie muestra {rise} tan grande con ventanas de esa duración."
        return f"En alrededor de {self._share(reference)} hay {rise} al menos igual de grande."

    def unknown(self) -> str:
        return (f"{self._place()}: el registro de {self._noun().lower()} no tiene {self._told.days} días completos a ambos "
                f"lados del {self._date()}.")

    def needed(self, percent: float, needed: float) -> str:
        before, after = self.numbers()
        return (f"Para un cambio del {percent:g} % en {self._told.days} días, a {before} tendrían que seguir "
                f"{self.number(needed)}. Se contaron {after}.")

    def _rise(self) -> str:
        return "El alza" if self._rises else "La baja"

    def _place(self) -> str:
        return self._series.place["es"] or self._series.place["en"]


def needed_sentence(series: Series, comparison: Comparison, percent: float, language: str) -> str:
    """What would have to be true for a change of `percent`, beside what was counted."""
    say = _Spanish(series, comparison) if language == "es" else _English(series, comparison)
    if not comparison.known or comparison.before is None:
        return say.unknown()
    return say.needed(percent, needed_after(comparison.before, percent))
