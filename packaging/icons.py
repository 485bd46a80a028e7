#!/usr/bin/env python3
"""Draw the icon in every size and kind from its SVG; run it after a change of
`resources/icons/explainer.svg`.

    .venv/bin/python packaging/icons.py
"""

from __future__ import annotations

import io
import os
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ICONS = PACKAGING.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def drawn(size: int) -> bytes:
    """The icon as PNG, `size` pixels wide and high."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / "explainer.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def main() -> None:
    """Write the PNG files for Linux and the window, the .ico for Windows and the .icns for
    macOS."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image
    from PySide6.QtGui import QGuiApplication

    _application = QGuiApplication([])
    pictures = {size: drawn(size) for size in SIZES}
    for size, data in pictures.items():
        (ICONS / f"{size}.png").write_bytes(data)
    largest = Image.open(io.BytesIO(pictures[512]))
    others = [Image.open(io.BytesIO(data)) for data in pictures.values()]
    sizes = [(size, size) for size in SIZES if size <= 256]
    largest.save(PACKAGING / "windows" / "explainer.ico", sizes=sizes, append_images=others)
    largest.save(PACKAGING / "macos" / "explainer.icns", append_images=others)


if __name__ == "__main__":
    main()
