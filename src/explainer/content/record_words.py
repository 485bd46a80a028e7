"""What a comparison of counts before and after a date says, in plain words with its limits. Never a
verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explainer.content import formatting
from explainer.content.series import Series
from explainer.core.dates import PartialDate
from explainer.core.i18n import N_, translate
from explainer.core.languages import SOURCE
from explainer.core.record_stats import Comparison, Reference, needed_after

ALREADY = 1.1
"""So many times the first half, the second half of the window before is told as a change that had
begun.
"""
_NEAR = 0.025
_SELDOM = 0.35
_NEARLY_ALL = 0.96


class Caveat(NamedTuple):
    """A limit that goes with a comparison: a phrase of the program, or a series' own words by
    language.
    """

    id: str
    phrase: str = ""
    own: tuple[tuple[str, str], ...] = ()

    def words(self, language: str) -> str:
        """Its words in a language."""
        return translate(self.phrase, language) if self.phrase else dict(self.own)[language]


_KINDS = {
    "arrests": Caveat("arrests-not-deportations", N_("These are arrests, not deportations.")),
    "detainers": Caveat(
        "detainers-not-arrests",
        N_("These are requests to hold a person, not arrests or deportations."),
    ),
    "detention": Caveat(
        "detention-is-a-level",
        N_(
            "These are people held on a day, averaged over the days; they are "
            "not arrests or deportations."
        ),
    ),
    "removals": Caveat(
        "removals-are-national",
        N_("No count of removals by city or area was found for 2023 and later."),
    ),
}
_AREA = Caveat("area-not-city", N_("The area is not the city: it covers more."))
_CAUSE = Caveat(
    "date-not-cause", N_("A change on a date does not show that the date is its cause.")
)
_BEGAN = Caveat("change-began-before", N_("The change had begun before the date."))
_SIGN = Caveat(
    "sign-depends-on-window",
    N_("With some windows of other lengths, the change has the other sign."),
)
_OVERLAP = Caveat(
    "dates-overlap",
    N_(
        "Dates near each other share most of their days, so the share of other dates is "
        "a rough guide."
    ),
)


def caveats(
    series: Series, comparison: Comparison, others: Sequence[Comparison] = ()
) -> tuple[Caveat, ...]:
    """Limits of a comparison: what is counted, where, and what its numbers cannot show."""
    return tuple(_caveats(series, comparison, others))


def _caveats(
    series: Series, comparison: Comparison, others: Sequence[Comparison]
) -> Iterator[Caveat]:
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
    if any(series.caveat.values()):
        yield Caveat(f"series-{series.id}", own=tuple(series.caveat.items()))


def unsaid(limits: Sequence[Caveat], series: Series) -> tuple[Caveat, ...]:
    """The limits that `sentence` does not say itself."""
    said = {_BEGAN.id, _SIGN.id, *([_KINDS[series.kind].id] if series.kind in _KINDS else [])}
    return tuple(limit for limit in limits if limit.id not in said)


def had_begun(comparison: Comparison) -> bool:
    """Whether a rise (or fall) shows in the window before already: its second half exceeds the
    first by a tenth.
    """
    if comparison.halves is None or not comparison.change:
        return False
    first, second = comparison.halves
    return second >= first * ALREADY if comparison.change > 0 else first >= second * ALREADY


def sign_flips(comparison: Comparison, others: Sequence[Comparison]) -> bool:
    """Whether the same date shows a rise with some windows and a fall with others."""
    changes = [one.change for one in (comparison, *others) if one.change is not None]
    return any(change > 0 for change in changes) and any(change < 0 for change in changes)


def sentence(
    series: Series,
    comparison: Comparison,
    language: str,
    others: Sequence[Comparison] = (),
) -> str:
    """What the numbers say, in a few sentences; that the windows do not reach, where they do
    not."""
    say = _Words(series, comparison, language)
    if not comparison.known:
        return say.unknown()
    parts = [say.change()]
    if had_begun(comparison):
        parts.append(say.began())
    if sign_flips(comparison, others):
        parts.append(_SIGN.words(language))
    if comparison.reference is not None and comparison.change:
        parts.append(say.unusual(comparison.reference))
    parts += [_KINDS[series.kind].words(language)] if series.kind in _KINDS else []
    return " ".join(parts)


def limits(series: Series, comparison: Comparison, language: str) -> str:
    """What goes with the numbers where a table beside it has them: that the change had begun, and
    what is not counted."""
    say = _Words(series, comparison, language)
    begun = [say.began_briefly()] if had_begun(comparison) else []
    kind = [_KINDS[series.kind].words(language)] if series.kind in _KINDS else []
    return " ".join((*begun, *kind))


def beside(
    series: Series, comparison: Comparison, others: Sequence[Comparison], language: str
) -> str:
    """What must not be left out where the two numbers stand alone: that the change had begun, or
    that it has another sign with other windows; "" for neither."""
    say = _Words(series, comparison, language)
    parts = [say.began_briefly()] if had_begun(comparison) else []
    if sign_flips(comparison, others):
        parts.append(_SIGN.words(language))
    return " ".join(parts)


def needed_sentence(series: Series, comparison: Comparison, percent: float, language: str) -> str:
    """What would have to be true for a change of `percent`, beside what was counted."""
    say = _Words(series, comparison, language)
    if not comparison.known or comparison.before is None:
        return say.unknown()
    return say.needed(percent, needed_after(comparison.before, percent))


def usual_sentence(
    series: Series, comparison: Comparison, percent: float, reference: Reference, language: str
) -> str:
    """On how many other dates a change of `percent` or more shows; "" where there are none to be
    asked."""
    if not percent or not reference.dates:
        return ""
    return _Words(series, comparison, language).usual(percent, reference)


class _Words:
    """The words for one comparison in one language."""

    def __init__(self, series: Series, comparison: Comparison, language: str) -> None:
        self._series, self._told, self._language = series, comparison, language
        self._rises = (comparison.after or 0) > (comparison.before or 0)

    def change(self) -> str:
        """From how many to how many."""
        if self._told.before == self._told.after:
            phrase = N_(
                "{noun} in {place} stayed at {after} in the {days} days from {date}, as in the "
                "{days} days before."
            )
        elif self._rises:
            phrase = N_(
                "{noun} in {place} rose from {before} to {after} in the {days} days from {date}, "
                "against the "
                "{days} days before."
            )
        else:
            phrase = N_(
                "{noun} in {place} fell from {before} to {after} in the {days} days from {date}, "
                "against the "
                "{days} days before."
            )
        return self._say(phrase)

    def began(self) -> str:
        """What the window before shows already."""
        first, second = map(self._number, self._told.halves or (0, 0))
        phrase = (
            N_(
                "The rise had begun before that date: {first} in the first half of the days "
                "before, {second} in the "
                "second."
            )
            if self._rises
            else N_(
                "The fall had begun before that date: {first} in the first half of the days "
                "before, {second} in the "
                "second."
            )
        )
        return translate(phrase, self._language, first=first, second=second)

    def began_briefly(self) -> str:
        """That the change had begun, without numbers."""
        phrase = (
            N_("The rise had begun before that date.")
            if self._rises
            else N_("The fall had begun before that date.")
        )
        return translate(phrase, self._language)

    def unusual(self, reference: Reference) -> str:
        """How many other dates changed as much."""
        if not reference.at_least:
            phrase = (
                N_("No other date of the series shows a rise as large with windows of that length.")
                if self._rises
                else N_(
                    "No other date of the series shows a fall as large with windows of that length."
                )
            )
            return translate(phrase, self._language)
        phrase = (
            N_("A rise at least as large shows on about {share}.")
            if self._rises
            else N_("A fall at least as large shows on about {share}.")
        )
        return translate(phrase, self._language, share=self._share(reference))

    def usual(self, percent: float, reference: Reference) -> str:
        """How common a change of that size is."""
        amount = f"{abs(percent):g}"
        if not reference.at_least:
            phrase = (N_("No other date shows a rise of {percent}% or more.") if percent > 0
                      else N_("No other date shows a fall of {percent}% or more."))
            return translate(phrase, self._language, percent=amount)
        phrase = (N_("A rise of {percent}% or more shows on about {share}.") if percent > 0
                  else N_("A fall of {percent}% or more shows on about {share}."))
        return translate(phrase, self._language, percent=amount, share=self._share(reference))

    def unknown(self) -> str:
        """That there are no numbers to compare."""
        return self._say(
            N_("{noun} in {place}: the record has no complete {days} days on both sides of {date}.")
        )

    def needed(self, percent: float, needed: float) -> str:
        """What would have to be true, and what was counted."""
        return self._say(
            N_(
                "For a change of {percent}% in {days} days, {needed} would have to follow "
                "{before}. {after} "
                "were counted."
            ),
            percent=f"{percent:g}",
            needed=self._number(needed),
        )

    def _say(self, phrase: str, **values: str) -> str:
        day = self._told.date
        return translate(
            phrase,
            self._language,
            noun=self._noun(),
            place=self._place(),
            days=self._told.days,
            before=self._number(self._told.before or 0),
            after=self._number(self._told.after or 0),
            date=formatting.date_text(PartialDate(day.year, day.month, day.day), self._language),
            **values,
        )

    def _number(self, value: float) -> str:
        """A whole number as the language writes it."""
        return formatting.number_text(round(value), self._language)

    def _noun(self) -> str:
        noun = self._series.noun[self._language] or self._series.what[self._language]
        if self._series.level:
            noun = translate(N_("{noun}, averaged by day,"), self._language, noun=noun)
        return noun[:1].upper() + noun[1:] if self._language == SOURCE else noun

    def _place(self) -> str:
        place = self._series.place[self._language] or self._series.place["en"]
        definite = self._series.place_kind in ("area", "office") or place.startswith("United ")
        if place.lower().startswith("the ") or not definite:
            return place
        return translate(N_("the {place}"), self._language, place=place)

    def _share(self, reference: Reference) -> str:
        """A share in words: 1 in 6 of the other dates, 2 in 5."""
        part, whole = fraction(reference)
        if part == whole:
            return translate(N_("nearly all of the other dates"), self._language)
        return translate(
            N_("{part} in {whole} of the other dates"),
            self._language,
            part=part,
            whole=self._number(whole),
        )


def fraction(reference: Reference) -> tuple[int, int]:
    """A share as parts of a whole that people can picture: 1 and 6, 2 and 5; 1 and 1 for nearly
    all, 0 and 1 for none.
    """
    share = reference.share or 0.0
    if share > _NEARLY_ALL:
        return 1, 1
    if not share:
        return 0, 1
    if share <= _SELDOM:
        return 1, round(1 / share)
    whole = min(
        range(2, 11),
        key=lambda whole: (abs(round(share * whole) / whole - share) > _NEAR, whole),
    )
    return round(share * whole), whole
