"""Coverage, balance and orphan numbers of small packs, read from files as a librarian would write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.core.reports import (
    Balance,
    Coverage,
    OrphanNumber,
    balance,
    balance_report,
    claims_of,
    coverage,
    coverage_report,
    local_texts,
    orphan_numbers,
)

Cells = dict[str, str]


def written(folder: Path, *, languages: str = "en es", **tables: list[Cells]) -> Pack:
    """A pack with these rows; columns that no row names are left out, as are tables."""
    meta = [{"key": "title_en", "value": "A pack"}, {"key": "languages", "value": languages}]
    for name, rows in {"meta": meta, **tables}.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    pack = read_pack(folder).pack
    assert pack is not None
    return pack


def claim(claim_id: str, **cells: str) -> Cells:
    return {"id": claim_id, "panel": "overview", "text_en": "It is so.", "text_es": "Es así.", "status": "partly",
            "why_en": "A study says so.", "why_es": "Lo dice un estudio.", "contested": "yes", **cells}  # fmt: skip


def cited(citation_id: str, claim_id: str, direction: str, source_id: str = "s1") -> Cells:
    return {"id": citation_id, "claim_id": claim_id, "source_id": source_id, "direction": direction, "says_en": "Yes.",
            "says_es": "Sí."}  # fmt: skip


def source(source_id: str) -> Cells:
    return {"id": source_id, "publisher": "P", "kind": "agency", "side": "none", "title": "T", "read_in_copy": "no"}


def section(text_en: str, text_es: str = "", **cells: str) -> Cells:
    return {"id": "s", "panel": "overview", "kind": "note", "text_en": text_en, "text_es": text_es or text_en, **cells}


# Coverage


@pytest.fixture
def covered(tmp_path: Path) -> Pack:
    return written(
        tmp_path,
        claims=[
            claim("C1", outline_ids="D2 E1", source_ids="s3", other_side_source_id="s5"), claim("C2", source_ids="s1"),
            claim("C3", outline_ids="P1"), claim("C4", source_ids="s4"), claim("C5"),
        ],
        impacts=[{"id": "I1", "outline_ids": "P1", "group": "pair", "text_en": "A.", "text_es": "A.", "claim_ids": "C3",
                  "pair_claim_ids": "C2", "link_claim_id": "C5"}],
        recommendations=[{"id": "N1", "outline_ids": "B10 B2 M1", "group": "measure", "text_en": "B.", "text_es": "B.",
                          "short_en": "B", "short_es": "B", "benefit_claim_ids": "C4 nowhere"}],
        citations=[cited("c1", "C3", "supports", "s2"), cited("c2", "C9", "supports", "s5")],
        sources=[source(f"s{n}") for n in range(1, 6)],
        sections=[section("Text.", outline_ids="X3 D10 T1", source_ids="s5 nowhere", claim_ids="C2")],
    )  # fmt: skip


def test_coverage_is_in_the_outlines_order(covered: Pack) -> None:
    """By panel, then by number and not by digit; letters that the outline does not have come last."""
    assert [found.outline_id for found in coverage(covered)] == ["D2", "D10", "T1", "P1", "M1", "B2", "B10", "E1", "X3"]


def test_coverage_names_rows_and_the_sources_behind_them(covered: Pack) -> None:
    found = {item.outline_id: item for item in coverage(covered)}
    assert found["D2"] == Coverage("D2", (("claims", "C1"),), ("s3", "s5"))
    assert found["D10"] == Coverage("D10", (("sections", "s"),), ("s1", "s5"))
    assert found["P1"] == Coverage("P1", (("claims", "C3"), ("impacts", "I1")), ("s1", "s2"))
    assert found["B2"] == Coverage("B2", (("recommendations", "N1"),), ("s4",))


def test_claims_of_an_element(covered: Pack) -> None:
    assert claims_of(covered, "P1") == ("C2", "C3", "C5")
    assert claims_of(covered, "D2") == ("C1",)
    assert claims_of(covered, "B2") == ("C4", "nowhere")
    assert claims_of(covered, "Z1") == ()


def test_coverage_report(covered: Pack) -> None:
    lines = coverage_report(covered).splitlines()
    assert lines[0] == "Elements of the article: rows that carry each, and the sources behind them"
    assert lines[1] == ""
    assert lines[2].split() == ["D2", "claims:C1", "[3]", "[5]"]
    assert lines[3].split() == ["D10", "sections:s", "[1]", "[5]"]
    assert "P1    claims:C3 impacts:I1" in lines[5]
    assert len({line.index("[") for line in lines[2:] if "[" in line}) == 1  # one column


def test_coverage_report_says_none_and_wraps(tmp_path: Path) -> None:
    pack = written(tmp_path, claims=[claim(f"C-{'long-' * 6}{n}", outline_ids="D1") for n in range(4)])
    lines = coverage_report(pack).splitlines()[2:]
    assert len(lines) > 1
    assert lines[0].startswith("D1 ")
    assert lines[0].endswith("none")
    assert all(line.startswith("      claims:") and line == line.rstrip() for line in lines[1:])
    assert sum(line.count("claims:C-long-") for line in lines) == 4
    assert coverage_report(pack).endswith("\n")


def test_coverage_report_never_cuts_an_id(tmp_path: Path) -> None:
    """Nor a line at a hyphen; a row's id may be longer than the column."""
    long_id = "a-" * 40 + "z"
    pack = written(tmp_path, claims=[claim(long_id, outline_ids="D1"), claim("C2", outline_ids="D1")])
    found = [line.split()[:2] for line in coverage_report(pack).splitlines()[2:]]
    assert found == [["D1", f"claims:{long_id}"], ["claims:C2"]]


