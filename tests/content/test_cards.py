"""The cards of rows, claims and numbers: every block with its lines, marks and sources."""

from __future__ import annotations

import pytest

from explainer.content import cards
from explainer.content.cards import Block, Card, Role
from explainer.content.lines import Line
from explainer.core.columns import STATUSES
from explainer.core.i18n import translate
from explainer.core.pack import Pack, Row
from explainer.panels import registry

from ..core.building import ShownLine, numbered, pack, row, sample


def line(text: str, **more: object) -> ShownLine:
    return ShownLine(text, **more)  # type: ignore[arg-type]


def muted(text: str) -> Line:
    return Line(text, muted=True)


def blocks(*given: tuple[str, tuple[Line, ...]]) -> tuple[Block, ...]:
    return tuple(Block(heading, lines) for heading, lines in given)


def card(table: str, row_id: str, language: str = "en", of: Pack | None = None) -> Card:
    whole = of or sample()
    found = whole.row(table, row_id)
    assert found is not None
    return registry.card(table, whole, found, language)


def block(of: Card, heading: str) -> tuple[Line, ...]:
    """The lines below a heading; () where the card has no such block."""
    return next((b.lines for b in of.blocks if b.heading == heading), ())


def source_card(ref: str, language: str = "en", of: Pack | None = None) -> Card:
    found = cards.source_card(of or sample(), ref, language)
    assert found is not None
    return found


AGENCY = {"en": line("[2] ICE, “Arrest counts”, July 2025"), "es": line("[2] ICE, “Arrest counts”, julio de 2025")}
ARTICLE = {"en": line("[1] The Gazette, “A directive”, June 20, 2025, read in a copy"),
           "es": line("[1] The Gazette, “A directive”, 20 de junio de 2025, leído en una copia")}
STUDY = line("[3] State University, “Fear”, 2019")
RULE = {"en": line("[4] City of Chicago, “Ordinance”, undated"),
        "es": line("[4] City of Chicago, “Ordinance”, sin fecha")}

RISE = (line("Deportations from Los Angeles rose 27%.", status="not_found", ref="C1", sources=(1,), strong="27%"),
        muted("No other source gives it."))
FEAR = (line("Raids spread fear.", status="partly", ref="C2", sources=(1, 3)),
        muted("One study found it."))
CRIMES = (line("Fewer report crimes.", status="corroborated", ref="C3", sources=(2,)), muted("Two say so."))
CALLS = (line("Calls fell.", ref="r1", sources=(3,)), muted("Dallas · 2010-2013 · strength: strong. One city."))
NO_DROP = (line("No drop.", ref="r2", sources=(4,)), muted("Texas · strength: limited. Short."))
NONE = (muted("none found"),)

ALZA = (line("Las deportaciones de Los Ángeles subieron 27\u00a0%.", status="not_found", ref="C1", sources=(1,),
             strong="27\u00a0%"), muted("Ninguna otra fuente lo da."))
MIEDO = (line("Las redadas dan miedo.", status="partly", ref="C2", sources=(1, 3)),
         muted("Un estudio lo encontró."))
DENUNCIAS = (line("Menos denuncian.", status="corroborated", ref="C3", sources=(2,)),
             muted("Dos lo dicen."))
RESEARCH_ES = (
    ("Estudios que la respaldan", (line("Bajaron las llamadas.", ref="r1", sources=(3,)),
                      muted("Dallas, Texas · 2010-2013 · solidez: sólida. Una ciudad."))),
    ("Estudios que la contradicen", (line("Sin baja.", ref="r2", sources=(4,)), muted("Tejas · solidez: limitada. Breve."))),
    ("Se buscó y no se encontró efecto", (muted("no se encontró nada"),)),
)


@pytest.mark.parametrize(("language", "number"), [("en", "27%"), ("es", "27\u00a0%")])
@pytest.mark.parametrize("table", [*(name for name in registry.tables() if len(sample()[name])), "research"])
def test_numbers_are_filled_in_wherever_a_text_stands(table: str, language: str, number: str) -> None:
    given = numbered(sample())
    texts: list[str] = []
    for one in given[table]:
        made = card(table, one.id, language, given) if table in registry.tables() else source_card(one.id, language, given)
        texts += [made.title, made.subtitle, *(said.full_text() for b in made.blocks for said in b.lines)]
    assert [text for text in texts if "{" in text] == []
    assert sum(number in text for text in texts) > 0


