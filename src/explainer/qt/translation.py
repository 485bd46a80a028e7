"""The program's own language: Qt asks the program's catalog for what its widgets say in `tr`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QGuiApplication

from explainer.core.i18n import N_, found
from explainer.core.languages import SOURCE, language_of

KEY_NAMES = (N_("Ctrl", "QShortcut"), N_("Shift", "QShortcut"), N_("Return", "QShortcut"),
             N_("Esc", "QShortcut"))
"""Qt's Spanish says Control, Mayúsculas, Retorno, Escape; our own, asked first, says what is on
keyboards here."""


class CatalogTranslator(QTranslator):
    """Answers Qt from the program's catalog of one language.

    A text of Qt's own classes is answered only where the catalog names that class as its context.
    """

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None,
                  n: int = -1) -> str | None:
        del n  # what is counted goes through `plural`
        own = context if _of_qt(context) else disambiguation or ""
        return found(text, self._language, own) or None


def _of_qt(context: str) -> bool:
    """Whether a context is one of Qt's classes: QShortcut, and not QuestionsDialog."""
    return context[:1] == "Q" and context[1:2].isupper()


class Translators:
    """Installs the program's and Qt's own translations for one language at a time."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Switch to `language`."""
        self.remove()
        tag = language_of(language).tag
        QLocale.setDefault(QLocale(tag))
        if isinstance(self._app, QGuiApplication):
            self._app.setLayoutDirection(QLocale(tag).textDirection())
        qt_own = QTranslator(self._app)
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt_own.load(f"qtbase_{tag}", qt_folder):
            self._install(qt_own)
        if language != SOURCE:
            self._install(CatalogTranslator(language, self._app))

    def _install(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)

    def remove(self) -> None:
        """Take the translators of this program off the application again."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []


def translated(text: str) -> str:
    """A phrase of the window in its present language. Content names its language instead:
    `i18n.translate`."""
    return QCoreApplication.translate("explainer", text) if text else ""
