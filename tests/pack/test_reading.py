"""Plain words: the reading grade of each panel in each language, and the length of each sentence.

English: Flesch–Kincaid grade, syllables from the CMU dictionary. Spanish: Fernández Huerta's ease of reading, which
its author (1959) ties to grades: 90 and above grade 4, 80 grade 5, 70 grade 6, 60 grades 7 and 8, below that
secondary school and more; so "grade 8 or below" is a score of 60 or more. The library counts Spanish syllables by
places to break a line, which finds about 6 of 100 too few ("idea", "área") and flatters by seven points; they are
counted by their vowels here, by the rules of spelling (a, e, o and an accented i or u each make a syllable).

Measured are sentences, not labels, each distinct one once, with their numbers filled in. Names and titles of laws
count as one word, since nobody can make them plainer.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from explainer.core.columns import PANELS
from explainer.core.pack import Pack
from explainer.panels.registry import panel_of
from tests.pack.packs import Text, changed, sentences, texts

GRADE = 8
WORDS = 25

# Columns that hold sentences; the others hold labels.
SENTENCES = (
    "text", "why", "other_side", "says", "finding", "limit", "meaning", "definition", "caveat", "rule", "admin_case",
    "city_case", "unknown", "office_covers", "pair", "benefit", "notes",
)  # fmt: skip

LAWS = re.compile(
    r"8 U\.S\.C\. \d+|\b287\(g\)|\bSB 54\b|\b(?:Illinois )?TRUST Act\b|\b[Ll]ey TRUST(?: de Illinois)?"
    r"|\bExecutive (?:Order|Directive) \d+|\b(?:Orden|Directiva) Ejecutiva \d+|\bSpecial Order 40\b"
    r"|\bOrden Especial 40\b"
    r"|\bLocal Laws? \d+(?: and \d+)?(?: of \d{4})?|\bLey(?:es)? Local(?:es)? \d+(?: y \d+)?(?: de \d{4})?"
    r"|\b[Oo]rdenanza(?: de Ciudad Acogedora)? \(?Welcoming City(?: Ordinance\))?|\bWelcoming City Ordinance\b"
    r"|\bProtect Our Courts(?: Act)?|\bPosse Comitatus Act\b|\bley Posse Comitatus\b"
    r"|\bSecure Communities\b|\bComunidades Seguras\b"
    r"|\bPrograma de Prioridades \(Priority Enforcement Program\)|\bPriority Enforcement Program\b",
    re.IGNORECASE,
)

LONG_FOR_A_REASON: dict[str, str] = {}
"""Texts that may hold a sentence of more than 25 words, by place, each with the reason."""


def plain_sentences(text: Text) -> list[str]:
    """The sentences of a text as they are measured."""
    said = LAWS.sub("Ley" if text.language == "es" else "Law", text.said)
    joined = re.sub(r"(?<=\d)[.,](?=\d)", "", said)
    return [part if part[-1] in ".!?" else part + "." for part in sentences(joined)]


def words(sentence: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in re.split(r"[\s–]+", sentence))


def panel(text: Text) -> str:
    """The panel where a text is read; cards of a claim belong to the panel of the claim."""
    row = text.row
    column = {"citations": "claim_id", "research": "claim_ids"}.get(row.table, "")
    claim = next(iter(text.pack.rows("claims", row.ids(column) if column else ())), None)
    return claim.text("panel") if claim else panel_of(row.table, row)


def measured(pack: Pack, language: str) -> list[Text]:
    return [text for text in texts(pack, language=language) if text.column.removesuffix(f"_{language}") in SENTENCES]


def prose(pack: Pack, panel_id: str, language: str) -> str:
    found = (text for text in measured(pack, language) if panel(text) == panel_id)
    return " ".join(dict.fromkeys(sentence for text in found for sentence in plain_sentences(text)))


def syllables_es(word: str) -> int:
    """Syllables of a Spanish word: strong vowels one each, a group of weak ones one."""
    groups = re.findall("[aeiouáéíóúü]+", re.sub("y(?![aeiouáéíóúü])", "i", word))
    return max(1, sum(max(1, len(re.findall("[aeoáéóíú]", group))) for group in groups))


def grade(prose_: str, language: str) -> float:
    """The school grade of a text. Needs the library."""
    textstat = pytest.importorskip("textstat", reason="the readability library (group dev) is not installed")
    measure = textstat.textstat.__class__()
    measure.set_lang("es" if language == "es" else "en_US")
    if language == "en":
        return float(measure.flesch_kincaid_grade(prose_))
    counted = re.findall("[a-záéíóúüñ]+", prose_.lower())
    missed = sum(map(syllables_es, counted)) / len(counted) - measure.avg_syllables_per_word(prose_)
    return grade_of_huerta(measure.fernandez_huerta(prose_) - 60 * missed)


def grade_of_huerta(score: float) -> float:
    """Between two steps of the author's table the grade is read off a line."""
    table = ((90.0, 4.0), (80.0, 5.0), (70.0, 6.0), (60.0, 8.0), (50.0, 10.0), (30.0, 13.0), (0.0, 16.0))
    for (high, low_grade), (low, high_grade) in pairwise(table):
        if score >= low:
            return low_grade + (high_grade - low_grade) * max(0.0, high - score) / (high - low)
    return table[-1][1]


