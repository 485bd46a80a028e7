"""Why records could not be brought in."""

from __future__ import annotations

from collections.abc import Callable

from explainer.core.i18n import translate
from explainer.core.languages import SOURCE

Value = object | Callable[[str], str]
"""What is filled into a message; one that depends on the language is a function of it."""


class RecordsError(Exception):
    """A file or a store cannot be used. The message says why, and what to do."""

    def __init__(self, message: str, /, **values: Value) -> None:
        """`message` is a phrase of the program; `values` are filled in."""
        super().__init__(message, values)
        self._message, self._values = message, values

    def sentence(self, language: str) -> str:
        """The message in a language."""
        values = {
            name: value(language) if callable(value) else value
            for name, value in self._values.items()
        }
        text = translate(self._message, language)
        return text.format(**values) if values else text

    def __str__(self) -> str:
        return self.sentence(SOURCE)
