"""Slips of the finger: words that differ by a letter left out, added, wrong, or exchanged with the
next one."""

from __future__ import annotations


def slips(word: str, letters: str) -> set[str]:
    """Every word that is one slip away: a letter left out, doubled up, wrong, or two exchanged."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    made = {a + b[1:] for a, b in parts if b}
    made |= {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    made |= {a + letter + b[1:] for a, b in parts if b for letter in letters}
    made |= {a + letter + b for a, b in parts for letter in letters}
    return made - {word}


def apart(first: str, second: str, most: int) -> int:
    """Slips between two words (letters left out, added, wrong, or exchanged with the next one);
    more than `most` may be any number above it."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(second, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1]
