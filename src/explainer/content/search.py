"""Finding words and numbers in everything there is: the row of a pack, a command, a page of help.

Case and accents do not matter, and the beginning of a word is enough. Where that finds little, the
other languages are looked through as well, and one slip of the finger in a word is forgiven; what
is found so says so and comes last.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from explainer.content.passages import Passage, excerpt
from explainer.content.slips import apart, slips
from explainer.content.tokens import Piece, cleaned, pieces

FEW, FEWER = 5, 3
"""With fewer results than the one, the other languages are looked through as well; than the other,
words that are near those asked for."""
SHORTEST_SLIP = 4
"""Letters that a word needs for a slip in it to be forgiven."""
SHORTEST_START = 5
"""Letters that must be left for a near word to stand for the beginning of longer ones."""
MOST_WORDS = 8
"""Words of a query that are looked for; a whole paragraph pasted in has more."""
MOST_LETTERS = 64
"""Letters of the alphabet of a pack that are tried in place of a slip."""
LONGEST_TITLE = 200
"""Characters of a title, about; in a longer one the words are looked for."""

# How far from the words asked for a match is, 0 nearest.
_TITLE, _TITLE_START, _TEXT, _TEXT_START = 0, 1, 3, 4
_LAST, _OTHER_LANGUAGE, _SLIP = 50, 100, 1000
_SHORT, _STARTS_WITH, _IS = -1, -2, -5  # the title is little more, begins with them, or is them


class Item(NamedTuple):
    """What can be found: its kind (a table of the pack, say), its id there, its group; and whether
    it comes after what the others say in other words."""

    kind: str
    id: str
    group: str
    last: bool = False


class Hit(NamedTuple):
    """One result. `language` is the one in which the words were found; `near`: a word of it only
    resembles one asked for; `exact`: its title has every word."""

    item: Item
    title: Passage
    context: Passage
    language: str
    near: bool
    exact: bool
    distance: int


class Group(NamedTuple):
    """Results of one group, best first: the first ones, and how many there are."""

    id: str
    hits: tuple[Hit, ...]
    total: int


class Findings(NamedTuple):
    """What a query found: groups, the one with the best result first. `instead` are the words that
    are near those asked for and were found in their place; `suggestions` other queries that find
    something, where this one does not."""

    query: str
    groups: tuple[Group, ...] = ()
    instead: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many results there are, shown or not."""
        return sum(group.total for group in self.groups)

    @property
    def best(self) -> Hit | None:
        """The best result; None if there is none."""
        return self.groups[0].hits[0] if self.groups else None


Say = Callable[[Item, str], tuple[str, str]]
"""Title and further text of an item, in a language."""


class _Words:
    """The words of all items in one language, and where they stand."""

    def __init__(self) -> None:
        self.titles: dict[str, array[int]] = {}
        self.texts: dict[str, array[int]] = {}
        self.heads: list[tuple[str, ...]] = []  # of each item: the words of its title
        self.sorted: list[str] = []
        self.letters = ""

    def add(self, number: int, title: str, text: str) -> None:
        head = [piece.forms for piece in pieces(cleaned(title))]
        self.heads.append(tuple(forms[0] for forms in head))
        for form in {form for forms in head for form in forms}:
            self.titles.setdefault(form, array("I")).append(number)
        for form in {form for piece in pieces(cleaned(text)) for form in piece.forms}:
            self.texts.setdefault(form, array("I")).append(number)

    def close(self) -> None:
        """Everything is added."""
        self.sorted = sorted(self.titles.keys() | self.texts.keys())
        counts: dict[str, int] = {}
        for word in self.sorted:
            for letter in word:
                counts[letter] = counts.get(letter, 0) + 1
        self.letters = "".join(sorted(counts, key=lambda c: (-counts[c], c))[:MOST_LETTERS])

    def __contains__(self, word: str) -> bool:
        return word in self.titles or word in self.texts

    def starting(self, start: str) -> Iterator[str]:
        """Longer words that begin so."""
        for place in range(bisect_left(self.sorted, start), len(self.sorted)):
            word = self.sorted[place]
            if not word.startswith(start):
                return
            if word != start:
                yield word

    def near(self, word: str) -> tuple[set[str], set[str]]:
        """Words one slip away: as they are, and longer ones that begin near the word."""
        whole: set[str] = set()
        longer: set[str] = set()
        if len(word) >= SHORTEST_SLIP and not word.isdigit():
            for candidate in slips(word, self.letters):
                if candidate in self:
                    whole.add(candidate)
                if len(candidate) >= SHORTEST_START:
                    longer.update(self.starting(candidate))
        return whole, longer - whole


