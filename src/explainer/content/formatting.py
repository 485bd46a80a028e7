"""The one path from figures and dates to words. Table, chart, sentence, clipboard and export all
come through here.

English follows American usage (27%, June 15, 2025); Spanish its own (27 %, 15 de junio de 2025),
with the separators used in the United States. Locale data is Unicode CLDR's, through Babel.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from explainer.content.evidence import missing_word
from explainer.core.dates import PartialDate
from explainer.core.figures import Figure
from explainer.core.i18n import N_, plural, translate
from explainer.core.languages import language_of
from explainer.core.placeholders import MARK_PLACE, PLACEHOLDER, STYLES

if TYPE_CHECKING:
    from babel import Locale

    from explainer.core.pack import Pack, Row

MINUS = "\u2212"

_SEEN_IN_TWO = 0.005  # a smaller number is zero when it is rounded to two decimals
_TINIEST = 1e-6
_GROUPED_FROM = 1000  # smaller whole numbers have no separators
_QUALIFIERS = {
    "about": N_("about {n}"), "at_least": N_("at least {n}"), "more_than": N_("more than {n}"),
    "nearly": N_("nearly {n}"),
}
_SKELETONS = {"day": "yMMMMd", "month": "yMMMM", "year": "y"}


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale for a language of a pack; American English where unknown."""
    from babel import Locale  # slow to load, and seldom needed for the first paint

    return Locale.parse(language_of(language).tag)


def number_text(value: float, language: str) -> str:
    """A number with the language's separators and at most two decimals, its minus a real minus
    sign.

    A half rounds away from zero. A number that two decimals would turn into zero has two digits
    that count instead (0.0035), and one below a millionth is given as less than that.
    """
    # The same in every language, without loading Babel.
    if abs(value) < _GROUPED_FROM and value == round(value):
        return f"{round(value)}".replace("-", MINUS)
    if 0 < abs(value) < _TINIEST:
        limit = MINUS * (value < 0) + _decimal_text(_TINIEST, 6, language)
        return (translate("more than {n}", language, n=limit) if value < 0  # below zero
                else translate("less than {n}", language, n=limit))
    return _decimal_text(value, _decimals(value), language)


def _decimals(value: float) -> int:
    """How many decimals a number needs: two, or more where two would leave nothing of it."""
    return 2 if abs(value) >= _SEEN_IN_TWO else 1 - math.floor(math.log10(abs(value)))


def _decimal_text(value: float, decimals: int, language: str) -> str:
    import decimal

    from babel.numbers import format_decimal

    # Enough digits for any float.
    with decimal.localcontext(prec=400, rounding=decimal.ROUND_HALF_UP):
        rounded = decimal.Decimal(repr(value)).quantize(decimal.Decimal(1).scaleb(-decimals))
        text = format_decimal(rounded, format="#,##0." + "#" * decimals, locale=locale_of(language))
    return text.replace("-", MINUS)


def _share_text(value: float, language: str) -> str:
    """A percent as a number; what is not quite all is never rounded up to 100."""
    if 99.995 <= value < 100:
        return _decimal_text(value, 1 - math.floor(math.log10(100 - value)), language)
    return number_text(value, language)


def _dollars_text(value: float, language: str) -> str:
    """An amount in the largest step in which it loses no digit.
    A language may count in millions only."""
    amount = abs(value)
    size = next((step for step in (1e9, 1e6) if _is_whole(amount, step)), 1.0)
    count = amount / size
    numbers = {"n": number_text(count, language), "millions": number_text(amount / 1e6, language)}
    text = (plural("${n} billion", "${n} billion", count, language, **numbers) if size == 1e9
            else plural("${n} million", "${n} million", count, language, **numbers) if size == 1e6
            else plural("${n}", "${n}", count, language, **numbers))
    return (MINUS if value < 0 else "") + text


def _is_whole(value: float, step: float) -> bool:
    """Whether an amount in millions, say, is the same amount:
    at least one of them, and no digit lost."""
    hundredths = value / step * 100
    return value >= step and hundredths < 1e15 and round(hundredths) * (step / 100) == value


def _amount_text(value: float, unit: str, language: str) -> str:
    if unit in ("percent", "percent_change"):
        return translate("{n}%", language, n=_share_text(value, language))
    if unit == "times":
        return plural("{n} time", "{n} times", value, language, n=number_text(value, language))
    if unit == "usd":
        return _dollars_text(value, language)
    return number_text(value, language)


