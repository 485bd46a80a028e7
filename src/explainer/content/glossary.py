"""Words of a pack's glossary, found in its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from explainer.content import formatting
from explainer.core.pack import Pack

_PAREN = re.compile(r"\s*\(([^()]*)\)")
_SHORTEST = 2
"""Letters that a name in capitals (ICE) must have to be found in a text."""
_SHORTEST_WORD = 5
"""Letters that any other word must have: "stay" is a ruling, and a verb in every other text."""


class Term(NamedTuple):
    """A place in a text where a word of the glossary stands."""

    start: int
    end: int
    id: str


class Glossary:
    """The glossary of a pack in one language."""

    def __init__(self, pack: Pack, language: str) -> None:
        self._ids: dict[str, str] = {}
        self.meanings: dict[str, tuple[str, str]] = {}
        """By id of the row: the term as the glossary has it, and its meaning."""
        for row in pack["glossary"]:
            term = formatting.local(pack, row, "term", language)
            meaning = formatting.local(pack, row, "meaning", language)
            if not meaning.strip():
                continue
            self.meanings[row.id] = (term, meaning)
            for form in forms(term):
                self._ids.setdefault(_key(form), row.id)
        self._pattern = _pattern(self._ids)

    def find(self, text: str, seen: set[str]) -> Iterator[Term]:
        """The first place of each term in a text, but for those in `seen`, which grows. Whole words
        only, and where two terms begin at the same place, the longer one."""
        if self._pattern is None:
            return
        for found in self._pattern.finditer(text):
            term = self._ids.get(_key(found[0])) or self._ids.get(found[0].casefold())
            if term is not None and term not in seen:
                seen.add(term)
                yield Term(found.start(), found.end(), term)


def forms(term: str) -> tuple[str, ...]:
    """The words by which a term is found: "Policy, city" are two, "Detainer (request)" is found by
    either."""
    found: list[str] = []
    for part in _outside(term):
        without = " ".join(_PAREN.sub("", part).split())
        inner = (match[1] for match in _PAREN.finditer(part))
        found += [" ".join(part.split()), without, *(" ".join(one.split()) for one in inner)]
    return tuple(dict.fromkeys(one for one in found if _is_word(one)))


def _is_word(form: str) -> bool:
    letters = sum(letter.isalnum() for letter in form)
    least = _SHORTEST if form.isupper() else _SHORTEST_WORD
    return letters >= least and not any(mark in form for mark in "«»:;")


def _outside(term: str) -> list[str]:
    """The parts between commas that are not in brackets. A comma before a word that goes on ("de
    arresto o de registro") parts no terms that anybody would look for, and does no harm."""
    parts, depth = [""], 0
    for letter in term:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _key(form: str) -> str:
    """How a form is looked up: ICE, which is a name, only as it is written."""
    return form if form.isupper() else form.casefold()


def _pattern(ids: dict[str, str]) -> re.Pattern[str] | None:
    if not ids:
        return None
    longest = sorted(ids, key=len, reverse=True)
    words = "|".join(
        re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in longest)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