def test_every_heading_is_in_the_language_of_its_card() -> None:
    def headings(language: str) -> set[str]:
        made: list[Card | None] = [card(table, one.id, language) for table in registry.tables() for one in sample()[table]]
        made += [cards.source_card(sample(), ref, language) for ref in ("C1", "C2", "F1", "r1", "r2")]
        return {b.heading for one in made if one is not None for b in one.blocks if b.heading}

    english, spanish = headings("en"), headings("es")
    assert len(english) == len(spanish) > 20
    assert english & spanish == set()


# Claims and research

def test_a_claim_is_stated_with_number_mark_and_sources_and_below_why() -> None:
    c1, c2, c5 = sample().rows("claims", ("C1", "C2", "C5"))
    assert cards.claim_statement(sample(), c1, "en") == RISE
    assert cards.claim_statement(sample(), c1, "es") == ALZA
    assert cards.claim_statement(sample(), c2, "es") == MIEDO
    assert cards.claim_statement(sample(), c5, "en") == (
        line("It fell.", status="rumour", ref="C5", sources=(3,), strong="−28%"), muted(""))


def test_each_claim_is_stated_once_in_the_order_given() -> None:
    assert cards.claims_block(sample(), ("C3", "C1", "nowhere", "C3"), "en") == (*CRIMES, *RISE)
    assert cards.claims_block(sample(), (), "en") == ()


def test_research_bears_on_any_of_the_claims() -> None:
    def found(ids: tuple[str, ...], direction: str = "") -> list[str]:
        return [r.id for r in cards.research_rows(sample(), ids, direction)]

    assert found(("C2",)) == ["r1", "r2"] == found(("C1", "C3", "C2"))
    assert [r.id for r in cards.research_rows(sample(), ("C2",))] == ["r1", "r2"]
    assert found(("C3",)) == ["r1"] == found(("C2",), "for")
    assert (found(("C2",), "against"), found(("C2",), "null"), found(("C1",)), found(())) == (["r2"], [], [], [])


def test_research_for_against_and_without_effect() -> None:
    assert cards.research_blocks(sample(), ("C2",), "en") == (
        ("Research for", CALLS), ("Research against", NO_DROP), ("Looked, and found no effect", NONE))
    assert cards.research_blocks(sample(), ("C1",), "es") == tuple(
        (heading, (muted("no se encontró nada"),))
        for heading in ("Estudios que la respaldan", "Estudios que la contradicen", "Se buscó y no se encontró efecto"))


def test_research_in_spanish_and_in_a_language_without_words() -> None:
    assert cards.research_blocks(sample(), ("C2",), "es") == RESEARCH_ES
    assert cards.research_blocks(sample(), ("C2",), "fr")[1][1] == (
        line("No drop.", ref="r2", sources=(4,)), muted("Texas · strength: limited. Short."))


def test_research_that_looked_and_found_nothing() -> None:
    null = pack(row("research", "r", claim_ids="X", direction="null", finding="Nothing.", limit="Old.",
                    strength="moderate"))
    assert cards.research_blocks(null, ("X",), "en") == (
        ("Research for", NONE), ("Research against", NONE),
        ("Looked, and found no effect", (line("Nothing.", ref="r"), muted("strength: moderate. Old."))))


# Cities

CARE = "Treat it with care. We looked and found it in no other source. That does not make it false."
CAUTELA = "Con cautela. Lo buscamos y no está en otra fuente. Eso no significa que sea falso."


def test_the_card_of_a_city() -> None:
    assert card("cities", "la") == Card("Los Angeles", "", blocks(
        ("Can I trust “27%”?", (
            line("Not found elsewhere", status="not_found", ref="C1", sources=(1,), strong="27%"),
            line(f"{CARE} No other source gives it."))),
        ("One side’s case", (line("Cities shield criminals.", sources=(2,)),)),
        ("The other side’s case", (line("Trust needs it.", sources=(3, 4)),)),
        ("What published counts say", (
            line("Arrests · Los Angeles office · Jun 6 – Jul 8, 2025", status="reported", ref="F1", sources=(2, 3),
                 strong="2,792"),
            line("Deportations · Los Angeles · no period given", status="reported", ref="F3", sources=(2,),
                 strong="withheld"))),
        ("Office", (line("Los Angeles office"), line("Seven counties: 2,792 arrests."))),
        ("What nobody has published", (line("Who was deported."),)),
        ("The rule", (line("No city help.", sources=(1, 4)),)),
        ("Background number", (line("Born abroad · Los Angeles · 2023", status="rumour", ref="F4",
                                        strong="about 35.2%"),)),
        ("Sources", (ARTICLE["en"], AGENCY["en"], STUDY, RULE["en"])),
    ), "C1", ("rule", "article"), sheet="Print this city")