def test_letters_alone_come_first_among_their_numbers(tmp_path: Path) -> None:
    pack = written(tmp_path, claims=[claim("C1", outline_ids="D1 D D0 Dx")])
    assert [found.outline_id for found in coverage(pack)] == ["D", "D0", "Dx", "D1"]


def test_empty_pack_covers_nothing(tmp_path: Path) -> None:
    pack = written(tmp_path)
    assert coverage(pack) == ()
    assert balance(pack) == ()
    assert orphan_numbers(pack) == ()


# Balance


def test_balance_counts_each_direction(tmp_path: Path) -> None:
    pack = written(
        tmp_path, claims=[claim("C1"), claim("C2", contested="no"), claim("C3", contested="")],
        citations=[cited("1", "C1", "supports"), cited("2", "C1", "opposes"), cited("3", "C1", "opposes"),
                   cited("4", "C1", "context"), cited("5", "C1", "context"), cited("6", "C1", "context"),
                   cited("7", "C2", "supports")],
    )  # fmt: skip
    assert balance(pack) == (Balance("C1", "partly", 1, 2, 3, no_support=False, no_opposition=False),)
    assert balance(pack)[0].missing == ()


def test_a_side_without_a_word_is_missing(tmp_path: Path) -> None:
    pack = written(tmp_path, claims=[claim("C1"), claim("C2"), claim("C3")],
                   citations=[cited("1", "C1", "supports"), cited("2", "C2", "opposes"), cited("3", "C3", "context")])
    assert [found.missing for found in balance(pack)] == [("opposes",), ("supports",), ("supports", "opposes")]
    assert balance_report(pack).splitlines()[4].endswith("not said that none was found: supports, opposes")


@pytest.mark.parametrize(("en", "es", "said"), [
    ("None found.", "No se encontró ninguna.", True),
    ("None found that denies it.", "No se encontró ninguna que lo niegue.", True),
    ("No published count was found.", "No se encontraron conteos publicados.", True),
    ("It was not found elsewhere.", "No se encontró en otra fuente.", True),
    ("The number was found only in the article.", "El número se encontró solo en el artículo.", True),
    ("None found.", "La otra parte lo niega.", False),
    ("The other side denies it.", "No se encontró ninguna.", False),
    ("No study agrees. It was found by others.", "Ningún estudio coincide.", False),
    ("The study found no effect.", "El estudio no encontró efecto.", False),
])  # fmt: skip
def test_none_found_is_said_in_each_language(en: str, es: str, said: bool, tmp_path: Path) -> None:
    claims, citations = [claim("C1", other_side_en=en, other_side_es=es)], [cited("1", "C1", "supports")]
    other = written(tmp_path, claims=claims, citations=citations)
    assert balance(other)[0].no_opposition is said
    assert balance(other)[0].missing == (() if said else ("opposes",))
    own = written(tmp_path, claims=[claim("C1", why_en=en, why_es=es)], citations=[cited("1", "C1", "opposes")])
    assert balance(own)[0].no_support is said
    assert balance(own)[0].missing == (() if said else ("supports",))


def test_pack_in_one_language_says_it_in_that(tmp_path: Path) -> None:
    pack = written(tmp_path, languages="en", claims=[claim("C1", other_side_en="None found.")],
                   citations=[cited("1", "C1", "supports")])
    assert balance(pack)[0].missing == ()


