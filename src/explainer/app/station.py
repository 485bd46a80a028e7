"""Where the program runs: on a person's own computer, or on one that strangers share."""

from __future__ import annotations

from typing import NamedTuple

LEAST_TARGET = 24
"""Pixels each way of what can be pressed, at least."""


class Station(NamedTuple):
    """What the window offers there."""

    commands: frozenset[str] | None = None  # ids of the commands that there are; None: all
    target: int = LEAST_TARGET  # pixels each way of what can be pressed, at least

    @property
    def is_shared(self) -> bool:
        """Whether strangers use it one after the other."""
        return self.commands is not None

    def offers(self, command_id: str) -> bool:
        """Whether there is such a command here."""
        return self.commands is None or command_id in self.commands


OWN = Station()
"""A person's own computer."""
