"""The program's own language: Qt translators for a language of the pack."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from explainer.app import paths
from explainer.core.marking import QT_TRANSLATE_NOOP

KEY_NAMES = (QT_TRANSLATE_NOOP("QShortcut", "Ctrl"), QT_TRANSLATE_NOOP("QShortcut", "Shift"),
             QT_TRANSLATE_NOOP("QShortcut", "Return"), QT_TRANSLATE_NOOP("QShortcut", "Esc"))
"""Qt's Spanish says Control, Mayúsculas, Retorno, Escape; our own, asked first, says what stands on keyboards here."""


class Translators:
    """Installs the program's and Qt's own translations for one language at a time."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Switch to `language`. English has a translation too: it holds the plural forms."""
        self.remove()
        QLocale.setDefault(QLocale(f"{language}_US"))
        folder = str(paths.resources() / "translations")
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, place in ((f"qtbase_{language}", qt_folder), (f"explainer_{language}", folder)):
            translator = QTranslator(self._app)
            if translator.load(name, place):
                self._app.installTranslator(translator)
                self._installed.append(translator)

    def remove(self) -> None:
        """Take the translators of this program off the application again."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []


def translated(context: str, text: str) -> str:
    """A text marked in a layer without Qt, in the program's present language."""
    return QCoreApplication.translate(context, text) if text else ""
