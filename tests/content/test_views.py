"""Each panel's table: its cells, the marks and sources they carry, and what they sort by."""

from __future__ import annotations

import pytest

from explainer.content import formatting, response_views, views
from explainer.content.evidence import STATUSES
from explainer.content.lines import Line
from explainer.content.views import Cell, Stretch, View
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


VIEWS = [(panel.id, name) for panel in registry.panels() for name, part in panel.load().views.items()
         if not part.over_time]
"""Every list of every panel, by panel and id; counts over time have tests of their own."""


def view(name: str, language: str = "en", of: Pack | None = None) -> View:
    """The view with that id; ids of views are unique among all panels."""
    panel = next(panel for panel, one in VIEWS if one == name)
    return registry.views(panel)[name].view(of or sample(), language)


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

@pytest.mark.parametrize(("panel", "name"), VIEWS)
@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_view_has_a_cell_for_every_row_and_column(panel: str, name: str, language: str) -> None:
    part, found = registry.views(panel)[name], view(name, language)
    assert list(found.frame.columns) == [column.key for column in found.columns]
    assert found.frame.shape == (len(found.ids), len(found.columns))
    assert len(set(found.ids)) == len(found.ids) == len(found.tags)
    assert {type(one) for column in found.frame for one in found.frame[column]} <= {Cell}
    rows = {r.id for r in sample()[part.table]}
    if part.table == "figures":  # each of their views shows some of them
        assert set(found.ids) <= rows
    else:
        assert set(found.ids) == rows


def test_the_views_of_figures_together_show_all_counts_of_people() -> None:
    shown = {i for name in ("counts", "arrested", "born") for i in view(name).ids}
    assert shown == {r.id for r in sample()["figures"]}


@pytest.mark.parametrize(("language", "number"), [("en", "27%"), ("es", "27\u00a0%")])
@pytest.mark.parametrize("name", [name for _, name in VIEWS if name not in ("sources", "arrested")])
def test_numbers_are_filled_in_wherever_a_text_stands(name: str, language: str, number: str) -> None:
    found = view(name, language, numbered(sample()))
    texts = [one.full_text() for column in found.frame for cell in found.frame[column] for one in cell.lines]
    assert [text for text in texts if "{" in text] == []
    assert sum(number in text for text in texts) > 0


@pytest.mark.parametrize("name", [name for _, name in VIEWS])
def test_a_view_of_no_rows_keeps_its_columns(name: str) -> None:
    empty = view(name, of=pack())
    assert (empty.ids, empty.tags, len(empty.frame)) == ((), (), 0)
    assert list(empty.frame.columns) == [column.key for column in empty.columns]
    assert empty.tag_counts() == {}


