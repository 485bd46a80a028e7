"""How hard a text is to read: Flesch-Kincaid grade for English, Fernández-Huerta and INFLESZ for Spanish.

Syllables are counted by rules, as these formulas' own authors did; a syllable more or less in a word changes a grade by
less than a tenth.
"""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.!?])[”»\"']?\s+(?=[A-ZÁÉÍÓÚÑ¿¡“«\"\d])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:%$]*")
_SAID = {"en": 3, "es": 4}
"""Syllables that a number, a percent or a date has, read aloud, as a rule."""


def sentences(text: str) -> list[str]:
    """The sentences of a text; a middle dot or a line end ends one too."""
    return [one for part in re.split(r"[\n·]", text) for one in _SENTENCE_END.split(part) if words(one)]


def words(text: str) -> list[str]:
    """The words and numbers of a text, source numbers and marks left out."""
    return _WORD.findall(re.sub(r"\[\d+\]", " ", text))


def count(text: str) -> int:
    """How many words a text has, as word processors count: between blanks, with a letter or digit. Source numbers are
    none."""
    return sum(any(letter.isalnum() for letter in word) for word in re.sub(r"\[\d+\]", " ", text).split())


def syllables(word: str, language: str) -> int:
    """How many syllables a word has."""
    if word[0].isdigit():
        return min(_SAID[language], len(word))
    if word.isupper() and len(word) < 5:
        return 1 if language == "en" else 2  # ICE, DHS: read as a word or by letters
    return _spanish(word.lower()) if language == "es" else _english(word.lower())


def _english(word: str) -> int:
    bare = re.sub(r"(?:(?<![aeiouylst])es|(?<![aeiouytd])ed|(?<![aeiouyl])e|(?<=[aeiou])le)$", "", word) or word
    return max(1, len(re.findall(r"[aeiouy]+", bare)) + len(re.findall(r"i[ao](?!u)|eo|ua(?!l)", bare)))


def _spanish(word: str) -> int:
    """Vowels, two of which are one syllable where one of them is a weak i or u without an accent."""
    plain = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "q", word)
    count = 0
    for run in re.findall(r"[aeiouáéíóúü]+|(?<=[^aeiou])y$", plain):
        count += max(1, len(run) - len(re.findall(r"(?<=[aeoáéóiuü])[iuü]|[iuü](?=[aeoáéó])", run)))
    return max(1, count)


def measures(text: str, language: str) -> tuple[float, float]:
    """Words a sentence, and syllables a word."""
    found = words(text)
    return len(found) / max(1, len(sentences(text))), sum(syllables(w, language) for w in found) / max(1, len(found))


def grade(text: str) -> float:
    """Flesch-Kincaid grade of an English text: 8 is read with ease after eight years of school."""
    long, heavy = measures(text, "en")
    return 0.39 * long + 11.8 * heavy - 15.59


def fernandez_huerta(text: str) -> float:
    """Ease of a Spanish text, 0 to 100: 60 to 70 is normal (eighth and ninth grade)."""
    long, heavy = measures(text, "es")
    return 206.84 - 60 * heavy - 1.02 * long


def inflesz(text: str) -> float:
    """Szigriszt-Pazos as INFLESZ reads it: 55 to 65 is normal, 65 to 80 rather easy."""
    long, heavy = measures(text, "es")
    return 206.835 - 62.3 * heavy - long
