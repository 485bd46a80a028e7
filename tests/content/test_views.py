"""Each panel's table: its cells, the marks and sources they carry, and what they sort by."""

from __future__ import annotations

import pytest

from explainer.content import views
from explainer.content.evidence import STATUSES
from explainer.content.lines import Line
from explainer.content.views import Cell, View
from explainer.core.columns import PANELS, TABLES
from explainer.core.pack import Pack
from explainer.panels import registry

from ..core.building import ShownLine, numbered, pack, row, sample


def line(text: str, **more: object) -> ShownLine:
    return ShownLine(text, **more)  # type: ignore[arg-type]


def cell(*lines: Line | str, sort: float | str | None = None) -> Cell:
    return Cell(tuple(Line(one) if isinstance(one, str) else one for one in lines), sort)


def said(text: str) -> Cell:
    """A cell of one plain text, which it sorts by."""
    return cell(text, sort=text)


def view(name: str, language: str = "en", of: Pack | None = None) -> View:
    return registry.view(name, of or sample(), language)


def cells(name: str, row_id: str, language: str = "en", of: Pack | None = None) -> dict[str, Cell]:
    """The cells of one row by column key."""
    found = view(name, language, of)
    return dict(found.frame.iloc[found.ids.index(row_id)])


FEAR = line("Partly", status="partly", ref="C2")
CRIMES = line("Confirmed", status="corroborated", ref="C3")
RISE = line("Not found", status="not_found", ref="C1")
MIEDO, DENUNCIAS, ALZA = (line(text, status=status, ref=ref) for text, status, ref in (
    ("En parte", "partly", "C2"), ("Confirmado", "corroborated", "C3"), ("No encontrado", "not_found", "C1")))


def test_a_cell_is_copied_line_by_line() -> None:
    assert Cell((Line("Partly", worded=True), Line("27"), Line(sources=(2,)))).spoken() == "Partly; 27; [2]"
    assert Cell(()).spoken() == ""


# What all tables share

@pytest.mark.parametrize("name", registry.tables())
@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_table_has_a_cell_for_every_row_and_column(name: str, language: str) -> None:
    found = view(name, language)
    assert found.name == name
    assert list(found.frame.columns) == [column.key for column in found.columns]
    assert found.frame.shape == (len(sample()[name]), len(found.columns))
    assert sorted(found.ids) == sorted(r.id for r in sample()[name])
    assert len(found.tags) == len(found.ids)
    assert {type(one) for column in found.frame for one in found.frame[column]} == {Cell}


@pytest.mark.parametrize(("language", "number"), [("en", "27%"), ("es", "27\u00a0%")])
@pytest.mark.parametrize("name", [name for name in registry.tables() if name != "sources"])
def test_numbers_are_filled_in_wherever_a_text_stands(name: str, language: str, number: str) -> None:
    found = view(name, language, numbered(sample()))
    texts = [one.full_text() for column in found.frame for cell in found.frame[column] for one in cell.lines]
    assert [text for text in texts if "{" in text] == []
    assert sum(number in text for text in texts) > 0


@pytest.mark.parametrize("name", registry.tables())
def test_a_table_of_no_rows_keeps_its_columns(name: str) -> None:
    empty = view(name, of=pack())
    assert (empty.ids, empty.tags, len(empty.frame)) == ((), (), 0)
    assert list(empty.frame.columns) == [column.key for column in empty.columns]
    assert empty.tag_counts() == {}