class _Level(NamedTuple):
    """Items that match a word of the query equally well, and the words by which they do."""

    distance: int
    language: str
    items: set[int]
    words: set[str]


class Index:
    """All words of the items given, in each of the languages.

    `check` is called now and then while the index is made; what it raises ends that.
    """

    def __init__(self, items: Iterable[Item], say: Say, languages: Sequence[str],
                 check: Callable[[], object] = lambda: None) -> None:
        self._items, self._say = tuple(items), say
        self._words = {language: _Words() for language in languages}
        self._by_id: dict[str, list[int]] = {}
        for number, item in enumerate(self._items):
            if number % 256 == 0:
                check()
            self._by_id.setdefault(item.id.casefold(), []).append(number)
            for language in self._words:
                self._words[language].add(number, *say(item, language))
        for words in self._words.values():
            check()
            words.close()

    def __len__(self) -> int:
        return len(self._items)

    def find(self, query: str, language: str, *, most: int = 4,
             whole: Collection[str] = ()) -> Findings:
        """Items that hold every word of the query, for a reader of that language: the first `most`
        of each group, all of the groups named in `whole`. Nothing for no words."""
        asked = _asked(query)
        if not asked:
            return Findings(query)
        search = _Search(self._words, (language, *(one for one in self._words if one != language)))
        matched, levels = search.match(asked)
        for number in self._by_id.get(query.strip().casefold(), ()):
            matched.setdefault(number, _TITLE)
        if not matched:
            return Findings(query, suggestions=search.suggestions(asked))
        ranked = self._ranked(asked, matched, language)
        hit = partial(self._hit, levels, language)
        groups = self._grouped(ranked, hit, most, whole)
        return Findings(query, groups, _instead(levels, ranked[0][1]))

    def _ranked(self, asked: tuple[Piece, ...], matched: dict[int, int],
                language: str) -> list[tuple[int, int]]:
        """Distance and number of each item, nearest first, then in their order."""
        wanted, heads = [word.forms for word in asked], self._words[language].heads
        most = _TITLE_START * len(asked)
        return sorted(
            (distance + (_head(heads[number], wanted) if distance <= most else 0)
             + (_LAST if self._items[number].last else 0), number)
            for number, distance in matched.items())

    def _grouped(self, ranked: list[tuple[int, int]], hit: Callable[[int, int], Hit], most: int,
                 whole: Collection[str]) -> tuple[Group, ...]:
        members: dict[str, list[tuple[int, int]]] = {}
        for place in ranked:
            members.setdefault(self._items[place[1]].group, []).append(place)
        return tuple(
            Group(name, tuple(hit(number, distance)
                              for distance, number in (all_ if name in whole else all_[:most])),
                  len(all_))
            for name, all_ in members.items())

    def _hit(self, levels: list[list[_Level]], own: str, number: int, distance: int) -> Hit:
        item = self._items[number]
        holding = [[level for level in known if number in level.items] for known in levels]
        used = [known[0] for known in holding if known]
        language = next((level.language for level in used if level.language != own), own)
        near = any(level.distance >= _SLIP for level in used)
        exact = all(known and known[0].distance <= _TITLE_START for known in holding)
        words = {word for known in holding for level in known for word in level.words
                 if level.language in (own, language)
                 and level.distance < known[0].distance + _SLIP}
        title, text = self._say(item, own)
        context = excerpt(cleaned(text), words, from_start=exact)
        if language != own:
            theirs = self._say(item, language)
            context = excerpt(cleaned(theirs[0]), words)
            if not context.spans:
                context = excerpt(cleaned(theirs[1]), words)
        shown = excerpt(cleaned(title), words, LONGEST_TITLE)
        return Hit(item, shown, context, language, near, exact, distance)