def test_the_card_of_a_city_in_spanish() -> None:
    spanish = card("cities", "la", "es")
    assert (spanish.title, spanish.subtitle, spanish.sheet) == ("Los Ángeles", "", "Imprimir esta ciudad")
    assert [b.heading for b in spanish.blocks] == [
        "¿Puedo confiar en «27\u00a0%»?", "Los argumentos de una parte", "Los argumentos de la otra parte",
        "Qué dicen los conteos publicados", "Oficina", "Lo que nadie ha publicado", "La norma", "Cifra de contexto",
        "Fuentes"]
    assert spanish.blocks[0].lines == (
        line("No encontrado en otra fuente", status="not_found", ref="C1", sources=(1,), strong="27\u00a0%"),
        line(f"{CAUTELA} Ninguna otra fuente lo da."))
    assert [b.lines[0] for b in spanish.blocks[1:]] == [
        line("Las ciudades protegen a criminales.", sources=(2,)), line("La confianza lo exige.", sources=(3, 4)),
        line("Arrestos · Oficina de Los Ángeles · 6 de junio – 8 de julio de 2025", status="reported", ref="F1",
             sources=(2, 3), strong="2,792"),
        line("Oficina de Los Ángeles"), line("Quién fue deportado."), line("Sin ayuda de la ciudad.", sources=(1, 4)),
        line("Nacidos en el extranjero · Los Ángeles · 2023", status="rumour", ref="F4",
             strong="alrededor de 35.2\u00a0%"), ARTICLE["es"],
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_both_cases_of_a_city_are_of_equal_rank_and_its_counts_come_after_the_answer(language: str) -> None:
    roles = [b.role for b in card("cities", "la", language).blocks]
    assert roles[:4] == [Role.ANSWER, Role.SIDE, Role.SIDE, Role.COUNTS] and roles[-1] is Role.SOURCES
    assert roles.count(Role.SIDE) == 2
    assert card("cities", "la", language).blocks[0].lines[0].lead in ("The article says", "El artículo dice")


@pytest.mark.parametrize("status", [*STATUSES, "rumour"])
def test_each_status_has_an_answer_in_plain_words_of_its_own(status: str) -> None:
    def answer(one: str, language: str) -> Line:
        made = pack(row("cities", "x", name="X", claim_ids="C"),
                    row("claims", "C", value=27.0, unit="percent", status=one, why="Why."))
        return card("cities", "x", language, made).blocks[0].lines[-1]

    for language in ("en", "es"):
        others = {answer(one, language).text for one in STATUSES if one != status}
        assert answer(status, language).text.endswith("Why.") and answer(status, language).text not in others


def test_a_city_of_which_nothing_is_known_has_no_empty_blocks() -> None:
    assert card("cities", "chi") == Card("Chicago", "", blocks(
        ("Office", (line("Chicago office"), line("Six states.")))), "", (), sheet="Print this city")


def test_a_number_of_unknown_status_shows_the_status_as_it_is() -> None:
    assert block(card("cities", "ny"), "Can I trust “−28%”?") == (
        line("rumour", status="rumour", ref="C5", sources=(3,), strong="−28%"),)
    assert card("cities", "ny").ref == "C5"


# Impacts and recommendations

def test_the_card_of_an_impact() -> None:
    assert card("impacts", "i-fear") == Card("Fear grows.", "Impact and effect", blocks(
        ("How well it is confirmed", (*FEAR, *CRIMES, *RISE)),
        ("Effect the article names", (line("Fewer reports."),)),
        ("Research for", CALLS), ("Research against", NO_DROP), ("Looked, and found no effect", NONE),
    ), "C2")


def test_the_card_of_an_impact_in_spanish() -> None:
    assert card("impacts", "i-fear", "es") == Card("Crece el miedo.", "Impacto y efecto", blocks(
        ("Hasta qué punto está confirmado", (*MIEDO, *DENUNCIAS, *ALZA)),
        ("Efecto que nombra el artículo", (line("Menos denuncias."),)), *RESEARCH_ES), "C2")


def test_the_card_of_an_impact_alone() -> None:
    assert card("impacts", "i-only") == Card("Families part.", "Concern", blocks(
        ("Research for", NONE), ("Research against", NONE), ("Looked, and found no effect", NONE)))


def test_the_claim_of_a_link_is_graded_too() -> None:
    linked = pack(row("claims", "P", text="P", why="p"), row("claims", "L", text="L", why="l"),
                  row("impacts", "i", group="pair", text="T", pair_claim_ids="P", link_claim_id="L"),
                  row("recommendations", "m", group="measure", text="T", benefit_claim_ids="P", link_claim_id="L"))
    for table, row_id in (("impacts", "i"), ("recommendations", "m")):
        made = card(table, row_id, of=linked)
        assert made.ref == "P"
        assert block(made, "How well it is confirmed") == (
            line("P", ref="P"), muted("p"), line("L", ref="L"), muted("l"))


def test_the_card_of_a_recommendation() -> None:
    opinion = (line("Panels help.", status="opinion", ref="C4", strong="cannot be read"),
               muted("A forecast."))
    assert card("recommendations", "m-panel") == Card("Set up a panel.", "Measure", blocks(
        ("How well it is confirmed", (*opinion, *FEAR, *CRIMES)),
        ("Benefit the article states", (line("More trust."),)),
        ("Research for", CALLS), ("Research against", NO_DROP), ("Looked, and found no effect", NONE),
    ), "C4")


def test_a_benefit_that_is_not_stated_says_so() -> None:
    assert card("recommendations", "m-talk") == Card("Talk.", "Approach", blocks(
        ("How well it is confirmed", CRIMES), ("Benefit the article states", (muted("not stated"),)),
        ("Research for", CALLS), ("Research against", NONE), ("Looked, and found no effect", NONE)), "C3")
    spanish = card("recommendations", "m-talk", "es")
    assert (spanish.title, spanish.subtitle) == ("Hablar.", "Enfoque")
    assert spanish.blocks[1].lines == (muted("no se indica"),)


def test_the_card_of_a_recommendation_in_spanish() -> None:
    opinion = (line("Panels help.", status="opinion", ref="C4", strong="no se puede leer"),
               muted("A forecast."))
    assert card("recommendations", "m-panel", "es") == Card("Crear un panel.", "Medida", blocks(
        ("Hasta qué punto está confirmado", (*opinion, *MIEDO, *DENUNCIAS)),
        ("Beneficio que indica el artículo", (line("Más confianza."),)), *RESEARCH_ES), "C4")


def test_a_recommendation_without_claims_has_no_source_card() -> None:
    assert card("recommendations", "m-fund").ref == ""


# Responses

def test_the_card_of_a_response_in_the_article() -> None:
    assert card("responses", "r-adm") == Card(
        "The President", "Administration · In the article · June 15, 2025", blocks(
        ("What they said or did", (line("Wants 27% more.", sources=(1, 2)),)),
        ("How well it is confirmed", (*RISE, *CRIMES)),
        ("Best source on the other side", (line("The agency gives no such number.", sources=(2,)),)),
        ("Sources", (ARTICLE["en"], AGENCY["en"])),
    ), "C1", ("article", "agency"))


def test_the_card_of_a_response_in_the_article_in_spanish() -> None:
    assert card("responses", "r-adm", "es") == Card(
        "El presidente", "Gobierno federal · En el artículo · 15 de junio de 2025", blocks(
            ("Qué dijeron o hicieron", (line("Quiere 27\u00a0% más.", sources=(1, 2)),)),
            ("Hasta qué punto está confirmado", (*ALZA, *DENUNCIAS)),
            ("Mejor fuente del otro lado", (line("La agencia no da ese número.", sources=(2,)),)),
            ("Fuentes", (ARTICLE["es"], AGENCY["es"])),
        ), "C1", ("article", "agency"))


def test_the_card_of_a_response_found_elsewhere() -> None:
    assert card("responses", "r-mayor", "es") == Card(
        "La alcaldesa", "Ciudad · Encontrado en otra fuente · junio de 2025", blocks(
        ("Qué dijeron o hicieron", (line("Pide parar.", sources=(3, 4)),)),
        ("Hasta qué punto está confirmado", (line("Confirmado", status="corroborated", ref="r-mayor", sources=(3, 4)),)),
        ("Fuentes", (STUDY, RULE["es"])),
    ), "", ("study", "rule"))


def test_the_card_of_a_response_of_which_little_is_known() -> None:
    assert card("responses", "r-group") == Card(
        "A group", "Advocates · In the article · November 20, 2026",
        blocks(("What they said or did", (line("Objects."),))))
    assert card("responses", "r-police").subtitle == "Police · Found elsewhere"


def response(row_id: str, origin: str, group: str = "city", city: str = "", order: float = 0.0) -> Row:
    return row("responses", row_id, origin=origin, group=group, city=city, order=order,
               who=(f"Who {row_id}", f"Quién {row_id}"), text=(f"Says {row_id}", f"Dice {row_id}"),
               status="reported", source_ids="s")


def counterparts(*rows: Row, of: str = "a", language: str = "en") -> list[str]:
    made = card("responses", of, language, pack(row("sources", "s"), *rows))
    return [one.ref for one in block(made, "What was found elsewhere")]


def test_beside_a_line_of_the_article_stands_what_the_same_group_verifiably_did() -> None:
    made = pack(row("sources", "s"), response("a", "article"), response("b", "found"))
    assert block(card("responses", "a", "en", made), "What was found elsewhere") == (
        line("Who b: Says b", status="reported", ref="b", sources=(1,)),)
    assert block(card("responses", "a", "es", made), "Qué se encontró en otras fuentes") == (
        line("Quién b: Dice b", status="reported", ref="b", sources=(1,)),)


def test_numbers_are_filled_in_beside_a_line_of_the_article() -> None:
    made = numbered(pack(row("claims", "N", value=7.0), response("a", "article"), response("b", "found")), "{N}")
    assert [one.text for one in block(card("responses", "a", "en", made), "What was found elsewhere")] == [
        "Who b 7: Says b 7"]


def test_counterparts_are_of_the_same_group_found_elsewhere_and_of_the_same_city() -> None:
    rows = (response("other-group", "found", "advocates"), response("in-article", "article"),
            response("la", "found", city="la"), response("chi", "found", city="chi"), response("anywhere", "found"))
    assert counterparts(response("a", "article", city="la"), *rows) == ["la", "anywhere"]
    assert counterparts(response("a", "article"), *rows) == ["la", "chi", "anywhere"]


def test_a_response_found_elsewhere_needs_no_counterpart() -> None:
    assert counterparts(response("a", "found"), response("b", "found")) == []


def test_four_counterparts_in_the_packs_order_are_enough() -> None:
    rows = [response(f"b{n}", "found", order=float(9 - n)) for n in range(6)]
    assert counterparts(response("a", "article"), *rows) == ["b5", "b4", "b3", "b2"]


# Events

def test_the_card_of_an_event() -> None:
    assert card("events", "e-post") == Card("The post", "June 15, 2025 · Federal", blocks(
        ("", (line("The President asks for 27% more."), muted("As of November 20, 2026."))),
        ("How well it is confirmed", (*CRIMES, *RISE)),
        ("Sources", (AGENCY["en"], ARTICLE["en"])),
    ), "C3", ("agency", "article"))


def test_the_card_of_an_event_in_spanish() -> None:
    assert card("events", "e-post", "es") == Card("El mensaje", "15 de junio de 2025 · Federal", blocks(
        ("", (line("El presidente pide 27\u00a0% más."), muted("Situación al 20 de noviembre de 2026."))),
        ("Hasta qué punto está confirmado", (*DENUNCIAS, *ALZA)),
        ("Fuentes", (AGENCY["es"], ARTICLE["es"])),
    ), "C3", ("agency", "article"))


@pytest.mark.parametrize(("event", "language", "subtitle", "said"), [
    ("e-post", "es", "15 de junio de 2025 · Federal",
     (line("El presidente pide 27\u00a0% más."), muted("Situación al 20 de noviembre de 2026."))),
    ("e-month", "es", "junio de 2025 · Ciudad", (line("Rige."), muted("Situación a octubre de 2026."))),
    ("e-month", "en", "June 2025 · City", (line("It holds."), muted("As of October 2026."))),
    ("e-month", "fr", "June 2025 · City", (line("It holds."), muted("As of October 2026."))),
    ("e-year", "en", "2024 · Data", (line("They are published."),)),
    ("e-none", "es", "sin fecha · Tribunal", (line("It goes on."),)),
])
def test_an_event_says_when_it_was_and_as_of_when(
    event: str, language: str, subtitle: str, said: tuple[Line, ...]
) -> None:
    made = card("events", event, language)
    assert (made.subtitle, block(made, "")) == (subtitle, said)


def test_an_event_without_claims_has_no_source_card() -> None:
    assert (card("events", "e-year").ref, card("events", "e-year").source_ids) == ("", ("agency",))
    assert [b.heading for b in card("events", "e-none").blocks] == [""]


# Court cases

def test_the_card_of_a_case() -> None:
    assert card("cases", "k-rule") == Card("State v. City", "Filed: February 2025", blocks(
        ("Who prevailed in the last ruling found", (line("", strong="City, state or group"),)),
        ("Last ruling", (muted("July 25, 2025"), line("It stands: 27%."), muted("As of October 2025."))),
        ("Court", (line("A court"),)),
        ("How well it is confirmed", CRIMES),
        ("Sources", (RULE["en"],)),
    ), "C3", ("rule",))


def test_the_card_of_a_case_without_a_ruling_in_spanish() -> None:
    assert card("cases", "k-grants", "es") == Card("Ciudad v. Estado", "Presentado: 2018", blocks(
        ("A quién favorece el último fallo encontrado", (line("", strong="Sin fallo encontrado"),)),
        ("Último fallo", (muted("Situación al 20 de noviembre de 2026."),)),
        ("Tribunal", (line("Un tribunal"),)),
        ("Fuentes", (RULE["es"],)),
    ), "", ("rule",))


# Sources and terms

def test_the_card_of_a_source() -> None:
    assert card("sources", "article") == Card("A directive", "The article · Takes no side", blocks(
        ("", (ARTICLE["en"], muted("https://gazette.example/1"))),
        ("Keep in mind", (line("It gives no dates."),)),
        ("Cited for", (
            line("Los Angeles"),
            line("Deportations from Los Angeles rose 27%.", status="not_found", ref="C1"),
            line("Raids spread fear.", status="partly", ref="C2"), line("Wants 27% more.", ref="r-adm"),
            line("It says 27%."), line("The post"))),
    ), "", ("article",), citation=f"{ARTICLE['en'].text}\nhttps://gazette.example/1")


def test_the_card_of_a_source_in_spanish() -> None:
    spanish = card("sources", "agency", "es")
    assert (spanish.title, spanish.subtitle) == ("Arrest counts", "Organismo público · Gobierno federal")
    assert block(card("sources", "article", "es"), "Tenga en cuenta") == (line("No da fechas."),)
    assert block(spanish, "") == (AGENCY["es"],)
    assert block(spanish, "Se cita para")[3:6] == (
        line("Arrestos", status="reported", ref="F1", strong="2,792"),
        line("Cambio en arrestos", status="corroborated", ref="F2", strong="+56\u00a0%"),
        line("Deportaciones", status="reported", ref="F3", strong="no divulgado"))


def test_what_each_kind_of_row_cites_a_source_for() -> None:
    assert [one.text for one in block(card("sources", "study"), "Cited for")] == [
        "Los Angeles", "Raids spread fear.", "It fell.", "Arrests", "Asks to stop.", "Counts differ.", "Calls fell."]
    assert [one.text for one in block(card("sources", "rule"), "Cited for")] == [
        "Los Angeles", "Asks to stop.", "It does.", "No drop.", "A rule", "Zone", "State v. City", "City v. State"]


def test_a_source_that_nothing_cites_has_no_such_block() -> None:
    assert card("sources", "unused") == Card("Uncited", "Advocacy · For immigrants' rights", blocks(
        ("", (line("[5] A blog, “Uncited”, January 2, 2020"), muted("blog.example")))), "", ("unused",),
        citation="[5] A blog, “Uncited”, January 2, 2020\nblog.example")


def test_the_card_of_a_term() -> None:
    assert card("glossary", "t-zone") == Card(
        "Zone", "", blocks(("", (line("A place."),)), ("Sources", (RULE["en"],))), "", ("rule",))
    assert card("glossary", "t-zone", "es") == Card(
        "Ámbito", "", blocks(("", (line("Un lugar."),)), ("Fuentes", (RULE["es"],))), "", ("rule",))


def test_every_table_of_the_panels_has_cards() -> None:
    assert set(registry.tables()) == {
        "cities", "impacts", "responses", "recommendations", "events", "cases", "sources", "glossary",
        "figures", "claims", "series"}


def test_unknown_sources_are_passed_over() -> None:
    assert cards.source_lines(sample(), ("rule", "nowhere", "agency"), "en") == (RULE["en"], AGENCY["en"])


# The source card of a claim

def test_the_source_card_of_a_claim() -> None:
    assert source_card("C1") == Card("Deportations from Los Angeles rose 27%.", "no period given", blocks(
        ("Can I trust “27%”?", (
            line("Not found elsewhere", status="not_found", ref="C1"),
            line(f"{CARE} No other source gives it."), muted("Looked for in November 2026."))),
        ("Sources that support it", (line("It says 27%.", sources=(1,)),)),
        ("Sources that point the other way", (line("Its count is lower.", sources=(2,)),)),
        ("Best source on the other side", (line("The agency gives no such number.", sources=(2,)),)),
        ("Context", (line("Counts differ.", sources=(3,)),)),
        ("Sources", (ARTICLE["en"], AGENCY["en"], STUDY)),
    ), "C1", ("article", "agency", "study"))


def test_the_source_card_of_a_claim_in_spanish() -> None:
    assert source_card("C1", "es") == Card(
        "Las deportaciones de Los Ángeles subieron 27\u00a0%.", "sin periodo indicado", blocks(
        ("¿Puedo confiar en «27\u00a0%»?", (
            line("No encontrado en otra fuente", status="not_found", ref="C1"),
            line(f"{CAUTELA} Ninguna otra fuente lo da."), muted("Se buscó en noviembre de 2026."))),
        ("Fuentes que lo apoyan", (line("Dice 27\u00a0%.", sources=(1,)),)),
        ("Fuentes que apuntan en otro sentido", (line("Su conteo es menor.", sources=(2,)),)),
        ("Mejor fuente del otro lado", (line("La agencia no da ese número.", sources=(2,)),)),
        ("Contexto", (line("Los conteos difieren.", sources=(3,)),)),
        ("Fuentes", (ARTICLE["es"], AGENCY["es"], STUDY)),
    ), "C1", ("article", "agency", "study"))


@pytest.mark.parametrize(("language", "said"), [
    ("en", "Looked for on November 20, 2026."), ("es", "Se buscó el 20 de noviembre de 2026."),
    ("fr", "Looked for on November 20, 2026."),
])
def test_a_claim_says_on_which_day_it_was_looked_for(language: str, said: str) -> None:
    assert source_card("C2", language).blocks[0].lines[2:] == (muted(said),)


def test_where_no_source_was_found_the_card_says_so() -> None:
    made = source_card("C3")
    assert made.subtitle == ""
    assert block(made, "Sources that support it") == NONE == block(made, "Sources that point the other way")
    assert block(made, "Can I trust this?")[1:] == (
        line("Yes. An independent, named source says the same. Two say so."),)
    assert block(made, "Best source on the other side") == () == block(made, "Context")
    assert block(source_card("C3", "es"), "Fuentes que lo apoyan") == (muted("no se encontró nada"),)


def test_sources_of_a_claim_are_its_own_and_those_that_speak_of_it_in_the_order_of_their_numbers() -> None:
    made = source_card("C2")
    assert made.source_ids == ("article", "study", "rule")
    assert block(made, "Sources") == (ARTICLE["en"], STUDY, RULE["en"])


def test_the_source_of_the_other_side_is_one_of_the_claims_and_unknown_ones_come_first() -> None:
    given = pack(row("sources", "a"), row("sources", "b"),
                 row("claims", "X", text="X", source_ids="a nowhere", other_side_source_id="b"))
    assert source_card("X", of=given).source_ids == ("nowhere", "a", "b")


def test_a_number_that_the_text_does_not_hold_stands_before_it() -> None:
    assert source_card("C5").title == "−28% · It fell."
    assert source_card("C4").title == "cannot be read · Panels help."
    assert source_card("C4", "es").title == "no se puede leer · Panels help."
    inside = pack(row("claims", "X", text="In 2017 it was so.", value=17.0, unit="count"),
                  row("claims", "Y", text="It fell {Y}.", value=-3.0, unit="percent_change"))
    assert source_card("X", of=inside).title == "17 · In 2017 it was so."
    assert source_card("Y", of=inside).title == "It fell 3%."
    one_language = pack(row("claims", "Z", text=("It fell.", "Cayó {Z}."), value=3.0, unit="percent"))
    assert source_card("Z", "en", one_language).title == "3% · It fell."
    assert source_card("Z", "es", one_language).title == "Cayó 3\u00a0%."


def test_a_claim_of_unknown_status_shows_it_as_the_pack_has_it() -> None:
    made = source_card("C5")
    assert block(made, "Can I trust “−28%”?") == (line("rumour", status="rumour", ref="C5"),)


# The source card of a figure

def test_the_source_card_of_a_figure() -> None:
    assert source_card("F1") == Card("2,792 arrests · Arrests", "Arrests", blocks(
        ("Can I trust “2,792 arrests”?", (
            line("Reported by one source", status="reported", ref="F1"),
            line("It rests on one named source. A known dispute is noted next to it."))),
        ("What is counted", (line("Arrests by ICE."),)), ("Place", (line("Los Angeles office"),)),
        ("Period", (line("Jun 6 – Jul 8, 2025"),)), ("As of", (line("August 1, 2025"),)),
        ("Keep in mind", (line("Not the city."),)), ("Sources", (STUDY, AGENCY["en"])),
    ), "F1", ("study", "agency"))


def test_the_source_card_of_a_figure_in_spanish() -> None:
    assert source_card("F1", "es") == Card("2,792 arrestos · Arrestos", "Arrestos", blocks(
        ("¿Puedo confiar en «2,792 arrestos»?", (
            line("Según una fuente", status="reported", ref="F1"),
            line("Se apoya en una sola fuente identificada. Si se discute, se dice a su lado."))),
        ("Qué se cuenta", (line("Arrestos de ICE."),)), ("Lugar", (line("Oficina de Los Ángeles"),)),
        ("Periodo", (line("6 de junio – 8 de julio de 2025"),)), ("Última situación conocida", (line("1 de agosto de 2025"),)),
        ("Tenga en cuenta", (line("No es la ciudad."),)), ("Fuentes", (STUDY, AGENCY["es"])),
    ), "F1", ("study", "agency"))


def test_the_source_card_of_a_figure_leaves_out_what_is_not_known() -> None:
    made = source_card("F4")
    assert (made.title, made.subtitle, made.source_ids) == (
        "about 35.2% · Born abroad", "Residents born abroad", ("unknown",))
    assert made.blocks == blocks(("Can I trust “about 35.2%”?", (line("rumour", status="rumour", ref="F4"),)),
                                 ("Place", (line("Los Angeles"),)), ("Period", (line("2023"),)))
    assert block(source_card("F2"), "Period") == (line("spring 2025 against 2024"),)
    assert source_card("F3").title == "withheld · Deportations"


# The source card of research and responses

def test_the_source_card_of_a_study() -> None:
    assert source_card("r1") == Card("Calls fell.", "For", blocks(
        ("Place", (line("Dallas"),)), ("Period", (line("2010-2013"),)),
        ("Strength of the method", (line("", strong="Strong"), line("Before and after."))),
        ("Keep in mind", (line("One city."),)), ("Sources", (STUDY,)),
    ), "r1", ("study",))


@pytest.mark.parametrize(("language", "stance"), [
    ("en", "The author or sponsor takes a side in public."),
    ("es", "El autor o patrocinador tiene una postura pública."),
    ("fr", "The author or sponsor takes a side in public."),
])
def test_a_study_by_advocates_says_so(language: str, stance: str) -> None:
    assert block(source_card("r2", language), translate("Keep in mind", language))[1:] == (line(stance),)
    assert block(source_card("r2", language), translate("Period", language)) == ()


def test_the_source_card_of_a_study_in_spanish() -> None:
    assert source_card("r2", "es") == Card("Sin baja.", "La contradice", blocks(
        ("Lugar", (line("Tejas"),)),
        ("Solidez del método", (line("", strong="Limitada"), line("Pocos casos."))),
        ("Tenga en cuenta", (line("Breve."), line("El autor o patrocinador tiene una postura pública."))),
        ("Fuentes", (RULE["es"],)),
    ), "r2", ("rule",))


def test_the_source_card_of_a_response_is_its_card() -> None:
    assert source_card("r-mayor", "es") == card("responses", "r-mayor", "es")


def test_there_is_no_source_card_of_what_the_pack_does_not_have() -> None:
    for ref in ("nowhere", "", "la", "c1"):
        assert cards.source_card(sample(), ref, "en") is None
