"""Both languages say the same, completely, in the pack's own voice."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from explainer.app.paths import built_in_pack
from explainer.core.columns import Kind
from explainer.core.pack import Pack
from explainer.core.placeholders import placeholders
from tests.pack.packs import changed, hits, texts


def incomplete(pack: Pack) -> list[str]:
    """Required cells in every language; optional ones in all or none."""
    wrong = []
    for table in pack.tables.values():
        for column in (column for column in table.spec.columns if column.kind is Kind.LOCAL):
            for row in table:
                filled = [bool(row.text(f"{column.name}_{language}").strip()) for language in pack.languages]
                if any(filled) != all(filled) or (column.required and not all(filled)):
                    wrong.append(f"{table.spec.name}:{row.id} {column.name}")
    keys = set(pack["meta"].by_id)
    wrong += [f"meta:{key}" for key in keys if key.endswith("_en") and f"{key[:-3]}_es" not in keys]
    return wrong


def other_numbers(pack: Pack) -> list[str]:
    """Cells whose languages print different figures."""
    wrong = []
    for table in pack.tables.values():
        for column in (column for column in table.spec.columns if column.kind is Kind.LOCAL):
            for row in table:
                printed = [Counter(placeholders(row.text(f"{column.name}_{language}"))) for language in pack.languages]
                if len({tuple(sorted(found.items())) for found in printed}) > 1:
                    wrong.append(f"{table.spec.name}:{row.id} {column.name}")
    return wrong


def same_in_both(pack: Pack) -> list[str]:
    """Sentences that were left in English."""
    names = ("text", "why", "says", "finding", "limit", "meaning", "notes")
    return [
        f"{row.table}:{row.id} {name}" for table in pack.tables.values() for row in table for name in names
        if row.has(name) and row.text(f"{name}_en") and row.text(f"{name}_en") == row.text(f"{name}_es")
    ]


# Words that take a side, for both sides' vocabularies. Terms of the article and of agencies are paraphrased.
LOADED = re.compile(
    r"\billegals\b|\billegal (?:immigrants?|migrants?)\b|\baliens?\b|\banchor bab|\bopen[- ]borders?\b|\binvasion\b"
    r"|\bcrack(?:ed|s)?[- ]?down\b|\bregime\b|\bkidnap|\babduct|\bdisappear(?:ed|ing)\b|\bGestapo\b"
    r"|\bconcentration camp"
    r"|\bilegales\b|\binvasi[óo]n|\bmigra\b|\brégimen\b|\bsecuestr|\bdesaparecid|\bfronteras abiertas\b",
    re.IGNORECASE,
)
PER_CENT = re.compile(
    r"\bper cent\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty) percent\b"
    r"|\b(?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|treinta|\w+enta) por ciento\b",
    re.IGNORECASE,
)
BRITISH = re.compile(
    r"\b\w*(?:isation|ising|ised)\b(?<!advised)(?<!raised)(?<!promised)(?<!revised)(?<!raising)(?<!supervised)(?<!surprised)"
    r"|\b(?:behaviour|neighbour\w*|programme|centre|defence|offence|favour\w*|labour|judgement)s?\b",
    re.IGNORECASE,
)


# What a court translator found in the first edition: words that say another thing to the people who read them.
ANOTHER_THING = re.compile(
    r"\b[óo]rden(?:es)? de detención\b|\bzar de la frontera\b|\bdenuncias de latinos\b|\binterdicto\b"
    r"|\bhall(?:a|an|ó|ar|aron|amos|ad[oa]s?)\b|\bcondenas? violentas?\b|\bavisó que apelaría\b|\bfuentes? con nombre\b"
    r"|\bNo se compara\b",
    re.IGNORECASE,
)


def test_spanish_says_what_its_readers_understand(pack: Pack) -> None:
    """A detainer is no arrest warrant; reports by people are no complaints against them; and encontrar, not hallar."""
    assert hits(texts(pack, language="es"), ANOTHER_THING) == []


def test_both_languages_are_complete(pack: Pack) -> None:
    assert pack.languages == ("en", "es")
    assert incomplete(pack) == []


def test_both_print_the_same_numbers(pack: Pack) -> None:
    assert other_numbers(pack) == []


def test_nothing_was_left_untranslated(pack: Pack) -> None:
    assert same_in_both(pack) == []


def test_words_take_no_side(pack: Pack) -> None:
    assert hits(texts(pack), LOADED) == []


def test_numbers_and_spelling_are_those_of_the_language(pack: Pack) -> None:
    """American English; no per cent in words, since each is a figure."""
    assert hits(texts(pack), PER_CENT) == []
    assert hits(texts(pack, language="en"), BRITISH) == []


def test_straight_text(pack: Pack) -> None:
    """No markup but bold and italic, no double spaces, no space before a full stop."""
    assert hits(texts(pack), re.compile(r"<\w|&\w+;|\]\(|  |\s[.,;]|\.\.(?!\.)|[{}]")) == []
    assert [t.place for t in texts(pack) if t.written != t.written.strip() or t.written.count("**") % 2] == []


def test_faults_are_seen(pack: Pack) -> None:
    assert incomplete(changed(pack, "claims", "C01", text_es="")) == ["claims:C01 text"]
    assert incomplete(changed(pack, "figures", "F030a", caveat_en="Counted twice.")) == ["figures:F030a caveat"]
    assert other_numbers(changed(pack, "claims", "C17", why_es="Muchos.")) == ["claims:C17 why"]
    english = pack["claims"].by_id["C01"].text("why_en")
    assert same_in_both(changed(pack, "claims", "C01", why_es=english)) == ["claims:C01 why"]
    for said in ("The crackdown goes on.", "They are illegal aliens.", "The regime says so."):
        assert hits(texts(changed(pack, "claims", "C01", why_en=said)), LOADED), said
    for said in ("Rechaza las órdenes de detención migratoria.", "El zar de la frontera habla.", "No se halló nada.",
                 "Bajaron las denuncias de latinos.", "Tiene una condena violenta."):
        assert hits(texts(changed(pack, "claims", "C01", why_es=said), language="es"), ANOTHER_THING), said
    assert hits(texts(changed(pack, "claims", "C01", why_en="Thirty percent of the neighbourhood.")), PER_CENT)
    assert hits(texts(changed(pack, "claims", "C01", why_en="The programme was organised.")), BRITISH)


def test_a_double_click_opens_every_table_with_its_accents() -> None:
    """Excel takes a table without the mark of UTF-8 for Windows-1252."""
    tables = sorted(built_in_pack().glob("*.csv"))
    assert tables
    assert [path.name for path in tables if not path.read_bytes().startswith(codecs.BOM_UTF8)] == []