class _Search:
    """Matches words, for a reader of the first of the languages."""

    def __init__(self, words: Mapping[str, _Words], languages: Sequence[str]) -> None:
        self._words, self._languages = words, languages

    def match(self, asked: tuple[Piece, ...]) -> tuple[dict[int, int], list[list[_Level]]]:
        """Distance of each item that has every word, and the levels of each word."""
        own, others = self._languages[:1], self._languages[1:]
        levels: list[list[_Level]] = [[] for _ in asked]
        found: dict[int, int] = {}
        for languages, slipped in ((own, False), (others, False), (own, True), (others, True)):
            if len(found) >= (FEWER if slipped else FEW) or (
                    slipped and languages is others and found):
                break
            for word, known in zip(asked, levels, strict=True):
                for language in languages:
                    known += self._levels(word, language, slipped=slipped)
            found = _in_all(levels)
        return found, levels

    def _levels(self, word: Piece, language: str, *, slipped: bool) -> Iterator[_Level]:
        words = self._words[language]
        far = 0 if language == self._languages[0] else _OTHER_LANGUAGE
        whole, longer = (self._near(word, words) if slipped
                         else self._as_written(word, words, short=not far))
        far += _SLIP * slipped
        for forms, title, text in ((whole, _TITLE, _TEXT), (longer, _TITLE_START, _TEXT_START)):
            for distance, places in ((title, words.titles), (text, words.texts)):
                held = {form for form in forms if form in places}
                if held:
                    items = set().union(*(places[form] for form in held))
                    yield _Level(far + distance, language, items, held)

    @staticmethod
    def _as_written(word: Piece, words: _Words, *, short: bool) -> tuple[set[str], set[str]]:
        """The word itself, and longer ones that begin with it. A number is itself or, where there
        is no such number, the beginning of one."""
        whole = {form for form in word.wanted if form in words}
        least = 3 if word.number else 1 if short else SHORTEST_SLIP
        if (word.number and whole) or len(word.forms[0]) < least:
            return whole, set()
        return whole, {longer for form in word.wanted for longer in words.starting(form)
                       if not (word.number and longer.endswith("%") and not word.percent)}

    @staticmethod
    def _near(word: Piece, words: _Words) -> tuple[set[str], set[str]]:
        return words.near(word.forms[0]) if not word.number else (set(), set())

    def suggestions(self, asked: tuple[Piece, ...]) -> tuple[str, ...]:
        """Queries that find something: with a nearer word, or with one word less."""
        words = [piece.forms[0] for piece in asked]
        found = []
        for place, word in enumerate(words):
            for better in (*self._resembling(word), ""):
                query = " ".join(filter(None, (*words[:place], better, *words[place + 1:])))
                if query and self.match(_asked(query))[0]:
                    found.append(query)
                    break
        return tuple(dict.fromkeys(found))[:3]

    def _resembling(self, word: str) -> list[str]:
        """Words of any language that begin alike and are two slips away, nearest first."""
        if len(word) < SHORTEST_SLIP or word.isdigit():
            return []
        found = [(slipped, other) for language in self._languages
                 for other in self._words[language].starting(word[0])
                 if abs(len(other) - len(word)) <= 2 and (slipped := apart(word, other, 2)) <= 2]
        return [other for _slipped, other in sorted(found)[:3]]


def _asked(query: str) -> tuple[Piece, ...]:
    return tuple(pieces(cleaned(query[:400])))[:MOST_WORDS]


def _in_all(levels: list[list[_Level]]) -> dict[int, int]:
    """Items that every word matches, with the sum of their distances."""
    words: list[dict[int, int]] = []
    for known in levels:
        known.sort(key=lambda level: level.distance)
        nearest: dict[int, int] = {}
        for level in reversed(known):
            nearest.update(dict.fromkeys(level.items, level.distance))
        words.append(nearest)
    words.sort(key=len)
    first, *others = words
    return {number: distance + sum(other[number] for other in others)
            for number, distance in first.items() if all(number in other for other in others)}


def _head(head: tuple[str, ...], wanted: list[tuple[str, ...]]) -> int:
    """How much nearer an item is whose title is the words, begins with them, or is little more."""
    begins = len(head) >= len(wanted) and all(
        any(word.startswith(form) for form in forms)
        for word, forms in zip(head, wanted, strict=False))
    if begins and len(head) == len(wanted) and all(
            word in forms for word, forms in zip(head, wanted, strict=True)):
        return _IS
    return _STARTS_WITH * begins + _SHORT * (len(head) <= len(wanted) + 2)


def _instead(levels: list[list[_Level]], number: int) -> tuple[str, ...]:
    """Near words by which an item was found, if it was found so."""
    words: list[str] = []
    for known in levels:
        level = next((one for one in known if number in one.items), None)
        if level is not None and level.distance >= _SLIP:
            words += sorted(level.words, key=lambda word: (len(word), word))[:1]
    return tuple(words)