def too_long(pack: Pack) -> list[str]:
    return [
        f"{text.place}: {words(sentence)} words: {sentence}"
        for language in pack.languages for text in measured(pack, language) if text.place not in LONG_FOR_A_REASON
        for sentence in plain_sentences(text) if words(sentence) > WORDS
    ]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("panel_id", PANELS)
def test_panel_reads_at_grade_eight_or_below(panel_id: str, language: str, pack: Pack) -> None:
    found = grade(prose(pack, panel_id, language), language)
    print(f"{panel_id} {language}: grade {found:.1f}")
    assert 1 < found <= GRADE


def test_no_sentence_is_too_long(pack: Pack) -> None:
    assert too_long(pack) == []


def test_exemptions_are_still_needed(pack: Pack) -> None:
    long = {text.place for language in pack.languages for text in measured(pack, language)
            if any(words(sentence) > WORDS for sentence in plain_sentences(text))}
    assert set(LONG_FOR_A_REASON) <= long
    assert all(LONG_FOR_A_REASON.values())


def test_hard_words_are_seen() -> None:
    hard = {
        "en": "Jurisdictional noncooperation regulations notwithstanding, administrative authorities indefinitely "
              "postponed communicating determinations.",
        "es": "Independientemente de las disposiciones jurisdiccionales, las autoridades administrativas postergaron "
              "indefinidamente comunicaciones interinstitucionales correspondientes.",
    }  # fmt: skip
    easy = {"en": "The city has a rule. It is clear.", "es": "La ley es clara. La gente la lee."}
    for language in hard:
        assert grade(hard[language], language) > GRADE
        assert grade(easy[language], language) < 5


def test_long_sentences_are_seen(pack: Pack) -> None:
    said = "The city " + "and the state " * 8 + "agree."
    assert "claims:C01 why_en" in too_long(changed(pack, "claims", "C01", why_en=said))[0]
    split = said.replace("the state and", "the state. And")
    assert too_long(changed(pack, "claims", "C01", why_en=split)) == too_long(pack)


def test_spanish_syllables() -> None:
    known = {"idea": 3, "área": 3, "ciudad": 2, "policía": 4, "agua": 2, "deportación": 4, "muy": 1, "y": 1, "ley": 1,
             "leyes": 2, "había": 3, "caos": 2, "aún": 2, "cuidado": 3}  # fmt: skip
    assert {word: syllables_es(word) for word in known} == known


def test_grades_of_the_authors_table() -> None:
    assert [grade_of_huerta(score) for score in (100, 90, 80, 70, 60, 50, 30, 0, -9)] == [4, 4, 5, 6, 8, 10, 13, 16, 16]
    assert grade_of_huerta(59.9) > GRADE >= grade_of_huerta(60)