COLUMNS = {
    "cities": "name rule article published foreign_born* office*",
    "impacts": "text evidence pair pair_evidence link group*",
    "responses": "who text focus origin evidence date group*",
    "recommendations": "text evidence benefit benefit_evidence link group*",
    "sources": "number> publisher title date kind side cited> address*", "glossary": "term meaning sources",
    "events": "date title text* kind sources",
    "cases": "name filed court* last_ruling decides* prevailed as_of sources",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_which_columns_are_shown_and_which_wait_to_be_asked_for(name: str) -> None:
    columns = view(name).columns
    assert " ".join(c.key + "*" * c.hidden + ">" * c.right for c in columns) == COLUMNS[name]
    assert all(c.title.strip() == c.title != "" and c.share > 0 and c.least >= 40 for c in columns)


@pytest.mark.parametrize("name", ["cities", "impacts", "responses", "recommendations"])
def test_a_column_of_marks_has_room_for_a_mark_and_its_word(name: str) -> None:
    least = {column.key: column.least for column in view(name).columns}
    assert all(width >= 100 for key, width in least.items() if key.endswith("evidence") or key in ("link", "article"))
    assert least[view(name).columns[0].key] < 100


def test_every_panel_has_its_tables() -> None:
    shown = [name for panel in registry.panels() for name in panel.load().tables]
    assert registry.panel_ids() == PANELS
    assert len(shown) == len(set(shown)) == len(registry.tables())


def test_rows_are_counted_per_tag_in_the_order_of_the_words() -> None:
    tags = (frozenset({"partly", "opinion"}), frozenset({"opinion"}), frozenset())
    found = View("x", (), ("a", "b", "c"), view("impacts").cells, tags,
                 {"opinion": "Opinion", "reported": "One source", "partly": "Partly"})
    assert list(found.tag_counts().items()) == [("opinion", 2), ("partly", 1)]


# Helpers

def test_statuses_of_claims_from_several_lists() -> None:
    assert views.statuses_of(sample(), ("C1", "C2"), (), ("C2", "C3", "nowhere")) == {
        "not_found", "partly", "corroborated"}


def test_status_words_are_short_and_in_the_vocabularys_order() -> None:
    assert list(views.status_words("es").items()) == [
        ("corroborated", "Confirmado"), ("partly", "En parte"), ("not_found", "No encontrado"),
        ("contradicted", "Contradicho"), ("reported", "Una fuente"), ("opinion", "Opinión")]
    assert views.status_words("en")["partly"] == "Partly"


# Cities

def test_cities_stand_in_the_packs_order_with_the_status_of_the_articles_number() -> None:
    found = view("cities")
    assert found.ids == ("la", "chi", "ny")
    assert found.tags == ({"not_found"}, set(), {"rumour"})
    assert found.tag_counts() == {"not_found": 1}


@pytest.mark.parametrize("name", ["cities", "impacts", "recommendations"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_statuses_to_filter_by_are_in_the_readers_language(name: str, language: str) -> None:
    assert view(name, language).tag_words == views.status_words(language)


def test_a_city_in_english() -> None:
    assert cells("cities", "la") == {
        "name": said("Los Angeles"),
        "rule": cell(line("Ordinance 188441", sources=(1, 4)), sort="2024-12-04"),
        "article": cell(line("Not found", status="not_found", ref="C1", sources=(1,), strong="27%"), sort=27.0),
        "published": cell(line("Arrests · Los Angeles office · Jun 6 – Jul 8, 2025", status="reported", ref="F1",
                               sources=(2, 3), strong="2,792"), sort=2792.0),
        "foreign_born": cell(line("Born abroad · Los Angeles · 2023", status="rumour", ref="F4", strong="about 35.2%"),
                             sort=35.2),
        "office": cell("Los Angeles office", line("Seven counties: 2,792 arrests.", muted=True),
                       sort="Los Angeles office"),
    }


def test_a_city_in_spanish() -> None:
    assert cells("cities", "la", "es") == {
        "name": said("Los Ángeles"),
        "rule": cell(line("Ordenanza 188441", sources=(1, 4)), sort="2024-12-04"),
        "article": cell(line("No encontrado", status="not_found", ref="C1", sources=(1,), strong="27\u00a0%"), sort=27.0),
        "published": cell(line("Arrestos · Oficina de Los Ángeles · 6 de junio – 8 de julio de 2025", status="reported",
                               ref="F1", sources=(2, 3), strong="2,792"), sort=2792.0),
        "foreign_born": cell(line("Nacidos en el extranjero · Los Ángeles · 2023", status="rumour", ref="F4",
                                  strong="alrededor de 35.2\u00a0%"), sort=35.2),
        "office": cell("Oficina de Los Ángeles", line("Siete condados: 2,792 arrestos.", muted=True),
                       sort="Oficina de Los Ángeles"),
    }


def test_a_city_without_numbers_says_so() -> None:
    chicago = cells("cities", "chi")
    assert chicago["rule"] == cell("")
    assert chicago["article"] == cell("does not apply")
    assert chicago["published"] == chicago["foreign_born"] == cell("not published")
    assert cells("cities", "chi", "es")["article"] == cell("no corresponde")
    assert cells("cities", "chi", "es")["published"] == cell("sin publicar")


def test_a_city_whose_first_figure_is_unknown_shows_no_other_in_its_place() -> None:
    new_york = cells("cities", "ny")
    assert new_york["published"] == new_york["foreign_born"] == cell("not published")
    assert new_york["article"] == cell(
        line("rumour", status="rumour", ref="C5", sources=(3,), strong="−28%"), sort=-28.0)


def test_the_articles_claim_of_a_city_is_the_first_with_a_number() -> None:
    la, chicago = sample().rows("cities", ("la", "chi"))
    claim = views.article_claim(sample(), la)
    assert claim is not None and claim.id == "C1"
    assert views.article_claim(sample(), chicago) is None


# Impacts

def test_impacts_stand_in_the_packs_order_with_the_statuses_of_all_their_claims() -> None:
    found = view("impacts")
    assert found.ids == ("i-only", "i-fear", "i-open")
    assert found.tags == (set(), {"partly", "corroborated", "not_found"}, {"partly", "rumour"})
    assert found.tag_counts() == {"corroborated": 1, "partly": 2, "not_found": 1}


def test_an_impact_shows_each_claims_mark() -> None:
    assert cells("impacts", "i-fear") == {
        "text": said("Fear grows."), "evidence": cell(FEAR, CRIMES, sort=0.0), "pair": said("Fewer reports."),
        "pair_evidence": cell(RISE, sort=2.0), "link": cell(CRIMES, sort=0.0), "group": said("Impact and effect"),
    }
    assert cells("impacts", "i-fear", "es") == {
        "text": said("Crece el miedo."), "evidence": cell(MIEDO, DENUNCIAS, sort=0.0), "pair": said("Menos denuncias."),
        "pair_evidence": cell(ALZA, sort=2.0), "link": cell(DENUNCIAS, sort=0.0), "group": said("Impacto y efecto"),
    }


def test_an_impact_alone_has_no_link_to_assess() -> None:
    dash = line("–", muted=True)
    assert cells("impacts", "i-only") == {
        "text": said("Families part."), "evidence": cell(), "pair": cell("–"), "pair_evidence": cell(),
        "link": cell(dash), "group": said("Concern"),
    }


def test_a_link_that_nobody_assessed_says_so() -> None:
    assert cells("impacts", "i-open")["link"] == cell(line("link not assessed", muted=True))
    assert cells("impacts", "i-open", "es")["link"] == cell(line("vínculo no evaluado", muted=True))


def test_a_claim_of_unknown_status_sorts_after_all_known_ones() -> None:
    marks = cells("impacts", "i-open")["evidence"]
    assert marks == cell(line("rumour", status="rumour", ref="C5"), FEAR, sort=1.0)
    alone = pack(row("claims", "X", status="rumour"), row("impacts", "i", text="I", claim_ids="X X"))
    known = float(len(STATUSES) - 1)
    only = cells("impacts", "i", of=alone)["evidence"]
    assert only.lines == (line("rumour", status="rumour", ref="X"),)
    assert isinstance(only.sort, float) and only.sort > known


# Responses

def test_responses_are_tagged_by_group() -> None:
    found = view("responses", "es")
    assert found.ids == ("r-adm", "r-mayor", "r-group", "r-police")
    assert found.tags == ({"administration"}, {"city"}, {"advocates"}, {"police"})
    assert list(found.tag_words.items()) == [
        ("administration", "Gobierno federal"), ("city", "Ciudad"), ("state", "Estados"), ("advocates", "Grupos con postura"),
        ("organisations", "Organizaciones"), ("police", "Policía")]
    assert found.tag_counts() == {"administration": 1, "city": 1, "advocates": 1, "police": 1}


def test_a_response_with_claims_shows_their_marks_and_its_sources() -> None:
    assert cells("responses", "r-adm") == {
        "who": said("The President"), "text": said("Wants 27% more."), "focus": said("Deportations"),
        "origin": said("In the article"), "evidence": cell(RISE, CRIMES, line("", sources=(1, 2)), sort=0.0),
        "date": cell("June 15, 2025", sort="2025-06-15"), "group": said("Administration"),
    }
    assert cells("responses", "r-adm", "es") == {
        "who": said("El presidente"), "text": said("Quiere 27\u00a0% más."), "focus": said("Deportaciones"),
        "origin": said("En el artículo"), "evidence": cell(ALZA, DENUNCIAS, line("", sources=(1, 2)), sort=0.0),
        "date": cell("15 de junio de 2025", sort="2025-06-15"), "group": said("Gobierno federal"),
    }


def test_a_response_with_claims_but_no_sources_adds_no_line() -> None:
    bare = pack(row("claims", "X", status="opinion"),
                row("responses", "r", who="W", text="T", focus="F", claim_ids="X"))
    assert cells("responses", "r", of=bare)["evidence"] == cell(
        line("Opinion", status="opinion", ref="X"), sort=5.0)


def test_a_response_found_elsewhere_wears_its_own_mark() -> None:
    mayor = cells("responses", "r-mayor")
    assert mayor["evidence"] == cell(line("Confirmed", status="corroborated", ref="r-mayor", sources=(3, 4)), sort=0.0)
    assert mayor["origin"] == said("Found elsewhere")
    assert mayor["date"] == cell("June 2025", sort="2025-06")
    short = pack(row("responses", "r", who="W", text="T", focus="F", status="reported"))
    assert [cells("responses", "r", language, short)["evidence"] for language in ("en", "es")] == [
        cell(line(text, status="reported", ref="r"), sort=4.0) for text in ("One source", "Una fuente")]


def test_a_body_without_a_dated_statement_says_when_it_was_seen() -> None:
    assert cells("responses", "r-group")["date"] == cell(line("seen November 20, 2026", muted=True), sort="2026-11-20")
    assert cells("responses", "r-group", "es")["date"] == cell(
        line("visto: 20 de noviembre de 2026", muted=True), sort="2026-11-20")
    assert cells("responses", "r-group", "fr")["date"].lines == (line("seen November 20, 2026", muted=True),)


def test_a_response_without_date_or_known_status() -> None:
    police = cells("responses", "r-police")
    assert police["date"] == cell(line("undated", muted=True))
    assert police["evidence"].lines == (line("rumour", status="rumour", ref="r-police"),)


def test_marks_of_claims_and_of_responses_sort_together_by_the_vocabulary() -> None:
    ranks = [cells("responses", row_id)["evidence"].sort for row_id in ("r-adm", "r-mayor", "r-police")]
    assert ranks[0] == ranks[1] == 0.0
    assert isinstance(ranks[2], float) and ranks[2] > 5.0
    assert cells("responses", "r-group")["evidence"] == cell(line("", ref="r-group"))


# Recommendations

def test_recommendations_stand_in_the_packs_order() -> None:
    found = view("recommendations")
    assert found.ids == ("m-talk", "m-panel", "m-fund")
    assert found.tags == ({"corroborated"}, {"opinion", "partly", "corroborated"}, set())


def test_a_recommendation_with_its_benefit() -> None:
    opinion = line("Opinion", status="opinion", ref="C4")
    assert cells("recommendations", "m-panel") == {
        "text": said("Set up a panel."), "evidence": cell(opinion, sort=5.0), "benefit": said("More trust."),
        "benefit_evidence": cell(FEAR, CRIMES, sort=0.0), "link": cell(FEAR, sort=1.0), "group": said("Measure"),
    }
    assert cells("recommendations", "m-panel", "es") == {
        "text": said("Crear un panel."), "evidence": cell(line("Opinión", status="opinion", ref="C4"), sort=5.0),
        "benefit": said("Más confianza."), "benefit_evidence": cell(MIEDO, DENUNCIAS, sort=0.0),
        "link": cell(MIEDO, sort=1.0), "group": said("Medida"),
    }


def test_a_benefit_that_is_not_stated_says_so() -> None:
    assert cells("recommendations", "m-talk") == {
        "text": said("Talk."), "evidence": cell(CRIMES, sort=0.0), "benefit": cell(line("not stated", muted=True)),
        "benefit_evidence": cell(), "link": cell(line("–", muted=True)), "group": said("Approach"),
    }
    assert cells("recommendations", "m-talk", "es")["benefit"] == cell(line("no se indica", muted=True))


def test_a_benefit_whose_link_nobody_assessed_says_so() -> None:
    assert cells("recommendations", "m-fund")["link"] == cell(line("link not assessed", muted=True))
    assert cells("recommendations", "m-fund")["evidence"] == cell()


# Sources

def test_sources_are_tagged_by_kind() -> None:
    found = view("sources")
    assert found.ids == ("article", "agency", "study", "rule", "unused")
    assert found.tags == ({"article"}, {"agency"}, {"research"}, {"law"}, {"advocacy"})
    assert list(found.tag_words) == list(TABLES["sources"].column("kind").choices)
    assert found.tag_words["law"] == "Law"
    assert view("sources", "es").tag_words["law"] == "Ley"
    assert list(found.tag_counts()) == ["agency", "law", "research", "advocacy", "article"]


def test_a_source_read_in_a_copy() -> None:
    assert cells("sources", "article") == {
        "number": cell("1", sort=1.0), "publisher": said("The Gazette"),
        "title": cell("A directive", line("Read in a copy.", muted=True), sort="A directive"),
        "date": cell("June 20, 2025", sort="2025-06-20"), "kind": said("The article"), "side": said("Takes no side"),
        "cited": cell("6", sort=6.0), "address": said("https://gazette.example/1"),
    }
    spanish = cells("sources", "article", "es")
    assert spanish["title"] == cell("A directive", line("Leído en una copia.", muted=True), sort="A directive")
    assert (spanish["date"], spanish["kind"], spanish["side"]) == (
        cell("20 de junio de 2025", sort="2025-06-20"), said("El artículo"), said("Sin postura"))
    assert cells("sources", "article", "fr")["title"] == cells("sources", "article", "en")["title"]


def test_a_source_without_date_or_address() -> None:
    rule = cells("sources", "rule")
    assert (rule["date"], rule["title"], rule["address"]) == (cell("undated"), said("Ordinance"), cell(""))
    assert cells("sources", "unused")["cited"] == cell("0", sort=0.0)


def test_who_cites_a_source() -> None:
    cited = {source: list(rows) for source, rows in sample().cited_by.items()}
    assert cited["article"] == [("cities", "la"), ("claims", "C1"), ("claims", "C2"), ("responses", "r-adm"),
                                ("citations", "c1"), ("events", "e-post")]
    assert cited["agency"] == [
        ("cities", "la"), ("claims", "C1"), ("claims", "C3"), ("figures", "F1"), ("figures", "F2"), ("figures", "F3"),
        ("responses", "r-adm"), ("citations", "c2"), ("events", "e-post"), ("events", "e-year")]
    assert "unused" not in cited


def test_a_row_that_cites_a_source_in_two_columns_counts_once() -> None:
    twice = pack(row("sources", "s"), row("claims", "C", source_ids="s s", other_side_source_id="s"))
    assert twice.cited_by == {"s": (("claims", "C"),)}


# Glossary

def test_terms_stand_in_the_alphabet_of_the_language_without_accents() -> None:
    assert view("glossary", "en").ids == ("t-emigre", "t-zone")
    assert view("glossary", "es").ids == ("t-zone", "t-emigre")
    assert view("glossary").tags == (set(), set())
    assert view("glossary").tag_words == {}


def test_a_term_with_its_meaning_and_sources() -> None:
    assert cells("glossary", "t-zone") == {
        "term": said("Zone"), "meaning": said("A place."), "sources": cell(line("", sources=(4,)), sort=4.0)}
    assert cells("glossary", "t-emigre", "es") == {
        "term": said("Zona"), "meaning": said("Quien se fue."), "sources": cell("")}


# Events

def test_events_stand_by_date_those_without_one_last() -> None:
    found = view("events", "es")
    assert found.ids == ("e-year", "e-month", "e-post", "e-none")
    assert found.tags == ({"data"}, {"city"}, {"federal"}, {"court"})
    assert list(found.tag_words.items()) == [
        ("federal", "Federal"), ("city", "Ciudad"), ("state", "Estado"), ("court", "Tribunal"), ("protest", "Protesta"),
        ("data", "Datos")]


def test_an_event() -> None:
    assert cells("events", "e-post") == {
        "date": cell("June 15, 2025", sort="2025-06-15"), "title": said("The post"),
        "text": said("The President asks for 27% more."), "kind": said("Federal"),
        "sources": cell(line("", sources=(1, 2)), sort=1.0),
    }
    assert cells("events", "e-month", "es") == {
        "date": cell("junio de 2025", sort="2025-06"), "title": said("Una norma"), "text": said("Rige."),
        "kind": said("Ciudad"), "sources": cell(line("", sources=(4,)), sort=4.0),
    }


def test_an_event_without_a_date_sorts_last() -> None:
    assert cells("events", "e-none")["date"] == cell("undated")
    assert cells("events", "e-none")["sources"] == cell("")


# Court cases

def test_cases_stand_in_the_packs_order_and_are_told_by_who_prevailed() -> None:
    found = view("cases")
    assert (found.ids, found.tags) == (("k-rule", "k-grants"), ({"others"}, {"pending"}))
    assert found.tag_counts() == {"others": 1, "pending": 1}
    assert list(view("cases", "es").tag_words.values()) == [
        "Gobierno federal", "Ciudad, estado o grupo", "Ambas partes, en parte", "Sin fallo encontrado"]


def test_a_case() -> None:
    assert cells("cases", "k-rule") == {
        "name": said("State v. City"), "filed": cell("February 2025", sort="2025-02"), "court": said("A court"),
        "last_ruling": cell("July 25, 2025", sort="2025-07-25"), "decides": said("It stands: 27%."),
        "prevailed": said("City, state or group"), "as_of": cell("October 2025", sort="2025-10"),
        "sources": cell(line("", sources=(4,)), sort=4.0),
    }


def test_a_case_without_a_ruling_sorts_last_by_it() -> None:
    found = cells("cases", "k-grants", "es")
    assert found["last_ruling"] == cell(line("–", muted=True)) and found["decides"] == cell("")
    assert found["prevailed"] == said("Sin fallo encontrado")


@pytest.mark.parametrize(("of", "names"), [
    (pack(), ("events",)), (sample(), ("events", "cases")), (pack(row("events", "e", title="T")), ("events",))])
def test_a_table_that_a_pack_may_leave_out_is_shown_if_it_has_rows(of: Pack, names: tuple[str, ...]) -> None:
    assert registry.panel_views(of, "overview") == names
    assert registry.panel_views(of, "sources") == ("sources", "glossary")


# Where a row is shown

@pytest.mark.parametrize(("table", "panel"), [
    ("events", "overview"), ("cases", "overview"), ("cities", "cities"), ("figures", "cities"), ("impacts", "impacts"),
    ("research", "impacts"),
    ("responses", "responses"), ("recommendations", "recommendations"), ("sources", "sources"), ("glossary", "sources"),
    ("citations", "sources"),
])
def test_the_panel_on_which_a_row_is_shown(table: str, panel: str) -> None:
    assert registry.panel_of(table, row(table, "x")) == panel


def test_a_row_that_names_its_panel_is_shown_there() -> None:
    assert registry.panel_of("claims", row("claims", "C", panel="responses")) == "responses"
