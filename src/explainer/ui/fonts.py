"""The program's fonts, from packages with an open license. Without them Qt may find no font and
draw boxes."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from explainer.drawing.theme import FONT_FAMILY
from explainer.ui.plain_zero import with_plain_zero

TEXT_PACKAGE = "fontpkg_atkinson_hyperlegible"
OTHER_SCRIPTS_PACKAGE = "fontpkg_noto_sans"


def load_text_fonts() -> None:
    """Register what the first paint needs of the text family; its italics come with the other
    scripts."""
    _register(TEXT_PACKAGE, "-Regular.ttf", "-Bold.ttf")
    QFont.insertSubstitution(FONT_FAMILY, "Noto Sans")


def load_other_scripts() -> None:
    """Register the family for letters the text family lacks; large, so after the first paint."""
    _register(TEXT_PACKAGE, "Italic.ttf")
    _register(OTHER_SCRIPTS_PACKAGE, ".ttf")


def _register(package: str, *endings: str) -> None:
    spec = importlib.util.find_spec(package)
    for folder in spec.submodule_search_locations or () if spec else ():
        files = Path(folder) / "files"
        for name in sorted(os.listdir(files) if files.is_dir() else ()):
            if name.endswith(endings):
                _register_file(files / name)


def _register_file(file: Path) -> None:
    """Headlines and big numbers are bold, and have plain zeros; in running text the slash tells a
    zero from an O."""
    if file.name.endswith("-Bold.ttf"):
        QFontDatabase.addApplicationFontFromData(with_plain_zero(file.read_bytes()))
    else:
        QFontDatabase.addApplicationFont(str(file))
