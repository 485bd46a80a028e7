"""From figures and dates to words, in English and Spanish."""

from __future__ import annotations

import html
import re

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from explainer.content import formatting
from explainer.core.columns import QUALIFIERS, UNITS
from explainer.core.dates import PartialDate
from explainer.core.figures import Figure
from explainer.core.placeholders import placeholders, unknown_placeholders

from .building import Given, pack, row, sample

LANGUAGES = ("en", "es")
STYLES = ("short", "prose", "bare", "full")


def published(value: float | None, unit: str = "count", **given: Given) -> Figure:
    cells: dict[str, Given] = {} if value is None else {"value": value}
    return Figure.from_figure_row(row("figures", "F", unit=unit, **cells, **given))


def stated(value: float, unit: str) -> Figure:
    return Figure.from_claim_row(row("claims", "C", value=value, unit=unit))


def both(figure: Figure, style: str = "short") -> tuple[str, str]:
    return formatting.figure_text(figure, "en", style), formatting.figure_text(figure, "es", style)


# Numbers

@pytest.mark.parametrize(("value", "text"), [
    (0, "0"), (7, "7"), (27.0, "27"), (3300, "3,300"), (2792, "2,792"), (1234567, "1,234,567"), (0.5, "0.5"),
    (35.2, "35.2"), (35.25, "35.25"), (35.256, "35.26"), (1234.5, "1,234.5"), (-28, "−28"), (-1234.5, "−1,234.5"),
    (-0.001, "−0.001"), (0.004, "0.004"), (0.0049, "0.0049"), (0.00345, "0.0035"), (0.005, "0.01"), (0.125, "0.13"),
    (-0.125, "−0.13"), (2.675, "2.68"), (1.005, "1.01"), (0.0000123, "0.000012"),
])
def test_a_number_has_commas_at_most_two_decimals_and_a_real_minus(value: float, text: str) -> None:
    assert [formatting.number_text(value, language) for language in LANGUAGES] == [text, text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_whole_numbers_are_what_babel_makes_of_them(language: str) -> None:
    for value in range(-1001, 1002):
        made = format_decimal(value, format="#,##0.##", locale=formatting.locale_of(language)).replace("-", "−")
        assert formatting.number_text(float(value), language) == made


@given(st.text())
def test_text_is_escaped_as_the_standard_library_does_it(text: str) -> None:
    assert formatting.escaped(text) == html.escape(text)


@pytest.mark.parametrize(("value", "unit", "english", "spanish"), [
    (27, "percent", "27%", "27\u00a0%"),
    (35.2, "percent", "35.2%", "35.2\u00a0%"),
    (-3, "percent", "−3%", "−3\u00a0%"),
    (3300, "count", "3,300", "3,300"),
    (1, "times", "1 time", "1 vez"),
    (3, "times", "3 times", "3 veces"),
    (1.5, "times", "1.5 times", "1.5 veces"),
    (19_700_000, "usd", "$19.7 million", "19.7 millones de dólares"),
    (1_000_000, "usd", "$1 million", "1 millón de dólares"),
    (999_999, "usd", "$999,999", "999,999 dólares"),
    (1250.5, "usd", "$1,250.5", "1,250.5 dólares"),
    (1, "usd", "$1", "1 dólar"),
    (0.5, "usd", "$0.5", "0.5 dólares"),
    (0, "usd", "$0", "0 dólares"),
    (170_000_000_000, "usd", "$170 billion", "170,000 millones de dólares"),
    (1_000_000_000, "usd", "$1 billion", "1,000 millones de dólares"),
    (-5000, "usd", "−$5,000", "−5,000 dólares"),
    (-19_700_000, "usd", "−$19.7 million", "−19.7 millones de dólares"),
    (5, "", "5", "5"),
])
def test_an_amount_wears_its_unit(value: float, unit: str, english: str, spanish: str) -> None:
    for style in STYLES:
        assert both(published(value, unit), style) == (english, spanish)


@pytest.mark.parametrize(("qualifier", "english", "spanish"), [
    ("exact", "3,300", "3,300"), ("", "3,300", "3,300"), ("about", "about 3,300", "alrededor de 3,300"),
    ("at_least", "at least 3,300", "al menos 3,300"), ("more_than", "more than 3,300", "más de 3,300"),
    ("nearly", "nearly 3,300", "casi 3,300"),
])
def test_how_exact_a_number_is_stands_before_it(qualifier: str, english: str, spanish: str) -> None:
    figure = published(3300, qualifier=qualifier)
    assert both(figure) == both(figure, "prose") == both(figure, "full") == (english, spanish)
    assert both(figure, "bare") == ("3,300", "3,300")


def test_a_qualifier_stands_before_sign_and_unit() -> None:
    assert both(published(56, "percent_change", qualifier="about")) == ("about +56%", "alrededor de +56\u00a0%")
    assert both(published(2e6, "usd", qualifier="nearly")) == ("nearly $2 million", "casi 2 millones de dólares")


@pytest.mark.parametrize(("value", "style", "english", "spanish"), [
    (56, "short", "+56%", "+56\u00a0%"), (56, "full", "+56%", "+56\u00a0%"),
    (56, "prose", "56%", "56\u00a0%"), (56, "bare", "56%", "56\u00a0%"),
    (-28, "short", "−28%", "−28\u00a0%"), (-28, "full", "−28%", "−28\u00a0%"),
    (-28, "prose", "28%", "28\u00a0%"), (-28, "bare", "28%", "28\u00a0%"),
    (0, "short", "0%", "0\u00a0%"), (0.5, "short", "+0.5%", "+0.5\u00a0%"),
])
def test_a_published_change_shows_its_direction_but_not_in_a_sentence(
    value: float, style: str, english: str, spanish: str
) -> None:
    assert both(published(value, "percent_change"), style) == (english, spanish)


def test_a_share_below_zero_keeps_its_sign_in_a_sentence() -> None:
    assert both(published(-3, "percent"), "prose") == ("−3%", "−3\u00a0%")
    assert both(published(3, "percent")) == ("3%", "3\u00a0%")


def test_the_articles_rise_has_no_sign() -> None:
    assert [both(stated(27, "percent_change"), style) for style in STYLES] == [("27%", "27\u00a0%")] * 4
    assert both(stated(-28, "percent_change")) == ("−28%", "−28\u00a0%")


def test_in_full_a_count_says_what_is_counted() -> None:
    figure = published(2792, noun=("arrests", "arrestos"), qualifier="about")
    assert both(figure, "full") == ("about 2,792 arrests", "alrededor de 2,792 arrestos")
    assert both(figure) == ("about 2,792", "alrededor de 2,792")
    assert both(figure, "prose") == ("about 2,792", "alrededor de 2,792")


def test_a_noun_stands_beside_counts_only() -> None:
    assert both(published(27, "percent", noun="arrests"), "full") == ("27%", "27\u00a0%")


def test_short_is_the_usual_style() -> None:
    assert formatting.figure_text(published(56, "percent_change"), "en") == "+56%"


@pytest.mark.parametrize(("missing", "english", "spanish"), [
    ("not_published", "not published", "sin publicar"), ("withheld", "withheld", "no divulgado"),
    ("not_collected", "not collected", "no se recopila"), ("not_applicable", "does not apply", "no corresponde"),
    ("", "cannot be read", "no se puede leer"), ("some_day_new", "not published", "sin publicar"),
])
def test_a_missing_number_is_its_reason_in_words(missing: str, english: str, spanish: str) -> None:
    figure = published(None, missing=missing, noun="arrests", qualifier="about")
    for style in STYLES:
        assert both(figure, style) == (english, spanish)


def test_a_language_without_words_is_given_english_ones() -> None:
    assert formatting.figure_text(published(3, "times", qualifier="about"), "fr") == "about 3 times"
    assert formatting.figure_text(published(27, "percent"), "fr") == "27%"
    assert formatting.figure_text(published(2e6, "usd"), "fr") == "$2 million"
    assert formatting.figure_text(published(None), "fr") == "cannot be read"
    assert formatting.date_text(None, "fr") == "undated"
    assert formatting.date_text(PartialDate(2025, 6, 15), "fr") == "June 15, 2025"
    assert formatting.locale_of("fr") == formatting.locale_of("en")


@given(st.none() | st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(("", *UNITS)),
       st.sampled_from(("", *QUALIFIERS)), st.sampled_from(STYLES), st.sampled_from(LANGUAGES))
def test_no_figure_is_ever_blank(value: float | None, unit: str, qualifier: str, style: str, language: str) -> None:
    text = formatting.figure_text(published(value, unit, qualifier=qualifier), language, style)
    assert text == text.strip() != ""
    assert "-" not in text and "{" not in text
    assert any(c.isdigit() for c in text) == (value is not None)


@given(st.integers(-10**15, 10**15), st.sampled_from(LANGUAGES))
def test_a_whole_number_keeps_every_digit(value: int, language: str) -> None:
    text = formatting.number_text(value, language)
    assert int(text.replace(",", "").replace("−", "-")) == value


# Dates and periods

@pytest.mark.parametrize(("date", "english", "spanish"), [
    ("2025-06-15", "June 15, 2025", "15 de junio de 2025"), ("2025-06", "June 2025", "junio de 2025"),
    ("2025", "2025", "2025"), ("1979-11-27", "November 27, 1979", "27 de noviembre de 1979"),
])
def test_a_date_is_as_exact_as_it_is_known(date: str, english: str, spanish: str) -> None:
    parsed = PartialDate.parse(date)
    assert [formatting.date_text(parsed, language) for language in LANGUAGES] == [english, spanish]


def test_no_date_is_said_in_words() -> None:
    assert [formatting.date_text(None, language) for language in LANGUAGES] == ["undated", "sin fecha"]


@pytest.mark.parametrize(("start", "end", "english", "spanish"), [
    ("2025-06-06", "2025-07-08", "Jun 6 – Jul 8, 2025", "6 de junio – 8 de julio de 2025"),
    ("2025-06-06", "2025-06-20", "Jun 6 – 20, 2025", "6–20 de junio de 2025"),
    ("2024-12-06", "2025-01-08", "Dec 6, 2024 – Jan 8, 2025", "6 de diciembre de 2024 – 8 de enero de 2025"),
    ("2025-06-15", "2025-06-15", "June 15, 2025", "15 de junio de 2025"),
    ("2025-01", "2025-06", "January – June 2025", "enero–junio de 2025"),
    ("2024-11", "2025-06-08", "November 2024 – June 2025", "noviembre de 2024 – junio de 2025"),
    ("2025-06-01", "2025-06", "June 2025", "junio de 2025"),
    ("2025-06", "2025-06", "June 2025", "junio de 2025"),
    ("2024", "2025", "2024 – 2025", "2024–2025"),
    ("2024", "2025-06-08", "2024 – 2025", "2024–2025"),
    ("2024-06-08", "2025", "2024 – 2025", "2024–2025"),
    ("2025", "2025-06", "2025", "2025"), ("2025-06-01", "2025", "2025", "2025"),
    ("2025", "2025", "2025", "2025"),
    ("2025-06", "", "June 2025", "junio de 2025"), ("", "2025-06-15", "June 15, 2025", "15 de junio de 2025"),
    ("", "", "no period given", "sin periodo indicado"),
])
def test_a_period_is_as_exact_as_its_ends(start: str, end: str, english: str, spanish: str) -> None:
    first, last = (PartialDate.parse(text) if text else None for text in (start, end))
    assert [formatting.period_text(first, last, language) for language in LANGUAGES] == [english, spanish]


def test_a_figures_own_words_for_its_period_come_first() -> None:
    worded = published(1, period=("the month after", "el mes siguiente"), period_start="2025")
    assert [formatting.figure_period(worded, language) for language in LANGUAGES] == [
        "the month after", "el mes siguiente"]
    dated = published(1, period_start="2025-01", period_end="2025-06")
    assert [formatting.figure_period(dated, language) for language in LANGUAGES] == [
        "January – June 2025", "enero–junio de 2025"]
    assert formatting.figure_period(published(1), "en") == "no period given"


# Sources

def test_a_source_line_gives_number_publisher_title_and_date() -> None:
    small = sample()
    agency = small["sources"].by_id["agency"]
    assert formatting.source_line(small, agency, "en") == "[2] ICE, “Arrest counts”, July 2025"
    assert formatting.source_line(small, agency, "es") == "[2] ICE, “Arrest counts”, julio de 2025"
    undated = small["sources"].by_id["rule"]
    assert formatting.source_line(small, undated, "en") == "[4] City of Chicago, “Ordinance”, undated"


def test_a_source_read_in_a_copy_says_so() -> None:
    small = sample()
    article = small["sources"].by_id["article"]
    assert formatting.source_line(small, article, "en") == (
        "[1] The Gazette, “A directive”, June 20, 2025, read in a copy")
    assert formatting.source_line(small, article, "es") == (
        "[1] The Gazette, “A directive”, 20 de junio de 2025, leído en una copia")


def test_a_short_source_leaves_the_title_out() -> None:
    small = sample()
    article, rule = small.rows("sources", ("article", "rule"))
    assert formatting.source_short(small, article, "en") == "[1] The Gazette, June 20, 2025"
    assert formatting.source_short(small, article, "es") == "[1] The Gazette, 20 de junio de 2025"
    assert formatting.source_short(small, rule, "es") == "[4] City of Chicago, sin fecha"


def test_a_source_of_another_pack_has_no_number() -> None:
    stranger = row("sources", "stranger", publisher="X", title="Y")
    assert formatting.source_line(pack(), stranger, "en") == "[0] X, “Y”, undated"
    assert formatting.source_short(pack(), stranger, "en") == "[0] X, undated"


# Texts

def test_placeholders_are_named_in_order() -> None:
    assert placeholders("{C1} and {F020a:full}, {x.y-z_1:bare}; not {a b}, {}, {C1:}, {C1:Full}") == (
        "C1", "F020a", "x.y-z_1")
    assert placeholders("none") == ()


@pytest.mark.parametrize(("text", "english", "spanish"), [
    ("rose {C1}.", "rose 27%.", "rose 27\u00a0%."),
    ("{F2} or {F2:short} or {F2:bare}", "56% or +56% or 56%", "56\u00a0% or +56\u00a0% or 56\u00a0%"),
    ("{F1:full}", "2,792 arrests", "2,792 arrestos"),
    ("{F4}; {F4:bare}", "about 35.2%; 35.2%", "alrededor de 35.2\u00a0%; 35.2\u00a0%"),
    ("{C5}", "28%", "28\u00a0%"),
    ("{F3}", "withheld", "no divulgado"),
    ("{C4}", "cannot be read", "no se puede leer"),
    ("{F99} {F99:full} {}", "{F99} {F99:full} {}", "{F99} {F99:full} {}"),
    ("{C2}", "{C2}", "{C2}"),
    ("no number", "no number", "no number"),
])
def test_placeholders_become_numbers_and_unknown_ones_stay(text: str, english: str, spanish: str) -> None:
    small = sample()
    assert [formatting.expand(text, small, language) for language in LANGUAGES] == [english, spanish]


@pytest.mark.parametrize(("text", "without", "marked"), [
    ("a **b** c", "a b c", "a <b>b</b> c"), ("a *b* c", "a b c", "a <i>b</i> c"),
    ("**a** and **b**, *c* and *d*", "a and b, c and d", "<b>a</b> and <b>b</b>, <i>c</i> and <i>d</i>"),
    ("**a *b* c**", "a b c", "<b>a <i>b</i> c</b>"),
    ("a * b", "a * b", "a * b"), ("a ** b", "a ** b", "a ** b"), ("**", "**", "**"), ("****", "****", "****"),
    ("one\ntwo", "one\ntwo", "one<br>two"), ("", "", ""),
    ("2 < 3 & *4*", "2 < 3 & 4", "2 &lt; 3 &amp; <i>4</i>"),
    ("<b>no</b>", "<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
])
def test_bold_and_italic_are_all_the_markup_there_is(text: str, without: str, marked: str) -> None:
    assert formatting.plain(text) == without
    assert formatting.rich(text, html.escape) == marked


@given(st.text(st.sampled_from("*<>&\"'/abi \n\\")))
def test_rich_text_never_lets_markup_through(text: str) -> None:
    left = re.sub(r"</?[bi]>|<br>", "", formatting.rich(text, html.escape))
    assert "<" not in left and ">" not in left
    assert html.unescape(left).replace("*", "") == text.replace("*", "").replace("\n", "")


@given(st.text(st.sampled_from("*ab \n")))
def test_plain_text_loses_nothing_but_stars(text: str) -> None:
    assert formatting.plain(text).replace("*", "") == text.replace("*", "")


def test_a_local_text_is_ready_to_show() -> None:
    small = sample()
    c1, c2 = small.rows("claims", ("C1", "C2"))
    assert formatting.local(small, c1, "text", "en") == "Deportations from Los Angeles rose 27%."
    assert formatting.local(small, c1, "text", "es") == "Las deportaciones de Los Ángeles subieron 27\u00a0%."
    assert formatting.local(small, c2, "text", "en") == "Raids spread fear."
    assert formatting.local(small, c2, "other_side", "en") == ""


@pytest.mark.parametrize(("value", "unit", "en", "es"), [
    (0.004, "percent", "0.004%", "0.004\u00a0%"), (1e-9, "percent", "less than 0.000001%", "menos de 0.000001\u00a0%"),
    (-1e-9, "count", "more than −0.000001", "más de −0.000001"), (99.999, "percent", "99.999%", "99.999\u00a0%"),
    (99.99999, "percent", "99.99999%", "99.99999\u00a0%"), (100, "percent", "100%", "100\u00a0%"),
    (99.99, "percent", "99.99%", "99.99\u00a0%"),
    (999_999_999, "usd", "$999,999,999", "999,999,999 dólares"), (1e9, "usd", "$1 billion", "1,000 millones de dólares"),
    (1_234_567, "usd", "$1,234,567", "1,234,567 dólares"), (1_230_000, "usd", "$1.23 million", "1.23 millones de dólares"),
    (0.5, "usd", "$0.5", "0.5 dólares"), (999_999.5, "usd", "$999,999.5", "999,999.5 dólares"),
])
def test_an_amount_is_neither_nothing_nor_all_nor_more_than_it_is(value: float, unit: str, en: str, es: str) -> None:
    assert both(published(value, unit)) == (en, es)


@pytest.mark.parametrize(("text", "shown"), [
    ("5 * 3 * 2", "5 * 3 * 2"), ("a*b*c", "a*b*c"), ("2 ** 3 ** 4", "2 ** 3 ** 4"), ("*", "*"), ("* not a list", "* not a list"),
    ("*so*", "so"), ("**so** and *so*.", "so and so."), ("(*so*)", "(so)"), ("***", "***"), ("a * b* c", "a * b* c"),
])
def test_a_star_is_a_mark_only_beside_a_word(text: str, shown: str) -> None:
    assert formatting.plain(text) == shown


# Placeholders that print no number


@pytest.mark.parametrize("typed", [
    "{C1:shrot}", "{C99}", "{C99:full}", "{C1:prosa}", "{ C1 }", "{C 1}", "{c1}", "{C1:}", "{C1:bare:x}", "{C1: bare}",
    "{C1:FULL}", "{C1 : short}"])
def test_an_unknown_placeholder_stays_and_is_told(typed: str) -> None:
    """Never taken for another one: a style that does not exist is no style."""
    text = f"It rose by {typed} in a year."
    assert formatting.expand(text, sample(), "en") == text
    assert unknown_placeholders(text, sample()) == (typed,)


@pytest.mark.parametrize("text", ["{C1}", "{C1:short} {C1:bare} {C1:full} {C1:prose}", "no braces", "{see the note}", "{}",
                                  "{C1", "C1}", "{{}}"])
def test_known_placeholders_and_other_braces_are_told_nothing(text: str) -> None:
    assert unknown_placeholders(text, sample()) == ()
