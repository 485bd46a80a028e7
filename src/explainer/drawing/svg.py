"""Writes shapes as SVG: text stays text, evidence fills are patterns. Needs no Qt.

`QSvgGenerator` loses pen widths and pyqtgraph's exporter fails, so the few elements needed are
written here with ElementTree, which escapes what a text holds; characters that XML does not allow
are removed first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from explainer.content.evidence import Fill
from explainer.drawing.fills import (
    DOT,
    DOTTED_PEN,
    PITCH,
    SPACING,
    STRIPE,
    dots,
    half,
    outline,
    outline_dash,
)
from explainer.drawing.marks import mark_shapes
from explainer.drawing.shapes import Bar, Line, MarkShape, Path, Rect, Shape, Step, Text
from explainer.drawing.theme import FONT_FAMILY, Theme

NAMESPACE = "http://www.w3.org/2000/svg"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANCHORS = {"left": "start", "middle": "middle", "right": "end"}
_FAMILIES = f"{FONT_FAMILY}, Noto Sans, sans-serif"


def xml_text(text: str) -> str:
    """`text` without the characters that no XML document may hold."""
    return _NOT_XML.sub("", text)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _numbers(values: dict[str, float]) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _path_data(steps: tuple[Step, ...]) -> str:
    return " ".join(op + " ".join(_number(v) for v in at) for op, at in steps)


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction reads right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


class SvgShapes:
    """Shapes as SVG elements in the colors of a theme. One object writes one document."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._definitions: dict[str, ET.Element] = {}

    def document(self, width: float, height: float, shapes: Iterable[Shape], *, title: str = "",
                 description: str = "", background: str = "", language: str = "") -> str:
        """A whole document. With a title it is an image with that name for a screen reader.
        `background` is the name of a theme color."""
        size = {"width": _number(width), "height": _number(height)}
        box = f"0 0 {size['width']} {size['height']}"
        root = ET.Element("svg", {"xmlns": NAMESPACE, **size, "viewBox": box})
        if language:
            root.set("xml:lang", language)
        self._name(root, title, description)
        definitions = ET.SubElement(root, "defs")
        if background:
            ET.SubElement(root, "rect", {**size, "fill": self._color(background)})
        for shape in shapes:
            self._write(root, shape)
        definitions.extend(self._definitions.values())
        if not self._definitions:
            root.remove(definitions)
        return f"{_DECLARATION}\n{ET.tostring(root, encoding='unicode')}\n"

    def _name(self, root: ET.Element, title: str, description: str) -> None:
        if not title:
            root.set("aria-hidden", "true")
            return
        root.set("role", "img")
        names = "chart-title chart-description" if description else "chart-title"
        root.set("aria-labelledby", names)
        ET.SubElement(root, "title", {"id": "chart-title"}).text = xml_text(title)
        if description:
            ET.SubElement(root, "desc", {"id": "chart-description"}).text = xml_text(description)

    def _color(self, name: str) -> str:
        return str(getattr(self._theme, name)) if name else "none"

    def _stroke(self, color: str, pen: float, dash: tuple[float, ...] = (), cap: str = "round"
                ) -> dict[str, str]:
        if not color:
            return {}
        attributes = {"stroke": self._color(color), "stroke-width": _number(pen),
                      "stroke-linecap": cap, "stroke-linejoin": "round"}
        if dash:
            attributes["stroke-dasharray"] = " ".join(_number(length) for length in dash)
        return attributes

    def _write(self, parent: ET.Element, shape: Shape) -> None:
        match shape:
            case Text():
                self._text(parent, shape)
            case Line():
                ends = {"x1": shape.x1, "y1": shape.y1, "x2": shape.x2, "y2": shape.y2}
                ET.SubElement(parent, "line", {
                    **_numbers(ends), **self._stroke(shape.stroke, shape.pen, shape.dash)})
            case MarkShape():
                group = ET.SubElement(parent, "g")
                for part in mark_shapes(shape.box, shape.status):
                    self._write(group, part)
            case Bar():
                self._bar(parent, shape)
            case Rect():
                x, y, width, height = shape.box
                size = {"x": x, "y": y, "width": width, "height": height, "rx": shape.radius}
                ET.SubElement(parent, "rect", {
                    **_numbers(size), "fill": self._color(shape.fill),
                    **self._stroke(shape.stroke, shape.pen)})
            case Path():
                ET.SubElement(parent, "path", {
                    "d": _path_data(shape.steps), "fill": self._color(shape.fill),
                    **self._stroke(shape.stroke, shape.pen, shape.dash)})

    def _text(self, parent: ET.Element, shape: Text) -> None:
        box, backwards = shape.box, reads_right_to_left(shape.text)
        x = {"left": box.x, "middle": box.x + box.width / 2, "right": box.right}[shape.align]
        anchor = _ANCHORS[shape.align]
        attributes = {"x": _number(x), "y": _number(shape.baseline),
                      "fill": self._color(shape.color), "font-family": _FAMILIES,
                      "font-size": _number(shape.size)}
        if shape.length > 0:  # in another font, too, words end where they were laid out to end
            attributes |= {"textLength": _number(shape.length), "lengthAdjust": "spacingAndGlyphs"}
        if shape.bold:
            attributes["font-weight"] = "700"
        if backwards:  # start and end are meant along the text, so they change sides
            attributes["direction"] = "rtl"
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        if anchor != "start":
            attributes["text-anchor"] = anchor
        ET.SubElement(parent, "text", attributes).text = xml_text(shape.text)

    def _bar(self, parent: ET.Element, bar: Bar) -> None:
        group = ET.SubElement(parent, "g")
        area = _path_data(outline(bar))
        paper = bar.color if bar.fill is Fill.SOLID else "surface"
        ET.SubElement(group, "path", {"d": area, "fill": self._color(paper)})
        if bar.fill is Fill.HALF:
            ET.SubElement(group, "path", {
                "d": _path_data(half(bar)), "fill": self._color(bar.color)})
        elif bar.fill in (Fill.HATCHED, Fill.DOTTED):
            ET.SubElement(group, "path", {"d": area, "fill": f"url(#{self._pattern(bar)})"})
        dotted = bar.fill is Fill.DOTTED_OUTLINE
        pen = bar.pen * DOTTED_PEN if dotted else bar.pen
        dash = outline_dash(bar) if dotted else ()
        ET.SubElement(group, "path", {
            "d": _path_data(outline(bar, closed=False)), "fill": "none",
            **self._stroke(bar.color, pen, dash, "round" if dotted else "butt")})

    def _define(self, prefix: str, element: ET.Element) -> str:
        """Keep one definition of each look; return its id."""
        look = ET.tostring(element, encoding="unicode")
        if look not in self._definitions:
            element.set("id", f"{prefix}-{len(self._definitions) + 1}")
            self._definitions[look] = element
        return str(self._definitions[look].get("id"))

    def _pattern(self, bar: Bar) -> str:
        if bar.fill is Fill.HATCHED:
            return self._define("hatch", self._hatch(bar))
        return self._define("dots", self._dots(bar))

    def _hatch(self, bar: Bar) -> ET.Element:
        pitch, pen = PITCH * bar.grain, STRIPE * bar.grain
        pattern = self._tile(bar.box.x - bar.box.height, bar.box.y, pitch, pitch)
        for shift in (-pitch, 0.0, pitch):  # neighbors fill the corners a wide stripe leaves
            ends = {"x1": shift - pitch, "y1": -pitch, "x2": shift + 2 * pitch, "y2": 2 * pitch}
            ET.SubElement(pattern, "line", {
                **_numbers(ends), "stroke": self._color("hatch"), "stroke-width": _number(pen)})
        return pattern

    def _dots(self, bar: Bar) -> ET.Element:
        side, radius = SPACING * bar.grain, DOT * bar.grain
        first_x, first_y = dots(bar.box, bar.grain)[0]
        pattern = self._tile(first_x - side / 2, first_y - side / 4, side, side)
        for x, y in ((side / 2, side / 4), (0.0, 3 * side / 4), (side, 3 * side / 4)):
            ET.SubElement(pattern, "circle", {
                **_numbers({"cx": x, "cy": y, "r": radius}), "fill": self._color(bar.color)})
        return pattern

    @staticmethod
    def _tile(x: float, y: float, width: float, height: float) -> ET.Element:
        return ET.Element("pattern", {"x": _number(x), "y": _number(y), "width": _number(width),
                                      "height": _number(height), "patternUnits": "userSpaceOnUse"})