def test_not_found_says_that_none_supports(tmp_path: Path) -> None:
    """A claim marked so needs no word for it; one that is disputed does."""
    statuses = {"C1": "not_found", "C2": "contradicted"}
    pack = written(tmp_path, claims=[claim(claim_id, status=status) for claim_id, status in statuses.items()],
                   citations=[cited("1", "C1", "opposes"), cited("2", "C2", "opposes")])
    assert [(found.no_support, found.missing) for found in balance(pack)] == [(True, ()), (False, ("supports",))]


def test_balance_report(tmp_path: Path) -> None:
    pack = written(
        tmp_path,
        claims=[claim("C1"), claim("C2", other_side_en="None found.", other_side_es="No se encontró ninguna."),
                claim("C3", status="not_found")],
        citations=[cited("1", "C1", "supports"), cited("2", "C2", "supports"), cited("3", "C2", "context")],
    )  # fmt: skip
    lines = balance_report(pack).splitlines()
    assert lines[:2] == ["Contested claims: citations that support, oppose, give context", ""]
    assert lines[2].split() == ["C1", "partly", "supports", "1", "opposes", "0", "context", "0", *lines[2].split()[8:]]
    assert lines[2].endswith("not said that none was found: opposes")
    assert lines[3].split() == ["C2", "partly", "supports", "1", "opposes", "none", "found", "context", "1"]
    assert lines[4].endswith("not said that none was found: opposes")
    assert "supports none found" in lines[4]
    assert lines[-1] == "Show one side alone: C1, C3."
    assert len({line.index("context") for line in lines[2:5]}) == 1


def test_balance_report_of_a_fair_pack(tmp_path: Path) -> None:
    citations = [cited("1", "C1", "supports"), cited("2", "C1", "opposes")]
    pack = written(tmp_path, claims=[claim("C1")], citations=citations)
    assert balance_report(pack).endswith("\n\nNo claim shows one side alone.\n")
    assert "←" not in balance_report(pack)


# Numbers

FIGURE = {"id": "F1a", "what_en": "Arrests", "what_es": "Arrestos", "kind": "arrests", "place_en": "Here",
          "place_es": "Aquí", "place_kind": "city", "value": "12", "unit": "count", "noun_en": "arrests",
          "noun_es": "arrestos", "status": "reported", "source_ids": "s1"}  # fmt: skip


FIGURES = [FIGURE, {**FIGURE, "id": "7", "noun_en": "removals", "noun_es": "expulsiones"}]


def numbers(folder: Path, en: str, es: str, *also: str) -> list[tuple[str, str]]:
    pack = written(folder, sections=[section(en, es)], figures=FIGURES)
    return [(found.column[-2:], found.number) for found in orphan_numbers(pack, also)]


@pytest.mark.parametrize("text", [
    "On June 15, 2025, it began.", "From June 6 – July 12, 2025.", "June 1–10, 2025.", "By September 19.", "In 2014.",
    "Laws of 2011 and 2014.", "It runs from 1999–2010.", "The 21st and the 2nd, the 3rd, the 11th.",
    "8 U.S.C. 1373 and 8 U.S.C. § 1644.", "State law SB 54.", "Executive Order 14287.",
    "Executive Orders 14159 and 14287.",
    "Special Order 40.", "Executive Directive 12.", "Local Law 58 of 2014.", "Local Laws 58 and 59 of 2014.",
    "Ordinance 188441.", "A 287(g) agreement.", "Code 2-173-020.", "Chapter 2-173.", "The vote was 13–0, then 6–3.",
    "An F-1 visa, ABC7, report R44795 and GAO-24-106233.", "Working Paper 32109.",
    "It says {F1a}, {F1a:bare} or {F1a:full}.", "No number at all.", "Data of 2024.",
    "Through October 15, 2025, or 2026.", "It says {7}, or {7:bare}.",
])  # fmt: skip
def test_what_may_stand_as_digits_in_english(text: str, tmp_path: Path) -> None:
    assert numbers(tmp_path, text, "Nada.") == []


