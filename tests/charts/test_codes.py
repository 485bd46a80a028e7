"""What a reader of QR codes reads from the pixels of a code."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from explainer.charts.painting import ShapePainter
from explainer.drawing.qr import code_shapes
from explainer.drawing.shapes import Box
from explainer.drawing.theme import THEMES

ADDRESS = "https://www.latimes.com/california/story/2026-06-22/judge-dismisses-lawsuit?lang=es"


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="not installed: zbar-tools")
@pytest.mark.parametrize("name", THEMES)
def test_a_reader_of_codes_reads_the_address(name: str, tmp_path: Path, qapp: QGuiApplication) -> None:
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor(THEMES[name].page))
    painter = QPainter(picture)
    ShapePainter(painter, THEMES[name]).paint(code_shapes(ADDRESS, Box(20, 20, 360, 360)))
    painter.end()
    picture.save(str(tmp_path / "code.png"))
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(tmp_path / "code.png")], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == ADDRESS
