"""Nothing is misread in silence: numbers, codings, separators and characters as real programs write them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from explainer.core.checking import check_pack
from explainer.core.encodings import decoded
from explainer.core.pack import Pack
from explainer.core.problems import Severity
from explainer.core.reading import Reading, read_pack

from .packs import TODAY, Tables, content, csv_text, files_of, row_of, told, write_files


@pytest.fixture
def tables() -> Tables:
    return content()


def read(folder: Path, table: str, data: bytes) -> Reading:
    """The small pack with one of its tables as a file of these bytes."""
    return read_pack(write_files(folder, {**files_of(), f"{table}.csv": data}))


def opened(reading: Reading) -> Pack:
    assert reading.pack is not None, [problem.sentence() for problem in reading.problems]
    return reading.pack


def to_fix(reading: Reading) -> list[tuple[str, int, str]]:
    """Code, row and column of what `explainer check` counts."""
    told(reading.problems)
    return [(p.code, p.row, p.column) for p in reading.problems if p.severity is not Severity.NOTICE]


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def figures(tables: Tables, *values: str, delimiter: str) -> bytes:
    """Table `figures` with these values, the first two rows first."""
    for row, value in zip(tables["figures"], values, strict=False):
        row.update(value=value, missing="")
    return csv_text("figures", tables["figures"], delimiter).encode()


@pytest.mark.parametrize(("delimiter", "values", "read_as", "asked"), [
    (",", ["3,300"], [3300.0], 0), (",", ["3,300", "27.5"], [3300.0, 27.5], 0), (",", ["27.125"], [27.125], 0),
    (";", ["27,125"], [None], 1), (";", ["12,500", "8.5"], [None, 8.5], 1), (";", ["27,125", "27,5"], [None, None], 2),
    (";", ["1.234", "27,5"], [None, None], 2), (";", ["1.234", "2.5"], [1.234, 2.5], 0), (";", ["3300", "27"], [3300.0, 27.0], 0),
    (",", ["27,125", "27,5"], [None, None], 2), ("\t", ["3,300"], [3300.0], 0), ("\t", ["3,300", "0,5"], [None, None], 2),
    (";", ["0.125"], [0.125], 0), (";", ["1,234,567"], [1234567.0], 0), (";", ["−12,500"], [None], 1),
])
def test_a_comma_is_a_group_only_where_the_table_says_so(
    tmp_path: Path, tables: Tables, delimiter: str, values: list[str], read_as: list[float | None], asked: int
) -> None:
    reading = read(tmp_path, "figures", figures(tables, *values, delimiter=delimiter))
    rows = opened(reading)["figures"].rows
    assert [row.number_of("value") for row in rows[: len(values)]] == read_as
    assert [column for _, _, column in to_fix(reading)] == ["value"] * asked


def test_a_question_names_both_readings(tmp_path: Path, tables: Tables) -> None:
    reading = read(tmp_path, "figures", figures(tables, "27,125", delimiter=";"))
    assert to_fix(reading) == [("number-ambiguous", 2, "value")]
    sentence = reading.problems[0].sentence()
    assert "27.125" in sentence and "27125" in sentence and "two ways" in sentence


@pytest.mark.parametrize(("text", "code", "words"), [
    ("1 234", "number-separators", "1234"), ("1\u00a0234,5", "number-separators", "1234.5"),
    ("1'234", "number-separators", "1234"), ("1\u202f234\u202f567", "number-separators", "1234567"),
    ("5-", "number-bad", ""), ("(5)", "number-bad", ""), ("1e5", "number-bad", ""), ("٢٧", "number-bad", ""),
    ("1/2", "number-bad", ""), ("5 * 3", "number-bad", ""), ("$5", "number-bad", ""), ("27 %", "number-percent", "27"),
    ("12345678901234567890", "number-too-exact", "12345678901234567"), ("0.12345678901234567890", "number-too-exact", "0.123"),
])
def test_what_is_not_read_as_it_is_written_is_told(
    tmp_path: Path, tables: Tables, text: str, code: str, words: str
) -> None:
    reading = read(tmp_path, "figures", figures(tables, text, delimiter=","))
    assert to_fix(reading) == [(code, 2, "value")]
    assert words in reading.problems[0].sentence()


@pytest.mark.parametrize("text", ["123456789012345", "0.1", "1234567.25", "+78", "−5", "1,234,567.5", "00.5", "9007199254740992"])
def test_what_can_be_kept_is_read_quietly(tmp_path: Path, tables: Tables, text: str) -> None:
    reading = read(tmp_path, "figures", figures(tables, text, delimiter=","))
    assert to_fix(reading) == []


# ── Codings ──────────────────────────────────────────────────────────────────────────────────────────────────────────

SPANISH = "Peñón del Año: ¿quién pidió más? «Así», dijo José."
ENGLISH = "It’s the workers’ right – “they don’t agree” – says José’s café…"


def glossary(tables: Tables, text: str, ending: str = "\n") -> str:
    tables["glossary"][0]["meaning_es"] = text
    return csv_text("glossary", tables["glossary"], ending=ending)


@pytest.mark.parametrize(("encoding", "ending"), [
    ("mac_roman", "\r"), ("mac_roman", "\n"), ("cp850", "\r\n"), ("cp437", "\r\n"), ("cp850", "\n"),
])
@pytest.mark.parametrize("text", [SPANISH, "Villa del Año", "MÉXICO Y PERÚ", "Müller, Zürich", "señor Ibáñez"])
def test_old_code_pages_are_recognized_and_told(
    tmp_path: Path, tables: Tables, encoding: str, ending: str, text: str
) -> None:
    reading = read(tmp_path, "glossary", glossary(tables, text, ending).encode(encoding, "replace"))
    assert [code for code, _, _ in to_fix(reading)] == ["encoding-old"]
    expected = text.encode(encoding, "replace").decode(encoding)
    assert opened(reading)["glossary"].rows[0].text("meaning_es") == expected


@pytest.mark.parametrize("text", [SPANISH, ENGLISH, "Año", "20 °C", "São Paulo não", "l’été à Noël", "£5 – €7", "Él"])
def test_clean_windows_1252_stays_quiet(tmp_path: Path, tables: Tables, text: str) -> None:
    reading = read(tmp_path, "glossary", glossary(tables, text).encode("cp1252"))
    assert to_fix(reading) == []
    assert [problem.code for problem in reading.problems] == ["encoding-guessed"]
    assert opened(reading)["glossary"].rows[0].text("meaning_es") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32", "utf-8-sig"])
def test_wide_codings_need_no_mark(tmp_path: Path, tables: Tables, encoding: str) -> None:
    reading = read(tmp_path, "glossary", glossary(tables, SPANISH).encode(encoding))
    assert to_fix(reading) == []
    assert opened(reading)["glossary"].rows[0].text("meaning_es") == SPANISH


def twice(text: str, page: str, times: int = 1) -> str:
    """UTF-8 that a program took for another coding, so many times."""
    for _ in range(times):
        raw = text.encode()
        text = "".join(chr(b) if page == "cp1252" and b in b"\x81\x8d\x8f\x90\x9d" else bytes([b]).decode(page) for b in raw)
    return text


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("page", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("text", ["Villa del Año", "Ángel", "“so”, it’s", "¿Qué?", "1–2 €", "São"])
def test_text_garbled_by_a_spreadsheet_is_told_once(
    tmp_path: Path, tables: Tables, text: str, page: str, times: int
) -> None:
    garbled = twice(text, page, times)
    tables["cities"][0]["name_es"] = garbled
    tables["cities"][1]["name_es"] = garbled
    reading = read(tmp_path, "cities", csv_text("cities", tables["cities"]).encode())
    assert to_fix(reading) == [("text-garbled", 2, "name_es")]
    assert reading.problems[0].params == {"likely": text, "count": "2"}
    assert opened(reading)["cities"].rows[0].text("name_es") == garbled.strip()  # kept: a person decides


@pytest.mark.parametrize("text", [
    "São Ângela", "âge", "«CAFÉ»", "IRMÃ»", "Ä–Ö", "Été à Noël – “oui”", "√2 ≈ 1.41", "ÂÊÎÔÛ", "…—“x”", "Ñandú, Ó",
])
def test_letters_that_only_look_garbled_stay_quiet(tmp_path: Path, tables: Tables, text: str) -> None:
    tables["cities"][0]["name_es"] = text
    reading = read(tmp_path, "cities", csv_text("cities", tables["cities"]).encode())
    assert to_fix(reading) == []


# ── The first line ───────────────────────────────────────────────────────────────────────────────────────────────────

MARK = codecs.BOM_UTF8


@pytest.mark.parametrize(("before", "delimiter"), [
    (b"sep=;\n", ";"), (b"SEP=;\r\n", ";"), (b'"sep=;"\n', ";"), (MARK + b"sep=,\n", ","), (b"sep=\t\n", "\t"),
    (MARK + MARK, ","), (MARK * 3 + b"sep=;\n", ";"), (b"\n\nsep=;\n", ";"), (b"\xc3\xaf\xc2\xbb\xc2\xbf", ","),
    (b"sep=;\n" + MARK, ";"), (b"sep=;\n" + MARK * 2, ";"), (b"sep=|\n", "|"), (b"", ","),
])
def test_hints_and_marks_before_a_table_are_what_they_are(
    tmp_path: Path, tables: Tables, before: bytes, delimiter: str
) -> None:
    for quoted in (False, True):
        text = csv_text("glossary", tables["glossary"], delimiter)
        text = re.sub(r"^id", '"id"', text) if quoted else text
        reading = read(tmp_path, "glossary", before + text.encode())
        assert to_fix(reading) == [], before
        assert [row.id for row in opened(reading)["glossary"]] == ["t-detainer"]


def test_marks_in_utf_16_and_a_hint_together(tmp_path: Path, tables: Tables) -> None:
    data = ("\ufeff\ufeffsep=;\r\n" + csv_text("glossary", tables["glossary"], ";", "\r\n")).encode("utf-16")
    assert to_fix(read(tmp_path, "glossary", data)) == []


def test_rows_below_a_hint_have_the_numbers_of_the_spreadsheet(tmp_path: Path, tables: Tables) -> None:
    row_of(tables, "claims", "C1")["status"] = "sure"
    reading = read(tmp_path, "claims", b"sep=;\n" + csv_text("claims", tables["claims"], ";").encode())
    assert to_fix(reading) == [("choice-bad", 2, "status")]


@pytest.mark.parametrize("data", [b"sep=;", b"sep=;\n", MARK * 2, b"sep=\n"])
def test_nothing_but_a_hint_is_an_empty_table(tmp_path: Path, data: bytes) -> None:
    reading = read(tmp_path, "glossary", data)
    assert {code for code, _, _ in to_fix(reading)} <= {"file-empty", "headings-unknown"}
    assert to_fix(reading)


# ── Characters that nobody sees, or that look like others ────────────────────────────────────────────────────────────

INVISIBLE = ["\u200b", "\u00ad", "\u00a0", "\ufeff", "\u200e", "\u2060", "\ufe0f", "\u202c", "\u200d"]


@pytest.mark.parametrize("mark", INVISIBLE)
@pytest.mark.parametrize(("table", "row_id", "column", "text"), [
    ("claims", "C1", "source_ids", "article"), ("claims", "C1", "status", "not_found"), ("claims", "C1", "city", "la"),
    ("claims", "C1", "contested", "yes"), ("figures", "F1", "period_start", "2025-06-06"), ("figures", "F1", "value", "2792"),
    ("citations", "C1-1", "source_id", "agency"), ("sources", "study", "id", "study"),
])
def test_what_nobody_sees_is_taken_off(
    tmp_path: Path, tables: Tables, table: str, row_id: str, column: str, text: str, mark: str
) -> None:
    plain = read(tmp_path / "plain", table, csv_text(table, tables[table]).encode())
    row_of(tables, table, row_id)[column] = mark + text + mark
    reading = read(tmp_path / "marked", table, csv_text(table, tables[table]).encode())
    assert to_fix(reading) == []
    assert opened(reading).digest == opened(plain).digest


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff"])
def test_inside_an_id_and_a_column_name_too(tmp_path: Path, tables: Tables, mark: str) -> None:
    row_of(tables, "claims", "C1")["source_ids"] = f"arti{mark}cle stu{mark}dy"
    text = csv_text("claims", tables["claims"]).replace("status", f"sta{mark}tus", 1)
    assert to_fix(read(tmp_path, "claims", text.encode())) == []


@pytest.mark.parametrize(("column", "text", "code", "words"), [
    ("source_ids", "аrticle", "id-lookalike", "cyrillic small letter a"), ("city", "lа", "id-lookalike", "cyrillic"),
    ("source_ids", "ａｒｔｉｃｌｅ", "id-lookalike", "fullwidth"), ("source_ids", "“article”", "id-lookalike", "quotation mark"),
    ("outline_ids", "T\u20111", "id-lookalike", "non-breaking hyphen"), ("status", "nοt_found", "choice-lookalike", "greek"),
    ("status", "“partly”", "choice-lookalike", "quotation mark"), ("source_ids", "año", "ids-bad", "not an id"),
])
def test_what_only_looks_plain_is_named(
    tmp_path: Path, tables: Tables, column: str, text: str, code: str, words: str
) -> None:
    row_of(tables, "claims", "C1")[column] = text
    reading = read(tmp_path, "claims", csv_text("claims", tables["claims"]).encode())
    assert to_fix(reading) == [(code, 2, column)]
    assert words in reading.problems[0].sentence()
    assert "closest" not in reading.problems[0].sentence()


@pytest.mark.parametrize("text", ["\U0001f469\u200d\U0001f4bb", "❤\ufe0f", "naïve", "می‌خواهم", "10\u00a0%"])
def test_marks_that_mean_something_in_a_text_stay(tmp_path: Path, tables: Tables, text: str) -> None:
    tables["glossary"][0]["meaning_en"] = f"So {text} it is"
    reading = read(tmp_path, "glossary", csv_text("glossary", tables["glossary"]).encode())
    assert to_fix(reading) == []
    assert opened(reading)["glossary"].rows[0].text("meaning_en") == f"So {text} it is"


@pytest.mark.parametrize("text", ["\u200b", "\ufeff\u200b", "\u00ad\u200d", "\u2060", "\u202a\u202c"])
def test_a_name_of_nothing_visible_is_told(tmp_path: Path, tables: Tables, text: str) -> None:
    tables["cities"][0].update(name_en=text, name_es=text)
    files = {**files_of(), "cities.csv": csv_text("cities", tables["cities"]).encode()}
    reading = check_pack(write_files(tmp_path, files), today=TODAY)
    assert to_fix(reading) == [("text-unseen", 2, "name_en"), ("text-unseen", 2, "name_es")]
    assert [row.id for row in opened(reading)["cities"]] == ["la", "chi"]


@pytest.mark.parametrize(("first", "last"), [("“", "”"), ("”", "”"), ("„", "“"), ("«", "»"), ("‘", "’")])
def test_curly_quotes_that_hold_nothing_together_are_named_once(tmp_path: Path, first: str, last: str) -> None:
    header, _ = csv_text("glossary", content()["glossary"]).split("\n", 1)
    data = f"{header}\ng1,Visit,Visita,{first}One person, one day.{last},{first}Una persona, un día.{last},article\n"
    reading = read(tmp_path, "glossary", data.encode())
    assert to_fix(reading) == [("quotes-curly", 2, "")]


@pytest.mark.parametrize("text", ["He said “yes”.", "“All of it”", "l’été", "«Sí»"])
def test_curly_quotes_in_a_text_are_fine(tmp_path: Path, tables: Tables, text: str) -> None:
    tables["glossary"][0]["meaning_en"] = text
    assert to_fix(read(tmp_path, "glossary", csv_text("glossary", tables["glossary"]).encode())) == []


# ── Dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("text", "likely"), [
    ("6/15/25", "2025-06-15"), ("15.06.2025", "2025-06-15"), ("Jun-25", "2025-06"), ("45823", "2025-06-15"),
    ("2025-06-15 00:00:00", "2025-06-15"), ("15 de junio de 2025", "2025-06-15"), ("06/07/2025", "2025-06-07, 2025-07-06"),
    ("20250615", "2025-06-15"), ("June 15, 2025", "2025-06-15"),
])
def test_a_date_in_another_form_is_told_with_what_it_may_mean(
    tmp_path: Path, tables: Tables, text: str, likely: str
) -> None:
    row_of(tables, "figures", "F1")["period_start"] = text
    reading = read(tmp_path, "figures", csv_text("figures", tables["figures"]).encode())
    assert to_fix(reading) == [("date-likely", 2, "period_start")]
    assert reading.problems[0].params == {"likely": likely}


# ── Bounds ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_is_decoded_without_raising_whatever_it_holds() -> None:
    for data in (b"", b"\xff", b"\xff\xfe", b"\0" * 100, bytes(range(256)) * 4, b"\x80" * 9, b"\xff\xfe\0\0x", b"+AGE-"):
        assert isinstance(decoded(data).text, str)


def test_more_cells_than_can_be_kept_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from explainer.core import tabular

    monkeypatch.setattr(tabular, "MAX_CELLS", 100)
    rows = "".join(f"t{number},T,T,M,M,\n" for number in range(40))
    data = "id,term_en,term_es,meaning_en,meaning_es,source_ids\n" + rows
    reading = read(tmp_path, "glossary", data.encode())
    assert ("cells-too-many", 17, "") in to_fix(reading)
    assert len(opened(reading)["glossary"]) == 15


def test_a_line_without_an_end_stops_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from explainer.core import tabular

    monkeypatch.setattr(tabular, "MAX_LINE", 1_000)
    data = "id,term_en,term_es,meaning_en,meaning_es,source_ids\nt,T,T,M,M,\n" + ",x" * 2_000 + "\n"
    reading = read(tmp_path, "glossary", data.encode())
    assert to_fix(reading) == [("line-too-long", 3, "")]
    assert [row.id for row in opened(reading)["glossary"]] == ["t"]


def test_a_table_that_could_not_be_read_is_not_called_empty_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explainer.core import tabular

    monkeypatch.setattr(tabular, "MAX_LINE", 1_000)
    data = "id,term_en,term_es,meaning_en,meaning_es,source_ids\nt,T,T,M," + "x" * 2_000 + ",\n"
    assert to_fix(read(tmp_path, "glossary", data.encode())) == [("line-too-long", 2, "")]


def test_a_flood_of_problems_is_counted_and_not_kept(tmp_path: Path) -> None:
    rows = "".join(f"t{number},T,T,M,M,ñ\n" for number in range(5_000))
    reading = read(tmp_path, "glossary", ("id,term_en,term_es,meaning_en,meaning_es,source_ids\n" + rows).encode())
    assert len(reading.problems) == 51
    assert reading.problems[-1].found == "4950"