def figure_text(figure: Figure, language: str, style: str = "short") -> str:
    """A figure in words.

    Styles: `short` for tables and charts (27%, +56%, about 3,300); `prose` for sentences, where
    words carry the direction of a change (56%); `bare` like prose without the qualifier; `full`
    with what is counted (2,792 arrests). A missing number is its reason in words, never blank and
    never zero.
    """
    if figure.value is None:
        return missing_word(figure.missing, language)
    value = figure.value
    if figure.unit == "percent_change" and style in ("prose", "bare"):
        value = abs(value)
    text = _amount_text(value, figure.unit, language)
    # The article gives a rise without a sign; only published changes, which go both ways, show one.
    rises = figure.unit == "percent_change" and value > 0
    if rises and style in ("short", "full") and figure.row.table == "figures":
        text = "+" + text
    if figure.qualifier in _QUALIFIERS and style != "bare":
        text = translate(_QUALIFIERS[figure.qualifier], language, n=text)
    noun = figure.local("noun", language)
    return f"{text} {noun}" if style == "full" and noun and figure.unit == "count" else text


def date_text(date: PartialDate | None, language: str) -> str:
    """A date as exact as it is known: June 15, 2025 · June 2025 · 2025; "undated" for None."""
    if date is None:
        return translate("undated", language)
    from babel.dates import format_date, format_skeleton  # not needed for the first paint

    locale = locale_of(language)
    if date.day:
        return format_date(date.first_day(), "long", locale=locale)
    if date.month:
        return format_skeleton(_SKELETONS["month"], date.first_day(), locale=locale)
    return str(date.year)


def day_text(date: PartialDate, language: str) -> str:
    """A date without its year, as short as it can be: "Jul 25", "Jul"; "" for a year alone."""
    from babel.dates import format_skeleton  # not needed for the first paint

    if not date.month:
        return ""
    skeleton = "MMMd" if date.day else "MMM"
    return str(format_skeleton(skeleton, date.first_day(), locale=locale_of(language)))


def period_text(start: PartialDate | None, end: PartialDate | None, language: str) -> str:
    """A period in words, as exact as its ends are known; "no period given" if there is none."""
    if start is None or end is None or start == end:
        only = start or end
        return date_text(only, language) if only else translate("no period given", language)
    precision = "day" if start.day and end.day else "month" if start.month and end.month else "year"
    from babel.dates import format_interval

    text = format_interval(start.first_day(), end.first_day(), _SKELETONS[precision],
                           locale=locale_of(language))
    return re.sub(r"[\u2009\u202f]", " ", text)


def figure_period(figure: Figure, language: str) -> str:
    """The period of a figure: its own words where it has them, else its dates."""
    return figure.local("period", language) or period_text(figure.period_start, figure.period_end,
                                                           language)


def source_line(pack: Pack, source: Row, language: str) -> str:
    """One source in one line: number, publisher, title, date and whether it was read in a copy."""
    parts = [source.text("publisher"), f"“{source.text('title')}”",
             date_text(source.date("date"), language)]
    if source.yes("read_in_copy"):
        parts.append(translate("read in a copy", language))
    return f"[{pack.source_numbers.get(source.id, 0)}] " + ", ".join(parts)


def source_short(pack: Pack, source: Row, language: str) -> str:
    """Number, publisher and date of a source, for use in running text."""
    line = f"[{pack.source_numbers.get(source.id, 0)}] {source.text('publisher')}, "
    return line + date_text(source.date("date"), language)


def source_named(pack: Pack, number: int, language: str) -> str:
    """The source with a number, as in `source_short`; "[n]" where there is none."""
    rows = pack["sources"].rows
    return (source_short(pack, rows[number - 1], language) if 1 <= number <= len(rows)
            else f"[{number}]")


def expand(text: str, pack: Pack, language: str) -> str:
    """`text` with each `{id}` replaced by that figure in words, and without the places of marks;
    an unknown id or style stays as it is."""

    def words(match: re.Match[str]) -> str:
        figure = pack.figure(match.group(1))
        style = match.group(2) or "prose"
        if figure is None or style not in STYLES:
            return match.group(0)
        return figure_text(figure, language, style)

    if ":mark}" in text:
        text = MARK_PLACE.sub("", text)
    return PLACEHOLDER.sub(words, text)


# A star is a mark only where it touches a word on its inner side: 5 * 3 * 2 has none.
_BOLD = re.compile(r"(?<![\w*])\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*(?![\w*])")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![\w*])")


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escaped(text: str) -> str:
    """`text` as HTML, the same as `html.escape` makes it:
    that module loads the names of all characters, and the first paint needs none of them."""
    return text.translate(_ESCAPES)


def plain(text: str) -> str:
    """A pack text without its marks for bold and italic."""
    return _ITALIC.sub(r"\1", _BOLD.sub(r"\1", text))


def rich(text: str, escape: Callable[[str], str]) -> str:
    """A pack text as the small HTML that labels show:
    escaped first, so that nothing in it is ever markup."""
    marked = _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", escape(text)))
    return marked.replace("\n", "<br>")


def local(pack: Pack, row: Row, name: str, language: str) -> str:
    """A text of a row, ready to show: in the language, numbers filled in, without marks."""
    return plain(expand(row.local(name, language), pack, language))


def figure_local(pack: Pack, figure: Figure, name: str, language: str) -> str:
    """A text of a figure's row, ready to show;
    "" for the number of a claim, which has none of these texts."""
    return plain(expand(figure.local(name, language), pack, language))