COLUMNS = {
    "side": "name article published about rule* foreign_born* covers*",
    "counts": "count about place period kind* city*", "arrested": "place shares convicted* charged* neither*",
    "born": "place share about period",
    "impacts": "steps research link* evidence* group*",
    "responses": "who text focus* date* origin* evidence* group*",
    "recommendations": "steps research link* evidence* group*",
    "sources": "number> title date kind side cited*> publisher* address*", "glossary": "term meaning sources",
    "claims": "text evidence research panel",
    "events": "date title outcome kind sources text*",
    "cases": "name prevailed last_ruling as_of sources decides* filed* court*",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_which_columns_are_shown_and_which_wait_to_be_asked_for(name: str) -> None:
    columns = view(name).columns
    assert " ".join(c.key + "*" * c.hidden + ">" * c.right for c in columns) == COLUMNS[name]
    assert all(c.title.strip() == c.title != "" and c.share > 0 and c.least >= 40 for c in columns)


def test_every_view_is_among_them() -> None:
    assert set(COLUMNS) == {name for _, name in VIEWS} and len(COLUMNS) == len(VIEWS)


@pytest.mark.parametrize("name", COLUMNS)
def test_all_columns_shown_fit_in_the_list_of_a_small_window(name: str) -> None:
    """At 1024 pixels the list has about 600; columns that go first may not fit."""
    columns = [column for column in view(name, "es").columns if not column.hidden]
    assert columns[0].rank == 0
    assert sum(column.least for column in columns if not column.rank) <= 600


@pytest.mark.parametrize("name", ["side", "impacts", "responses", "recommendations", "claims"])
def test_a_column_of_marks_has_room_for_a_mark_and_its_word(name: str) -> None:
    least = {column.key: column.least for column in view(name).columns}
    assert all(width >= 100 for key, width in least.items() if key in ("evidence", "link", "article", "steps", "text"))


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


# City statistics

def bar(share: float, status: str) -> tuple[Stretch, ...]:
    return (Stretch(pytest.approx(share), status),)  # type: ignore[arg-type]


def large(shown: Cell, number: str) -> None:
    assert shown.large and shown.lines[0].strong == number


def test_cities_stand_in_the_packs_order() -> None:
    found = view("side")
    assert found.ids == ("la", "chi", "ny")
    assert (found.tag_words, found.tag_counts()) == ({}, {})


@pytest.mark.parametrize("name", ["impacts", "recommendations", "claims"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_statuses_to_filter_by_are_in_the_readers_language(name: str, language: str) -> None:
    assert view(name, language).tag_words == views.status_words(language)


def test_a_city_in_english() -> None:
    city = cells("side", "la")
    assert city["name"] == cell(line("", strong="Los Angeles"), line("Los Angeles office", muted=True),
                                sort="Los Angeles")
    large(city["article"], "27%")
    assert city["article"].lines == (
        line("Not found elsewhere", status="not_found", ref="C1", sources=(1,), strong="27%"),)
    large(city["published"], "2,792")
    assert city["published"].lines == (
        line("One source", status="reported", ref="F1", sources=(2, 3), strong="2,792"),)
    assert city["about"] == cell("Arrests", line("Los Angeles office · Jun 6 – Jul 8, 2025", muted=True), sort="Arrests")
    assert city["rule"] == cell(line("Ordinance 188441", sources=(1, 4)), sort="2024-12-04")
    assert city["foreign_born"] == cell(
        line("Born abroad · Los Angeles · 2023", status="rumour", ref="F4", strong="about 35.2%"), sort=35.2)
    assert city["covers"] == said("Seven counties: 2,792 arrests.")
    assert (city["article"].sort, city["published"].sort) == (27.0, 2792.0)


def test_a_city_in_spanish() -> None:
    city = cells("side", "la", "es")
    assert city["name"].lines[1] == line("Oficina de Los Ángeles", muted=True)
    large(city["article"], "27\u00a0%")
    assert city["about"].lines == (
        line("Arrestos"), line("Oficina de Los Ángeles · 6 de junio – 8 de julio de 2025", muted=True))
    assert city["covers"] == said("Siete condados: 2,792 arrestos.")


def test_a_city_without_numbers_says_so() -> None:
    chicago = cells("side", "chi")
    assert chicago["rule"] == cell("")
    assert chicago["article"] == cell(line("does not apply", muted=True))
    assert chicago["published"] == chicago["foreign_born"] == cell(line("not published", muted=True))
    assert chicago["about"] == cell()
    assert cells("side", "chi", "es")["article"] == cell(line("no corresponde", muted=True))
    assert cells("side", "chi", "es")["published"] == cell(line("sin publicar", muted=True))


def test_a_city_whose_first_figure_is_unknown_shows_no_other_in_its_place() -> None:
    new_york = cells("side", "ny")
    assert new_york["published"] == new_york["foreign_born"] == cell(line("not published", muted=True))
    assert new_york["article"].lines == (
        line("rumour", status="rumour", ref="C5", sources=(3,), strong="−28%"),)
    assert new_york["article"].sort == -28.0


def _article(*values: float | None, unit: str = "percent_change") -> Pack:
    rows = []
    for number, value in enumerate(values):
        given = {} if value is None else {"value": value}
        rows += [row("claims", f"C{number}", status="not_found", unit=unit, **given),
                 row("cities", f"c{number}", order=float(number), name=f"City {number}", claim_ids=f"C{number}")]
    return pack(*rows)


def test_the_articles_numbers_have_bars_on_one_scale_from_zero() -> None:
    found = view("side", of=_article(20.0, 10.0, None, 0.0))
    assert [c.bar for c in found.cells["article"]] == [  # type: ignore[attr-defined]
        bar(1.0, "not_found"), bar(0.5, "not_found"), (), bar(0.0, "not_found")]


@pytest.mark.parametrize("values", [(20.0, -10.0), (20.0,), (0.0, 0.0)])
def test_numbers_that_one_scale_does_not_hold_have_no_bars(values: tuple[float, ...]) -> None:
    found = view("side", of=_article(*values))
    assert [c.bar for c in found.cells["article"]] == [()] * len(values)  # type: ignore[attr-defined]


def test_published_counts_of_different_kinds_have_no_bars() -> None:
    assert [c.bar for c in view("side").cells["published"]] == [(), (), ()]  # type: ignore[attr-defined]


def _counts() -> Pack:
    return pack(
        row("cities", "a", order=1.0, name="A", figure_ids="alone first"), row("cities", "b", order=2.0, name="B"),
        row("figures", "far", what="Far", kind="removals", value=9.0, unit="count", status="reported"),
        row("figures", "second", what="Year", kind="arrests", value=50.0, unit="count", status="reported", series="s",
            city="a", period_end="2024"),
        row("figures", "first", what="Year", kind="arrests", value=200.0, unit="count", status="partly", series="s",
            city="a", period_end="2025"),
        row("figures", "alone", what="One", kind="detention", value=7.0, unit="count", status="reported"),
        row("figures", "gone", what="Not there", kind="removals", unit="count", missing="withheld", status="reported",
            city="b"),
        row("figures", "law", what="A law", kind="law", value=1.0, unit="count", status="reported", city="b"),
        row("figures", "born", what="Born", kind="foreign_born", value=20.0, unit="percent", status="reported", city="b"),
    )


def test_counts_stand_city_by_city_a_series_together_and_others_last() -> None:
    found = view("counts", of=_counts())
    assert found.ids == ("alone", "first", "second", "gone", "far")
    assert found.tags == ({"a"}, {"a"}, {"a"}, {"b"}, {"elsewhere"})
    assert list(found.tag_words.values()) == ["A", "B", "Nationwide and elsewhere"]


def test_only_values_of_one_series_have_bars_to_compare() -> None:
    found = dict(zip(view("counts", of=_counts()).ids, view("counts", of=_counts()).cells["count"], strict=True))
    assert {i: c.bar for i, c in found.items()} == {  # type: ignore[attr-defined]
        "alone": (), "first": bar(1.0, "partly"), "second": bar(0.25, "reported"), "gone": (), "far": ()}


def test_a_count_that_is_missing_says_why_and_sorts_last() -> None:
    gone = cells("counts", "gone", of=_counts())["count"]
    assert gone.lines == (line("One source", status="reported", ref="gone", strong="withheld"),)
    assert gone.sort is None and gone.bar == ()


def _arrested(**values: float | None) -> Pack:
    rows = [row("figures", f"f-{part}", what=part, kind="criminal_history", city="a", place="Somewhere",
                period_end="2025", unit="percent", status="reported", source_ids="s", part=part,
                **({} if value is None else {"value": value}))
            for part, value in values.items()]
    return pack(row("sources", "s", publisher="P", kind="research", side="none", title="T"),
                row("cities", "a", name="A"), *rows)


def test_people_arrested_are_one_bar_of_three_parts_with_their_numbers_in_words() -> None:
    found = view("arrested", of=_arrested(convicted=30.0, charged=20.0, neither=50.0))
    assert (found.ids, found.tags) == (("f-convicted",), ({"a"},))
    shares = cells("arrested", "f-convicted", of=_arrested(convicted=30.0, charged=20.0, neither=50.0))["shares"]
    assert [(s.share, s.label) for s in shares.bar] == [
        (0.3, "30% convicted"), (0.2, "20% charges only"), (0.5, "50% neither")]
    assert shares.lines == (line("One source", status="reported", ref="f-convicted", sources=(1,)),)
    assert shares.spoken() == "30% convicted · 20% charges only · 50% neither; One source [1]"


def test_shares_that_round_to_more_than_all_still_fit_in_the_bar() -> None:
    shares = cells("arrested", "f-convicted", of=_arrested(convicted=17.0, charged=18.0, neither=66.0))["shares"]
    assert sum(s.share for s in shares.bar) == pytest.approx(1.0)
    assert [s.label for s in shares.bar] == ["17% convicted", "18% charges only", "66% neither"]


@pytest.mark.parametrize("given", [
    {"not_convicted": 68.0, "neither": 57.0}, {"convicted_or_charged": 70.0},
    {"convicted": 30.0, "neither": 50.0}, {"convicted": 30.0, "charged": None, "neither": 50.0}])
def test_never_two_parts_of_three_in_a_bar(given: dict[str, float | None]) -> None:
    of = _arrested(**given)
    found = view("arrested", of=of)
    shares = cells("arrested", found.ids[0], of=of)["shares"]
    assert shares.bar == () and shares.sort is None
    assert shares.lines[-1] == line("The source does not give all three parts.", muted=True)
    assert [one.ref for one in shares.lines[:-1]] == [f"f-{part}" for part in given]


def test_shares_of_residents_born_abroad_have_no_bars() -> None:
    large(cells("born", "F4")["share"], "about 35.2%")
    of = pack(*(row("figures", f"f{n}", what="Born", kind="foreign_born", value=value, unit=unit, status="reported")
                for n, (value, unit) in enumerate(((40.0, "percent"), (10.0, "percent"), (3e6, "count")))))
    assert [cells("born", f"f{n}", of=of)["share"].bar for n in range(3)] == [(), (), ()]


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


def step(text: str, word: str, status: str, ref: str, **more: object) -> Line:
    return ShownLine(text, status=status, ref=ref, **more)  # type: ignore[arg-type]


def leads(shown: Cell) -> list[str]:
    return [one.lead for one in shown.lines]


def test_an_impact_leads_from_step_to_step_each_behind_its_own_mark() -> None:
    """Two claims in one step are two lines in their own words: no mark stands behind another's."""
    row_ = cells("impacts", "i-fear")
    assert [(one.lead, one.text, one.ref) for one in row_["steps"].lines] == [
        ("Partly:", sample_text("C2"), "C2"), ("Confirmed:", sample_text("C3"), "C3"),
        ("Confirmed:", "↓ Link between the two", "C3"), ("Not found:", "→ Fewer reports.", "C1")]
    assert row_["steps"].sort == "Fear grows."
    assert row_["evidence"] == cell(FEAR, CRIMES, RISE, sort=0.0)
    assert (row_["link"], row_["group"]) == (cell(CRIMES, sort=0.0), said("Impact and effect"))
    spanish = cells("impacts", "i-fear", "es")
    assert leads(spanish["steps"]) == ["En parte:", "Confirmado:", "Confirmado:", "No encontrado:"]
    assert spanish["evidence"].lines == (MIEDO, DENUNCIAS, ALZA)


def sample_text(claim: str) -> str:
    return formatting.local(sample(), sample()["claims"].by_id[claim], "text", "en")


def test_an_impact_alone_has_no_link_to_assess() -> None:
    alone = cells("impacts", "i-only")
    assert alone["steps"] == cell("Families part.", sort="Families part.")
    assert (alone["evidence"], alone["link"]) == (cell(), cell(line("–", muted=True)))


def test_a_link_that_nobody_assessed_says_so() -> None:
    for language, words in (("en", "link not assessed"), ("es", "vínculo no evaluado")):
        shown = cells("impacts", "i-open", language)
        assert shown["link"] == cell(line(words, muted=True))
        assert line("↓ " + words, muted=True) in shown["steps"].lines


def test_studies_are_counted_for_against_and_without_effect() -> None:
    claim = row("claims", "X", text="T", status="partly")
    found = [row("research", f"r{n}", claim_ids="X", direction=direction, finding="F", source_id="s")
             for n, direction in enumerate(("for", "null", "for", "against", "null", "null"))]
    of = pack(claim, row("impacts", "i", text="I", claim_ids="X"), *found)
    assert cells("impacts", "i", of=of)["research"] == cell("2 for · 1 against · 3 no effect found", sort=6.0)
    assert cells("impacts", "i", "es", of)["research"].lines == (line("2 a favor · 1 en contra · 3 sin efecto"),)
    none = pack(claim, row("impacts", "i", text="I", claim_ids="X"))
    assert cells("impacts", "i", of=none)["research"] == cell(line("none found", muted=True))


def test_a_claim_of_unknown_status_sorts_after_all_known_ones() -> None:
    marks = cells("impacts", "i-open")["evidence"]
    assert marks == cell(line("rumour", status="rumour", ref="C5"), FEAR, sort=1.0)
    alone = pack(row("claims", "X", status="rumour"), row("impacts", "i", text="I", claim_ids="X X"))
    known = float(len(STATUSES) - 1)
    only = cells("impacts", "i", of=alone)["evidence"]
    assert only.lines == (line("rumour", status="rumour", ref="X"),)
    assert isinstance(only.sort, float) and only.sort > known


# Responses

def test_responses_are_tagged_by_who_speaks() -> None:
    found = view("responses", "es")
    assert found.ids == ("r-adm", "r-mayor", "r-group", "r-police")
    speakers = ["administration", "government", "groups", "police"]
    assert [min(tags, key=len) for tags in found.tags] == speakers
    assert list(found.tag_words.items()) == list(zip(
        speakers, ("Gobierno federal", "Ciudades y estados", "Grupos", "Policía"), strict=True))
    assert found.tag_counts() == dict.fromkeys(speakers, 1)


def test_the_administration_and_others_speak_in_turn_each_in_the_packs_order() -> None:
    groups = ("city", "police", "administration", "advocates", "administration", "state")
    of = pack(*(row("responses", f"r{n}", group=group, who="W", text="T", focus="F") for n, group in enumerate(groups)))
    assert view("responses", of=of).ids == ("r2", "r0", "r4", "r1", "r3", "r5")


def test_a_cell_of_the_grid_filters_by_who_and_what() -> None:
    found = view("responses", "es")
    tag = response_views.cell_tag("administration", "Deportations")
    assert tag in found.tags[0] and found.strip_words[tag] == "Gobierno federal: Deportaciones"
    assert not set(found.strip_words) & set(found.tag_words)


def test_a_response_of_several_claims_gives_each_in_its_own_words_with_its_mark() -> None:
    shown = cells("responses", "r-adm")
    assert [(one.lead, one.text, one.ref) for one in shown["text"].lines] == [
        ("Not found:", sample_text("C1"), "C1"), ("Confirmed:", sample_text("C3"), "C3")]
    assert shown["text"].sort == "Wants 27% more."
    assert shown["who"] == cell(line("June 15, 2025", strong="The President"), sort="The President")
    assert shown["evidence"] == cell(RISE, CRIMES, sort=0.0)
    assert (shown["origin"], shown["group"]) == (said("In the article"), said("Administration"))
    assert shown["focus"] == said("Deportations")
    assert shown["date"] == cell("June 15, 2025", sort="2025-06-15")
    spanish = cells("responses", "r-adm", "es")
    assert spanish["evidence"] == cell(ALZA, DENUNCIAS, sort=0.0)
    assert spanish["focus"] == said("Deportaciones")
    assert spanish["group"] == said("Gobierno federal")


def test_a_response_with_one_claim_stands_behind_its_mark_with_its_own_sources() -> None:
    bare = pack(row("claims", "X", text="Not shown", status="opinion"),
                row("sources", "s", publisher="P", title="T"),
                row("responses", "r", who="W", text="T", focus="F", claim_ids="X", source_ids="s"))
    shown = cells("responses", "r", of=bare)
    assert shown["text"] == cell(line("T", status="opinion", ref="X", sources=(1,)), sort="T")
    assert leads(shown["text"]) == ["Opinion:"]
    assert shown["evidence"] == cell(line("Opinion", status="opinion", ref="X"), sort=5.0)


def test_a_response_found_elsewhere_wears_its_own_mark() -> None:
    mayor = cells("responses", "r-mayor")
    assert mayor["evidence"] == cell(line("Confirmed", status="corroborated", ref="r-mayor"), sort=0.0)
    assert (mayor["text"].lines[0].status, mayor["text"].lines[0].sources) == ("corroborated", (3, 4))
    assert mayor["origin"] == said("Found elsewhere")
    assert mayor["date"] == cell("June 2025", sort="2025-06")
    short = pack(row("responses", "r", who="W", text="T", focus="F", status="reported"))
    assert [cells("responses", "r", language, short)["evidence"] for language in ("en", "es")] == [
        cell(line(text, status="reported", ref="r"), sort=4.0) for text in ("One source", "Una fuente")]


def test_a_speaker_that_is_none_of_the_known_ones_is_named_by_the_packs_word() -> None:
    of = pack(row("responses", "r", group="choir", who="W", text="T", focus="F"))
    found = view("responses", of=of)
    assert "choir" in found.tags[0] and found.strip_words["choir: F"] == "choir: F"


def test_a_body_without_a_dated_statement_says_when_it_was_seen() -> None:
    assert cells("responses", "r-group")["date"] == cell(line("seen November 20, 2026", muted=True), sort="2026-11-20")
    assert cells("responses", "r-group", "es")["date"] == cell(
        line("visto: 20 de noviembre de 2026", muted=True), sort="2026-11-20")
    assert cells("responses", "r-group", "fr")["date"].lines == (line("seen November 20, 2026", muted=True),)


def test_a_response_without_date_or_known_status() -> None:
    police = cells("responses", "r-police")
    assert police["date"] == cell(line("undated", muted=True))
    assert police["who"].lines[0].text == ""
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


def test_a_recommendation_leads_to_its_benefit() -> None:
    shown = cells("recommendations", "m-panel")
    assert [one.lead for one in shown["steps"].lines[:1]] == ["Opinion:"]
    assert shown["steps"].lines[0].strong and not shown["steps"].lines[0].text
    assert [one.ref for one in shown["steps"].lines] == ["C4", "C2", "C2", "C3"]
    assert shown["evidence"] == cell(line("Opinion", status="opinion", ref="C4"), FEAR, CRIMES, sort=0.0)
    assert (shown["link"], shown["group"]) == (cell(FEAR, sort=1.0), said("Measure"))
    spanish = cells("recommendations", "m-panel", "es")
    assert spanish["evidence"].lines[0] == line("Opinión", status="opinion", ref="C4")
    assert (spanish["link"], spanish["group"]) == (cell(MIEDO, sort=1.0), said("Medida"))


def test_a_claim_of_both_steps_is_said_once_where_a_step_has_others() -> None:
    of = pack(*(row("claims", i, text=i, status="partly") for i in "XYZ"),
              row("recommendations", "both", text="R", short="R", benefit="B", claim_ids="X Y", benefit_claim_ids="Y"),
              row("recommendations", "late", text="R", short="R", benefit="B", claim_ids="X", benefit_claim_ids="X Z"),
              row("recommendations", "same", text="R", short="R", benefit="B", claim_ids="X", benefit_claim_ids="X"))
    refs = {i: [one.ref for one in cells("recommendations", i, of=of)["steps"].lines if one.ref]
            for i in ("both", "late", "same")}
    assert refs == {"both": ["X", "Y"], "late": ["X", "Z"], "same": ["X", "X"]}


def test_a_benefit_that_is_not_stated_says_so() -> None:
    talk = cells("recommendations", "m-talk")
    assert talk["steps"].lines[-1] == line("→ benefit not stated", muted=True)
    assert (talk["evidence"], talk["link"]) == (cell(CRIMES, sort=0.0), cell(line("–", muted=True)))
    assert talk["group"] == said("Approach")
    assert cells("recommendations", "m-talk", "es")["steps"].lines[-1] == line("→ no se indica el beneficio", muted=True)


def test_a_benefit_whose_link_nobody_assessed_says_so() -> None:
    assert cells("recommendations", "m-fund")["link"] == cell(line("link not assessed", muted=True))
    assert cells("recommendations", "m-fund")["evidence"] == cell()


# Sources

def test_sources_are_tagged_by_kind() -> None:
    found = view("sources")
    assert found.ids == ("article", "agency", "study", "rule", "unused")
    assert found.tags == ({"article", "copy"}, {"agency", "own"}, {"research", "own"}, {"law", "own"},
                          {"advocacy", "own"})
    assert found.strip_words == {"own": "Read at its publisher", "copy": "Read in a copy"}
    assert list(found.tag_words) == list(TABLES["sources"].column("kind").choices)
    assert found.tag_words["law"] == "Law"
    assert view("sources", "es").tag_words["law"] == "Ley"
    assert list(found.tag_counts()) == ["agency", "law", "research", "advocacy", "article"]


def test_a_source_read_in_a_copy() -> None:
    copy = line("Read in a copy.", muted=True)
    assert cells("sources", "article") == {
        "number": cell("1", sort=1.0), "publisher": said("The Gazette"),
        "title": cell(line("A directive", strong="The Gazette"), sort="The Gazette"),
        "date": cell("June 20, 2025", sort="2025-06-20"), "kind": cell("The article", copy, sort="The article"),
        "side": said("Takes no side"), "cited": cell("6", sort=6.0), "address": said("https://gazette.example/1"),
    }
    spanish = cells("sources", "article", "es")
    assert spanish["kind"] == cell("El artículo", line("Leído en una copia.", muted=True), sort="El artículo")
    assert (spanish["date"], spanish["side"]) == (
        cell("20 de junio de 2025", sort="2025-06-20"), said("Sin postura"))
    assert cells("sources", "article", "fr")["kind"] == cells("sources", "article", "en")["kind"]


def test_a_source_without_date_or_address() -> None:
    rule = cells("sources", "rule")
    assert (rule["date"], rule["kind"], rule["address"]) == (cell("undated"), said("Law"), cell(""))
    assert cells("sources", "unused")["cited"] == cell("0", sort=0.0)


# Claims

def test_claims_stand_in_the_packs_order_with_mark_sources_and_panel() -> None:
    found = view("claims")
    assert found.ids == tuple(r.id for r in sample()["claims"])
    assert found.tags[0] == {"not_found"}
    shown = cells("claims", "C1")
    assert shown["evidence"] == cell(line("Not found", status="not_found", ref="C1", sources=(1,)), sort=2.0)
    of = pack(row("claims", "X", text="T", status="partly", panel="impacts"))
    assert cells("claims", "X", of=of)["panel"] == cell("Impacts", sort=float(PANELS.index("impacts")))
    assert cells("claims", "X", of=of)["research"] == cell(line("–", muted=True))


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
        "term": cell(line("", strong="Zone"), sort="Zone"), "meaning": said("A place."), "sources": cell(line("", sources=(4,)), sort=4.0)}
    assert cells("glossary", "t-emigre", "es") == {
        "term": cell(line("", strong="Zona"), sort="Zona"), "meaning": said("Quien se fue."), "sources": cell("")}


# Events

def test_events_stand_newest_first_those_without_a_date_last() -> None:
    found = view("events", "es")
    assert found.ids == ("e-post", "e-month", "e-year", "e-none")
    assert found.tags == ({"federal"}, {"city"}, {"data"}, {"court"})
    assert list(found.tag_words.items()) == [
        ("federal", "Federal"), ("city", "Ciudad"), ("state", "Estado"), ("court", "Tribunal"), ("protest", "Protesta"),
        ("data", "Datos")]


@pytest.mark.parametrize(("event", "words"), [
    ("2025-06-15", ["Before June 15, 2025", "Since June 15, 2025"]), ("2025-06", ["Before June 2025", "Since June 2025"])])
def test_events_are_told_by_the_day_that_the_pack_is_about(event: str, words: list[str]) -> None:
    dates = ("2025-06-14", "2025-06-15", "2025-06", "2024", "2025-07")
    of = pack(*(row("events", f"e{n}", date=date, title="T") for n, date in enumerate(dates)), row("events", "none", title="T"),
              event_date=event)
    found = view("events", of=of)
    since = {i for i, tags in zip(found.ids, found.tags, strict=True) if "since" in tags}
    assert since == ({"e1", "e4"} if event == "2025-06-15" else {"e0", "e1", "e2", "e4"})
    before = {i for i, tags in zip(found.ids, found.tags, strict=True) if "before" in tags}
    assert before | since == set(found.ids) - {"none"} and not before & since
    assert list(found.tag_words.values()) == words


def test_an_event_of_a_case_says_what_became_of_it() -> None:
    case = {"name": "A v. B", "court": "C", "prevailed": "others", "as_of": "2026-06-22"}
    of = pack(*(row("sources", s, publisher="P", title="T") for s in "abc"),
              row("events", "e", date="2025-06-30", title="A sues", kind="court", case_id="k", source_ids="a"),
              row("events", "p", date="2025-06-29", title="B sues", kind="court", case_id="open"),
              row("cases", "k", source_ids="a b c", **case), row("cases", "open", **{**case, "prevailed": "pending", "as_of": "2025-09"}))
    assert cells("events", "e", of=of)["outcome"] == cell(
        line("City, state or group · as of June 22, 2026", sources=(1,)), sort="City, state or group · as of June 22, 2026")
    assert cells("events", "p", of=of)["outcome"].lines == (line("No ruling found · as of September 2025"),)
    assert [cells("events", i, "es", of)["outcome"].lines[0].text for i in "ep"] == [
        "Ciudad, estado o grupo · al 22 de junio de 2026",
        "Sin fallo encontrado · a septiembre de 2025"]


def test_an_event() -> None:
    assert cells("events", "e-post") == {
        "date": cell("June 15, 2025", sort="2025-06-15"), "title": said("The post"),
        "outcome": cell(),
        "text": said("The President asks for 27% more."), "kind": said("Federal"),
        "sources": cell(line("", sources=(1, 2)), sort=1.0),
    }
    assert cells("events", "e-month", "es") == {
        "date": cell("junio de 2025", sort="2025-06"), "title": said("Una norma"), "text": said("Rige."),
        "outcome": cell(),
        "kind": said("Ciudad"), "sources": cell(line("", sources=(4,)), sort=4.0),
    }


def test_an_event_without_a_date_sorts_last() -> None:
    assert cells("events", "e-none")["date"] == cell("undated")
    assert cells("events", "e-none")["sources"] == cell("")


# Court cases

def test_cases_stand_by_their_last_ruling_and_are_told_by_who_prevailed() -> None:
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
    assert registry.panel_views(of, "sources") == ("sources", "claims", "glossary")


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
