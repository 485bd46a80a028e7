"""Texts of slides cut to fit: divided over pages, shortened, or sources told by their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable

from explainer.drawing.wrapping import clusters

_NUMBER = re.compile(r"^\[(\d+)\] ")


def named(lines: list[str]) -> list[str]:
    """Lines of sources without what follows the publisher's name."""
    return [line.split(",")[0] for line in lines]


def numbers(lines: list[str]) -> str:
    """The numbers of sources, those in a row as a range; "" if a line has none."""
    found = [_NUMBER.match(line) for line in lines]
    numbers = sorted(int(match[1]) for match in found if match is not None)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(numbers) < len(lines):
        return ""
    return " ".join(f"[{run[0]}]" if len(run) == 1 else
                    f"[{run[0]}] [{run[1]}]" if len(run) == 2 else f"[{run[0]}–{run[-1]}]"
                    for run in runs)


def most_of(fits: Callable[[int], bool], limit: int) -> int:
    """The largest number up to the limit that fits, 0 if none does: searched from small ones up,
    for large ones cost."""
    low, high = 0, 32
    while high < limit and fits(high):
        low, high = high, 2 * high
    high = min(high, limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def cut(text: str, most: int) -> tuple[str, str]:
    """A text in two, the first of at most so many letters: between words, or within a word too long
    for that."""
    space = _last_space(text, most)
    if space > 8:  # less would be no progress: the rest begins with dots and a space
        return text[:space].rstrip() + " …", "… " + text[space:].lstrip()
    at = 0
    for cluster in clusters(text):
        if at + len(cluster) > most:
            break
        at += len(cluster)
    return (text[:at] + "…", "…" + text[at:]) if at > 8 else ("", text)


def _last_space(text: str, most: int) -> int:
    """Where to end a text of at most so many letters; 0 if there is no space in its second half."""
    space = max(text.rfind(space, 0, most + 1) for space in " \t\n")
    return space if space > most // 2 else 0


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """The text, or its first words with dots, so that it fits."""
    if fits(text):
        return text
    most = most_of(lambda count: fits(text[:count].rstrip() + " …"), len(text))
    return text[:_last_space(text, most) or most].rstrip() + " …"