@pytest.mark.parametrize("text", [
    "El 15 de junio de 2025 empezó.", "Del 6 de junio – 12 de julio de 2025.", "Del 1 al 10 de junio de 2025.",
    "El 1–10 de junio.", "La 2.ª y el 3.º.", "8 U.S.C. 1373.", "La Orden Ejecutiva 14287.",
    "Órdenes Ejecutivas 14159 y 14287.",
    "La Orden Especial 40.", "La Directiva Ejecutiva 12.", "La Ley Local 58 de 2014.", "Leyes Locales 58 y 59 de 2014.",
    "La ordenanza 188441.", "El documento de trabajo 32109.", "Votó 12–0 en 2024.", "Son {F1a}.", "Un acuerdo 287(g).",
])  # fmt: skip
def test_what_may_stand_as_digits_in_spanish(text: str, tmp_path: Path) -> None:
    assert numbers(tmp_path, "Nothing.", text) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("It fell 30%.", ["30"]), ("About 3,300 people.", ["3,300"]), ("It cost $19.7 million.", ["19.7"]),
    ("From 18–27.", ["18", "27"]), ("At 18–27%.", ["18", "27"]), ("Up 27–18%.", ["27", "18"]),
    ("A tie of 5–5.", ["5", "5"]),
    ("There were 2011 arrests.", ["2011"]), ("Or 2011 removals.", ["2011"]),
    ("Some 2,011 arrests.", ["2,011"]), ("In 2025, 43 of them.", ["43"]),
    ("It cost $2014.", ["2014"]), ("Up 2014%.", ["2014"]), ("A share of 2014.5.", ["2014.5"]), ("Some 1850.", ["1850"]),
    ("June 45 is no day.", ["45"]), ("In June 30% fewer.", ["30"]), ("SB and 54.", ["54"]), ("Order 14287.", ["14287"]),
    ("Law 58.", ["58"]), ("It says {F9z}.", []), ("It says {27}.", ["27"]), ("7.", ["7"]), ("12014 rows.", ["12014"]),
    ("Held 48 hours.", ["48"]), ("4×9 and 3.5", ["4", "9", "3.5"]),
])  # fmt: skip
def test_what_is_an_orphan(text: str, expected: list[str], tmp_path: Path) -> None:
    assert numbers(tmp_path, text, "Nada.") == [("en", number) for number in expected]


def test_forms_are_those_of_the_language(tmp_path: Path) -> None:
    assert numbers(tmp_path, "El 15 de junio.", "On June 15.") == [("en", "15"), ("es", "15")]
    assert numbers(tmp_path, "There were 2011 arrestos.", "Hubo 2011 arrests.") == []  # a year before an unknown word
    assert numbers(tmp_path, "None.", "Hubo 2011 arrestos.") == [("es", "2011")]


def test_further_forms_may_be_allowed(tmp_path: Path) -> None:
    assert numbers(tmp_path, "In 14 counties.", "En 14 condados.") == [("en", "14"), ("es", "14")]
    assert numbers(tmp_path, "In 14 counties.", "En 14 condados.", r"\b14 counties\b") == [("es", "14")]


def test_an_orphan_is_shown_where_it_stands(tmp_path: Path) -> None:
    text = "This is a text that is rather long before it says 42 and goes on for quite a while after that."
    pack = written(tmp_path, sections=[section("None.", "Nada."), section(text, "Nada.", id="t")], figures=[FIGURE])
    assert orphan_numbers(pack) == (
        OrphanNumber("sections", "t", "text_en", "42", "ther long before it says 42 and goes on for quite a"),
    )


def test_an_orphan_at_the_start(tmp_path: Path) -> None:
    pack = written(tmp_path, sections=[section("48 hours.", "Nada.")])
    assert [found.words for found in orphan_numbers(pack)] == ["48 hours."]


def test_a_language_without_forms_of_its_own_has_those_of_all(tmp_path: Path) -> None:
    pack = written(tmp_path, languages="en fr", sections=[section("On June 15, 2025: SB 54.", "Nada.")])
    assert orphan_numbers(pack) == ()


def test_a_pack_without_figures_has_years(tmp_path: Path) -> None:
    pack = written(tmp_path, sections=[section("In 2014 arrests rose by 5.", "Nada.")])
    assert [found.number for found in orphan_numbers(pack)] == ["5"]


def test_local_texts_are_the_filled_cells_of_the_packs_languages(tmp_path: Path) -> None:
    pack = written(tmp_path, sections=[section("One.", "Uno.", title_en="Title")], sources=[source("s1")])
    assert [(row.id, column, language, text) for row, column, language, text in local_texts(pack)] == [
        ("s", "title_en", "en", "Title"), ("s", "text_en", "en", "One."), ("s", "text_es", "es", "Uno."),
    ]  # fmt: skip
