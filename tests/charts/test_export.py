"""Charts as files: everything said on the screen is in them as text or picture, and a failure leaves the old file."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from explainer.charts.export import chart_svg, export_png, export_svg
from explainer.drawing.bars import BarChart, Datum, Series
from explainer.drawing.theme import THEMES
from tests.drawing import samples

LIGHT = THEMES["light"]
SVG = "{http://www.w3.org/2000/svg}"


def _flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def _texts(root: ET.Element) -> str:
    return _flat("".join(element.text or "" for element in root.iter(f"{SVG}text")))


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_svg_holds_title_words_source_and_footer_as_text(
        bot: QtBot, tmp_path: Path, name: str, language: str) -> None:
    spec = samples.ALL[name](language)
    export_svg(spec, LIGHT, tmp_path / "chart.svg")
    root = ET.parse(tmp_path / "chart.svg").getroot()
    said = _texts(root)
    words = [spec.title, spec.subtitle, spec.source_line, spec.footer]
    words += samples.words_of(spec)
    assert [word for word in words if _flat(word) not in said] == []
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == spec.title
    assert root.find(f"{SVG}desc").text == spec.takeaway
    assert root.get("aria-labelledby") == "chart-title chart-description"


def test_svg_refers_to_nothing_outside_and_names_its_fonts(bot: QtBot) -> None:
    text = chart_svg(samples.every_fill("en"), LIGHT)
    addresses = set(re.findall(r"https?://[^\"'< ]+", text))
    assert addresses == {"http://www.w3.org/2000/svg"}
    ids = set(re.findall(r'id="([^"]+)"', text))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= ids
    assert "<pattern" in text and "Atkinson Hyperlegible" in text
    assert not re.search(r"<(image|script|style|foreignObject|use)\b|href|@import", text)


def _said_in(label: str) -> ET.Element:
    datum = Datum("k", label, 3.0, label, "reported", label, label, "f")
    spec = BarChart(label, label, label, label, label, series=(Series(label, (datum,)),))
    return ET.fromstring(chart_svg(spec, LIGHT))


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script> & \"quotes\" ' ]]> <!-- x -->", "emoji 🗽👩‍👩‍👧 and e\u0301", "ירושלים 27% שלום",
    "a\x00b\x08c\ufffe\ud800d", "%s {0} \\n ${x}",
])
def test_svg_is_valid_whatever_the_text(bot: QtBot, text: str) -> None:
    root = _said_in(text)
    kept = "".join(c for c in text if c not in "\x00\x08\ufffe\ud800")
    assert _flat(kept) in _texts(root)
    assert root.find(f"{SVG}title").text == kept


@given(st.text(st.characters(), min_size=1, max_size=60))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_svg_is_valid_for_any_text(bot: QtBot, text: str) -> None:
    _said_in(text)


def test_right_to_left_words_end_where_they_should(bot: QtBot) -> None:
    spec = dataclasses.replace(samples.article_bars("en"), title="שלום", subtitle="hello")
    plain, mirrored = (ET.fromstring(chart_svg(spec, LIGHT, rtl=rtl)) for rtl in (False, True))

    def place(root: ET.Element, text: str) -> tuple[float, str | None, str | None]:
        element = next(e for e in root.iter(f"{SVG}text") if e.text == text)
        return float(element.get("x", "")), element.get("text-anchor"), element.get("direction")

    width = float(plain.get("width", ""))
    # Anchors are meant along the text: the right end of Hebrew is its start.
    assert place(plain, "שלום")[1:] == ("end", "rtl")
    assert place(mirrored, "שלום")[1:] == (None, "rtl")
    assert place(plain, "hello")[1:] == (None, None)
    assert place(mirrored, "hello")[1:] == ("end", None)
    assert place(mirrored, "hello")[0] == pytest.approx(width - place(plain, "hello")[0])


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_png_has_the_width_asked_for_and_is_painted(bot: QtBot, tmp_path: Path, name: str, theme: object) -> None:
    export_png(samples.ALL[name]("es"), theme, tmp_path / "chart.png", width=900)
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() == 900 and image.height() > 150
    page = QColor(theme.page)
    assert image.pixelColor(2, 2) == page == image.pixelColor(897, image.height() - 3)
    inked = [y for y in range(0, image.height(), 2) for x in range(0, 900, 3) if image.pixelColor(x, y) != page]
    assert len(inked) > 300
    assert max(inked) > 0.8 * image.height(), "the footer is there"
    assert image.text("Title") == samples.ALL[name]("es").title


def test_a_wider_image_has_larger_text_not_more_emptiness(bot: QtBot, tmp_path: Path) -> None:
    heights = []
    for width in (800, 1600):
        export_png(samples.article_bars("en"), LIGHT, tmp_path / f"{width}.png", width=width)
        heights.append(QImage(str(tmp_path / f"{width}.png")).height())
    assert 1.6 < heights[1] / heights[0] < 2.1


@pytest.mark.parametrize("export", [export_png, export_svg])
def test_a_place_that_cannot_be_written_is_an_oserror_and_keeps_the_old_file(
        bot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, export: object) -> None:
    with pytest.raises(OSError):
        export(samples.article_bars("en"), LIGHT, tmp_path / "missing folder" / "chart.bin")
    path = tmp_path / "chart.bin"
    path.write_bytes(b"the old one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        export(samples.article_bars("en"), LIGHT, path)
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_an_image_too_high_to_be_seen_is_refused(bot: QtBot, tmp_path: Path) -> None:
    data = tuple(Datum(str(n), "label", 1.0, "1", "reported", "w") for n in range(2000))
    with pytest.raises(OSError, match="high"):
        export_png(BarChart("t", series=(Series("", data),)), LIGHT, tmp_path / "chart.png", width=400)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_chart_is_exported_with_its_words(bot: QtBot) -> None:
    root = ET.fromstring(chart_svg(BarChart("Title", empty_text="Nothing published."), LIGHT))
    assert "Nothingpublished." in _texts(root)
